//! What sayso or the house knew before it read the article: the line of the lexicon, of the almanac or of a rule file's
//! word list that a test rests on. Looks lines up; matches no article.

use crate::explain::{Origin, Place, name};
use crate::facts::{Facts, Link, Source};
use crate::knowledge::Entries;
use crate::list::Id;
use crate::plan::Words;
use crate::span::Span;
use crate::syntax::Text;

/// The entry of the almanac that a source is.
pub(super) fn of_source(place: &Place<'_>, id: Id<Source>) -> Option<Origin> {
    let entity = place.facts.sources.get(id)?.entity?;
    let key = place.facts.entities.get(entity)?.almanac.as_deref()?;
    let (file, line) = place.knowledge.almanac().line_of_key(key).unwrap_or(("the house's almanac".to_owned(), 0));
    Some(Origin { file, line, entry: key.to_owned() })
}

/// The entry of a word list that words of the article are.
pub(super) fn of_words(place: &Place<'_>, file: &str, list: Id<Words>, span: Span) -> Option<Origin> {
    let words = place.plan.words.get(list)?;
    shipped(place, words, span).or_else(|| own(place, file, words, span))
}

fn shipped(place: &Place<'_>, words: &Words, span: Span) -> Option<Origin> {
    words.lists.iter().find_map(|list| {
        let entry = matched(place, place.knowledge.words(*list), span)?;
        let (file, line) =
            place.knowledge.lexicon().line_of(*list, &entry).unwrap_or((format!("the list {}", list.name()), 0));
        Some(Origin { file, line, entry })
    })
}

/// An entry of a `words` clause: of the file at hand, else of another.
fn own(place: &Place<'_>, file: &str, words: &Words, span: Span) -> Option<Origin> {
    let here = place.files.iter().filter(|one| one.name == file);
    let others = place.files.iter().filter(|one| one.name != file);
    here.chain(others).find_map(|file| {
        let (pack, _) = file.parse();
        let list = pack.words.iter().find(|list| words.name.split(" or ").any(|name| name == list.phrase.text))?;
        let is = |entry: &&Text| matched(place, &Entries::from_phrases([&entry.text]), span).is_some();
        let entry = list.entries.iter().find(is)?;
        Some(Origin { entry: entry.text.clone(), ..name::line(place, &file.name, entry.span) })
    })
}

/// The phrase of a list that the words at a place are.
fn matched(place: &Place<'_>, entries: &Entries, span: Span) -> Option<String> {
    let document = &place.facts.document;
    let words = document.words(document.tokens_in(span));
    let hit = entries.find_at(&words, 0).filter(|hit| hit.range.end == words.len())?;
    Some(entries.phrase(hit.entry))
}

/// "read by the pattern `quoted-as-saying`", of what the extractor's weights did not see.
pub(super) fn read_by(facts: &Facts, link: &Link) -> String {
    let attribution = link.attribution.and_then(|id| facts.attributions.get(id));
    let by_hand = attribution.filter(|one| one.read_by.is_by_hand());
    let told = by_hand.and_then(|one| one.read_by.name().split_once(' '));
    told.map_or(String::new(), |(sort, name)| format!(", read by the {sort} `{name}`"))
}
