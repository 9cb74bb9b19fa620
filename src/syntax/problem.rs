//! What can be wrong with the structure of a rule file. Each mistake carries what its message needs and builds its own
//! diagnostic; mistakes of meaning are `resolve`'s.

use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::{KEYWORDS, near_keyword, near_level};

/// A mistake of structure. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum Problem {
    /// Words before the first clause of the file.
    BeforeFirstClause { found: String, span: Span },
    /// A remark as other languages write it.
    ForeignRemark { sign: String, span: Span },
    /// The mark of two versions that git could not join.
    Conflict { span: Span },
    /// A line that was meant as a clause and opens none.
    UnknownClause { found: String, near: Option<&'static str>, span: Span },
    /// A clause of a rule before any `rule NAME`.
    OutsideRule { keyword: String, span: Span },
    /// A second clause on the line of another.
    TwoClauses { keyword: String, span: Span },
    /// A clause with nothing after its keyword.
    EmptyClause { keyword: String, span: Span },
    /// A clause that may stand once stands again.
    Repeated { keyword: String, span: Span, first: Span },
    /// A rule without `flag`.
    NoFlag { rule: String, span: Span },
    /// A name of more than one word.
    NameOfWords { clause: String, suggestion: String, span: Span },
    /// A name with a sign that names do not have.
    BadName { clause: String, span: Span },
    /// No comma between two names or texts.
    NoComma { clause: String, span: Span },
    /// `words x "a"`, `define x a claim`.
    NoColon { clause: String, span: Span },
    /// A text that is not closed on its line, or a block without a last line.
    UnclosedText { span: Span },
    /// A text that ended at a quotation mark inside it.
    TextEnded { text: String, span: Span },
    /// No quotes where a text must stand.
    NoText { clause: String, span: Span },
    /// `and`, `or`, a comma with no test after it.
    NoTestAfter { word: String, span: Span },
    /// `and`, `or`, a comma with no test before it.
    NoTestBefore { word: String, span: Span },
    /// `and or`.
    TwoJoins { first: String, second: String, span: Span },
    /// `not` with no test after it.
    NotAlone { span: Span },
    /// `that`, `where` with nothing after it.
    NothingAfter { word: String, span: Span },
    /// `(` that is never closed.
    UnclosedGroup { span: Span },
    /// `)` that nothing opened.
    UnopenedGroup { span: Span },
    /// `()`.
    EmptyGroup { span: Span },
    /// Parentheses nested too deep.
    TooDeep { span: Span },
    /// `when` outside `severity`.
    WhenOutside { span: Span },
    /// `unless` inside a clause.
    UnlessInside { span: Span },
    /// `severity critical`.
    UnknownLevel { found: String, span: Span },
    /// `severity warning, note hedged`.
    LevelWithoutWhen { level: String, span: Span },
    /// `severity note when hedged`.
    FirstLevelWhen { level: String, span: Span },
    /// `once an article`.
    OncePer { words: String, span: Span },
    /// `above 2.5`.
    Fraction { span: Span },
    /// A number beyond what can be counted.
    NumberTooBig { span: Span },
    /// A sign or word that fits nothing here.
    Unexpected { found: String, clause: String, span: Span },
    /// The file takes too long to read.
    TooLong { span: Span },
}

/// The codes of all mistakes of structure, sorted.
pub fn codes() -> &'static [&'static str] {
    &[
        "clause-outside-rule",
        "clause-twice",
        "empty-clause",
        "empty-parentheses",
        "first-level-when",
        "level-without-when",
        "missing-colon",
        "missing-comma",
        "missing-flag",
        "missing-test",
        "missing-text",
        "name-of-words",
        "not-alone",
        "not-a-name",
        "nothing-after",
        "number-too-big",
        "once-without-per",
        "parentheses-too-deep",
        "text-ended",
        "text-not-closed",
        "too-tangled",
        "two-clauses-on-a-line",
        "two-joins",
        "unclosed-parenthesis",
        "unexpected",
        "unknown-clause",
        "unknown-level",
        "unless-inside",
        "unopened-parenthesis",
        "when-outside-severity",
        "whole-numbers-only",
    ]
}

