//! Outer links that a later sentence leaves out: once "the agency said that one of the men revealed …" has been read,
//! "the man claimed that …" is known through the agency too. Only for speakers who never spoke but through somebody.

use crate::attribution::Quote;
use crate::entity::Cast;
use crate::facts::{Entity, Kind, Link, Source, Stance};
use crate::list::Id;
use crate::statement::scene::Scene;
use crate::statement::told::{Tellings, Told};
use std::collections::{BTreeMap, BTreeSet};

/// A relayed account is remembered for this many sentences.
const REACH: usize = 8;

/// The account of a speaker who is known through others.
struct Relayed {
    outer: Vec<Link>,
    sentence: usize,
}

/// What is told with the links put back, in reading order.
pub fn restore(scene: &Scene<'_>, cast: &Cast<'_>, told: Tellings) -> Tellings {
    let mut accounts = Accounts { relayed: BTreeMap::new(), heard: BTreeSet::new() };
    told.map(|told| {
        let outer = accounts.outer(scene, cast, &told);
        let chain = if outer.is_empty() { told.chain } else { outer.into_iter().chain(told.chain).collect() };
        Told { chain, ..told }
    })
}

/// What is known of the speakers so far.
struct Accounts {
    relayed: BTreeMap<Id<Entity>, Relayed>,
    /// Those who spoke for themselves.
    heard: BTreeSet<Id<Entity>>,
}

impl Accounts {
    /// Takes in what is told next, and gives the outer links that it leaves out.
    fn outer(&mut self, scene: &Scene<'_>, cast: &Cast<'_>, told: &Told) -> Vec<Link> {
        let Some(innermost) = told.chain.last().and_then(|link| speaker(cast, link)) else { return Vec::new() };
        let number = scene.document.sentences.get(told.sentence).map_or(0, |it| it.number);
        if told.chain.len() > 1 {
            let relays = told.chain.iter().take(told.chain.len() - 1).all(|link| relays(cast, link, innermost));
            if relays && !told.in_heading && !self.heard.contains(&innermost) && !speaks_openly(cast, told) {
                let outer = told.chain.iter().take(told.chain.len() - 1).map(forgotten).collect();
                self.relayed.insert(innermost, Relayed { outer, sentence: number });
            }
            return Vec::new();
        }
        if answers(cast, told) || quoted_by_name(cast, told) {
            self.relayed.remove(&innermost);
        }
        match self.relayed.get_mut(&innermost).filter(|it| number.saturating_sub(it.sentence) <= REACH) {
            Some(account) => {
                account.sentence = number;
                account.outer.clone()
            }
            None => {
                self.heard.insert(innermost);
                Vec::new()
            }
        }
    }
}

/// Somebody who passes on another's words: not nobody ("is said to have told"), not the speaker himself ("she repeated
/// what she had told"), and not one who only asked.
fn relays(cast: &Cast<'_>, link: &Link, innermost: Id<Entity>) -> bool {
    let passes_on = |source: &Source| source.entity != Some(innermost) && !source.kinds.contains(&Kind::Unstated);
    link.stance != Stance::Asking && link.sources.iter().filter_map(|&source| cast.sources.get(source)).all(passes_on)
}

/// Whoever has a name and whose own words stand between quotation marks was heard himself, unless he is held.
fn quoted_by_name(cast: &Cast<'_>, told: &Told) -> bool {
    let sources = told.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
    let mut sources = sources.iter().filter_map(|&source| cast.sources.get(source));
    told.quote == Some(Quote::Direct) && sources.any(|it| it.named && !it.kinds.contains(&Kind::Captive))
}

/// Whoever denies what was told of him has been asked himself; of a captive, his captor says so.
fn answers(cast: &Cast<'_>, told: &Told) -> bool {
    let captive = |link: &Link| {
        let mut sources = link.sources.iter().filter_map(|&source| cast.sources.get(source));
        sources.any(|source| source.kinds.contains(&Kind::Captive))
    };
    told.chain.last().is_some_and(|link| link.stance == Stance::Denying && !captive(link))
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
fn speaks_openly(cast: &Cast<'_>, told: &Told) -> bool {
    let open = |kind: &Kind| {
        matches!(
            kind,
            Kind::Official | Kind::StateBody | Kind::Country | Kind::MediaOutlet | Kind::Organisation | Kind::Document
        )
    };
    let sources = told.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
    sources
        .iter()
        .filter_map(|&source| cast.sources.get(source))
        .any(|source| !source.kinds.contains(&Kind::Captive) && source.kinds.iter().any(open))
}

fn forgotten(link: &Link) -> Link {
    Link { source_span: None, cue: None, cue_lemma: String::new(), attribution: None, restored: true, ..link.clone() }
}
