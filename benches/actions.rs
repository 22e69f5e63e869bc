//! What single actions cost on a map of 10,000 cards: `cargo bench --bench actions`.
//!
//! Each is done as the window does it: the editing session takes it in, the map is laid out again and what is
//! drawn over it is made; all of that happens in the window's thread between two frames. Told in milliseconds, the
//! longest of several runs, and as a part of laying out the whole map anew, which is work of known size. Nothing may
//! take longer than 50 ms; a change of all cards is laid out over several frames, none of which may either.

mod common;

use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant},
};

use common::{best, ms};

use kurbo::Size;
use rihla::{
    edit::{Fragment, ItemRef, Selection},
    editor::{Beside, Build, Editor, Input, Intent, Key, Modifiers, Toward, find_all},
    file,
    i18n::Locale,
    layout::LayoutEngine,
    model::{Card, Flow, JourneyMap, check},
    text::{Folded, TextEngine},
};

const TEXT: &str = "تبحث في Google عن مكتب قابل للتعديل";
/// Longest time that an action may keep the window, in milliseconds.
const MOST: f64 = 50.0;
const RUNS: usize = 3;
/// Cards out of sight that the window has measured between two frames.
const PACE: usize = 400;

/// A map of `count` cards in 50 columns and the six usual lanes.
fn map(count: usize) -> JourneyMap {
    let mut map = common::map(50, count, |i, card| Card {
        text: format!("{TEXT} {i}"),
        owner: if i.is_multiple_of(3) { "سارة".to_owned() } else { String::new() },
        tags: vec!["دفع".to_owned()],
        ..card
    });
    // In reading order, as a file has them.
    map.cards.sort_by_key(|card| (card.lane.as_str().to_owned(), card.step.as_str().to_owned()));
    map
}

struct Bench {
    map: Arc<JourneyMap>,
    text: TextEngine,
    whole: Duration,
    over: Vec<String>,
}

impl Bench {
    /// A session on the map as it is after its first frame.
    fn session(&mut self) -> Editor {
        let mut editor = Editor::new(self.map.clone(), Locale::En).seeded(1);
        editor.set_viewport(Size::new(1400.0, 900.0));
        editor.refresh(&mut self.text);
        editor.set_pace(Some(PACE));
        editor.select(Selection::only(ItemRef::Card("card4321".into())));
        editor
    }

    /// Times `act` after `before`, with everything up to the next frame.
    fn time(
        &mut self,
        name: &str,
        before: impl Fn(&mut Editor, &mut TextEngine),
        act: impl Fn(&mut Editor, &mut TextEngine),
    ) {
        let (mut longest, mut frames) = (Duration::ZERO, 0);
        for _ in 0..RUNS {
            let mut editor = self.session();
            before(&mut editor, &mut self.text);
            editor.refresh(&mut self.text);
            black_box(editor.overlay());
            let start = Instant::now();
            act(&mut editor, &mut self.text);
            editor.refresh(&mut self.text);
            black_box(editor.overlay());
            black_box((editor.chosen(), editor.can(&Intent::Delete), editor.can(&Intent::Duplicate)));
            longest = longest.max(start.elapsed());
            // What is laid out later must not take longer than what came first.
            while editor.is_laying_out() {
                let start = Instant::now();
                editor.refresh(&mut self.text);
                black_box(editor.overlay());
                (longest, frames) = (longest.max(start.elapsed()), frames + 1);
            }
        }
        let frames =
            if frames > 0 { format!(", done {} frames later", frames / RUNS) } else { String::new() };
        let (time, whole) = (ms(longest), ms(self.whole));
        println!("{name:<44} {time:>8.2} ms  {:>5.2} of a whole layout{frames}", time / whole);
        if time > MOST {
            self.over.push(format!("{name}: {time:.0} ms"));
        }
    }

    fn intent(&mut self, name: &str, before: &[Intent], intent: &Intent) {
        self.time(
            name,
            |editor, text| {
                for intent in before {
                    editor.perform(intent.clone());
                    editor.refresh(text);
                }
            },
            |editor, _| {
                editor.perform(intent.clone());
            },
        );
    }
}

fn main() {
    let map = Arc::new(map(10_000));
    let mut text = TextEngine::embedded_only();
    let (whole, _) = best(1, || LayoutEngine::new(Locale::En).layout(&mut text, &map));
    println!("laying out the whole map {:.1} ms", ms(whole));
    let mut bench = Bench { map: map.clone(), text, whole, over: Vec::new() };
    selecting(&mut bench);
    changing(&mut bench);
    building(&mut bench);
    searching(&mut bench);
    elsewhere(&mut bench);
    match bench.over.as_slice() {
        [] => println!("nothing takes longer than {MOST} ms"),
        over => println!("longer than {MOST} ms: {}", over.join("; ")),
    }
}

/// Selects everything.
const ALL: [Intent; 2] = [Intent::SelectNone, Intent::SelectAll];

fn selecting(bench: &mut Bench) {
    bench.intent("select all", &[Intent::SelectNone], &Intent::SelectAll);
    bench.intent("select all of the cell", &[], &Intent::SelectAll);
    bench.intent("select nothing", &ALL, &Intent::SelectNone);
    bench.intent("go to the neighbour", &[], &Intent::Go(Toward::Left));
    bench.intent("extend by one", &ALL, &Intent::Extend(Toward::Down));
    bench.intent("fit the map", &[], &Intent::FitMap);
    bench.intent("fit all that is selected", &ALL, &Intent::FitSelection);
}

