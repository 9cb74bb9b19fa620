//! `sayso rules`: what there is, and one rule in full.

use crate::cli::arguments::{PageFormat, Rules, Tier};
use crate::cli::extractor::Extractors;
use crate::cli::output::Output;
use crate::cli::settings::{Settings, is_named};
use crate::cli::{Outcome, Stop, answers, input};
use sayso::plan::{Piece, Plan, Rule, Template};
use sayso::report::{self, harmless};

/// Lists the rules, or shows those of a name.
pub fn rules(arguments: &Rules, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = Settings::find(arguments.chosen.config.as_deref(), arguments.chosen.profile.as_deref(), output)?;
    if arguments.record {
        return record(arguments, &settings, output);
    }
    let extractors = Extractors::new(Tier::Auto);
    let extractor = extractors.of(settings.extractor.as_ref(), output)?;
    let ready = settings.reviewed(&arguments.chosen, extractor)?;
    ready.tell(output)?;
    match (arguments.format, &arguments.name) {
        (PageFormat::Human, None) => list(&ready.plan, output)?,
        (PageFormat::Human, Some(name)) => show(&ready.plan, name, output)?,
        (PageFormat::Markdown | PageFormat::Html, name) => {
            let markdown = report::rulebook(&ready.plan, &ready.files, |rule| {
                name.as_ref().is_none_or(|name| is_named(rule, name))
            });
            output.write(&page(arguments.format, markdown))?;
        }
    }
    Ok(ready.outcome())
}

/// Markdown in the format that was asked for.
pub fn page(format: PageFormat, markdown: String) -> String {
    match format {
        PageFormat::Human | PageFormat::Markdown => markdown,
        PageFormat::Html => report::to_html(&markdown),
    }
}

/// How often each rule was right, those with the most answers first; rules that are no more are shown as such.
fn record(arguments: &Rules, settings: &Settings, output: &mut Output) -> Result<Outcome, Stop> {
    let ready = settings.rules(&arguments.chosen)?.without_advice();
    ready.tell(output)?;
    let file = answers::place(None, settings);
    let answers = answers::read(&file)?;
    let named = |name: &str| arguments.name.as_deref().is_none_or(|wanted| has_name(name, wanted));
    let mut records: Vec<_> = answers::records(&answers).into_iter().filter(|(name, _)| named(name)).collect();
    records.sort_by(|one, other| other.1.all().cmp(&one.1.all()).then(one.0.cmp(other.0)));
    if records.is_empty() {
        output.write(&format!(
            "no answers in {}; `sayso answer FINGERPRINT right|wrong|noise` keeps them\n",
            input::shown(&file)
        ))?;
        return Ok(ready.outcome());
    }
    let widest = records.iter().map(|(name, _)| name.len()).max().unwrap_or_default().max("rule".len());
    output.write(&format!("{:widest$}  right  wrong  noise  right of all\n", "rule"))?;
    for (name, record) in records {
        let share = (100 * record.right + record.all() / 2) / record.all().max(1);
        let gone = if ready.plan.rules.iter().any(|rule| rule.name == name) { "" } else { " (no such rule now)" };
        let answers::Record { right, wrong, noise } = record;
        let share = format!("{share}%");
        output
            .write(&format!("{:widest$}  {right:>5}  {wrong:>5}  {noise:>5}  {share:>12}{gone}\n", harmless(name)))?;
    }
    Ok(ready.outcome())
}

/// True for a rule's full name, its own name, or its pack.
fn has_name(full: &str, name: &str) -> bool {
    full == name || full.split_once('/').is_some_and(|(pack, bare)| name == pack || name == bare)
}

fn list(plan: &Plan, output: &mut Output) -> Result<(), Stop> {
    let widest = plan.rules.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in &plan.rules {
        let off = if rule.on { "" } else { " (off)" };
        let level = rule.severity.word();
        output.write(&format!("{:widest$}  {level:7}  {}{off}\n", rule.name, harmless(&message(&rule.message))))?;
    }
    Ok(())
}

fn show(plan: &Plan, name: &str, output: &mut Output) -> Result<(), Stop> {
    let named: Vec<&Rule> = plan.rules.iter().filter(|rule| is_named(rule, name)).collect();
    if named.is_empty() {
        return Err(Stop::Told(format!("there is no rule or pack `{name}`; `sayso rules` lists them")));
    }
    for rule in named {
        output.write(&whole(plan, rule))?;
    }
    Ok(())
}

fn whole(plan: &Plan, rule: &Rule) -> String {
    let mut text = format!("{} ({})\n", rule.name, rule.severity.word());
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            let lines: Vec<String> = value.lines().map(harmless).collect();
            text.push_str(&format!("  {name:9} {}\n", lines.join("\n            ")));
        }
    };
    add("reads", &rule.reading);
    add("message", &message(&rule.message));
    add("why", rule.why.as_deref().unwrap_or_default());
    add("help", &rule.help.as_ref().map(message).unwrap_or_default());
    add("see", rule.see.as_deref().unwrap_or_default());
    let silenced: Vec<&str> =
        rule.silences.iter().filter_map(|id| plan.rules.get(*id)).map(|rule| rule.name.as_str()).collect();
    add("silences", &silenced.join(", "));
    add("tags", &rule.tags.join(", "));
    add("file", &rule.text.file);
    for example in &rule.examples {
        add(if example.flags { "flags" } else { "allows" }, &example.text);
    }
    text.push('\n');
    text
}

/// A message with its placeholders in braces.
fn message(template: &Template) -> String {
    template.pieces.iter().map(Piece::shown).collect()
}
