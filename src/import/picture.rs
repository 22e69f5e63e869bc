//! Pictures become media of a map: read with limits, turned upright, made no larger than cards need.
//!
//! In: the bytes of a PNG, JPEG or WebP file, or pixels from the clipboard. Out: a [`Picture`] without what the
//! camera wrote about place and time, keyed by the hash of its bytes, so that the same picture is embedded once.

use std::{
    fs::File,
    io::{Cursor, Read as _},
    path::Path,
    sync::Arc,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder as _, ImageReader, Limits,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType as Rows, PngEncoder},
    },
    imageops::FilterType,
};
use sha2::{Digest as _, Sha256};

use crate::{
    i18n::{Arg, Locale, tamed},
    model::Media,
};

/// Largest file that is read, in bytes.
const MOST_FILE: u64 = 64 << 20;
/// Widest and highest picture that is read, in pixels.
const MOST_SIDE: u32 = 8192;
/// Most bytes that a picture may take when it is decoded: one as wide and as high as may be, with alpha.
const MOST_DECODED: u64 = 256 << 20;
/// Longest side that is kept, in pixels: a card is at most some 500 points wide.
const KEPT_SIDE: u32 = 1024;
/// How good a JPEG is, of 100.
const JPEG_QUALITY: u8 = 86;

/// A picture ready to be put into a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its key in [`crate::model::JourneyMap::media`]: SHA-256 of its bytes in lower-case hex.
    pub key: String,
    /// The picture.
    pub media: Arc<Media>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why something did not become a picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Locale::En))]
pub struct PictureError {
    /// Name of the file; empty for what came from the clipboard.
    pub name: String,
    /// What was wrong.
    pub fault: PictureFault,
}

/// What can be wrong with a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// The file cannot be read; the system says why.
    Unreadable(String),
    /// The file has more than this many megabytes.
    FileTooLarge {
        /// Largest size, in megabytes.
        limit: u64,
    },
    /// It is none of the formats that we read.
    Format,
    /// It is more pixels wide or high than we read.
    TooLarge {
        /// Its width, in pixels.
        width: u32,
        /// Its height, in pixels.
        height: u32,
        /// Longest side that is read, in pixels.
        limit: u32,
    },
    /// It is damaged.
    Damaged,
}

impl PictureError {
    /// What happened, to which file and what to do next, in the language of `locale`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let fault = match &self.fault {
            PictureFault::Unreadable(reason) => {
                locale.format("import-unreadable", &[("reason", Arg::from(reason.as_str()))])
            }
            PictureFault::FileTooLarge { limit } => {
                locale.format("picture-file-too-large", &[("limit", Arg::from(*limit as usize))])
            }
            PictureFault::Format => locale.text("picture-format"),
            PictureFault::TooLarge { width, height, limit } => {
                let number = |number: u32| Arg::from(locale.number(i64::from(number)));
                let args =
                    [("width", number(*width)), ("height", number(*height)), ("limit", number(*limit))];
                locale.format("picture-too-large", &args)
            }
            PictureFault::Damaged => locale.text("picture-damaged"),
        };
        if self.name.is_empty() {
            return locale.format("picture-failed-pasted", &[("fault", Arg::from(fault))]);
        }
        locale.format("picture-failed", &[("name", tamed(&self.name).into()), ("fault", Arg::from(fault))])
    }
}

/// Endings of the names of files that [`read_picture`] reads, in lower case.
pub const PICTURE_ENDINGS: &[&str] = &["png", "jpg", "jpeg", "webp"];

/// Whether the file at `path` is called like a picture that can be read.
#[must_use]
pub fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| PICTURE_ENDINGS.contains(&ending.as_str()))
}

/// The picture in the file at `path`. Takes up to a second: to be called on a thread.
///
/// # Errors
/// When the file cannot be read or is no picture within the limits.
pub fn read_picture(path: &Path) -> Result<Picture, PictureError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    read_file(path).and_then(|bytes| decode(&bytes)).map_err(|fault| PictureError { name, fault })
}

/// The picture in `bytes`, which are a file's.
///
/// # Errors
/// When they are no picture within the limits.
pub fn picture(bytes: &[u8]) -> Result<Picture, PictureError> {
    decode(bytes).map_err(|fault| PictureError { name: String::new(), fault })
}

/// A picture from its pixels: red, green, blue and straight alpha, row by row.
///
/// # Errors
/// When the sides do not belong to the pixels, or are beyond the limits.
pub fn picture_of_pixels(width: u32, height: u32, rgba: Vec<u8>) -> Result<Picture, PictureError> {
    let made = within(width, height).and_then(|()| {
        let pixels = image::RgbaImage::from_raw(width, height, rgba).ok_or(PictureFault::Damaged)?;
        keep(DynamicImage::ImageRgba8(pixels))
    });
    made.map_err(|fault| PictureError { name: String::new(), fault })
}

