//! What merging and comparing maps of 10,000 cards costs: `cargo bench --bench merge`.
//!
//! Two people change a tenth of the cards each, move some, take some out and add some. Told in milliseconds, and as a
//! multiple of reading one of the maps.

use std::{hint::black_box, path::Path, sync::Arc, time::Instant};

use rihla::{
    edit::{Command, StepName, copies, diff::Diff, merge::merge},
    file,
    i18n::Locale,
    model::{Card, Id, JourneyMap, Link},
};

const CARDS: usize = 10_000;

fn base() -> JourneyMap {
    let mut map = JourneyMap::blank_from(Locale::Ar, &mut fastrand::Rng::with_seed(3));
    let lanes: Vec<Id> = map.lanes.iter().map(|lane| lane.id.clone()).collect();
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    let card = |i: usize| Card {
        id: format!("card{i:06}").as_str().into(),
        lane: lanes[i % lanes.len()].clone(),
        step: steps[i / lanes.len() % steps.len()].clone(),
        text: format!("تبحث في Google عن مكتب {i}"),
        ..Card::default()
    };
    map.cards = (0..CARDS).map(card).map(Arc::new).collect();
    map
}

/// What `who` made of it.
fn changed(base: &JourneyMap, who: &str, seed: u64) -> JourneyMap {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut map = base.clone();
    let lanes: Vec<Id> = map.lanes.iter().map(|lane| lane.id.clone()).collect();
    for card in &mut map.cards {
        match rng.usize(..100) {
            0..10 => Arc::make_mut(card).text += who,
            10..15 => Arc::make_mut(card).lane = lanes[rng.usize(..lanes.len())].clone(),
            _ => {}
        }
    }
    map.cards.retain(|_| rng.usize(..50) > 0);
    for number in 0..300 {
        let mut card = Card::clone(&base.cards[number]);
        card.id = format!("{who}{number}").as_str().into();
        map.cards.push(Arc::new(card));
    }
    map
}

/// The median of five, in milliseconds.
fn time(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[2]
}

/// `map` with every card linked to the next.
fn linked(map: &JourneyMap) -> JourneyMap {
    let ends = map.cards.iter().zip(map.cards.iter().skip(1));
    let link = |(from, to): (&Arc<Card>, &Arc<Card>)| Link {
        id: format!("link-{}", from.id).as_str().into(),
        from: from.id.clone(),
        to: to.id.clone(),
        ..Link::default()
    };
    JourneyMap { links: ends.map(link).collect(), ..map.clone() }
}

/// Every card of `map`, each linked to the next, copied with the links.
fn copy_all_linked(map: &JourneyMap, reading: f64) {
    let mut rng = fastrand::Rng::with_seed(4);
    let map = linked(map);
    let copies: Vec<(Id, Id)> =
        map.cards.iter().map(|card| (card.id.clone(), Id::from_rng(&mut rng))).collect();
    let pairs = copies.iter().map(|(card, copy)| (card, copy));
    let mut commands = copies::of_joints(&map, pairs, &mut rng);
    commands.insert(0, Command::DuplicateCards { copies: copies.clone(), to: None });
    let copying =
        Command::Batch { name: StepName::new("step-duplicate-cards", CARDS), commands, select: None };
    let copied = time(|| drop(black_box(copying.apply(&map))));
    println!("{CARDS} linked cards copied: {copied:.0} ms, {:.1} × reading the map", copied / reading);
}

/// One side took half of the cards out, the other linked each to the next: those come back.
fn take_back_what_links_need(base: &JourneyMap, reading: f64) {
    let (linked, mut halved) = (linked(base), base.clone());
    halved.cards.truncate(CARDS / 2);
    let merging = time(|| drop(black_box(merge(base, &linked, &halved))));
    println!("{} cards taken back: {merging:.0} ms, {:.1} × reading the map", CARDS / 2, merging / reading);
}

fn main() {
    // As read from files: nothing is shared.
    let read = |map: &JourneyMap| file::parse(&file::to_json(map), Path::new("map")).map(|opened| opened.map);
    let maps = (read(&base()), read(&changed(&base(), "o", 1)), read(&changed(&base(), "t", 2)));
    let (Ok(base), Ok(ours), Ok(theirs)) = maps else { return };
    let bytes = file::to_json(&ours);
    let reading = time(|| drop(black_box(file::parse(&bytes, Path::new("map")))));
    let merging = time(|| drop(black_box(merge(&base, &ours, &theirs))));
    let comparing = time(|| drop(black_box(Diff::of(&base, &ours).lines(Locale::Ar))));
    println!("two maps of {CARDS} cards: merged in {merging:.0} ms, {:.1} × reading one", merging / reading);
    println!("  compared, in words: {comparing:.0} ms, {:.1} × reading one", comparing / reading);
    let naming = time(|| drop(black_box(Diff::of(&base, &ours).names(Locale::Ar))));
    println!("  compared, the parts by name: {naming:.0} ms, {:.1} × reading one", naming / reading);
    copy_all_linked(&base, reading);
    take_back_what_links_need(&base, reading);
}
