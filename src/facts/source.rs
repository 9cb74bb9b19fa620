//! On whose word.

use crate::facts::{Conflict, Entity, Heard};
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;

/// What a source counts as. A source has several: the SBU is an organisation, a state body and an official voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// One human being.
    Person,
    /// A body of any sort.
    Organisation,
    /// A ministry, agency, parliament, office of a state.
    StateBody,
    /// Someone who speaks by office for a state body.
    Official,
    /// A country, capital or seat of power as the speaker, with no body named ("Ukraine", "Moscow"; not "the White
    /// House", which is an office).
    Country,
    /// Armed forces, regular or not.
    ArmedForce,
    /// Someone held by a party: prisoner of war, captured soldier, hostage, detainee.
    Captive,
    /// Who holds captives in this article.
    Captor,
    /// A newspaper, broadcaster, site or agency.
    MediaOutlet,
    /// A news agency.
    WireAgency,
    /// An outlet that a government controls (not a public broadcaster).
    StateControlledOutlet,
    /// Who saw it.
    Witness,
    /// Who is cited for knowledge of a subject.
    Expert,
    /// A post on a social platform.
    SocialMediaPost,
    /// A paper: law, report, letter, card, filing.
    Document,
    /// An opinion poll.
    Poll,
    /// A piece of research.
    Study,
    /// Research before peer review.
    Preprint,
    /// "critics", "experts", "some", "local media": a group that nobody could name the members of.
    UnnamedGroup,
    /// "it is believed", "reportedly": nobody.
    Unstated,
}

/// The side of a conflict that a source is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Side {
    /// The conflict.
    pub conflict: Id<Conflict>,
    /// The number of the side in the almanac, from 0.
    pub side: usize,
    /// True for a party to it (a state at war, its bodies, officials, forces and metonyms, or a state that sends
    /// troops); false for one who only backs it.
    pub party: bool,
}

/// Someone on whose word something stands: an entity, or an unnamed person or group.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The words in a report: the fullest name, or the phrase as printed.
    pub name: String,
    /// Its places as a source, in reading order; the first is where a report points.
    pub places: Vec<Span>,
    /// Who it is; `None` for an unstated source.
    pub entity: Option<Id<Entity>>,
    /// What it counts as. Sorted, without repeats.
    pub kinds: Vec<Kind>,
    /// True when the almanac or the wording tells what it is; false leaves tests of kind and side at "cannot tell".
    pub kind_known: bool,
    /// The side it is on, for each conflict of the article; a captive is on his own side but voices nobody.
    pub sides: Vec<Side>,
    /// Why it counts as what it counts as, in plain words ("the SBU is a body of Ukraine"), for labels.
    pub because: Option<String>,
    /// What a model made of it; `None` where it is told by wording and almanac alone.
    pub judged: Option<Heard>,
    /// Named by name (a person's or body's, an office held by one person). A captive, a group or "an official" is not.
    pub named: bool,
    /// A person or group that the article chooses not to name, and that is no captive, bystander, unnamed group or
    /// unstated source.
    pub anonymous: bool,
    /// The words that describe it more closely than "a source", "officials"; `None` when there are none.
    pub description: Option<Span>,
    /// The words that say what office or work it has.
    pub role: Option<Span>,
    /// The words that say why it is not named.
    pub reason: Option<Span>,
    /// The words that say how it knows.
    pub way_of_knowing: Option<Span>,
    /// For a group: a member that is named nearby.
    pub named_member: Option<Span>,
    /// For a document, study, poll or outlet: a link to the very thing (a bare domain does not count).
    pub linked: bool,
    /// For a poll: who asked.
    pub pollster: Option<Span>,
    /// For a poll: who paid.
    pub client: Option<Span>,
    /// For a poll: how many were asked.
    pub sample_size: Option<Span>,
    /// For a poll or study: when.
    pub date: Option<Span>,
    /// Sources of one group are not independent of each other: bodies of one state, an outlet and the agency that it
    /// repeats. The number names the group; two different groups may still be linked.
    pub group: usize,
    /// Groups that this one works with, as the article or the almanac says; whether they are independent cannot be told.
    pub linked_groups: Vec<usize>,
    /// Words that say that it did not comment, could not be reached, neither confirmed nor denied.
    pub silence: Option<Span>,
}

impl Source {
    /// Whether it counts as that kind; cannot tell when nothing is known of it.
    pub fn is(&self, kind: Kind) -> Truth {
        if self.kinds.contains(&kind) {
            Truth::True
        } else if self.kind_known {
            Truth::False
        } else {
            Truth::CannotTell
        }
    }

    /// The side on which it is a party, in any conflict.
    pub fn party(&self) -> Option<Side> {
        self.sides.iter().copied().find(|side| side.party)
    }
}
