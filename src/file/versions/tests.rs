//! Stories of versions.

use std::{fs, path::Path, sync::Arc};

use super::*;
use crate::{
    file::{disk::simulated::Simulated, to_json},
    model::JourneyMap,
};

const DAY: i64 = 24 * 3600;
const FILE: &str = "/maps/map.journey.json";

fn map(title: &str) -> JourneyMap {
    JourneyMap { id: "m/../x".into(), title: title.to_owned(), ..JourneyMap::default() }
}

fn add(versions: &Versions, title: &str, time: i64) {
    let map = map(title);
    versions.add(&map.id, Path::new(FILE), &to_json(&map), time).unwrap();
}

fn titles(versions: &Versions) -> Vec<String> {
    let id = map("").id;
    versions.list(&id).iter().map(|version| versions.read(&id, version).unwrap().title.clone()).collect()
}

#[test]
fn what_was_saved_is_read_back_the_latest_first() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    assert_eq!(titles(&versions), [""; 0]);
    for (time, title) in ["one", "two", "two", "one"].iter().enumerate() {
        add(&versions, title, time as i64);
    }
    assert_eq!(titles(&versions), ["one", "two", "one"]);
    let contents =
        walk(state.path()).iter().filter(|path| path.extension().is_some_and(|e| e == "z")).count();
    assert_eq!(contents, 2, "the same content is kept once");

    let id = map("").id;
    let latest = versions.list(&id)[0].clone();
    versions.delete(&id, &latest).unwrap();
    assert_eq!(titles(&versions), ["two", "one"], "the content is still named by the other");
    versions.delete_all(&id, &[FILE.to_owned()]).unwrap();
    assert_eq!(titles(&versions), [""; 0]);
    assert!(walk(state.path()).iter().all(|path| path.extension().is_none_or(|e| e != "z")));
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).fold(Vec::new(), |mut all, path| {
        if path.is_dir() {
            all.extend(walk(&path));
        } else {
            all.push(path);
        }
        all
    })
}

#[test]
fn thirty_stay_and_one_a_day_of_what_is_older() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    for day in 0..6 {
        for hour in 0..10 {
            add(&versions, &format!("{day}.{hour}"), day * DAY + hour * 3600);
        }
    }
    let kept = titles(&versions);
    assert_eq!(kept.len(), 33, "{kept:?}");
    assert_eq!(kept[30..], ["2.9", "1.9", "0.9"]);
    assert!(kept[..30].iter().all(|title| title >= &"3.0".to_owned()));
}

#[test]
fn copies_have_their_own_versions_and_do_not_push_out_each_others() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    let (one, copy) = (Path::new(FILE), Path::new("/maps/نسخة.journey.json"));
    let of = |file: &Path| -> Vec<String> {
        let id = map("").id;
        let of_file = versions.list(&id).into_iter().filter(|version| version.is_of(file));
        of_file.map(|version| versions.read(&id, &version).unwrap().title.clone()).collect()
    };
    let add = |file: &Path, title: &str, time: i64| {
        versions.add(&map("").id, file, &to_json(&map(title)), time).unwrap();
    };
    add(one, "first", 0);
    add(copy, "first", 1);
    for number in 0..40 {
        add(copy, &number.to_string(), 2 + number);
    }
    assert_eq!(of(one), ["first"]);
    assert_eq!(
        (of(copy).len(), of(copy)[0].as_str()),
        (31, "39"),
        "thirty, and the last of the day before them"
    );
    assert!(versions.has_within(&map("").id, one, 0..=0) && !versions.has_within(&map("").id, copy, 0..=0));
    // A file that got another name keeps its own.
    let moved = Path::new("/maps/moved.journey.json");
    versions.renamed(&map("").id, one, moved).unwrap();
    assert_eq!((of(one), of(moved)), (vec![], vec!["first".to_owned()]));
    versions.delete_all(&map("").id, &[noted(copy)]).unwrap();
    assert_eq!((of(copy), of(moved)), (vec![], vec!["first".to_owned()]));
}

#[test]
fn a_store_that_knew_no_files_is_read_and_goes_on() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    add(&versions, "old", 1);
    let id = map("").id;
    let index = walk(state.path()).into_iter().find(|path| path.ends_with("index.json")).unwrap();
    let old = fs::read_to_string(&index).unwrap().replace(&format!(",\"file\":\"{FILE}\""), "");
    assert!(!old.contains("file"), "{old}");
    fs::write(&index, old).unwrap();
    let any = Path::new("/anywhere/x.journey.json");
    assert!(versions.list(&id)[0].is_of(any));
    let damaged = br#"{ "format": "rihla-journey", "id": "m/../x", "titl"#;
    assert_eq!(versions.of_file(Path::new(FILE), b""), []);
    assert_eq!(versions.read_kept(&versions.of_file(Path::new(FILE), damaged)[0]).unwrap().title, "old");
    add(&versions, "old", 5);
    assert_eq!(titles(&versions), ["old"], "not twice, but now it is known whose it is");
    assert_eq!(versions.of_file(Path::new(FILE), b"").len(), 1);
    add(&versions, "new", 6);
    let found = versions.of_file(Path::new(FILE), b"");
    assert_eq!(versions.read_kept(&found[0]).unwrap().title, "new");
}

