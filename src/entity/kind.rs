//! What a figure counts as when something stands on its word: by the almanac, else by the nouns that describe it. Does
//! not ask what it said or whether it should have been named.

use crate::entity::noun::Class;
use crate::entity::phrase::{Phrase, Sort};
use crate::entity::scene::Scene;
use crate::entity::vague::is_vague;
use crate::facts::{EntityKind, Kind};
use crate::knowledge::{BodyKind, Control, Entry, Person};
use crate::text::Tag;

/// How many phrases of a figure are looked at.
const LOOK: usize = 24;

/// What a figure counts as.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    /// Unsorted, may repeat.
    pub kinds: Vec<Kind>,
    /// The almanac or the wording tells.
    pub known: bool,
    /// Why, in plain words.
    pub because: Option<String>,
}

impl Standing {
    fn add(&mut self, kinds: &[Kind]) {
        self.kinds.extend_from_slice(kinds);
        self.known = true;
    }
}

/// What the figure counts as, captivity apart.
pub(super) fn standing(scene: &Scene<'_>, figure: usize) -> Standing {
    let Some(made) = scene.figure(figure) else { return Standing::default() };
    let entry = made.known.and_then(|key| scene.page.knowledge.almanac().get(key));
    let phrases: Vec<&Phrase> = made.phrases.iter().take(LOOK).filter_map(|&at| scene.phrases.get(at)).collect();
    let mut standing = Standing::default();
    if let Some(entry) = entry {
        by_entry(scene, figure, entry, &phrases, &mut standing);
        return standing;
    }
    match made.kind {
        EntityKind::Person => person(scene, figure, &phrases, &mut standing),
        EntityKind::Group => group(scene, figure, &phrases, &mut standing),
        EntityKind::Organisation => body(scene, figure, &phrases, &mut standing),
        EntityKind::Thing | EntityKind::Unknown => thing(scene, figure, &phrases, &mut standing),
        EntityKind::Place => {}
    }
    standing
}

fn by_entry(scene: &Scene<'_>, figure: usize, entry: Entry<'_>, phrases: &[&Phrase], standing: &mut Standing) {
    let almanac = scene.page.knowledge.almanac();
    let state = almanac.state_of(entry.key()).and_then(|key| almanac.get(key)).map(Entry::name);
    match entry {
        Entry::State(state) => {
            standing.add(&[Kind::Country]);
            let metonym =
                metonym_of(scene, figure).map(|words| format!("{words} stands for the government of {}", state.name));
            standing.because =
                Some(metonym.unwrap_or_else(|| format!("{} is a state, not a body or a person", state.name)));
        }
        Entry::Body(body) => {
            standing.add(&[Kind::Organisation]);
            body_kinds(&body.kinds, body.of.is_some() && state.is_some(), standing);
            let name = short_name(scene, figure).unwrap_or_else(|| entry.name().to_owned());
            standing.because = state.map(|state| format!("{name} is a body of {state}"));
        }
        Entry::Person(person) => {
            standing.add(&[Kind::Person]);
            let day = scene.page.document.date.map(|(day, _)| day);
            let office = person.office_on(day);
            let serves = serves(scene, person, phrases);
            if serves && state.is_some() && !of_company(scene, &person.of) {
                standing.add(&[Kind::Official]);
            }
            let title = office.filter(|_| serves).map(|office| format!("{} is {} of", entry.name(), office.title));
            let belongs = title.unwrap_or_else(|| format!("{} belongs to", entry.name()));
            let of = office.filter(|_| serves).and_then(|office| office.of.as_deref()).unwrap_or(&person.of);
            standing.because = almanac.get(of).map(|of| format!("{belongs} {}", of.name()));
        }
        Entry::Medium(medium) => {
            standing.add(&[Kind::Organisation, Kind::MediaOutlet]);
            if medium.agency {
                standing.add(&[Kind::WireAgency]);
            }
            if medium.control == Control::State {
                standing.add(&[Kind::StateControlledOutlet]);
                let home = medium.state.as_deref().and_then(|key| almanac.get(key)).map_or("its state", Entry::name);
                standing.because = Some(format!("{} is controlled by the government of {home}", entry.name()));
            }
        }
        Entry::Conflict(_) => {}
    }
}

