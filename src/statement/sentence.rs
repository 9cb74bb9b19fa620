//! The statements of a sentence: which of its clauses say something by themselves, on whose word each stands, and
//! whether that is sure. A clause that only restricts or dates another is part of that other's words.

use crate::attribution::{Attribution, Quote};
use crate::facts::Scope;
use crate::knowledge::lists;
use crate::list::Id;
use crate::phrases::{Clause, Form, Hang, Joins, Split, Stretch, VerbGroup};
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::text::{Sentence, Tag};
use std::ops::Range;

/// How many clauses after a clause may hang on it.
const NEAR: usize = 30;

/// A reduced relative clause is no longer than this.
const LONGEST: usize = 30;

/// What a clause is to the statements of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// "the minister said": it reports.
    Reports,
    /// It says something by itself.
    Says,
    /// It is a part of the clause around it.
    Part,
}

/// The statements of a sentence, and which attributions' contents report on others ("said that one of them revealed").
pub fn drafts(scene: &Scene<'_>, sentence: Id<Sentence>, reports: &mut Vec<Id<Attribution>>) -> Vec<Draft> {
    let Some(range) = scene.document.sentences.get(sentence).map(|it| it.tokens.clone()) else { return Vec::new() };
    let line = scene.page.stretch(range.clone());
    let hidden = |at: usize| scene.voices.hidden(at);
    let without;
    let cut = match scene.phrases.clauses(sentence).filter(|_| !range.clone().any(hidden)) {
        Some(cut) => cut,
        None => {
            without = scene.phrases.clauses_without(sentence, &hidden);
            &without
        }
    };
    let mut work = Work { scene, line, sentence, cut, roles: Vec::new() };
    for index in 0..cut.clauses.len() {
        let role = work.role(index);
        work.roles.push(role);
        if let (Role::Reports, Some(content)) = (role, work.voice(index)) {
            reports.push(content);
        }
    }
    let reduced = cut.verbs.iter().filter_map(|verb| work.reduced(verb));
    (0..cut.clauses.len()).filter_map(|index| work.draft(index)).chain(reduced).collect()
}

struct Work<'a> {
    scene: &'a Scene<'a>,
    line: Stretch<'a>,
    sentence: Id<Sentence>,
    cut: &'a Split,
    /// The roles of the clauses read so far; a clause comes after those that it hangs on, but for contact clauses,
    /// which are parts whatever they hang on.
    roles: Vec<Role>,
}

