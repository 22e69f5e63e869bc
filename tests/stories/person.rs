//! Somebody in front of the window.

use std::path::PathBuf;

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, vec2};
use rihla::{
    file,
    i18n::Locale,
    model::{Id, JourneyMap},
};

use crate::common::{Dialogs, TestWindow, named, window_with};

/// Ctrl, as egui tells it.
pub(crate) const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
/// Ctrl and Shift.
pub(crate) const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };

/// A person with hands, eyes and a window.
pub(crate) struct Person {
    window: TestWindow,
    folder: tempfile::TempDir,
    /// The language of the window.
    pub(crate) locale: Locale,
}

impl Person {
    /// Somebody who has just started the program.
    pub(crate) fn at(locale: Locale) -> Self {
        let dialogs = Dialogs::default();
        let folder = tempfile::tempdir().unwrap();
        dialogs.choose(folder.path().join("map.journey.json"));
        let window = window_with(locale, vec2(1440.0, 900.0), None, &dialogs);
        Self { window, folder, locale }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("map.journey.json")
    }

    /// The map as its file has it, once it is saved.
    pub(crate) fn saved(&self) -> JourneyMap {
        assert!(!self.window.state().is_dirty(), "it is saved");
        JourneyMap::clone(&file::read(&self.path()).unwrap().map)
    }

    /// Checks that there is nothing in the map to begin with.
    pub(crate) fn assert_empty(&self) {
        let map = self.map();
        let all = [map.stages.len(), map.lanes.len(), map.cards.len(), map.curves.len(), map.personas.len()];
        assert_eq!(all, [0; 5], "stages, lanes, cards, curves and personas");
    }

    /// The map on the screen.
    pub(crate) fn map(&self) -> &JourneyMap {
        self.window.state().map().expect("a map is open")
    }

    /// Something happens before the next frame.
    fn tells(&mut self, event: Event) {
        self.window.input_mut().events.push(event);
    }

    fn looks(&mut self) {
        // A caret blinks: the window never comes to rest while a text is open.
        self.window.run_steps(4);
    }

    // Keys.

    /// Presses a key and lets it go.
    pub(crate) fn presses(&mut self, modifiers: Modifiers, key: Key) {
        self.tells(Event::ModifiersChanged(modifiers));
        self.key(modifiers, key);
        self.tells(Event::ModifiersChanged(Modifiers::NONE));
        self.looks();
    }

    /// Presses a key without others.
    pub(crate) fn hits(&mut self, key: Key) {
        self.presses(Modifiers::NONE, key);
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        for pressed in [true, false] {
            let physical_key = Some(key);
            self.tells(Event::Key { key, physical_key, pressed, repeat: false, modifiers });
        }
    }

    /// Types letter by letter: each comes with the key that types it, several in a frame as when one types fast.
    pub(crate) fn types(&mut self, text: &str) {
        for (index, letter) in text.chars().enumerate() {
            // On the keyboards of these languages a letter's key is known by its place.
            let letter = letter.to_string();
            let key = Key::from_name(&letter).unwrap_or(if index % 2 == 0 { Key::F } else { Key::K });
            let (physical_key, repeat, modifiers) = (Some(key), false, Modifiers::NONE);
            self.tells(Event::Key { key, physical_key, pressed: true, repeat, modifiers });
            self.tells(Event::Text(letter));
            self.tells(Event::Key { key, physical_key, pressed: false, repeat, modifiers });
            if index % 5 == 4 {
                self.window.step();
            }
        }
        self.looks();
    }

    // The pointer.

    fn buttons(&mut self, pos: Pos2, button: PointerButton, clicks: usize) {
        self.tells(Event::PointerMoved(pos));
        self.window.step();
        for _ in 0..clicks {
            for pressed in [true, false] {
                let modifiers = Modifiers::NONE;
                self.tells(Event::PointerButton { pos, button, pressed, modifiers });
            }
        }
        self.looks();
    }

    /// Clicks once.
    pub(crate) fn clicks(&mut self, pos: Pos2) {
        self.buttons(pos, PointerButton::Primary, 1);
        // The next click is one of its own.
        self.window.run_steps(2);
    }

    /// Clicks twice, quickly.
    pub(crate) fn double_clicks(&mut self, pos: Pos2) {
        self.buttons(pos, PointerButton::Primary, 2);
        self.window.run_steps(2);
    }

    /// Opens the menu of what is there and chooses from it, from a list in it where two are given.
    pub(crate) fn chooses(&mut self, pos: Pos2, messages: &[&str]) {
        self.buttons(pos, PointerButton::Secondary, 1);
        for message in messages {
            let name = self.locale.text(message);
            self.clicks_entry(&name);
        }
    }

