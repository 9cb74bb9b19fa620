//! What would mend a mistake in the structure of a rule file.

use crate::edit::fix::{Way, break_line, write};
use crate::span::Span;
use crate::syntax::{Problem as P, near_keyword, near_level};

/// The ways to mend a mistake of structure.
pub(super) fn ways(problem: &P) -> Vec<Way> {
    match problem {
        P::UnknownClause { near: Some(near), span, .. } => vec![write(near, *span)],
        P::BeforeFirstClause { found, span } => {
            near_keyword(found).map(|near| write(near, *span)).into_iter().collect()
        }
        P::UnknownLevel { found, span } => near_level(found).map(|near| write(near, *span)).into_iter().collect(),
        P::TwoClauses { keyword, span } => vec![break_line(keyword, *span)],
        P::UnlessInside { span } => vec![break_line("unless", Span::new(span.start, span.start))],
        P::NameOfWords { suggestion, span, .. } => vec![write(suggestion, *span)],
        P::EmptyGroup { span } | P::UnopenedGroup { span } => vec![take_out(*span)],
        P::UnknownClause { near: None, .. } | P::OutsideRule { .. } | P::EmptyClause { .. } => Vec::new(),
        P::Repeated { .. } | P::NoFlag { .. } | P::BadName { .. } | P::NoComma { .. } => Vec::new(),
        P::NoColon { .. } | P::UnclosedText { .. } | P::TextEnded { .. } | P::NoText { .. } => Vec::new(),
        P::NoTestAfter { .. } | P::NoTestBefore { .. } | P::TwoJoins { .. } | P::NotAlone { .. } => Vec::new(),
        P::NothingAfter { .. } | P::UnclosedGroup { .. } | P::TooDeep { .. } | P::WhenOutside { .. } => Vec::new(),
        P::LevelWithoutWhen { .. } | P::FirstLevelWhen { .. } | P::OncePer { .. } | P::Fraction { .. } => Vec::new(),
        P::ForeignRemark { sign, span } => {
            vec![write("#", Span::new(span.start, span.start + sign.len()))]
        }
        P::Conflict { .. } | P::NumberTooBig { .. } | P::Unexpected { .. } | P::TooLong { .. } => Vec::new(),
    }
}

fn take_out(span: Span) -> Way {
    ("take it out".to_owned(), span, String::new())
}
