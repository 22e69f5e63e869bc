//! Simple polygons of any shape: ear clipping with feathered edges.

use egui::{Pos2, Vec2};

use super::{
    mesh::Batch,
    outline::{Rim, fade_out},
    shade::Shade,
};

/// Longest that a corner's normal may become, so that needles do not throw spikes.
const MITER_LIMIT: f32 = 3.0;
/// Half the width over which an edge fades, in pixels.
const FEATHER: f32 = 0.5;

/// Fills a polygon that does not cross itself; its last point joins its first.
pub(super) fn fill(batch: &mut Batch, points: &[Pos2], shade: &Shade) {
    let points = cleaned(points);
    if points.len() < 3 {
        return;
    }
    let rims = rims(&points);
    let inset: Vec<Pos2> = (0..rims.len()).map(|i| rims[i].moved(-room(&rims, i))).collect();
    let inner: Vec<u32> = inset.iter().map(|pos| batch.vertex(*pos, shade.at(*pos))).collect();
    for [a, b, c] in triangles(&inset) {
        batch.triangle(inner[a], inner[b], inner[c]);
    }
    fade_out(batch, &rims, &inner);
}

/// Puts long level and upright edges on whole pixels, as rectangles are; what lies between moves along.
pub(super) fn hint(points: &mut [Pos2]) {
    fit(points, |pos| pos.x, |pos| pos.y, |pos, x| pos.x = x);
    fit(points, |pos| pos.y, |pos| pos.x, |pos, y| pos.y = y);
}

/// Does so for one axis: `at` is the place that is to be whole, `along` the other one.
fn fit(
    points: &mut [Pos2],
    at: impl Fn(Pos2) -> f32,
    along: impl Fn(Pos2) -> f32,
    set: impl Fn(&mut Pos2, f32),
) {
    /// Edges shorter than this many pixels are no stems.
    const LONG: f32 = 4.0;
    let count = points.len();
    let mut stems: Vec<f32> = (0..count)
        .map(|i| (points[i], points[(i + 1) % count]))
        .filter(|(a, b)| (at(*a) - at(*b)).abs() < 0.02 && (along(*a) - along(*b)).abs() > LONG)
        .map(|(a, _)| at(a))
        .collect();
    stems.sort_by(f32::total_cmp);
    stems.dedup_by(|a, b| (*a - *b).abs() < 0.05);
    let moved = |place: f32| {
        let next = stems.partition_point(|stem| *stem < place);
        match (next.checked_sub(1).and_then(|i| stems.get(i)), stems.get(next)) {
            (Some(a), Some(b)) => {
                let (to_a, to_b) = (a.round(), b.round().max(a.round() + 1.0));
                to_a + (place - a) / (b - a).max(1e-3) * (to_b - to_a)
            }
            (Some(stem), None) | (None, Some(stem)) => place + (stem.round() - stem),
            (None, None) => place,
        }
    };
    for point in points {
        let place = moved(at(*point));
        set(point, place);
    }
}

/// How far a point may move inwards: half the feather, and less where the polygon is thin, so that it does
/// not turn inside out.
fn room(rims: &[Rim], index: usize) -> f32 {
    let count = rims.len();
    let rim = rims[index];
    let others = (0..count).filter(|i| *i != index && (*i + 1) % count != index);
    let nearest =
        others.map(|i| distance_sq(rim.pos, rims[i].pos, rims[(i + 1) % count].pos)).fold(f32::MAX, f32::min);
    FEATHER.min(0.4 * nearest.sqrt() / rim.normal.length().max(1.0))
}

/// Square of the distance of a point from a line between two others.
fn distance_sq(point: Pos2, from: Pos2, to: Pos2) -> f32 {
    let along = to - from;
    let place = ((point - from).dot(along) / along.length_sq().max(1e-12)).clamp(0.0, 1.0);
    point.distance_sq(from + along * place)
}

/// Without points that lie on their predecessor, running clockwise on the screen.
fn cleaned(points: &[Pos2]) -> Vec<Pos2> {
    let mut clean: Vec<Pos2> = Vec::with_capacity(points.len());
    for point in points {
        if clean.last().is_none_or(|last| last.distance_sq(*point) > 1e-6) {
            clean.push(*point);
        }
    }
    while clean.len() > 1 && clean[0].distance_sq(clean[clean.len() - 1]) <= 1e-6 {
        clean.pop();
    }
    if signed_area(&clean) < 0.0 {
        clean.reverse();
    }
    clean
}

/// Area, positive when the points run clockwise on the screen (y down).
pub(super) fn signed_area(points: &[Pos2]) -> f32 {
    let count = points.len();
    (0..count).map(|i| 0.5 * cross(points[i].to_vec2(), points[(i + 1) % count].to_vec2())).sum()
}

/// Each point with the direction in which it moves when all edges move outwards by one.
fn rims(points: &[Pos2]) -> Vec<Rim> {
    let count = points.len();
    let outward = |from: Pos2, to: Pos2| {
        let along = (to - from).normalized();
        Vec2::new(along.y, -along.x)
    };
    (0..count)
        .map(|i| {
            let before = outward(points[(i + count - 1) % count], points[i]);
            let after = outward(points[i], points[(i + 1) % count]);
            Rim { pos: points[i], normal: miter(before, after) }
        })
        .collect()
}

