//! What hangs on a base phrase: "of Ukraine", "for the ministry", "(SBU)", the name beside an office, the "who" behind
//! it. Works on the phrases of one sentence; whole clauses are left out.

use super::{Opening, Page, Phrase, Sort};
use crate::entity::noun::Class;
use crate::text::Tag;

/// Joins the phrases from `first` on, which are those of one sentence that ends at token `end`.
pub(super) fn attach(page: Page<'_>, end: usize, first: usize, all: &mut [Phrase]) {
    let Some(phrases) = all.get_mut(first..) else { return };
    // Only outermost base phrases take part; possessors and inner names keep their words.
    let outer = outermost(phrases);
    for at in (0..outer.len()).rev() {
        let (Some(&left), right) = (outer.get(at), outer.get(at + 1).copied()) else { continue };
        if let Some(right) = right {
            complement(page, left, right, first, phrases);
        }
        brackets(page, left, right, first, phrases);
    }
    for pair in outer.windows(2) {
        if let &[left, right] = pair {
            beside(page, end, left, right, first, &outer, phrases);
        }
    }
    relatives(page, &outer, first, phrases);
    for phrase in phrases.iter_mut() {
        phrase.subject = is_subject(page, phrase.tokens.end, end);
    }
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
    let preposition = page.lemma(between);
    if !takes(page, a, preposition, b) {
        return;
    }
    let (until, plural, classes, head, complement_name) = (b.tokens.end, b.plural, b.classes, b.head, b.name.is_some());
    let partitive = preposition == "of" && is_partitive(page, a);
    let Some(a) = phrases.get_mut(left) else { return };
    a.tokens.end = until;
    a.complement = Some(first + right);
    a.partitive = partitive;
    if partitive {
        a.head = head;
        a.classes = classes;
        a.sort = Sort::Nominal;
        a.plural = a.plural || plural && !single(page, a);
        if single(page, a) {
            a.plural = false;
        }
    } else if preposition == "of" && a.name.is_some() && complement_name {
        a.name = a.name.clone().map(|name| name.start..until);
    }
}

fn single(page: Page<'_>, phrase: &Phrase) -> bool {
    let word = phrase.base.end.saturating_sub(1);
    matches!(page.lemma(word), "one" | "each" | "another" | "either" | "neither" | "member" | "none")
}

fn is_partitive(page: Page<'_>, phrase: &Phrase) -> bool {
    let word = phrase.base.end.saturating_sub(1);
    let number = matches!(page.tag(word), Some(Tag::CD | Tag::DT))
        || matches!(page.lemma(word), "some" | "many" | "several" | "most" | "few" | "dozen" | "hundred" | "thousand" | "million" | "member" | "majority" | "half" | "none" | "rest" | "number" | "handful" | "couple" | "all" | "another");
    number && phrase.sort == Sort::Nominal
}

fn takes(page: Page<'_>, a: &Phrase, preposition: &str, b: &Phrase) -> bool {
    let pronoun = a.sort == Sort::Pronoun;
    let capital = b.name.is_some();
    let human = a.classes.has(Class::Person) || a.classes.has(Class::Force);
    let body = a.classes.has(Class::Body);
    let person_name = a.title.is_some();
    match preposition {
        "of" => !pronoun,
        "for" | "at" => human && !person_name && (b.classes.has(Class::Body) || b.classes.has(Class::Place) || capital || b.classes.has(Class::Media)),
        "from" => human && capital,
        "in" => (human || body) && capital && !page.is_season(b.head),
        "to" => a.classes.has(Class::Anonymous) || matches!(page.lemma(a.head), "ambassador" | "envoy" | "adviser" | "advisor" | "aide"),
        "with" => human && a.classes.has(Class::Expert) && (b.classes.has(Class::Body) || capital),
        "by" => (a.classes.has(Class::Document) || a.classes.has(Class::Poll) || a.classes.has(Class::Study) || a.classes.has(Class::Post)) && b.sort != Sort::Pronoun,
        "on" => a.classes.has(Class::Body) && matches!(page.lemma(a.head), "committee" | "commission" | "council"),
        "close" | "within" | "inside" => human,
        _ => false,
    }
}

/// "the Security Service of Ukraine (SBU)": the short name is a phrase inside.
fn brackets(page: Page<'_>, left: usize, right: Option<usize>, first: usize, phrases: &mut [Phrase]) {
    let Some(end) = phrases.get(left).map(|phrase| phrase.tokens.end) else { return };
    if page.text(end) != "(" {
        return;
    }
    let Some((right, inner)) = right.and_then(|right| Some((right, phrases.get(right)?.tokens.clone()))) else { return };
    // The bracket may follow a complement: then the phrase behind it is further right.
    let (right, inner) = if inner.start == end + 1 { (right, inner) } else {
        let Some(found) = (right + 1..phrases.len().min(right + 12)).find(|&at| phrases.get(at).is_some_and(|p| p.tokens.start == end + 1)) else { return };
        let Some(tokens) = phrases.get(found).map(|phrase| phrase.tokens.clone()) else { return };
        (found, tokens)
    };
    let short = phrases.get(right).is_some_and(|phrase| phrase.name.is_some());
    if page.text(inner.end) != ")" || inner.len() > 2 || !short {
        return;
    }
    let Some(phrase) = phrases.get_mut(left) else { return };
    let text = page.text(inner.start);
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count() >= 2;
    if capitals && phrase.alias.is_none() {
        phrase.tokens.end = inner.end + 1;
        phrase.alias = Some(first + right);
    }
}

