//! How large the pictures of a map's media are.

use std::{io::Cursor, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::{ImageDecoder as _, metadata::Orientation};
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
        if let Ok(mut decoder) = reader.into_decoder() {
            let (width, height) = decoder.dimensions();
            // Held upright, a camera writes a picture that lies on its side, and says so.
            let turned = matches!(
                decoder.orientation(),
                Ok(Orientation::Rotate90
                    | Orientation::Rotate270
                    | Orientation::Rotate90FlipH
                    | Orientation::Rotate270FlipH)
            );
            return Some(if turned { (height, width) } else { (width, height) });
        }
        if end + 4 > media.data.len() {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_is_to_be_turned_has_the_size_that_it_then_has() {
        let mut jpeg = Vec::new();
        image::RgbImage::new(40, 10).write_to(&mut Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
        let size = |bytes: &[u8]| {
            let media =
                Media { media_type: "image/jpeg".into(), data: STANDARD.encode(bytes), ..Media::default() };
            read_size(&Arc::new(media))
        };
        assert_eq!(size(&jpeg), Some((40, 10)));
        let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut turned = [&jpeg[..2], &[0xFF, 0xE1], &length].concat();
        turned.append(&mut exif);
        turned.extend(&jpeg[2..]);
        assert_eq!(size(&turned), Some((10, 40)));
    }
}
