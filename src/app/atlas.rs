//! Glyph pictures in textures, and the quads that draw texts with them.
//!
//! In: laid-out [`TextBlock`]s and the number of pixels a point has. Out: quads in pixels relative to the block's top
//! left corner, kept until the block is gone, and meshes of them. Everything that the window writes,
//! its own words and the map's, is drawn from here, so that all of it looks alike.
//!
//! Glyphs stand at quarters of a pixel horizontally and at whole pixels vertically; a block's origin is
//! snapped to whole pixels, so the same quads serve wherever the block is panned to.

use std::sync::{Arc, Weak};

use egui::{
    Color32, ColorImage, Context, Mesh, Pos2, Shape, TextureHandle, TextureId, TextureOptions, Vec2,
    epaint::Vertex, pos2, vec2,
};
use rustc_hash::FxHashMap;

use crate::text::{Font, GlyphImage, TextBlock, TextEngine};

/// Width and height of a page in pixels.
pub(crate) const PAGE: u32 = 2048;
/// Width and height of the white corner of a page, in pixels.
const WHITE_SIDE: u32 = 2;
/// Pages kept before the one that was used longest ago is emptied (16 MB each).
const MOST_PAGES: usize = 6;
/// Glyphs are not rasterised larger than this many pixels per em; beyond, their pictures are stretched.
const MOST_PX: f32 = 512.0;
/// Blocks whose quads were not drawn for this many frames are forgotten when there are too many.
const STALE_FRAMES: u64 = 240;
/// Number of kept blocks above which stale ones are looked for.
const MANY_BLOCKS: usize = 20_000;

/// One glyph's rectangle, in pixels relative to its block's origin at the block's raster scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quad {
    /// Top left corner.
    pub(crate) min: Vec2,
    /// Width and height.
    pub(crate) size: Vec2,
    /// Top left corner in its page, 0 … 1.
    pub(crate) uv_min: Pos2,
    /// Bottom right corner in its page, 0 … 1.
    pub(crate) uv_max: Pos2,
    /// The page.
    pub(crate) page: u16,
    /// Whether the glyph brings its own colours.
    pub(crate) colored: bool,
}

/// All quads of one block at one raster scale.
#[derive(Clone, Debug)]
pub(crate) struct Quads {
    /// Pixels per point for which the glyphs were rasterised.
    pub(crate) scale: f32,
    /// The glyphs, in the block's order; those without ink are left out.
    pub(crate) quads: Arc<[Quad]>,
    /// Bit `n` is set when page `n` is used.
    pages: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct GlyphKey {
    font: u32,
    glyph: u32,
    /// Pixels per em in 64ths.
    px64: u32,
    /// Quarter of a pixel to the right, 0 … 3.
    bin: u8,
}

/// Where a glyph's picture is; zero width for one without ink.
#[derive(Clone, Copy, Default)]
struct Slot {
    page: u16,
    x: u16,
    y: u16,
    width: u16,
    height: u16,
    left: i16,
    top: i16,
    colored: bool,
}

/// A texture filled in rows.
struct Page {
    texture: TextureHandle,
    x: u32,
    y: u32,
    row_height: u32,
    last_used: u64,
}

struct KeptBlock {
    /// Keeps the address from being given to another block.
    block: Weak<TextBlock>,
    quads: Quads,
    last_used: u64,
}

/// The glyph pictures of the window.
#[derive(Default)]
pub(crate) struct Atlas {
    pages: Vec<Page>,
    slots: FxHashMap<GlyphKey, Slot>,
    blocks: FxHashMap<(usize, u32), KeptBlock>,
    frame: u64,
    generation: u64,
}

impl Atlas {
    /// Begins a frame: what was not drawn lately may go from now on.
    pub(crate) fn begin_frame(&mut self) {
        self.frame += 1;
        if self.blocks.len() > MANY_BLOCKS && self.frame.is_multiple_of(64) {
            let frame = self.frame;
            self.blocks
                .retain(|_, kept| kept.block.strong_count() > 0 && kept.last_used + STALE_FRAMES > frame);
        }
    }

