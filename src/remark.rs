//! Comments of an article that speak to sayso: `<!-- sayso allow RULE: why -->`, which lets a finding stand, and
//! `<!-- sayso verified: documents, seen by desk, 12 May -->`, which says that the desk checked what the article cannot
//! show. Reads what they say and which words they speak of; decides nothing.

mod parse;
mod reach;

pub use parse::{Reason, day};

use crate::span::Span;
use crate::text::Document;
use time::Month;

const NAME: &str = "sayso";
const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// A comment that speaks to sayso.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The comment.
    pub span: Span,
    /// What it says.
    pub said: Said,
    /// The words that it speaks of: what begins in here is meant.
    pub reach: Span,
    /// It speaks of the article as a whole, too.
    pub article: bool,
}

/// What a comment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Findings of these rules may stand.
    Allow(Allow),
    /// From here on those of these rules may stand no longer.
    End(Vec<Name>),
    /// The desk checked it.
    Verified(Verified),
    /// Something else, which nobody knows to say.
    Odd,
}

/// A rule as a comment names it, with the place of the name.
pub type Name = (String, Span);

/// What may stand, where and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rules.
    pub rules: Vec<Name>,
    /// Where.
    pub scope: Scope,
    /// Why, on whose word and until when.
    pub reason: Reason,
}

/// How far a comment reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The sentence or block beside it.
    Here,
    /// From it to the comment that ends it.
    From,
    /// All of the article.
    Article,
}

/// What the desk checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// On what that rests, by whom it was seen and when, as written; empty where it is left out.
    pub parts: Vec<String>,
    /// The day.
    pub day: Option<Day>,
}

impl Verified {
    /// What is left out, if anything is: on what it rests, who saw it, or when.
    pub fn lacks(&self) -> Option<Lack> {
        let has = |at: usize| self.parts.get(at).is_some_and(|part| !part.is_empty());
        match (self.parts.len() > 2 && has(0), self.parts.len() > 2 && has(1), self.day) {
            (_, _, None) => Some(Lack::Day),
            (false, _, Some(_)) | (_, false, Some(_)) => Some(Lack::Who),
            (true, true, Some(_)) => None,
        }
    }
}

/// What a comment on what was checked leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The day, or it is none.
    Day,
    /// On what it rests, or who saw it.
    Who,
}

/// A day, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year, where it is written.
    pub year: Option<i32>,
    /// The month.
    pub month: Month,
    /// The day of the month.
    pub day: u8,
}

/// The comments that speak to sayso, in their order. What stands in program text is shown to the reader and is none.
pub fn remarks(document: &Document) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut code = document.code.iter().peekable();
    let mut from = 0;
    while let Some(start) = document.text.get(from..).and_then(|rest| rest.find(OPEN)).map(|at| from + at) {
        let inner = start + OPEN.len();
        let Some(length) = document.text.get(inner..).and_then(|rest| rest.find(CLOSE)) else { break };
        while code.next_if(|code| code.end <= start).is_some() {}
        if let Some(code) = code.peek().filter(|code| code.start <= start) {
            from = code.end;
            continue;
        }
        from = inner + length + CLOSE.len();
        let (span, inner) = (Span::new(start, from), Span::new(inner, inner + length));
        let Some(said) = parse::said(document, inner) else { continue };
        let (reach, article) = reach::of(document, span, &said);
        remarks.push(Remark { span, said, reach, article });
    }
    reach::close(document, &mut remarks);
    remarks
}

/// True where a comment might speak to sayso: most articles hold none.
pub fn may_speak(text: &str) -> bool {
    text.contains(OPEN)
}