fn read_file(path: &Path) -> Result<Vec<u8>, PictureFault> {
    let fault = |error: std::io::Error| PictureFault::Unreadable(error.to_string());
    let file = File::open(path).map_err(fault)?;
    // Reading a pipe would wait for somebody to write into it.
    if !file.metadata().map_err(fault)?.is_file() {
        return Err(PictureFault::Format);
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large.
    file.take(MOST_FILE + 1).read_to_end(&mut bytes).map_err(fault)?;
    if bytes.len() as u64 > MOST_FILE {
        return Err(PictureFault::FileTooLarge { limit: MOST_FILE >> 20 });
    }
    Ok(bytes)
}

/// Whether a picture of these sides is read; asked before a byte of it is decoded.
fn within(width: u32, height: u32) -> Result<(), PictureFault> {
    if width == 0 || height == 0 {
        return Err(PictureFault::Damaged);
    }
    if width.max(height) > MOST_SIDE {
        return Err(PictureFault::TooLarge { width, height, limit: MOST_SIDE });
    }
    Ok(())
}

fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureFault::Damaged)?;
    reader.format().ok_or(PictureFault::Format)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_DECODED);
    reader.limits(limits.clone());
    let failed = |error| match error {
        image::ImageError::Unsupported(_) => PictureFault::Format,
        _ => PictureFault::Damaged,
    };
    let mut decoder = reader.into_decoder().map_err(failed)?;
    let (width, height) = decoder.dimensions();
    within(width, height)?;
    if decoder.total_bytes() > MOST_DECODED {
        return Err(PictureFault::TooLarge { width, height, limit: MOST_SIDE });
    }
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_SIDE), Some(MOST_SIDE));
    decoder.set_limits(limits).map_err(failed)?;
    let orientation = decoder.orientation().ok();
    let image = DynamicImage::from_decoder(decoder).map_err(failed)?;
    // The smaller picture is turned: turning takes as long as there are pixels.
    let mut image = scaled(image);
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    keep(image)
}

/// Makes a picture as small as cards need it.
fn scaled(image: DynamicImage) -> DynamicImage {
    if image.width().max(image.height()) <= KEPT_SIDE {
        return image;
    }
    // A filter that looks at every pixel works fast on eight bits a channel only.
    let image = match image.color().has_alpha() {
        true => DynamicImage::ImageRgba8(image.into_rgba8()),
        false => DynamicImage::ImageRgb8(image.into_rgb8()),
    };
    image.resize(KEPT_SIDE, KEPT_SIDE, FilterType::Lanczos3)
}

