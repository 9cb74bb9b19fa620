//! Small facts made by hand for the tests of readers: a text that is really read, and statements, sources and notes that
//! are said to be in it. Finds nothing by itself.

use crate::attribution::Quote;
use crate::facts::{
    Bound, Conflict, Coverage, Entity, EntityKind, Event, Evidence, EvidenceKind, Facts, Finding, Form, Index, Judged,
    Kind, Link, Mention, PlaceMention, Quantity, Relation, RelationKind, Scope, Side, Source, Stance, Statement,
    StatementKind, Unit, Verification,
};
use crate::knowledge::Knowledge;
use crate::list::Id;
use crate::span::Span;
use crate::text::{Format, read};
use crate::truth::Truth;
use crate::vocabulary::{Reading, Row, Thing, Type, Verdict, View, Wording, rows};

/// Facts under construction.
pub(super) struct Fixture {
    pub facts: Facts,
}

impl Fixture {
    /// An article of that text.
    pub fn new(text: &str) -> Self {
        Self { facts: Facts { document: read(text, Format::Markdown), ..Facts::default() } }
    }

    /// Where words stand first.
    pub fn at(&self, words: &str) -> Span {
        let start = self.facts.document.text.find(words).expect(words);
        Span::new(start, start + words.len())
    }

    /// A source that is named by these words of the text.
    pub fn source(&mut self, name: &str, kinds: &[Kind]) -> Id<Source> {
        let span = self.at(name);
        let entity = self.facts.entities.push(Entity {
            name: name.to_owned(),
            kind: EntityKind::Unknown,
            mentions: Vec::new(),
            almanac: None,
            part_of: None,
            of_state: None,
        });
        let mention = self.facts.mentions.push(Mention { span, head: span, form: Form::Name, entity });
        self.facts.entities[entity].mentions.push(mention);
        let group = self.facts.sources.len();
        self.facts.sources.push(Source {
            name: name.to_owned(),
            places: vec![span],
            entity: Some(entity),
            kinds: kinds.to_vec(),
            kind_known: !kinds.is_empty(),
            sides: Vec::new(),
            because: None,
            judged: None,
            named: true,
            anonymous: false,
            description: None,
            role: None,
            reason: None,
            way_of_knowing: None,
            named_member: None,
            linked: false,
            pollster: None,
            client: None,
            sample_size: None,
            date: None,
            group,
            linked_groups: Vec::new(),
            silence: None,
        })
    }

    /// A war of two sides; the first half of `sides` is on side 0, all of them parties.
    pub fn at_war(&mut self, one: Id<Source>, other: Id<Source>) -> Id<Conflict> {
        let places = [one, other].iter().filter_map(|id| self.facts.sources[*id].places.first().copied()).collect();
        let conflict = Conflict {
            key: "a-b".to_owned(),
            name: "the war of A and B".to_owned(),
            shown_by: places,
            parties: Vec::new(),
        };
        let conflict = self.facts.conflicts.push(conflict);
        self.facts.sources[one].sides.push(Side { conflict, side: 0, party: true });
        self.facts.sources[other].sides.push(Side { conflict, side: 1, party: true });
        conflict
    }

    /// A claim with these words as its content, said by these sources from the outermost to the innermost, each with its
    /// cue.
    pub fn claim(&mut self, content: &str, chain: &[(Id<Source>, &str)]) -> Id<Statement> {
        let span = self.at(content);
        let links = chain.iter().map(|(source, cue)| self.link(*source, cue)).collect();
        let sentence = self.facts.document.sentence_at(span).expect("a sentence");
        self.facts.statements.push(Statement {
            content: vec![span],
            sentence,
            kind: StatementKind::Fact,
            chain: links,
            scope: Scope::Sure,
            quote: (!chain.is_empty()).then_some(Quote::Indirect),
            verb: None,
            verb_lemma: String::new(),
            relative: false,
            negation: None,
            hedges: Vec::new(),
            condition: None,
            future: false,
            subject: None,
            entities: Vec::new(),
            target: None,
            answered_by: None,
            quantities: Vec::new(),
            dates: Vec::new(),
            places: Vec::new(),
            evidence: Vec::new(),
            event: None,
            common_knowledge: false,
            witnessed: None,
            law: None,
            legal: None,
            in_heading: false,
            theme: None,
            judged: Judged::not(StatementKind::Fact),
        })
    }

