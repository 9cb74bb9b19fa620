//! A clause of a sentence, as far as tags show it: its verb group, its subject, how it hangs on the clause around it.
//! Types only; `split` fills them in. A clause is grammar, not yet a statement.

use std::ops::Range;

/// How a clause hangs on the one around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hang {
    /// The sentence itself, or a part after a semicolon.
    Root,
    /// "…, and prisoners must be protected": a subject of its own; the clause that it is joined to.
    Conjunct(usize),
    /// "… and are receiving care": the subject of the clause that it is joined to.
    Predicate(usize),
    /// "that he would go", "he would go" after a verb or noun; whether "that" is printed.
    Complement {
        /// True when "that" stands before it.
        that: bool,
    },
    /// "who were captured", "which is close"; whether a comma stands before it.
    Relative {
        /// True after a comma: it tells, and does not pick out.
        comma: bool,
    },
    /// "they speak" in "the language they speak"
    Contact,
    /// "so they are being questioned", "because he fell": says something by itself.
    Asserting,
    /// "if", "unless", "provided that"
    Condition,
    /// "when he came", "after it was found": part of the clause around it.
    Circumstance,
}

/// A clause. Positions are numbers of tokens in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// How it hangs on `parent`.
    pub hang: Hang,
    /// The clause around it.
    pub parent: Option<usize>,
    /// Where its introducing word stands ("and", "who", "that"), or its first word.
    pub opens: usize,
    /// Its words, without the introducing word and without marks at the ends; clauses inside it included.
    pub words: Range<usize>,
    /// The words of its subject (of a relative clause: of its antecedent); empty without one.
    pub subject: Range<usize>,
    /// Its verb group: an index into the verb groups of the sentence.
    pub verb: Option<usize>,
    /// The words of its object: the noun phrase straight behind a verb that is no copula and no passive.
    pub object: Option<Range<usize>>,
    /// The words that complete a copula: "safe" in "it is safe", "a nurse".
    pub complement: Option<Range<usize>>,
}
