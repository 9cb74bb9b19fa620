//! The words of time that are part of a name: "Theresa May", "Judge June Park", "The Sunday Times". Told by the words
//! around, and by the full name elsewhere in the article; what else a name is, is not looked at.

use super::lexicon::{self, Time};
use crate::span::Span;
use crate::text::{Document, Tag, Token};
use std::ops::Range;

/// The tokens of a document that are a weekday, month or season only by their letters, in reading order; with the
/// other words of such names as a list has, for the "on" of "The Mail on Sunday" is no preposition.
pub(super) fn of(document: &Document) -> Vec<usize> {
    let page = Page { document };
    let times: Vec<(usize, Time)> =
        (0..document.tokens.len()).filter_map(|at| page.time(at).map(|time| (at, time))).collect();
    let mut named = Vec::new();
    let mut surnames = Vec::new();
    for &(at, time) in &times {
        if page.is_surname(at, time) {
            surnames.push(page.lower(at));
            named.push(at);
        } else if let Some(name) = page.listed(at) {
            named.extend(name);
        } else if page.is_named(at, time) {
            named.push(at);
        }
    }
    if !surnames.is_empty() {
        let again = |at: usize| page.is_bare(at) && surnames.contains(&page.lower(at));
        named.extend(times.iter().map(|(at, _)| *at).filter(|&at| again(at)));
    }
    named.sort_unstable();
    named.dedup();
    named
}

#[derive(Clone, Copy)]
struct Page<'a> {
    document: &'a Document,
}

impl<'a> Page<'a> {
    fn token(self, at: usize) -> Option<&'a Token> {
        self.document.tokens.as_slice().get(at)
    }

    fn text(self, at: usize) -> &'a str {
        self.document.at(self.token(at).map_or(Span::default(), |token| token.span))
    }

    fn lower(self, at: usize) -> String {
        self.text(at).to_lowercase()
    }

    fn is_capital(self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    fn is_name(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.tag.is_name()) && self.is_capital(at)
    }

    /// A capitalised word of time.
    fn time(self, at: usize) -> Option<Time> {
        let token = self.token(at)?;
        let text = self.document.at(token.span);
        // Their first letters; most words are none of them.
        let may_be = matches!(
            text.as_bytes().first(),
            Some(b'A' | b'D' | b'F' | b'J' | b'M' | b'N'..=b'O' | b'S'..=b'T' | b'W')
        );
        if may_be && text.len() <= 10 { lexicon::time(&token.lemma) } else { None }
    }

    /// Behind a first name, an initial or a title, and before no number: "Theresa May", "Mr August".
    fn is_surname(self, at: usize, time: Time) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| self.is_capital(before) && !self.counts(at + 1)) else {
            return false;
        };
        let lower = self.lower(before);
        let titled = lexicon::is_title(&lower) && (time != Time::Day || self.is_name(at + 1));
        let initial = self.text(before).len() == 2 && lower.ends_with('.');
        // A season with a capital is hardly ever a time.
        let named = self.is_name(before) && self.time(before).is_none();
        let first = named && (lexicon::is_first_name(&lower) || time == Time::Season && self.is_name(at));
        titled || time != Time::Day && (first || initial && before > 0 && self.is_capital(before - 1))
    }

    fn is_named(self, at: usize, time: Time) -> bool {
        time == Time::Day && lexicon::heads_outlet(&self.lower(at + 1)) && self.is_name(at + 1)
            || time != Time::Day && self.is_name(at + 1) && self.time(at + 1).is_none() && self.begins_name(at)
    }

    /// "June Park", "District Attorney Summer Steele": before a name, with no word before it that leads to a date.
    fn begins_name(self, at: usize) -> bool {
        let first = lexicon::is_first_name(&self.lower(at));
        let Some(before) = at.checked_sub(1) else { return first };
        let between = self.is_name(before) && self.time(before).is_none();
        if !lexicon::leads_to_date(&self.lower(before)) {
            return between || first && !self.is_determiner(before);
        }
        // "accused by June Park.", but "from April Tesco will", "in June Greek banks".
        let after = self.token(at + 2).map(|token| token.tag);
        let closes = matches!(after, None | Some(Tag::Mark | Tag::IN | Tag::CC | Tag::TO | Tag::POS));
        let figure = self.text(at + 1).chars().all(char::is_uppercase);
        first && closes && !figure
    }

    /// The name around a word that the list of such names has.
    fn listed(self, at: usize) -> Option<Range<usize>> {
        let own = self.lower(at);
        let is = |at: usize, word: &str| {
            self.text(at).eq_ignore_ascii_case(word) && (self.is_capital(at) || self.is_preposition(at))
        };
        lexicon::time_names().iter().find_map(|name| {
            let places = name.iter().enumerate().filter(|(_, word)| **word == own);
            let mut starts = places.filter_map(|(place, _)| at.checked_sub(place));
            let start = starts.find(|start| name.iter().enumerate().all(|(place, word)| is(start + place, word)))?;
            Some(start..start + name.len())
        })
    }

    fn is_preposition(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.tag == Tag::IN)
    }

    /// Alone, where the full name has stood elsewhere: "May said".
    fn is_bare(self, at: usize) -> bool {
        let led = at.checked_sub(1).is_some_and(|before| lexicon::leads_to_date(&self.lower(before)));
        self.is_name(at) && !led && !self.counts(at + 1)
    }

    fn is_determiner(self, at: usize) -> bool {
        self.token(at).is_some_and(|token| matches!(token.tag, Tag::DT | Tag::PRPS | Tag::JJ))
    }

    fn counts(self, at: usize) -> bool {
        self.text(at).starts_with(|first: char| first.is_ascii_digit())
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Format, read};

    fn named(text: &str) -> Vec<String> {
        let document = read(text, Format::Plain);
        let tokens = document.tokens.as_slice().iter().enumerate();
        tokens.filter(|(at, _)| document.is_time_name(*at)).map(|(_, it)| document.at(it.span).to_owned()).collect()
    }

    #[test]
    fn a_word_of_time_in_a_name_is_none() {
        assert_eq!(named("Teresa May spoke in May. Later May left, and in March she was back."), ["May", "May"]);
        assert_eq!(named("Judge April Stone met Mr August and Jan Nowak."), ["April", "August", "Jan"]);
        assert_eq!(
            named("The Sunday Mirror and the Mail on Sunday wrote of Cyber Monday."),
            ["Sunday", "Mail", "on", "Sunday", "Cyber", "Monday"]
        );
        assert_eq!(named("Coroner Autumn Reed was told by June Hart."), ["Autumn", "June"]);
    }

    #[test]
    fn a_time_beside_a_name_stays_one() {
        assert!(named("From April Tesco will close shops, Ann Lowe said Monday.").is_empty());
        assert!(named("On Sunday Pope Leo spoke. Last May Labour won. Police met Ann Lowe on May 3.").is_empty());
        assert!(named("In June Greek banks closed. President Duarte said Friday that March would do.").is_empty());
    }
}
