//! On whose word a statement stands, read over the whole chain from the outermost teller to the innermost. A chain whose
//! scope is open makes every test here "cannot tell", and so does a link without words of its source; what a source is
//! does not matter here.

use crate::facts::{Link, Scope, Source, Statement};
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::look::{link_of, origin, printed, sources_of};
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Statement];
const TO: &[Type] = &[Type::Source];
const ANY: Relation = Relation { things: Some((TO, attributed_to)), reach: Some(anyone), ..Relation::NONE };

pub(super) static ROWS: &[Row] = &[
    Row::before_noun("attributed", &[], OF, "The article says on whose word it stands.", attributed),
    Row::before_noun(
        "unattributed",
        &[],
        OF,
        "The article gives it in its own voice, with no source; cannot tell where it is open whose words they are.",
        |view, thing| {
            let open = view.statement(thing).is_none_or(is_open);
            if open { Verdict::cannot_tell() } else { Verdict::new(!attributed(view, thing).truth) }
        },
    ),
    Row::relation(
        "attributed to",
        &[],
        OF,
        "A source of this kind stands anywhere in its chain, from the outermost teller to the innermost, restored ones too.",
        ANY,
    ),
    Row::relation(
        "attributed only to",
        &[],
        OF,
        "It has sources and every one of them, from the outermost to the innermost, is of this kind.",
        Relation { only: true, ..ANY },
    ),
    Row::relation(
        "directly attributed to",
        &["attributed directly to"],
        OF,
        "The outermost source that its sentence itself prints is of this kind.",
        Relation {
            things: Some((TO, |view, thing, source| on_link(view, thing, source, printed))),
            reach: Some(|view, thing, _| things(view.statement(thing).and_then(printed).map(|link| &*link.sources))),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "originating with",
        &["originate with", "originates with", "originating from", "originate from", "originates from"],
        OF,
        "The innermost source, who is said to know it, is of this kind.",
        Relation {
            things: Some((TO, |view, thing, source| on_link(view, thing, source, |statement| statement.chain.last()))),
            reach: Some(|view, thing, _| things(view.statement(thing).map(origin))),
            ..Relation::NONE
        },
    ),
    Row::relation(
        "relayed by",
        &[],
        OF,
        "A source of this kind passes on what another one says.",
        Relation { things: Some((TO, relayed_by)), reach: Some(anyone), ..Relation::NONE },
    ),
    Row::before_noun(
        "second-hand",
        &["secondhand"],
        OF,
        "It reaches the article through a source that passes on another's words.",
        |view, thing| {
            let Some(statement) = view.statement(thing) else { return Verdict::default() };
            unless_open(statement, Truth::from(statement.chain.len() > 1))
        },
    ),
    Row::adjective(
        "made jointly",
        &[],
        OF,
        "Its sources say that they speak together, as in a joint statement.",
        |view, thing| {
            let joint = view.statement(thing).and_then(|statement| statement.chain.iter().find(|link| link.jointly));
            Verdict::new(joint.is_some()).marked(joint.and_then(|link| link.source_span), "they speak together")
        },
    ),
    Row::held(
        "unclear attribution",
        &[],
        OF,
        "It may be the source's words or the article's own: the sentence leaves it open.",
        |view, thing| {
            let open = view.statement(thing).filter(|statement| is_open(statement));
            let cue = open.and_then(printed).and_then(|link| link.cue);
            Verdict::new(open.is_some()).marked(cue, "does this reach so far?")
        },
    ),
    Row::held(
        "dropped source",
        &[],
        OF,
        "Its sentence leaves out a source through whom alone we know it, and an earlier sentence names that source.",
        |view, thing| {
            let link = view.statement(thing).and_then(|statement| statement.chain.iter().find(|link| link.restored));
            let source = link.and_then(|link| view.facts.sources.get(*link.sources.first()?));
            let place = source.and_then(|source| source.places.first().copied());
            Verdict::new(link.is_some()).marked(place, "we know it only through this source")
        },
    ),
];

/// True when it is not sure whose words a statement's are.
pub(super) fn is_open(statement: &Statement) -> bool {
    statement.scope == Scope::Open
}

fn attributed(view: &View<'_>, thing: Thing) -> Verdict {
    let Some(statement) = view.statement(thing) else { return Verdict::default() };
    let wordless = !statement.chain.is_empty() && statement.chain.iter().all(|link| link.wordless);
    let said = if wordless { Truth::CannotTell } else { Truth::from(!statement.chain.is_empty()) };
    let verdict = unless_open(statement, said);
    match printed(statement) {
        Some(link) => show(verdict, link),
        None => verdict,
    }
}

fn attributed_to(view: &View<'_>, thing: Thing, source: Thing) -> Verdict {
    on_link(view, thing, source, |statement| {
        let Thing::Source(id) = source else { return None };
        link_of(statement, id)
    })
}

fn relayed_by(view: &View<'_>, thing: Thing, source: Thing) -> Verdict {
    on_link(view, thing, source, |statement| {
        let Thing::Source(id) = source else { return None };
        let (_, relays) = statement.chain.split_last()?;
        relays.iter().find(|link| link.sources.contains(&id))
    })
}

/// Whether a source stands on the link that `choose` picks.
fn on_link(view: &View<'_>, thing: Thing, source: Thing, choose: impl FnOnce(&Statement) -> Option<&Link>) -> Verdict {
    let (Some(statement), Thing::Source(id)) = (view.statement(thing), source) else { return Verdict::default() };
    match choose(statement).filter(|link| link.sources.contains(&id)) {
        Some(link) if link.wordless => show(Verdict::cannot_tell(), link),
        Some(link) => show(unless_open(statement, Truth::True), link),
        None => Verdict::default(),
    }
}

fn unless_open(statement: &Statement, truth: Truth) -> Verdict {
    Verdict::new(if is_open(statement) { Truth::CannotTell } else { truth })
}

/// Points at the cue, or at the source where there is none, as every report does.
fn show(verdict: Verdict, link: &Link) -> Verdict {
    let text = if verdict.truth.is_true() { "on whose word" } else { "perhaps on whose word" };
    verdict.marked(link.cue.or(link.source_span), text)
}

fn anyone(view: &View<'_>, thing: Thing, _: Type) -> Vec<Thing> {
    things(view.statement(thing).map(sources_of).as_deref())
}

fn things(sources: Option<&[Id<Source>]>) -> Vec<Thing> {
    sources.unwrap_or_default().iter().map(|source| Thing::Source(*source)).collect()
}

#[cfg(test)]
mod tests {
    use crate::facts::{Kind, Scope};
    use crate::truth::Truth::{CannotTell, False, True};
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str = "The navy said that a captured sailor told it that the boat had sunk.\n\nThe harbour is closed.";

    #[test]
    fn a_chain_is_read_from_both_ends() {
        let mut article = Fixture::new(TEXT);
        let navy = article.source("The navy", &[Kind::ArmedForce]);
        let sailor = article.source("a captured sailor", &[Kind::Captive]);
        let sunk = article.claim("the boat had sunk", &[(navy, "said"), (sailor, "told")]);
        for (phrase, of_navy, of_sailor) in [
            ("attributed to", True, True),
            ("attributed only to", True, True),
            ("directly attributed to", True, False),
            ("originating with", False, True),
            ("relayed by", True, False),
        ] {
            assert_eq!(article.stands(sunk, phrase, navy), of_navy, "{phrase} the navy");
            assert_eq!(article.stands(sunk, phrase, sailor), of_sailor, "{phrase} the sailor");
        }
        assert_eq!(article.is("second-hand", sunk), True);
    }

    #[test]
    fn a_restored_source_counts_but_the_sentence_does_not_print_it() {
        let mut article = Fixture::new(TEXT);
        let navy = article.source("The navy", &[Kind::ArmedForce]);
        let sailor = article.source("a captured sailor", &[Kind::Captive]);
        let sunk = article.claim("the boat had sunk", &[(navy, ""), (sailor, "told")]);
        assert_eq!(article.stands(sunk, "attributed to", navy), True);
        assert_eq!(article.stands(sunk, "directly attributed to", navy), False);
        assert_eq!(article.stands(sunk, "directly attributed to", sailor), True);
        assert_eq!(article.is("dropped source", sunk), True);
        assert_eq!(article.fill("dropped source", false, sunk, &[]).as_deref(), Some("The navy"));
    }

    #[test]
    fn an_open_scope_is_neither_attributed_nor_unattributed() {
        let mut article = Fixture::new(TEXT);
        let navy = article.source("The navy", &[Kind::ArmedForce]);
        let sunk = article.claim("the boat had sunk", &[(navy, "said")]);
        article.facts.statements[sunk].scope = Scope::Open;
        assert_eq!(article.is("attributed", sunk), CannotTell);
        assert_eq!(article.is("unattributed", sunk), CannotTell);
        assert_eq!(article.stands(sunk, "attributed to", navy), CannotTell);
        assert_eq!(article.is("unclear attribution", sunk), True);
        assert_eq!(article.hits(sunk, "reported with", &["said"]), [("said".to_owned(), CannotTell)]);
    }

    #[test]
    fn the_own_voice_is_unattributed() {
        let mut article = Fixture::new(TEXT);
        let closed = article.claim("The harbour is closed", &[]);
        assert_eq!(article.is("unattributed", closed), True);
        assert_eq!(article.is("attributed", closed), False);
        assert_eq!(article.is("unclear attribution", closed), False);
    }
}
