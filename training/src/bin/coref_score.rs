//! Scores who-is-who against the entities and coreference of GUM, on its own tokens, tags and lemmas:
//! `zcat gum-dev.conllu.gz | coref_score news interview bio`. Names: pairs and B³ over name mentions that both have.
//! Pronouns: the nearest mention before it, in the same entity, that is no pronoun, must be of the same gold entity.

#![allow(clippy::disallowed_methods, reason = "a program that reads corpora and writes weights")]

use sayso::attribution::Attribution;
use sayso::facts::Form;
use sayso::knowledge::Knowledge;
use sayso::list::{Id, List};
use sayso::span::Span;
use sayso::text::{Block, BlockKind, Document, Quotation, QuoteMark, Sentence, Tag, Token};
use std::collections::BTreeMap;
use std::io::Read;

#[derive(Clone, Debug)]
struct Gold {
    entity: String,
    start: usize,
    end: usize,
    minimum: Vec<usize>,
}

#[derive(Default)]
struct Article {
    name: String,
    document: Document,
    gold: Vec<Gold>,
}

fn main() {
    let genres: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let show = std::env::args().any(|arg| arg == "--errors");
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("standard input is a CoNLL-U file");
    let articles: Vec<Article> = articles(&text)
        .into_iter()
        .filter(|article| genres.is_empty() || genres.iter().any(|genre| article.name.contains(&format!("_{genre}_"))))
        .collect();
    let mut names = Counts::default();
    let mut pronouns: BTreeMap<&'static str, (usize, usize, usize)> = BTreeMap::new();
    for article in &articles {
        score(article, &mut names, &mut pronouns, show);
    }
    println!("{} articles", articles.len());
    names.print();
    let mut sum = (0, 0, 0);
    for (word, (right, tried, all)) in &pronouns {
        println!(
            "{word:5} P {:5.1} R {:5.1}  ({right} right, {tried} tried, {all} in gold)",
            share(*right, *tried),
            share(*right, *all)
        );
        sum = (sum.0 + right, sum.1 + tried, sum.2 + all);
    }
    println!(
        "all   P {:5.1} R {:5.1}  ({} right, {} tried, {} in gold)",
        share(sum.0, sum.1),
        share(sum.0, sum.2),
        sum.0,
        sum.1,
        sum.2
    );
}

