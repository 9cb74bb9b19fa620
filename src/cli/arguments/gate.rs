//! The arguments of commands that decide what counts: what is known, what may stand, what holds where.

use crate::cli::arguments::{Chosen, ExplainFormat, Form, Reader};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Articles to check, and how.
#[derive(Debug, Args)]
pub struct Articles {
    /// Articles and folders of them, as for `sayso check`
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub form: Form,
    #[command(flatten)]
    pub chosen: Chosen,
    #[command(flatten)]
    pub reader: Reader,
}

#[derive(Debug, Args)]
pub struct Baseline {
    #[command(flatten)]
    pub articles: Articles,
    /// Where, instead of what the settings say or `sayso-baseline.json`
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Only take out what is found no more
    #[arg(long)]
    pub prune: bool,
}

#[derive(Debug, Args)]
pub struct Allow {
    /// A line of an article, where something is found: article.md:9
    #[arg(value_name = "ARTICLE:LINE")]
    pub place: String,
    /// The rule
    #[arg(value_name = "RULE")]
    pub name: String,
    /// Why it may stand
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Who says so
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// The last day on which it may: 2031-05-12
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Write it into a file beside the article, as for a Word document, instead of into the article
    #[arg(long)]
    pub aside: bool,
    #[command(flatten)]
    pub chosen: Chosen,
    #[command(flatten)]
    pub reader: Reader,
}

#[derive(Debug, Args)]
pub struct Audit {
    #[command(flatten)]
    pub articles: Articles,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ExplainFormat,
    /// Findings that are known, instead of what the settings say
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Config {
    /// An article, or a folder
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
    #[command(flatten)]
    pub chosen: Chosen,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ExplainFormat,
}

#[derive(Debug, Args)]
pub struct Answer {
    /// The finding, as `sayso check --pilot` and the formats for programs give it; its first digits are enough
    #[arg(value_name = "FINGERPRINT")]
    pub fingerprint: String,
    /// What an editor says of it
    #[arg(value_name = "VERDICT")]
    pub verdict: Verdict,
    #[command(flatten)]
    pub articles: Articles,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// Where answers are kept, instead of what the settings say or `sayso-answers.jsonl`
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is as the rule says
    Right,
    /// The rule is mistaken there
    Wrong,
    /// It is so, and nobody wants to hear of it
    Noise,
}
