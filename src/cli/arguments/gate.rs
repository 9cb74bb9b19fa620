//! The arguments of commands that decide what counts: what is known, what may stand, what holds where.

use crate::cli::arguments::{Chosen, ExplainFormat, Form, Tier};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Baseline {
    /// Articles and folders of them, as for `sayso check`
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub form: Form,
    #[command(flatten)]
    pub chosen: Chosen,
    /// Where, instead of what the settings say or `sayso-baseline.json`
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Only take out what is found no more
    #[arg(long)]
    pub prune: bool,
    /// Who reads, as for `sayso check`
    #[arg(long, value_name = "TIER", default_value = "auto", hide_default_value = true)]
    pub extractor: Tier,
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
    #[command(flatten)]
    pub chosen: Chosen,
    /// Who reads, as for `sayso check`
    #[arg(long, value_name = "TIER", default_value = "auto", hide_default_value = true)]
    pub extractor: Tier,
}

#[derive(Debug, Args)]
pub struct Audit {
    /// Articles and folders of them, as for `sayso check`
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub form: Form,
    #[command(flatten)]
    pub chosen: Chosen,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ExplainFormat,
    /// Findings that are known, instead of what the settings say
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Who reads, as for `sayso check`
    #[arg(long, value_name = "TIER", default_value = "auto", hide_default_value = true)]
    pub extractor: Tier,
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
