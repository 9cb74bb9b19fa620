//! `sayso lsp` as an editor drives it: the program itself, the protocol's own types, framed JSON over its pipes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use lsp_server::{Message, Notification, Request, RequestId};
use lsp_types::notification::{self as notes, Notification as _};
use lsp_types::request as asks;
use lsp_types::{CodeAction, CompletionItem, CompletionTextEdit, Diagnostic, Hover, HoverContents, Location};
use lsp_types::{NumberOrString, Position, PublishDiagnosticsParams, Range, TextEdit, WorkspaceEdit};
use serde_json::{Value, json};
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A client of the server.
struct Client {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    folder: PathBuf,
    next: i32,
    /// Diagnostics that came while something else was awaited.
    published: Vec<PublishDiagnosticsParams>,
    told: Vec<Notification>,
}

impl Client {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        Self::with_options(name, files, Value::Null)
    }

    fn with_options(name: &str, files: &[(&str, &str)], options: Value) -> Self {
        Self::with(name, files, options, json!({}))
    }

    fn with(name: &str, files: &[(&str, &str)], options: Value, capabilities: Value) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
            .arg("lsp")
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut client = Self { child, to, from, folder, next: 0, published: Vec::new(), told: Vec::new() };
        let told = client.ask::<asks::Initialize>(
            json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options }),
        );
        assert_eq!(told.unwrap()["serverInfo"]["name"], "sayso");
        client.tell::<notes::Initialized>(json!({}));
        client
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.folder.join(name).display())
    }

    fn tell<N: notes::Notification>(&mut self, params: Value) {
        Message::Notification(Notification::new(N::METHOD.to_owned(), params)).write(&mut self.to).unwrap();
    }

    /// The answer to a question, or the message of its refusal.
    fn ask<R: asks::Request>(&mut self, params: Value) -> Result<Value, String> {
        self.next += 1;
        let id = RequestId::from(self.next);
        Message::Request(Request::new(id.clone(), R::METHOD.to_owned(), params)).write(&mut self.to).unwrap();
        loop {
            match Message::read(&mut self.from).unwrap().expect("an answer") {
                Message::Response(response) => {
                    assert_eq!(response.id, id);
                    return response.response_result.map_err(|refused| refused.message);
                }
                other => self.keep(other),
            }
        }
    }

    fn keep(&mut self, message: Message) {
        match message {
            Message::Notification(told) if told.method == notes::PublishDiagnostics::METHOD => {
                self.published.push(serde_json::from_value(told.params).unwrap());
            }
            Message::Notification(told) => self.told.push(told),
            other => panic!("{other:?}"),
        }
    }

    fn open(&mut self, name: &str, language: &str, text: &str) -> Vec<Diagnostic> {
        let uri = self.uri(name);
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.tell::<notes::DidOpenTextDocument>(json!({ "textDocument": document }));
        self.diagnostics(name, 1)
    }

    /// Replaces a range, as a keystroke does.
    fn change(&mut self, name: &str, version: i32, range: Range, text: &str) -> Vec<Diagnostic> {
        let document = json!({ "uri": self.uri(name), "version": version });
        let changes = json!([{ "range": range, "text": text }]);
        self.tell::<notes::DidChangeTextDocument>(json!({ "textDocument": document, "contentChanges": changes }));
        self.diagnostics(name, version)
    }

    fn diagnostics(&mut self, name: &str, version: i32) -> Vec<Diagnostic> {
        let uri = self.uri(name);
        loop {
            let here = |told: &PublishDiagnosticsParams| told.uri.as_str() == uri && told.version == Some(version);
            if let Some(at) = self.published.iter().position(here) {
                return self.published.remove(at).diagnostics;
            }
            let message = Message::read(&mut self.from).unwrap().expect("diagnostics");
            self.keep(message);
        }
    }

    fn at(&self, name: &str, position: Position) -> Value {
        json!({ "textDocument": { "uri": self.uri(name) }, "position": position })
    }

    fn hover(&mut self, name: &str, position: Position) -> Option<(String, Range)> {
        let at = self.at(name, position);
        let hover: Option<Hover> = serde_json::from_value(self.ask::<asks::HoverRequest>(at).unwrap()).unwrap();
        hover.map(|hover| match hover.contents {
            HoverContents::Markup(markup) => (markup.value, hover.range.unwrap()),
            other => panic!("{other:?}"),
        })
    }

    fn actions(&mut self, name: &str, range: Range, told: &[Diagnostic]) -> Vec<CodeAction> {
        let params =
            json!({ "textDocument": { "uri": self.uri(name) }, "range": range, "context": { "diagnostics": told } });
        serde_json::from_value(self.ask::<asks::CodeActionRequest>(params).unwrap()).unwrap()
    }

    fn end(mut self) {
        assert_eq!(self.ask::<asks::Shutdown>(Value::Null).unwrap(), Value::Null);
        self.tell::<notes::Exit>(Value::Null);
        assert!(self.child.wait().unwrap().success());
    }
}

