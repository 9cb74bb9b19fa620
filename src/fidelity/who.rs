//! Whether two texts name one speaker. Names differ between a draft and its source (“Ms Lindqvist”, “the fire chief”, “the
//! chief of the Lisford fire service”), so that two are called different only where both are known and nothing links them.

use super::Bench;
use super::said::tokens;
use crate::facts::{Facts, Form, Kind, Source, Statement};
use crate::list::Id;
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
            if let Some(noun) = bench.fold().noun(token) {
                self.nouns.insert(noun);
            }
        }
    }

    fn is_known(&self) -> bool {
        !self.names.is_empty() || !self.nouns.is_empty()
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
pub(super) fn other(ours: &Who, theirs: &Who, bench: &Bench<'_>) -> Truth {
    if !ours.is_known() || !theirs.is_known() {
        return Truth::CannotTell;
    }
    if ours.meets(theirs) || !ours.named {
        return if ours.meets(theirs) { Truth::False } else { Truth::CannotTell };
    }
    if theirs.named {
        return Truth::True;
    }
    // “The fire chief” of the originals may be whom the draft names, if they say so of that name anywhere.
    let known = described(ours, bench);
    let linked = known.nouns.iter().any(|noun| theirs.nouns.contains(noun)) || known.names.is_empty();
    if linked { Truth::CannotTell } else { Truth::True }
}

/// All that the originals call whoever has one of these names.
fn described(ours: &Who, bench: &Bench<'_>) -> Who {
    let mut known = Who::default();
    for text in bench.originals.texts() {
        let facts = &text.facts;
        for mention in facts.mentions.iter().filter(|mention| mention.form == Form::Name) {
            let printed = facts.document.at(mention.span).to_lowercase();
            if printed.split_whitespace().any(|word| ours.names.contains(word)) {
                add_entity(&mut known, facts, mention.entity, bench);
            }
        }
    }
    known
}

fn add_entity(known: &mut Who, facts: &Facts, entity: Id<crate::facts::Entity>, bench: &Bench<'_>) {
    let mentions = facts.entities.get(entity).map(|entity| entity.mentions.as_slice()).unwrap_or_default();
    for mention in mentions.iter().take(MENTIONS).filter_map(|id| facts.mentions.get(*id)) {
        // What stands beside a name says what he is: “Marta Lindqvist, the fire chief”.
        let sentence = facts.document.sentence_at(mention.span).and_then(|id| facts.document.sentences.get(id));
        let end = sentence.map_or(mention.span.end, |it| it.span.end.min(mention.span.end + BESIDE));
        known.add_words(facts, Span::new(mention.span.start, mention.span.end), bench);
        let behind = facts.document.tokens_in(Span::new(mention.span.end, end));
        if let Some(token) = facts.document.tokens.as_slice().get(behind) {
            known.nouns.extend(token.iter().filter_map(|token| bench.fold().noun(token)));
        }
    }
}

/// So many bytes behind a name are beside it.
const BESIDE: usize = 60;
