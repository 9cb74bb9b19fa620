//! Whether a source goes unnamed by choice, and what the article says of it instead: a description, a reason, how it
//! knows. Captives, vague groups, spokespeople and bodies are not anonymous; a passer-by is ordinary.

use crate::entity::scene::Scene;
use crate::entity::wording;
use crate::facts::{EntityKind, Kind};
use crate::knowledge::lists;
use crate::list::Id;
use crate::patterns::{self, Family, Mark};
use crate::phrases::{Class, Opening, Page, Phrase, Phrases, Sort, says};
use crate::span::Span;
use crate::text::{Sentence, Tag};

/// True for a person or group that the article chooses not to name.
pub(super) fn is_anonymous(scene: &Scene<'_>, figure: usize, kinds: &[Kind], place: Span) -> bool {
    let Some(made) = scene.figure(figure) else { return false };
    let barred = [
        Kind::Captive,
        Kind::UnnamedGroup,
        Kind::Country,
        Kind::Document,
        Kind::Poll,
        Kind::Study,
        Kind::Preprint,
        Kind::SocialMediaPost,
        Kind::Witness,
    ];
    if made.named || kinds.iter().any(|kind| barred.contains(kind)) || made.kind == EntityKind::Place {
        return false;
    }
    let phrases = || scene.told_by(made, 8);
    let nominals = || phrases().filter(|it| it.sort == Sort::Nominal);
    if nominals().next().is_none()
        || made.kind == EntityKind::Organisation && !nominals().any(|it| it.classes.has(Class::Anonymous))
    {
        return false;
    }
    let unnamed = nominals().any(|it| says_unnamed(scene, it, place));
    if unnamed {
        return true;
    }
    // "the operative who won it": whoever was told of before, by a name or otherwise.
    let again = |it: &Phrase| matches!(it.opening, Opening::The) && !it.plural;
    nominals().next().is_some_and(|it| is_source_noun(scene, it) && !again(it))
}

/// "a ministry official", "sources close to the talks", "people familiar with the matter".
fn is_source_noun(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let column = page.column(it.head, lists::ANONYMITY_NOUNS);
    let says = |mark: &str| column.is_some_and(|column| says(column, mark));
    let (any, told) = (matches!(it.opening, Opening::Any), it.tokens.end);
    if says("anyone") && familiar(page, told) && !any {
        return true;
    }
    // "Rates may rise, official says": the words of a headline, whose story tells who.
    let headline = matches!(it.opening, Opening::Bare) && !it.plural;
    if it.classes.has(Class::Spokes) || is_office_of_one(scene, it) || any || headline {
        return false;
    }
    if column == Some("") {
        return true;
    }
    // "a participant", "a member of its supervisory board": one of few, who chose to speak.
    let one = says("one") && matches!(it.opening, Opening::A) && !it.plural;
    if one && (!says("placed") || is_of_few(scene, it)) {
        return true;
    }
    if !it.classes.has(Class::Anonymous) {
        // "a minister said": an office that several hold, and none of them in particular.
        let several = it.classes.has(Class::Office) && says("several");
        return several && matches!(it.opening, Opening::A) || is_insider(page, it);
    }
    if says("body") {
        return !(it.plural && speaks_for_body(scene, it));
    }
    let some = matches!(it.opening, Opening::A | Opening::Some);
    if says("open") {
        return it.plural || some;
    }
    // "executives said", "a banker said": only with more than the bare trade.
    some && (familiar(page, told) || it.complement.is_some() && says("placed"))
}

/// Of a body: "a member of its supervisory board", not "a member of the public".
fn is_of_few(scene: &Scene<'_>, it: &Phrase) -> bool {
    let of = it.complement.and_then(|of| scene.phrases.get(of));
    of.is_some_and(|of| !of.plural && scene.page.is(of.head, lists::INNER_CIRCLES))
}

