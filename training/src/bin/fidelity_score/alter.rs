//! The changes: each kind finds where it can be made and makes it. What is put in is taken from other texts or lists here,
//! never from what the program under measure knows.

use crate::draft::{Draft, Random, Text};
use sayso::attribution::Quote;
use sayso::facts::{EntityKind, Form, RelationKind, Statement, StatementKind, Unit};
use sayso::span::Span;

/// A kind of change, with the rules that should tell of it.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub rules: &'static [&'static str],
    /// Where it can be made in a text, and what is put there.
    sites: fn(&Text, &[Text], &mut Random) -> Vec<Edit>,
    /// What tells of it may stand anywhere: something is gone.
    anywhere: bool,
}

/// A change of a text: bytes replaced.
pub struct Edit {
    place: Span,
    with: String,
    /// What else goes at the same time.
    also: Vec<(Span, String)>,
}

/// A draft with one change.
pub struct Alteration {
    pub kind: Kind,
    pub text: usize,
    pub draft: String,
    /// The sentence of the draft in which it was made.
    pub place: Span,
    pub was: String,
    pub anywhere: bool,
}

const QUOTES: &[&str] =
    &["altered-quotation", "spliced-quotation", "invented-quotation", "paraphrase-as-quotation", "quotation-cut-short"];
const NAMES: &[&str] = &["altered-name", "unsourced-name", "other-speaker"];

pub const KINDS: &[Kind] = &[
    Kind { name: "quotation, a word", rules: QUOTES, sites: quotation_word, anywhere: false },
    Kind { name: "quotation, spliced", rules: QUOTES, sites: quotation_spliced, anywhere: false },
    Kind { name: "quotation, invented", rules: QUOTES, sites: quotation_invented, anywhere: false },
    Kind { name: "paraphrase in marks", rules: QUOTES, sites: paraphrase, anywhere: false },
    Kind { name: "speaker", rules: NAMES, sites: speaker, anywhere: false },
    Kind {
        name: "number",
        rules: &["altered-number", "unsourced-number", "altered-quotation"],
        sites: number,
        anywhere: false,
    },
    Kind {
        name: "date",
        rules: &["altered-date", "unsourced-number", "altered-quotation", "altered-number"],
        sites: date,
        anywhere: false,
    },
    Kind { name: "name, spelling", rules: NAMES, sites: name_spelling, anywhere: false },
    Kind { name: "name, another", rules: NAMES, sites: name_other, anywhere: false },
    Kind { name: "attribution dropped", rules: &["dropped-attribution"], sites: attribution, anywhere: false },
    Kind { name: "hedge dropped", rules: &["dropped-hedge", "altered-quotation"], sites: hedge, anywhere: false },
    Kind { name: "verb strengthened", rules: &["firmer-verb"], sites: verb, anywhere: false },
    Kind {
        name: "negation turned",
        rules: &["turned-round", "altered-quotation", "dropped-note", "dropped-denial"],
        sites: negation,
        anywhere: false,
    },
    Kind { name: "note dropped", rules: &["dropped-note"], sites: note, anywhere: true },
    Kind { name: "answer dropped", rules: &["dropped-denial"], sites: answer, anywhere: true },
    Kind {
        name: "fact added",
        rules: &["unsourced-fact", "unsourced-name", "unsourced-number", "invented-quotation"],
        sites: fact,
        anywhere: false,
    },
    Kind { name: "cause added", rules: &["added-cause"], sites: cause, anywhere: false },
    Kind { name: "generalised", rules: &["generalised"], sites: general, anywhere: false },
];

