//! A page to read or to print: the article with the words marked that rules flag, and beside each paragraph what is said of
//! them. No script, no file besides, nothing fetched; what an article holds is text and never markup.

mod beside;

use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::Finding;
use crate::report::prose::harmless;
use crate::report::{Checked, Lines, page};
use crate::span::Span;

/// What this page needs besides the looks of every page.
const STYLE: &str = "\
body{max-width:74rem}\
h1{font-size:1rem;margin:0 0 1.5rem}h1:not(:first-child){margin-top:5rem}\
.row h2{border:0;padding:0}\
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2.5rem;break-inside:avoid}\
.row>*{margin:0 0 1rem}\
.row p{overflow-wrap:anywhere}\
aside{font:.9rem/1.45 system-ui,sans-serif}\
.found{margin:0 0 .9rem;padding:.1rem 0 .1rem .8rem;border-left:.25rem solid #888}\
.found p{margin:.15rem 0}.found small{opacity:.8}\
.error{--c:#d9363e}.warning{--c:#d98200}.note{--c:#3b82d0}\
.found{border-color:var(--c)}.found b{color:var(--c)}\
mark{color:inherit;background:color-mix(in srgb,var(--c) 22%,transparent);border-bottom:2px solid var(--c)}\
mark.held{--c:#3b9d5d}.passage{margin:.3rem 0;padding-left:.6rem;border-left:2px dotted #3b9d5d}\
mark.also{background:none;border-bottom:2px dotted var(--c)}\
sup{line-height:0}sup a{text-decoration:none;font:.7rem system-ui,sans-serif}\
summary{cursor:pointer;font-size:.8rem;opacity:.8}\
@media(max-width:48rem){.row{grid-template-columns:1fr}}\
";

/// Everything before the first article.
pub fn html_begin() -> String {
    page::begin("sayso", STYLE)
}

/// An article; its findings are numbered from `first` on.
pub fn html_article(checked: &Checked<'_>, first: usize) -> String {
    let (text, findings) = (checked.text, checked.findings);
    let page = Page { checked, text, lines: checked.lines(), findings, first };
    let mut out = format!("<h1>{}</h1>\n", plain(checked.path));
    let whole: Vec<String> = page.entries(|span| span.is_none());
    let problems = checked.problems.iter().map(|problem| page.problem(problem));
    for told in problems.chain(whole) {
        out.push_str(&format!("<div class=\"row\"><aside>{told}</aside></div>\n"));
    }
    let mut start = 0;
    for line in checked.text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        out.push_str(&page.line(Span::new(start, start + bare.len())));
        start += line.len();
    }
    out.push_str(&beside::texts(checked, first));
    out
}

/// Everything after the last article, with a line that sums up.
pub fn html_end(summary: &str) -> String {
    format!("<hr>\n<p>{}</p>\n{}", plain(summary), page::END)
}

struct Page<'a> {
    checked: &'a Checked<'a>,
    text: &'a str,
    lines: Lines<'a>,
    findings: &'a [Finding],
    first: usize,
}

impl Page<'_> {
    /// A paragraph and what is said of it; nothing for an empty line.
    fn line(&self, line: Span) -> String {
        let words = line.of(self.text);
        let title = words.trim_start_matches('#');
        let depth = words.len() - title.len();
        let is_title = (1..=6).contains(&depth) && title.starts_with(' ');
        let from = if is_title { line.start + depth + 1 } else { line.start };
        if words.trim().is_empty() {
            return String::new();
        }
        let tag = if is_title { "h2" } else { "p" };
        let here = |span: Option<Span>| span.is_some_and(|span| line.start <= span.start && span.start <= line.end);
        let told = self.entries(here).concat();
        let marked = self.marked(Span::new(from.min(line.end), line.end));
        format!("<div class=\"row\"><{tag}>{marked}</{tag}><aside>{told}</aside></div>\n")
    }

    /// The words of a stretch, those that rules flag marked, with the number of each finding where its words end.
    fn marked(&self, stretch: Span) -> String {
        let mut cuts = vec![stretch.start, stretch.end];
        let spans = self.findings.iter().flat_map(|finding| finding.span.iter().chain(&finding.also));
        cuts.extend(
            spans.flat_map(|span| [span.start, span.end]).filter(|cut| stretch.start < *cut && *cut < stretch.end),
        );
        cuts.sort_unstable();
        cuts.dedup();
        let mut out = String::new();
        for piece in cuts.windows(2).filter_map(|pair| Some(Span::new(*pair.first()?, *pair.last()?))) {
            let covers = |span: &Span| span.start <= piece.start && piece.end <= span.end;
            let flagged = self.findings.iter().filter(|one| one.span.as_ref().is_some_and(covers));
            let also = self.findings.iter().filter(|one| one.also.iter().any(covers));
            let words = plain(piece.of(self.text));
            out.push_str(&match (most(flagged), most(also)) {
                (Some(level), _) => format!("<mark class=\"{}\">{words}</mark>", level.word()),
                (None, Some(level)) => format!("<mark class=\"also {}\">{words}</mark>", level.word()),
                (None, None) => words,
            });
            for (index, finding) in self.findings.iter().enumerate() {
                if finding.span.is_some_and(|span| span.end == piece.end) {
                    let number = self.first + index;
                    out.push_str(&format!("<sup><a href=\"#f{number}\">{number}</a></sup>"));
                }
            }
        }
        out
    }

    /// What is said of the findings that stand at some places.
    fn entries(&self, here: impl Fn(Option<Span>) -> bool) -> Vec<String> {
        let found = self.findings.iter().enumerate().filter(|(_, finding)| here(finding.span));
        found.map(|(index, finding)| self.finding(self.first + index, finding)).collect()
    }

    fn finding(&self, number: usize, finding: &Finding) -> String {
        let level = finding.severity.word();
        let mut out = format!(
            "<div class=\"found {level}\" id=\"f{number}\"><p><b>{number} {level}</b> {}</p>",
            plain(&finding.message)
        );
        out.push_str(&beside::passages(self.checked, number, finding));
        out.extend(finding.help.iter().map(|help| format!("<p>{}</p>", plain(help))));
        out.push_str(&format!("<details><summary><code>{}</code></summary>", plain(&finding.name)));
        for label in finding.labels.iter().filter(|label| !label.text.is_empty()) {
            let words = label.span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
            out.push_str(&format!("<p><small>“{}”: {}</small></p>", plain(&cut(&words)), plain(&label.text)));
        }
        for (name, text) in [("why", &finding.why), ("see", &finding.see)] {
            out.extend(text.iter().map(|text| format!("<p><small>{name}: {}</small></p>", plain(text))));
        }
        out + "</details></div>"
    }

    fn problem(&self, problem: &Diagnostic) -> String {
        let line = problem.span.map(|span| format!("line {}: ", self.lines.place(span.start).line)).unwrap_or_default();
        let help = problem.help.iter().map(|help| format!("<p>help: {}</p>", plain(help))).collect::<String>();
        let (level, message, code) = (problem.severity.word(), plain(&problem.message), plain(&problem.code));
        format!(
            "<div class=\"found {level}\"><p><b>{level}</b> {line}{message}</p>{help}<p><small><code>{code}</code></small></p></div>"
        )
    }
}

/// The gravest of some findings.
fn most<'f>(findings: impl Iterator<Item = &'f Finding>) -> Option<Severity> {
    findings.map(|finding| finding.severity).max()
}

/// The start of a long stretch.
fn cut(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

/// Text that is no markup and steers nothing.
fn plain(text: &str) -> String {
    page::escaped(&harmless(text))
}