impl Work<'_> {
    fn clause(&self, index: usize) -> Option<&Clause> {
        self.cut.clauses.get(index)
    }

    fn verb(&self, index: usize) -> Option<&VerbGroup> {
        self.clause(index)?.verb.and_then(|verb| self.cut.verbs.get(verb))
    }

    /// The main verb's place in the document.
    fn head(&self, index: usize) -> Option<usize> {
        self.verb(index).map(|verb| verb.head)
    }

    /// The attribution in whose content the clause's verb stands.
    fn voice(&self, index: usize) -> Option<Id<Attribution>> {
        self.head(index).and_then(|head| self.scene.voices.content(head))
    }

    fn role_of(&self, index: usize) -> Role {
        self.roles.get(index).copied().unwrap_or(Role::Part)
    }

    fn role(&self, index: usize) -> Role {
        let (Some(clause), Some(head)) = (self.clause(index), self.head(index)) else { return Role::Part };
        if self.reports(index, head) {
            return Role::Reports;
        }
        let parent = clause.parent.map_or(Role::Says, |parent| self.role_of(parent));
        let part_unless = |says: bool| if says { Role::Says } else { Role::Part };
        match clause.hang {
            Hang::Root => Role::Says,
            Hang::Conjunct(beside) | Hang::Predicate(beside) => match self.role_of(beside) {
                Role::Reports | Role::Says => Role::Says,
                Role::Part => part_unless(self.opens_content(index) || self.rises(index, beside)),
            },
            Hang::Complement { .. } => {
                part_unless(self.opens_content(index) || parent == Role::Reports && self.goes_on(index, clause))
            }
            Hang::Circumstance | Hang::Condition => part_unless(self.opens_content(index)),
            Hang::Relative { comma } => part_unless(parent != Role::Part && self.tells(clause, comma, head)),
            // "bears the words: “We paid.": what is said begins right here.
            Hang::Contact => part_unless(self.opens_content(index) && self.is_first(index)),
            Hang::Asserting => part_unless(parent != Role::Part || self.opens_content(index)),
        }
    }

    /// "He had told them that she would not come, but the guards let her in": after a comma, a clause with a subject of
    /// its own beside a told clause stands beside the telling as well.
    fn rises(&self, index: usize, beside: usize) -> bool {
        let (Some(clause), Some(first)) = (self.clause(index), self.clause(beside)) else { return false };
        let told = matches!(first.hang, Hang::Complement { .. })
            && first.parent.is_some_and(|parent| self.role_of(parent) == Role::Says);
        let conjunct = matches!(clause.hang, Hang::Conjunct(_));
        told && conjunct && self.after_comma(clause) && self.new_subject(clause, first)
    }

    /// "said that the crane was mended, *and that* two men had left".
    fn goes_on(&self, index: usize, clause: &Clause) -> bool {
        let and = clause.opens.checked_sub(1).and_then(|before| self.scene.token(before));
        and.is_some_and(|token| token.tag == Tag::CC) && self.voice(index).is_some()
    }

    fn after_comma(&self, clause: &Clause) -> bool {
        clause.opens.checked_sub(1).is_some_and(|before| self.line.is_comma(before))
    }

    /// The clause's verb is a cue, with its content elsewhere.
    fn reports(&self, index: usize, head: usize) -> bool {
        let group = self.verb(index).map_or(head..head + 1, |verb| verb.tokens.clone());
        self.scene.voices.hidden(head) || group.clone().any(|at| self.scene.voices.cue(at).is_some())
    }

    /// The content of an attribution begins with this clause.
    fn opens_content(&self, index: usize) -> bool {
        let Some(clause) = self.clause(index) else { return false };
        let Some(voice) = self.voice(index) else { return false };
        let outside = clause.parent.is_none_or(|parent| self.voice(parent) != Some(voice));
        let first = clause.words.start;
        let before = (self.line.range().start..first)
            .rev()
            .take(3)
            .take_while(|&at| self.scene.voices.content(at) == Some(voice))
            .count();
        outside && self.scene.voices.content(first) == Some(voice) && before < 3
    }

    /// Nothing but marks stands before the clause in the content that it opens.
    fn is_first(&self, index: usize) -> bool {
        let voice = self.voice(index);
        let first = self.clause(index).map_or(0, |clause| clause.words.start);
        let before = first.checked_sub(1).filter(|&at| self.line.is_quote(at));
        voice.is_some() && before.is_some_and(|at| self.scene.voices.content(at) == voice)
    }

    /// A relative clause that tells: after a comma whatever it says, without one only an event; in somebody's words, of which it
    /// is a part, only an event, and of "those who died" none.
    fn tells(&self, clause: &Clause, comma: bool, head: usize) -> bool {
        let said = self.scene.voices.content(head).is_some();
        let those = || clause.subject.len() == 1 && self.scene.page.is_article(clause.subject.start);
        comma && !said || self.tells_event(clause, head) && !(said && those())
    }

    /// An event that happened: "who were captured", not "who might be captured".
    fn tells_event(&self, clause: &Clause, head: usize) -> bool {
        let event = self.scene.knowledge.words(lists::EVENT_VERBS).has(self.scene.lemma(head));
        let verb = clause.verb.and_then(|verb| self.cut.verbs.get(verb));
        event && verb.is_some_and(|verb| verb.modal.is_none() && verb.negation.is_none())
    }

    fn draft(&self, index: usize) -> Option<Draft> {
        if self.role_of(index) != Role::Says {
            return None;
        }
        let clause = self.clause(index)?;
        let verb = self.verb(index)?;
        let (attribution, scope) = self.attribution(index, clause);
        let words = self.before_teller(index, self.words(index, clause));
        let (content, tokens) = pieces(self.scene, words, self.voice(index))?;
        Some(Draft {
            sentence: self.sentence,
            content,
            tokens,
            attribution,
            scope,
            subject: clause.subject.clone(),
            verb: Some(verb.clone()),
            relative: matches!(clause.hang, Hang::Relative { .. }),
            main: matches!(clause.hang, Hang::Root | Hang::Complement { .. }),
            condition: self.condition(index),
        })
    }

    /// "prisoners captured by their neighbours": a relative clause without its pronoun, which tells of an event and who
    /// did it. Only in the article's own voice; in reported words it belongs to them.
    fn reduced(&self, verb: &VerbGroup) -> Option<Draft> {
        let first = verb.tokens.start;
        let before = verb.tokens.start.checked_sub(1)?;
        let noun = self.line.has(before, Tag::is_noun);
        let by = self.scene.page.says(verb.tokens.end, lists::NO_CUES, "agent");
        let event = self.scene.knowledge.words(lists::EVENT_VERBS).has(self.scene.lemma(verb.head));
        let own = self.scene.voices.content(first).is_none()
            && self.scene.voices.cue(first).is_none()
            && !self.scene.voices.hidden(first);
        if verb.form != Form::Participle || !(noun && by && event && own) {
            return None;
        }
        let sentence = self.scene.document.sentences.get(self.sentence)?;
        let ends = |at: &usize| {
            let free = self.scene.voices.content(*at).is_none()
                && self.scene.voices.cue(*at).is_none()
                && !self.scene.voices.hidden(*at);
            !free
                || self.scene.token(*at).is_none_or(|token| {
                    token.tag.is_finite() || matches!(token.tag, Tag::Mark | Tag::CC | Tag::WDT | Tag::WP)
                })
        };
        let end = (first + 1..sentence.tokens.end).take(LONGEST).find(ends)?;
        let (content, tokens) = pieces(self.scene, first..end, None)?;
        let phrase = self.line.nouns_before(first);
        Some(Draft {
            sentence: self.sentence,
            content,
            tokens,
            attribution: None,
            scope: Scope::Sure,
            subject: phrase,
            verb: Some(verb.clone()),
            relative: true,
            main: false,
            condition: None,
        })
    }

    /// On whose word, and whether that is sure.
    fn attribution(&self, index: usize, clause: &Clause) -> (Option<Id<Attribution>>, Scope) {
        let own = self.voice(index);
        match clause.hang {
            Hang::Conjunct(beside) => {
                let first = self.voice(beside);
                let open = first.is_some_and(|first| self.joined_loosely(index, beside, first));
                match (own, first) {
                    (Some(own), Some(first)) if own == first && open => (Some(own), Scope::Open),
                    (None, Some(first)) if open => (Some(first), Scope::Open),
                    _ => (own, Scope::Sure),
                }
            }
            // "said that two men, who were arrested on Monday, had confessed": background, whoever tells it.
            Hang::Root
            | Hang::Relative { .. }
            | Hang::Predicate(_)
            | Hang::Complement { .. }
            | Hang::Contact
            | Hang::Asserting
            | Hang::Condition
            | Hang::Circumstance => (own, Scope::Sure),
        }
    }

    /// "said that A, and B died": after a comma, with a subject of its own that is no pronoun and is not the first
    /// clause's, after a cue that stands before its content, outside quotation marks. After "but" the speaker weighs one
    /// against the other, and nobody wonders.
    fn joined_loosely(&self, index: usize, beside: usize, attribution: Id<Attribution>) -> bool {
        let (Some(clause), Some(first)) = (self.clause(index), self.clause(beside)) else { return false };
        let comma = self.after_comma(clause);
        let added = self.scene.lemma(clause.opens) != "but";
        let led = matches!(first.hang, Hang::Complement { .. });
        let indirect =
            self.scene.spoken(attribution).is_some_and(|it| it.quote == Quote::Indirect && it.source.len() == 1);
        comma && added && led && indirect && !self.would(clause) && self.new_subject(clause, first)
    }

    /// "would close": "will" or a guess in the mouth of somebody who is reported; an article's own would be "will".
    fn would(&self, clause: &Clause) -> bool {
        let verb = clause.verb.and_then(|verb| self.cut.verbs.get(verb));
        verb.and_then(|verb| verb.modal).is_some_and(|at| self.scene.is_modal(at, "would"))
    }

    /// A noun, of which the first clause's subject does not speak.
    fn new_subject(&self, clause: &Clause, first: &Clause) -> bool {
        let tokens = |clause: &Clause| self.scene.tokens(clause.subject.clone());
        let nouns = |clause: &Clause| {
            tokens(clause).iter().filter(|token| token.tag.is_noun()).map(|token| &*token.lemma).collect::<Vec<_>>()
        };
        let own = tokens(clause);
        let bare = own.first().is_none_or(|token| matches!(token.tag, Tag::PRP | Tag::EX | Tag::PRPS | Tag::VBG));
        let anaphoric = self.scene.page.says(clause.subject.start, lists::QUANTIFIERS, "again");
        let noun = |clause: &Clause| self.line.head_noun(clause.subject.clone()).map(|at| self.scene.lemma(at));
        let (head, known) = (noun(clause), noun(first));
        !bare && !anaphoric && head.is_some() && known.is_some() && head != known && !nouns(clause).is_empty()
    }

    /// The words of a clause without those clauses at its ends that say something by themselves.
    fn words(&self, index: usize, clause: &Clause) -> Range<usize> {
        let mut words = clause.words.clone();
        if self.opens_content(index) && matches!(clause.hang, Hang::Condition | Hang::Circumstance) {
            // "would not say *how many* were hurt": without its word the question would be an answer.
            words.start = clause.opens;
        }
        for (child, other) in self.near(index).rev() {
            let says = match self.role_of(child) {
                Role::Says => true,
                // "began an inquiry *after a blog* reported that …": who tells is no part of it.
                Role::Reports => other.words.end >= words.end,
                Role::Part => false,
            };
            if other.parent != Some(index) || !says {
                continue;
            }
            if matches!(other.hang, Hang::Conjunct(_) | Hang::Predicate(_)) {
                continue;
            }
            if other.words.end >= words.end && other.opens > words.start {
                words.end = other.opens;
            } else if other.opens <= words.start && other.words.end < words.end {
                words.start = other.words.end;
            }
        }
        words
    }

    /// "began an inquiry | after a website published claims that …": whoever tells is no part of the words before, where his verb was
    /// not seen as one.
    fn before_teller(&self, index: usize, words: Range<usize>) -> Range<usize> {
        let voices = &self.scene.voices;
        if self.voice(index).is_some() {
            return words;
        }
        let cue = words.clone().skip(1).find_map(|at| self.scene.spoken(voices.cue(at)?));
        let teller =
            cue.and_then(|it| it.source.first().filter(|who| it.cue.first().is_some_and(|cue| cue.start == who.end)));
        let opener = teller.and_then(|who| who.start.checked_sub(1)).filter(|&at| words.start < at && at < words.end);
        let when =
            opener.filter(|&at| self.line.joins(at) == Joins::When && self.verb(index).is_some_and(|it| it.head < at));
        words.start..when.unwrap_or(words.end)
    }

    /// The clauses that open soon after one; a clause with more than these hanging on it is no English.
    fn near(&self, index: usize) -> impl DoubleEndedIterator<Item = (usize, &Clause)> {
        let last = self.cut.clauses.len().min(index + 1 + NEAR);
        (index + 1..last).filter_map(|at| Some((at, self.cut.clauses.get(at)?)))
    }

    /// "if …" and "unless …" that hang on the clause.
    fn condition(&self, index: usize) -> Option<Range<usize>> {
        let (_, clause) =
            self.near(index).find(|(_, clause)| clause.parent == Some(index) && clause.hang == Hang::Condition)?;
        Some(clause.opens..clause.words.end)
    }
}

