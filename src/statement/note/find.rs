//! Finds the words of notes: verb groups of checking with their subject and object, adjectives ("unverified"), nouns
//! ("no independent confirmation") and set phrases of doubt. Knows words and tags; what a note covers is `cover`'s.

use super::group::{Group, LONGEST_GROUP};
use super::object::{self, Object};
use crate::facts::Finding;
use crate::knowledge::{Asked, Knowledge, ListName, Opened, lists};
use crate::list::Id;
use crate::patterns::{self, Family, Hit, Mark};
use crate::phrases::{Joins, says};
use crate::statement::scene::Scene;
use crate::text::{BlockKind, Sentence, Tag};
use std::ops::Range;

/// A note as its own sentence has it, in tokens of the document.
#[derive(Clone, Debug)]
pub(super) struct Note {
    pub(super) sentence: Id<Sentence>,
    /// The verb group, negation included.
    pub(super) words: Range<usize>,
    pub(super) finding: Finding,
    /// The words of who checked.
    pub(super) agent: Option<Range<usize>>,
    pub(super) by_publisher: bool,
    pub(super) object: Option<Object>,
    /// What it was checked against.
    pub(super) on: Option<Range<usize>>,
    /// "an unverified video": the sentence says something else besides.
    pub(super) is_attributive: bool,
    /// "reviewed by", "seen by": covers the thing that was looked at, not what is said.
    pub(super) looks_only: bool,
}

/// The notes of the article in reading order.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Note> {
    let lists = Lists::of(scene.knowledge);
    let mut found = Vec::new();
    for (id, sentence) in scene.document.sentences.entries() {
        if scene.document.block_of(id).kind == BlockKind::Furniture {
            continue;
        }
        let hits = patterns::find(scene.phrases, Family::Note, sentence.tokens.clone());
        let finder = Finder { scene, lists, hits, id, tokens: sentence.tokens.clone() };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = match finder.note(at) {
                Some((note, end)) => {
                    found.push(note);
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }
    found
}

/// The word lists that are asked at every word.
#[derive(Clone, Copy)]
pub(super) struct Lists<'a> {
    pub(super) verbs: Asked<'a>,
    adjectives: Asked<'a>,
    nouns: Asked<'a>,
    disputed: Asked<'a>,
}

impl<'a> Lists<'a> {
    fn of(knowledge: &'a Knowledge) -> Self {
        let lexicon = knowledge.lexicon();
        Self {
            verbs: lexicon.asked(lists::CHECKING_VERBS),
            adjectives: lexicon.asked(lists::UNCHECKED_ADJECTIVES),
            nouns: lexicon.asked(lists::CHECKING_NOUNS),
            disputed: lexicon.asked(lists::DISPUTED_WORDING),
        }
    }
}

/// One sentence under work.
pub(super) struct Finder<'a, 'b> {
    pub(super) scene: &'b Scene<'a>,
    pub(super) lists: Lists<'a>,
    /// What the patterns find in it.
    hits: Vec<Hit<'static>>,
    id: Id<Sentence>,
    pub(super) tokens: Range<usize>,
}

impl Finder<'_, '_> {
    /// The note whose carrying word is that token, and the token after its group.
    fn note(&self, at: usize) -> Option<(Note, usize)> {
        self.by_verb(at)
            .or_else(|| self.by_adjective(at))
            .or_else(|| self.unavailable(at))
            .or_else(|| self.by_pattern(at))
            .or_else(|| self.doubted(at))
    }

    pub(super) fn is(&self, list: ListName, at: usize) -> bool {
        self.column(self.scene.knowledge.lexicon().asked(list), at).is_some()
    }

