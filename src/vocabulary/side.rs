//! Sides of a conflict: who is a party, who speaks for whom, who is on whose side. A captive is on his own side and voices
//! nobody; a source of which nothing is known cannot be told.

use crate::facts::{Kind, Side, Source, Statement};
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::independence::independent;
use crate::vocabulary::look::{origin, same_or_part, sources_of};
use crate::vocabulary::{Adjective, Reading, Relation, Row, Thing, Type, Verdict, View};

const SOURCE: &[Type] = &[Type::Source];
const STATEMENT: &[Type] = &[Type::Statement];

pub(super) static ROWS: &[Row] = &[
    Row::class(
        "party in conflict",
        &[
            "parties in conflict",
            "party to a conflict",
            "parties to a conflict",
            "party to the conflict",
            "parties to the conflict",
        ],
        SOURCE,
        "A state at war, its bodies, officials, forces and the names that stand for them; a captive never counts.",
        party,
    ),
    Row::relation(
        "on the same side as",
        &[],
        SOURCE,
        "Both are on one side of a conflict of the article.",
        Relation { things: Some((SOURCE, |view, one, other| pair(view, one, other, same_side))), ..Relation::NONE },
    ),
    Row::relation(
        "speaks for",
        &["speak for", "speaking for"],
        SOURCE,
        "It is a body, official, force or mouthpiece of the other; a captive speaks for nobody.",
        Relation { things: Some((SOURCE, |view, one, other| pair(view, one, other, speaks_for))), ..Relation::NONE },
    ),
    Row::relation(
        "independent of",
        &[],
        SOURCE,
        "It is not the other, nor on its side, nor its mouthpiece; where they work together one cannot tell.",
        Relation {
            things: Some((SOURCE, |view, one, other| {
                let (Thing::Source(a), Thing::Source(b)) = (one, other) else { return Verdict::default() };
                Verdict::new(independent(view, a, b))
            })),
            ..Relation::NONE
        },
    ),
    Row {
        phrase: "independent",
        spellings: &[],
        of: SOURCE,
        doc: "Sources are independent of one another; one source is so of the sources of the statement that it is compared with.",
        reading: Reading::Adjective(Adjective { before_noun: true, read: apart, together: Some(all_apart) }),
    },
    Row {
        phrase: "from the same side",
        spellings: &[],
        of: STATEMENT,
        doc: "The parties among its sources are on the same side as those of the others, captives left out.",
        reading: Reading::Adjective(Adjective {
            before_noun: false,
            read: |view, thing| match view.statement_outside() {
                Some((other, _)) => from_one_side(view, &[thing, other]),
                None => Verdict::cannot_tell(),
            },
            together: Some(from_one_side),
        }),
    },
    Row::adjective(
        "about the speaker's own side",
        &["about its own side"],
        STATEMENT,
        "It names someone, other than the speaker, who is on the side of its innermost source.",
        about_own_side,
    ),
    Row::adjective(
        "about the speaker",
        &["about its speaker"],
        STATEMENT,
        "Its subject is its own innermost source: “the club said that it had been approached”.",
        about_speaker,
    ),
];

fn party(view: &View<'_>, thing: Thing) -> Verdict {
    let (Some(source), Thing::Source(id)) = (view.source(thing), thing) else { return Verdict::default() };
    if view.facts.conflicts.is_empty() || source.kinds.contains(&Kind::Captive) {
        return Verdict::default();
    }
    match source.party() {
        Some(side) => Verdict::new(true).marked(view.place_of(id), why_party(view, source, side)),
        None if source.kind_known || !source.sides.is_empty() => Verdict::default(),
        None => Verdict::cannot_tell().marked(view.place_of(id), "not known whether it is a party"),
    }
}

fn why_party(view: &View<'_>, source: &Source, side: Side) -> String {
    let conflict = view.facts.conflicts.get(side.conflict).map_or("the conflict", |conflict| &conflict.name);
    match &source.because {
        Some(because) => format!("a party to {conflict}: {because}"),
        None => format!("a party to {conflict}"),
    }
}

fn pair(view: &View<'_>, one: Thing, other: Thing, read: fn(&Source, &Source) -> Truth) -> Verdict {
    match (view.source(one), view.source(other)) {
        (Some(a), Some(b)) if one != other => Verdict::new(read(a, b)),
        (Some(_) | None, Some(_) | None) => Verdict::default(),
    }
}

fn same_side(one: &Source, other: &Source) -> Truth {
    let on = |a: &Side, b: &Side| (a.conflict, a.side) == (b.conflict, b.side);
    if one.sides.iter().any(|side| other.sides.iter().any(|it| on(side, it))) {
        Truth::True
    } else if one.kind_known && other.kind_known {
        Truth::False
    } else {
        Truth::CannotTell
    }
}

