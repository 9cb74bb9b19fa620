//! Entities and attributions to statements, notes, evidence, quantities, dates, events and relations.
