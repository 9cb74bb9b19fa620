//! Verb groups: "are being held", "has not yet verified", "to hide", "captured" after its noun. Reads tags and a few
//! lemmas of auxiliaries; knows nothing of clauses.

use super::bridged;
use super::grammar::Joins;
use super::negation;
use super::stretch::Stretch;
use crate::text::{Tag, Token};
use std::ops::Range;

/// What a verb group can do in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Carries a clause: "captured", "are being held", "may be".
    Finite,
    /// "to hide"
    Infinitive,
    /// "hiding", "having said"
    Gerund,
    /// "captured" after its noun, "questioned" after "when"
    Participle,
    /// A bare "release": an imperative, or the second of two under one modal.
    Bare,
}

/// A verb group. Positions are numbers of tokens in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct VerbGroup {
    /// All of it, adverbs inside included.
    pub tokens: Range<usize>,
    /// The main verb.
    pub head: usize,
    /// What it can do.
    pub form: Form,
    /// True for "was captured", "captured by".
    pub passive: bool,
    /// The modal, where there is one.
    pub modal: Option<usize>,
    /// The first word of what turns it round, in the group or beside it: "not", "hardly", "no longer".
    pub negation: Option<usize>,
    /// Past or present; none behind a modal and for what carries no clause.
    pub tense: Option<Tense>,
    /// "has gone", "to have gone"
    pub perfect: bool,
    /// "is going", "had been going"
    pub continuous: bool,
    /// Its subject, where that stands in the group: "did she know".
    pub inside: Option<Range<usize>>,
}

/// The form of its first verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "went", "had gone"
    Past,
    /// "goes", "has gone"
    Present,
}

/// The verb groups of a sentence, in order, without overlap.
pub fn groups(line: Stretch<'_>) -> Vec<VerbGroup> {
    let mut found = Vec::new();
    let mut at = line.start;
    while at < line.end {
        if let Some(group) = group_at(line, at) {
            at = group.tokens.end;
            found.push(group);
        } else {
            at += 1;
        }
    }
    let first = found.iter().find(|group| group.form == Form::Finite).map_or(line.end, |group| group.tokens.start);
    mend(line, &mut found, first);
    share(line, &mut found);
    bridged::join(line, found)
}

/// A main clause without a finite verb may have one that its tag hides: "Brandt shared/JJ photos", "she posted/VBN it". A
/// past form straight after a name or pronoun and before a noun phrase or preposition is taken for it.
fn mend(line: Stretch<'_>, found: &mut Vec<VerbGroup>, first: usize) {
    let at = (line.start + 1..first).take(12).find(|&at| hidden_past(line, at));
    let Some(at) = at.filter(|_| line.range().len() > 3) else { return };
    // The first finite verb then stands in a clause that hangs on what comes before it.
    let hangs = (at + 1..first)
        .any(|at| matches!(line.joins(at), Joins::Relative | Joins::That | Joins::When | Joins::Because));
    if first < line.end && !hangs {
        return;
    }
    found.retain(|group| !group.tokens.contains(&at));
    let group = VerbGroup { tense: Some(Tense::Past), ..alone(at, Form::Finite) };
    found.insert(found.partition_point(|group| group.tokens.start < at), group);
}

fn hidden_past(line: Stretch<'_>, at: usize) -> bool {
    let tag = |i: usize| line.tag(i);
    // An adjective whose dictionary form is shorter than the word is a participle: "shared" from "share".
    let cut = |token: &Token| token.tag == Tag::JJ && token.span.len() > token.lemma.len();
    let past = line.token(at).is_some_and(|token| token.tag == Tag::VBN || cut(token));
    let name = tag(at - 1).is_some_and(|tag| matches!(tag, Tag::NNP | Tag::NNPS | Tag::PRP));
    let noun = tag(at - 1).is_some_and(Tag::is_noun);
    let object = tag(at + 1).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::PRPS | Tag::CD));
    let phrase = tag(at + 1).is_some_and(|tag| matches!(tag, Tag::IN | Tag::TO));
    // "prisoners held there get soup": a present that is tagged as a bare form.
    let bare = line.token(at).is_some_and(|token| token.tag == Tag::VB) && noun;
    past && (noun && object || name && (object || phrase)) || bare && (object || phrase)
}

