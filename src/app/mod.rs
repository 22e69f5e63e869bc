//! The window: panels around a canvas, drawn with egui.
//!
//! Everything that a person reads is laid out by [`TextEngine`](crate::text::TextEngine) and drawn from one
//! atlas of glyphs; egui lays out no text. [`run`] opens the window; [`Window`] is the window itself, which tests
//! drive without a display.

mod actions;
mod atlas;
pub mod canvas;
mod changes;
mod clipboard;
mod dialogs;
mod direction;
mod files;
mod find_bar;
mod headings;
mod icon_list;
mod inspector;
mod instance;
mod jobs;
#[cfg(test)]
mod keyboards;
mod run;
mod samples;
mod session;
mod shortcut;
mod startup;
mod state;
mod statusbar;
mod text;
mod theme;
mod time;
mod topbar;
mod watch;
mod welcome;
mod widgets;
mod window;

pub use actions::{Action, Entry};
pub use clipboard::{Clipboard, SharedClipboard, SystemClipboard};
pub use files::{Answer, FileDialogs, NativeDialogs, Purpose, Question, Reply};
pub use run::{run, run_comparison};
pub use samples::Sample;
pub use shortcut::Shortcut;
pub use startup::StartError;
pub use window::{NewWindow, Setup, Window};
