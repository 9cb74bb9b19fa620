//! What the network of the accurate tier makes of sources, taken where it is sure and wording and almanac left a question
//! open. It says for whom a source speaks only where the article's own words show which of the sides that is.

use crate::entity::cast::Cast;
use crate::facts::{Form, Heard, Kind, Mention, Naming, Source};
use crate::list::Id;
use crate::phrases::{Class, Opening, Sort};
use crate::span::Span;
use rustc_hash::FxHashSet;

/// So many sentences behind a group a named one of it may stand.
const BEHIND: usize = 2;

impl Cast<'_> {
    /// Takes what was judged of each source, in their order. Whoever is a source only because he is accused or asked is left
    /// as he is: the network has learned from those who speak.
    pub fn heed(&mut self, heard: &[Heard]) {
        let speaks: FxHashSet<Id<Source>> = self.of_attribution.iter().flatten().copied().collect();
        let ids: Vec<Id<Source>> = self.sources.ids().collect();
        for (id, heard) in ids.into_iter().zip(heard) {
            if speaks.contains(&id) && self.is_open(id) {
                self.take_kind(id, heard);
                self.take_naming(id, heard);
                self.take_party(id, heard);
            }
        }
    }

    /// Neither known by name nor held nor nobody.
    fn is_open(&self, id: Id<Source>) -> bool {
        let Some(source) = self.sources.get(id) else { return false };
        let entity = source.entity.and_then(|entity| self.entities.get(entity));
        let known = entity.is_some_and(|entity| entity.almanac.is_some());
        !known && !source.kinds.iter().any(|kind| matches!(kind, Kind::Captive | Kind::Unstated))
    }

    /// A kind beside those that say no more than that it is a person or a body.
    fn take_kind(&mut self, id: Id<Source>, heard: &Heard) {
        let Some(kind) = heard.kind.answer().flatten() else { return };
        let source = &mut self.sources[id];
        let plain = source.kinds.iter().all(|kind| matches!(kind, Kind::Person | Kind::Organisation));
        let hidden = matches!(kind, Kind::Captive | Kind::Unstated);
        if hidden || !plain || source.kinds.contains(&kind) {
            return;
        }
        // A name of which nothing is known is no group that nobody could ask.
        if kind == Kind::UnnamedGroup && source.named {
            return;
        }
        source.kinds.push(kind);
        source.kinds.sort_unstable();
        source.kind_known = true;
        source.judged = Some(*heard);
    }

    fn take_naming(&mut self, id: Id<Source>, heard: &Heard) {
        match heard.naming.answer() {
            Some(Naming::Unnamed) => self.unname(id, heard),
            Some(Naming::Led) if self.sources[id].named_member.is_none() => {
                self.sources[id].named_member = self.named_behind(id);
            }
            // That somebody is named after all is for wording to show: the network sees too few places of a source.
            Some(Naming::Named | Naming::Led | Naming::Vague) | None => {}
        }
    }

    /// Somebody whom the article chooses not to name, if he is one of several who could have spoken: "one of the members at
    /// the table". Whoever is told as the only one ("his lawyer", "the patient") is not hidden by that.
    fn unname(&mut self, id: Id<Source>, heard: &Heard) {
        let Some(source) = self.sources.get(id) else { return };
        let figure = source.entity.and_then(|entity| self.figure_of.get(entity.index()).copied());
        let made = figure.and_then(|figure| self.scene.figure(figure));
        let told = made.into_iter().flat_map(|made| self.scene.told_by(made, 1)).next();
        let one_of_several = told.is_some_and(|it| {
            let open = it.partitive || matches!(it.opening, Opening::A | Opening::Some | Opening::Bare);
            it.sort == Sort::Nominal && open && it.classes.has(Class::Person)
        });
        let speaks = |kind: Kind| {
            matches!(kind, Kind::Person | Kind::Official | Kind::Expert | Kind::ArmedForce | Kind::Organisation)
        };
        let could = source.kinds.iter().all(|kind| speaks(*kind)) && heard.kind.likeliest.is_some_and(speaks);
        if one_of_several && could && !source.named && !source.anonymous {
            let source = &mut self.sources[id];
            source.anonymous = true;
            source.judged = Some(*heard);
            self.reasons(id);
        }
    }

    /// The next who is named behind a group.
    fn named_behind(&self, id: Id<Source>) -> Option<Span> {
        let place = self.sources.get(id)?.places.first().copied()?;
        let sentence = self.scene.page.document.sentence_at(place)?;
        let near = crate::entity::wording::around(self.scene.page, sentence, 0, BEHIND);
        let near = self.scene.page.span(&near);
        let named = |mention: &&Mention| mention.form == Form::Name && mention.span.start > place.end;
        let mentions = self.mentions_in(near).filter_map(|id| self.mentions.get(id));
        mentions.filter(named).map(|mention| mention.span).next()
    }

    /// The side that the article's words show most, where the network hears a party.
    fn take_party(&mut self, id: Id<Source>, heard: &Heard) {
        if heard.party.answer() == Some(true) {
            self.hear_party(id);
        }
    }
}