/// As many changes of a kind as are wanted, spread over the texts; the same change is made in drafts that leave out other
/// paragraphs.
pub fn make(kind: Kind, texts: &[Text], wanted: usize) -> Vec<Alteration> {
    let mut random = Random::of(kind.name.len() as u64 * 31 + 5);
    let mut made = Vec::new();
    for _ in 0..200 {
        for (place, text) in texts.iter().enumerate() {
            for edit in (kind.sites)(text, texts, &mut random) {
                made.extend(apply(kind, place, text, &edit, &mut random));
            }
        }
        if made.len() >= wanted || made.is_empty() {
            break;
        }
    }
    // Every so many, so that each text has its share.
    let step = (made.len() / wanted.max(1)).max(1);
    made.into_iter().step_by(step).take(wanted).collect()
}

fn apply(kind: Kind, place: usize, text: &Text, edit: &Edit, random: &mut Random) -> Option<Alteration> {
    let document = &text.facts.document;
    let block = document.sentence_at(edit.place).map(|id| document.block_of(id).kind);
    if !block.is_some_and(|kind| kind.is_body() || kind.is_heading()) {
        return None;
    }
    let draft: Draft = text.shortened(random, edit.place.start);
    let mut edits = vec![(draft.place(edit.place)?, edit.with.clone())];
    edits.extend(edit.also.iter().filter_map(|(span, with)| Some((draft.place(*span)?, with.clone()))));
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let sentence = document.sentences.get(document.sentence_at(edit.place)?)?.span;
    let around = draft.place(sentence.to(edit.place))?;
    let mut out = draft.text.clone();
    let mut grown = 0_isize;
    for (span, with) in &edits {
        out.replace_range(span.range(), with);
        if around.contains(*span) || span.overlaps(around) {
            grown += with.len() as isize - span.len() as isize;
        }
    }
    let end = around.end.checked_add_signed(grown).unwrap_or(around.end).max(around.start).min(out.len());
    let was = sentence.of(&document.text).to_owned();
    Some(Alteration {
        kind,
        text: place,
        draft: out,
        place: Span::new(around.start, end),
        was,
        anywhere: kind.anywhere,
    })
}

fn one(place: Span, with: impl Into<String>) -> Edit {
    Edit { place, with: with.into(), also: Vec::new() }
}

/// The words of a stretch with their places.
fn words(text: &Text, span: Span) -> Vec<(Span, String)> {
    let document = &text.facts.document;
    let tokens = document.tokens_in(span);
    let tokens = document.tokens.as_slice().get(tokens).unwrap_or_default();
    let word = |span: Span| document.at(span).to_owned();
    tokens
        .iter()
        .map(|token| (token.span, word(token.span)))
        .filter(|(_, word)| word.chars().all(char::is_alphabetic))
        .collect()
}

const PUT_IN: [&str; 12] = [
    "really", "never", "terrible", "always", "quickly", "honest", "entirely", "again", "weak", "somehow", "broken",
    "proud",
];

fn quotation_word(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let long = text.facts.document.quotations.iter().filter(|it| words(text, it.inner).len() > 5);
    let edit = |inner: Span, random: &mut Random| {
        let mut words: Vec<_> = words(text, inner).into_iter().filter(|(_, word)| word.len() > 3).collect();
        // A quotation may be shorter; it may not be another.
        words.pop();
        words.retain(|(span, _)| span.start > inner.start);
        let (span, word) = words.get(random.below(words.len()))?.clone();
        Some(match random.below(3) {
            0 => one(span, PUT_IN[random.below(PUT_IN.len())]),
            1 => one(span, format!("{word} {}", PUT_IN[random.below(PUT_IN.len())])),
            _ => one(Span::new(span.start, (span.end + 1).min(inner.end)), ""),
        })
    };
    long.filter_map(|it| edit(it.inner, random)).collect()
}

fn quotation_spliced(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let long: Vec<Span> =
        text.facts.document.quotations.iter().map(|it| it.inner).filter(|it| words(text, *it).len() > 7).collect();
    let mut edits = Vec::new();
    for inner in &long {
        let other = long[random.below(long.len())];
        if other == *inner {
            continue;
        }
        let (own, theirs) = (words(text, *inner), words(text, other));
        let (half, rest) = (own[own.len() / 2].0, theirs[theirs.len() / 2].0);
        let end = Span::new(rest.start, other.end).of(&text.facts.document.text).to_owned();
        edits.push(one(Span::new(half.start, inner.end), end));
    }
    edits
}

