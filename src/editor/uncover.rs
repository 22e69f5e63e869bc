//! Bringing a part of the map out from under what stands over the canvas: the search, the zoom, a message.

use kurbo::{Rect, Size, Vec2};

use super::Camera;

/// View points that stay free between a part of the map and what stands over the canvas.
const GAP: f64 = 12.0;
/// Width and height in view points of what is shown at least of something that is larger than the free room.
const BEGINNING: Size = Size::new(240.0, 72.0);

impl Camera {
    /// Pans as little as needed so that nothing of `covered`, in view points, stands over `rect_in_map`, which is on the
    /// canvas as far as it fits. Of what finds no room at all the beginning is uncovered, which is at the right in a
    /// map that flows there (`rtl`).
    pub(super) fn uncover(&mut self, rect_in_map: Rect, covered: &[Rect], rtl: bool) {
        let canvas = self.viewport().to_rect();
        let rect = self.view_rect(rect_in_map);
        let seen = rect.intersect(canvas);
        if covered.is_empty() || seen.is_zero_area() {
            return;
        }
        // What is larger than the canvas has its beginning on it.
        let fits = |size: f64, room: f64| size <= room;
        let wide = if fits(rect.width(), canvas.width()) { rect } else { seen };
        let high = if fits(rect.height(), canvas.height()) { rect } else { seen };
        let part = Rect::new(wide.x0, high.y0, wide.x1, high.y1);
        let size = Size::new(part.width().min(BEGINNING.width), part.height().min(BEGINNING.height));
        let x = if rtl { part.x1 - size.width } else { part.x0 };
        let beginning = Rect::from_origin_size((x, part.y0), size);
        let shift =
            shift_to_clear(part, canvas, covered).or_else(|| shift_to_clear(beginning, canvas, covered));
        if let Some(shift) = shift.filter(|shift| *shift != Vec2::ZERO) {
            self.pan_by(shift);
        }
    }
}

/// Whether two rectangles have more in common than an edge.
pub(super) fn meets(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// The shortest way by which `part` comes to lie free on the `canvas`; none where there is none.
fn shift_to_clear(part: Rect, canvas: Rect, covered: &[Rect]) -> Option<Vec2> {
    if !covered.iter().any(|cover| meets(part, *cover)) {
        return Some(Vec2::ZERO);
    }
    let mut across = vec![0.0];
    let mut along = vec![0.0];
    for cover in covered {
        across.extend([cover.x1 + GAP - part.x0, cover.x0 - GAP - part.x1]);
        along.extend([cover.y1 + GAP - part.y0, cover.y0 - GAP - part.y1]);
    }
    let shifts = along.iter().flat_map(|y| across.iter().map(move |x| Vec2::new(*x, *y)));
    let free = shifts.filter(|shift| {
        let there = part + *shift;
        let inside =
            there.x0 >= canvas.x0 && there.x1 <= canvas.x1 && there.y0 >= canvas.y0 && there.y1 <= canvas.y1;
        inside && !covered.iter().any(|cover| meets(there, *cover))
    });
    free.min_by(|a, b| (a.x.abs() + a.y.abs()).total_cmp(&(b.x.abs() + b.y.abs())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Rect = Rect::new(0.0, 0.0, 800.0, 600.0);

    fn shift(part: Rect, covered: &[Rect]) -> Option<(f64, f64)> {
        shift_to_clear(part, CANVAS, covered).map(|shift| (shift.x, shift.y))
    }

    #[test]
    fn the_shortest_way_out_is_taken_as_long_as_it_ends_on_the_canvas() {
        let bar = Rect::new(368.0, 12.0, 788.0, 60.0);
        let zoom = Rect::new(600.0, 552.0, 786.0, 586.0);
        let both = [bar, zoom];
        assert_eq!(shift(Rect::new(100.0, 100.0, 300.0, 200.0), &both), Some((0.0, 0.0)));
        assert_eq!(
            shift(Rect::new(500.0, 50.0, 700.0, 150.0), &both),
            Some((0.0, 22.0)),
            "down from the bar"
        );
        assert_eq!(
            shift(Rect::new(620.0, 500.0, 780.0, 576.0), &both),
            Some((0.0, -36.0)),
            "up from the zoom"
        );
        assert_eq!(shift(Rect::new(400.0, 500.0, 610.0, 576.0), &both), Some((-22.0, 0.0)), "to the side");
        // Under both there is room between them only.
        assert_eq!(shift(Rect::new(620.0, 40.0, 780.0, 500.0), &both), Some((0.0, 32.0)));
        assert_eq!(shift(Rect::new(620.0, 40.0, 780.0, 540.0), &both), Some((-192.0, 32.0)));
        assert_eq!(shift(Rect::new(0.0, 0.0, 800.0, 600.0), &both), None);
    }
}
