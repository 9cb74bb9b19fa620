//! The regular plural of a phrase, and back: of its last word, or of the word before "of", "in", "for", "with" or "on".

/// "military claim" to "military claims", "party to a deal" is left to the pack, "body in charge" to "bodies in charge".
pub(super) fn plural(phrase: &str) -> String {
    of_head(phrase, many)
}

/// "doubting verbs" to "doubting verb"; `None` for what is no regular plural.
pub(super) fn singular(phrase: &str) -> Option<String> {
    let one = of_head(phrase, one);
    (one != phrase && plural(&one) == phrase).then_some(one)
}

/// A phrase with another form of its head.
fn of_head(phrase: &str, form: impl Fn(&str) -> String) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head = words
        .iter()
        .skip(1)
        .position(|word| ["of", "in", "for", "with", "on"].contains(word))
        .map_or(words.len(), |at| at + 1);
    let mut out: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    if let Some(word) = head.checked_sub(1).and_then(|at| out.get_mut(at)) {
        *word = form(word);
    }
    out.join(" ")
}

fn one(word: &str) -> String {
    let hissing = word.strip_suffix("es").filter(|stem| hisses(stem));
    match (word.strip_suffix("ies"), hissing) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

fn many(word: &str) -> String {
    let stem = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    match stem {
        Some(stem) => format!("{stem}ies"),
        None if hisses(word) => format!("{word}es"),
        None => format!("{word}s"),
    }
}

fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::{plural, singular};

    #[test]
    fn the_head_takes_the_ending() {
        assert_eq!(plural("military claim"), "military claims");
        assert_eq!(plural("party in conflict"), "parties in conflict");
        assert_eq!(plural("press"), "presses");
        assert_eq!(plural("survey"), "surveys");
        assert_eq!(plural("on-stage remark"), "on-stage remarks");
    }

    #[test]
    fn a_regular_plural_goes_back() {
        assert_eq!(singular("doubting verbs").as_deref(), Some("doubting verb"));
        assert_eq!(singular("parties in conflict").as_deref(), Some("party in conflict"));
        assert_eq!(singular("presses").as_deref(), Some("press"));
        assert_eq!(singular("slang"), None);
        assert_eq!(singular("press"), None);
    }
}