/// Words that stand before a noun are no verbs: "the injured soldiers", "captured men".
fn before_noun(line: Stretch<'_>, at: usize) -> bool {
    let tag = |i: usize| line.tag(i);
    let opens = at
        .checked_sub(1)
        .and_then(tag)
        .is_some_and(|tag| matches!(tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::CD) || tag.is_adjective());
    let noun_follows = tag(at + 1).is_some_and(|tag| tag.is_noun() || tag.is_adjective());
    opens && noun_follows
}

fn group_at(line: Stretch<'_>, at: usize) -> Option<VerbGroup> {
    let first = line.token(at)?;
    let form = match first.tag {
        Tag::MD | Tag::VBD | Tag::VBP | Tag::VBZ => Form::Finite,
        Tag::VB => Form::Bare,
        Tag::VBG if !before_noun(line, at) => Form::Gerund,
        Tag::VBN if !before_noun(line, at) => Form::Participle,
        Tag::TO if begins_infinitive(line, at) => Form::Infinitive,
        _ => return None,
    };
    Some(extend(line, at, form))
}

fn begins_infinitive(line: Stretch<'_>, at: usize) -> bool {
    let next = line.tag(at + 1);
    next == Some(Tag::VB) || next == Some(Tag::RB) && line.token(at + 2).is_some_and(|token| token.tag == Tag::VB)
}

/// How many words before a verb its group may begin.
const LONGEST: usize = 7;

/// The group that a verb belongs to, looked for from its first possible word on.
pub(super) fn group_of(line: Stretch<'_>, verb: usize) -> Option<VerbGroup> {
    let starts = verb.saturating_sub(LONGEST)..verb + 1;
    starts.filter_map(|at| group_at(line, at)).find(|group| group.tokens.contains(&verb))
}

/// One word.
fn alone(at: usize, form: Form) -> VerbGroup {
    VerbGroup {
        tokens: at..at + 1,
        head: at,
        form,
        passive: false,
        modal: None,
        negation: None,
        tense: None,
        perfect: false,
        continuous: false,
        inside: None,
    }
}

/// "increased trade", "a widely used lamp": a participle that a noun follows says what kind, unless a noun stands before it
/// ("men arrested Monday").
fn modifies(line: Stretch<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| line.tag(before));
    let own = before.is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::PRP | Tag::VBG | Tag::VBN));
    let parted = before == Some(Tag::Mark);
    let noun = line.has(at + 1, |tag| tag.is_adjective() || tag.is_noun() && !(parted && tag.is_name()));
    noun && !own
}

/// "have seen and *heard*", "came and *settled*": the second is what the first is; a past is often taken for a participle.
fn share(line: Stretch<'_>, found: &mut [VerbGroup]) {
    for at in 1..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last(), rest.first_mut()) else { continue };
        // What stands before the second but adverbs.
        let joined = line.before_adverbs(second.tokens.start).checked_sub(1);
        let straight = joined.is_some_and(|at| at >= first.tokens.end && line.has(at, |tag| tag == Tag::CC));
        let past = line.has(first.head, |tag| tag == Tag::VBD);
        // "cannot begin it and then claim": a present that looks like the bare form shares the modal.
        let bare = line.token(second.head).is_some_and(|it| it.tag == Tag::VBP && it.lemma.len() == it.span.len());
        if straight && bare && second.tokens.len() == 1 && first.modal.is_some() && first.form == Form::Finite {
            second.form = Form::Bare;
            second.tense = None;
        }
        if straight && second.form == Form::Participle && (first.perfect || past) && !first.passive {
            second.passive = false;
            second.perfect = first.perfect;
        }
    }
}

/// An auxiliary and the rest of its group, its subject between them; none where the forms do not fit.
pub(super) fn rest_of(
    line: Stretch<'_>,
    first: &VerbGroup,
    rest: &VerbGroup,
    inside: Range<usize>,
) -> Option<VerbGroup> {
    let start = rest.tokens.clone().find(|&at| line.has(at, Tag::is_verb))?;
    let fits = match rest.form {
        Form::Bare => first.modal == Some(first.head) || auxiliary(line, first.head) == Some(HELPS),
        Form::Participle => makes(line, first.head, start, PERFECT) || makes(line, first.head, start, PASSIVE),
        Form::Gerund => makes(line, first.head, start, CONTINUOUS),
        Form::Finite | Form::Infinitive => false,
    };
    let one = start == rest.head;
    fits.then(|| VerbGroup {
        tokens: first.tokens.start..rest.tokens.end,
        head: rest.head,
        form: Form::Finite,
        passive: if one { passive_after(line, first.head, start) } else { rest.passive },
        modal: first.modal,
        negation: first.negation.or(rest.negation),
        tense: first.tense,
        perfect: rest.perfect || makes(line, first.head, start, PERFECT),
        continuous: rest.continuous || makes(line, first.head, start, CONTINUOUS),
        inside: Some(inside),
    })
}

