//! Corpora to samples: each article is read by sayso itself, and the gold tags are carried over to its words by
//! their places, so that training sees what tagging will see.

use crate::trees::tag_named;
use sayso::text::tagger::features::{self, Form, Look, TEMPLATES};
use sayso::text::tagger::{Model, by_shape, look};
use sayso::text::{Document, Format, Tag, read as read_text};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::process::Command;

/// Where a sample is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Ewt,
    Gum,
    News,
}

/// A sentence.
#[derive(Clone)]
pub struct Sample {
    pub origin: Origin,
    words: Vec<String>,
    titled: bool,
    pub forms: Vec<Form>,
    /// The tags that need no decision.
    pub fixed: Vec<Option<Tag>>,
    /// The tags that should come out, where known.
    pub gold: Vec<Option<Tag>>,
}

impl Sample {
    /// A copy in which capitals say nothing.
    pub fn titled(&self) -> Self {
        Self {
            titled: true,
            forms: self.words.iter().map(|word| Form::of(word, Look::Titled)).collect(),
            ..self.clone()
        }
    }
}

impl Sample {
    /// Its tags by a finished model.
    pub fn tagged(&self, model: &Model) -> Vec<Tag> {
        let mut tags: Vec<Tag> = Vec::with_capacity(self.forms.len());
        for at in 0..self.forms.len() {
            let mut keys = [0; TEMPLATES];
            features::keys(&self.forms, at, features::before(&tags), &mut keys);
            let only = if self.titled { None } else { model.only_tag(&self.forms[at]) };
            tags.push(self.fixed[at].or(only).unwrap_or_else(|| model.best(&keys)));
        }
        tags
    }
}

/// A tag by hand, at a place in a text.
struct Gold {
    start: usize,
    end: usize,
    tag: Tag,
}

/// Genres of GUM whose texts are free of non-commercial or no-derivatives terms.
pub const GENRES: [&str; 8] = ["academic", "bio", "court", "interview", "news", "speech", "vlog", "voyage"];

/// All samples of a part ("train", "dev").
pub fn read(corpora: &Path, part: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (origin, name) in [(Origin::Ewt, "ewt"), (Origin::Gum, "gum")] {
        let file = unpack(&corpora.join(format!("ud/{name}-{part}.conllu.gz")));
        for (text, gold) in universal(&file, origin == Origin::Gum) {
            carry(origin, &read_text(&text, Format::Plain), &gold, &mut samples);
        }
    }
    let file = unpack(&corpora.join(format!("polnear/{part}-corenlp.conllu.gz")));
    for article in file.split("# newdoc id = ").skip(1) {
        let (name, lines) = article.split_once('\n').unwrap_or_default();
        let Ok(text) = std::fs::read_to_string(corpora.join(format!("polnear/{part}/text/{}.txt", name.trim()))) else {
            continue;
        };
        let gold = automatic(&text, lines);
        carry(Origin::News, &read_text(&text, Format::Plain), &gold, &mut samples);
    }
    samples
}

/// The text of a packed file.
pub fn unpack(path: &Path) -> String {
    let output = Command::new("gzip").arg("-dc").arg(path).output().expect("gzip runs");
    assert!(output.status.success(), "{} cannot be read", path.display());
    String::from_utf8(output.stdout).expect("corpora are UTF-8")
}

/// The articles of a UD file: text, and tags at their places.
fn universal(file: &str, by_genre: bool) -> Vec<(String, Vec<Gold>)> {
    let mut articles = Vec::new();
    for article in file.split("# newdoc id = ").skip(1) {
        let name = article.lines().next().unwrap_or_default();
        if by_genre && !GENRES.iter().any(|genre| name.starts_with(&format!("GUM_{genre}"))) {
            continue;
        }
        let (mut text, mut gold) = (String::new(), Vec::new());
        for sentence in article.split("\n\n") {
            let Some(line) = sentence.lines().find_map(|line| line.strip_prefix("# text = ")) else { continue };
            if !text.is_empty() {
                text.push_str(if sentence.lines().any(|line| line.starts_with("# newpar")) { "\n\n" } else { " " });
            }
            let base = text.len();
            text.push_str(line);
            let columns = sentence.lines().map(|line| line.split('\t').collect::<Vec<_>>());
            place(line, base, columns, &mut gold);
        }
        articles.push((text, gold));
    }
    articles
}

fn place<'a>(line: &str, base: usize, columns: impl Iterator<Item = Vec<&'a str>>, gold: &mut Vec<Gold>) {
    let mut at = 0;
    for columns in columns.filter(|columns| columns.len() == 10 && columns[0].bytes().all(|byte| byte.is_ascii_digit()))
    {
        let rest = &line[at..];
        let skip = rest.len() - rest.trim_start().len();
        if !rest[skip..].starts_with(columns[1]) {
            return;
        }
        let start = base + at + skip;
        at += skip + columns[1].len();
        gold.push(Gold { start, end: base + at, tag: tag_named(columns[4], columns[1]) });
    }
}

