//! Several writers of one file: nothing that anybody did is lost.

use std::{collections::BTreeSet, path::PathBuf};

use super::*;
use crate::{
    edit::{CardField, CellPlace, Command, Document, ItemRef, MapField, merge::Side},
    file::disk::{self, simulated},
    i18n::Locale,
    model::{Card, Id},
};

/// One person with the map open, who knows only what the file told them.
struct Person {
    name: char,
    document: Document,
    common: Common,
    /// What they did, each with a mark that nothing else has.
    count: usize,
}

/// A mark that somebody put into the map, until somebody who saw it took it out.
type Marks = BTreeSet<String>;

/// The marks that show in a map or are the other value of one of its conflicts. What the map showed when a conflict
/// was found is either there still, or somebody who saw it wrote over it.
fn marks(map: &JourneyMap) -> Marks {
    let mut map = map.clone();
    map.conflicts.iter_mut().for_each(|conflict| conflict.ours = serde_json::Value::Null);
    let text = String::from_utf8(crate::file::to_json(&map)).unwrap();
    text.split(|c: char| !c.is_alphanumeric() && c != '@')
        .filter(|word| word.contains('@'))
        .map(str::to_owned)
        .collect()
}

impl Person {
    fn open(name: char, disk: &SharedDisk, path: &Path) -> Self {
        let bytes = disk.read(path, MAX_BYTES).unwrap();
        let opened = parse(&bytes, path).unwrap();
        let common = Common { map: opened.map.clone(), hash: opened.hash };
        Self { name, document: Document::new(opened.map), common, count: 0 }
    }

    fn save(&mut self, disk: &SharedDisk, path: &Path) {
        let ours = self.document.map().clone();
        let wish = Wish { path, common: Some(&self.common), tried: None, other_names: OtherNames::Ask };
        let saved = save_shared(disk, &ours, &wish).unwrap();
        self.document.mark_saved(&ours);
        self.document.take_in(&ours, &saved.map).unwrap();
        self.common = Common { map: saved.map, hash: saved.hash };
        assert!(!self.document.is_dirty());
    }

    /// Notices that the file was changed, and takes it in.
    fn notice(&mut self, disk: &SharedDisk, path: &Path) {
        let opened = parse(&disk.read(path, MAX_BYTES).unwrap(), path).unwrap();
        if opened.hash == self.common.hash {
            return;
        }
        self.document.take_in(&self.common.map, &opened.map).unwrap();
        self.common = Common { map: opened.map, hash: opened.hash };
    }

    /// Does something; `expected` afterwards holds the marks that must not be lost.
    fn act(&mut self, rng: &mut fastrand::Rng, expected: &mut Marks) {
        self.count += 1;
        let mark = format!("{}{}@", self.name, self.count);
        let map = self.document.map().clone();
        let card = rng.choice(&map.cards).map(|card| card.id.clone());
        let (lane, step) = (&map.lanes[rng.usize(..map.lanes.len())].id, map.steps().count());
        let step = map.steps().nth(rng.usize(..step)).map(|(_, step)| step.id.clone()).unwrap();
        let place = CellPlace::end_of(lane.clone(), step);
        let open = rng.choice(&map.conflicts).map(|conflict| conflict.id.clone());
        let side = if rng.bool() { Side::Ours } else { Side::Theirs };
        let command = match (rng.u8(..9), card) {
            (8, Some(_)) if open.is_some() => {
                Command::ResolveConflicts { ids: open.into_iter().collect(), side }
            }
            (0..3, _) | (_, None) => {
                let (lane, step) = (place.lane, place.step);
                let id = Id::from(mark.as_str());
                let card = Card { id, lane, step, text: mark, ..Card::default() };
                Command::InsertCards { cards: vec![card], before: None }
            }
            (3..5, Some(card)) => Command::EditCards { ids: vec![card], set: vec![CardField::Text(mark)] },
            (5, Some(card)) => Command::EditCards { ids: vec![card], set: vec![CardField::Notes(mark)] },
            (6, Some(card)) if rng.bool() => Command::MoveCards { ids: vec![card], to: place },
            (6, Some(card)) => Command::Delete { items: vec![ItemRef::Card(card)] },
            (_, Some(_)) => Command::EditMap { set: vec![MapField::Title(mark)] },
        };
        let before = marks(&map);
        self.document.apply(&command).unwrap();
        let after = marks(self.document.map());
        // What they saw and took out is gone; what is new must stay.
        for gone in before.difference(&after) {
            expected.remove(gone);
        }
        expected.extend(after.difference(&before).cloned());
    }
}

fn start() -> JourneyMap {
    let mut map = JourneyMap::blank_from(Locale::En, &mut fastrand::Rng::with_seed(1));
    let (lane, step) = (map.lanes[0].id.clone(), map.stages[0].steps[0].id.clone());
    for number in 0..3 {
        let id = format!("card{number}").as_str().into();
        let card = Card { id, lane: lane.clone(), step: step.clone(), ..Card::default() };
        map.cards.push(Arc::new(card));
    }
    map
}

