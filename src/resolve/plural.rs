//! The regular plural of a phrase: of its last word, or of the word before "of", "in", "for", "with" or "on".

/// "military claim" to "military claims", "party to a deal" is left to the pack, "body in charge" to "bodies in charge".
pub(super) fn plural(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head = words
        .iter()
        .skip(1)
        .position(|word| ["of", "in", "for", "with", "on"].contains(word))
        .map_or(words.len(), |at| at + 1);
    let mut out: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    if let Some(word) = head.checked_sub(1).and_then(|at| out.get_mut(at)) {
        *word = many(word);
    }
    out.join(" ")
}

fn many(word: &str) -> String {
    let stem = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match stem {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{word}es"),
        None => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn the_head_takes_the_ending() {
        assert_eq!(plural("military claim"), "military claims");
        assert_eq!(plural("party in conflict"), "parties in conflict");
        assert_eq!(plural("press"), "presses");
        assert_eq!(plural("survey"), "surveys");
        assert_eq!(plural("on-stage remark"), "on-stage remarks");
    }
}