    /// Number of glyphs whose pictures are kept, those without ink too.
    pub(crate) fn glyphs(&self) -> usize {
        self.slots.len()
    }

    /// Changes whenever quads given out earlier have become invalid, because a page was emptied.
    pub(crate) fn generation(&self) -> u64 {
        self.generation
    }

    /// The quads of `block` at `raster_scale` pixels per point.
    pub(crate) fn quads(
        &mut self,
        ctx: &Context,
        text: &mut TextEngine,
        block: &Arc<TextBlock>,
        raster_scale: f32,
    ) -> Quads {
        let largest = block.runs.iter().map(|run| run.size).fold(1.0, f32::max);
        let scale = raster_scale.min(MOST_PX / largest);
        let key = (Arc::as_ptr(block) as usize, scale.to_bits());
        if let Some(kept) = self.blocks.get_mut(&key) {
            kept.last_used = self.frame;
            let quads = kept.quads.clone();
            self.touch(quads.pages);
            return quads;
        }
        let quads = self.make_quads(ctx, text, block, scale);
        let kept = KeptBlock { block: Arc::downgrade(block), quads: quads.clone(), last_used: self.frame };
        self.blocks.insert(key, kept);
        quads
    }

    /// Adds `quads` to `meshes`: their block's top left corner at `origin` (points), a block's point being
    /// `zoom` points wide, in `color`.
    pub(crate) fn emit(
        &self,
        quads: &Quads,
        meshes: &mut Meshes,
        origin: Pos2,
        zoom: f32,
        pixels_per_point: f32,
        color: Color32,
    ) {
        let origin = pos2(
            (origin.x * pixels_per_point).round() / pixels_per_point,
            (origin.y * pixels_per_point).round() / pixels_per_point,
        );
        let points_per_pixel = zoom / quads.scale;
        let plain = Color32::from_white_alpha(color.a());
        for group in quads.quads.chunk_by(|a, b| a.page == b.page) {
            let Some(page) = group.first().and_then(|quad| self.pages.get(usize::from(quad.page))) else {
                continue;
            };
            let mesh = meshes.of(page.texture.id());
            mesh.vertices.reserve(group.len() * 4);
            mesh.indices.reserve(group.len() * 6);
            for quad in group {
                let min = origin + quad.min * points_per_pixel;
                let max = min + quad.size * points_per_pixel;
                let color = if quad.colored { plain } else { color };
                let first = mesh.vertices.len() as u32;
                mesh.indices.extend_from_slice(&[
                    first,
                    first + 1,
                    first + 2,
                    first + 2,
                    first + 1,
                    first + 3,
                ]);
                mesh.vertices.extend_from_slice(&[
                    Vertex { pos: min, uv: quad.uv_min, color },
                    Vertex { pos: pos2(max.x, min.y), uv: pos2(quad.uv_max.x, quad.uv_min.y), color },
                    Vertex { pos: pos2(min.x, max.y), uv: pos2(quad.uv_min.x, quad.uv_max.y), color },
                    Vertex { pos: max, uv: quad.uv_max, color },
                ]);
            }
        }
    }

    /// Marks pages that are drawn again: bit `n` stands for page `n`.
    pub(crate) fn keep_pages(&mut self, pages: u32) {
        self.touch(pages);
    }

    /// The texture of a page; the first page is made when it is asked for. The corner of every page at
    /// (0, 0) is white, so that plain shapes need no texture of their own.
    pub(crate) fn page_texture(&mut self, ctx: &Context, page: u16) -> Option<TextureId> {
        if self.pages.is_empty() {
            self.new_page(ctx);
        }
        self.pages.get(usize::from(page)).map(|page| page.texture.id())
    }

    fn touch(&mut self, pages: u32) {
        for (index, page) in self.pages.iter_mut().enumerate() {
            if pages & (1 << index) != 0 {
                page.last_used = self.frame;
            }
        }
    }

