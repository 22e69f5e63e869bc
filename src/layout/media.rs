//! How large the pictures of a map's media are.

use rustc_hash::FxHashMap;

use crate::{file::picture, model::JourneyMap};

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
        let size = picture::size(media).filter(|&(w, h)| w > 0 && h > 0).unwrap_or(UNKNOWN);
        self.sizes.insert(key.to_owned(), size);
        size
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use base64::{Engine as _, engine::general_purpose::STANDARD};

    use super::*;
    use crate::model::Media;

    #[test]
    fn a_picture_that_is_to_be_turned_has_the_size_that_it_then_has() {
        let mut jpeg = Vec::new();
        image::RgbImage::new(40, 10).write_to(&mut Cursor::new(&mut jpeg), image::ImageFormat::Jpeg).unwrap();
        let size = |bytes: &[u8]| {
            let media =
                Media { media_type: "image/jpeg".into(), data: STANDARD.encode(bytes), ..Media::default() };
            picture::size(&media)
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
