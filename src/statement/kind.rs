//! What kind of statement it is: fact, accusation, denial, opinion, offer, norm, question or public act. Decides from
//! the innermost cue's stance, the main verb and a few word lists; where nothing speaks against it, a fact.

use crate::attribution::Quote;
use crate::entity::Cast;
use crate::facts::{Entity, EntityKind, Kind, Link, Stance, StatementKind};
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Form, VerbGroup, says};
use crate::statement::draft::Draft;
use crate::statement::manner;
use crate::statement::scene::Scene;
use crate::text::Tag;
use std::ops::Range;

/// What is known of a statement when its kind is decided.
pub struct Known<'a> {
    /// Its words and verb.
    pub draft: &'a Draft,
    /// Who says it.
    pub chain: &'a [Link],
    /// Whom it speaks of.
    pub subject: Option<Id<Entity>>,
}

/// The kind. Notes on what was verified are told apart elsewhere.
pub fn kind(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>) -> StatementKind {
    let stance = known.chain.last().map(|link| link.stance);
    if asks(scene, known, stance) {
        return StatementKind::Question;
    }
    if let Some(kind) = by_cue(scene, cast, known) {
        return kind;
    }
    if known.chain.is_empty() && !known.draft.relative && acts_in_public(scene, known.draft) {
        return StatementKind::PublicAct;
    }
    if offers(scene, cast, known) {
        return StatementKind::Offer;
    }
    if demands(scene, known.draft) {
        return StatementKind::Norm;
    }
    if values(scene, cast, known) {
        return StatementKind::Opinion;
    }
    StatementKind::Fact
}

/// Ends in a question mark, or is what somebody asked.
fn asks(scene: &Scene<'_>, known: &Known<'_>, stance: Option<Stance>) -> bool {
    let marked = (known.draft.tokens.end..known.draft.tokens.end + 2).find(|&at| scene.lemma(at) == "?");
    let start = known.draft.tokens.start;
    let asked = stance == Some(Stance::Asking) && (start.saturating_sub(1)..=start).any(|at| opens_question(scene, at));
    // "would not say whether it had sunk": whoever says it, the question stays one.
    let left_open = stance.is_some() && (start.saturating_sub(1)..=start).any(|at| scene.lemma(at) == "whether");
    marked.is_some() || asked || left_open || is_untold(scene, known)
}

/// "did not specify how many people were hurt": a question that somebody did not answer.
fn is_untold(scene: &Scene<'_>, known: &Known<'_>) -> bool {
    let wordless = known.chain.last().is_some_and(|link| link.wordless && link.cue.is_some());
    let clause = known.draft.verb.as_ref().is_some_and(|verb| verb.form == Form::Finite);
    wordless && clause && opens_question(scene, known.draft.tokens.start)
}

fn opens_question(scene: &Scene<'_>, at: usize) -> bool {
    scene.token(at).is_some_and(|token| matches!(token.tag, Tag::WRB | Tag::WP | Tag::WDT))
        || matches!(scene.lemma(at), "if" | "whether")
}

/// What the innermost cue decides.
fn by_cue(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>) -> Option<StatementKind> {
    let link = known.chain.last()?;
    if orders(scene, known, link) {
        return Some(StatementKind::Norm);
    }
    // "alleged that …": what is put so is a wrong, though it may not be so.
    if link.cue_lemma == "allege" && states(known) {
        return Some(StatementKind::Accusation);
    }
    if tells_of_a_wrong(scene, known, link) && !speaks_of_himself(scene, cast, known, link) {
        return Some(StatementKind::Accusation);
    }
    match link.stance {
        Stance::Accusing => Some(if !link.wordless && blames(scene, known, link) {
            StatementKind::Accusation
        } else {
            StatementKind::Opinion
        }),
        Stance::Denying if says_untrue(scene, known, link) => Some(StatementKind::Denial),
        Stance::Committing if !states(known) => Some(StatementKind::Offer),
        Stance::Demanding if !states(known) => Some(StatementKind::Norm),
        Stance::Denying
        | Stance::Committing
        | Stance::Demanding
        | Stance::Neutral
        | Stance::Doubting
        | Stance::Factive
        | Stance::Admitting
        | Stance::Mental
        | Stance::Document
        | Stance::Publishing
        | Stance::Asking
        | Stance::Other => None,
    }
}

