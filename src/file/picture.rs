//! Decoding the pictures that are embedded in a map, within limits: a map may come from anybody.
//!
//! Every limit is checked before memory is taken: the length of the text, then the sides that the
//! picture claims, then what decoding asks for.

use std::io::Cursor;

use base64::Engine as _;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, metadata::Orientation};

use crate::model::Media;

/// Longest side of a picture that is decoded, in pixels.
pub const MAX_SIDE: u32 = 8192;
/// Most bytes that a decoded picture may take.
pub const MAX_DECODED: u64 = 64 << 20;
/// Longest text of an embedded picture, in bytes of base64.
pub const MAX_ENCODED: usize = 64 << 20;

/// The picture's base64, without the line breaks that some programs put around it.
fn encoded(media: &Media) -> &str {
    media.data.trim()
}

/// The picture in `media`, upright; none when it is damaged, of another format, or beyond the limits.
#[must_use]
pub fn decode(media: &Media) -> Option<DynamicImage> {
    let text = encoded(media);
    if text.len() > MAX_ENCODED {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(text).ok()?;
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MAX_SIDE), Some(MAX_SIDE));
    // What a decoder needs beside the picture comes on top.
    limits.max_alloc = Some(2 * MAX_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let rgba = u64::from(width) * u64::from(height) * 4;
    if width.max(height) > MAX_SIDE || rgba.max(decoder.total_bytes()) > MAX_DECODED {
        return None;
    }
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Some(image)
}

/// Width and height of the picture in `media` as it stands upright, in pixels, read from its first bytes; none where
/// they tell none.
#[must_use]
pub fn size(media: &Media) -> Option<(u32, u32)> {
    let text = encoded(media);
    // The size stands near the start; a JPEG may have a preview and a colour profile before it.
    for most in [1 << 14, 1 << 20, MAX_ENCODED] {
        let end = text.len().min(most) & !3;
        let bytes = base64::engine::general_purpose::STANDARD.decode(text.as_bytes().get(..end)?).ok()?;
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
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
        if end + 4 > text.len() {
            break;
        }
    }
    None
}

/// Why a picture is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It is, or claims to be, beyond the limits of [`decode`].
    TooLarge,
    /// It is damaged, or of a kind that is not read.
    Damaged,
}

/// Why the picture in `media` will not be shown, as far as its first and last bytes tell: a whole map of pictures is
/// looked at when it is opened.
#[must_use]
pub fn flaw(media: &Media) -> Option<Flaw> {
    if encoded(media).len() > MAX_ENCODED {
        return Some(Flaw::TooLarge);
    }
    match size(media) {
        None | Some((0, _) | (_, 0)) => Some(Flaw::Damaged),
        Some((width, height)) if width.max(height) > MAX_SIDE => Some(Flaw::TooLarge),
        Some((width, height)) if u64::from(width) * u64::from(height) * 4 > MAX_DECODED => {
            Some(Flaw::TooLarge)
        }
        Some(_) => is_cut_short(media).then_some(Flaw::Damaged),
    }
}

/// Whether the picture is a PNG that breaks off before its end.
fn is_cut_short(media: &Media) -> bool {
    /// First bytes of every PNG, in base64.
    const PNG: &str = "iVBORw0KGgo";
    /// Some programs put a few bytes of their own after the end.
    const TAIL: usize = 4096;

    let text = encoded(media);
    let from = text.len().saturating_sub(TAIL) & !3;
    let tail = text.get(from..).and_then(|tail| base64::engine::general_purpose::STANDARD.decode(tail).ok());
    text.starts_with(PNG) && !tail.is_some_and(|tail| tail.windows(4).any(|chunk| chunk == b"IEND"))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn media(bytes: &[u8]) -> Media {
        let data = base64::engine::general_purpose::STANDARD.encode(bytes);
        Media { media_type: "image/png".into(), data, ..Media::default() }
    }

    /// A PNG that claims these sides and holds `rows` bytes of zeros.
    fn claims(width: u32, height: u32, rows: usize) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut chunk = |kind: &[u8; 4], content: &[u8]| {
            png.extend((content.len() as u32).to_be_bytes());
            let mut sum = crc32fast::Hasher::new();
            sum.update(kind);
            sum.update(content);
            png.extend(kind);
            png.extend(content);
            png.extend(sum.finalize().to_be_bytes());
        };
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        chunk(b"IHDR", &[sides.as_slice(), &[1, 0, 0, 0, 0]].concat());
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(&vec![0; rows]).unwrap();
        chunk(b"IDAT", &packed.finish().unwrap());
        chunk(b"IEND", b"");
        png
    }

    #[test]
    fn a_picture_within_the_limits_is_decoded() {
        let row = 1 + 4096_usize.div_ceil(8);
        let picture = decode(&media(&claims(4096, 4096, row * 4096))).unwrap();
        assert_eq!((picture.width(), picture.height()), (4096, 4096));
    }

    #[test]
    fn a_bomb_is_refused_before_it_takes_memory() {
        let row = 1 + 20_000_usize.div_ceil(8);
        let large = claims(20_000, 20_000, row * 20_000);
        assert!(large.len() < 60_000, "50 MB of pixels in {} bytes", large.len());
        assert!(decode(&media(&large)).is_none());
        let tiny = claims(65_535, 65_535, 100);
        assert!(tiny.len() < 1024);
        assert!(decode(&media(&tiny)).is_none());
        assert!(decode(&media(&claims(u32::MAX, 1, 100))).is_none());
        assert!(decode(&media(&claims(8192, 8192, 100))).is_none(), "256 MB when decoded");
        let long = Media { data: "A".repeat(MAX_ENCODED + 4), ..Media::default() };
        assert!(decode(&long).is_none());
    }

    #[test]
    fn what_is_no_picture_is_none() {
        for bytes in [&b""[..], b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff\xe0", &claims(0, 0, 0)] {
            assert!(decode(&media(bytes)).is_none());
        }
        assert!(decode(&Media { data: "%%%".into(), ..Media::default() }).is_none());
    }

    #[test]
    fn a_flaw_is_seen_without_decoding() {
        let row = 1 + 300_usize.div_ceil(8);
        let whole = claims(300, 300, row * 300);
        assert_eq!(flaw(&media(&whole)), None);
        let wrapped = Media { data: format!("\r\n{}\n", media(&whole).data), ..media(&whole) };
        assert_eq!((flaw(&wrapped), decode(&wrapped).is_some()), (None, true));
        for cut in [&whole[..whole.len() - 8], &whole[..40], b"\x89PNG", b"", b"<svg/>", b"%PDF-1.7"] {
            assert_eq!(flaw(&media(cut)), Some(Flaw::Damaged), "{} bytes", cut.len());
        }
        for (width, height) in [(20_000, 20_000), (65_535, 65_535), (40_000, 1), (8192, 8192)] {
            assert_eq!(flaw(&media(&claims(width, height, 100))), Some(Flaw::TooLarge), "{width} × {height}");
        }
        assert_eq!(
            flaw(&Media { data: "A".repeat(MAX_ENCODED + 4), ..Media::default() }),
            Some(Flaw::TooLarge)
        );
        assert_eq!(flaw(&Media { data: "%%%".into(), ..Media::default() }), Some(Flaw::Damaged));
    }
}
