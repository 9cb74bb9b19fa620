//! Marked articles: `text/NAME.txt` or `text/NAME.md` with `marks/NAME.tsv`, a row an item. A row that cannot be read is
//! a problem that is told with its place, and the others count.

use sayso::text::Format;
use std::ops::Range;
use std::path::Path;

/// The rules that marks may name.
pub const RULES: [&str; 15] = [
    "conflict-claim-unverified",
    "attribution-lapse",
    "conflict-fact-unattributed",
    "ambiguous-attribution-scope",
    "factive-on-unverified",
    "captive-as-fact",
    "asymmetric-verbs",
    "accusation-no-response",
    "one-side-only",
    "anonymous-no-reason",
    "anonymous-opinion",
    "weasel-source",
    "casualty-unattributed",
    "headline-no-attribution",
    "verification-note-late",
];

/// What an editor thinks of a finding at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Raises it.
    Must,
    /// May raise it; counts as right and is not asked for.
    May,
    /// Does not, where a crude tool would.
    Trap,
}

/// An item that is marked.
#[derive(Clone, Debug)]
pub struct Item {
    /// What the editor thinks.
    pub mark: Mark,
    /// The rule.
    pub rule: String,
    /// Other rules that are as right there.
    pub also: Vec<String>,
    /// The place; `None` for the whole article.
    pub place: Option<Range<usize>>,
    /// The sentences of the place and of others that are as good: a finding in any of them meets it.
    pub sentences: Vec<Range<usize>>,
    /// Why, in the editor's words.
    pub why: String,
}

/// An article with its marks.
#[derive(Clone, Debug)]
pub struct Article {
    /// The name of its files.
    pub name: String,
    /// Its text.
    pub text: String,
    /// How it is written.
    pub format: Format,
    /// Its marks, in the order of the file.
    pub items: Vec<Item>,
}

/// All articles of a folder that have marks, by name, and what could not be read.
pub fn read(folder: &Path) -> (Vec<Article>, Vec<String>) {
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    let marks = folder.join("marks");
    let entries = std::fs::read_dir(&marks).unwrap_or_else(|error| panic!("{}: {error}", marks.display()));
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix(".tsv").map(str::to_owned))
        .collect();
    names.sort();
    for name in names {
        let text = written(folder, &name);
        let rows = std::fs::read_to_string(marks.join(format!("{name}.tsv")));
        match (text, rows) {
            (Ok((text, format)), Ok(rows)) => {
                let items = items(&name, &text, &rows, &mut problems);
                articles.push(Article { name, text, format, items });
            }
            (Err(error), _) | (_, Err(error)) => problems.push(format!("{name}: {error}")),
        }
    }
    (articles, problems)
}

/// The text of an article, plain or Markdown by its ending.
fn written(folder: &Path, name: &str) -> std::io::Result<(String, Format)> {
    let markdown = folder.join(format!("text/{name}.md"));
    if markdown.exists() {
        return Ok((std::fs::read_to_string(markdown)?, Format::Markdown));
    }
    Ok((std::fs::read_to_string(folder.join(format!("text/{name}.txt")))?, Format::Plain))
}

fn items(name: &str, text: &str, rows: &str, problems: &mut Vec<String>) -> Vec<Item> {
    let sentences = sentences(text);
    let mut items = Vec::new();
    for (index, row) in rows.lines().enumerate() {
        if row.trim().is_empty() || row.starts_with('#') || row.starts_with("kind\t") {
            continue;
        }
        let mut cells = row.split('\t').map(str::trim).chain(std::iter::repeat(""));
        let [kind, rule, _level, place, also, why] = std::array::from_fn(|_| cells.next().unwrap_or_default());
        let mark = match kind {
            "must" => Mark::Must,
            "may" => Mark::May,
            "trap" => Mark::Trap,
            // Rows for other measures.
            "source" | "accusation" | "note" => continue,
            _ => {
                problems.push(format!("{name}:{}: unknown kind `{kind}`", index + 1));
                continue;
            }
        };
        match located(text, &sentences, place) {
            _ if !RULES.contains(&rule) => problems.push(format!("{name}:{}: unknown rule `{rule}`", index + 1)),
            Err(times) => problems.push(format!("{name}:{}: place occurs {times} times: {place}", index + 1)),
            Ok((place, sentence)) => items.push(Item {
                mark,
                rule: rule.to_owned(),
                also: also.split(',').map(|rule| rule.trim().to_owned()).filter(|rule| !rule.is_empty()).collect(),
                place,
                sentences: sentence.into_iter().collect(),
                why: why.to_owned(),
            }),
        }
    }
    join_restated(text, &mut items);
    items
}

/// A place and its sentences, nothing for `ARTICLE`; the error is how often the words occur.
type Located = (Option<Range<usize>>, Option<Range<usize>>);

