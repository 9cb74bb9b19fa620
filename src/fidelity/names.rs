//! Names, held against those of the originals: the same, in another spelling, in part, as an acronym; one that looks like
//! another of theirs; one put where they have another; one that they never have.

use super::Bench;
use super::comparison::{Counterpart, Found, Passages};
use super::said::tokens;
use crate::facts::{EntityKind, Facts, Form, Mention};
use crate::knowledge::lists;
use crate::span::Span;
use crate::text::BlockKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many letters of a place are enough to know what is of it.
const STEM: usize = 5;

/// Each mention of a draft with what it was held against; what is no name is left open.
pub(super) fn names(bench: &Bench<'_>, passages: &mut Passages) -> Vec<Counterpart> {
    let known = Known::of(bench);
    bench.draft.mentions.iter().map(|mention| Work { bench, mention, known: &known }.counterpart(passages)).collect()
}

/// A word of a name of the originals, where it first stands.
#[derive(Clone, Copy)]
struct Place {
    original: usize,
    span: Span,
}

/// The names of the originals.
struct Known {
    /// Each word of a name, as printed in lower case.
    words: FxHashMap<String, Place>,
    /// The almanac's keys.
    keys: FxHashSet<String>,
    /// The first letters of names of several words.
    acronyms: FxHashSet<String>,
    /// Pairs of words that stand one after the other.
    pairs: FxHashSet<(String, String)>,
}

impl Known {
    fn of(bench: &Bench<'_>) -> Self {
        let mut known = Self {
            words: FxHashMap::default(),
            keys: FxHashSet::default(),
            acronyms: FxHashSet::default(),
            pairs: FxHashSet::default(),
        };
        for (original, text) in bench.originals.texts().iter().enumerate() {
            let facts = &text.facts;
            for mention in facts.mentions.iter().filter(|mention| mention.form != Form::Pronoun) {
                let words = name_words(&facts.document, mention.span);
                known.acronyms.insert(words.iter().filter_map(|(word, _)| word.chars().next()).collect());
                for (word, span) in words {
                    known.words.entry(word).or_insert(Place { original, span });
                }
            }
            for entity in &facts.entities {
                known.keys.extend(entity.almanac.iter().cloned());
                known.keys.extend(entity.state().map(str::to_owned));
            }
            let lower: Vec<String> =
                facts.document.tokens.iter().map(|token| facts.document.at(token.span).to_lowercase()).collect();
            known.pairs.extend(lower.windows(2).filter_map(|pair| Some((pair.first()?.clone(), pair.get(1)?.clone()))));
        }
        known
    }
}

/// The words of a name in lower case: those with a capital or a figure.
fn name_words(document: &crate::text::Document, span: Span) -> Vec<(String, Span)> {
    let named = tokens(document, span).iter().filter(|token| {
        let first = document.at(token.span).chars().next();
        first.is_some_and(|first| first.is_uppercase()) && token.tag.is_noun()
    });
    named.map(|token| (document.at(token.span).to_lowercase(), token.span)).collect()
}

struct Work<'w, 'b> {
    bench: &'w Bench<'b>,
    mention: &'w Mention,
    known: &'w Known,
}

impl Work<'_, '_> {
    fn counterpart(&self, passages: &mut Passages) -> Counterpart {
        let open = Counterpart::default();
        if self.mention.form == Form::Pronoun || self.is_apart() {
            return open;
        }
        let titles = self.bench.knowledge.words(lists::TITLES);
        let mut words = name_words(&self.bench.draft.document, self.mention.span);
        if self.mention.form == Form::Nominal {
            let document = &self.bench.draft.document;
            let named = |span: Span| tokens(document, span).iter().any(|token| token.tag.is_name());
            words.retain(|(_, span)| named(*span));
        }
        let document = &self.bench.draft.document;
        words.retain(|(_, span)| !document.is_time_name(document.tokens_in(*span).start));
        words.retain(|(word, _)| word.chars().count() > 1 && !titles.has(word.trim_end_matches('.')));
        if words.is_empty() {
            return open;
        }
        let unseen: Vec<(String, Span)> = words.iter().filter(|(word, _)| !self.is_seen(word)).cloned().collect();
        if unseen.is_empty() {
            return self.seen(&words, passages);
        }
        // “Dutch” says whose council it is, not that it is one.
        if let Some(place) = self.instead(&unseen).filter(|_| unseen.len() < words.len()) {
            return self.found(Found::Altered, place, "the name there", passages);
        }
        if self.is_other_form(&words) {
            return Counterpart { found: Found::Same, ..open };
        }
        if let Some(place) = self.instead(&unseen) {
            return self.found(Found::Altered, place, "the name there", passages);
        }
        if let Some(near) = unseen.iter().find_map(|(word, _)| self.near(word)) {
            return self.found(Found::Altered, near, "the name there", passages);
        }
        // “Anna Berg” became “Anna Holt”.
        if let Some(place) = self.partner(&words) {
            return self.found(Found::Altered, place, "the name there", passages);
        }
        if let Some(place) = self.rival() {
            return self.found(Found::Altered, place, "the name there", passages);
        }
        let sure = words.len() > 1 || !self.opens_sentence() || self.kind() == EntityKind::Person;
        Counterpart { found: if sure { Found::Absent } else { Found::Open }, ..open }
    }