#[test]
fn a_thousand_interleavings_of_two_people_lose_nothing() {
    for seed in 0..1000 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let disk: SharedDisk = Arc::new(simulated::Simulated::default());
        let path = PathBuf::from("/maps/shared.journey.json");
        disk.create_folders(Path::new("/maps")).unwrap();
        let first = Wish { path: &path, common: None, tried: None, other_names: OtherNames::Ask };
        save_shared(&disk, &Arc::new(start()), &first).unwrap();
        let mut people = ['a', 'b'].map(|name| Person::open(name, &disk, &path));
        let mut expected = Marks::new();
        for _ in 0..24 {
            let person = &mut people[rng.usize(..2)];
            match rng.u8(..6) {
                0 => person.save(&disk, &path),
                1 => person.notice(&disk, &path),
                _ => person.act(&mut rng, &mut expected),
            }
        }
        for person in &mut people {
            person.save(&disk, &path);
        }
        for person in &mut people {
            person.notice(&disk, &path);
        }
        let end = parse(&disk.read(&path, MAX_BYTES).unwrap(), &path).unwrap().map;
        let shown = marks(&end);
        let lost: Vec<&String> = expected.difference(&shown).collect();
        assert!(
            lost.is_empty(),
            "seed {seed}: {lost:?} in\n{}",
            String::from_utf8_lossy(&crate::file::to_json(&end))
        );
        for person in &people {
            assert_eq!(**person.document.map(), *end, "seed {seed}: all see the same");
            assert!(!person.document.is_dirty());
        }
        assert_eq!(crate::model::broken_invariants(&end), []);
    }
}

#[test]
fn people_who_save_in_the_same_moment_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.journey.json");
    let first = Wish { path: &path, common: None, tried: None, other_names: OtherNames::Ask };
    save_shared(&disk::real(), &Arc::new(start()), &first).unwrap();
    const SAVES: usize = 25;
    thread::scope(|scope| {
        for name in ['a', 'b', 'c'] {
            let path = &path;
            scope.spawn(move || {
                let disk = disk::real();
                let mut person = Person::open(name, &disk, path);
                let (lane, step) = {
                    let map = person.document.map();
                    (map.lanes[0].id.clone(), map.stages[0].steps[0].id.clone())
                };
                for number in 0..SAVES {
                    let id = format!("{name}{number}").as_str().into();
                    let card = Card { id, lane: lane.clone(), step: step.clone(), ..Card::default() };
                    person.document.apply(&Command::InsertCards { cards: vec![card], before: None }).unwrap();
                    person.save(&disk, path);
                }
            });
        }
    });
    let end = crate::file::read(&path).unwrap().map;
    assert_eq!(end.cards.len(), 3 + 3 * SAVES);
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["shared.journey.json"], "no lock stays");
}

#[test]
fn what_cannot_be_read_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.journey.json");
    let wish = |common| Wish { path: &path, common, tried: None, other_names: OtherNames::Ask };
    let map = Arc::new(start());
    let saved = save_shared(&disk::real(), &map, &wish(None)).unwrap();
    let common = Common { map: saved.map, hash: saved.hash };
    std::fs::write(&path, "not a map").unwrap();
    let refused = save_shared(&disk::real(), &map, &wish(Some(&common)));
    assert!(matches!(refused, Err(NotSaved::Foreign(_))), "{refused:?}");
    assert_eq!(std::fs::read(&path).unwrap(), b"not a map");
    let newer = r#"{ "format": "rihla-journey", "version": 99, "id": "x" }"#;
    std::fs::write(&path, newer).unwrap();
    for common in [Some(&common), None] {
        let refused = save_shared(&disk::real(), &map, &wish(common));
        let Err(NotSaved::Disk { error, .. }) = refused else { panic!("{refused:?}") };
        assert!(matches!(error.problem(), Problem::NewerOnDisk { version: 99 }));
    }
    std::fs::remove_file(&path).unwrap();
    assert!(save_shared(&disk::real(), &map, &wish(Some(&common))).is_ok(), "a deleted file is put back");
}

#[test]
fn a_lock_that_a_dead_writer_left_holds_nobody_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.journey.json");
    let disk = disk::real();
    let lock_file = {
        let turn = Turn::take(&disk, &path);
        turn.path.clone()
    };
    std::fs::write(&lock_file, "").unwrap();
    // Who waits in vain goes on without it.
    assert!(Turn::take(&disk, &path).lock.is_some());
    std::fs::write(&lock_file, "").unwrap();
    let wish = Wish { path: &path, common: None, tried: None, other_names: OtherNames::Ask };
    save_shared(&disk, &Arc::new(start()), &wish).unwrap();
    assert!(!lock_file.exists());
}
