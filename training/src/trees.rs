//! Trees to what is compared. *Base noun phrase*: a noun, name or pronoun that is no part of another's name, title or
//! compound, and a number, adjective or determiner in a noun's place; from its first determiner,
//! adjective, number, compound, title or possessor to itself, with a name or number that goes on behind it (`flat`,
//! `compound` and `nummod`; straight beside it, "the poet Ada Reed" and "March 9"); possessors are phrases too. "There", relative pronouns and "that" alone before a clause are
//! left out on both sides. *Subject*: where the base phrase of an `nsubj` ends, with the last verb of its predicate (the
//! copula where it has one; the auxiliary where nothing else is said, "he did"), where the predicate has a finite form; the
//! noun that a relative clause hangs on stands for its relative pronoun, and a verb joined by "and" has the subject of
//! the first. *Passive*: a participle with `Voice=Pass` that is no adjective (`amod`). *Negation*: a predicate with an
//! adverb of `NEGATIONS` on it or its copula. Words are read as the text has them; a word in hyphens is one.

use sayso::text::Tag;
use std::collections::BTreeSet;
use std::fmt::Write;

/// The adverbs that negate a verb, by lemma; "longer" by itself behind "no".
const NEGATIONS: [&str; 12] =
    ["not", "n't", "n’t", "never", "hardly", "barely", "scarcely", "rarely", "seldom", "nor", "neither", "nowhere"];

/// What is compared: places of phrases; of subjects and their verbs; of verbs.
#[derive(Default)]
pub struct Marks {
    /// Base noun phrases.
    pub phrases: BTreeSet<(usize, usize)>,
    /// Where the base phrase of a subject ends, where its verb starts.
    pub subjects: BTreeSet<(usize, usize)>,
    /// Where passives start.
    pub passives: BTreeSet<usize>,
    /// Where negated verbs start.
    pub negated: BTreeSet<usize>,
}

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

/// An article of the trees.
#[derive(Default)]
pub struct Article {
    /// Its sentences, a paragraph each.
    pub text: String,
    /// What is to be found.
    pub gold: Marks,
    /// Places of words that are left out on both sides.
    pub left_out: BTreeSet<usize>,
    /// Where each word of the trees stands, with its tag.
    pub tags: Vec<(usize, usize, Tag)>,
}

/// The documents of a CoNLL-U file.
pub fn articles(input: &str) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for block in input.split("\n\n").filter(|block| !block.trim().is_empty()) {
        if block.contains("# newdoc") || articles.is_empty() {
            articles.push(Default::default());
        }
        let Some(article) = articles.last_mut() else { continue };
        let sentence = block.lines().find_map(|line| line.strip_prefix("# text = ")).unwrap_or_default();
        let words = words(block, sentence, article.text.len());
        let _ = write!(article.text, "{sentence}\n\n");
        let tagged = |word: &Word| word.place.map(|(start, end)| (start, end, tag(word)));
        article.tags.extend(words.iter().filter_map(tagged));
        mark(&words, &mut article.gold, &mut article.left_out);
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

/// A tag by its name in the corpora; "to" is a preposition but before a verb.
fn tag(word: &Word) -> Tag {
    if word.xpos == "TO" && word.upos == "ADP" { Tag::IN } else { tag_named(&word.xpos, &word.form) }
}

/// A tag by its name in the corpora; by the form where the name is none of ours.
pub fn tag_named(name: &str, form: &str) -> Tag {
    let known = sayso::text::tagger::TAGS.iter().find(|tag| format!("{tag:?}") == name);
    match (name, known) {
        ("PRP$", _) => Tag::PRPS,
        ("WP$", _) => Tag::WPS,
        ("$", _) => Tag::SYM,
        ("ADD", _) => Tag::NNP,
        ("AFX", _) => Tag::JJ,
        ("GW" | "XX", _) => Tag::NN,
        (_, Some(&tag)) => tag,
        _ if form.contains(char::is_alphanumeric) => Tag::NN,
        _ => Tag::Mark,
    }
}

fn mark(words: &[Word], gold: &mut Marks, left_out: &mut BTreeSet<usize>) {
    let start = |at: usize| words.get(at).and_then(|word| word.place).map(|place| place.0);
    for (at, word) in words.iter().enumerate() {
        if is_left_out(word) || is_loose_number(word) {
            left_out.extend(start(at));
        } else if let Some((first, last)) = phrase(words, at) {
            let ends = words.get(first).and_then(|it| it.place).zip(words.get(last).and_then(|it| it.place));
            gold.phrases.extend(ends.map(|(first, last)| (first.0, last.1)));
        }
        if word.upos == "VERB" && word.feats.contains("Voice=Pass") && word.deprel != "amod" {
            // A part of a word with hyphens is no verb group of its own.
            let part = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| before.form == "-");
            gold.passives.extend(start(at).filter(|_| !part));
        }
        let Some(verb) = predicate(words, at) else { continue };
        let subject = subject(words, at, 4).filter(|_| is_finite(words, at));
        let end = |at: usize| words.get(phrase(words, at).map_or(at, |ends| ends.1)).and_then(|word| word.place);
        if let (Some((_, subject)), Some(verb)) = (subject.and_then(end), start(verb)) {
            gold.subjects.insert((subject, verb));
        }
        let negated = |one: &Word| {
            one.head == at + 1
                && matches!(one.deprel.as_str(), "advmod" | "cc" | "cc:preconj")
                && (NEGATIONS.contains(&one.lemma.as_str()) || is_no_longer(words, one))
        };
        if words.iter().any(negated) {
            gold.negated.extend(start(verb));
        }
    }
}

