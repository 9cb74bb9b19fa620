//! The verb group of checking with the words that belong to it, and what it says: that something was verified, that it was not,
//! or neither ("wants to verify"). Where notes are found is `find`'s.

use super::find::Finder;
use super::object::Object;
use crate::facts::Finding;
use crate::knowledge::{Entry, lists};
use crate::phrases::VerbGroup;
use crate::text::Tag;
use std::ops::Range;

/// The longest verb group of checking, in words.
pub(super) const LONGEST_GROUP: usize = 10;

/// A verb group of checking: its tokens in the document.
pub(super) struct Group {
    pub(super) words: Range<usize>,
    pub(super) verb: usize,
    pub(super) negative: bool,
    pub(super) passive: bool,
}

impl Finder<'_, '_> {
    /// The words that belong to a verb of checking, to its left.
    pub(super) fn group(&self, verb: usize) -> Option<Group> {
        let mut start = verb;
        while start > self.tokens.start
            && verb - start < LONGEST_GROUP
            && (self.is(lists::GROUP_ADVERBS, start - 1) || self.tag(start - 1) == Some(Tag::MD))
        {
            start = self.before_whom(start - 1);
        }
        // A leading adverb ("However, Reuters could not") belongs to the sentence, not to the group.
        while start < verb && self.tag(start) == Some(Tag::RB) && !self.does(start, "keeps") {
            start += 1;
        }
        let words = start..verb + 1;
        let does = |what: &str| (start..verb).any(|at| self.does(at, what));
        let to = (start..verb).any(|at| self.scene.page.is_to(at));
        let turns = |at: usize| self.scene.page.negation(at).is_some_and(|it| it.verb || it.failing);
        let not = (start..verb).any(turns) || self.is_no_way(start);
        let yet = does("later") && to;
        let helped = || (start..verb).any(|at| self.scene.page.says(at, lists::AUXILIARY_VERBS, "continuous"));
        let open = does("tries") && to || self.tag(verb) == Some(Tag::VBG) && helped();
        let passive =
            self.scene.phrases.verb_at(verb).is_some_and(VerbGroup::is_helped_passive) || self.is_predicate(verb);
        Some(Group { words, verb, negative: not || yet || open, passive })
    }

    /// What a word does in a verb group of checking.
    pub(super) fn does(&self, at: usize, what: &str) -> bool {
        self.is_marked(at, lists::GROUP_ADVERBS, what)
    }

    /// What a word does around one.
    pub(super) fn frames(&self, at: usize, what: &str) -> bool {
        self.is_marked(at, lists::CHECKING_FRAMES, what)
    }

    /// "no way | to verify", "no means of | verifying": what stands before a group says that nobody can.
    fn is_no_way(&self, start: usize) -> bool {
        let page = self.scene.page;
        let no = |at: Option<usize>| at.and_then(|at| page.negation(at)).is_some_and(|it| it.noun);
        let way = |back: usize| start.checked_sub(back).is_some_and(|at| self.frames(at, "way"));
        let preposition = start.checked_sub(1).is_some_and(|at| page.is_preposition(at));
        way(1) && no(start.checked_sub(2)) || preposition && way(2) && no(start.checked_sub(3))
    }

    /// "possible | for us to": where the words for whom it is possible begin; the same place where none stand before "to".
    fn before_whom(&self, to: usize) -> usize {
        const LONGEST: usize = 4;
        let whom = (to.saturating_sub(LONGEST)..to).rev().find(|&at| self.scene.page.is_preposition(at));
        let fits = |&at: &usize| at > self.tokens.start && self.is(lists::GROUP_ADVERBS, at - 1);
        whom.filter(|_| self.scene.page.is_to(to)).filter(fits).unwrap_or(to)
    }

    /// An adjective behind "be" or "remain", adverbs between allowed: "is still unverified".
    pub(super) fn is_predicate(&self, at: usize) -> bool {
        let before = self.scene.phrases.verb_before(at).filter(|group| self.tokens.contains(&group.head));
        before.is_some_and(|group| self.frames(group.head, "links"))
    }

    /// What the group says; `None` for a wish, a duty, a question, an intention: "wants to verify", "should verify".
    pub(super) fn finding(&self, group: &Group) -> Option<Finding> {
        let does = |what: &str| group.words.clone().any(|at| self.does(at, what));
        let around = group.words.start.saturating_sub(1).max(self.tokens.start)..group.words.end + 1;
        let either = around.clone().any(|at| self.frames(at, "either"));
        if group.negative {
            // "neither confirmed nor denied" is silence; "could not verify or confirm" is a note.
            let silent = either && self.column(self.lists.verbs, group.verb) != Some("sure");
            return (!silent && !does("refuses")).then_some(Finding::NotVerified);
        }
        let could = |at: usize| self.does(at, "succeeds");
        let to = group.words.clone().any(|at| self.scene.page.is_to(at));
        let modal = group.words.clone().any(|at| self.tag(at) == Some(Tag::MD) && !could(at))
            || to && !does("succeeds") && !self.does(group.words.start, "manages");
        let bare = self.tag(group.verb) == Some(Tag::VB) && !does("succeeds") || self.tag(group.verb) == Some(Tag::VBG);
        let supposed = group.words.clone().any(|at| self.frames(at, "supposed"));
        (!modal && !bare && !supposed).then_some(Finding::Verified)
    }

    /// Whether the words around a group say that the check owes nothing to those who are checked.
    pub(super) fn is_independent(&self, group: &Group) -> bool {
        let around = group.words.start.saturating_sub(1)..group.verb + 3;
        around.into_iter().any(|at| self.does(at, "alone"))
    }

    /// Whether a positive group is a check and not a mere cue: "officials confirmed that three died" is a cue.
    pub(super) fn vouches(
        &self,
        group: &Group,
        sure: bool,
        agent: Option<&Range<usize>>,
        object: Option<&Object>,
    ) -> bool {
        let checker = agent.is_some_and(|words| self.is_checker(words));
        let takes_up = object.is_some_and(|object| !object.is_clause);
        sure && (agent.is_some() || group.passive)
            || self.is_independent(group)
            || (checker || self.is_publisher(agent)) && takes_up
            || group.passive && checker
    }

    /// An outlet or a body that watches, by the almanac or its noun.
    pub(super) fn is_checker(&self, words: &Range<usize>) -> bool {
        let named = self.scene.knowledge.almanac().find(self.scene.words(words.clone()));
        let known = named.iter().flat_map(|named| &named.entries).any(|(entry, _)| match entry {
            Entry::Medium(_) => true,
            Entry::Body(body) => body.kinds.contains(&crate::knowledge::BodyKind::Civil),
            Entry::State(_) | Entry::Person(_) | Entry::Conflict(_) => false,
        });
        let noun = words.clone().any(|at| self.is(lists::MEDIA_NOUNS, at) || self.is(lists::CHECKER_NOUNS, at));
        known || noun
    }
}
