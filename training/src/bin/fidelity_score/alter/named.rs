//! Changes of names: another speaker, a misspelling, another name.

use super::{Edit, one, words};
use crate::draft::{Random, Text};
use sayso::facts::{EntityKind, Form};

/// The people whom a text names by more than one word.
fn people(text: &Text) -> Vec<(sayso::list::Id<sayso::facts::Entity>, String)> {
    let named = text.facts.entities.entries().filter(|(_, it)| it.kind == EntityKind::Person && it.name.contains(' '));
    named
        .map(|(id, it)| (id, it.name.clone()))
        .filter(|(_, name)| name.split(' ').all(|word| word.starts_with(char::is_uppercase)))
        .collect()
}

pub(super) fn speaker(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let own = people(text);
    let mut edits = Vec::new();
    for statement in &text.facts.statements {
        let Some(link) = statement.chain.first().filter(|link| !link.restored && link.sources.len() == 1) else {
            continue;
        };
        let (Some(span), Some(source)) = (link.source_span, text.facts.sources.get(link.sources[0])) else { continue };
        let named = source.named && span.of(&text.facts.document.text).starts_with(char::is_uppercase);
        let others: Vec<String> =
            own.iter().filter(|(id, _)| Some(*id) != source.entity).map(|(_, name)| name.clone()).collect();
        let other = match others.is_empty() {
            false => others[random.below(others.len())].clone(),
            true => {
                let strangers = people(&texts[random.below(texts.len())]);
                let Some((_, name)) = strangers.first() else { continue };
                name.clone()
            }
        };
        let known = span.of(&text.facts.document.text);
        if named && !known.contains(&other) && !known.contains('\n') {
            edits.push(one(span, other));
        }
    }
    edits
}

pub(super) fn name_spelling(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for mention in
        text.facts.mentions.iter().filter(|it| it.form == Form::Name && !text.facts.document.is_quoted(it.span))
    {
        let named = words(text, mention.span).into_iter().filter(|(_, word)| word.starts_with(char::is_uppercase));
        let mut named = named;
        let Some((span, word)) = named.next_back().filter(|(_, word)| word.len() > 4 && word.is_ascii()) else {
            continue;
        };
        let at = 1 + random.below(word.len() - 3);
        let mut letters: Vec<char> = word.chars().collect();
        match random.below(3) {
            0 => letters.swap(at, at + 1),
            1 => letters[at] = if letters[at] == 'a' { 'e' } else { 'a' },
            _ => drop(letters.remove(at)),
        }
        let other: String = letters.into_iter().collect();
        let heads = text.facts.document.dateline.is_some_and(|line| line.overlaps(span));
        if other != word && !heads && !text.facts.document.text.contains(&other) {
            edits.push(one(span, other));
        }
    }
    edits
}

pub(super) fn name_other(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for mention in
        text.facts.mentions.iter().filter(|it| it.form == Form::Name && !text.facts.document.is_quoted(it.span))
    {
        let kind = text.facts.entities.get(mention.entity).map(|it| it.kind);
        if !matches!(kind, Some(EntityKind::Person | EntityKind::Place | EntityKind::Organisation)) {
            continue;
        }
        let stranger = &texts[random.below(texts.len())];
        let names: Vec<&str> = stranger
            .facts
            .mentions
            .iter()
            .filter(|it| it.form == Form::Name && stranger.facts.entities.get(it.entity).map(|it| it.kind) == kind)
            .map(|it| stranger.facts.document.at(it.span))
            .filter(|name| {
                name.split(' ').all(|word| word.starts_with(char::is_uppercase))
                    && !text.facts.document.text.contains(name)
            })
            .collect();
        let own = text.facts.document.at(mention.span);
        let heads = text.facts.document.dateline.is_some_and(|line| line.overlaps(mention.span));
        let plain = own.split(' ').all(|word| word.starts_with(char::is_uppercase)) && !heads;
        if let Some(name) = names.get(random.below(names.len())).filter(|_| plain) {
            edits.push(one(mention.span, *name));
        }
    }
    edits
}