    fn found(&self, found: Found, it: Place, shows: &'static str, passages: &mut Passages) -> Counterpart {
        let passage = passages.add(self.bench.originals, it.original, it.span, shows);
        Counterpart { found, passage: Some(passage), differences: Vec::new() }
    }

    /// A byline, a dateline and what is quoted are compared otherwise or not at all.
    fn is_apart(&self) -> bool {
        let document = &self.bench.draft.document;
        let sentence = document.sentence_at(self.mention.span);
        let furniture = sentence.is_some_and(|id| document.block_of(id).kind == BlockKind::Furniture);
        // “Norland and its rival Orvel” are two names, read as one.
        let entity = self.bench.draft.entities.get(self.mention.entity);
        let several = tokens(document, self.mention.span).iter().any(|token| token.tag.is_conjunction());
        furniture
            || several && entity.is_none_or(|entity| entity.almanac.is_none())
            || document.dateline.is_some_and(|line| line.overlaps(self.mention.span))
            || self.bench.index.is_quoted(self.mention.span)
    }

    fn kind(&self) -> EntityKind {
        self.bench.draft.entities.get(self.mention.entity).map_or(EntityKind::Unknown, |entity| entity.kind)
    }

    fn is_copied(&self) -> bool {
        let sentence = self.bench.draft.document.sentence_at(self.mention.span);
        sentence.is_some_and(|id| self.bench.is_copied(id))
    }

    fn opens_sentence(&self) -> bool {
        let document = &self.bench.draft.document;
        let sentence = document.sentence_at(self.mention.span).and_then(|id| document.sentences.get(id));
        sentence.is_some_and(|sentence| sentence.span.start + 1 >= self.mention.span.start)
    }

    fn is_seen(&self, word: &str) -> bool {
        let bare = word.trim_end_matches("'s").trim_end_matches("’s");
        let originals = self.bench.originals;
        originals.has_word(bare)
            || bare.split(['-', '–']).all(|part| originals.has_word(part))
            || bare.strip_suffix('s').is_some_and(|one| originals.has_word(one))
            || originals.has_word(&bare.replace('.', ""))
            || self.is_of(bare)
    }

    /// “Saharan” is of the Sahara.
    fn is_of(&self, word: &str) -> bool {
        let endings = self.bench.knowledge.words(lists::PEOPLE_ENDINGS);
        let ends = |short: &str, long: &str| {
            short.chars().count() >= 4 && long.strip_prefix(short).is_some_and(|ending| endings.has(ending))
        };
        // “A Georgian of 61” says no name and the same as “from Georgia”.
        let long = word.chars().count() >= 4;
        let derived = |ending: String| self.bench.originals.has_word(&format!("{word}{ending}"));
        self.known.words.keys().any(|known| ends(known, word) || ends(word, known))
            || self.kind() != EntityKind::Person && self.shares_stem(word)
            || long && (0..endings.len()).any(|entry| derived(endings.phrase(entry)))
    }