/// Where a word begins, in UTF-16 units.
fn find(text: &str, word: &str) -> Position {
    let byte = text.find(word).expect(word);
    let line = text[..byte].matches('\n').count();
    let start = text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let units: usize = text[start..byte].encode_utf16().count();
    Position::new(line.try_into().unwrap(), units.try_into().unwrap())
}

fn code(told: &Diagnostic) -> &str {
    match told.code.as_ref().unwrap() {
        NumberOrString::String(code) => code,
        NumberOrString::Number(number) => panic!("{number}"),
    }
}

/// A text after the edits of one file.
fn edited(text: &str, edits: &[TextEdit]) -> String {
    let byte = |place: Position| {
        let start = text.split_inclusive('\n').take(place.line as usize).map(str::len).sum::<usize>();
        let mut units = 0;
        let inside = text[start..].chars().take_while(|c| {
            units += c.len_utf16();
            units <= place.character as usize
        });
        start + inside.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<&TextEdit> = edits.iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse((edit.range.start.line, edit.range.start.character)));
    let mut out = text.to_owned();
    for edit in edits {
        out.replace_range(byte(edit.range.start)..byte(edit.range.end), &edit.new_text);
    }
    out
}

fn only_file(edit: WorkspaceEdit) -> Vec<TextEdit> {
    let mut files = edit.changes.into_iter().flatten();
    let (_, edits) = files.next().unwrap();
    assert!(files.next().is_none());
    edits
}

const RULES: &str = "# “Curly” 😀 e\u{301}\npack house\n\nwords alarm terms: \"alarm 😀\", \"fire\"\n\ndefine a loud claim:\n  a claim that mentions alarm terms\n\nrule loud-and-anonymous\n  flag loud claims atributed to an anonymous source\n  message \"😀 {source} is loud\"\n";