fn located(text: &str, sentences: &[Range<usize>], words: &str) -> Result<Located, usize> {
    if words == "ARTICLE" {
        return Ok((None, None));
    }
    let mut found = text.match_indices(words).map(|(at, _)| at);
    let (Some(start), None) = (found.next(), found.next()) else { return Err(text.matches(words).count()) };
    let place = start..start + words.len();
    let mut around = sentences.iter().filter(|it| it.start < place.end && place.start < it.end);
    let first = around.next();
    let last = around.next_back().or(first);
    let sentence = first.zip(last).map_or(place.clone(), |(first, last)| first.start..last.end);
    Ok((Some(place), Some(sentence)))
}

/// An item whose note says "same as: …" is the same as that item, which a finding here meets too.
fn join_restated(text: &str, items: &mut [Item]) {
    let words = |item: &Item| item.place.clone().and_then(|place| text.get(place)).unwrap_or_default().to_owned();
    let same: Vec<(usize, String)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| Some((at, item.why.strip_prefix("same as:")?.trim().to_owned())))
        .filter(|(at, _)| items[*at].mark != Mark::Trap)
        .collect();
    for (at, main) in same {
        let (rule, sentence) = (items[at].rule.clone(), items[at].sentences.first().cloned());
        for (other, item) in items.iter_mut().enumerate() {
            let named = words(item);
            let meant = !named.is_empty() && (main.contains(&named) || named.contains(&main));
            if other != at && item.mark != Mark::Trap && item.rule == rule && meant {
                item.sentences.extend(sentence.clone());
            }
        }
    }
}

/// Sentences as marks mean them: up to a full stop, question or exclamation mark before a capital letter or numeral, but
/// for those of abbreviations and initials. Simpler than the program's own, so that marks do not depend on it.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches('\n');
        let mut from = 0;
        for (at, next) in breaks(words) {
            if next < from || at < from || is_abbreviated(&words[from..=at]) {
                continue;
            }
            sentences.push(start + from..start + words[..next].trim_end().len());
            from = next;
        }
        if !words[from..].trim().is_empty() {
            sentences.push(start + from..start + words.trim_end().len());
        }
        start += line.len();
    }
    sentences
}

/// Where a mark stands that may end a sentence, and where the next would begin.
fn breaks(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let closes = |c: char| matches!(c, '"' | '”' | '’' | '\'' | ')');
    line.char_indices().filter(|(_, c)| matches!(c, '.' | '?' | '!')).filter_map(move |(at, _)| {
        let rest = line[at + 1..].trim_start_matches(closes);
        let next = rest.trim_start();
        let opens = next.strip_prefix(['"', '“', '‘', '\'', '(']).unwrap_or(next);
        let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        (next.len() < rest.len() && (begins(next) || begins(opens))).then(|| (at, line.len() - next.len()))
    })
}

const ABBREVIATIONS: [&str; 23] = [
    "Mr", "Mrs", "Ms", "Dr", "Gen", "Col", "Lt", "Sgt", "Sen", "Rep", "Gov", "St", "Jan", "Feb", "Mar", "Apr", "Aug",
    "Sep", "Sept", "Oct", "Nov", "Dec", "No",
];

/// "Gen.", "J.", "U.S.": the full stop at the end belongs to the word.
fn is_abbreviated(text: &str) -> bool {
    let Some(text) = text.strip_suffix('.') else { return false };
    let word = text.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    ABBREVIATIONS.contains(&word) || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_capitals() {
        let text = "Gen. A. Reed left. “He is ill,” she said. 12 men stayed… and ate?\nThe end";
        let words: Vec<&str> = sentences(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(words, ["Gen. A. Reed left.", "“He is ill,” she said.", "12 men stayed… and ate?", "The end"]);
    }

    #[test]
    fn rows_become_items() {
        let text = "Norland struck Orvel. Orvel fell. The fall of Orvel was quick.";
        let rows = "must\tattribution-lapse\twarning\tOrvel fell\tweasel-source\twhose word?\n\
                    may\tattribution-lapse\twarning\tThe fall of Orvel\t\tsame as: Orvel fell\n\
                    trap\tone-side-only\tnote\tARTICLE\t\t\n\
                    must\tno-such-rule\tnote\tstruck\t\t\n\
                    must\tone-side-only\tnote\tOrvel\t\t\n";
        let mut problems = Vec::new();
        let items = items("a", text, rows, &mut problems);
        assert_eq!(problems, ["a:4: unknown rule `no-such-rule`", "a:5: place occurs 3 times: Orvel"]);
        assert_eq!(items.iter().map(|item| item.sentences.len()).collect::<Vec<_>>(), [2, 1, 0]);
        assert_eq!(items[0].also, ["weasel-source"]);
        assert_eq!(&text[items[0].sentences[0].clone()], "Orvel fell.");
    }
}
