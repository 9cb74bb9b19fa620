//! Who reads the articles: the same argument for every command that does.

use clap::{Args, ValueEnum};
use sayso::knowledge::Language;

#[derive(Clone, Copy, Debug, Args)]
pub struct Reader {
    /// Who reads: `accurate` as well as a person, `fast` at over forty times the speed; by default as the settings pin it,
    /// else accurate where its weights are
    #[arg(long, value_name = "TIER", default_value = "auto", hide_default_value = true)]
    pub extractor: Tier,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Tier {
    /// As the settings pin it, else accurate where its weights are
    #[default]
    Auto,
    /// As well as a person
    Accurate,
    /// As fast as an archive needs
    Fast,
}

/// A language of which there are words, by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageCode {
    /// English, as ever
    En,
    /// German: attributions alone
    De,
}

impl From<LanguageCode> for Language {
    fn from(code: LanguageCode) -> Self {
        match code {
            LanguageCode::En => Self::English,
            LanguageCode::De => Self::German,
        }
    }
}