/// Who holds no office any more speaks for himself. An undated article is read as of no day: it must give the office, or
/// give none and the almanac know of no time without it ("Senator Reed" is not yet the minister whom the almanac knows).
fn serves(scene: &Scene<'_>, person: &Person, phrases: &[&Phrase]) -> bool {
    let open = person.offices.iter().all(|office| office.to.is_none());
    match scene.page.document.date {
        Some((day, _)) => person.office_on(Some(day)).is_some() || person.offices.is_empty(),
        None if runs_for_office(scene, phrases) => false,
        None => match titles(scene, phrases).next() {
            Some(_) => titles(scene, phrases).any(|at| held(scene, person, at)),
            None => open,
        },
    }
}

/// The last words of the titles in front of a name, and the heads of what it is called besides.
fn titles<'a>(scene: &'a Scene<'_>, phrases: &'a [&Phrase]) -> impl Iterator<Item = usize> + 'a {
    let roles = |at: &usize| scene.page.knowledge.words("role-nouns").has(scene.page.lemma(*at));
    let of = |it: &&Phrase| match it.sort {
        Sort::Nominal => Some(it.head),
        Sort::Name | Sort::Pronoun => it.title.clone().and_then(|title| title.end.checked_sub(1)),
    };
    phrases.iter().filter_map(of).filter(move |at| roles(at))
}

fn of_company(scene: &Scene<'_>, key: &str) -> bool {
    let company = |kinds: &[BodyKind]| {
        kinds.iter().any(|kind| matches!(kind, BodyKind::Company | BodyKind::Civil | BodyKind::International))
    };
    matches!(scene.page.knowledge.almanac().get(key), Some(Entry::Body(body)) if company(&body.kinds))
}

fn body_kinds(kinds: &[BodyKind], of_state: bool, standing: &mut Standing) {
    for kind in kinds {
        match kind {
            BodyKind::StateBody | BodyKind::Service | BodyKind::Police | BodyKind::Court => {
                standing.add(&[Kind::StateBody])
            }
            BodyKind::ArmedForce if of_state => standing.add(&[Kind::ArmedForce, Kind::StateBody]),
            BodyKind::ArmedForce => standing.add(&[Kind::ArmedForce]),
            BodyKind::International | BodyKind::Civil | BodyKind::Party | BodyKind::Company => {}
        }
    }
}

/// Whether the almanac lists an office of that word: a secretary of state who once was a senator spoke for no state then.
/// So a vice-president was no president.
fn held(scene: &Scene<'_>, person: &Person, at: usize) -> bool {
    let word = scene.page.lemma(at);
    let vice = at.checked_sub(1).is_some_and(|before| matches!(scene.page.lemma(before), "vice" | "deputy"));
    let titles = person.offices.iter().filter(|office| !vice || office.title.to_lowercase().contains("vice"));
    titles.map(|office| &office.title).any(|title| title.split_whitespace().any(|part| part.eq_ignore_ascii_case(word)))
}

/// "Donald Trump, the Republican candidate": an article of a day when he held no office yet.
fn runs_for_office(scene: &Scene<'_>, phrases: &[&Phrase]) -> bool {
    let runs = |at: usize| scene.page.knowledge.words("candidate-nouns").has(scene.page.lemma(at));
    phrases.iter().any(|it| {
        it.sort == Sort::Nominal && runs(it.head) || it.title.clone().is_some_and(|mut title| title.any(runs))
    })
}

/// "Moscow", where the article has the capital speak.
fn metonym_of<'a>(scene: &Scene<'a>, figure: usize) -> Option<&'a str> {
    let made = scene.figure(figure)?;
    let phrase =
        made.phrases.iter().take(LOOK).copied().find(|&at| scene.facets.get(at).is_some_and(|facet| facet.metonym))?;
    Some(scene.page.document.at(scene.page.span(&scene.phrases.get(phrase)?.base)))
}

fn short_name(scene: &Scene<'_>, figure: usize) -> Option<String> {
    let made = scene.figure(figure)?;
    let phrase = made.phrases.iter().filter_map(|&at| scene.phrases.get(at)).find(|it| it.sort == Sort::Name)?;
    Some(scene.page.document.at(scene.page.span(&phrase.base)).to_owned())
}

