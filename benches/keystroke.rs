//! How long an editor waits for the findings of an article after a keystroke: `cargo bench --bench keystroke`. It drives
//! `sayso lsp` over its pipes, with an article of 2,000 words, and prints the median and the slowest tenth of 200 keystrokes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![allow(clippy::print_stdout, reason = "a bench prints what it measured")]

use lsp_server::{Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::io::BufReader;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// Articles of the project's own, one after the other.
const ARTICLES: [&str; 4] = [
    include_str!("../tests/articles/war.md"),
    include_str!("../tests/articles/politics.md"),
    include_str!("../tests/articles/court.md"),
    include_str!("../tests/articles/business.md"),
];
const WORDS: usize = 2_000;
const KEYSTROKES: usize = 200;
const URI: &str = "file:///article.md";

fn main() {
    let article = article();
    let mut server = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut editor = Editor { to: server.stdin.take().unwrap(), from: BufReader::new(server.stdout.take().unwrap()) };
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    let request = Request::new(RequestId::from(1), "initialize".to_owned(), params);
    Message::Request(request).write(&mut editor.to).unwrap();
    editor.tell("initialized", json!({}));
    let document = json!({ "uri": URI, "languageId": "markdown", "version": 0, "text": article });
    editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
    editor.findings(0);

    // Letters at the end of a word in the middle of the article, so that everything after it moves.
    let line = article.lines().count() / 2 / 2 * 2;
    let mut times = Vec::new();
    for version in 1..=KEYSTROKES {
        let at = json!({ "line": line, "character": 3 });
        let change = json!([{ "range": { "start": at, "end": at }, "text": "e" }]);
        let start = Instant::now();
        let document = json!({ "uri": URI, "version": version });
        editor.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": change }));
        editor.findings(version);
        times.push(start.elapsed());
    }
    times.sort();
    let at = |share: usize| millis(times[(times.len() - 1) * share / 100]);
    println!(
        "{} words, {KEYSTROKES} keystrokes: median {:.1} ms, nine in ten within {:.1} ms, slowest {:.1} ms",
        article.split_whitespace().count(),
        at(50),
        at(90),
        at(100)
    );
    server.kill().unwrap();
    server.wait().unwrap();
}

struct Editor {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

impl Editor {
    fn tell(&mut self, method: &str, params: Value) {
        Message::Notification(Notification::new(method.to_owned(), params)).write(&mut self.to).unwrap();
    }

    /// Waits for the findings of a version.
    fn findings(&mut self, version: usize) {
        loop {
            match Message::read(&mut self.from).unwrap().expect("the server lives") {
                Message::Notification(told)
                    if told.method == "textDocument/publishDiagnostics" && told.params["version"] == version =>
                {
                    return;
                }
                _ => {}
            }
        }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn article() -> String {
    let mut article = String::new();
    for paragraph in ARTICLES.iter().flat_map(|text| text.split("\n\n")).cycle() {
        if article.split_whitespace().count() >= WORDS {
            break;
        }
        article.push_str(paragraph);
        article.push_str("\n\n");
    }
    article
}
