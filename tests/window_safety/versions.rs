//! Earlier versions of maps and of files that cannot be opened.

use super::*;

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
        // Within quotation marks, quotations get other ones.
        let text = first.cards[0].text.split(['«', '“']).next().unwrap().trim();
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