    /// “Belgium” for “Belgian”.
    fn shares_stem(&self, place: &str) -> bool {
        let endings = self.bench.knowledge.words(lists::PEOPLE_ENDINGS);
        let cut = |rest: usize| place.char_indices().rev().nth(rest - 1).and_then(|(at, _)| place.get(..at));
        let long = |stem: &&str| stem.chars().count() >= STEM;
        let mut stems = (1..=3).filter_map(cut).filter(long);
        stems.any(|stem| endings.phrases().any(|ending| self.bench.originals.has_word(&format!("{stem}{ending}"))))
    }

    /// The almanac knows it as something that the originals speak of, or one is short for the other.
    fn is_other_form(&self, words: &[(String, Span)]) -> bool {
        let entity = self.bench.draft.entities.get(self.mention.entity);
        // A person of a state is not that state.
        // Nor is a town or an army of it.
        let described = self.mention.form == Form::Nominal && words.len() == 1;
        let place = self.kind() != EntityKind::Person && (self.mention.form == Form::Name || described);
        let state = entity.filter(|_| place).and_then(|it| it.state());
        let keys = entity.into_iter().filter_map(|it| it.almanac.as_deref()).chain(state);
        let listed = keys.into_iter().any(|key| self.known.keys.contains(key));
        let letters: String = words.iter().filter_map(|(word, _)| word.chars().next()).collect();
        let short =
            words.iter().any(|(word, _)| self.known.acronyms.contains(&word.replace('.', "")) && word.len() < 7);
        listed || short || letters.chars().count() > 1 && self.bench.originals.has_word(&letters)
    }

