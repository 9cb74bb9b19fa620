//! Who reads the articles: the same argument for every command that does.

use clap::{Args, ValueEnum};

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
