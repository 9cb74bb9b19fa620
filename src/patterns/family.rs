//! What patterns find, and what they may mark of it. One file of `knowledge/en/patterns/` a family.

use std::fmt;

/// What a file of patterns finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Who says what.
    Attribution,
    /// Who says what, for the fast tier alone.
    AttributionFast,
    /// Who says what in a headline.
    Headline,
    /// Whose name stands under a quotation.
    Signature,
    /// Whose name stands under a post.
    Post,
    /// Who says what inside of what somebody else says.
    Nested,
    /// Why somebody is not named.
    Anonymity,
    /// What is told of a poll or a study.
    Research,
    /// What says that something was checked, or was not.
    Note,
}

/// What a pattern marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Who says it.
    Source,
    /// The words that say that he says it.
    Cue,
    /// What is said.
    Content,
    /// Why somebody is not named.
    Reason,
    /// How many were asked.
    Sample,
    /// Who wanted the poll.
    Client,
    /// Who made the study, or where it was published.
    Institution,
    /// When.
    Date,
    /// The words that say that it was checked, or was not.
    Note,
    /// What was checked.
    Object,
    /// Who did it.
    Agent,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Attribution,
        Self::AttributionFast,
        Self::Headline,
        Self::Signature,
        Self::Post,
        Self::Nested,
        Self::Anonymity,
        Self::Research,
        Self::Note,
    ];

    /// The name of its file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attribution => "attribution",
            Self::AttributionFast => "attribution-fast",
            Self::Headline => "headline",
            Self::Signature => "signature",
            Self::Post => "post",
            Self::Nested => "nested",
            Self::Anonymity => "anonymity",
            Self::Research => "research",
            Self::Note => "note",
        }
    }

    /// The family whose file has that name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.name() == name)
    }

    /// What its patterns may mark.
    pub fn marks(self) -> &'static [Mark] {
        match self {
            Self::Attribution | Self::AttributionFast | Self::Headline | Self::Nested => {
                &[Mark::Source, Mark::Cue, Mark::Content]
            }
            Self::Signature | Self::Post => &[Mark::Source, Mark::Cue],
            Self::Anonymity => &[Mark::Reason],
            Self::Note => &[Mark::Note, Mark::Object, Mark::Agent],
            Self::Research => &[Mark::Sample, Mark::Client, Mark::Institution, Mark::Date],
        }
    }

    /// The mark of that name, where the family has it.
    pub fn mark(self, name: &str) -> Option<Mark> {
        self.marks().iter().copied().find(|mark| mark.name() == name)
    }
}

impl Mark {
    /// How many there are.
    pub const COUNT: usize = 11;

    /// All of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        [
            Self::Source,
            Self::Cue,
            Self::Content,
            Self::Reason,
            Self::Sample,
            Self::Client,
            Self::Institution,
            Self::Date,
            Self::Note,
            Self::Object,
            Self::Agent,
        ]
        .into_iter()
    }

    /// As patterns write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Content => "content",
            Self::Reason => "reason",
            Self::Sample => "sample",
            Self::Client => "client",
            Self::Institution => "institution",
            Self::Date => "date",
            Self::Note => "note",
            Self::Object => "object",
            Self::Agent => "agent",
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
