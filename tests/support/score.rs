//! A passage as sayso reads it, held against its marks. Each aspect is counted by itself; a statement that is not found
//! is wrong in every aspect that asks for it.

use super::gold::{Gold, GoldLink, GoldStatement, Mark, What};
use super::tally::Tallies;
use sayso::facts::{
    Bound, DateMention, Facts, Finding, Kind, Link, Quantity, RelationKind, Statement, StatementKind, Unit,
};
use sayso::list::Id;
use sayso::span::Span;

/// The aspects in the order of the table. Names of kinds are those of the marks.
pub const ASPECTS: [&str; 25] = [
    "statement found",
    "kind, all",
    "fact",
    "accusation",
    "denial",
    "opinion",
    "offer",
    "norm",
    "question",
    "act",
    "turned round",
    "hedge",
    "number",
    "number: qualifier",
    "number: value",
    "number: unit",
    "date",
    "date: value",
    "source in chain",
    "article's own voice",
    "nested chain, whole",
    "dropped source",
    "carried on",
    "note",
    "note: reach",
];

/// One passage being scored.
pub struct Score<'a> {
    gold: &'a Gold,
    facts: &'a Facts,
    tallies: &'a mut Tallies,
    /// What is wrong, a line each.
    pub wrong: Vec<String>,
}

impl<'a> Score<'a> {
    /// Counts everything of a passage.
    pub fn of(gold: &'a Gold, facts: &'a Facts, tallies: &'a mut Tallies) -> Vec<String> {
        let mut score = Self { gold, facts, tallies, wrong: Vec::new() };
        for statement in &gold.statements {
            score.statement(statement);
        }
        score.hedges();
        score.numbers();
        score.dates();
        score.notes();
        score.wrong
    }

    fn add(&mut self, aspect: &'static str, marked: bool, found: bool, words: &str) {
        self.tallies.add(aspect, marked, found);
        if marked != found {
            self.wrong.push(format!("{aspect}: {} {words}", if marked { "missed" } else { "not marked" }));
        }
    }

    fn answer(&mut self, aspect: &'static str, right: bool, words: &str) {
        self.tallies.answer(aspect, right);
        if !right {
            self.wrong.push(format!("{aspect}: wrong {words}"));
        }
    }

    fn statement(&mut self, gold: &GoldStatement) {
        let words = self.facts.document.at(gold.span).to_owned();
        let found = at(self.facts, gold.span).map(|id| (id, &self.facts.statements[id]));
        self.answer("statement found", found.is_some(), &words);
        let kind = found.map(|(_, it)| kind(it.kind));
        let right = kind.is_some_and(|kind| gold.kinds.iter().any(|it| it == kind));
        let expected =
            ASPECTS.into_iter().find(|it| Some(*it) == kind.filter(|_| right) || !right && *it == gold.kinds[0]);
        self.tallies.answer("kind, all", right);
        if let Some(aspect) = expected {
            self.add(aspect, true, right, &format!("{words} ({})", kind.unwrap_or("none")));
        }
        for aspect in ASPECTS.into_iter().filter(|it| !right && Some(*it) == kind) {
            self.tallies.add(aspect, false, true);
        }
        if let Some(negated) = gold.negated {
            self.add("turned round", negated, found.is_some_and(|(_, it)| it.negation.is_some()), &words);
        }
        if let Some(chain) = &gold.chain {
            self.chain(chain, found.map(|(_, it)| it), &words);
        }
        self.carried_on(gold, found.map(|(id, _)| id), &words);
    }

    fn chain(&mut self, gold: &[GoldLink], found: Option<&Statement>, words: &str) {
        let facts = self.facts;
        let links: &[Link] = found.map_or(&[], |it| it.chain.as_slice());
        let mut left: Vec<&Link> = links.iter().collect();
        for link in gold {
            let same = left.iter().position(|it| is(facts, it, &link.words));
            self.add("source in chain", true, same.is_some(), &format!("{words} ({})", link.words));
            same.map(|place| left.remove(place));
        }
        for link in left {
            self.add("source in chain", false, true, &format!("{words} ({})", name(facts, link)));
        }
        self.add("article's own voice", gold.is_empty(), found.is_some() && links.is_empty(), words);
        let (deep, found_deep) = (gold.len() > 1, links.len() > 1);
        let whole = gold.len() == links.len() && gold.iter().zip(links).all(|(gold, it)| is(facts, it, &gold.words));
        if deep && found_deep && !whole {
            self.add("nested chain, whole", true, false, words);
            self.add("nested chain, whole", false, true, words);
        } else {
            self.add("nested chain, whole", deep, found_deep, words);
        }
        let restored = |link: &Link| link.restored && gold.iter().any(|it| it.restored && is(facts, link, &it.words));
        let marked = gold.iter().any(|it| it.restored);
        match (marked, links.iter().any(|it| it.restored), links.iter().any(restored)) {
            (true, true, false) => {
                self.add("dropped source", true, false, words);
                self.add("dropped source", false, true, words);
            }
            (_, found, _) => self.add("dropped source", marked, found, words),
        }
    }