#[test]
fn a_rule_file() {
    let mut client = Client::new("rules", &[]);
    let name = "house.sayso";
    let told = client.open(name, "sayso", RULES);
    let wrong = told.iter().find(|told| code(told) == "unknown-phrase").unwrap();
    assert_eq!(wrong.range.start, find(RULES, "atributed"));
    assert!(wrong.message.contains("did you mean `attributed to`?"), "{}", wrong.message);

    let actions = client.actions(name, wrong.range, &told);
    let action = actions.iter().find(|action| action.title == "write `attributed to`").unwrap();
    assert_eq!(action.diagnostics.as_ref().unwrap().len(), 1);
    let edits = only_file(action.edit.clone().unwrap());
    let text = edited(RULES, &edits);
    assert!(text.contains("flag loud claims attributed to an anonymous source\n"), "{text}");
    let told = client.change(name, 2, edits[0].range, &edits[0].new_text);
    assert!(told.iter().all(|told| code(told) == "no-example"), "{told:?}");

    let (hover, range) = client.hover(name, find(&text, "loud claims")).unwrap();
    assert!(hover.contains("define a loud claim"), "{hover}");
    assert_eq!(range, Range::new(find(&text, "loud claims"), find(&text, " attributed")));

    let at = client.at(name, find(&text, "loud claims"));
    let places: Vec<Location> =
        serde_json::from_value(client.ask::<asks::GotoDefinition>(at.clone()).unwrap()).unwrap();
    assert_eq!(places[0].range.start, find(&text, "loud claim:"));
    let mut params = at.clone();
    params["context"] = json!({ "includeDeclaration": true });
    let places: Vec<Location> = serde_json::from_value(client.ask::<asks::References>(params).unwrap()).unwrap();
    assert_eq!(places.len(), 2);
    assert_eq!(places[1].range.start, find(&text, "loud claims"));

    let ready = client.ask::<asks::PrepareRenameRequest>(at.clone()).unwrap();
    assert_eq!(ready["placeholder"], "loud claims");
    let mut params = at;
    params["newName"] = json!("urgent claim");
    let edit = client.ask::<asks::Rename>(params.clone()).unwrap();
    let text = edited(&text, &only_file(serde_json::from_value(edit).unwrap()));
    assert!(text.contains("define an urgent claim:") && text.contains("flag urgent claims"), "{text}");
    params["newName"] = json!("claim");
    assert!(client.ask::<asks::Rename>(params).unwrap_err().contains("will not do"));
    client.end();
}

#[test]
fn completion_and_format() {
    let mut client = Client::new("completion", &[]);
    let text = "rule a\n  flag claims attributed to a \n   message \"😀 {\"\n";
    client.open("a.sayso", "sayso", text);
    let mut here = find(text, "\n   message");
    let ask = |client: &mut Client, here: Position| -> Vec<CompletionItem> {
        let at = client.at("a.sayso", here);
        serde_json::from_value(client.ask::<asks::Completion>(at).unwrap()).unwrap()
    };
    let items = ask(&mut client, here);
    assert!(items.iter().any(|item| item.label == "captive"));
    assert!(!items.iter().any(|item| item.label == "hedged"));
    here = find(text, "{");
    here.character += 1;
    let items = ask(&mut client, here);
    let source = items.iter().find(|item| item.label == "source").unwrap();
    match source.text_edit.as_ref().unwrap() {
        CompletionTextEdit::Edit(edit) => assert_eq!(edit.range, Range::new(here, here)),
        CompletionTextEdit::InsertAndReplace(edit) => panic!("{edit:?}"),
    }

    let messy = "rule   a\n flag   claims   hedged\n  # 😀\n";
    client.open("b.sayso", "sayso", messy);
    let params =
        json!({ "textDocument": { "uri": client.uri("b.sayso") }, "options": { "tabSize": 2, "insertSpaces": true } });
    let edits: Vec<TextEdit> = serde_json::from_value(client.ask::<asks::Formatting>(params).unwrap()).unwrap();
    assert_eq!(edited(messy, &edits), sayso::syntax::format(messy).unwrap());
    client.end();
}

const ARTICLE: &str = "# 😀 “Two e\u{301}lite soldiers” held\r\n\r\n😀 “Kyiv” e\u{301} — Ukraine reported on Thursday that two soldiers of Russia had been captured near Kursk. Moscow did not comment.\r\n\r\nA prisoner revealed that the order came from the top.\r\n";

