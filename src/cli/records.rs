//! Records with named fields, as JSON, JSON lines or CSV: each becomes an article. What the fields are called is said on the
//! command line; nothing is guessed. The only file that knows the crate csv.

use crate::cli::input::{Input, Trouble, shown};
use crate::cli::story::{self, Story};
use serde_json::Value;
use std::path::Path;

/// How records are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// One value: a record, or a list of them.
    Json,
    /// A record a line.
    Lines,
    /// A record a row below the names of the columns.
    Csv,
}

/// What a field is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its headline.
    Title,
    /// Its text, as HTML or plain; several stand below each other in the order in which they were named.
    Body,
    /// The day on which it appeared.
    Date,
    /// What reports call the record, behind the name of the file.
    Id,
}

/// Which field is what: `title=headline`.
#[derive(Clone, Debug)]
pub struct Field {
    role: Role,
    /// The names on the way to it.
    path: Vec<String>,
}

impl std::str::FromStr for Field {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let (role, path) = written.split_once('=').ok_or("write ROLE=FIELD, such as title=headline")?;
        let role = match role.trim() {
            "title" => Role::Title,
            "body" => Role::Body,
            "date" => Role::Date,
            "id" => Role::Id,
            other => return Err(format!("`{other}` is no role: there are title, body, date, id")),
        };
        let path: Vec<String> = path.trim().split('.').map(str::to_owned).collect();
        if path.iter().any(String::is_empty) {
            Err("the name of the field is empty".to_owned())
        } else {
            Ok(Self { role, path })
        }
    }
}

/// A record that was found: the way to it, and it.
type Record = (String, Value);

/// The articles of a file of records; what is wrong with one leaves the others.
pub fn articles(
    path: &Path,
    place: &Path,
    text: &str,
    writing: Writing,
    fields: &[Field],
) -> Vec<Result<Input, Trouble>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let records: Vec<Result<Record, String>> = match writing {
        Writing::Json => json(text),
        Writing::Lines => lines(text),
        Writing::Csv => csv(text),
    };
    let article = |record: Result<Record, String>| {
        let told = |message: String| Trouble { path: shown(path), code: "bad-record", message };
        let (pointer, record) = record.map_err(told)?;
        article(path, place, &pointer, &record, fields)
    };
    records.into_iter().map(article).collect()
}

fn json(text: &str) -> Vec<Result<Record, String>> {
    match serde_json::from_str(text) {
        Ok(Value::Array(records)) => {
            records.into_iter().enumerate().map(|(at, record)| Ok((format!("/{at}"), record))).collect()
        }
        Ok(record) => vec![Ok((String::new(), record))],
        Err(error) => vec![Err(format!("this does not read as JSON: {error}"))],
    }
}

fn lines(text: &str) -> Vec<Result<Record, String>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let record = |(at, line)| match serde_json::from_str(line) {
        Ok(record) => Ok((format!("L{}", at + 1), record)),
        Err(error) => Err(format!("line {} does not read as JSON: {error}", at + 1)),
    };
    lines.map(record).collect()
}

fn csv(text: &str) -> Vec<Result<Record, String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(text)).from_reader(text.as_bytes());
    let names = match reader.headers() {
        Ok(names) => names.clone(),
        Err(error) => return vec![Err(format!("this does not read as CSV: {error}"))],
    };
    let row = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.map_err(|error| format!("this does not read as CSV: {error}"))?;
        let line = row.position().map_or(0, csv::Position::line);
        let cells = names.iter().zip(row.iter()).map(|(name, cell)| (name.to_owned(), Value::from(cell)));
        Ok((format!("L{line}"), Value::Object(cells.collect())))
    };
    reader.records().map(row).collect()
}

/// The sign between the names of the columns.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn article(path: &Path, place: &Path, pointer: &str, record: &Value, fields: &[Field]) -> Result<Input, Trouble> {
    let of = |role: Role| fields.iter().filter(move |field| field.role == role);
    let found = |field: &Field| words(field.path.iter().try_fold(record, |value, name| inside(value, name))?);
    let id = of(Role::Id).find_map(found);
    let bodies: Vec<String> = of(Role::Body).filter_map(found).collect();
    let title = of(Role::Title).find_map(found);
    if bodies.is_empty() && title.is_none() {
        let wanted: Vec<String> = fields.iter().map(|field| format!("`{}`", field.path.join("."))).collect();
        let message = format!("this record has none of the fields {}", wanted.join(", "));
        let behind = id.as_deref().map(str::trim).filter(|id| !id.is_empty()).unwrap_or(pointer);
        return Err(Trouble { path: story::name(path, behind), code: "bad-record", message });
    }
    let date = of(Role::Date).find_map(found);
    Ok(Story { id, title, date, bodies }.input(path, place, pointer))
}

fn inside<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(name),
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The words of a value; lists of texts are paragraphs.
pub fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            items.filter(|items| !items.is_empty()).map(|items| items.join("\n\n"))
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => None,
    }
}
