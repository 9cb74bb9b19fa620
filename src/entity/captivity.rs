//! Who is held, and by whom: capture and custody wording beside a phrase, in the setting of a conflict or a taking of
//! hostages. Suspects whom the police arrest are not captives.

use crate::entity::scene::{Figure, Scene};
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::{Class, Page, Phrase, Sort, says};
use crate::text::Tag;
use rustc_hash::FxHashMap;

/// Who is held.
#[derive(Debug, Default)]
pub(super) struct Captivity<'a> {
    /// By figure.
    pub held: Vec<bool>,
    /// By figure: who holds them, where the article says so.
    pub holder: Vec<Option<usize>>,
    /// States whose hands captives are in, in reading order.
    pub states: Vec<&'a str>,
    /// Figures that hold somebody, as they come.
    pub captors: Vec<usize>,
    /// By figure: holds somebody.
    pub holds: Vec<bool>,
}

/// Whether a phrase of the figure stands with wording of captivity by itself: "the prisoners".
pub(super) fn is_held(scene: &Scene<'_>, figure: &Figure<'_>) -> bool {
    figure.phrases.iter().take(12).any(|&phrase| {
        scene.phrases.get(phrase).is_some_and(|it| {
            it.classes.has(Class::Captive)
                || capture_behind(scene, it).is_some()
                || participle_in_front(scene, it)
                || object_of_capture(scene, it).is_some()
        })
    })
}

/// Everyone who is held; `war` says that the article is about a conflict.
pub(super) fn find<'a>(scene: &Scene<'a>, war: bool) -> Captivity<'a> {
    let mut found = Captivity {
        held: vec![false; scene.figures.len()],
        holder: vec![None; scene.figures.len()],
        holds: vec![false; scene.figures.len()],
        ..Captivity::default()
    };
    let starts: FxHashMap<usize, usize> =
        scene.phrases.iter().enumerate().rev().map(|(at, it)| (it.tokens.start, at)).collect();
    for (at, it) in scene.phrases.iter().enumerate() {
        let Some(figure) = scene.figure_of(at) else { continue };
        read(scene, war, &starts, at, it, figure, &mut found);
    }
    let groups: Vec<Option<usize>> = scene.figures.iter().map(|it| it.part_of).collect();
    for (figure, group) in groups.iter().enumerate() {
        let group = group.filter(|&group| found.held.get(group).copied().unwrap_or(false));
        if let Some(group) = group {
            let holder = found.holder.get(group).copied().flatten();
            hold(scene, figure, holder, &mut found);
        }
    }
    found
}

fn read<'a>(
    scene: &Scene<'a>,
    war: bool,
    starts: &FxHashMap<usize, usize>,
    at: usize,
    it: &Phrase,
    figure: usize,
    found: &mut Captivity<'a>,
) {
    let Some(made) = scene.figure(figure) else { return };
    if !matches!(made.kind, EntityKind::Person | EntityKind::Group | EntityKind::Unknown) {
        return;
    }
    let page = scene.page;
    let soldier = scene.told_by(made, 6).any(|it| it.classes.has(Class::Force));
    let suspect = scene.told_by(made, 6).any(|it| it.classes.has(Class::Accused));
    let setting = |column: &str| {
        let says = |mark| says(column, mark);
        match (says("always"), says("fight"), says("hold")) {
            (true, _, _) => true,
            (false, true, _) => (war || soldier) && !suspect,
            (false, false, true) => war && !suspect || soldier,
            (false, false, false) => war && soldier,
        }
    };
    let of_war = it.complement.and_then(|of| scene.phrases.get(of)).is_some_and(|of| page.lemma(of.head) == "war");
    let by_word = it.sort == Sort::Nominal
        && it.classes.has(Class::Captive)
        && (war || of_war || page.says(it.head, lists::CAPTIVE_NOUNS, "always"));
    let front = it
        .base
        .clone()
        .find(|&word| word < it.head && page.tag(word) == Some(Tag::VBN) && capture(scene, word).is_some_and(setting));
    let of_setting = |(verb, column): (usize, &str)| setting(column).then_some(verb);
    let behind = capture_behind(scene, it).and_then(of_setting);
    let active = object_of_capture(scene, it).and_then(of_setting);
    if !by_word && front.is_none() && behind.is_none() && active.is_none() {
        return;
    }
    let agent = behind
        .and_then(|verb| by_phrase(scene, verb, starts))
        .or_else(|| active.and_then(|verb| subject_before(scene, at, verb)));
    hold(scene, figure, agent, found);
    if agent.is_none() {
        // "held in Kyiv": in the hands of the state whose place that is.
        let place = behind.and_then(|verb| (verb + 1..verb + 5).find(|&word| page.tag(word).is_some_and(Tag::is_name)));
        let named = place.and_then(|word| scene.names.at(word)).and_then(|named| named.entries.first());
        let state = named.and_then(|(entry, _)| page.knowledge.almanac().state_of(entry.key()));
        if let Some(state) = state.filter(|state| war && made.state != Some(*state) && !found.states.contains(state)) {
            found.states.push(state);
        }
    }
}