#[test]
fn an_article() {
    let mut client = Client::new("article", &[]);
    let told = client.open("a.md", "markdown", ARTICLE);
    let finding = told.iter().find(|told| code(told) == "prisoners/captive-as-fact").expect("a finding");
    assert_eq!(finding.range.start, find(ARTICLE, "revealed"));
    let claim = told.iter().find(|told| code(told) == "conflict/conflict-claim-unverified").expect("a finding");
    assert_eq!(claim.range.start.line, 2);
    let related = claim.related_information.as_ref().unwrap();
    assert!(related.iter().any(|one| one.location.range.start == find(ARTICLE, "Ukraine")), "{related:?}");

    let (hover, range) = client.hover("a.md", find(ARTICLE, "had been captured")).unwrap();
    assert!(hover.contains("**claim**") && hover.contains("Ukraine, a party to"), "{hover}");
    assert_eq!(range.start.line, 2);

    let actions = client.actions("a.md", finding.range, &told);
    let action = actions.iter().find(|action| action.title.contains("captive-as-fact")).unwrap();
    let edits = only_file(action.edit.clone().unwrap());
    assert_eq!(edits[0].new_text, " <!-- sayso allow captive-as-fact: -->");
    let told = client.change("a.md", 2, edits[0].range, &edits[0].new_text);
    assert!(told.iter().any(|told| code(told) == "allow-without-reason"), "{told:?}");
    let text = edited(ARTICLE, &edits);
    let mut at = find(&text, ": -->");
    at.character += 1;
    let told = client.change("a.md", 3, Range::new(at, at), " the letters are 😀 public");
    assert!(!told.iter().any(|told| code(told) == "prisoners/captive-as-fact"), "{told:?}");
    assert!(!told.iter().any(|told| code(told).starts_with("allow-")), "{told:?}");
    client.end();
}

#[test]
fn the_settings_of_the_house() {
    let rule = "pack house\nrule no-dragons\n  flag claims mentioning \"dragon\"\n  see \"House book, https://example.org/book#12.\"\n";
    let files = [("sayso.ron", "(rules: [\"house.sayso\"], packs_that_ship: Some(false))"), ("house.sayso", rule)];
    let mut client = Client::new("settings", &files);
    let text = "The mayor said that a dragon had been seen.\n";
    let told = client.open("a.txt", "plaintext", text);
    assert_eq!(told.len(), 1);
    assert_eq!(code(&told[0]), "house/no-dragons");
    let related = told[0].related_information.as_ref().unwrap();
    let link = related.iter().find(|one| one.message == "the rule").unwrap();
    assert_eq!(link.location.uri.as_str(), client.uri("house.sayso"));
    assert_eq!(link.location.range.start.line, 2);
    assert_eq!(told[0].code_description.as_ref().unwrap().href.as_str(), "https://example.org/book#12");
    // The rule as it is being written counts, not as it is on disk.
    client.open("house.sayso", "sayso", &rule.replace("dragon", "unicorn"));
    assert!(client.diagnostics("a.txt", 1).is_empty());
    client.end();
}

#[test]
fn a_pack_that_ships_is_opened_where_the_editor_can() {
    let text = "pack mine\nuse figures-and-dates\nrule a\n  flag casualty claims in the headline\n";
    for (able, options) in [(false, json!({})), (true, json!({ "packs": true }))] {
        let mut client = Client::with_options("packs", &[], options);
        client.open("a.sayso", "sayso", text);
        let at = client.at("a.sayso", find(text, "casualty"));
        let places = client.ask::<asks::GotoDefinition>(at).unwrap();
        let uri = places[0]["uri"].as_str();
        assert_eq!(uri, able.then_some("sayso:/rules/figures-and-dates.sayso"));
        client.end();
    }
}

#[test]
fn bad_messages_end_nothing() {
    let mut client = Client::new("bad", &[("sayso.ron", "(rulez: [])")]);
    client.tell::<notes::DidChangeTextDocument>(json!({ "nonsense": 1 }));
    assert!(client.ask::<asks::HoverRequest>(json!(7)).is_err());
    assert!(client.ask::<asks::Shutdown>(json!(null)).is_ok() || !client.told.is_empty());
    client.tell::<notes::Exit>(Value::Null);
    assert!(client.child.wait().unwrap().success());
    assert!(client.told.iter().any(|told| told.method == notes::ShowMessage::METHOD));
    let mut client = Client::new("bad-settings", &[("sayso.ron", "(rulez: [])")]);
    client.open("a.md", "markdown", "A town.\n");
    let said: Vec<String> = client.told.iter().map(|told| told.params.to_string()).collect();
    assert!(said.iter().any(|said| said.contains("no key `rulez`")), "{said:?}");
    let far = Position::new(900, 900);
    assert!(client.hover("a.md", far).is_none());
    client.change("a.md", 2, Range::new(far, far), "😀");
    assert!(client.actions("gone.md", Range::new(far, far), &[]).is_empty());
    client.end();
}