impl Problem {
    /// Where it stands.
    pub fn span(&self) -> Span {
        let mut copy = self.clone();
        *copy.span_mut()
    }

    /// True for a mistake that was taken out before the grammar saw it, and whose rule must not run all the same.
    pub(super) fn breaks_its_rule(&self) -> bool {
        matches!(self, Self::TooDeep { .. } | Self::UnknownClause { .. } | Self::ForeignRemark { .. })
    }

    /// Moves it `bytes` towards the start of the text.
    pub(super) fn move_back(&mut self, bytes: usize) {
        let span = self.span_mut();
        *span = Span::new(span.start.saturating_sub(bytes), span.end.saturating_sub(bytes));
    }

    fn span_mut(&mut self) -> &mut Span {
        match self {
            Self::BeforeFirstClause { span, .. } | Self::UnknownClause { span, .. } => span,
            Self::ForeignRemark { span, .. } | Self::Conflict { span } => span,
            Self::OutsideRule { span, .. } | Self::TwoClauses { span, .. } => span,
            Self::EmptyClause { span, .. } | Self::Repeated { span, .. } | Self::NoFlag { span, .. } => span,
            Self::NameOfWords { span, .. } | Self::BadName { span, .. } | Self::NoComma { span, .. } => span,
            Self::NoColon { span, .. } | Self::UnclosedText { span } | Self::TextEnded { span, .. } => span,
            Self::NoText { span, .. } | Self::NoTestAfter { span, .. } | Self::NoTestBefore { span, .. } => span,
            Self::TwoJoins { span, .. } | Self::NotAlone { span } | Self::NothingAfter { span, .. } => span,
            Self::UnclosedGroup { span } | Self::UnopenedGroup { span } | Self::EmptyGroup { span } => span,
            Self::TooDeep { span } | Self::WhenOutside { span } | Self::UnlessInside { span } => span,
            Self::UnknownLevel { span, .. }
            | Self::LevelWithoutWhen { span, .. }
            | Self::FirstLevelWhen { span, .. } => span,
            Self::OncePer { span, .. } | Self::Fraction { span } | Self::NumberTooBig { span } => span,
            Self::Unexpected { span, .. } | Self::TooLong { span } => span,
        }
    }

