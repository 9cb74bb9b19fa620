//! What the words for one source show of what sort of voice it is: the phrases of its figure, else the words as they
//! stand. Whose voice is not asked.

use crate::entity::kind::employer_of;
use crate::entity::scene::Scene;
use crate::entity::voice::Ground;
use crate::facts::Source;
use crate::knowledge::lists;
use crate::phrases::{self, Phrase};
use crate::text::Tag;
use std::ops::Range;

/// How many phrases of a figure are looked at.
const LOOK: usize = 24;

/// What sort of voice a noun is, as `voice-nouns` has it. The later says less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Rebels, militias and their people.
    Group,
    /// A body of a state.
    State,
    /// A body or office of a state in one place.
    Local,
    /// Somebody who holds an office.
    Office,
    /// Speaks for whoever is named beside it.
    Spokes,
    /// What such a voice puts out.
    Paper,
    /// A source, a station: an armed group's own where one is named, and no state's voice.
    Member,
    /// A body that is no party's voice.
    Civil,
    /// Nothing is known.
    None,
}

impl Sort {
    pub(super) fn read(column: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.name() == column).unwrap_or(Self::None)
    }

    const ALL: [Self; 9] = [
        Self::Group,
        Self::State,
        Self::Local,
        Self::Office,
        Self::Spokes,
        Self::Paper,
        Self::Member,
        Self::Civil,
        Self::None,
    ];

    /// Its name in the list.
    fn name(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::State => "state",
            Self::Local => "local",
            Self::Office => "office",
            Self::Spokes => "spokes",
            Self::Paper => "paper",
            Self::Member => "member",
            Self::Civil => "civil",
            Self::None => "",
        }
    }
}

/// A source as its own words show it.
#[derive(Debug)]
pub(super) struct Portrait {
    pub sort: Sort,
    /// The words that describe it.
    pub words: Vec<Range<usize>>,
    /// The same with what hangs on them.
    pub whole: Vec<Range<usize>>,
    /// Figures that own it, or for which it speaks.
    pub inner: Vec<usize>,
    /// Where it first stands.
    pub start: usize,
}

impl Portrait {
    pub(super) fn of(scene: &Scene<'_>, ground: &Ground<'_>, figure: Option<usize>, source: &Source) -> Self {
        let place = source.places.first().copied().unwrap_or_default();
        let start = scene.page.document.tokens_in(place).start;
        let made = figure.and_then(|figure| scene.figure(figure));
        let phrases = made.map(|made| made.phrases.as_slice()).unwrap_or_default().iter().take(LOOK);
        let phrases: Vec<&Phrase> =
            phrases.filter_map(|&at| scene.phrases.get(at)).filter(|it| it.sort != phrases::Sort::Pronoun).collect();
        let mut words: Vec<Range<usize>> = phrases.iter().map(|it| described(it)).collect();
        let mut whole: Vec<Range<usize>> = phrases.iter().map(|it| it.tokens.clone()).collect();
        if words.is_empty() && made.is_none() {
            words.push(core(scene, scene.page.document.tokens_in(place)));
            whole.push(scene.page.document.tokens_in(place));
        }
        let inner = phrases
            .iter()
            .flat_map(|it| [it.owner, it.complement.filter(|&of| !it.partitive && speaks_for(scene, of))]);
        let inner = inner.flatten().filter_map(|at| scene.figure_of(at)).filter(|it| Some(*it) != figure).collect();
        let mut sort = words.iter().map(|words| sort_of(scene, ground, words)).min().unwrap_or(Sort::None);
        // "Gil Torres, who heads the regional administration".
        let led = figure.and_then(|figure| employer_of(scene, figure)).and_then(|body| scene.figure(body));
        if let Some(it) = led.and_then(|body| scene.told_by(body, 1).next()).filter(|_| sort == Sort::None) {
            sort = sort_of(scene, ground, &it.base);
            whole.push(it.tokens.clone());
        }
        if phrases.iter().any(|it| has_left(scene, it) || sits_in_parliament(scene, it)) {
            sort = Sort::None;
        } else if sort == Sort::None && words.iter().any(|words| ground.called_in(words).next().is_some()) {
            sort = Sort::Group;
        }
        // "a source in the security service", "sources inside the ministry": the body says whose.
        let of_body = |it: &Phrase| {
            let inner = [it.owner, it.complement.filter(|&of| !it.partitive && speaks_for(scene, of))];
            let mut inner = inner.into_iter().flatten().filter_map(|at| scene.phrases.get(at));
            inner.any(|it| sort_of(scene, ground, &it.base) == Sort::State)
        };
        if sort == Sort::Member && phrases.iter().any(|it| of_body(it)) {
            sort = Sort::State;
        }
        // "a message on a rebel website": all its words say whose it is.
        if sort == Sort::Paper {
            words.push(scene.page.document.tokens_in(place));
        }
        Self { sort, words, whole, inner, start }
    }
}

/// "a former ambassador", "retired Gen. Gil Torres".
fn has_left(scene: &Scene<'_>, it: &Phrase) -> bool {
    let start = described(it).start;
    (start.saturating_sub(1)..it.head).any(|at| scene.page.is(at, lists::PAST_OFFICES))
}

/// "Senator Reed": one of many, who speaks for himself.
pub(super) fn sits_in_parliament(scene: &Scene<'_>, it: &Phrase) -> bool {
    let title = it.title.clone().unwrap_or_default();
    title.into_iter().any(|at| scene.page.is(at, lists::PARLIAMENT_TITLES))
}

/// Not whom it is sent to: "an ambassador to Norland".
fn speaks_for(scene: &Scene<'_>, of: usize) -> bool {
    let before = scene.phrases.get(of).and_then(|of| of.base.start.checked_sub(1));
    before.and_then(|at| scene.page.tag(at)) != Some(Tag::TO)
}

/// The title of a name and what is up to the head.
fn described(it: &Phrase) -> Range<usize> {
    let start = it.title.as_ref().map_or(it.base.start, |title| title.start.min(it.base.start));
    start..it.base.end.max(it.head + 1)
}

/// Up to the first preposition or comma: "units" of "army units in the east".
fn core(scene: &Scene<'_>, tokens: Range<usize>) -> Range<usize> {
    let stops = |at: &usize| matches!(scene.page.tag(*at), Some(Tag::IN | Tag::TO | Tag::Mark | Tag::WP | Tag::WDT));
    let end = tokens.clone().skip(1).find(stops).unwrap_or(tokens.end);
    tokens.start..end
}

/// The sort of voice that a run of words is. The last noun may say that it is none ("police union"); else the noun that
/// says most counts: "military communique" is a state's.
pub(super) fn sort_of(scene: &Scene<'_>, ground: &Ground<'_>, words: &Range<usize>) -> Sort {
    let own = words.clone().rev().find(|at| scene.page.tag(*at) == Some(Tag::POS)).map_or(words.start, |at| at + 1);
    let sorts = (own..words.end).filter_map(|at| ground.sort(at));
    match sorts.clone().next_back() {
        Some(Sort::Civil) => Sort::Civil,
        Some(_) => sorts.clone().find(|sort| *sort == Sort::Civil).or_else(|| sorts.min()).unwrap_or(Sort::None),
        None => Sort::None,
    }
}
