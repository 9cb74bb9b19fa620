//! Sources: what they are, how they are named, what the article says of them. Sides and parties are `side`'s. A kind that
//! neither the almanac nor the wording tells is "cannot tell".

use crate::facts::{Kind, Source};
use crate::span::Span;
use crate::truth::Truth;
use crate::vocabulary::look::same_or_part;
use crate::vocabulary::{Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Source];

pub(super) static ROWS: &[Row] = &[
    Row::class("source", &["sources"], OF, "Anyone on whose word something stands, named or not.", |view, thing| {
        view.source(thing).is_some().into()
    }),
    Row::class("person", &["persons", "people"], OF, "One human being.", |view, thing| kind(view, thing, Kind::Person)),
    Row::class(
        "organisation",
        &["organisations", "organization", "organizations"],
        OF,
        "A body of any sort: ministry, company, party, outlet.",
        |view, thing| kind(view, thing, Kind::Organisation),
    ),
    Row::class(
        "state body",
        &["state bodies"],
        OF,
        "A ministry, agency, parliament or office of a state.",
        |view, thing| kind(view, thing, Kind::StateBody),
    ),
    Row::class("official", &["officials"], OF, "Someone who speaks by office for a state body.", |view, thing| {
        kind(view, thing, Kind::Official)
    }),
    Row::class(
        "country",
        &["countries"],
        OF,
        "A country or capital that stands as the speaker with no body named; the White House is an office, not a country.",
        |view, thing| kind(view, thing, Kind::Country),
    ),
    Row::class("armed force", &["armed forces"], OF, "Armed forces, regular or not.", |view, thing| {
        kind(view, thing, Kind::ArmedForce)
    }),
    Row::class(
        "captive",
        &["captives"],
        OF,
        "Someone held by a party: prisoner of war, captured soldier, hostage, detainee.",
        |view, thing| kind(view, thing, Kind::Captive),
    ),
    Row::class("captor", &["captors"], OF, "Who holds captives in this article.", |view, thing| {
        kind(view, thing, Kind::Captor)
    }),
    Row::class(
        "media outlet",
        &["media outlets"],
        OF,
        "A newspaper, broadcaster, site or news agency.",
        |view, thing| kind(view, thing, Kind::MediaOutlet),
    ),
    Row::class(
        "wire agency",
        &["wire agencies", "news agency", "news agencies"],
        OF,
        "A news agency.",
        |view, thing| kind(view, thing, Kind::WireAgency),
    ),
    Row::class(
        "state-controlled outlet",
        &["state-controlled outlets"],
        OF,
        "An outlet that a government controls; a public broadcaster is none.",
        |view, thing| kind(view, thing, Kind::StateControlledOutlet),
    ),
    Row::class("witness", &["witnesses"], OF, "Someone who saw it.", |view, thing| kind(view, thing, Kind::Witness)),
    Row::class("expert", &["experts"], OF, "Someone who is cited for knowledge of a subject.", |view, thing| {
        kind(view, thing, Kind::Expert)
    }),
    Row::class("social media post", &["social media posts"], OF, "A post on a social platform.", |view, thing| {
        kind(view, thing, Kind::SocialMediaPost)
    }),
    Row::class("poll", &["polls"], OF, "An opinion poll.", |view, thing| kind(view, thing, Kind::Poll)),
    Row::class("study", &["studies"], OF, "A piece of research.", |view, thing| kind(view, thing, Kind::Study)),
    Row::class("preprint", &["preprints"], OF, "Research before peer review.", |view, thing| {
        kind(view, thing, Kind::Preprint)
    }),
    Row::class(
        "unnamed group",
        &["unnamed groups"],
        OF,
        "A group whose members nobody could name: “critics”, “experts”, “local media”.",
        |view, thing| kind(view, thing, Kind::UnnamedGroup),
    ),
    Row::class(
        "unstated source",
        &["unstated sources"],
        OF,
        "Nobody: “it is believed”, “reportedly”.",
        |view, thing| kind(view, thing, Kind::Unstated),
    ),
    Row::before_noun(
        "anonymous",
        &[],
        OF,
        "A source that the article chooses not to name; captives, bystanders and vague groups are none.",
        |view, thing| has(view, thing, |source| source.anonymous),
    ),
    Row::before_noun(
        "named",
        &[],
        OF,
        "The article gives its name, or an office that one person holds.",
        |view, thing| has(view, thing, |source| source.named),
    ),
    Row::before_noun(
        "linked",
        &[],
        OF,
        "The article links to its very report; a link to a front page does not count.",
        |view, thing| has(view, thing, |source| source.linked),
    ),
    Row::adjective(
        "identified on first mention",
        &[],
        OF,
        "The sentence that first names it says what office or work it has.",
        identified_first,
    ),
    held("stated role", &[], "Words that say what office or work it has.", |view, thing| {
        words(view, thing, "its role", |source| source.role)
    }),
    held(
        "stated reason for anonymity",
        &["reason for anonymity"],
        "Words that say why it is not named; “on condition of anonymity” alone is no reason.",
        |view, thing| words(view, thing, "why it is not named", |source| source.reason),
    ),
    held("stated way of knowing", &["way of knowing"], "Words that say how it knows.", |view, thing| {
        words(view, thing, "how it knows", |source| source.way_of_knowing)
    }),
    held(
        "description",
        &["descriptions"],
        "Words that describe it more closely than “a source” or “officials”.",
        |view, thing| words(view, thing, "describes it", |source| source.description),
    ),
    held("named member", &["named members"], "A member of the group whom the article names nearby.", |view, thing| {
        words(view, thing, "a member", |source| source.named_member)
    }),
    held("pollster", &[], "Who asked the questions of a poll.", |view, thing| {
        words(view, thing, "who asked", |source| source.pollster)
    }),
    held("client", &[], "Who paid for a poll.", |view, thing| words(view, thing, "who paid", |source| source.client)),
    held("sample size", &[], "How many people a poll asked.", |view, thing| {
        words(view, thing, "how many were asked", |source| source.sample_size)
    }),
];

