//! What a statement is judged by: its words, how and by whom it is said, its grammar, where it stands, and what the
//! article is about. Sees; weighs nothing.

use crate::attribution::Quote;
use crate::facts::{Entity, Kind, Link, Scope, Statement, StatementKind};
use crate::judgements::article::Article;
use crate::judgements::feature::{Sees, Sink};
use crate::judgements::network::Places;
use crate::list::Id;
use crate::span::Span;
use crate::text::{Sentence, Tag};
use std::ops::Range;

/// More words of a statement than this are not looked at.
const WORDS: usize = 48;

/// More words of the rest of the sentence than this are not looked at by a network.
const REST: usize = 60;

/// More words beside it than this are not looked at.
const BESIDE: usize = 24;

/// The features of an article that all its statements share.
pub fn article(page: &Article<'_>, sink: &mut impl Sink) {
    for at in page.lead() {
        sink.take(Sees::Article, [page.word(at)], at..at + 1);
        sink.take(Sees::Article, [page.class(at).fine(), 1], at..at + 1);
    }
    sink.take(Sees::Article, [u32::MAX, u32::from(page.at_war)], 0..0);
}

/// What is known of a statement when it is judged.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    /// Its words.
    pub content: Vec<Span>,
    /// The sentence of its first piece.
    pub sentence: Id<Sentence>,
    /// Its kind by lists and grammar.
    pub read: StatementKind,
    /// Who says it.
    pub chain: &'a [Link],
    /// Whether that is sure.
    pub scope: Scope,
    /// How it is quoted.
    pub quote: Option<Quote>,
    /// Its verb group.
    pub verb: Option<Span>,
    /// The lemma of its verb, empty without one.
    pub verb_lemma: &'a str,
    /// Whom it speaks of.
    pub subject: Option<Id<Entity>>,
    /// Whether it is negated, hedged, conditional, of the future, relative, in a heading, part of a legal case, witnessed,
    /// common knowledge.
    pub marks: [bool; 9],
}

impl<'a> Said<'a> {
    /// A statement as it was when it was judged, but for what was made of it afterwards.
    pub fn of(statement: &'a Statement) -> Self {
        Self {
            content: statement.content.clone(),
            sentence: statement.sentence,
            read: statement.judged.read,
            chain: &statement.chain,
            scope: statement.scope,
            quote: statement.quote,
            verb: statement.verb,
            verb_lemma: &statement.verb_lemma,
            subject: statement.subject,
            marks: [
                statement.negation.is_some(),
                !statement.hedges.is_empty(),
                statement.condition.is_some(),
                statement.future,
                statement.relative,
                statement.in_heading,
                statement.legal.is_some(),
                statement.witnessed.is_some(),
                statement.common_knowledge,
            ],
        }
    }
}

/// The features of one of the statements of an article.
pub fn statement(page: &Article<'_>, said: &[Said<'_>], at: usize, sink: &mut impl Sink) {
    let Some(statement) = said.get(at) else { return };
    let tokens = tokens(page, statement);
    let seen = Seen { page, statement, tokens: &tokens, voice: voice(statement) };
    seen.manner(sink);
    seen.words(sink);
    seen.verb(sink);
    seen.around(sink);
    seen.marks(sink);
    seen.before(at.checked_sub(1).and_then(|before| said.get(before)), sink);
}

/// Where a network looks: at what is said, the innermost cue, and the rest of the sentence.
pub fn places(page: &Article<'_>, statement: &Said<'_>) -> Places {
    let said = tokens(page, statement);
    let sentence = page.sentence(statement.sentence.index());
    let cue = statement.chain.last().and_then(|link| link.cue).map(|cue| page.document.tokens_in(cue));
    let rest = sentence.clone().filter(|at| said.binary_search(at).is_err()).take(REST).collect();
    Places { cue: cue.unwrap_or_default().collect(), rest, said, sentence }
}