    fn link(&self, source: Id<Source>, cue: &str) -> Link {
        let restored = cue.is_empty();
        Link {
            sources: vec![source],
            source_span: if restored { None } else { self.facts.sources[source].places.first().copied() },
            cue: if restored { None } else { Some(self.at(cue)) },
            cue_lemma: String::new(),
            stance: Stance::Neutral,
            attribution: None,
            restored,
            jointly: false,
            wordless: false,
        }
    }

    /// A note whose verb these words are.
    pub fn note(
        &mut self,
        words: &str,
        finding: Finding,
        agents: &[Id<Source>],
        covers: &[(Id<Statement>, Truth)],
    ) -> Id<Verification> {
        let span = self.at(words);
        let covers =
            covers.iter().map(|(statement, truth)| Coverage { statement: *statement, truth: *truth }).collect();
        self.facts.verifications.push(Verification {
            span,
            sentence: self.facts.document.sentence_at(span).expect("a sentence"),
            statement: None,
            finding,
            agents: agents.to_vec(),
            by_publisher: false,
            object: None,
            object_named: false,
            covers,
            covers_evidence: Vec::new(),
            on: None,
        })
    }

    /// A relation that surely holds.
    pub fn relate(&mut self, from: Id<Statement>, kind: RelationKind, to: Id<Statement>) {
        self.facts.relations.push(Relation { kind, from, to, truth: Truth::True, reconciled: None });
    }

    /// An event that these statements tell of.
    pub fn event(&mut self, lemma: &str, statements: &[Id<Statement>]) -> Id<Event> {
        let event = Event { lemma: lemma.to_owned(), participants: Vec::new(), statements: statements.to_vec() };
        let event = self.facts.events.push(event);
        for statement in statements {
            self.facts.statements[*statement].event = Some(event);
        }
        event
    }

    /// A number in the words of the text.
    pub fn number(&mut self, words: &str, value: f64, bound: Bound, unit: Unit) -> Id<Quantity> {
        let span = self.at(words);
        let sentence = self.facts.document.sentence_at(span).expect("a sentence");
        let relative = matches!(unit, Unit::Percent | Unit::Times);
        let high = if bound == Bound::AtLeast { f64::INFINITY } else { value };
        let approximate = bound != Bound::Exact;
        self.facts.quantities.push(Quantity { span, sentence, low: value, high, bound, unit, relative, approximate })
    }

    /// A place name in the text.
    pub fn place(&mut self, words: &str) -> Id<PlaceMention> {
        let span = self.at(words);
        self.facts.places.push(PlaceMention { span })
    }

    /// A piece of evidence that these words name.
    pub fn evidence(&mut self, words: &str, kind: EvidenceKind, supplier: Option<Id<Source>>) -> Id<Evidence> {
        let span = self.at(words);
        let sentence = self.facts.document.sentence_at(span).expect("a sentence");
        self.facts.evidence.push(Evidence {
            kind,
            span,
            sentence,
            supplier,
            credited: false,
            shows: Vec::new(),
            date: None,
            place: None,
        })
    }

    /// What an adjective or class says of a thing.
    pub fn is(&self, phrase: &str, thing: impl Into<Thing>) -> Truth {
        self.verdict(phrase, thing.into(), &[]).truth
    }

    /// The same, inside another thing.
    pub fn is_inside(&self, outside: impl Into<Thing>, phrase: &str, thing: impl Into<Thing>) -> Truth {
        self.verdict(phrase, thing.into(), &[outside.into()]).truth
    }

    /// The whole answer of an adjective, class or attribute.
    pub fn verdict(&self, phrase: &str, thing: Thing, outside: &[Thing]) -> Verdict {
        let index = Index::of(&self.facts);
        let view = View {
            facts: &self.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside,
        };
        match &row(phrase, thing.of_type()).reading {
            Reading::Class(class) => (class.is)(&view, thing),
            Reading::Adjective(adjective) => (adjective.read)(&view, thing),
            Reading::Attribute(attribute) => (attribute.has)(&view, thing),
            other => panic!("{phrase} is {other:?}"),
        }
    }

