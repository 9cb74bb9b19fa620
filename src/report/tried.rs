//! One thing that was tried, and whether it is as it should be: an example, a case, an article.

/// One thing, as it came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What it belongs to: a rule file, a folder, an article.
    pub suite: String,
    /// True where that is a file.
    pub file: bool,
    /// The rule, or what else was tried.
    pub of: String,
    /// Which one.
    pub name: String,
    /// What is wrong, if anything is.
    pub failure: Option<Failure>,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// In one line.
    pub message: String,
    /// On lines of its own.
    pub details: String,
}
