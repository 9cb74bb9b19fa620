//! What hangs on a base phrase: "of Ukraine", "for the ministry", "(SBU)", the name beside an office, the "who" behind
//! it. Works on the phrases of one sentence; whole clauses are left out.

use super::class::{Class, Classes};
use super::noun::{Opening, Phrase, Sort};
use super::object::{belongs, is_object_of_deed, is_place_of_name, office};
use super::page::Page;
use crate::knowledge::lists;
use crate::text::Tag;

/// How many phrases inside each other are looked through.
const NEST: usize = 6;

/// How many words a complement may have.
const LONGEST: usize = 30;

/// Joins the phrases from `first` on, which are those of one sentence that ends at token `end`.
pub(super) fn attach(page: Page<'_>, end: usize, first: usize, all: &mut [Phrase]) {
    let Some(phrases) = all.get_mut(first..) else { return };
    // Only outermost base phrases take part; possessors and inner names keep their words.
    let outer = outermost(phrases);
    for pair in outer.windows(2).rev() {
        if let &[left, right] = pair {
            complement(page, left, right, first, phrases);
        }
    }
    let mut ending = Vec::new();
    for pair in outer.windows(2).enumerate() {
        if let (at, &[_, right]) = pair {
            ending_here(&outer, at, phrases, &mut ending);
            let left = &ending;
            let namely = |left: &usize| phrases.get(*left).is_some_and(|phrase| phrase.name.is_some());
            if let Some(left) = left.iter().copied().rfind(namely).or(left.first().copied()) {
                brackets(page, left, right, first, phrases);
            }
            // Of "an adviser to the minister, Gil Torres" the adviser: the outermost that pairs.
            let _ = left.iter().rev().any(|&left| beside(page, end, left, right, first, &outer, phrases));
        }
    }
    relatives(page, &outer, first, phrases);
    for phrase in phrases.iter_mut() {
        phrase.subject = is_subject(page, phrase.tokens.end, end);
    }
}

/// The base phrase at that place and those that reach to its end, inner ones first: "Ukraine", "the President of
/// Ukraine".
fn ending_here(outer: &[usize], at: usize, phrases: &[Phrase], ending: &mut Vec<usize>) {
    let end = |place: usize| outer.get(place).and_then(|&one| phrases.get(one)).map(|phrase| phrase.tokens.end);
    let last = end(at);
    let places = (at.saturating_sub(NEST)..=at).rev().filter(|&place| end(place) == last);
    ending.clear();
    ending.extend(places.filter_map(|place| outer.get(place).copied()));
}

fn outermost(phrases: &[Phrase]) -> Vec<usize> {
    let mut outer = Vec::new();
    let mut reach = 0;
    for (at, phrase) in phrases.iter().enumerate() {
        if phrase.tokens.start >= reach {
            outer.push(at);
            reach = phrase.tokens.end;
        }
    }
    outer
}

/// "X of Y", and for people, bodies and forces "X for Y", "X at Y", "X from Y", "X in Place".
fn complement(page: Page<'_>, left: usize, right: usize, first: usize, phrases: &mut [Phrase]) {
    let (Some(a), Some(b)) = (phrases.get(left), phrases.get(right)) else { return };
    let between = a.tokens.end;
    if between + 1 != b.tokens.start || !matches!(page.tag(between), Some(Tag::IN | Tag::TO)) {
        return;
    }
    // No phrase of an article is longer; without a bound, "of the x of the x …" would nest without end.
    if b.tokens.len() > LONGEST {
        return;
    }
    let preposition = page.lemma(between);
    if !takes(page, a, preposition, b) {
        return;
    }
    let (until, plural, classes, head, complement_name) = (b.tokens.end, b.plural, b.classes, b.head, b.name.is_some());
    let role = (preposition == "of").then(|| office(page, a.head..b.head + 1)).flatten();
    let partitive = preposition == "of" && role.is_none() && is_partitive(page, a) && !is_of_body(a, b);
    let named = preposition == "of" && is_place_of_name(page, a, b);
    let Some(a) = phrases.get_mut(left) else { return };
    a.tokens.end = until;
    a.complement = Some(first + right);
    a.partitive = partitive;
    if named {
        a.same_as = Some(first + right);
    }
    if let Some(role) = role.filter(|_| a.sort == Sort::Nominal) {
        a.classes = a.classes.and(Classes::of_role(role));
    }
    if partitive {
        a.head = head;
        a.classes = classes;
        a.sort = Sort::Nominal;
        a.plural = a.plural || plural && !single(page, a);
        if single(page, a) {
            a.plural = false;
        }
    } else if matches!(preposition, "of" | "for") && a.name.is_some() && complement_name && is_body_head(page, a) {
        a.name = a.name.clone().map(|name| name.start..until);
    }
}

