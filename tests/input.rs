//! What goes in: pages of HTML, records, standard input; what is not known is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;

use desk::{ANONYMOUS, PACK, Run, command};
use proptest::prelude::*;
use sayso::source::Source;
use sayso::span::Span;
use sayso::text::{BlockKind, Format, read};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    desk::folder("input", name, files)
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    desk::run(folder, arguments)
}

const PAGE: &str = r##"<!DOCTYPE html>
<html><head><title>Harbour to close | The Post</title><style>p{}</style><script>var a = "<p>Two officials said.</p>";</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li>News, two officials said.</li></ul></nav>
<main><article>
<header><h1>Harbour to <em>close</em>, Jos&eacute; says</h1></header>
<p>The harbour will close&nbsp;in spring,
   two <b>officials</b> said. <a href="https://example.org/r?a=1">The report</a> was published on Monday.
<p>The mayor denied it. 1* is [odd] &amp; 5 &lt; 6.
<figure><img src=a.jpg alt="x"><figcaption>The wall, two officials said.</figcaption></figure>
<blockquote><p>It is a risk.</p></blockquote>
<ul><li>one item<li><p>another item</p></ul>
<aside>Pull quote, two officials said.</aside>
<blockquote class="twitter-tweet"><p>A post, two officials said.</p></blockquote>
<p>1. The <del>old</del> wall holds.</p>
<p hidden>Unseen, two officials said.</p>
<p>Ten men<br>fell.</p>
</article></main>
<footer>Copyright, two officials said.</footer>
</body></html>
"##;

/// The blocks of a page with their kinds, as a reader sees them.
fn blocks(page: &str) -> Vec<(BlockKind, String)> {
    let source = Source::html(page);
    let document = read(&source.text, source.format);
    document.blocks.iter().map(|block| (block.kind, document.seen(block.span).into_owned())).collect()
}

#[test]
fn of_a_page_the_article_is_read() {
    use BlockKind::{BlockQuote, Headline, ListItem, Paragraph};
    let wanted = [
        (Headline, "Harbour to close, José says"),
        (Paragraph, "The harbour will close\u{a0}in spring, two officials said. The report was published on Monday."),
        (Paragraph, "The mayor denied it. 1* is [odd] & 5 < 6."),
        (BlockQuote, "It is a risk."),
        (ListItem, "one item"),
        (ListItem, "another item"),
        (Paragraph, "1. The wall holds."),
        (Paragraph, "Ten men fell."),
    ];
    assert_eq!(blocks(PAGE), wanted.map(|(kind, text)| (kind, text.to_owned())));
    // A piece from an editor, blocks of WordPress, a page without ends.
    let piece = "<!-- wp:heading --><h2>Harbour</h2><!-- /wp:heading --><!-- wp:paragraph --><p>It will close.</p>";
    assert_eq!(blocks(piece), [(Headline, "Harbour".to_owned()), (Paragraph, "It will close.".to_owned())]);
    let loose = "<title>x</title><h1>Harbour</h1><div>It will close.<div>It is old.</div></div>Nobody came.";
    let texts: Vec<String> = blocks(loose).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["Harbour", "It will close.", "It is old.", "Nobody came."]);
}

#[test]
fn what_is_found_on_a_page_stands_in_its_file() {
    let here = folder("page", &[("page.html", PAGE), ("anon.sayso", PACK)]);
    let check = |format: &str| run(&here, &["check", "--rules", "anon.sayso", "--format", format, "page.html"]);
    let json: Value = serde_json::from_str(&check("json").out).unwrap();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    let at = |span: &Value| &PAGE[span["start"].as_u64().unwrap() as usize..span["end"].as_u64().unwrap() as usize];
    assert_eq!(findings[0]["message"], "two officials :: The harbour will close in spring");
    assert_eq!(at(&findings[0]["span"]), "The harbour will close&nbsp;in spring");
    assert_eq!(at(&findings[0]["labels"][0]["span"]), "two <b>officials");
    assert_eq!(findings[0]["line"], 7);
    // The report is in words, the comment goes into the file.
    assert!(
        check("human").out.contains("7 │ The harbour will close\u{a0}in spring, two officials said."),
        "{}",
        check("human").out
    );
    let told = run(&here, &["allow", "--rules", "anon.sayso", "page.html:7", "anon", "--reason", "known"]);
    assert_eq!(told.status, 0, "{told:?}");
    let comment = "said. <!-- sayso allow anon: known --> <a";
    assert!(fs::read_to_string(here.join("page.html")).unwrap().contains(comment));
    assert_eq!(check("human").status, 0, "{}", check("human").out);
}

