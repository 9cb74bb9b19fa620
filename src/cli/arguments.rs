//! The arguments as written. What they come to together with `sayso.ron` is worked out in `settings`.

mod form;
mod formats;
mod gate;
mod reader;

pub use form::{Form, Writing};
pub use formats::{CheckFormat, Colour, ExplainFormat, ExtractFormat, FailOn, PageFormat, StageName, TestFormat};
pub use gate::{Allow, Answer, Audit, Baseline, Config, Verdict};
pub use reader::{LanguageCode, Reader, Tier};

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Where those who write rules read on.
const WRITING: &str = "docs/rules.md shows every clause of a rule file with an example.";

/// A linter for the sourcing of claims: who says what, on whose word, and how well it is verified.
#[derive(Debug, Parser)]
#[command(about, arg_required_else_help = true, disable_version_flag = true)]
#[command(after_help = "Nothing is ever sent anywhere: sayso opens no network connection.")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print the version; with --verbose also which extractor runs, and the models with their scores
    #[arg(short = 'V', long)]
    pub version: bool,
    /// With --version: everything about the models
    #[arg(long, requires = "version")]
    pub verbose: bool,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Colour,
    /// The width of reports in columns, instead of the terminal's
    #[arg(long, global = true, value_name = "COLUMNS", hide_short_help = true)]
    pub width: Option<usize>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check articles: exit status 0 when nothing at or above --fail-on is found, 1 when something is, 2 when the run
    /// itself failed
    Check(Check),
    /// Show why rules fired at a line of an article, or did not: each test true, false or cannot tell, and what made it so
    Explain(Explain),
    /// Write down the findings that are known, so that only new ones count from now on
    Baseline(Baseline),
    /// Write a comment into an article that allows a finding, with why
    Allow(Allow),
    /// List all that comments and the baseline keep from counting, with why
    Audit(Audit),
    /// Say of a finding whether it is right, so that `sayso rules --record` can count
    Answer(Answer),
    /// Show the settings that hold for an article or folder, each with the file that says so
    Config(Config),
    /// Show what sayso understands of articles: statements, attributions, sources, verifications
    Extract(Extract),
    /// List the rules, or show one
    #[command(after_help = WRITING)]
    Rules(Rules),
    /// Try the examples of rules, and the articles in the `tests` folder beside each rule file: exit status 0 when all is
    /// as it should be, 1 when something is not, 2 when the run itself failed
    #[command(after_help = WRITING)]
    Test(Test),
    /// List the phrases that rules are written in, or those that hold a word
    #[command(after_help = WRITING)]
    Vocabulary(Vocabulary),
    /// Lay rule files out in one style
    #[command(after_help = WRITING)]
    Fmt(Fmt),
    /// Make a sayso.ron and a first rule; what is there already is kept
    #[command(after_help = WRITING)]
    Init(Init),
    /// Serve an editor: rule files and articles, over standard input and output
    Lsp,
    /// Write completions for a shell: bash, zsh, fish, PowerShell
    Completions(Completions),
}

#[derive(Debug, Args)]
pub struct Check {
    /// Articles (.md, .markdown, .txt, .html, .docx) and folders of them; `-` is standard input
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub form: Form,
    #[command(flatten)]
    pub chosen: Chosen,
    /// Hold the articles against the texts that they were made from: originals, transcripts, releases, notes; files and
    /// folders of them
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: CheckFormat,
    /// With --format html: a folder for a page of each article and an index that leads to them, instead of one page
    #[arg(long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// The lowest level that makes the exit status 1, or never [default: error]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// What standard input is called in reports; its settings are those nearest above this name
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    /// Leave out what the settings exclude also where it is named here, as a hook names it
    #[arg(long)]
    pub force_exclude: bool,
    /// Only articles that changed since this commit of git, and only findings on lines that did
    #[arg(long, value_name = "REF", conflicts_with = "diff")]
    pub changed_since: Option<String>,
    /// Only articles and lines that a unified diff names; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub diff: Option<PathBuf>,
    /// Findings that are known, as `sayso baseline` wrote them: they are not told and fail nothing
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[command(flatten)]
    pub reader: Reader,
    /// How many articles are read at a time [default: as many as there are cores]; the report is the same for any number
    #[arg(long, value_name = "NUMBER")]
    pub jobs: Option<std::num::NonZero<usize>>,
    /// At the end, how often each rule found something
    #[arg(long)]
    pub statistics: bool,
    /// Show also what rules on trial find (level pilot); it fails nothing
    #[arg(long)]
    pub pilot: bool,
    /// Go on until it is stopped, and check again whenever an article, a rule or a setting changes
    #[arg(long, conflicts_with_all = ["changed_since", "diff"])]
    pub watch: bool,
    /// Read every article anew, and keep nothing of it
    #[arg(long)]
    pub no_cache: bool,
    /// Where what is found is kept for the next run, instead of where the platform has such things
    #[arg(long, value_name = "FOLDER", conflicts_with = "no_cache")]
    pub cache_dir: Option<PathBuf>,
    /// Take the facts from what `sayso extract` wrote, corrected perhaps, instead of extracting them
    #[arg(long, value_name = "FILE")]
    pub claims: Option<PathBuf>,
}

