//! What an editor asks of a rule file at a place: the first two bytes say where.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::edit::{self, Lines, Workspace};
use sayso::packs::RuleFile;
use sayso::span::Span;

fuzz_target!(|bytes: &[u8]| {
    let Some((place, text)) = bytes.split_first_chunk::<2>() else { return };
    let files = [RuleFile::new("rules.sayso", String::from_utf8_lossy(text))];
    let byte = usize::from(u16::from_le_bytes(*place)).min(files[0].text.len());
    let lines = Lines::of(&files[0].text);
    let position = lines.position(byte);
    assert!(lines.byte(position) <= byte);
    assert_eq!(lines.position(lines.byte(position)), position);
    let workspace = Workspace::new(&files);
    let _ = edit::complete(&workspace, 0, byte);
    let _ = edit::hover(&workspace, 0, byte);
    let _ = edit::fixes(&workspace, 0, Span { start: byte, end: byte });
    let _ = workspace.references(0, byte, true);
    if let Ok(edits) = edit::rename(&workspace, 0, (0, byte), "another name") {
        assert!(!edits.is_empty());
    }
});
