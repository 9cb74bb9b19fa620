//! Scores base noun phrases, subjects of finite verbs, passives and negated verbs against Universal Dependencies:
//! `zcat gum-dev.conllu.gz | phrases_score`; with `--errors` each miss is shown. The text is read as any article is, each
//! sentence as a paragraph of its own; what is compared are places in it, so that mistakes of words and tags count too.
//! With `--gold-tags` the words have the tags of the trees, which shows what the grammar alone would reach. `trees` says how
//! they are read.

#![allow(clippy::disallowed_methods, reason = "a program that reads corpora")]

#[path = "../../trees.rs"]
mod trees;

use sayso::knowledge::Knowledge;
use sayso::phrases::{Form, Phrases, read};
use sayso::text::{self, Document, Format, Tag, Token};
use std::collections::BTreeSet;
use std::io::Read;
use trees::{Marks, articles};

fn main() {
    let asked = |option: &str| std::env::args().any(|arg| arg == option);
    let (show, given) = (asked("--errors"), asked("--gold-tags"));
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input).expect("standard input is a CoNLL-U file");
    let mut counts = [(0, 0, 0); 4];
    for article in articles(&input) {
        let mut document = text::read(&article.text, Format::Plain);
        if given {
            document.tokens = with_tags(&document, &article.tags).into_iter().collect();
        }
        let found = found(&read(&document, Knowledge::built_in()), &article.left_out);
        let pairs = [
            ("phrase", &found.phrases, &article.gold.phrases),
            ("subject", &found.subjects, &article.gold.subjects),
            ("passive", &at(&found.passives), &at(&article.gold.passives)),
            ("negation", &at(&found.negated), &at(&article.gold.negated)),
        ];
        for (count, (name, system, gold)) in counts.iter_mut().zip(pairs) {
            count.0 += system.intersection(gold).count();
            count.1 += system.len();
            count.2 += gold.len();
            if show {
                print(&article.text, name, system, gold);
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

/// Words by where they start.
fn at(words: &BTreeSet<usize>) -> BTreeSet<(usize, usize)> {
    words.iter().map(|&word| (word, word)).collect()
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
            if a == b { word(a).to_owned() } else { article[a..b].to_owned() }
        };
        println!("{name} {sign} [{what}] {line}");
    }
}

/// Its words with the tags of the trees; a word that the trees cut in several has the tag of the last.
fn with_tags(document: &Document, tags: &[(usize, usize, Tag)]) -> Vec<Token> {
    let mut from = 0;
    let mut tokens: Vec<Token> = document.tokens.iter().cloned().collect();
    for token in &mut tokens {
        let (start, end) = (token.span.start, token.span.end);
        from += tags.get(from..).unwrap_or_default().iter().take_while(|it| it.1 <= start).count();
        let within: Vec<Tag> =
            tags.get(from..).unwrap_or_default().iter().take_while(|it| it.0 < end).map(|it| it.2).collect();
        let Some(&tag) = within.iter().rev().find(|&&tag| tag != Tag::Mark).or(within.last()) else { continue };
        // "left-leaning parties"
        let next = tags.get(from + within.len()).map(|it| it.2);
        let modifies = within.len() > 1 && next.is_some_and(|next| next.is_noun() || next.is_adjective());
        let tag = if modifies && !tag.is_name() && tag != Tag::POS { Tag::JJ } else { tag };
        if tag != token.tag {
            token.lemma = text::lemma(document.at(token.span), tag).into();
            token.tag = tag;
        }
    }
    tokens
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
            // A part of a word in hyphens is no verb of the trees.
            if verb.passive && !page.text(verb.head).contains('-') {
                marks.passives.insert(start(verb.head));
            }
            if verb.negation.is_some() {
                marks.negated.insert(start(verb.head));
            }
        }
    }
    marks
}
