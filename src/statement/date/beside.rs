//! What the words beside a date tell of it. The words are data; what follows from them is decided where they are asked
//! for.

/// What a word beside a date is, by the list of such words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Behind a number and a unit of time.
    Ago,
    /// Before "past" and a number of units.
    Count,
    /// Between day, month and year.
    Joint,
    /// Before a weekday that a name follows.
    Day,
    /// Behind a weekday.
    PartOfDay,
    /// Before a month alone.
    Month,
    /// A month that is another word too.
    OtherWord,
    /// Before a year.
    Year,
    /// Before a year that stands for a name.
    Owner,
    /// Before a year only where no noun follows.
    Noun,
    /// Before a year that a plural follows.
    Years,
    /// Before a number of that plural.
    Bound,
    /// No date where a word follows that compares.
    Loose,
    /// That word.
    Compared,
}

impl Beside {
    /// Its name in the second column of the list.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Ago => "ago",
            Self::Count => "count",
            Self::Joint => "joint",
            Self::Day => "day",
            Self::PartOfDay => "part-of-day",
            Self::Month => "month",
            Self::OtherWord => "other-word",
            Self::Year => "year",
            Self::Owner => "owner",
            Self::Noun => "noun",
            Self::Years => "years",
            Self::Bound => "bound",
            Self::Loose => "loose",
            Self::Compared => "compared",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Beside;
    use crate::knowledge::{Knowledge, lists};
    use crate::phrases::says;

    const ALL: [Beside; 14] = [
        Beside::Ago,
        Beside::Count,
        Beside::Joint,
        Beside::Day,
        Beside::PartOfDay,
        Beside::Month,
        Beside::OtherWord,
        Beside::Year,
        Beside::Owner,
        Beside::Noun,
        Beside::Years,
        Beside::Bound,
        Beside::Loose,
        Beside::Compared,
    ];

    #[test]
    fn the_list_has_each_and_no_other() {
        let list = Knowledge::built_in().words(lists::DATE_CONTEXT);
        let columns: Vec<&str> = (0..list.len()).map(|entry| list.column(entry)).collect();
        for one in ALL {
            assert!(columns.iter().any(|column| says(column, one.name())), "no word is {one:?}");
        }
        for name in columns.iter().flat_map(|column| column.split(' ')) {
            assert!(ALL.iter().any(|one| one.name() == name), "{name}");
        }
    }
}