    /// A word of their names that this one may be a slip for.
    fn near(&self, word: &str) -> Option<Place> {
        let length = word.chars().count();
        let most = if length >= 8 {
            3
        } else if length >= 5 {
            2
        } else {
            1
        };
        if length < 4 {
            return None;
        }
        let distance = |other: &str| {
            let close = other.len().abs_diff(word.len()) <= 2 * most && other.chars().next() == word.chars().next();
            close.then(|| strsim::osa_distance(other, word)).filter(|far| *far <= most)
        };
        let near = self.known.words.iter().filter_map(|(other, place)| Some((distance(other)?, other, *place)));
        near.min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1))).map(|(_, _, place)| place)
    }

    /// Another name between the same words, in a sentence that does not speak of this one.
    fn instead(&self, words: &[(String, Span)]) -> Option<Place> {
        let (first, last) = (words.first()?.1, words.last()?.1);
        let there = super::place::instead(self.bench, first.to(last))?;
        let unit = self.bench.originals.unit_at(there.original, there.span)?;
        let facts = self.bench.originals.facts(there.original)?;
        let theirs = name_words(&facts.document, there.span);
        let opens = matches!(theirs.as_slice(), [only] if self.opens_with_noun(facts, only));
        let other = theirs.first().filter(|_| !opens && !self.speaks_of(unit, words))?;
        Some(Place { original: there.original, span: other.1 })
    }

    /// “Council votes”: the capital is the sentence's, and the noun no name.
    fn opens_with_noun(&self, facts: &Facts, (word, span): &(String, Span)) -> bool {
        let sentence = facts.document.sentence_at(*span).and_then(|id| facts.document.sentences.get(id));
        let opens = sentence.is_some_and(|sentence| sentence.span.start == span.start);
        opens && self.bench.knowledge.words(lists::NOUNS).has(word)
    }

    /// The first name is theirs and the last is not, or the other way round.
    fn partner(&self, words: &[(String, Span)]) -> Option<Place> {
        if self.kind() != EntityKind::Person && words.len() != 2 {
            return None;
        }
        words.iter().find_map(|(word, _)| self.known.words.get(word).copied())
    }

    /// All its words are theirs: but in this order, and in this place?
    fn seen(&self, words: &[(String, Span)], passages: &mut Passages) -> Counterpart {
        let same = Counterpart { found: Found::Same, ..Counterpart::default() };
        if let ([(first, _), (last, _)], EntityKind::Person) = (words, self.kind()) {
            let stands = self.known.pairs.contains(&(first.clone(), last.clone()));
            let apart = self.known.words.get(last).filter(|_| !stands && self.known.words.contains_key(first));
            if let Some(place) = apart.filter(|_| self.has_other_first_name(last) && self.has_other_last_name(first)) {
                return self.found(Found::Altered, *place, "the name there", passages);
            }
        }
        match self.instead(words).or_else(|| self.rival().filter(|_| self.is_copied() && self.is_elsewhere(words))) {
            Some(place) => self.found(Found::Altered, place, "the name there", passages),
            None => same,
        }
    }

    fn has_other_first_name(&self, last: &str) -> bool {
        self.known.pairs.iter().any(|(one, two)| two == last && self.known.words.contains_key(one))
    }

    fn has_other_last_name(&self, first: &str) -> bool {
        self.known.pairs.iter().any(|(one, two)| one == first && self.known.words.contains_key(two))
    }

    /// The sentences that this one was made from do not speak of this name in any form.
    fn is_elsewhere(&self, words: &[(String, Span)]) -> bool {
        let near = self.near_units();
        !near.is_empty() && near.iter().all(|unit| !self.speaks_of(*unit, words))
    }

    /// A sentence of the originals has one of the words, or speaks of somebody who is called so.
    fn speaks_of(&self, unit: usize, words: &[(String, Span)]) -> bool {
        let Some(unit) = self.bench.originals.units.get(unit) else { return true };
        let Some(facts) = self.bench.originals.facts(unit.original) else { return true };
        let has = |text: &str| words.iter().any(|(word, _)| text.to_lowercase().contains(word.as_str()));
        let mut mentions = facts.mentions.iter().filter(|mention| unit.span.contains(mention.span));
        has(facts.document.at(unit.span))
            || mentions.any(|mention| facts.entities.get(mention.entity).is_some_and(|entity| has(&entity.name)))
    }

    /// The sentences that the sentence of the name was surely made from.
    fn near_units(&self) -> Vec<usize> {
        let sentence = self.bench.draft.document.sentence_at(self.mention.span);
        let whole = sentence.and_then(|id| self.bench.whole.get(id.index()));
        let sure = whole.filter(|whole| whole.is_made().is_true());
        sure.map(|whole| whole.sentences().map(|near| near.unit).collect()).unwrap_or_default()
    }

    /// A name of the same sort in the sentence that this one was made from, which the draft's sentence does not have.
    fn rival(&self) -> Option<Place> {
        let unit = self.bench.originals.units.get(*self.near_units().first()?)?;
        let facts = self.bench.originals.facts(unit.original)?;
        let document = &self.bench.draft.document;
        let here = document.at(document.sentences.get(document.sentence_at(self.mention.span)?)?.span).to_lowercase();
        let mentions = facts.mentions.iter().filter(|it| it.form == Form::Name && unit.span.contains(it.span));
        let mut rivals = mentions.filter(|it| {
            let kind = facts.entities.get(it.entity).map_or(EntityKind::Unknown, |entity| entity.kind);
            let words = name_words(&facts.document, it.span);
            let named = facts.entities.get(it.entity).map(|entity| entity.name.to_lowercase()).unwrap_or_default();
            let told = words.iter().any(|(word, _)| here.contains(word.as_str()))
                || named.split_whitespace().any(|word| word.len() > 3 && here.contains(word));
            kind == self.kind() && !words.is_empty() && !told
        });
        rivals.next().map(|mention| Place { original: unit.original, span: mention.span })
    }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Found;
    use crate::fidelity::fixture::held;

    fn of(draft: &str, source: &str, name: &str) -> Found {
        let held = held(draft, &[source]);
        let names = held.names();
        names.iter().find(|(words, _)| words.contains(name)).unwrap_or_else(|| panic!("{name} in {names:?}")).1
    }

    #[test]
    fn spellings_and_other_names() {
        let source = "The judge, Helen Marlow, closed the case on Friday. The clerk, Tom Bascombe, left.";
        assert_eq!(of("The judge, Helen Marlow, closed the case.", source, "Marlow"), Found::Same);
        assert_eq!(of("The judge, Helen Marlov, closed the case on Friday.", source, "Marlov"), Found::Altered);
        assert_eq!(
            of("The judge, Anna Vestergaard, closed the case on Friday.", source, "Vestergaard"),
            Found::Altered
        );
    }

    #[test]
    fn a_word_of_a_longer_name_is_compared_by_its_place() {
        let source = "The research was paid for by the Dutch Research Council and by the province.";
        let draft = "The research was paid for by the Dutch Research Cauncil and by the province.";
        assert_eq!(of(draft, source, "Cauncil"), Found::Altered);
    }
}
