//! What a result is kept under: a sum over all that it depends on. Two results never share one, and none is found again once
//! anything has changed.

use crate::cli::extractor::Who;
use crate::cli::house::House;
use crate::cli::input::Input;
use crate::cli::settings::{Ready, Settings};
use sayso::plan::Plan;
use sayso::text::Format;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

/// All sources that the program was built from, in one number.
const SOURCES: &str = env!("SAYSO_SOURCES");

/// The name of a result.
pub struct Key {
    pub(super) name: String,
}

impl Key {
    /// Of an article in a house.
    pub fn of(input: &Input, house: &House, who: Who) -> Self {
        let mut sum = Sum::new();
        sum.add(&house.state.to_be_bytes());
        sum.add(who.word().as_bytes());
        sum.add(match input.format {
            Format::Markdown => b"markdown",
            Format::Plain => b"plain",
        });
        // Comments may hold until a day only.
        let day = house.plan.today.filter(|_| input.text.contains("sayso"));
        sum.add(day.map(|day| day.to_string()).unwrap_or_default().as_bytes());
        sum.add(input.text.as_bytes());
        Self { name: format!("{:032x}", sum.0.digest128()) }
    }
}

/// The state of all that a house brings to its articles: settings, rules, and which of them run at which level.
pub fn house(settings: &Settings, ready: &Ready, plan: &Plan) -> u128 {
    let mut sum = Sum::new();
    sum.add(SOURCES.as_bytes());
    sum.add(env!("CARGO_PKG_VERSION").as_bytes());
    settings.texts.iter().for_each(|text| sum.add(text.as_bytes()));
    for file in &ready.files {
        sum.add(file.name.as_bytes());
        sum.add(file.text.as_bytes());
    }
    for rule in &plan.rules {
        sum.add(rule.name.as_bytes());
        sum.add(rule.severity.word().as_bytes());
        sum.add(&[u8::from(rule.on), u8::from(rule.severity_when.is_empty())]);
    }
    sum.0.digest128()
}

/// A sum over bytes.
pub fn sum(bytes: &[u8]) -> u128 {
    xxh3_128(bytes)
}

/// A sum over several things, each with its length, so that none runs into the next.
struct Sum(Xxh3);

impl Sum {
    fn new() -> Self {
        Self(Xxh3::new())
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }
}
