//! What sayso tells people: a problem in a rule file, or a finding in an article. Data only; `report` renders it.

use crate::span::Span;

/// How grave it is. Ordered: a rule on trial is less than a note, a note less than a warning, a warning less than an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// What a rule on trial finds: shown to those who ask, and it fails nothing.
    Pilot,
    /// Good to know.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be mended.
    Error,
}

impl Severity {
    /// The word for it in rule files and reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Pilot => "pilot",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place with a few words on what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where, in bytes of the file as given.
    pub span: Span,
    /// What it shows; may be empty.
    pub text: String,
}

/// A place in another text: one that the article was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Which text, by its place among those that the article was held against.
    pub text: usize,
    /// Where in it.
    pub span: Span,
    /// What it shows.
    pub shows: String,
}

/// A message with its places. The same form for rule files and articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kebab-case code of the problem (`unknown-phrase`), or the full name of the rule (`conflict/captive-as-fact`).
    pub code: String,
    /// How grave.
    pub severity: Severity,
    /// What was found: lower case, plain words, no full stop.
    pub message: String,
    /// Where the caret goes; `None` when it is about the file as a whole.
    pub span: Option<Span>,
    /// A few words under the caret; may be empty.
    pub caption: String,
    /// Other places that made it so, in reading order.
    pub labels: Vec<Label>,
    /// Places in the texts that it was held against.
    pub elsewhere: Vec<Elsewhere>,
    /// Why it matters.
    pub why: Option<String>,
    /// The one thing to do next.
    pub help: Option<String>,
    /// The standard that it comes from.
    pub see: Option<String>,
}

impl Diagnostic {
    /// An error with a code, a message and a place; the rest is empty.
    pub fn error(code: impl Into<String>, message: impl Into<String>, span: impl Into<Option<Span>>) -> Self {
        Self {
            code: code.into(),
            severity: Severity::Error,
            message: message.into(),
            span: span.into(),
            caption: String::new(),
            labels: Vec::new(),
            elsewhere: Vec::new(),
            why: None,
            help: None,
            see: None,
        }
    }

    /// The same at another severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same with each place put where it stands in another text.
    #[must_use]
    pub fn moved(mut self, to: impl Fn(Span) -> Span) -> Self {
        self.span = self.span.map(&to);
        self.labels.iter_mut().for_each(|label| label.span = to(label.span));
        self
    }

    /// The same with words under the caret.
    #[must_use]
    pub fn with_caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = caption.into();
        self
    }

    /// The same with one more place.
    #[must_use]
    pub fn with_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// The same with the next step.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
