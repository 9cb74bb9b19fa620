//! Another name for a definition, a word list or a rule, everywhere that it is named. A name that would change what some
//! rule says is refused: the files are read again with it before anything is given back.

use crate::diagnostic::Severity;
use crate::edit::{Edit, Workspace, apply};
use crate::packs::RuleFile;
use crate::resolve::{Form, Target, Usage, adjective_of, plural_of, singular_of};
use crate::span::Span;

/// Why there is no other name, in words for the user.
pub type RenameProblem = String;

/// What can be renamed at a byte: its place and its name.
pub fn renamed<'a>(workspace: &Workspace<'a>, file: usize, byte: usize) -> Option<(Span, &'a str)> {
    let usage = workspace.at(file, byte)?;
    match usage.targets.first()? {
        Target::Define(..) | Target::List(..) | Target::Rule(..) => {
            Some((usage.span, usage.span.of(workspace.text(file))))
        }
        Target::Row(_) | Target::Pack(_) => None,
    }
}

/// The edits that give what stands at a byte another name. Files before `own` cannot be changed.
pub fn rename(
    workspace: &Workspace<'_>,
    own: usize,
    (file, byte): (usize, usize),
    name: &str,
) -> Result<Vec<Edit>, RenameProblem> {
    renamed(workspace, file, byte).ok_or("only definitions, word lists and rules of a pack have a name to change")?;
    let target = workspace.at(file, byte).and_then(|usage| usage.targets.first()).copied();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = ["a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    if name.is_empty() {
        return Err("a name has at least one word".to_owned());
    }
    let mut edits = Vec::new();
    for usage in workspace.named(target) {
        if usage.file < own {
            return Err("this is part of a pack that ships with sayso and cannot be changed".to_owned());
        }
        edits.extend(edit(workspace, usage, name)?);
    }
    check(workspace, &edits, name)?;
    Ok(edits)
}

/// The edit of one place; none where a plural that the definition gives stays.
fn edit(workspace: &Workspace<'_>, usage: &Usage, name: &str) -> Result<Option<Edit>, RenameProblem> {
    let text = workspace.text(usage.file);
    let old = usage.span.of(text);
    let new = match usage.form {
        Form::Same => match old.rsplit_once('/') {
            // A rule of another pack.
            Some((pack, _)) => format!("{pack}/{name}"),
            None => name.to_owned(),
        },
        Form::Plural => plural_of(name),
        Form::GivenPlural => return Ok(None),
        Form::Singular => singular_of(name)
            .ok_or_else(|| format!("`{old}` is used in the singular, so the name has to be a plural"))?,
        Form::Adjective => adjective_of(name).ok_or_else(|| {
            format!("`{old}` is used as an adjective, so the name has to end as it did: in its class")
        })?,
    };
    Ok(Some(with_article(text, usage, new)))
}

/// "an interested source" becomes "a partisan source".
fn with_article(text: &str, usage: &Usage, new: String) -> Edit {
    let before = text.get(..usage.span.start).unwrap_or_default();
    let blank = before.len() - before.trim_end_matches([' ', '\t']).len();
    let word = before.trim_end_matches([' ', '\t']);
    let article = ["a", "an"].into_iter().find(|article| {
        let lead = word.strip_suffix(article);
        blank > 0 && lead.is_some_and(|lead| lead.ends_with(|c: char| c.is_whitespace() || c == '('))
    });
    match article {
        Some(article) if matches!(usage.form, Form::Same | Form::Adjective | Form::Singular) => {
            let vowel = new.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
            let start = word.len() - article.len();
            let text = format!("{} {new}", if vowel { "an" } else { "a" });
            Edit { file: usage.file, span: Span::new(start, usage.span.end), text }
        }
        Some(_) | None => Edit { file: usage.file, span: usage.span, text: new },
    }
}

/// Refuses what makes a mistake that was not there before.
fn check(workspace: &Workspace<'_>, edits: &[Edit], name: &str) -> Result<(), RenameProblem> {
    let errors = |files: &[RuleFile]| {
        let (plan, problems) = crate::compile(files);
        let errors: Vec<String> = problems
            .into_iter()
            .filter(|(_, problem)| problem.severity == Severity::Error)
            .map(|(_, problem)| problem.message)
            .collect();
        (plan.rules.len(), errors)
    };
    let (rules, before) = errors(workspace.files);
    let (rules_after, after) = errors(&changed(workspace.files, edits));
    match after.iter().find(|message| !before.contains(message)) {
        Some(message) => Err(format!("`{name}` will not do: {message}")),
        None if rules_after < rules || after.len() > before.len() => {
            Err(format!("`{name}` will not do: a rule would not read any more"))
        }
        None => Ok(()),
    }
}

/// The files after the edits.
pub(super) fn changed(files: &[RuleFile], edits: &[Edit]) -> Vec<RuleFile> {
    let mut changed = files.to_vec();
    for (file, given) in changed.iter_mut().enumerate() {
        let here: Vec<&Edit> = edits.iter().filter(|edit| edit.file == file).collect();
        if !here.is_empty() {
            given.text = apply(&given.text, &here);
        }
    }
    changed
}