/// What words say of a person: heads, titles, appositions.
fn words_of(scene: &Scene<'_>, phrases: &[&Phrase], class: Class) -> Option<usize> {
    phrases.iter().find_map(|it| {
        if it.sort == Sort::Nominal && it.classes.has(class) {
            return Some(it.head);
        }
        it.title.clone()?.find(|&at| scene.page.classes(at).has(class))
    })
}

fn person(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    standing.kinds.push(Kind::Person);
    let described = phrases.iter().any(|it| {
        it.sort == Sort::Nominal
            || it.title.clone().is_some_and(|mut title| title.any(|at| scene.page.classes(at).has(Class::Person)))
    });
    standing.known = described;
    office(scene, figure, phrases, standing);
    force(scene, figure, phrases, standing);
    if words_of(scene, phrases, Class::Expert).is_some() {
        standing.add(&[Kind::Expert]);
    }
    if words_of(scene, phrases, Class::Witness).is_some() {
        standing.add(&[Kind::Witness]);
    }
}

/// Someone who speaks by office for a state.
fn office(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let state = scene.figure(figure).and_then(|made| made.state);
    let serves = serves_official(scene, figure, phrases);
    let office = words_of(scene, phrases, Class::Office).or_else(|| words_of(scene, phrases, Class::Spokes));
    let office = office
        .filter(|&at| !is_past(scene, at))
        .or_else(|| words_of(scene, phrases, Class::Anonymous).filter(|_| serves));
    let Some(office) = office else { return };
    let employer = employer_of(scene, figure);
    let private = employer.is_some_and(|employer| !is_of_state(scene, employer))
        || phrases.iter().any(|it| has_company_word(scene, it));
    let spokes = scene.page.classes(office).has(Class::Spokes);
    let loose = matches!(
        scene.page.lemma(office),
        "officer"
            | "secretary"
            | "deputy"
            | "president"
            | "chancellor"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "representative"
            | "commissioner"
    );
    let stated = serves
        || state.is_some()
        || employer.is_some_and(|employer| is_of_state(scene, employer))
        || phrases.iter().any(|it| has_state_word(scene, it));
    // "the president" of a club, "a spokesman": only a state makes these officials.
    if private && !stated || (spokes || loose) && !stated && !is_titled(scene, phrases, office) {
        return;
    }
    standing.add(&[Kind::Official]);
    let name = scene.page.lemma(office);
    let of = state.and_then(|key| scene.page.knowledge.almanac().get(key)).map(|entry| format!(" of {}", entry.name()));
    standing.because =
        standing.because.take().or(Some(format!("speaks as {}{}", with_article(name), of.unwrap_or_default())));
}

/// "a former American ambassador", "the ex-mayor": an office that is held no more.
fn is_past(scene: &Scene<'_>, office: usize) -> bool {
    let words = scene.page.knowledge.words("past-offices");
    let before = (office.saturating_sub(4)..office).rev();
    let base = before.take_while(|&at| scene.page.tag(at).is_some_and(|tag| tag.is_noun() || tag.is_adjective()));
    base.into_iter().any(|at| words.has(scene.page.lemma(at)))
}

/// "an adviser to the prime minister", "the minister's spokesman".
fn serves_official(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase]) -> bool {
    let inner = phrases
        .iter()
        .filter(|it| it.classes.has(Class::Spokes) || it.classes.has(Class::Anonymous))
        .flat_map(|it| [it.owner, it.complement]);
    inner
        .flatten()
        .filter_map(|phrase| scene.figure_of(phrase))
        .any(|master| master != figure && is_official(scene, master))
}

/// "President Duarte": a title in front of a name, other than in a company.
fn is_titled(scene: &Scene<'_>, phrases: &[&Phrase], office: usize) -> bool {
    let spokes = scene.page.classes(office).has(Class::Spokes);
    !spokes
        && phrases.iter().any(|it| {
            it.title
                .clone()
                .is_some_and(|title| title.end == office + 1 && scene.page.tag(office).is_some_and(Tag::is_name))
        })
}

