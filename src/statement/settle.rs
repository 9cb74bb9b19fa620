//! What models make of what is told. By the accurate tier's network, which saw the words, a statement becomes of the kind
//! that it is sure of; the linear models of the fast tier tell what has to do with the fighting, and lists and grammar
//! keep the kind.

use crate::attribution::Encoding;
use crate::entity::Cast;
use crate::facts::{Entity, StatementKind};
use crate::judgements::{self, Article, Said};
use crate::knowledge::Stance;
use crate::list::Id;
use crate::phrases::Sort;
use crate::span::Span;
use crate::statement::scene::Scene;
use crate::statement::target;
use crate::statement::told::{Tellings, Told};
use rustc_hash::FxHashMap;

/// Two accusations of one that are each not sure count as one that is, from this share on: how likely it is that at least
/// one of them is right.
const TOGETHER: f32 = 0.85;

/// A charge less likely than this adds nothing to others.
const LIKELY: f32 = 0.5;

/// A charge against one whom only a pronoun names has to be as likely: of 17 such on marked articles that nobody answered, one
/// was what an editor would ask about.
const BY_PRONOUN: f32 = 0.9;

/// What is told, judged. Linear models cost time, so they are asked only where the almanac sees a war. Sources are added
/// to the cast for those who are accused and were none yet.
pub fn settle(scene: &Scene<'_>, cast: &mut Cast<'_>, told: Tellings, encoding: Option<&Encoding>) -> Tellings {
    let at_war = !cast.conflicts.is_empty();
    if encoding.is_none() && !at_war {
        return told;
    }
    let said: Vec<Said<'_>> = told.as_slice().iter().map(|told| said(scene, told)).collect();
    let article = Article::new(scene.page, &cast.entities, &cast.sources, at_war);
    let Some(seen) = encoding.and_then(|encoding| judgements::judge_seen(encoding, &article, &said)) else {
        let mut judged = judgements::judge(&article, &said).into_iter();
        return told.map(|told| Told { judged: judged.next().unwrap_or(told.judged), ..told });
    };
    let mut seen = seen.into_iter();
    let told = told.map(|told| Told { judged: seen.next().unwrap_or(told.judged), ..told });
    let charges: Vec<Option<Charge>> = told.as_slice().iter().map(|told| charge(scene, cast, told)).collect();
    let against = against(&charges);
    let mut charges = charges.into_iter();
    told.map(|told| {
        let charge = charges.next().flatten().filter(|charge| charge.holds(&against));
        taken(scene, cast, told, charge)
    })
}

/// What the network makes of the sources, for the cast to take; after all is judged that is said, so that this is judged
/// by what wording and almanac tell of them.
pub fn hear(scene: &Scene<'_>, cast: &mut Cast<'_>, encoding: Option<&Encoding>) {
    let Some(encoding) = encoding else { return };
    let article = Article::new(scene.page, &cast.entities, &cast.sources, !cast.conflicts.is_empty());
    let heard = judgements::judge_sources(encoding, &article, &cast.mentions, &cast.sources);
    cast.heed(&heard.unwrap_or_default());
}

/// Whom a statement accuses, as the network has it.
#[derive(Clone, Copy, Debug)]
struct Charge {
    /// The words that name the accused, who may be no source yet.
    words: Span,
    target: Id<Entity>,
    share: f32,
    sure: bool,
}

impl Charge {
    /// Sure by itself, or with what else is said against the same one.
    fn holds(&self, against: &FxHashMap<Id<Entity>, f32>) -> bool {
        self.sure || self.share >= LIKELY && against.get(&self.target).is_some_and(|share| *share >= TOGETHER)
    }
}

/// For each who is accused how likely it is that at least one of the charges is one.
fn against(charges: &[Option<Charge>]) -> FxHashMap<Id<Entity>, f32> {
    let mut none: FxHashMap<Id<Entity>, f32> = FxHashMap::default();
    for charge in charges.iter().flatten().filter(|charge| charge.share >= LIKELY) {
        *none.entry(charge.target).or_insert(1.0) *= 1.0 - charge.share;
    }
    none.into_iter().map(|(target, none)| (target, 1.0 - none)).collect()
}