/// Encodes a picture: as JPEG where that is far smaller and nothing shines through, or else as PNG.
fn keep(image: DynamicImage) -> Result<Picture, PictureFault> {
    let image = scaled(image).into_rgba8();
    let (width, height) = image.dimensions();
    let opaque = image.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let rgb = opaque.then(|| DynamicImage::ImageRgba8(image.clone()).into_rgb8());
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Default, Rows::Adaptive);
    let written = match &rgb {
        Some(rgb) => encoder.write_image(rgb, width, height, ExtendedColorType::Rgb8),
        None => encoder.write_image(&image, width, height, ExtendedColorType::Rgba8),
    };
    written.map_err(|_| PictureFault::Damaged)?;
    let mut kept = ("image/png", png);
    if let Some(rgb) = &rgb {
        let mut jpeg = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY);
        // Letters and lines are a little smaller as JPEG at times, but not as sharp.
        let written = encoder.write_image(rgb, width, height, ExtendedColorType::Rgb8);
        if written.is_ok() && jpeg.len() * 3 < kept.1.len() * 2 {
            kept = ("image/jpeg", jpeg);
        }
    }
    let (media_type, bytes) = kept;
    let key = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let media =
        Media { media_type: media_type.to_owned(), data: STANDARD.encode(&bytes), ..Media::default() };
    Ok(Picture { key, media: Arc::new(media), width, height })
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

    use super::*;

    fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    fn pixels(picture: &Picture) -> RgbaImage {
        let bytes = STANDARD.decode(&picture.media.data).unwrap();
        image::load_from_memory(&bytes).unwrap().into_rgba8()
    }

    /// Noise, as a photograph has it: no PNG makes that small.
    fn photograph(width: u32, height: u32) -> DynamicImage {
        let mut rng = fastrand::Rng::with_seed(7);
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
            let noise = rng.u8(0..12);
            Rgb([(x * 255 / width) as u8 / 2 + noise, (y * 255 / height) as u8 / 2 + noise, 90 + noise])
        }))
    }

    /// An EXIF block that says only how the camera was held.
    fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
        exif.extend([0, orientation, 0, 0, 0, 0, 0, 0]);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_photograph_becomes_a_small_jpeg() {
        let picture = picture(&encoded(&photograph(2400, 1200), ImageFormat::Jpeg)).unwrap();
        assert_eq!((picture.width, picture.height), (1024, 512));
        assert_eq!(picture.media.media_type, "image/jpeg");
        assert_eq!(picture.key.len(), 64);
    }

    #[test]
    fn what_shines_through_stays_png_and_keeps_its_pixels() {
        let image = RgbaImage::from_fn(40, 30, |x, _| Rgba([200, 30, 60, (x * 6) as u8]));
        let bytes = encoded(&DynamicImage::ImageRgba8(image.clone()), ImageFormat::Png);
        let picture = picture(&bytes).unwrap();
        assert_eq!(picture.media.media_type, "image/png");
        assert_eq!(pixels(&picture), image);
        let again = picture_of_pixels(40, 30, image.into_raw()).unwrap();
        assert_eq!(again.key, picture.key, "the same picture has the same key, wherever it comes from");
    }

    #[test]
    fn a_drawing_stays_png() {
        let image =
            RgbImage::from_fn(600, 300, |x, y| Rgb([if (x / 60 + y / 60) % 2 == 0 { 255 } else { 20 }; 3]));
        let picture = picture(&encoded(&DynamicImage::ImageRgb8(image), ImageFormat::Png)).unwrap();
        assert_eq!(picture.media.media_type, "image/png");
        assert_eq!((picture.width, picture.height), (600, 300), "small pictures keep their size");
    }

    #[test]
    fn a_picture_from_a_camera_held_upright_stands_upright_and_forgets_where_it_was_taken() {
        // Left half dark, right half light.
        let image = RgbImage::from_fn(200, 100, |x, _| Rgb([if x < 100 { 10 } else { 240 }; 3]));
        let jpeg = turned(&encoded(&DynamicImage::ImageRgb8(image), ImageFormat::Jpeg), 6);
        let picture = picture(&jpeg).unwrap();
        assert_eq!((picture.width, picture.height), (100, 200));
        let pixels = pixels(&picture);
        assert!(pixels.get_pixel(50, 20).0[0] < 40 && pixels.get_pixel(50, 180).0[0] > 210);
        let bytes = STANDARD.decode(&picture.media.data).unwrap();
        assert!(!bytes.windows(4).any(|window| window == b"Exif"));
    }

    #[test]
    fn a_picture_that_says_it_is_huge_is_refused_before_it_is_decoded() {
        let mut png = encoded(&DynamicImage::ImageRgb8(RgbImage::new(1, 1)), ImageFormat::Png);
        // The header's width, and its checksum made right again.
        png[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        let mut crc = flate2::Crc::new();
        crc.update(&png[12..29]);
        png[29..33].copy_from_slice(&crc.sum().to_be_bytes());
        let error = picture(&png).unwrap_err();
        assert_eq!(error.fault, PictureFault::TooLarge { width: 60_000, height: 1, limit: MOST_SIDE });
        assert!(picture_of_pixels(9000, 1, vec![0; 36_000]).is_err());
    }

    #[test]
    fn what_is_no_picture_is_refused_with_a_sentence() {
        let png = encoded(&photograph(50, 50), ImageFormat::Png);
        assert_eq!(picture(b"hello").unwrap_err().fault, PictureFault::Format);
        assert_eq!(picture(b"").unwrap_err().fault, PictureFault::Format);
        assert_eq!(picture(&png[..png.len() / 2]).unwrap_err().fault, PictureFault::Damaged);
        assert_eq!(picture_of_pixels(3, 3, vec![0; 5]).unwrap_err().fault, PictureFault::Damaged);
        let nowhere = read_picture(Path::new("/nowhere/photo.png")).unwrap_err();
        for locale in Locale::ALL {
            for fault in [
                nowhere.fault.clone(),
                PictureFault::Format,
                PictureFault::Damaged,
                PictureFault::FileTooLarge { limit: 64 },
                PictureFault::TooLarge { width: 60_000, height: 1, limit: 8192 },
            ] {
                for name in ["photo.png", ""] {
                    let text = PictureError { name: name.to_owned(), fault: fault.clone() }.message(locale);
                    assert!(text.contains(name) && !text.contains("picture-"), "{text}");
                }
            }
        }
    }

    #[test]
    fn any_bytes_behind_a_good_beginning_are_an_error_or_a_picture() {
        let good = [
            encoded(&photograph(30, 20), ImageFormat::Png),
            encoded(&photograph(30, 20), ImageFormat::Jpeg),
            encoded(&photograph(30, 20), ImageFormat::WebP),
        ];
        let seed = 11;
        let mut rng = fastrand::Rng::with_seed(seed);
        for round in 0..150 {
            let mut bytes = good[round % 3].clone();
            for _ in 0..rng.usize(1..20) {
                let at = rng.usize(8..bytes.len());
                bytes[at] = rng.u8(..);
            }
            if let Ok(picture) = picture(&bytes) {
                assert!(picture.width.max(picture.height) <= KEPT_SIDE, "seed {seed}, round {round}");
            }
        }
    }
}
