//! PNG pictures of any size.
//!
//! The picture is drawn and compressed in bands by a few threads and written in order: memory is
//! needed for a few bands, whatever the size. Nothing is ever cut off: a picture that cannot be made
//! is an error that names its size and the largest scale that can.

mod bands;
mod deflate;
#[cfg(test)]
mod picture_tests;
mod stream;

use std::{
    io::{self, Write},
    ops::RangeInclusive,
    path::Path,
    sync::atomic::AtomicBool,
};

use kurbo::Rect;

use super::{ExportError, PictureTheme, only_stages, raster::Raster};
use crate::{
    file::{FileError, atomic},
    i18n::Locale,
    layout::LayoutEngine,
    model::{Id, JourneyMap},
    scene::{self, Rgba, Scene},
    text::TextEngine,
};

/// Scales that make sense, in pixels per map point.
pub const SCALES: RangeInclusive<f64> = 0.05..=64.0;

/// Most pixels of a picture: what takes minutes and gigabytes even of flat colours.
const MAX_PIXELS: u64 = 4_000_000_000;
/// Longest side that the format knows.
const MAX_SIDE: u64 = i32::MAX as u64;

/// What the picture shall be like.
#[derive(Clone, Debug, PartialEq)]
pub struct PngOptions {
    /// Pixels per map point, in [`SCALES`].
    pub scale: f64,
    /// Its colours.
    pub theme: PictureTheme,
    /// Only these stages; none shows all.
    pub stages: Option<Vec<Id>>,
    /// Whether to leave the ground transparent.
    pub transparent: bool,
    /// Free space around the map, in map points.
    pub margin: f64,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self {
            scale: 2.0,
            theme: PictureTheme::Light,
            stages: None,
            transparent: false,
            margin: scene::MARGIN,
        }
    }
}

/// Size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// What an export tells about itself while it runs, and asks.
pub struct Watch<'a> {
    /// Told how many pieces of work are done, and of how many; the first call comes before any is.
    pub progress: &'a mut dyn FnMut(usize, usize),
    /// Set by whoever wants the export to stop.
    pub cancel: &'a AtomicBool,
}

/// A map made ready to be drawn as a picture.
#[derive(Debug)]
pub struct Picture {
    map: JourneyMap,
    scene: Scene,
    /// What is shown, in map points.
    bounds: Rect,
    scale: f64,
    size: PictureSize,
}

impl Picture {
    /// Lays out `map` and finds the size of its picture. Words of the program are in the map's language, or in
    /// `locale`'s where there are none in the map's.
    ///
    /// # Errors
    /// When the size cannot be made, the scale makes no sense, or no stage is left.
    pub fn new(
        map: &JourneyMap,
        text: &mut TextEngine,
        locale: Locale,
        options: &PngOptions,
    ) -> Result<Self, ExportError> {
        let map = match &options.stages {
            Some(stages) => only_stages(map, stages).ok_or(ExportError::NoStages)?,
            None => map.clone(),
        };
        let layout = LayoutEngine::new(locale).layout(text, &map);
        let mut scene = scene::build(&layout, &map, &options.theme.theme(), None);
        if options.transparent {
            scene.background = Rgba::default();
        }
        let bounds = with_margin(scene.bounds, options.margin);
        let size = size(bounds, options.scale)?;
        Ok(Self { map, scene, bounds, scale: options.scale, size })
    }

    /// Its size.
    #[must_use]
    pub fn size(&self) -> PictureSize {
        self.size
    }

    /// Draws it and writes it as PNG.
    ///
    /// # Errors
    /// When `out` does not take it, when it is cancelled, or when a part cannot be drawn.
    pub fn write(&self, out: impl Write, watch: &mut Watch<'_>) -> Result<(), WriteError> {
        bands::write(self, bands::plan(self.size), super::parallel::threads(), out, watch)
    }

    fn raster(&self) -> Raster<'_> {
        Raster::new(&self.scene, &self.map.media, self.scale, self.bounds.origin())
    }

    fn is_opaque(&self) -> bool {
        self.scene.background.3 == u8::MAX
    }
}

/// Why a picture was not written to the end.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The writer refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The person called it off.
    #[error("cancelled")]
    Cancelled,
    /// A part could not be drawn.
    #[error("a part of the picture could not be drawn")]
    Drawing,
}

impl WriteError {
    /// The same as an error of exporting to `path`.
    #[must_use]
    pub fn at(self, path: &Path) -> ExportError {
        match self {
            Self::Io(error) => FileError::writing(path, error).into(),
            Self::Cancelled => ExportError::Cancelled,
            Self::Drawing => ExportError::Drawing,
        }
    }
}

/// What pictures of `map`, or of only these stages, show whatever their scale and colours, in map points. Lays the map
/// out, and draws nothing.
///
/// # Errors
/// When no stage is left.
pub fn area(
    map: &JourneyMap,
    text: &mut TextEngine,
    locale: Locale,
    stages: Option<&[Id]>,
) -> Result<Rect, ExportError> {
    let mut engine = LayoutEngine::new(locale);
    let layout = match stages {
        Some(stages) => engine.layout(text, &only_stages(map, stages).ok_or(ExportError::NoStages)?),
        None => engine.layout(text, map),
    };
    Ok(scene::whole(&layout))
}

