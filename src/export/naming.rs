//! Names of exported files.

use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

use crate::{file, model::JourneyMap};

/// Longest name made of a title, in characters: any file system takes it in any script.
const MAX_TITLE: usize = 60;

/// Where an export of `map` goes when nobody says otherwise: beside its file and called like it, or,
/// for a map without a file, called like its title. `extension` comes without a dot.
#[must_use]
pub fn default_path(file: Option<&Path>, map: &JourneyMap, extension: &str) -> PathBuf {
    let mut name = match file.and_then(stem) {
        Some(stem) => stem,
        None => OsString::from(name_of_title(&map.title)),
    };
    name.push(".");
    name.push(extension);
    match file.and_then(Path::parent) {
        Some(folder) => folder.join(name),
        None => PathBuf::from(name),
    }
}

/// Name of a file without `.journey.json`, or without its last extension. Need not be text.
fn stem(file: &Path) -> Option<OsString> {
    let mut stem = Path::new(file.file_stem()?);
    let (inner, outer) = file::EXTENSION.split_once('.').unwrap_or(("", file::EXTENSION));
    if file.extension() == Some(OsStr::new(outer)) && stem.extension() == Some(OsStr::new(inner)) {
        stem = Path::new(stem.file_stem()?);
    }
    Some(stem.as_os_str().to_owned())
}

/// A title as the name of a file: without what some system does not take in names.
fn name_of_title(title: &str) -> String {
    let kept: String =
        title.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(MAX_TITLE).collect();
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() { "journey".to_owned() } else { name.to_owned() }
}

/// Whether both paths lead to one file, links followed.
#[must_use]
pub fn is_same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        // One that is not there cannot be the other.
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str) -> JourneyMap {
        JourneyMap { title: title.to_owned(), ..JourneyMap::default() }
    }

    #[test]
    fn a_picture_is_called_like_its_map_and_stands_beside_it() {
        let map = titled("Another title");
        let name = |file: &str| default_path(Some(Path::new(file)), &map, "png");
        assert_eq!(name("/maps/office.journey.json"), Path::new("/maps/office.png"));
        assert_eq!(name("office.json"), Path::new("office.png"));
        assert_eq!(name("رحلة المريض.journey.json"), Path::new("رحلة المريض.png"));
        assert_eq!(name("v1.2.journey.json"), Path::new("v1.2.png"));
    }

    #[test]
    fn without_a_file_the_title_names_the_picture() {
        let name = |title: &str| default_path(None, &titled(title), "png");
        assert_eq!(name("Café: before/after?"), Path::new("Café before after.png"));
        assert_eq!(name(" .. "), Path::new("journey.png"));
        assert_eq!(name("تجديد رخصة القيادة"), Path::new("تجديد رخصة القيادة.png"));
        assert_eq!(name(&"ل".repeat(300)), Path::new(&format!("{}.png", "ل".repeat(60))));
    }

    #[test]
    fn a_link_to_a_file_is_the_same_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.journey.json");
        std::fs::write(&file, "x").unwrap();
        assert!(is_same_file(&file, &folder.path().join(".").join("a.journey.json")));
        assert!(!is_same_file(&file, &folder.path().join("b")));
        #[cfg(unix)]
        {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(&file, &link).unwrap();
            assert!(is_same_file(&file, &link));
        }
    }
}
