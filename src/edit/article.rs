//! What an editor shows of an article: what was understood of a claim, and the comment that answers a finding.

use crate::edit::Hover;
use crate::edit::hover::plain;
use crate::evaluate::Finding;
use crate::explain::{self, About, Place, Reason};
use crate::span::Span;

/// A comment that answers a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The finding, by its place in the list.
    pub finding: usize,
    /// The rule that is silenced.
    pub rule: String,
    /// Where the comment goes.
    pub at: usize,
    /// The comment. Its reason is left to the writer, and without one it silences nothing.
    pub text: String,
}

/// The statement at a byte of an article: who says it, how it is put, what was verified. The stretch of the place is not
/// looked at.
pub fn hover_claim(place: &Place<'_>, byte: usize) -> Option<Hover> {
    let place = Place { stretch: Span::new(byte, byte + 1), article: false, ..*place };
    let things = explain::explain(&place, |_| false).things;
    let inner = |about: &&About| about.span.map_or(usize::MAX, Span::len);
    let about = things.iter().filter(|about| !about.status.is_empty()).min_by_key(inner)?;
    let mut text = format!("**{}**: {}", about.kind, plain(&about.words));
    for (name, reasons) in &about.status {
        let lines: Vec<String> = reasons.iter().map(told).collect();
        text.push_str(&format!("\n\n*{name}*: {}", lines.join("; ")));
    }
    Some(Hover { span: about.span?, text })
}

fn told(reason: &Reason) -> String {
    let mut told = plain(&reason.text);
    if !reason.words.is_empty() {
        let words = format!("“{}”", plain(&reason.words));
        told = if told.is_empty() { words } else { format!("{told} ({words})") };
    }
    told
}

/// The comments that would answer the findings that touch a stretch.
pub fn silences(place: &Place<'_>, findings: &[Finding], stretch: Span) -> Vec<Silence> {
    let document = &place.facts.document;
    let mut found = Vec::new();
    for (index, finding) in findings.iter().enumerate() {
        let span = finding.span.unwrap_or_default();
        if span.start > stretch.end || stretch.start > span.end {
            continue;
        }
        let bare = finding.name.rsplit('/').next().unwrap_or(&finding.name);
        let same = place.plan.rules.iter().filter(|rule| rule.name.rsplit('/').next() == Some(bare)).count();
        let rule = if same > 1 { finding.name.clone() } else { bare.to_owned() };
        let comment = format!("<!-- sayso allow {rule}: -->");
        // After the sentence whose anchor it is; one of the whole article is answered before the first block.
        let sentence = finding.sentence.and_then(|id| document.sentences.get(id));
        let (at, text) = match sentence {
            Some(sentence) => (sentence.span.end, format!(" {comment}")),
            None => (
                document.blocks.iter().next().map_or(0, |block| line_start(&document.text, block.span.start)),
                format!("{comment}\n\n"),
            ),
        };
        found.push(Silence { finding: index, rule, at, text });
    }
    found
}

fn line_start(text: &str, byte: usize) -> usize {
    text.get(..byte).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}