    /// The message for people.
    pub fn diagnostic(&self) -> Diagnostic {
        let error =
            |code: &str, message: String, help: String| Diagnostic::error(code, message, self.span()).with_help(help);
        match self {
            Self::BeforeFirstClause { found, .. } => error(
                "unknown-clause",
                format!("`{found}` opens no clause"),
                near_keyword(found).map_or_else(
                    || "a line begins with a keyword such as `pack`, `words`, `define` or `rule`, or goes on with the clause above it".to_owned(),
                    |near| format!("did you mean the clause `{near}`?"),
                ),
            ),
            Self::ForeignRemark { sign, .. } => error(
                "unknown-clause",
                format!("`{sign}` opens no clause and no remark"),
                "a remark begins with `#`".to_owned(),
            ),
            Self::Conflict { .. } => error(
                "unknown-clause",
                "two versions of this file stand here that git could not join".to_owned(),
                "keep what is right of both, and delete the lines that begin with `<<<<<<<`, `=======`, `>>>>>>>`".to_owned(),
            ),
            Self::UnknownClause { found, near, .. } => {
                error("unknown-clause", format!("no clause is called `{found}`"), clauses(*near))
            }
            Self::OutsideRule { keyword, .. } => error(
                "clause-outside-rule",
                format!("`{keyword}` belongs to a rule, and there is no rule above it"),
                "name it on the line before: `rule the-name-of-the-rule`".to_owned(),
            ),
            Self::TwoClauses { keyword, .. } => error(
                "two-clauses-on-a-line",
                format!("`{keyword}` opens a clause and starts its own line"),
                format!("break the line before `{keyword}`"),
            ),
            Self::EmptyClause { keyword, .. } => error(
                "empty-clause",
                format!("nothing stands after `{keyword}`"),
                format!("write {}", form(keyword)),
            ),
            Self::Repeated { keyword, first, .. } => error(
                "clause-twice",
                format!("this rule has `{keyword}` twice"),
                format!("keep one of them; a clause `{keyword}` stands once in a rule"),
            )
            .with_label(*first, "the first"),
            Self::NoFlag { rule, .. } => error(
                "missing-flag",
                format!("the rule `{rule}` does not say what it flags"),
                "add a line such as `flag claims attributed to an anonymous source`".to_owned(),
            ),
            Self::NameOfWords { clause, suggestion, .. } => error(
                "name-of-words",
                format!("the name of a {clause} is one word"),
                format!("join the words with hyphens: `{suggestion}`"),
            ),
            Self::BadName { clause, .. } => error(
                "not-a-name",
                format!("this is no name of a {clause}"),
                "a name is made of letters, digits and hyphens: `captive-as-fact`".to_owned(),
            ),
            Self::NoComma { clause, .. } => error(
                "missing-comma",
                format!("a comma is missing in `{clause}`"),
                match clause.as_str() {
                    "words" | "tags" => "put a comma between the texts: `\"kill\", \"wound\"`".to_owned(),
                    _ => "put a comma between the names: `first-rule, second-rule`".to_owned(),
                },
            ),
            Self::NoColon { clause, .. } => error(
                "missing-colon",
                format!("`:` is missing between the name and {}", if clause == "words" { "the list" } else { "what it means" }),
                format!("write {}", form(clause)),
            ),
            Self::UnclosedText { .. } => error(
                "text-not-closed",
                "this text is not closed on its line".to_owned(),
                "end it with the same kind of quotation mark; a text of several lines begins with `\"` at the end of its line and ends with a line that holds only `\"`".to_owned(),
            ),
            Self::TextEnded { text, .. } => error(
                "text-ended",
                format!("the text ended at `{text}`, and something follows it"),
                "write quotation marks inside a text as “ ” or \\\"".to_owned(),
            ),
            Self::NoText { clause, .. } => error(
                "missing-text",
                format!("`{clause}` takes a text between quotation marks"),
                format!("write {}", form(clause)),
            ),
            Self::NoTestAfter { word, .. } => error(
                "missing-test",
                format!("`{word}` joins two tests; the second is missing"),
                format!("say what else must hold, or take `{word}` out"),
            ),
            Self::NoTestBefore { word, .. } => error(
                "missing-test",
                format!("`{word}` joins two tests; the first is missing"),
                format!("take `{word}` out, or put a test before it"),
            ),
            Self::TwoJoins { first, second, .. } => error(
                "two-joins",
                format!("`{first}` or `{second}`? Both stand between the same two tests"),
                "keep one of them".to_owned(),
            ),
            Self::NotAlone { .. } => error(
                "not-alone",
                "`not` needs a test after it".to_owned(),
                "write for example `not hedged` or `not attributed to an official`".to_owned(),
            ),
            Self::NothingAfter { word, .. } => error(
                "nothing-after",
                format!("nothing stands after `{word}`"),
                match word.as_str() {
                    "where" => "write for example `where all claims are attributed`".to_owned(),
                    _ => format!("write for example `{word} is attributed to an official`"),
                },
            ),
            Self::UnclosedGroup { .. } => error(
                "unclosed-parenthesis",
                "this parenthesis is not closed".to_owned(),
                "put `)` where what belongs together ends".to_owned(),
            ),
            Self::UnopenedGroup { .. } => error(
                "unopened-parenthesis",
                "this `)` closes a parenthesis that nothing opened".to_owned(),
                "take it out, or put `(` where what belongs together begins".to_owned(),
            ),
            Self::EmptyGroup { .. } => error(
                "empty-parentheses",
                "nothing stands between the parentheses".to_owned(),
                "put a test between them, or take them out".to_owned(),
            ),
            Self::TooDeep { .. } => error(
                "parentheses-too-deep",
                "parentheses are nested more than 40 deep here".to_owned(),
                "name a part with `define` and use the name".to_owned(),
            ),
            Self::WhenOutside { .. } => error(
                "when-outside-severity",
                "`when` belongs to `severity`".to_owned(),
                "in a condition, join tests with `and`: `claims attributed to a captive and hedged`".to_owned(),
            ),
            Self::UnlessInside { .. } => error(
                "unless-inside",
                "`unless` is a clause of the rule and starts its own line".to_owned(),
                "break the line before it; inside a condition, write `and not`".to_owned(),
            ),
            Self::UnknownLevel { found, .. } => error(
                "unknown-level",
                format!("`{found}` is no level of severity"),
                near_level(found).map_or_else(
                    || "a level is `error`, `warning` or `note`".to_owned(),
                    |near| format!("did you mean `{near}`? a level is `error`, `warning` or `note`"),
                ),
            ),
            Self::LevelWithoutWhen { level, .. } => error(
                "level-without-when",
                format!("`{level}` needs `when`"),
                format!("say when it holds: `severity warning, {level} when hedged`"),
            ),
            Self::FirstLevelWhen { level, .. } => error(
                "first-level-when",
                format!("`{level}` stands first and has a `when`"),
                format!("begin with the level that holds otherwise: `severity warning, {level} when …`"),
            ),
            Self::OncePer { words, .. } => error(
                "once-without-per",
                "`once` goes with `per`".to_owned(),
                format!("write `once per {words}`"),
            ),
            Self::Fraction { .. } => error(
                "whole-numbers-only",
                "only whole numbers are counted and compared".to_owned(),
                "round it up or down".to_owned(),
            ),
            Self::NumberTooBig { .. } => error(
                "number-too-big",
                "this number is too big to compare with".to_owned(),
                "use a smaller one".to_owned(),
            ),
            Self::Unexpected { found, clause, .. } => error(
                "unexpected",
                format!("`{found}` fits nothing in `{clause}` here"),
                format!("write {}", form(clause)),
            ),
            Self::TooLong { .. } => error(
                "too-tangled",
                "this file is too long or too tangled to be read".to_owned(),
                "split it into several packs".to_owned(),
            ),
        }
    }
}

