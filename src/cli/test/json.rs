//! The machine form of `sayso test`, version 1 (`schemas/test.json`).

use sayso::report::Tried;
use serde::Serialize;

#[derive(Serialize)]
struct Run<'a> {
    version: u8,
    tests: Vec<Test<'a>>,
    /// Mistakes that keep rules from being read.
    mistakes: usize,
}

#[derive(Serialize)]
struct Test<'a> {
    suite: &'a str,
    of: &'a str,
    name: &'a str,
    holds: bool,
    message: Option<&'a str>,
    details: Option<&'a str>,
}

/// The whole run.
pub fn report(tried: &[Tried], mistakes: usize) -> String {
    let run = Run { version: 1, tests: tried.iter().map(test).collect(), mistakes };
    serde_json::to_string(&run).unwrap_or_default() + "\n"
}

fn test(one: &Tried) -> Test<'_> {
    Test {
        suite: &one.suite,
        of: &one.of,
        name: &one.name,
        holds: one.failure.is_none(),
        message: one.failure.as_ref().map(|failure| failure.message.as_str()),
        details: one.failure.as_ref().map(|failure| failure.details.as_str()),
    }
}
