//! Who is cited in an article, and what of it was verified by whom: counts as bars, which a reader without pictures hears as a
//! list. Counts what was understood; judges nothing.

use super::{plain, tip};
use crate::facts::{Facts, Finding, Kind, Side, Source, Statement};
use crate::list::Id;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// So many of those who are cited most are named.
const MOST: usize = 6;

/// The figures above an article; nothing where nobody is cited.
pub(super) fn sums(facts: &Facts) -> String {
    let mut cited: FxHashMap<Id<Source>, usize> = FxHashMap::default();
    for statement in &facts.statements {
        for source in tellers(statement) {
            *cited.entry(source).or_default() += 1;
        }
    }
    let mut cited: Vec<(Id<Source>, usize)> = cited.into_iter().collect();
    cited.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    let sources = || cited.iter().filter_map(|(id, count)| Some((facts.sources.get(*id)?, *count)));
    let people = cited.iter().take(MOST).filter_map(|(id, count)| Some((facts.seen_name(*id)?.into_owned(), *count)));
    let people = people.map(|(name, count)| (if name.is_empty() { "nobody".to_owned() } else { name }, count));
    let own = facts.statements.iter().filter(|one| one.kind.is_claim() && one.chain.is_empty()).count();
    let mut out = String::from("<section class=\"sums\" aria-label=\"Who is cited, and what was verified\">\n");
    out.push_str(&figure("Cited most", &people.collect::<Vec<_>>(), ""));
    out.push_str(&figure("By name", &counted(sources().map(|(source, count)| (named(source), count))), ""));
    out.push_str(&figure("By kind", &counted(sources().map(|(source, count)| (kind(source), count))), ""));
    let sides = sources().filter_map(|(source, count)| Some((side(facts, source.party()?)?, count)));
    out.push_str(&figure("By side of a conflict", &counted(sides), ""));
    let own = [("claims in the article's own voice".to_owned(), own)];
    out.push_str(&figure("Nobody's word", own.get(..usize::from(own[0].1 > 0)).unwrap_or_default(), ""));
    out.push_str(&figure("Verified", &verified(facts, Finding::Verified), "good"));
    out.push_str(&figure("Not verified, or disputed", &doubted(facts), "doubt"));
    out + "</section>\n"
}

/// Who tells a statement to the article: the outermost of its chain.
fn tellers(statement: &Statement) -> impl Iterator<Item = Id<Source>> + '_ {
    statement.chain.first().into_iter().filter(|link| !link.wordless).flat_map(|link| link.sources.iter().copied())
}

/// Counts with the same name together, the greatest first.
fn counted<S: Into<String>>(all: impl Iterator<Item = (S, usize)>) -> Vec<(String, usize)> {
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for (name, count) in all {
        *sums.entry(name.into()).or_default() += count;
    }
    let mut sums: Vec<(String, usize)> = sums.into_iter().collect();
    sums.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    sums
}

fn figure(title: &str, rows: &[(String, usize)], class: &str) -> String {
    let Some(most) = rows.iter().map(|(_, count)| *count).max() else { return String::new() };
    let row = |(name, count): &(String, usize)| {
        let share = 100 * count / most.max(1);
        let (name, bar) = (plain(name), format!("<span class=\"bar {class}\"><i style=\"width:{share}%\"></i></span>"));
        format!("<li><span>{name}</span>{bar}<b>{count}</b></li>")
    };
    let rows: String = rows.iter().map(row).collect();
    format!("<figure><h2>{title}</h2><ul>{rows}</ul></figure>\n")
}

fn named(source: &Source) -> &'static str {
    if source.named {
        "named"
    } else if source.anonymous {
        "not named"
    } else if source.kinds.contains(&Kind::Unstated) {
        "nobody is said to say it"
    } else {
        "a group, or described only"
    }
}

/// The kind that says most of a source.
fn kind(source: &Source) -> &'static str {
    let is = |kinds: &[Kind]| kinds.iter().any(|kind| source.kinds.contains(kind));
    if is(&[Kind::Captive]) {
        "captives"
    } else if is(&[Kind::ArmedForce]) {
        "armed forces"
    } else if is(&[Kind::Official, Kind::StateBody, Kind::Country]) {
        "states and officials"
    } else if is(&[Kind::MediaOutlet, Kind::WireAgency, Kind::StateControlledOutlet, Kind::SocialMediaPost]) {
        "media and posts"
    } else if is(&[Kind::Study, Kind::Preprint, Kind::Poll, Kind::Document]) {
        "papers, polls and studies"
    } else if is(&[Kind::Expert]) {
        "experts"
    } else if is(&[Kind::Witness]) {
        "witnesses"
    } else if is(&[Kind::UnnamedGroup, Kind::Unstated]) {
        "groups that nobody could name"
    } else if is(&[Kind::Organisation]) {
        "organisations"
    } else {
        "people"
    }
}

/// "Russia (the Russia-Ukraine war)"
fn side(facts: &Facts, side: Side) -> Option<String> {
    let conflict = facts.conflicts.get(side.conflict)?;
    let parties: Vec<String> = conflict.parties.get(side.side)?.iter().map(|key| titled(key)).collect();
    Some(format!("{} ({})", parties.join(", "), conflict.name))
}

/// A key of the almanac as words: "united-states", "United States".
fn titled(key: &str) -> String {
    let words = key.split(['-', '_']).map(|word| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect::<String>())
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Claims by who says that it is so with them.
fn verified(facts: &Facts, finding: Finding) -> Vec<(String, usize)> {
    let notes = facts.verifications.iter().filter(|note| note.finding == finding);
    counted(notes.flat_map(|note| {
        let claims = note.covers.iter().filter(|cover| cover.truth.is_true()).count();
        let names = tip::verifiers(facts, note);
        let names = if names.is_empty() { vec![String::new()] } else { names };
        names.into_iter().map(move |name| (by(&name), claims))
    }))
}

fn by(name: &str) -> String {
    if name.is_empty() { "by whom is not said".to_owned() } else { format!("by {name}") }
}

fn doubted(facts: &Facts) -> Vec<(String, usize)> {
    let of = |finding, word: &'static str| {
        verified(facts, finding).into_iter().map(move |(name, count)| (format!("{word}, {name}"), count))
    };
    let all: Vec<(String, usize)> =
        of(Finding::NotVerified, "not verified").chain(of(Finding::Disputed, "disputed")).collect();
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}
