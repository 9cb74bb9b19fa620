//! What each piece of evidence counts, in parts of a log-odds, and where nobody is the better choice. Set on marked
//! articles (`training/LOG.md` has the figures); nothing here looks at words.

/// What shows for whom somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Evidence {
    /// Its name or adjective in the source's own words.
    Named,
    /// It owns the source, or what the source speaks for.
    Body,
    /// "X-backed", "pro-X".
    Allegiance,
    /// What news calls people of that side.
    Called,
    /// A place that it holds, in the source's own words.
    Place,
    /// A body that was told more fully has the same noun.
    SameNoun,
    /// It alone, of the sides that the article names, has such voices.
    Only,
    /// Its state is the one that the article names most.
    Home,
    /// The scene is at a place of its own: "In India, army officials said".
    Scene,
    /// The dateline's place is its own.
    Dateline,
    /// The party named last before.
    Last,
    /// Its share of those who are heard.
    Heard,
    /// Its share of what is named.
    Share,
}

impl Evidence {
    /// What it counts when it is there in full.
    pub(super) fn weight(self) -> f32 {
        match self {
            Self::Named => 6.0,
            Self::Body | Self::Allegiance => 5.0,
            Self::Called => 4.5,
            Self::Place => 3.5,
            Self::SameNoun | Self::Only | Self::Scene => 2.5,
            Self::Dateline => 1.2,
            Self::Last => 0.8,
            Self::Heard | Self::Home => 1.0,
            Self::Share => 0.8,
        }
    }
}

/// What is known before of whether a source speaks for a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing: it may speak for nobody.
    Nothing,
    /// It speaks for one, and only which is asked.
    Party,
}

impl Known {
    /// A side has to have so much by the source's own words, or it is not chosen.
    pub(super) fn enough(self) -> f32 {
        match self {
            Self::Nothing => 3.0,
            Self::Party => 0.8,
        }
    }

    /// The same where only the rest of the article shows it, which is wrong more often.
    pub(super) fn enough_around(self) -> f32 {
        match self {
            Self::Nothing => 3.5,
            Self::Party => 1.0,
        }
    }

    /// And so much more than the next side.
    pub(super) fn clear(self) -> f32 {
        match self {
            Self::Nothing => 1.5,
            Self::Party => 0.8,
        }
    }
}