/// "said that the guard had stolen the van": the deed accuses, whatever the verb of saying. Of nobody in particular
/// ("thieves stole it") it does not; what is guessed, denied or yet to come is no accusation.
fn tells_of_a_wrong(scene: &Scene<'_>, known: &Known<'_>, link: &Link) -> bool {
    let Some(verb) = known.draft.verb.as_ref().filter(|verb| states(known) && !verb.passive) else { return false };
    let told = matches!(link.stance, Stance::Neutral | Stance::Doubting | Stance::Factive | Stance::Document);
    let list = scene.knowledge.words(lists::WRONGDOING_VERBS);
    let supposed = is_done_to(scene, verb) || manner::condition(scene, known.draft).is_some();
    let wrong = || list.find_at(scene.words(verb.head..verb.tokens.end + 4), 0).is_some();
    if !told || verb.negation.is_some() || link.wordless || supposed || !wrong() {
        return false;
    }
    let subject = scene.tokens(known.draft.subject.clone());
    let first = known.draft.subject.start;
    let definite = ["the", "pointing"].iter().any(|what| scene.page.says(first, lists::QUANTIFIERS, what))
        || ["male", "female", "several"].iter().any(|who| scene.page.says(first, lists::PRONOUNS, who));
    subject.iter().any(|token| token.tag.is_name())
        || subject.first().is_some_and(|token| definite || token.tag == Tag::PRPS)
}

/// "had been taken over and looted": what is left out is "been".
fn is_done_to(scene: &Scene<'_>, verb: &VerbGroup) -> bool {
    let joined = |at: &usize| scene.token(*at).is_some_and(|token| token.tag == Tag::CC);
    let and = verb.tokens.start.checked_sub(1).filter(|at| verb.tokens.len() == 1 && joined(at));
    let passive = |at: usize| {
        scene.phrases.verb_at(at).is_some_and(|group| group.passive && group.head == at && group.tokens.len() > 1)
    };
    and.is_some_and(|and| (and.saturating_sub(4)..and).any(passive))
}

/// "warned them to leave", "was told to wait": what somebody is told to do should be done.
fn orders(scene: &Scene<'_>, known: &Known<'_>, link: &Link) -> bool {
    let column = scene.knowledge.words(lists::ADDRESSING_VERBS).single(&link.cue_lemma);
    let tells = column.is_some_and(|column| says(column, "directs"));
    tells && known.draft.verb.as_ref().is_some_and(|verb| verb.form == Form::Infinitive)
}

/// "accused", "blamed" say that somebody did wrong; "attacked", "slammed" do where what they speak of is a wrong.
fn blames(scene: &Scene<'_>, known: &Known<'_>, link: &Link) -> bool {
    if link.cue_lemma == "charge" && is_task(scene, known.draft) {
        return false;
    }
    let scolds = scene.knowledge.words(lists::SCOLDING_VERBS).has(&link.cue_lemma);
    !scolds || scene.first_of(lists::CRIME_TERMS, known.draft.tokens.clone()).is_some()
}

/// "charged with overseeing the vote"
fn is_task(scene: &Scene<'_>, draft: &Draft) -> bool {
    let tasks = scene.knowledge.words(lists::TASK_VERBS);
    let doing = |at: usize| scene.token(at).is_some_and(|token| token.tag == Tag::VBG && tasks.has(&token.lemma));
    doing(draft.tokens.start) || draft.tokens.clone().any(|at| scene.lemma(at) == "with" && doing(at + 1))
}