#[test]
fn names_with_signs_that_no_address_may_hold() {
    let mut client = Client::new("signs", &[]);
    let name = "[draft] ^1|{a}.md";
    let document = json!({ "uri": client.uri(name), "languageId": "markdown", "version": 1, "text": "A town.\n" });
    client.tell::<notes::DidOpenTextDocument>(json!({ "textDocument": document }));
    let encoded = client.uri("%5Bdraft%5D%20%5E1%7C%7Ba%7D.md");
    while !client.published.iter().any(|told| told.uri.as_str() == encoded) {
        let message = Message::read(&mut client.from).unwrap().expect("diagnostics");
        client.keep(message);
    }
    assert!(client.told.is_empty(), "{:?}", client.told);
    client.end();
}

#[test]
fn a_mistake_in_the_settings_is_said_once() {
    let mut client = Client::new("said-once", &[("sayso.ron", "(rulez: [])")]);
    client.open("a.sayso", "sayso", "pack a\n");
    for version in 2..8 {
        let end = Position::new(0, 6);
        client.change("a.sayso", version, Range::new(end, end), "a");
    }
    let said = |client: &Client| client.told.iter().filter(|told| told.method == notes::ShowMessage::METHOD).count();
    assert_eq!(said(&client), 1);
    let document = json!({ "textDocument": { "uri": client.uri("a.sayso") } });
    client.tell::<notes::DidSaveTextDocument>(document);
    client.diagnostics("a.sayso", 7);
    assert_eq!(said(&client), 2, "it is still there when somebody saves");
    client.end();
}

#[test]
fn an_editor_that_can_watches_settings_and_rules() {
    let able = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = Client::with("watch", &[], Value::Null, able);
    let Some(Message::Request(asked)) = Message::read(&mut client.from).unwrap() else { panic!("no request") };
    assert_eq!(asked.method, "client/registerCapability");
    let watched = asked.params.to_string();
    assert!(watched.contains("**/sayso.ron") && watched.contains("**/*.sayso"), "{watched}");
    client.end();
}

#[test]
fn who_leaves_without_a_word_and_who_asks_after_it() {
    let mut client = Client::new("late", &[]);
    client.ask::<asks::Shutdown>(Value::Null).unwrap();
    let refused = client.ask::<asks::HoverRequest>(json!(null)).unwrap_err();
    assert!(refused.contains("shut down"), "{refused}");
    client.tell::<notes::Exit>(Value::Null);
    assert!(client.child.wait().unwrap().success());
    let mut client = Client::new("early", &[]);
    client.tell::<notes::Exit>(Value::Null);
    assert_eq!(client.child.wait().unwrap().code(), Some(1));
}