const fn held(
    phrase: &'static str,
    spellings: &'static [&'static str],
    doc: &'static str,
    has: fn(&View<'_>, Thing) -> Verdict,
) -> Row {
    Row::held(phrase, spellings, OF, doc, has)
}

/// Whether a source is of a kind.
pub(super) fn kind(view: &View<'_>, thing: Thing, kind: Kind) -> Verdict {
    let (Some(source), Thing::Source(id)) = (view.source(thing), thing) else { return Verdict::default() };
    let truth = source.is(kind);
    let text = match truth {
        Truth::True => plain(kind),
        Truth::CannotTell => "not known what this source is",
        Truth::False => return Verdict::default(),
    };
    Verdict::new(truth).marked(view.place_of(id), text)
}

/// What a source of that kind is, as a label says it; empty where a label would tell the reader nothing.
fn plain(kind: Kind) -> &'static str {
    match kind {
        Kind::Person | Kind::Organisation => "",
        Kind::StateBody => "a body of a state",
        Kind::Official => "an official",
        Kind::Country => "a country, with no body or person named",
        Kind::ArmedForce => "an armed force",
        Kind::Captive => "a captive",
        Kind::Captor => "holds the captives",
        Kind::MediaOutlet => "a media outlet",
        Kind::WireAgency => "a news agency",
        Kind::StateControlledOutlet => "controlled by a government",
        Kind::Witness => "a witness",
        Kind::Expert => "an expert",
        Kind::SocialMediaPost => "a post",
        Kind::Document => "a document",
        Kind::Poll => "a poll",
        Kind::Study => "a study",
        Kind::Preprint => "a preprint",
        Kind::UnnamedGroup => "a group that nobody could name the members of",
        Kind::Unstated => "nobody is named",
    }
}

fn has(view: &View<'_>, thing: Thing, test: impl FnOnce(&Source) -> bool) -> Verdict {
    view.source(thing).is_some_and(test).into()
}

fn words(view: &View<'_>, thing: Thing, text: &str, words: impl FnOnce(&Source) -> Option<Span>) -> Verdict {
    let words = view.source(thing).and_then(words);
    Verdict::new(words.is_some()).marked(words, text)
}

fn identified_first(view: &View<'_>, thing: Thing) -> Verdict {
    let Some(source) = view.source(thing) else { return Verdict::default() };
    let Some(entity) = source.entity else { return Verdict::default() };
    let own = |id| same_or_part(view.facts, entity, id);
    let first = view.facts.entities.get(entity).and_then(|entity| view.facts.mentions.get(*entity.mentions.first()?));
    let first = first.filter(|mention| own(mention.entity)).map(|mention| mention.span);
    let at = |span: Span| view.facts.document.sentence_at(span);
    let role = source.role.or(source.description).filter(|role| first.is_some_and(|first| at(first) == at(*role)));
    Verdict::new(role.is_some()).marked(role, "its role")
}