#[test]
fn the_versions_of_another_copy_are_not_those_of_a_damaged_file() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    let copy = state.path().join("copy.journey.json");
    fs::write(&copy, "").unwrap();
    let id = map("").id;
    versions.add(&id, &copy, &to_json(&map("copy")), 1).unwrap();
    let damaged = br#"{ "format": "rihla-journey", "id": "m/../x", "titl"#;
    assert_eq!(versions.of_file(Path::new("/maps/other.journey.json"), damaged), []);
    fs::remove_file(&copy).unwrap();
    assert_eq!(versions.of_file(Path::new("/maps/other.journey.json"), damaged).len(), 1, "it was renamed");
}

#[test]
fn sizes_are_bounded_and_the_oldest_go_first() {
    let state = tempfile::tempdir().unwrap();
    let mut versions = Versions::in_state(state.path());
    let mut rng = fastrand::Rng::with_seed(2);
    let mut noise = |name: &str| {
        let noise: String = (0..6000).map(|_| rng.alphanumeric()).collect();
        format!("{name} {noise}")
    };
    versions.most_of_one = 20_000;
    for number in 0..5 {
        add(&versions, &noise(&number.to_string()), number);
    }
    let kept = titles(&versions);
    assert_eq!(kept.len(), 3, "some 5,500 bytes each");
    assert!(kept[0].starts_with('4') && kept[2].starts_with('2'));

    versions.most_of_all = 13_000;
    let other = JourneyMap { id: "other".into(), title: noise("other"), ..JourneyMap::default() };
    versions.add(&other.id, Path::new(FILE), &to_json(&other), 100).unwrap();
    assert_eq!(versions.list(&other.id).len(), 1);
    let kept = titles(&versions);
    assert!(kept.len() == 1 && kept[0].starts_with('4'), "{}", kept.len());
}

#[test]
fn what_is_damaged_is_told_or_as_good_as_none() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    add(&versions, "x", 1);
    let id = map("").id;
    let version = versions.list(&id)[0].clone();
    let content =
        walk(state.path()).into_iter().find(|path| path.extension().is_some_and(|e| e == "z")).unwrap();
    let index = content.with_file_name("index.json");
    for damage in [&b""[..], b"\x00\x01garbage", &pack(b"{}").unwrap()] {
        fs::write(&content, damage).unwrap();
        assert!(versions.read(&id, &version).is_err());
    }
    fs::write(&index, "[{\"time\": 1, \"hash\": \"../../../etc/passwd\", \"size\": 1}]").unwrap();
    assert!(versions.list(&id).iter().all(|version| version.hash.len() == 64));
    versions.delete_all(&id, &[String::new()]).unwrap();
    assert!(!content.exists());
    assert_eq!(versions.list(&id), []);
}

#[test]
fn a_damaged_index_costs_no_version() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    add(&versions, "one", 1);
    add(&versions, "two", 2);
    let index = walk(state.path()).into_iter().find(|path| path.ends_with("index.json")).unwrap();
    for damage in ["", "[[[", "[{\"time\": 1, \"hash\": \"../../../etc/passwd\", \"size\": 1}]"] {
        fs::write(&index, damage).unwrap();
        let mut found = titles(&versions);
        found.sort();
        assert_eq!(found, ["one", "two"], "{damage:?}");
    }
    add(&versions, "three", i64::MAX / 2);
    let mut kept = titles(&versions);
    assert_eq!(kept.first().map(String::as_str), Some("three"));
    kept.sort();
    assert_eq!(kept, ["one", "three", "two"]);
}

#[test]
fn a_disk_that_fails_once_costs_no_version() {
    for at in 1..40 {
        let disk = Simulated::default();
        let shared: SharedDisk = Arc::new(disk.clone());
        let versions = Versions::on(&shared, Path::new("/versions"));
        let mut kept = Vec::new();
        for number in 1..4 {
            add(&versions, &number.to_string(), number);
            kept.insert(0, number.to_string());
        }
        disk.fail_at(at, io::ErrorKind::PermissionDenied);
        let four = map("4");
        if versions.add(&four.id, Path::new(FILE), &to_json(&four), 4).is_ok() {
            kept.insert(0, "4".to_owned());
        }
        let after: SharedDisk = Arc::new(disk.restart(&mut fastrand::Rng::with_seed(at)));
        let found = titles(&Versions::on(&after, Path::new("/versions")));
        assert!(found.ends_with(&kept), "failure at {at}: {found:?}");
    }
}

