//! The signs by which a phrase is chosen as the subject of a verb: what stands between them in short, what stands around both,
//! whether they agree, whose subject the phrase is already. Closed words are seen as they are, others by their tag.

use super::super::clause::Hang;
use super::super::grammar::Joins;
use super::super::noun::Phrase;
use super::super::stretch::Stretch;
use super::super::verb::{Form, VerbGroup};
use super::{Asking, BITS, Candidate};
use crate::text::Tag;

/// The most phrases before a verb that are looked at, and behind it.
const BEFORE: usize = 10;
const BEHIND: usize = 2;

/// No more of what stands between is seen from its beginning than this.
const LONG: usize = 12;

/// No more of what stands between is counted than this.
const COUNTED: usize = 64;

/// A sentence in short.
pub struct Scene<'a> {
    line: Stretch<'a>,
    nouns: &'a [&'a Phrase],
    verbs: &'a [VerbGroup],
    /// A letter for each phrase, verb group, mark and joining word; other words have none.
    kinds: Vec<u8>,
    /// For each token and the end, how many letters stand before it.
    places: Vec<usize>,
    /// Each word as signs see it.
    seen: Vec<u32>,
}

impl<'a> Scene<'a> {
    /// Looks at a sentence; `nouns` are in order.
    pub fn new(line: Stretch<'a>, nouns: &'a [&'a Phrase], verbs: &'a [VerbGroup]) -> Self {
        let range = line.range();
        let mut letters: Vec<Option<u8>> = vec![None; range.len()];
        let mut set = |from: usize, to: usize, letter: u8| {
            for at in from.max(range.start)..to.min(range.end) {
                if let Some(place) = letters.get_mut(at - range.start) {
                    *place = Some(if at == from { letter } else { 0 });
                }
            }
        };
        nouns.iter().for_each(|it| set(it.base.start, it.base.end, b'n'));
        verbs.iter().for_each(|it| set(it.tokens.start, it.tokens.end, of_form(it.form)));
        let mut kinds = Vec::with_capacity(range.len());
        let mut places = Vec::with_capacity(range.len() + 1);
        for (at, letter) in range.clone().zip(letters) {
            places.push(kinds.len());
            kinds.extend(Some(letter.unwrap_or_else(|| of_word(line, at))).filter(|&letter| letter != 0));
        }
        places.push(kinds.len());
        let seen = range.map(|at| seen(line, at)).collect();
        Self { line, nouns, verbs, kinds, places, seen }
    }

    /// A verb that asks, with what all its candidates see of it.
    pub fn asking(&self, verb: usize, hang: Hang, hand: Option<usize>) -> Option<Asking> {
        let group = self.verbs.get(verb)?;
        let (page, start) = (self.line.page, group.tokens.start);
        let helps = page.single(page.lists().auxiliaries, start).is_some();
        let helper = if helps { hash(page.lower(start).as_bytes()) } else { 0 };
        Some(Asking { verb, hang, hand, lemma: hash(self.line.lemma(group.head).as_bytes()), helper })
    }

    /// None, then the nearest phrases before a verb, one in its group, those behind it.
    pub fn candidates(&self, verb: &VerbGroup, all: &mut Vec<Candidate>) {
        all.clear();
        all.push(Candidate { noun: None, place: 0 });
        let first = self.nouns.partition_point(|it| it.base.start < verb.tokens.start);
        let last = self.nouns.partition_point(|it| it.base.start < verb.tokens.end);
        let nouns = |from: usize, to: usize| {
            self.nouns.get(from..to).unwrap_or_default().iter().enumerate().map(move |(at, it)| (from + at, it))
        };
        let before = nouns(0, first).rev().filter(|(_, it)| it.base.end <= verb.tokens.start).take(BEFORE);
        let inside = nouns(first, last).filter(|(_, it)| it.base.end <= verb.head).take(1);
        let behind = nouns(last, self.nouns.len()).take(BEHIND);
        all.extend((1..).zip(before).map(|(place, (noun, _))| Candidate { noun: Some(noun), place: -place }));
        all.extend(inside.map(|(noun, _)| Candidate { noun: Some(noun), place: 0 }));
        all.extend((1..).zip(behind).map(|(place, (noun, _))| Candidate { noun: Some(noun), place }));
    }

    /// The signs of a candidate.
    pub fn signs(&self, asking: &Asking, candidate: Candidate, taken: &[Option<usize>], give: &mut impl FnMut(u32)) {
        let Some(verb) = self.verbs.get(asking.verb) else { return };
        let noun = candidate.noun.and_then(|noun| Some((self.nouns.get(noun).copied()?, noun)));
        let give = &mut |parts: &[u32]| give(sign(parts));
        match noun {
            None => self.of_none(asking, verb, give),
            Some((it, noun)) if candidate.place < 0 => {
                let taken = taken.get(noun).copied().flatten();
                self.before(asking, verb, (it, candidate), taken, give);
            }
            Some((it, _)) if candidate.place == 0 => {
                let before = self.left(verb.tokens.start, 1);
                give(&[30]);
                give(&[31, before]);
                give(&[32, self.seen(it.head)]);
            }
            Some((it, _)) => self.behind(asking, verb, (it, candidate), give),
        }
    }

    fn of_none(&self, asking: &Asking, verb: &VerbGroup, give: &mut impl FnMut(&[u32])) {
        let start = verb.tokens.start;
        let (form, before) = (self.tag(start), self.left(start, 1));
        let sentence = self.between(self.line.start, start);
        give(&[40]);
        give(&[41, form]);
        give(&[42, before]);
        give(&[43, self.left(start, 2), before]);
        give(&[44, u32::from(asking.hand.is_none()), hang(asking.hang)]);
        give(&[45, self.seen(verb.tokens.end)]);
        give(&[46, u32::from(start < self.line.start + 2)]);
        give(&[47, asking.lemma]);
        give(&[48, before, self.tag(verb.tokens.end)]);
        give(&[49, hash(last(sentence, 5))]);
    }

    fn before(
        &self,
        asking: &Asking,
        verb: &VerbGroup,
        (noun, candidate): (&Phrase, Candidate),
        taken: Option<usize>,
        give: &mut impl FnMut(&[u32]),
    ) {
        let start = verb.tokens.start;
        let between = self.between(noun.base.end, start);
        let counts = Counts::of(last(between, COUNTED));
        let (verbs, joins) = (counts.verbs, counts.joins.min(3));
        let begins = begins(between);
        let begin = |most: usize| begins.get(most).copied().unwrap_or_default();
        let end = |most: usize| hash(last(between, most));
        let form = self.tag(start);
        let head = self.seen(noun.head);
        let (left, right) = (self.left(noun.base.start, 1), self.left(start, 1));
        let own = u32::from(asking.hand == candidate.noun);
        give(&[1, own, hang(asking.hang)]);
        give(&[2, u32::from(asking.hand.is_none()), own, end(4)]);
        give(&[3, begin(LONG), u32::from(between.len() > LONG)]);
        give(&[4, left, begin(8)]);
        give(&[5, begin(8), form, head]);
        give(&[6, begin(3)]);
        give(&[7, end(3), bucket(counts.nouns)]);
        give(&[8, u32::from(candidate.place.unsigned_abs())]);
        give(&[9, bucket((start - noun.base.end) as u32)]);
        give(&[10, verbs.min(4), joins, counts.ands.min(2)]);
        give(&[11, counts.commas.min(4), verbs.min(3)]);
        give(&[12, left]);
        give(&[13, self.left(noun.base.start, 2), left, verbs.min(2)]);
        give(&[14, self.seen(noun.base.end), right]);
        give(&[15, self.tag(noun.head), head, form]);
        give(&[16, head, asking.helper]);
        let near = taken.map_or(0, |at| 1 + u32::from(start < at + 3));
        give(&[17, near, verbs.min(3), end(2)]);
        give(&[18, near.min(1), begin(6)]);
        give(&[19, head, begin(1), asking.lemma]);
        give(&[20, hash(last(self.between(self.line.start, noun.base.start), 3)), begin(4)]);
    }

    fn behind(
        &self,
        asking: &Asking,
        verb: &VerbGroup,
        (noun, candidate): (&Phrase, Candidate),
        give: &mut impl FnMut(&[u32]),
    ) {
        let start = verb.tokens.start;
        let between = self.between(verb.tokens.end, noun.base.start);
        let begin = |most: usize| hash(between.get(..most).unwrap_or(between));
        let place = u32::from(candidate.place.unsigned_abs());
        let before = self.left(start, 1);
        let (none, own) = (u32::from(asking.hand.is_none()), u32::from(asking.hand == candidate.noun));
        give(&[60, place]);
        give(&[61, place, begin(6)]);
        give(&[62, place, before, begin(2)]);
        give(&[63, place, asking.lemma, begin(1)]);
        give(&[64, place, self.seen(noun.head), before]);
        give(&[65, none, own]);
        give(&[66, none, hang(asking.hang), place]);
        give(&[67, place, hash(last(self.between(self.line.start, start), 5)), begin(1)]);
        give(&[68, place, self.tag(start), self.tag(noun.head)]);
        give(&[69, place, self.left(start, 2), before]);
    }

    /// The letters between two tokens.
    fn between(&self, from: usize, to: usize) -> &[u8] {
        let place = |at: usize| self.places.get(at - self.line.start).copied().unwrap_or(self.kinds.len());
        self.kinds.get(place(from)..place(to)).unwrap_or_default()
    }

    fn seen(&self, at: usize) -> u32 {
        at.checked_sub(self.line.start).and_then(|at| self.seen.get(at)).copied().unwrap_or_default()
    }

    /// The word some steps to the left.
    fn left(&self, at: usize, steps: usize) -> u32 {
        at.checked_sub(steps).map_or(0, |at| self.seen(at))
    }

    fn tag(&self, at: usize) -> u32 {
        self.line.tag(at).map_or(0, |tag| tag as u32 + 1)
    }
}

fn of_form(form: Form) -> u8 {
    match form {
        Form::Finite => b'V',
        Form::Infinitive => b'i',
        Form::Gerund => b'g',
        Form::Participle => b'd',
        Form::Bare => b'b',
    }
}

/// The letter of a word outside phrases and verb groups; none for adverbs and the like.
fn of_word(line: Stretch<'_>, at: usize) -> u8 {
    let Some(tag) = line.tag(at) else { return 0 };
    match line.joins(at) {
        Joins::Comma => b',',
        Joins::Stop => b';',
        Joins::And | Joins::So => b'c',
        Joins::That => b'T',
        Joins::Relative => b'w',
        Joins::Because | Joins::If => b's',
        Joins::When if tag == Tag::IN => b'S',
        Joins::When => b'q',
        Joins::Nothing => match tag {
            Tag::CC => b'c',
            Tag::IN => b'p',
            Tag::TO => b't',
            Tag::RB | Tag::RBR | Tag::RBS | Tag::RP | Tag::MD | Tag::POS | Tag::UH => 0,
            Tag::JJ | Tag::JJR | Tag::JJS => b'j',
            Tag::EX => b'e',
            Tag::WDT | Tag::WP | Tag::WPS => b'w',
            Tag::WRB => b'q',
            Tag::Mark => of_mark(line.text(at)),
            Tag::CD | Tag::DT | Tag::FW | Tag::LS | Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::PDT => b'x',
            Tag::PRP | Tag::PRPS | Tag::SYM => b'x',
            Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ => b'x',
        },
    }
}

fn of_mark(text: &str) -> u8 {
    match text.chars().next() {
        Some('"' | '“' | '”' | '‘' | '’' | '\'') => b'"',
        Some('(' | ')' | '[' | ']') => b'(',
        Some(':') => b':',
        Some('-') => b';',
        _ => b'.',
    }
}

/// A closed word by its lemma, any other by its tag.
fn seen(line: Stretch<'_>, at: usize) -> u32 {
    let Some(token) = line.token(at) else { return 0 };
    let closed = matches!(token.tag, Tag::IN | Tag::CC | Tag::DT | Tag::EX | Tag::TO | Tag::MD | Tag::RB | Tag::Mark)
        || matches!(token.tag, Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB | Tag::PRP);
    if closed { hash(token.lemma.as_bytes()) } else { token.tag as u32 + 1 }
}

fn hang(hang: Hang) -> u32 {
    match hang {
        Hang::Root => 0,
        Hang::Conjunct(_) => 1,
        Hang::Predicate(_) => 2,
        Hang::Complement { .. } => 3,
        Hang::Relative { .. } => 4,
        Hang::Contact => 5,
        Hang::Asserting => 6,
        Hang::Condition => 7,
        Hang::Circumstance => 8,
    }
}

fn bucket(count: u32) -> u32 {
    match count {
        0..4 => count,
        4..6 => 4,
        6..10 => 6,
        _ => 10,
    }
}

/// How often something stands between a phrase and a verb.
#[derive(Default)]
struct Counts {
    nouns: u32,
    verbs: u32,
    joins: u32,
    ands: u32,
    commas: u32,
}

impl Counts {
    fn of(letters: &[u8]) -> Self {
        let mut counts = Self::default();
        for letter in letters {
            match letter {
                b'n' => counts.nouns += 1,
                b'V' => counts.verbs += 1,
                b'w' | b'T' | b'q' | b's' | b'S' => counts.joins += 1,
                b'c' => counts.ands += 1,
                b',' => counts.commas += 1,
                _ => {}
            }
        }
        counts
    }
}

/// The hash of the first letters, for each number of them up to the most; where there are fewer, that of all.
fn begins(letters: &[u8]) -> [u32; LONG + 1] {
    let mut hashes = [NO_LETTERS; LONG + 1];
    let mut latest = NO_LETTERS;
    let mut letters = letters.iter();
    for slot in hashes.iter_mut().skip(1) {
        latest = letters.next().map_or(latest, |&letter| add(latest, letter));
        *slot = latest;
    }
    hashes
}

fn last(letters: &[u8], most: usize) -> &[u8] {
    letters.get(letters.len().saturating_sub(most)..).unwrap_or_default()
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(NO_LETTERS, |hash, &byte| add(hash, byte))
}

/// The hash of nothing.
const NO_LETTERS: u32 = 0x811c_9dc5;

fn add(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// Where the weight of a sign stands.
fn sign(parts: &[u32]) -> u32 {
    let mixed = parts.iter().fold(0, |mixed: u32, &part| (mixed.rotate_left(5) ^ part).wrapping_mul(0x9e37_79b1));
    (mixed ^ mixed >> 15) >> (32 - BITS)
}
