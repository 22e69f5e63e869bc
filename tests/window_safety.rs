//! What the window does so that nothing is lost: recovery after a crash, saving by itself, saves that fail.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

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
fn after_a_crash_the_next_start_offers_what_was_lost() {
    for locale in Locale::ALL {
        let desk = Desk::new(locale);
        let path = desk.file();
        let before = fs::read(&path).unwrap();
        let mut window = desk.start(Some(&path));
        let id = remove_card(&mut window);
        let lost = map(&window).clone();
        drop(window);
        assert_eq!(fs::read(&path).unwrap(), before, "the file is not touched");

        let mut window = desk.start(None);
        assert!(has(&window, &desk.text("recover-title")));
        assert!(has(&window, "رحلة.journey.json"));
        press(&mut window, &desk.text("recover-open"));
        assert_eq!(*map(&window), lost);
        assert!(map(&window).card(&id).is_none() && window.state().is_dirty());
        let name = locale.format("recovered-name", &[("name", "رحلة.journey.json".into())]);
        assert!(has(&window, &name), "{name}");

        // A second crash loses nothing either.
        drop(window);
        let mut window = desk.start(None);
        press(&mut window, &desk.text("recover-open"));
        assert_eq!(*map(&window), lost);

        // Saving asks where to, and never writes over the file by itself.
        let other = desk.folder.path().join("maps/other.journey.json");
        desk.dialogs.choose(&other);
        keys(&mut window, COMMAND, Key::S);
        assert_eq!(desk.dialogs.asked().len(), 1);
        assert_eq!(desk.dialogs.asked()[0].folder.as_deref(), path.parent());
        assert_eq!(desk.dialogs.asked()[0].name, "رحلة.journey.json", "the name that it had is proposed");
        assert_eq!(*file::read(&other).unwrap().map, lost);
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(!window.state().is_dirty());
        drop(window);
        let window = desk.start(None);
        assert!(!has(&window, &desk.text("recover-title")), "what was saved is not offered again");
        assert_eq!(desk.journals(), [""; 0]);
    }
}

#[test]
fn an_untitled_map_and_a_text_in_the_middle_of_typing_survive() {
    let desk = Desk::new(Locale::En);
    let mut window = desk.start(None);
    press(&mut window, &desk.text("welcome-new"));
    let step = map(&window).stages[1].steps[0].id.clone();
    let header = window.state().place_of(&step).unwrap().center_top() + vec2(0.0, 20.0);
    click(&mut window, header);
    window.key_press_modifiers(Modifiers::NONE, Key::F2);
    window.run_steps(2);
    window.key_press_modifiers(COMMAND, Key::A);
    window.run_steps(2);
    for letter in "half a sent".chars() {
        window.event(egui::Event::Text(letter.to_string()));
        window.step();
    }
    assert_ne!(map(&window).stages[1].title, "half a sent", "it is being typed still");
    drop(window);

    let mut window = desk.start(None);
    press(&mut window, &desk.text("recover-open"));
    assert_eq!(map(&window).stages[1].title, "half a sent");
}

#[test]
fn what_is_thrown_away_is_asked_about_and_gone() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    drop(window);

    let mut window = desk.start(None);
    press(&mut window, &desk.text("recover-discard"));
    let sure = desk.locale.format("recover-discard-sure", &[("name", "رحلة.journey.json".into())]);
    assert!(has(&window, &sure));
    press(&mut window, &desk.text("recover-keep"));
    press(&mut window, &desk.text("recover-later"));
    drop(window);

    let mut window = desk.start(None);
    press(&mut window, &desk.text("recover-discard"));
    press(&mut window, &desk.text("recover-discard"));
    assert!(!has(&window, &desk.text("recover-title")));
    assert_eq!(desk.journals(), [""; 0]);
}

#[test]
fn a_map_that_was_closed_without_saving_is_not_offered() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    assert!(!desk.journals().is_empty());
    keys(&mut window, COMMAND, Key::W);
    press(&mut window, &desk.text("button-dont-save"));
    assert_eq!(desk.journals(), [""; 0]);

    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::Z);
    drop(window);
    assert!(!has(&desk.start(None), &desk.text("recover-title")), "undone is not lost");
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
fn a_file_that_cannot_be_opened_offers_what_is_kept_of_it() {
    for locale in [Locale::En, Locale::Ar] {
        for damage in [&b""[..], b"{ \"format\": \"rihla-journey\", \"ver", b"\0\0\0\0"] {
            let desk = Desk::new(locale);
            let path = desk.file();
            let mut window = desk.start(Some(&path));
            remove_card(&mut window);
            keys(&mut window, COMMAND, Key::S);
            let saved = map(&window).clone();
            remove_card(&mut window);
            let unsaved = map(&window).clone();
            drop(window);
            fs::write(&path, damage).unwrap();

            let mut window = desk.start(Some(&path));
            assert!(has(&window, &desk.text("error-open")));
            press(&mut window, &desk.text("broken-open-version"));
            assert_eq!(*map(&window), saved);
            assert!(window.state().is_dirty());
            let other = desk.folder.path().join("maps/other.journey.json");
            desk.dialogs.choose(&other);
            keys(&mut window, COMMAND, Key::S);
            assert_eq!(desk.dialogs.asked().len(), 1, "saving asks where to");
            assert_eq!(fs::read(&path).unwrap(), damage, "the file is left alone");
            drop(window);

            let mut window = desk.start(Some(&path));
            press(&mut window, &desk.text("broken-recover"));
            press(&mut window, &desk.text("recover-open"));
            assert_eq!(*map(&window), unsaved);
            drop(window);

            // What is nowhere is only told.
            let unknown = desk.folder.path().join("maps/unknown.journey.json");
            fs::write(&unknown, damage).unwrap();
            fs::remove_dir_all(desk.state()).unwrap();
            let window = desk.start(Some(&unknown));
            assert!(has(&window, &desk.text("error-open")) && has(&window, &desk.text("button-ok")));
        }
    }
}