    fn make_quads(&mut self, ctx: &Context, text: &mut TextEngine, block: &TextBlock, scale: f32) -> Quads {
        let mut quads = Vec::with_capacity(block.runs.iter().map(|run| run.glyphs.len()).sum());
        let mut pages = 0;
        let unit = 1.0 / PAGE as f32;
        for run in &block.runs {
            for glyph in &run.glyphs {
                let (x, bin) = quarter(glyph.x * scale);
                let y = (glyph.y * scale).round();
                let slot = self.slot(ctx, text, &run.font, glyph.id, run.size * scale, bin);
                if slot.width == 0 {
                    continue;
                }
                pages |= 1 << slot.page;
                let uv = |x: u16, y: u16| pos2(f32::from(x) * unit, f32::from(y) * unit);
                quads.push(Quad {
                    min: vec2(x + f32::from(slot.left), y + f32::from(slot.top)),
                    size: vec2(f32::from(slot.width), f32::from(slot.height)),
                    uv_min: uv(slot.x, slot.y),
                    uv_max: uv(slot.x + slot.width, slot.y + slot.height),
                    page: slot.page,
                    colored: slot.colored,
                });
            }
        }
        self.touch(pages);
        Quads { scale, quads: quads.into(), pages }
    }

    fn slot(
        &mut self,
        ctx: &Context,
        text: &mut TextEngine,
        font: &Font,
        glyph: u32,
        px: f32,
        bin: u8,
    ) -> Slot {
        let key = GlyphKey { font: font.id(), glyph, px64: (px * 64.0).round() as u32, bin };
        if let Some(slot) = self.slots.get(&key) {
            let slot = *slot;
            if slot.width > 0 {
                self.touch(1 << slot.page);
            }
            return slot;
        }
        let slot = match text.glyph_image(font, glyph, px, f32::from(bin) * 0.25) {
            Some(image) => self.store(ctx, &image).unwrap_or_default(),
            None => Slot::default(),
        };
        self.slots.insert(key, slot);
        slot
    }

    /// Puts a picture on a page; none when it is larger than one.
    fn store(&mut self, ctx: &Context, image: &GlyphImage) -> Option<Slot> {
        let (width, height) = (image.width, image.height);
        if width == 0 || height == 0 || width + 2 > PAGE || height + 2 > PAGE {
            return None;
        }
        let (page, x, y) = self.room(ctx, width, height);
        let pixels = if image.colored {
            image
                .data
                .chunks_exact(4)
                .map(|p| Color32::from_rgba_unmultiplied(p[0], p[1], p[2], p[3]))
                .collect()
        } else {
            image.data.iter().map(|coverage| Color32::from_white_alpha(*coverage)).collect()
        };
        let picture = ColorImage::new([width as usize, height as usize], pixels);
        let target = self.pages.get_mut(page)?;
        target.last_used = self.frame;
        target.texture.set_partial([x as usize, y as usize], picture, TextureOptions::LINEAR);
        Some(Slot {
            page: page as u16,
            x: x as u16,
            y: y as u16,
            width: width as u16,
            height: height as u16,
            left: image.left as i16,
            top: image.top as i16,
            colored: image.colored,
        })
    }

    /// A free place for a picture of this size: page, left and top edge. One pixel stays empty around it.
    fn room(&mut self, ctx: &Context, width: u32, height: u32) -> (usize, u32, u32) {
        for (index, page) in self.pages.iter_mut().enumerate() {
            if let Some((x, y)) = page.room(width, height) {
                return (index, x, y);
            }
        }
        let index = if self.pages.len() < MOST_PAGES { self.new_page(ctx) } else { self.emptied_page(ctx) };
        let (x, y) = self.pages[index].room(width, height).unwrap_or((1, 1));
        (index, x, y)
    }

    fn new_page(&mut self, ctx: &Context) -> usize {
        let texture = ctx.load_texture("glyphs", blank_page(), TextureOptions::LINEAR);
        self.pages.push(Page { texture, x: WHITE_SIDE, y: 0, row_height: WHITE_SIDE, last_used: self.frame });
        self.pages.len() - 1
    }

