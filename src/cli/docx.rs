//! Word documents (`.docx`) as Markdown: headings, paragraphs, items, quotations, links; comments that speak to sayso stand
//! where they were set. Words that were deleted with changes tracked, struck words, text boxes, notes and pictures are left
//! out. The only file that knows the crate zip.

use crate::cli::input::mark_up;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// No part of a document is larger, unpacked: a small file may unpack to any size.
const LARGEST: u64 = 32 << 20;

/// The text of a document: paragraph n, of those that are not empty, stands on line 2n - 1.
///
/// # Errors
/// Says what is wrong with the file, in plain words.
pub fn text(bytes: &[u8]) -> Result<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "this is no Word document, or a broken one")?;
    let document = part(&mut archive, "word/document.xml")?.ok_or("this is no Word document: it holds no text")?;
    let comments = part(&mut archive, "word/comments.xml")?.unwrap_or_default();
    let links = part(&mut archive, "word/_rels/document.xml.rels")?.unwrap_or_default();
    let told = |error: quick_xml::Error| format!("a broken Word document: {error}");
    let (comments, links) = (comments_of(&comments).map_err(told)?, links_of(&links).map_err(told)?);
    let mut body = Body { comments, links, ..Body::default() };
    each(&document, |event| body.take(event)).map_err(told)?;
    body.end_paragraph();
    Ok(body.paragraphs.join("\n\n") + "\n")
}

/// The text of a file of the archive; none where it is not there.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, String> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| format!("a broken Word document: {error}"))?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("a part of this document unpacks to more than {} MB: no article does", LARGEST >> 20));
    }
    String::from_utf8(bytes).map(Some).map_err(|_| "a broken Word document: a part of it is not UTF-8".to_owned())
}

/// Takes each event of a part.
fn each(xml: &str, mut take: impl FnMut(&Event<'_>)) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(()),
            event => take(&event),
        }
    }
}

/// The value of an attribute, whatever stands for its namespace.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut found = start.attributes().flatten();
    let found = found.find(|one| one.key.local_name().as_ref() == name.as_bytes())?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// What an event says, escapes undone.
fn words(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::CData(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::GeneralRef(reference) => {
            if let Ok(Some(sign)) = reference.resolve_char_ref() {
                return Some(sign.to_string());
            }
            let name = reference.decode().ok()?;
            quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned)
        }
        _ => None,
    }
}

/// Comments by their numbers.
fn comments_of(xml: &str) -> Result<BTreeMap<String, String>, quick_xml::Error> {
    let (mut comments, mut id) = (BTreeMap::new(), String::new());
    each(xml, |event| match event {
        Event::Start(start) if start.local_name().as_ref() == b"comment" => {
            id = attribute(start, "id").unwrap_or_default();
        }
        other => {
            if let Some(words) = words(other) {
                comments.entry(id.clone()).or_insert_with(String::new).push_str(&words);
            }
        }
    })?;
    Ok(comments)
}

/// Where links lead, by their numbers.
fn links_of(xml: &str) -> Result<BTreeMap<String, String>, quick_xml::Error> {
    let mut links = BTreeMap::new();
    each(xml, |event| {
        let Event::Start(start) = event else { return };
        let (id, target) = (attribute(start, "Id"), attribute(start, "Target"));
        let leads_out = attribute(start, "TargetMode").is_some_and(|mode| mode == "External");
        if let (Some(id), Some(target), true) = (id, target, leads_out) {
            links.insert(id, target);
        }
    })?;
    Ok(links)
}

/// The body of a document, as it is read.
#[derive(Default)]
struct Body {
    comments: BTreeMap<String, String>,
    links: BTreeMap<String, String>,
    paragraphs: Vec<String>,
    /// The words of the paragraph.
    text: String,
    /// What it is: `# `, `- `, `> `.
    mark: &'static str,
    /// How many elements that are left out are open.
    hidden: usize,
    /// The run is struck out or hidden.
    struck: bool,
    /// Inside the words of a run.
    inside: bool,
    /// The link that is open, and where its words begin.
    link: Option<(String, usize)>,
}

impl Body {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => self.start(start),
            Event::End(end) => self.end(end.local_name().as_ref()),
            other if self.inside && self.hidden == 0 && !self.struck => {
                if let Some(words) = words(other) {
                    self.text.push_str(&words);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        let on =
            || attribute(start, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off" | "none"));
        match start.local_name().as_ref() {
            name if is_left_out(name) => self.hidden += 1,
            _ if self.hidden > 0 => {}
            b"p" => self.end_paragraph(),
            b"pStyle" => self.mark = mark(&attribute(start, "val").unwrap_or_default()).unwrap_or(self.mark),
            b"numPr" if self.mark.is_empty() => self.mark = "- ",
            b"r" => self.struck = false,
            b"strike" | b"dstrike" | b"vanish" => self.struck |= on(),
            b"t" => self.inside = true,
            b"tab" | b"br" | b"cr" if !self.text.is_empty() => self.text.push(' '),
            b"noBreakHyphen" => self.text.push('-'),
            b"hyperlink" => {
                let target = attribute(start, "id").and_then(|id| self.links.get(&id).cloned());
                self.link = target.map(|target| (target, self.text.len()));
            }
            b"commentReference" => {
                let said = attribute(start, "id").and_then(|id| self.comments.get(&id)).map(|said| said.trim());
                if let Some(said) = said.filter(|said| said.starts_with("sayso") && !said.contains("--")) {
                    self.text.push_str(&format!(" \u{e000}{said}\u{e001}"));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            name if is_left_out(name) => self.hidden = self.hidden.saturating_sub(1),
            _ if self.hidden > 0 => {}
            b"t" => self.inside = false,
            b"r" => self.struck = false,
            b"p" => self.end_paragraph(),
            b"hyperlink" => {
                let Some((target, from)) = self.link.take() else { return };
                let plain = !target.contains(['<', '>', '\n', '\r', '\\']) && self.text.len() > from;
                if plain && self.text.is_char_boundary(from) {
                    self.text.insert(from, '\u{e002}');
                    self.text.push_str(&format!("\u{e003}{target}\u{e004}"));
                }
            }
            _ => {}
        }
    }

    /// The marks of links and comments are put in last: what people wrote is no markup.
    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        let mark = std::mem::take(&mut self.mark);
        self.link = None;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let marked = mark_up(&text);
        let marked = marked.trim().replace('\u{e000}', "<!-- ").replace('\u{e001}', " -->");
        let marked = marked.replace('\u{e002}', "[").replace('\u{e003}', "](<").replace('\u{e004}', ">)");
        self.paragraphs.push(format!("{mark}{marked}"));
    }
}

/// Elements whose words are not those of the article.
fn is_left_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"del"
            | b"moveFrom"
            | b"txbxContent"
            | b"pict"
            | b"drawing"
            | b"object"
            | b"instrText"
            | b"delText"
            | b"footnote"
            | b"endnote"
            | b"sdtPr"
            | b"Fallback"
    )
}

/// What a style makes of a paragraph; the names are Word's own, whatever language it speaks.
fn mark(style: &str) -> Option<&'static str> {
    match style.to_ascii_lowercase().as_str() {
        "title" | "heading1" | "headline" => Some("# "),
        "heading2" | "heading3" | "heading4" | "heading5" | "heading6" => Some("## "),
        "quote" | "intensequote" | "blocktext" => Some("> "),
        "listparagraph" | "listbullet" | "listnumber" => Some("- "),
        _ => None,
    }
}
