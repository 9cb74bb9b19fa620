//! Who is who.

use crate::list::Id;
use crate::span::Span;

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// One human being.
    Person,
    /// Several, not an organisation: "the two soldiers", "critics".
    Group,
    /// A body: ministry, company, army, outlet.
    Organisation,
    /// A state, a city, a region.
    Place,
    /// A paper, post, film, poll or study.
    Thing,
    /// Not told.
    Unknown,
}

/// The form of a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// "Volodymyr Zelensky", "Zelensky", "the SBU"
    Name,
    /// "he", "they", "who"
    Pronoun,
    /// "the president", "one of the soldiers"
    Nominal,
    /// "Moscow" for Russia's government
    Metonym,
}

/// One place that names an entity.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The whole noun phrase, without a clause that hangs on it.
    pub span: Span,
    /// The word that carries it: "soldiers" in "one of the two soldiers".
    pub head: Span,
    /// Its form.
    pub form: Form,
    /// Whom it names.
    pub entity: Id<Entity>,
}

/// Someone or something the article speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name or description in the article ("Volodymyr Zelensky", "one of the soldiers").
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// Its mentions in reading order.
    pub mentions: Vec<Id<Mention>>,
    /// Its key in the almanac ("ukraine/sbu"), when it is listed there.
    pub almanac: Option<String>,
    /// The group that it is one of: "one of the soldiers" is part of "the two soldiers".
    pub part_of: Option<Id<Entity>>,
    /// The key of the state or side that it belongs to, by almanac, demonym or possessor ("north-korea" for "a North
    /// Korean soldier").
    pub of_state: Option<String>,
}

impl Entity {
    /// The key of the state that it is or belongs to; outlets and people without a state have none.
    pub fn state(&self) -> Option<&str> {
        self.of_state.as_deref().or_else(|| self.almanac.as_deref().filter(|key| !key.contains('/')))
    }
}
