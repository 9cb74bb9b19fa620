//! Whom a common noun names: "the minister", "these soldiers", "the soldier" after "one of the soldiers". Head match
//! with number, state and modifiers, in the manner of Lee et al. (2013); no world knowledge beyond the lists.

use crate::entity::naming;
use crate::entity::scene::{Figure, Scene};
use crate::facts::EntityKind;
use crate::knowledge::lists;
use crate::phrases::{Class, Opening, Phrase, Sort};
use crate::text::{BlockKind, Tag};

mod sort;

/// How many sentences from the start the people of the headline may be told in full.
const HEADLINE: usize = 4;
/// How many phrases back the one of a pair is looked for.
const PAIR: usize = 16;
/// How many figures of one head are looked at, from the latest back.
const REACH: usize = 8;

/// The figure that a nominal names; `None` when it opens a new one.
pub(super) fn antecedent(scene: &Scene<'_>, phrase: usize, read: &[usize]) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    if let Some(name) = it.same_as {
        return scene.figure_of(name);
    }
    if it.partitive || it.conjoined {
        return None;
    }
    match it.opening {
        Opening::A | Opening::Some => predicate(scene, phrase, read).or_else(|| from_headline(scene, phrase)),
        Opening::Any => None,
        Opening::Bare => predicate(scene, phrase, read)
            .or_else(|| same_words(scene, phrase))
            .or_else(|| unnamed_again(scene, phrase))
            .or_else(|| named_in_full(scene, phrase)),
        Opening::The | Opening::Pointing | Opening::Owned => definite(scene, phrase, read),
    }
}

/// "A judge ruled … The judge, Miriam Okafor": the unnamed figure that the apposition turns out to name.
pub(super) fn introduced_before(scene: &Scene<'_>, phrase: usize, figure: usize) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    if it.same_as.is_none() || it.opening != Opening::The || it.plural || !it.classes.has(Class::Person) {
        return None;
    }
    let named = scene.figure(figure)?;
    by_head(scene, phrase).filter(|&earlier| {
        earlier != figure
            && scene.figure(earlier).is_some_and(|made| {
                !made.named
                    && made.known.is_none()
                    && made.part_of.is_none()
                    && made.kind == EntityKind::Person
                    && made.gender.fits(named.gender)
                    && made.phrases.len() < 24
            })
    })
}

/// "sources said" after "two sources familiar with the plan": the same that go unnamed.
fn unnamed_again(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let told = |after: usize| matches!(scene.page.tag(after), Some(Tag::IN | Tag::WP));
    let alone = |it: &Phrase| it.base.len() == 1 && it.complement.is_none() && !told(it.tokens.end);
    let it = scene.phrases.get(phrase).filter(|it| it.plural && it.classes.has(Class::Anonymous) && alone(it))?;
    let list = scene.by_head.get(scene.page.lemma(it.head))?;
    list.iter().rev().take(REACH).copied().find(|&figure| {
        scene.figure(figure).is_some_and(|made| made.plural && !made.named && made.known.is_none() && !made.generic)
    })
}

/// "two soldiers from North Korea" under the headline "Two North Korean Soldiers": the same, told in full.
fn from_headline(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    let facet = scene.facets.get(phrase)?;
    let document = scene.page.document;
    if it.sentence.index() > HEADLINE || !matches!(it.sort, Sort::Nominal) {
        return None;
    }
    let headline = |other: usize| {
        let sentence = scene.phrases.get(other).and_then(|other| document.sentences.get(other.sentence));
        sentence
            .and_then(|sentence| document.blocks.get(sentence.block))
            .is_some_and(|block| block.kind == BlockKind::Headline)
    };
    let count = |at: &Phrase| {
        at.base.clone().find(|&word| scene.page.tag(word) == Some(Tag::CD)).map(|word| scene.page.lemma(word))
    };
    let list = scene.by_head.get(scene.page.lemma(it.head))?;
    list.iter().rev().take(REACH).copied().find(|&figure| {
        scene.figure(figure).is_some_and(|made| {
            let counts = made.phrases.first().and_then(|&first| scene.phrases.get(first)).and_then(count);
            let same_state = made.state == facet.state && (facet.state.is_some() || counts.is_some());
            made.plural == it.plural
                && same_state
                && counts == count(it)
                && made.phrases.iter().all(|&other| headline(other))
        })
    })
}