/// "Bank of England", "Department for Education": the complement is part of the name. Not of "Ana Ruiz of Leeds".
pub(super) fn is_body_head(page: Page<'_>, phrase: &Phrase) -> bool {
    let classes = page.classes(phrase.base.end.saturating_sub(1));
    !classes.is_empty() && !classes.has(Class::Person) && phrase.title.is_none()
}

fn is_posted(page: Page<'_>, phrase: &Phrase) -> bool {
    page.says(phrase.head, lists::NOUN_PREPOSITIONS, "posted")
}

fn single(page: Page<'_>, phrase: &Phrase) -> bool {
    let word = phrase.base.end.saturating_sub(1);
    page.says(word, lists::QUANTIFIERS, "single")
}

/// "a member of the council": somebody, and no share of a body.
fn is_of_body(a: &Phrase, b: &Phrase) -> bool {
    a.classes.has(Class::Person) && !b.plural && (b.classes.has(Class::Body) || b.name.is_some())
}

pub(super) fn is_partitive(page: Page<'_>, phrase: &Phrase) -> bool {
    let word = phrase.base.end.saturating_sub(1);
    let number = matches!(page.tag(word), Some(Tag::CD | Tag::DT)) || page.says(word, lists::QUANTIFIERS, "share");
    number && phrase.sort == Sort::Nominal
}

fn takes(page: Page<'_>, a: &Phrase, preposition: &str, b: &Phrase) -> bool {
    let pronoun = a.sort == Sort::Pronoun;
    let capital = b.name.is_some();
    let human = a.classes.has(Class::Person) || a.classes.has(Class::Force);
    let body = a.classes.has(Class::Body);
    let person_name = a.title.is_some();
    // "a spokesman for the rebels", "an adviser to the mayor", "the committee on schools".
    if page.says(a.head, lists::NOUN_PREPOSITIONS, preposition) && !person_name {
        return true;
    }
    match preposition {
        "of" => !pronoun && (!is_object_of_deed(page, a) || belongs(page, a, b)),
        "for" | "at" if human && !person_name => {
            b.classes.has(Class::Body) || b.classes.has(Class::Place) || capital || b.classes.has(Class::Media)
        }
        "for" => a.name.is_some() && capital && page.classes(a.head).has(Class::Body),
        "from" => human && capital,
        // "a Western diplomat in Bangkok" is of another state.
        // "a source in Norland's security service" is told by the service.
        "in" => {
            let place = capital || b.owner.is_some() && b.classes.has(Class::Body);
            (human || body) && place && !page.is_season(b.head) && !is_posted(page, a)
        }
        "to" => a.classes.has(Class::Anonymous),
        "with" => human && a.classes.has(Class::Expert) && (b.classes.has(Class::Body) || capital),
        "by" => {
            (a.classes.has(Class::Document)
                || a.classes.has(Class::Poll)
                || a.classes.has(Class::Study)
                || a.classes.has(Class::Post))
                && b.sort != Sort::Pronoun
        }
        "close" | "within" | "inside" => human,
        _ => false,
    }
}

/// "the Security Service of Ukraine (SBU)": the short name is a phrase inside.
fn brackets(page: Page<'_>, left: usize, right: usize, first: usize, phrases: &mut [Phrase]) {
    let (Some(end), Some(inner)) = (phrases.get(left).map(|phrase| phrase.tokens.end), phrases.get(right)) else {
        return;
    };
    let tokens = inner.tokens.clone();
    let short = inner.name.is_some() && tokens.start == end + 1 && tokens.len() <= 2;
    if page.text(end) != "(" || page.text(tokens.end) != ")" || !short {
        return;
    }
    let capitals = page.text(tokens.start).chars().filter(|letter| letter.is_uppercase()).count() >= 2;
    if let Some(phrase) = phrases.get_mut(left).filter(|phrase| capitals && phrase.alias.is_none()) {
        phrase.tokens.end = tokens.end + 1;
        phrase.alias = Some(first + right);
    }
}

