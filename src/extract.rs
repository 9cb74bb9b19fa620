//! An article to facts.
