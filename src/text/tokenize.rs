//! Visible text to words: a word, a number or one mark each, after the Penn Treebank save for hyphens: "re-elected"
//! and "state-run" are one word, as are "$1.5bn", "10,000", "9th", "U.S." and addresses. "don't" is "do" + "n't",
//! "cannot" is "can" + "not", "dont" reads as "do" + "n't", "50%" is "50" + "%". It knows abbreviations, not sentences.

use super::layout::Run;
use super::lexicon::{self, Abbreviation};
use super::plain::is_blank;
use super::sorts::Sort;
use super::typed;
use crate::span::Span;

/// A word before it is tagged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it reads as.
    pub form: &'a str,
    /// White space, or the start of the block, stands before it.
    pub gap: bool,
}

/// The words of runs of visible text.
pub(super) fn words<'a>(text: &'a str, runs: &[Run]) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'a>> = Vec::new();
    let mut gap = true;
    for run in runs {
        if let Some(form) = run.form {
            if !form.trim().is_empty() {
                words.push(Word { span: run.span, form, gap });
            }
            gap = form.trim().is_empty();
            continue;
        }
        gap = cut_run(text, run.span, gap, &mut words);
    }
    words
}

/// Cuts one run; says whether white space stands at its end.
fn cut_run<'a>(text: &'a str, run: Span, mut gap: bool, words: &mut Vec<Word<'a>>) -> bool {
    let seen = run.of(text);
    let mut at = 0;
    while let Some(rest) = seen.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start_matches(is_blank).len();
        if blank > 0 {
            (gap, at) = (true, at + blank);
            continue;
        }
        let end = rest.find(is_blank).unwrap_or(rest.len());
        let chunk = rest.get(..end).unwrap_or_default();
        let mut cutter = Cutter { words, base: run.start + at, chunk, gap, after: rest.get(end..).unwrap_or_default() };
        cutter.cut();
        at += end;
        gap = false;
    }
    gap
}

/// Cuts what stands between white space.
struct Cutter<'a, 'w> {
    words: &'w mut Vec<Word<'a>>,
    base: usize,
    chunk: &'a str,
    gap: bool,
    /// The text after the chunk, for "No. 10".
    after: &'a str,
}

