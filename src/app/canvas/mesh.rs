//! Triangles in pixels, kept between frames, and how they are put together to a frame.
//!
//! A [`Tile`] is the picture of one group at one scale, in pixels relative to an anchor that stands on
//! whole pixels; panning only adds an offset to its vertices. A [`Frame`] joins tiles in their order to as
//! few meshes as their textures allow: plain shapes go with any page of the glyph atlas, because every
//! page has a white corner.

use egui::{Color32, Mesh, Pos2, Shape, TextureId, Vec2, epaint::Vertex};

use crate::scene::Rgba;

/// What a batch of triangles is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texture {
    /// Plain colour: any page of the atlas will do.
    Plain,
    /// A page of the glyph atlas.
    Page(u16),
    /// A picture of the map's media.
    Image(TextureId),
}

impl Texture {
    /// The one texture that serves both, if there is one.
    fn joined(self, other: Self) -> Option<Self> {
        match (self, other) {
            (a, b) if a == b => Some(a),
            (Self::Plain, page @ Self::Page(_)) | (page @ Self::Page(_), Self::Plain) => Some(page),
            _ => None,
        }
    }
}

/// Triangles of one texture.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    /// Their texture.
    pub(super) texture: Texture,
    /// Their corners.
    pub(super) vertices: Vec<Vertex>,
    /// Three indices of `vertices` a triangle.
    pub(super) indices: Vec<u32>,
}

impl Batch {
    fn new(texture: Texture) -> Self {
        Self { texture, vertices: Vec::new(), indices: Vec::new() }
    }

    /// Adds a plain vertex and gives its index.
    pub(super) fn vertex(&mut self, pos: Pos2, color: Color32) -> u32 {
        let index = self.vertices.len() as u32;
        self.vertices.push(Vertex::untextured(pos, color));
        index
    }

    /// Adds a rectangle with one colour and a part of the texture.
    pub(super) fn quad(&mut self, min: Pos2, max: Pos2, uv: [Pos2; 2], color: Color32) {
        let first = self.vertices.len() as u32;
        self.indices.extend_from_slice(&[first, first + 1, first + 2, first + 2, first + 1, first + 3]);
        let [uv_min, uv_max] = uv;
        self.vertices.extend_from_slice(&[
            Vertex { pos: min, uv: uv_min, color },
            Vertex { pos: Pos2::new(max.x, min.y), uv: Pos2::new(uv_max.x, uv_min.y), color },
            Vertex { pos: Pos2::new(min.x, max.y), uv: Pos2::new(uv_min.x, uv_max.y), color },
            Vertex { pos: max, uv: uv_max, color },
        ]);
    }

    /// Adds a rectangle of plain colour.
    pub(super) fn plain_quad(&mut self, min: Pos2, max: Pos2, color: Color32) {
        self.quad(min, max, [egui::epaint::WHITE_UV; 2], color);
    }

    /// Adds a triangle of three vertices.
    pub(super) fn triangle(&mut self, a: u32, b: u32, c: u32) {
        self.indices.extend_from_slice(&[a, b, c]);
    }
}

/// A picture in pixels relative to its anchor.
#[derive(Clone, Debug, Default)]
pub(super) struct Tile {
    /// From back to front.
    pub(super) batches: Vec<Batch>,
    /// Bit `n` is set when page `n` of the atlas is used.
    pub(super) pages: u32,
}

impl Tile {
    /// Where plain shapes go next.
    pub(super) fn plain(&mut self) -> &mut Batch {
        self.batch(Texture::Plain)
    }

    /// Where shapes with this texture go next.
    pub(super) fn batch(&mut self, texture: Texture) -> &mut Batch {
        if let Texture::Page(page) = texture {
            self.pages |= 1_u32.checked_shl(u32::from(page)).unwrap_or(0);
        }
        match self.batches.last().and_then(|last| last.texture.joined(texture)) {
            Some(joined) => {
                if let Some(last) = self.batches.last_mut() {
                    last.texture = joined;
                }
            }
            None => self.batches.push(Batch::new(texture)),
        }
        let last = self.batches.len() - 1;
        &mut self.batches[last]
    }
}

/// The meshes of one frame, in points of the window.
#[derive(Default)]
pub(super) struct Frame {
    batches: Vec<Batch>,
}

