//! The machine form back to facts of an article. Ids may have gaps, since a person may have struck something out; one
//! that leads nowhere, or a span that does not fit the article, is a mistake that is told of.

use crate::attribution::{Attribution, ReadBy};
use crate::facts::{
    Conflict, Coverage, DateMention, DateValue, Entity, Event, Evidence, Facts, Judged, Link, Mention, PlaceMention,
    Quantity, Relation, Side, Source, Statement, Unit, Verification,
};
use crate::list::{Id, List};
use crate::report::extract::forms::{
    AttributionForm, ClaimsForm, DateForm, EntityForm, EventForm, EvidenceForm, LinkForm, MentionForm, QuantityForm,
    RelationForm, SourceForm, StatementForm, UnitForm, VerificationForm,
};
use crate::report::extract::text_form::TextForm;
use crate::report::json::SpanForm;
use crate::span::Span;
use crate::text::{Document, Sentence};
use rustc_hash::FxHashMap;

type Result<T> = std::result::Result<T, String>;

/// The facts of a form, for the article that it was made from.
pub(super) fn read(form: &ClaimsForm, document: Document) -> Result<Facts> {
    let known = Known::of(form, &document);
    let facts = Facts {
        attributions: all(&form.attributions, |one| attribution(&known, one))?,
        entities: all(&form.entities, |one| entity(&known, one))?,
        mentions: all(&form.mentions, |one| mention(&known, one))?,
        sources: all(&form.sources, |one| source(&known, one))?,
        statements: all(&form.statements, |one| statement(&known, one))?,
        verifications: all(&form.verifications, |one| verification(&known, one))?,
        relations: form.relations.iter().map(|one| relation(&known, one)).collect::<Result<_>>()?,
        events: all(&form.events, |one| event(&known, one))?,
        evidence: all(&form.evidence, |one| evidence(&known, one))?,
        quantities: all(&form.quantities, |one| quantity(&known, one))?,
        dates: all(&form.dates, |one| date(&known, one))?,
        places: all(&form.places, |one| Ok(PlaceMention { span: known.span(one.span)? }))?,
        conflicts: all(&form.conflicts, |one| {
            Ok(Conflict {
                key: one.key.clone(),
                name: one.name.clone(),
                shown_by: known.spans(&one.shown_by)?,
                parties: one.parties.clone(),
            })
        })?,
        document: Document::default(),
    };
    drop(known);
    Ok(Facts { document, ..facts })
}

/// Places of another text would put words into somebody's mouth. Claims without the text's mark are known by the sentences
/// that were read with them; a person who writes claims writes neither.
pub(super) fn of_this_text(form: &ClaimsForm, document: &Document, file: &str) -> Result<()> {
    let same = match &form.text {
        Some(text) => *text == TextForm::of(file),
        None => form.sentences.is_empty() || sentences(document).eq(form.sentences.iter().copied().map(Span::from)),
    };
    if same { Ok(()) } else { Err("these claims are of another text; extract them again from this one".to_owned()) }
}

fn sentences(document: &Document) -> impl Iterator<Item = Span> {
    document.sentences.iter().map(|sentence| sentence.span)
}

fn all<F, T>(forms: &[F], read: impl Fn(&F) -> Result<T>) -> Result<List<T>> {
    forms.iter().map(read).collect()
}

/// What ids and spans may refer to.
struct Known<'a> {
    document: &'a Document,
    attributions: Ids<Attribution>,
    entities: Ids<Entity>,
    mentions: Ids<Mention>,
    sources: Ids<Source>,
    statements: Ids<Statement>,
    events: Ids<Event>,
    evidence: Ids<Evidence>,
    quantities: Ids<Quantity>,
    dates: Ids<DateMention>,
    places: Ids<PlaceMention>,
    conflicts: Ids<Conflict>,
}

impl<'a> Known<'a> {
    fn of(form: &ClaimsForm, document: &'a Document) -> Self {
        Self {
            document,
            attributions: Ids::of("attribution", form.attributions.iter().map(|one| one.id)),
            entities: Ids::of("entity", form.entities.iter().map(|one| one.id)),
            mentions: Ids::of("mention", form.mentions.iter().map(|one| one.id)),
            sources: Ids::of("source", form.sources.iter().map(|one| one.id)),
            statements: Ids::of("statement", form.statements.iter().map(|one| one.id)),
            events: Ids::of("event", form.events.iter().map(|one| one.id)),
            evidence: Ids::of("evidence", form.evidence.iter().map(|one| one.id)),
            quantities: Ids::of("quantity", form.quantities.iter().map(|one| one.id)),
            dates: Ids::of("date", form.dates.iter().map(|one| one.id)),
            places: Ids::of("place", form.places.iter().map(|one| one.id)),
            conflicts: Ids::of("conflict", form.conflicts.iter().map(|one| one.id)),
        }
    }