/// "denied" says so of whatever it takes; "rejected", "dismissed" of a clause or of what somebody said.
fn says_untrue(scene: &Scene<'_>, known: &Known<'_>, link: &Link) -> bool {
    let clause = known.draft.verb.is_some();
    let start = known.draft.tokens.start;
    let said = scene.first_of(lists::REPORTING_NOUNS, start..known.draft.tokens.end.min(start + 5)).is_some();
    let pronoun = scene.page.says(start, lists::QUANTIFIERS, "pointing")
        || scene.page.is_personal(start)
            && ["thing", "several"].iter().any(|what| scene.page.says(start, lists::PRONOUNS, what));
    link.cue_lemma == "deny" || clause || said || pronoun
}

/// A finite clause without a modal states: "he insisted that the men were free". "He pledged that they would …" does not.
fn states(known: &Known<'_>) -> bool {
    known.draft.verb.as_ref().is_some_and(|verb| verb.form == Form::Finite && verb.modal.is_none())
}

/// "shared photos", "signed the treaty": what anyone can check, as the main verb of the article's own sentence.
fn acts_in_public(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(verb) = &draft.verb else { return false };
    if verb.passive || verb.modal.is_some() || verb.negation.is_some() {
        return false;
    }
    scene.knowledge.words(lists::PUBLIC_ACTS).find_at(scene.words(verb.head..draft.tokens.end), 0).is_some()
}

/// What the speaker himself will do, is willing to do or lets others do.
fn offers(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>) -> bool {
    let (Some(verb), Some(link)) = (&known.draft.verb, known.chain.last()) else { return false };
    if link.stance == Stance::Document || link.stance == Stance::Mental && verb.modal.is_none() {
        return false;
    }
    let own = speaks_of_himself(scene, cast, known, link);
    own && binds(scene, verb) || lets(scene, cast, known, verb, link)
}

fn speaks_of_himself(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>, link: &Link) -> bool {
    let own = |who: &str| scene.page.says(known.draft.subject.start, lists::PRONOUNS, who);
    let first_person = known.draft.subject.len() == 1 && (own("speaker") || own("speakers"));
    let speaker = link
        .sources
        .iter()
        .filter_map(|&source| cast.sources.get(source)?.entity)
        .any(|entity| Some(entity) == known.subject);
    first_person || speaker
}

/// "will", "would", "is willing to", "plans to"
fn binds(scene: &Scene<'_>, verb: &VerbGroup) -> bool {
    let wills = verb.modal.is_some_and(|at| scene.is_modal(at, "wills"));
    let list = scene.knowledge.words(lists::COMMITTING_VERBS);
    let willing = list.find_at(scene.words(verb.head..verb.tokens.end + 4), 0).is_some_and(|hit| hit.range.len() > 1);
    !verb.perfect && (wills || willing || scene.lemma(verb.head) == "be" && scene.lemma(verb.tokens.end) == "willing")
}

/// Somebody in power says what a class of people can do: "those who want to stay can stay".
fn lets(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>, verb: &VerbGroup, link: &Link) -> bool {
    let power = |kind: &Kind| {
        matches!(kind, Kind::Official | Kind::StateBody | Kind::Country | Kind::ArmedForce | Kind::Captor)
    };
    let in_power =
        link.sources.iter().filter_map(|&source| cast.sources.get(source)).any(|source| source.kinds.iter().any(power));
    let may = verb.modal.is_some_and(|at| scene.is_modal(at, "permits"));
    in_power && may && of_a_class(scene, known, verb)
}

/// "those who …", "anyone who", "any soldiers who …" before the verb.
fn of_a_class(scene: &Scene<'_>, known: &Known<'_>, verb: &VerbGroup) -> bool {
    scene.first_of(lists::CLASS_WORDING, known.draft.tokens.start..verb.tokens.start).is_some()
}