/// "one senior officer", "two council officers", "a former colleague": counted or told more closely, and not by name. "An
/// officer" at the scene is whoever stood there.
fn is_insider(page: Page<'_>, it: &Phrase) -> bool {
    let modifiers = || it.base.clone().filter(|&at| at < it.head);
    let says = |mark| modifiers().any(|at| page.says(at, lists::SOURCE_MODIFIERS, mark));
    // "Former prosecutors", "some officers" are a group that nobody counted.
    let (counted, closer) = (says("counted"), says("closer"));
    let told = counted || closer && !it.plural && matches!(it.opening, Opening::A | Opening::Some);
    let alone = !it.partitive && !matches!(it.opening, Opening::The | Opening::Owned | Opening::Any);
    page.is(it.head, lists::INSIDER_NOUNS) && alone && told
}

/// "health officials", "officials at the ministry": a body that speaks on the record. "US officials", "senior
/// officials", "two officials" are people who are not named.
fn speaks_for_body(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let modifiers = || it.base.clone().filter(|&at| at < it.head);
    let says = |mark| modifiers().any(|at| page.says(at, lists::SOURCE_MODIFIERS, mark));
    let counted = modifiers().any(|at| page.tag(at) == Some(Tag::CD)) || matches!(it.opening, Opening::Some);
    let noun = modifiers().any(|at| page.tag(at).is_some_and(Tag::is_noun) && scene.names.at(at).is_none());
    let placed = it
        .complement
        .and_then(|of| scene.phrases.get(of))
        .is_some_and(|of| of.name.is_some() || of.classes.has(Class::Body) || of.classes.has(Class::Place));
    !says("hidden") && !counted && (noun || says("body") || placed)
}

/// "familiar with", "briefed on", "close to", "with knowledge of", "who asked": behind the phrase.
fn familiar(page: Page<'_>, after: usize) -> bool {
    let says = |at: usize, mark: &str| {
        page.beginning(at, lists::INSIDE_KNOWLEDGE).is_some_and(|(_, column)| says(column, mark))
    };
    says(after, "first") || says(after, "link") && (after..after + 5).any(|at| says(at, "later"))
}

/// "the president", "the mayor of Larne": as good as a name.
pub(super) fn is_office_of_one(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    // "the prime minister" is one, "the senior minister" one of several.
    let several = page.says(it.head, lists::ANONYMITY_NOUNS, "several");
    let which = it.head.checked_sub(1).filter(|at| it.base.contains(at));
    let told = which.is_some_and(|at| page.tag(at) != Some(Tag::DT) && !page.says(at, lists::SOURCE_MODIFIERS, "any"));
    let one = it.classes.has(Class::One) && (!several || told);
    one && !it.plural && matches!(it.opening, Opening::The | Opening::Owned | Opening::Bare)
}

/// "unnamed", "who asked not to be named", "speaking on condition of anonymity": in the sentence, at or behind it.
fn says_unnamed(scene: &Scene<'_>, it: &Phrase, place: Span) -> bool {
    let page = scene.page;
    let adjective = it.base.clone().any(|at| at < it.head && page.says(at, lists::SOURCE_MODIFIERS, "unnamed"));
    let person = it.classes.has(Class::Person) || it.classes.is_empty() || it.classes.has(Class::Group);
    if !person || it.classes.has(Class::Captive) {
        return false;
    }
    let Some(sentence) = page.document.sentences.get(it.sentence) else { return adjective };
    if place.start < sentence.span.start || place.start >= sentence.span.end {
        return adjective && !it.classes.has(Class::Accused) && !it.classes.has(Class::Force);
    }
    let behind = it.base.start..sentence.tokens.end;
    let asked = wording::all(page, lists::ANONYMITY_TERMS, behind).iter().any(|hit| hit.says("asks"));
    adjective && !it.classes.has(Class::Accused) && !it.classes.has(Class::Force)
        || asked && !it.classes.has(Class::Accused)
}

