//! A tile's pixels and how ink comes on them.

use std::ops::Range;

use crate::scene::Rgba;

/// Red, green and blue, multiplied by alpha, and alpha.
pub(super) type Pixel = [u8; 4];

/// The pixels of a tile.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    width: usize,
    pixels: Vec<Pixel>,
}

impl Canvas {
    /// Starts a tile, filled with `ground`.
    pub(super) fn begin(&mut self, width: usize, height: usize, ground: Rgba) {
        self.width = width;
        self.pixels.clear();
        self.pixels.resize(width * height, premultiplied(ground));
    }

    /// All pixels, row by row.
    pub(super) fn bytes(&self) -> &[u8] {
        self.pixels.as_flattened()
    }

    /// A stretch of a row; as much of it as there is.
    pub(super) fn stretch(&mut self, row: usize, columns: Range<usize>) -> &mut [Pixel] {
        let start = row * self.width;
        let columns = start + columns.start.min(self.width)..start + columns.end.min(self.width);
        self.pixels.get_mut(columns).unwrap_or_default()
    }
}

/// Puts `ink` over all of `pixels`, which it covers by `coverage`.
pub(super) fn cover(pixels: &mut [Pixel], ink: Pixel, coverage: u8) {
    let ink = thinned(ink, coverage);
    if ink[3] == u8::MAX {
        return pixels.fill(ink);
    }
    for pixel in pixels {
        *pixel = over(ink, *pixel);
    }
}

/// Puts `ink` over `pixels`, each covered by its byte of `mask`.
pub(super) fn cover_masked(pixels: &mut [Pixel], ink: Pixel, mask: &[u8]) {
    let blend = |pixels: &mut [Pixel], mask: &[u8]| {
        for (pixel, coverage) in pixels.iter_mut().zip(mask) {
            match *coverage {
                0 => {}
                coverage => *pixel = over(thinned(ink, coverage), *pixel),
            }
        }
    };
    let mut chunks = pixels.chunks_exact_mut(8);
    let mut masks = mask.chunks_exact(8);
    for (pixels, mask) in chunks.by_ref().zip(masks.by_ref()) {
        if mask != [0; 8] {
            blend(pixels, mask);
        }
    }
    blend(chunks.into_remainder(), masks.remainder());
}

/// One pixel over another.
pub(super) fn over(front: Pixel, back: Pixel) -> Pixel {
    let through = u32::from(u8::MAX - front[3]);
    // Both are multiplied by alpha, so that their sum is never more than a byte holds.
    std::array::from_fn(|channel| front[channel] + scaled(back[channel], through))
}

/// A pixel that covers only a share of its place.
pub(super) fn thinned(pixel: Pixel, coverage: u8) -> Pixel {
    match coverage {
        u8::MAX => pixel,
        coverage => pixel.map(|channel| scaled(channel, u32::from(coverage))),
    }
}

/// `channel · share / 255`, rounded.
fn scaled(channel: u8, share: u32) -> u8 {
    let product = u32::from(channel) * share + 128;
    ((product + (product >> 8)) >> 8) as u8
}

/// A colour multiplied by its alpha.
pub(super) fn premultiplied(Rgba(r, g, b, a): Rgba) -> Pixel {
    let [r, g, b] = [r, g, b].map(|channel| scaled(channel, u32::from(a)));
    [r, g, b, a]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channels_share_is_rounded_to_the_nearest() {
        for channel in 0..=255_u8 {
            for share in 0..=255_u32 {
                let exact = f64::from(channel) * f64::from(share) / 255.0;
                assert!((f64::from(scaled(channel, share)) - exact).abs() <= 0.5, "{channel} · {share}");
            }
        }
    }

    #[test]
    fn no_sum_is_more_than_a_byte_and_opaque_stays_opaque() {
        for alpha in 0..=255 {
            let front = premultiplied(Rgba(255, 128, 3, alpha));
            for coverage in 0..=255 {
                let front = thinned(front, coverage);
                assert_eq!(over(front, [255; 4])[3], 255);
                assert_eq!(over(front, [0; 4]), front);
                assert!(front[0] <= front[3]);
            }
        }
    }

    #[test]
    fn a_mask_covers_its_pixels_only() {
        let mut pixels = [[9, 9, 9, 255]; 21];
        let mask: Vec<u8> = (0..21).map(|i| if i % 5 == 0 { 255 } else { 0 }).collect();
        cover_masked(&mut pixels, [200, 0, 0, 255], &mask);
        for (index, pixel) in pixels.iter().enumerate() {
            assert_eq!(*pixel, if index % 5 == 0 { [200, 0, 0, 255] } else { [9, 9, 9, 255] });
        }
    }
}
