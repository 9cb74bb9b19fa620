//! The languages whose words there are. English is read by weights, rules and patterns; of any other there are lists and patterns
//! in a folder of its own, and nothing else.

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// `knowledge/en`
    #[default]
    English,
    /// `knowledge/de`: an experiment, of attributions alone.
    German,
}

impl Language {
    /// All, with the codes of ISO 639-1.
    pub const ALL: [(&'static str, Self); 2] = [("en", Self::English), ("de", Self::German)];

    /// The one of that code.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == code).map(|(_, language)| language)
    }
}
