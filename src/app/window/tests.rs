//! What no test from outside can arrange: results that come late, work that breaks or hangs.

use std::time::{Duration, Instant};

use super::*;
use crate::{
    app::{
        Answer, Clipboard, Question, Reply,
        jobs::{Done, SaveError, guarded},
        session::SaveRequest,
    },
    edit::{Command, ItemRef},
    editor::Intent,
    export::ExportError,
    file::{self, ContentHash, FileError, atomic::OtherNames, journal},
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
            state: Some(folder.path().join("state")),
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

    /// As if a save had begun `seconds` ago and not come to an end.
    fn begin_save(&mut self, seconds: u64) -> SaveRequest {
        let since = Instant::now().checked_sub(Duration::from_secs(seconds)).unwrap();
        let (path, expected) = (self.path.clone(), self.session().hash);
        self.session().saving_since = Some(since);
        SaveRequest { path, expected, other_names: OtherNames::Ask, automatic: false }
    }

    /// The word of such a save that failed.
    fn failed(&mut self, request: SaveRequest) -> Done {
        let error = FileError::writing(&request.path, std::io::ErrorKind::StorageFull.into());
        let result = Err(SaveError::File { error, tried: ContentHash::of(b"tried") });
        let (session, map) = (self.session().number, self.map());
        Done::Saved { session, request, map, result }
    }

    fn take(&mut self, done: Done) {
        let context = self.context.clone();
        self.window.take(&context, done);
    }

    fn go(&mut self, next: Next) {
        let context = self.context.clone();
        self.window.go(&context, next);
    }

    fn title_in(&self, path: &Path) -> String {
        file::read(path).unwrap().map.title.clone()
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
    fn read(&mut self) -> Done {
        let result = file::read(&self.path);
        let hash = result.as_ref().unwrap().hash;
        Done::OutsideRead { path: self.path.clone(), hash, known: self.session().hash, result }
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

#[test]
fn every_save_that_waits_is_done_whatever_becomes_of_the_one_before() {
    let mut desk = Desk::new();
    desk.change("ours");
    let running = desk.begin_save(0);
    let [one, two] = ["one", "two"].map(|name| desk.folder.path().join(format!("{name}.journey.json")));
    desk.window.save_to(one.clone(), None);
    desk.window.save(None);
    desk.window.save_to(two.clone(), None);
    desk.window.save_to(one.clone(), None);
    assert_eq!(desk.session().queued.len(), 3, "the same is not done twice");
    let failed = desk.failed(running);
    desk.take(failed);
    assert!(matches!(desk.window.dialog, Some(Dialog::NotSaved { .. })), "and the failure is told");
    desk.settle();
    assert_eq!((desk.title_in(&one), desk.title_in(&two)), ("ours".into(), "ours".into()));
    assert_eq!(desk.session().path, Some(two));
    assert_ne!(desk.title_in(&desk.path), "ours", "what failed waits for an answer");
    assert!(desk.session().queued.is_empty() && desk.session().saving_since.is_none());
}

#[test]
fn a_save_during_a_save_under_another_name_goes_where_the_map_went() {
    let mut desk = Desk::new();
    let other = desk.folder.path().join("other.journey.json");
    desk.change("first");
    let began = desk.map();
    let mut running = desk.begin_save(0);
    (running.path, running.expected) = (other.clone(), None);
    desk.change("second");
    desk.window.save(None);
    // The save under the other name comes to its end.
    let hash = file::save(&other, &began).unwrap();
    let saved = file::shared::Saved { map: began.clone(), hash, replaced: None, merged: false };
    let session = desk.session().number;
    desk.take(Done::Saved { session, request: running, map: began, result: Ok(saved) });
    desk.settle();
    assert_eq!(desk.title_in(&other), "second");
    assert!(!desk.session().is_dirty());
    assert_ne!(desk.title_in(&desk.path), "second");
    assert_eq!(desk.session().path, Some(other));
}

#[test]
fn who_leaves_during_a_save_that_hangs_is_asked_and_loses_nothing() {
    let mut desk = Desk::new();
    let context = desk.context.clone();
    desk.change("ours");
    let running = desk.begin_save(0);
    desk.window.leave(&context, Next::Quit);
    desk.window.follow_hanging(&context);
    assert!(desk.window.dialog.is_none(), "a save takes a moment");
    desk.begin_save(9);
    desk.window.follow_hanging(&context);
    assert!(matches!(desk.window.dialog, Some(Dialog::StillSaving)));
    let late = desk.failed(running.clone());
    desk.window.dialog = None;
    desk.window.close_anyway(&context);
    assert!(desk.window.may_quit && desk.window.session.is_none());
    let found = journal::lost(&desk.folder.path().join("state/recovery"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].map.title, "ours");

    // What the save comes to is nothing to a map that was opened since.
    desk.window.session = Some(Session::unnamed(Arc::new(JourneyMap::default()), false, Locale::En));
    desk.take(late);
    assert!(desk.window.dialog.is_none());

    // A save that ends takes the question back.
    let mut desk = Desk::new();
    desk.change("ours");
    let running = desk.begin_save(9);
    desk.window.leave(&context, Next::Close);
    desk.window.follow_hanging(&context);
    let failed = desk.failed(running);
    desk.take(failed);
    assert!(matches!(desk.window.dialog, Some(Dialog::NotSaved { .. })));
}

#[test]
fn work_that_breaks_down_says_so() {
    assert_eq!(guarded(|| 5), Ok(5));
    assert_eq!(guarded(|| -> u8 { panic!("at {}", 7) }), Err("at 7".to_owned()));
    let mut desk = Desk::new();
    desk.change("ours");
    // As a save tells of it.
    let request = desk.begin_save(0);
    let error = SaveError::broken(&request.path, "a defect".to_owned());
    let (session, map) = (desk.session().number, desk.map());
    desk.take(Done::Saved { session, request, map, result: Err(error) });
    let Some(Dialog::NotSaved { text, .. }) = &desk.window.dialog else { panic!("nothing is told") };
    assert!(text.contains("a defect"), "{text}");
    assert!(desk.session().saving_since.is_none());
}

/// Changes the map and lets so much time pass that it saves itself.
fn save_by_itself(desk: &mut Desk, title: &str, at: f64) {
    desk.change(title);
    for time in [at, at + 10.0] {
        let input = egui::RawInput { time: Some(time), ..Default::default() };
        let context = desk.context.clone();
        context.run_ui(input, |ui| desk.window.follow_autosave(ui.ctx())).textures_delta.clear();
    }
    desk.settle();
}

#[test]
fn a_map_that_cannot_save_itself_says_so_once_and_not_in_the_way() {
    let mut desk = Desk::new();
    desk.window.settings.autosave = true;
    let folder = desk.folder.path().join("away");
    save_by_itself(&mut desk, "one", 1.0);
    assert_eq!(desk.title_in(&desk.path), "one", "it does save itself");
    desk.session().path = Some(folder.join("map.journey.json"));
    save_by_itself(&mut desk, "two", 20.0);
    assert!(desk.window.dialog.is_none());
    assert!(desk.window.toast.text().is_some_and(|text| text.contains("folder is not there")));
    desk.window.toast.clear();
    save_by_itself(&mut desk, "three", 40.0);
    assert!(desk.window.dialog.is_none() && desk.window.toast.text().is_none(), "told once");
    std::fs::create_dir(&folder).unwrap();
    save_by_itself(&mut desk, "four", 60.0);
    assert_eq!(desk.title_in(&folder.join("map.journey.json")), "four");
    std::fs::remove_dir_all(&folder).unwrap();
    save_by_itself(&mut desk, "five", 80.0);
    assert!(desk.window.toast.text().is_some(), "it is news again");
}

#[test]
fn a_file_that_was_taken_away_is_put_back_by_a_person_only() {
    let mut desk = Desk::new();
    desk.window.settings.autosave = true;
    std::fs::remove_file(&desk.path).unwrap();
    let path = desk.path.clone();
    desk.window.saw(&path, crate::app::watch::Seen::Gone(None));
    save_by_itself(&mut desk, "one", 1.0);
    assert!(!desk.path.exists());
    desk.window.save(None);
    desk.settle();
    assert_eq!(desk.title_in(&desk.path), "one");
    save_by_itself(&mut desk, "two", 20.0);
    assert_eq!(desk.title_in(&desk.path), "two");
}

#[test]
fn a_language_for_once_is_not_remembered_and_what_another_window_sets_stays() {
    let mut desk = Desk::new();
    let path = desk.folder.path().join("settings.json");
    let mut other = Settings::load(&path);
    other.appearance = Appearance::Dark;
    other.remember(Path::new("/elsewhere.journey.json"), 4_000_000_000);
    other.save(&path).unwrap();
    let context = desk.context.clone();
    desk.window.perform(&context, Action::Autosave);
    desk.settle();
    desk.window.save_settings_now();
    let there = Settings::load(&path);
    assert_eq!((there.language, there.appearance, there.autosave), (None, Appearance::Dark, true));
    assert_eq!(there.recent.len(), 2);
    assert_eq!(desk.window.settings.recent, there.recent, "and what it opened shows here, too");
    assert_eq!(desk.window.shell.locale, Locale::En);
}

#[test]
fn a_journal_that_is_of_no_use_is_told_of() {
    let mut desk = Desk::new();
    let recovery = desk.folder.path().join("state/recovery");
    std::fs::create_dir_all(&recovery).unwrap();
    std::fs::write(recovery.join("0123.journal"), "no journal").unwrap();
    std::fs::write(recovery.join("4567.journal"), "rihla-j9 of a later version").unwrap();
    let context = desk.context.clone();
    desk.window.find_lost(&context, true);
    desk.settle();
    let Some(Dialog::Message { text, .. }) = &desk.window.dialog else { panic!("nothing is told") };
    assert!(text.len() == 2 && text.iter().all(|text| text.contains("recovery")), "{text:?}");
    assert!(recovery.join("0123.damaged").exists() && recovery.join("4567.journal").exists());
}

/// A clipboard that another program keeps waiting.
struct Busy;

impl Clipboard for Busy {
    fn set_html(&mut self, _: String, _: String) -> bool {
        true
    }

    fn html(&mut self) -> Option<String> {
        None
    }

    fn set_picture(&mut self, _: crate::export::Snapshot) -> bool {
        true
    }
}

#[test]
fn copying_does_not_wait_for_a_paste() {
    let mut desk = Desk::new();
    let clipboard: SharedClipboard = Arc::new(Mutex::new(Busy));
    desk.window.clipboard = Some(clipboard.clone());
    let card = desk.map().cards[0].id.clone();
    desk.session().editor.perform(Intent::Select(ItemRef::Card(card)));
    let pasting = clipboard.lock().unwrap();
    let context = desk.context.clone();
    let mut output = context.run_ui(egui::RawInput::default(), |ui| {
        desk.window.copy(ui.ctx(), false);
        desk.settle();
    });
    output.textures_delta.clear();
    assert!(
        output
            .platform_output
            .commands
            .iter()
            .any(|command| matches!(command, egui::OutputCommand::CopyText(_)))
    );
    drop(pasting);
}

#[test]
fn what_was_pasted_into_one_map_does_not_come_into_another() {
    let mut desk = Desk::new();
    let cell = |desk: &mut Desk| {
        let map = desk.map();
        let (lane, step) = (map.lanes[0].id.clone(), map.stages[0].steps[0].id.clone());
        desk.session().editor.perform(Intent::Select(ItemRef::Cell { lane, step }));
    };
    cell(&mut desk);
    desk.window.read_paste("late".to_owned());
    let late = desk.window.jobs.next().expect("it was read");
    let (first, sample) = (desk.session().number, &file::SAMPLES[1]);
    desk.go(Next::Show(Box::new(Session::unnamed(sample.map().unwrap(), false, Locale::En))));
    assert_ne!(desk.session().number, first);
    cell(&mut desk);
    desk.take(late);
    assert_eq!(desk.map(), sample.map().unwrap());
    // What is pasted here does.
    desk.window.read_paste("here".to_owned());
    desk.settle();
    assert_eq!(desk.map().cards.len(), sample.map().unwrap().cards.len() + 1);
}

#[test]
fn what_is_copied_and_pasted_at_once_is_that_whatever_the_clipboard_still_holds() {
    let mut desk = Desk::new();
    desk.window.clipboard = Some(Arc::new(Mutex::new(Busy)));
    let card = desk.map().cards[0].clone();
    desk.session().editor.perform(Intent::Select(ItemRef::Card(card.id.clone())));
    let context = desk.context.clone();
    desk.window.copy(&context, false);
    // The thread has not been heard of yet.
    desk.window.read_paste("from another program".to_owned());
    desk.settle();
    let texts: Vec<String> = desk.map().cards.iter().map(|card| card.text.clone()).collect();
    assert_eq!(texts.iter().filter(|text| **text == card.text).count(), 2);
    assert!(!texts.iter().any(|text| text.contains("another program")));
}

#[test]
fn the_end_of_an_export_closes_no_other_dialog() {
    for (ended, tells) in
        [(Ok(()), false), (Err(ExportError::Drawing), true), (Err(ExportError::Cancelled), false)]
    {
        let mut desk = Desk::new();
        desk.change("new");
        let context = desk.context.clone();
        desk.window.ask_export();
        let path = desk.folder.path().join("map.png");
        if let Some(Dialog::Export(export)) = &mut desk.window.dialog {
            export.running = Some((path.clone(), Default::default()));
        }
        // Somebody closes the window meanwhile, twice.
        desk.window.leave(&context, Next::Quit);
        desk.window.leave(&context, Next::Quit);
        desk.take(Done::Exported { path, result: ended });
        let told = desk.window.close_dialogs(|open| matches!(open, Dialog::Message { .. }));
        assert_eq!(told.len(), usize::from(tells));
        assert!(matches!(desk.window.dialog, Some(Dialog::Unsaved(Next::Quit))), "it is asked still");
        assert!(desk.window.beneath.is_empty(), "once, and the export's own dialog is gone");
    }
}

#[test]
fn a_failure_waits_for_no_answer_and_loses_none() {
    let mut desk = Desk::new();
    desk.change("new");
    let context = desk.context.clone();
    let imported = Session::unnamed(file::SAMPLES[1].map().unwrap(), true, Locale::En);
    let number = imported.number;
    desk.window.leave(&context, Next::Show(Box::new(imported)));
    let request = desk.begin_save(0);
    let failed = desk.failed(request);
    desk.take(failed);
    assert!(matches!(desk.window.dialog, Some(Dialog::NotSaved { .. })));
    desk.window.close_dialogs(|open| matches!(open, Dialog::NotSaved { .. }));
    let Some(Dialog::Unsaved(next)) = desk.window.dialog.take() else { panic!("the map to come is lost") };
    // Asked about the map that goes, it does not come back for the one that comes.
    desk.window.raise(Dialog::StillSaving);
    desk.window.say("error-open", vec!["to be known".to_owned()]);
    desk.go(next);
    assert_eq!(desk.session().number, number);
    assert!(matches!(desk.window.dialog, Some(Dialog::Message { .. })) && desk.window.beneath.is_empty());
}

#[test]
fn who_wants_to_leave_while_another_question_is_open_does_not_leave_by_its_answer() {
    let mut desk = Desk::new();
    desk.session().path = None;
    desk.change("new");
    desk.window.asking = true;
    desk.window.save(Some(Next::Quit));
    assert!(desk.window.after_save.is_none() && desk.window.toast.text().is_some());
}