impl<'a> Cutter<'a, '_> {
    fn cut(&mut self) {
        let mut at = 0;
        while let Some(rest) = self.chunk.get(at..).filter(|rest| !rest.is_empty()) {
            let length = self.length(rest, at).max(rest.chars().next().map_or(1, char::len_utf8));
            self.push_word(at, at + length);
            at += length;
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let Some(form) = self.chunk.get(start..end).filter(|form| !form.is_empty()) else { return };
        let span = Span::new(self.base + start, self.base + end);
        self.words.push(Word { span, form, gap: self.gap });
        self.gap = false;
    }

    /// What the last word reads as, unless it is written so.
    fn read_as(&mut self, form: &'static str) {
        if let Some(last) = self.words.last_mut().filter(|last| !last.form.eq_ignore_ascii_case(form)) {
            last.form = form;
        }
    }

    /// Adds a word, its clitic apart.
    fn push_word(&mut self, start: usize, end: usize) {
        let word = self.chunk.get(start..end).unwrap_or_default();
        let tail = self.chunk.get(end..).unwrap_or_default();
        if let Some(typed) = typed::contraction(word, || next_word(tail, self.after)) {
            let cut = start + typed.cut;
            self.push(start, cut);
            self.read_as(typed.first);
            self.push(cut, end);
            self.read_as(typed.second);
            return;
        }
        let split = start + clitic(word).unwrap_or(0);
        self.push(start, split);
        self.push(split, end);
    }

    /// The length of the word or mark that `rest` starts with.
    fn length(&self, rest: &str, at: usize) -> usize {
        let mut chars = rest.chars();
        let first = chars.next().unwrap_or(' ');
        let second = chars.next().unwrap_or(' ');
        if let Some(length) = address(rest) {
            return length;
        }
        if is_word(first) {
            return self.word(rest);
        }
        let at_start = at == 0;
        match first {
            '$' | '£' | '€' | '¥' | '₹' | '₽' | '₩' if second.is_ascii_digit() => {
                first.len_utf8() + self.word(rest.get(first.len_utf8()..).unwrap_or_default())
            }
            '+' | '-' | '−' if at_start && second.is_ascii_digit() => {
                first.len_utf8() + self.word(rest.get(first.len_utf8()..).unwrap_or_default())
            }
            '#' | '@' if is_word(second) => 1 + run_of(rest.get(1..).unwrap_or_default(), |c| is_word(c) || c == '_'),
            '.' if second.is_ascii_digit() && at_start => 1 + self.word(rest.get(1..).unwrap_or_default()),
            '\'' | '’' | '‘' => apostrophe(rest, first),
            '`' => run_of(rest, |c| c == '`').min(2),
            '!' | '?' => run_of(rest, |c| matches!(c, '!' | '?')),
            '.' | '-' | '*' | '_' | '=' | '~' => run_of(rest, |c| c == first),
            _ => symbol(rest),
        }
    }

    /// The length of the word or number that `rest` starts with, its full stop too where it belongs to it.
    fn word(&self, rest: &str) -> usize {
        let mut end = run_of(rest, is_word);
        while let Some(tail) = rest.get(end..) {
            let mut chars = tail.chars();
            let (Some(joint), Some(next)) = (chars.next(), chars.next()) else { break };
            let before = rest.get(..end).and_then(|word| word.chars().next_back()).unwrap_or(' ');
            let more = joint.len_utf8() + run_of(tail.get(joint.len_utf8()..).unwrap_or_default(), is_word);
            let joined = tail.get(joint.len_utf8()..more).unwrap_or_default();
            if !is_word(next) || !joins(rest.get(..end), before, joint, next, joined) {
                break;
            }
            end += more;
        }
        end + usize::from(self.owns_stop(rest, end))
    }

    /// True when the full stop after the word belongs to it.
    fn owns_stop(&self, rest: &str, end: usize) -> bool {
        let word = rest.get(..end).unwrap_or_default();
        let tail = rest.get(end..).unwrap_or_default();
        if word.len() > 12 || !tail.starts_with('.') || tail.starts_with("..") {
            return false;
        }
        let single = word.chars().count() == 1;
        if single && word.chars().all(char::is_uppercase) && word != "I" {
            return true;
        }
        match lexicon::abbreviation(rest.get(..=end).unwrap_or_default()) {
            Some(Abbreviation::Number) => {
                tail == "." && self.after.trim_start().starts_with(|c: char| c.is_ascii_digit())
            }
            Some(_) => true,
            // "U.S.", "a.k.a.": single letters between full stops.
            None => {
                let last = word.rsplit('-').next().unwrap_or_default();
                last.len() >= 3
                    && last
                        .split('.')
                        .all(|part| part.chars().count() == 1 && !part.starts_with(|c: char| c.is_ascii_digit()))
            }
        }
    }
}

/// The word behind white space; none where a mark stands between.
fn next_word<'a>(chunk: &str, after: &'a str) -> &'a str {
    let next = after.trim_start_matches(is_blank);
    let end = run_of(next, is_word).min(if chunk.is_empty() { next.len() } else { 0 });
    next.get(..end).unwrap_or_default()
}

/// True when a mark between two word characters holds them together.
fn joins(word: Option<&str>, before: char, joint: char, next: char, joined: &str) -> bool {
    let word = word.unwrap_or_default();
    match joint {
        '-' | '\u{2010}' | '\u{2011}' | '_' => true,
        '\'' | '’' | '‘' | 'ʼ' | '´' | '`' => before.is_alphanumeric() && next.is_alphabetic(),
        ',' => before.is_ascii_digit() && is_thousand(joined),
        ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        '/' => before.is_ascii_digit() && next.is_ascii_digit(),
        '&' => before.is_uppercase() && next.is_uppercase(),
        '$' | '£' | '€' => word.len() <= 3 && word.chars().all(char::is_uppercase) && next.is_ascii_digit(),
        '.' => {
            let digits = before.is_ascii_digit() && next.is_ascii_digit();
            let initials = word.rsplit(['.', '-']).next().is_some_and(|part| part.chars().count() == 1)
                && joined.chars().count() == 1;
            digits || initials || Sort::Dotted.is(word.rsplit('-').next().unwrap_or_default())
        }
        _ => false,
    }
}

/// What may follow the comma in "10,000", "10,000m", "10,000ft": three digits and no fourth.
fn is_thousand(joined: &str) -> bool {
    run_of(joined, |c| c.is_ascii_digit()) == 3
}

