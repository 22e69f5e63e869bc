//! What no test from outside can arrange: results that come late, work that breaks or hangs.

use super::*;
use crate::{
    app::{Answer, Question, Reply},
    edit::Command,
    file,
    model::JourneyMap,
};

/// Nobody answers.
struct Nobody;

impl FileDialogs for Nobody {
    fn ask(&mut self, _: &Question, _: Locale, reply: Reply) {
        reply(Answer::Cancelled);
    }
}

/// A window without a display, and the map's file that is open in it.
struct Desk {
    folder: tempfile::TempDir,
    path: PathBuf,
    context: Context,
    window: Window,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.journey.json");
        let sample = file::SAMPLES.iter().find(|sample| sample.locale == Locale::En).unwrap();
        file::save(&path, &sample.map().unwrap()).unwrap();
        let context = Context::default();
        let setup = Setup {
            settings: Some(folder.path().join("settings.json")),
            state: None,
            locale: Some(Locale::En),
            files: Box::new(Nobody),
            open: vec![path.clone()],
            repeatable: true,
            ..Setup::default()
        };
        let window = Window::new(&context, setup);
        let mut desk = Self { folder, path, context, window };
        desk.settle();
        assert!(desk.window.session.is_some());
        desk
    }

    /// Takes in what was done.
    fn settle(&mut self) {
        while let Some(done) = self.window.jobs.next() {
            self.window.take(&self.context, done);
        }
    }

    fn session(&mut self) -> &mut Session {
        self.window.session.as_mut().unwrap()
    }

    fn map(&mut self) -> Arc<JourneyMap> {
        self.session().map().clone()
    }

    /// Types a title here.
    fn change(&mut self, title: &str) {
        let map = Arc::new(JourneyMap { title: title.to_owned(), ..(*self.map()).clone() });
        let name = crate::edit::StepName::new("step-reload", 1);
        self.session().editor.apply(&Command::SetMap { map, name }).unwrap();
    }

    /// Somebody else changes the first card's text in the file.
    fn change_outside(&self, text: &str) {
        let mut map = (*file::read(&self.path).unwrap().map).clone();
        Arc::make_mut(&mut map.cards[0]).text = text.to_owned();
        file::save(&self.path, &map).unwrap();
    }

    /// Turns the file into one of a newer version, as somebody else's program would write it.
    fn make_newer(&self) {
        let text = std::fs::read_to_string(&self.path).unwrap();
        let newer = text.replacen("\"version\": 1", "\"version\": 9", 1);
        assert_ne!(text, newer);
        std::fs::write(&self.path, newer).unwrap();
    }

    /// Reads what is in the file now, as the window's thread does.
    fn read(&mut self) -> super::super::jobs::Done {
        let result = file::read(&self.path);
        let hash = result.as_ref().unwrap().hash;
        super::super::jobs::Done::OutsideRead {
            path: self.path.clone(),
            hash,
            known: self.session().hash,
            result,
        }
    }
}

#[test]
fn what_was_read_before_a_save_does_not_replace_what_was_saved() {
    let mut desk = Desk::new();
    desk.change_outside("theirs");
    // The thread has read the file, but its word comes only after a save.
    let late = desk.read();
    desk.change("ours");
    desk.window.save(None);
    desk.settle();
    assert_eq!((desk.map().title.as_str(), desk.map().cards[0].text.as_str()), ("ours", "theirs"));
    let context = desk.context.clone();
    desk.window.take(&context, late);
    desk.settle();
    assert_eq!(desk.map().title, "ours", "the late word is no news");
    desk.window.follow_outside();
    desk.settle();
    assert_eq!((desk.map().title.as_str(), desk.map().cards[0].text.as_str()), ("ours", "theirs"));
    assert_eq!(*file::read(&desk.path).unwrap().map, *desk.map());
    assert!(!desk.session().is_dirty());
}

#[test]
fn a_newer_version_put_into_the_file_keeps_history_and_view_and_is_told_where_there_is_work() {
    let mut desk = Desk::new();
    desk.change("one");
    desk.window.save(None);
    desk.settle();
    desk.session().editor.camera_mut().zoom *= 2.0;
    let camera = *desk.session().editor.camera();
    desk.make_newer();
    let done = desk.read();
    let context = desk.context.clone();
    desk.window.take(&context, done);
    assert!(desk.session().read_only.is_some());
    assert!(desk.session().editor.document().is_read_only());
    assert_eq!(*desk.session().editor.camera(), camera);
    assert!(desk.session().editor.document().undo_name().is_some(), "the history stays");
    assert_eq!(desk.session().notices.len(), 1);

    let mut desk = Desk::new();
    desk.change("ours");
    desk.make_newer();
    let done = desk.read();
    desk.window.take(&context, done);
    assert_eq!(desk.map().title, "ours");
    assert!(desk.window.toast.text().is_some_and(|text| text.contains("newer version")));
    assert!(desk.session().is_dirty() && desk.session().read_only.is_none());
    assert!(desk.folder.path().exists());
}
