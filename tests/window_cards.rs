//! Cards with pictures and icons, and the clipboard with more than text, in the window.

#![allow(clippy::unwrap_used, reason = "a test fails where something is missing")]

mod common;

use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

use common::*;
use egui::{Color32, ColorImage, Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use rihla::{
    app::{Clipboard, SharedClipboard},
    export::Snapshot,
    file,
    i18n::Locale,
    model::{Card, Id, JourneyMap, LaneKind},
};

/// A clipboard in memory.
#[derive(Default)]
struct Memory {
    html: Option<String>,
    text: String,
    picture: Option<Snapshot>,
}

impl Clipboard for Memory {
    fn html(&mut self) -> Option<String> {
        self.html.clone()
    }

    fn set_html(&mut self, html: String, text: String) -> bool {
        (self.html, self.text) = (Some(html), text);
        true
    }

    fn set_picture(&mut self, picture: Snapshot) -> bool {
        self.picture = Some(picture);
        true
    }
}

/// A window with the sample of `locale`, its clipboard, and what its file dialogs answer.
struct Desk {
    window: TestWindow,
    clipboard: Arc<Mutex<Memory>>,
    dialogs: Dialogs,
}

fn desk(locale: Locale) -> Desk {
    let (clipboard, dialogs) = (Arc::new(Mutex::new(Memory::default())), Dialogs::default());
    let shared: SharedClipboard = clipboard.clone();
    let mut window = window_on(locale, vec2(1440.0, 900.0), &dialogs, shared);
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
    Desk { window, clipboard, dialogs }
}

impl Desk {
    fn map(&self) -> &JourneyMap {
        self.window.state().map().unwrap()
    }

    fn card(&self, id: &Id) -> Card {
        Card::clone(self.map().card(id).unwrap())
    }

    fn place(&self, id: &Id) -> Pos2 {
        self.window.state().place_of(id).unwrap().center()
    }

    /// The first card of the lane of actions.
    fn first(&self) -> Id {
        let lane = self.map().lanes.iter().find(|lane| lane.kind == LaneKind::Actions).unwrap();
        self.map().cards.iter().find(|card| card.lane == lane.id).unwrap().id.clone()
    }

    fn select(&mut self, id: &Id) {
        let at = self.place(id);
        click(&mut self.window, at);
    }

    fn pastes(&mut self, text: &str) {
        self.window.event(Event::Paste(text.to_owned()));
        self.window.run();
        self.window.run();
    }

    /// Texts of the cards in a cell beside that of the card called `from`.
    fn beside(&self, from: &Card, lanes: usize, steps: usize) -> Vec<(String, u32)> {
        let map = self.map();
        let lane = map.lanes.iter().position(|lane| lane.id == from.lane).unwrap() + lanes;
        let step = map.steps().position(|(_, step)| step.id == from.step).unwrap() + steps;
        let (lane, step) = (&map.lanes[lane].id, &map.steps().nth(step).unwrap().1.id);
        let cards = map.cards.iter().filter(|card| card.lane == *lane && card.step == *step);
        cards.map(|card| (card.text.clone(), card.span)).collect()
    }
}

fn png(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    let path = folder.path().join(name);
    image::RgbaImage::from_pixel(30, 20, image::Rgba([10, 90, 200, 128])).save(&path).unwrap();
    path
}

#[test]
fn a_picture_comes_from_a_file_a_drop_and_the_clipboard() {
    let folder = tempfile::tempdir().unwrap();
    for locale in [Locale::En, Locale::Ar] {
        let mut desk = desk(locale);
        let id = desk.first();
        // From a file.
        desk.select(&id);
        desk.dialogs.choose(png(&folder, "صورة.png"));
        keys(&mut desk.window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        desk.window.run();
        let key = desk.card(&id).image.expect("the card has a picture");
        assert_eq!(desk.map().media[&key].media_type, "image/png");
        // Taken off again by the button in the panel.
        press(&mut desk.window, &locale.text("action-remove-picture"));
        desk.window.run();
        assert!(desk.card(&id).image.is_none() && desk.map().media.is_empty());
        // From the clipboard.
        let image = ColorImage::filled([8, 8], Color32::from_rgb(200, 20, 20));
        desk.window.event(Event::PasteImage(Arc::new(image)));
        desk.window.run();
        desk.window.run();
        assert!(desk.card(&id).image.is_some());
        // As a file that a file manager copied.
        keys(&mut desk.window, Modifiers::COMMAND, Key::Z);
        desk.pastes(png(&folder, "b.png").to_str().unwrap());
        assert_eq!(desk.card(&id).image, Some(key));
    }
}

#[test]
fn a_file_that_is_no_picture_is_named_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.png");
    std::fs::write(&path, "no picture").unwrap();
    for locale in Locale::ALL {
        let mut desk = desk(locale);
        let id = desk.first();
        desk.select(&id);
        desk.dialogs.choose(&path);
        keys(&mut desk.window, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
        desk.window.run();
        assert!(says(&desk.window, "notes.png") && says(&desk.window, &locale.text("picture-format")));
        assert!(!desk.window.state().is_dirty());
    }
}

#[test]
fn an_icon_is_searched_in_any_language_and_chosen_by_keys() {
    for (locale, typed) in [(Locale::En, "handshake"), (Locale::Ar, "اتفاق"), (Locale::Fa, "agreement")]
    {
        let mut desk = desk(locale);
        let id = desk.first();
        desk.select(&id);
        keys(&mut desk.window, Modifiers::COMMAND, Key::I);
        desk.window.run();
        desk.window.event(Event::Text(typed.to_owned()));
        desk.window.run();
        keys(&mut desk.window, Modifiers::NONE, Key::Enter);
        desk.window.run();
        assert_eq!(desk.card(&id).icon.as_deref(), Some("handshake"), "{typed}");
        // The next in reading order: to the left where the window is mirrored.
        keys(&mut desk.window, Modifiers::COMMAND, Key::I);
        desk.window.run();
        let onwards = if locale == Locale::En { Key::ArrowRight } else { Key::ArrowLeft };
        keys(&mut desk.window, Modifiers::NONE, onwards);
        keys(&mut desk.window, Modifiers::NONE, Key::Enter);
        desk.window.run();
        assert_eq!(desk.card(&id).icon.as_deref(), Some("chalkboard-teacher"));
        press(&mut desk.window, &locale.text("action-no-icon"));
        desk.window.run();
        assert_eq!(desk.card(&id).icon, None);
    }
}

#[test]
fn what_calc_and_chromium_truly_copy_is_pasted_into_cells() {
    let calc = (
        include_str!("fixtures/clipboard/captured/calc.html"),
        include_str!("fixtures/clipboard/captured/calc.txt"),
    );
    let page = (
        include_str!("fixtures/clipboard/captured/chromium.html"),
        include_str!("fixtures/clipboard/captured/chromium.txt"),
    );
    for ((html, text), place, new) in [(calc, (1, 2), "Pay & go <now>"), (page, (3, 1), "Shop\nPhone")] {
        let mut desk = desk(Locale::En);
        desk.clipboard.lock().unwrap().html = Some(html.to_owned());
        let first = desk.card(&desk.first());
        desk.select(&first.id);
        desk.pastes(text);
        let there = desk.beside(&first, place.0, place.1);
        assert_eq!(there.last().map(|(text, _)| text.as_str()), Some(new), "{there:?}");
        keys(&mut desk.window, Modifiers::COMMAND, Key::Z);
        assert!(!desk.window.state().is_dirty(), "one step");
    }
}

#[test]
fn a_block_of_a_spreadsheet_fills_cells_from_the_selected_one() {
    let html = include_str!("fixtures/clipboard/calc.html");
    let text = include_str!("fixtures/clipboard/calc.txt");
    for locale in [Locale::En, Locale::He] {
        // As HTML, or where there is none as text: the same but for what is merged.
        for (flavour, span) in [(Some(html), 2), (None, 1)] {
            let mut desk = desk(locale);
            desk.clipboard.lock().unwrap().html = flavour.map(str::to_owned);
            let first = desk.card(&desk.first());
            desk.select(&first.id);
            let before: Vec<_> =
                [(0, 0), (0, 1), (1, 0), (1, 2)].map(|(l, s)| desk.beside(&first, l, s)).into();
            desk.pastes(text);
            let new = [
                vec![("Search", 1)],
                vec![("Ask \"why\"\nand wait", span)],
                vec![("4250.0%", 1)],
                vec![("Pay & go", 1)],
            ];
            for (place, (before, new)) in
                [(0, 0), (0, 1), (1, 0), (1, 2)].iter().zip(before.into_iter().zip(new))
            {
                let expected: Vec<(String, u32)> =
                    before.into_iter().chain(new.into_iter().map(|(t, s)| (t.to_owned(), s))).collect();
                assert_eq!(desk.beside(&first, place.0, place.1), expected, "{place:?} in {locale:?}");
            }
            keys(&mut desk.window, Modifiers::COMMAND, Key::Z);
            assert!(!desk.window.state().is_dirty(), "one step");
        }
    }
}

#[test]
fn copied_cards_are_cells_for_others_and_whole_for_another_window() {
    for locale in [Locale::En, Locale::Ar] {
        let mut desk = desk(locale);
        let id = desk.first();
        desk.select(&id);
        desk.window.event(Event::Copy);
        desk.window.run();
        let card = desk.card(&id);
        let (html, text) = {
            let clipboard = desk.clipboard.lock().unwrap();
            (clipboard.html.clone().unwrap(), clipboard.text.clone())
        };
        assert_eq!(text, card.text);
        assert!(html.contains(if locale == Locale::Ar { "dir=\"rtl\"" } else { "dir=\"ltr\"" }));
        // Another window knows nothing but the clipboard.
        let mut other = self::desk(Locale::He);
        other.clipboard.lock().unwrap().html = Some(html);
        let at = other.first();
        other.select(&at);
        other.pastes(&text);
        let pasted = other.map().cards.iter().find(|other| other.text == card.text).unwrap();
        assert_eq!((pasted.severity, &pasted.tags, pasted.color), (card.severity, &card.tags, card.color));
    }
}

#[test]
fn a_table_makes_a_map_of_its_own_only_when_that_is_asked_for() {
    let mut desk = desk(Locale::En);
    let html = "<table><tr><th>Stage<th>Pain points<tr><td>Decision<td>Few ways<br>to pay</table>";
    desk.clipboard.lock().unwrap().html = Some(html.to_owned());
    let before = desk.map().clone();
    // Nothing is selected: it goes into the map that is open, where somebody sees it.
    desk.pastes("Stage\tPain points\nDecision\tFew ways to pay\n");
    desk.window.run();
    assert_eq!(desk.map().cards.len(), before.cards.len() + 4);
    assert_eq!(desk.map().title, before.title);
    keys(&mut desk.window, Modifiers::COMMAND, Key::Z);
    desk.clipboard.lock().unwrap().html = Some(html.to_owned());
    keys(&mut desk.window, Modifiers::COMMAND | Modifiers::SHIFT, Key::V);
    desk.pastes("Stage\tPain points\nDecision\tFew ways to pay\n");
    desk.window.run();
    assert_eq!(desk.map().stages.len(), 1);
    assert_eq!(desk.map().stages[0].title, "Decision");
}

#[test]
fn a_picture_of_the_selection_or_of_the_map_goes_to_the_clipboard() {
    for locale in [Locale::En, Locale::Ar] {
        let mut desk = desk(locale);
        let modifiers = Modifiers::ALT | Modifiers::SHIFT;
        keys(&mut desk.window, modifiers, Key::C);
        desk.window.run();
        let whole = desk.clipboard.lock().unwrap().picture.take().expect("the map is copied");
        let id = desk.first();
        desk.select(&id);
        keys(&mut desk.window, modifiers, Key::C);
        desk.window.run();
        let cell = desk.clipboard.lock().unwrap().picture.take().expect("the cell is copied");
        assert!(cell.width < whole.width / 3 && cell.height < whole.height / 3, "{cell:?} of {whole:?}");
        assert!(says(&desk.window, &locale.number(i64::from(cell.width))));
    }
}

#[test]
fn a_style_goes_from_card_to_card_by_keys() {
    let mut desk = desk(Locale::Fa);
    let (from, to) = {
        let first = desk.first();
        let lane = desk.card(&first).lane;
        let to =
            desk.map().cards.iter().find(|card| card.lane == lane && card.id != first).unwrap().id.clone();
        (first, to)
    };
    desk.select(&from);
    keys(&mut desk.window, Modifiers::COMMAND, Key::B);
    let modifiers = Modifiers::COMMAND | Modifiers::ALT;
    keys(&mut desk.window, modifiers, Key::C);
    let moment = desk.card(&from).moment_of_truth;
    desk.select(&to);
    keys(&mut desk.window, modifiers, Key::V);
    desk.window.run();
    assert_eq!(desk.card(&to).moment_of_truth, moment);
    assert_ne!(desk.card(&to).text, desk.card(&from).text);
}

#[test]
fn what_cannot_be_copied_says_so() {
    let mut desk = desk(Locale::En);
    desk.window.event(Event::Copy);
    desk.window.run();
    assert!(says(&desk.window, "There are no cards in what is selected"));
    assert_eq!(desk.clipboard.lock().unwrap().html, None);
}

#[test]
fn what_is_pasted_does_not_end_under_the_zoom() {
    for locale in [Locale::En, Locale::Ar] {
        let Desk { mut window, .. } = desk(locale);
        let map = window.state().map().unwrap().clone();
        let canvas = egui::Rect::from_min_max(Pos2::new(0.0, 110.0), Pos2::new(1440.0, 870.0));
        let mut seen = 0;
        for card in &map.cards {
            let Some(place) = window.state().place_of(&card.id).filter(|place| canvas.contains_rect(*place))
            else {
                continue;
            };
            click(&mut window, place.center_top() + vec2(0.0, 6.0));
            window.event(Event::Paste("pasted".into()));
            window.run();
            window.run();
            let pasted = window.state().map().unwrap().cards.iter().find(|card| card.text == "pasted");
            let Some(pasted) = pasted.map(|card| card.id.clone()) else { continue };
            let there = window.state().place_of(&pasted).unwrap();
            for name in ["action-zoom-fit", "action-zoom-in", "action-zoom-out"] {
                let button = window.get_by_label(&locale.text(name)).rect();
                assert!(!button.intersects(there), "{name} in {locale:?}: {button:?} {there:?}");
            }
            seen += 1;
            keys(&mut window, Modifiers::COMMAND, Key::Z);
        }
        assert!(seen > 8, "{seen}");
    }
}

#[test]
fn a_stage_goes_through_the_clipboard_whole() {
    for locale in [Locale::En, Locale::Ar] {
        let Desk { mut window, clipboard, .. } = desk(locale);
        let before = window.state().map().unwrap().clone();
        let step = before.stages[1].steps[0].id.clone();
        let header = window.state().place_of(&step).unwrap().center_top() + vec2(0.0, 20.0);
        click(&mut window, header);
        window.event(Event::Copy);
        window.run();
        let text = clipboard.lock().unwrap().text.clone();
        assert!(text.starts_with(&before.stages[1].title), "{text}");
        window.event(Event::Paste(text));
        window.run();
        window.run();
        let map = window.state().map().unwrap();
        assert_eq!(map.stages.len(), before.stages.len() + 1, "{locale:?}");
        assert_eq!(map.stages[2].title, before.stages[1].title);
        let cards = |map: &JourneyMap, stage: usize| {
            let steps: Vec<Id> = map.stages[stage].steps.iter().map(|step| step.id.clone()).collect();
            map.cards.iter().filter(|card| steps.contains(&card.step)).count()
        };
        assert!(cards(map, 2) > 0 && cards(map, 2) == cards(&before, 1));
    }
}

#[test]
fn the_note_tool_says_what_a_click_does() {
    for locale in Locale::ALL {
        let Desk { mut window, .. } = desk(locale);
        let hint = locale.text("tool-note-hint");
        assert!(!has(&window, &hint));
        press(&mut window, &locale.text("action-note-tool"));
        assert!(has(&window, &hint), "{locale:?}");
        keys(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!has(&window, &hint));
    }
}
