//! Diagnostics to text: one file a format.