/// What a new figure is part of, and whether it is a class.
pub(super) fn introduce(scene: &mut Scene<'_>, phrase: usize, figure: usize) {
    let Some(it) = scene.phrases.get(phrase) else { return };
    let group =
        if it.partitive { it.complement.and_then(|group| scene.figure_of(group)) } else { group_of(scene, phrase) };
    let generic = is_generic(scene, it);
    if let Some(made) = scene.figures.get_mut(figure) {
        made.part_of = group.filter(|group| *group != figure);
        made.generic = generic;
    }
    let Some(group) = group.and_then(|group| scene.figure(group)) else { return };
    let (state, kind) = (group.state, group.kind);
    if let Some(made) = scene.figures.get_mut(figure) {
        made.state = made.state.or(state);
        if kind == EntityKind::Group && made.kind == EntityKind::Unknown {
            made.kind = if made.plural { EntityKind::Group } else { EntityKind::Person };
        }
    }
}

/// "any soldiers", "those who", and a bare plural without a word more: "prisoners must be protected".
fn is_generic(scene: &Scene<'_>, it: &Phrase) -> bool {
    let page = scene.page;
    let heading = page
        .document
        .sentences
        .get(it.sentence)
        .and_then(|s| page.document.blocks.get(s.block))
        .is_some_and(|b| b.kind.is_heading());
    match it.opening {
        Opening::Any => true,
        Opening::Pointing => it.tokens.len() == 1,
        Opening::Bare => {
            it.plural && it.base.len() == 1 && it.sort == Sort::Nominal && !heading && !it.classes.has(Class::Body)
        }
        Opening::The | Opening::A | Opening::Some | Opening::Owned => false,
    }
}

/// "the soldier" after "the two soldiers": one of them.
fn group_of(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let it = scene.phrases.get(phrase).filter(|it| !it.conjoined)?;
    let one = !it.plural && matches!(it.opening, Opening::The | Opening::Pointing) || page_other(scene, it);
    if !one || it.sort != Sort::Nominal {
        return None;
    }
    let lemma = scene.page.lemma(it.head);
    let alone = matches!(scene.page.tag(it.head), Some(Tag::CD | Tag::JJ));
    if alone {
        return other_of_pair(scene, it, phrase);
    }
    let list = scene.by_head.get(lemma);
    list?.iter().rev().take(REACH).copied().find(|&group| {
        scene.figure(group).is_some_and(|made| made.plural && !made.generic && made.kind == EntityKind::Group)
    })
}

/// "The other" after "one of the sources": of the same group.
fn other_of_pair(scene: &Scene<'_>, it: &Phrase, phrase: usize) -> Option<usize> {
    let near = (phrase.saturating_sub(PAIR)..phrase).rev();
    let before = near.filter_map(|at| Some((scene.phrases.get(at)?, scene.figure(scene.figure_of(at)?)?)));
    let mut one = before.filter(|(other, _)| other.partitive && other.sentence.index() + 1 >= it.sentence.index());
    one.find_map(|(_, made)| made.part_of)
}

/// "the other soldier", "the second".
fn page_other(scene: &Scene<'_>, it: &Phrase) -> bool {
    it.base.clone().any(|at| scene.page.says(at, lists::TELLING_APART, "remaining"))
        && matches!(it.opening, Opening::The)
}

