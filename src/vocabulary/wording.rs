//! Words of a list, where a test looks for them: in what is said, in the cue, in how a source is described. The words
//! themselves are matched by the evaluator; here it is only decided where they count.

use crate::facts::{Link, Statement};
use crate::knowledge::lists;
use crate::span::Span;
use crate::text::{Document, Tag};
use crate::truth::Truth;
use crate::vocabulary::attribution::is_open;
use crate::vocabulary::look::{printed, says};
use crate::vocabulary::{Hit, Relation, Row, Thing, Type, View, Wording};

const STATEMENT: &[Type] = &[Type::Statement];

/// How many words after a name are looked at for what it is said to be.
const WORDS_OF_APPOSITION: usize = 25;

/// How many places of a source are looked at: keeps hostile articles linear.
const MENTIONS: usize = 200;

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "mentioning",
        &["mentions", "mention"],
        STATEMENT,
        "The words stand in what is said itself; for words beside it in the sentence, write “in the same sentence as”.",
        Relation { words: Some(mentioned), ..Relation::NONE },
    ),
    Row::relation(
        "reported with",
        &[],
        STATEMENT,
        "One of the words is the cue that links it to a source; “by a source” asks for the source on that cue.",
        Relation {
            words: Some(|view, thing, words| reported(view, thing, words, |_, _| true)),
            by: true,
            ..Relation::NONE
        },
    ),
    Row::relation(
        "directly reported with",
        &["reported directly with"],
        STATEMENT,
        "One of the words is the cue of the outermost source that the sentence itself prints.",
        Relation { words: Some(reported_directly), by: true, ..Relation::NONE },
    ),
    Row::relation(
        "described as",
        &[],
        &[Type::Source],
        "The words stand in a phrase that names it, or in one set beside it (“Tass, the state news agency”).",
        Relation { words: Some(described), ..Relation::NONE },
    ),
    Row::words(lists::FACTIVE_VERBS, "Verbs that vouch for what they report: reveal, confirm, show."),
    Row::words(lists::DOUBTING_VERBS, "Verbs that keep their distance from what they report: claim, allege."),
    Row::words(lists::ADMITTING_VERBS, "Verbs that imply guilt or reluctance: admit, concede, confess."),
    Row::words(lists::MENTAL_VERBS, "Verbs of thought and feeling: believe, fear, hope."),
    Row::words(lists::NEUTRAL_VERBS, "Verbs that only say that something was said: say, tell, add."),
    Row::words(lists::ACCUSING_VERBS, "Verbs that charge somebody with a wrong: accuse, blame."),
    Row::words(lists::DENYING_VERBS, "Verbs that say that something is not so: deny, reject."),
    Row::words(lists::COMMITTING_VERBS, "Verbs that bind the speaker: offer, vow, threaten."),
    Row::words(lists::DEMANDING_VERBS, "Verbs that ask somebody to act: demand, urge, call on."),
    Row::words(lists::ASKING_VERBS, "Verbs of asking: ask, wonder."),
    Row::words(lists::PUBLISHING_VERBS, "Verbs of making public: post, share, publish."),
    Row::words(lists::DOCUMENT_VERBS, "Verbs that papers take: list, read, state."),
];

/// The occurrences that start inside a span, by their order.
pub(super) fn inside(words: &[Wording], span: Span) -> &[Wording] {
    let first = words.partition_point(|word| word.span.start < span.start);
    let after = words.partition_point(|word| word.span.start < span.end);
    words.get(first..after).unwrap_or_default()
}

/// The occurrences in what a statement says.
pub(super) fn mentioned(view: &View<'_>, thing: Thing, words: &[Wording]) -> Vec<Hit> {
    let Some(statement) = view.statement(thing) else { return Vec::new() };
    let inside = inside(words, statement.span()).iter().filter(|word| says(statement, word.span));
    inside.map(|word| hit(word.span)).collect()
}

fn hit(span: Span) -> Hit {
    Hit { span, truth: Truth::True, sources: Vec::new() }
}

fn reported(view: &View<'_>, thing: Thing, words: &[Wording], which: impl Fn(&Statement, &Link) -> bool) -> Vec<Hit> {
    let Some(statement) = view.statement(thing) else { return Vec::new() };
    let truth = if is_open(statement) { Truth::CannotTell } else { Truth::True };
    let mut hits = Vec::new();
    for link in statement.chain.iter().filter(|link| which(statement, link)) {
        // "did not disclose that": nobody reported with it.
        let Some(cue) = link.cue.filter(|cue| !is_negated(&view.facts.document, *cue)) else { continue };
        // "am supposed to know" is reported with "know": the word must be the cue's main one.
        let main =
            |word: &&Wording| link.cue_lemma.is_empty() || has_lemma(&view.facts.document, word.span, &link.cue_lemma);
        let overlaps = words_at(words, cue).filter(main);
        hits.extend(overlaps.map(|word| Hit { span: word.span, truth, sources: link.sources.clone() }));
    }
    hits
}

/// True for "did not say", "never said".
fn is_negated(document: &Document, cue: Span) -> bool {
    let tokens = document.tokens.as_slice().get(document.tokens_in(cue)).unwrap_or_default();
    tokens.iter().any(|token| token.tag == Tag::RB && matches!(&*token.lemma, "not" | "never"))
}

