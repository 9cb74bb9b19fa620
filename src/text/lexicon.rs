//! The word lists of `knowledge/en/lexicon` that the reading of text needs, parsed once. It only looks words up; what
//! follows from them is decided elsewhere.

use crate::knowledge::{ListName, lists};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// The entries of a list: one a line, `#` starts a comment line.
pub(super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

/// The words of a list without what its other column says.
fn words(list: ListName) -> impl Iterator<Item = &'static str> {
    entries(list.text()).filter_map(|line| line.split(" | ").next())
}

/// How a word that ends in a full stop relates to the end of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: never ends a sentence.
    Title,
    /// An abbreviation only before a number.
    Number,
    /// May end a sentence.
    Word,
    /// A name with a mark at its end.
    Brand,
}

/// The class of an abbreviation, written with its full stop, or of the one behind a word's hyphen ("D-Calif."); `None`
/// for other words.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    static LIST: OnceLock<FxHashMap<&'static str, Abbreviation>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        entries(lists::ABBREVIATIONS.text())
            .filter_map(|line| {
                let (word, class) = line.split_once(" | ")?;
                let class = match class.trim() {
                    "title" => Abbreviation::Title,
                    "number" => Abbreviation::Number,
                    "brand" => Abbreviation::Brand,
                    _ => Abbreviation::Word,
                };
                Some((word.trim(), class))
            })
            .collect()
    });
    let behind = || word.rsplit_once('-').and_then(|(_, last)| list.get(last));
    list.get(word).or_else(behind).copied()
}

/// True for a capitalised word that often opens a sentence and is no name.
pub(super) fn opens_sentence(word: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| words(lists::SENTENCE_OPENERS).collect()).contains(word)
}

/// True for a verb, by lemma, that tells of an event of a conflict, an accident or a crime.
pub(super) fn is_event_verb(lemma: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| words(lists::EVENT_VERBS).collect()).contains(lemma)
}

/// The number of a month, its name in any case, with or without a full stop.
pub(super) fn month(word: &str) -> Option<u8> {
    static LIST: OnceLock<FxHashMap<&'static str, u8>> = OnceLock::new();
    if word.len() > 10 {
        return None;
    }
    let list = LIST.get_or_init(|| {
        entries(lists::MONTHS.text())
            .filter_map(|line| {
                let (name, number) = line.split_once(" | ")?;
                Some((name, number.trim().parse().ok()?))
            })
            .collect()
    });
    list.get(word.trim_end_matches('.').to_lowercase().as_str()).copied()
}

/// True for the name of a weekday with a capital, in full or short.
pub(super) fn is_weekday(word: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let list = LIST.get_or_init(|| words(lists::WEEKDAYS).collect());
    word.len() < 11 && word.starts_with(char::is_uppercase) && list.contains(word.to_lowercase().as_str())
}

/// True for the letters that make a number an ordinal: "th".
pub(super) fn is_ordinal(ending: &str) -> bool {
    entries(lists::ORDINAL_ENDINGS.text()).any(|known| known == ending)
}

/// A sort of word of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// "Sunday", but not in three letters.
    Day,
    /// "June"
    Month,
    /// "summer"
    Season,
}

/// What time a word stands for, in lower case.
pub(super) fn time(word: &str) -> Option<Time> {
    static LIST: OnceLock<FxHashMap<&'static str, Time>> = OnceLock::new();
    let list = LIST.get_or_init(|| {
        let of = |list, time| words(list).map(move |word| (word, time));
        let days = of(lists::WEEKDAYS, Time::Day).filter(|(day, _)| day.len() > 3);
        let months = of(lists::MONTHS, Time::Month);
        let seasons = of(lists::SEASONS, Time::Season);
        days.chain(months).chain(seasons).collect()
    });
    list.get(word).copied()
}

/// True for a word that stands before a date, in lower case: "in", "since", "last".
pub(super) fn leads_to_date(word: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| words(lists::DATE_PREPOSITIONS).chain(words(lists::DATE_OPENERS)).collect()).contains(word)
}

/// The names in which a word of time is no time, in lower case, by their words.
pub(super) fn time_names() -> &'static [Vec<&'static str>] {
    static LIST: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    LIST.get_or_init(|| words(lists::TIME_NAMES).map(|name| name.split(' ').collect()).collect())
}

/// True for a word that makes the name of an outlet with the words before it, in lower case: "Times", "Herald".
pub(super) fn heads_outlet(word: &str) -> bool {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    let list = LIST.get_or_init(|| pairs(lists::NAME_HEADS.text()));
    list.get(word).is_some_and(|column| column.starts_with(MEDIA))
}

/// What `name-heads` calls an outlet.
const MEDIA: &str = "media";

/// True for a first name, in lower case.
pub(super) fn is_first_name(word: &str) -> bool {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::FIRST_NAMES.text())).contains_key(word)
}

/// True for a form of address or short title, in lower case.
pub(super) fn is_title(word: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| words(lists::TITLES).collect()).contains(word)
}

/// A list of pairs.
type Pairs = FxHashMap<&'static str, &'static str>;

fn pairs(list: &'static str) -> Pairs {
    entries(list).filter_map(|line| line.split_once(" | ")).map(|(form, lemma)| (form, lemma.trim())).collect()
}

/// The verb that an irregular past, participle or third person belongs to.
pub(super) fn irregular_verb(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_VERBS.text())).get(form).copied()
}

/// The verb of a form of "be" or "have" that is not the verb itself: "are", "'ve".
pub(super) fn auxiliary(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::AUXILIARY_FORMS.text())).get(form).copied()
}

/// The adverb that an irregular degree belongs to.
pub(super) fn irregular_adverb(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_ADVERBS.text())).get(form).copied()
}

/// A past that is no other word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Past {
    /// Its participle is another form.
    Only,
    /// It is the participle too.
    Participle,
}

/// What a form is that is nothing but the past of a verb; `None` for other words.
pub(super) fn plain_past(form: &str) -> Option<Past> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    if !(3..=10).contains(&form.len()) {
        return None;
    }
    let list = LIST.get_or_init(|| pairs(lists::PLAIN_PASTS.text()));
    list.get(form).map(|column| if *column == "both" { Past::Participle } else { Past::Only })
}

/// The singular of an irregular plural.
pub(super) fn irregular_noun(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_NOUNS.text())).get(form).copied()
}

/// The dictionary form of a pronoun, determiner, modal, or irregular degree.
pub(super) fn irregular_other(form: &str) -> Option<&'static str> {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    LIST.get_or_init(|| pairs(lists::IRREGULAR_OTHERS.text())).get(form).copied()
}

/// True for a word that ends like a form of another and is none.
pub(super) fn is_uninflected(word: &str) -> bool {
    static LIST: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    LIST.get_or_init(|| words(lists::UNINFLECTED).map(str::trim).collect()).contains(word)
}

/// True when a verb's stem lacks an e after "-ed" or "-ing" is taken off, by the longest ending on the list.
pub(super) fn lacks_e(stem: &str) -> bool {
    static LIST: OnceLock<Pairs> = OnceLock::new();
    let list = LIST.get_or_init(|| pairs(lists::VERB_ENDINGS.text()));
    let whole = format!("^{stem}");
    let from = whole.len().saturating_sub(12);
    (from..whole.len()).find_map(|at| list.get(whole.get(at..)?)).is_some_and(|&found| found == "e")
}