fn quotation_invented(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let long = text.facts.document.quotations.iter().filter(|it| words(text, it.inner).len() > 5);
    let edit = |inner: Span, random: &mut Random| {
        let other = &texts[random.below(texts.len())];
        let theirs: Vec<Span> = other
            .facts
            .document
            .quotations
            .iter()
            .map(|it| it.inner)
            .filter(|it| words(other, *it).len() > 5)
            .collect();
        let said = theirs.get(random.below(theirs.len()))?.of(&other.facts.document.text);
        (other.name != text.name && !said.contains('\n')).then(|| one(inner, said))
    };
    long.filter_map(|it| edit(it.inner, random)).collect()
}

fn paraphrase(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let indirect = |it: &&Statement| {
        it.quote == Some(Quote::Indirect) && it.content.len() == 1 && words(text, it.anchor()).len() > 5
    };
    let found = text.facts.statements.iter().filter(indirect).map(Statement::anchor);
    let plain = found.filter(|it| !it.of(&text.facts.document.text).contains(['“', '"', '\n']));
    plain.map(|it| one(it, format!("“{}”", it.of(&text.facts.document.text).trim()))).collect()
}

/// The people whom a text names by more than one word.
fn people(text: &Text) -> Vec<(sayso::list::Id<sayso::facts::Entity>, String)> {
    let named = text.facts.entities.entries().filter(|(_, it)| it.kind == EntityKind::Person && it.name.contains(' '));
    named
        .map(|(id, it)| (id, it.name.clone()))
        .filter(|(_, name)| name.split(' ').all(|word| word.starts_with(char::is_uppercase)))
        .collect()
}

fn speaker(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let own = people(text);
    let mut edits = Vec::new();
    for statement in &text.facts.statements {
        let Some(link) = statement.chain.first().filter(|link| !link.restored && link.sources.len() == 1) else {
            continue;
        };
        let (Some(span), Some(source)) = (link.source_span, text.facts.sources.get(link.sources[0])) else { continue };
        let named = source.named && span.of(&text.facts.document.text).starts_with(char::is_uppercase);
        let others: Vec<String> =
            own.iter().filter(|(id, _)| Some(*id) != source.entity).map(|(_, name)| name.clone()).collect();
        let other = match others.is_empty() {
            false => others[random.below(others.len())].clone(),
            true => {
                let strangers = people(&texts[random.below(texts.len())]);
                let Some((_, name)) = strangers.first() else { continue };
                name.clone()
            }
        };
        let known = span.of(&text.facts.document.text);
        if named && !known.contains(&other) && !known.contains('\n') {
            edits.push(one(span, other));
        }
    }
    edits
}

