//! Whether two texts name one speaker. Names differ between a draft and its source (“Ms Lindqvist”, “the fire chief”, “the
//! chief of the Lisford fire service”), so that two are called different only where both are known and nothing links them.

use super::Bench;
use super::said::tokens;
use crate::facts::{Facts, Form, Kind, Source, Statement};
use crate::span::Span;
use crate::truth::Truth;
use rustc_hash::FxHashSet;

/// So many mentions of one entity are looked at.
const MENTIONS: usize = 24;

/// What a text calls somebody.
#[derive(Clone, Debug, Default)]
pub(super) struct Who {
    /// The words of the names, in lower case.
    pub names: FxHashSet<String>,
    /// The nouns that say what he is.
    pub nouns: FxHashSet<String>,
    /// What a name of one word would be as a noun.
    pub aliases: FxHashSet<String>,
    /// The almanac's keys: his own, and of the state that he belongs to.
    pub keys: FxHashSet<String>,
    /// True where the text names him by name.
    pub named: bool,
}

/// Those on whose word a statement stands, all of them as one.
pub(super) fn speakers(facts: &Facts, statement: &Statement, bench: &Bench<'_>) -> Who {
    let links = statement.chain.iter().filter(|link| !link.wordless);
    let mut who = Who::default();
    for id in links.flat_map(|link| &link.sources) {
        if let Some(source) = facts.sources.get(*id) {
            who.add_source(facts, source, bench);
        }
    }
    who
}

/// What a text calls one source.
pub(super) fn of(facts: &Facts, source: &Source, bench: &Bench<'_>) -> Who {
    let mut who = Who::default();
    who.add_source(facts, source, bench);
    who
}

impl Who {
    fn add_source(&mut self, facts: &Facts, source: &Source, bench: &Bench<'_>) {
        if source.kinds.contains(&Kind::Unstated) {
            return;
        }
        self.named |= source.named;
        let entity = source.entity.and_then(|id| facts.entities.get(id));
        if let Some(entity) = entity {
            self.keys.extend(entity.almanac.iter().cloned());
            self.keys.extend(entity.state().map(str::to_owned));
            let mentions = entity.mentions.iter().take(MENTIONS).filter_map(|id| facts.mentions.get(*id));
            for mention in mentions.filter(|mention| mention.form != Form::Pronoun) {
                self.add_words(facts, mention.span, bench);
            }
        }
        let said = [source.description, source.role].into_iter().flatten();
        for span in said.chain(source.places.iter().copied().take(MENTIONS)) {
            self.add_words(facts, span, bench);
        }
    }

    fn add_words(&mut self, facts: &Facts, span: Span, bench: &Bench<'_>) {
        for token in tokens(&facts.document, span).iter().filter(|token| token.tag.is_noun()) {
            let printed = facts.document.at(token.span);
            let is_name = token.tag.is_name() || printed.chars().any(char::is_uppercase) && token.span != span;
            if is_name {
                self.names.insert(printed.to_lowercase());
            }
            // “Police” at the start of a sentence is read as a name, and is the police.
            let alone = is_name && token.span == span;
            let noun = bench.fold().noun(token);
            self.nouns.extend(noun);
            self.aliases.extend(bench.fold().alike(&token.lemma).filter(|_| alone));
        }
    }

    /// True when the text says anything of who it is.
    pub fn is_known(&self) -> bool {
        !self.names.is_empty() || !self.nouns.is_empty()
    }

    /// The same, where what one text has as a name the other may have as a noun.
    pub fn may_meet(&self, other: &Self) -> bool {
        let crosses = |one: &Self, two: &Self| one.aliases.iter().any(|word| two.nouns.contains(word));
        self.meets(other) || crosses(self, other) || crosses(other, self)
    }

    /// True where a word, a key or an acronym links the two.
    pub fn meets(&self, other: &Self) -> bool {
        let shares = |one: &FxHashSet<String>, two: &FxHashSet<String>| one.iter().any(|word| two.contains(word));
        shares(&self.names, &other.names)
            || shares(&self.nouns, &other.nouns)
            || shares(&self.keys, &other.keys)
            || stands_for(&self.names, &other.names)
            || stands_for(&other.names, &self.names)
    }
}

/// True where one of the names is made of the first letters of the others.
fn stands_for(short: &FxHashSet<String>, long: &FxHashSet<String>) -> bool {
    let firsts: FxHashSet<char> = long.iter().filter_map(|word| word.chars().next()).collect();
    let is_of = |word: &String| {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        (2..=6).contains(&letters)
            && long.len() >= 2
            && word.chars().filter(|letter| letter.is_alphabetic()).all(|letter| firsts.contains(&letter))
    };
    short.iter().any(is_of)
}

/// Whether the draft has another say it than the originals.
pub(super) fn other(ours: &Who, theirs: &Who) -> Truth {
    if !ours.is_known() || !theirs.is_known() {
        return Truth::CannotTell;
    }
    if ours.meets(theirs) || !ours.named {
        return if ours.meets(theirs) { Truth::False } else { Truth::CannotTell };
    }
    // “Its makers” of the originals may be whom the draft names.
    if theirs.named { Truth::True } else { Truth::CannotTell }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Bench;
    use crate::fidelity::fixture::{facts, originals};
    use crate::knowledge::Knowledge;
    use crate::truth::Truth;

    #[test]
    fn two_are_called_different_only_where_nothing_links_them() {
        let text =
            "Marta Lindqvist, the fire chief, said that the fire was out. Paul Adeyemi said that the alarm failed.";
        let draft = facts(text);
        let originals = originals(&[text]);
        let bench = Bench::of(&draft, &originals, Knowledge::built_in());
        let who: Vec<super::Who> = draft.statements.iter().map(|it| super::speakers(&draft, it, &bench)).collect();
        let named = |name: &str| who.iter().find(|it| it.names.contains(name)).unwrap();
        let (first, last) = (named("lindqvist"), named("adeyemi"));
        assert!(first.meets(first) && first.is_known());
        assert_eq!(super::other(first, last), Truth::True);
        let set = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect();
        assert!(super::stands_for(&set(&["fvm"]), &set(&["free", "valley", "movement"])));
        assert_eq!(super::other(first, &super::Who::default()), Truth::CannotTell);
    }
}
