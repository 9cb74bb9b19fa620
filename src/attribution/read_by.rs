//! What read an attribution: a tier's weights, a rule after them, or a pattern. For who mends what was read wrongly.

use std::borrow::Cow;
use std::fmt;

/// What read it, as reports name it: `accurate`, `rule postposed`, `pattern quoted-as-saying`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReadBy(Cow<'static, str>);

const PATTERN: &str = "pattern ";
const RULE: &str = "rule ";

impl ReadBy {
    /// The weights of a tier.
    pub const fn tier(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A pattern, by its name.
    pub fn pattern(name: &str) -> Self {
        Self(Cow::Owned(format!("{PATTERN}{name}")))
    }

    /// A rule after the weights, by the name of its file.
    pub fn rule(name: &str) -> Self {
        Self(Cow::Owned(format!("{RULE}{name}")))
    }

    /// Whoever wrote it down: claims that were given, not read.
    pub const fn given() -> Self {
        Self(Cow::Borrowed("given"))
    }

    /// As a report has it.
    pub fn written(name: String) -> Self {
        Self(Cow::Owned(name))
    }

    /// As reports name it.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// True for a pattern or a rule: for what the weights did not see.
    pub fn is_by_hand(&self) -> bool {
        self.0.starts_with(PATTERN) || self.0.starts_with(RULE)
    }
}

impl Default for ReadBy {
    fn default() -> Self {
        Self::given()
    }
}

impl fmt::Display for ReadBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