fn number(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for number in &text.facts.quantities {
        let tokens = text.facts.document.tokens_in(number.span);
        let tokens = text.facts.document.tokens.as_slice().get(tokens).unwrap_or_default();
        let figures = tokens.iter().find(|it| {
            let word = text.facts.document.at(it.span);
            word.chars().all(|c| c.is_ascii_digit() || c == ',') && !word.is_empty()
        });
        let Some(token) = figures else { continue };
        let value: u64 = text.facts.document.at(token.span).replace(',', "").parse().unwrap_or(0);
        if value < 3 || number.unit == Unit::Times {
            continue;
        }
        let other = match random.below(3) {
            0 => value * 2 + 1,
            1 => value + value / 3 + 2,
            _ => value * 10,
        };
        edits.push(one(token.span, other.to_string()));
    }
    edits
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn date(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for date in &text.facts.dates {
        if text.facts.document.dateline.is_some_and(|line| line.overlaps(date.span)) {
            continue;
        }
        let words = words(text, date.span);
        let tokens = text.facts.document.tokens_in(date.span);
        let figure = text
            .facts
            .document
            .tokens
            .as_slice()
            .get(tokens)
            .unwrap_or_default()
            .iter()
            .find(|it| text.facts.document.at(it.span).chars().all(|c| c.is_ascii_digit()));
        let other = |list: &[&'static str], word: &str, random: &mut Random| {
            let at = list.iter().position(|it| *it == word)?;
            Some(list[(at + 1 + random.below(list.len() - 1)) % list.len()])
        };
        let named = words.iter().find_map(|(span, word)| {
            other(&DAYS, word, random).or_else(|| other(&MONTHS, word, random)).map(|it| (*span, it.to_owned()))
        });
        let counted = figure.map(|it| {
            let value: u32 = text.facts.document.at(it.span).parse().unwrap_or(0);
            let other = if value > 31 { value + 3 } else { value % 27 + 2 };
            (it.span, other.to_string())
        });
        let chosen = if random.below(2) == 0 { named.or(counted) } else { counted.or(named) };
        edits.extend(chosen.map(|(span, with)| one(span, with)));
    }
    edits
}

fn name_spelling(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for mention in
        text.facts.mentions.iter().filter(|it| it.form == Form::Name && !text.facts.document.is_quoted(it.span))
    {
        let named = words(text, mention.span).into_iter().filter(|(_, word)| word.starts_with(char::is_uppercase));
        let mut named = named;
        let Some((span, word)) = named.next_back().filter(|(_, word)| word.len() > 4 && word.is_ascii()) else {
            continue;
        };
        let at = 1 + random.below(word.len() - 3);
        let mut letters: Vec<char> = word.chars().collect();
        match random.below(3) {
            0 => letters.swap(at, at + 1),
            1 => letters[at] = if letters[at] == 'a' { 'e' } else { 'a' },
            _ => drop(letters.remove(at)),
        }
        let other: String = letters.into_iter().collect();
        let heads = text.facts.document.dateline.is_some_and(|line| line.overlaps(span));
        if other != word && !heads && !text.facts.document.text.contains(&other) {
            edits.push(one(span, other));
        }
    }
    edits
}

fn name_other(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for mention in
        text.facts.mentions.iter().filter(|it| it.form == Form::Name && !text.facts.document.is_quoted(it.span))
    {
        let kind = text.facts.entities.get(mention.entity).map(|it| it.kind);
        if !matches!(kind, Some(EntityKind::Person | EntityKind::Place | EntityKind::Organisation)) {
            continue;
        }
        let stranger = &texts[random.below(texts.len())];
        let names: Vec<&str> = stranger
            .facts
            .mentions
            .iter()
            .filter(|it| it.form == Form::Name && stranger.facts.entities.get(it.entity).map(|it| it.kind) == kind)
            .map(|it| stranger.facts.document.at(it.span))
            .filter(|name| {
                name.split(' ').all(|word| word.starts_with(char::is_uppercase))
                    && !text.facts.document.text.contains(name)
            })
            .collect();
        let own = text.facts.document.at(mention.span);
        let heads = text.facts.document.dateline.is_some_and(|line| line.overlaps(mention.span));
        let plain = own.split(' ').all(|word| word.starts_with(char::is_uppercase)) && !heads;
        if let Some(name) = names.get(random.below(names.len())).filter(|_| plain) {
            edits.push(one(mention.span, *name));
        }
    }
    edits
}

/// “…, the mayor said.” and “The mayor said that …” lose who says it.
fn attribution(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| it.kind.is_claim() && it.quote == Some(Quote::Indirect)) {
        let Some(sentence) = document.sentences.get(statement.sentence) else { continue };
        let (span, content) = (sentence.span, statement.anchor());
        let here = text.facts.statements.iter().filter(|it| it.sentence == statement.sentence).count();
        let printed = statement.chain.iter().any(|link| !link.restored && !link.wordless && link.source_span.is_some());
        // What is left must be a sentence: it has its verb, and only the source stood before or behind it.
        let ends = content.start == span.start || content.end + 1 >= span.end;
        let whole = statement.verb.is_some() && !statement.relative && words(text, content).len() > 5 && ends;
        if !whole
            || statement.chain.len() != 1
            || statement.in_heading
            || statement.content.len() != 1
            || here != 1
            || !printed
            || !span.contains(content)
            || document.is_quoted(content)
        {
            continue;
        }
        let said = content.of(&document.text);
        let mut letters = said.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        edits.push(one(span, format!("{first}{}.", letters.as_str().trim_end_matches([',', '.']))));
    }
    edits
}

