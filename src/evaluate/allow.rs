//! `<!-- sayso allow RULE: reason -->`: a writer knows and says why. On a line of its own it speaks of the block that
//! follows (before the first block: of the article too); after words, of the sentence before it; before words, of the
//! sentence after it. Behind the reason may stand who says so and until when: `; by Ann Lowe; until 2031-05-12`. It never
//! hides a rule without a reason or after its day, and never wakes a rule that another silences.

use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::run::Raised;
use crate::facts::Facts;
use crate::list::Id;
use crate::plan::{Plan, Rule};
use crate::span::Span;
use crate::text::Document;
use time::{Date, Month};

const BY: &str = "by ";
const UNTIL: &str = "until ";
const NAME: &str = "sayso";
const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// What the comments of an article come to.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    /// What stands after the comments.
    pub standing: Vec<Raised>,
    /// What a comment allows, with the place of the comment.
    pub allowed: Vec<(Raised, Span)>,
    /// What those comments say.
    pub comments: Vec<Allowance>,
    /// What is wrong with the comments.
    pub problems: Vec<Diagnostic>,
}

/// Why something may stand, as the comment says that allows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The comment.
    pub comment: Span,
    /// Why it may stand.
    pub reason: String,
    /// Who says so.
    pub author: Option<String>,
    /// The last day on which it may.
    pub until: Option<Date>,
}

/// What stands after the comments, what they allow, and what is wrong with them.
pub(super) fn allow(plan: &Plan, facts: &Facts, raised: Vec<Raised>, silenced: &[(Raised, Id<Rule>)]) -> Allowed {
    let (comments, mut problems) = comments(&facts.document);
    if comments.is_empty() {
        return Allowed { standing: raised, problems, ..Allowed::default() };
    }
    let places = Places::of(raised.iter().map(|one| (one.rule, one.anchor)));
    let gone = Places::of(silenced.iter().map(|(one, _)| (one.rule, one.anchor)));
    let mut by_comment: Vec<Option<Span>> = vec![None; raised.len()];
    for comment in &comments {
        if comment.said.reason.is_empty() {
            problems.push(without_reason(comment));
            continue;
        }
        if let Some(problem) = over(comment, plan.today) {
            problems.push(problem);
            continue;
        }
        for (name, span) in &comment.rules {
            let rules = named(plan, name);
            let hits = places.hits(comment, &rules);
            for hit in &hits {
                if let Some(slot) = by_comment.get_mut(*hit) {
                    slot.get_or_insert(comment.span);
                }
            }
            if hits.is_empty() {
                let by = gone.hits(comment, &rules).first().and_then(|hit| silenced.get(*hit)).map(|(_, by)| *by);
                problems.extend(unused(plan, name, *span, &rules, by));
            }
        }
    }
    let (mut standing, mut allowed) = (Vec::new(), Vec::new());
    for (one, comment) in raised.into_iter().zip(by_comment) {
        match comment {
            Some(comment) => allowed.push((one, comment)),
            None => standing.push(one),
        }
    }
    let comments = comments.into_iter().map(|comment| comment.said).collect();
    Allowed { standing, allowed, comments, problems }
}

/// A comment that allows.
struct Comment {
    span: Span,
    /// Rule names as written, with their places.
    rules: Vec<(String, Span)>,
    said: Allowance,
    /// A day that is none, as written.
    odd_day: Option<String>,
    /// Findings whose anchor starts here are meant.
    reach: Span,
    /// Findings of the whole article are meant too.
    article: bool,
}

/// Findings by place: indices into the list that they came from.
struct Places {
    by_start: Vec<(usize, Id<Rule>, usize)>,
    article: Vec<(Id<Rule>, usize)>,
}

impl Places {
    fn of(anchors: impl Iterator<Item = (Id<Rule>, Option<Span>)>) -> Self {
        let (mut by_start, mut article) = (Vec::new(), Vec::new());
        for (index, (rule, anchor)) in anchors.enumerate() {
            match anchor {
                Some(anchor) => by_start.push((anchor.start, rule, index)),
                None => article.push((rule, index)),
            }
        }
        by_start.sort_unstable();
        Self { by_start, article }
    }

