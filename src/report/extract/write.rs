//! Facts to the machine form. One function a list; nothing is decided or left out.

use crate::facts::{Facts, Link, Side, Source, Statement, Unit, Verification};
use crate::list::{Id, List};
use crate::report::extract::forms::{
    AttributionForm, ClaimsForm, ConflictForm, CoverageForm, DateForm, EntityForm, EventForm, EvidenceForm, LinkForm,
    MentionForm, PlaceForm, QuantityForm, RelationForm, SideForm, SourceForm, StatementForm, UnitForm,
    VerificationForm,
};
use crate::report::extract::names::{KindForm, QuoteForm, ThemeName};
use crate::report::extract::text_form::{BlockForm, QuotationForm, TextForm};
use crate::report::json::SpanForm;
use crate::span::Span;

/// The machine form of an article's facts.
pub(super) fn write(path: &str, facts: &Facts) -> ClaimsForm {
    let document = &facts.document;
    ClaimsForm {
        comparison: None,
        version: 1,
        path: path.to_owned(),
        text: Some(TextForm::of(&document.text)),
        date: document.date.map(|(date, _)| date.to_string()),
        blocks: document.blocks.iter().map(|block| BlockForm { kind: block.kind, span: block.span.into() }).collect(),
        sentences: document.sentences.iter().map(|sentence| sentence.span.into()).collect(),
        quotations: document
            .quotations
            .iter()
            .map(|one| QuotationForm { span: one.span.into(), mark: one.mark, closed: one.closed })
            .collect(),
        attributions: attributions(facts),
        entities: entities(facts),
        mentions: mentions(facts),
        sources: each(&facts.sources, source),
        statements: each(&facts.statements, statement),
        verifications: each(&facts.verifications, verification),
        relations: relations(facts),
        events: events(facts),
        evidence: evidence(facts),
        quantities: quantities(facts),
        dates: dates(facts),
        places: each(&facts.places, |id, place| PlaceForm { id, span: place.span.into() }),
        conflicts: each(&facts.conflicts, |id, conflict| ConflictForm {
            id,
            key: conflict.key.clone(),
            name: conflict.name.clone(),
            shown_by: spans(&conflict.shown_by),
            parties: conflict.parties.clone(),
        }),
    }
}

fn each<T, F>(list: &List<T>, form: impl Fn(Option<usize>, &T) -> F) -> Vec<F> {
    list.entries().map(|(id, item)| form(Some(id.index()), item)).collect()
}

fn spans(spans: &[Span]) -> Vec<SpanForm> {
    spans.iter().copied().map(SpanForm::from).collect()
}

fn ids<T>(ids: &[Id<T>]) -> Vec<usize> {
    ids.iter().map(|id| id.index()).collect()
}

fn attributions(facts: &Facts) -> Vec<AttributionForm> {
    each(&facts.attributions, |id, one| AttributionForm {
        id,
        source: spans(&one.source),
        cue: spans(&one.cue),
        content: spans(&one.content),
        kind: one.quote,
        within: one.within.map(Id::index),
        read_by: Some(one.read_by.name().to_owned()),
    })
}

fn entities(facts: &Facts) -> Vec<EntityForm> {
    each(&facts.entities, |id, one| EntityForm {
        id,
        name: one.name.clone(),
        kind: one.kind,
        mentions: ids(&one.mentions),
        almanac: one.almanac.clone(),
        part_of: one.part_of.map(Id::index),
        of_state: one.of_state.clone(),
    })
}

fn mentions(facts: &Facts) -> Vec<MentionForm> {
    each(&facts.mentions, |id, one| MentionForm {
        id,
        span: one.span.into(),
        head: Some(one.head.into()),
        form: one.form,
        entity: one.entity.index(),
    })
}

fn side(side: &Side) -> SideForm {
    SideForm { conflict: side.conflict.index(), side: side.side, party: side.party }
}

fn source(id: Option<usize>, one: &Source) -> SourceForm {
    SourceForm {
        id,
        name: one.name.clone(),
        places: spans(&one.places),
        entity: one.entity.map(Id::index),
        kinds: one.kinds.iter().copied().map(KindForm).collect(),
        kind_known: one.kind_known,
        sides: one.sides.iter().map(side).collect(),
        because: one.because.clone(),
        named: one.named,
        anonymous: one.anonymous,
        description: one.description.map(SpanForm::from),
        role: one.role.map(SpanForm::from),
        reason: one.reason.map(SpanForm::from),
        way_of_knowing: one.way_of_knowing.map(SpanForm::from),
        named_member: one.named_member.map(SpanForm::from),
        linked: one.linked,
        pollster: one.pollster.map(SpanForm::from),
        client: one.client.map(SpanForm::from),
        sample_size: one.sample_size.map(SpanForm::from),
        date: one.date.map(SpanForm::from),
        group: Some(one.group),
        linked_groups: one.linked_groups.clone(),
        silence: one.silence.map(SpanForm::from),
    }
}