#[test]
fn records_are_read_by_their_fields() {
    let json = r#"[{"head": "Harbour", "content": {"text": "<p>It will close, two&nbsp;officials said.</p>"}, "slug": "har-1"},
        {"head": "Wall", "content": {"text": ["It held.", "It *fell*, two officials said."]}}, {"other": 1}]"#;
    let lines = "{\"head\": \"A\", \"content\": {\"text\": \"It fell, two officials said.\"}}\n\n{broken\n";
    let csv = "head;text\n\"Har; bour\";\"It will close,\ntwo officials said.\"\n";
    let here = folder("records", &[("a.json", json), ("b.jsonl", lines), ("c.csv", csv), ("anon.sayso", PACK)]);
    let check = |more: &[&str]| run(&here, &[&["check", "--rules", "anon.sayso", "--format", "short"], more].concat());
    let fields =
        ["--field", "title=head", "--field", "body=content.text", "--field", "body=text", "--field", "id=slug"];
    let told = check(&fields);
    assert_eq!(told.status, 2);
    let places: Vec<&str> = told.out.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["./a.json#har-1:3:1", "./a.json#/1:5:1", "./b.jsonl#L1:3:1", "./c.csv#L2:3:1"], "{told:?}");
    assert!(told.out.contains("two officials :: It will close"), "{}", told.out);
    assert!(told.err.contains("a.json#/2: this record has none of the fields"), "{}", told.err);
    assert!(told.err.contains("b.jsonl: line 3 does not read as JSON"), "{}", told.err);
    let told = check(&["a.json"]);
    assert!(told.status == 2 && told.err.contains("say which fields to read"), "{}", told.err);
    let told = check(&["--field", "headline=head", "a.json"]);
    assert!(told.status == 2 && told.err.contains("`headline` is no role"), "{}", told.err);
}

/// A Word document with these parts.
fn word(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = zip::CompressionMethod::Deflated;
        archive.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
        archive.write_all(text).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const WORD: &str = r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Harbour to </w:t></w:r><w:r><w:t>close</w:t></w:r></w:p>
<w:p/>
<w:p><w:r><w:t xml:space="preserve">The harbour will close, two officials </w:t></w:r><w:r><w:t>said.</w:t></w:r>
  <w:r><w:commentReference w:id="3"/></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:r><w:rPr><w:strike/></w:rPr><w:t>new </w:t></w:r>
  <w:hyperlink r:id="l1"><w:r><w:t>report</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> is &lt;late&gt; &amp; *long*.</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>1. one item</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>The wall fell, two officials said.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"#;

#[test]
fn word_documents_are_read_by_their_paragraphs() {
    let comments = br#"<w:comments xmlns:w="w"><w:comment w:id="3"><w:p><w:r><w:t>sayso allow anon: known</w:t></w:r></w:p></w:comment>
        <w:comment w:id="4"><w:p><w:r><w:t>who?</w:t></w:r></w:p></w:comment></w:comments>"#;
    let links = br#"<Relationships><Relationship Id="l1" Target="https://example.org/r" TargetMode="External"/></Relationships>"#;
    let parts: &[(&str, &[u8])] = &[
        ("word/document.xml", WORD.as_bytes()),
        ("word/comments.xml", comments),
        ("word/_rels/document.xml.rels", links),
    ];
    let here = folder("word", &[("anon.sayso", PACK)]);
    fs::write(here.join("a.docx"), word(parts)).unwrap();
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "short"]);
    // The fifth paragraph that is not empty.
    assert_eq!(told.out, "./a.docx:9:1: error[house/anon]: two officials :: The wall fell\n", "{told:?}");
    assert!(run(&here, &["extract", "a.docx"]).out.contains("The report is <late> & *long"));
    let before = fs::read(here.join("a.docx")).unwrap();
    let allowed = run(&here, &["allow", "--rules", "anon.sayso", "a.docx:9", "anon", "--reason", "x"]);
    assert_eq!((allowed.status, fs::read(here.join("a.docx")).unwrap() == before), (0, true), "{allowed:?}");
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "short"]);
    assert_eq!((told.status, told.out.as_str()), (0, ""), "what may stand is in a file beside it: {told:?}");
}

