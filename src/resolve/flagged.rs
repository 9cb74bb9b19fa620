//! What a rule flags, and what its clauses can name of that.

use crate::plan::{Noun, Subject};
use crate::resolve::meant::near_name;
use crate::resolve::placeholder::{Asked, Gives, PLACEHOLDERS, Placeholder};
use crate::resolve::problem::{Problem, RuleProblem};
use crate::resolve::sentence::Whole;
use crate::resolve::template::Written;
use crate::vocabulary::Type;

/// What a rule flags.
pub(super) struct Flagged {
    pub subject: Subject,
    pub whole: Whole,
    /// In words: "claims".
    pub name: String,
}

impl Flagged {
    /// Whether what is flagged has something.
    pub fn has(&self, placeholder: &'static Placeholder) -> Gives {
        let held = |of: &Type| placeholder.held_by.contains(of);
        let asked = Asked::Plain(placeholder);
        let nouns = self.subject.nouns.iter().zip(&self.subject.types).map(|(noun, of)| match noun {
            Noun::Row(row) if held(of) || placeholder.given_by.contains(&row.phrase) => Gives::Always,
            Noun::Words(_) if held(of) => Gives::Always,
            Noun::Row(_) | Noun::Words(_) => Gives::Never,
        });
        let of_noun = nouns.min().unwrap_or(Gives::Never);
        of_noun.max(asked.by(&self.subject.test))
    }

    /// The names of what it has, for messages.
    pub fn known(&self, is: impl Fn(&Placeholder) -> bool) -> Vec<&'static str> {
        PLACEHOLDERS
            .iter()
            .filter(|placeholder| is(placeholder) && self.has(placeholder) > Gives::Never)
            .map(|placeholder| placeholder.name)
            .collect()
    }

    /// Why a placeholder cannot stand in a message of this rule.
    pub fn refuse(&self, written: &Written) -> Option<Problem> {
        let span = written.span;
        let known = || self.known(|_| true);
        let name = written.name.clone();
        let of = self.name.clone();
        let Some(placeholder) = written.known else {
            let (known, near) = (known(), near_name(&name, &known()));
            return Some(Problem::Rule(RuleProblem::UnknownPlaceholder { name, near, of, known, span }));
        };
        if written.other {
            let needs = "a relation to another thing";
            return match Asked::Other.by(&self.subject.test) {
                Gives::Always => None,
                Gives::Sometimes => {
                    Some(Problem::Rule(RuleProblem::PlaceholderMayBeEmpty { name, needs, branch: true, span }))
                }
                Gives::Never => {
                    Some(Problem::Rule(RuleProblem::PlaceholderMayBeEmpty { name, needs, branch: false, span }))
                }
            };
        }
        let unattributed = ["source", "cue"].contains(&placeholder.name)
            && Asked::Unattributed.by(&self.subject.test) == Gives::Always
            && self.subject.types.contains(&Type::Statement);
        if let Some(test) = placeholder.denied_by(&self.subject.test) {
            let other = Asked::Other.by(&self.subject.test) == Gives::Always;
            return Some(Problem::Rule(RuleProblem::PlaceholderDenied { name, test, other, span }));
        }
        match self.has(placeholder) {
            Gives::Always if !unattributed => None,
            Gives::Always => Some(Problem::Rule(RuleProblem::PlaceholderOfUnattributed { name, span })),
            Gives::Sometimes => Some(Problem::Rule(RuleProblem::PlaceholderMayBeEmpty {
                name,
                needs: placeholder.needs,
                branch: true,
                span,
            })),
            Gives::Never => Some(Problem::Rule(RuleProblem::PlaceholderNotHeld { name, of, known: known(), span })),
        }
    }
}