/// Which rules run.
#[derive(Clone, Debug, Default, Args)]
pub struct Chosen {
    /// A rule file or a folder of them, instead of the packs that ship; may be given again
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    /// One rule, written here, instead of the packs that ship: --rule 'flag claims attributed to an anonymous source'; of
    /// `sayso explain` also the name of a rule, to explain only that
    #[arg(long, value_name = "RULE")]
    pub rule: Vec<String>,
    /// Run only these rules or packs
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// Leave out these rules or packs
    #[arg(long, value_name = "NAME")]
    pub skip: Vec<String>,
    /// There is something to compare with
    #[arg(skip)]
    pub compares: bool,
    /// Run rules with this tag too
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// The settings, instead of the `sayso.ron` nearest above each article
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What the settings hold under that name, above all else that they say
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// A line of an article: article.md:9; or a code that is told of a rule file: unknown-phrase
    #[arg(value_name = "ARTICLE:LINE|CODE")]
    pub place: String,
    /// Hold the article against the texts that it was made from, as `sayso check` does
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub chosen: Chosen,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ExplainFormat,
    #[command(flatten)]
    pub reader: Reader,
    /// Every rule with its tests, also those that are far from firing
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, Args)]
pub struct Extract {
    /// Articles (.md, .markdown, .txt, .html, .docx) and folders of them; `-` is standard input; with --stage also one line of an
    /// article: article.md:9
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub form: Form,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: ExtractFormat,
    /// In JSON, beside each place its words, and where it is in characters and in UTF-16 as well as in bytes
    #[arg(long)]
    pub words: bool,
    /// Show what one stage of reading made of it, a row an item, for whoever mends that stage
    #[arg(long, value_name = "STAGE", conflicts_with = "format")]
    pub stage: Option<StageName>,
    /// Also what comes of holding the articles against the texts that they were made from; not in RON
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with = "stage")]
    pub against: Vec<PathBuf>,
    #[command(flatten)]
    pub reader: Reader,
    /// An experiment: another language than English, of which attributions are read by patterns and lists alone (de)
    #[arg(long, value_name = "CODE", hide_short_help = true)]
    pub language: Option<LanguageCode>,
    /// The settings, instead of the `sayso.ron` of this folder or one above it
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Rules {
    /// A rule or a pack
    pub name: Option<String>,
    /// A list, or a rulebook for people who never saw a rule file
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: PageFormat,
    /// How often each rule was right in this house, by what `sayso answer` kept
    #[arg(long, conflicts_with = "format")]
    pub record: bool,
    #[command(flatten)]
    pub chosen: Chosen,
}

#[derive(Debug, Args)]
pub struct Test {
    /// Rule files and folders of them [default: those of `sayso.ron`, else this folder], or files of patterns (.pattern); with
    /// --against the articles to compare over
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Accept what is found now in every case, and remove snapshots of articles that are gone
    #[arg(long, conflicts_with = "review")]
    pub update: bool,
    /// Show each case that differs and ask whether it is right
    #[arg(long, conflicts_with = "format")]
    pub review: bool,
    /// Show which tests, definitions and words no example exercises
    #[arg(long)]
    pub coverage: bool,
    /// Show which findings the rules add and remove, compared with these
    #[arg(long, value_name = "OLD_RULES", conflicts_with_all = ["update", "review", "coverage"])]
    pub against: Option<PathBuf>,
    /// A rule file or a folder of them; may be given again
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
    /// Only these rules or packs
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: TestFormat,
    /// Of files of patterns: the language whose words they are tried with, where that is not English (de)
    #[arg(long, value_name = "CODE", hide_short_help = true)]
    pub language: Option<LanguageCode>,
    #[command(flatten)]
    pub reader: Reader,
    /// The settings, instead of the `sayso.ron` of this folder or one above it
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Vocabulary {
    /// A word of the phrase, or of what is said of it
    pub word: Option<String>,
    /// A list, or a page
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: PageFormat,
}

#[derive(Debug, Args)]
pub struct Fmt {
    /// Rule files (.sayso) and folders of them; `-` is standard input, laid out on standard output
    #[arg(value_name = "FILE", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Change nothing; show what would change, with exit status 1 when something would
    #[arg(long)]
    pub check: bool,
}

#[derive(Debug, Args)]
pub struct Init {
    /// Where, instead of this folder
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}
