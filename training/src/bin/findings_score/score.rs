//! Findings against marks. A finding meets an item of its rule, or of a rule that is as right there, when it stands in the
//! sentence of the item's place or of one that is as good; an item of the whole article is met by any of its rule.

use crate::marks::{Article, Item, Mark};
use crate::words;
use std::ops::Range;

/// A finding.
#[derive(Clone, Debug)]
pub struct Found {
    /// The rule's own name, without its pack.
    pub rule: String,
    /// Where; `None` for the whole article.
    pub place: Option<Range<usize>>,
}

/// What was counted of a rule.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    demanded: usize,
    met: usize,
    findings: usize,
    right: usize,
    traps: usize,
    sprung: usize,
}

impl Count {
    fn add(&mut self, other: &Self) {
        self.demanded += other.demanded;
        self.met += other.met;
        self.findings += other.findings;
        self.right += other.right;
        self.traps += other.traps;
        self.sprung += other.sprung;
    }
}

/// What was counted of some articles.
#[derive(Clone, Debug)]
pub struct Part {
    /// How many articles.
    pub articles: usize,
    rules: Vec<(String, Count)>,
    /// What was missed, what is false and which traps were sprung, a line each.
    pub places: Vec<String>,
}

impl Part {
    /// Nothing counted yet.
    pub fn new(rules: &[&str]) -> Self {
        let rules = rules.iter().map(|rule| ((*rule).to_owned(), Count::default())).collect();
        Self { articles: 0, rules, places: Vec::new() }
    }

    /// Counts an article. Findings of rules that marks do not know are left out.
    pub fn add(&mut self, article: &Article, found: &[Found]) {
        self.articles += 1;
        let name = &article.name;
        for item in &article.items {
            let met = match item.mark {
                Mark::Must => found.iter().any(|found| meets(item, found, true)),
                Mark::Trap => found.iter().any(|found| meets(item, found, false)),
                Mark::May => continue,
            };
            let trap = item.mark == Mark::Trap;
            let place = item.place.clone().unwrap_or_default();
            if met == trap {
                let what = if trap { "TRAP" } else { "MISS" };
                self.places.push(format!("{what} {name} {}: {} - {}", item.rule, words(article, &place), item.why));
            }
            let Some(count) = self.count(&item.rule) else { continue };
            if trap {
                count.traps += 1;
                count.sprung += usize::from(met);
            } else {
                count.demanded += 1;
                count.met += usize::from(met);
            }
        }
        for found in found {
            let right = article.items.iter().any(|item| item.mark != Mark::Trap && meets(item, found, true));
            let Some(count) = self.count(&found.rule) else { continue };
            count.findings += 1;
            count.right += usize::from(right);
            if !right {
                let place = found.place.clone().unwrap_or_default();
                self.places.push(format!("FALSE {name} {}: {}", found.rule, words(article, &place)));
            }
        }
    }

    fn count(&mut self, rule: &str) -> Option<&mut Count> {
        self.rules.iter_mut().find(|(name, _)| name == rule).map(|(_, count)| count)
    }

    /// Both together.
    pub fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.articles += other.articles;
        for ((_, count), (_, more)) in both.rules.iter_mut().zip(&other.rules) {
            count.add(more);
        }
        both
    }

    /// A line a rule, if asked for, and one for all.
    pub fn print(&self, by_rule: bool) {
        let mut all = Count::default();
        self.rules.iter().for_each(|(_, count)| all.add(count));
        println!("{:28}{:>26}{:>26}{:>26}", "", "demanded that are found", "findings that are right", "traps sprung");
        for (rule, count) in self.rules.iter().filter(|_| by_rule) {
            row(rule, count);
        }
        row("all", &all);
        println!("findings an article: {:.2}", all.findings as f64 / self.articles.max(1) as f64);
    }
}

fn row(name: &str, count: &Count) {
    let met = share(count.met, count.demanded);
    let right = share(count.right, count.findings);
    let sprung = share(count.sprung, count.traps);
    println!("{name:28}{met:>26}{right:>26}{sprung:>26}");
}

/// "13 of 30 0.43 (0.27-0.61)"
fn share(some: usize, of: usize) -> String {
    if of == 0 {
        return "-".to_owned();
    }
    let (low, high) = wilson(some, of);
    format!("{some} of {of} {:.2} ({low:.2}-{high:.2})", some as f64 / of as f64)
}

/// The interval in which the true share lies in 95 of 100 such samples (Wilson's).
fn wilson(some: usize, of: usize) -> (f64, f64) {
    const Z: f64 = 1.96;
    let n = of as f64;
    let share = some as f64 / n;
    let middle = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    ((middle - reach) / whole, (middle + reach) / whole)
}

fn meets(item: &Item, found: &Found, accepted: bool) -> bool {
    if found.rule != item.rule && !(accepted && item.also.contains(&found.rule)) {
        return false;
    }
    let Some(place) = &found.place else { return item.place.is_none() };
    let end = place.end.max(place.start + 1);
    // A trap has one place.
    let most = if accepted { usize::MAX } else { 1 };
    item.place.is_none() || item.sentences.iter().take(most).any(|it| place.start < it.end && it.start < end)
}

#[cfg(test)]
mod tests {
    use super::wilson;

    #[test]
    fn few_marks_say_little() {
        let (low, high) = wilson(5, 10);
        assert!((low - 0.237).abs() < 0.001 && (high - 0.763).abs() < 0.001, "{low} {high}");
    }
}