    fn hits(&self, comment: &Comment, rules: &[Id<Rule>]) -> Vec<usize> {
        let from = self.by_start.partition_point(|(start, _, _)| *start < comment.reach.start);
        let within = self.by_start.iter().skip(from).take_while(|(start, _, _)| *start < comment.reach.end);
        let mut hits: Vec<usize> =
            within.filter(|(_, rule, _)| rules.contains(rule)).map(|(_, _, index)| *index).collect();
        if comment.article {
            hits.extend(self.article.iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, index)| *index));
        }
        hits
    }
}

/// The rules of that name: with its pack, or without where that is enough.
fn named(plan: &Plan, name: &str) -> Vec<Id<Rule>> {
    let is = |full: &str| full == name || full.rsplit('/').next() == Some(name);
    plan.rules.entries().filter(|(_, rule)| is(&rule.name)).map(|(id, _)| id).collect()
}

/// The comments that allow, and what is wrong with those that were meant to. What stands in program text is shown to the
/// reader and is none.
fn comments(document: &Document) -> (Vec<Comment>, Vec<Diagnostic>) {
    let (mut comments, mut problems) = (Vec::new(), Vec::new());
    let mut code = document.code.iter().peekable();
    let mut from = 0;
    while let Some(start) = document.text.get(from..).and_then(|rest| rest.find(OPEN)).map(|at| from + at) {
        let inner = start + OPEN.len();
        let Some(length) = document.text.get(inner..).and_then(|rest| rest.find(CLOSE)) else { break };
        while code.next_if(|code| code.end <= start).is_some() {}
        if let Some(code) = code.peek().filter(|code| code.start <= start) {
            from = code.end;
            continue;
        }
        from = inner + length + CLOSE.len();
        let (span, inner) = (Span::new(start, from), Span::new(inner, inner + length));
        match comment(document, span, inner) {
            Some(comment) => comments.push(comment),
            None => problems.extend(not_understood(document.at(inner), span)),
        }
    }
    (comments, problems)
}

/// A comment that speaks to sayso, in words that it does not know.
fn not_understood(words: &str, span: Span) -> Option<Diagnostic> {
    let said = words.trim_start_matches(|letter: char| letter == '-' || letter.is_whitespace());
    let (name, rest) = (said.get(..NAME.len())?, said.get(NAME.len()..)?);
    if !name.eq_ignore_ascii_case(NAME) || rest.starts_with(|next: char| next.is_alphanumeric() || next == '.') {
        return None;
    }
    let problem = Diagnostic::error("comment-not-understood", "this comment says nothing to sayso", span);
    let problem = problem.with_severity(Severity::Warning);
    Some(problem.with_help("write `<!-- sayso allow RULE: why it may stand -->`"))
}

/// The comment at that place, when it is one that allows.
fn comment(document: &Document, span: Span, inner: Span) -> Option<Comment> {
    let words = document.at(inner);
    let said = words.trim_start().strip_prefix(NAME)?.strip_prefix(char::is_whitespace)?.trim_start();
    let said =
        said.strip_prefix("allow").filter(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))?;
    let start = inner.end - said.len();
    let (names, reason) = said.split_once(':').unwrap_or((said, ""));
    let mut rules = Vec::new();
    let mut at = start;
    for name in names.split(',') {
        let lead = name.len() - name.trim_start().len();
        let place = Span::new(at + lead, at + lead + name.trim().len());
        if !place.is_empty() {
            rules.push((name.trim().to_owned(), place));
        }
        at += name.len() + 1;
    }
    let (reach, article) = reach(document, span);
    let mut said = Allowance { comment: span, reason: String::new(), author: None, until: None };
    let mut odd_day = None;
    let mut reason = reason.trim();
    while let Some((before, last)) = reason.rsplit_once(';') {
        let last = last.trim();
        if let Some(author) = last.strip_prefix(BY) {
            said.author = Some(author.trim().to_owned());
        } else if let Some(written) = last.strip_prefix(UNTIL) {
            said.until = day(written.trim());
            odd_day = said.until.is_none().then(|| written.trim().to_owned());
        } else {
            break;
        }
        reason = before.trim_end();
    }
    said.reason = reason.to_owned();
    Some(Comment { span, rules, said, odd_day, reach, article })
}

/// A day as such a comment writes it: "2031-05-12".
pub fn day(written: &str) -> Option<Date> {
    let mut parts = written.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: u8 = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
    parts.next().is_none().then_some(date)
}