    /// Whether a thing stands in a relation to another; also checks that `reach` does not hide it.
    pub fn stands(&self, thing: impl Into<Thing>, phrase: &str, other: impl Into<Thing>) -> Truth {
        let (thing, other) = (thing.into(), other.into());
        let index = Index::of(&self.facts);
        let view = View {
            facts: &self.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside: &[],
        };
        let Reading::Relation(relation) = &row(phrase, thing.of_type()).reading else { panic!("{phrase}") };
        let (_, read) = relation.things.expect("takes things");
        let truth = read(&view, thing, other).truth;
        if let Some(reach) = relation.reach {
            assert!(
                truth.is_false() || reach(&view, thing, other.of_type()).contains(&other),
                "{phrase} cannot reach {other:?}"
            );
        }
        truth
    }

    /// The distance that a relation reads.
    pub fn distance(&self, thing: impl Into<Thing>, phrase: &str, other: impl Into<Thing>) -> Option<u64> {
        let thing = thing.into();
        let index = Index::of(&self.facts);
        let view = View {
            facts: &self.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside: &[],
        };
        let Reading::Relation(relation) = &row(phrase, thing.of_type()).reading else { panic!("{phrase}") };
        relation.distance.expect("has a distance")(&view, thing, other.into())
    }

    /// The places where a relation finds words, given by the text of the first occurrence of each.
    pub fn hits(&self, thing: impl Into<Thing>, phrase: &str, words: &[&str]) -> Vec<(String, Truth)> {
        let thing = thing.into();
        let index = Index::of(&self.facts);
        let view = View {
            facts: &self.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside: &[],
        };
        let mut wordings: Vec<Wording> = words
            .iter()
            .flat_map(|word| self.facts.document.text.match_indices(word))
            .map(|(start, word)| Span::new(start, start + word.len()))
            .map(|span| Wording { span, sentence: self.facts.document.sentence_at(span).expect("a sentence") })
            .collect();
        wordings.sort_unstable();
        let Reading::Relation(relation) = &row(phrase, thing.of_type()).reading else { panic!("{phrase}") };
        let hits = relation.words.expect("takes words")(&view, thing, &wordings);
        hits.into_iter().map(|hit| (hit.span.of(&self.facts.document.text).to_owned(), hit.truth)).collect()
    }

    /// Whether a thing stands in a relation to a place.
    pub fn lies(&self, thing: impl Into<Thing>, phrase: &str, place: &str, number: Option<u64>) -> Truth {
        let thing = thing.into();
        let index = Index::of(&self.facts);
        let view = View {
            facts: &self.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside: &[],
        };
        let Reading::Relation(relation) = &row(phrase, thing.of_type()).reading else { panic!("{phrase}") };
        let named = rows().find(|row| row.phrase == place).expect(place);
        let Reading::Place(place) = named.reading else { panic!("{place}") };
        let truth = relation.places.expect("takes places")(&view, thing, place, number).truth;
        if relation.negated { !truth } else { truth }
    }

    /// What a placeholder says.
    pub fn fill(&self, name: &str, other: bool, thing: impl Into<Thing>, chosen: &[Thing]) -> Option<String> {
        let index = Index::of(&self.facts);
        let view = View {
            facts: &self.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside: &[],
        };
        crate::vocabulary::fill(&view, name, other, thing.into(), chosen).map(|value| value.text)
    }
}

fn row(phrase: &str, of: Type) -> &'static Row {
    rows().find(|row| row.phrase == phrase && row.is_said_of(of)).unwrap_or_else(|| panic!("{phrase} of {of:?}"))
}

impl From<Id<Statement>> for Thing {
    fn from(id: Id<Statement>) -> Self {
        Self::Statement(id)
    }
}
impl From<Id<Source>> for Thing {
    fn from(id: Id<Source>) -> Self {
        Self::Source(id)
    }
}
impl From<Id<Verification>> for Thing {
    fn from(id: Id<Verification>) -> Self {
        Self::Note(id)
    }
}
impl From<Id<Evidence>> for Thing {
    fn from(id: Id<Evidence>) -> Self {
        Self::Evidence(id)
    }
}
impl From<Id<Quantity>> for Thing {
    fn from(id: Id<Quantity>) -> Self {
        Self::Number(id)
    }
}
