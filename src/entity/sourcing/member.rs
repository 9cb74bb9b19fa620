//! Who of a group is named near it: "critics such as Ann Reed", "Norland and others", an economist after "analysts".
//! Whether the group is too vague without is for rules to say.

use crate::entity::cast::Cast;
use crate::entity::kind::{employer_of, is_of_state, is_official, is_private_office, standing};
use crate::entity::scene::Figure;
use crate::entity::sourcing::PLACES;
use crate::facts::{EntityKind, Form, Kind, Mention};
use crate::knowledge::{Entry, lists};
use crate::list::Id;
use crate::phrases::{Class, Phrase, Sort};
use crate::span::Span;
use crate::text::Tag;

/// How many bytes behind a group its members may be listed.
const LISTED: usize = 40;
/// Sentences after a group in which a named person of the same calling counts as one of it.
const FURTHER: usize = 8;
/// Sentences after a group in which whoever is heard by name counts as one of it: two paragraphs, mostly.
const NEXT: usize = 2;

impl Cast<'_> {
    /// A person named within two sentences whom something is attributed to, or who stands after "including", "such as"; or
    /// one of the same calling a little further on.
    pub(super) fn member(&self, figure: usize, place: Span) -> Option<Span> {
        let document = self.scene.page.document;
        let sentence = document.sentence_at(place)?;
        let around = |before, after| {
            let tokens = crate::entity::wording::around(self.scene.page, sentence, before, after);
            self.scene.page.span(&tokens)
        };
        let (near, wide) = (around(2, NEXT), around(2, FURTHER));
        let named = |id: Id<Mention>| {
            let mention = &self.mentions[id];
            let kind = self.entities[mention.entity].kind;
            // What is unknown is a person only with a name of two words: "Euronext" is no analyst.
            let words = self.words_of_name(mention.span);
            let human = kind == EntityKind::Person || kind == EntityKind::Unknown && words > 1;
            let person = human && mention.form == Form::Name;
            let voiced = self
                .figure_of
                .get(mention.entity.index())
                .is_some_and(|figure| self.source_of_figure.contains_key(figure));
            let listed = self.listed_before(mention.span);
            let after = mention.span.start > place.start;
            let described = self.shares_head(figure, mention.entity.index(), after);
            let body = listed
                && near.contains(mention.span)
                && kind == EntityKind::Organisation
                && mention.form == Form::Name
                && mention.span.start > place.start
                && document.sentence_at(mention.span) == Some(sentence);
            let entity = mention.entity.index();
            let heard = voiced && after && !self.is_office_holder(entity) && self.may_be_one(figure, entity);
            let by_name = listed || heard || voiced && after && self.shares_body(figure, entity);
            (body || person && (described || by_name && near.contains(mention.span))).then_some(mention.span)
        };
        self.mentions_in(wide).take(200).find_map(named)
    }

    /// "the Greens" is a name of one word.
    fn words_of_name(&self, span: Span) -> usize {
        let tokens = self.scene.page.document.tokens_in(span);
        let name = self.scene.grammar.noun_in(tokens.clone()).and_then(|it| it.name.clone());
        name.map_or(tokens.len(), |name| name.len())
    }

    /// A spokesman or a minister is nobody's analyst, and whoever is heard is no paper that reports.
    fn may_be_one(&self, group: usize, entity: usize) -> bool {
        let page = self.scene.page;
        let told = |figure: usize| -> Vec<&Phrase> {
            self.scene.figure(figure).map(|made| self.scene.told_by(made, PLACES).collect()).unwrap_or_default()
        };
        let Some(&person) = self.figure_of.get(entity) else { return true };
        let (group, person) = (told(group), told(person));
        let is = |class: Class| group.iter().any(|it| it.classes.has(class));
        let knows = is(Class::Expert) || group.iter().any(|it| page.says(it.head, lists::UNNAMED_GROUPS, "knows"));
        let serves = person.iter().any(|it| {
            let title = it.title.clone().into_iter().flatten();
            let noun = (it.sort == Sort::Nominal).then_some(it.head);
            title.chain(noun).any(|at| {
                let classes = page.classes(at);
                [Class::Spokes, Class::Office].into_iter().any(|class| classes.has(class))
            })
        });
        !(is(Class::Media) || is(Class::Document) || knows && serves)
    }

    /// "Norland and others": whoever is named beside them.
    pub(super) fn beside(&self, place: Span) -> Option<Span> {
        let page = self.scene.page;
        let others = page.lemma(page.document.tokens_in(place).start) == "other";
        let mention = self.joined(place).filter(|&id| others && self.mentions[id].form == Form::Name)?;
        Some(self.mentions[mention].span)
    }

    /// "She and her aides": somebody named says it too.
    pub(super) fn is_joined(&self, place: Span) -> bool {
        self.joined(place).is_some_and(|id| self.is_somebody(id))
    }

    /// "officials, including Ann Reed": some of them are named right behind.
    pub(super) fn includes(&self, place: Span) -> bool {
        let document = self.scene.page.document;
        let sentence = document.sentence_at(place).and_then(|id| document.sentences.get(id)).map(|it| it.span);
        let after = sentence.map(|it| Span::new(place.start, it.end.min(place.end + LISTED))).unwrap_or_default();
        let listed = |id: &Id<Mention>| self.listed_before(self.mentions[*id].span);
        self.mentions_in(after).take(12).find(listed).is_some_and(|id| self.is_somebody(id))
    }

    /// "a former clerk says … Ann Reed, who kept the books, said": whom the lead holds back and the sentence behind it names.
    pub(super) fn is_named_next(&self, place: Span) -> bool {
        let document = self.scene.page.document;
        let Some(sentence) = document.sentence_at(place) else { return false };
        if document.sentences.get(sentence).is_none_or(|it| it.number > 1) {
            return false;
        }
        let near = self.scene.page.span(&crate::entity::wording::around(self.scene.page, sentence, 0, 1));
        let told = |id: Id<Mention>| {
            let mut behind = self.scene.phrases.iter().skip(id.index() + 1).take(2);
            behind.any(|it| it.relative_to == Some(id.index()))
        };
        self.mentions_in(near).any(|id| {
            let mention = &self.mentions[id];
            let entity = mention.entity;
            let first = self.entities[entity].mentions.first() == Some(&id);
            let voiced = self.figure_of.get(entity.index()).is_some_and(|it| self.source_of_figure.contains_key(it));
            let person = mention.form == Form::Name && self.entities[entity].kind == EntityKind::Person;
            mention.span.start > place.end && first && voiced && person && told(id)
        })
    }

    /// "Norland officials said … Governor Ann Reed wrote": officials of a state, described by nothing else, of whom one is
    /// named and heard within two sentences.
    pub(super) fn officials_named(&self, figure: usize, place: Span) -> bool {
        let page = self.scene.page;
        let Some(made) = self.scene.figure(figure).filter(|made| made.plural && made.state.is_some()) else {
            return false;
        };
        let plain = |it: &Phrase| {
            page.says(it.head, lists::ANONYMITY_NOUNS, "body")
                && it.base.clone().filter(|at| *at != it.head).all(|at| self.scene.names.at(at).is_some())
        };
        let mut phrases = self.scene.told_by(made, PLACES);
        let Some(sentence) = page.document.sentence_at(place) else { return false };
        let near = page.span(&crate::entity::wording::around(page, sentence, 0, 2));
        let one_of_them = |id: Id<Mention>| {
            let mention = &self.mentions[id];
            let other = self.figure_of.get(mention.entity.index()).copied();
            let heard = other.filter(|other| self.source_of_figure.contains_key(other));
            mention.form == Form::Name
                && mention.span.start > place.start
                && heard.is_some_and(|other| {
                    let same = |it: &Figure<'_>| it.state.is_none() || it.state == made.state;
                    is_official(&self.scene, other) && self.scene.figure(other).is_some_and(same)
                })
        };
        phrases.all(plain) && self.mentions_in(near).any(one_of_them)
    }

    /// "campaign officials said … the campaign's manager, Ann Reed, said": people of a body, of whom one is named and heard
    /// behind them.
    pub(super) fn colleague_named(&self, figure: usize, place: Span) -> bool {
        let page = self.scene.page;
        let plural = self.scene.figure(figure).is_some_and(|made| made.plural);
        let Some(sentence) = page.document.sentence_at(place).filter(|_| plural) else { return false };
        let near = page.span(&crate::entity::wording::around(page, sentence, 0, 2));
        self.mentions_in(near).any(|id| {
            let mention = &self.mentions[id];
            let entity = mention.entity.index();
            let voiced = self.figure_of.get(entity).is_some_and(|it| self.source_of_figure.contains_key(it));
            let behind = mention.span.start > place.end;
            behind && voiced && mention.form == Form::Name && self.shares_body(figure, entity)
        })
    }

    /// Both are told with the same body that is no state: "GOP leaders", "the chairwoman of the county GOP".
    fn shares_body(&self, figure: usize, entity: usize) -> bool {
        let Some(&other) = self.figure_of.get(entity).filter(|&&other| other != figure) else { return false };
        let own = self.bodies(figure);
        !own.is_empty() && self.bodies(other).iter().any(|word| own.contains(word))
    }

    /// Names and nouns of bodies in what tells of a figure, without its own heads and without states.
    fn bodies(&self, figure: usize) -> Vec<&str> {
        let page = self.scene.page;
        let told = self.scene.figure(figure).into_iter().flat_map(|made| self.scene.told_by(made, PLACES));
        let words = told.filter(|it| it.sort != Sort::Pronoun).flat_map(|it| {
            let own = it.title.clone().into_iter().chain((it.sort == Sort::Nominal).then_some(it.base.start..it.head));
            let hangs = it.owner.into_iter().chain(it.complement).filter_map(|at| self.scene.phrases.get(at));
            own.chain(hangs.map(|it| it.base.clone())).flatten()
        });
        let is_body = |&at: &usize| {
            let state = self
                .scene
                .names
                .at(at)
                .is_some_and(|named| matches!(named.entries.first(), Some((Entry::State(_), _))));
            let named = page.text(at).starts_with(char::is_uppercase) && page.classes(at).is_empty();
            !state && (named || page.classes(at).has(Class::Body))
        };
        words.filter(is_body).map(|at| page.lemma(at)).collect()
    }

    /// "his top aide, Tad Devine": a name behind the comma, though no phrase was read in it.
    pub(super) fn names(&self, place: Span) -> bool {
        let page = self.scene.page;
        let tokens = page.document.tokens_in(place);
        let capital = |at: usize| page.text(at).starts_with(char::is_uppercase) && !page.is_season(at);
        let comma = tokens.clone().find(|&at| page.text(at) == ",");
        let name = comma.map(|comma| comma + 1..tokens.end).unwrap_or_default();
        let run = name.clone().take_while(|&at| capital(at)).count();
        run > 1 && (name.len() == run || page.text(name.start + run) == ",")
    }

    /// Named, here or elsewhere.
    fn is_somebody(&self, id: Id<Mention>) -> bool {
        let mention = &self.mentions[id];
        let known = self.figure_of.get(mention.entity.index()).and_then(|&figure| self.scene.figure(figure));
        matches!(mention.form, Form::Name | Form::Pronoun) && known.is_some_and(|made| made.named)
    }

    /// Whoever stands before the "and" in front of a place.
    fn joined(&self, place: Span) -> Option<Id<Mention>> {
        let page = self.scene.page;
        let first = page.document.tokens_in(place).start;
        let and = first.checked_sub(1).filter(|&at| page.tag(at) == Some(Tag::CC))?;
        let sentence = page.document.sentences.get(page.document.sentence_at(place)?)?;
        let near = page.span(&(sentence.tokens.start..and));
        self.mentions_in(near).find(|id| self.mentions[*id].span.end == near.end)
    }

    fn listed_before(&self, span: Span) -> bool {
        let page = self.scene.page;
        let at = page.document.tokens_in(Span::new(span.start, page.document.text.len())).start;
        page.ends_before(at, lists::LISTING_WORDING)
    }

    /// Described by the same noun, or where `by_calling` says so both as people who know: an economist who is named after
    /// the analysts is one of them.
    fn shares_head(&self, figure: usize, entity: usize, by_calling: bool) -> bool {
        const EXPERT: &str = "expert";
        let page = self.scene.page;
        let word = |at: usize| if by_calling && page.classes(at).has(Class::Expert) { EXPERT } else { page.lemma(at) };
        // "nuclear experts Ann Reed and Tom Ek": the noun right in front of a name.
        let in_front = |it: &Phrase| {
            let noun = |&at: &usize| page.tag(at).is_some_and(Tag::is_noun) && page.classes(at).has(Class::Person);
            it.tokens.start.checked_sub(1).filter(noun)
        };
        let says = |it: &Phrase| match it.sort {
            Sort::Nominal => Some(it.head),
            Sort::Name => in_front(it),
            Sort::Pronoun => None,
        };
        let heads = |figure: usize| -> Vec<&str> {
            let phrases = self.scene.figure(figure).map(|made| made.phrases.as_slice()).unwrap_or_default();
            let phrases = phrases.iter().take(PLACES).filter_map(|&at| self.scene.phrases.get(at));
            phrases.filter_map(says).map(word).collect()
        };
        let own = heads(figure);
        self.figure_of.get(entity).is_some_and(|&other| heads(other).iter().any(|head| own.contains(head)))
    }

    /// Somebody in or once in office, or of a state body: nobody's expert or critic.
    fn is_office_holder(&self, entity: usize) -> bool {
        self.figure_of.get(entity).is_some_and(|&figure| {
            self.scene.figure(figure).is_some_and(|made| made.known.is_some())
                || is_official(&self.scene, figure) && !is_private_office(&self.scene, figure)
                || standing(&self.scene, figure).kinds.contains(&Kind::Official)
                || employer_of(&self.scene, figure).is_some_and(|employer| is_of_state(&self.scene, employer))
        })
    }
}
