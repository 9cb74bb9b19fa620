//! Whether the one who is accused answers anywhere: in words of its own or of its side, by a denial, by a plea or what a
//! court decided, or by the article's word that it did not comment.

use super::Table;
use super::outcomes::Outcomes;
use crate::facts::{Conflict, Entity, Kind, Source, Statement, StatementKind};
use crate::list::Id;
use crate::span::Span;
use crate::statement::told::Told;
use std::collections::BTreeMap;

/// By whom one may be heard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    /// Two entities of one full name are one to a reader.
    Name(String),
    Entity(Id<Entity>),
    Group(usize),
    Side(Id<Conflict>, usize),
}

/// Who is heard where.
pub struct Answers<'a> {
    table: &'a Table<'a>,
    /// The first statements of each voice.
    heard: BTreeMap<Voice, Vec<Id<Statement>>>,
    /// The first word of a voice's silence.
    silent: BTreeMap<Voice, Span>,
    /// The first denials of the article.
    denials: Vec<Id<Statement>>,
    outcomes: Outcomes,
}

/// How many denials are kept, and how many statements of a voice.
const DENIALS: usize = 40;
/// See `DENIALS`.
const HEARD: usize = 60;

/// So many sentences off a charge, what the accused says is beside it: chosen on open marks.
const NEAR: usize = 3;
/// The sentences in which a story says what it is about.
const LEAD: usize = 3;

impl<'a> Answers<'a> {
    /// Reads all statements once.
    pub fn new(table: &'a Table<'a>) -> Self {
        let outcomes = Outcomes::new(table);
        let mut answers =
            Self { table, heard: BTreeMap::new(), silent: BTreeMap::new(), denials: Vec::new(), outcomes };
        for (id, statement) in table.statements.entries() {
            answers.listen(id, statement);
        }
        for source in &table.cast.sources {
            if let Some(span) = source.silence {
                for voice in voices(source) {
                    answers.silent.entry(voice).or_insert(span);
                }
            }
        }
        answers
    }

    fn listen(&mut self, id: Id<Statement>, statement: &Told) {
        let restored = statement.chain.iter().any(|link| link.restored);
        let Some(link) = statement.chain.last().filter(|_| !restored && statement.kind != StatementKind::Question)
        else {
            return;
        };
        if statement.kind == StatementKind::Denial && self.denials.len() < DENIALS {
            self.denials.push(id);
        }
        for source in link.sources.iter().filter_map(|&id| self.table.cast.sources.get(id)) {
            for voice in voices(source) {
                let heard = self.heard.entry(voice).or_default();
                if heard.len() < HEARD {
                    heard.push(id);
                }
            }
        }
    }

    /// The words that answer an accusation.
    pub fn to(&self, accusation: Id<Statement>) -> Option<Span> {
        let accused = self.table.statements.get(accusation)?;
        let target = self.table.cast.sources.get(accused.target?)?;
        let voices = voices(target);
        let heard = voices.iter().filter_map(|voice| self.heard.get(voice)).flatten();
        let mut heard = heard.filter_map(|&id| self.table.statements.get(id));
        let answer =
            heard.find(|it| (it.sentence != accused.sentence || it.chain != accused.chain) && self.meets(accused, it));
        let silence = || voices.iter().find_map(|voice| self.silent.get(voice).copied());
        let outcome = || self.outcomes.of(target.entity, self.table.number(accused));
        answer.map(|it| self.span(it)).or_else(silence).or_else(outcome).or_else(|| self.denied_by_one_named(accused))
    }

    /// Whether what the accused says is an answer to this: a denial beside it or further on; a matter of fact right behind the
    /// charge, or anywhere to a charge with which the story begins. What he thinks, wants or has said before is none: on
    /// 495 open charges whose accused speaks, marked as answered or not, this is right of 70 in 100, any word near of 60.
    fn meets(&self, accused: &Told, said: &Told) -> bool {
        let (charge, answer) = (self.table.number(accused), self.table.number(said));
        match said.kind {
            StatementKind::Denial => charge <= answer + NEAR,
            StatementKind::Opinion | StatementKind::Offer | StatementKind::Norm => false,
            StatementKind::Fact
            | StatementKind::Accusation
            | StatementKind::Question
            | StatementKind::Note
            | StatementKind::PublicAct => charge < LEAD || charge <= answer && answer <= charge + NEAR,
        }
    }

    /// "said the firm had sold access through Mr Reed. Mr Reed denied it": one whom the accusation names answers it.
    fn denied_by_one_named(&self, accused: &Told) -> Option<Span> {
        let denials = self.denials.iter().filter_map(|&id| self.table.statements.get(id));
        let speaks = |denial: &&Told| {
            let sources = denial.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
            let entities = sources.iter().filter_map(|&id| self.table.cast.sources.get(id)?.entity);
            entities.into_iter().any(|entity| accused.entities.contains(&entity))
        };
        denials.filter(|denial| denial.sentence > accused.sentence).find(speaks).map(|it| self.span(it))
    }

    fn span(&self, told: &Told) -> Span {
        self.table.scene.span(told.words())
    }
}

/// The voices that a source has: its own, its group's, its side's. A captive has only his own.
fn voices(source: &Source) -> Vec<Voice> {
    let mut voices: Vec<Voice> = source.entity.map(Voice::Entity).into_iter().collect();
    if source.named {
        voices.push(Voice::Name(source.name.to_lowercase()));
    }
    if !source.kinds.contains(&Kind::Captive) {
        voices.push(Voice::Group(source.group));
        voices.extend(source.party().map(|side| Voice::Side(side.conflict, side.side)));
    }
    voices
}
