//! For whom a source speaks: a scored choice among the sides of the article's conflicts, and nobody. Words that say it
//! outright come first; then what the rest of the article shows of those who are told more shortly. It does not ask
//! whether what they say is true, or on which side somebody is who speaks for none.

mod ground;
mod portrait;
mod weigh;
mod weight;

pub(super) use ground::Ground;

use crate::entity::cast::Cast;
use crate::entity::conflict::{self, Listed};
use crate::entity::kind::{Standing, employer_of};
use crate::facts::{Kind, Side, Source};
use crate::knowledge::{Entry, lists};
use crate::list::{Id, List};
use portrait::{Portrait, Sort};
use weigh::Choice;
use weight::Known;

impl<'a> Cast<'a> {
    /// The sides of a figure that its own words give: its entry in the almanac, a nationality, a possessor, a body it
    /// speaks for. One that is held is on its side and speaks for nobody.
    pub(super) fn said_sides(&self, figure: usize, held: bool, standing: &Standing) -> Vec<Side> {
        let Some(made) = self.scene.figure(figure).filter(|_| !self.conflicts.is_empty()) else { return Vec::new() };
        let seat = self.scene.told_by(made, 24).any(|it| portrait::sits_in_parliament(&self.scene, it));
        let speaks = standing.speaks_for_state() && !seat;
        // A party of the legislature, "US researchers", "many people in Britain" are of a state and do not speak for it.
        if let Some(known) = made.known {
            let itself = speaks || held || conflict::is_party(&self.known_conflicts, known);
            return if itself { self.sides_of(known, !held) } else { Vec::new() };
        }
        let employer = employer_of(&self.scene, figure)
            .and_then(|employer| self.scene.figure(employer))
            .and_then(|employer| employer.known);
        // "a former ambassador to Norland" speaks for no state; a fighter of an army is on its side all the same.
        let of_state = |key: &str| matches!(self.scene.page.knowledge.almanac().get(key), Some(Entry::State(_)));
        let employer = employer.filter(|key| speaks || held || !of_state(key));
        let own = made.state.filter(|_| speaks || held).or(employer);
        own.map(|key| self.sides_of(key, !held)).unwrap_or_default()
    }

    fn sides_of(&self, key: &str, voices: bool) -> Vec<Side> {
        conflict::sides(&self.scene, &self.known_conflicts, key, voices)
    }

    /// Sides for those sources whose own words leave them open: first by what is said beside them, then, when all that
    /// is said is known, by what the article shows.
    pub(super) fn hear(&mut self) {
        if self.conflicts.is_empty() {
            return;
        }
        for inferred in [false, true] {
            for id in self.sources.ids() {
                self.hear_one(id, inferred);
            }
        }
    }

    /// The side of one source, if it has none.
    pub(super) fn hear_one(&mut self, id: Id<Source>, inferred: bool) {
        if let Some(choice) = self.heard(id, inferred, Known::Nothing) {
            self.speaks(id, choice);
        }
    }

    /// The side of a source of which it is known that it speaks for a party, if it has none.
    pub(super) fn hear_party(&mut self, id: Id<Source>) {
        if let Some(choice) = self.heard(id, true, Known::Party) {
            self.speaks(id, choice);
        }
    }

    fn speaks(&mut self, id: Id<Source>, choice: Choice<'_>) {
        let because = self.because(id, &choice);
        let page = self.scene.page;
        let group = choice.key.map(|key| self.groups.of_key(page, key));
        let (sides, source) = (choice.sides, &mut self.sources[id]);
        if let Some(kind) = choice.kind.filter(|_| source.kinds.is_empty() && !source.kind_known) {
            source.kinds = vec![kind];
            source.kind_known = true;
        }
        source.sides = sides;
        source.because = Some(because);
        source.group = group.unwrap_or(source.group);
    }

