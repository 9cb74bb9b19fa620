//! Markdown made by the program, and the same as a page of its own: no script, no file besides, nothing fetched. The
//! renderer of Markdown stays behind this file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// How the page looks: one column, dark where the reader's screen is.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0 auto;max-width:44rem;padding:2rem 1rem 6rem;font:1.05rem/1.6 Georgia,'Times New Roman',serif}\
h1,h2,h3{line-height:1.25;font-family:system-ui,sans-serif}\
h2{margin-top:3.5rem;border-bottom:1px solid #8886;padding-bottom:.3rem}\
h3{margin-top:2.5rem}\
code{font:.85em ui-monospace,monospace;overflow-wrap:anywhere}\
blockquote{margin:.6rem 0;padding:.1rem 1rem;border-left:.25rem solid #8888}\
a{color:inherit}\
em{font-style:italic}\
";

/// A Markdown text as a whole page of HTML.
pub fn to_html(markdown: &str) -> String {
    let mut events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::empty()).collect();
    let mut title = String::new();
    for at in 0..events.len() {
        if !matches!(events.get(at), Some(Event::Start(Tag::Heading { .. }))) {
            continue;
        }
        let rest = events.iter().skip(at + 1);
        let words: String = rest
            .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))))
            .filter_map(|event| if let Event::Text(text) | Event::Code(text) = event { Some(&**text) } else { None })
            .collect();
        if title.is_empty() {
            title.clone_from(&words);
        }
        if let Some(Event::Start(Tag::Heading { id, .. })) = events.get_mut(at) {
            *id = Some(slug(&words).into());
        }
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    format!("{}{body}{END}", begin(&title, ""))
}

/// A page up to its first words; `style` is what it needs besides.
pub(super) fn begin(title: &str, style: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>{}</title>\n\
         <style>{STYLE}{style}</style>\n</head>\n<body>\n",
        escaped(title)
    )
}

/// What ends a page.
pub(super) const END: &str = "</body>\n</html>\n";

/// Text as HTML has it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, std::iter::once(Event::Text(text.into())));
    out
}

/// What links to a heading, as renderers of Markdown commonly make it.
fn slug(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || [' ', '-'].contains(letter));
    kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// Text that means nothing to Markdown.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if ['\\', '`', '*', '_', '[', ']', '<', '>', '#', '&'].contains(&letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A text of an article as a quotation; its title in bold.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim();
        let title = line.trim_start_matches('#');
        match (line.is_empty(), title.len() < line.len()) {
            (true, _) => out.push_str(">\n"),
            (false, true) => out.push_str(&format!("> **{}**\n", escape(title.trim()))),
            (false, false) => out.push_str(&format!("> {}\n", escape(line))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escape, quoted, to_html};

    #[test]
    fn nothing_in_a_text_is_markup() {
        let page = to_html(&format!("# A\n\n{}\n", escape("<script>alert(1)</script> *x* [y](z) &amp; `c`")));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; *x* [y](z) &amp;amp; `c`"), "{page}");
        assert!(!page.contains("<script"));
    }

    #[test]
    fn headings_can_be_linked_to() {
        assert!(to_html("# Rule\n\n## Captive as fact\n").contains("<h2 id=\"captive-as-fact\">Captive as fact</h2>"));
        assert!(to_html("# A & B\n").contains("<title>A &amp; B</title>"));
    }

    #[test]
    fn a_title_is_bold() {
        assert_eq!(quoted("# Dam broke\n\nIt did_ not."), "> **Dam broke**\n>\n> It did\\_ not.\n");
    }
}