fn speaks_for(one: &Source, other: &Source) -> Truth {
    if one.kinds.contains(&Kind::Captive) {
        Truth::False
    } else if one.group == other.group {
        Truth::True
    } else if one.kind_known {
        Truth::False
    } else {
        Truth::CannotTell
    }
}

/// Independent of the sources of the nearest statement outside.
fn apart(view: &View<'_>, thing: Thing) -> Verdict {
    let (Thing::Source(id), Some((_, statement))) = (thing, view.statement_outside()) else {
        return Verdict::cannot_tell();
    };
    let others = sources_of(statement);
    Verdict::new(others.iter().fold(Truth::True, |truth, other| truth.and(independent(view, id, *other))))
}

fn all_apart(view: &View<'_>, things: &[Thing]) -> Verdict {
    let mut truth = Truth::True;
    for (place, one) in things.iter().enumerate() {
        for other in things.iter().skip(place + 1) {
            let (Thing::Source(a), Thing::Source(b)) = (*one, *other) else { continue };
            truth = truth.and(independent(view, a, b));
            if truth.is_false() {
                return Verdict::default();
            }
        }
    }
    Verdict::new(truth)
}

/// The sides whose parties a statement voices.
fn voiced(view: &View<'_>, statement: &Statement) -> Vec<Side> {
    let sources = sources_of(statement).into_iter().filter_map(|id| view.facts.sources.get(id));
    let voices = sources.filter(|source| !source.kinds.contains(&Kind::Captive));
    voices.flat_map(|source| source.sides.iter().copied().filter(|side| side.party)).collect()
}

/// True when there is a conflict in which all these statements voice one side and the same.
fn from_one_side(view: &View<'_>, things: &[Thing]) -> Verdict {
    let sides: Vec<Vec<Side>> =
        things.iter().filter_map(|thing| view.statement(*thing)).map(|statement| voiced(view, statement)).collect();
    let Some(first) = sides.first() else { return Verdict::default() };
    let one_side = |candidate: &Side| {
        sides.iter().all(|sides| {
            let mut here = sides.iter().filter(|side| side.conflict == candidate.conflict).peekable();
            here.peek().is_some() && here.all(|side| side.side == candidate.side)
        })
    };
    Verdict::new(first.iter().any(one_side))
}

fn about_own_side(view: &View<'_>, thing: Thing) -> Verdict {
    let Some(statement) = view.statement(thing) else { return Verdict::default() };
    let speakers: Vec<Id<Source>> = origin(statement).to_vec();
    let sources: Vec<&Source> = speakers.iter().filter_map(|id| view.facts.sources.get(*id)).collect();
    let own: Vec<Side> = sources.iter().flat_map(|source| source.sides.iter().copied()).collect();
    if own.is_empty() {
        let known = sources.iter().all(|source| source.kind_known);
        return if known { Verdict::default() } else { Verdict::cannot_tell() };
    }
    let is_speaker =
        |entity| sources.iter().filter_map(|source| source.entity).any(|own| same_or_part(view.facts, own, entity));
    let on_side = |side: &Side| own.iter().any(|it| (it.conflict, it.side) == (side.conflict, side.side));
    let named = statement
        .entities
        .iter()
        .find(|entity| !is_speaker(**entity) && view.index.sides_of(**entity).iter().any(on_side));
    let mention = named.and_then(|entity| mention_in(view, statement, *entity));
    Verdict::new(named.is_some()).marked(mention, "of the speaker's own side")
}

/// What somebody tells of himself.
fn about_speaker(view: &View<'_>, thing: Thing) -> Verdict {
    let Some(statement) = view.statement(thing) else { return Verdict::default() };
    let speakers = origin(statement).iter().filter_map(|id| view.facts.sources.get(*id)?.entity);
    let own = statement.subject.is_some_and(|subject| speakers.into_iter().any(|it| it == subject));
    Verdict::new(own || !origin(statement).is_empty() && begins_with_free_pronoun(view, statement))
}

/// "it had been approached", where no name of the article fits the pronoun: in reported speech it is the speaker.
fn begins_with_free_pronoun(view: &View<'_>, statement: &Statement) -> bool {
    let facts = view.facts;
    let first = facts.document.tokens_in(statement.anchor()).start;
    let pronoun = facts.document.tokens.as_slice().get(first).is_some_and(|token| {
        token.tag == crate::text::Tag::PRP && matches!(&*token.lemma, "it" | "he" | "she" | "they" | "we" | "i")
    });
    let subject = statement.subject.and_then(|subject| facts.entities.get(subject));
    let free = subject.is_none_or(|entity| {
        let mut forms = entity.mentions.iter().filter_map(|id| facts.mentions.get(*id)).map(|mention| mention.form);
        forms.all(|form| form == crate::facts::Form::Pronoun)
    });
    pronoun && free
}

