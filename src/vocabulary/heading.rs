//! Headline and subheadings as things, and whether a section holds what its heading says. Looks at words and at the kinds
//! of statements, not at meaning: a heading that promises nothing that can be looked up cannot be told.

use crate::facts::{Stance, Statement, StatementKind};
use crate::knowledge::{Lexicon, lists};
use crate::list::Id;
use crate::span::Span;
use crate::text::{Block, BlockKind, Token};
use crate::truth::Truth;
use crate::vocabulary::look::sources_of;
use crate::vocabulary::{Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Heading];

pub(super) static ROWS: &[Row] = &[
    Row::class("heading", &["headings"], OF, "The headline or a subheading.", |view, thing| {
        view.heading(thing).is_some().into()
    }),
    Row::class("headline", &["headlines"], OF, "The title of the article.", |view, thing| {
        view.heading(thing).is_some_and(|block| block.kind == BlockKind::Headline).into()
    }),
    Row::class("subheading", &["subheadings"], OF, "A heading inside the article.", |view, thing| {
        view.heading(thing).is_some_and(|block| block.kind == BlockKind::Subheading).into()
    }),
    Row::adjective(
        "borne out by their section",
        &["borne out by its section", "borne out by the section"],
        OF,
        "Its section has its words, and the reaction, accusation or denial that it promises.",
        borne_out,
    ),
];

/// What a heading's word promises beyond itself.
#[derive(Clone, Copy, PartialEq)]
enum Promise {
    Accusation,
    Denial,
    Reaction,
}

impl Promise {
    /// The promise of a word, by its lemma.
    fn of(lexicon: &Lexicon, lemma: &str) -> Option<Self> {
        match lexicon.words(lists::HEADING_PROMISES).single(lemma)? {
            "accusation" => Some(Self::Accusation),
            "denial" => Some(Self::Denial),
            "reaction" => Some(Self::Reaction),
            _ => None,
        }
    }

    /// Whether a statement keeps it.
    fn is_kept_by(self, view: &View<'_>, statement: &Statement) -> bool {
        let stance = |stance| statement.chain.iter().any(|link| link.stance == stance);
        match self {
            Self::Accusation => statement.kind == StatementKind::Accusation || stance(Stance::Accusing),
            Self::Denial => statement.kind == StatementKind::Denial || stance(Stance::Denying),
            Self::Reaction => {
                let valued = match statement.kind {
                    StatementKind::Opinion | StatementKind::Norm | StatementKind::Denial | StatementKind::Offer => true,
                    StatementKind::Fact
                    | StatementKind::Accusation
                    | StatementKind::Question
                    | StatementKind::PublicAct
                    | StatementKind::Note => {
                        stance(Stance::Demanding) || stance(Stance::Denying) || stance(Stance::Accusing)
                    }
                };
                valued && has_outsider(view, statement)
            }
        }
    }
}

/// True when somebody other than a party to the conflict speaks; where there is no conflict, anybody.
fn has_outsider(view: &View<'_>, statement: &Statement) -> bool {
    let mut sources = sources_of(statement).into_iter().filter_map(|id| view.facts.sources.get(id));
    sources.any(|source| view.facts.conflicts.is_empty() || source.party().is_none())
}

fn borne_out(view: &View<'_>, thing: Thing) -> Verdict {
    let (Some(heading), Thing::Heading(id)) = (view.heading(thing), thing) else { return Verdict::default() };
    let words = content_words(view, heading.span);
    let promises: Vec<(Promise, Span)> =
        words.iter().filter_map(|word| Some((Promise::of(view.lexicon, &word.lemma)?, word.span))).collect();
    let section = section(view, id);
    let broken = promises.iter().find(|(promise, _)| !section.iter().any(|block| keeps(view, block, *promise)));
    if broken.is_some() {
        return Verdict::default();
    }
    if !promises.is_empty() {
        return Verdict::new(true);
    }
    if words.is_empty() || section.is_empty() {
        return Verdict::cannot_tell();
    }
    let mut lemmas: Vec<&str> = words.iter().map(|word| &*word.lemma).collect();
    lemmas.sort_unstable();
    let stands =
        |block: &&Block| content_words(view, block.span).iter().any(|word| lemmas.binary_search(&&*word.lemma).is_ok());
    Verdict::new(Truth::from(section.iter().any(stands)))
}

fn keeps(view: &View<'_>, block: &Block, promise: Promise) -> bool {
    let here = block.sentences.clone().filter_map(|at| view.index.in_sentence(Id::new(at)));
    let mut statements = here.flat_map(|here| &here.statements).filter_map(|id| view.facts.statements.get(*id));
    statements.any(|statement| promise.is_kept_by(view, statement))
}

/// The blocks that stand under a heading; under the headline, the whole article.
fn section<'a>(view: &View<'a>, heading: Id<Block>) -> Vec<&'a Block> {
    let blocks = view.facts.document.blocks.as_slice();
    let rest = blocks.get(heading.index() + 1..).unwrap_or_default().iter();
    let is_headline = blocks.get(heading.index()).is_some_and(|block| block.kind == BlockKind::Headline);
    rest.take_while(|block| is_headline || !block.kind.is_heading()).filter(|block| block.kind.is_body()).collect()
}

/// Nouns, names, adjectives and verbs.
fn content_words<'a>(view: &View<'a>, span: Span) -> Vec<&'a Token> {
    let document = &view.facts.document;
    let tokens = document.tokens.as_slice().get(document.tokens_in(span)).unwrap_or_default();
    let counts = |token: &&Token| token.tag.is_noun() || token.tag.is_adjective() || token.tag.is_verb();
    tokens.iter().filter(counts).collect()
}

#[cfg(test)]
mod tests {
    use crate::facts::{Kind, StatementKind};
    use crate::text::BlockKind;
    use crate::truth::Truth::{False, True};
    use crate::vocabulary::Thing;
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str = "# A bridge falls\n\nThe bridge fell.\n\n## Reaction abroad\n\nNorland said that it was a shame.\n\n\
        ## A long winter\n\nThe ferry is slow.";

    #[test]
    fn a_promise_is_kept_by_a_statement_of_its_kind() {
        let mut article = Fixture::new(TEXT);
        let headings: Vec<Thing> = article
            .facts
            .document
            .blocks
            .entries()
            .filter(|(_, block)| block.kind == BlockKind::Subheading)
            .map(|(id, _)| Thing::Heading(id))
            .collect();
        let norland = article.source("Norland", &[Kind::Country]);
        let shame = article.claim("it was a shame", &[(norland, "said")]);
        assert_eq!(article.is("borne out by their section", headings[0]), False, "a fact is no reaction");
        article.facts.statements[shame].kind = StatementKind::Opinion;
        assert_eq!(article.is("borne out by their section", headings[0]), True);
        assert_eq!(article.is("borne out by their section", headings[1]), False, "no winter below");
    }
}