#[test]
fn a_broken_or_swollen_document_is_told_and_the_rest_goes_on() {
    let here = folder("broken-word", &[("anon.sayso", PACK), ("z.md", ANONYMOUS)]);
    let swollen = vec![b' '; 33 << 20];
    for (name, bytes) in [
        ("a.docx", b"PK no archive".to_vec()),
        ("b.docx", word(&[("other.xml", b"<a/>")])),
        ("c.docx", word(&[("word/document.xml", b"<w:document><w:p><w:t>x</w:q>")])),
        ("d.docx", word(&[("word/document.xml", &swollen)])),
    ] {
        fs::write(here.join(name), bytes).unwrap();
    }
    let told = run(&here, &["check", "--rules", "anon.sayso", "--format", "short"]);
    assert_eq!((told.status, told.err.lines().count(), told.out.lines().count()), (2, 4, 1), "{told:?}");
    assert!(told.err.contains("d.docx: a part of this document unpacks to more than 32 MB"), "{}", told.err);
}

const NINJS: &str = r#"[
  {"uri": "urn:orvel:1", "type": "text", "versioncreated": "2031-05-12T08:00:00Z",
   "headlines": [{"role": "short", "value": "No"}, {"role": "main", "value": "Harbour &amp; quay"}],
   "bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>The wall fell, two officials said.</p><p>Rain.</p>"}]},
  {"uri": "urn:orvel:2", "headline": "Bridge", "body_text": "It *fell*, two officials said."},
  {"uri": "urn:orvel:3", "type": "picture", "headline": "A picture"}
]"#;

const NEWSML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:orvel:a"><itemMeta><versionCreated>2031-05-12T08:00:00Z</versionCreated></itemMeta>
  <contentMeta><headline>Harbour &amp; quay</headline></contentMeta>
  <contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>Harbour</hl1></hedline></body.head>
    <body.content><p>The wall fell, two officials said.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
<newsItem guid="urn:orvel:b"><contentMeta><headline>Bridge</headline></contentMeta>
  <contentSet><inlineData contenttype="text/plain"><![CDATA[It fell < there, two officials said.]]></inlineData></contentSet></newsItem>
<newsItem guid="urn:orvel:c"><contentMeta><headline>A picture</headline></contentMeta></newsItem>
</itemSet></newsMessage>"#;

