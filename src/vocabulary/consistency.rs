//! One article against itself: what of it cannot be right beside another place of it. Reads what the comparison within the
//! article found; true only where that is sure.

use crate::consistency::{Item, Sort};
use crate::vocabulary::{Row, Thing, Type, Verdict, View};

const NUMBER: &[Type] = &[Type::Number];
const DATE: &[Type] = &[Type::Date];
const NAME: &[Type] = &[Type::Name];
const QUOTATION: &[Type] = &[Type::Quotation];

pub(super) static ROWS: &[Row] = &[
    Row::adjective(
        "at odds with the parts",
        &[],
        NUMBER,
        "Of parts that leave nobody out: their sum is not the whole; of a part: it is larger than its whole.",
        |view, thing| clash(view, thing, &[Sort::Part]),
    ),
    Row::adjective(
        "at odds with the counts",
        &[],
        NUMBER,
        "A share that the counts beside it do not give: “25 of the 40 members (40 per cent)”.",
        |view, thing| clash(view, thing, &[Sort::Share]),
    ),
    Row::adjective(
        "at odds with the change",
        &[],
        NUMBER,
        "What it was, what it came to and by how much it changed do not go together: “rose from 40 to 60, by a third”.",
        |view, thing| clash(view, thing, &[Sort::Change]),
    ),
    Row::adjective(
        "wrongly converted",
        &[],
        NUMBER,
        "The number in brackets is not the one before it in another unit: “12 miles (30 km)”.",
        |view, thing| clash(view, thing, &[Sort::Measure]),
    ),
    Row::adjective(
        "at odds with the body",
        &[],
        NUMBER,
        "A number of the headline that the body has in no way, while its sentence of the same has another.",
        |view, thing| clash(view, thing, &[Sort::Headline]),
    ),
    Row::adjective(
        "on another weekday",
        &[],
        DATE,
        "The weekday beside it is not the one that the day has.",
        |view, thing| clash(view, thing, &[Sort::Weekday]),
    ),
    Row::adjective(
        "of another age elsewhere",
        &[],
        NAME,
        "The article gives two ages, or an age that the year of birth does not.",
        |view, thing| clash(view, thing, &[Sort::Age]),
    ),
    Row::adjective(
        "spelt otherwise elsewhere",
        &[],
        NAME,
        "A person's name that the article has with one letter more, fewer or other.",
        |view, thing| clash(view, thing, &[Sort::Spelling]),
    ),
    Row::adjective(
        "with another title elsewhere",
        &[],
        NAME,
        "A person with two titles that nobody has at one time: a colonel and a general, ministers of two fields.",
        |view, thing| clash(view, thing, &[Sort::Title]),
    ),
    Row::adjective(
        "quoted otherwise elsewhere",
        &[],
        QUOTATION,
        "The article has the same quotation with a word that is another.",
        |view, thing| clash(view, thing, &[Sort::Quotation]),
    ),
];

fn clash(view: &View<'_>, thing: Thing, sorts: &[Sort]) -> Verdict {
    let item = match thing {
        Thing::Number(id) => Item::Number(id),
        Thing::Date(id) => Item::Date(id),
        Thing::Name(id) => Item::Name(id),
        Thing::Quotation(id) => Item::Quotation(id),
        Thing::Statement(_)
        | Thing::Source(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Place(_)
        | Thing::Heading(_)
        | Thing::Wording(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Passage(_) => return Verdict::default(),
    };
    let Some(within) = view.against.map(|against| against.itself) else { return Verdict::cannot_tell() };
    let Some(clash) = within.of_item(item, sorts) else { return Verdict::new(false) };
    let mut verdict = Verdict::new(true).marked(clash.place, clash.says.clone());
    verdict.chosen.extend(clash.other.map(|other| match other {
        Item::Number(id) => Thing::Number(id),
        Item::Date(id) => Thing::Date(id),
        Item::Name(id) => Thing::Name(id),
        Item::Quotation(id) => Thing::Quotation(id),
    }));
    verdict
}
