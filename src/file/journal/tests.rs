//! The journal on a disk that loses power, and on a real one.

use std::{path::Path, sync::Arc};

use fastrand::Rng;

use super::{About, Journal, lost, recover::find_on, writer::Writer};
use crate::{
    file::{
        ContentHash, FileError,
        atomic::OtherNames,
        disk::{SharedDisk, simulated::Simulated},
        save_on,
    },
    model::{Card, Id, JourneyMap, random},
};

const FOLDER: &str = "/state/recovery";

/// The next state of a map: its title counts them.
fn edited(map: &JourneyMap, number: usize, rng: &mut Rng) -> Arc<JourneyMap> {
    let mut map = JourneyMap { title: format!("state {number}"), ..map.clone() };
    match rng.u8(..4) {
        0 => map.cards.push(Arc::new(Card { id: Id::from_rng(rng), ..Card::default() })),
        1 if !map.cards.is_empty() => {
            let index = rng.usize(..map.cards.len());
            map.cards.remove(index);
        }
        2 if !map.cards.is_empty() => {
            let index = rng.usize(..map.cards.len());
            Arc::make_mut(&mut map.cards[index]).text = random::text(rng).repeat(rng.usize(1..200));
        }
        _ => {}
    }
    Arc::new(map)
}

fn number(map: &JourneyMap) -> usize {
    map.title.strip_prefix("state ").unwrap().parse().unwrap()
}

/// Which of `states` a file holds.
fn file_holds(disk: &SharedDisk, path: &Path) -> Option<ContentHash> {
    disk.read(path, u64::MAX).ok().map(|bytes| ContentHash::of(&bytes))
}

#[test]
fn a_power_cut_loses_nothing_that_was_journaled_or_saved() {
    let path = Path::new("/maps/map.journey.json");
    let (mut outages, mut recovered) = (0, 0);
    for seed in 0..600 {
        let mut rng = Rng::with_seed(seed);
        let disk = Simulated::default();
        let shared: SharedDisk = Arc::new(disk.clone());
        disk.lose_power_at(rng.u64(1..250));
        // The last state that was acknowledged, in the journal or in the file.
        let mut safe = 0;
        let mut map = Arc::new(JourneyMap { title: "state 0".into(), ..random::whole_map(&mut rng, 2) });
        let mut states = vec![map.clone()];
        let about = About { path: Some(path.to_owned()), origin: None };
        if let Ok(mut writer) = Writer::new(&shared, Path::new(FOLDER), about.clone()) {
            for number in 1..40 {
                map = edited(&map, number, &mut rng);
                states.push(map.clone());
                if writer.record(&map, &about, number as i64).is_ok() {
                    safe = number;
                }
                if rng.u8(..6) == 0 && save_on(&shared, path, &map, OtherNames::Ask).is_ok() {
                    safe = number;
                    let _ = writer.clear();
                }
                if disk.is_off() {
                    break;
                }
            }
        }
        outages += u32::from(disk.is_off());
        let after: SharedDisk = Arc::new(disk.restart(&mut rng));
        let found = find_on(&after, Path::new(FOLDER), |path| file_holds(&after, path)).lost;
        assert!(found.len() <= 1, "seed {seed}");
        let in_file = after.read(path, u64::MAX).ok().map(|bytes| {
            let opened =
                crate::file::parse(&bytes, path).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            number(&opened.map)
        });
        let in_journal = found.first().map(|lost| {
            recovered += 1;
            let number = number(&lost.map);
            assert_eq!(lost.map, states[number], "seed {seed}");
            assert_eq!(lost.time, number as i64, "seed {seed}");
            number
        });
        let best = in_file.max(in_journal).unwrap_or(0);
        assert!(best >= safe, "seed {seed}: {safe} was safe, {in_file:?} in the file, {in_journal:?} found");
        for lost in found {
            lost.discard();
        }
        assert_eq!(after.names(Path::new(FOLDER)).unwrap_or_default(), [""; 0], "seed {seed}");
    }
    assert!(outages > 400 && recovered > 200, "{outages} outages, {recovered} recovered");
}

#[test]
fn a_disk_that_fails_costs_the_journal_nothing_later() {
    for at in 1..60 {
        let mut rng = Rng::with_seed(at);
        let disk = Simulated::default();
        let shared: SharedDisk = Arc::new(disk.clone());
        let mut writer = Writer::new(&shared, Path::new(FOLDER), About::default()).unwrap();
        let mut map = Arc::new(JourneyMap { title: "state 0".into(), ..random::whole_map(&mut rng, 2) });
        disk.fail_at(at, std::io::ErrorKind::StorageFull);
        let mut last = Ok(());
        for number in 1..12 {
            map = edited(&map, number, &mut rng);
            last = writer.record(&map, &About::default(), 0).map_err(|error| error.to_string());
        }
        assert_eq!(last, Ok(()));
        let after: SharedDisk = Arc::new(disk.restart(&mut rng));
        drop(writer);
        let found = find_on(&after, Path::new(FOLDER), |_| None).lost;
        assert_eq!(found.len(), 1, "failure at {at}");
        assert_eq!(found[0].map, map, "failure at {at}");
    }
}

