//! Texts as drafts are made of them: paragraphs, some of which are left out.

use sayso::attribution;
use sayso::facts::Facts;
use sayso::knowledge::Knowledge;
use sayso::span::Span;
use sayso::text::Format;

/// A text that drafts are made of.
pub struct Text {
    pub name: String,
    pub facts: Facts,
    /// Its paragraphs with the white space behind them.
    pub paragraphs: Vec<Span>,
}

/// A draft, and where a place of the text went.
pub struct Draft {
    pub text: String,
    /// Each paragraph that was kept: where it was, and where it is.
    pub kept: Vec<(Span, usize)>,
}

impl Draft {
    /// Where a place of the text is in the draft.
    pub fn place(&self, span: Span) -> Option<Span> {
        let (from, to) = self.kept.iter().find(|(from, _)| from.contains(span))?;
        Some(Span::new(span.start - from.start + to, span.end - from.start + to))
    }
}

/// Numbers that look random and are the same each time.
pub struct Random(u64);

impl Random {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most.max(1)
    }
}

impl Text {
    pub fn read_all(folder: &str) -> Vec<Self> {
        let mut paths: Vec<_> = walk(std::path::Path::new(folder));
        paths.sort();
        paths
            .into_iter()
            .map(|path| Self::of(path.display().to_string(), &std::fs::read_to_string(&path).unwrap_or_default()))
            .collect()
    }

    fn of(name: String, text: &str) -> Self {
        let facts = sayso::extract::extract(text, Format::Markdown, Knowledge::built_in(), attribution::fast());
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for piece in text.split_inclusive("\n\n") {
            paragraphs.push(Span::new(start, start + piece.len()));
            start += piece.len();
        }
        Self { name, facts, paragraphs }
    }

    /// A draft without a third of the paragraphs; the one that holds a byte stays, and the first.
    pub fn shortened(&self, random: &mut Random, keep: usize) -> Draft {
        let mut draft = Draft { text: String::new(), kept: Vec::new() };
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let holds = paragraph.start <= keep && keep < paragraph.end;
            if at > 0 && !holds && random.below(3) == 0 {
                continue;
            }
            draft.kept.push((*paragraph, draft.text.len()));
            draft.text.push_str(paragraph.of(&self.facts.document.text));
            if !draft.text.ends_with("\n\n") {
                draft.text.push_str("\n\n");
            }
        }
        draft
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
        .collect()
}
