//! An attributed account that runs on: "The ministry said that two pilots had been captured. They are being held …".
//! The later statement has no source and speaks of somebody of whom the account speaks; nobody else spoke in between.

use super::Table;
use crate::facts::{Entity, Form, Relation, RelationKind, Scope, Statement, StatementKind};
use crate::knowledge::lists;
use crate::list::Id;
use crate::statement::told::Told;
use crate::text::{Block, BlockKind, Sentence, Tag};
use crate::truth::Truth;
use std::ops::Range;

/// How many body sentences an account may run on.
const REACH: usize = 6;

/// The account that may run on.
struct Account {
    sentence: Id<Sentence>,
    number: usize,
    section: Option<Id<Block>>,
    block: Id<Block>,
    statements: Vec<Id<Statement>>,
}

/// All continuations.
pub fn find(table: &Table<'_>) -> Vec<Relation> {
    let mut found = Vec::new();
    let mut account: Option<Account> = None;
    for (id, statement) in table.statements.entries() {
        if statement.in_heading {
            continue;
        }
        if !statement.chain.is_empty() {
            remember(table, id, statement, &mut account);
        } else if let Some(account) = &account {
            found.extend(continuation(table, id, statement, account));
        }
    }
    found
}

/// A statement of somebody opens an account, or joins that of its sentence.
fn remember(table: &Table<'_>, id: Id<Statement>, statement: &Told, account: &mut Option<Account>) {
    if let Some(open) = account.as_mut().filter(|open| open.sentence == statement.sentence) {
        open.statements.push(id);
        return;
    }
    let Some(sentence) = table.scene.document.sentences.get(statement.sentence) else { return };
    *account = Some(Account {
        sentence: statement.sentence,
        number: sentence.number,
        section: table.scene.document.blocks.get(sentence.block).and_then(|block| block.section),
        block: sentence.block,
        statements: vec![id],
    });
}

fn continuation(table: &Table<'_>, id: Id<Statement>, statement: &Told, account: &Account) -> Option<Relation> {
    if !runs_on(table, id, statement, account) {
        return None;
    }
    let spoken_of = references(table, id);
    let to = account.statements.iter().copied().find(|&to| {
        let earlier = table.statements.get(to);
        earlier.is_some_and(|earlier| {
            let of_same = || spoken_of.iter().any(|&(entity, _)| speaks_of(table, earlier, entity));
            to != id && !came_to_pass(table, earlier, statement) && of_same()
        })
    })?;
    Some(Relation { kind: RelationKind::Continues, from: id, to, truth: Truth::True, reconciled: None })
}

/// What somebody said would happen, and then what did: "would be released … He was handed over on Friday".
fn came_to_pass(table: &Table<'_>, earlier: &Told, statement: &Told) -> bool {
    let scene = table.scene;
    let past = statement.verb.as_ref().and_then(|verb| scene.token(verb.start));
    earlier.future && past.is_some_and(|token| token.tag == Tag::VBD)
}

/// A claim of the article's own, near enough; a new section or paragraph needs a pronoun.
fn runs_on(table: &Table<'_>, id: Id<Statement>, statement: &Told, account: &Account) -> bool {
    let Some(sentence) = table.scene.document.sentences.get(statement.sentence) else { return false };
    let Some(block) = table.scene.document.blocks.get(sentence.block) else { return false };
    let body = matches!(block.kind, BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem);
    let near = sentence.number > account.number && sentence.number - account.number <= REACH;
    let pronoun = references(table, id).first().is_some_and(|(_, form)| *form == Form::Pronoun);
    let together =
        block.section == account.section && (sentence.block == account.block || sentence.number - account.number <= 2);
    let claim = statement.kind == StatementKind::Fact && statement.scope == Scope::Sure;
    // "He has not commented" goes on with nobody's account.
    let silent = || table.scene.first_of(lists::NO_COMMENT, statement.words()).is_some();
    body && near
        && claim
        && !silent()
        && !statement.common_knowledge
        && statement.witnessed.is_none()
        && (together || pronoun)
}

/// Those of whom the subject speaks without naming them: "they", "the soldiers", "the language *they* speak".
fn references(table: &Table<'_>, id: Id<Statement>) -> Vec<(Id<Entity>, Form)> {
    let Some(told) = table.statements.get(id) else { return Vec::new() };
    let mut found = Vec::new();
    if expletive(table, &told.subject_words) {
        return found;
    }
    let subject = table.scene.span(told.subject_words.clone());
    for (index, (span, entity, form)) in table.scene.mentions_with_form(subject).enumerate() {
        let whole = index == 0 && form == Form::Nominal && table.scene.is_definite(span);
        if form == Form::Pronoun || whole {
            found.push((entity, form));
        }
        if found.len() > 4 {
            break;
        }
    }
    found
}

/// "It is clear that", "it was time to": nobody is spoken of.
fn expletive(table: &Table<'_>, subject: &Range<usize>) -> bool {
    let scene = table.scene;
    let is = subject.end;
    let it = subject.len() == 1
        && scene.lemma(subject.start) == "it"
        && scene.page.says(is, lists::LINKING_VERBS, "seeming");
    it && (is + 1..is + 10)
        .take_while(|&at| scene.lemma(at) != ".")
        .any(|at| matches!(scene.lemma(at), "that" | "to" | "time"))
}

/// The earlier statement is about the entity, and the entity is not the one who speaks there.
fn speaks_of(table: &Table<'_>, earlier: &Told, entity: Id<Entity>) -> bool {
    let speakers = earlier.chain.iter().flat_map(|link| &link.sources);
    let speaks =
        speakers.filter_map(|&source| table.cast.sources.get(source)).any(|source| source.entity == Some(entity));
    !speaks && earlier.entities.contains(&entity)
}
