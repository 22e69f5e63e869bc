//! What the window does so that nothing is lost: recovery after a crash, saving by itself, saves that fail.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;
mod dropped;
mod recovery;
mod versions;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::*;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use rihla::{
    file,
    i18n::{Locale, without_isolates},
    model::{Id, JourneyMap},
};
use tempfile::TempDir;

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

struct Desk {
    folder: TempDir,
    dialogs: Dialogs,
    locale: Locale,
}

impl Desk {
    fn new(locale: Locale) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("maps")).unwrap();
        Self { folder, dialogs: Dialogs::default(), locale }
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// A file with the sample in it.
    fn file(&self) -> PathBuf {
        let path = self.folder.path().join("maps/رحلة.journey.json");
        let sample = file::SAMPLES.iter().find(|sample| sample.locale == self.locale).unwrap();
        file::save(&path, &sample.map().unwrap()).unwrap();
        path
    }

    fn start(&self, open: Option<&Path>) -> TestWindow {
        window_keeping(Some(&self.state()), self.locale, vec2(1440.0, 900.0), open, &self.dialogs)
    }

    fn journals(&self) -> Vec<String> {
        names(&self.state().join("recovery"))
    }

    fn text(&self, id: &str) -> String {
        self.locale.text(id)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

/// Removes the first card; gives its id.
fn remove_card(window: &mut TestWindow) -> Id {
    let id = map(window).cards[0].id.clone();
    let at = window.state().place_of(&id).unwrap().center();
    click(window, at);
    keys(window, Modifiers::NONE, Key::Delete);
    assert!(map(window).card(&id).is_none());
    id
}

#[test]
fn a_map_with_a_file_is_saved_by_itself_where_that_is_wanted() {
    let desk = Desk::new(Locale::Ar);
    let path = desk.file();
    let before = fs::read(&path).unwrap();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    window.run_steps(40);
    assert_eq!(fs::read(&path).unwrap(), before, "not unless it is wanted");
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-autosave"));
    window.run_steps(40);
    assert!(!window.state().is_dirty());
    assert_eq!(*file::read(&path).unwrap().map, *map(&window));

    // A hundred such saves must not push out what somebody saved.
    for _ in 0..4 {
        remove_card(&mut window);
        window.run_steps(40);
        assert!(!window.state().is_dirty());
    }
    let versions = file::versions::Versions::in_state(&desk.state());
    assert_eq!(versions.list(&map(&window).id).len(), 2, "the first state, and one by itself");
}

#[test]
fn a_file_that_was_taken_away_or_replaced_is_not_put_back_by_itself() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-autosave"));
    fs::remove_file(&path).unwrap();
    window.run();
    assert!(says(&window, "was deleted or moved outside"));
    remove_card(&mut window);
    window.run_steps(40);
    assert!(!path.exists(), "it may have been meant");
    keys(&mut window, COMMAND, Key::S);
    assert_eq!(*file::read(&path).unwrap().map, *map(&window), "a person puts it back");
    remove_card(&mut window);
    window.run_steps(40);
    assert_eq!(*file::read(&path).unwrap().map, *map(&window), "and now it saves itself again");

    fs::write(&path, "damaged").unwrap();
    window.run();
    remove_card(&mut window);
    window.run_steps(40);
    assert!(!has(&window, &desk.text("changed-title")), "nobody is asked in the middle of something");
    assert_eq!(fs::read(&path).unwrap(), b"damaged");
}

#[test]
fn a_save_that_fails_keeps_the_work_and_offers_a_way() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    let away = desk.folder.path().join("away");
    fs::rename(path.parent().unwrap(), &away).unwrap();
    window.run();
    keys(&mut window, COMMAND, Key::S);
    assert!(has(&window, &desk.text("error-save")));
    assert!(says(&window, "its folder is not there"));
    assert!(window.state().is_dirty());
    fs::rename(&away, path.parent().unwrap()).unwrap();
    press(&mut window, &desk.text("button-try-again"));
    assert!(!window.state().is_dirty());
    assert_eq!(*file::read(&path).unwrap().map, *map(&window));
}

#[test]
fn a_write_protected_file_says_so_when_it_is_opened() {
    let desk = Desk::new(Locale::He);
    let path = desk.file();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let window = desk.start(Some(&path));
    assert!(says(&window, &desk.text("opened-protected")));
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_asked_about_once() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let other = desk.folder.path().join("maps/twin.journey.json");
    fs::hard_link(&path, &other).unwrap();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::S);
    assert!(has(&window, &desk.text("other-names-title")));
    press(&mut window, &desk.text("other-names-follow"));
    assert!(!window.state().is_dirty());
    assert_eq!(fs::read(&path).unwrap(), fs::read(&other).unwrap());
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::S);
    assert!(!window.state().is_dirty(), "the answer holds");
    assert_eq!(*file::read(&other).unwrap().map, *map(&window));
    assert!(!says(&window, &without_isolates(&desk.text("other-names-title"))));
}

#[test]
fn a_save_that_is_asked_for_during_another_one_comes_after_it() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    let (first, second) = (map(&window).cards[0].id.clone(), map(&window).cards[1].id.clone());
    let at = window.state().place_of(&first).unwrap().center();
    click(&mut window, at);
    keys(&mut window, Modifiers::NONE, Key::Delete);
    let at = window.state().place_of(&second).unwrap().center();
    click(&mut window, at);
    // Faster than the window draws.
    window.key_press_modifiers(COMMAND, Key::S);
    window.key_press_modifiers(Modifiers::NONE, Key::Delete);
    window.key_press_modifiers(COMMAND, Key::S);
    window.run();
    window.run();
    assert!(map(&window).card(&second).is_none());
    assert!(!window.state().is_dirty(), "the second save was not forgotten");
    assert_eq!(*file::read(&path).unwrap().map, *map(&window));
}

/// The desktop's dialog asked about the name as it was typed, without its ending.
#[test]
fn a_file_that_gets_its_ending_replaces_no_other_without_a_question() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let before = fs::read(&path).unwrap();
    let mut window = desk.start(None);
    press(&mut window, &desk.text("welcome-new"));
    desk.dialogs.choose(path.with_file_name("رحلة"));
    keys(&mut window, COMMAND, Key::S);
    assert!(has(&window, &desk.text("browser-replace-title")));
    assert_eq!(fs::read(&path).unwrap(), before);
    press(&mut window, &desk.text("button-cancel"));
    assert!(!has(&window, &desk.text("browser-replace-title")));
    assert_eq!(fs::read(&path).unwrap(), before);
    desk.dialogs.choose(path.with_file_name("رحلة"));
    keys(&mut window, COMMAND, Key::S);
    press(&mut window, &desk.text("button-replace"));
    assert_eq!(*file::read(&path).unwrap().map, *map(&window));
    assert!(!window.state().is_dirty());

    // What is not there needs no question.
    desk.dialogs.choose(path.with_file_name("new"));
    keys(&mut window, COMMAND | Modifiers::SHIFT, Key::S);
    assert_eq!(*file::read(&path.with_file_name("new.journey.json")).unwrap().map, *map(&window));

    let picture = path.with_file_name("picture.png");
    fs::write(&picture, "somebody's").unwrap();
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-export-png"));
    for answer in ["button-cancel", "button-replace"] {
        desk.dialogs.choose(path.with_file_name("picture"));
        press(&mut window, &desk.text("export-button"));
        assert!(has(&window, &desk.text("browser-replace-title")));
        assert_eq!(fs::read(&picture).unwrap(), b"somebody's");
        press(&mut window, &desk.text(answer));
    }
    window.run_steps(20);
    assert!(fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
}