    /// Empties the page used longest ago; a new page when this frame needs them all.
    fn emptied_page(&mut self, ctx: &Context) -> usize {
        let oldest = (0..self.pages.len())
            .filter(|index| self.pages[*index].last_used < self.frame)
            .min_by_key(|index| self.pages[*index].last_used);
        let Some(oldest) = oldest.or_else(|| (self.pages.len() >= 31).then_some(0)) else {
            return self.new_page(ctx);
        };
        let page = &mut self.pages[oldest];
        page.texture.set(blank_page(), TextureOptions::LINEAR);
        (page.x, page.y, page.row_height, page.last_used) = (WHITE_SIDE, 0, WHITE_SIDE, self.frame);
        self.slots.retain(|_, slot| slot.width == 0 || usize::from(slot.page) != oldest);
        self.blocks.retain(|_, kept| kept.quads.pages & (1 << oldest) == 0);
        self.generation += 1;
        oldest
    }
}

/// An empty page: transparent but for its white corner.
fn blank_page() -> ColorImage {
    let side = PAGE as usize;
    let mut blank = ColorImage::filled([side, side], Color32::TRANSPARENT);
    for y in 0..WHITE_SIDE as usize {
        blank.pixels[y * side..y * side + WHITE_SIDE as usize].fill(Color32::WHITE);
    }
    blank
}

impl Page {
    fn room(&mut self, width: u32, height: u32) -> Option<(u32, u32)> {
        let (width, height) = (width + 2, height + 2);
        let (mut x, mut y, mut row_height) = (self.x, self.y, self.row_height);
        if x + width > PAGE {
            (x, y, row_height) = (0, y + row_height, 0);
        }
        if y + height > PAGE {
            return None;
        }
        (self.x, self.y, self.row_height) = (x + width, y, row_height.max(height));
        Some((x + 1, y + 1))
    }
}

/// Meshes of quads, one a texture, in the order in which textures were first used.
#[derive(Default)]
pub(crate) struct Meshes {
    meshes: Vec<Mesh>,
}

impl Meshes {
    fn of(&mut self, texture: TextureId) -> &mut Mesh {
        let index = self.meshes.iter().position(|mesh| mesh.texture_id == texture).unwrap_or_else(|| {
            self.meshes.push(Mesh::with_texture(texture));
            self.meshes.len() - 1
        });
        &mut self.meshes[index]
    }

    /// Hands the meshes to `painter`.
    pub(crate) fn paint(self, painter: &egui::Painter) {
        for mesh in self.meshes {
            if !mesh.is_empty() {
                painter.add(Shape::mesh(mesh));
            }
        }
    }
}

/// `scale` rounded to a quarter of an octave: while the zoom changes, glyphs are rasterised only for
/// these and stretched between them.
pub(crate) fn quarter_octave(scale: f32) -> f32 {
    ((scale.max(1e-3).log2() * 4.0).round() / 4.0).exp2()
}

/// `x` split into whole pixels and quarters.
fn quarter(x: f32) -> (f32, u8) {
    let whole = x.floor();
    let quarters = ((x - whole) * 4.0 + 0.5).floor();
    if quarters >= 4.0 { (whole + 1.0, 0) } else { (whole, quarters as u8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_split_into_pixels_and_quarters() {
        assert_eq!(quarter(3.0), (3.0, 0));
        assert_eq!(quarter(3.3), (3.0, 1));
        assert_eq!(quarter(3.9), (4.0, 0));
        assert_eq!(quarter(-0.25), (-1.0, 3));
    }

    #[test]
    fn raster_scales_are_quarter_octaves() {
        assert_eq!(quarter_octave(1.0), 1.0);
        assert_eq!(quarter_octave(2.1), 2.0);
        assert!((quarter_octave(1.2) - 2_f32.powf(0.25)).abs() < 1e-6);
    }
}
