//! A start that explains itself: the real program on machines that cannot open a window.

#![cfg(all(unix, not(target_os = "macos")))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};

/// Starts the window in an environment made of these variables alone.
fn start(variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    Command::new(env!("CARGO_BIN_EXE_rihla"))
        .env_clear()
        .env("HOME", folder.path())
        .env("RIHLA_CONFIG_DIR", folder.path())
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

/// What the program said: one sentence on standard error, and exit code 1.
fn complaint(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.starts_with("rihla: ") && said.lines().count() == 1, "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn without_a_display_it_says_so_in_the_persons_language() {
    let english = complaint(&start(&[("RIHLA_LANG", "en")]));
    assert!(english.contains("There is no display"), "{english}");
    let arabic = complaint(&start(&[("RIHLA_LANG", "ar")]));
    assert!(arabic.contains("لا توجد شاشة"), "{arabic}");
    let isolates = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
    assert!(!arabic.contains(isolates), "terminals show isolates as boxes");
}

#[test]
fn a_display_that_does_not_answer_is_no_panic() {
    let said = complaint(&start(&[("RIHLA_LANG", "en"), ("DISPLAY", ":4321")]));
    // Which of them depends on the machine: a library that is missing, or the display that is.
    assert!(
        said.contains("is missing. Install the package") || said.contains("The display does not answer"),
        "{said}"
    );
}

#[test]
fn a_wayland_display_that_does_not_answer_is_no_panic() {
    let said = complaint(&start(&[("RIHLA_LANG", "en"), ("WAYLAND_DISPLAY", "/nowhere/wayland-9")]));
    assert!(
        said.contains("is missing. Install the package") || said.contains("The display does not answer"),
        "{said}"
    );
}