fn hold<'a>(scene: &Scene<'a>, figure: usize, holder: Option<usize>, found: &mut Captivity<'a>) {
    if let Some(slot) = found.held.get_mut(figure) {
        *slot = true;
    }
    let Some(holder) = holder.filter(|holder| *holder != figure) else { return };
    if let Some(slot) = found.holder.get_mut(figure).filter(|slot| slot.is_none()) {
        *slot = Some(holder);
    }
    if let Some(holds) = found.holds.get_mut(holder).filter(|holds| !**holds) {
        *holds = true;
        found.captors.push(holder);
    }
    if let Some(state) = scene.figure(holder).and_then(|it| it.state).filter(|state| !found.states.contains(state)) {
        found.states.push(state);
    }
}

/// "captured soldiers", "the abducted girls".
fn participle_in_front(scene: &Scene<'_>, it: &Phrase) -> bool {
    it.base
        .clone()
        .any(|word| word < it.head && scene.page.tag(word) == Some(Tag::VBN) && capture(scene, word).is_some())
}

/// The verb of "who were captured by", "was detained", "captured by", "being held in", behind a phrase, with what the list
/// says of it.
fn capture_behind<'a>(scene: &Scene<'a>, it: &Phrase) -> Option<(usize, &'a str)> {
    let page = scene.page;
    let group = scene.grammar.verb_behind(it.tokens.end).filter(|group| group.negation.is_none())?;
    let (words, column) = page.beginning(group.head, lists::CAPTIVITY_VERBS)?;
    if group.is_helped_passive() {
        return Some((group.head, column));
    }
    // Without "was", only "captured by …" and "captured in …" are passive.
    let alone = group.tokens.len() == 1 && matches!(page.tag(group.head), Some(Tag::VBN | Tag::VBD));
    let open = words.len() > 1 || matches!(page.tag(group.head + 1), Some(Tag::IN | Tag::Mark | Tag::CC));
    let loose = says(column, "loose") && !matches!(page.lemma(group.head + 1), "by" | "in");
    (alone && open && !loose).then_some((group.head, column))
}

/// The verb of "captured two soldiers", in front of a phrase, with what the list says of it.
fn object_of_capture<'a>(scene: &Scene<'a>, it: &Phrase) -> Option<(usize, &'a str)> {
    let page = scene.page;
    let verb = it.tokens.start.checked_sub(1)?;
    scene.grammar.verb_at(verb).filter(|group| group.head == verb && !group.passive)?;
    if !(it.classes.has(Class::Person) || it.classes.has(Class::Force) || it.name.is_some()) {
        return None;
    }
    let plain = page.column(verb, lists::CAPTIVITY_VERBS).filter(|column| says(column, "object"));
    // "held talks", "take the road": these need more.
    plain.or_else(|| parted(page, verb, it.tokens.end)).map(|column| (verb, column))
}

/// "took four clerks hostage": the verb and what belongs to it behind its object.
fn parted<'a>(page: Page<'a>, verb: usize, result: usize) -> Option<&'a str> {
    let list = page.knowledge.words(lists::CAPTIVITY_VERBS);
    if !page.is(result, lists::CAPTURE_RESULTS) || !list.begins(page.document.keys(verb)?) {
        return None;
    }
    let mut words = page.document.words(verb..verb + 1);
    words.extend(page.document.words(result..result + 1));
    list.find_at(&words, 0).filter(|hit| hit.range.len() == words.len()).map(|hit| list.column(hit.entry))
}

/// What the list says of a verb of capture with the words that belong to it: "captured", "taken alive".
fn capture<'a>(scene: &Scene<'a>, at: usize) -> Option<&'a str> {
    scene.page.beginning(at, lists::CAPTIVITY_VERBS).map(|(_, column)| column)
}

/// Who stands after "by" behind the verb.
fn by_phrase(scene: &Scene<'_>, verb: usize, starts: &FxHashMap<usize, usize>) -> Option<usize> {
    let by = (verb + 1..verb + 7)
        .take_while(|&at| scene.page.text(at) != ".")
        .find(|&at| scene.page.says(at, lists::NO_CUES, "agent"))?;
    starts.get(&(by + 1)).and_then(|&phrase| scene.figure_of(phrase))
}

/// Who stands in front of "captured" in "Ukrainian forces have captured two soldiers".
fn subject_before(scene: &Scene<'_>, object: usize, verb: usize) -> Option<usize> {
    let sentence = scene.phrases.get(object)?.sentence;
    let near = object.saturating_sub(8)..object;
    let subject = near.rev().find(|&at| {
        scene.phrases.get(at).is_some_and(|it| it.tokens.end <= verb && it.sentence == sentence && it.subject)
    })?;
    scene.figure_of(subject)
}
