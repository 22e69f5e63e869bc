//! What safety costs: `cargo bench --bench durable`.
//!
//! A save against the least that any program has to do for the same (write, fsync, rename, fsync of
//! the folder), taking turns on the same disk; and what one edit of a large map costs the journal,
//! which works on its own thread. Each number is the median of many runs.

#[path = "../tests/common/one_cell.rs"]
mod one_cell;

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use one_cell::one_cell;
use rihla::{
    edit::{CardField, Command, Document},
    file::{
        self,
        journal::{About, Journal},
        shared::{Common, Wish, save_shared},
    },
    model::JourneyMap,
};

const RUNS: usize = 25;

fn map(cards: usize) -> JourneyMap {
    one_cell(1, cards, |number| format!("تقارن الأسعار بين 12 متجرًا قبل أن تسأل زميلة لها {number}"))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The least that makes `bytes` durable in the place of what is at `path`.
fn floor(path: &Path, bytes: &[u8]) {
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary).unwrap();
    file.write_all(bytes).unwrap();
    file.sync_all().unwrap();
    fs::rename(&temporary, path).unwrap();
    File::open(path.parent().unwrap()).unwrap().sync_all().unwrap();
}

fn saves(folder: &Path, cards: usize) {
    let map = Arc::new(map(cards));
    let bytes = file::to_json(&map);
    let (plain, ours) = (folder.join("plain.json"), folder.join("ours.journey.json"));
    let hash = file::save(&ours, &map).unwrap();
    let common = Common { map: map.clone(), hash };
    let disk = file::disk::real();
    let mut times = [Vec::new(), Vec::new(), Vec::new()];
    for _ in 0..RUNS {
        let began = Instant::now();
        floor(&plain, &bytes);
        times[0].push(began.elapsed());
        let began = Instant::now();
        drop(std::hint::black_box(file::to_json(&map)));
        times[1].push(began.elapsed());
        let other_names = file::atomic::OtherNames::Ask;
        let wish = Wish { path: &ours, common: Some(&common), tried: None, other_names };
        let began = Instant::now();
        save_shared(&disk, &map, &wish).unwrap();
        times[2].push(began.elapsed());
    }
    let [floor, json, ours] = times.map(median);
    println!(
        "save {cards} cards ({} kB): floor {floor:.1?}, writing JSON {json:.1?}, ours {ours:.1?} = {:.2} × floor",
        bytes.len() / 1000,
        ours.as_secs_f64() / floor.as_secs_f64(),
    );
}

fn edits(folder: &Path, cards: usize) {
    let mut document = Document::new(Arc::new(map(cards)));
    let journal = Journal::new(folder.join(format!("recovery-{cards}")), false, |_| {});
    let begin = Instant::now();
    journal.note(document.map(), None, About::default());
    let _ = journal.flush();
    let first = begin.elapsed();
    let (mut noted, mut written) = (Vec::new(), Vec::new());
    for number in 0..RUNS * 4 {
        let id = document.map().cards[number * 7 % cards].id.clone();
        let set = vec![CardField::Text(format!("changed {number}"))];
        document.apply(&Command::EditCards { ids: vec![id], set }).unwrap();
        let began = Instant::now();
        journal.note(document.map(), None, About::default());
        noted.push(began.elapsed());
        let _ = journal.flush();
        written.push(began.elapsed());
    }
    let probe = folder.join("probe");
    let mut file = File::create(&probe).unwrap();
    let syncs: Vec<Duration> = (0..RUNS * 4)
        .map(|_| {
            let began = Instant::now();
            file.write_all(&[7; 200]).unwrap();
            file.sync_all().unwrap();
            began.elapsed()
        })
        .collect();
    println!(
        "journal of {cards} cards: first state {first:.1?}; one edit {:.1?} on the window's thread, durable after {:.1?}, \
         of which append and fsync {:.1?}",
        median(noted),
        median(written),
        median(syncs),
    );
    journal.close();
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    for cards in [30, 1000, 10_000] {
        saves(folder.path(), cards);
    }
    for cards in [30, 10_000] {
        edits(folder.path(), cards);
    }
}
