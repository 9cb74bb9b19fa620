//! Scores base noun phrases, subjects of finite verbs, passives and negated verbs against Universal Dependencies:
//! `zcat gum-dev.conllu.gz | phrases_score`; with `--errors` each miss is shown. The text is read as any article is, each
//! sentence as a paragraph of its own; what is compared are places in it, so that mistakes of words and tags count too.
//!
//! How the gold is made of the trees. *Base noun phrase*: a noun, name or pronoun that is no part of another's name or
//! compound, from its first determiner, adjective, number, compound or possessor to itself, with a name or number that goes
//! on behind it (`flat`, `compound` and `nummod`); possessors are phrases too. "There", relative pronouns and "that" alone
//! before a clause are left out on both sides. *Subject*: where the base phrase of an `nsubj` ends, with the last verb of its predicate (the
//! copula where it has one), where the predicate has a finite form; the noun that a relative clause hangs on stands for its
//! relative pronoun, and a verb joined by "and" has the subject of the first. *Passive*: a participle with `Voice=Pass` that
//! is no adjective (`amod`). *Negation*: a predicate with an adverb of `NEGATIONS` on it or its copula.

#![allow(clippy::disallowed_methods, reason = "a program that reads corpora")]

use sayso::knowledge::Knowledge;
use sayso::phrases::{Form, Phrases, read};
use sayso::text::{self, Format, Tag};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::io::Read;

/// The adverbs that negate a verb in the gold.
const NEGATIONS: [&str; 11] =
    ["not", "n't", "n’t", "never", "hardly", "barely", "scarcely", "nor", "neither", "longer", "nowhere"];

/// A word of a tree, with where it stands in the text; words that the text writes otherwise have no place.
struct Word {
    form: String,
    lemma: String,
    upos: String,
    xpos: String,
    feats: String,
    head: usize,
    deprel: String,
    place: Option<(usize, usize)>,
}

/// What is compared: places of phrases; of subjects and their verbs; of verbs.
#[derive(Default)]
struct Marks {
    phrases: BTreeSet<(usize, usize)>,
    subjects: BTreeSet<(usize, usize)>,
    passives: BTreeSet<(usize, usize)>,
    negated: BTreeSet<(usize, usize)>,
}

fn main() {
    let show = std::env::args().any(|arg| arg == "--errors");
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("standard input is a CoNLL-U file");
    let mut counts = [(0, 0, 0); 4];
    for (article, gold) in articles(&input) {
        let document = text::read(&article, Format::Plain);
        let found = found(&read(&document, Knowledge::built_in()), &gold.1);
        let pairs = [
            ("phrase", &found.phrases, &gold.0.phrases),
            ("subject", &found.subjects, &gold.0.subjects),
            ("passive", &found.passives, &gold.0.passives),
            ("negation", &found.negated, &gold.0.negated),
        ];
        for (count, (name, system, gold)) in counts.iter_mut().zip(pairs) {
            count.0 += system.intersection(gold).count();
            count.1 += system.len();
            count.2 += gold.len();
            if show {
                print(&article, name, system, gold);
            }
        }
    }
    for (name, (both, system, gold)) in
        ["base noun phrases", "subjects of finite verbs", "passives", "negated verbs"].iter().zip(counts)
    {
        let (precision, recall) = (share(both, system), share(both, gold));
        let f = 2.0 * precision * recall / (precision + recall).max(1e-9);
        println!("{name:25} P {precision:5.1} R {recall:5.1} F {f:5.1}  ({both} of {system} found, {gold} in gold)");
    }
}