#[test]
fn the_accurate_extractor_reads_what_is_saved_and_the_fast_one_what_is_typed() {
    const RULE: &str = "pack house\n\nrule anon\n  flag statements attributed to an anonymous source\n";
    const TEXT: &str = "The harbour was closed, two officials said.\n";
    let files = [("sayso.ron", r#"(rules: ["house.sayso"], packs_that_ship: false)"#), ("house.sayso", RULE)];
    let sources = |told: &[Diagnostic]| told.iter().filter_map(|one| one.source.clone()).collect::<Vec<_>>();
    let mut client = Client::with_options("accurate", &files, json!({ "accurate": "save" }));
    assert_eq!(sources(&client.open("a.md", "markdown", TEXT)), ["sayso (fast)"], "at once");
    assert_eq!(sources(&client.diagnostics("a.md", 1)), ["sayso"], "and then as the command reads it");
    let start = Range { start: find(TEXT, "The"), end: find(TEXT, "The") };
    assert_eq!(sources(&client.change("a.md", 2, start, "Rain fell. ")), ["sayso (fast)"]);
    let document = json!({ "textDocument": { "uri": client.uri("a.md") } });
    client.tell::<notes::DidSaveTextDocument>(document.clone());
    assert_eq!(sources(&client.diagnostics("a.md", 2)), ["sayso (fast)"]);
    assert_eq!(sources(&client.diagnostics("a.md", 2)), ["sayso"]);
    // What settings pin holds here, too.
    fs::write(client.folder.join("sayso.ron"), files[0].1.replace(')', ", extractor: fast)")).unwrap();
    client.tell::<notes::DidSaveTextDocument>(document);
    assert_eq!(sources(&client.diagnostics("a.md", 2)), ["sayso (fast)"]);
    client.open("b.md", "markdown", TEXT);
    assert!(client.published.is_empty(), "{:?}", client.published);
    client.end();
    let mut client = Client::new("accurate-off", &files);
    assert_eq!(sources(&client.open("a.md", "markdown", TEXT)), ["sayso (fast)"]);
    client.tell::<notes::DidSaveTextDocument>(json!({ "textDocument": { "uri": client.uri("a.md") } }));
    assert_eq!(sources(&client.diagnostics("a.md", 1)), ["sayso (fast)"], "only where the editor asks for it");
    client.end();
}

#[test]
fn an_article_is_compared_with_what_it_was_made_from() {
    let source = "The mayor, Ina Holt, said: “We lost the ferry, and we may not build another one.”\n";
    let draft = "“We lost the ferry and we will not build another one,” said the mayor, Ina Holt.\n";
    let named = format!("---\noriginal: wire/one.txt\n---\n\n{draft}");
    let mut client = Client::with_options("compared", &[], json!({ "compare": true }));
    fs::create_dir_all(client.folder.join("wire")).unwrap();
    fs::write(client.folder.join("wire/one.txt"), source).unwrap();
    let is_quotation =
        |told: &Diagnostic| told.code == Some(NumberOrString::String("fidelity/altered-quotation".to_owned()));
    let lenses = |client: &mut Client, name: &str| {
        let params = json!({ "textDocument": { "uri": client.uri(name) } });
        let lenses: Vec<lsp_types::CodeLens> =
            serde_json::from_value(client.ask::<asks::CodeLensRequest>(params).unwrap()).unwrap();
        lenses.into_iter().map(|lens| lens.command.unwrap()).collect::<Vec<_>>()
    };
    // What the article names is compared at once.
    let told = client.open("named.md", "markdown", &named);
    let finding = told.iter().find(|told| is_quotation(told)).expect("the quotation");
    let passage =
        finding.related_information.iter().flatten().find(|it| it.location.uri.as_str() == client.uri("wire/one.txt"));
    assert_eq!(passage.expect("the passage").location.range.start, find(source, "We lost"));
    assert!(lenses(&mut client, "named.md")[0].title.starts_with("compared with one.txt: 1 difference"));
    // What names nothing has a lens that asks.
    assert!(!client.open("plain.md", "markdown", draft).iter().any(is_quotation));
    let lens = lenses(&mut client, "plain.md").remove(0);
    assert_eq!((lens.title.as_str(), lens.command.as_str()), ("compare with …", "sayso.compareWith"));
    let texts = |client: &Client, texts: &[&str]| {
        let texts: Vec<String> = texts.iter().map(|text| client.uri(text)).collect();
        json!({ "command": "sayso.compare", "arguments": [client.uri("plain.md"), texts] })
    };
    let held = texts(&client, &["wire/one.txt"]);
    client.ask::<asks::ExecuteCommand>(held).unwrap();
    assert!(client.diagnostics("plain.md", 1).iter().any(is_quotation));
    assert_eq!(lenses(&mut client, "plain.md")[1].title, "stop comparing");
    let ended = texts(&client, &[]);
    client.ask::<asks::ExecuteCommand>(ended).unwrap();
    assert!(!client.diagnostics("plain.md", 1).iter().any(is_quotation));
    let wrong = client.ask::<asks::ExecuteCommand>(json!({ "command": "sayso.compare", "arguments": [7] }));
    assert!(wrong.unwrap_err().contains("takes the address"));
    client.end();
}
