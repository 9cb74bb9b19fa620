//! The names of enums in the machine form. They mirror the core's, and do not compile when one of those gains a value
//! that has no name here.

use crate::attribution::Quote;
use crate::facts::{
    Bound, EntityKind, EvidenceKind, Finding, Form, Kind, RelationKind, Scope, Stance, StatementKind, Theme,
};
use crate::text::{BlockKind, QuoteMark};
use crate::truth::Truth;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(remote = "Quote", rename_all = "snake_case")]
pub(super) enum QuoteName {
    Direct,
    Indirect,
    Mixed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Truth", rename_all = "snake_case")]
pub(super) enum TruthName {
    True,
    False,
    CannotTell,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "BlockKind", rename_all = "snake_case")]
pub(super) enum BlockName {
    Headline,
    Standfirst,
    Subheading,
    Paragraph,
    BlockQuote,
    Caption,
    ListItem,
    Furniture,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "QuoteMark", rename_all = "snake_case")]
pub(super) enum MarkName {
    Double,
    Single,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "EntityKind", rename_all = "snake_case")]
pub(super) enum EntityName {
    Person,
    Group,
    Organisation,
    Place,
    Thing,
    Unknown,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Form", rename_all = "snake_case")]
pub(super) enum FormName {
    Name,
    Pronoun,
    Nominal,
    Metonym,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Kind", rename_all = "snake_case")]
pub(super) enum KindName {
    Person,
    Organisation,
    StateBody,
    Official,
    Country,
    ArmedForce,
    Captive,
    Captor,
    MediaOutlet,
    WireAgency,
    StateControlledOutlet,
    Witness,
    Expert,
    SocialMediaPost,
    Document,
    Poll,
    Study,
    Preprint,
    UnnamedGroup,
    Unstated,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "StatementKind", rename_all = "snake_case")]
pub(super) enum StatementName {
    Fact,
    Accusation,
    Denial,
    Opinion,
    Offer,
    Norm,
    Question,
    PublicAct,
    Note,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Stance", rename_all = "snake_case")]
pub(super) enum StanceName {
    Neutral,
    Doubting,
    Factive,
    Admitting,
    Accusing,
    Denying,
    Committing,
    Mental,
    Document,
    Publishing,
    Asking,
    Demanding,
    Other,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Scope", rename_all = "snake_case")]
pub(super) enum ScopeName {
    Sure,
    Open,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "EvidenceKind", rename_all = "snake_case")]
pub(super) enum EvidenceName {
    Image,
    Video,
    Document,
    SatelliteImage,
    Data,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Finding", rename_all = "snake_case")]
pub(super) enum FindingName {
    Verified,
    NotVerified,
    Disputed,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Bound", rename_all = "snake_case")]
pub(super) enum BoundName {
    Exact,
    AtLeast,
    AtMost,
    About,
    Between,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "RelationKind", rename_all = "snake_case")]
pub(super) enum RelationName {
    Restates,
    Continues,
    Contradicts,
    DifferentNumber,
    Denies,
    Corroborates,
}

/// What a statement has to do with a war. It cannot be told where a person leaves it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ThemeName {
    Fighting,
    War,
    Neither,
    #[default]
    CannotTell,
}

impl ThemeName {
    pub(super) fn of(theme: Option<Theme>) -> Self {
        match theme {
            Some(Theme::Fighting) => Self::Fighting,
            Some(Theme::War) => Self::War,
            Some(Theme::Neither) => Self::Neither,
            None => Self::CannotTell,
        }
    }

    pub(super) fn theme(self) -> Option<Theme> {
        match self {
            Self::Fighting => Some(Theme::Fighting),
            Self::War => Some(Theme::War),
            Self::Neither => Some(Theme::Neither),
            Self::CannotTell => None,
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    pub(super) fn is_untold(&self) -> bool {
        *self == Self::CannotTell
    }
}

/// A kind in a list.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct KindForm(#[serde(with = "KindName")] pub Kind);

/// Direct, indirect or mixed, where there may be none.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct QuoteForm(#[serde(with = "QuoteName")] pub Quote);
