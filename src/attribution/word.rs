//! A word as the model sees it: hashes of its forms, its tag and how often such words are cues. Knows nothing of
//! the words around it.

use crate::attribution::class::class;
use crate::attribution::cue_rates::CueRates;
use crate::attribution::feature::pack;
use crate::attribution::hash::{hash_chars, mix};
use crate::knowledge::{Class, Lexicon};
use crate::memo::{Memo, word_key};
use crate::text::{Tag, Token};

/// What a token is, in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// All that features see of the word, as one number.
    pub id: u64,
    /// The word in lower case, digits as 0.
    pub lower: u64,
    /// The word without its ending.
    pub stem: u64,
    /// Its last two letters.
    pub end2: u64,
    /// Its last three letters.
    pub end3: u64,
    /// Its first two letters.
    pub start2: u64,
    /// Its first three letters.
    pub start3: u64,
    /// Its pattern of capitals, small letters, digits and marks.
    pub shape: u64,
    /// Its part of speech.
    pub tag: u64,
    /// Which kinds of reporting words it belongs to.
    pub class: Class,
    /// How often this word is a cue, in steps.
    pub rate: u8,
    /// How often words of this stem are cues, in steps.
    pub stem_rate: u8,
    /// True for a comma.
    pub comma: bool,
    /// True for "that".
    pub that: bool,
    /// True for a past, present or modal verb.
    pub finite: bool,
    /// True for a dash, a semicolon or a conjunction.
    pub joins: bool,
    /// True for a word that reports in most places where it stands.
    pub reporting: bool,
}

/// Reads tokens into words; keeps a buffer, so that a long article allocates once.
pub struct Reader<'a> {
    rates: &'a CueRates,
    lexicon: &'a Lexicon,
    letters: Vec<char>,
}

impl<'a> Reader<'a> {
    /// A reader that knows these cue rates and words.
    pub fn new(rates: &'a CueRates, lexicon: &'a Lexicon) -> Self {
        Self { rates, lexicon, letters: Vec::new() }
    }

    /// The word of a token.
    pub fn read(&mut self, text: &str, token: &Token) -> Word {
        let form = token.span.of(text);
        self.letters.clear();
        if form.is_ascii() {
            self.letters.extend(form.bytes().map(|byte| level(char::from(byte.to_ascii_lowercase()))));
        } else {
            self.letters.extend(form.chars().flat_map(char::to_lowercase).map(level));
        }
        let letters = self.letters.as_slice();
        let lower = hash_chars(letters.iter().copied());
        let stem = hash_chars(stem(letters).iter().copied());
        let class = class(self.lexicon, &token.lemma, token.tag);
        let rate = self.rates.of_word(lower);
        let stem_rate = self.rates.of_stem(stem);
        let (shape, tag) = (shape(form), token.tag as u64);
        let rest = pack([(class.bits(), 16), (tag, 8), (rate.into(), 8), (stem_rate.into(), 8)]);
        Word {
            id: mix(mix(lower, shape), rest),
            lower,
            stem,
            end2: last(letters, 2),
            end3: last(letters, 3),
            start2: first(letters, 2),
            start3: first(letters, 3),
            shape,
            tag,
            class,
            rate,
            stem_rate,
            comma: form == ",",
            that: letters == ['t', 'h', 'a', 't'],
            finite: token.tag.is_finite(),
            joins: token.tag == Tag::CC || matches!(form, ";" | ":" | "-" | "--" | "–" | "—"),
            reporting: rate >= CueRates::REPORTING,
        }
    }
}

/// Words that were read before with one lexicon. A word is known by its letters and its tag, which its lemma follows from.
#[derive(Debug)]
pub struct Known {
    words: Memo<2, Word>,
    /// Which lexicon, once there is one.
    lexicon: Option<u64>,
}

impl Default for Known {
    fn default() -> Self {
        Self { words: Memo::new(12, Word::default()), lexicon: None }
    }
}

impl Known {
    /// Forgets what was read with other words than those of this lexicon.
    pub fn hold_for(&mut self, lexicon: &Lexicon) {
        if self.lexicon != Some(lexicon.mark()) {
            *self = Self { lexicon: Some(lexicon.mark()), ..Self::default() };
        }
    }

    /// What the reader makes of a token. All that is asked here must be read with the same cue rates and with the
    /// lexicon that it holds for.
    #[inline]
    pub fn read(&mut self, reader: &mut Reader<'_>, text: &str, token: &Token) -> Word {
        match word_key(token.span.of(text), token.tag as u8) {
            Some(key) => self.words.get(key, || reader.read(text, token)),
            None => reader.read(text, token),
        }
    }
}

/// All digits alike.
fn level(letter: char) -> char {
    if letter.is_ascii_digit() { '0' } else { letter }
}

fn first(letters: &[char], count: usize) -> u64 {
    hash_chars(letters.iter().copied().take(count))
}

fn last(letters: &[char], count: usize) -> u64 {
    hash_chars(letters.iter().copied().skip(letters.len().saturating_sub(count)))
}

/// The word without the commonest endings, and without the doubled consonant before them; no dictionary is asked.
fn stem(letters: &[char]) -> &[char] {
    const ENDINGS: [(&[char], usize); 8] = [
        (&['i', 'n', 'g'], 6),
        (&['i', 'e', 'd'], 5),
        (&['i', 'e', 's'], 5),
        (&['e', 'd'], 5),
        (&['e', 's'], 5),
        (&['s'], 4),
        (&['e'], 4),
        (&['y'], 4),
    ];
    if !letters.iter().all(char::is_ascii) || letters.ends_with(&['s', 's']) {
        return letters;
    }
    let cut = ENDINGS.iter().find(|(ending, least)| letters.len() >= *least && letters.ends_with(ending));
    let Some((ending, _)) = cut else { return letters };
    let stem = letters.get(..letters.len() - ending.len()).unwrap_or(letters);
    match stem {
        [.., before, last] if stem.len() > 3 && before == last && !matches!(last, 'l' | 's') => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

fn shape(form: &str) -> u64 {
    let mut state = 0;
    let (mut previous, mut run) = ('\0', 0);
    for character in form.chars() {
        let kind = match character {
            c if c.is_uppercase() => 'X',
            c if c.is_lowercase() => 'x',
            c if c.is_ascii_digit() => '0',
            c => c,
        };
        run = if kind == previous { run + 1 } else { 1 };
        previous = kind;
        if run <= 2 {
            state = mix(state, u64::from(u32::from(kind)));
        }
    }
    state
}

impl Word {
    /// The word of a token without cue rates: what counting them starts from.
    pub fn plain(text: &str, token: &Token, lexicon: &Lexicon) -> Self {
        Reader::new(&CueRates::default(), lexicon).read(text, token)
    }

    /// True when the tag is this one.
    pub fn is(&self, tag: Tag) -> bool {
        self.tag == tag as u64
    }
}
