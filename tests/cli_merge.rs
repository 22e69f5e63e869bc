//! `rihla diff` and `rihla merge` as people and git use them: the real program, in folders of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::Arc,
};

use rihla::{
    file,
    model::{Card, JourneyMap},
};

#[path = "common/skip.rs"]
mod skip;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rihla");

fn sample() -> JourneyMap {
    let sample =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/office-furniture-en.journey.json");
    JourneyMap::clone(&file::read(&sample).unwrap().map)
}

/// A folder with maps in it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, map: &JourneyMap) {
        file::save(&self.path(name), map).unwrap();
    }

    fn map(&self, name: &str) -> Arc<JourneyMap> {
        file::read(&self.path(name)).unwrap().map
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(PROGRAM);
        command.args(args).current_dir(self.0.path()).env("RIHLA_LANG", "en");
        command.output().unwrap()
    }
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn with_text(map: &JourneyMap, at: usize, text: &str) -> JourneyMap {
    let mut map = map.clone();
    Arc::make_mut(&mut map.cards[at]).text = text.to_owned();
    map
}

#[test]
fn a_difference_is_told_in_words_and_as_data() {
    let desk = Desk::new();
    let map = sample();
    let mut other = with_text(&map, 0, "Something else");
    let (lane, step) = {
        let last: &Card = other.cards.last().unwrap();
        (last.lane.clone(), last.step.clone())
    };
    let moved = Arc::make_mut(&mut other.cards[1]);
    (moved.lane, moved.step) = (lane, step);
    desk.put("a.journey.json", &map);
    desk.put("b.journey.json", &other);

    let said = desk.run(&["diff", "a.journey.json", "b.journey.json"]);
    assert_eq!(said.status.code(), Some(1), "{}", err(&said));
    let lines: Vec<&str> = out(&said).lines().collect();
    // What it quotes has other marks in a sentence that quotes it.
    let old = map.cards[0].text.split('“').next().unwrap();
    assert!(lines.iter().any(|line| line.contains("“Something else”") && line.contains(old)), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.starts_with("card “") && line.contains(" moved from ")),
        "{lines:?}"
    );

    let said = desk.run(&["diff", "--json", "a.journey.json", "b.journey.json"]);
    assert_eq!(said.status.code(), Some(1));
    let data: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let edited = data.as_array().unwrap().iter().find(|change| change["change"] == "edited").unwrap();
    assert_eq!((&edited["part"], &edited["id"]), (&"card".into(), &map.cards[0].id.as_str().into()));
    assert_eq!(edited["fields"][0]["after"], "Something else");

    let said = desk.run(&["diff", "a.journey.json", "a.journey.json"]);
    assert_eq!(said.status.code(), Some(0));
    let said = desk.run(&["diff", "a.journey.json", "none.journey.json"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(err(&said).contains("none.journey.json"));
}

#[test]
fn what_does_not_clash_is_merged_into_ours() {
    let desk = Desk::new();
    let map = sample();
    desk.put("base", &map);
    desk.put("ours", &with_text(&map, 0, "ours"));
    desk.put("theirs", &with_text(&map, 1, "theirs"));
    let said = desk.run(&["merge", "base", "ours", "theirs"]);
    assert_eq!(said.status.code(), Some(0), "{}", err(&said));
    let merged = desk.map("ours");
    assert_eq!((merged.cards[0].text.as_str(), merged.cards[1].text.as_str()), ("ours", "theirs"));
    assert!(merged.conflicts.is_empty());
    // The other way round gives the same map, and base and theirs are as they were.
    desk.put("ours", &with_text(&map, 0, "ours"));
    let said = desk.run(&["merge", "base", "theirs", "ours", "-o", "out"]);
    assert_eq!(said.status.code(), Some(0));
    assert_eq!(desk.map("out"), merged);
    assert_eq!(*desk.map("theirs"), with_text(&map, 1, "theirs"));
}

#[test]
fn a_clash_is_kept_as_data_with_both_values() {
    let desk = Desk::new();
    let map = sample();
    desk.put("base", &map);
    desk.put("ours", &with_text(&map, 0, "ours"));
    desk.put("theirs", &with_text(&map, 0, "theirs"));
    let said = desk.run(&["merge", "base", "ours", "theirs", "--path", "maps/shop.journey.json"]);
    assert_eq!(said.status.code(), Some(1));
    assert!(err(&said).contains("maps/shop.journey.json"), "{}", err(&said));
    let merged = desk.map("ours");
    let conflict = &merged.conflicts[0];
    assert_eq!((&conflict.ours, &conflict.theirs), (&"ours".into(), &"theirs".into()));
    assert_eq!(merged.cards[0].text, "ours");
    let check = desk.run(&["check", "ours"]);
    assert_eq!(check.status.code(), Some(0), "the merged map is a valid map: {}", err(&check));
}

#[test]
fn trouble_is_no_conflict_and_changes_nothing() {
    let desk = Desk::new();
    let map = sample();
    desk.put("base", &map);
    desk.put("ours", &map);
    let before = std::fs::read(desk.path("ours")).unwrap();
    std::fs::write(desk.path("theirs"), "{ \"format\": \"rihla-journey\", \"version\": 1, ").unwrap();
    for theirs in ["theirs", "missing"] {
        let said = desk.run(&["merge", "base", "ours", theirs]);
        // gitattributes(5): above 128 the driver failed.
        assert!(said.status.code().unwrap() > 128, "{:?}", said.status);
        assert!(err(&said).contains(theirs));
        assert_eq!(std::fs::read(desk.path("ours")).unwrap(), before);
    }
    assert_eq!(desk.run(&["merge", "base"]).status.code(), Some(2), "wrong usage");
}

#[test]
fn a_broken_side_is_told_by_its_part_and_by_the_name_that_git_gives() {
    let desk = Desk::new();
    desk.put("fine", &sample());
    std::fs::write(desk.path("broken"), "{ \"format\": \"rihla-journey\", \"version\": 1, ").unwrap();
    for (sides, part) in [
        (["broken", "fine", "fine"], "the one from which both came"),
        (["fine", "broken", "fine"], "because of ours"),
        (["fine", "fine", "broken"], "because of theirs"),
    ] {
        let [base, ours, theirs] = sides;
        let said = desk.run(&["merge", base, ours, theirs, "--path", "maps/shop.journey.json"]);
        assert!(said.status.code().unwrap() > 128, "{:?}", said.status);
        let text = err(&said);
        assert!(text.contains(part) && text.contains("maps/shop.journey.json"), "{text}");
        assert!(text.contains("line 1") && !text.contains("“broken”"), "{text}");
    }
    // By hand, the name of the file itself is the one that people know.
    let said = desk.run(&["merge", "fine", "fine", "broken"]);
    assert!(err(&said).contains("“broken”"), "{}", err(&said));
}

/// A repository whose maps git merges through the program.
struct Repository(Desk);

impl Repository {
    fn new() -> Option<Self> {
        let desk = Desk::new();
        let version = Command::new("git").arg("--version").output();
        if !version.is_ok_and(|said| said.status.success()) {
            skip::skip("git is not installed; it merged nothing");
            return None;
        }
        let repository = Self(desk);
        repository.git(&["init", "-q", "-b", "main"]);
        // The lines that the README shows.
        std::fs::write(repository.0.path(".gitattributes"), "*.journey.json merge=rihla\n").unwrap();
        let driver = format!("'{PROGRAM}' merge %O %A %B --path %P");
        repository.git(&["config", "merge.rihla.driver", &driver]);
        Some(repository)
    }

    fn git(&self, args: &[&str]) -> Output {
        Command::new("git")
            .args(["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.0.0.path())
            .env("RIHLA_LANG", "en")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap()
    }

    fn commit(&self, map: &JourneyMap) {
        self.0.put("shop.journey.json", map);
        self.git(&["add", "."]);
        let said = self.git(&["commit", "-q", "-m", "change"]);
        assert!(said.status.success(), "{}", err(&said));
    }

    /// Two branches that changed the map in their own ways, merged.
    fn merge(&self, base: &JourneyMap, ours: &JourneyMap, theirs: &JourneyMap) -> Output {
        self.commit(base);
        self.git(&["switch", "-q", "-c", "other"]);
        self.commit(theirs);
        self.git(&["switch", "-q", "main"]);
        self.commit(ours);
        self.git(&["merge", "--no-edit", "other"])
    }
}

#[test]
fn git_merges_two_branches_through_the_program() {
    let Some(repository) = Repository::new() else { return };
    let map = sample();
    // Neighbours in the file: lines would clash.
    let (ours, theirs) = (with_text(&map, 0, "ours"), with_text(&map, 1, "theirs"));
    let said = repository.merge(&map, &ours, &theirs);
    assert!(said.status.success(), "{}{}", out(&said), err(&said));
    let merged = repository.0.map("shop.journey.json");
    assert_eq!((merged.cards[0].text.as_str(), merged.cards[1].text.as_str()), ("ours", "theirs"));
    let parents = repository.git(&["rev-list", "--parents", "-1", "HEAD"]);
    assert_eq!(out(&parents).split_whitespace().count(), 3, "git made the merge commit");
}

#[test]
fn git_leaves_a_clash_to_people_in_a_file_that_opens() {
    let Some(repository) = Repository::new() else { return };
    let map = sample();
    let (ours, theirs) = (with_text(&map, 0, "ours"), with_text(&map, 0, "theirs"));
    let said = repository.merge(&map, &ours, &theirs);
    assert_eq!(said.status.code(), Some(1), "{}{}", out(&said), err(&said));
    assert!(out(&said).contains("CONFLICT"), "{}", out(&said));
    let merged = repository.0.map("shop.journey.json");
    assert_eq!(merged.conflicts.len(), 1);
    let status = repository.git(&["status", "--porcelain"]);
    assert!(out(&status).contains("UU shop.journey.json"), "{}", out(&status));
}

/// 1 says that the maps differ: who did not get to read how must not be told so.
#[cfg(target_os = "linux")]
#[test]
fn a_difference_that_cannot_be_written_is_no_answer() {
    let desk = Desk::new();
    desk.put("a.journey.json", &sample());
    desk.put("b.journey.json", &with_text(&sample(), 0, "other"));
    for flags in [&["diff"][..], &["diff", "--json"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(flags).args(["a.journey.json", "b.journey.json"]);
        command.current_dir(desk.0.path()).env("RIHLA_LANG", "en").stdout(full);
        let said = command.output().unwrap();
        assert_eq!(said.status.code(), Some(2), "{}", err(&said));
        assert!(!err(&said).is_empty());
    }
}