    fn heard(&self, id: Id<Source>, inferred: bool, known: Known) -> Option<Choice<'a>> {
        let source = self.sources.get(id).filter(|source| source.sides.is_empty())?;
        if source.kinds.iter().any(|kind| matches!(kind, Kind::Captive | Kind::Unstated)) {
            return None;
        }
        let figure = source.entity.and_then(|entity| self.figure_of.get(entity.index()).copied());
        let settled = figure.and_then(|figure| self.scene.figure(figure)).is_some_and(|made| made.known.is_some());
        let ground = self.ground.as_ref().filter(|_| !settled)?;
        if inferred && let Some(choice) = self.all_sides(source).or_else(|| self.of_group(figure?)) {
            return Some(choice);
        }
        let mut portrait = Portrait::of(&self.scene, ground, figure, source);
        if known == Known::Party && matches!(portrait.sort, Sort::None | Sort::Civil) {
            portrait.sort = sort_of(&source.kinds);
        }
        match portrait.sort {
            Sort::None | Sort::Civil => None,
            Sort::State | Sort::Local | Sort::Office | Sort::Group | Sort::Spokes | Sort::Paper | Sort::Member => {
                weigh::choose(&self.scene, ground, &self.sources, &portrait, inferred, known)
            }
        }
    }

    /// "both sides", "the two armies": each side of a conflict that has two.
    fn all_sides(&self, source: &Source) -> Option<Choice<'a>> {
        let page = self.scene.page;
        let words = page.document.tokens_in(source.places.first().copied()?);
        page.beginning(words.start, lists::BOTH_SIDES).filter(|(hit, _)| hit.end >= words.end)?;
        let both = |(conflict, known): (usize, &Listed<'_>)| {
            let of = |side| Side { conflict: Id::new(conflict), side, party: true };
            (known.entry.sides.len() == 2).then_some([of(0), of(1)])
        };
        let sides: Vec<Side> = self.known_conflicts.iter().enumerate().filter_map(both).flatten().collect();
        let why = format!("“{}”", page.document.at(page.span(&words)));
        (!sides.is_empty()).then_some(Choice { sides, key: None, kind: None, why })
    }

    /// "one of the sources", "the other": for whom the group speaks that was told of.
    fn of_group(&self, figure: usize) -> Option<Choice<'a>> {
        let group = self.scene.figure(figure)?.part_of?;
        let group = self.source_of_figure.get(&group).and_then(|id| self.sources.get(*id))?;
        let sides: Vec<Side> = group.sides.iter().copied().filter(|side| side.party).collect();
        let why = format!("one of “{}”", group.name);
        let captive = group.kinds.contains(&Kind::Captive);
        (!sides.is_empty() && !captive).then_some(Choice { sides, key: None, kind: None, why })
    }

    /// "speaks as a minister, for Russia: “Russia’s defence ministry” before it"
    fn because(&self, id: Id<Source>, choice: &Choice<'_>) -> String {
        let of = |side: Side| self.known_conflicts.get(side.conflict.index())?.entry.sides.get(side.side);
        let side = choice.sides.first().copied().and_then(of).map(|side| side.name.as_str()).unwrap_or_default();
        let why = &choice.why;
        match self.sources.get(id).and_then(|source| source.because.as_deref()) {
            Some(because) => format!("{because}, for {side}: {why}"),
            None => format!("speaks for {side}: {why}"),
        }
    }
}

/// How many sources on each side of a conflict there are, most first known.
fn spoken(sources: &List<Source>, conflict: usize, side: usize) -> usize {
    let on =
        |source: &&Source| source.sides.iter().any(|it| it.party && it.conflict.index() == conflict && it.side == side);
    sources.iter().filter(on).map(|source| source.places.len()).sum()
}

/// The sort of voice of a source of which no noun tells it.
fn sort_of(kinds: &[Kind]) -> Sort {
    if kinds.contains(&Kind::StateBody) {
        Sort::State
    } else if kinds.contains(&Kind::ArmedForce) {
        Sort::Group
    } else {
        Sort::Office
    }
}
