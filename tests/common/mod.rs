//! What window tests share: a window without a display, and a person who answers dialogs.

#![allow(dead_code, reason = "each test file uses its part of it")]

pub(crate) mod cpu_raster;

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, Vec2, vec2};
use egui_kittest::{
    Harness, Node,
    kittest::{NodeT as _, Queryable as _},
};
use rihla::{
    app::{Answer, FileDialogs, Question, Reply, Setup, SharedClipboard, Window},
    file,
    i18n::{Locale, without_isolates},
    model::{Id, JourneyMap, LaneKind},
};

/// A window under test.
pub(crate) type TestWindow = Harness<'static, Window>;

/// What was asked for files, and what is going to be answered.
#[derive(Clone, Default)]
pub(crate) struct Dialogs {
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<Question>>>,
}

impl Dialogs {
    /// Answers the next question with this file.
    pub(crate) fn choose(&self, path: impl Into<PathBuf>) {
        self.answers.lock().unwrap().push_back(Answer::Chosen(path.into()));
    }

    /// Answers the next question as a desktop without dialogs.
    pub(crate) fn be_missing(&self) {
        self.answers.lock().unwrap().push_back(Answer::NoDialog);
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Question> {
        self.asked.lock().unwrap().clone()
    }
}

impl FileDialogs for Dialogs {
    fn ask(&mut self, question: &Question, _: Locale, reply: Reply) {
        self.asked.lock().unwrap().push(question.clone());
        reply(self.answers.lock().unwrap().pop_front().unwrap_or(Answer::Cancelled));
    }
}

/// A window in `locale`, with `open` in it.
pub(crate) fn window_with(locale: Locale, size: Vec2, open: Option<&Path>, dialogs: &Dialogs) -> TestWindow {
    window_keeping(None, locale, size, open, dialogs)
}

/// A window with a clipboard for more than text.
pub(crate) fn window_on(
    locale: Locale,
    size: Vec2,
    dialogs: &Dialogs,
    clipboard: SharedClipboard,
) -> TestWindow {
    built(size, Setup { clipboard: Some(clipboard), ..setup(locale, None, dialogs) })
}

/// The same, with a folder for what must survive a crash.
pub(crate) fn window_keeping(
    state: Option<&Path>,
    locale: Locale,
    size: Vec2,
    open: Option<&Path>,
    dialogs: &Dialogs,
) -> TestWindow {
    built(size, Setup { state: state.map(Path::to_owned), ..setup(locale, open, dialogs) })
}

/// How a window under test is set up.
pub(crate) fn setup(locale: Locale, open: Option<&Path>, dialogs: &Dialogs) -> Setup {
    Setup {
        settings: None,
        state: None,
        locale: Some(locale),
        files: Box::new(dialogs.clone()),
        clipboard: None,
        open: open.map(Path::to_owned).into_iter().collect(),
        compare: None,
        reachable: false,
        new_window: None,
        repeatable: true,
    }
}

/// The window that `setup` asks for.
pub(crate) fn built(size: Vec2, setup: Setup) -> TestWindow {
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(12)
        .renderer(cpu_raster::CpuRaster::default())
        .build_eframe(move |context| Window::new(&context.egui_ctx, setup));
    window.run();
    window
}

/// A window of a usual size in `locale` that shows the welcome.
pub(crate) fn window(locale: Locale) -> TestWindow {
    window_with(locale, vec2(1280.0, 800.0), None, &Dialogs::default())
}

/// A part of the window by its accessible name.
pub(crate) fn named<'a>(window: &'a TestWindow, name: &'a str) -> Node<'a> {
    window.get_by_label(name)
}

/// A text field by its accessible name.
pub(crate) fn field<'a>(window: &'a TestWindow, name: &'a str) -> Node<'a> {
    let is_field = |role| matches!(role, egui::Role::TextInput | egui::Role::MultilineTextInput);
    let found = window.query_all_by_label(name).find(|node| is_field(node.accesskit_node().role()));
    found.unwrap_or_else(|| panic!("no field is called “{name}”"))
}

/// Whether the window has a part with this accessible name; messages' isolates are no part of it.
pub(crate) fn has(window: &TestWindow, name: &str) -> bool {
    window.query_all_by_label(&without_isolates(name)).next().is_some()
}

/// Whether a part's accessible name holds `text`.
pub(crate) fn says(window: &TestWindow, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

/// Presses the part with this accessible name.
pub(crate) fn press(window: &mut TestWindow, name: &str) {
    window.get_by_label(&without_isolates(name)).click();
    window.run();
}

/// Presses keys together.
pub(crate) fn keys(window: &mut TestWindow, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Clicks at a place.
pub(crate) fn click(window: &mut TestWindow, pos: Pos2) {
    click_with(window, pos, Modifiers::NONE);
}

/// Clicks at a place while keys are held.
pub(crate) fn click_with(window: &mut TestWindow, pos: Pos2, modifiers: Modifiers) {
    window.event(Event::ModifiersChanged(modifiers));
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        window.event(Event::PointerButton { pos, button, pressed, modifiers });
        window.run();
    }
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    window.run();
}

/// A file as a desktop gives it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Drops a file onto the window.
pub(crate) fn drop_file(window: &mut TestWindow, path: &Path) {
    window.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
    window.run();
    window.run();
}

/// Drags from one place to another, with stops on the way as a hand makes them.
pub(crate) fn drag(window: &mut TestWindow, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.event(Event::PointerMoved(from));
    window.event(button(from, true));
    window.step();
    for stop in 1..=8 {
        window.event(Event::PointerMoved(from.lerp(to, stop as f32 / 8.0)));
        window.step();
    }
    window.event(button(to, false));
    window.run();
}

/// The worked example in a language.
pub(crate) fn sample_map(locale: Locale) -> JourneyMap {
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    JourneyMap::clone(&sample.map().unwrap())
}

/// A window on `map`, which is in a file.
pub(crate) fn on_map(map: &JourneyMap, locale: Locale) -> (TestWindow, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.journey.json");
    file::save(&path, map).unwrap();
    (window_with(locale, vec2(1440.0, 900.0), Some(&path), &Dialogs::default()), folder)
}

/// The nth card in the lane of a kind.
pub(crate) fn card_in(map: &JourneyMap, kind: LaneKind, nth: usize) -> Id {
    let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap();
    map.cards.iter().filter(|card| card.lane == lane.id).nth(nth).unwrap().id.clone()
}

/// Opens every section of the panel.
pub(crate) fn open_all_sections(window: &mut TestWindow) {
    for _ in 0..20 {
        let closed = window
            .get_all_by_role(Role::Button)
            .find(|node| node.accesskit_node().data().is_expanded() == Some(false))
            .map(|node| node.click_accesskit());
        window.run();
        if closed.is_none() {
            return;
        }
    }
    panic!("sections do not open");
}