/// The tokens of what is said, in reading order.
fn tokens(page: &Article<'_>, statement: &Said<'_>) -> Vec<usize> {
    let mut tokens: Vec<usize> =
        statement.content.iter().flat_map(|piece| page.document.tokens_in(*piece)).take(WORDS).collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

/// The article's own, indirect, direct, mixed.
fn voice(statement: &Said<'_>) -> u32 {
    if statement.chain.is_empty() {
        return 0;
    }
    match statement.quote {
        None | Some(Quote::Indirect) => 1,
        Some(Quote::Direct) => 2,
        Some(Quote::Mixed) => 3,
    }
}

struct Seen<'a> {
    page: &'a Article<'a>,
    statement: &'a Said<'a>,
    tokens: &'a [usize],
    voice: u32,
}

impl Seen<'_> {
    fn read(&self) -> u32 {
        self.statement.read as u32
    }

    /// Who says it and how.
    fn manner(&self, sink: &mut impl Sink) {
        let (read, voice) = (self.read(), self.voice);
        sink.take(Sees::Read, [read], 0..0);
        sink.take(Sees::Read, [read, voice], 0..0);
        sink.take(Sees::Voice, [voice], 0..0);
        sink.take(Sees::Voice, [99, self.statement.chain.len().min(3) as u32], 0..0);
        sink.take(Sees::Voice, [98, u32::from(self.statement.scope == Scope::Open)], 0..0);
        if let Some(first) = self.statement.chain.first().filter(|_| self.statement.chain.len() > 1) {
            sink.take(Sees::Stance, [77, first.stance as u32], 0..0);
        }
        if let Some(link) = self.statement.chain.last() {
            self.cue(link, sink);
            self.sources(link, sink);
        }
    }

    fn cue(&self, link: &Link, sink: &mut impl Sink) {
        let stance = link.stance as u32;
        let tokens = link.cue.map(|cue| self.page.document.tokens_in(cue)).unwrap_or_default();
        sink.take(Sees::Stance, [stance, u32::from(link.wordless), u32::from(link.restored)], tokens.clone());
        sink.take(Sees::Stance, [stance, self.voice, self.read()], tokens.clone());
        let lemma = crate::judgements::feature::word(&link.cue_lemma);
        sink.take(Sees::Cue, [lemma], tokens.clone());
        if let Some(first) = self.tokens.first() {
            sink.take(Sees::CueFirst, [lemma, self.page.word(*first)], tokens.clone());
        }
        for at in tokens.take(6) {
            sink.take(Sees::Cue, [1, self.page.word(at)], at..at + 1);
        }
    }

    fn sources(&self, link: &Link, sink: &mut impl Sink) {
        if let Some(span) = link.source_span {
            let tokens = self.page.document.tokens_in(span);
            let last = tokens.end.saturating_sub(1);
            sink.take(Sees::SourceWord, [self.page.word(last)], tokens);
        }
        let Some(source) = link.sources.first().and_then(|id| self.page.sources.get(*id)) else { return };
        for kind in source.kinds.iter().take(6) {
            sink.take(Sees::Source, [*kind as u32], 0..0);
        }
        let main = source.kinds.iter().copied().find(|kind| !matches!(kind, Kind::Person | Kind::Organisation));
        sink.take(Sees::Source, [50, main.map_or(99, |kind| kind as u32), self.read()], 0..0);
        let party = source.sides.iter().any(|side| side.party);
        let traits = u32::from(source.named) | u32::from(source.anonymous) << 1 | u32::from(party) << 2;
        sink.take(Sees::Source, [51, traits], 0..0);
        let itself = source.entity.is_some() && source.entity == self.statement.subject;
        sink.take(Sees::Source, [52, u32::from(itself)], 0..0);
    }

    /// What is said.
    fn words(&self, sink: &mut impl Sink) {
        let own = u32::from(self.voice == 0);
        let (mut held, mut before) = (0, None);
        for (place, &at) in self.tokens.iter().enumerate() {
            let word = self.page.word(at);
            let next = self.tokens.get(place + 1).map(|at| self.page.word(*at));
            let after = self.tokens.get(place + 2).map(|at| self.page.word(*at));
            sink.take(Sees::Word, [word], at..at + 1);
            sink.take(Sees::Word, [word, own], at..at + 1);
            if let Some(next) = next {
                sink.take(Sees::Pair, [word, next], at..at + 2);
            }
            if let Some(after) = after {
                sink.take(Sees::Skip, [word, after], at..at + 3);
            }
            if self.page.at_war && self.page.carries(at) {
                sink.take(Sees::WordAtWar, [word], at..at + 1);
            }
            self.class(at, &mut before, sink);
            let lists = self.page.lists(at) & !held;
            held |= lists;
            for list in bits(lists) {
                sink.take(Sees::List, [list], at..at + 1);
                sink.take(Sees::List, [list, self.voice, 1], at..at + 1);
            }
        }
        sink.take(Sees::Mark, [70, length(self.tokens.len())], 0..0);
    }

    /// The classes of a word, alone and with the word before it that carries something.
    fn class(&self, at: usize, before: &mut Option<usize>, sink: &mut impl Sink) {
        let class = self.page.class(at);
        if class.fine() == 0 || !self.page.carries(at) {
            return;
        }
        sink.take(Sees::Class, [class.fine()], at..at + 1);
        sink.take(Sees::Class, [class.fine(), self.voice, 1], at..at + 1);
        sink.take(Sees::Class, [class.coarse(), u32::from(self.page.at_war), 2], at..at + 1);
        if let Some(before) = before.replace(at) {
            let earlier = self.page.class(before);
            sink.take(Sees::Classes, [earlier.coarse(), class.coarse()], before..at + 1);
        }
    }

    /// Its verb with what stands before and after.
    fn verb(&self, sink: &mut impl Sink) {
        let statement = self.statement;
        let Some(span) = statement.verb else {
            sink.take(Sees::Verb, [0, self.voice], 0..0);
            return self.subject(None, sink);
        };
        let group = self.page.document.tokens_in(span);
        let lemma = crate::judgements::feature::word(statement.verb_lemma);
        let negated = u32::from(statement.marks.first().is_some_and(|negated| *negated));
        sink.take(Sees::Verb, [lemma], group.clone());
        sink.take(Sees::Verb, [lemma, negated, 1], group.clone());
        sink.take(Sees::Verb, [lemma, self.voice, 2], group.clone());
        for at in group.clone().take(5) {
            sink.take(Sees::VerbGroup, [self.page.word(at), 0], at..at + 1);
            for list in bits(self.page.lists(at)) {
                sink.take(Sees::VerbList, [list, self.voice], at..at + 1);
            }
        }
        let head = group.end.saturating_sub(1);
        let class = self.page.class(head);
        sink.take(Sees::VerbGroup, [class.fine(), 5], group.clone());
        sink.take(Sees::VerbGroup, [class.fine(), self.voice, negated, 6], group.clone());
        let first = self.page.tag(group.start) as u32;
        let last = self.page.tag(group.end.saturating_sub(1)) as u32;
        sink.take(Sees::VerbGroup, [first, last, 1, self.voice], group.clone());
        let mut after = (group.end..group.end + 5).filter(|at| self.page.tag(*at).is_noun());
        if let Some(object) = after.next() {
            sink.take(Sees::VerbObject, [lemma, self.page.word(object)], group.start..object + 1);
            sink.take(Sees::VerbObject, [self.page.word(object)], object..object + 1);
            let classes = [class.fine(), self.page.class(object).coarse(), 7];
            sink.take(Sees::VerbObject, classes, group.start..object + 1);
        }
        sink.take(Sees::VerbObject, [lemma, self.page.word(group.end), 1], group.start..group.end + 1);
        self.subject(Some(group), sink);
    }

    fn subject(&self, verb: Option<Range<usize>>, sink: &mut impl Sink) {
        let entity = self.statement.subject.and_then(|id| self.page.entities.get(id));
        let sort = entity.map_or(9, |entity| entity.kind as u32);
        let of_state = entity.is_some_and(|entity| entity.of_state.is_some());
        sink.take(Sees::SubjectSort, [sort, u32::from(of_state)], 0..0);
        sink.take(Sees::SubjectSort, [sort, self.voice, self.read()], 0..0);
        let Some(verb) = verb else { return };
        let Some(before) = verb.start.checked_sub(1) else { return };
        let lemma = crate::judgements::feature::word(self.statement.verb_lemma);
        sink.take(Sees::Subject, [self.page.word(before)], before..before + 1);
        sink.take(Sees::Subject, [self.page.word(before), lemma], before..verb.end);
        let classes = [self.page.class(before).coarse(), self.page.class(verb.end.saturating_sub(1)).fine(), 3];
        sink.take(Sees::Subject, classes, before..verb.end);
        sink.take(Sees::SubjectSort, [sort, lemma, 2], verb);
    }

    /// How it begins, and what stands around it.
    fn around(&self, sink: &mut impl Sink) {
        let (Some(&first), Some(&last)) = (self.tokens.first(), self.tokens.last()) else { return };
        let word = |at: usize| self.page.word(at);
        sink.take(Sees::First, [word(first)], first..first + 1);
        sink.take(Sees::First, [word(first), word(first + 1)], first..first + 2);
        sink.take(Sees::First, [word(first), self.voice, 1], first..first + 1);
        sink.take(Sees::First, [self.page.tag(first) as u32, self.page.tag(first + 1) as u32, 3, 3], 0..0);
        if let Some(before) = first.checked_sub(1) {
            sink.take(Sees::Around, [word(before), 0], before..first);
            let earlier = before.checked_sub(1).map_or(0, word);
            sink.take(Sees::Around, [earlier, word(before), 1], before.saturating_sub(1)..first);
        }
        for (place, at) in (last + 1..last + 3).enumerate() {
            sink.take(Sees::Around, [word(at), 2 + place as u32], at..at + 1);
        }
        let sentence = self.page.sentence(self.statement.sentence.index());
        let beside = sentence.filter(|at| self.tokens.binary_search(at).is_err());
        for at in beside.take(BESIDE).filter(|at| self.page.tag(*at) != Tag::Mark) {
            sink.take(Sees::Beside, [word(at)], at..at + 1);
            for list in bits(self.page.lists(at)) {
                sink.take(Sees::Beside, [list, 1], at..at + 1);
            }
            if self.page.carries(at) {
                sink.take(Sees::Beside, [self.page.class(at).fine(), 2], at..at + 1);
            }
        }
        let earlier = self.statement.sentence.index().checked_sub(1).map(|it| self.page.sentence(it));
        for at in earlier.unwrap_or_default().filter(|at| self.page.carries(*at)).take(BESIDE) {
            sink.take(Sees::Earlier, [word(at)], at..at + 1);
            sink.take(Sees::Earlier, [self.page.class(at).fine(), 1], at..at + 1);
        }
    }

    fn marks(&self, sink: &mut impl Sink) {
        let it = self.statement;
        let seen = [
            self.tokens.iter().any(|at| self.page.tag(*at) == Tag::CD),
            self.tokens.iter().any(|at| self.page.tag(*at) == Tag::MD),
            self.tokens.iter().any(|at| matches!(self.page.tag(*at), Tag::JJR | Tag::JJS | Tag::RBR | Tag::RBS)),
        ];
        let marks = it.marks.into_iter().chain(seen);
        for (mark, _) in (0..).zip(marks).filter(|(_, holds)| *holds) {
            sink.take(Sees::Mark, [mark], 0..0);
            sink.take(Sees::Mark, [mark, self.voice, self.read()], 0..0);
        }
        let block =
            self.page.document.sentences.get(it.sentence).map(|_| self.page.document.block_of(it.sentence).kind);
        sink.take(Sees::Place, [block.map_or(99, |kind| kind as u32), self.voice], 0..0);
        sink.take(Sees::Place, [90, length(it.sentence.index()), u32::from(self.voice == 0)], 0..0);
    }

    /// What the statement before it was taken for, and who said that.
    fn before(&self, before: Option<&Said<'_>>, sink: &mut impl Sink) {
        let Some(before) = before else { return };
        let read = before.read as u32;
        let who = |statement: &Said<'_>| statement.chain.last().and_then(|link| link.sources.first().copied());
        let same = u32::from(who(before) == who(self.statement));
        let near = u32::from(before.sentence == self.statement.sentence);
        sink.take(Sees::Before, [read, same, near], 0..0);
        sink.take(Sees::Before, [read, self.read(), same, near], 0..0);
    }
}

/// The places of the bits that are set.
fn bits(mut set: u32) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let place = (set != 0).then(|| set.trailing_zeros())?;
        set &= set - 1;
        Some(place)
    })
}

/// A number as a coarse step.
fn length(number: usize) -> u32 {
    match number {
        0..=3 => number as u32,
        4..=6 => 4,
        7..=10 => 5,
        11..=16 => 6,
        17..=28 => 7,
        _ => 8,
    }
}