/// A bare phrase of several words names what the same words named: "North Korean troops".
fn same_words(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    let list = scene.by_head.get(scene.page.lemma(it.head))?;
    list.iter().rev().take(REACH).copied().find(|&figure| {
        scene.figure(figure).is_some_and(|made| {
            made.plural == it.plural
                && made.phrases.iter().rev().take(3).any(|&other| {
                    scene.phrases.get(other).is_some_and(|other| {
                        other.opening == Opening::Bare
                            && other.complement.is_none() == it.complement.is_none()
                            && same_lemmas(scene, other, it)
                    })
                })
        })
    })
}

/// "Health agency" in a headline: the "National Health Agency" of the text, whose name ends in these words.
fn named_in_full(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let page = scene.page;
    let it = scene.phrases.get(phrase).filter(|it| !it.plural && it.base.len() > 1)?;
    let sentence = page.document.sentences.get(it.sentence)?;
    let heading = page.document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_heading());
    let list = scene.by_head.get(page.lemma(it.head)).filter(|_| heading)?;
    let ends_so = |other: &Phrase| {
        let name = other.name.clone().unwrap_or_default();
        let words = it.base.clone().rev().map(|at| page.lemma(at));
        name.len() > it.base.len() && name.rev().zip(words).all(|(at, word)| page.lemma(at).eq_ignore_ascii_case(word))
    };
    list.iter().take(REACH).copied().find(|&figure| {
        let made = scene.figure(figure).filter(|made| made.named && made.kind == EntityKind::Organisation);
        made.is_some_and(|made| made.phrases.iter().take(6).filter_map(|&at| scene.phrases.get(at)).any(ends_so))
    })
}

fn same_lemmas(scene: &Scene<'_>, a: &Phrase, b: &Phrase) -> bool {
    a.tokens.len() == b.tokens.len()
        && a.tokens.clone().zip(b.tokens.clone()).all(|(a, b)| scene.page.lemma(a) == scene.page.lemma(b))
}

/// "Ana Ruiz is a minister": what a copula says of a person names that person.
fn predicate(scene: &Scene<'_>, phrase: usize, read: &[usize]) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    let page = scene.page;
    let be = it.tokens.start.checked_sub(1)?;
    if page.lemma(be) != "be"
        || !page.tag(be).is_some_and(Tag::is_finite)
        || it.plural
        || !it.classes.has(Class::Person)
    {
        return None;
    }
    let &subject = read.last()?;
    let before = scene.phrases.get(subject)?;
    let person = scene.facets.get(subject)?.kind;
    let fits = before.tokens.end == be
        && !before.plural
        && matches!(person, EntityKind::Person)
        && before.sort != Sort::Nominal;
    fits.then(|| scene.figure_of(subject)).flatten()
}

fn definite(scene: &Scene<'_>, phrase: usize, read: &[usize]) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    if it.tokens.len() == 1 && it.opening == Opening::Pointing {
        return None;
    }
    // "the prisoners" are those who were held last, not the prisoners of another sentence.
    let held = it.classes.has(Class::Captive).then(|| sort::by_sort(scene, phrase, read)).flatten();
    held.or_else(|| by_role(scene, phrase))
        .or_else(|| by_head(scene, phrase))
        .or_else(|| sort::by_sort(scene, phrase, read))
}

/// "the president" after "President Duarte".
fn by_role(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    if it.plural || !it.classes.has(Class::Person) {
        return None;
    }
    let list = scene.by_role.get(scene.page.lemma(it.head))?;
    list.iter().rev().take(REACH).copied().find(|&figure| {
        scene.figure(figure).is_some_and(|made| {
            made.named
                && made.kind == EntityKind::Person
                && !made.plural
                && fits(scene, phrase, made)
                && modifiers_fit(scene, it, made)
        })
    })
}

/// The latest figure with the same head that nothing speaks against.
fn by_head(scene: &Scene<'_>, phrase: usize) -> Option<usize> {
    let it = scene.phrases.get(phrase)?;
    let list = scene.by_head.get(scene.page.lemma(it.head))?;
    list.iter().rev().take(REACH).copied().find(|&figure| {
        scene.figure(figure).is_some_and(|made| {
            !made.generic
                && made.merged_into.is_none()
                && made.plural == it.plural
                && fits(scene, phrase, made)
                && modifiers_fit(scene, it, made)
        })
    })
}