    /// The second column of a list's entry that is this word or its lemma.
    pub(super) fn column<'l>(&self, list: Asked<'l>, at: usize) -> Option<&'l str> {
        list.may_open(self.opened(at)).then_some(())?;
        list.entries.single(self.scene.lemma(at)).or_else(|| list.entries.single(self.lower(at)))
    }

    /// What the word begins in the lists that are asked at every word.
    fn opened(&self, at: usize) -> Opened {
        self.scene.opened(at..at + 1).first().copied().unwrap_or_default()
    }

    pub(super) fn lower(&self, at: usize) -> &str {
        self.scene.words(at..at + 1).first().map_or("", |word| word.lower)
    }

    /// Whether a list has the word by its lemma or as it stands, and says that of it.
    pub(super) fn is_marked(&self, at: usize, list: ListName, what: &str) -> bool {
        self.column(self.scene.knowledge.lexicon().asked(list), at).is_some_and(|column| says(column, what))
    }

    /// Whether a list has the word as it stands, and says that of it.
    pub(super) fn is_form(&self, at: usize, list: ListName, what: &str) -> bool {
        let column = self.scene.knowledge.words(list).single(self.lower(at));
        column.is_some_and(|column| what.is_empty() || says(column, what))
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.scene.token(at).filter(|_| self.tokens.contains(&at)).map(|token| token.tag)
    }

    /// "could not independently verify", "has verified", "was confirmed by".
    fn by_verb(&self, at: usize) -> Option<(Note, usize)> {
        let column = self.column(self.lists.verbs, at)?;
        let verbal = self.tag(at).is_some_and(Tag::is_verb) || self.tag(at) == Some(Tag::JJ) && self.is_predicate(at);
        let mut group = self.group(at).filter(|_| verbal)?;
        let subject = self.subject(&group);
        // "None of the statements about his role or about the houses": the clause has the whole of it.
        let of_clause = self.scene.phrases.clause_at(group.verb).map(|clause| &clause.subject);
        group.negative |= subject.as_ref().into_iter().chain(of_clause).any(|words| self.is_none(words));
        let finding = self.finding(&group)?;
        let by = self.by_phrase(&group);
        let (agent, object) = if group.passive {
            (by.clone(), object::of_subject(self, subject))
        } else {
            (subject.filter(|words| !self.is_expletive(words)), object::after(self, at + 1, finding))
        };
        let agent = agent.or_else(|| by.filter(|_| !group.passive));
        if finding == Finding::Verified && !self.vouches(&group, column == "sure", agent.as_ref(), object.as_ref()) {
            return None;
        }
        let on = (finding == Finding::Verified).then(|| object::on(self, &group)).flatten();
        let by_publisher = self.is_publisher(agent.as_ref());
        // "the police could not establish the cause" is no word on what others say.
        let weak = column == "weak" && !self.is_independent(&group);
        let of_claims = by_publisher
            || object.as_ref().is_some_and(|object| object.is_bare)
            || agent.as_ref().is_some_and(|words| self.is_checker(words));
        if finding == Finding::NotVerified && weak && !of_claims {
            return None;
        }
        let end = group.words.end;
        Some((
            Note {
                sentence: self.id,
                words: group.words,
                finding,
                agent,
                by_publisher,
                object,
                on,
                is_attributive: false,
                looks_only: false,
            },
            end,
        ))
    }

    /// "neither account", "none of the claims", "no agency", "nobody": what is said of it is said of nothing.
    fn is_none(&self, words: &Range<usize>) -> bool {
        self.scene.page.negation(words.start).is_some_and(|it| it.noun) || self.frames(words.start, "none")
    }

    /// "are unverified", "remain unconfirmed", "unverified footage".
    fn by_adjective(&self, at: usize) -> Option<(Note, usize)> {
        self.column(self.lists.adjectives, at)?;
        let start = (at.saturating_sub(3)..at)
            .rev()
            .take_while(|at| {
                self.tokens.contains(at) && (self.is(lists::GROUP_ADVERBS, *at) || self.frames(*at, "links"))
            })
            .last();
        let predicate = start.filter(|_| self.is_predicate(at));
        let (words, object) = match predicate {
            Some(start) => {
                let group = Group { words: start..at + 1, verb: at, negative: true, passive: true };
                let subject = self.subject(&group);
                (start..at + 1, object::of_subject(self, subject))
            }
            None => (at..at + 1, object::noun(self, at)),
        };
        let object = object.filter(|object| predicate.is_some() || object.is_thing)?;
        Some((self.plain(words, Finding::NotVerified, Some(object), predicate.is_none()), at + 1))
    }

    /// "Confirmation of the claims was not available."
    fn unavailable(&self, at: usize) -> Option<(Note, usize)> {
        self.column(self.lists.nouns, at).filter(|_| self.tag(at).is_none_or(Tag::is_noun))?;
        let behind = (at + 1..self.tokens.end).take(LONGEST_GROUP);
        let clause = behind.filter_map(|at| self.scene.phrases.clause_at(at)).find(|it| it.subject.contains(&at))?;
        let complement = clause.complement.clone()?;
        let group = self.scene.phrases.verb_before(complement.start)?;
        group.negation.filter(|_| complement.clone().any(|at| self.is(lists::UNAVAILABLE_WORDS, at)))?;
        let mut object = object::after(self, at + 1, Finding::NotVerified);
        if let Some(object) = &mut object {
            object.words.end = object.words.end.min(group.tokens.start);
        }
        let words = group.tokens.start..complement.end;
        let end = words.end;
        Some((self.plain(words, Finding::NotVerified, object.filter(|it| !it.words.is_empty()), false), end))
    }

    /// What a pattern finds that carries a note by this word: "no independent confirmation of the claim", "documents reviewed by
    /// Reuters".
    fn by_pattern(&self, at: usize) -> Option<(Note, usize)> {
        let ends = |hit: &&Hit<'_>| hit.mark(Mark::Note).is_some_and(|words| words.end == at + 1);
        let hit = self.hits.iter().find(ends)?;
        let words = hit.mark(Mark::Note)?;
        match hit.mark(Mark::Agent) {
            Some(agent) => self.looked_at(words, agent),
            None => {
                let object = hit.mark(Mark::Object).map(|object| object.start);
                let object = object.and_then(|start| object::after(self, start, Finding::NotVerified));
                Some((self.plain(words, Finding::NotVerified, object, false), at + 1))
            }
        }
    }

    /// "documents reviewed by Reuters", "footage seen by this newspaper": who looked at what stands before.
    fn looked_at(&self, words: Range<usize>, agent: Range<usize>) -> Option<(Note, usize)> {
        let before = self.scene.page.stretch(self.tokens.clone()).nouns_before(words.start);
        let object = object::of_words(self, before).filter(|object| object.is_thing)?;
        let publisher = self.is_publisher(Some(&agent));
        if !publisher && !self.is_checker(&agent) {
            return None;
        }
        let end = words.end + 1;
        let note = Note {
            agent: Some(agent),
            by_publisher: publisher,
            looks_only: true,
            ..self.plain(words, Finding::Verified, Some(object), true)
        };
        Some((note, end))
    }

    /// The set phrases of doubt, in the article's own voice.
    fn doubted(&self, at: usize) -> Option<(Note, usize)> {
        let rest = self.scene.words(at..self.tokens.end.min(at + 12));
        let hit = self.lists.disputed.find_at(self.opened(at), rest, 0)?;
        let words = at..at + hit.range.end;
        let cued = words.clone().any(|at| self.scene.voices.cue(at).is_some());
        if self.scene.voices.content(at).is_some() && !cued {
            return None;
        }
        let copula = self.frames(at, "links");
        let group = Group { words: words.clone(), verb: at, negative: false, passive: true };
        let subject = self.subject(&group);
        let object = if copula {
            object::of_subject(self, subject.clone())
        } else {
            object::after(self, words.end, Finding::Disputed)
        };
        let takes = object.as_ref().is_some_and(|object| object.is_thing || object.is_bare);
        let agent = subject.filter(|words| !copula && !self.is_expletive(words));
        let note = Note { agent, ..self.plain(words.clone(), Finding::Disputed, object, false) };
        takes.then_some((note, words.end))
    }

    fn plain(&self, words: Range<usize>, finding: Finding, object: Option<Object>, is_attributive: bool) -> Note {
        Note {
            sentence: self.id,
            words,
            finding,
            agent: None,
            by_publisher: false,
            object,
            on: None,
            is_attributive,
            looks_only: false,
        }
    }

    /// The words of the subject, counted in the document.
    fn subject(&self, group: &Group) -> Option<Range<usize>> {
        let start = self.clause_start(group.words.start);
        let line = self.scene.page.stretch(self.tokens.clone());
        let words = line.subject_in(start..group.words.start.max(start));
        (!words.is_empty()).then_some(words)
    }

    /// Where the clause of a verb starts: after a joining word or mark; a comma before "and" inside a list of names
    /// is crossed.
    fn clause_start(&self, verb: usize) -> usize {
        let line = self.scene.page.stretch(self.tokens.clone());
        let mut start = verb;
        while start > self.tokens.start {
            let before = start - 1;
            let joins = match line.joins(before) {
                Joins::Stop | Joins::So | Joins::That | Joins::Relative | Joins::Because | Joins::If => true,
                Joins::When | Joins::And => self.frames(before, "opens"),
                Joins::Nothing | Joins::Comma => {
                    let colon = self.scene.page.text(before) == ":";
                    line.is_quote(before) || line.is_dash(before) || colon || self.frames(before, "opens")
                }
            };
            let stops = joins
                || self.tag(before).is_some_and(Tag::is_verb) && !matches!(self.tag(before), Some(Tag::VBN | Tag::VBG))
                || self.tag(before) == Some(Tag::MD)
                || self.scene.voices.content(before) != self.scene.voices.content(verb)
                    && !self.is_checked(before, verb);
            if stops {
                break;
            }
            start = before;
        }
        start
    }

    /// "none of the claims [could be confirmed]": the subject was taken for what somebody confirms.
    fn is_checked(&self, at: usize, verb: usize) -> bool {
        let cue = self.scene.voices.cue(verb);
        cue.is_some() && self.scene.voices.content(at) == cue
    }

    fn by_phrase(&self, group: &Group) -> Option<Range<usize>> {
        let by = |at: &usize| self.scene.page.says(*at, lists::NO_CUES, "agent");
        (group.words.end..group.words.end + 2).find(by).and_then(|by| self.phrase(by + 1))
    }

    /// The noun phrase that starts at a token, what is joined to it included.
    pub(super) fn phrase(&self, start: usize) -> Option<Range<usize>> {
        self.scene.phrases.joined_from(start).filter(|phrase| phrase.end <= self.tokens.end)
    }

    /// "there is no way", "it was not possible": nobody in particular.
    fn is_expletive(&self, words: &Range<usize>) -> bool {
        let possible = (words.end..words.end + 6).any(|at| self.does(at, "hard"));
        let it = self.scene.page.says(words.start, lists::PRONOUNS, "thing");
        self.tag(words.start) == Some(Tag::EX) || it && possible
    }

    /// The publisher speaks of itself, outside what others say.
    pub(super) fn is_publisher(&self, agent: Option<&Range<usize>>) -> bool {
        let Some(words) = agent else { return false };
        let own =
            self.scene.knowledge.words(lists::PUBLISHER_WORDS).find_at(self.scene.words(words.clone()), 0).is_some();
        let quoted = self.scene.token(words.start).is_some_and(|token| self.scene.document.is_quoted(token.span));
        own && !quoted && self.scene.voices.content(words.start).is_none()
    }
}
