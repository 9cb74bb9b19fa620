//! The dictionary form of a word, by its tag: an irregular list first, then rules of spelling. Both are data in
//! `knowledge/en/lexicon`. A word's meaning is not looked at.

use super::layout::Run;
use super::lexicon;
use super::sorts::Sort;
use super::tokenize;
use crate::memo::{Memo, Pool, word_key};
use crate::span::Span;
use crate::text::Tag;
use std::sync::Arc;

/// Lemmas of words that have been, so that most words of an archive are neither worked out nor stored again.
pub(super) struct Lemmas(Memo<2, Arc<str>>);

/// What was worked out for one sentence serves the next.
static LEMMAS: Pool<Lemmas> = Pool::new();

impl Lemmas {
    /// Works with the lemmas that are known.
    pub fn lend<R>(work: impl FnOnce(&mut Self) -> R) -> R {
        LEMMAS.lend(|| Self(Memo::new(12, Arc::from(""))), work)
    }

    /// The lemma of a word with a tag; of a mark, the mark.
    pub fn of(&mut self, word: &str, tag: Tag) -> Arc<str> {
        let make = || if tag == Tag::Mark { word.into() } else { lemma(word, tag).into() };
        match word_key(word, tag as u8) {
            Some(key) => self.0.get(key, make),
            None => make(),
        }
    }
}

/// The lemma of a word with a tag, in lower case. A name keeps its form, save for plurals of peoples and parties
/// ("Ukrainians"). An adjective in "-ed" is taken for the verb that it comes from ("wounded" gives "wound"), so that
/// a word list finds it whatever its tag.
pub fn lemma(word: &str, tag: Tag) -> Box<str> {
    let lower = straight(word);
    let known = match tag {
        Tag::VBD | Tag::VBN | Tag::VBG | Tag::VBZ => return verb(&lower, tag),
        Tag::VBP | Tag::VB => lexicon::auxiliary(&lower),
        Tag::NNS => return plural(&lower),
        Tag::NNP | Tag::NNPS => return name(&lower),
        Tag::JJ if lower.ends_with("ed") && !lower.contains('-') => return verb(&lower, Tag::VBN),
        Tag::JJR | Tag::JJS | Tag::RBR | Tag::RBS => return degree(&lower, tag),
        Tag::POS => Some("'s"),
        Tag::PRP | Tag::DT | Tag::MD => lexicon::irregular_other(&lower),
        Tag::RB if lower.len() <= 3 => lexicon::irregular_other(&lower),
        Tag::CC
        | Tag::CD
        | Tag::EX
        | Tag::FW
        | Tag::IN
        | Tag::JJ
        | Tag::LS
        | Tag::NN
        | Tag::PDT
        | Tag::PRPS
        | Tag::RB
        | Tag::RP
        | Tag::SYM
        | Tag::TO
        | Tag::UH
        | Tag::WDT
        | Tag::WP
        | Tag::WPS
        | Tag::WRB
        | Tag::Mark => None,
    };
    known.map_or_else(|| lower.into_boxed_str(), Box::from)
}

/// The lemmas of the words of a phrase, as a person means it who writes a list of words: the words are cut as in an
/// article; a form that could be a verb's is one ("wounded" gives "wound"); what has a capital is a name.
pub fn lemmas_of_phrase(phrase: &str) -> Vec<Box<str>> {
    let run = Run { span: Span::new(0, phrase.len()), form: None, alt: false };
    tokenize::words(phrase, &[run]).iter().map(|word| listed(word.form)).collect()
}

fn listed(word: &str) -> Box<str> {
    let lower = straight(word);
    if word.starts_with(char::is_uppercase) {
        return name(&lower);
    }
    if let Some(lemma) = lexicon::auxiliary(&lower).or_else(|| lexicon::irregular_other(&lower)) {
        return lemma.into();
    }
    if lexicon::is_uninflected(&lower) {
        return lower.into();
    }
    if lexicon::irregular_verb(&lower).is_some() || lower.ends_with("ed") {
        return verb(&lower, Tag::VBN);
    }
    if lower.ends_with("ing") {
        return verb(&lower, Tag::VBG);
    }
    plural(&lower)
}

/// Lower case, with every apostrophe straight.
fn straight(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().replace(['’', '‘', 'ʼ'], "'")
}