#[test]
fn what_another_window_keeps_meanwhile_is_not_thrown_away() {
    let disk = Simulated::default();
    let shared: SharedDisk = Arc::new(disk.clone());
    let folder = Path::new("/versions");
    let mut versions = Versions::on(&shared, folder);
    add(&versions, "one", 1);
    add(&versions, "two", 2);
    let other = JourneyMap { id: "other".into(), ..JourneyMap::default() };
    versions.add(&other.id, Path::new(FILE), &to_json(&other), 9).unwrap();
    // Room for one less than there will be, but for the letters of a title.
    versions.most_of_all = size_of(&versions.list(&map("").id)) + 2 * size_of(&versions.list(&other.id));
    let meanwhile = Versions::on(&shared, folder);
    disk.before_lock(&versions.folder_of(&map("").id).join(LOCK), move || add(&meanwhile, "three", 3));
    let next = JourneyMap { title: "next".into(), ..other };
    versions.add(&next.id, Path::new(FILE), &to_json(&next), 10).unwrap();
    assert_eq!(titles(&versions), ["three"], "and the oldest two are gone");
}

#[test]
fn a_power_cut_keeps_every_version_that_was_acknowledged() {
    for seed in 0..300 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let disk = Simulated::default();
        let shared: SharedDisk = Arc::new(disk.clone());
        let folder = Path::new("/versions");
        let versions = Versions::on(&shared, folder);
        disk.lose_power_at(rng.u64(1..200));
        let mut acknowledged = 0;
        for number in 1..20 {
            let map = map(&number.to_string());
            if versions.add(&map.id, Path::new(FILE), &to_json(&map), number).is_ok() {
                acknowledged = number;
            }
        }
        let after: SharedDisk = Arc::new(disk.restart(&mut rng));
        let kept = titles(&Versions::on(&after, folder));
        let latest = kept.first().map_or(0, |title| title.parse::<i64>().unwrap());
        assert!(
            latest >= acknowledged && kept.len() as i64 == latest,
            "seed {seed}: {acknowledged} {kept:?}"
        );
    }
}

#[test]
fn a_file_s_versions_are_found_without_looking_into_those_of_other_maps() {
    let state = tempfile::tempdir().unwrap();
    let versions = Versions::in_state(state.path());
    add(&versions, "own", 1);
    let index = walk(state.path()).into_iter().find(|path| path.ends_with("index.json")).unwrap();
    let own = fs::read(&index).unwrap();
    for number in 0..9 {
        let map = JourneyMap { id: format!("other {number}").as_str().into(), ..map("theirs") };
        let file = format!("/maps/{number}.journey.json");
        versions.add(&map.id, Path::new(&file), &to_json(&map), 2).unwrap();
    }
    // If the indices of other maps spoke of the file, nobody would hear.
    let others: Vec<PathBuf> = walk(state.path())
        .into_iter()
        .filter(|path| path.ends_with("index.json") && *path != index)
        .collect();
    assert_eq!(others.len(), 9);
    let theirs: Vec<Vec<u8>> = others.iter().map(|other| fs::read(other).unwrap()).collect();
    others.iter().for_each(|other| fs::write(other, &own).unwrap());
    assert_eq!(versions.of_file(Path::new(FILE), b"").len(), 1);
    others.iter().zip(theirs).for_each(|(other, bytes)| fs::write(other, bytes).unwrap());

    // A file that got another name is found by it, and a table that is gone or damaged is made anew.
    let moved = Path::new("/maps/moved.journey.json");
    versions.renamed(&map("").id, Path::new(FILE), moved).unwrap();
    let table = state.path().join("versions/files.json");
    for damage in [None, Some("[1"), Some("{}")] {
        if let Some(damage) = damage {
            fs::write(&table, damage).unwrap();
        }
        let expected = usize::from(damage != Some("{}"));
        assert_eq!(versions.of_file(moved, b"").len(), expected, "{damage:?}");
    }
    fs::remove_file(&table).unwrap();
    assert_eq!(versions.of_file(moved, b"").len(), 1);
    assert!(table.exists(), "and kept");
    assert_eq!(versions.of_file(Path::new("/maps/3.journey.json"), b"").len(), 1);
}
