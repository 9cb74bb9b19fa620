//! The shapes of the machine form of `extract`, version 1 (`schemas/extract.json`). Every fact by spans and ids; an id is
//! a number that other facts of the same file refer to. What may be left out has a default, so that a person can write
//! a few statements by hand. Shapes only; nothing is read or checked here.

use crate::attribution::Quote;
use crate::facts::{Bound, EntityKind, EvidenceKind, Finding, Form, RelationKind, Scope, Stance, StatementKind};
use crate::report::extract::names::{
    BoundName, EntityName, EvidenceName, FindingName, FormName, KindForm, QuoteForm, QuoteName, RelationName,
    ScopeName, StanceName, StatementName, ThemeName, TruthName,
};
use crate::report::extract::text_form::{BlockForm, QuotationForm, TextForm};
use crate::report::json::SpanForm;
use crate::truth::Truth;
use serde::{Deserialize, Serialize};

/// Everything that is known of one article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct ClaimsForm {
    pub version: u32,
    pub path: String,
    /// What came of a comparison, which is made anew and not read.
    #[serde(skip_serializing)]
    pub comparison: Option<serde_json::Value>,
    /// The text that the places below are places of; claims that a person wrote may leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<TextForm>,
    /// The article's date, "2024-03-01"; read from the article.
    pub date: Option<String>,
    /// Read from the article; here for whoever reads this form.
    pub blocks: Vec<BlockForm>,
    /// Read from the article.
    pub sentences: Vec<SpanForm>,
    /// Read from the article.
    pub quotations: Vec<QuotationForm>,
    pub attributions: Vec<AttributionForm>,
    pub entities: Vec<EntityForm>,
    pub mentions: Vec<MentionForm>,
    pub sources: Vec<SourceForm>,
    pub statements: Vec<StatementForm>,
    pub verifications: Vec<VerificationForm>,
    pub relations: Vec<RelationForm>,
    pub events: Vec<EventForm>,
    pub evidence: Vec<EvidenceForm>,
    pub quantities: Vec<QuantityForm>,
    pub dates: Vec<DateForm>,
    pub places: Vec<PlaceForm>,
    pub conflicts: Vec<ConflictForm>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AttributionForm {
    pub id: Option<usize>,
    #[serde(default)]
    pub source: Vec<SpanForm>,
    #[serde(default)]
    pub cue: Vec<SpanForm>,
    pub content: Vec<SpanForm>,
    #[serde(with = "QuoteName", default = "indirect")]
    pub kind: Quote,
    #[serde(default)]
    pub within: Option<usize>,
    #[serde(default)]
    pub read_by: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntityForm {
    pub id: Option<usize>,
    pub name: String,
    #[serde(with = "EntityName", default = "unknown")]
    pub kind: EntityKind,
    #[serde(default)]
    pub mentions: Vec<usize>,
    #[serde(default)]
    pub almanac: Option<String>,
    #[serde(default)]
    pub part_of: Option<usize>,
    #[serde(default)]
    pub of_state: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MentionForm {
    pub id: Option<usize>,
    pub span: SpanForm,
    #[serde(default)]
    pub head: Option<SpanForm>,
    #[serde(with = "FormName")]
    pub form: Form,
    pub entity: usize,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SideForm {
    pub conflict: usize,
    pub side: usize,
    pub party: bool,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SourceForm {
    pub id: Option<usize>,
    pub name: String,
    pub places: Vec<SpanForm>,
    pub entity: Option<usize>,
    pub kinds: Vec<KindForm>,
    pub kind_known: bool,
    pub sides: Vec<SideForm>,
    pub because: Option<String>,
    pub named: bool,
    pub anonymous: bool,
    pub description: Option<SpanForm>,
    pub role: Option<SpanForm>,
    pub reason: Option<SpanForm>,
    pub way_of_knowing: Option<SpanForm>,
    pub named_member: Option<SpanForm>,
    pub linked: bool,
    pub pollster: Option<SpanForm>,
    pub client: Option<SpanForm>,
    pub sample_size: Option<SpanForm>,
    pub date: Option<SpanForm>,
    pub group: Option<usize>,
    pub linked_groups: Vec<usize>,
    pub silence: Option<SpanForm>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkForm {
    pub sources: Vec<usize>,
    #[serde(default)]
    pub source_span: Option<SpanForm>,
    #[serde(default)]
    pub cue: Option<SpanForm>,
    #[serde(default)]
    pub cue_lemma: String,
    #[serde(with = "StanceName", default = "other")]
    pub stance: Stance,
    #[serde(default)]
    pub attribution: Option<usize>,
    #[serde(default)]
    pub restored: bool,
    #[serde(default)]
    pub jointly: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub wordless: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementForm {
    pub id: Option<usize>,
    pub content: Vec<SpanForm>,
    #[serde(default)]
    pub sentence: Option<usize>,
    #[serde(with = "StatementName", default = "fact")]
    pub kind: StatementKind,
    #[serde(default)]
    pub chain: Vec<LinkForm>,
    #[serde(with = "ScopeName", default = "sure")]
    pub scope: Scope,
    #[serde(default)]
    pub quote: Option<QuoteForm>,
    #[serde(default)]
    pub verb: Option<SpanForm>,
    #[serde(default)]
    pub verb_lemma: String,
    #[serde(default)]
    pub relative: bool,
    #[serde(default)]
    pub negation: Option<SpanForm>,
    #[serde(default)]
    pub hedges: Vec<SpanForm>,
    #[serde(default)]
    pub condition: Option<SpanForm>,
    #[serde(default)]
    pub future: bool,
    #[serde(default)]
    pub subject: Option<usize>,
    #[serde(default)]
    pub entities: Vec<usize>,
    #[serde(default)]
    pub target: Option<usize>,
    #[serde(default)]
    pub answered_by: Option<SpanForm>,
    #[serde(default)]
    pub quantities: Vec<usize>,
    #[serde(default)]
    pub dates: Vec<usize>,
    #[serde(default)]
    pub places: Vec<usize>,
    #[serde(default)]
    pub evidence: Vec<usize>,
    #[serde(default)]
    pub event: Option<usize>,
    #[serde(default)]
    pub common_knowledge: bool,
    #[serde(default)]
    pub witnessed: Option<SpanForm>,
    #[serde(default)]
    pub law: Option<String>,
    #[serde(default)]
    pub legal: Option<SpanForm>,
    #[serde(default)]
    pub in_heading: bool,
    #[serde(default, skip_serializing_if = "ThemeName::is_untold")]
    pub theme: ThemeName,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoverageForm {
    pub statement: usize,
    #[serde(with = "TruthName")]
    pub truth: Truth,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VerificationForm {
    pub id: Option<usize>,
    pub span: SpanForm,
    #[serde(default)]
    pub sentence: Option<usize>,
    #[serde(default)]
    pub statement: Option<usize>,
    #[serde(with = "FindingName")]
    pub finding: Finding,
    #[serde(default)]
    pub agents: Vec<usize>,
    #[serde(default)]
    pub by_publisher: bool,
    #[serde(default)]
    pub object: Option<SpanForm>,
    #[serde(default)]
    pub object_named: bool,
    #[serde(default)]
    pub covers: Vec<CoverageForm>,
    #[serde(default)]
    pub covers_evidence: Vec<usize>,
    #[serde(default)]
    pub on: Option<SpanForm>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationForm {
    #[serde(with = "RelationName")]
    pub kind: RelationKind,
    pub from: usize,
    pub to: usize,
    #[serde(with = "TruthName", default = "yes")]
    pub truth: Truth,
    #[serde(default)]
    pub reconciled: Option<SpanForm>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventForm {
    pub id: Option<usize>,
    pub lemma: String,
    #[serde(default)]
    pub participants: Vec<usize>,
    #[serde(default)]
    pub statements: Vec<usize>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EvidenceForm {
    pub id: Option<usize>,
    #[serde(with = "EvidenceName")]
    pub kind: EvidenceKind,
    pub span: SpanForm,
    #[serde(default)]
    pub sentence: Option<usize>,
    #[serde(default)]
    pub supplier: Option<usize>,
    #[serde(default)]
    pub credited: bool,
    #[serde(default)]
    pub shows: Vec<usize>,
    #[serde(default)]
    pub date: Option<SpanForm>,
    #[serde(default)]
    pub place: Option<SpanForm>,
}

/// What is counted; `of` names it where it is people, money or things.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum UnitForm {
    People(String),
    Percent,
    Times,
    Money(String),
    Things(String),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuantityForm {
    pub id: Option<usize>,
    pub span: SpanForm,
    #[serde(default)]
    pub sentence: Option<usize>,
    pub low: f64,
    /// Nothing where there is no end.
    #[serde(default)]
    pub high: Option<f64>,
    #[serde(with = "BoundName")]
    pub bound: Bound,
    pub unit: UnitForm,
    #[serde(default)]
    pub relative: bool,
    #[serde(default)]
    pub approximate: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DateForm {
    pub id: Option<usize>,
    pub span: SpanForm,
    #[serde(default)]
    pub sentence: Option<usize>,
    #[serde(default)]
    pub year: Option<i32>,
    #[serde(default)]
    pub month: Option<u8>,
    #[serde(default)]
    pub day: Option<u8>,
    #[serde(default)]
    pub relative: bool,
    #[serde(default)]
    pub weekday: bool,
    #[serde(default)]
    pub has_year: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceForm {
    pub id: Option<usize>,
    pub span: SpanForm,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConflictForm {
    pub id: Option<usize>,
    pub key: String,
    pub name: String,
    #[serde(default)]
    pub shown_by: Vec<SpanForm>,
    #[serde(default)]
    pub parties: Vec<Vec<String>>,
}

fn indirect() -> Quote {
    Quote::Indirect
}
fn unknown() -> EntityKind {
    EntityKind::Unknown
}
fn other() -> Stance {
    Stance::Other
}
fn fact() -> StatementKind {
    StatementKind::Fact
}
fn sure() -> Scope {
    Scope::Sure
}
fn yes() -> Truth {
    Truth::True
}
