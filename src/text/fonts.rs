//! Faces: the embedded ones, the system's, and what identifies one to an atlas.
//!
//! The embedded files are parsed once per process; the system's collection is read at most once, by
//! whoever first calls [`load_system_fonts`] or an engine that needs it at once.

use std::{
    borrow::Cow,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use harfrust::ShaperData;
use parley::{
    FontContext, FontData,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};
use rustc_hash::FxHashMap;

use super::Weight;

/// Name of the embedded family. Not "Rubik", so that one installed on the system is never taken
/// in its place.
pub(super) const FAMILY: &str = "Rihla Rubik";

/// The embedded faces in the order of [`Weight`], then the two icon fonts.
static FILES: [&[u8]; 5] = [
    include_bytes!("../../assets/fonts/Rubik-Regular.ttf"),
    include_bytes!("../../assets/fonts/Rubik-Medium.ttf"),
    include_bytes!("../../assets/fonts/Rubik-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Phosphor.ttf"),
    include_bytes!("../../assets/fonts/Phosphor-Fill.ttf"),
];

/// A face of a font in one instance (variation, synthetic slant or weight). Cheap to clone.
#[derive(Clone, Debug)]
pub struct Font(pub(crate) Arc<FontFace>);

/// What [`Font`] shares.
#[derive(Debug)]
pub(crate) struct FontFace {
    /// Unique within the program.
    pub(crate) id: u32,
    /// The file's bytes and the face's index in it.
    pub(crate) data: FontData,
    /// Normalised variation coordinates.
    pub(crate) coords: Vec<i16>,
    /// Whether to make the outline bolder.
    pub(crate) embolden: bool,
    /// Slant in degrees.
    pub(crate) skew: Option<f32>,
    /// Where swash finds the face in the file, and its key in swash's caches; none when swash
    /// cannot read it.
    pub(crate) swash: Option<(u32, swash::CacheKey)>,
}

impl Font {
    /// Number of the face, unique within the program.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.0.id
    }

    /// The file's bytes and the face's index in it.
    #[must_use]
    pub fn data(&self) -> &FontData {
        &self.0.data
    }

    /// Normalised variation coordinates (F2Dot14 bits).
    #[must_use]
    pub fn coords(&self) -> &[i16] {
        &self.0.coords
    }

    /// Whether to make the outline bolder.
    #[must_use]
    pub fn embolden(&self) -> bool {
        self.0.embolden
    }

    /// Synthetic slant in degrees.
    #[must_use]
    pub fn skew(&self) -> Option<f32> {
        self.0.skew
    }

    /// The face as swash sees it.
    pub(crate) fn swash(&self) -> Option<swash::FontRef<'_>> {
        let (offset, key) = self.0.swash?;
        Some(swash::FontRef { data: self.0.data.data.as_ref(), offset, key })
    }
}

/// What tells one face from another.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct FaceQuery<'a> {
    /// The file and the face in it.
    pub(super) data: &'a FontData,
    /// Normalised variation coordinates.
    pub(super) coords: &'a [i16],
    /// Whether to make the outline bolder.
    pub(super) embolden: bool,
    /// Slant in degrees.
    pub(super) skew: Option<f32>,
}

impl FaceQuery<'_> {
    /// Whether `font` is that face.
    fn is(&self, font: &Font) -> bool {
        let face = &*font.0;
        face.data.data.id() == self.data.data.id()
            && face.data.index == self.data.index
            && face.embolden == self.embolden
            && face.skew == self.skew
            && face.coords == self.coords
    }
}

/// The face that `query` describes; the same one for the same question, on every thread.
///
/// The registry keeps every face that was ever drawn with: as many as the fonts that the user's
/// texts needed, which is few.
pub(super) fn face(query: FaceQuery<'_>) -> Font {
    static FACES: Mutex<Vec<Font>> = Mutex::new(Vec::new());
    let mut faces = FACES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(font) = faces.iter().find(|font| query.is(font)) {
        return font.clone();
    }
    let swash = swash::FontRef::from_index(query.data.data.as_ref(), query.data.index as usize)
        .map(|font| (font.offset, font.key));
    let font = Font(Arc::new(FontFace {
        id: u32::try_from(faces.len()).unwrap_or(u32::MAX),
        data: query.data.clone(),
        coords: query.coords.to_vec(),
        embolden: query.embolden,
        skew: query.skew,
        swash,
    }));
    faces.push(font.clone());
    font
}

/// The faces that one engine has met, so that it asks the registry once for each.
#[derive(Default)]
pub(super) struct KnownFaces(Vec<Font>);

impl KnownFaces {
    /// The face that `query` describes.
    pub(super) fn get(&mut self, query: FaceQuery<'_>) -> Font {
        if let Some(font) = self.0.iter().find(|font| query.is(font)) {
            return font.clone();
        }
        let font = face(query);
        self.0.push(font.clone());
        font
    }
}

/// The embedded files as shared blobs, parsed nowhere yet.
fn blobs() -> &'static [Blob<u8>; 5] {
    static BLOBS: OnceLock<[Blob<u8>; 5]> = OnceLock::new();
    BLOBS.get_or_init(|| FILES.map(|file| Blob::new(Arc::new(file))))
}

/// The icon font, filled or not.
pub(super) fn icon_font(filled: bool) -> Font {
    static FONTS: OnceLock<[Font; 2]> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let [.., regular, fill] = blobs();
        [regular, fill].map(|blob| {
            let data = FontData::new(blob.clone(), 0);
            face(FaceQuery { data: &data, coords: &[], embolden: false, skew: None })
        })
    });
    let [regular, fill] = fonts;
    if filled { fill.clone() } else { regular.clone() }
}

