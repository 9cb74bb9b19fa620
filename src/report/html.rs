//! A page to read or to print: of each article who is cited and what was verified, its words as a reader sees them with those
//! marked that rules flag, on whose word each statement stands, and beside each paragraph what is said of it. No script, no
//! file besides, nothing fetched; what an article holds is text and never markup.

mod beside;
mod index;
mod marked;
mod picture;
mod run;
mod sides;
mod tip;

pub use run::{Html, HtmlPages};

use index::{Entry, html_index};

use crate::diagnostic::Diagnostic;
use crate::evaluate::Finding;
use crate::facts::Facts;
use crate::report::prose::harmless;
use crate::report::{Checked, Lines, page};
use crate::span::Span;
use crate::text::BlockKind;
use marked::Marks;

/// What this page needs besides the looks of every page.
const STYLE: &str = "\
body{max-width:74rem}\
h1{font-size:1rem;margin:0 0 1rem}article:not(:first-of-type){margin-top:5rem}\
.row h2,.row h3{border:0;padding:0;margin-top:0}.row h2{font-size:1.7rem}\
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 2.5rem;break-inside:avoid}\
.row>*{margin:0 0 1rem}\
.row>:first-child{overflow-wrap:anywhere}\
.furniture,.caption{font-size:.85rem;opacity:.75}.standfirst{font-style:italic}.item{padding-left:1.2rem;text-indent:-.9rem}\
aside{font:.9rem/1.45 system-ui,sans-serif}\
.found{margin:0 0 .9rem;padding:.1rem 0 .1rem .8rem;border-left:.25rem solid #888}\
.found p{margin:.15rem 0}.found small{opacity:.8}\
.error{--c:#d9363e}.warning{--c:#d98200}.note{--c:#3b82d0}.pilot{--c:#8a63d2}\
.found{border-color:var(--c)}.found b{color:var(--c)}\
mark{color:inherit;background:color-mix(in srgb,var(--c) 22%,transparent);border-bottom:2px solid var(--c)}\
mark.held{--c:#3b9d5d}.passage{margin:.3rem 0;padding-left:.6rem;border-left:2px dotted #3b9d5d}\
mark.also{background:none;border-bottom:2px dotted var(--c)}\
sup{line-height:0}sup a{text-decoration:none;font:.7rem system-ui,sans-serif}\
summary{cursor:pointer;font-size:.8rem;opacity:.8}\
.said{position:relative;border-radius:.2rem;outline:none}\
.said:hover,.said:focus{box-shadow:0 0 0 .12rem #8886;background:#8882}\
.tip{display:none;position:absolute;left:0;top:1.7em;z-index:1;width:max-content;max-width:min(22rem,80vw);padding:.5rem .7rem;\
font:.85rem/1.4 system-ui,sans-serif;font-style:normal;text-indent:0;color:CanvasText;background:Canvas;\
border:1px solid #8888;border-radius:.4rem;box-shadow:0 .3rem 1rem #0004}\
.tip b,.tip i{display:block}.said:hover>.tip,.said:focus>.tip{display:block}\
.sums{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem 2.5rem;margin:0 0 2rem;padding:1rem 0;\
border-block:1px solid #8886;font:.85rem/1.5 system-ui,sans-serif}\
.sums h2{font-size:.8rem;margin:0 0 .3rem;padding:0;border:0;text-transform:uppercase;letter-spacing:.05em;opacity:.75}\
.sums figure{margin:0;break-inside:avoid}.sums ul{list-style:none;margin:0;padding:0}\
.sums li{display:grid;grid-template-columns:minmax(0,1fr) 5.5rem 1.8rem;gap:.5rem;align-items:center}\
.sums li span:first-child{overflow-wrap:anywhere}.sums li b{font-weight:600;text-align:right}\
.bar{height:.6rem;background:#8883;border-radius:.3rem;overflow:hidden}.bar i{display:block;height:100%;background:#3b82d0}\
.doubt i{background:#d98200}.good i{background:#3b9d5d}\
table{border-collapse:collapse;width:100%;font:.95rem/1.5 system-ui,sans-serif}\
th,td{text-align:left;padding:.35rem .8rem .35rem 0;border-bottom:1px solid #8886;vertical-align:top;overflow-wrap:anywhere}\
td.n,th.n{text-align:right;padding-right:1.2rem}td.error b,td.warning b,td.note b{color:var(--c)}\
.sides{margin-top:4rem}.sides h2{font-size:1.3rem}\
.pair{display:grid;grid-template-columns:minmax(0,1fr) 4rem minmax(0,1fr);break-inside:avoid}.pair.begins{margin-top:1.1rem}\
.pair p{margin:0 0 .5rem;overflow-wrap:anywhere}.pair>:last-child{font-size:.95em}\
.join{margin:.8em .6rem 0;border-top:2px solid #3b9d5d;text-align:center}.join.near{border-top-style:dashed;opacity:.7}\
.join b{position:relative;top:-.85em;padding:.05rem .45rem;border:2px solid #3b9d5d;border-radius:1rem;background:Canvas;\
font:600 .75rem system-ui,sans-serif}\
.differs,.key{font:.85rem/1.45 system-ui,sans-serif}.differs{color:light-dark(#a33a00,#ffae70)}\
mark.new{--c:#3b82d0}mark.changed{--c:#d9363e}.lost{opacity:.62;text-decoration:underline dotted #888}\
@media(max-width:48rem){.row{grid-template-columns:minmax(0,1fr)}.pair{grid-template-columns:2.4rem minmax(0,1fr)}\
.pair>:first-child{grid-column:1/3}.pair>:nth-child(2){margin:.8em .3rem 0 0}.said{position:static}.tip{left:1rem;right:1rem;top:auto;max-width:none;width:auto;margin-top:1.8em}}\
@media print{.tip{display:none!important}details{display:block}details>*{display:block}}\
";

