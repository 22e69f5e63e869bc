//! A renderer of egui's meshes on the processor, for pictures of the window without a GPU or a display.
//!
//! Coverage is computed in fixed point (1/256 pixel) by edge functions with the top-left rule, so it
//! is the same on every machine; blending is that of an 8-bit frame buffer in gamma space, as the window's is.

use std::collections::HashMap;

use egui::{
    ClippedPrimitive, Color32, FullOutput, ImageData, Mesh, Pos2, TextureId, TexturesDelta,
    epaint::{Primitive, textures::TextureFilter, textures::TextureWrapMode},
};
use egui_kittest::TestRenderer;

/// Fixed-point units of a pixel.
const UNIT: i64 = 256;

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    nearest: bool,
    repeat: bool,
}

/// Draws what a test's window shows.
#[derive(Default)]
pub(crate) struct CpuRaster {
    textures: HashMap<TextureId, Texture>,
}

impl TestRenderer for CpuRaster {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for image in images {
                let ImageData::Color(picture) = &image.image;
                match image.pos {
                    None => {
                        let texture = Texture {
                            width: picture.width(),
                            height: picture.height(),
                            pixels: picture.pixels.clone(),
                            nearest: image.options.magnification == TextureFilter::Nearest,
                            repeat: image.options.wrap_mode == TextureWrapMode::Repeat,
                        };
                        self.textures.insert(id, texture);
                    }
                    Some([x, y]) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            texture.replace(x, y, picture);
                        }
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &FullOutput) -> Result<image::RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for primitive in ctx.tessellate(output.shapes.clone(), scale) {
            self.draw(&mut canvas, scale, &primitive);
        }
        let (width, height) = (canvas.width as u32, canvas.height as u32);
        image::RgbaImage::from_raw(width, height, canvas.pixels.into_flattened())
            .ok_or_else(|| "the picture has another size".to_owned())
    }
}

impl CpuRaster {
    fn draw(&self, canvas: &mut Canvas, scale: f32, primitive: &ClippedPrimitive) {
        let Primitive::Mesh(mesh) = &primitive.primitive else { return };
        let Some(texture) = self.textures.get(&mesh.texture_id) else { return };
        let clip = primitive.clip_rect * scale;
        let side = |v: f32, most: usize| (v.round().max(0.0) as i64).min(most as i64);
        let clip = [
            side(clip.min.x, canvas.width),
            side(clip.min.y, canvas.height),
            side(clip.max.x, canvas.width),
            side(clip.max.y, canvas.height),
        ];
        for triangle in mesh.indices.chunks_exact(3) {
            if let Some(triangle) = Triangle::new(mesh, triangle, scale) {
                triangle.fill(canvas, texture, clip);
            }
        }
    }
}

impl Texture {
    fn replace(&mut self, x: usize, y: usize, picture: &egui::ColorImage) {
        for (row, pixels) in picture.pixels.chunks_exact(picture.width()).enumerate() {
            let start = (y + row) * self.width + x;
            self.pixels[start..start + pixels.len()].copy_from_slice(pixels);
        }
    }

    fn at(&self, x: f32, y: f32) -> [f32; 4] {
        let wrap = |v: f32, side: usize| {
            if self.repeat {
                (v as i64).rem_euclid(side as i64) as usize
            } else {
                v.clamp(0.0, side as f32 - 1.0) as usize
            }
        };
        let pixel = self.pixels[wrap(y, self.height) * self.width + wrap(x, self.width)];
        pixel.to_array().map(f32::from)
    }

    fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let (width, height) = (self.width as f32, self.height as f32);
        if self.nearest {
            return self.at((u * width).floor(), (v * height).floor());
        }
        let (x, y) = (u * width - 0.5, v * height - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        if fx < 1e-3 && fy < 1e-3 {
            return self.at(left, top);
        }
        let corners = [
            self.at(left, top),
            self.at(left + 1.0, top),
            self.at(left, top + 1.0),
            self.at(left + 1.0, top + 1.0),
        ];
        std::array::from_fn(|i| {
            let above = corners[0][i] + (corners[1][i] - corners[0][i]) * fx;
            let below = corners[2][i] + (corners[3][i] - corners[2][i]) * fx;
            above + (below - above) * fy
        })
    }
}

