//! Outer links that a later sentence leaves out: once "the agency said that one of the men revealed …" has been read,
//! "the man claimed that …" is known through the agency too. Only for speakers who never spoke but through somebody.

use crate::entity::Cast;
use crate::facts::{Entity, Kind, Link, Stance, Statement};
use crate::list::{Id, List};
use crate::statement::scene::Scene;
use std::collections::{BTreeMap, BTreeSet};

/// A relayed account is remembered for this many sentences.
const REACH: usize = 8;

/// The account of a speaker who is known through others.
struct Relayed {
    outer: Vec<Link>,
    sentence: usize,
}

/// Puts the links back, in reading order.
pub fn restore(scene: &Scene<'_>, cast: &Cast<'_>, statements: &mut List<Statement>) {
    let mut relayed: BTreeMap<Id<Entity>, Relayed> = BTreeMap::new();
    let mut heard: BTreeSet<Id<Entity>> = BTreeSet::new();
    for statement in statements.iter_mut() {
        let Some(innermost) = statement.chain.last().and_then(|link| speaker(cast, link)) else { continue };
        let number = scene.document.sentences.get(statement.sentence).map_or(0, |it| it.number);
        if statement.chain.len() > 1 {
            if !statement.in_heading && !heard.contains(&innermost) && !speaks_openly(cast, statement) {
                let outer = statement.chain.iter().take(statement.chain.len() - 1).map(forgotten).collect();
                relayed.insert(innermost, Relayed { outer, sentence: number });
            }
            continue;
        }
        if answers(cast, statement) {
            relayed.remove(&innermost);
        }
        match relayed.get_mut(&innermost).filter(|it| number.saturating_sub(it.sentence) <= REACH) {
            Some(account) => {
                account.sentence = number;
                let own = std::mem::take(&mut statement.chain);
                statement.chain = account.outer.iter().cloned().chain(own).collect();
            }
            None => {
                heard.insert(innermost);
            }
        }
    }
}

/// Whoever denies what was told of him has been asked himself; of a captive, his captor says so.
fn answers(cast: &Cast<'_>, statement: &Statement) -> bool {
    let captive = |link: &Link| {
        let mut sources = link.sources.iter().filter_map(|&source| cast.sources.get(source));
        sources.any(|source| source.kinds.contains(&Kind::Captive))
    };
    statement.chain.last().is_some_and(|link| link.stance == Stance::Denying && !captive(link))
}

/// The one entity that a link names.
fn speaker(cast: &Cast<'_>, link: &Link) -> Option<Id<Entity>> {
    match link.sources.as_slice() {
        [source] => cast.sources.get(*source)?.entity,
        _ => None,
    }
}

/// An office, a body or an outlet speaks for itself, and will be heard elsewhere; a captive, a witness, a man in the
/// street may not.
fn speaks_openly(cast: &Cast<'_>, statement: &Statement) -> bool {
    let open = |kind: &Kind| {
        matches!(
            kind,
            Kind::Official | Kind::StateBody | Kind::Country | Kind::MediaOutlet | Kind::Organisation | Kind::Document
        )
    };
    let sources = statement.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
    sources
        .iter()
        .filter_map(|&source| cast.sources.get(source))
        .any(|source| !source.kinds.contains(&Kind::Captive) && source.kinds.iter().any(open))
}

fn forgotten(link: &Link) -> Link {
    Link { source_span: None, cue: None, cue_lemma: String::new(), attribution: None, restored: true, ..link.clone() }
}
