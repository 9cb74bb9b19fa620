//! What the elements of a page mean for its text. Names of HTML, no words of a language.

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words within a line.
    Inline,
    /// A link.
    Link,
    /// The end of a line.
    Break,
    /// Has no end and no words.
    Void,
    /// A heading of a level.
    Heading(usize),
    /// An item of a list.
    Item,
    /// Words set off as a quotation.
    Quote,
    /// Anything else that stands on lines of its own.
    Block,
    /// An article of the page.
    Article,
    /// The main part of the page.
    Main,
    /// Not the voice of the article, with all that is in it.
    Hidden,
}

/// What an element is, by its name and its attributes.
pub(super) fn kind(name: &str, attribute: impl Fn(&str) -> Option<String>) -> Kind {
    let said = |key: &str, value: &str| attribute(key).is_some_and(|found| found.eq_ignore_ascii_case(value));
    let of_name = of_name(name);
    if matches!(of_name, Kind::Void | Kind::Break) {
        return of_name;
    }
    let quiet = attribute("hidden").is_some() || said("aria-hidden", "true");
    let around = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog"];
    let role = attribute("role").unwrap_or_default().to_ascii_lowercase();
    let style = attribute("style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    if quiet || around.contains(&role.as_str()) || style.contains("display:none") || is_embedded(name, &attribute) {
        return Kind::Hidden;
    }
    if role == "main" { Kind::Main } else { of_name }
}

/// Posts of others: the scripts of services turn these quotations into frames.
fn is_embedded(name: &str, attribute: &impl Fn(&str) -> Option<String>) -> bool {
    let class = attribute("class").unwrap_or_default();
    let posts = ["twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "fb-post", "wp-embedded-content"];
    let pulled = ["wp-block-pullquote", "pullquote", "pull-quote"];
    let has = |list: &[&str]| class.split_ascii_whitespace().any(|one| list.contains(&one));
    name == "blockquote" && has(&posts) || has(&pulled)
}

fn of_name(name: &str) -> Kind {
    match name {
        "area" | "base" | "col" | "embed" | "img" | "input" | "link" | "meta" | "param" | "source" | "track"
        | "wbr" => Kind::Void,
        "br" => Kind::Break,
        "hr" => Kind::Void,
        "a" => Kind::Link,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" | "h4" | "h5" | "h6" => Kind::Heading(3),
        "li" | "dd" | "td" => Kind::Item,
        "blockquote" => Kind::Quote,
        "article" => Kind::Article,
        "main" => Kind::Main,
        "head" | "title" | "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object"
        | "video" | "audio" | "canvas" | "picture" | "map" | "select" | "option" | "button" | "form" | "textarea"
        | "label" | "dialog" | "nav" | "footer" | "aside" | "figcaption" | "code" | "pre" | "samp" | "kbd" | "del"
        | "s" | "strike" | "th" | "caption" | "menu" | "datalist" | "progress" | "meter" => Kind::Hidden,
        "p" | "div" | "section" | "ul" | "ol" | "dl" | "dt" | "table" | "thead" | "tbody" | "tfoot" | "tr"
        | "figure" | "body" | "html" | "header" | "address" | "hgroup" | "details" | "summary" | "fieldset"
        | "center" => Kind::Block,
        _ => Kind::Inline,
    }
}

/// Which open elements a tag ends, and within which others it does not look for them.
pub(super) fn implied(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "a" => (&["a"], &[]),
        "li" => (&["li"], &["ul", "ol", "menu"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "option" => (&["option"], &["select"]),
        "title" | "meta" | "link" | "script" | "style" | "base" | "noscript" | "template" => (&[], &[]),
        "p" | "div" | "section" | "article" | "main" | "ul" | "ol" | "table" | "blockquote" | "figure" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "footer" | "nav" | "aside" => {
            (&["p", "head"], &["button", "td", "th", "body"])
        }
        _ => (&["head"], &["body"]),
    }
}
