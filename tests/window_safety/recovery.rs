//! What a crash left, and telling when it would leave nothing.

use super::*;

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
fn what_was_lost_stays_in_reach_until_all_of_it_is_opened() {
    for locale in [Locale::En, Locale::Fa] {
        let desk = Desk::new(locale);
        let mut windows: Vec<TestWindow> = (0..3).map(|_| desk.start(None)).collect();
        for window in &mut windows {
            press(window, &desk.text("welcome-new"));
            type_title(window, "x");
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

/// A journal of work on the file at `path`, as a crash leaves it.
fn crash(desk: &Desk, path: &Path) -> JourneyMap {
    let mut window = desk.start(Some(path));
    if has(&window, &desk.text("recover-later")) {
        press(&mut window, &desk.text("recover-later"));
    }
    remove_card(&mut window);
    map(&window).clone()
}

/// Begins to type the title of the second stage.
fn type_title(window: &mut TestWindow, text: &str) {
    let step = map(window).stages[1].steps[0].id.clone();
    let header = window.state().place_of(&step).unwrap().center_top() + vec2(0.0, 20.0);
    click(window, header);
    window.key_press_modifiers(Modifiers::NONE, Key::F2);
    window.run_steps(2);
    window.event(egui::Event::Text(text.to_owned()));
    window.run_steps(2);
}

#[test]
fn what_was_lost_is_offered_on_the_welcome_and_over_its_own_file_only() {
    for locale in [Locale::En, Locale::He] {
        let desk = Desk::new(locale);
        let path = desk.file();
        let other = path.with_file_name("other.journey.json");
        fs::copy(&path, &other).unwrap();
        let lost = crash(&desk, &path);
        let title = desk.text("recover-title");

        let mut window = desk.start(Some(&other));
        assert!(!has(&window, &title), "it has nothing to do with this map");
        press(&mut window, &desk.text("menu-main"));
        assert!(has(&window, &desk.text("action-recover")), "it waits in the menu");
        keys(&mut window, Modifiers::NONE, Key::Escape);
        // The file that it concerns is opened in the same window.
        desk.dialogs.choose(&path);
        keys(&mut window, COMMAND, Key::O);
        assert!(has(&window, &title));
        press(&mut window, &desk.text("recover-later"));
        assert!(!has(&window, &title));
        remove_card(&mut window);
        assert!(!has(&window, &title), "once is enough");
        keys(&mut window, COMMAND, Key::Z);
        drop(window);

        // A comparison is not disturbed.
        let setup = rihla::app::Setup {
            state: Some(desk.state()),
            compare: Some(other.clone()),
            ..setup(locale, Some(&path), &desk.dialogs)
        };
        let window = built(vec2(1440.0, 900.0), setup);
        assert!(has(&window, &desk.text("changes-comparison")) || says(&window, "other"));
        assert!(!has(&window, &title));
        drop(window);

        let mut window = desk.start(Some(&path));
        press(&mut window, &desk.text("recover-open"));
        assert_eq!(*map(&window), lost);
    }
}

#[test]
fn of_several_that_were_lost_a_file_offers_its_own() {
    let desk = Desk::new(Locale::En);
    let path = desk.file();
    let other = path.with_file_name("other.journey.json");
    fs::copy(&path, &other).unwrap();
    crash(&desk, &other);
    let lost = crash(&desk, &path);
    crash(&desk, &other);
    let mut window = desk.start(Some(&path));
    assert_eq!(window.get_all_by_label(&desk.text("recover-open")).count(), 1);
    press(&mut window, &desk.text("recover-discard"));
    press(&mut window, &desk.text("recover-keep"));
    press(&mut window, &desk.text("recover-open"));
    assert_eq!(*map(&window), lost);
}

#[test]
fn recovered_work_is_not_thrown_away_by_one_press() {
    for locale in Locale::ALL {
        let desk = Desk::new(locale);
        let path = desk.file();
        crash(&desk, &path);
        let mut window = desk.start(None);
        press(&mut window, &desk.text("recover-open"));
        let id = remove_card(&mut window);
        let changed = map(&window).clone();
        keys(&mut window, COMMAND, Key::W);
        assert!(!has(&window, &desk.text("button-dont-save")), "it is in no file");
        press(&mut window, &desk.text("recovered-leave-keep"));
        assert!(!has(&window, &desk.text("recover-title")), "it was put off just now");
        // It is still there, with what was changed since; here and at the next start.
        press(&mut window, &desk.text("action-recover"));
        press(&mut window, &desk.text("recover-open"));
        assert_eq!(*map(&window), changed);
        keys(&mut window, COMMAND, Key::Q);
        press(&mut window, &desk.text("recovered-leave-keep"));
        drop(window);
        let mut window = desk.start(None);
        press(&mut window, &desk.text("recover-open"));
        assert_eq!(*map(&window), changed);
        assert!(map(&window).card(&id).is_none());

        // Once it is in a file it is a map as any other.
        let other = path.with_file_name("other.journey.json");
        desk.dialogs.choose(&other);
        keys(&mut window, COMMAND, Key::S);
        remove_card(&mut window);
        keys(&mut window, COMMAND, Key::W);
        press(&mut window, &desk.text("button-dont-save"));
        assert_eq!(desk.journals(), [""; 0]);
    }
}

#[test]
fn a_journal_that_cannot_be_written_is_told_of_until_it_can() {
    for locale in Locale::ALL {
        let desk = Desk::new(locale);
        let path = desk.file();
        fs::write(desk.state(), "in the way").unwrap();
        let mut window = desk.start(Some(&path));
        assert!(!has(&window, &desk.text("status-unprotected")));
        remove_card(&mut window);
        let told = desk.locale.format("journal-trouble", &[("why", "missing".into()), ("folder", "".into())]);
        let beginning = without_isolates(&told).chars().take(30).collect::<String>();
        assert!(says(&window, &beginning), "{beginning}");
        assert!(has(&window, &desk.text("status-unprotected")), "a quiet sign stays");
        let save = desk.text("action-save");
        press(&mut window, &save);
        assert!(!window.state().is_dirty(), "the message saves");
        assert!(!has(&window, &desk.text("status-unprotected")), "what is saved needs no protection");

        // It is no news a second time, but it is said when asked for.
        remove_card(&mut window);
        assert!(!says(&window, &beginning));
        press(&mut window, &desk.text("status-unprotected"));
        assert!(says(&window, &beginning));
        fs::remove_file(desk.state()).unwrap();
        remove_card(&mut window);
        assert!(!has(&window, &desk.text("status-unprotected")), "it works again");
        assert!(!desk.journals().is_empty());
    }
}

#[test]
fn a_map_without_a_file_is_offered_one_where_it_is_not_protected() {
    let desk = Desk::new(Locale::En);
    fs::write(desk.state(), "in the way").unwrap();
    let mut window = desk.start(None);
    press(&mut window, &desk.text("welcome-new"));
    type_title(&mut window, "x");
    window.run_steps(4);
    let path = desk.folder.path().join("maps/new.journey.json");
    desk.dialogs.choose(&path);
    press(&mut window, &desk.text("action-save-as"));
    assert_eq!(*file::read(&path).unwrap().map, *map(&window));
}