/// The words that describe the source more closely than "a source", "officials"; `None` for those alone.
pub(super) fn description(scene: &Scene<'_>, it: &Phrase, source: Span) -> Option<Span> {
    let page = scene.page;
    let bare = |at: usize| {
        matches!(page.tag(at), Some(Tag::DT | Tag::PDT | Tag::CD | Tag::PRPS | Tag::POS))
            || page.says(at, lists::SOURCE_MODIFIERS, "bare")
    };
    let own: Vec<usize> = it.base.clone().filter(|&at| at < it.head && !bare(at)).collect();
    let from = own.first().copied().unwrap_or(it.head);
    let told = !own.is_empty()
        || it.complement.is_some() && !it.partitive
        || it.owner.is_some_and(|owner| scene.phrases.get(owner).is_some_and(|owner| owner.sort != Sort::Pronoun));
    let whole = page.span(&(from..it.tokens.end));
    // "a person familiar with the matter": the attribution's source reaches further than the phrase.
    let further = source.start <= whole.start && source.end > whole.end + 1;
    let behind = familiar(page, it.tokens.end)
        || matches!(page.tag(it.tokens.end), Some(Tag::WP))
        || page.text(it.tokens.end) == "," && matches!(page.tag(it.tokens.end + 1), Some(Tag::WP));
    if further {
        return Some(Span::new(whole.start, source.end))
            .filter(|_| told || behind || !only_unnamed(page, it.tokens.end));
    }
    if behind && !only_unnamed(page, it.tokens.end) {
        let end = (it.tokens.end..it.tokens.end + 9)
            .take_while(|&at| {
                !matches!(page.text(at), "," | "." | ";")
                    && !page.tag(at).is_some_and(|tag| tag == Tag::VBD && at > it.tokens.end + 1)
            })
            .last();
        return end.map(|end| page.span(&(from..end + 1)));
    }
    told.then_some(whole)
}

/// "who asked not to be named" says nothing of who it is.
fn only_unnamed(page: Page<'_>, after: usize) -> bool {
    wording::first(page, lists::ANONYMITY_TERMS, after..(after + 8).min(page.document.tokens.len())).is_some()
}

/// The words that say why the source is not named: in its sentence, or up to two sentences away where it is named
/// too (`own`: the sentences that name it), beside wording of anonymity.
pub(super) fn reason(phrases: &Phrases<'_>, sentence: Id<Sentence>, own: &[usize]) -> Option<Span> {
    let page = phrases.page();
    let here = sentence.index();
    let near = [Some(here), Some(here + 1), here.checked_sub(1), Some(here + 2), here.checked_sub(2)];
    near.into_iter().flatten().filter(|&at| at == here || own.contains(&at)).find_map(|at| {
        let tokens = wording::around(page, Id::new(at), 0, 0);
        let reasons = wording::all(page, lists::ANONYMITY_REASONS, tokens.clone());
        let terms = reasons.is_empty() || !wording::all(page, lists::ANONYMITY_TERMS, tokens.clone()).is_empty();
        let best = reasons.iter().find(|hit| hit.says("alone")).or_else(|| reasons.iter().find(|_| terms));
        let cause = || patterns::first(phrases, Family::Anonymity, tokens, Mark::Reason).map(|words| page.span(&words));
        best.map(|hit| hit.span).or_else(cause)
    })
}

/// The words that say why many sources of the article are not named: "like others who were asked, she requested anonymity
/// to speak freely".
pub(super) fn reason_for_all(page: Page<'_>) -> Option<Span> {
    let terms = wording::all(page, lists::ANONYMITY_TERMS, 0..page.document.tokens.len());
    terms.into_iter().find_map(|hit| {
        let tokens = wording::around(page, page.document.sentence_at(hit.span)?, 0, 0);
        wording::first(page, lists::BLANKET_WORDING, tokens.clone())?;
        wording::first(page, lists::ANONYMITY_REASONS, tokens)
    })
}

/// The words that say how the source knows, in its sentence.
pub(super) fn way_of_knowing(page: Page<'_>, sentence: Id<Sentence>) -> Option<Span> {
    wording::first(page, lists::WAYS_OF_KNOWING, wording::around(page, sentence, 0, 0))
}