    fn span(&self, form: SpanForm) -> Result<Span> {
        let fits = self.document.text.get(form.start..form.end).is_some();
        if fits { Ok(form.into()) } else { Err(format!("no words at {}..{} of the article", form.start, form.end)) }
    }

    fn spans(&self, forms: &[SpanForm]) -> Result<Vec<Span>> {
        forms.iter().map(|form| self.span(*form)).collect()
    }

    fn maybe(&self, form: Option<SpanForm>) -> Result<Option<Span>> {
        form.map(|form| self.span(form)).transpose()
    }

    /// The sentence as given, or the one in which a span starts.
    fn sentence(&self, given: Option<usize>, span: Span) -> Result<Id<Sentence>> {
        let given = given.map(Id::new).filter(|id| self.document.sentences.get(*id).is_some());
        given.or_else(|| self.document.sentence_at(span)).ok_or_else(|| "the article has no sentence".to_owned())
    }
}

/// The places of the ids of one list.
struct Ids<T> {
    what: &'static str,
    places: FxHashMap<usize, Id<T>>,
}

impl<T> Ids<T> {
    fn of(what: &'static str, ids: impl Iterator<Item = Option<usize>>) -> Self {
        Self { what, places: ids.enumerate().map(|(place, id)| (id.unwrap_or(place), Id::new(place))).collect() }
    }

    fn get(&self, id: usize) -> Result<Id<T>> {
        self.places.get(&id).copied().ok_or_else(|| format!("there is no {} {id}", self.what))
    }

    fn all(&self, ids: &[usize]) -> Result<Vec<Id<T>>> {
        ids.iter().map(|id| self.get(*id)).collect()
    }

    fn maybe(&self, id: Option<usize>) -> Result<Option<Id<T>>> {
        id.map(|id| self.get(id)).transpose()
    }
}

fn attribution(known: &Known<'_>, one: &AttributionForm) -> Result<Attribution> {
    Ok(Attribution {
        source: known.spans(&one.source)?,
        cue: known.spans(&one.cue)?,
        content: known.spans(&one.content)?,
        quote: one.kind,
        within: known.attributions.maybe(one.within)?,
        read_by: one.read_by.clone().map_or(ReadBy::given(), ReadBy::written),
    })
}

fn entity(known: &Known<'_>, one: &EntityForm) -> Result<Entity> {
    Ok(Entity {
        name: one.name.clone(),
        kind: one.kind,
        mentions: known.mentions.all(&one.mentions)?,
        almanac: one.almanac.clone(),
        part_of: known.entities.maybe(one.part_of)?,
        of_state: one.of_state.clone(),
    })
}

fn mention(known: &Known<'_>, one: &MentionForm) -> Result<Mention> {
    let span = known.span(one.span)?;
    let head = known.maybe(one.head)?.unwrap_or(span);
    Ok(Mention { span, head, form: one.form, entity: known.entities.get(one.entity)? })
}

fn source(known: &Known<'_>, one: &SourceForm) -> Result<Source> {
    let side = |side: &super::forms::SideForm| {
        Ok(Side { conflict: known.conflicts.get(side.conflict)?, side: side.side, party: side.party })
    };
    let mut kinds: Vec<_> = one.kinds.iter().map(|kind| kind.0).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Ok(Source {
        name: one.name.clone(),
        places: known.spans(&one.places)?,
        entity: known.entities.maybe(one.entity)?,
        kinds,
        kind_known: one.kind_known,
        sides: one.sides.iter().map(side).collect::<Result<_>>()?,
        because: one.because.clone(),
        judged: None,
        named: one.named,
        anonymous: one.anonymous,
        description: known.maybe(one.description)?,
        role: known.maybe(one.role)?,
        reason: known.maybe(one.reason)?,
        way_of_knowing: known.maybe(one.way_of_knowing)?,
        named_member: known.maybe(one.named_member)?,
        linked: one.linked,
        pollster: known.maybe(one.pollster)?,
        client: known.maybe(one.client)?,
        sample_size: known.maybe(one.sample_size)?,
        date: known.maybe(one.date)?,
        group: one.group.or(one.id).unwrap_or_default(),
        linked_groups: one.linked_groups.clone(),
        silence: known.maybe(one.silence)?,
    })
}

fn link(known: &Known<'_>, one: &LinkForm) -> Result<Link> {
    if one.sources.is_empty() {
        return Err("a link of a chain names no source; who is not named is a source of kind `unstated`".to_owned());
    }
    Ok(Link {
        sources: known.sources.all(&one.sources)?,
        source_span: known.maybe(one.source_span)?,
        cue: known.maybe(one.cue)?,
        cue_lemma: one.cue_lemma.clone(),
        stance: one.stance,
        attribution: known.attributions.maybe(one.attribution)?,
        restored: one.restored,
        jointly: one.jointly,
        wordless: one.wordless,
    })
}

