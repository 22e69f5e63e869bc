//! Pictures of the window, drawn on the processor with embedded fonts only.
//!
//! `UPDATE_SNAPSHOTS=true cargo test --test window_pictures` takes them anew; look at them before keeping them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use common::*;
use egui::{Key, Modifiers, vec2};
use egui_kittest::SnapshotOptions;
use rihla::{file, i18n::Locale};

/// Pixels that may differ by more than a rounding step: on the edges of curves. The smallest icon has more.
const LOOSE: usize = 40;

/// A pixel may differ by a rounding step, and [`LOOSE`] of them by more.
fn look(window: &mut TestWindow, name: &str) {
    window.remove_cursor();
    window.run();
    let options = SnapshotOptions::new().threshold(0.3).max_failed_pixels(LOOSE);
    window.snapshot_options(name, &options);
}

const SIZE: egui::Vec2 = vec2(900.0, 450.0);

fn welcome_in(locale: Locale) -> TestWindow {
    window_with(locale, SIZE, None, &Dialogs::default())
}

fn sample_in(locale: Locale) -> TestWindow {
    let mut window = welcome_in(locale);
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
    window
}

#[test]
fn the_welcome_in_english() {
    look(&mut welcome_in(Locale::En), "welcome-en");
}

#[test]
fn the_welcome_in_arabic() {
    look(&mut welcome_in(Locale::Ar), "welcome-ar");
}

#[test]
fn a_map_in_english() {
    look(&mut sample_in(Locale::En), "map-en");
}

#[test]
fn a_map_in_arabic() {
    look(&mut sample_in(Locale::Ar), "map-ar");
}

#[test]
fn the_menu_in_persian() {
    let mut window = sample_in(Locale::Fa);
    press(&mut window, &Locale::Fa.text("menu-main"));
    look(&mut window, "menu-fa");
}

#[test]
fn the_export_dialog_in_hebrew() {
    let mut window = sample_in(Locale::He);
    keys(&mut window, Modifiers { ctrl: true, command: true, ..Modifiers::NONE }, Key::E);
    look(&mut window, "export-he");
}