    fn carried_on(&mut self, gold: &GoldStatement, found: Option<Id<Statement>>, words: &str) {
        let facts = self.facts;
        let mut from = facts
            .relations
            .iter()
            .filter(|it| it.kind == RelationKind::Continues && Some(it.from) == found && it.truth.is_true())
            .map(|it| facts.document.sentences[facts.statements[it.to].sentence].span);
        let found = from.clone().next().is_some();
        let right = gold.after.is_some_and(|after| from.any(|sentence| sentence.contains(after)));
        if gold.after.is_some() && found && !right {
            self.add("carried on", true, false, words);
            self.add("carried on", false, true, words);
        } else {
            self.add("carried on", gold.after.is_some(), found, words);
        }
    }

    fn hedges(&mut self) {
        let mut found: Vec<Span> = self.facts.statements.iter().flat_map(|it| it.hedges.iter().copied()).collect();
        found.sort_unstable();
        found.dedup();
        self.places("hedge", |what| matches!(what, What::Hedge), &found);
    }

    /// Marks of one sort against finds: which find stands at which mark.
    fn places(&mut self, aspect: &'static str, sort: fn(&What) -> bool, found: &[Span]) -> Vec<(&'a Mark, usize)> {
        let mut pairs = Vec::new();
        let mut taken = vec![false; found.len()];
        for mark in self.gold.marks.iter().filter(|it| sort(&it.what)) {
            let words = self.facts.document.at(mark.span).to_owned();
            let free = (0..found.len()).find(|&place| !taken[place] && found[place].overlaps(mark.span));
            if let Some(place) = free {
                taken[place] = true;
                pairs.push((mark, place));
            }
            if !mark.optional {
                self.add(aspect, true, free.is_some(), &words);
            }
        }
        let optional =
            |span: Span| self.gold.marks.iter().any(|it| it.optional && sort(&it.what) && it.span.overlaps(span));
        let rest: Vec<Span> = (0..found.len())
            .filter(|&place| !taken[place] && !optional(found[place]))
            .map(|place| found[place])
            .collect();
        for span in rest {
            self.add(aspect, false, true, self.facts.document.at(span));
        }
        pairs.retain(|(mark, _)| !mark.optional);
        pairs
    }

    fn numbers(&mut self) {
        let spans: Vec<Span> = self.facts.quantities.iter().map(|it| it.span).collect();
        for (mark, place) in self.places("number", |what| matches!(what, What::Number { .. }), &spans) {
            let What::Number { qualifier, values, unit, noun } = &mark.what else { continue };
            let found = &self.facts.quantities[Id::new(place)];
            let words = format!("{} ({found:?})", self.facts.document.at(mark.span));
            if let Some(qualifier) = qualifier {
                self.answer("number: qualifier", qualifier.split('/').any(|it| it == bound(found.bound)), &words);
            }
            if let Some(values) = values {
                self.answer("number: value", same_value(found, values), &words);
            }
            if let Some(units) = unit {
                let (class, counted) = counted(&found.unit);
                let noun = noun.as_deref().is_none_or(|noun| noun == counted);
                self.answer("number: unit", noun && units.split('/').any(|unit| unit == class), &words);
            }
        }
    }

    fn dates(&mut self) {
        let spans: Vec<Span> = self.facts.dates.iter().map(|it| it.span).collect();
        for (mark, place) in self.places("date", |what| matches!(what, What::Date(_)), &spans) {
            let What::Date(Some(value)) = &mark.what else { continue };
            let found = date(&self.facts.dates[Id::new(place)]);
            let words = format!("{} ({found})", self.facts.document.at(mark.span));
            self.answer("date: value", found == *value, &words);
        }
    }

