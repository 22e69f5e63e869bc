//! How large the pictures of a map's media are.

use std::{io::Cursor, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rustc_hash::FxHashMap;

use crate::model::{JourneyMap, Media};

/// Width and height in pixels.
pub(super) type PictureSize = (u32, u32);

/// What stands for a picture that is missing or cannot be read.
const UNKNOWN: PictureSize = (16, 9);

/// Sizes of pictures, read once each from the first bytes.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    sizes: FxHashMap<String, PictureSize>,
}

impl Pictures {
    /// Size of the picture called `key` in the map's media.
    pub(super) fn size(&mut self, map: &JourneyMap, key: &str) -> PictureSize {
        if let Some(&size) = self.sizes.get(key) {
            return size;
        }
        // A picture that is not there may still come, so that is not kept.
        let Some(media) = map.media.get(key) else { return UNKNOWN };
        let size = read_size(media).filter(|&(w, h)| w > 0 && h > 0).unwrap_or(UNKNOWN);
        self.sizes.insert(key.to_owned(), size);
        size
    }
}

fn read_size(media: &Arc<Media>) -> Option<PictureSize> {
    // The size stands near the start; a JPEG may have a preview and a colour profile before it.
    for most in [1 << 14, 1 << 20, usize::MAX] {
        let end = media.data.len().min(most) & !3;
        let bytes = STANDARD.decode(media.data.as_bytes().get(..end)?).ok()?;
        let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        if let Ok(size) = reader.into_dimensions() {
            return Some(size);
        }
        if end + 4 > media.data.len() {
            break;
        }
    }
    None
}
