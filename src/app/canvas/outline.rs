//! Convex outlines with feathered edges: rounded rectangles, circles, and their strokes and shadows.
//!
//! Everything is in pixels. An edge fades over one pixel, half of it on each side, so that an edge on
//! whole pixels is sharp.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use egui::{Color32, Pos2, Rect, Vec2, vec2};

use super::{mesh::Batch, shade::Shade};

/// Half the width over which an edge fades, in pixels.
const FEATHER: f32 = 0.5;
/// How far a chord may lie from its arc, in pixels.
const TOLERANCE: f32 = 0.1;

/// A point of an outline with the direction in which it moves outwards when the outline grows by one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rim {
    /// Place.
    pub(super) pos: Pos2,
    /// Outward; longer than 1 at sharp corners.
    pub(super) normal: Vec2,
}

impl Rim {
    /// The point moved outwards by `by` pixels.
    pub(super) fn moved(self, by: f32) -> Pos2 {
        self.pos + self.normal * by
    }
}

/// Number of chords for an arc of `angle` radians.
pub(super) fn chords(radius: f32, angle: f32) -> usize {
    if radius <= TOLERANCE {
        return 1;
    }
    let step = 2.0 * (1.0 - TOLERANCE / radius).clamp(-1.0, 1.0).acos();
    ((angle / step.max(0.02)).ceil() as usize).clamp(1, 64)
}

/// Outline of a rectangle whose corners (top left, top right, bottom right, bottom left) are rounded.
pub(super) fn rounded_rect(rect: Rect, radii: [f32; 4]) -> Vec<Rim> {
    let counts = radii.map(|radius| if radius < 0.3 { 0 } else { chords(radius, FRAC_PI_2) });
    rounded(rect, radii, counts)
}

/// The same with so many chords at each corner; none makes it sharp.
fn rounded(rect: Rect, radii: [f32; 4], chords: [usize; 4]) -> Vec<Rim> {
    let most = 0.5 * rect.width().min(rect.height()).max(0.0);
    let corners = [
        (rect.left_top(), vec2(1.0, 1.0), PI),
        (rect.right_top(), vec2(-1.0, 1.0), PI + FRAC_PI_2),
        (rect.right_bottom(), vec2(-1.0, -1.0), 0.0),
        (rect.left_bottom(), vec2(1.0, -1.0), FRAC_PI_2),
    ];
    let mut rims = Vec::with_capacity(24);
    for (((corner, inward, from), radius), count) in corners.into_iter().zip(radii).zip(chords) {
        if count == 0 {
            rims.push(Rim { pos: corner, normal: -inward });
            continue;
        }
        let radius = radius.clamp(0.0, most);
        let center = corner + inward * radius;
        rims.extend((0..=count).map(|i| {
            let normal = Vec2::angled(from + FRAC_PI_2 * i as f32 / count as f32);
            Rim { pos: center + normal * radius, normal }
        }));
    }
    rims
}

/// Outline of a circle.
pub(super) fn circle(center: Pos2, radius: f32) -> Vec<Rim> {
    let count = chords(radius, TAU).max(6);
    (0..count)
        .map(|i| {
            let normal = Vec2::angled(TAU * i as f32 / count as f32);
            Rim { pos: center + normal * radius, normal }
        })
        .collect()
}

/// Fills a convex outline.
pub(super) fn fill(batch: &mut Batch, rims: &[Rim], shade: &Shade) {
    let inner: Vec<u32> = rims
        .iter()
        .map(|rim| {
            let pos = rim.moved(-FEATHER);
            batch.vertex(pos, shade.at(pos))
        })
        .collect();
    fan(batch, &inner);
    fade_out(batch, rims, &inner);
}

/// Draws a line of `width` along the inside of an outline.
pub(super) fn stroke_inside(batch: &mut Batch, rims: &[Rim], width: f32, shade: &Shade) {
    band(batch, rims, -width, 0.0, shade);
}

/// Draws a line of `width` centred on an outline.
pub(super) fn stroke_centered(batch: &mut Batch, rims: &[Rim], width: f32, shade: &Shade) {
    band(batch, rims, -0.5 * width, 0.5 * width, shade);
}

/// Draws what lies between the outline moved by `from` and by `to`, `from` being the inner one.
pub(super) fn band(batch: &mut Batch, rims: &[Rim], from: f32, to: f32, shade: &Shade) {
    let middle = 0.5 * (from + to);
    let thin = (to - from).clamp(0.0, 1.0);
    let ring = |batch: &mut Batch, by: f32, opacity: f32| -> Vec<u32> {
        rims.iter()
            .map(|rim| {
                let pos = rim.moved(by);
                batch.vertex(pos, super::mesh::faded(shade.at(pos), opacity))
            })
            .collect()
    };
    let rings = [
        ring(batch, (from - FEATHER).min(middle - 1.0), 0.0),
        ring(batch, (from + FEATHER).min(middle), thin),
        ring(batch, (to - FEATHER).max(middle), thin),
        ring(batch, (to + FEATHER).max(middle + 1.0), 0.0),
    ];
    for pair in rings.windows(2) {
        join(batch, &pair[0], &pair[1]);
    }
}