fn name(lower: &str) -> Box<str> {
    let one = lower.strip_suffix('s').filter(|_| lower.len() > 5 && Sort::People.ends(lower));
    one.unwrap_or(lower).into()
}

fn verb(lower: &str, tag: Tag) -> Box<str> {
    if let Some(lemma) = lexicon::irregular_verb(lower).or_else(|| lexicon::auxiliary(lower)) {
        return lemma.into();
    }
    if let Some(lemma) = prefixed(lower) {
        return lemma.into();
    }
    if lexicon::is_uninflected(lower) || is_negated_participle(lower) {
        return lower.into();
    }
    match tag {
        Tag::VBZ => without_s(lower).into(),
        _ => ["ed", "ing"]
            .iter()
            .find_map(|ending| stem(lower.strip_suffix(ending)?))
            .unwrap_or_else(|| lower.to_owned())
            .into(),
    }
}

/// "unconfirmed" is no form of "unconfirm"; "unveiled" is one of "unveil".
fn is_negated_participle(lower: &str) -> bool {
    lower.ends_with("ed")
        && lower.strip_prefix("un").is_some_and(|rest| rest.len() > 4 && Sort::Undone.begins(rest).is_none())
}

/// "overtook" is "over" + "took".
fn prefixed(lower: &str) -> Option<String> {
    let (head, rest) = match lower.split_once('-') {
        Some((_, rest)) => (lower.len() - rest.len(), rest),
        None => lower.split_at_checked(Sort::Prefix.begins(lower)?).map(|(head, rest)| (head.len(), rest))?,
    };
    let base = lexicon::irregular_verb(rest).filter(|_| rest.len() > 2)?;
    Some(format!("{}{base}", lower.get(..head)?))
}

/// The verb whose "-ed" or "-ing" was taken off; `None` when what is left is no stem.
fn stem(stem: &str) -> Option<String> {
    let mut letters = stem.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    if !stem.contains(vowel) || !stem.is_ascii() {
        return None;
    }
    if last == 'i' {
        return Some(format!("{}y", stem.strip_suffix('i')?));
    }
    if last == before && !vowel(last) {
        return Some(if keeps_double(stem, last) { stem.to_owned() } else { stem.get(..stem.len() - 1)?.to_owned() });
    }
    Some(if lexicon::lacks_e(stem) { format!("{stem}e") } else { stem.to_owned() })
}

/// True when two equal letters at the end are the verb's own: "kill", "pass", "add", against "stopp".
fn keeps_double(stem: &str, last: char) -> bool {
    let start = stem.get(..stem.len().saturating_sub(2)).unwrap_or_default();
    match last {
        's' | 'f' | 'z' => true,
        // "kill" has one vowel; "cancell" and "controll" have two.
        'l' if vowel_groups(start) <= 1 => !Sort::Halved.ends(stem),
        _ => Sort::Doubled.ends(stem),
    }
}

fn vowel_groups(text: &str) -> usize {
    let mut last = false;
    text.chars().fold(0, |count, c| {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let starts = vowel && !last;
        last = vowel;
        count + usize::from(starts)
    })
}

fn plural(lower: &str) -> Box<str> {
    if let Some(lemma) = lexicon::irregular_noun(lower) {
        return lemma.into();
    }
    if let Some((head, last)) = lower.rsplit_once('-').filter(|(_, last)| last.len() > 2) {
        return format!("{head}-{}", plural(last)).into();
    }
    if lower.len() > 5 && lower.ends_with("men") {
        return format!("{}man", lower.strip_suffix("men").unwrap_or(lower)).into();
    }
    without_s(lower).into()
}

/// A word without the "-s" of the plural or of the third person.
fn without_s(lower: &str) -> String {
    let base = |cut: usize| lower.get(..lower.len() - cut).unwrap_or(lower);
    if lower.len() < 3
        || !lower.ends_with('s')
        || lower.ends_with("ss")
        || lower.ends_with("us")
        || lower.ends_with("is") && lower.len() > 4 && !Sort::Is.ends(lower)
    {
        return lower.to_owned();
    }
    if let Some(digits) = lower
        .strip_suffix("'s")
        .or_else(|| lower.strip_suffix('s'))
        .filter(|digits| digits.ends_with(|c: char| c.is_ascii_digit()))
    {
        return format!("{digits}s");
    }
    let es = || lower.ends_with("es") && lower.len() > 4 && Sort::Es.ends(lower);
    if lower.ends_with("ies") && lower.len() > 4 {
        return format!("{}y", base(3));
    }
    base(if es() { 2 } else { 1 }).to_owned()
}