/// What is wrong with the day of a comment: it is none, or it is over.
fn over(comment: &Comment, today: Option<Date>) -> Option<Diagnostic> {
    let warning =
        |code: &str, message: String| Diagnostic::error(code, message, comment.span).with_severity(Severity::Warning);
    if let Some(odd) = &comment.odd_day {
        let problem = warning("allow-odd-day", format!("this comment allows nothing, since `{odd}` is no day"));
        return Some(problem.with_help("write the last day as year, month and day: `; until 2031-05-12`"));
    }
    let until = comment.said.until?;
    let problem = warning("allow-expired", format!("this comment allows nothing after {until}"));
    (today? > until).then(|| problem.with_help("look at the place again: mend it, or give a later day"))
}

/// Where a comment reaches, and whether it speaks of the article too.
fn reach(document: &Document, comment: Span) -> (Span, bool) {
    let line_before = document.text.get(..comment.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let line_after = document.text.get(comment.end..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    let sentences = document.sentences.as_slice();
    if !is_opening(line_before) {
        let before = sentences.partition_point(|sentence| sentence.span.start < comment.start);
        let sentence = before.checked_sub(1).and_then(|last| sentences.get(last));
        return (sentence.map(|sentence| sentence.span).unwrap_or_default(), false);
    }
    if !line_after.trim().is_empty() {
        let next = sentences.get(sentences.partition_point(|sentence| sentence.span.start < comment.end));
        return (next.map(|sentence| sentence.span).unwrap_or_default(), false);
    }
    let blocks = document.blocks.as_slice();
    let next = blocks.partition_point(|block| block.span.start < comment.end);
    let reach = blocks.get(next).map(|block| block.span).unwrap_or_default();
    (reach, blocks.iter().take(next).all(|block| block.span.overlaps(comment)))
}

/// Nothing but what opens an item or a quotation stands before the comment on its line: "- ", "2. ", "> ".
fn is_opening(line: &str) -> bool {
    line.split_whitespace().all(|mark| {
        let number = mark.trim_end_matches(['.', ')']);
        let numbered = number.len() < mark.len() && number.bytes().all(|byte| byte.is_ascii_digit());
        numbered || mark.bytes().all(|byte| byte == b'>') || matches!(mark, "-" | "*" | "+" | "•" | "[ ]" | "[x]")
    })
}

fn without_reason(comment: &Comment) -> Diagnostic {
    Diagnostic::error("allow-without-reason", "this comment allows nothing, since it gives no reason", comment.span)
        .with_severity(Severity::Warning)
        .with_help("write `<!-- sayso allow RULE: why it may stand -->`")
}

fn unused(plan: &Plan, name: &str, span: Span, rules: &[Id<Rule>], by: Option<Id<Rule>>) -> Option<Diagnostic> {
    if rules.is_empty() {
        return Some(unknown(plan, name, span));
    }
    if !rules.iter().any(|rule| plan.rules.get(*rule).is_some_and(|rule| rule.on)) {
        return None;
    }
    let message = match by.and_then(|by| plan.rules.get(by)) {
        Some(by) => format!("unused: `{name}` is already silenced by `{}` here", by.name),
        None => format!("unused: `{name}` finds nothing here"),
    };
    let problem = Diagnostic::error("allow-unused", message, span).with_severity(Severity::Warning);
    Some(problem.with_help("delete the comment, or move it next to the place it speaks of"))
}

fn unknown(plan: &Plan, name: &str, span: Span) -> Diagnostic {
    let problem = Diagnostic::error("allow-unknown-rule", format!("there is no rule `{name}`"), span);
    let problem = problem.with_severity(Severity::Warning);
    let bare = |full: &str| full.rsplit('/').next().unwrap_or_default().to_owned();
    let near = |full: &str| {
        strsim::normalized_damerau_levenshtein(name, full)
            .max(strsim::normalized_damerau_levenshtein(name, &bare(full)))
    };
    let best =
        plan.rules.iter().map(|rule| (near(&rule.name), &rule.name)).max_by(|one, other| one.0.total_cmp(&other.0));
    match best {
        Some((score, best)) if score > 0.6 => problem.with_help(format!("did you mean `{best}`?")),
        Some(_) | None => problem.with_help("`sayso rules` lists them"),
    }
}
