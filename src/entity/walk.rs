//! Left to right through the phrases: common nouns and pronouns find whom they name among what was read before them.
//! Keeps what was read; `nominal` and `pronoun` choose.

use crate::entity::nominal;
use crate::entity::pronoun;
use crate::entity::scene::Scene;
use crate::entity::speaker;
use crate::phrases::Sort;

/// Gives every phrase a figure.
pub(super) fn walk(scene: &mut Scene<'_>) {
    let mut order: Vec<usize> = (0..scene.phrases.len()).collect();
    // What ends first is read first, inner phrases before outer ones: "the soldiers" before "one of the soldiers".
    order.sort_by_key(|&at| {
        let tokens = scene.phrases.get(at).map(|it| it.tokens.clone()).unwrap_or_default();
        (tokens.end, std::cmp::Reverse(tokens.start))
    });
    let mut read: Vec<usize> = Vec::with_capacity(order.len());
    for phrase in order {
        if is_first_person(scene, phrase) {
            continue;
        }
        if scene.figure_of(phrase).is_none() {
            resolve(scene, phrase, &read);
        }
        read.push(phrase);
    }
}

/// "I" and "we" wait for `speaker`.
fn is_first_person(scene: &Scene<'_>, phrase: usize) -> bool {
    scene
        .phrases
        .get(phrase)
        .is_some_and(|it| it.sort == Sort::Pronoun && speaker::is_first_person(scene.page, it.head))
}

fn resolve(scene: &mut Scene<'_>, phrase: usize, read: &[usize]) {
    let Some(sort) = scene.phrases.get(phrase).map(|it| it.sort) else { return };
    let found = match sort {
        Sort::Pronoun => pronoun::antecedent(scene, phrase, read),
        Sort::Nominal | Sort::Name => nominal::antecedent(scene, phrase, read),
    };
    match found {
        Some(figure) => {
            let earlier = nominal::introduced_before(scene, phrase, figure);
            scene.join(phrase, figure);
            if let Some(earlier) = earlier {
                scene.merge(earlier, figure);
            }
        }
        None => {
            let figure = scene.open(phrase);
            nominal::introduce(scene, phrase, figure);
        }
    }
}