fn link(one: &Link) -> LinkForm {
    LinkForm {
        sources: ids(&one.sources),
        source_span: one.source_span.map(SpanForm::from),
        cue: one.cue.map(SpanForm::from),
        cue_lemma: one.cue_lemma.clone(),
        stance: one.stance,
        attribution: one.attribution.map(Id::index),
        restored: one.restored,
        jointly: one.jointly,
        wordless: one.wordless,
    }
}

fn statement(id: Option<usize>, one: &Statement) -> StatementForm {
    StatementForm {
        id,
        content: spans(&one.content),
        sentence: Some(one.sentence.index()),
        kind: one.kind,
        chain: one.chain.iter().map(link).collect(),
        scope: one.scope,
        quote: one.quote.map(QuoteForm),
        verb: one.verb.map(SpanForm::from),
        verb_lemma: one.verb_lemma.clone(),
        relative: one.relative,
        negation: one.negation.map(SpanForm::from),
        hedges: spans(&one.hedges),
        condition: one.condition.map(SpanForm::from),
        future: one.future,
        subject: one.subject.map(Id::index),
        entities: ids(&one.entities),
        target: one.target.map(Id::index),
        answered_by: one.answered_by.map(SpanForm::from),
        quantities: ids(&one.quantities),
        dates: ids(&one.dates),
        places: ids(&one.places),
        evidence: ids(&one.evidence),
        event: one.event.map(Id::index),
        common_knowledge: one.common_knowledge,
        witnessed: one.witnessed.map(SpanForm::from),
        law: one.law.clone(),
        legal: one.legal.map(SpanForm::from),
        in_heading: one.in_heading,
        theme: ThemeName::of(one.theme),
    }
}

fn verification(id: Option<usize>, one: &Verification) -> VerificationForm {
    VerificationForm {
        id,
        span: one.span.into(),
        sentence: Some(one.sentence.index()),
        statement: one.statement.map(Id::index),
        finding: one.finding,
        agents: ids(&one.agents),
        by_publisher: one.by_publisher,
        object: one.object.map(SpanForm::from),
        object_named: one.object_named,
        covers: one
            .covers
            .iter()
            .map(|cover| CoverageForm { statement: cover.statement.index(), truth: cover.truth })
            .collect(),
        covers_evidence: ids(&one.covers_evidence),
        on: one.on.map(SpanForm::from),
    }
}

fn relations(facts: &Facts) -> Vec<RelationForm> {
    let form = |one: &crate::facts::Relation| RelationForm {
        kind: one.kind,
        from: one.from.index(),
        to: one.to.index(),
        truth: one.truth,
        reconciled: one.reconciled.map(SpanForm::from),
    };
    facts.relations.iter().map(form).collect()
}

fn events(facts: &Facts) -> Vec<EventForm> {
    each(&facts.events, |id, one| EventForm {
        id,
        lemma: one.lemma.clone(),
        participants: ids(&one.participants),
        statements: ids(&one.statements),
    })
}

fn evidence(facts: &Facts) -> Vec<EvidenceForm> {
    each(&facts.evidence, |id, one| EvidenceForm {
        id,
        kind: one.kind,
        span: one.span.into(),
        sentence: Some(one.sentence.index()),
        supplier: one.supplier.map(Id::index),
        credited: one.credited,
        shows: ids(&one.shows),
        date: one.date.map(SpanForm::from),
        place: one.place.map(SpanForm::from),
    })
}

fn quantities(facts: &Facts) -> Vec<QuantityForm> {
    each(&facts.quantities, |id, one| QuantityForm {
        id,
        span: one.span.into(),
        sentence: Some(one.sentence.index()),
        low: one.low,
        high: one.high.is_finite().then_some(one.high),
        bound: one.bound,
        unit: match &one.unit {
            Unit::People(of) => UnitForm::People(of.clone()),
            Unit::Percent => UnitForm::Percent,
            Unit::Times => UnitForm::Times,
            Unit::Money(of) => UnitForm::Money(of.clone()),
            Unit::Things(of) => UnitForm::Things(of.clone()),
        },
        relative: one.relative,
        approximate: one.approximate,
    })
}

fn dates(facts: &Facts) -> Vec<DateForm> {
    each(&facts.dates, |id, one| DateForm {
        id,
        span: one.span.into(),
        sentence: Some(one.sentence.index()),
        year: one.value.year,
        month: one.value.month,
        day: one.value.day,
        relative: one.relative,
        weekday: one.weekday,
        has_year: one.has_year,
    })
}
