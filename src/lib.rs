//! Rihla: an editor for customer-journey maps, in any script.
//!
//! A module imports only modules on floors below its own:
//!
//! | floor | modules |
//! |---|---|
//! | 6 | `app` (the egui window), `cli` |
//! | 5 | `editor` (a headless editing session), `export`, `import` |
//! | 4 | `scene` (the display list and the theme) |
//! | 3 | `layout` (where everything goes) |
//! | 2 | [`text`], [`edit`], [`mod@file`] |
//! | 1 | [`model`], [`i18n`] |
//!
//! Neighbours do not see each other either, but for these: [`model`] and [`i18n`] speak of each other, [`mod@file`] merges
//! and compares by [`edit`], and `cli` opens the window of `app`.

#![warn(clippy::unwrap_used)] // here and not in Cargo.toml: tests may, in their helpers too

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod edit;
pub mod editor;
pub mod export;
pub mod file;
pub mod i18n;
pub mod import;
pub mod layout;
pub mod model;
pub mod scene;
pub mod text;