/// A clause as it should look.
fn form(keyword: &str) -> &'static str {
    match keyword {
        "pack" => "`pack` and its name: `pack conflict`",
        "use" => "`use` and names of packs: `use attribution, conflict`",
        "words" => "a name, `:` and texts: `words scale words: \"mass\", \"heavy\"`",
        "define" => "a name, `:` and what it means: `define a casualty claim: a claim that mentions casualty terms`",
        "rule" => "`rule` and its name: `rule captive-as-fact`",
        "flag" => "what to flag and when: `flag claims attributed to an anonymous source`",
        "unless" => "what spares it: `unless independently verified`",
        "severity" => "a level: `severity warning, note when reported as unverified`",
        "silences" => "names of rules: `silences unattributed-claim`",
        "once" => "`once per` and a noun: `once per article`",
        "mark" => "`mark` and what the caret is to show: `mark the cue`",
        "tags" => "texts: `tags \"strict\"`",
        "message" => "`message \"no source for “{content}”\"`",
        "why" => "`why \"readers cannot weigh it\"`",
        "help" => "`help \"name the source\"`",
        "see" => "`see \"our style guide, chapter 3\"`",
        "flags" => "a text that the rule flags: `flags \"Sources said that she would resign.\"`",
        "allows" => "a text that the rule allows: `allows \"Her spokesman said that she would resign.\"`",
        _ => "one clause a line",
    }
}

/// The clause that was probably meant, and those that there are.
fn clauses(near: Option<&'static str>) -> String {
    let of_rules = KEYWORDS.iter().filter(|keyword| !["pack", "use", "words", "define", "rule"].contains(keyword));
    let names: Vec<String> = of_rules.map(|keyword| format!("`{keyword}`")).collect();
    let meant = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    format!("{meant}the clauses of a rule are {}", names.join(", "))
}
