//! What is decided from evidence, by models that learned from marked text: of a statement its kind and what it has to do
//! with a war; of a source what it is, how it is named, and whether it speaks for a party. Each answer has its share and, below a threshold that marks chose, is none. Linear models over hashed
//! features; what lists and grammar say are features among others. It does not find statements, and knows no rule.

mod class;
mod decide;
mod evidence;
mod feature;
mod article;
mod network;
mod source;
mod statement;
mod table;

pub use article::Article;
pub use statement::Said;

use crate::attribution::Encoding;
use crate::facts::{Heard, Judged, Mention, Naming, Source, StatementKind, Theme};
use crate::list::List;
use crate::span::Span;
use decide::{KIND, KINDS, NAMINGS, PARTY, SOURCE_KINDS, THEME, THEMES};
use evidence::Evidence;
use network::{Network, Places, Seen, Trunk};
use std::ops::Range;
use std::sync::OnceLock;
use table::{ANSWERS, Summed, Table, Weighed};

/// What training needs: the very same features and the form of the file. No part of the library's promise.
pub mod training {
    pub use super::decide::{KIND, KINDS, THEME, THEMES, shares};
    pub use super::evidence::Evidence;
    pub use super::feature::{Collected, Sees, Sink};
    pub use super::source::{places as source_places, source};
    pub use super::statement::{article, statement};
    pub use super::table::{ANSWERS, ROW, Summed, Table, place};
    pub use super::{MAGIC, THRESHOLDS};
}

/// The first bytes of the file; the number changes when features or format do.
pub const MAGIC: &[u8; 8] = b"sayso-j1";

/// Thresholds in the file, behind its first bytes: one for each answer.
pub const THRESHOLDS: usize = KINDS.len() + THEMES.len();

static FILE: &[u8] = include_bytes!("../knowledge/model/judgements.bin");

/// The weights with the shares from which answers are sure.
#[derive(Debug)]
struct Model {
    table: Table<'static>,
    kinds: [f32; KINDS.len()],
    themes: [f32; THEMES.len()],
}

impl Model {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let (mut kinds, mut themes) = ([0.0; KINDS.len()], [0.0; THEMES.len()]);
        for slot in kinds.iter_mut().chain(&mut themes) {
            let (value, after) = rest.split_first_chunk()?;
            *slot = f32::from_le_bytes(*value);
            rest = after;
        }
        Some(Self { table: Table::read(rest)?, kinds, themes })
    }

    fn judged(&self, read: StatementKind, summed: &Summed<'_>) -> Judged {
        let scores = self.table.scores(&summed.sums);
        let kind = decide::decide(&KINDS, decide::shares(&scores, KIND), &self.kinds, read);
        let theme = decide::decide(&THEMES, decide::shares(&scores, THEME), &self.themes, Theme::Neither);
        Judged { read, kind, theme, because: None, accused: None }
    }

    fn shipped() -> Option<&'static Self> {
        static SHIPPED: OnceLock<Option<Model>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(FILE)).as_ref()
    }
}

/// Judges all statements of an article, in their order. Without weights nothing can be told.
pub fn judge(article: &Article<'_>, said: &[Said<'_>]) -> Vec<Judged> {
    let Some(model) = Model::shipped() else { return said.iter().map(|said| Judged::not(said.read)).collect() };
    let mut shared = Summed::from(&model.table, [0; ANSWERS]);
    statement::article(article, &mut shared);
    let judged = said.iter().enumerate().map(|(at, one)| {
        let mut summed = shared.clone();
        statement::statement(article, said, at, &mut summed);
        let judged = model.judged(one.read, &summed);
        let told = judged.theme.answer() == Some(Theme::Fighting);
        let because =
            told.then(|| Weighed::of(&model.table, FIGHTING, |sink| statement::statement(article, said, at, sink)));
        Judged { because: because.flatten().and_then(|tokens| span(article, tokens)), ..judged }
    });
    judged.collect()
}

