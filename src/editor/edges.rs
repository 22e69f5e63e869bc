//! Scrolling while something is dragged near the canvas' edges.

use kurbo::{Rect, Vec2};

use super::{Editor, Outcome};
use crate::text::TextEngine;

/// View points from an edge within which the canvas scrolls.
const ZONE: f64 = 40.0;
/// View points a second at the edge itself, and beyond it.
const MOST_SPEED: f64 = 1400.0;
/// View points of nothing beside the map at which scrolling ends.
const MARGIN: f64 = 40.0;
/// Longest time that one tick stands for: after a pause the map must not leap.
const LONGEST_TICK: f64 = 0.1;

impl Editor {
    /// How fast the map is to move, in view points a second; none where it is not.
    pub(super) fn edge_velocity(&self) -> Option<Vec2> {
        let drags = self.gesture.as_ref().is_some_and(|gesture| gesture.scrolls_at_edges());
        if !drags && !self.selects_text() {
            return None;
        }
        let (pos, _) = self.pointer?;
        let camera = &self.session.camera;
        let size = camera.viewport();
        if size.is_zero_area() {
            return None;
        }
        let map = camera.view_rect(Rect::from_origin_size((0.0, 0.0), self.session.layout().size));
        let velocity =
            Vec2::new(axis(pos.x, size.width, map.x0, map.x1), axis(pos.y, size.height, map.y0, map.y1));
        (velocity != Vec2::ZERO).then_some(velocity)
    }

    pub(super) fn tick(&mut self, text: &mut TextEngine, seconds: f64) -> Outcome {
        let Some(velocity) = self.edge_velocity() else { return Outcome::default() };
        let seconds = if seconds.is_finite() { seconds.clamp(0.0, LONGEST_TICK) } else { 0.0 };
        let outcome = self.move_camera(|camera| camera.pan_by(velocity * seconds));
        if let Some((pos, modifiers)) = self.pointer {
            let pointer = self.session.pointer(pos, modifiers);
            self.drag_text(text, &pointer);
        }
        outcome
    }
}

/// Speed along one axis for the pointer at `pos` of a canvas that ends at `end`, over a map between
/// `low` and `high`.
fn axis(pos: f64, end: f64, low: f64, high: f64) -> f64 {
    // A small canvas still has a middle in which nothing scrolls.
    let zone = ZONE.min(end / 4.0);
    let speed = |distance: f64| {
        let depth = ((zone - distance) / zone).clamp(0.0, 1.0);
        MOST_SPEED * depth * depth
    };
    if pos < zone && low < MARGIN {
        speed(pos)
    } else if pos > end - zone && high > end - MARGIN {
        -speed(end - pos)
    } else {
        0.0
    }
}