/// "the minister, Ana Ruiz," and "Ana Ruiz, a minister,": two phrases beside each other that name the same.
fn beside(
    page: Page<'_>,
    end: usize,
    left: usize,
    right: usize,
    first: usize,
    outer: &[usize],
    phrases: &mut [Phrase],
) -> bool {
    let (Some(a), Some(b)) = (phrases.get(left), phrases.get(right)) else { return false };
    let comma = a.tokens.end;
    if page.text(comma) != "," || b.tokens.start != comma + 1 || a.sort == Sort::Pronoun || b.sort == Sort::Pronoun {
        // "Ana Ruiz, 45, a baker": an age stands between.
        return age(page, end, left, right, first, outer, phrases);
    }
    let closes = b.tokens.end >= end
        || matches!(page.text(b.tokens.end), "," | "." | ";" | ")" | "-" | "–" | "—" | ":" | "”" | "\"")
        || page.tag(b.tokens.end).is_some_and(|tag| matches!(tag, Tag::WP | Tag::WDT | Tag::IN | Tag::VBN | Tag::VBG));
    if !(closes || opens_sentence(page, a, b) || tells_who(page, a, b))
        || !pairs(a, b)
        || is_list(page, b.tokens.end)
        || is_place(page, a, b)
    {
        return false;
    }
    join(left, right, first, phrases);
    true
}

/// "Ana Ruiz, a former minister was among them": whoever begins a sentence is described there, though the second comma
/// is missing.
fn opens_sentence(page: Page<'_>, name: &Phrase, noun: &Phrase) -> bool {
    let first = page.document.sentences.get(name.sentence).is_some_and(|it| it.tokens.start == name.tokens.start);
    let goes_on = page.tag(noun.tokens.end).is_some_and(Tag::is_finite);
    first && goes_on && name.sort == Sort::Name && noun.opening == Opening::A && noun.classes.has(Class::Person)
}

/// "army spokesman, Gil Torres said": a bare noun for one person is whoever is named behind the comma.
fn tells_who(page: Page<'_>, noun: &Phrase, name: &Phrase) -> bool {
    let bare = noun.sort == Sort::Nominal && noun.opening == Opening::Bare && noun.classes.has(Class::Person);
    bare && !noun.plural && name.sort == Sort::Name && page.is_finite(name.tokens.end)
}

/// "in Harrow, the carmaker": a place and a speaker.
fn is_place(page: Page<'_>, a: &Phrase, b: &Phrase) -> bool {
    let located = a
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|before| matches!(page.lemma(before), "in" | "near" | "at" | "to" | "outside"));
    a.sort == Sort::Name && a.title.is_none() && located && !b.classes.has(Class::Place)
}

fn age(
    page: Page<'_>,
    end: usize,
    left: usize,
    number: usize,
    first: usize,
    outer: &[usize],
    phrases: &mut [Phrase],
) -> bool {
    let (Some(a), Some(n)) = (phrases.get(left), phrases.get(number)) else { return false };
    let is_age = page.text(a.tokens.end) == ","
        && n.tokens.len() == 1
        && page.tag(n.head) == Some(Tag::CD)
        && page.text(n.tokens.end) == ",";
    if !is_age || a.name.is_none() {
        return false;
    }
    let Ok(place) = outer.binary_search(&number) else { return false };
    let Some(&right) = outer.get(place + 1) else { return false };
    let Some(b) = phrases.get(right) else { return false };
    let closed = b.tokens.end >= end || matches!(page.text(b.tokens.end), "," | ".");
    let fits = b.tokens.start == n.tokens.end + 1 && closed && b.sort == Sort::Nominal && b.classes.has(Class::Person);
    if fits {
        join(left, right, first, phrases);
    }
    fits
}

fn join(left: usize, right: usize, first: usize, phrases: &mut [Phrase]) {
    // The nominal points at the name, or at the one of several.
    let name_left = phrases.get(left).is_some_and(|phrase| phrase.sort == Sort::Name)
        || phrases.get(right).is_some_and(|phrase| phrase.sort == Sort::Nominal);
    let (from, to) = if name_left { (right, left) } else { (left, right) };
    if let Some(phrase) = phrases.get_mut(from) {
        phrase.same_as = Some(first + to);
    }
    if let Some(phrase) = phrases.get_mut(to) {
        phrase.plural = false;
    }
}