/// "the minister, Ana Ruiz," and "Ana Ruiz, a minister,": two phrases beside each other that name the same.
fn beside(page: Page<'_>, end: usize, left: usize, right: usize, first: usize, outer: &[usize], phrases: &mut [Phrase]) {
    let (Some(a), Some(b)) = (phrases.get(left), phrases.get(right)) else { return };
    let comma = a.tokens.end;
    if page.text(comma) != "," || b.tokens.start != comma + 1 || a.sort == Sort::Pronoun || b.sort == Sort::Pronoun {
        // "Ana Ruiz, 45, a baker": an age stands between.
        return age(page, end, left, right, first, outer, phrases);
    }
    let closes = b.tokens.end >= end || matches!(page.text(b.tokens.end), "," | "." | ";" | ")" | "-" | "–" | "—" | ":" | "”" | "\"") || page.tag(b.tokens.end).is_some_and(|tag| matches!(tag, Tag::WP | Tag::WDT | Tag::IN | Tag::VBN | Tag::VBG) || tag.is_finite() );
    if !closes || !pairs(a, b) || is_list(page, b.tokens.end, a, b) {
        return;
    }
    join(left, right, first, phrases);
}

fn age(page: Page<'_>, end: usize, left: usize, number: usize, first: usize, outer: &[usize], phrases: &mut [Phrase]) {
    let (Some(a), Some(n)) = (phrases.get(left), phrases.get(number)) else { return };
    let is_age = page.text(a.tokens.end) == "," && n.tokens.len() == 1 && page.tag(n.head) == Some(Tag::CD) && page.text(n.tokens.end) == ",";
    if !is_age || a.name.is_none() {
        return;
    }
    let Ok(place) = outer.binary_search(&number) else { return };
    let Some(&right) = outer.get(place + 1) else { return };
    let Some(b) = phrases.get(right) else { return };
    let closed = b.tokens.end >= end || matches!(page.text(b.tokens.end), "," | ".");
    if b.tokens.start == n.tokens.end + 1 && closed && b.sort == Sort::Nominal && b.classes.has(Class::Person) {
        join(left, right, first, phrases);
    }
}

fn join(left: usize, right: usize, first: usize, phrases: &mut [Phrase]) {
    // The nominal points at the name.
    let name_left = phrases.get(left).is_some_and(|phrase| phrase.sort == Sort::Name);
    let (from, to) = if name_left { (right, left) } else { (left, right) };
    if let Some(phrase) = phrases.get_mut(from) {
        phrase.same_as = Some(first + to);
    }
}

/// One is a name, the other says what it is.
fn pairs(a: &Phrase, b: &Phrase) -> bool {
    let (name, other) = match (a.sort, b.sort) {
        (Sort::Name, Sort::Nominal) => (a, b),
        (Sort::Nominal, Sort::Name) => (b, a),
        _ => return false,
    };
    let says_what = other.classes.has(Class::Person) || other.classes.has(Class::Body) || other.classes.has(Class::Place) || other.classes.has(Class::Media);
    let fits = !other.plural && !name.plural;
    let shape = matches!(other.opening, Opening::The | Opening::A | Opening::Owned) || other.opening == Opening::Bare && (other.classes.has(Class::Person) || other.complement.is_some());
    says_what && fits && shape && !other.partitive
}

/// "Ana Ruiz, a minister and two aides", "the minister, Ana Ruiz and two aides".
fn is_list(page: Page<'_>, after: usize, a: &Phrase, b: &Phrase) -> bool {
    let next = page.tag(after) == Some(Tag::CC) && page.tag(after + 1).is_some_and(|tag| tag.is_noun() || matches!(tag, Tag::DT | Tag::CD | Tag::JJ | Tag::PRPS));
    let comma_and = page.text(after) == "," && page.tag(after + 1) == Some(Tag::CC) && !page.tag(after + 2).is_some_and(Tag::is_finite);
    let _ = (a, b);
    next || comma_and
}

/// "who", "which", "whose": the phrase right before, without its comma.
fn relatives(page: Page<'_>, outer: &[usize], first: usize, phrases: &mut [Phrase]) {
    for pair in outer.windows(2) {
        let &[left, right] = pair else { continue };
        let (Some(a), Some(b)) = (phrases.get(left), phrases.get(right)) else { continue };
        let relative = matches!(page.tag(b.tokens.start), Some(Tag::WP | Tag::WDT | Tag::WPS)) && page.lemma(b.tokens.start) != "what";
        let gap = b.tokens.start.saturating_sub(a.tokens.end);
        let near = gap == 0 || gap == 1 && (page.text(a.tokens.end) == "," || page.tag(a.tokens.end) == Some(Tag::IN)) || gap == 2 && page.text(a.tokens.end) == ",";
        if !relative || !near || a.sort == Sort::Pronoun && !matches!(page.lemma(a.head), "he" | "she" | "they" | "those") {
            continue;
        }
        // Of "the head of the agency who" the person; otherwise the whole phrase.
        let owned = matches!(page.tag(b.tokens.start), Some(Tag::WPS));
        let target = if owned { b.owner.map(|owner| owner - first) } else { Some(right) };
        if let Some(phrase) = target.and_then(|target| phrases.get_mut(target)) {
            phrase.relative_to = Some(first + left);
        }
    }
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