/// What lists and grammar are right about more often than a network: a question has its mark, an accusation that its cue
/// makes has its accused, a note was found by its words, and a heading has too few of them.
fn is_settled(told: &Told) -> bool {
    told.in_heading || matches!(told.kind, StatementKind::Accusation | StatementKind::Question | StatementKind::Note)
}

/// What is told, of the kind that the network is sure of; `charge` is one that holds.
fn taken(scene: &Scene<'_>, cast: &mut Cast<'_>, told: Told, charge: Option<Charge>) -> Told {
    if let Some(charge) = charge {
        let target = cast.source_for(charge.words);
        return Told { kind: StatementKind::Accusation, target: Some(target), ..told };
    }
    let Some(kind) = told.judged.kind.answer().filter(|_| !is_settled(&told)) else { return told };
    match kind {
        StatementKind::Accusation | StatementKind::Question => told,
        StatementKind::Offer if speaks_of_others(scene, cast, &told) => told,
        StatementKind::Fact
        | StatementKind::Denial
        | StatementKind::Opinion
        | StatementKind::Offer
        | StatementKind::Norm
        | StatementKind::Note
        | StatementKind::PublicAct => Told { kind, ..told },
    }
}

/// "said that the bank would be sold": what is going to be done to others is a matter of fact to whoever tells it.
fn speaks_of_others(scene: &Scene<'_>, cast: &Cast<'_>, told: &Told) -> bool {
    let verb = told.verb.as_ref().and_then(|verb| scene.phrases.verb_at(verb.start));
    if !verb.is_some_and(|verb| verb.passive) {
        return false;
    }
    let sources = told.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
    let mut speakers = sources.iter().filter_map(|id| cast.sources.get(*id)?.entity);
    told.subject.is_some_and(|subject| speakers.all(|speaker| speaker != subject))
}

/// Whom it accuses, where somebody is accused who can have done wrong and does not say so himself. A charge before a court
/// is answered there; what is guessed or yet to come is none.
fn charge(scene: &Scene<'_>, cast: &Cast<'_>, told: &Told) -> Option<Charge> {
    let supposed = !told.hedges.is_empty() || told.condition.is_some() || told.future;
    if is_settled(told) || told.legal.is_some() || supposed || told.chain.iter().any(|link| link.wordless) {
        return None;
    }
    let accused = told.judged.accused?;
    // "blamed Berg's ambitions for the split": where the cue accuses, grammar has seen that nobody is, unless whoever stands
    // before it is the accused: "the four stand accused of".
    let link = told.chain.last().filter(|link| link.stance == Stance::Accusing);
    if link.is_some_and(|link| link.cue.is_none_or(|cue| cue.start < accused.end)) {
        return None;
    }
    let (words, target) = target::named(scene, cast, accused)?;
    let judged = told.judged.kind;
    // "they knew": whom a pronoun means is guessed, and whether it is a charge with it.
    let phrase = scene.phrases.noun_in(scene.document.tokens_in(words));
    if phrase.is_some_and(|it| it.sort == Sort::Pronoun) && judged.share < BY_PRONOUN {
        return None;
    }
    let mut speakers = told.chain.iter().flat_map(|link| &link.sources).filter_map(|id| cast.sources.get(*id)?.entity);
    let speaks = speakers.any(|speaker| speaker == target);
    (!speaks).then_some(Charge { words, target, share: judged.share, sure: judged.sure })
}

fn said<'a>(scene: &Scene<'_>, told: &'a Told) -> Said<'a> {
    Said {
        content: told.content.iter().map(|piece| scene.span(piece.clone())).collect(),
        sentence: told.sentence,
        read: told.kind,
        chain: &told.chain,
        scope: told.scope,
        quote: told.quote,
        verb: told.verb.clone().map(|verb| scene.span(verb)),
        verb_lemma: &told.verb_lemma,
        subject: told.subject,
        marks: [
            told.negation.is_some(),
            !told.hedges.is_empty(),
            told.condition.is_some(),
            told.future,
            told.relative,
            told.in_heading,
            told.legal.is_some(),
            told.witnessed.is_some(),
            told.common_knowledge,
        ],
    }
}
