//! The map's embedded pictures, decoded when first drawn and no bigger than they are shown.

use std::{
    collections::BTreeMap,
    io::Cursor,
    sync::{Arc, OnceLock},
};

use base64::Engine as _;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, imageops::FilterType};
use kurbo::Size;
use rustc_hash::FxHashMap;
use vello_cpu::{PixelMetadata, Pixmap, peniko::ImageAlphaType};

use crate::{
    model::Media,
    scene::{Item, Scene},
};

/// Longest side of an embedded picture that is decoded.
const MAX_SIDE: u32 = 24_000;
/// Most bytes that decoding one picture may take.
const MAX_BYTES: u64 = 256 << 20;
/// Longest side of a picture as it is kept.
const MAX_KEPT_SIDE: u32 = 16_000;

/// The pictures that a scene shows.
#[derive(Debug)]
pub(super) struct Images<'a>(FxHashMap<&'a str, Shown<'a>>);

/// A picture that the scene shows at least once.
#[derive(Debug)]
struct Shown<'a> {
    media: Option<&'a Media>,
    /// The largest box, in pixels, that it has to cover.
    needed: Size,
    /// Filled when it is first drawn; none when it cannot be read.
    pixels: OnceLock<Option<Arc<Pixmap>>>,
}

impl<'a> Images<'a> {
    /// The pictures of `scene`, found in `media`, for a raster of `scale` pixels per map point.
    pub(super) fn new(scene: &'a Scene, media: &'a BTreeMap<String, Arc<Media>>, scale: f64) -> Self {
        let mut images = FxHashMap::<&str, Shown<'_>>::default();
        for item in scene.groups.iter().flat_map(|group| &group.items) {
            if let Item::Image { key, rect, .. } = item {
                let shown = images.entry(key.as_str()).or_insert_with(|| Shown {
                    media: media.get(key).map(AsRef::as_ref),
                    needed: Size::ZERO,
                    pixels: OnceLock::new(),
                });
                let size = rect.size() * scale;
                shown.needed =
                    Size::new(shown.needed.width.max(size.width), shown.needed.height.max(size.height));
            }
        }
        Self(images)
    }

    /// The picture called `key`; none when the map has none of that name or it cannot be read.
    pub(super) fn get(&self, key: &str) -> Option<&Arc<Pixmap>> {
        let shown = self.0.get(key)?;
        shown.pixels.get_or_init(|| decode(shown.media?, shown.needed).map(Arc::new)).as_ref()
    }
}

/// Decodes a picture and makes it as small as it may be to cover `needed` pixels.
fn decode(media: &Media, needed: Size) -> Option<Pixmap> {
    let bytes = base64::engine::general_purpose::STANDARD.decode(media.data.as_bytes()).ok()?;
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    let image = shrink(image, needed);
    let pixels = image.into_rgba8();
    let (width, height) = (u16::try_from(pixels.width()).ok()?, u16::try_from(pixels.height()).ok()?);
    if width == 0 || height == 0 {
        return None;
    }
    Some(Pixmap::from_parts(
        pixels.into_raw(),
        width,
        height,
        PixelMetadata::new(ImageAlphaType::Alpha, true),
    ))
}

/// A picture that covers `needed` pixels but has not many more.
fn shrink(image: DynamicImage, needed: Size) -> DynamicImage {
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let cover = (needed.width / width).max(needed.height / height);
    let most = f64::from(MAX_KEPT_SIDE) / width.max(height);
    let factor = cover.min(most);
    if !(factor.is_finite() && factor < 1.0) {
        return image;
    }
    let (width, height) = ((width * factor).ceil().max(1.0) as u32, (height * factor).ceil().max(1.0) as u32);
    image.resize_exact(width, height, FilterType::Triangle)
}
