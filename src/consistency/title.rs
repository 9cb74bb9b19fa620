//! Two titles of one person that nobody has at one time: “Colonel Aune” and “General Aune”, the finance minister and the
//! foreign minister. Offices that are called former, acting or deputy are left alone.

use super::Page;
use super::clash::{Clash, Item, Sort};
use crate::facts::{EntityKind, Form, Mention};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;

/// So many mentions of one person are looked at.
const MENTIONS: usize = 64;
/// So many words before a title may say that it is held no more.
const BEFORE: usize = 2;

/// A title before a name.
struct Titled {
    mention: Id<Mention>,
    place: Span,
    title: String,
    sort: String,
}

/// People with two titles.
pub(super) fn find(page: &Page<'_>, clashes: &mut Vec<Clash>) {
    for entity in page.facts.entities.iter().filter(|it| it.kind == EntityKind::Person) {
        let mentions =
            entity.mentions.iter().take(MENTIONS).filter_map(|id| Some((*id, page.facts.mentions.get(*id)?)));
        let named = mentions.filter(|(_, it)| it.form == Form::Name && !page.index.is_quoted(it.span));
        let titled: Vec<Titled> = named.filter_map(|(id, it)| titled(page, id, it)).collect();
        let Some(first) = titled.first() else { continue };
        // “Lieutenant Colonel Aune” is called Colonel too.
        let shorter = |one: &str, other: &str| one.ends_with(other) || other.ends_with(one);
        let other = titled.iter().find(|it| it.sort == first.sort && !shorter(&it.title, &first.title));
        clashes.extend(other.map(|other| Clash {
            sort: Sort::Title,
            item: Item::Name(other.mention),
            at: other.place,
            other: Some(Item::Name(first.mention)),
            place: first.place,
            says: format!("{} here", first.title),
        }));
    }
}

/// The title right before a name, or within its mention.
fn titled(page: &Page<'_>, id: Id<Mention>, mention: &Mention) -> Option<Titled> {
    let document = &page.facts.document;
    let inside = document.tokens_in(mention.span);
    let sentence = document.sentences.get(document.sentence_at(mention.span)?)?.tokens.clone();
    let range = inside.start.saturating_sub(BEFORE).max(sentence.start)..inside.end;
    let entries = page.knowledge.words(lists::EXCLUSIVE_TITLES);
    let words = document.words(range.clone());
    let hit = entries.find(&words).into_iter().next()?;
    let from = range.start + hit.range.start;
    // The name follows at once.
    let name = document.tokens.as_slice().get(range.start + hit.range.end)?;
    let follows = name.tag.is_name() && mention.span.contains(name.span);
    let past = (from.saturating_sub(BEFORE)..from)
        .filter_map(|at| document.tokens.as_slice().get(at))
        .any(|it| page.is(it, "past"));
    let first = document.tokens.as_slice().get(from)?.span;
    let one_line = !document.at(first.to(mention.span)).contains('\n');
    // A title of several words that the list does not have whole is another: “Deputy Foreign Minister”, “Brigadier General”.
    let wider = from.checked_sub(1).and_then(|at| document.tokens.as_slice().get(at)).is_some_and(|it| {
        sentence.contains(&(from - 1)) && it.tag.is_name() && page.printed(it).starts_with(char::is_uppercase)
    });
    (follows && one_line && !past && !wider).then(|| Titled {
        mention: id,
        place: first.to(mention.span),
        title: entries.phrase(hit.entry),
        sort: entries.column(hit.entry).to_owned(),
    })
}
