//! Layout of text in both directions: order, wrapping, alignment and glyphs, seen from outside.
#![allow(clippy::unwrap_used, reason = "tests")]

mod caret;
mod common;
mod conformance;
mod editing;
mod glyphs;
mod layout;
mod measure;
mod order;
mod properties;
