//! Rectangles, circles, paths and pictures.

use std::sync::Arc;

use kurbo::{Affine, BezPath, Cap, Join, PathEl, Rect, RoundedRect, RoundedRectRadii, Shape, StrokeOpts};
use vello_cpu::Pixmap;

use super::{Painter, ink::Ink};
use crate::scene::{Fill, Rgba, Stroke};

/// Grey of the box that stands where a picture cannot be shown; reads on light and on dark ground.
const MISSING_FILL: Rgba = Rgba(128, 136, 156, 40);
/// Grey of its line.
const MISSING_LINE: Rgba = Rgba(128, 136, 156, 150);

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

    /// Draws the box that stands for a picture that is not there or cannot be read: a frame with
    /// hills and a sun.
    pub(super) fn missing_image(&mut self, rect: Rect, radius: f64) {
        let line = Stroke { fill: Fill::Solid(MISSING_LINE), width: 1.5, dash: Vec::new() };
        self.rect(rect, [radius; 4], Some(&Fill::Solid(MISSING_FILL)), Some(&line));
        let unit = rect.width().min(rect.height()) / 6.0;
        let at = |x: f64, y: f64| rect.center() + kurbo::Vec2::new(x * unit, y * unit);
        let mut hills = BezPath::new();
        hills.move_to(at(-1.6, 1.0));
        hills.line_to(at(-0.5, -0.2));
        hills.line_to(at(0.2, 0.5));
        hills.line_to(at(0.8, 0.0));
        hills.line_to(at(1.6, 1.0));
        self.path(&hills, None, Some(&line));
        self.circle(kurbo::Circle::new(at(0.7, -0.8), unit * 0.3), Some(&Fill::Solid(MISSING_LINE)), None);
    }
}

/// A rectangle with rounded corners: top left, top right, bottom right, bottom left.
pub(super) fn rounded(rect: Rect, radii: [f64; 4]) -> RoundedRect {
    let [top_left, top_right, bottom_right, bottom_left] = radii;
    let radii = RoundedRectRadii::new(top_left, top_right, bottom_right, bottom_left);
    RoundedRect::from_rect(rect, radii)
}