/// State, owner and gender do not speak against it.
fn fits(scene: &Scene<'_>, phrase: usize, made: &Figure<'_>) -> bool {
    let (Some(it), Some(facet)) = (scene.phrases.get(phrase), scene.facets.get(phrase)) else { return false };
    let states = facet.state.is_none() || made.state.is_none() || facet.state == made.state;
    let owner = |phrase: Option<usize>| phrase.and_then(|owner| scene.figure_of(owner));
    let own = owner(it.owner).or_else(|| owner(it.complement));
    let owners = match own {
        None => true,
        Some(own) => {
            let same_state = facet.state.is_some() && facet.state == made.state;
            same_state
                || made.phrases.iter().take(6).any(|&other| {
                    scene.phrases.get(other).is_some_and(|other| {
                        owner(other.owner) == Some(own)
                            || owner(other.complement) == Some(own)
                            || titled_after(scene, other, own)
                    })
                })
        }
    };
    states && owners && facet.gender.fits(made.gender)
}

/// "the leader of the National Farmers' Union" after "NFU leader Ann Reed": the body stands in the title, in full or in short.
fn titled_after(scene: &Scene<'_>, person: &Phrase, body: usize) -> bool {
    let (Some(title), Some(body)) = (person.title.clone(), scene.figure(body)) else { return false };
    let page = scene.page;
    body.phrases.iter().take(6).any(|&at| {
        let Some(name) = scene.phrases.get(at).and_then(|it| it.name.clone()) else { return false };
        let in_full = (title.start..title.end).any(|from| {
            from + name.len() <= title.end && name.clone().zip(from..).all(|(a, b)| page.lemma(a) == page.lemma(b))
        });
        let in_short = naming::all_initials(scene, at).any(|short| title.clone().any(|word| page.text(word) == short));
        in_full || in_short
    })
}

/// No modifier of the later phrase tells it apart: "the other soldier" is another, "the injured soldiers" may be the
/// same, "the health minister" is not the defence minister.
fn modifiers_fit(scene: &Scene<'_>, it: &Phrase, made: &Figure<'_>) -> bool {
    let page = scene.page;
    let own = it.owner.and_then(|owner| scene.phrases.get(owner)).map_or(it.base.start, |owner| owner.tokens.end);
    // "the prime minister" is not the foreign minister.
    let office = it.classes.has(Class::Title) || it.classes.has(Class::Office);
    (own.max(it.base.start)..it.head.min(it.base.end)).all(|at| {
        let lemma = page.lemma(at);
        let tells_apart = match page.tag(at) {
            Some(Tag::DT | Tag::PDT | Tag::POS | Tag::PRPS | Tag::RB) => false,
            Some(Tag::JJ | Tag::JJR | Tag::JJS) => {
                page.is(at, lists::TELLING_APART) || scene.names.at(at).is_some() || office
            }
            Some(Tag::CD) => true,
            Some(Tag::VBN | Tag::VBG) => false,
            _ => page.tag(at).is_some_and(Tag::is_noun),
        };
        !tells_apart
            || made.phrases.iter().take(6).any(|&other| has_word(scene, other, lemma))
            || page.tag(at) == Some(Tag::CD) && !counted(scene, made)
    })
}

fn has_word(scene: &Scene<'_>, phrase: usize, lemma: &str) -> bool {
    let Some(it) = scene.phrases.get(phrase) else { return false };
    let range = it.tokens.start..it.tokens.end.min(it.tokens.start + 16);
    range.into_iter().any(|at| scene.page.lemma(at) == lemma)
}

/// A number was given before.
fn counted(scene: &Scene<'_>, made: &Figure<'_>) -> bool {
    scene.told_by(made, 6).any(|other| other.base.clone().any(|at| scene.page.tag(at) == Some(Tag::CD)))
}
