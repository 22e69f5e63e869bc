//! `rihla install-desktop`, into a folder of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![cfg(all(unix, not(target_os = "macos")))]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

#[path = "common/skip.rs"]
mod skip;

fn run(data: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rihla"));
    // Nothing of the real desktop: neither its folders nor its settings.
    command
        .arg("install-desktop")
        .args(args)
        .env("XDG_DATA_HOME", data)
        .env("XDG_CONFIG_HOME", data.join("config"));
    command.env("HOME", data).env("RIHLA_LANG", "en").env_remove("DISPLAY").output().unwrap()
}

/// Every file under `folder` that the program put there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.to_string_lossy().contains("rihla") && !path.ends_with("mimeapps.list") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn maps_get_a_type_an_icon_and_a_program() {
    let folder = tempfile::tempdir().unwrap();
    // Programs that read it may be installed or not.
    let data = folder.path().join("with space/share");
    let said = run(&data, &[]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let entry = fs::read_to_string(data.join("applications/rihla.desktop")).unwrap();
    assert!(entry.starts_with("[Desktop Entry]\n"));
    assert!(entry.contains(&format!("Exec=\"{}\" %F\n", env!("CARGO_BIN_EXE_rihla"))), "{entry}");
    assert!(entry.contains("MimeType=application/x-rihla-journey+json;"));
    let mime = fs::read_to_string(data.join("mime/packages/rihla.xml")).unwrap();
    assert!(mime.contains("<glob pattern=\"*.journey.json\""), "{mime}");
    let icons = data.join("icons/hicolor/scalable");
    for icon in ["apps/rihla.svg", "mimetypes/application-x-rihla-journey+json.svg"] {
        assert!(fs::read_to_string(icons.join(icon)).unwrap().contains("<svg"), "{icon}");
    }

    // Twice is as once.
    let before = files(&data);
    assert!(run(&data, &[]).status.success());
    assert_eq!(files(&data), before);

    let removed = run(&data, &["--remove"]);
    assert!(removed.status.success());
    let said = String::from_utf8(removed.stdout).unwrap();
    assert!(said.contains("no longer in your desktop’s menu"), "{said}");
    assert!(!data.join("applications/rihla.desktop").exists());
    let left: Vec<PathBuf> = files(&data.join("applications")).into_iter().chain(files(&icons)).collect();
    assert_eq!(left, Vec::<PathBuf>::new());
    assert!(!data.join("mime/packages/rihla.xml").exists());
    let removed = run(&data, &["--remove"]);
    assert!(removed.status.success(), "nothing to remove is no error");
    assert!(String::from_utf8(removed.stdout).unwrap().contains("nothing to take out"));
}

#[test]
fn a_map_is_known_by_its_name_where_the_desktop_has_its_database() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("share");
    assert!(run(&data, &[]).status.success());
    let globs = data.join("mime/globs2");
    if !globs.exists() {
        skip::skip("update-mime-database is not installed; nothing was looked up");
        return;
    }
    let globs = fs::read_to_string(globs).unwrap();
    assert!(globs.contains("80:application/x-rihla-journey+json:*.journey.json"), "{globs}");
    let magic = fs::read(data.join("mime/magic")).unwrap();
    assert!(magic.windows(13).any(|window| window == b"rihla-journey"));
}