/// The same by the network of the accurate tier, from how its encoder saw the words: whom a statement accuses is judged
/// too. The words that speak for fighting are those that it looked at most. `None` for an encoding that it was not made for.
pub fn judge_seen(encoding: &Encoding, article: &Article<'_>, said: &[Said<'_>]) -> Option<Vec<Judged>> {
    let network = Network::shipped(encoding)?;
    let opening: Vec<usize> = article.opening().collect();
    let lead = network.statements.lead(encoding, &opening);
    let judged = said.iter().enumerate().map(|(at, one)| {
        let places = statement::places(article, one);
        let mut evidence = Evidence::default();
        statement::statement(article, said, at, &mut evidence);
        let seen = network.statements.see(encoding, &lead, &places, &evidence);
        let kinds = decide::softened(seen.scores.get(KIND).unwrap_or_default());
        let themes = decide::softened(seen.scores.get(THEME).unwrap_or_default());
        let (of_kinds, of_themes) = network.statements.sure_from.split_at(KINDS.len());
        let kind = decide::decide(&KINDS, kinds, of_kinds, one.read);
        let theme = decide::decide(&THEMES, themes, of_themes, Theme::Neither);
        let accuses = kind.likeliest == StatementKind::Accusation;
        let accused = accuses.then(|| accused(network, encoding, &seen, article, &places)).flatten();
        let because = (theme.answer() == Some(Theme::Fighting)).then(|| looked_at(article, &seen, &places)).flatten();
        Judged { read: one.read, kind, theme, because, accused }
    });
    Some(judged.collect())
}

/// Judges the sources of an article by the network of the accurate tier, in their order. `None` as for `judge_seen`.
pub fn judge_sources(
    encoding: &Encoding,
    article: &Article<'_>,
    mentions: &List<Mention>,
    sources: &List<Source>,
) -> Option<Vec<Heard>> {
    let network = Network::shipped(encoding)?;
    let opening: Vec<usize> = article.opening().collect();
    let lead = network.sources.lead(encoding, &opening);
    let judged = sources.iter().map(|it| {
        let places = source::places(article, mentions, it);
        let mut evidence = Evidence::default();
        source::source(article, mentions, it, &mut evidence);
        heard(&network.sources, &network.sources.see(encoding, &lead, &places, &evidence))
    });
    Some(judged.collect())
}

fn heard(trunk: &Trunk, seen: &Seen) -> Heard {
    let (kinds, rest) = seen.scores.split_at(SOURCE_KINDS.len());
    let (namings, party) = rest.split_at(NAMINGS.len());
    let (of_kinds, rest) = trunk.sure_from.split_at(SOURCE_KINDS.len());
    let (of_namings, of_party) = rest.split_at(NAMINGS.len());
    Heard {
        kind: decide::decide(&SOURCE_KINDS, decide::softened(kinds), of_kinds, None),
        naming: decide::decide(&NAMINGS, decide::softened(namings), of_namings, Naming::Named),
        party: decide::decide(&PARTY, decide::softened(party), of_party, false),
    }
}

/// The word of what is said that the network looked at most, of those that carry something.
fn looked_at(article: &Article<'_>, seen: &Seen, places: &Places) -> Option<Span> {
    let words = places.said.iter().zip(&seen.looks).filter(|(at, _)| article.carries(**at));
    let (at, _) = words.max_by(|(_, left), (_, right)| left.total_cmp(right))?;
    span(article, *at..*at + 1)
}

/// The words of whom a statement accuses: the run with the likeliest word.
fn accused(
    network: &Network,
    encoding: &Encoding,
    seen: &Seen,
    article: &Article<'_>,
    places: &Places,
) -> Option<Span> {
    let around = places.around();
    let shares = network.accused(encoding, seen, around.clone());
    let best = (0..shares.len()).max_by(|left, right| shares[*left].total_cmp(&shares[*right]))?;
    let from = network.accused_from;
    let is = |at: &usize| shares.get(*at).is_some_and(|share| *share >= from);
    if !is(&best) {
        return None;
    }
    let first = (0..=best).rev().take_while(is).last().unwrap_or(best);
    let last = (best..shares.len()).take_while(is).last().unwrap_or(best);
    span(article, around.start + first..around.start + last + 1)
}

/// Where the weights of fighting stand.
const FIGHTING: usize = THEME.start;

fn span(article: &Article<'_>, tokens: Range<usize>) -> Option<Span> {
    let tokens = article.document.tokens.as_slice().get(tokens)?;
    Some(tokens.first()?.span.to(tokens.last()?.span))
}