/// Where a statement names an entity.
pub(super) fn mention_in(
    view: &View<'_>,
    statement: &Statement,
    entity: Id<crate::facts::Entity>,
) -> Option<crate::span::Span> {
    let mentions = &view.facts.entities.get(entity)?.mentions;
    let after = mentions.partition_point(|id| {
        view.facts.mentions.get(*id).is_some_and(|mention| mention.span.start < statement.span().start)
    });
    let first = view.facts.mentions.get(*mentions.get(after)?)?;
    statement.span().contains(first.span).then_some(first.span)
}

#[cfg(test)]
mod tests {
    use crate::facts::{Kind, Side};
    use crate::knowledge::Knowledge;
    use crate::truth::Truth::{CannotTell, False, True};
    use crate::vocabulary::fixture::Fixture;
    use crate::vocabulary::{Adjective, Reading, Thing, Type, View, rows};

    const TEXT: &str = "Arland said that it had won. Borland said that it had not lost. \
        A captured gunner told the army of Arland that shells were short. Ilse Mark said that she had heard guns.";

    fn together(article: &Fixture, things: &[Thing]) -> crate::truth::Truth {
        let index = crate::facts::Index::of(&article.facts);
        let view = View {
            facts: &article.facts,
            index: &index,
            lexicon: Knowledge::built_in().lexicon(),
            against: None,
            outside: &[],
        };
        let row = rows().find(|row| row.phrase == "from the same side" && row.is_said_of(Type::Statement)).unwrap();
        let Reading::Adjective(Adjective { together: Some(read), .. }) = row.reading else { panic!() };
        read(&view, things).truth
    }

    #[test]
    fn a_captive_is_on_a_side_and_voices_nobody() {
        let mut article = Fixture::new(TEXT);
        let arland = article.source("Arland", &[Kind::Country]);
        let borland = article.source("Borland", &[Kind::Country]);
        let army = article.source("the army of Arland", &[Kind::ArmedForce, Kind::Captor]);
        let gunner = article.source("A captured gunner", &[Kind::Captive]);
        let conflict = article.at_war(arland, borland);
        article.facts.sources[army].sides.push(Side { conflict, side: 0, party: true });
        article.facts.sources[gunner].sides.push(Side { conflict, side: 1, party: true });
        let won = article.claim("it had won", &[(arland, "said")]);
        let lost = article.claim("it had not lost", &[(borland, "said")]);
        let short = article.claim("shells were short", &[(army, "told"), (gunner, "told")]);
        assert_eq!(article.is("party in conflict", arland), True);
        assert_eq!(article.is("party in conflict", gunner), False);
        assert_eq!(together(&article, &[won.into(), short.into()]), True);
        assert_eq!(together(&article, &[won.into(), short.into(), lost.into()]), False);
        assert_eq!(article.fill("conflict", false, won, &[]).as_deref(), Some("the war of A and B"));
        assert_eq!(article.stands(borland, "independent of", arland), True);
        assert_eq!(article.stands(gunner, "independent of", army), False);
        assert_eq!(article.stands(gunner, "independent of", arland), CannotTell);
    }

    #[test]
    fn whoever_is_not_known_cannot_be_told() {
        let mut article = Fixture::new(TEXT);
        let arland = article.source("Arland", &[Kind::Country]);
        let borland = article.source("Borland", &[Kind::Country]);
        let ilse = article.source("Ilse Mark", &[]);
        assert_eq!(article.is("party in conflict", ilse), False, "no conflict is on");
        article.at_war(arland, borland);
        assert_eq!(article.is("party in conflict", ilse), CannotTell);
        article.facts.sources[ilse].kind_known = true;
        assert_eq!(article.is("party in conflict", ilse), False);
    }

    #[test]
    fn a_captive_who_speaks_of_his_own() {
        let mut article = Fixture::new(TEXT);
        let arland = article.source("Arland", &[Kind::Country]);
        let borland = article.source("Borland", &[Kind::Country]);
        let gunner = article.source("A captured gunner", &[Kind::Captive]);
        let conflict = article.at_war(arland, borland);
        article.facts.sources[gunner].sides.push(Side { conflict, side: 1, party: true });
        let short = article.claim("shells were short", &[(gunner, "told")]);
        assert_eq!(article.is("about the speaker's own side", short), False);
        let entity = article.facts.sources[borland].entity.unwrap();
        article.facts.statements[short].entities.push(entity);
        assert_eq!(article.is("about the speaker's own side", short), True);
        assert_eq!(article.stands(short, "about", borland), True);
        assert_eq!(article.stands(short, "about", Thing::Conflict(conflict)), True);
    }
}
