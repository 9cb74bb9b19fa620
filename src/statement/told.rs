//! A statement as far as it can be read by itself: its words, whose word it is, how it is put. What it is to others (an
//! event that several tell of, an answer, a note on another) comes last and makes it a `Statement`.

use crate::attribution::Quote;
use crate::facts::{
    DateMention, Entity, Event, Evidence, Judged, Link, PlaceMention, Quantity, Scope, Source, Statement, StatementKind,
};
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::scene::Scene;
use crate::text::Sentence;
use std::ops::Range;

/// What is told. Its words are tokens of the document until it is a statement.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its words, in pieces.
    pub content: Vec<Range<usize>>,
    /// The sentence of its first piece.
    pub sentence: Id<Sentence>,
    /// What kind.
    pub kind: StatementKind,
    /// Who tells, from the outermost to the innermost.
    pub chain: Vec<Link>,
    /// Whether that is sure.
    pub scope: Scope,
    /// How it is quoted.
    pub quote: Option<Quote>,
    /// Its verb group.
    pub verb: Option<Range<usize>>,
    /// The lemma of its main verb, empty without one.
    pub verb_lemma: String,
    /// The words of its subject; empty without one.
    pub subject_words: Range<usize>,
    /// True for a relative clause or modifier.
    pub relative: bool,
    /// The word that turns it round.
    pub negation: Option<Range<usize>>,
    /// Words that soften it.
    pub hedges: Vec<Range<usize>>,
    /// The words of a condition.
    pub condition: Option<Range<usize>>,
    /// True when it speaks of the future.
    pub future: bool,
    /// The entity of its subject.
    pub subject: Option<Id<Entity>>,
    /// Everyone it names.
    pub entities: Vec<Id<Entity>>,
    /// Whom it accuses.
    pub target: Option<Id<Source>>,
    /// Numbers in it.
    pub quantities: Vec<Id<Quantity>>,
    /// Its dates.
    pub dates: Vec<Id<DateMention>>,
    /// Where it happened.
    pub places: Vec<Id<PlaceMention>>,
    /// Evidence in it.
    pub evidence: Vec<Id<Evidence>>,
    /// Needs no source.
    pub common_knowledge: bool,
    /// Words that show that the publisher saw it itself.
    pub witnessed: Option<Range<usize>>,
    /// The law whose text it gives.
    pub law: Option<String>,
    /// Words of a case in court.
    pub legal: Option<Range<usize>>,
    /// True in a heading.
    pub in_heading: bool,
    /// What models made of it; nothing before they are asked.
    pub judged: Judged,
}

impl Told {
    /// From the first piece to the last.
    pub fn words(&self) -> Range<usize> {
        match (self.content.first(), self.content.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The statement, with the event that it tells of and the words that answer it. Here its tokens become bytes.
    pub fn stated(self, scene: &Scene<'_>, event: Option<Id<Event>>, answered_by: Option<Span>) -> Statement {
        let span = |words: Range<usize>| scene.span(words);
        Statement {
            content: self.content.into_iter().map(span).collect(),
            sentence: self.sentence,
            kind: self.kind,
            chain: self.chain,
            scope: self.scope,
            quote: self.quote,
            verb: self.verb.map(span),
            verb_lemma: self.verb_lemma,
            relative: self.relative,
            negation: self.negation.map(span),
            hedges: self.hedges.into_iter().map(span).collect(),
            condition: self.condition.map(span),
            future: self.future,
            subject: self.subject,
            entities: self.entities,
            target: self.target,
            answered_by,
            quantities: self.quantities,
            dates: self.dates,
            places: self.places,
            evidence: self.evidence,
            event,
            common_knowledge: self.common_knowledge,
            witnessed: self.witnessed.map(span),
            law: self.law,
            legal: self.legal.map(span),
            in_heading: self.in_heading,
            theme: self.judged.theme.answer(),
            judged: self.judged,
        }
    }
}

/// All that is told, in reading order, by the ids of the statements that it becomes.
#[derive(Clone, Debug)]
pub struct Tellings(Vec<Told>);

impl Tellings {
    /// The one that becomes that statement.
    pub fn get(&self, id: Id<Statement>) -> Option<&Told> {
        self.0.get(id.index())
    }

    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<Statement>> + use<> {
        (0..self.0.len()).map(Id::new)
    }

    /// Ids with what is told, in order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Id<Statement>, &Told)> {
        self.0.iter().enumerate().map(|(at, told)| (Id::new(at), told))
    }

    /// All in order.
    pub fn as_slice(&self) -> &[Told] {
        &self.0
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each put through a step, in order.
    pub fn map(self, step: impl FnMut(Told) -> Told) -> Self {
        Self(self.0.into_iter().map(step).collect())
    }

    /// The statements, given for each its event and its answer.
    pub fn stated(self, scene: &Scene<'_>, more: Vec<(Option<Id<Event>>, Option<Span>)>) -> List<Statement> {
        self.0.into_iter().zip(more).map(|(told, (event, answer))| told.stated(scene, event, answer)).collect()
    }
}

impl FromIterator<Told> for Tellings {
    fn from_iter<I: IntoIterator<Item = Told>>(told: I) -> Self {
        Self(told.into_iter().collect())
    }
}
