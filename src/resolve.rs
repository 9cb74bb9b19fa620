//! Syntax tree to plan: matches runs of words to the vocabulary, checks types, decides attachment.
