//! What a source is judged by: the words that name and describe it, the sentence in which it is first heard, and what the
//! cast knows of it. Sees; weighs nothing.

use crate::facts::{Entity, Form, Mention, Source};
use crate::judgements::article::Article;
use crate::judgements::feature::{Sees, Sink};
use crate::judgements::network::Places;
use crate::list::List;
use crate::span::Span;

/// More words of a source than this are not looked at.
const WORDS: usize = 48;

/// More words of one phrase than this are not looked at.
const OF_PHRASE: usize = 16;

/// So many places and so many phrases of a source are looked at.
const LOOK: usize = 2;

/// The words before and after it that stand for what it says and how.
const BEFORE: usize = 2;
/// See `BEFORE`.
const AFTER: usize = 4;

/// More words of the rest of the sentence than this are not looked at.
const REST: usize = 60;

/// Where a network looks: at what names and describes the source, at the words beside the place where it is first heard, and
/// at the rest of that sentence.
pub fn places(page: &Article<'_>, mentions: &List<Mention>, source: &Source) -> Places {
    let heard = source.places.iter().take(LOOK).copied();
    let told = source.entity.and_then(|id| page.entities.get(id)).into_iter().flat_map(|it| told(it, mentions));
    let phrases = heard.chain(source.role).chain(told);
    let mut said: Vec<usize> =
        phrases.flat_map(|span| page.document.tokens_in(span).take(OF_PHRASE)).take(WORDS).collect();
    said.sort_unstable();
    said.dedup();
    let first = source.places.first().copied().unwrap_or_default();
    let sentence = page.document.sentence_at(first).map(|id| page.sentence(id.index())).unwrap_or_default();
    let rest = sentence.clone().filter(|at| said.binary_search(at).is_err()).take(REST).collect();
    let own = page.document.tokens_in(first);
    let beside = own.start.saturating_sub(BEFORE)..own.start;
    let cue = beside.chain(own.end..own.end + AFTER).filter(|at| sentence.contains(at)).collect();
    Places { said, cue, rest, sentence }
}

/// The first phrases that tell more of an entity than a pronoun does.
fn told(entity: &Entity, mentions: &List<Mention>) -> impl Iterator<Item = Span> {
    let mentions = entity.mentions.iter().filter_map(|id| mentions.get(*id));
    mentions.filter(|it| it.form != Form::Pronoun).map(|it| it.span).take(LOOK)
}

/// What is known of a source beside its words.
pub fn source(page: &Article<'_>, mentions: &List<Mention>, source: &Source, sink: &mut impl Sink) {
    let entity = source.entity.and_then(|id| page.entities.get(id));
    let traits = [
        source.kind_known,
        source.named,
        source.anonymous,
        source.named_member.is_some(),
        source.reason.is_some(),
        source.silence.is_some(),
        source.role.is_some(),
        source.party().is_some(),
        !source.sides.is_empty(),
        entity.is_some_and(|it| it.of_state.is_some()),
        entity.is_some_and(|it| it.almanac.is_some()),
        entity.is_some_and(|it| it.part_of.is_some()),
        page.at_war,
    ];
    for (place, _) in (0..).zip(traits).filter(|(_, holds)| *holds) {
        sink.take(Sees::Source, [OF_SOURCE, place], 0..0);
    }
    let sort = entity.map_or(OF_NOBODY, |it| it.kind as u32);
    sink.take(Sees::SubjectSort, [OF_SOURCE, sort], 0..0);
    let form = first_form(source, entity, mentions).map_or(OF_NOBODY, |form| form as u32);
    sink.take(Sees::Place, [OF_SOURCE, form], 0..0);
    for kind in &source.kinds {
        sink.take(Sees::Source, [OF_SOURCE + 1, *kind as u32], 0..0);
        sink.take(Sees::Source, [OF_SOURCE + 2, *kind as u32, u32::from(source.named), form], 0..0);
    }
    sink.take(Sees::Mark, [OF_SOURCE, source.places.len().min(4) as u32], 0..0);
    for at in places(page, mentions, source).said {
        for list in (0..u32::BITS).filter(|bit| page.lists(at) >> bit & 1 == 1) {
            sink.take(Sees::List, [OF_SOURCE, list], at..at + 1);
        }
    }
}

/// Sets the features of sources apart from those of statements.
const OF_SOURCE: u32 = 200;

/// Where there is nobody to have a sort or form.
const OF_NOBODY: u32 = 99;

/// How it is named where it is first heard.
fn first_form(source: &Source, entity: Option<&Entity>, mentions: &List<Mention>) -> Option<Form> {
    let place = source.places.first()?;
    let own = entity?.mentions.iter().filter_map(|id| mentions.get(*id));
    own.take_while(|it| it.span.start < place.end).find(|it| place.contains(it.span)).map(|it| it.form)
}
