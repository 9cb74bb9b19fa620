//! Where the time of an archive goes: `cargo bench --bench archive -- FOLDER` reads the text files of a folder a batch at a
//! time through each stage, as `sayso check` does, and prints words a second for each stage: of several rounds the
//! fastest. The articles differ, so that what is remembered of words helps as much as it does in an archive.
//! The allocator is the system's, not that of the command.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a bench reads and prints")]

use sayso::check::Article;
use sayso::extract::extract_watched;
use sayso::knowledge::Knowledge;
use sayso::text::Format;
use sayso::{attribution, compile, packs};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;
const BATCH: usize = 64;
const STAGES: [&str; 6] = ["text", "phrases", "attributions, fast", "entities", "statements", "rules that ship"];

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let folder = folder.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles").into());
    let articles = articles(&folder);
    let words: usize = articles.iter().map(|article| article.split_whitespace().count()).sum();
    if words == 0 {
        return println!("{folder} holds no .txt or .md files with words in them: name another folder");
    }
    let mut best = [Duration::MAX; STAGES.len()];
    for _ in 0..ROUNDS {
        let mut spent = [Duration::ZERO; STAGES.len()];
        articles.chunks(BATCH).for_each(|batch| read(batch, &mut spent));
        for (best, spent) in best.iter_mut().zip(spent) {
            *best = spent.min(*best);
        }
    }
    println!("{} articles, {words} words; fastest of {ROUNDS} rounds\n", articles.len());
    println!("| stage | words a second | of the time |\n| --- | ---: | ---: |");
    let all: Duration = best.iter().sum();
    for (stage, time) in STAGES.iter().chain(&["all of them"]).zip(best.iter().chain(&[all])) {
        let (speed, share) = (words as f64 / time.as_secs_f64(), 100.0 * time.as_secs_f64() / all.as_secs_f64());
        println!("| {stage} | {speed:.0} | {share:.1} % |");
    }
}

/// The texts of the folder, in the order of their names.
fn articles(folder: &str) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Reads a batch, stage by stage, and adds the time of each stage.
fn read(batch: &[String], spent: &mut [Duration; STAGES.len()]) {
    let knowledge = Knowledge::built_in();
    let (plan, _) = compile(&packs::built_in());
    let mut from = Instant::now();
    let mut spent = spent.iter_mut();
    let mut stop = || {
        if let Some(spent) = spent.next() {
            *spent += from.elapsed();
        }
        from = Instant::now();
    };
    let articles: Vec<_> = batch.iter().map(|article| (article.as_str(), Format::Plain)).collect();
    let facts = extract_watched(&articles, knowledge, attribution::fast(), |_| stop());
    for facts in facts {
        black_box(Article::of(facts, &plan, knowledge, None));
    }
    stop();
}