/// The soft shadow of a rounded rectangle: `sigma` is the standard deviation of its blur.
///
/// With `hollow`, the middle is left out, because something opaque covers it.
pub(super) fn shadow(
    batch: &mut Batch,
    rect: Rect,
    radii: [f32; 4],
    sigma: f32,
    color: Color32,
    hollow: bool,
) {
    // Opacity at a distance from a straight edge of a blurred half plane: half of erfc(d / (σ √2)).
    const STEPS: [(f32, f32); 7] =
        [(-2.6, 1.0), (-1.6, 0.945), (-0.8, 0.788), (0.0, 0.5), (0.8, 0.212), (1.6, 0.055), (2.6, 0.0)];
    // Corners of a blurred shape are rounder than its own. All rings have as many points as the largest.
    let grown = |by: f32| radii.map(|radius| (radius + sigma + by).max(0.0));
    let counts = grown(2.6 * sigma).map(|radius| chords(radius, FRAC_PI_2).clamp(2, 12));
    let mut before: Option<Vec<u32>> = None;
    for (distance, opacity) in STEPS.into_iter().skip(usize::from(hollow)) {
        let by = distance * sigma;
        // A ring cannot become smaller than nothing.
        let by_x = by.max(-0.5 * rect.width());
        let by_y = by.max(-0.5 * rect.height());
        let color = super::mesh::faded(color, opacity);
        let ring = rounded(rect.expand2(vec2(by_x, by_y)), grown(by), counts);
        let ring: Vec<u32> = ring.iter().map(|rim| batch.vertex(rim.pos, color)).collect();
        match &before {
            Some(inner) => join(batch, inner, &ring),
            None if !hollow => fan(batch, &ring),
            None => {}
        }
        before = Some(ring);
    }
}

/// The ring over which a filled outline fades to nothing.
pub(super) fn fade_out(batch: &mut Batch, rims: &[Rim], inner: &[u32]) {
    let outer: Vec<u32> =
        rims.iter().map(|rim| batch.vertex(rim.moved(FEATHER), Color32::TRANSPARENT)).collect();
    join(batch, inner, &outer);
}

/// Triangles between two closed rings with as many points.
fn join(batch: &mut Batch, inner: &[u32], outer: &[u32]) {
    let count = inner.len().min(outer.len());
    for i in 0..count {
        let j = (i + 1) % count;
        batch.triangle(inner[i], outer[i], inner[j]);
        batch.triangle(inner[j], outer[i], outer[j]);
    }
}

/// Triangles that fill a convex ring.
fn fan(batch: &mut Batch, ring: &[u32]) {
    for pair in ring.windows(2).skip(1) {
        batch.triangle(ring[0], pair[0], pair[1]);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use egui::pos2;

    use super::*;
    use crate::app::canvas::{mesh::Tile, shade::Shade};

    fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    }

    /// Area of all triangles, weighted by the mean opacity of their corners.
    pub(crate) fn weighted_area(batch: &Batch) -> f32 {
        batch
            .indices
            .chunks_exact(3)
            .map(|t| {
                let [a, b, c] = [0, 1, 2].map(|i| batch.vertices[t[i] as usize]);
                let area =
                    0.5 * ((b.pos - a.pos).x * (c.pos - a.pos).y - (b.pos - a.pos).y * (c.pos - a.pos).x);
                area.abs() * [a, b, c].iter().map(|v| f32::from(v.color.a()) / 255.0).sum::<f32>() / 3.0
            })
            .sum()
    }

    #[test]
    fn a_filled_rectangle_covers_its_area() {
        for radii in [[0.0; 4], [8.0; 4], [2.0, 12.0, 0.0, 6.0]] {
            let mut tile = Tile::default();
            let rims = rounded_rect(rect(3.0, 5.0, 103.0, 45.0), radii);
            fill(tile.plain(), &rims, &Shade::Solid(Color32::WHITE));
            let corners: f32 = radii.iter().map(|r| (1.0 - PI / 4.0) * r * r).sum();
            let area = weighted_area(tile.plain());
            assert!((area - (4000.0 - corners)).abs() < 6.0, "{radii:?}: {area}");
        }
    }

    #[test]
    fn a_stroke_inside_stays_inside() {
        let mut tile = Tile::default();
        let outline = rect(0.0, 0.0, 50.0, 20.0);
        stroke_inside(tile.plain(), &rounded_rect(outline, [0.0; 4]), 1.0, &Shade::Solid(Color32::WHITE));
        let area = weighted_area(tile.plain());
        assert!((area - (1000.0 - 48.0 * 18.0)).abs() < 3.0, "{area}");
        let opaque_outside =
            tile.plain().vertices.iter().any(|v| v.color.a() > 0 && !outline.contains(v.pos));
        assert!(!opaque_outside);
    }

    #[test]
    fn a_shadow_has_the_mass_of_what_casts_it() {
        let mut tile = Tile::default();
        shadow(tile.plain(), rect(0.0, 0.0, 200.0, 100.0), [8.0; 4], 3.0, Color32::WHITE, false);
        let area = weighted_area(tile.plain());
        assert!((area / 20_000.0 - 1.0).abs() < 0.03, "{area}");
    }

    #[test]
    fn large_arcs_get_more_chords() {
        assert!(chords(2.0, FRAC_PI_2) < chords(40.0, FRAC_PI_2));
        assert!(circle(Pos2::ZERO, 12.0).len() <= 32);
    }
}
