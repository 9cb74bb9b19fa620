//! Answers that are kept: what a test came to for a thing, by the number of the test. A table of bytes for each test, so
//! that asking again costs next to nothing; asks nothing itself.

use crate::truth::Truth;
use crate::vocabulary::{Thing, Type};

/// So many answers are kept: enough for thousands of rules on an article, and no burden on one of any length.
const MOST: usize = 16 << 20;

/// What tests came to.
#[derive(Debug, Default)]
pub(super) struct Kept {
    tables: Vec<Table>,
    size: usize,
}

/// The answers of one test: of the first type of thing that it was asked of, by the thing's place.
#[derive(Clone, Debug, Default)]
struct Table {
    of: Option<Type>,
    answers: Vec<Option<Truth>>,
}

impl Kept {
    /// What the test came to for the thing, if it was asked and kept.
    pub fn get(&self, test: usize, thing: Thing) -> Option<Truth> {
        let table = self.tables.get(test).filter(|table| table.of == Some(thing.of_type()))?;
        table.answers.get(index(thing)?).copied().flatten()
    }

    /// Keeps an answer, where there is room.
    pub fn keep(&mut self, test: usize, thing: Thing, truth: Truth) {
        let Some(place) = index(thing) else { return };
        if self.tables.len() <= test {
            self.tables.resize(test + 1, Table::default());
        }
        let Some(table) = self.tables.get_mut(test) else { return };
        let more = (place + 1).saturating_sub(table.answers.len());
        if *table.of.get_or_insert(thing.of_type()) != thing.of_type() || self.size + more > MOST {
            return;
        }
        self.size += more;
        table.answers.resize(table.answers.len() + more, None);
        if let Some(answer) = table.answers.get_mut(place) {
            *answer = Some(truth);
        }
    }
}

/// The thing's place among those of its type; occurrences of words have none.
fn index(thing: Thing) -> Option<usize> {
    match thing {
        Thing::Statement(id) => Some(id.index()),
        Thing::Source(id) => Some(id.index()),
        Thing::Note(id) => Some(id.index()),
        Thing::Evidence(id) => Some(id.index()),
        Thing::Number(id) => Some(id.index()),
        Thing::Date(id) => Some(id.index()),
        Thing::Place(id) => Some(id.index()),
        Thing::Quotation(id) => Some(id.index()),
        Thing::Heading(id) => Some(id.index()),
        Thing::Conflict(id) => Some(id.index()),
        Thing::Name(id) => Some(id.index()),
        Thing::Passage(id) => Some(id.index()),
        Thing::Article => Some(0),
        Thing::Wording(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, Thing, Truth};
    use crate::list::Id;

    #[test]
    fn answers_are_kept_by_test_and_thing() {
        let (mut kept, one, other) = (Kept::default(), Thing::Statement(Id::new(1)), Thing::Statement(Id::new(0)));
        kept.keep(3, one, Truth::CannotTell);
        kept.keep(3, Thing::Source(Id::new(1)), Truth::True);
        assert_eq!(kept.get(3, one), Some(Truth::CannotTell));
        assert_eq!(kept.get(3, other), None);
        assert_eq!(kept.get(2, one), None);
        assert_eq!(kept.get(3, Thing::Source(Id::new(1))), None, "another type is asked again");
    }
}
