//! Whether the one who is accused answers anywhere: in words of its own or of its side, by a denial, or by the
//! article's word that it did not comment.

use super::Table;
use crate::facts::{Kind, Source, Statement, StatementKind};
use crate::list::Id;
use crate::span::Span;

/// The words that answer an accusation.
pub fn answer(table: &Table<'_>, accusation: Id<Statement>) -> Option<Span> {
    let accused = table.statements.get(accusation)?;
    let target = table.cast.sources.get(accused.target?)?;
    let own = table.statements.entries().find(|(id, it)| *id != accusation && answers(table, it, accused, target)).map(|(_, it)| it.span());
    own.or(target.silence).or_else(|| silence(table, target))
}

/// Somebody of the target's side speaks for himself; a captive, whom the other side holds, speaks for nobody.
fn answers(table: &Table<'_>, statement: &Statement, accusation: &Statement, target: &Source) -> bool {
    let Some(link) = statement.chain.last().filter(|_| statement.chain.iter().all(|link| !link.restored)) else { return false };
    let asks = statement.kind == StatementKind::Question;
    let speakers = link.sources.iter().filter_map(|&id| table.cast.sources.get(id));
    !asks && statement.content != accusation.content && speakers.into_iter().any(|speaker| of_side(speaker, target))
}

fn of_side(speaker: &Source, target: &Source) -> bool {
    let captive = speaker.kinds.contains(&Kind::Captive) && speaker.entity != target.entity;
    let itself = speaker.entity.is_some() && speaker.entity == target.entity;
    let group = speaker.group == target.group;
    let side = match (speaker.party(), target.party()) {
        (Some(speaker), Some(target)) => speaker.conflict == target.conflict && speaker.side == target.side,
        _ => false,
    };
    !captive && (itself || group || side)
}

/// Another source of the target's side is said to have been silent.
fn silence(table: &Table<'_>, target: &Source) -> Option<Span> {
    table.cast.sources.iter().filter(|source| of_side(source, target)).find_map(|source| source.silence)
}
