//! Opening the window, and saying in one sentence why it cannot be opened.

use std::{
    env,
    panic::{self, AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use egui::{IconData, ViewportBuilder, vec2};

use super::{
    instance,
    startup::{self, StartError},
    window::{Setup, Window},
};
use crate::{
    file::settings::Settings,
    i18n::{Locale, without_isolates},
    text::{Icon, TextEngine},
};

/// Name by which desktops know the program.
const APP_ID: &str = "rihla";
/// Side of the program's icon in pixels.
const ICON: u32 = 128;

/// Opens the window with `files` in it, and returns when it is closed. Each file after the first
/// gets a window of its own; files go to windows that run already.
#[must_use]
pub fn run(files: Vec<PathBuf>) -> ExitCode {
    let asked = !files.is_empty();
    let own = instance::is_own_window();
    let mut files = files.into_iter().filter(|file| own || !instance::hand_over(file, true));
    let open: Vec<PathBuf> = files.next().into_iter().collect();
    if asked && open.is_empty() {
        return ExitCode::SUCCESS;
    }
    start(|| files.for_each(|file| instance::open_in_new_window(&file)), open, None)
}

/// Opens the window with the map in `after`, and in it what changed since `before`.
#[must_use]
pub fn run_comparison(before: PathBuf, after: PathBuf) -> ExitCode {
    start(|| {}, vec![after], Some(before))
}

/// Opens the window; does `others` as soon as it is known that windows can be opened.
fn start(others: impl FnOnce(), open: Vec<PathBuf>, compare: Option<PathBuf>) -> ExitCode {
    let settings_path = Settings::default_path();
    let settings = settings_path.as_deref().map(Settings::load).unwrap_or_default();
    let wish = env::var("RIHLA_LANG").ok().as_deref().and_then(Locale::of_tag);
    let locale = wish.unwrap_or_else(|| settings.locale());
    let setup = Setup {
        settings: settings_path,
        locale: wish,
        open,
        compare,
        reachable: true,
        new_window: Some(Arc::new(instance::open_in_new_window)),
        ..Setup::default()
    };
    match startup::check().and_then(|()| {
        others();
        open_window(&settings, setup)
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {}", APP_ID, explain(&error, locale));
            ExitCode::FAILURE
        }
    }
}

/// The sentence for a terminal.
fn explain(error: &StartError, locale: Locale) -> String {
    without_isolates(&error.message(locale))
}

fn open_window(settings: &Settings, setup: Setup) -> Result<(), StartError> {
    let (width, height) = settings.window.unwrap_or((1280.0, 800.0));
    let mut viewport = ViewportBuilder::default()
        .with_title("Rihla")
        .with_app_id(APP_ID)
        .with_inner_size(vec2(width.max(640.0), height.max(480.0)))
        .with_min_inner_size(vec2(640.0, 480.0))
        .with_drag_and_drop(true)
        .with_maximized(settings.maximized)
        .with_icon(icon());
    if let Some((x, y)) = settings.place {
        viewport = viewport.with_position(egui::pos2(x, y));
    }
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    quiet_until_started();
    let create: eframe::AppCreator<'_> = Box::new(|context| {
        STARTED.store(true, Ordering::Relaxed);
        Ok(Box::new(Window::new(&context.egui_ctx, setup)))
    });
    // Display and driver libraries panic where they do not know what else to do.
    let ran = catch_unwind(AssertUnwindSafe(|| eframe::run_native("Rihla", options, create)));
    match ran {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error @ (eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_)))) => {
            Err(StartError::Display(error.to_string()))
        }
        Ok(Err(error)) => Err(StartError::Graphics(error.to_string())),
        // A window that was open has a defect of its own, which must not look like a missing driver.
        Err(panic) if STARTED.load(Ordering::Relaxed) => resume_unwind(panic),
        Err(panic) => Err(StartError::Display(reason(&*panic))),
    }
}

/// Whether the window was made: from then on a panic is a defect of ours, and says so itself.
static STARTED: AtomicBool = AtomicBool::new(false);

/// Keeps a panic of the libraries that open the window from being written out: it becomes a sentence.
fn quiet_until_started() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if STARTED.load(Ordering::Relaxed) {
            usual(info);
        }
    }));
}

/// What a panic said.
fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

/// The program's icon: the welcome's logo.
fn icon() -> Arc<IconData> {
    let mut rgba = Vec::with_capacity((ICON * ICON * 4) as usize);
    for index in 0..ICON * ICON {
        let (x, y) = (index % ICON, index / ICON);
        let coverage = rounded_square(x as f32 + 0.5, y as f32 + 0.5);
        rgba.extend([0x3D, 0x5A, 0xFE, (coverage * 255.0).round() as u8]);
    }
    draw_path(&mut rgba);
    Arc::new(IconData { rgba, width: ICON, height: ICON })
}

/// Share of the pixel around (x, y) that the icon's ground covers.
fn rounded_square(x: f32, y: f32) -> f32 {
    let (half, radius) = (ICON as f32 / 2.0, ICON as f32 * 0.28);
    let beyond = |v: f32| ((v - half).abs() - (half - radius)).max(0.0);
    (radius - beyond(x).hypot(beyond(y)) + 0.5).clamp(0.0, 1.0)
}

/// Draws the winding path in white.
fn draw_path(rgba: &mut [u8]) {
    let mut text = TextEngine::embedded_only();
    let Some(block) = Icon::named("path").map(|icon| text.icon(icon, true, 70.0)) else { return };
    let Some((run, glyph)) = block.runs.first().and_then(|run| Some((run, run.glyphs.first()?))) else {
        return;
    };
    let Some(image) = text.glyph_image(&run.font, glyph.id, run.size, 0.0) else { return };
    let (left, top) = ((ICON - image.width.min(ICON)) / 2, (ICON - image.height.min(ICON)) / 2);
    for (index, coverage) in image.data.iter().enumerate() {
        let (x, y) = (left + index as u32 % image.width, top + index as u32 / image.width);
        let at = ((y * ICON + x) * 4) as usize;
        let Some(pixel) = rgba.get_mut(at..at + 3) else { continue };
        let share = f32::from(*coverage) / 255.0;
        for channel in pixel {
            *channel = (f32::from(*channel) + (255.0 - f32::from(*channel)) * share).round() as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_a_white_path_on_a_round_square() {
        let icon = icon();
        let pixel = |x: u32, y: u32| &icon.rgba[((y * ICON + x) * 4) as usize..][..4];
        assert_eq!(pixel(0, 0)[3], 0, "round corners");
        assert_eq!(pixel(64, 4), [0x3D, 0x5A, 0xFE, 255]);
        assert!(icon.rgba.chunks_exact(4).filter(|p| p[0] == 255).count() > 200, "a path");
    }
}
