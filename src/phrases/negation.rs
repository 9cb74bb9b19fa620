//! Words that turn a statement round, by the list `negations`: at its verb ("is hardly safe", "never left", "no longer"), as its
//! subject or object ("no one", "found no trace"). The one reading of negation; what follows from it is not decided here.

use super::page::Page;
use super::stretch::Stretch;
use super::verb::VerbGroup;
use crate::text::Tag;
use std::ops::Range;

/// What a phrase of the list does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// Its words.
    pub tokens: Range<usize>,
    /// It turns the verb that it stands at.
    pub verb: bool,
    /// It makes a subject or object of nobody and nothing.
    pub noun: bool,
    /// It is a verb or adjective that says of what follows that it did not come about: "fail", "unable".
    pub failing: bool,
}

/// The most words of a phrase of the list.
const LONGEST: usize = 3;

/// How many adverbs may stand between a verb and the word that turns it.
const ADVERBS: usize = 2;

impl Page<'_> {
    /// The phrase of negation that begins at a place.
    pub fn negation(self, at: usize) -> Option<Negation> {
        let list = self.lists().negations;
        let opened = self.opened(at..at + 1).first().copied().filter(|opened| list.may_open(*opened))?;
        let hit = list.find_at(opened, self.words(at..at + LONGEST), 0)?;
        let column = list.entries.column(hit.entry);
        let does = |what: &str| column.split(' ').any(|part| part == what);
        Some(Negation {
            tokens: at..at + hit.range.end,
            // A house's word that says nothing more of itself is taken for one that stands at verbs.
            verb: column.is_empty() || does("verb"),
            noun: does("noun") && self.tag(at) != Some(Tag::UH),
            failing: does("failing"),
        })
    }

    /// Whether a word turns the verb that it stands at.
    pub fn turns(self, at: usize) -> bool {
        self.negation(at).is_some_and(|it| it.verb)
    }
}

/// The first word of what turns a verb group round, in it, straight before it, or behind it; and where the group ends with
/// what stands behind it.
pub(super) fn of_group(line: Stretch<'_>, group: &VerbGroup) -> Option<(usize, usize)> {
    let turns = |at: usize| {
        let found = line.token(at).and_then(|_| line.page.negation(at)).filter(|it| it.verb)?;
        let single = found.tokens.len() > 1 || line.has(at, |tag| matches!(tag, Tag::RB | Tag::CC | Tag::DT));
        (single && found.tokens.end <= line.end).then_some(found.tokens)
    };
    let inside = group.tokens.clone().find_map(turns);
    let behind = behind(line, group, turns).filter(|_| inside.is_none());
    let end = behind.as_ref().map_or(group.tokens.end, |found| found.end);
    inside.or_else(|| before(line, group, turns)).or(behind).map(|found| (found.start, end))
}

/// "is not willing", "was never his", "is still hardly safe"; in "decided not to go" the other verb is turned.
fn behind(line: Stretch<'_>, group: &VerbGroup, turns: impl Fn(usize) -> Option<Range<usize>>) -> Option<Range<usize>> {
    let end = group.tokens.end;
    let copula = line.lemma(group.head) == "be";
    let adverbs =
        (end..end + ADVERBS).take_while(|&at| copula && turns(at).is_none() && line.has(at, is_adverb)).count();
    turns(end + adverbs)
        .filter(|found| copula || line.has(found.start, |tag| matches!(tag, Tag::RB | Tag::CC)))
        .filter(|found| !line.has(found.end, |tag| tag == Tag::TO))
}

/// "hardly moved", "no longer works", "nor did he": with nothing but adverbs between.
fn before(line: Stretch<'_>, group: &VerbGroup, turns: impl Fn(usize) -> Option<Range<usize>>) -> Option<Range<usize>> {
    let start = group.tokens.start;
    let first = start.saturating_sub(ADVERBS + LONGEST).max(line.start);
    (first..start)
        .rev()
        .filter_map(turns)
        .find(|found| found.end <= start && (found.end..start).all(|at| line.has(at, is_adverb)))
}

fn is_adverb(tag: Tag) -> bool {
    matches!(tag, Tag::RB | Tag::RBR | Tag::RBS)
}
