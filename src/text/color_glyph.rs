//! Glyphs with gradients (version 1 of the font table `COLR`), which swash does not draw: vello_cpu does.
//!
//! Most desktops' emoji fonts are either bitmaps or these.

use swash::TableProvider as _;
use vello_cpu::{
    Glyph, Pixmap, RenderContext, Resources,
    kurbo::Affine,
    peniko::color::{AlphaColor, Srgb},
};

use super::{Font, GlyphImage};

/// Whether `id` of `font` is painted by version 1 of `COLR`.
///
/// The table begins: version u16, three fields of version 0 (u16, u32, u32, u16), then the offset of
/// the list of painted glyphs: u32 count, then records of u16 glyph and u32 offset, sorted by glyph.
pub(super) fn is_painted(font: &Font, id: u16) -> bool {
    let Some(face) = font.swash() else { return false };
    let Some(table) = face.table_by_tag(swash::tag_from_bytes(b"COLR")) else { return false };
    let u16_at = |at: usize| {
        let bytes = table.get(at..at.checked_add(2)?)?;
        Some(u16::from_be_bytes(bytes.try_into().ok()?))
    };
    let u32_at = |at: usize| {
        let bytes = table.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
    };
    if u16_at(0).is_none_or(|version| version == 0) {
        return false;
    }
    let Some(list) = u32_at(14).filter(|offset| *offset != 0) else { return false };
    let (mut low, mut high) = (0, u32_at(list).unwrap_or(0));
    while low < high {
        let middle = usize::midpoint(low, high);
        let Some(glyph) = u16_at(list + 4 + middle * 6) else { return false };
        match glyph.cmp(&id) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    false
}

/// Draws glyph `id` of `font` at `px` pixels per em, shifted right by `offset` pixels.
pub(super) fn paint(font: &Font, id: u16, px: f32, offset: f32) -> Option<GlyphImage> {
    // Painted glyphs seldom leave the em box; half an em around it is plenty.
    let margin = (px / 2.0).ceil();
    let side = (2.0 * margin + px.ceil()) as u16;
    let mut context = RenderContext::new(side, side);
    let mut resources = Resources::new();
    context.set_transform(Affine::translate((f64::from(margin + offset), f64::from(margin + px.ceil()))));
    context.set_paint(AlphaColor::<Srgb>::BLACK);
    context
        .glyph_run(&mut resources, font.data())
        .font_size(px)
        .hint(false)
        .normalized_coords(font.coords())
        .fill_glyphs([Glyph { id: u32::from(id), x: 0.0, y: 0.0 }].into_iter())
        .ok()?;
    context.flush();
    let mut pixmap = Pixmap::new(side, side);
    context.render(&mut pixmap, &mut resources);
    let pixels: Vec<[u8; 4]> =
        pixmap.data().iter().map(|pixel| straight([pixel.r, pixel.g, pixel.b, pixel.a])).collect();
    trimmed(&pixels, usize::from(side), margin as i32, (margin + px.ceil()) as i32)
}

/// A premultiplied colour with straight alpha.
fn straight([r, g, b, a]: [u8; 4]) -> [u8; 4] {
    let part = |c: u8| ((u16::from(c) * 255 + u16::from(a) / 2) / u16::from(a.max(1))).min(255) as u8;
    [part(r), part(g), part(b), a]
}

/// The part of a square picture that has ink; the glyph's origin is at (`x`, `y`) of it.
fn trimmed(pixels: &[[u8; 4]], side: usize, x: i32, y: i32) -> Option<GlyphImage> {
    let (mut left, mut top, mut right, mut bottom) = (side, side, 0, 0);
    for (index, [.., alpha]) in pixels.iter().enumerate() {
        if *alpha > 0 {
            let (column, row) = (index % side, index / side);
            (left, right) = (left.min(column), right.max(column + 1));
            (top, bottom) = (top.min(row), bottom.max(row + 1));
        }
    }
    if left >= right {
        return None;
    }
    let rows = pixels.chunks_exact(side).take(bottom).skip(top);
    let data: Vec<u8> = rows.flat_map(|row| row[left..right].iter().flatten().copied()).collect();
    Some(GlyphImage {
        width: u32::try_from(right - left).ok()?,
        height: u32::try_from(bottom - top).ok()?,
        left: i32::try_from(left).ok()? - x,
        top: i32::try_from(top).ok()? - y,
        data,
        colored: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_inked_part_is_kept() {
        let mut pixels = vec![[0; 4]; 25];
        pixels[6] = [1, 2, 3, 255];
        pixels[13] = [4, 5, 6, 9];
        let image = trimmed(&pixels, 5, 2, 4).unwrap();
        assert_eq!((image.width, image.height, image.left, image.top), (3, 2, -1, -3));
        assert_eq!(image.data[..4], [1, 2, 3, 255]);
        assert_eq!(image.data[20..], [4, 5, 6, 9]);
        assert!(trimmed(&[[9, 9, 9, 0]; 4], 2, 0, 0).is_none());
    }

    #[test]
    fn text_fonts_paint_nothing() {
        for id in [0, 1, 50] {
            assert!(!is_painted(&super::super::fonts::icon_font(false), id));
        }
    }
}