fn share(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

fn print(article: &str, name: &str, system: &BTreeSet<(usize, usize)>, gold: &BTreeSet<(usize, usize)>) {
    let wrong = system.difference(gold).map(|it| ("+", it)).chain(gold.difference(system).map(|it| ("-", it)));
    for (sign, &(a, b)) in wrong {
        let from = article[..a.min(b)].rfind('\n').map_or(0, |at| at + 1);
        let line = article[from..].lines().next().unwrap_or_default();
        let word = |at: usize| article[at..].split_whitespace().next().unwrap_or_default();
        let what = if name == "subject" {
            format!("{} <- {}", article[..a].split_whitespace().next_back().unwrap_or_default(), word(b))
        } else {
            article[a..b].to_owned()
        };
        println!("{name} {sign} [{what}] {line}");
    }
}

/// Each document's text, with its gold and the places of words that are left out on both sides.
fn articles(input: &str) -> Vec<(String, (Marks, BTreeSet<usize>))> {
    let mut articles: Vec<(String, (Marks, BTreeSet<usize>))> = Vec::new();
    for block in input.split("\n\n").filter(|block| !block.trim().is_empty()) {
        if block.contains("# newdoc") || articles.is_empty() {
            articles.push(Default::default());
        }
        let Some((text, (gold, left_out))) = articles.last_mut() else { continue };
        let sentence = block.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap_or_default();
        let words = words(block, sentence, text.len());
        let _ = write!(text, "{sentence}\n\n");
        mark(&words, gold, left_out);
    }
    articles
}

fn words(block: &str, sentence: &str, base: usize) -> Vec<Word> {
    let mut at = 0;
    let mut words = Vec::new();
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, form, lemma, upos, xpos, feats, head, deprel, ..] = columns.as_slice() else { continue };
        if id.contains(['-', '.']) {
            continue;
        }
        let rest = sentence.get(at..).unwrap_or_default();
        let start = at + rest.len() - rest.trim_start().len();
        let fits = sentence.get(start..).is_some_and(|rest| rest.starts_with(form));
        let place = fits.then(|| (base + start, base + start + form.len()));
        if fits {
            at = start + form.len();
        }
        words.push(Word {
            form: (*form).to_owned(),
            lemma: lemma.to_lowercase(),
            upos: (*upos).to_owned(),
            xpos: (*xpos).to_owned(),
            feats: (*feats).to_owned(),
            head: head.parse().unwrap_or(0),
            deprel: (*deprel).to_owned(),
            place,
        });
    }
    words
}

fn mark(words: &[Word], gold: &mut Marks, left_out: &mut BTreeSet<usize>) {
    let start = |at: usize| words.get(at).and_then(|word| word.place).map(|place| place.0);
    for (at, word) in words.iter().enumerate() {
        if is_left_out(word) {
            left_out.extend(start(at));
        } else if let Some((first, last)) = phrase(words, at) {
            let ends = words.get(first).and_then(|it| it.place).zip(words.get(last).and_then(|it| it.place));
            gold.phrases.extend(ends.map(|(first, last)| (first.0, last.1)));
        }
        if word.upos == "VERB" && word.feats.contains("Voice=Pass") && word.deprel != "amod" {
            gold.passives.extend(word.place);
        }
        let Some(verb) = predicate(words, at) else { continue };
        let subject = subject(words, at, 4).filter(|_| is_finite(words, at));
        let end = |at: usize| words.get(phrase(words, at).map_or(at, |ends| ends.1)).and_then(|word| word.place);
        if let (Some((_, subject)), Some(verb)) = (subject.and_then(end), start(verb)) {
            gold.subjects.insert((subject, verb));
        }
        let negated = |one: &Word| {
            one.head == at + 1
                && NEGATIONS.contains(&one.lemma.as_str())
                && matches!(one.deprel.as_str(), "advmod" | "cc" | "cc:preconj")
                && (one.lemma != "longer" || words.iter().any(|no| no.form.eq_ignore_ascii_case("no")))
        };
        if words.iter().any(negated) {
            gold.negated.extend(words.get(verb).and_then(|it| it.place));
        }
    }
}

fn is_left_out(word: &Word) -> bool {
    word.upos == "PRON" && (word.feats.contains("PronType=Rel") || word.xpos == "EX")
        || word.lemma == "that" && word.upos == "SCONJ"
}

/// The words of the base noun phrase that a word heads.
fn phrase(words: &[Word], at: usize) -> Option<(usize, usize)> {
    let word = words.get(at)?;
    let part =
        matches!(base(&word.deprel), "compound" | "flat" | "goeswith" | "amod" | "det" | "case" | "mark" | "fixed");
    if !matches!(word.upos.as_str(), "NOUN" | "PROPN" | "PRON") || part || word.xpos == "EX" {
        return None;
    }
    let mut ends = (at, at);
    for (other, one) in words.iter().enumerate().filter(|(_, one)| one.head == at + 1) {
        let before = matches!(base(&one.deprel), "det" | "amod" | "compound" | "nummod" | "goeswith" | "flat")
            || one.deprel == "nmod:poss";
        let behind = matches!(base(&one.deprel), "flat" | "compound" | "nummod" | "goeswith");
        if other < at && before {
            ends.0 = ends.0.min(reach(words, other).0);
        } else if other > at && behind {
            ends.1 = ends.1.max(reach(words, other).1);
        }
    }
    Some(ends)
}