/// Size of the picture that shows `area` with these options.
///
/// # Errors
/// When it cannot be made, or the scale makes no sense.
pub fn size_of(area: Rect, options: &PngOptions) -> Result<PictureSize, ExportError> {
    size(with_margin(area, options.margin), options.scale)
}

/// What a scene of `bounds` shows with another margin than it brings along.
fn with_margin(bounds: Rect, margin: f64) -> Rect {
    let margin = if margin.is_finite() { margin.max(0.0) } else { 0.0 };
    let more = margin - scene::MARGIN;
    bounds.inflate(more, more)
}

/// Draws `map` into a PNG file at `path`, in place of what is there.
///
/// # Errors
/// As [`Picture::new`] and [`Picture::write`], and when the disk does not take the file; then what
/// was at `path` is still there.
pub fn export(
    map: &JourneyMap,
    text: &mut TextEngine,
    locale: Locale,
    options: &PngOptions,
    path: &Path,
    watch: &mut Watch<'_>,
) -> Result<PictureSize, ExportError> {
    let picture = Picture::new(map, text, locale, options)?;
    atomic::write(path, |file| picture.write(file, watch).map_err(|error| error.at(path)))?;
    Ok(picture.size())
}

/// Size in pixels of a picture of `bounds`.
fn size(bounds: Rect, scale: f64) -> Result<PictureSize, ExportError> {
    if !SCALES.contains(&scale) {
        return Err(ExportError::BadScale { scale });
    }
    let (width, height) = pixels(bounds, scale);
    if !fits(width, height) {
        let largest_scale = largest_scale(bounds);
        return Err(if largest_scale < *SCALES.start() {
            let (width, height) = pixels(bounds, *SCALES.start());
            ExportError::TooLargeAtAnyScale { width, height }
        } else {
            ExportError::TooLarge { width, height, largest_scale }
        });
    }
    // A side that fits is less than 2³¹.
    Ok(PictureSize { width: width as u32, height: height as u32 })
}

fn pixels(bounds: Rect, scale: f64) -> (u64, u64) {
    // A hair less, lest an error in the last digit of a product add a row.
    let side = |points: f64| (points * scale - 1e-6).ceil().max(1.0) as u64;
    (side(bounds.width()), side(bounds.height()))
}

fn fits(width: u64, height: u64) -> bool {
    width <= MAX_SIDE && height <= MAX_SIDE && width.saturating_mul(height) <= MAX_PIXELS
}

/// The largest scale at which `bounds` fits, rounded down to two digits behind the point, or to four
/// where it is less than a tenth.
fn largest_scale(bounds: Rect) -> f64 {
    let (width, height) = (bounds.width().max(1.0), bounds.height().max(1.0));
    let by_area = (MAX_PIXELS as f64 / (width * height)).sqrt();
    let by_side = MAX_SIDE as f64 / width.max(height);
    let exact = by_area.min(by_side).min(*SCALES.end());
    let digits = if exact < 0.1 { 10_000.0 } else { 100.0 };
    let mut scale = (exact * digits).floor() / digits;
    // Sides are rounded up to whole pixels, which may be too much at the very edge.
    while scale > 0.0 {
        let (width, height) = pixels(bounds, scale);
        if fits(width, height) {
            break;
        }
        scale = ((scale * digits).round() - 1.0) / digits;
    }
    scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_rounded_up_so_that_nothing_is_cut() {
        let bounds = Rect::new(-10.0, 5.0, 90.4, 55.0);
        assert_eq!(size(bounds, 1.0).unwrap(), PictureSize { width: 101, height: 50 });
        assert_eq!(size(bounds, 2.5).unwrap(), PictureSize { width: 251, height: 125 });
    }

    #[test]
    fn the_largest_scale_fits_and_the_next_does_not() {
        for (width, height) in
            [(1_400.0, 800.0), (3_000_000.0, 700.0), (40_000.5, 90_000.25), (99.0, 5e8), (1e6, 1e6)]
        {
            let bounds = Rect::new(0.0, 0.0, width, height);
            let Err(ExportError::TooLarge { width: w, height: h, largest_scale }) = size(bounds, 64.0) else {
                panic!("{width} × {height} fits at 64");
            };
            assert!(!fits(w, h));
            let (w, h) = pixels(bounds, largest_scale);
            assert!(fits(w, h), "{w} × {h} at {largest_scale}");
            let (w, h) = pixels(bounds, largest_scale * 1.002 + 0.01);
            assert!(!fits(w, h), "{w} × {h} beyond {largest_scale}");
        }
    }

    #[test]
    fn a_scale_is_advised_only_where_it_may_be_chosen() {
        for (width, height) in [(2e6, 1e6), (1e9, 1e9), (10.0, 1e11)] {
            let bounds = Rect::new(0.0, 0.0, width, height);
            let error = size(bounds, 2.0).unwrap_err();
            assert!(matches!(error, ExportError::TooLargeAtAnyScale { .. }), "{width} × {height}: {error:?}");
            assert!(size(bounds, *SCALES.start()).is_err());
            for locale in Locale::ALL {
                let said = error.message(locale);
                assert!(said.ends_with('.') && !said.contains("export-"), "{said}");
            }
        }
    }
}