/// CoreNLP's tags: places are characters. Its preposition "to" is told from the infinitive's as UD does.
fn automatic(text: &str, lines: &str) -> Vec<Gold> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let rows: Vec<Vec<&str>> =
        lines.lines().map(|line| line.split('\t').collect()).filter(|row: &Vec<&str>| row.len() == 10).collect();
    let xpos = |at: usize| rows.get(at).map_or("", |row| row[4]);
    let mut gold = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let number = |key: &str| row[9].split('|').find_map(|part| part.strip_prefix(key)?.parse::<usize>().ok());
        let (Some(start), Some(end)) = (number("Start="), number("End=")) else { continue };
        let (Some(&start), Some(&end)) = (bytes.get(start), bytes.get(end)) else { continue };
        let infinitive = xpos(at + 1) == "VB" || xpos(at + 1) == "RB" && xpos(at + 2) == "VB";
        let tag = if row[4] == "TO" && !infinitive { Tag::IN } else { tag_named(row[4], row[1]) };
        gold.push(Gold { start, end, tag });
    }
    gold
}

fn carry(origin: Origin, document: &Document, gold: &[Gold], samples: &mut Vec<Sample>) {
    let mut from = 0;
    for (id, sentence) in document.sentences.entries() {
        let tokens = document.tokens_of(id);
        let words: Vec<String> = tokens.iter().map(|token| document.at(token.span).to_owned()).collect();
        let heading = document.blocks[sentence.block].kind.is_heading();
        let look = look(heading, document.at(sentence.span));
        // CoreNLP takes every capital in a heading for a name.
        if origin == Origin::News && look == Look::Titled {
            continue;
        }
        let mut tags = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            while gold.get(from).is_some_and(|gold| gold.end <= token.span.start) {
                from += 1;
            }
            let within: Vec<&Gold> = gold[from..].iter().take_while(|gold| gold.start < token.span.end).collect();
            let next = tokens.get(at + 1).map_or(token.span.end, |next| next.span.start);
            let next = gold[from..].iter().find(|gold| gold.start >= next).map(|gold| gold.tag);
            tags.push(joined(&words[at], &within, next));
        }
        let fixed = tokens.iter().zip(&words).map(|(token, word)| fixed(document, token, word)).collect();
        let forms = words.iter().map(|word| Form::of(word, look)).collect();
        samples.push(Sample { origin, words, titled: look == Look::Titled, forms, fixed, gold: tags });
    }
}

fn fixed(document: &Document, token: &sayso::text::Token, word: &str) -> Option<Tag> {
    let before = document.text[..token.span.start].chars().next_back();
    let gap = before.is_none_or(char::is_whitespace);
    by_shape(word, gap).map(|tag| if token.tag == Tag::Mark { Tag::Mark } else { tag })
}

/// The tag of one of our words, of the corpus's words that it holds. UD cuts at hyphens, we do not.
fn joined(word: &str, within: &[&Gold], next: Option<Tag>) -> Option<Tag> {
    let last = within.iter().rev().find(|gold| gold.tag != Tag::Mark).or(within.last())?;
    if within.len() == 1 || !word.contains('-') {
        return Some(last.tag);
    }
    let prefixed = ["re-", "co-", "over-", "pre-", "un-", "mis-", "out-"]
        .iter()
        .any(|prefix| word.to_lowercase().starts_with(prefix));
    let before_noun = next.is_some_and(|next| next.is_noun() || next.is_adjective());
    Some(match last.tag {
        Tag::VBN | Tag::VBG | Tag::VBD if !prefixed => Tag::JJ,
        Tag::NN | Tag::CD | Tag::NNS if before_noun && !prefixed => Tag::JJ,
        tag => tag,
    })
}

/// Words that had the same tag nearly every time, by hash.
pub fn words_with_one_tag(samples: &[Sample]) -> BTreeMap<u32, Tag> {
    let mut seen: HashMap<u32, [u32; 37]> = HashMap::new();
    for sample in samples.iter().filter(|sample| !sample.titled) {
        for ((form, gold), fixed) in sample.forms.iter().zip(&sample.gold).zip(&sample.fixed) {
            if let (Some(tag), None) = (gold, fixed) {
                // What people tagged counts for more than what a program did.
                let weight = if sample.origin == Origin::News { 1 } else { 3 };
                seen.entry(form.exact).or_insert([0; 37])[*tag as usize] += weight;
            }
        }
    }
    let one = seen.into_iter().filter_map(|(hash, counts)| {
        let all: u32 = counts.iter().sum();
        let (tag, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
        (all >= 30 && *most * 1000 >= all * 995).then(|| (hash, sayso::text::tagger::TAGS[tag]))
    });
    one.collect()
}
