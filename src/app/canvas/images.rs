//! Pictures of the map's media as textures: decoded on a thread, with limits.

use std::sync::{Arc, mpsc};

use egui::{ColorImage, Context, TextureFilter, TextureHandle, TextureId, TextureOptions, Vec2};
use rustc_hash::FxHashMap;

use crate::{
    file::picture,
    model::{JourneyMap, Media},
};

/// Most pictures that are decoded at the same time: each may take a hundred megabytes while it is.
const AT_ONCE: usize = 3;
/// Most bytes that all pictures of a map together take as textures; more are not shown.
const MOST_KEPT: usize = 1 << 30;
/// Pictures are kept no wider or higher than this many pixels: cards are small.
const KEPT_SIDE: u32 = 1024;

/// A photo on a card is many times smaller than its pixels: without smaller copies of it lines would break into dots.
const SMOOTH: TextureOptions =
    TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };

/// What there is to draw of a picture.
pub(super) enum Look {
    /// The texture with its size in pixels.
    Ready(TextureId, Vec2),
    /// It is being decoded.
    Waiting,
    /// It cannot be shown.
    Broken,
}

enum State {
    /// A thread is at it.
    Decoding,
    /// As a texture.
    Ready(TextureHandle),
    /// No picture that we can read.
    Broken,
}

/// The pictures of one map.
pub(super) struct Images {
    media: Option<Arc<JourneyMap>>,
    states: FxHashMap<String, State>,
    done: (mpsc::Sender<Decoded>, mpsc::Receiver<Decoded>),
    generation: u64,
}

type Decoded = (String, Option<ColorImage>);

impl Default for Images {
    fn default() -> Self {
        Self { media: None, states: FxHashMap::default(), done: mpsc::channel(), generation: 0 }
    }
}

impl Images {
    /// Takes what the threads have finished. `map` is where pictures asked for from now on come from.
    pub(super) fn begin_frame(&mut self, ctx: &Context, map: &Arc<JourneyMap>) {
        if !self.media.as_ref().is_some_and(|media| Arc::ptr_eq(media, map)) {
            // What is no longer in any map is forgotten; keys are hashes, so what stays is the same.
            self.states.retain(|key, _| map.media.contains_key(key));
            self.media = Some(Arc::clone(map));
        }
        while let Ok((key, image)) = self.done.1.try_recv() {
            let state = match image {
                Some(image) => State::Ready(ctx.load_texture("media", image, SMOOTH)),
                None => State::Broken,
            };
            self.states.insert(key, state);
            self.generation += 1;
        }
    }

    /// Whether there is room for one more to be decoded.
    fn has_room(&self) -> bool {
        let decoding = self.states.values().filter(|state| matches!(state, State::Decoding)).count();
        decoding < AT_ONCE
    }

    /// Changes when a picture has arrived.
    pub(super) fn generation(&self) -> u64 {
        self.generation
    }

    /// What there is of a picture.
    pub(super) fn look(&mut self, ctx: &Context, key: &str) -> Look {
        match self.states.get(key) {
            Some(State::Ready(handle)) => return Look::Ready(handle.id(), handle.size_vec2()),
            Some(State::Decoding) => return Look::Waiting,
            Some(State::Broken) => return Look::Broken,
            None => {}
        }
        let Some(media) = self.media.as_ref().and_then(|map| map.media.get(key)).map(Arc::clone) else {
            return Look::Broken;
        };
        let kept = self.states.values().map(|state| match state {
            State::Ready(texture) => texture.byte_size(),
            State::Decoding | State::Broken => 0,
        });
        if kept.sum::<usize>() > MOST_KEPT {
            return Look::Broken;
        }
        if !self.has_room() {
            // Asked again when one of those under way is done, which draws a new frame.
            return Look::Waiting;
        }
        self.states.insert(key.to_owned(), State::Decoding);
        let (sender, ctx, key) = (self.done.0.clone(), ctx.clone(), key.to_owned());
        let spawned = std::thread::Builder::new().name("decode picture".into()).spawn(move || {
            let image = decode(&media);
            // The window may be gone by now.
            let _ = sender.send((key, image));
            ctx.request_repaint();
        });
        if spawned.is_err() {
            log_broken(&mut self.states);
        }
        Look::Waiting
    }
}

/// Without threads there are no pictures, but everything else goes on.
fn log_broken(states: &mut FxHashMap<String, State>) {
    for state in states.values_mut().filter(|state| matches!(state, State::Decoding)) {
        *state = State::Broken;
    }
}

/// The picture in `media`, no larger than [`KEPT_SIDE`]; none when it cannot be read.
fn decode(media: &Media) -> Option<ColorImage> {
    let mut picture = picture::decode(media)?;
    if picture.width().max(picture.height()) > KEPT_SIDE {
        picture = picture.thumbnail(KEPT_SIDE, KEPT_SIDE);
    }
    let rgba = picture.to_rgba8();
    let size = [rgba.width() as usize, rgba.height() as usize];
    let pixels = rgba
        .pixels()
        .map(|pixel| {
            let [r, g, b, a] = pixel.0;
            super::mesh::color(crate::scene::Rgba(r, g, b, a))
        })
        .collect();
    (size[0] > 0 && size[1] > 0).then(|| ColorImage::new(size, pixels))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use base64::Engine as _;

    use super::*;

    fn media(data: &[u8]) -> Media {
        let data = base64::engine::general_purpose::STANDARD.encode(data);
        Media { media_type: "image/png".into(), data, ..Media::default() }
    }

    #[test]
    fn a_large_picture_is_kept_small() {
        let picture = image::RgbaImage::from_pixel(3000, 10, image::Rgba([200, 100, 0, 255]));
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
        let decoded = decode(&media(&bytes)).unwrap();
        assert_eq!(decoded.size, [1024, 3]);
        assert_eq!(decoded.pixels[0], egui::Color32::from_rgb(200, 100, 0));
    }

    #[test]
    fn what_is_no_picture_is_broken() {
        assert!(decode(&media(b"not a picture")).is_none());
        assert!(decode(&Media { data: "%%%".into(), ..Media::default() }).is_none());
    }
}