/// Takes in what follows: auxiliaries, adverbs between them, and the main verb.
fn extend(line: Stretch<'_>, at: usize, form: Form) -> VerbGroup {
    let mut group = alone(at, form);
    group.passive = form == Form::Participle && !modifies(line, at) && auxiliary(line, at).is_none();
    group.tense = match line.tag(at) {
        Some(Tag::VBD) => Some(Tense::Past),
        Some(Tag::VBP | Tag::VBZ) => Some(Tense::Present),
        _ => None,
    };
    if line.token(at).is_some_and(|token| token.tag == Tag::MD) {
        group.modal = Some(at);
    }
    while let Some(next) = goes_on(line, &group) {
        group.passive = passive_after(line, group.head, next);
        group.perfect |= makes(line, group.head, next, PERFECT);
        group.continuous |= makes(line, group.head, next, CONTINUOUS);
        group.head = next;
        group.tokens.end = next + 1;
    }
    if let Some((word, end)) = negation::of_group(line, &group) {
        group.negation = Some(word);
        group.tokens.end = end;
    }
    group
}

/// The next verb of the group: auxiliaries, modals and "to" are followed by the rest of it. "got accused": behind "get" only
/// a participle.
fn goes_on(line: Stretch<'_>, group: &VerbGroup) -> Option<usize> {
    let free = line.has(group.head, |tag| matches!(tag, Tag::MD | Tag::TO));
    let helper = auxiliary(line, group.head);
    let next = next_part(line, group.tokens.end).filter(|_| free || helper.is_some())?;
    let any = free || helper.is_some_and(|column| column.starts_with(HELPS));
    (any || line.has(next, |tag| tag == Tag::VBN)).then_some(next)
}

/// What the list of auxiliaries says of a word.
fn auxiliary<'a>(line: Stretch<'a>, at: usize) -> Option<&'a str> {
    line.token(at)?;
    line.page.single(line.page.lists().auxiliaries, at)
}

/// The column of auxiliaries that any form goes on from.
const HELPS: &str = "helps";

/// The column of those that make a passive of a participle.
const PASSIVE: &str = "passive";

/// Those that make a perfect of a participle, and a continuous form of a gerund.
const PERFECT: &str = "perfect";
const CONTINUOUS: &str = "continuous";

/// A form of "be", as the list has it.
pub(super) fn is_copula(line: Stretch<'_>, at: usize) -> bool {
    auxiliary(line, at).is_some_and(|column| column.split(' ').any(|part| part == CONTINUOUS))
}

/// Whether an auxiliary makes this of the verb that follows.
fn makes(line: Stretch<'_>, helper: usize, verb: usize, what: &str) -> bool {
    let form =
        line.has(verb, |tag| if what == CONTINUOUS { tag == Tag::VBG } else { matches!(tag, Tag::VBN | Tag::VBD) });
    form && auxiliary(line, helper).is_some_and(|column| column.split(' ').any(|part| part == what))
}

/// The next verb of the group, at most three adverbs away.
fn next_part(line: Stretch<'_>, from: usize) -> Option<usize> {
    for at in from..from + 4 {
        let token = line.token(at)?;
        match token.tag {
            Tag::VB | Tag::VBN | Tag::VBG | Tag::VBD => return Some(at),
            Tag::RB | Tag::RBR => {}
            _ => return None,
        }
    }
    None
}

fn passive_after(line: Stretch<'_>, helper: usize, verb: usize) -> bool {
    let participle = line.has(verb, |tag| matches!(tag, Tag::VBN | Tag::VBD)) && auxiliary(line, verb).is_none();
    participle
        && !short_has(line, helper, verb)
        && auxiliary(line, helper).is_some_and(|column| column.ends_with(PASSIVE))
}

/// "he's won praise": a short "has", since an object follows the participle.
fn short_has(line: Stretch<'_>, helper: usize, verb: usize) -> bool {
    let short = line.text(helper).starts_with(['\'', '’']) && line.has(helper, |tag| tag == Tag::VBZ);
    short
        && line
            .has(verb + 1, |tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::PRPS | Tag::PRP))
}
