//! Text in any script: fonts, paragraphs, glyph pictures.
//!
//! In: a string, a [`TextStyle`] and a width. Out: a [`TextBlock`] whose lines, clusters and
//! glyphs stand where UAX #9 and UAX #14 want them, one layout per hard line, each with the
//! direction of its first strong letter. A [`LazyBlock`] knows its lines before it has glyphs. A
//! [`TextEditor`] holds a text being edited, its caret and its selection. Knows no colours and no window.

mod assembly;
mod block;
mod cache;
mod caret;
mod chars;
mod color_glyph;
mod editing;
mod engine;
mod find;
mod fonts;
mod fuzzy;
mod icon;
mod lazy;
mod measure;
mod paragraph;
mod raster;
mod style;
mod tidy;

pub use block::{Cluster, Glyph, GlyphRun, Line, TextBlock};
pub use caret::{Affinity, Caret, CaretBar, CaretShape, Side, TextRect};
pub use editing::{EditCommand, EditorView, Motion, TextEditor, TextSelection};
pub use engine::TextEngine;
pub use find::{Folded, Needle};
pub use fonts::{Font, load_system_fonts};
pub use fuzzy::{Fuzzy, Likely, Likeness};
pub use icon::Icon;
pub use lazy::{LazyBlock, LineBounds};
pub use raster::{GlyphImage, GlyphPainter};
pub use style::{Align, TextStyle, Weight};
pub use tidy::{tidied, tidied_place};