#[test]
fn what_agencies_send_is_read_item_by_item() {
    let files = [("n.json", NINJS), ("g2.xml", NEWSML), ("anon.sayso", PACK), ("one.xml", "<note>no</note>")];
    let here = folder("wire", &files);
    let check = |arguments: &[&str]| {
        run(&here, &[&["check", "--rules", "anon.sayso", "--format", "short"], arguments].concat())
    };
    let told = check(&["n.json"]);
    let lines: Vec<&str> = told.out.lines().collect();
    assert_eq!(told.status, 2, "the picture is told of: {told:?}");
    assert!(
        lines[0].starts_with("n.json#urn:orvel:1:5:1: error[house/anon]: two officials :: The wall fell"),
        "{told:?}"
    );
    assert!(lines[1].starts_with("n.json#urn:orvel:2:3:"), "{told:?}");
    assert!(told.err.contains("n.json: the item /2 has no text"), "{told:?}");
    let told = check(&["g2.xml"]);
    let lines: Vec<&str> = told.out.lines().collect();
    assert!(
        lines[0].starts_with("g2.xml#urn:orvel:a:5:1: error[house/anon]: two officials :: The wall fell"),
        "{told:?}"
    );
    assert!(lines[1].contains("It fell < there"), "{told:?}");
    assert_eq!((lines.len(), told.err.contains("the item urn:orvel:c has no text")), (2, true), "{told:?}");
    assert!(!run(&here, &["extract", "g2.xml"]).out.contains("Harbour Harbour"));
    assert_eq!(check(&["--as", "newsml", "."]).out.lines().count(), 2, "in a folder, where it is asked for");
    assert!(check(&["one.xml"]).err.contains("how `.xml` is written is not known"));
    for broken in
        ["<newsItem guid=\"a\"><headline>x", "<newsItem><inlineXML><p>x</inlineXML></newsItem>", "<newsMessage/>"]
    {
        fs::write(here.join("broken.xml"), broken).unwrap();
        let told = check(&["broken.xml", "n.json"]);
        assert!(
            told.status == 2 && told.out.lines().count() == 2 && told.err.contains("broken.xml: "),
            "{broken}: {told:?}"
        );
    }
}

#[test]
fn what_is_not_known_is_refused() {
    let here = folder("unknown", &[("a.xyz", ANONYMOUS), ("bare", ANONYMOUS), ("anon.sayso", PACK)]);
    let told = run(&here, &["check", "a.xyz"]);
    assert!(told.status == 2 && told.err.contains("how `.xyz` is written is not known"), "{}", told.err);
    for arguments in [&["a.xyz", "--as", "markdown"][..], &["bare"]] {
        assert_eq!(run(&here, &[&["check", "--rules", "anon.sayso"], arguments].concat()).status, 1, "{arguments:?}");
    }
    // Without a name it is told by how it begins.
    for (text, status, said) in [
        ("{\"headline\": \"x\"}", 2, "these are records"),
        ("<!doctype html>\n<p>It fell, two officials said.", 1, ""),
        ("{ It fell, two officials said.", 1, ""),
    ] {
        let mut child = command(&here, &["check", "--rules", "anon.sayso", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let told = Run::of(child.wait_with_output().unwrap());
        assert!(told.status == status && told.err.contains(said), "{text}: {told:?}");
    }
}

#[test]
fn a_page_of_any_depth_takes_linear_time() {
    let deep = "<div>".repeat(100_000) + &"<p>It fell.".repeat(20_000) + &"<a href=x>".repeat(20_000);
    let start = std::time::Instant::now();
    assert!(Source::html(&deep).text.contains("It fell"));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_page_is_read_and_every_place_is_one(parts in prop::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<div hidden>", "</div>", "<a href='x'>", "</a>", "<li>", "<ul>", "</ul>", "<h1>", "</h1>", "<br>",
        "<script>", "</script>", "<!-- sayso allow a: b -->", "<!-- ", "-->", "&amp;", "&eacute;", "&#0;", "&shy;", "&", "<",
        ">", "é", "word ", "two officials said. ", "\n", "\u{200b}", "*", "[", "1. ", "<article>", "</article>", "<td>", "\"",
    ]), 0..60)) {
        let page = parts.concat();
        let source = Source::html(&page);
        let document = read(&source.text, Format::Markdown);
        for token in document.tokens.iter() {
            let given = source.origin.given(token.span);
            prop_assert!(given.end <= page.len() && page.get(given.range()).is_some(), "{page:?}: {given:?}");
            let back = source.origin.read(given);
            prop_assert!(back.is_empty() || back.overlaps(token.span), "{page:?}: {:?} {given:?} {back:?}", token.span);
        }
        let whole = Source::of(&page, Format::Markdown);
        for at in 0..whole.text.len() {
            let given = whole.origin.given(Span::new(at, at + 1));
            prop_assert!(given.end <= page.len());
        }
    }
}
