//! The map's embedded pictures, decoded when first drawn and no bigger than they are shown.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use image::{DynamicImage, imageops::FilterType};
use kurbo::Size;
use rustc_hash::FxHashMap;
use vello_cpu::Pixmap;

use crate::{
    file::picture,
    model::Media,
    scene::{Item, Scene},
};

/// Longest side of a picture as it is kept.
const MAX_KEPT_SIDE: u32 = 16_000;

/// Most bytes of pictures that are kept at the same time: one that was put away is decoded again.
const MOST_KEPT: usize = 256 << 20;

/// The pictures that a scene shows.
#[derive(Debug)]
pub(super) struct Images<'a> {
    shown: FxHashMap<&'a str, Shown<'a>>,
    /// Those that are decoded with their bytes, the oldest first.
    kept: Mutex<(VecDeque<(&'a str, usize)>, usize)>,
}

/// A picture that the scene shows at least once.
#[derive(Debug)]
struct Shown<'a> {
    media: Option<&'a Media>,
    /// The largest box, in pixels, that it has to cover.
    needed: Size,
    pixels: Mutex<Pixels>,
}

/// What has become of a picture.
#[derive(Debug)]
enum Pixels {
    /// It is decoded when it is drawn next.
    Unread,
    /// It cannot be read.
    Broken,
    Read(Arc<Pixmap>),
}

impl<'a> Images<'a> {
    /// The pictures of `scene`, found in `media`, for a raster of `scale` pixels per map point.
    pub(super) fn new(scene: &'a Scene, media: &'a BTreeMap<String, Arc<Media>>, scale: f64) -> Self {
        let mut shown = FxHashMap::<&str, Shown<'_>>::default();
        for item in scene.groups.iter().flat_map(|group| &group.items) {
            if let Item::Image { key, rect, .. } = item {
                let shown = shown.entry(key.as_str()).or_insert_with(|| Shown {
                    media: media.get(key).map(AsRef::as_ref),
                    needed: Size::ZERO,
                    pixels: Mutex::new(Pixels::Unread),
                });
                let size = rect.size() * scale;
                shown.needed =
                    Size::new(shown.needed.width.max(size.width), shown.needed.height.max(size.height));
            }
        }
        Self { shown, kept: Mutex::default() }
    }

    /// The picture called `key`; none when the map has none of that name or it cannot be read.
    pub(super) fn get(&self, key: &str) -> Option<Arc<Pixmap>> {
        let (&key, shown) = self.shown.get_key_value(key)?;
        // Whoever else wants it waits until it is decoded.
        let mut pixels = lock(&shown.pixels);
        let read = match &*pixels {
            Pixels::Read(read) => return Some(Arc::clone(read)),
            Pixels::Broken => return None,
            Pixels::Unread => shown.media.and_then(|media| decode(media, shown.needed)).map(Arc::new),
        };
        *pixels = read.as_ref().map_or(Pixels::Broken, |read| Pixels::Read(Arc::clone(read)));
        // Two locks are never held at the same time.
        drop(pixels);
        if let Some(read) = &read {
            self.keep(key, read.data_as_u8_slice().len());
        }
        read
    }

    /// Notes that a picture of so many bytes is kept, and puts the oldest ones away where they are too many.
    fn keep(&self, key: &'a str, bytes: usize) {
        let mut away = Vec::new();
        {
            let mut kept = lock(&self.kept);
            let (order, all) = &mut *kept;
            order.push_back((key, bytes));
            *all += bytes;
            while *all > MOST_KEPT && order.len() > 1 {
                let Some((oldest, bytes)) = order.pop_front() else { break };
                *all -= bytes;
                away.push(oldest);
            }
        }
        for shown in away.iter().filter_map(|key| self.shown.get(key)) {
            *lock(&shown.pixels) = Pixels::Unread;
        }
    }
}

/// What a thread that broke off left behind is as good as what it found.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Decodes a picture and makes it as small as it may be to cover `needed` pixels.
fn decode(media: &Media, needed: Size) -> Option<Pixmap> {
    let image = shrink(picture::decode(media)?, needed);
    let pixels = image.into_rgba8();
    pixmap(pixels.width(), pixels.height(), &pixels)
}

/// The raster's form of a picture given as red, green, blue and straight alpha; none when it is empty or
/// its sides do not fit.
pub(super) fn pixmap(width: u32, height: u32, rgba: &[u8]) -> Option<Pixmap> {
    let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
    let mut pixmap = Pixmap::new(width, height);
    let pixels = pixmap.data_as_u8_slice_mut();
    if pixels.is_empty() || pixels.len() != rgba.len() {
        return None;
    }
    for (pixel, straight) in pixels.chunks_exact_mut(4).zip(rgba.chunks_exact(4)) {
        let alpha = u16::from(straight[3]);
        for (channel, straight) in pixel.iter_mut().zip(&straight[..3]) {
            *channel = ((u16::from(*straight) * alpha + 127) / 255) as u8;
        }
        pixel[3] = straight[3];
    }
    pixmap.recompute_may_have_transparency();
    Some(pixmap)
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
    // Most of a large picture goes by plain averages, ten times as fast.
    let large = factor < 0.25 && width.max(height) < MAX_KEPT_SIDE / 2;
    let image = if large { image.thumbnail_exact(2 * width, 2 * height) } else { image };
    image.resize_exact(width, height, FilterType::Triangle)
}
