//! What the words beside a number tell of it. The words are data; what follows from them is decided where they are
//! asked for.

/// What a word beside a number is, by the list of such words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Begins a range.
    Between,
    /// Begins a range behind a word that ranges.
    From,
    /// A verb of which a range is told.
    Ranges,
    /// Between the ends of a range.
    To,
    /// Between the ends of a range that was opened.
    And,
    /// Between hundreds and units.
    Tie,
    /// Between a part and its whole.
    Ratio,
    /// Before the whole of which a number is a part.
    Of,
    /// Behind that, before what is counted.
    More,
    /// A share by itself.
    Half,
    /// Before a half of time.
    OtherHalf,
    /// Behind a half of time.
    NoHalf,
    /// What a half may be of.
    Whole,
    /// Before a half by which something changes.
    HalfOf,
    /// About how many, before "of" alone.
    Partitive,
    /// About how many, before "of" or a verb.
    Plural,
    /// About how many, wherever it stands.
    Always,
    /// A multiple before a comparison.
    Compares,
    /// The second half of a comparison.
    Comparing,
    /// A multiple before what it multiplies, or as a verb.
    Multiplies,
    /// What is multiplied.
    Base,
    /// Behind a number that multiplies.
    Times,
    /// Before a time in which something happens.
    Over,
    /// Before a year.
    Year,
    /// Before a time of day.
    At,
    /// Behind a time of day.
    BehindClock,
    /// Part of a time of day.
    Clock,
    /// Before an age.
    Aged,
    /// What an age is of.
    Age,
    /// The unit of an age.
    AgeUnit,
    /// Behind the unit of an age.
    Old,
    /// "years of age"
    Years,
    /// Before the number of a thing.
    Number,
    /// Before a number of dead.
    Toll,
    /// "one"
    One,
    /// Behind "one" that counts nothing.
    NoNoun,
    /// Before "one" that counts nothing.
    Indefinite,
    /// A currency only where it is stuck to its number.
    Letter,
    /// A time behind a noun that is counted.
    Apart,
}

impl Beside {
    /// Its name in the second column of the list.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Between => "between",
            Self::From => "from",
            Self::Ranges => "ranges",
            Self::To => "to",
            Self::And => "and",
            Self::Tie => "tie",
            Self::Ratio => "ratio",
            Self::Of => "of",
            Self::More => "more",
            Self::Half => "half",
            Self::OtherHalf => "other-half",
            Self::NoHalf => "no-half",
            Self::Whole => "whole",
            Self::HalfOf => "half-of",
            Self::Partitive => "partitive",
            Self::Plural => "plural",
            Self::Always => "always",
            Self::Compares => "compares",
            Self::Comparing => "comparing",
            Self::Multiplies => "multiplies",
            Self::Base => "base",
            Self::Times => "times",
            Self::Over => "over",
            Self::Year => "year",
            Self::At => "at",
            Self::BehindClock => "behind-clock",
            Self::Clock => "clock",
            Self::Aged => "aged",
            Self::Age => "age",
            Self::AgeUnit => "age-unit",
            Self::Old => "old",
            Self::Years => "years",
            Self::Number => "number",
            Self::Toll => "toll",
            Self::One => "one",
            Self::NoNoun => "no-noun",
            Self::Indefinite => "indefinite",
            Self::Letter => "letter",
            Self::Apart => "apart",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Beside;
    use crate::knowledge::{Knowledge, lists};
    use crate::phrases::says;

    const ALL: [Beside; 39] = [
        Beside::Between,
        Beside::From,
        Beside::Ranges,
        Beside::To,
        Beside::And,
        Beside::Tie,
        Beside::Ratio,
        Beside::Of,
        Beside::More,
        Beside::Half,
        Beside::OtherHalf,
        Beside::NoHalf,
        Beside::Whole,
        Beside::HalfOf,
        Beside::Partitive,
        Beside::Plural,
        Beside::Always,
        Beside::Compares,
        Beside::Comparing,
        Beside::Multiplies,
        Beside::Base,
        Beside::Times,
        Beside::Over,
        Beside::Year,
        Beside::At,
        Beside::BehindClock,
        Beside::Clock,
        Beside::Aged,
        Beside::Age,
        Beside::AgeUnit,
        Beside::Old,
        Beside::Years,
        Beside::Number,
        Beside::Toll,
        Beside::One,
        Beside::NoNoun,
        Beside::Indefinite,
        Beside::Letter,
        Beside::Apart,
    ];

    #[test]
    fn the_list_has_each_and_no_other() {
        let list = Knowledge::built_in().words(lists::NUMBER_CONTEXT);
        let columns: Vec<&str> = (0..list.len()).map(|entry| list.column(entry)).collect();
        for one in ALL {
            assert!(columns.iter().any(|column| says(column, one.name())), "no word is {one:?}");
        }
        for name in columns.iter().flat_map(|column| column.split(' ')) {
            assert!(ALL.iter().any(|one| one.name() == name), "{name}");
        }
    }
}
