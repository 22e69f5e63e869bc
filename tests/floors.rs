//! Holds the rule of the house: a module imports only modules on floors below its own.

use std::{fs, path::Path};

/// Floors from the ground up. Modules of one floor do not see each other, except where listed.
const FLOORS: [&[&str]; 6] = [
    &["model", "i18n"],
    &["text", "edit", "file"],
    &["layout"],
    &["scene"],
    &["editor", "export", "import"],
    &["app", "cli"],
];

/// Neighbours on one floor that may look at each other, and why.
const NEIGHBOURS: [(&str, &str); 4] = [
    // Directions and locales are words of the model.
    ("i18n", "model"),
    // Findings are told in the reader's language.
    ("model", "i18n"),
    // Merging and comparing work on what a file held.
    ("file", "edit"),
    // The command line opens the window.
    ("cli", "app"),
];

fn floor_of(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Modules of this crate that `source` names, outside comments and its test module.
fn modules_named(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    code.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.match_indices("crate::").map(move |(at, prefix)| &line[at + prefix.len()..]))
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .filter(|module| floor_of(module).is_some())
        .collect()
}

/// The modules inside `use crate::{a::…, b::…}`, one level deep.
fn modules_in_braces(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
    let mut found = Vec::new();
    for (at, prefix) in code.match_indices("crate::{") {
        let (mut depth, mut word, mut fresh) = (1, String::new(), true);
        for c in code[at + prefix.len()..].chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => fresh = true,
                c if depth == 1 && fresh && (c.is_alphanumeric() || c == '_') => word.push(c),
                _ => {}
            }
            if !word.is_empty() && (c == ':' || c == ',' || depth == 0) {
                found.push(std::mem::take(&mut word));
                fresh = c == ',';
            }
            if depth == 0 {
                break;
            }
        }
    }
    found.retain(|module| floor_of(module).is_some());
    found
}

fn check(path: &Path, module: &str, wrong: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            check(&entry.unwrap().path(), module, wrong);
        }
        return;
    }
    if path.extension().is_none_or(|extension| extension != "rs") {
        return;
    }
    let source = fs::read_to_string(path).unwrap();
    for other in modules_named(&source).into_iter().chain(modules_in_braces(&source)) {
        let allowed = other == module
            || floor_of(&other) < floor_of(module)
            || NEIGHBOURS.contains(&(module, other.as_str()));
        if !allowed {
            wrong.push(format!("{} imports `{other}`", path.display()));
        }
    }
}

#[test]
fn modules_import_only_floors_below() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for module in FLOORS.concat() {
        for path in [src.join(module), src.join(format!("{module}.rs"))] {
            if path.exists() {
                check(&path, module, &mut wrong);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_stands_on_a_floor() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut modules: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    let mut floors = FLOORS.concat();
    modules.sort_unstable();
    floors.sort_unstable();
    assert_eq!(modules, floors);
}

#[test]
fn imports_are_found_in_every_form() {
    let source =
        "use crate::{\n    app::x::{y, scene},\n    cli,\n};\nlet a = crate::layout::f();\n// crate::text";
    let mut found: Vec<_> = modules_named(source).into_iter().chain(modules_in_braces(source)).collect();
    found.sort();
    assert_eq!(found, ["app", "cli", "layout"]);
}