/// Everything before the first article; `title` is what the page is called.
fn html_begin(title: &str) -> String {
    page::begin(title, STYLE)
}

/// An article, the `nth` of its page; its findings are numbered from `first` on.
fn html_article(checked: &Checked<'_>, facts: &Facts, nth: usize, first: usize) -> String {
    let findings = checked.findings;
    let page = Page { checked, facts, lines: checked.lines(), findings, first };
    let mut out = format!("<article id=\"a{nth}\">\n<h1>{}</h1>\n", plain(checked.path));
    out.push_str(&picture::sums(facts));
    let problems = checked.problems.iter().map(|problem| page.problem(problem));
    for told in problems.chain(page.entries(|span| span.is_none())) {
        out.push_str(&format!("<div class=\"row\"><aside>{told}</aside></div>\n"));
    }
    let mut marks = Marks::new(facts, findings, first, nth);
    let mut from = 0;
    for block in &facts.document.blocks {
        // What stands between two blocks is told beside the second.
        let told = page.between(from, block.span.end);
        from = block.span.end.max(from);
        let words = marks.words(block.span);
        // Of front matter that is a name whose value stands elsewhere.
        let is_bare = block.kind == BlockKind::Furniture && words.trim_end().ends_with(':');
        if !(is_bare && told.is_empty()) {
            out.push_str(&row(block.kind, &words, &told));
        }
    }
    let rest = page.between(from, usize::MAX);
    if !rest.is_empty() {
        out.push_str(&format!("<div class=\"row\"><aside>{rest}</aside></div>\n"));
    }
    out.push_str(&sides::sides(checked, facts, nth, first));
    out + "</article>\n"
}

/// Everything after the last article, with a line that sums up.
fn html_end(summary: &str) -> String {
    format!("<hr>\n<p>{}</p>\n{}", plain(summary), page::END)
}

/// A block and what is said of it.
fn row(kind: BlockKind, words: &str, told: &str) -> String {
    let (open, close) = match kind {
        BlockKind::Headline => ("<h2>", "</h2>"),
        BlockKind::Subheading => ("<h3>", "</h3>"),
        BlockKind::Standfirst => ("<p class=\"standfirst\">", "</p>"),
        BlockKind::Paragraph => ("<p>", "</p>"),
        BlockKind::BlockQuote => ("<blockquote>", "</blockquote>"),
        BlockKind::Caption => ("<p class=\"caption\">", "</p>"),
        BlockKind::ListItem => ("<p class=\"item\">• ", "</p>"),
        BlockKind::Furniture => ("<p class=\"furniture\">", "</p>"),
    };
    format!("<div class=\"row\">{open}{words}{close}<aside>{told}</aside></div>\n")
}

struct Page<'a> {
    checked: &'a Checked<'a>,
    facts: &'a Facts,
    lines: Lines<'a>,
    findings: &'a [Finding],
    first: usize,
}

impl Page<'_> {
    /// What is said of the findings that begin behind one place, up to another.
    fn between(&self, from: usize, to: usize) -> String {
        let start = |one: &Finding| one.span.map_or(usize::MAX, |span| span.start);
        // Findings stand in reading order by sentence; few are looked at twice.
        let here = |span: Option<Span>| span.is_some_and(|span| (from == 0 || span.start > from) && span.start <= to);
        if self.findings.iter().all(|one| start(one) == usize::MAX) {
            String::new()
        } else {
            self.entries(here).concat()
        }
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
            let words = self.facts.document.seen(label.span).split_whitespace().collect::<Vec<_>>().join(" ");
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
