//! Who is who: entities with their mentions (a pronoun in brackets, a seat of power after `~`), sources with what they
//! count as, conflicts, and the sources of each attribution, which has the number that the stage before gives it. A thing
//! that is named once and says nothing is left out.

use super::{Part, words};
use crate::attribution::Attribution;
use crate::entity::Cast;
use crate::facts::{Entity, EntityKind, Form, Mention, Source};
use crate::list::{Id, List};
use crate::report::prose::harmless;
use crate::text::Document;
use std::fmt::Write;

/// The cast of some sentences.
pub fn cast(document: &Document, attributions: &List<Attribution>, cast: &Cast<'_>, part: &Part) -> String {
    let mut out = String::new();
    for (id, one) in cast.entities.entries() {
        let here = one.mentions.iter().any(|&mention| part.touches(cast.mentions[mention].span));
        if here && !is_dull(cast, id, one) {
            let _ = writeln!(out, "{}", entity(document, cast, id, one));
        }
    }
    for conflict in &cast.conflicts {
        let shown: Vec<String> = conflict.shown_by.iter().map(|&span| words(document, span)).collect();
        let _ = writeln!(out, "conflict {}: {}", conflict.key, shown.join(", "));
    }
    out.push('\n');
    for (at, one) in cast.sources.iter().enumerate() {
        if one.places.iter().any(|&place| part.touches(place)) {
            source(document, at, one, &mut out);
        }
    }
    let of = attributions.iter().zip(&cast.of_attribution).enumerate();
    let here = of.filter(|(_, (one, _))| one.source.iter().chain(&one.content).any(|&span| part.touches(span)));
    let links = here.map(|(at, (_, sources))| {
        let names: Vec<String> = sources.iter().map(|id| id.index().to_string()).collect();
        format!("{at}<-{}", names.join("+"))
    });
    let links: Vec<String> = links.collect();
    if !links.is_empty() {
        let _ = write!(out, "attributions: {}", links.join(", "));
    }
    out
}

fn is_dull(cast: &Cast<'_>, id: Id<Entity>, entity: &Entity) -> bool {
    matches!(entity.kind, EntityKind::Unknown | EntityKind::Thing)
        && entity.mentions.len() == 1
        && entity.almanac.is_none()
        && !cast.sources.iter().any(|source| source.entity == Some(id))
}

fn entity(document: &Document, cast: &Cast<'_>, id: Id<Entity>, entity: &Entity) -> String {
    let mention = |mention: &Mention| {
        let text = words(document, mention.span);
        match mention.form {
            Form::Pronoun => format!("({text})"),
            Form::Metonym => format!("~{text}"),
            Form::Name | Form::Nominal => text,
        }
    };
    let mentions: Vec<String> = entity.mentions.iter().map(|&id| mention(&cast.mentions[id])).collect();
    let mut notes = vec![format!("{:?}", entity.kind)];
    notes.extend(entity.almanac.as_ref().map(|key| format!("almanac {key}")));
    notes.extend(entity.of_state.as_ref().map(|key| format!("of {key}")));
    notes.extend(entity.part_of.map(|group| format!("one of: {}", harmless(&cast.entities[group].name))));
    notes.extend(cast.is_captive(id).then(|| "captive".to_owned()));
    notes.extend(cast.is_generic(id).then(|| "class".to_owned()));
    format!("{} [{}] {}", harmless(&entity.name), notes.join(", "), mentions.join(" / "))
}

fn source(document: &Document, at: usize, source: &Source, out: &mut String) {
    let places: Vec<String> = source.places.iter().map(|&span| words(document, span)).collect();
    let _ = writeln!(out, "source {at}: {} <{}>", harmless(&source.name), places.join(" / "));
    let mut notes: Vec<String> = source.kinds.iter().map(|kind| format!("{kind:?}")).collect();
    let flags = [
        ("kind not known", !source.kind_known),
        ("named", source.named),
        ("ANONYMOUS", source.anonymous),
        ("linked", source.linked),
    ];
    notes.extend(flags.iter().filter(|(_, set)| *set).map(|(flag, _)| (*flag).to_owned()));
    notes.push(format!("group {}", source.group));
    if !source.linked_groups.is_empty() {
        notes.push(format!("works with {:?}", source.linked_groups));
    }
    let party = |party: bool| if party { " party" } else { "" };
    notes.extend(source.sides.iter().map(|side| format!("side {}{}", side.side, party(side.party))));
    let _ = writeln!(out, "    {}", notes.join(", "));
    let fields = [
        ("description", source.description),
        ("role", source.role),
        ("reason", source.reason),
        ("knows", source.way_of_knowing),
        ("member", source.named_member),
        ("pollster", source.pollster),
        ("client", source.client),
        ("sample", source.sample_size),
        ("date", source.date),
        ("silent", source.silence),
    ];
    let said: Vec<String> =
        fields.iter().filter_map(|(field, span)| Some(format!("{field} `{}`", words(document, (*span)?)))).collect();
    if !said.is_empty() {
        let _ = writeln!(out, "    {}", said.join(", "));
    }
    if let Some(because) = &source.because {
        let _ = writeln!(out, "    because {because}");
    }
}
