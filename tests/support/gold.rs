//! The marks of a passage, read from its file. `tests/passages/README.md` says how they are written and what they mean;
//! a mark that does not read is an error, never a mark less.

use sayso::span::Span;

/// A passage and its marks.
pub struct Gold {
    /// What stands before the line `---`.
    pub text: String,
    /// Clauses whose statement is known.
    pub statements: Vec<GoldStatement>,
    /// Everything else that has a place.
    pub marks: Vec<Mark>,
}

/// A marked statement.
pub struct GoldStatement {
    /// Words of it.
    pub span: Span,
    /// The kinds that the definitions allow.
    pub kinds: Vec<String>,
    /// Whether it is turned round; `None` where that is open.
    pub negated: Option<bool>,
    /// From the outermost teller to the innermost; empty for the article's own voice, `None` where that is open.
    pub chain: Option<Vec<GoldLink>>,
    /// A place in the sentence whose account it goes on with.
    pub after: Option<Span>,
}

/// One teller.
pub struct GoldLink {
    /// Words of a name or mention.
    pub words: String,
    /// The sentence leaves it out.
    pub restored: bool,
}

/// A hedge, number, date or note.
pub struct Mark {
    /// Its words.
    pub span: Span,
    /// Finding it is neither right nor wrong.
    pub optional: bool,
    /// What it is.
    pub what: What,
}

/// What a mark says.
pub enum What {
    /// Softens.
    Hedge,
    /// Qualifier, values, unit, noun; `None` where open.
    Number { qualifier: Option<String>, values: Option<Vec<f64>>, unit: Option<String>, noun: Option<String> },
    /// "weekday", "relative", "2024-?-?", or open.
    Date(Option<String>),
    /// "verified", "unverified" or "disputed", and what it covers.
    Note { finding: String, covers: Vec<Span> },
}

const KINDS: [&str; 8] = ["fact", "accusation", "denial", "opinion", "offer", "norm", "question", "act"];

/// Reads a passage.
pub fn parse(file: &str) -> Result<Gold, String> {
    let (text, marks) = file.split_once("\n---\n").ok_or("there is no line ---")?;
    let mut gold = Gold { text: text.trim_end().to_owned(), statements: Vec::new(), marks: Vec::new() };
    for line in marks.lines().map(str::trim).filter(|line| !line.is_empty()) {
        gold.read(line).map_err(|wrong| format!("{wrong}: {line}"))?;
    }
    Ok(gold)
}

impl Gold {
    fn read(&mut self, line: &str) -> Result<(), String> {
        let mut parts = line.splitn(3, '"');
        let (Some(head), Some(words), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
            return Err("words between quotation marks are missing".to_owned());
        };
        let span = self.place(words)?;
        let mut head = head.split_whitespace();
        let name = head.next().unwrap_or_default();
        let optional = name.ends_with('?');
        let name = name.trim_end_matches('?');
        if name.split('/').all(|kind| KINDS.contains(&kind)) {
            let negated = match head.next() {
                Some("not") => Some(true),
                Some("not?") => None,
                None => Some(false),
                Some(other) => return Err(format!("`{other}` is not known")),
            };
            let (before, after) = rest.split_once(" after ").map_or((rest, None), |(by, after)| (by, Some(after)));
            let after = after.map(|words| self.place(words.trim().trim_matches('"'))).transpose()?;
            let statement = GoldStatement {
                span,
                kinds: name.split('/').map(str::to_owned).collect(),
                negated,
                chain: chain(before.trim())?,
                after,
            };
            if !optional {
                self.statements.push(statement);
            }
            return Ok(());
        }
        let what = match name {
            "hedge" => What::Hedge,
            "number" => number(rest)?,
            "date" => What::Date(Some(rest.trim()).filter(|it| !it.is_empty()).map(str::to_owned)),
            "verified" | "unverified" | "disputed" => {
                let listed = rest.trim().strip_prefix("covers").unwrap_or_default().split('"').skip(1).step_by(2);
                let covers = listed.map(|words| self.place(words)).collect::<Result<_, _>>()?;
                What::Note { finding: name.to_owned(), covers }
            }
            _ => return Err(format!("`{name}` is not known")),
        };
        self.marks.push(Mark { span, optional, what });
        Ok(())
    }

    fn place(&self, words: &str) -> Result<Span, String> {
        let joined = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
        let whole = |start: usize| {
            let (before, after) = (&self.text[..start], &self.text[start + words.len()..]);
            !joined(before.chars().next_back()) && !joined(after.chars().next())
        };
        let start = self.text.match_indices(words).map(|(start, _)| start).find(|&start| whole(start));
        let start = start.ok_or_else(|| format!("`{words}` is not in the text"))?;
        Ok(Span::new(start, start + words.len()))
    }
}

/// "by army > [prison] > guard"; nothing is the article's own voice.
fn chain(text: &str) -> Result<Option<Vec<GoldLink>>, String> {
    if text.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let names = text.strip_prefix("by ").ok_or("a source begins with `by`")?;
    let link = |name: &str| {
        let name = name.trim();
        GoldLink { words: name.trim_matches(['[', ']']).to_owned(), restored: name.starts_with('[') }
    };
    Ok((names != "?").then(|| names.split('>').map(link).collect()))
}

/// "least 40 people soldier", "between 3 5 percent"; nothing is open.
fn number(text: &str) -> Result<What, String> {
    let mut words = text.split_whitespace().peekable();
    let open = |word: Option<&str>| word.filter(|word| *word != "?").map(str::to_owned);
    let qualifier = open(words.next());
    let mut values = Vec::new();
    while let Some(value) = words.next_if(|word| word.parse::<f64>().is_ok()) {
        values.extend(value.parse::<f64>());
    }
    if values.is_empty() && words.next_if_eq(&"?").is_none() && qualifier.is_some() {
        return Err("a number has a value".to_owned());
    }
    let (unit, noun) = (open(words.next()), open(words.next()));
    Ok(What::Number { qualifier, values: Some(values).filter(|it| !it.is_empty()), unit, noun })
}
