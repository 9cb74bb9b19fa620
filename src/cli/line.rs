//! A line of an article, as arguments name it: `article.md:9`.

use crate::cli::Stop;
use crate::cli::input::Input;
use sayso::report::Lines;
use sayso::span::Span;
use std::path::Path;

/// The article and the line that an argument names: `article.md:9`, or `article.md:9:4` as reports write it.
pub fn named(argument: &str) -> Option<(&Path, usize)> {
    let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
    let (rest, last) = argument.rsplit_once(':')?;
    let last = number(last)?;
    let of_column = rest.rsplit_once(':').and_then(|(path, line)| Some((Path::new(path), number(line)?)));
    Some(of_column.unwrap_or((Path::new(rest), last)))
}

/// The bytes of a line of an article.
pub fn stretch(article: &Input, line: usize) -> Result<Span, Stop> {
    let file = article.file.as_deref().unwrap_or(&article.text);
    bytes(file, line)
        .map(|given| article.origin.read(given))
        .ok_or_else(|| Stop::Told(format!("{} has no line {line}", article.path)))
}

fn bytes(text: &str, line: usize) -> Option<Span> {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let exists = line == 1 || text.split_inclusive('\n').count() >= line;
    let lines = Lines::of(text);
    exists.then(|| Span::new(start, lines.line_around(start).1.max(start)))
}

#[cfg(test)]
mod tests {
    use super::{bytes, named};
    use sayso::span::Span;
    use std::path::Path;

    #[test]
    fn lines_are_named_as_reports_name_them() {
        assert_eq!(named("a.md:9"), Some((Path::new("a.md"), 9)));
        assert_eq!(named("a.md:9:4"), Some((Path::new("a.md"), 9)));
        assert_eq!(named("C:\\drafts\\a.md:9"), Some((Path::new("C:\\drafts\\a.md"), 9)));
        assert_eq!(named("unknown-phrase"), None);
        assert_eq!(named("a.md:0"), None);
    }

    #[test]
    fn lines_are_found() {
        assert_eq!(bytes("ab\r\ncd\n", 2), Some(Span::new(4, 6)));
        assert_eq!(bytes("ab\ncd", 3), None);
    }
}