#[test]
fn what_was_lost_stays_in_reach_until_all_of_it_is_opened() {
    for locale in [Locale::En, Locale::Fa] {
        let desk = Desk::new(locale);
        let mut windows: Vec<TestWindow> = (0..3).map(|_| desk.start(None)).collect();
        for window in &mut windows {
            press(window, &desk.text("welcome-new"));
            let step = map(window).stages[1].steps[0].id.clone();
            let header = window.state().place_of(&step).unwrap().center_top() + vec2(0.0, 20.0);
            click(window, header);
            window.key_press_modifiers(Modifiers::NONE, Key::F2);
            window.run_steps(2);
            window.event(egui::Event::Text("x".to_owned()));
            window.run_steps(2);
        }
        drop(windows);
        let mut window = desk.start(None);
        press(&mut window, &desk.text("recover-later"));
        let action = desk.text("action-recover");
        assert!(has(&window, &action), "on the welcome");
        press(&mut window, &action);
        window.get_all_by_label(&desk.text("recover-open")).next().unwrap().click();
        window.run();
        let more = locale.format("recover-more", &[("count", 2_i64.into())]);
        assert!(says(&window, &without_isolates(&more)), "{more}");
        press(&mut window, &desk.text("menu-main"));
        press(&mut window, &action);
        assert!(has(&window, &desk.text("recover-title")));
        assert_eq!(window.get_all_by_label(&desk.text("recover-open")).count(), 2);
    }
}

#[test]
fn versions_of_a_copy_are_listed_under_its_name() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::S);
    let copy = desk.folder.path().join("maps/copy.journey.json");
    desk.dialogs.choose(&copy);
    keys(&mut window, COMMAND | Modifiers::SHIFT, Key::S);
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::S);
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-versions"));
    let heading =
        |name: &str, message: &str| without_isolates(&desk.locale.format(message, &[("file", name.into())]));
    assert!(has(&window, &heading("رحلة.journey.json", "versions-of-copy")));
    assert!(!has(&window, &heading("copy.journey.json", "versions-of-copy")), "its own need no name");
    // Deleting all deletes those of this file.
    press(&mut window, &desk.text("versions-delete-all"));
    press(&mut window, &desk.text("versions-delete"));
    let store = file::versions::Versions::in_state(&desk.state());
    let id = map(&window).id.clone();
    let left = store.list(&id);
    assert!(!left.is_empty() && left.iter().all(|version| version.is_of(&path)), "{left:?}");
    press(&mut window, &desk.text("button-close"));
    fs::remove_file(&path).unwrap();
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-versions"));
    assert!(has(&window, &heading("رحلة.journey.json", "versions-of-gone")));
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
fn an_earlier_version_is_listed_in_words_and_comes_back_as_a_step() {
    for locale in [Locale::En, Locale::Fa] {
        let desk = Desk::new(locale);
        let path = desk.file();
        let mut window = desk.start(Some(&path));
        let first = map(&window).clone();
        remove_card(&mut window);
        keys(&mut window, COMMAND, Key::S);
        remove_card(&mut window);
        keys(&mut window, COMMAND, Key::S);
        let last = map(&window).clone();

        press(&mut window, &desk.text("menu-main"));
        press(&mut window, &desk.text("action-versions"));
        assert!(says(&window, &desk.text("versions-first")), "what the file held before the first save");
        // What it quotes has other marks in a sentence that quotes it.
        let text = first.cards[0].text.split(['“', '«']).next().unwrap();
        let names: Vec<_> = window.query_all_by_label_contains(text).map(|node| node.rect()).collect();
        assert!(!names.is_empty(), "the change is told in words");
        let oldest = window.get_by_label_contains(&desk.text("versions-first")).rect().center();
        click(&mut window, oldest);
        press(&mut window, &desk.text("versions-compare"));
        assert!(has(&window, &desk.text("changes-comparison")), "the differences are listed beside the map");
        press(&mut window, &desk.text("menu-main"));
        press(&mut window, &desk.text("action-versions"));
        let oldest = window.get_by_label_contains(&desk.text("versions-first")).rect().center();
        click(&mut window, oldest);
        press(&mut window, &desk.text("versions-restore"));
        assert_eq!(*map(&window), first);
        assert!(window.state().is_dirty());
        keys(&mut window, COMMAND, Key::Z);
        assert_eq!(*map(&window), last);
        assert!(!window.state().is_dirty());
    }
}

#[test]
fn no_versions_are_kept_where_nobody_wants_them_and_those_there_are_can_go() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let mut window = desk.start(Some(&path));
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::S);
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-versions"));
    press(&mut window, &desk.text("versions-keep"));
    press(&mut window, &desk.text("versions-delete-all"));
    press(&mut window, &desk.text("versions-delete"));
    assert!(has(&window, &desk.text("versions-none")));
    press(&mut window, &desk.text("button-close"));
    remove_card(&mut window);
    keys(&mut window, COMMAND, Key::S);
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-versions"));
    assert!(has(&window, &desk.text("versions-none")));
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

#[test]
fn a_journal_that_cannot_be_written_is_told_of() {
    for locale in Locale::ALL {
        let desk = Desk::new(locale);
        let path = desk.file();
        fs::write(desk.state(), "in the way").unwrap();
        let mut window = desk.start(Some(&path));
        remove_card(&mut window);
        let told = desk.locale.format("journal-trouble", &[("reason", "".into())]);
        let beginning = without_isolates(&told).chars().take(30).collect::<String>();
        assert!(says(&window, &beginning), "{beginning}");
    }
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