/// The sum of two unit normals, as long as a mitred corner wants it.
pub(super) fn miter(a: Vec2, b: Vec2) -> Vec2 {
    let sum = a + b;
    let length_sq = sum.length_sq();
    if length_sq < 4.0 / (MITER_LIMIT * MITER_LIMIT) {
        return sum.normalized() * MITER_LIMIT;
    }
    sum * (2.0 / length_sq)
}

/// Cuts a clockwise polygon into triangles (indices of its points) by taking off one ear after the
/// other (G. H. Meisters, "Polygons have ears", 1975); time grows with the square of the points.
pub(super) fn triangles(points: &[Pos2]) -> Vec<[usize; 3]> {
    let mut left: Vec<usize> = (0..points.len()).collect();
    let mut out = Vec::with_capacity(points.len().saturating_sub(2));
    let mut at = 0;
    let mut passed = 0;
    while left.len() > 3 {
        let count = left.len();
        let corner = [left[(at + count - 1) % count], left[at % count], left[(at + 1) % count]];
        // After a whole round without an ear only numerical dirt is left: take any corner.
        if passed >= count || is_ear(points, &left, corner) {
            out.push(corner);
            left.remove(at % count);
            at = if at % count == 0 { 0 } else { at % count - 1 };
            passed = 0;
        } else {
            at = (at + 1) % count;
            passed += 1;
        }
    }
    if let [a, b, c] = left[..] {
        out.push([a, b, c]);
    }
    out
}

/// Whether the corner is convex and no other point lies in its triangle.
fn is_ear(points: &[Pos2], left: &[usize], corner: [usize; 3]) -> bool {
    let [a, b, c] = corner.map(|i| points[i]);
    if cross(b - a, c - b) <= 0.0 {
        return false;
    }
    let inside =
        |p: Pos2| cross(b - a, p - a) >= 0.0 && cross(c - b, p - b) >= 0.0 && cross(a - c, p - c) >= 0.0;
    !left.iter().any(|i| !corner.contains(i) && inside(points[*i]))
}

/// The third component of the product of two vectors.
fn cross(a: Vec2, b: Vec2) -> f32 {
    a.x * b.y - a.y * b.x
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    fn triangle_area(points: &[Pos2], [a, b, c]: [usize; 3]) -> f32 {
        0.5 * cross(points[b] - points[a], points[c] - points[a])
    }

    /// A star-shaped polygon, which is simple whatever its radii.
    fn star(rng: &mut fastrand::Rng) -> Vec<Pos2> {
        let count = rng.usize(3..40);
        (0..count)
            .map(|i| {
                let angle = std::f32::consts::TAU * i as f32 / count as f32;
                pos2(0.0, 0.0) + Vec2::angled(angle) * (1.0 + 50.0 * rng.f32())
            })
            .collect()
    }

    #[test]
    fn ears_cover_the_polygon_exactly_once() {
        let seed = 7;
        let mut rng = fastrand::Rng::with_seed(seed);
        for round in 0..200 {
            let points = cleaned(&star(&mut rng));
            let found = triangles(&points);
            assert_eq!(found.len(), points.len() - 2, "seed {seed}, round {round}");
            let parts: Vec<f32> = found.iter().map(|t| triangle_area(&points, *t)).collect();
            assert!(
                parts.iter().all(|area| *area >= -1e-3),
                "seed {seed}, round {round}: a triangle is turned"
            );
            let sum: f32 = parts.iter().sum();
            let whole = signed_area(&points);
            assert!((sum - whole).abs() < 1e-3 * whole.abs(), "seed {seed}, round {round}: {sum} of {whole}");
        }
    }

    #[test]
    fn an_arrow_is_filled_in_both_directions() {
        let arrow = [(0.0, 0.0), (87.0, 0.0), (100.0, 25.0), (87.0, 50.0), (0.0, 50.0), (13.0, 25.0)]
            .map(|(x, y)| pos2(x, y));
        let mirrored: Vec<Pos2> = arrow.iter().map(|p| pos2(100.0 - p.x, p.y)).collect();
        for points in [arrow.to_vec(), mirrored] {
            let clean = cleaned(&points);
            let sum: f32 = triangles(&clean).iter().map(|t| triangle_area(&clean, *t)).sum();
            assert!((sum - 4350.0).abs() < 0.01, "{sum}");
        }
    }

    #[test]
    fn straight_edges_fall_on_pixels_and_what_is_between_follows() {
        let mut points =
            [(10.3, 0.2), (13.1, 0.2), (13.1, 40.6), (11.0, 45.0), (10.3, 40.6)].map(|(x, y)| pos2(x, y));
        hint(&mut points);
        assert_eq!([points[0].x, points[1].x, points[2].x, points[4].x], [10.0, 13.0, 13.0, 10.0]);
        assert!((10.5..11.0).contains(&points[3].x));
        assert_eq!(points[3].y, 45.0, "no level edge is long enough");
    }

    #[test]
    fn repeated_points_do_no_harm() {
        let points =
            [(0.0, 0.0), (0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)].map(|(x, y)| pos2(x, y));
        assert_eq!(cleaned(&points).len(), 4);
    }
}
