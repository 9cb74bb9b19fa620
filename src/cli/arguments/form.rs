//! The arguments that say how articles are written.

use crate::cli::records::Field;
use clap::{Args, ValueEnum};

/// How articles are written.
#[derive(Clone, Debug, Default, Args)]
pub struct Form {
    /// How the articles are written, whatever their names end with
    #[arg(long = "as", value_name = "FORMAT")]
    pub written: Option<Writing>,
    /// Of records (JSON, JSON lines, CSV), which field is what: title=headline, body=content.text, date=published, id=slug
    #[arg(long, value_name = "ROLE=FIELD")]
    pub field: Vec<Field>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Writing {
    Markdown,
    Plain,
    Html,
    Docx,
    Json,
    Jsonl,
    Csv,
    /// What agencies send, as JSON
    Ninjs,
    /// The same as XML: NewsML-G2
    Newsml,
}