    fn notes(&mut self) {
        let facts = self.facts;
        let spans: Vec<Span> = facts.verifications.iter().map(|it| it.span).collect();
        let pairs = self.places("note", |what| matches!(what, What::Note { .. }), &spans);
        for mark in self.gold.marks.iter().filter(|it| !it.optional) {
            let What::Note { finding: expected, covers } = &mark.what else { continue };
            let note = pairs
                .iter()
                .find(|(it, _)| it.span == mark.span)
                .map(|(_, place)| &facts.verifications[Id::new(*place)]);
            let note = note.filter(|it| finding(it.finding) == expected);
            let others = self.gold.statements.iter().map(|it| it.span).filter(|span| !covers.contains(span));
            for (span, marked) in covers.iter().map(|&span| (span, true)).chain(others.map(|span| (span, false))) {
                let statement = at(facts, span);
                let reached =
                    |id| note.is_some_and(|it| it.covers.iter().any(|it| it.statement == id && it.truth.is_true()));
                self.add("note: reach", marked, statement.is_some_and(reached), facts.document.at(span));
            }
        }
    }
}

/// The innermost statement that holds the words.
fn at(facts: &Facts, span: Span) -> Option<Id<Statement>> {
    let shared = |it: &Statement| {
        let shared = |piece: &Span| piece.end.min(span.end).saturating_sub(piece.start.max(span.start));
        it.content.iter().map(shared).sum::<usize>()
    };
    let length = |it: &Statement| it.content.iter().map(|piece| piece.len()).sum::<usize>();
    let holds = facts.statements.entries().filter(|(_, it)| shared(it) > 0);
    holds.min_by_key(|(_, it)| (std::cmp::Reverse(shared(it)), length(it))).map(|(id, _)| id)
}

fn name(facts: &Facts, link: &Link) -> String {
    link.sources.iter().map(|&id| facts.sources[id].name.as_str()).collect::<Vec<_>>().join(" + ")
}

/// Whether the words stand in the name or in a mention of one of the link's sources.
fn is(facts: &Facts, link: &Link, words: &str) -> bool {
    link.sources.iter().map(|&id| &facts.sources[id]).any(|source| {
        let places = source.places.iter().copied().chain(link.source_span);
        let mentions = facts.mentions.iter().filter(|it| Some(it.entity) == source.entity).map(|it| it.span);
        let unstated = words == "unstated" && source.kinds.contains(&Kind::Unstated);
        unstated
            || source.name.contains(words)
            || places.chain(mentions).any(|span| facts.document.at(span).contains(words))
    })
}

fn kind(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Fact => "fact",
        StatementKind::Accusation => "accusation",
        StatementKind::Denial => "denial",
        StatementKind::Opinion => "opinion",
        StatementKind::Offer => "offer",
        StatementKind::Norm => "norm",
        StatementKind::Question => "question",
        StatementKind::PublicAct => "act",
        StatementKind::Note => "note",
    }
}

fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Verified => "verified",
        Finding::NotVerified => "unverified",
        Finding::Disputed => "disputed",
    }
}

fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::AtLeast => "least",
        Bound::AtMost => "most",
        Bound::About => "about",
        Bound::Between => "between",
    }
}

/// A share may be rounded.
fn same_value(found: &Quantity, values: &[f64]) -> bool {
    let given = match found.bound {
        Bound::AtLeast => vec![found.low],
        Bound::AtMost => vec![found.high],
        Bound::Between => vec![found.low, found.high],
        Bound::Exact | Bound::About => vec![f64::midpoint(found.low, found.high)],
    };
    given.len() == values.len() && given.iter().zip(values).all(|(a, b)| (a - b).abs() <= 0.005 * b.abs())
}

fn counted(unit: &Unit) -> (&'static str, &str) {
    match unit {
        Unit::People(noun) => ("people", noun),
        Unit::Percent => ("percent", ""),
        Unit::Times => ("times", ""),
        Unit::Money(currency) => ("money", currency),
        Unit::Things(noun) => ("things", noun),
    }
}

fn date(date: &DateMention) -> String {
    if date.weekday {
        return "weekday".to_owned();
    }
    if date.relative {
        return "relative".to_owned();
    }
    let part = |part: Option<i32>| part.map_or("?".to_owned(), |part| part.to_string());
    [date.value.year, date.value.month.map(i32::from), date.value.day.map(i32::from)].map(part).join("-")
}
