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

/// A side has to have so much, or the source speaks for nobody as far as can be told.
pub(super) const ENOUGH: f32 = 3.0;

/// The same where only the rest of the article shows it, which is wrong more often.
pub(super) const ENOUGH_AROUND: f32 = 3.5;

/// And so much more than the next side.
pub(super) const CLEAR: f32 = 1.5;
