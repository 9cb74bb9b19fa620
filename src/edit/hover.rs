//! What a word of a rule file means, in Markdown.

use crate::edit::Workspace;
use crate::edit::clause::{keyword_at, keyword_doc};
use crate::resolve::Target;
use crate::span::Span;
use crate::vocabulary::{Row, headed, said_of};

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The words that it is about.
    pub span: Span,
    /// Markdown.
    pub text: String,
}

/// Entries of a word list that are shown.
const ENTRIES: usize = 30;

/// What stands at a byte of a rule file.
pub fn hover(workspace: &Workspace<'_>, file: usize, byte: usize) -> Option<Hover> {
    if let Some(usage) = workspace.at(file, byte) {
        let texts: Vec<String> = usage.targets.iter().filter_map(|target| told(workspace, *target)).collect();
        return (!texts.is_empty()).then(|| Hover { span: usage.span, text: texts.join("\n\n---\n\n") });
    }
    let span = keyword_at(workspace.text(file), byte)?;
    let keyword = span.of(workspace.text(file));
    Some(Hover { span, text: format!("**{keyword}**\n\n{}", keyword_doc(keyword)?) })
}

/// What a target is, in Markdown.
pub(super) fn told(workspace: &Workspace<'_>, target: Target) -> Option<String> {
    match target {
        Target::Row(row) => Some(of_row(row)),
        Target::Define(file, at) => {
            let define = workspace.parsed.get(file)?.pack.defines.get(at)?;
            Some(format!(
                "```sayso\n{}\n```\n\n{}",
                define.span.of(workspace.text(file)).trim_end(),
                origin(workspace, file)
            ))
        }
        Target::List(file, at) => {
            let list = workspace.parsed.get(file)?.pack.words.get(at)?;
            let mut entries: Vec<&str> = list.entries.iter().take(ENTRIES).map(|entry| entry.text.as_str()).collect();
            if list.entries.len() > ENTRIES {
                entries.push("…");
            }
            let head = format!("**{}**: {}", plain(&list.phrase.text), plain(&entries.join(", ")));
            Some(format!("{head}\n\na word list, {}", origin(workspace, file)))
        }
        Target::Rule(file, at) => {
            let rule = workspace.parsed.get(file)?.pack.rules.get(at)?;
            let flag = rule.flag.span.of(workspace.text(file));
            let why = rule.why.as_ref().map(|why| format!("\n\n{}", plain(&why.text))).unwrap_or_default();
            let head = format!("```sayso\nrule {}\n  flag {flag}\n```", rule.name.text);
            Some(format!("{head}{why}\n\n{}", origin(workspace, file)))
        }
        Target::Pack(file) => {
            let pack = &workspace.parsed.get(file)?.pack;
            let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
            let counts = [
                count(pack.rules.len(), "rule"),
                count(pack.defines.len(), "definition"),
                count(pack.words.len(), "word list"),
            ];
            Some(format!("{}\n\n{}", counts.join(", "), origin(workspace, file)))
        }
    }
}

fn of_row(row: &Row) -> String {
    let mut text = format!("**{}**\n\n{}", plain(&headed(row)), plain(row.doc));
    if let Some(of) = said_of(row) {
        text.push_str(&format!("\n\n{of}"));
    }
    if !row.spellings.is_empty() {
        text.push_str(&format!("\n\nalso: {}", plain(&row.spellings.join(", "))));
    }
    text
}

fn origin(workspace: &Workspace<'_>, file: usize) -> String {
    let name = workspace.files.get(file).map_or("", |file| file.name.as_str());
    let pack = workspace.parsed.get(file).and_then(|file| file.pack.name.as_ref());
    match pack {
        Some(pack) => format!("of the pack `{}`, in `{name}`", pack.text),
        None => format!("in `{name}`"),
    }
}

/// Text that Markdown shows as it is.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        if "\\`*_{}[]<>#|&~".contains(character) {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