fn hedge(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    let document = &text.facts.document;
    for statement in &text.facts.statements {
        for hedge in &statement.hedges {
            let word = document.at(*hedge);
            let with = match word.to_lowercase().as_str() {
                "may have" | "might have" => "has".to_owned(),
                "may be" | "might be" => "is".to_owned(),
                "may" | "might" | "appears to" | "appear to" | "seems to" | "seem to" => "did".to_owned(),
                "allegedly" | "reportedly" | "apparently" | "probably" | "possibly" | "perhaps" | "likely" => {
                    String::new()
                }
                _ => continue,
            };
            let more = usize::from(with.is_empty());
            edits.push(one(Span::new(hedge.start, hedge.end + more), with));
        }
    }
    for number in &text.facts.quantities {
        let words = document.at(number.span);
        for bound in ["at least ", "about ", "up to ", "more than ", "around ", "nearly ", "some "] {
            if words.starts_with(bound) {
                edits.push(one(Span::new(number.span.start, number.span.start + bound.len()), ""));
            }
        }
    }
    edits
}

const FIRM: [&str; 4] = ["confirmed", "revealed", "admitted", "disclosed"];

fn verb(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| it.quote == Some(Quote::Indirect)) {
        let Some(cue) = statement.chain.first().and_then(|link| link.cue) else { continue };
        if ["said", "claimed", "alleged", "told reporters", "believes", "thinks", "wrote"]
            .contains(&text.facts.document.at(cue))
        {
            edits.push(one(cue, FIRM[random.below(FIRM.len())]));
        }
    }
    edits
}

fn negation(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| it.kind.is_claim() && !it.in_heading) {
        let Some(verb) = statement.verb.filter(|it| !document.is_quoted(*it)) else { continue };
        let words = words(text, verb);
        if let Some(not) = statement.negation.filter(|it| document.at(*it) == "not") {
            edits.push(one(Span::new(not.start.saturating_sub(1), not.end), ""));
            continue;
        }
        let Some((span, word)) = words.first() else { continue };
        let turned = ["was", "were", "is", "are", "had", "has", "have", "will", "would", "can", "could"];
        if turned.contains(&word.as_str()) && statement.negation.is_none() {
            edits.push(one(*span, format!("{word} not")));
        }
    }
    edits
}

fn note(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let notes = text.facts.verifications.iter().filter(|it| it.finding != sayso::facts::Finding::Verified);
    let alone = notes.filter(|it| it.covers.iter().any(|cover| cover.truth.is_true()));
    let edit = |note: &sayso::facts::Verification| {
        let span = document.sentences.get(note.sentence)?.span;
        let own = note
            .covers
            .iter()
            .all(|it| text.facts.statements.get(it.statement).is_some_and(|it| it.sentence != note.sentence));
        own.then(|| one(span, ""))
    };
    // Where a second note says the same, nothing is lost.
    let all: Vec<Edit> = alone.filter_map(edit).collect();
    if all.len() > 1 || text.facts.verifications.len() > 1 { Vec::new() } else { all }
}