/// True when one of the words of the span has one of the lemmas of a cue ("point out" has two).
fn has_lemma(document: &Document, span: Span, cue: &str) -> bool {
    let range = document.tokens_in(span);
    let tokens = document.tokens.as_slice().get(range).unwrap_or_default();
    tokens.iter().any(|token| cue.split(' ').any(|lemma| *token.lemma == *lemma))
}

/// The occurrences that share a byte with a span. One that starts before it may reach into it ("have" + "claimed"), so the
/// one before the first is looked at too.
fn words_at(words: &[Wording], span: Span) -> impl Iterator<Item = &Wording> {
    let first = words.partition_point(|word| word.span.start < span.start).saturating_sub(1);
    let rest = words.get(first..).unwrap_or_default().iter();
    rest.take_while(move |word| word.span.start < span.end).filter(move |word| word.span.overlaps(span))
}

fn reported_directly(view: &View<'_>, thing: Thing, words: &[Wording]) -> Vec<Hit> {
    reported(view, thing, words, |statement, link| printed(statement).is_some_and(|first| std::ptr::eq(first, link)))
}

/// The occurrences in the phrases that name a source and in those set beside it.
fn described(view: &View<'_>, thing: Thing, words: &[Wording]) -> Vec<Hit> {
    let Some(source) = view.source(thing) else { return Vec::new() };
    let entity = source.entity.and_then(|entity| view.facts.entities.get(entity));
    let mentions = entity.map(|entity| entity.mentions.as_slice()).unwrap_or_default();
    let mentions = mentions.iter().filter_map(|id| view.facts.mentions.get(*id)).map(|mention| mention.span);
    let said = [source.description, source.role].into_iter().flatten();
    let mut spans: Vec<Span> = said.collect();
    for place in source.places.iter().copied().take(MENTIONS).chain(mentions.take(MENTIONS)) {
        spans.push(with_neighbours(&view.facts.document, place));
    }
    spans.sort_unstable();
    spans.dedup();
    let mut hits: Vec<Hit> = spans.iter().flat_map(|span| words_at(words, *span)).map(|word| hit(word.span)).collect();
    hits.sort_by_key(|hit| hit.span);
    hits.dedup();
    hits
}

/// A name with the words that lean on it: those of its own phrase before it ("Russia's state news agency Tass"), and what
/// follows it between marks or as a relative clause ("Tass, the state agency,", "an official who …").
fn with_neighbours(document: &Document, place: Span) -> Span {
    let range = document.tokens_in(place);
    let tokens = document.tokens.as_slice();
    let in_phrase = |tag: Tag| {
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::DT | Tag::POS | Tag::PRPS | Tag::CD | Tag::VBN)
    };
    let sentence = document.sentence_at(place).and_then(|id| document.sentences.get(id));
    let bounds = sentence.map(|sentence| sentence.tokens.clone()).unwrap_or_default();
    let before = tokens.get(bounds.start..range.start).unwrap_or_default();
    let start = before
        .iter()
        .rev()
        .take_while(|token| in_phrase(token.tag))
        .last()
        .map_or(place.start, |token| token.span.start);
    let after = tokens.get(range.end..bounds.end).unwrap_or_default();
    let end = match after.first() {
        Some(next) if next.tag == Tag::Mark || matches!(next.tag, Tag::WDT | Tag::WP | Tag::WPS) => {
            let words = after.iter().skip(1).take(WORDS_OF_APPOSITION).take_while(|token| token.tag != Tag::Mark);
            words.last().map_or(place.end, |token| token.span.end)
        }
        Some(_) | None => place.end,
    };
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use crate::facts::Kind;
    use crate::truth::Truth::True;
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str =
        "Corva, the state-run agency, reported that a baker claimed that the oven was cold, after a claim.";

    fn words(of: &[&str]) -> Vec<(String, crate::truth::Truth)> {
        of.iter().map(|word| ((*word).to_owned(), True)).collect()
    }

    #[test]
    fn words_count_where_the_relation_looks() {
        let mut article = Fixture::new(TEXT);
        let corva = article.source("Corva", &[Kind::MediaOutlet]);
        let baker = article.source("a baker", &[Kind::Person]);
        let cold = article.claim("the oven was cold", &[(corva, "reported"), (baker, "claimed")]);
        assert_eq!(article.hits(cold, "mentioning", &["cold", "claim", "reported"]), words(&["cold"]));
        assert_eq!(
            article.hits(cold, "reported with", &["claimed", "reported", "cold"]),
            words(&["reported", "claimed"])
        );
        assert_eq!(article.hits(cold, "directly reported with", &["claimed", "reported"]), words(&["reported"]));
        assert_eq!(article.hits(corva, "described as", &["state-run", "cold"]), words(&["state-run"]));
        assert_eq!(article.hits(baker, "described as", &["state-run"]), words(&[]));
    }

    #[test]
    fn the_cue_of_a_message_is_the_one_that_was_found() {
        let mut article = Fixture::new(TEXT);
        let corva = article.source("Corva", &[Kind::MediaOutlet]);
        let baker = article.source("a baker", &[Kind::Person]);
        let cold = article.claim("the oven was cold", &[(corva, "reported"), (baker, "claimed")]);
        assert_eq!(article.fill("cue", false, cold, &[]).as_deref(), Some("reported"));
        assert_eq!(article.fill("cue", false, cold, &[baker.into()]).as_deref(), Some("claimed"));
        assert_eq!(article.fill("source", false, cold, &[]).as_deref(), Some("Corva"));
        assert_eq!(article.fill("source", false, cold, &[baker.into()]).as_deref(), Some("a baker"));
    }
}