fn share(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

#[derive(Default)]
struct Counts {
    both: usize,
    system: usize,
    gold: usize,
    b3_precision: f64,
    b3_recall: f64,
    mentions: usize,
    in_gold: usize,
}

impl Counts {
    fn print(&self) {
        let (p, r) = (share(self.both, self.system), share(self.both, self.gold));
        println!("names found {:.1} % of {}", share(self.mentions, self.in_gold), self.in_gold);
        println!("names pairs P {p:.1} R {r:.1} F {:.1}", 2.0 * p * r / (p + r));
        let (p, r) = (100.0 * self.b3_precision / self.mentions as f64, 100.0 * self.b3_recall / self.mentions as f64);
        println!("names B3    P {p:.1} R {r:.1} F {:.1}", 2.0 * p * r / (p + r));
    }
}

fn score(
    article: &Article,
    names: &mut Counts,
    pronouns: &mut BTreeMap<&'static str, (usize, usize, usize)>,
    show: bool,
) {
    let document = &article.document;
    let attributions: List<Attribution> = List::new();
    let phrases = sayso::phrases::read(document, Knowledge::built_in());
    let cast = sayso::entity::cast(&phrases, &attributions);
    let starts: BTreeMap<usize, usize> =
        document.tokens.iter().enumerate().map(|(at, token)| (token.span.start, at)).collect();
    // The gold mention of a token: the smallest whose minimal span holds it.
    let mut gold_at: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, gold) in article.gold.iter().enumerate() {
        for token in &gold.minimum {
            let smaller = gold_at
                .get(token)
                .is_none_or(|&other| article.gold[other].end - article.gold[other].start > gold.end - gold.start);
            if smaller {
                gold_at.insert(*token, at);
            }
        }
    }
    let tag = |token: usize| document.tokens.as_slice()[token].tag;
    let mut pairs: Vec<(String, usize, usize)> = Vec::new();
    let mut seen: BTreeMap<usize, ()> = BTreeMap::new();
    for (id, mention) in cast.mentions.entries() {
        let Some(&token) = starts.get(&mention.head.start) else { continue };
        if !tag(token).is_name() || mention.form == Form::Pronoun {
            continue;
        }
        if let Some(&gold) = gold_at.get(&token)
            && seen.insert(gold, ()).is_none()
        {
            pairs.push((article.gold[gold].entity.clone(), mention.entity.index(), id.index()));
        }
    }
    names.in_gold += article.gold.iter().filter(|gold| gold.minimum.iter().any(|&token| tag(token).is_name())).count();
    names.mentions += pairs.len();
    for (at, (gold, system, mention)) in pairs.iter().enumerate() {
        for (other_gold, other_system, other) in &pairs[..at] {
            let (same_gold, same_system) = (gold == other_gold, system == other_system);
            names.both += usize::from(same_gold && same_system);
            names.system += usize::from(same_system);
            names.gold += usize::from(same_gold);
            if show && same_gold != same_system {
                let text = |mention: usize| document.at(cast.mentions[Id::new(mention)].span);
                println!(
                    "{} {}: {} | {}",
                    article.name,
                    if same_gold { "MISSED" } else { "WRONG" },
                    text(*other),
                    text(*mention)
                );
            }
        }
        let with_gold = pairs.iter().filter(|other| other.0 == *gold).count() as f64;
        let with_system = pairs.iter().filter(|other| other.1 == *system).count() as f64;
        let with_both = pairs.iter().filter(|other| other.0 == *gold && other.1 == *system).count() as f64;
        names.b3_precision += with_both / with_system;
        names.b3_recall += with_both / with_gold;
    }
    for gold in &article.gold {
        if gold.end - gold.start != 1 {
            continue;
        }
        let token = &document.tokens.as_slice()[gold.start];
        let word = match document.at(token.span).to_lowercase().as_str() {
            "he" | "him" | "his" | "himself" => "he",
            "she" | "her" | "hers" | "herself" => "she",
            "they" | "them" | "their" | "themselves" => "they",
            "it" | "its" | "itself" => "it",
            _ => continue,
        };
        let known = article.gold.iter().any(|other| {
            other.entity == gold.entity
                && other.end <= gold.start
                && !matches!(tag(*other.minimum.first().unwrap_or(&other.start)), Tag::PRP | Tag::PRPS)
        });
        if !known {
            continue;
        }
        let counts = pronouns.entry(word).or_default();
        counts.2 += 1;
        let mention = cast.mentions.iter().find(|mention| mention.head == token.span && mention.form == Form::Pronoun);
        let Some(mention) = mention else {
            if show {
                println!("{} NOT READ: {}", article.name, document.at(token.span));
            }
            continue;
        };
        let before = cast.entities[mention.entity]
            .mentions
            .iter()
            .map(|&id| &cast.mentions[id])
            .filter(|other| other.form != Form::Pronoun && other.head.start < token.span.start)
            .max_by_key(|other| other.head.start);
        let Some(before) = before else {
            if show {
                println!(
                    "{} NO ANTECEDENT: {} in {}",
                    article.name,
                    document.at(token.span),
                    sentence_text(document, token.span)
                );
            }
            continue;
        };
        counts.1 += 1;
        let chosen = starts.get(&before.head.start).and_then(|token| gold_at.get(token)).map(|&at| &article.gold[at]);
        let right = chosen.is_some_and(|chosen| chosen.entity == gold.entity)
            || before.form == Form::Nominal
                && article.gold.iter().any(|other| {
                    other.entity == gold.entity
                        && other.minimum.iter().any(|token| document.tokens.as_slice()[*token].span == before.head)
                });
        counts.0 += usize::from(right);
        if show && !right {
            let wanted = article
                .gold
                .iter()
                .filter(|other| other.entity == gold.entity && other.end <= gold.start)
                .max_by_key(|other| other.start);
            let wanted = wanted.map(|gold| {
                document
                    .at(document.tokens.as_slice()[gold.start].span.to(document.tokens.as_slice()[gold.end - 1].span))
            });
            println!(
                "{} {}: got `{}`, wanted `{}` in {}",
                article.name,
                document.at(token.span),
                document.at(before.span),
                wanted.unwrap_or_default(),
                sentence_text(document, token.span)
            );
        }
    }
}

