//! The names that a rule goes by in settings and arguments, and what was meant by one that names nothing.

use sayso::plan::Rule;

/// How a name names a rule, the better the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// By its pack.
    Pack,
    /// By its name without the pack.
    Bare,
    /// By its full name.
    Full,
}

/// How the name names the rule, if it does.
pub fn fit(rule: &Rule, name: &str) -> Option<Fit> {
    let (pack, bare) = rule.name.split_once('/').unwrap_or(("", &rule.name));
    match name {
        name if name == rule.name => Some(Fit::Full),
        name if name == bare => Some(Fit::Bare),
        name if name == pack => Some(Fit::Pack),
        _ => None,
    }
}

/// True for the rule's full name, its name without the pack, or its pack.
pub fn is_named(rule: &Rule, name: &str) -> bool {
    fit(rule, name).is_some()
}

/// All names that a rule goes by.
pub fn names_of(full: &str) -> Vec<&str> {
    let (pack, bare) = full.split_once('/').unwrap_or(("", full));
    vec![full, bare, pack]
}

/// "did you mean `…`?", where something is near.
pub fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let scored = known.map(|known| (strsim::normalized_damerau_levenshtein(name, known), known));
    let best = scored.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(one.1)));
    best.filter(|(score, _)| *score > 0.6).map(|(_, known)| format!("did you mean `{known}`?"))
}