/// What layout needs to know of an embedded text face, in ems.
pub(super) struct FaceMetrics {
    /// Font units in an em.
    pub(super) em: f32,
    /// From the baseline up.
    pub(super) ascent: f32,
    /// From the baseline down.
    pub(super) descent: f32,
    /// Advance of a space.
    pub(super) space: f32,
    /// Advance of the box that stands for a missing letter.
    missing: f32,
    /// Advances of the control characters that the face has glyphs for.
    controls: FxHashMap<char, f32>,
}

impl FaceMetrics {
    /// Of the embedded face of `weight`.
    pub(super) fn of(weight: Weight) -> &'static Self {
        static METRICS: OnceLock<[FaceMetrics; 3]> = OnceLock::new();
        let [regular, medium, semi_bold] = METRICS.get_or_init(|| {
            let [regular, medium, semi_bold, ..] = FILES;
            [regular, medium, semi_bold].map(Self::read)
        });
        match weight {
            Weight::Regular => regular,
            Weight::Medium => medium,
            Weight::SemiBold => semi_bold,
        }
    }

    /// Advance that the face gives to `c` when shaped as any letter.
    pub(super) fn control_advance(&self, c: char) -> f32 {
        self.controls.get(&c).copied().unwrap_or(self.missing)
    }

    fn read(file: &[u8]) -> Self {
        let Some(font) = swash::FontRef::from_index(file, 0) else {
            // Not reached with the files that are embedded; a plausible face all the same.
            return Self {
                em: 1000.0,
                ascent: 0.9,
                descent: 0.25,
                space: 0.25,
                missing: 0.5,
                controls: FxHashMap::default(),
            };
        };
        let metrics = font.metrics(&[]);
        let em = f32::from(metrics.units_per_em).max(1.0);
        let advances = font.glyph_metrics(&[]);
        let advance = |glyph| advances.advance_width(glyph) / em;
        let charmap = font.charmap();
        let controls = super::chars::invisible_controls()
            .filter_map(|c| match charmap.map(c) {
                0 => None,
                glyph => Some((c, advance(glyph))),
            })
            .collect();
        Self {
            em,
            ascent: metrics.ascent / em,
            descent: metrics.descent / em,
            space: advance(charmap.map(' ')),
            missing: advance(0),
            controls,
        }
    }
}

/// What shapes single runs with the embedded face of `weight`.
pub(super) fn embedded_shaper(weight: Weight) -> Option<harfrust::Shaper<'static>> {
    static DATA: [OnceLock<ShaperData>; 3] = [const { OnceLock::new() }; 3];
    let index = weight as usize;
    let font = harfrust::FontRef::from_index(FILES.get(index)?, 0).ok()?;
    let data = DATA.get(index)?.get_or_init(|| ShaperData::new(&font));
    Some(data.shaper(&font).build())
}

/// A font context that knows the embedded fonts alone.
pub(super) fn embedded_context() -> FontContext {
    static CONTEXT: OnceLock<Mutex<FontContext>> = OnceLock::new();
    cloned(CONTEXT.get_or_init(|| Mutex::new(context(false))))
}

/// The system's fonts behind the embedded ones, once loaded.
static SYSTEM: OnceLock<Mutex<FontContext>> = OnceLock::new();

/// Reads the system's font collection, once per process; later calls return at once.
///
/// It takes tens of milliseconds, so a window calls this on a thread of its own when
/// [`super::TextEngine::needs_system_fonts`] says so.
pub fn load_system_fonts() {
    SYSTEM.get_or_init(|| Mutex::new(context(true)));
}

/// Whether the system's fonts have been loaded.
pub(super) fn system_fonts_loaded() -> bool {
    SYSTEM.get().is_some()
}

/// A font context that knows the system's fonts too; loads them if need be.
pub(super) fn system_context() -> FontContext {
    cloned(SYSTEM.get_or_init(|| Mutex::new(context(true))))
}

fn cloned(context: &Mutex<FontContext>) -> FontContext {
    context.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn context(system_fonts: bool) -> FontContext {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts });
    for blob in &blobs()[..3] {
        let named = FontInfoOverride { family_name: Some(FAMILY), ..FontInfoOverride::default() };
        collection.register_fonts(blob.clone(), Some(named));
    }
    // Shared, so that a file is in memory once and has one identity whichever thread reads it.
    FontContext { collection, source_cache: SourceCache::new_shared() }
}

/// The family stack of ordinary text; the system fills what it lacks by script.
pub(super) fn families() -> parley::FontFamily<'static> {
    parley::FontFamily::Single(parley::FontFamilyName::Named(Cow::Borrowed(FAMILY)))
}

/// The family stack of letters that no font for their script has: every family that fontconfig
/// sorts behind its sans-serif, which together cover all that the system can show.
pub(super) fn all_families() -> parley::FontFamily<'static> {
    const STACK: [parley::FontFamilyName<'static>; 3] = [
        parley::FontFamilyName::Named(Cow::Borrowed(FAMILY)),
        parley::FontFamilyName::Generic(parley::GenericFamily::SansSerif),
        parley::FontFamilyName::Generic(parley::GenericFamily::Emoji),
    ];
    parley::FontFamily::List(Cow::Borrowed(&STACK))
}