fn sentence_text(document: &Document, span: Span) -> &str {
    document.sentence_at(span).map(|id| document.at(document.sentences[id].span)).unwrap_or_default()
}

fn articles(text: &str) -> Vec<Article> {
    let mut all: Vec<Article> = Vec::new();
    let mut open: Vec<(String, usize, Vec<usize>)> = Vec::new();
    let mut heading = false;
    let mut sentence_start = None;
    let mut glued = 0;
    let mut glue_space = true;
    let mut new_block = true;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            all.push(Article { name: name.to_owned(), ..Article::default() });
            open.clear();
            new_block = true;
            continue;
        }
        let Some(article) = all.last_mut() else { continue };
        if let Some(block) = line.strip_prefix("# newpar_block = ") {
            heading = block.starts_with("head");
            new_block = true;
        } else if line.starts_with("# newpar") {
            new_block = true;
        } else if line.is_empty() {
            if let Some(first) = sentence_start.take() {
                close(article, first, &mut new_block, heading);
            }
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, _, tag, .., misc] = columns.as_slice() else { continue };
            if let Some((first, last)) = id.split_once('-') {
                glued = last.parse::<usize>().unwrap_or(0) + 1 - first.parse::<usize>().unwrap_or(0);
                glue_space = !misc.contains("SpaceAfter=No");
                continue;
            }
            if id.contains('.') {
                continue;
            }
            let start = article.document.text.len();
            article.document.text.push_str(form);
            let at = article.document.tokens.len();
            let token = Token {
                span: Span::new(start, start + form.len()),
                tag: penn(tag),
                lemma: lemma.to_lowercase().into(),
            };
            article.document.tokens.push(token);
            sentence_start.get_or_insert(at);
            let space = if glued > 0 {
                glued -= 1;
                glued == 0 && glue_space
            } else {
                !misc.contains("SpaceAfter=No")
            };
            if space {
                article.document.text.push(' ');
            }
            entities(misc, at, &mut open, &mut article.gold);
        }
    }
    for article in &mut all {
        quotations(&mut article.document);
    }
    all
}

/// Ends a sentence, and begins a block where one is due.
fn close(article: &mut Article, first: usize, new_block: &mut bool, heading: bool) {
    let document = &mut article.document;
    let tokens = first..document.tokens.len();
    let span = document.tokens.as_slice()[first].span.to(document.tokens.as_slice()[tokens.end - 1].span);
    let place = document.sentences.len();
    if *new_block {
        let kind = match (heading, document.blocks.is_empty()) {
            (true, true) => BlockKind::Headline,
            (true, false) => BlockKind::Subheading,
            (false, _) => BlockKind::Paragraph,
        };
        document.blocks.push(Block { kind, span, sentences: place..place, section: None });
        *new_block = false;
    }
    let block = Id::new(document.blocks.len() - 1);
    document.blocks[block].sentences.end = place + 1;
    document.blocks[block].span = document.blocks[block].span.to(span);
    document.sentences.push(Sentence { span, block, tokens, number: place + 1 });
    document.text.push('\n');
}