impl Frame {
    /// Adds `tile` with its anchor at `origin` (points); one of its pixels is `scale` points wide.
    /// `opacity` is 1 for a tile as it is.
    pub(super) fn add(&mut self, tile: &Tile, origin: Pos2, scale: f32, opacity: f32) {
        for batch in &tile.batches {
            let joined = self.batches.last().and_then(|last| last.texture.joined(batch.texture));
            match (joined, self.batches.last_mut()) {
                (Some(joined), Some(last)) => last.texture = joined,
                _ => self.batches.push(Batch::new(batch.texture)),
            }
            let last = self.batches.len() - 1;
            append(&mut self.batches[last], batch, origin, scale, opacity);
        }
    }

    /// The frame as shapes; `page` gives the texture of a page of the atlas.
    pub(super) fn into_shapes(self, mut page: impl FnMut(u16) -> Option<TextureId>) -> Vec<Shape> {
        let mut texture = |texture| match texture {
            Texture::Plain => page(0),
            Texture::Page(index) => page(index),
            Texture::Image(id) => Some(id),
        };
        self.batches
            .into_iter()
            .filter_map(|batch| {
                let mesh = Mesh {
                    indices: batch.indices,
                    vertices: batch.vertices,
                    texture_id: texture(batch.texture)?,
                };
                Some(Shape::mesh(mesh))
            })
            .collect()
    }
}

fn append(target: &mut Batch, source: &Batch, origin: Pos2, scale: f32, opacity: f32) {
    let first = target.vertices.len() as u32;
    target.indices.extend(source.indices.iter().map(|index| index + first));
    let place = |pos: Pos2| origin + Vec2::new(pos.x, pos.y) * scale;
    if opacity >= 1.0 {
        target.vertices.extend(source.vertices.iter().map(|v| Vertex { pos: place(v.pos), ..*v }));
    } else {
        target.vertices.extend(source.vertices.iter().map(|v| Vertex {
            pos: place(v.pos),
            uv: v.uv,
            color: faded(v.color, opacity),
        }));
    }
}

/// `color` (premultiplied) with its opacity multiplied.
pub(super) fn faded(color: Color32, opacity: f32) -> Color32 {
    let scale = (opacity.clamp(0.0, 1.0) * 256.0).round() as u32;
    let part = |value: u8| ((u32::from(value) * scale) >> 8) as u8;
    Color32::from_rgba_premultiplied(part(color.r()), part(color.g()), part(color.b()), part(color.a()))
}

/// The theme's colour as egui wants it: premultiplied, in the same sRGB bytes.
pub(super) fn color(rgba: Rgba) -> Color32 {
    let Rgba(r, g, b, a) = rgba;
    let part = |value: u8| ((u32::from(value) * u32::from(a) + 127) / 255) as u8;
    Color32::from_rgba_premultiplied(part(r), part(g), part(b), a)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opaque_colours_keep_their_bytes() {
        assert_eq!(color(Rgba(61, 90, 254, 255)), Color32::from_rgb(61, 90, 254));
        assert_eq!(color(Rgba(255, 128, 0, 0)), Color32::TRANSPARENT);
        assert_eq!(faded(Color32::from_rgb(61, 90, 254), 1.0), Color32::from_rgb(61, 90, 254));
    }

    #[test]
    fn plain_shapes_join_the_page_beside_them_in_order() {
        let mut tile = Tile::default();
        tile.plain().plain_quad(Pos2::ZERO, Pos2::new(1.0, 1.0), Color32::WHITE);
        tile.batch(Texture::Page(2)).plain_quad(Pos2::ZERO, Pos2::new(1.0, 1.0), Color32::WHITE);
        tile.plain().plain_quad(Pos2::ZERO, Pos2::new(1.0, 1.0), Color32::WHITE);
        assert_eq!(tile.batches.len(), 1);
        assert_eq!(tile.batches[0].texture, Texture::Page(2));
        tile.batch(Texture::Page(0)).plain_quad(Pos2::ZERO, Pos2::new(1.0, 1.0), Color32::WHITE);
        assert_eq!(tile.batches.len(), 2);
        assert_eq!(tile.pages, 0b101);

        let mut frame = Frame::default();
        frame.add(&tile, Pos2::ZERO, 1.0, 1.0);
        frame.add(&tile, Pos2::ZERO, 1.0, 0.5);
        assert_eq!(frame.batches.len(), 4, "pages alternate, so nothing may be reordered");
        assert!(frame.batches.iter().zip(tile.batches.iter().cycle()).all(|(a, b)| a.indices == b.indices));
    }
}