fn statement(known: &Known<'_>, one: &StatementForm) -> Result<Statement> {
    let content = known.spans(&one.content)?;
    let anchor = content.first().copied().ok_or("a statement has no content")?;
    Ok(Statement {
        sentence: known.sentence(one.sentence, anchor)?,
        content,
        kind: one.kind,
        chain: one.chain.iter().map(|one| link(known, one)).collect::<Result<_>>()?,
        scope: one.scope,
        quote: one.quote.map(|quote| quote.0),
        verb: known.maybe(one.verb)?,
        verb_lemma: one.verb_lemma.clone(),
        relative: one.relative,
        negation: known.maybe(one.negation)?,
        hedges: known.spans(&one.hedges)?,
        condition: known.maybe(one.condition)?,
        future: one.future,
        subject: known.entities.maybe(one.subject)?,
        entities: known.entities.all(&one.entities)?,
        target: known.sources.maybe(one.target)?,
        answered_by: known.maybe(one.answered_by)?,
        quantities: known.quantities.all(&one.quantities)?,
        dates: known.dates.all(&one.dates)?,
        places: known.places.all(&one.places)?,
        evidence: known.evidence.all(&one.evidence)?,
        event: known.events.maybe(one.event)?,
        common_knowledge: one.common_knowledge,
        witnessed: known.maybe(one.witnessed)?,
        law: one.law.clone(),
        legal: known.maybe(one.legal)?,
        in_heading: one.in_heading,
        theme: one.theme.theme(),
        judged: Judged::not(one.kind),
    })
}

fn verification(known: &Known<'_>, one: &VerificationForm) -> Result<Verification> {
    let span = known.span(one.span)?;
    let cover = |cover: &super::forms::CoverageForm| {
        Ok(Coverage { statement: known.statements.get(cover.statement)?, truth: cover.truth })
    };
    Ok(Verification {
        span,
        sentence: known.sentence(one.sentence, span)?,
        statement: known.statements.maybe(one.statement)?,
        finding: one.finding,
        agents: known.sources.all(&one.agents)?,
        by_publisher: one.by_publisher,
        object: known.maybe(one.object)?,
        object_named: one.object_named,
        covers: one.covers.iter().map(cover).collect::<Result<_>>()?,
        covers_evidence: known.evidence.all(&one.covers_evidence)?,
        on: known.maybe(one.on)?,
    })
}

fn relation(known: &Known<'_>, one: &RelationForm) -> Result<Relation> {
    Ok(Relation {
        kind: one.kind,
        from: known.statements.get(one.from)?,
        to: known.statements.get(one.to)?,
        truth: one.truth,
        reconciled: known.maybe(one.reconciled)?,
    })
}

fn event(known: &Known<'_>, one: &EventForm) -> Result<Event> {
    Ok(Event {
        lemma: one.lemma.clone(),
        participants: known.entities.all(&one.participants)?,
        statements: known.statements.all(&one.statements)?,
    })
}

fn evidence(known: &Known<'_>, one: &EvidenceForm) -> Result<Evidence> {
    let span = known.span(one.span)?;
    Ok(Evidence {
        kind: one.kind,
        span,
        sentence: known.sentence(one.sentence, span)?,
        supplier: known.sources.maybe(one.supplier)?,
        credited: one.credited,
        shows: known.entities.all(&one.shows)?,
        date: known.maybe(one.date)?,
        place: known.maybe(one.place)?,
    })
}

fn quantity(known: &Known<'_>, one: &QuantityForm) -> Result<Quantity> {
    let span = known.span(one.span)?;
    Ok(Quantity {
        span,
        sentence: known.sentence(one.sentence, span)?,
        low: one.low,
        high: one.high.unwrap_or(f64::INFINITY),
        bound: one.bound,
        unit: match &one.unit {
            UnitForm::People(of) => Unit::People(of.clone()),
            UnitForm::Percent => Unit::Percent,
            UnitForm::Times => Unit::Times,
            UnitForm::Money(of) => Unit::Money(of.clone()),
            UnitForm::Things(of) => Unit::Things(of.clone()),
        },
        relative: one.relative,
        approximate: one.approximate,
    })
}

fn date(known: &Known<'_>, one: &DateForm) -> Result<DateMention> {
    let span = known.span(one.span)?;
    Ok(DateMention {
        span,
        sentence: known.sentence(one.sentence, span)?,
        value: DateValue { year: one.year, month: one.month, day: one.day },
        relative: one.relative,
        weekday: one.weekday,
        has_year: one.has_year,
    })
}