/// Cuts tokens into the pieces that one voice says: without what other voices say at the ends, without hidden words.
pub fn pieces(
    scene: &Scene<'_>,
    range: Range<usize>,
    voice: Option<Id<Attribution>>,
) -> Option<(Vec<Range<usize>>, Range<usize>)> {
    let mut range = range;
    let foreign = |at: usize| scene.voices.content(at) != voice || scene.voices.hidden(at);
    while range.start < range.end && foreign(range.start) {
        range.start += 1;
    }
    let end = range.end;
    while range.start < range.end && foreign(range.end - 1) {
        range.end -= 1;
    }
    // ", saying that" before what another voice says goes with it.
    let leads = |at: usize| scene.voices.cue(at).is_some() || matches!(scene.lemma(at), "that" | "," | ":");
    while range.end < end && range.start < range.end && leads(range.end - 1) {
        range.end -= 1;
    }
    let range = scene.page.stretch(range.clone()).trim_complementizer(range);
    let mut content = Vec::new();
    let mut from = range.start;
    for at in range.clone() {
        if scene.voices.hidden(at) {
            push_piece(scene, from..at, &mut content);
            from = at + 1;
        }
    }
    push_piece(scene, from..range.end, &mut content);
    (!content.is_empty()).then_some((content, range))
}

fn push_piece(scene: &Scene<'_>, range: Range<usize>, content: &mut Vec<Range<usize>>) {
    let range = scene.page.stretch(range.clone()).trim(range);
    if !range.is_empty() {
        content.push(range);
    }
}