fn with_article(noun: &str) -> String {
    let noun = noun.to_lowercase();
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// The figure that a person works for, by any of the phrases that name the person.
pub(super) fn employer_of(scene: &Scene<'_>, figure: usize) -> Option<usize> {
    let phrases = scene.figure(figure)?.phrases.iter().take(LOOK).copied();
    phrases.filter_map(|at| employer(scene, at)).find(|employer| *employer != figure)
}

/// "a spokesman for the ministry", "the company's chief", "a BBC journalist".
fn employer(scene: &Scene<'_>, own: usize) -> Option<usize> {
    let it = scene.phrases.get(own)?;
    let person = it.classes.has(Class::Person) || it.title.is_some();
    if !person && it.sort != Sort::Name {
        return None;
    }
    let body = |figure: &usize| {
        scene.figure(*figure).is_some_and(|made| {
            matches!(made.kind, EntityKind::Organisation | EntityKind::Place) || made.known.is_some()
        })
    };
    if !person {
        return led(scene, own).filter(body);
    }
    let outer = [it.complement, it.owner].into_iter().flatten().filter(|_| !it.partitive);
    let inner = outer.filter_map(|phrase| scene.figure_of(phrase)).find(body);
    inner
        .or_else(|| {
            // "a Lydon Motors spokeswoman": a name inside the phrase.
            let near = (own + 1..(own + 6).min(scene.phrases.len())).filter(|&at| {
                scene.phrases.get(at).is_some_and(|other| {
                    it.base.contains(&other.tokens.start) && other.tokens.end <= it.head && other.name.is_some()
                })
            });
            near.filter_map(|at| scene.figure_of(at)).find(body)
        })
        .or_else(|| led(scene, own).filter(body))
}

/// "Anna Holm, who owns the firm": what a person is said to run, right behind the phrase.
fn led(scene: &Scene<'_>, own: usize) -> Option<usize> {
    let page = scene.page;
    let end = scene.phrases.get(own)?.tokens.end;
    let who = if page.text(end) == "," { end + 1 } else { end };
    let verb = who + 1;
    let leads = page.lemma(who) == "who" && page.knowledge.words("leading-verbs").has(page.lemma(verb));
    let near = own + 1..(own + 6).min(scene.phrases.len());
    let object = near.into_iter().find(|&at| scene.phrases.get(at).is_some_and(|it| it.tokens.start == verb + 1));
    object.filter(|_| leads).and_then(|at| scene.figure_of(at))
}

/// A body of a state, or a state itself.
pub(super) fn is_of_state(scene: &Scene<'_>, figure: usize) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let entry = made.known.and_then(|key| scene.page.knowledge.almanac().get(key));
    match entry {
        Some(Entry::State(_)) => true,
        Some(Entry::Body(body)) => body.kinds.iter().any(|kind| {
            matches!(
                kind,
                BodyKind::StateBody | BodyKind::Service | BodyKind::Police | BodyKind::Court | BodyKind::ArmedForce
            )
        }),
        Some(Entry::Person(_) | Entry::Medium(_) | Entry::Conflict(_)) => false,
        None => {
            made.kind == EntityKind::Place
                || made
                    .phrases
                    .iter()
                    .take(LOOK)
                    .filter_map(|&at| scene.phrases.get(at))
                    .any(|it| is_state_body_phrase(scene, it))
        }
    }
}

/// "the ministry", "the National Police", "the Department of Justice".
fn is_state_body_phrase(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let range = it.name.clone().unwrap_or(it.head..it.head + 1);
    let general_staff =
        page.lemma(it.head) == "staff" && it.head > it.base.start && page.lemma(it.head - 1) == "general";
    let state_word = general_staff || range.clone().any(|at| page.classes(at).has(Class::State));
    // "the University Court Theatre", "the Student Council": a body of another sort.
    let other = range.clone().any(|at| {
        matches!(
            page.lemma(at),
            "university"
                | "student"
                | "school"
                | "college"
                | "company"
                | "inc"
                | "bank"
                | "theatre"
                | "theater"
                | "club"
                | "party"
        )
    });
    state_word && !other
}

fn has_state_word(scene: &Scene<'_>, it: &Phrase) -> bool {
    it.base.clone().any(|at| {
        matches!(
            scene.page.lemma(at),
            "ministry"
                | "government"
                | "defence"
                | "defense"
                | "intelligence"
                | "police"
                | "military"
                | "prison"
                | "federal"
                | "state"
                | "army"
                | "security"
                | "interior"
                | "election"
                | "border"
                | "court"
                | "council"
                | "prime"
                | "foreign"
                | "health"
                | "city"
                | "county"
                | "regional"
                | "local"
        )
    })
}

fn has_company_word(scene: &Scene<'_>, it: &Phrase) -> bool {
    it.base.clone().any(|at| {
        at < it.head
            && (scene.page.classes(at).has(Class::Company)
                || matches!(
                    scene.page.lemma(at),
                    "union"
                        | "league"
                        | "club"
                        | "party"
                        | "hospital"
                        | "university"
                        | "school"
                        | "church"
                        | "team"
                        | "corporate"
                        | "airport"
                        | "industry"
                        | "match"
                ))
    })
}

/// Soldiers and what they are part of.
fn force(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let fights = phrases.iter().any(|it| it.sort == Sort::Nominal && it.classes.has(Class::Force));
    if !fights {
        return;
    }
    standing.add(&[Kind::ArmedForce]);
    let state =
        scene.figure(figure).and_then(|made| made.state).and_then(|key| scene.page.knowledge.almanac().get(key));
    standing.because = standing
        .because
        .take()
        .or_else(|| state.map(|state| format!("belongs to the armed forces of {}", state.name())));
}

fn group(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let nominal = phrases.iter().find(|it| it.sort == Sort::Nominal);
    standing.known = nominal.is_some();
    if let Some(it) = nominal.filter(|it| is_vague(scene, it)) {
        standing.kinds.push(Kind::UnnamedGroup);
        let words = scene.page.document.at(scene.page.span(&it.tokens));
        standing.because = Some(format!("`{words}` names nobody"));
    }
    if nominal.is_some_and(|it| it.classes.has(Class::Body) || matches!(scene.page.lemma(it.head), "police")) {
        standing.add(&[Kind::Organisation]);
    }
    if nominal.is_some_and(|it| is_state_body_phrase(scene, it)) {
        standing.add(&[Kind::StateBody]);
    }
    office(scene, figure, phrases, standing);
    force(scene, figure, phrases, standing);
    if words_of(scene, phrases, Class::Expert).is_some() {
        standing.add(&[Kind::Expert]);
    }
    if words_of(scene, phrases, Class::Witness).is_some() {
        standing.add(&[Kind::Witness]);
    }
}

fn body(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    standing.add(&[Kind::Organisation]);
    let page = scene.page;
    let made = scene.figure(figure);
    let state = made.and_then(|made| made.state);
    if let Some(it) = phrases.iter().find(|it| it.sort == Sort::Nominal && is_vague(scene, it)) {
        standing.kinds.push(Kind::UnnamedGroup);
        standing.because = Some(format!("`{}` names nobody", page.document.at(page.span(&it.tokens))));
    }
    let word = |lemmas: &[&str]| phrases.iter().any(|it| it.base.clone().any(|at| lemmas.contains(&page.lemma(at))));
    let armed = phrases.iter().any(|it| {
        let range = it.name.clone().unwrap_or(it.head..it.head + 1);
        range.into_iter().any(|at| page.classes(at).has(Class::Armed))
    });
    let media = phrases.iter().any(|it| is_medium(scene, it));
    let owner_official = phrases
        .iter()
        .filter_map(|it| it.owner)
        .filter_map(|owner| scene.figure_of(owner))
        .any(|owner| is_official(scene, owner));
    let office = owner_official && word(&["office", "administration", "government", "cabinet", "staff"]);
    let organ = state.is_some()
        && !media
        && word(&[
            "agency",
            "service",
            "office",
            "bureau",
            "commission",
            "authority",
            "directorate",
            "guard",
            "council",
            "committee",
            "prosecutor",
        ]);
    if media {
        standing.add(&[Kind::MediaOutlet]);
        if phrases.iter().any(|it| {
            it.base.clone().any(|at| {
                at < it.head && matches!(page.lemma(at), "state" | "state-run" | "state-controlled" | "state-owned")
            })
        }) {
            standing.add(&[Kind::StateControlledOutlet]);
        }
        return;
    }
    if armed {
        standing.add(&[Kind::ArmedForce]);
    }
    if office || organ || phrases.iter().any(|it| is_state_body_phrase(scene, it)) {
        standing.add(&[Kind::StateBody]);
        let of = state.and_then(|key| page.knowledge.almanac().get(key)).map(|entry| entry.name().to_owned());
        let owner = phrases
            .iter()
            .find_map(|it| it.owner.filter(|_| office))
            .and_then(|owner| scene.phrases.get(owner))
            .map(|owner| page.document.at(page.span(&owner.base)).to_owned());
        standing.because = standing.because.take().or_else(|| of.or(owner).map(|of| format!("a body of {of}")));
    }
}

/// An outlet by its words: "the newspaper", "the Larne Herald", "a local radio station".
pub(super) fn is_medium(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let news = |lemma: &str| {
        matches!(
            lemma,
            "times"
                | "post"
                | "herald"
                | "tribune"
                | "gazette"
                | "chronicle"
                | "news"
                | "tv"
                | "television"
                | "radio"
                | "broadcasting"
                | "daily"
                | "guardian"
                | "telegraph"
                | "mirror"
                | "journal"
                | "press"
                | "magazine"
                | "newspaper"
        )
    };
    match it.sort {
        Sort::Name => it.name.clone().is_some_and(|name| {
            name.len() > 1
                && name.clone().any(|at| news(page.lemma(at)))
                && !name.clone().any(|at| matches!(page.lemma(at), "company" | "office" | "ministry"))
        }),
        Sort::Nominal => {
            it.classes.has(Class::Media)
                && (page.lemma(it.head) != "agency" || it.base.clone().any(|at| page.lemma(at) == "news"))
                && !matches!(page.lemma(it.head), "network" | "station" | "website" | "agency" if !it.base.clone().any(|at| matches!(page.lemma(at), "news" | "tv" | "television" | "radio" | "media")))
        }
        Sort::Pronoun => false,
    }
}

/// Speaks by office for a state.
pub(super) fn is_official(scene: &Scene<'_>, figure: usize) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let phrases: Vec<&Phrase> = made.phrases.iter().take(LOOK).filter_map(|&at| scene.phrases.get(at)).collect();
    if let Some(Entry::Person(person)) = made.known.and_then(|key| scene.page.knowledge.almanac().get(key)) {
        return serves(scene, person, &phrases) && !of_company(scene, &person.of);
    }
    made.kind == EntityKind::Person && words_of(scene, &phrases, Class::Office).is_some()
}

fn thing(scene: &Scene<'_>, figure: usize, phrases: &[&Phrase], standing: &mut Standing) {
    let page = scene.page;
    let named = scene.figure(figure).is_some_and(|made| made.named);
    let has = |class: Class| {
        phrases.iter().any(|it| match it.sort {
            Sort::Nominal => it.classes.has(class),
            Sort::Name => it.name.clone().is_some_and(|name| name.len() > 1) && page.classes(it.head).has(class),
            Sort::Pronoun => false,
        })
    };
    let preprint_server = phrases
        .iter()
        .any(|it| it.tokens.clone().take(12).any(|at| page.knowledge.words("preprint-terms").has(page.text(at))));
    if has(Class::Preprint) || preprint_server && (has(Class::Study) || has(Class::Document) || named) {
        standing.add(&[Kind::Preprint, Kind::Study]);
    } else if has(Class::Poll)
        && !phrases
            .iter()
            .any(|it| it.base.clone().any(|at| matches!(page.lemma(at), "geological" | "land" | "site" | "damage")))
    {
        standing.add(&[Kind::Poll]);
    } else if has(Class::Post) {
        standing.add(&[Kind::SocialMediaPost]);
    } else if has(Class::Study)
        && (!has(Class::Document)
            || phrases.iter().any(|it| it.base.clone().any(|at| matches!(page.lemma(at), "research" | "study"))))
    {
        standing.add(&[Kind::Study]);
    } else if has(Class::Document) {
        standing.add(&[Kind::Document]);
    } else if has(Class::Image) || has(Class::Thing) {
        standing.known = true;
    } else if named {
        // A name of which nothing is known: most likely a person or a body.
        standing.known = false;
    }
    if let Some(it) = phrases.iter().find(|it| it.sort == Sort::Nominal && is_vague(scene, it)) {
        standing.add(&[Kind::UnnamedGroup]);
        standing.because = Some(format!("`{}` names nobody", page.document.at(page.span(&it.tokens))));
    }
}
