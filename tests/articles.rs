//! Ten articles written for the project, each with the report that an editor would see. Read each line of a snapshot
//! before accepting it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

#[test]
fn articles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    insta::with_settings!({prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::glob!("articles/*.md", |path| {
            let path = path.strip_prefix(root).unwrap_or(path);
            let output = Command::new(env!("CARGO_BIN_EXE_sayso"))
                .current_dir(root)
                .args(["check", "--color", "never", "--width", "100", "--fail-on", "error"])
                .arg(path)
                .output()
                .expect("the binary runs");
            assert!(output.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&output.stderr));
            insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout));
        });
    });
}