/// The byte where the clitic of a word starts: "'s", "n't", "'re" and the like, or the "not" of "cannot".
fn clitic(word: &str) -> Option<usize> {
    const MARKS: [char; 6] = ['\'', '’', '‘', 'ʼ', '´', '`'];
    if word.len() != 6 && word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    if word.eq_ignore_ascii_case("cannot") {
        return Some(3);
    }
    let start = word.rfind(MARKS).filter(|&start| start > 0)?;
    let after = word.get(start..)?.trim_start_matches(MARKS);
    let lower = (after.len() <= 2).then(|| after.to_ascii_lowercase())?;
    if lower == "t" {
        return word.get(..start)?.ends_with(['n', 'N']).then_some(start - 1).filter(|&start| start > 0);
    }
    Sort::Clitic.is(&lower).then_some(start)
}

/// The length of what starts with an apostrophe: a shortened word ("'90s", "'em"), a pair of marks, or one mark.
fn apostrophe(rest: &str, mark: char) -> usize {
    let after = rest.get(mark.len_utf8()..).unwrap_or_default();
    if mark == '\'' && after.starts_with('\'') {
        return 2;
    }
    let word = after.get(..run_of(after, is_word)).unwrap_or_default();
    let decade = word.len() == 3 && word.ends_with('s') && word.bytes().take(2).all(|byte| byte.is_ascii_digit());
    let year = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()) && mark != '‘';
    let clipped = Sort::Clipped.is(word);
    if decade || year || clipped && mark != '‘' {
        return mark.len_utf8() + word.len();
    }
    // "'s" that stands apart from its word by markup: "**Kyiv**'s".
    if rest.len() == mark.len_utf8() + word.len() && (Sort::Clitic.is(word) || word == "S") {
        return rest.len();
    }
    mark.len_utf8()
}

/// The length of an address that `rest` starts with: "https://…", "www.…", "who@where", "name.com".
fn address(rest: &str) -> Option<usize> {
    let first = rest.as_bytes().first()?;
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    const STARTS: [&str; 6] = ["http://", "https://", "www.", "HTTP://", "HTTPS://", "WWW."];
    if matches!(first, b'h' | b'w' | b'H' | b'W') && STARTS.iter().any(|start| rest.starts_with(start)) {
        return Some(address_end(rest));
    }
    // Most words are followed by no full stop at all, and a name of the web has one inside.
    if rest
        .bytes()
        .find(|byte| !byte.is_ascii_alphanumeric())
        .is_none_or(|mark| !matches!(mark, b'.' | b'-' | b'_' | b'@'))
    {
        return None;
    }
    let host = rest
        .bytes()
        .take(80)
        .take_while(|&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'@'))
        .count();
    let name = rest.get(..host)?.trim_end_matches(['.', '-', '_', '@']);
    let (_, top) = name.rsplit_once('.')?;
    let is_mail = name.contains('@') && top.len() >= 2;
    let looks = Sort::Web.is(top)
        && name.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !name.contains("..")
        && name.len() > top.len() + 2;
    if is_mail {
        return Some(name.len());
    }
    looks.then(|| if rest.as_bytes().get(name.len()) == Some(&b'/') { address_end(rest) } else { name.len() })
}

/// Where an address ends: the marks after it belong to the sentence.
fn address_end(rest: &str) -> usize {
    let seen = rest.get(..rest.find(['<', '>', '"', '”', '“', '’']).unwrap_or(rest.len())).unwrap_or_default();
    let open = seen.contains('(');
    seen.trim_end_matches(|c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | ']') || c == ')' && !open
    })
    .len()
}

/// A letter, a digit, or a mark that belongs to the letter before it.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() && !matches!(c, '²' | '³' | '¹') || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}' | '\u{06D6}'..='\u{06ED}' | '\u{094D}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' | '\u{00AD}')
}

/// The length of a symbol with what is joined to it: an emoji of several characters is one.
fn symbol(rest: &str) -> usize {
    let mut end = 0;
    let mut joined = true;
    for (at, c) in rest.char_indices() {
        let extends = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
            || is_combining(c);
        if at > 0 && !extends && !joined {
            break;
        }
        joined = c == '\u{200D}' || at == 0 && is_flag_half(c) && rest.chars().nth(1).is_some_and(is_flag_half);
        end = at + c.len_utf8();
    }
    end
}

fn is_flag_half(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// How many bytes from the start hold.
fn run_of(text: &str, holds: impl Fn(char) -> bool) -> usize {
    text.find(|c| !holds(c)).unwrap_or(text.len())
}
