//! Sums with colours: mixing, contrast, and shades that can be read.

use super::Rgba;

impl Rgba {
    /// Nothing.
    pub const TRANSPARENT: Self = Self(0, 0, 0, 0);
    /// White.
    pub const WHITE: Self = Self(255, 255, 255, 255);
    /// Black.
    pub const BLACK: Self = Self(0, 0, 0, 255);

    /// An opaque colour from `0xRRGGBB`.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, r, g, b] = rgb.to_be_bytes();
        Self(r, g, b, 255)
    }

    /// The same with another alpha.
    #[must_use]
    pub const fn alpha(self, alpha: u8) -> Self {
        Self(self.0, self.1, self.2, alpha)
    }
}

/// `share` (0 … 1) of `over` mixed into `under`, byte by byte in sRGB, as layers of paint are.
#[must_use]
pub fn mix(under: Rgba, over: Rgba, share: f32) -> Rgba {
    let byte = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Rgba(byte(under.0, over.0), byte(under.1, over.1), byte(under.2, over.2), byte(under.3, over.3))
}

/// Relative luminance of an opaque colour (WCAG 2.2).
fn luminance(color: Rgba) -> f64 {
    let linear = |byte: u8| {
        let c = f64::from(byte) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
}

/// Contrast ratio of two opaque colours (WCAG 2.2): 1 … 21.
#[must_use]
pub fn contrast(a: Rgba, b: Rgba) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Contrast that text must have with its ground (WCAG 2.2, AA).
pub(super) const TEXT_CONTRAST: f64 = 4.5;

/// The shade nearest to `color` that can be read on an opaque `ground`: darker on light ground, lighter
/// on dark ground, the hue kept.
#[must_use]
pub fn readable(color: Rgba, ground: Rgba) -> Rgba {
    let pole =
        if contrast(Rgba::WHITE, ground) > contrast(Rgba::BLACK, ground) { Rgba::WHITE } else { Rgba::BLACK };
    first_share(|share| {
        let shade = mix(color, pole, share);
        (contrast(shade, ground) >= TEXT_CONTRAST).then_some(shade)
    })
    .unwrap_or(pole)
}

/// The shade nearest to `ground` on which `text` can be read, the hue kept.
pub(super) fn ground_for(ground: Rgba, text: Rgba) -> Rgba {
    let pole = if luminance(text) > 0.5 { Rgba::BLACK } else { Rgba::WHITE };
    first_share(|share| {
        let shade = mix(ground, pole, share);
        (contrast(shade, text) >= TEXT_CONTRAST).then_some(shade)
    })
    .unwrap_or(pole)
}

/// The result at the least share that gives one, in steps of a hundredth.
fn first_share(result: impl Fn(f32) -> Option<Rgba>) -> Option<Rgba> {
    (0..=100_u8).find_map(|step| result(f32::from(step) / 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Rgba::WHITE, Rgba::BLACK) - 21.0).abs() < 1e-9);
        // Published by WebAIM's checker: #767676 on white is 4.54.
        assert!((contrast(Rgba::hex(0x0076_7676), Rgba::WHITE) - 4.54).abs() < 0.005);
    }

    #[test]
    fn what_can_be_read_stays_as_it_is() {
        let ink = Rgba::hex(0x001F_2433);
        assert_eq!(readable(ink, Rgba::WHITE), ink);
        assert_eq!(ground_for(ink, Rgba::WHITE), ink);
    }
}