fn answer(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for (id, statement) in text.facts.statements.entries().filter(|(_, it)| it.kind == StatementKind::Denial) {
        let denies = text.facts.relations.iter().any(|it| it.kind == RelationKind::Denies && it.from == id);
        let Some(sentence) = document.sentences.get(statement.sentence) else { continue };
        if denies && !statement.in_heading {
            edits.push(one(sentence.span, ""));
        }
    }
    for source in &text.facts.sources {
        let sentence = source.silence.and_then(|it| document.sentence_at(it)).and_then(|id| document.sentences.get(id));
        edits.extend(sentence.map(|it| one(it.span, "")));
    }
    // What says so in plain words is an answer for sure.
    let plain = |it: &Edit| {
        let words = it.place.of(&document.text);
        ["den", "reject", "respon", "comment", "answer", "reach", "repl"].iter().any(|word| words.contains(word))
    };
    edits.retain(plain);
    if edits.len() > 1 { Vec::new() } else { edits }
}

fn fact(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| !it.in_heading) {
        let other = &texts[random.below(texts.len())];
        let told: Vec<&Statement> = other
            .facts
            .statements
            .iter()
            .filter(|it| it.kind.is_claim() && !it.in_heading && words(other, it.anchor()).len() > 6)
            .collect();
        let Some(theirs) = told.get(random.below(told.len())).filter(|_| other.name != text.name) else { continue };
        let (Some(sentence), Some(here)) = (
            other.facts.document.sentences.get(theirs.sentence),
            text.facts.document.sentences.get(statement.sentence),
        ) else {
            continue;
        };
        let own = here.span.of(&text.facts.document.text);
        let put = sentence.span.of(&other.facts.document.text);
        if !put.contains('\n') {
            let end = here.span.end;
            edits.push(Edit { place: Span::new(end, end), with: format!(" {put}"), also: Vec::new() });
        }
        let _ = own;
    }
    edits
}

const CAUSES: [&str; 4] = ["because", "as a result of the fact that", "since", "because"];

fn cause(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    let sentences: Vec<_> = document.sentences.iter().collect();
    for pair in sentences.windows(2) {
        let (one_, two) = (pair[0], pair[1]);
        let plain = |span: Span| {
            let said = span.of(&document.text);
            !said.contains(['“', '"', '\n', '‘']) && said.ends_with('.') && words(text, span).len() > 5
        };
        if one_.block != two.block || !plain(one_.span) || !plain(two.span) {
            continue;
        }
        let cause = CAUSES[random.below(2)];
        let second = two.span.of(&document.text);
        let opens = ["The ", "A ", "It ", "He ", "She ", "They ", "Its ", "His ", "Her ", "In ", "On ", "At ", "That "];
        if !opens.iter().any(|it| second.starts_with(it)) {
            continue;
        }
        let mut letters = second.chars();
        let second: String = {
            let first = letters.next();
            first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
        };
        let joined = format!("{} {cause} {second}", one_.span.of(&document.text).trim_end_matches('.'));
        edits.push(one(one_.span.to(two.span), joined));
    }
    edits
}

fn general(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for sentence in document.sentences.iter() {
        for pair in words(text, sentence.span).windows(2) {
            let ((span, word), (next, noun)) = (&pair[0], &pair[1]);
            let counted = ["times", "days", "weeks", "months", "years", "minds", "as"].contains(&noun.as_str());
            let limits = !counted && ["some", "several", "many", "most", "few"].contains(&word.to_lowercase().as_str());
            if limits && noun.ends_with('s') && next.start == span.end + 1 && !document.is_quoted(*span) {
                let opens = word.starts_with(char::is_uppercase);
                let mut letters = noun.chars();
                let first: String = letters
                    .next()
                    .into_iter()
                    .flat_map(
                        |it| if opens { it.to_uppercase().to_string().chars().collect::<Vec<_>>() } else { vec![it] },
                    )
                    .collect();
                edits.push(one(span.to(*next), format!("{first}{}", letters.as_str())));
            }
        }
    }
    edits
}
