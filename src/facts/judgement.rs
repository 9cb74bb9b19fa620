//! What models that learned from marked text made of a statement.

use crate::facts::{Kind, StatementKind};
use crate::span::Span;

/// How much a statement has to do with a war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Theme {
    /// What happens in fighting: attack, loss, capture, ground, weapons, who began.
    Fighting,
    /// A war, and none of these: talks, sanctions, exchanges, what people live through.
    War,
    /// Neither.
    Neither,
}

/// An answer with its share: how likely the model holds it, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement<T> {
    /// The likeliest answer, sure or not.
    pub likeliest: T,
    /// Its share.
    pub share: f32,
    /// True when the share is beyond the threshold of this answer; else the model cannot tell.
    pub sure: bool,
}

impl<T: Copy + PartialEq> Judgement<T> {
    /// The answer where it is sure.
    pub fn answer(&self) -> Option<T> {
        self.sure.then_some(self.likeliest)
    }
}

/// What was judged of a statement, for training and for whoever asks why. What follows from it stands in the statement
/// itself, so it makes no difference between facts.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// Its kind by lists and grammar alone, which stands where the model cannot tell.
    pub read: StatementKind,
    /// Its kind by the model.
    pub kind: Judgement<StatementKind>,
    /// What it has to do with a war.
    pub theme: Judgement<Theme>,
    /// The words that speak most for fighting, where it is about that.
    pub because: Option<Span>,
    /// The words of whom it accuses, where a model told that.
    pub accused: Option<Span>,
}

impl Judged {
    /// What is known before anything is judged: nothing.
    pub fn not(read: StatementKind) -> Self {
        let kind = Judgement { likeliest: read, share: 0.0, sure: false };
        let theme = Judgement { likeliest: Theme::Neither, share: 0.0, sure: false };
        Self { read, kind, theme, because: None, accused: None }
    }
}

impl PartialEq for Judged {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// How a source is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Naming {
    /// By a name, or an office that one person holds.
    Named,
    /// A person or a few, whom the article chooses not to name.
    Unnamed,
    /// Anybody: "critics", "some".
    Vague,
    /// Vague or unnamed, and a member or the body is named beside it.
    Led,
}

/// What a model makes of a source. What follows from it stands in the source itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heard {
    /// What it is; `None` where the words are no source.
    pub kind: Judgement<Option<Kind>>,
    /// How it is named.
    pub naming: Judgement<Naming>,
    /// Whether it speaks for a party to a war of the article.
    pub party: Judgement<bool>,
}