fn changing(bench: &mut Bench) {
    let after = |intents: &[Intent]| ALL.iter().chain(intents).cloned().collect::<Vec<_>>();
    bench.intent("delete one card", &[], &Intent::Delete);
    bench.intent("delete all", &ALL, &Intent::Delete);
    bench.intent("undo of delete all", &after(&[Intent::Delete]), &Intent::Undo);
    bench.intent("redo of delete all", &after(&[Intent::Delete, Intent::Undo]), &Intent::Redo);
    bench.intent("duplicate all", &ALL, &Intent::Duplicate);
    bench.intent("move all by one step", &ALL, &Intent::Move(Toward::Left));
    bench.intent("move one card down", &[], &Intent::Move(Toward::Down));
    bench.intent("mark all as moments of truth", &ALL, &Intent::Build(Build::MomentOfTruth));
    bench.intent("lock all", &ALL, &Intent::Build(Build::Lock));
    bench.time(
        "merge 200 cards",
        |editor, _| {
            let cards = editor.map().cards.iter().take(200).map(|card| ItemRef::Card(card.id.clone()));
            let cards: Selection = cards.collect();
            editor.select(cards);
        },
        |editor, _| {
            editor.perform(Intent::Build(Build::MergeCards));
        },
    );
    bench.intent("split all", &ALL, &Intent::Build(Build::SplitCards));
    bench.intent("the map flows the other way", &[], &Intent::SetFlow(Flow::Ltr));
    bench.intent("another language", &[], &Intent::SetLanguage("he".into()));
    bench.time("another language of the program", |_, _| (), |editor, _| editor.set_locale(Locale::Ar));
}

fn building(bench: &mut Bench) {
    let stage = Intent::Select(ItemRef::Stage("stage20".into()));
    let lane = Intent::Select(ItemRef::Lane("lane2".into()));
    bench.intent("add a stage", &[], &Intent::Build(Build::Stage(Beside::After)));
    bench.intent("reorder a stage", std::slice::from_ref(&stage), &Intent::Move(Toward::Left));
    bench.intent("duplicate a stage", std::slice::from_ref(&stage), &Intent::Duplicate);
    bench.intent("delete a stage", std::slice::from_ref(&stage), &Intent::Delete);
    bench.intent("reorder a lane", std::slice::from_ref(&lane), &Intent::Move(Toward::Down));
    bench.intent("duplicate a lane", std::slice::from_ref(&lane), &Intent::Duplicate);
    bench.intent("collapse a lane", std::slice::from_ref(&lane), &Intent::Build(Build::Collapse));
    bench.intent("delete a lane", std::slice::from_ref(&lane), &Intent::Delete);
    let lines: Vec<String> = (0..1000).map(|line| format!("{TEXT} {line}")).collect();
    let lines = Fragment::of_text(&lines.join("\n")).expect("lines are cards");
    bench.time(
        "paste 1,000 lines",
        |_, _| (),
        |editor, _| {
            editor.paste(&lines);
        },
    );
    bench.time(
        "cut all",
        |editor, _| select_all(editor),
        |editor, _| {
            black_box(editor.copied());
            editor.cut();
        },
    );
    bench.time(
        "copy all",
        |editor, _| select_all(editor),
        |editor, _| {
            black_box(editor.copied().map(|fragment| fragment.to_text()));
        },
    );
    bench.time(
        "open a card for typing",
        |_, _| (),
        |editor, text| {
            let (key, modifiers) = (Key::Enter, Modifiers::NONE);
            editor.handle(text, &Input::Key { key, pressed: true, modifiers });
        },
    );
}

fn select_all(editor: &mut Editor) {
    ALL.into_iter().for_each(|intent| {
        editor.perform(intent);
    });
}

fn searching(bench: &mut Bench) {
    let map = bench.map.clone();
    let best = |work: &dyn Fn()| {
        let run = || {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64() * 1e3
        };
        (0..5).map(|_| run()).fold(f64::INFINITY, f64::min)
    };
    let folding = best(&|| {
        for card in &map.cards {
            for text in [&card.text, &card.owner].into_iter().chain(&card.tags) {
                black_box(Folded::new(text));
            }
        }
    });
    let finding = best(&|| {
        black_box(find_all(&map, "مكتب"));
    });
    println!(
        "folding every text once {folding:.2} ms; finding a word in them {:.2} of it",
        finding / folding
    );
    for (name, query) in
        [("find a letter that stands everywhere", "ا"), ("find a word", "مكتب"), ("find one", "4321")]
    {
        bench.time(
            name,
            |_, _| (),
            |editor, _| {
                editor.find(query);
            },
        );
    }
    let found = |editor: &mut Editor, _: &mut TextEngine| {
        editor.find("مكتب");
    };
    bench.time("find the next", found, |editor, _| {
        editor.find_next();
    });
    bench.time("replace one", found, |editor, _| {
        editor.replace_match("دكان");
    });
    bench.time("replace all, 10,000 places", found, |editor, _| {
        editor.replace_all_matches("دكان");
    });
}

fn elsewhere(bench: &mut Bench) {
    let map = bench.map.clone();
    bench.time(
        "check the map",
        |_, _| (),
        |editor, _| {
            black_box(check(editor.map()));
        },
    );
    let mut saved = Duration::ZERO;
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(file::to_json(&map));
        saved = saved.max(start.elapsed());
    }
    println!("{:<44} {:>8.2} ms  on a thread of its own", "write the file", saved.as_secs_f64() * 1e3);
}