/// One is a name, the other says what it is: an office, a trade, "one of the firm's managers".
fn pairs(a: &Phrase, b: &Phrase) -> bool {
    let (name, other) = match (a.sort, b.sort) {
        (Sort::Name, Sort::Nominal) => (a, b),
        (Sort::Nominal, Sort::Name) => (b, a),
        // "one of the prisoners, a captain of 34": one of several, told more closely.
        (Sort::Nominal, Sort::Nominal) => {
            let one = a.partitive && !a.plural && a.classes.has(Class::Person);
            return one && !b.plural && b.opening == Opening::A && b.classes.has(Class::Person) && !b.partitive;
        }
        _ => return false,
    };
    let says_what = other.classes.has(Class::Person)
        || other.classes.has(Class::Body)
        || other.classes.has(Class::Place)
        || other.classes.has(Class::Media);
    // "the operator, Marrick Heights": one body, though its name is a plural; not "the party, Democrats".
    let one = !name.plural || other.classes.has(Class::Body) && name.base.len() > 1;
    let fits = !other.plural && one;
    let shape = matches!(other.opening, Opening::The | Opening::A | Opening::Owned)
        || other.opening == Opening::Bare
            && (other.classes.has(Class::Person) || other.classes.has(Class::Media) || other.complement.is_some());
    says_what && fits && (shape || other.partitive)
}

/// "Ana Ruiz, a minister and two aides", "the minister, Ana Ruiz and two aides".
fn is_list(page: Page<'_>, after: usize) -> bool {
    let next = page.tag(after) == Some(Tag::CC)
        && page
            .tag(after + 1)
            .is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::CD | Tag::JJ | Tag::PRPS));
    let comma_and = page.text(after) == ","
        && page.tag(after + 1) == Some(Tag::CC)
        && !page.tag(after + 2).is_some_and(Tag::is_finite);
    next || comma_and
}

/// "who", "which", "whose": the phrase right before, without its comma; of several that end there, for people the
/// outermost person ("two soldiers from North Korea who"), otherwise the nearest.
fn relatives(page: Page<'_>, outer: &[usize], first: usize, phrases: &mut [Phrase]) {
    for at in 1..outer.len() {
        let Some(&right) = outer.get(at) else { continue };
        let Some(b) = phrases.get(right) else { continue };
        let word = b.tokens.start;
        let relative = matches!(page.tag(word), Some(Tag::WP | Tag::WDT | Tag::WPS)) && page.lemma(word) != "what";
        if !relative {
            continue;
        }
        let target = if page.tag(word) == Some(Tag::WPS) {
            b.owner.and_then(|owner| owner.checked_sub(first))
        } else {
            Some(right)
        };
        let chosen = before_relative(page, outer, at, word, phrases);
        if let (Some(phrase), Some(left)) = (target.and_then(|target| phrases.get_mut(target)), chosen) {
            phrase.relative_to = Some(first + left);
        }
    }
}

fn before_relative(page: Page<'_>, outer: &[usize], at: usize, word: usize, phrases: &[Phrase]) -> Option<usize> {
    let mut ending = Vec::new();
    ending_here(outer, at - 1, phrases, &mut ending);
    let nearest = *ending.first()?;
    let end = phrases.get(nearest)?.tokens.end;
    let gap = word.saturating_sub(end);
    let comma = page.text(end) == ",";
    let near = gap == 0 || gap == 1 && (comma || page.tag(end) == Some(Tag::IN)) || gap == 2 && comma;
    let human = matches!(page.lemma(word), "who" | "whom" | "whose");
    let person = |left: &usize| {
        phrases.get(*left).is_some_and(|phrase| {
            phrase.classes.has(Class::Person)
                || phrase.classes.has(Class::Force)
                || phrase.classes.has(Class::Group)
                || phrase.title.is_some()
        })
    };
    let chosen = ending.iter().copied().rfind(person).filter(|_| human).unwrap_or(nearest);
    let pronoun = phrases.get(chosen)?;
    let bare = pronoun.sort == Sort::Pronoun && !matches!(page.lemma(pronoun.head), "he" | "she" | "they" | "those");
    (near && !bare).then_some(chosen)
}

/// The verb behind the phrase is its own: "Zelensky also said", "the minister , who resigned , said" is left out.
fn is_subject(page: Page<'_>, after: usize, end: usize) -> bool {
    let mut at = after;
    while at < end && at < after + 3 {
        match page.tag(at) {
            Some(tag) if tag.is_finite() => return true,
            Some(Tag::RB) => at += 1,
            _ => return false,
        }
    }
    false
}
