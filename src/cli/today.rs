//! The day of a run, for comments that allow until a day: in the world's own time, so that it is the same everywhere.

use std::time::{SystemTime, UNIX_EPOCH};
use time::Date;

/// Seconds of a day.
const DAY: u64 = 86_400;

/// 1970-01-01 as the calendar of days has it.
const FIRST: i32 = 2_440_588;

/// Today, or the day that `SOURCE_DATE_EPOCH` says, as builds that are to come out the same set it.
pub fn today() -> Option<Date> {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse::<u64>().ok());
    let seconds = said.or_else(|| SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs()))?;
    Date::from_julian_day(FIRST.checked_add(i32::try_from(seconds / DAY).ok()?)?).ok()
}
