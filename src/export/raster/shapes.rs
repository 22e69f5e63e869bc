//! Rectangles, circles, paths and pictures.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Cap, Join, PathEl, Rect, RoundedRect, RoundedRectRadii, Shape, StrokeOpts};
use vello_cpu::Pixmap;

use super::{Painter, ink::Ink};
use crate::scene::{Fill, Stroke};

impl Painter {
    /// Fills an outline in map space.
    pub(super) fn fill(&mut self, outline: impl IntoIterator<Item = PathEl>, ink: &Ink<'_>) {
        self.lines.clear();
        self.lines.add(outline, self.map_to_picture);
        self.fill_lines(ink);
    }

    /// Fills the outline that [`Painter::lines`] holds.
    pub(super) fn fill_lines(&mut self, ink: &Ink<'_>) {
        let Some((sides, bounds)) = self.lines.get() else { return };
        let Some(window) = self.window.cut(bounds) else { return };
        self.coverage.begin(window);
        for (from, to) in sides {
            self.coverage.side(*from, *to);
        }
        // From the tile's corner to the shape's window.
        let (left, top) = ((window.x - self.window.x) as usize, (window.y - self.window.y) as usize);
        let canvas = &mut self.canvas;
        self.coverage.finish(|row, columns, coverage| {
            let (x, y) = (window.x + columns.start as i64, window.y + row as i64);
            let pixels = canvas.stretch(top + row, left + columns.start..left + columns.end);
            ink.cover(pixels, x, y, coverage);
        });
    }

    /// The ink of a fill.
    fn ink(&self, fill: &Fill) -> Ink<'static> {
        Ink::of(fill, self.map_to_picture)
    }

    /// Fills a rectangle and draws a line along the inside of its outline.
    pub(super) fn rect(&mut self, rect: Rect, radii: [f64; 4], fill: Option<&Fill>, stroke: Option<&Stroke>) {
        let tolerance = self.tolerance();
        if let Some(fill) = fill {
            self.fill(rounded(rect, radii).path_elements(tolerance), &self.ink(fill));
        }
        let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0 && stroke.width.is_finite()) else {
            return;
        };
        let within = |inset: f64| {
            let inner = rect.inset(-inset.min(rect.width() / 2.0).min(rect.height() / 2.0));
            rounded(inner, radii.map(|radius| (radius - inset).max(0.0)))
        };
        if stroke.dash.is_empty() {
            // What is in the outline but not in the one further in.
            let inner = within(stroke.width).to_path(tolerance).reverse_subpaths();
            let outline = rounded(rect, radii);
            self.fill(outline.path_elements(tolerance).chain(inner), &self.ink(&stroke.fill));
        } else {
            self.stroke(&within(stroke.width / 2.0).to_path(tolerance), stroke, Join::Miter);
        }
    }

    /// Fills a circle and draws a line along its outline.
    pub(super) fn circle(&mut self, circle: kurbo::Circle, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        let tolerance = self.tolerance();
        if let Some(fill) = fill {
            self.fill(circle.path_elements(tolerance), &self.ink(fill));
        }
        if let Some(stroke) = stroke {
            self.stroke(&circle.to_path(tolerance), stroke, Join::Round);
        }
    }

    /// Fills a path and draws a line along it.
    pub(super) fn path(&mut self, path: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let Some(fill) = fill {
            self.fill(path.iter(), &self.ink(fill));
        }
        if let Some(stroke) = stroke {
            self.stroke(path, stroke, Join::Round);
        }
    }

    fn stroke(&mut self, path: &BezPath, stroke: &Stroke, join: Join) {
        if !(stroke.width > 0.0 && stroke.width.is_finite()) {
            return;
        }
        // Round ends would fill the gaps between short dashes.
        let dashed = stroke.dash.iter().all(|length| length.is_finite() && *length >= 0.0)
            && stroke.dash.iter().sum::<f64>() > 0.0;
        let cap = if dashed { Cap::Butt } else { Cap::Round };
        let mut style = kurbo::Stroke::new(stroke.width).with_caps(cap).with_join(join);
        if dashed {
            style = style.with_dashes(0.0, stroke.dash.iter().copied());
        }
        let outline = kurbo::stroke(path, &style, &StrokeOpts::default(), self.tolerance());
        self.fill(outline.iter(), &self.ink(&stroke.fill));
    }

    /// Draws a picture so that it covers `rect`, whose corners are rounded; what stands over is cut.
    pub(super) fn image(&mut self, image: &Arc<Pixmap>, rect: Rect, radius: f64) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let cover = (rect.width() / width).max(rect.height() / height);
        if !(cover > 0.0 && cover.is_finite()) {
            return;
        }
        let corner = rect.center() - kurbo::Vec2::new(width, height) * cover / 2.0;
        let place = self.map_to_picture * Affine::translate(corner.to_vec2()) * Affine::scale(cover);
        let outline = rounded(rect, [radius; 4]);
        self.fill(outline.path_elements(self.tolerance()), &Ink::image(image, place));
    }
}

/// A rectangle with rounded corners: top left, top right, bottom right, bottom left.
pub(super) fn rounded(rect: Rect, radii: [f64; 4]) -> RoundedRect {
    let [top_left, top_right, bottom_right, bottom_left] = radii;
    let radii = RoundedRectRadii::new(top_left, top_right, bottom_right, bottom_left);
    RoundedRect::from_rect(rect, radii)
}
