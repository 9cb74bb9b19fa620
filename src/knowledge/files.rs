//! The files of the lexicon, built into the program. Only their names and texts; `lexicon` reads them. A new list is a
//! file and a line here, kept sorted by name.

/// Each list by the name of its file, sorted, with its text.
pub(super) const LISTS: [(&str, &str); 14] = [
    ("accusing-verbs", include_str!("../../knowledge/lexicon/accusing-verbs.txt")),
    ("admitting-verbs", include_str!("../../knowledge/lexicon/admitting-verbs.txt")),
    ("asking-verbs", include_str!("../../knowledge/lexicon/asking-verbs.txt")),
    ("committing-verbs", include_str!("../../knowledge/lexicon/committing-verbs.txt")),
    ("demanding-verbs", include_str!("../../knowledge/lexicon/demanding-verbs.txt")),
    ("denying-verbs", include_str!("../../knowledge/lexicon/denying-verbs.txt")),
    ("document-verbs", include_str!("../../knowledge/lexicon/document-verbs.txt")),
    ("doubting-verbs", include_str!("../../knowledge/lexicon/doubting-verbs.txt")),
    ("factive-verbs", include_str!("../../knowledge/lexicon/factive-verbs.txt")),
    ("first-names", include_str!("../../knowledge/lexicon/first-names.txt")),
    ("mental-verbs", include_str!("../../knowledge/lexicon/mental-verbs.txt")),
    ("neutral-verbs", include_str!("../../knowledge/lexicon/neutral-verbs.txt")),
    ("nouns", include_str!("../../knowledge/lexicon/nouns.txt")),
    ("publishing-verbs", include_str!("../../knowledge/lexicon/publishing-verbs.txt")),
];
