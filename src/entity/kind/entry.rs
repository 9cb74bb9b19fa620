//! What somebody counts as by his entry of the almanac: a state, a body, an outlet, a person in office on the article's
//! day. Words of the article are looked at only where the entry leaves open whether the office is held.

use crate::entity::kind::{LOOK, Standing};
use crate::entity::scene::Scene;
use crate::facts::Kind;
use crate::knowledge::{BodyKind, Control, Entry, Person, lists};
use crate::phrases::{Phrase, Sort};

pub(super) fn by_entry(
    scene: &Scene<'_>,
    figure: usize,
    entry: Entry<'_>,
    phrases: &[&Phrase],
    standing: &mut Standing,
) {
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
pub(super) fn serves(scene: &Scene<'_>, person: &Person, phrases: &[&Phrase]) -> bool {
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
    let roles = |at: &usize| scene.page.knowledge.words(lists::ROLE_NOUNS).has(scene.page.lemma(*at));
    let of = |it: &&Phrase| match it.sort {
        Sort::Nominal => Some(it.head),
        Sort::Name | Sort::Pronoun => it.title.clone().and_then(|title| title.end.checked_sub(1)),
    };
    phrases.iter().filter_map(of).filter(move |at| roles(at))
}

pub(super) fn of_company(scene: &Scene<'_>, key: &str) -> bool {
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
    let runs = |at: usize| scene.page.knowledge.words(lists::CANDIDATE_NOUNS).has(scene.page.lemma(at));
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
