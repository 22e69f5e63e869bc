//! Files dropped onto the window while something else is open, and files that cannot be opened over a map that can.

use super::*;

impl Desk {
    /// Another map's file.
    fn other(&self) -> PathBuf {
        let path = self.folder.path().join("maps/other.journey.json");
        let other = Locale::ALL.into_iter().find(|locale| *locale != self.locale).unwrap();
        let sample = file::SAMPLES.iter().find(|sample| sample.locale == other).unwrap();
        file::save(&path, &sample.map().unwrap()).unwrap();
        path
    }

    /// A file that is no map.
    fn broken(&self) -> PathBuf {
        let path = self.folder.path().join("maps/broken.journey.json");
        fs::write(&path, "{ \"format\": \"rihla-journey\", \"version\": 1, \"title\": }").unwrap();
        path
    }
}

#[test]
fn a_dropped_file_takes_the_place_of_what_only_shows_something() {
    for locale in [Locale::En, Locale::Fa] {
        for opens in ["action-about", "action-templates", "action-versions"] {
            let desk = Desk::new(locale);
            let mut window = desk.start(Some(&desk.file()));
            press(&mut window, &desk.text("menu-main"));
            press(&mut window, &desk.text(opens));
            drop_file(&mut window, &desk.other());
            assert!(has(&window, "other.journey.json"), "over {opens}");
            let language = map(&window).language.clone();
            assert_ne!(Locale::of_tag(&language), Some(locale));
        }
        // Unsaved work is asked about, as ever.
        let desk = Desk::new(locale);
        let mut window = desk.start(Some(&desk.file()));
        remove_card(&mut window);
        press(&mut window, &desk.text("menu-main"));
        press(&mut window, &desk.text("action-about"));
        drop_file(&mut window, &desk.other());
        assert!(has(&window, &desk.text("unsaved-title")));
        press(&mut window, &desk.text("button-dont-save"));
        assert!(has(&window, "other.journey.json"));
    }
}

#[test]
fn a_question_comes_before_a_dropped_file_and_says_so() {
    for locale in Locale::ALL {
        let desk = Desk::new(locale);
        let mut window = desk.start(Some(&desk.file()));
        remove_card(&mut window);
        keys(&mut window, COMMAND, Key::W);
        let question = desk.text("unsaved-title");
        assert!(has(&window, &question));
        for path in [desk.other(), desk.broken()] {
            drop_file(&mut window, &path);
            assert!(has(&window, &question) && has(&window, &desk.text("drop-question")));
        }
        press(&mut window, &desk.text("button-cancel"));
        assert!(window.state().is_dirty() && has(&window, "رحلة.journey.json"), "nothing was lost");
    }
}

#[test]
fn a_picture_dropped_on_a_dialog_is_not_put_on_a_card_behind_it() {
    let desk = Desk::new(Locale::En);
    let mut window = desk.start(Some(&desk.file()));
    let picture = desk.folder.path().join("maps/picture.png");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small-map.png"), &picture).unwrap();
    press(&mut window, &desk.text("menu-main"));
    press(&mut window, &desk.text("action-about"));
    drop_file(&mut window, &picture);
    assert!(has(&window, &desk.text("drop-dialog")));
    assert!(!window.state().is_dirty());
}

#[test]
fn a_file_that_cannot_be_read_is_told_of_where_it_was_dropped() {
    for locale in Locale::ALL {
        let desk = Desk::new(locale);
        let path = desk.file();
        let opened: std::sync::Arc<std::sync::Mutex<Vec<PathBuf>>> = Default::default();
        let seen = opened.clone();
        let setup = rihla::app::Setup {
            state: Some(desk.state()),
            new_window: Some(std::sync::Arc::new(move |path: &Path| {
                seen.lock().unwrap().push(path.to_owned());
            })),
            ..setup(locale, Some(&path), &desk.dialogs)
        };
        let mut window = built(vec2(1440.0, 900.0), setup);
        remove_card(&mut window);
        let before = map(&window).clone();
        drop_file(&mut window, &desk.broken());
        assert!(has(&window, &desk.text("error-open")) && says(&window, "broken.journey.json"));
        assert_eq!(*opened.lock().unwrap(), [""; 0].map(PathBuf::from), "no window is opened for that");
        press(&mut window, &desk.text("button-ok"));
        assert_eq!(*map(&window), before);
        desk.dialogs.choose(desk.folder.path().join("maps/nowhere.journey.json"));
        keys(&mut window, COMMAND, Key::O);
        assert!(has(&window, &desk.text("error-open")) && says(&window, "nowhere.journey.json"));
        press(&mut window, &desk.text("button-ok"));
        assert!(window.state().is_dirty());
        drop_file(&mut window, &desk.other());
        assert_eq!(*opened.lock().unwrap(), [desk.other()], "what can be read has a window of its own");
        assert_eq!(*map(&window), before);
    }
}