/// "should", "must", "ought to"; "must have been" is a guess, not a norm.
fn demands(scene: &Scene<'_>, draft: &Draft) -> bool {
    let Some(verb) = &draft.verb else { return false };
    verb.modal.is_some_and(|at| scene.knowledge.words(lists::NORM_WORDS).has(scene.lemma(at))) && !verb.perfect
}

/// A valuation under somebody's name: what "is", "seems", "called" gives of it is a word of value or a superlative.
fn values(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>) -> bool {
    let Some(link) = known.chain.last() else { return false };
    let tokens = &known.draft.tokens;
    let predicate = match &known.draft.verb {
        Some(verb) if scene.page.says(verb.head, lists::LINKING_VERBS, "linking") => verb.tokens.end..tokens.end,
        None if scene.knowledge.words(lists::NAMING_VERBS).has(&link.cue_lemma) => {
            if in_own_words(scene, known) {
                return true;
            }
            tokens.clone()
        }
        Some(_) | None => return false,
    };
    let complement = complement(scene, predicate);
    let plain = scene.knowledge.words(lists::PLAIN_ADJECTIVES);
    let judging = scene.knowledge.words(lists::JUDGING_ADJECTIVES);
    let of_person = speaks_of_person(scene, cast, known);
    let measured =
        |lemma: &str| plain.has(lemma) || matches!(lemma, "most" | "least" | "late" | "last" | "many" | "much");
    let superlative =
        scene.tokens(complement.clone()).iter().any(|token| token.tag == Tag::JJS && !measured(&token.lemma));
    let worth = |range: Range<usize>| {
        let lemma = scene.lemma(range.start);
        range.len() > 1 || !plain.has(lemma) || of_person && judging.has(lemma)
    };
    let valued = scene.all_of(lists::OPINION_WORDS, complement.clone()).any(worth);
    superlative || valued || is_too_much(scene, complement)
}

/// "called the case “a tissue of rumours”": a name that has to be quoted is the speaker's own.
fn in_own_words(scene: &Scene<'_>, known: &Known<'_>) -> bool {
    known.draft.attribution.and_then(|id| scene.spoken(id)).is_some_and(|it| it.quote != Quote::Indirect)
}

/// "far too lenient"
fn is_too_much(scene: &Scene<'_>, complement: Range<usize>) -> bool {
    complement.clone().any(|at| {
        scene.lemma(at) == "too"
            && complement.contains(&(at + 1))
            && scene.token(at + 1).is_some_and(|next| next.tag.is_adjective())
    })
}

/// A person is the subject, somebody else than the one who speaks.
fn speaks_of_person(scene: &Scene<'_>, cast: &Cast<'_>, known: &Known<'_>) -> bool {
    let stands_for = |who: &str| scene.page.says(known.draft.subject.start, lists::PRONOUNS, who);
    let pronoun = known.draft.subject.len() == 1 && (stands_for("male") || stands_for("female"));
    let person = known.subject.and_then(|subject| cast.entities.get(subject));
    pronoun || person.is_some_and(|entity| entity.kind == EntityKind::Person)
}

/// The words right after "is": up to a comma, a preposition or another clause. "In a terrible state" is taken whole.
fn complement(scene: &Scene<'_>, predicate: Range<usize>) -> Range<usize> {
    let stands_in = scene.token(predicate.start).is_some_and(|token| token.tag == Tag::IN);
    let predicate = predicate.start + usize::from(stands_in)..predicate.end;
    let ends = |at: &usize| {
        scene.token(*at).is_none_or(|token| {
            matches!(token.tag, Tag::IN | Tag::WDT | Tag::WP | Tag::WRB | Tag::CC | Tag::TO) || &*token.lemma == ","
        })
    };
    let end = predicate.clone().take(8).find(ends).unwrap_or(predicate.end.min(predicate.start + 8));
    predicate.start..end.max(predicate.start)
}
