//! The noun phrases that a source's words join: "Ukraine and South Korea" are two, "Ann Reed, a baker" is one. Does not
//! ask who they are.

use crate::entity::cast::Cast;
use crate::facts::{Form, Mention};
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Class, Opening, Phrase, Sort};
use crate::span::Span;
use crate::text::Tag;

impl Cast<'_> {
    /// The outermost mentions of a phrase that are joined by "and" or commas, each with the words that stand for it.
    pub(super) fn conjuncts(&self, span: Span) -> Vec<(Id<Mention>, Span)> {
        let mut found: Vec<(Id<Mention>, Span)> = Vec::new();
        let mut end = span.start;
        let mut described = false;
        for id in self.mentions_in(span) {
            let mention = &self.mentions[id];
            if mention.span.start < end
                || self.is_relative(id)
                || found.is_empty() && self.leads_on(id, span)
                || self.scene.phrases.get(id.index()).is_some_and(|it| it.conjoined)
            {
                continue;
            }
            let Some(&(last, _)) = found.last() else {
                end = mention.span.end;
                found.push((id, mention.span));
                continue;
            };
            let same = self.mentions[last].entity == mention.entity;
            if !same && !self.joins(Span::new(end, mention.span.start), span.end) {
                break;
            }
            // "Ann Reed, a former minister and a friend of hers": one person, described twice.
            described = !same && (self.describes(last, id, end) || described && self.is_one(id));
            end = mention.span.end;
            if !same && !described {
                found.push((id, mention.span));
            }
        }
        if let Some(&(last, _)) = found.last().filter(|_| self.are_offices(&found)) {
            found = vec![(last, span)];
        }
        if let [(_, place)] = found.as_mut_slice() {
            *place = span;
        }
        if found.is_empty() {
            // A span inside a phrase counts for it when it holds the word that carries it.
            let whole = self.mention_at(span).filter(|&mention| !self.leads_on(mention, span));
            let around = whole.or_else(|| self.around(span).map(Id::new)).filter(|&mention| {
                let head = self.mentions[mention].head;
                span.overlaps(head) || span.is_empty() || self.shares_name(head, span)
            });
            found.extend(around.map(|mention| (mention, span)));
        }
        found
    }

    /// "Yemen" of "Yemen's Houthis", "Myanmar" of "Myanmar ethnic fighters", where the words are no phrase of their own: the noun behind it carries them.
    fn leads_on(&self, mention: Id<Mention>, all: Span) -> bool {
        let page = self.scene.page;
        let mention = &self.mentions[mention];
        let next = page.document.tokens_in(mention.span).end;
        let inside = |at: usize| page.token(at).is_some_and(|token| all.contains(token.span));
        let is = |at: usize, fits: fn(Tag) -> bool| inside(at) && page.tag(at).is_some_and(fits);
        let noun = is(next, Tag::is_noun) || is(next, Tag::is_adjective) && is(next + 1, Tag::is_noun);
        is(next, |tag| tag == Tag::POS) || mention.form == Form::Name && noun
    }

    /// "Ann Reed, a baker", "Ann Reed, nurse": a noun of one person straight after the comma behind a name.
    fn describes(&self, name: Id<Mention>, noun: Id<Mention>, end: usize) -> bool {
        let phrase = |id: Id<Mention>| self.scene.phrases.get(id.index());
        let named = phrase(name).is_some_and(|it| it.sort == Sort::Name && !it.plural);
        let gap = self.scene.page.document.tokens_in(Span::new(end, self.mentions[noun].span.start));
        named && self.is_one(noun) && gap.len() == 1 && gap.clone().all(|at| self.scene.page.lemma(at) == ",")
    }

    /// "a baker"; "nurse", which without an article is nobody but who was named before.
    fn is_one(&self, mention: Id<Mention>) -> bool {
        self.scene.phrases.get(mention.index()).is_some_and(|it| {
            let bare = it.opening == Opening::Bare && it.classes.has(Class::Person);
            it.sort == Sort::Nominal && !it.plural && (bare || it.opening == Opening::A)
        })
    }

    /// "chairman, CEO and president Ann Reed": offices without an article, before the name of one who has an office too.
    fn are_offices(&self, found: &[(Id<Mention>, Span)]) -> bool {
        let phrase = |id: Id<Mention>| self.scene.phrases.get(id.index());
        let Some(((last, _), offices)) = found.split_last() else { return false };
        let office = |it: &Phrase| {
            it.sort == Sort::Nominal && it.opening == Opening::Bare && !it.plural && it.classes.has(Class::Person)
        };
        let named = phrase(*last).is_some_and(|it| it.sort == Sort::Name && it.title.is_some());
        named && !offices.is_empty() && offices.iter().all(|(id, _)| phrase(*id).is_some_and(office))
    }

    /// "and", "as well as", a comma in a list that ends with "and": nothing else stands between two conjuncts. `last`:
    /// where the words of the source end.
    fn joins(&self, gap: Span, last: usize) -> bool {
        let tokens = self.scene.page.document.tokens_in(gap);
        let page = self.scene.page;
        let few = !tokens.is_empty() && tokens.len() <= 3;
        let all = tokens
            .clone()
            .all(|at| page.tag(at) == Some(Tag::CC) || page.lemma(at) == "," || page.is(at, lists::JOINING_WORDS));
        let and = tokens.clone().any(|at| page.tag(at) == Some(Tag::CC) || page.says(at, lists::JOINING_WORDS, "and"));
        let list = tokens.len() == 1 && tokens.clone().all(|at| page.lemma(at) == ",") && self.list_ends(gap.end, last);
        few && all && (and || list)
    }

    /// Whether "and" follows a comma within the next few words of the source.
    fn list_ends(&self, from: usize, last: usize) -> bool {
        let page = self.scene.page;
        let rest = page.document.tokens_in(Span::new(from, last.max(from)));
        let near = rest.take(14).take_while(|&at| !page.tag(at).is_some_and(Tag::is_finite) && page.text(at) != ".");
        near.into_iter().any(|at| page.tag(at) == Some(Tag::CC) && !page.joins_name(at))
    }

    /// "10" of "Number 10": words of one name of the almanac.
    fn shares_name(&self, head: Span, part: Span) -> bool {
        let named = |span: Span| self.scene.names.at(self.scene.page.document.tokens_in(span).start);
        named(head).zip(named(part)).is_some_and(|(one, other)| one.range == other.range)
    }

    fn is_relative(&self, mention: Id<Mention>) -> bool {
        self.scene
            .phrases
            .get(mention.index())
            .is_some_and(|it| matches!(self.scene.page.tag(it.head), Some(Tag::WP | Tag::WDT | Tag::WPS)))
    }
}