fn base(deprel: &str) -> &str {
    deprel.split(':').next().unwrap_or_default()
}

/// The first and last word under a word.
fn reach(words: &[Word], at: usize) -> (usize, usize) {
    let mut ends = (at, at);
    for (other, _) in words.iter().enumerate() {
        let mut up = other;
        for _ in 0..words.len() {
            if up == at {
                ends = (ends.0.min(other), ends.1.max(other));
                break;
            }
            match words.get(up).and_then(|word| word.head.checked_sub(1)) {
                Some(head) => up = head,
                None => break,
            }
        }
    }
    ends
}

fn children<'a>(words: &'a [Word], at: usize) -> impl Iterator<Item = (usize, &'a Word)> {
    words.iter().enumerate().filter(move |(_, one)| one.head == at + 1)
}

/// The verb that a predicate ends with: its copula, or itself.
fn predicate(words: &[Word], at: usize) -> Option<usize> {
    let copula = children(words, at).filter(|(_, one)| one.deprel == "cop").map(|(other, _)| other).last();
    copula.or_else(|| words.get(at).filter(|word| matches!(word.upos.as_str(), "VERB")).map(|_| at))
}

fn is_finite(words: &[Word], at: usize) -> bool {
    let finite = |word: &Word| word.feats.contains("VerbForm=Fin") || word.xpos == "MD";
    let helps = |word: &Word| matches!(base(&word.deprel), "aux" | "cop") && finite(word);
    let copular = children(words, at).any(|(_, one)| one.deprel == "cop");
    !copular && words.get(at).is_some_and(finite) || children(words, at).any(|(_, one)| helps(one))
}

fn subject(words: &[Word], at: usize, deepest: usize) -> Option<usize> {
    let word = words.get(at)?;
    let own =
        children(words, at).find(|(_, one)| matches!(one.deprel.as_str(), "nsubj" | "nsubj:pass" | "nsubj:outer"));
    match own {
        Some((_, one)) if one.feats.contains("PronType=Rel") => {
            word.head.checked_sub(1).filter(|_| word.deprel == "acl:relcl")
        }
        Some((_, one)) if one.xpos == "EX" => None,
        Some((other, _)) => Some(other),
        None if word.deprel == "conj" && deepest > 0 => subject(words, word.head.checked_sub(1)?, deepest - 1),
        None => None,
    }
}

/// What sayso reads.
fn found(phrases: &Phrases<'_>, left_out: &BTreeSet<usize>) -> Marks {
    let mut marks = Marks::default();
    let page = phrases.page();
    let start = |at: usize| page.span(&(at..at + 1)).start;
    for it in phrases.base_nouns() {
        let relative = page.tag(it.head).is_some_and(|tag| matches!(tag, Tag::WDT | Tag::WPS | Tag::EX));
        let span = page.span(&it.base);
        if !relative && !left_out.contains(&start(it.head)) {
            marks.phrases.insert((span.start, span.end));
        }
    }
    for cut in page.document.sentences.ids().filter_map(|id| phrases.clauses(id)) {
        for clause in &cut.clauses {
            let verb = clause.verb.and_then(|verb| cut.verbs.get(verb)).filter(|verb| verb.form == Form::Finite);
            if let (Some(verb), Some(subject)) = (verb, phrases.noun_in(clause.subject.clone())) {
                marks.subjects.insert((page.span(&subject.base).end, start(verb.head)));
            }
        }
        for verb in &cut.verbs {
            let span = page.span(&(verb.head..verb.head + 1));
            if verb.passive {
                marks.passives.insert((span.start, span.end));
            }
            if verb.negation.is_some() {
                marks.negated.insert((span.start, span.end));
            }
        }
    }
    marks
}
