//! Two ages of one person, or an age that the year of birth does not give: “Reid, 34”, “the 36-year-old”, “born in 1985”.

use super::Page;
use super::clash::{Clash, Item, Sort};
use crate::facts::{Entity, EntityKind, Form, Mention};
use crate::list::Id;
use crate::span::Span;

/// So old people get.
const OLDEST: u32 = 120;

/// An age with the mention that it is of.
#[derive(Clone, Copy)]
struct Age {
    mention: Id<Mention>,
    place: Span,
    years: u32,
}

/// People with two ages, or one that their year of birth does not give.
pub(super) fn find(page: &Page<'_>, clashes: &mut Vec<Clash>) {
    let person = |it: &&Entity| it.kind == EntityKind::Person && is_full(&it.name);
    for entity in page.facts.entities.iter().filter(person) {
        let mentions = entity.mentions.iter().filter_map(|id| Some((*id, page.facts.mentions.get(*id)?)));
        let named: Vec<(Id<Mention>, &Mention)> =
            mentions.filter(|(_, it)| it.form == Form::Name && !page.index.is_quoted(it.span)).take(64).collect();
        let ages: Vec<Age> = named.iter().filter_map(|(id, it)| age(page, *id, it)).collect();
        let Some(first) = ages.first() else { continue };
        let other = ages.iter().find(|it| it.years.abs_diff(first.years) > 1);
        if let Some(other) = other {
            let says = format!("{} there", first.years);
            clashes.push(clash(*other, Some(Item::Name(first.mention)), first.place, says));
        }
        let born = named.iter().find_map(|(_, it)| born(page, it));
        let today = page.facts.document.date.map(|(day, _)| day.year());
        if let (Some((year, place)), Some(today)) = (born, today) {
            let old = today.abs_diff(year);
            let wrong = year < today && first.years != old && first.years + 1 != old;
            if wrong {
                let says = format!("born in {year}: {} or {old}", old.saturating_sub(1));
                clashes.push(clash(*first, None, place, says));
            }
        }
    }
}

fn clash(age: Age, other: Option<Item>, place: Span, says: String) -> Clash {
    Clash { sort: Sort::Age, item: Item::Name(age.mention), at: age.place, other, place, says }
}

/// First name and last name: “the woman” may be anybody.
fn is_full(name: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    name.split_whitespace().filter(capital).count() > 1
}

/// “Reid, 34,” or “the 34-year-old Reid”
fn age(page: &Page<'_>, id: Id<Mention>, mention: &Mention) -> Option<Age> {
    let document = &page.facts.document;
    let at = document.tokens_in(mention.span).end;
    let token = |at: usize| document.tokens.as_slice().get(at);
    let comma = token(at).filter(|it| page.is_mark(it, ",("));
    let aged = token(at + 1).filter(|it| page.is(it, "aged"));
    let number = comma.and_then(|_| token(at + 1 + usize::from(aged.is_some())));
    let behind = token(at + 2 + usize::from(aged.is_some()));
    let closed = behind.is_some_and(|it| page.is_mark(it, ",).;"));
    let years = number.filter(|_| closed).and_then(|it| Some((page.printed(it).parse::<u32>().ok()?, it.span)));
    let before = document.tokens_in(mention.span).start.checked_sub(1).and_then(token);
    let inside = page.tokens(mention.span).iter().chain(before);
    let (years, place) = years.or_else(|| inside.into_iter().find_map(|it| Some((year_old(page, it)?, it.span))))?;
    (5..=OLDEST).contains(&years).then_some(Age { mention: id, place: mention.span.to(place), years })
}

/// “34-year-old”
fn year_old(page: &Page<'_>, token: &crate::text::Token) -> Option<u32> {
    let (number, rest) = page.printed(token).split_once(['-', '‑', '–'])?;
    let old = page.words().single(&rest.to_lowercase()).is_some_and(|column| column == "old");
    number.parse().ok().filter(|_| old)
}

/// “Reid, born in 1985,” or “Reid (born 1985)”
fn born(page: &Page<'_>, mention: &Mention) -> Option<(i32, Span)> {
    let document = &page.facts.document;
    let at = document.tokens_in(mention.span).end;
    let behind = document.tokens.as_slice().get(at..at + 3)?;
    let place = behind.iter().find(|it| page.is(it, "born"))?;
    let date =
        page.facts.dates.iter().find(|it| it.span.start > place.span.end && it.span.start <= place.span.end + 4)?;
    Some((date.value.year.filter(|_| date.has_year && !date.relative)?, place.span.to(date.span)))
}
