//! How like two statements are, for people who ask why one is not taken to say again what the other says. Measured as the
//! relation itself is; decides nothing.

use crate::facts::{Facts, Statement};
use crate::list::Id;
use crate::statement::profile::{Profile, ratio};
use crate::statement::relation::{ENOUGH, NEARLY_ALL};

/// Two statements compared by their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The one that comes nearest.
    pub other: Id<Statement>,
    /// The words that both have, in the form of a dictionary.
    pub shared: Vec<String>,
    /// How many there must be.
    pub needed: usize,
    /// What else keeps the two apart, in words; may be empty.
    pub differs: &'static str,
}

/// The statement of the article that is most like this one: for a headline one of the body, else an earlier one.
pub fn likest(facts: &Facts, id: Id<Statement>) -> Option<Likeness> {
    let own = facts.statements.get(id)?;
    let profile = Profile::of_document(&facts.document, &own.content);
    let may_be = |other: Id<Statement>, it: &Statement| {
        other != id && !it.in_heading && (own.in_heading || other < id && it.sentence != own.sentence)
    };
    let others = facts.statements.entries().filter(|(other, it)| may_be(*other, it));
    let compared = others.map(|(other, it)| (other, it, Profile::of_document(&facts.document, &it.content)));
    let (other, it, theirs) = compared.max_by_key(|(other, _, it)| (profile.shared(it), std::cmp::Reverse(*other)))?;
    let shorter = profile.words.len().min(theirs.words.len());
    let has_verb = theirs.words.binary_search(&own.verb_lemma.as_str()).is_ok();
    let share = if has_verb || !own.in_heading { ENOUGH } else { NEARLY_ALL };
    let needed = (2..=shorter).find(|count| ratio(*count, shorter) >= share).unwrap_or(shorter.max(2));
    // Two words are everywhere in the article that they head.
    let needed = if own.in_heading { needed.max(3) } else { needed };
    let shared = profile.words.iter().filter(|word| theirs.words.contains(word)).map(|word| (*word).to_owned());
    Some(Likeness { other, shared: shared.collect(), needed, differs: differs(own, it) })
}

fn differs(own: &Statement, other: &Statement) -> &'static str {
    if own.negation.is_some() != other.negation.is_some() {
        "only one of the two says “not”"
    } else if !own.in_heading && own.verb_lemma != other.verb_lemma {
        "their verbs differ"
    } else if !own.in_heading && (own.subject.is_none() || own.subject != other.subject) {
        "they do not speak of the same one"
    } else {
        ""
    }
}
