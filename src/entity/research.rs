//! What an article gives with a poll, a study or a document: who asked, for whom, how many, when, where it was
//! published, a link. Does not judge whether that is enough.

use crate::entity::cast::Cast;
use crate::entity::wording;
use crate::facts::{EntityKind, Kind, Source};
use crate::knowledge::lists;
use crate::list::Id;
use crate::patterns::{self, Family, Mark};
use crate::phrases::{Class, Phrase, Sort};
use crate::span::Span;
use crate::text::{Link, Sentence};
use std::ops::Range;

/// How many mentions of a poll or study are looked around.
const PLACES: usize = 8;

/// Fills the fields of polls, studies and linked sources.
pub(super) fn fill(cast: &Cast<'_>, figure: usize, kinds: &[Kind], source: &mut Source) {
    source.linked = is_linked(cast, figure, source);
    let page = cast.scene.page;
    if kinds.contains(&Kind::Poll) {
        let near = stretches(cast, figure, source);
        let find = |read: &dyn Fn(Range<usize>) -> Option<Span>| near.iter().cloned().find_map(read);
        source.pollster =
            pollster(cast, figure).or_else(|| find(&|tokens| wording::first(page, lists::POLLSTERS, tokens)));
        source.client = find(&|tokens| told(cast, tokens, Mark::Client));
        source.sample_size = find(&|tokens| told(cast, tokens, Mark::Sample));
        source.date = find(&|tokens| told(cast, tokens, Mark::Date));
        source.named |= source.pollster.is_some();
    }
    if kinds.iter().any(|kind| matches!(kind, Kind::Study | Kind::Preprint)) || is_researchers(cast, figure, kinds) {
        let near = stretches(cast, figure, source);
        source.date = source.date.or_else(|| near.iter().cloned().find_map(|tokens| told(cast, tokens, Mark::Date)));
        let institution = || near.iter().cloned().find_map(|tokens| institution(cast, tokens));
        source.named =
            source.named && cast.scene.figure(figure).is_some_and(|made| made.named) || institution().is_some();
    }
}

/// "the researchers", "scientists": a study by its authors.
fn is_researchers(cast: &Cast<'_>, figure: usize, kinds: &[Kind]) -> bool {
    let made = cast.scene.figure(figure);
    kinds.contains(&Kind::Expert)
        && !kinds.contains(&Kind::UnnamedGroup)
        && made.is_some_and(|made| made.kind == EntityKind::Group && !made.named)
}

/// The sentences of the figure's first mentions and the one after each, without repeats.
fn stretches(cast: &Cast<'_>, figure: usize, source: &Source) -> Vec<Range<usize>> {
    let document = cast.scene.page.document;
    let mentions = cast.scene.figure(figure).map(|made| made.phrases.iter().take(PLACES)).into_iter().flatten();
    let phrases = mentions.filter_map(|&at| cast.scene.phrases.get(at)).map(|it| it.sentence);
    let places = source.places.iter().take(PLACES).filter_map(|&place| document.sentence_at(place));
    let mut sentences: Vec<_> = phrases.chain(places).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences.into_iter().map(|sentence| stretch(cast, figure, sentence)).collect()
}

/// The sentence with the one before and the two after, up to one that speaks of another poll or study.
fn stretch(cast: &Cast<'_>, figure: usize, sentence: Id<Sentence>) -> Range<usize> {
    let last = cast.scene.page.document.sentences.len();
    let other = |at: usize| {
        let tokens = wording::around(cast.scene.page, Id::new(at), 0, 0);
        let first = cast.scene.phrases.partition_point(|it| it.tokens.start < tokens.start);
        let here = (first..first + 60)
            .filter_map(|at| Some((at, cast.scene.phrases.get(at)?)))
            .take_while(|(_, it)| it.tokens.start < tokens.end);
        here.into_iter().any(|(at, it)| {
            (it.classes.has(Class::Poll) || it.classes.has(Class::Study) && !it.classes.has(Class::Document))
                && cast.scene.figure_of(at) != Some(figure)
        })
    };
    let here = sentence.index();
    let before = usize::from(here > 0 && !other(here - 1));
    let after = (1..=2).take_while(|more| here + more < last && !other(here + more)).count();
    wording::around(cast.scene.page, sentence, before, after)
}