#[test]
fn a_living_journal_is_not_offered_and_a_dead_one_is_until_it_is_dealt_with() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("recovery");
    let mut rng = Rng::with_seed(3);
    let first = Arc::new(random::whole_map(&mut rng, 3));
    let journal = Journal::new(state.clone(), false, |_| {});
    journal.note(&first, None, About::default());
    assert!(journal.flush().is_none());
    assert!(lost(&state).is_empty(), "its window lives");

    // As a crash leaves it.
    drop(journal);
    let found = lost(&state);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].map, &found[0].path), (&first, &None));
    assert!(lost(&state).is_empty(), "another window is offering it");
    drop(found);

    // Opened, it stays until the new window is done with it.
    let found = lost(&state).remove(0).adopt(false, |_| {});
    found.note(&first, None, About::default());
    assert!(found.flush().is_none());
    assert!(lost(&state).is_empty());
    drop(found);
    let again = lost(&state).remove(0);
    assert_eq!(again.map, first);
    again.discard();
    assert_eq!(std::fs::read_dir(&state).unwrap().count(), 0);

    let closed = Journal::new(state.clone(), true, |_| {});
    closed.note(&first, None, About::default());
    closed.close();
    assert_eq!(std::fs::read_dir(&state).unwrap().count(), 0);
}

#[test]
fn nothing_was_lost_when_the_file_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    let (state, path) = (folder.path().join("recovery"), folder.path().join("map.journey.json"));
    let map = Arc::new(random::whole_map(&mut Rng::with_seed(5), 3));
    let journal = Journal::new(state.clone(), true, |_| {});
    journal.note(&map, None, About { path: Some(path.clone()), origin: None });
    crate::file::save(&path, &map).unwrap();
    drop(journal);
    assert!(lost(&state).is_empty());
    assert_eq!(std::fs::read_dir(&state).unwrap().count(), 0);
}

#[test]
fn a_huge_map_is_begun_anew_when_its_changes_weigh_too_much() {
    let folder = tempfile::tempdir().unwrap();
    let mut rng = Rng::with_seed(9);
    let mut map = Arc::new(JourneyMap { title: "state 0".into(), ..random::whole_map(&mut rng, 2) });
    let journal = Journal::new(folder.path().to_owned(), true, |_| {});
    let mut largest = 0;
    for number in 1..400 {
        let mut next = JourneyMap { title: format!("state {number}"), ..(*map).clone() };
        // Random letters do not shrink.
        let text = (0..4000).map(|_| rng.alphanumeric()).collect();
        next.cards = vec![Arc::new(Card { id: "c".into(), text, ..Card::default() })];
        map = Arc::new(next);
        journal.note(&map, None, About::default());
        let entries = std::fs::read_dir(folder.path()).unwrap();
        largest = largest.max(entries.map(|entry| entry.unwrap().metadata().unwrap().len()).max().unwrap());
    }
    assert!(largest < 600 << 10, "{largest}");
    drop(journal);
    assert_eq!(lost(folder.path())[0].map, map);
}

#[test]
fn a_journal_that_cannot_be_written_says_so_once_and_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("recovery");
    std::fs::write(&state, "in the way").unwrap();
    let map = Arc::new(random::whole_map(&mut Rng::with_seed(5), 1));
    let (tell, told) = std::sync::mpsc::channel();
    let alarm = move |error: Option<&FileError>| tell.send(error.is_some()).unwrap();
    let journal = Journal::new(state.clone(), true, alarm);
    journal.note(&map, None, About::default());
    journal.note(&map, None, About::default());
    assert_eq!(told.try_iter().collect::<Vec<_>>(), [true]);
    std::fs::remove_file(&state).unwrap();
    let changed = Arc::new(JourneyMap { title: "once more".into(), ..(*map).clone() });
    journal.note(&changed, None, About::default());
    journal.note(&map, None, About::default());
    assert_eq!(told.try_iter().collect::<Vec<_>>(), [false], "that it works again is told once, too");
    drop(journal);
    assert_eq!(lost(&state)[0].map, map);

    // What failed waits to be tried again.
    std::fs::remove_dir_all(&state).unwrap();
    std::fs::write(&state, "in the way").unwrap();
    let journal = Journal::new(state.clone(), true, |_| {});
    journal.note(&map, None, About::default());
    std::fs::remove_file(&state).unwrap();
    assert!(journal.flush().is_none());
    drop(journal);
    assert_eq!(lost(&state)[0].map, map);
}

