//! Saving on a disk that loses power or fails: thousands of seeded runs.

use std::{io, path::Path, sync::Arc};

use fastrand::Rng;

use super::{
    Problem,
    atomic::{OtherNames, TEMPORARY_PREFIX, sweep_on},
    disk::{SharedDisk, simulated::Simulated},
    parse, save_on,
    shared::{Common, Wish, save_shared},
    spare, to_json,
};
use crate::model::{JourneyMap, random};

const RUNS: u64 = 2000;

fn map(rng: &mut Rng, number: usize) -> JourneyMap {
    let size = rng.usize(0..4);
    JourneyMap { title: format!("state {number}"), ..random::whole_map(rng, size) }
}

fn shared(disk: &Simulated) -> SharedDisk {
    Arc::new(disk.clone())
}

/// The number of the state that the file holds after the next start, and that nothing else stays.
fn number_after_start(disk: &Simulated, path: &Path, told: &str) -> Option<usize> {
    let disk = shared(disk);
    spare::settle(&disk, path).unwrap_or_else(|error| panic!("{told}: {error}"));
    sweep_on(&disk, path.parent().unwrap());
    let names = disk.names(path.parent().unwrap()).unwrap();
    let left: Vec<_> =
        names.iter().filter(|name| name.to_string_lossy().starts_with(TEMPORARY_PREFIX)).collect();
    assert!(left.is_empty(), "{told}: {left:?} stay");
    let bytes = disk.read(path, u64::MAX).ok()?;
    let opened = parse(&bytes, path).unwrap_or_else(|error| panic!("{told}: {error}"));
    assert_eq!(to_json(&opened.map), bytes, "{told}: not what was saved");
    opened.map.title.strip_prefix("state ")?.parse().ok()
}

#[test]
fn a_power_cut_leaves_the_old_file_or_the_new_and_keeps_what_was_acknowledged() {
    let path = Path::new("/maps/map.journey.json");
    let mut outages = 0;
    for seed in 0..RUNS {
        let mut rng = Rng::with_seed(seed);
        let mut disk = Simulated::default();
        let told = format!("seed {seed}");
        if rng.bool() {
            disk.refuse_names();
        }
        let (mut acknowledged, mut tried) = (None, None);
        let mut number = 0;
        // A few lives of the machine, one after the other.
        for _ in 0..3 {
            disk.lose_power_at(rng.u64(1..120));
            for _ in 0..4 {
                number += 1;
                tried = Some(number);
                let map = map(&mut rng, number);
                if number % 2 == 0 {
                    // As the window does: with a look at what others wrote.
                    let known =
                        shared(&disk).read(path, u64::MAX).ok().and_then(|bytes| parse(&bytes, path).ok());
                    let common = known.map(|opened| Common { map: opened.map, hash: opened.hash });
                    let wish =
                        Wish { path, common: common.as_ref(), tried: None, other_names: OtherNames::Ask };
                    if save_shared(&shared(&disk), &Arc::new(map), &wish).is_ok() {
                        acknowledged = Some(number);
                    }
                } else if save_on(&shared(&disk), path, &map, OtherNames::Ask).is_ok() {
                    acknowledged = Some(number);
                }
                if disk.is_off() {
                    break;
                }
            }
            outages += u64::from(disk.is_off());
            disk = disk.restart(&mut rng);
            let found = number_after_start(&disk, path, &told);
            assert!(found >= acknowledged && found <= tried, "{told}: {acknowledged:?} {found:?} {tried:?}");
            acknowledged = found;
            tried = found;
        }
    }
    assert!(outages > RUNS, "only {outages} outages");
}

#[test]
fn whatever_fails_the_file_is_old_or_new_and_an_error_is_told() {
    let path = Path::new("/maps/map.journey.json");
    let kinds = [
        io::ErrorKind::StorageFull,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::ReadOnlyFilesystem,
        io::ErrorKind::QuotaExceeded,
        io::ErrorKind::Other,
    ];
    let mut failures = 0;
    for refuses in [false, true] {
        for kind in kinds {
            for at in 1.. {
                let mut rng = Rng::with_seed(at);
                let disk = Simulated::default();
                let (old, new) = (map(&mut rng, 1), map(&mut rng, 2));
                save_on(&shared(&disk), path, &old, OtherNames::Ask).unwrap();
                if refuses {
                    disk.refuse_names();
                }
                let before = disk.done();
                disk.fail_at(at, kind);
                let result = save_on(&shared(&disk), path, &new, OtherNames::Ask);
                let finished = disk.done() - before < at;
                let told = format!("{kind:?} at {at}, names refused: {refuses}");
                failures += u32::from(result.is_err());
                if let Err(error) = &result {
                    let problem = error.problem();
                    assert!(!matches!(problem, Problem::Read(_) | Problem::Missing), "{told}: {problem:?}");
                }
                let again = disk.restart(&mut rng);
                let found = number_after_start(&again, path, &told);
                let allowed = if result.is_ok() { 2..=2 } else { 1..=2 };
                assert!(found.is_some_and(|found| allowed.contains(&found)), "{told}: {found:?}");
                if finished {
                    break;
                }
            }
        }
    }
    assert!(failures > 50, "only {failures} failures");
}

#[test]
fn what_a_living_writer_is_writing_is_not_swept() {
    let path = Path::new("/maps/map.journey.json");
    let disk = Simulated::default();
    let shared = shared(&disk);
    let writing = super::atomic::Replacement::begin_on(&shared, path, OtherNames::Ask).unwrap();
    sweep_on(&shared, Path::new("/maps"));
    assert_eq!(shared.names(Path::new("/maps")).unwrap().len(), 1);
    writing.commit().unwrap();
    assert_eq!(shared.names(Path::new("/maps")).unwrap(), ["map.journey.json"]);
}