/// A frame buffer of premultiplied pixels.
struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0; 4]; width * height] }
    }

    /// Lays `source` (premultiplied, 0 … 255) over a pixel.
    fn blend(&mut self, x: i64, y: i64, source: [f32; 4]) {
        let pixel = &mut self.pixels[y as usize * self.width + x as usize];
        let rest = 1.0 - source[3] / 255.0;
        for (channel, source) in pixel.iter_mut().zip(source) {
            *channel = (source + f32::from(*channel) * rest + 0.5) as u8;
        }
    }
}

type Point = (i64, i64);

/// A triangle in fixed point, counter-clockwise.
struct Triangle {
    corners: [Point; 3],
    uv: [Pos2; 3],
    colors: [[f32; 4]; 3],
    area: i64,
}

impl Triangle {
    fn new(mesh: &Mesh, indices: &[u32], scale: f32) -> Option<Self> {
        let fixed = |pos: Pos2| {
            let unit = |v: f32| (v * scale * UNIT as f32).round() as i64;
            (unit(pos.x), unit(pos.y))
        };
        let mut vertices = [0, 1, 2].map(|i| mesh.vertices[indices[i] as usize]);
        let mut corners = vertices.map(|vertex| fixed(vertex.pos));
        let area = edge(corners[0], corners[1], corners[2]);
        if area == 0 {
            return None;
        }
        if area < 0 {
            vertices.swap(1, 2);
            corners.swap(1, 2);
        }
        Some(Self {
            corners,
            uv: vertices.map(|vertex| vertex.uv),
            colors: vertices.map(|vertex| vertex.color.to_array().map(|c| f32::from(c) / 255.0)),
            area: area.abs(),
        })
    }

    fn fill(&self, canvas: &mut Canvas, texture: &Texture, [left, top, right, bottom]: [i64; 4]) {
        let [a, b, c] = self.corners;
        let low = |values: [i64; 3]| values.into_iter().min().unwrap_or(0).div_euclid(UNIT);
        let high = |values: [i64; 3]| values.into_iter().max().unwrap_or(0).div_euclid(UNIT) + 1;
        let (xs, ys) = ([a.0, b.0, c.0], [a.1, b.1, c.1]);
        let sides = [(b, c), (c, a), (a, b)];
        // What an edge grows by from one pixel to the next on its right.
        let steps = sides.map(|(from, to)| (from.1 - to.1) * UNIT);
        let biases = sides.map(|(from, to)| bias(from, to));
        let (first, last) = (low(xs).max(left), high(xs).min(right));
        for y in low(ys).max(top)..high(ys).min(bottom) {
            let start = (first * UNIT + UNIT / 2, y * UNIT + UNIT / 2);
            let mut edges = sides.map(|(from, to)| edge(from, to, start));
            for x in first..last {
                if edges.iter().zip(biases).all(|(edge, bias)| edge + bias >= 0) {
                    let color = self.color(edges, texture);
                    if color != [0.0; 4] {
                        canvas.blend(x, y, color);
                    }
                }
                for (edge, step) in edges.iter_mut().zip(steps) {
                    *edge += step;
                }
            }
        }
    }

    fn color(&self, edges: [i64; 3], texture: &Texture) -> [f32; 4] {
        let weights = edges.map(|edge| edge as f32 / self.area as f32);
        let mix =
            |values: [f32; 3]| values.iter().zip(weights).map(|(value, weight)| value * weight).sum::<f32>();
        let texel = texture.sample(mix(self.uv.map(|uv| uv.x)), mix(self.uv.map(|uv| uv.y)));
        std::array::from_fn(|i| mix(self.colors.map(|color| color[i])) * texel[i])
    }
}

/// Twice the area of a triangle; positive when it turns counter-clockwise on the screen.
fn edge(a: Point, b: Point, c: Point) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

/// A pixel whose centre lies on an edge belongs to the triangle below or to the right of it.
fn bias(a: Point, b: Point) -> i64 {
    let top_left = (a.1 == b.1 && b.0 > a.0) || b.1 < a.1;
    if top_left { 0 } else { -1 }
}
