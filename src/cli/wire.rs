//! What agencies send: ninjs 1 and 2 (JSON) and NewsML-G2 (XML), as stories. Items without text, pictures and the like, are
//! told of and the rest goes on.

use crate::cli::records::words;
use crate::cli::story::Story;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;

/// A story with its place in the file, or why there is none.
pub type Found = Result<(String, Story), String>;

/// True for a value that is an item of ninjs, or a list of them.
pub fn is_ninjs(text: &str) -> bool {
    let item = |value: &Value| {
        let has = |name: &str| value.get(name).is_some();
        has("uri") && (["headlines", "bodies", "body_text", "body_xhtml", "body_html"].iter().any(|name| has(name)))
    };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(items)) => items.first().is_some_and(item),
        Ok(value) => item(&value),
        Err(_) => false,
    }
}

/// True for a text that is NewsML-G2, by how it begins.
pub fn is_newsml(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = start.chars().take(4000).collect();
    start.starts_with('<') && ["<newsItem", "<newsMessage", "<packageItem"].iter().any(|root| head.contains(root))
}

/// The stories of a text of ninjs.
pub fn ninjs(text: &str) -> Vec<Found> {
    match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Array(items)) => {
            items.iter().enumerate().map(|(at, item)| one_ninjs(item, format!("/{at}"))).collect()
        }
        Ok(item) => vec![one_ninjs(&item, String::new())],
        Err(error) => vec![Err(format!("this does not read as JSON: {error}"))],
    }
}

fn one_ninjs(item: &Value, pointer: String) -> Found {
    let text = |name: &str| item.get(name).and_then(words).filter(|words| !words.trim().is_empty());
    let title = part(item.get("headlines")).or_else(|| text("headline"));
    let old = || ["body_xhtml", "body_html", "body_text"].iter().find_map(|name| text(name));
    let bodies: Vec<String> = part(item.get("bodies")).or_else(old).into_iter().collect();
    if bodies.is_empty() {
        return Err(format!("the item {} has no text", if pointer.is_empty() { "of this file" } else { &pointer }));
    }
    let date = text("versioncreated").or_else(|| text("versionCreated")).or_else(|| text("contentcreated"));
    let date = date.map(|date| date.split('T').next().unwrap_or_default().to_owned());
    Ok((pointer, Story { id: text("uri"), title, date, bodies }))
}

/// The main one of several forms of a part, else the first: the longest list that anybody sends has a few.
fn part(forms: Option<&Value>) -> Option<String> {
    let forms = forms?.as_array()?;
    let is_main = |form: &&Value| form.get("role").and_then(Value::as_str).is_some_and(|role| role.contains("main"));
    let read = |form: &Value| form.get("value").and_then(Value::as_str).map(str::to_owned);
    forms.iter().find(is_main).and_then(read).or_else(|| forms.iter().find_map(read))
}

/// The stories of a text of NewsML-G2.
pub fn newsml(text: &str) -> Vec<Found> {
    let mut stories = Vec::new();
    if let Err(error) = items(text.trim_start_matches('\u{feff}'), &mut stories) {
        stories.push(Err(format!("this does not read as NewsML-G2: {error}")));
    }
    if stories.is_empty() {
        stories.push(Err("this holds no item of news".to_owned()));
    }
    stories
}

fn items(text: &str, stories: &mut Vec<Found>) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut story: Option<Story> = None;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(()),
            Event::Start(start) => {
                let name = start.local_name().as_ref().to_vec();
                match (name.as_slice(), &mut story) {
                    (b"newsItem", _) => story = Some(Story { id: attribute(&start, "guid"), ..Story::default() }),
                    (b"headline", Some(story)) if story.title.is_none() => {
                        story.title = Some(as_page(&inner(&mut reader, &start)?));
                    }
                    (b"versionCreated", Some(story)) => {
                        let written = inner(&mut reader, &start)?;
                        story.date = Some(written.split('T').next().unwrap_or_default().trim().to_owned());
                    }
                    (b"inlineXML", Some(story)) => {
                        story.bodies.push(as_page(body_of(&inner(&mut reader, &start)?)));
                    }
                    (b"inlineData", Some(story)) if is_text(&start) => {
                        let written = inner(&mut reader, &start)?;
                        story.bodies.push(plain(&written));
                    }
                    _ => {}
                }
            }
            Event::End(end) if end.local_name().as_ref() == b"newsItem" => {
                let pointer = format!("/{}", stories.len());
                stories.extend(story.take().map(|story| match story.bodies.is_empty() {
                    true => Err(format!("the item {} has no text", story.id.as_deref().unwrap_or(&pointer))),
                    false => Ok((pointer, story)),
                }));
            }
            // Of the library: text between elements, remarks, processing instructions say nothing here.
            _ => {}
        }
    }
}

/// All that stands in an element, as it is written.
fn inner(reader: &mut Reader<&[u8]>, start: &BytesStart<'_>) -> Result<String, quick_xml::Error> {
    Ok(String::from_utf8_lossy(&reader.read_text(start.name())?).into_owned())
}

/// Of NITF, whose head repeats the headline, its content alone.
fn body_of(inner: &str) -> &str {
    let behind = inner.split_once("<body.content").and_then(|(_, rest)| Some(rest.split_once('>')?.1));
    behind.map_or(inner, |rest| rest.split_once("</body.content>").map_or(rest, |(content, _)| content))
}

/// Markup, so that what stands in it is read as such even where it is a few words.
fn as_page(inner: &str) -> String {
    format!("<!doctype html>{inner}")
}

fn is_text(start: &BytesStart<'_>) -> bool {
    attribute(start, "contenttype").is_none_or(|kind| kind.starts_with("text/plain"))
}

/// Text as XML has it: in sections, or in escapes.
fn plain(written: &str) -> String {
    match written.trim().strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>")) {
        Some(text) => text.to_owned(),
        None => quick_xml::escape::unescape(written).map_or_else(|_| written.to_owned(), |text| text.into_owned()),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut found = start.attributes().flatten();
    let found = found.find(|one| one.key.local_name().as_ref() == name.as_bytes())?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::{is_newsml, is_ninjs, newsml, ninjs};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn whatever_is_sent_ends_in_stories_or_words(parts in prop::collection::vec(prop::sample::select(vec![
            "<newsItem guid=\"a\">", "</newsItem>", "<headline>", "</headline>", "<inlineXML>", "</inlineXML>", "<p>It fell.</p>",
            "<inlineData contenttype=\"text/plain\">", "</inlineData>", "<![CDATA[", "]]>", "&amp;", "&", "<", "é", "\u{feff}",
            "{\"uri\":\"a\",", "\"bodies\":[", "{\"value\":\"It fell.\"}", "]}", "[", "]", "\"headline\":1,", "null", "<!--", "-->",
        ]), 0..30)) {
            let text = parts.concat();
            let _ = (is_newsml(&text), is_ninjs(&text));
            prop_assert!(!newsml(&text).is_empty() && (!ninjs(&text).is_empty() || text.trim() == "[]"));
        }
    }
}
