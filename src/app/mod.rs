//! The window: panels around a canvas, drawn with egui.
//!
//! Everything that a person reads is laid out by [`TextEngine`](crate::text::TextEngine) and drawn from one
//! [`atlas`]; egui lays out no text.

pub mod atlas;
pub mod canvas;
