//! Days as the almanac writes them: "2022-02-24", "2019-05" or "2014". Only the two ends of a time; no clock.

use serde::de::Error;
use serde::{Deserialize, Deserializer};
use time::{Date, Month};

/// The first day of a time: of "2014", the first of January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Start(pub Date);

/// The last day of a time: of "2014", the last of December.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct End(pub Date);

impl<'de> Deserialize<'de> for Start {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        days(deserializer).map(|(first, _)| Self(first))
    }
}

impl<'de> Deserialize<'de> for End {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        days(deserializer).map(|(_, last)| Self(last))
    }
}

fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(Date, Date), D::Error> {
    let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
    read(&text).ok_or_else(|| D::Error::custom(format!("`{text}` is no day; write `2022-02-24`, `2022-02` or `2022`")))
}

/// The first and the last day that the text leaves open.
fn read(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i32 = parts.next()?.parse().ok()?;
    let month = parts.next().map(|month| month.parse::<u8>()).transpose().ok()?;
    let day = parts.next().map(|day| day.parse::<u8>()).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first_month = Month::try_from(month.unwrap_or(1)).ok()?;
    let last_month = Month::try_from(month.unwrap_or(12)).ok()?;
    let first = Date::from_calendar_date(year, first_month, day.unwrap_or(1)).ok()?;
    let last = Date::from_calendar_date(year, last_month, day.unwrap_or(last_month.length(year))).ok()?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_month_and_a_year_reach_to_their_ends() {
        let (first, last) = read("2024-02").unwrap();
        assert_eq!((first.day(), last.day()), (1, 29));
        assert_eq!(read("2014").unwrap().1.to_string(), "2014-12-31");
        assert!(read("2014-13").is_none() && read("today").is_none());
    }
}
