//! `rihla export`: a picture of a map.

use std::{
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use super::{
    Failure,
    args::Export,
    interrupt::Interrupt,
    output,
    voice::{self, Voice},
};
use crate::{
    export::{
        self, ExportError,
        png::{self, Picture, PictureSize, PngOptions, Watch, WriteError},
    },
    file::{FileError, Problem},
    i18n::{Arg, Locale, tamed},
    model::{Direction, Flow, Id, JourneyMap},
    text::{Folded, TextEngine},
};

pub(super) fn run(task: &Export, voice: Voice) -> Result<ExitCode, Failure> {
    let locale = voice.locale();
    let opened = output::read_map(&task.file, voice)?;
    let target = target(task, &opened.map, locale)?;
    let options = PngOptions {
        scale: task.scale,
        theme: task.theme,
        stages: stages(&task.stages, &opened.map, locale)?,
        transparent: task.transparent,
        margin: task.margin.unwrap_or(PngOptions::default().margin),
    };
    let map = task.lang.map_or(opened.map.clone(), |lang| Arc::new(with_words(&opened.map, lang)));
    let mut text = TextEngine::new();
    let interrupt = Interrupt::listen();
    let made = match &target {
        Some(path) => to_file(&map, &mut text, &options, path, voice, &interrupt),
        None => to_stdout(&map, &mut text, &options, locale, &interrupt)?,
    };
    let size = match made {
        Err(error @ ExportError::Cancelled) => {
            voice.complain(&error.message(locale));
            return Ok(interrupt.exit_code());
        }
        made => made.map_err(|error| error.message(locale))?,
    };
    if let Some(path) = target {
        let number = |number: u32| Arg::from(locale.digits(&number.to_string()));
        let values =
            [("file", voice::shown(&path)), ("width", number(size.width)), ("height", number(size.height))];
        voice.say(&locale.format("cli-export-done", &values));
    }
    Ok(ExitCode::SUCCESS)
}

/// The map with the words that the program adds to its picture in another language.
fn with_words(map: &JourneyMap, words: Locale) -> JourneyMap {
    let flow = match map.flow_direction() {
        Direction::Ltr => Flow::Ltr,
        Direction::Rtl => Flow::Rtl,
    };
    JourneyMap { language: words.tag().to_owned(), flow, ..map.clone() }
}

/// Where the picture goes; none is standard output.
fn target(task: &Export, map: &JourneyMap, locale: Locale) -> Result<Option<PathBuf>, Failure> {
    let from_stdin = output::is_dash(&task.file);
    let path = match &task.output {
        Some(path) if output::is_dash(path) => {
            output::not_a_terminal(locale)?;
            return Ok(None);
        }
        Some(path) => path.clone(),
        None => {
            let source = (!from_stdin).then_some(task.file.as_path());
            let path = export::default_path(source, map, "png");
            // A name that nobody chose replaces nothing by itself.
            output::keep_existing(&path, task.force, locale)?;
            path
        }
    };
    if path.is_dir() {
        return Err(FileError::new(path, Problem::IsDirectory).message(locale));
    }
    if !from_stdin && export::is_same_file(&path, &task.file) {
        return Err(ExportError::WouldReplaceMap { file: path }.message(locale));
    }
    if !path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png")) {
        let file = voice::shown(&path);
        return Err(locale.format("cli-error-unknown-format", &[("file", file)]));
    }
    Ok(Some(path))
}

/// The stages called `wishes`, each one id or title or several between commas; none for all.
fn stages(wishes: &[String], map: &JourneyMap, locale: Locale) -> Result<Option<Vec<Id>>, Failure> {
    if wishes.is_empty() {
        return Ok(None);
    }
    let find = |wish: &str| {
        let folded = Folded::new(wish.trim());
        let by_title = || map.stages.iter().find(|stage| Folded::new(stage.title.trim()) == folded);
        let by_id = map.stages.iter().find(|stage| stage.id.as_str() == wish.trim());
        by_id.or_else(by_title).map(|stage| stage.id.clone())
    };
    let mut found = Vec::new();
    for wish in wishes {
        // A title may have a comma of its own.
        if let Some(id) = find(wish) {
            found.push(id);
            continue;
        }
        for part in wish.split([',', '،']).filter(|part| !part.trim().is_empty()) {
            found.push(find(part).ok_or_else(|| unknown_stage(part, map, locale))?);
        }
    }
    Ok(Some(found))
}

fn unknown_stage(wish: &str, map: &JourneyMap, locale: Locale) -> Failure {
    let titles: Vec<String> = map.stages.iter().map(|stage| tamed(&stage.title)).collect();
    let separator = format!("{} ", locale.text("list-separator"));
    let values = [("stage", tamed(wish.trim()).into()), ("stages", Arg::from(titles.join(&separator)))];
    locale.format("cli-error-unknown-stage", &values)
}

fn to_file(
    map: &JourneyMap,
    text: &mut TextEngine,
    options: &PngOptions,
    path: &Path,
    voice: Voice,
    interrupt: &Interrupt,
) -> Result<PictureSize, ExportError> {
    let mut meter = Meter::new(voice);
    let mut progress = |done, total| meter.show(done, total);
    let mut watch = Watch { progress: &mut progress, cancel: interrupt.flag() };
    let made = png::export(map, text, voice.locale(), options, path, &mut watch);
    meter.clear();
    made
}

fn to_stdout(
    map: &JourneyMap,
    text: &mut TextEngine,
    options: &PngOptions,
    locale: Locale,
    interrupt: &Interrupt,
) -> Result<Result<PictureSize, ExportError>, Failure> {
    let picture = match Picture::new(map, text, locale, options) {
        Ok(picture) => picture,
        Err(error) => return Ok(Err(error)),
    };
    let mut watch = Watch { progress: &mut |_, _| {}, cancel: interrupt.flag() };
    let mut ended_early = None;
    output::to_stdout(
        |out| {
            picture.write(out, &mut watch).or_else(|error| {
                ended_early = match error {
                    WriteError::Io(error) => return Err(error),
                    WriteError::Cancelled => Some(ExportError::Cancelled),
                    WriteError::Drawing => Some(ExportError::Drawing),
                };
                Ok(())
            })
        },
        locale,
    )?;
    Ok(ended_early.map_or(Ok(picture.size()), Err))
}

/// Tells on a terminal how far a long export has come.
struct Meter {
    voice: Voice,
    /// Per cent shown last.
    shown: Option<usize>,
    /// Whether anybody looks.
    visible: bool,
}

/// Pieces of work under which an export is over before anybody would read of it.
const LONG_EXPORT: usize = 40;

impl Meter {
    fn new(voice: Voice) -> Self {
        Self { voice, shown: None, visible: io::stderr().is_terminal() }
    }

    fn show(&mut self, done: usize, total: usize) {
        let percent = done * 100 / total.max(1);
        if !self.visible || total < LONG_EXPORT || self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let locale = self.voice.locale();
        let text = locale.format("cli-export-progress", &[("percent", Arg::from(percent))]);
        let _ = write!(io::stderr().lock(), "\r{}", crate::i18n::without_isolates(&text));
    }

    /// Takes the line away.
    fn clear(&self) {
        if self.shown.is_some() {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