fn entities(misc: &str, at: usize, open: &mut Vec<(String, usize, Vec<usize>)>, gold: &mut Vec<Gold>) {
    let Some(field) = misc.split('|').find_map(|field| field.strip_prefix("Entity=")) else { return };
    let mut rest = field;
    while let Some(first) = rest.chars().next() {
        if first == '(' {
            let end = rest[1..].find(['(', ')']).map_or(rest.len(), |end| end + 1);
            let fields: Vec<&str> = rest[1..end].split('-').collect();
            let minimum = fields
                .get(5)
                .map(|list| {
                    list.split(',')
                        .filter_map(|number| number.parse::<usize>().ok())
                        .map(|number| at + number - 1)
                        .collect()
                })
                .unwrap_or_default();
            open.push((fields.first().copied().unwrap_or_default().to_owned(), at, minimum));
            rest = &rest[end..];
            if let Some(after) = rest.strip_prefix(')') {
                finish(None, at, open, gold);
                rest = after;
            }
        } else {
            let end = rest.find(')').unwrap_or(rest.len());
            finish(Some(&rest[..end]), at, open, gold);
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
}

fn finish(name: Option<&str>, at: usize, open: &mut Vec<(String, usize, Vec<usize>)>, gold: &mut Vec<Gold>) {
    let place = match name {
        None => open.len().checked_sub(1),
        Some(name) => open.iter().rposition(|entity| entity.0 == name),
    };
    if let Some(place) = place {
        let (entity, start, minimum) = open.remove(place);
        gold.push(Gold { entity, start, end: at + 1, minimum });
    }
}

fn quotations(document: &mut Document) {
    let mut opened: Option<Span> = None;
    let mut found = Vec::new();
    for sentence in &document.sentences {
        for token in document.tokens.as_slice().get(sentence.tokens.clone()).unwrap_or_default() {
            let mark = document.at(token.span);
            if matches!(mark, "\"" | "“" | "”" | "``" | "''") {
                match opened.take() {
                    Some(start) => found.push((start, token.span)),
                    None => opened = Some(token.span),
                }
            }
        }
        opened = None;
    }
    for (start, end) in found {
        document.quotations.push(Quotation {
            span: start.to(end),
            inner: Span::new(start.end, end.start),
            mark: QuoteMark::Double,
            closed: true,
        });
    }
}

fn penn(tag: &str) -> Tag {
    match tag {
        "CC" => Tag::CC,
        "CD" => Tag::CD,
        "DT" => Tag::DT,
        "EX" => Tag::EX,
        "FW" => Tag::FW,
        "IN" => Tag::IN,
        "JJ" => Tag::JJ,
        "JJR" => Tag::JJR,
        "JJS" => Tag::JJS,
        "LS" => Tag::LS,
        "MD" => Tag::MD,
        "NN" => Tag::NN,
        "NNS" => Tag::NNS,
        "NNP" => Tag::NNP,
        "NNPS" => Tag::NNPS,
        "PDT" => Tag::PDT,
        "POS" => Tag::POS,
        "PRP" => Tag::PRP,
        "PRP$" => Tag::PRPS,
        "RB" => Tag::RB,
        "RBR" => Tag::RBR,
        "RBS" => Tag::RBS,
        "RP" => Tag::RP,
        "SYM" | "$" => Tag::SYM,
        "TO" => Tag::TO,
        "UH" => Tag::UH,
        "VB" => Tag::VB,
        "VBD" => Tag::VBD,
        "VBG" => Tag::VBG,
        "VBN" => Tag::VBN,
        "VBP" => Tag::VBP,
        "VBZ" => Tag::VBZ,
        "WDT" => Tag::WDT,
        "WP" => Tag::WP,
        "WP$" => Tag::WPS,
        "WRB" => Tag::WRB,
        _ => Tag::Mark,
    }
}