fn degree(lower: &str, tag: Tag) -> Box<str> {
    let adverb = matches!(tag, Tag::RBR | Tag::RBS).then(|| lexicon::irregular_adverb(lower)).flatten();
    if let Some(lemma) = adverb.or_else(|| lexicon::irregular_other(lower)) {
        return lemma.into();
    }
    let Some(root) = lower.strip_suffix("er").or_else(|| lower.strip_suffix("est")).filter(|root| root.len() > 2)
    else {
        return lower.into();
    };
    if let Some(head) = root.strip_suffix('i') {
        return format!("{head}y").into();
    }
    let mut letters = root.chars().rev();
    let (last, before) = (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '));
    if last == before && matches!(last, 'b' | 'd' | 'g' | 'm' | 'n' | 't') {
        return root.get(..root.len() - 1).unwrap_or(root).into();
    }
    // "larger", "nicer", "later", "safer", "simpler" lack their e.
    let lacks = matches!(last, 'c' | 'g' | 's' | 'v' | 'u') && !root.ends_with("ng") && before != 's'
        || Sort::LacksE.ends(root) && !Sort::LacksNone.ends(root);
    if lacks { format!("{root}e").into() } else { root.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: Tag, pairs: &[(&str, &str)]) {
        for &(word, expected) in pairs {
            assert_eq!(&*lemma(word, tag), expected, "{word}");
        }
    }

    #[test]
    fn regular_pasts_get_their_e_back() {
        check(
            Tag::VBD,
            &[
                ("captured", "capture"),
                ("claimed", "claim"),
                ("denied", "deny"),
                ("stopped", "stop"),
                ("killed", "kill"),
            ],
        );
        check(
            Tag::VBD,
            &[
                ("accused", "accuse"),
                ("controlled", "control"),
                ("visited", "visit"),
                ("agreed", "agree"),
                ("added", "add"),
            ],
        );
        check(
            Tag::VBG,
            &[("making", "make"), ("lying", "lie"), ("saying", "say"), ("seeing", "see"), ("believing", "believe")],
        );
    }

    #[test]
    fn irregular_verbs_follow_their_tag() {
        check(Tag::VBD, &[("saw", "see"), ("said", "say"), ("overtook", "overtake"), ("was", "be"), ("left", "leave")]);
        check(Tag::VBP, &[("saw", "saw"), ("are", "be"), ("’ve", "have"), ("have", "have")]);
        check(Tag::VBZ, &[("denies", "deny"), ("goes", "go"), ("’s", "be"), ("causes", "cause"), ("passes", "pass")]);
    }

    #[test]
    fn plurals_of_nouns() {
        check(
            Tag::NNS,
            &[("soldiers", "soldier"), ("casualties", "casualty"), ("women", "woman"), ("policemen", "policeman")],
        );
        check(
            Tag::NNS,
            &[
                ("lives", "life"),
                ("series", "series"),
                ("viruses", "virus"),
                ("churches", "church"),
                ("houses", "house"),
            ],
        );
    }

    #[test]
    fn names_keep_their_form() {
        check(Tag::NNP, &[("Reuters", "reuters"), ("Athens", "athens")]);
        check(Tag::NNPS, &[("Ukrainians", "ukrainian"), ("Democrats", "democrat")]);
    }

    #[test]
    fn phrases_of_lists_prefer_verbs() {
        let of = |phrase: &str| lemmas_of_phrase(phrase).join(" ");
        assert_eq!(of("take the town"), "take the town");
        assert_eq!(of("wounded"), "wound");
        assert_eq!(of("taken hostage"), "take hostage");
        assert_eq!(of("death tolls"), "death toll");
        assert_eq!(of("ceasefires"), "ceasefire");
        assert_eq!(of("state-run"), "state-run");
        assert_eq!(of("did not"), "do not");
        assert_eq!(of("hundred"), "hundred");
    }
}
