//! Scores to answers: shares by the logistic function, and where they are high enough, an answer.

use crate::facts::{Judgement, Kind, Naming, StatementKind, Theme};
use crate::judgements::table::ANSWERS;
use std::ops::Range;

/// The answers on the kind of a statement, in the order of the weights.
pub const KINDS: [StatementKind; 10] = [
    StatementKind::Fact,
    StatementKind::Accusation,
    StatementKind::Denial,
    StatementKind::Opinion,
    StatementKind::Offer,
    StatementKind::Norm,
    StatementKind::Question,
    StatementKind::PublicAct,
    StatementKind::Note,
    // What is long known; a fact too.
    StatementKind::Fact,
];

/// The answers on what a statement has to do with a war, in the order of the weights, behind the kinds.
pub const THEMES: [Theme; 3] = [Theme::Fighting, Theme::War, Theme::Neither];

/// Answers on a statement.
pub const OF_STATEMENT: usize = KINDS.len() + THEMES.len();

/// The answers on what a source is, in the order of the weights; `None` where the words are no source.
pub const SOURCE_KINDS: [Option<Kind>; 21] = [
    Some(Kind::Person),
    // A politician, who speaks for himself.
    Some(Kind::Person),
    Some(Kind::Official),
    Some(Kind::StateBody),
    Some(Kind::Country),
    Some(Kind::ArmedForce),
    // Rebels, a militia.
    Some(Kind::ArmedForce),
    Some(Kind::Organisation),
    // A company.
    Some(Kind::Organisation),
    Some(Kind::MediaOutlet),
    Some(Kind::WireAgency),
    Some(Kind::Expert),
    Some(Kind::Witness),
    Some(Kind::Captive),
    Some(Kind::Document),
    Some(Kind::Study),
    Some(Kind::Poll),
    Some(Kind::SocialMediaPost),
    Some(Kind::UnnamedGroup),
    Some(Kind::Unstated),
    None,
];

/// The answers on how a source is named, behind its kinds.
pub const NAMINGS: [Naming; 4] = [Naming::Named, Naming::Unnamed, Naming::Vague, Naming::Led];

/// The answers on whether a source speaks for a party to a war, behind the namings.
pub const PARTY: [bool; 2] = [false, true];

/// Answers on a source.
pub const OF_SOURCE: usize = SOURCE_KINDS.len() + NAMINGS.len() + PARTY.len();

/// Where the answers of each head stand in a row.
pub const KIND: Range<usize> = 0..10;
/// See `KIND`.
pub const THEME: Range<usize> = 10..13;

/// The share of each answer of a head.
pub fn shares<const N: usize>(scores: &[f32; ANSWERS], head: Range<usize>) -> [f32; N] {
    softened(scores.get(head).unwrap_or_default())
}

/// Scores to shares that sum to one (the logistic function of several answers).
pub fn softened<const N: usize>(own: &[f32]) -> [f32; N] {
    let mut shares = [0.0; N];
    let most = own.iter().copied().fold(f32::MIN, f32::max);
    shares.iter_mut().zip(own).for_each(|(share, score)| *share = (score - most).exp());
    let sum: f32 = shares.iter().sum();
    shares.map(|share| share / sum.max(f32::MIN_POSITIVE))
}

/// The likeliest answer; answers that are equal have their shares together. `sure_from` is the threshold of each.
pub fn decide<T: Copy + PartialEq, const N: usize>(
    answers: &[T; N],
    shares: [f32; N],
    sure_from: &[f32],
    otherwise: T,
) -> Judgement<T> {
    let mut best = Judgement { likeliest: otherwise, share: -1.0, sure: false };
    for (answer, threshold) in answers.iter().zip(sure_from) {
        let same = answers.iter().zip(shares).filter(|(other, _)| *other == answer);
        let share: f32 = same.map(|(_, share)| share).sum();
        if share > best.share {
            best = Judgement { likeliest: *answer, share, sure: share >= *threshold };
        }
    }
    best
}