    /// Clicks on an entry of the menu that is open.
    pub(crate) fn clicks_entry(&mut self, name: &str) {
        let is_entry = |role| matches!(role, egui::Role::MenuItem | egui::Role::MenuItemRadio);
        let mut found = self.window.query_all_by_label(name);
        let entry = found.find(|node| is_entry(node.accesskit_node().role()));
        let place = entry.unwrap_or_else(|| panic!("{name} is not in the menu")).rect();
        drop(found);
        self.clicks(place.center());
    }

    /// Clicks on the part of the window with this name.
    pub(crate) fn clicks_on(&mut self, name: &str) {
        let place = named(&self.window, name).rect();
        self.clicks(place.center());
    }

    /// Clicks on the chip of the map with this name; a panel may have a larger button of the same name.
    pub(crate) fn clicks_on_chip(&mut self, name: &str) {
        let places = self.window.query_all_by_label(name).map(|node| node.rect());
        let chip = places.min_by(|a, b| a.area().total_cmp(&b.area()));
        let chip = chip.unwrap_or_else(|| panic!("{name} is not there"));
        self.clicks(chip.center());
    }

    /// Drags from one place to another.
    pub(crate) fn drags(&mut self, from: Pos2, to: Pos2) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.tells(Event::PointerMoved(from));
        self.window.step();
        self.tells(Event::PointerButton { pos: from, button, pressed: true, modifiers });
        self.window.step();
        for stop in 1..=6 {
            self.tells(Event::PointerMoved(from.lerp(to, stop as f32 / 6.0)));
            self.window.step();
        }
        self.tells(Event::PointerButton { pos: to, button, pressed: false, modifiers });
        self.window.run_steps(4);
    }

    /// Where something of the map is on the screen.
    pub(crate) fn place(&self, id: &Id) -> Rect {
        self.window.state().place_of(id).expect("it is on the canvas")
    }

    /// Where a lane crosses a stage.
    pub(crate) fn cell(&self, lane: usize, stage: usize) -> Rect {
        let map = self.map();
        let row = self.place(&map.lanes[lane].id);
        let column = self.place(&map.stages[stage].steps[0].id);
        Rect::from_x_y_ranges(column.x_range(), row.y_range())
    }

    /// Where the part of the map with this name is: a title, a lane's label.
    pub(crate) fn part(&self, role: egui::Role, name: &str) -> Rect {
        self.window.get_by_role_and_label(role, name).rect()
    }

    /// Where the card is that says this.
    pub(crate) fn card(&self, text: &str) -> Rect {
        let card = self.map().cards.iter().find(|card| card.text == text);
        self.place(&card.unwrap_or_else(|| panic!("no card says “{text}”")).id)
    }

    /// The point of the curve in a step, and its value.
    pub(crate) fn point(&self, step: &Id) -> Option<(Id, f32)> {
        let mut points = self.map().curves.iter().flat_map(|curve| &curve.points);
        points.find(|point| point.step == *step).map(|point| (point.id.clone(), point.value))
    }

    /// Clicks where the canvas is free as long as the map is empty.
    pub(crate) fn clicks_on_nothing(&mut self) {
        self.clicks(Pos2::new(700.0, 700.0));
    }

    /// Clicks on nothing, under the map.
    pub(crate) fn clicks_beside(&mut self) {
        let below = self.place(&self.map().lanes[5].id).center_bottom();
        self.clicks(below + vec2(0.0, 60.0));
    }

    /// Goes down the menu that is open to the entry with this name, and presses Enter.
    pub(crate) fn walks_menu(&mut self, message: &str) {
        let name = self.locale.text(message);
        for _ in 0..40 {
            // A list in a menu is marked beside the entry that opened it.
            let marked = {
                let menus = self.window.query_all_by_role(egui::Role::Menu);
                let mut marked = menus.filter_map(|menu| menu.accesskit_node().active_descendant()?.label());
                marked.any(|marked| marked == name)
            };
            if marked {
                return self.hits(Key::Enter);
            }
            self.hits(Key::ArrowDown);
        }
        panic!("{name} is not in the menu");
    }

    /// Lets things happen.
    pub(crate) fn waits(&mut self) {
        self.window.run_steps(6);
    }

    /// Where a stage's header is.
    pub(crate) fn header(&self, stage: usize) -> Rect {
        self.place(&self.map().stages[stage].id)
    }
}
