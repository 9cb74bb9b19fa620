//! A stretch of text that is labelled in one go, with what each word stands between: quotation, sentence, commas,
//! the nearest reporting words. Reads the whole stretch once each way; labels nothing.

use crate::attribution::word::Word;
use std::ops::Range;

/// Where a word stands within its stretch. Counts and distances are in words and stop at 65,535.
#[derive(Clone, Copy, Debug, Default)]
pub struct Position {
    /// 0 outside quotations, 1 an opening mark, 2 inside, 3 a closing mark, 4 right after one, 5 up to four after.
    pub quote: u8,
    /// The number of the sentence in the stretch.
    pub sentence: u16,
    /// Words of the sentence before this one.
    pub from_start: u16,
    /// Words of the sentence after this one.
    pub to_end: u16,
    /// Commas before this word.
    pub commas: u16,
    /// "that"s before this word.
    pub thats: u16,
    /// Quotation marks before this word.
    pub marks: u16,
    /// The nearest reporting word of the sentence before this one, outside quotations.
    pub reporting_before: Option<u16>,
    /// The nearest reporting word of the sentence after this one, outside quotations.
    pub reporting_after: Option<u16>,
    /// What is true of the sentence: the bits of `Passage`.
    pub sentence_is: u8,
}

/// Words that are labelled together: a block, or a part of a very long one.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The words.
    pub words: &'a [Word],
    /// The place of each word.
    pub places: Vec<Position>,
    /// What kind of block it is, as a number.
    pub block: u64,
    /// The number of sentences.
    pub sentences: u16,
    /// True when a reporting word stands anywhere outside quotations.
    pub reports: bool,
}

impl<'a> Passage<'a> {
    const HAS_MARK: u8 = 1;
    const STARTS_WITH_MARK: u8 = 2;
    const STARTS_INSIDE: u8 = 4;
    const ENDS_INSIDE: u8 = 8;
    const REPORTS: u8 = 16;
    const REPORTS_TWICE: u8 = 32;

    /// The passage of some words, each with its quotation state and the first word of its sentence.
    pub fn new(words: &'a [Word], quotes: &[u8], sentences: &[Range<usize>], block: u64) -> Self {
        let mut places = vec![Position::default(); words.len()];
        let mut reports = false;
        for (number, range) in sentences.iter().enumerate() {
            let (Some(words), Some(places)) = (words.get(range.clone()), places.get_mut(range.clone())) else {
                continue;
            };
            for (index, place) in places.iter_mut().enumerate() {
                place.quote = quotes.get(range.start + index).copied().unwrap_or(0);
                place.sentence = narrow(number);
                place.from_start = narrow(index);
                place.to_end = narrow(words.len() - 1 - index);
            }
            look_back(words, places, range.start);
            look_ahead(words, places, range.start);
            let flags = describe(words, places);
            reports |= flags & Self::REPORTS != 0;
            places.iter_mut().for_each(|place| place.sentence_is = flags);
        }
        count(words, &mut places);
        Self { words, places, block, sentences: narrow(sentences.len()), reports }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// True when there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

fn reports(word: &Word, place: &Position) -> bool {
    word.reporting && place.quote != 2
}

fn look_back(words: &[Word], places: &mut [Position], first: usize) {
    let mut reporting = None;
    for (index, (word, place)) in words.iter().zip(places).enumerate() {
        place.reporting_before = reporting;
        if reports(word, place) {
            reporting = Some(narrow(first + index));
        }
    }
}

fn look_ahead(words: &[Word], places: &mut [Position], first: usize) {
    let mut reporting = None;
    for (index, (word, place)) in words.iter().zip(places).enumerate().rev() {
        place.reporting_after = reporting;
        if reports(word, place) {
            reporting = Some(narrow(first + index));
        }
    }
}

fn describe(words: &[Word], places: &[Position]) -> u8 {
    let count = words.iter().zip(places).filter(|(word, place)| reports(word, place)).count();
    let first = places.first().map_or(0, |place| place.quote);
    let last = places.last().map_or(0, |place| place.quote);
    let flag = |is: bool, bit: u8| if is { bit } else { 0 };
    flag(places.iter().any(|place| matches!(place.quote, 1 | 3)), Passage::HAS_MARK)
        | flag(first == 1, Passage::STARTS_WITH_MARK)
        | flag(first == 2, Passage::STARTS_INSIDE)
        | flag(last == 2, Passage::ENDS_INSIDE)
        | flag(count > 0, Passage::REPORTS)
        | flag(count > 1, Passage::REPORTS_TWICE)
}

fn count(words: &[Word], places: &mut [Position]) {
    let (mut commas, mut thats, mut marks) = (0, 0, 0);
    for (word, place) in words.iter().zip(places) {
        (place.commas, place.thats, place.marks) = (commas, thats, marks);
        commas = commas.saturating_add(u16::from(word.comma));
        thats = thats.saturating_add(u16::from(word.that));
        marks = marks.saturating_add(u16::from(matches!(place.quote, 1 | 3)));
    }
}