fn is_no_longer(words: &[Word], word: &Word) -> bool {
    word.form == "longer" && words.iter().any(|no| no.form.eq_ignore_ascii_case("no"))
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
    let titled = |word: &Word, at: usize| word.deprel == "nmod:desc" && word.head > at + 1;
    let headed = match word.upos.as_str() {
        "NOUN" | "PROPN" | "PRON" => true,
        "NUM" | "SYM" | "DET" => is_nominal(words, at),
        "ADJ" => is_nominal(words, at),
        _ => false,
    };
    if !headed || part || word.xpos == "EX" || titled(word, at) || goes_on(words, at) {
        return None;
    }
    let mut ends = (at, at);
    for (other, one) in words.iter().enumerate().filter(|(_, one)| one.head == at + 1) {
        let before = matches!(base(&one.deprel), "det" | "amod" | "compound" | "nummod" | "goeswith" | "flat")
            || one.deprel == "nmod:poss"
            || titled(one, other);
        let counted = one.deprel == "advmod" && word.upos == "NUM";
        let before = before || counted || one.deprel == "nmod:unmarked" && goes_on(words, other);
        let behind = matches!(base(&one.deprel), "flat" | "compound" | "nummod" | "goeswith") || goes_on(words, other);
        if other < at && before {
            ends.0 = ends.0.min(reach(words, other).0);
        } else if other > at && behind {
            ends.1 = ends.1.max(reach(words, other).1);
        }
    }
    Some(ends)
}

/// "the poet *Ada Reed*", "March *9*", "*9* March", "10 *am*": straight beside its head with no mark between, and one phrase with
/// it.
fn goes_on(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let Some((head, over)) = word.head.checked_sub(1).and_then(|head| Some((head, words.get(head)?))) else {
        return false;
    };
    let beside = |first: usize, second: usize| reach(words, second).0 == first + 1 || first + 1 == second;
    match word.deprel.as_str() {
        "appos" => word.upos == "PROPN" && over.upos == "NOUN" && at > head && beside(head, at),
        "nmod:unmarked" => {
            let number = word.upos == "NUM" || over.upos == "NUM";
            number && if at > head { beside(head, at) } else { at + 1 == head }
        }
        _ => false,
    }
}

/// A number that stands for itself: of a list, a telephone, a page.
fn is_loose_number(word: &Word) -> bool {
    matches!(word.upos.as_str(), "NUM" | "X" | "SYM")
        && matches!(base(&word.deprel), "dep" | "list" | "root" | "parataxis" | "discourse")
}

/// True in the place of a noun.
fn is_nominal(words: &[Word], at: usize) -> bool {
    let noun = |word: &Word| {
        matches!(base(&word.deprel), "nsubj" | "obj" | "iobj" | "obl" | "appos")
            || matches!(word.deprel.as_str(), "nmod" | "nmod:poss" | "nmod:unmarked")
    };
    let joined =
        |word: &Word| word.deprel == "conj" && word.head.checked_sub(1).and_then(|it| words.get(it)).is_some_and(noun);
    words.get(at).is_some_and(|word| noun(word) || joined(word))
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

fn children(words: &[Word], at: usize) -> impl Iterator<Item = (usize, &Word)> {
    words.iter().enumerate().filter(move |(_, one)| one.head == at + 1)
}

/// The verb that a predicate ends with: its copula, or itself.
fn predicate(words: &[Word], at: usize) -> Option<usize> {
    let copula = children(words, at).filter(|(_, one)| one.deprel == "cop").map(|(other, _)| other).last();
    let verb = |word: &&Word| match word.upos.as_str() {
        "VERB" => true,
        "AUX" => !matches!(base(&word.deprel), "aux" | "cop" | "reparandum"),
        _ => false,
    };
    copula.or_else(|| words.get(at).filter(verb).map(|_| at))
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
    // "it is true that": the grammar's subject, which the trees set apart as one that means nothing.
    let own = own.or_else(|| children(words, at).find(|(_, one)| one.deprel == "expl" && one.xpos == "PRP"));
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
