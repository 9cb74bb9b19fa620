//! The words that arguments choose from: formats, levels, stages, colours.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people: each finding with the text it speaks of
    Human,
    /// A line a finding: path:line:column: level[rule]: message
    Short,
    /// One JSON object for the run
    Json,
    /// A JSON object a line for each finding and problem
    Jsonl,
    /// SARIF 2.1.0, for tools that gather what linters find
    Sarif,
    /// GitHub's workflow commands
    Github,
    /// JUnit's XML, for CI
    Junit,
    /// Checkstyle's XML
    Checkstyle,
    /// GitLab's code quality report
    Gitlab,
    /// A page of HTML that needs nothing else: the article marked, the findings beside it
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people
    Human,
    /// One JSON object
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// For people: what fails, with why
    Human,
    /// One JSON object for the run
    Json,
    /// JUnit's XML, for CI
    Junit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExtractFormat {
    /// For people
    Human,
    /// One JSON object an article
    Json,
    /// The same, one a line
    Jsonl,
    /// RON, to edit and give back with `sayso check --claims`
    Ron,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StageName {
    /// Words with tag and lemma
    Tokens,
    /// Noun phrases, verb groups and clauses
    Phrases,
    /// Who-said-what spans: source, cue, content
    Attributions,
    /// Who is who, and what each source counts as
    Cast,
    /// What is said, on whose word
    Statements,
    /// What models made of statements and sources, with their shares
    Judgements,
}

impl From<StageName> for sayso::extract::Stage {
    fn from(name: StageName) -> Self {
        match name {
            StageName::Tokens => Self::Tokens,
            StageName::Phrases => Self::Phrases,
            StageName::Attributions => Self::Attributions,
            StageName::Cast => Self::Cast,
            StageName::Statements => Self::Statements,
            StageName::Judgements => Self::Judgements,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PageFormat {
    /// For people, in the terminal
    Human,
    /// Markdown
    Markdown,
    /// A page of HTML that needs nothing else
    Html,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Anything that is found
    Note,
    /// Nothing that is found
    Never,
}
