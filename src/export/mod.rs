//! Pictures and files out of a map.
//!
//! In: a map and what the person asked for. Out: a file, whole or not at all: layout → scene → back
//! end, the same layout and scene that the window shows. One module a format; they do not see each
//! other. [`raster`] draws scenes for every format made of pixels.

mod error;
mod naming;
mod parallel;
pub mod png;
pub mod raster;
mod snapshot;
mod subset;
mod thumbnail;

pub use error::ExportError;
pub use naming::{default_path, is_same_file};
pub use snapshot::{Snapshot, snapshot};
pub use subset::only_stages;
pub use thumbnail::{Thumbnail, preview, thumbnail};

use crate::scene::Theme;

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PictureTheme {
    /// Dark on light, as the window by day.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// On white, sparing with ink.
    Print,
}

impl PictureTheme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// Its colours.
    #[must_use]
    pub fn theme(self) -> Theme {
        match self {
            Self::Light => Theme::light(),
            Self::Dark => Theme::dark(),
            Self::Print => Theme::print(),
        }
    }
}