/// A journal as a crash leaves it, and its map.
fn crashed(disk: &SharedDisk, number: usize) -> Arc<JourneyMap> {
    let map = random::whole_map(&mut Rng::with_seed(number as u64), 2);
    let map = Arc::new(JourneyMap { title: format!("state {number}"), ..map });
    let mut writer = Writer::new(disk, Path::new(FOLDER), About::default()).unwrap();
    writer.record(&map, &About::default(), number as i64).unwrap();
    map
}

/// The only file in the folder whose name ends so.
fn only(disk: &SharedDisk, ending: &str) -> std::path::PathBuf {
    let names = disk.names(Path::new(FOLDER)).unwrap();
    let mut found = names.iter().map(|name| Path::new(FOLDER).join(name));
    found.find(|path| path.extension().is_some_and(|extension| extension == ending)).unwrap()
}

fn put(disk: &SharedDisk, path: &Path, bytes: &[u8]) {
    crate::file::atomic::put(disk, path, bytes, OtherNames::Stay).unwrap();
}

#[test]
fn a_disk_that_fails_while_journals_are_looked_for_costs_none_of_them() {
    use std::io::ErrorKind::{Other, PermissionDenied, ResourceBusy};

    let mut unread = 0;
    for kind in [Other, PermissionDenied, ResourceBusy] {
        for at in 1..30 {
            let disk = Simulated::default();
            let shared: SharedDisk = Arc::new(disk.clone());
            let maps = [crashed(&shared, 1), crashed(&shared, 2)];
            disk.fail_at(at, kind);
            let found = find_on(&shared, Path::new(FOLDER), |_| None);
            assert!(found.damaged.is_empty());
            unread += found.unread.len();
            drop(found);
            let after: SharedDisk = Arc::new(disk.restart(&mut Rng::with_seed(at)));
            let found = find_on(&after, Path::new(FOLDER), |_| None).lost;
            let found: Vec<_> = found.into_iter().rev().map(|lost| lost.map).collect();
            assert_eq!(found, maps, "{kind:?} at {at}");
        }
    }
    assert_eq!(unread, 6, "each journal once with each kind of failure");
}

#[test]
fn the_journal_of_a_later_version_stays() {
    let shared: SharedDisk = Arc::new(Simulated::default());
    crashed(&shared, 1);
    let journal = only(&shared, "journal");
    put(&shared, &journal, b"rihla-j2 and what we do not know");
    let found = find_on(&shared, Path::new(FOLDER), |_| None);
    assert_eq!((found.lost.len(), found.unread), (0, vec![journal.clone()]));
    assert!(shared.read(&journal, 100).unwrap().starts_with(b"rihla-j2"));
}

#[test]
fn a_damaged_journal_is_put_aside_and_only_so_many_of_them() {
    let shared: SharedDisk = Arc::new(Simulated::default());
    for number in 0..14 {
        crashed(&shared, number);
        let journal = only(&shared, "journal");
        let mut bytes = shared.read(&journal, u64::MAX).unwrap();
        bytes[30] ^= 1;
        put(&shared, &journal, &bytes);
        let found = find_on(&shared, Path::new(FOLDER), |_| None);
        assert!(found.lost.is_empty() && found.unread.is_empty());
        assert_eq!(found.damaged, [journal.with_extension("damaged")]);
        assert!(number > 9 || shared.read(&found.damaged[0], u64::MAX).unwrap() == bytes);
    }
    let names = shared.names(Path::new(FOLDER)).unwrap();
    assert_eq!(names.len(), 10, "{names:?}");
    assert!(find_on(&shared, Path::new(FOLDER), |_| None).damaged.is_empty(), "told once");
}

#[test]
fn an_empty_journal_is_cleaned_away() {
    let shared: SharedDisk = Arc::new(Simulated::default());
    crashed(&shared, 1);
    let journal = only(&shared, "journal");
    put(&shared, &journal, b"");
    let found = find_on(&shared, Path::new(FOLDER), |_| None);
    assert!(found.lost.is_empty() && found.damaged.is_empty() && found.unread.is_empty());
    assert!(shared.names(Path::new(FOLDER)).unwrap().is_empty());
}

#[test]
fn a_later_snapshot_that_makes_no_sense_leaves_the_earlier_state() {
    use super::record::{Kind, append};

    let shared: SharedDisk = Arc::new(Simulated::default());
    let map = crashed(&shared, 1);
    let mut bytes = shared.read(&only(&shared, "journal"), u64::MAX).unwrap();
    append(&mut bytes, Kind::Snapshot, 2, b"{\"format\": \"rihla-journey\", \"version\": 1, \"cards\": 5}")
        .unwrap();
    let (found, _, time) = super::replay(&bytes).unwrap();
    assert_eq!((found, time), (map, 1));
}