/// "a YouGov poll", "a poll by Ipsos": the name in the phrase of the poll.
fn pollster(cast: &Cast<'_>, figure: usize) -> Option<Span> {
    let page = cast.scene.page;
    let made = cast.scene.figure(figure)?;
    made.phrases.iter().take(PLACES).find_map(|&at| {
        let it = cast.scene.phrases.get(at)?;
        let by = it
            .complement
            .and_then(|of| cast.scene.phrases.get(of))
            .filter(|of| of.name.is_some() && page.lemma(of.tokens.start.saturating_sub(1)) == "by");
        let front = inner_name(cast, at, it);
        let by_behind = (page.lemma(it.tokens.end) == "by").then(|| starting_at(cast, at, it.tokens.end + 1)).flatten();
        by.map(|of| page.span(&of.tokens)).or(front).or(by_behind)
    })
}

fn inner_name(cast: &Cast<'_>, own: usize, it: &Phrase) -> Option<Span> {
    let page = cast.scene.page;
    let near = own + 1..(own + 5).min(cast.scene.phrases.len());
    let mut inner = near
        .filter_map(|at| cast.scene.phrases.get(at))
        .filter(|other| other.name.is_some() && other.tokens.end <= it.head && it.base.contains(&other.tokens.start));
    inner.find(|other| !cast.scene.names.is_state(other.head)).map(|other| page.span(&other.tokens))
}

/// The named phrase that starts at a token, a few phrases on.
fn starting_at(cast: &Cast<'_>, own: usize, token: usize) -> Option<Span> {
    let near = own + 1..(own + 8).min(cast.scene.phrases.len());
    near.filter_map(|at| cast.scene.phrases.get(at))
        .find(|other| other.tokens.start == token && other.name.is_some())
        .map(|other| cast.scene.page.span(&other.tokens))
}

/// What a pattern marks in these sentences.
fn told(cast: &Cast<'_>, tokens: Range<usize>, mark: Mark) -> Option<Span> {
    patterns::first(cast.scene.grammar, Family::Research, tokens, mark).map(|words| cast.scene.page.span(&words))
}

/// A university, institute or journal in these sentences.
fn institution(cast: &Cast<'_>, tokens: Range<usize>) -> Option<Span> {
    let page = cast.scene.page;
    let first = cast.scene.phrases.partition_point(|it| it.tokens.start < tokens.start);
    let published: Vec<usize> = patterns::find(cast.scene.grammar, Family::Research, tokens.clone())
        .iter()
        .filter_map(|hit| hit.mark(Mark::Institution).map(|words| words.start))
        .collect();
    let near = (first..(first + 160).min(cast.scene.phrases.len()))
        .filter_map(|at| cast.scene.phrases.get(at))
        .take_while(|it| it.tokens.start < tokens.end);
    near.filter(|it| it.sort == Sort::Name)
        .find(|it| {
            let name = it.name.clone().unwrap_or(it.head..it.head + 1);
            let body = name.clone().any(|at| page.is(at, lists::RESEARCH_INSTITUTIONS));
            let journal = published.contains(&name.start) || published.contains(&it.base.start);
            let server = name.clone().any(|at| page.knowledge.words(lists::PREPRINT_TERMS).has(page.text(at)));
            let state = cast.scene.names.is_state(it.head);
            !state && (body || journal || server)
        })
        .map(|it| page.span(&it.tokens))
}

/// A link to the very thing beside a mention of it; a bare domain does not count.
fn is_linked(cast: &Cast<'_>, figure: usize, source: &Source) -> bool {
    let document = cast.scene.page.document;
    if document.links.is_empty() {
        return false;
    }
    let page = cast.scene.page;
    let mentions = cast.scene.figure(figure).map(|made| made.phrases.iter().take(24)).into_iter().flatten();
    let spans = mentions
        .filter_map(|&at| cast.scene.phrases.get(at))
        .map(|it| page.span(&it.tokens))
        .chain(source.places.iter().take(24).copied());
    spans.filter_map(|span| document.sentence_at(span)).any(|sentence| {
        let span = document.sentences.get(sentence).map(|it| it.span).unwrap_or_default();
        let first = document.links.partition_point(|link| link.span.end <= span.start);
        document.links.iter().skip(first).take_while(|link| link.span.start < span.end).any(is_deep)
    })
}

/// More than a domain: "https://example.org/report-12", not "www.example.org/".
fn is_deep(link: &Link) -> bool {
    let target = link.target.trim().trim_start_matches("https://").trim_start_matches("http://");
    target.split_once('/').is_some_and(|(_, path)| !path.trim_matches('/').is_empty())
}
