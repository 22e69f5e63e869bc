//! Rectangles, circles, paths and pictures.

use std::sync::Arc;

use kurbo::{
    Affine, BezPath, Cap, Join, PathEl, Point, Rect, RoundedRect, RoundedRectRadii, Shape, StrokeOpts,
};
use vello_cpu::{
    Image, ImageSource, PaintType, Pixmap,
    peniko::{ColorStop, Extend, Gradient, ImageQuality, ImageSampler, LinearGradientPosition},
};

use super::{Painter, color, lines::Lines};
use crate::scene::{Fill, Rgba, Stroke};

/// Grey of the box that stands where a picture cannot be shown; reads on light and on dark ground.
const MISSING_FILL: Rgba = Rgba(128, 136, 156, 40);
/// Grey of its line.
const MISSING_LINE: Rgba = Rgba(128, 136, 156, 150);

impl Painter {
    /// Fills an outline in map space.
    fn fill(&mut self, outline: impl IntoIterator<Item = PathEl>, paint: PaintType) {
        let lines = Lines::of(outline, self.map_to_pixels, self.seen());
        self.fill_lines(&lines, paint);
    }

    /// Fills an outline in the tile's pixels with paint in map space.
    pub(super) fn fill_lines(&mut self, lines: &BezPath, paint: PaintType) {
        self.fill_with(lines, paint, self.map_to_pixels);
    }

    /// Fills an outline in the tile's pixels with paint whose space `paint_to_pixels` brings there.
    fn fill_with(&mut self, lines: &BezPath, paint: PaintType, paint_to_pixels: Affine) {
        self.context.set_transform(Affine::IDENTITY);
        self.context.set_paint(paint);
        self.context.set_paint_transform(paint_to_pixels);
        self.context.fill_path(lines);
        self.context.reset_paint_transform();
    }

    /// Fills a rectangle and draws a line along the inside of its outline.
    pub(super) fn rect(&mut self, rect: Rect, radii: [f64; 4], fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let Some(fill) = fill {
            if is_square(radii) {
                self.context.set_transform(self.map_to_pixels);
                self.context.set_paint(paint(fill));
                self.context.fill_rect(&rect);
            } else {
                let outline = rounded(rect, radii);
                self.fill(outline.path_elements(self.tolerance()), paint(fill));
            }
        }
        if let Some(stroke) = stroke.filter(|stroke| stroke.width > 0.0) {
            let half = stroke.width / 2.0;
            let inner = rect.inset(-half.min(rect.width() / 2.0).min(rect.height() / 2.0));
            let outline = rounded(inner, radii.map(|radius| (radius - half).max(0.0)));
            self.stroke(&outline.to_path(self.tolerance()), stroke, Join::Miter);
        }
    }

    /// Fills a path and draws a line along it.
    pub(super) fn path(&mut self, path: &BezPath, fill: Option<&Fill>, stroke: Option<&Stroke>) {
        if let Some(fill) = fill {
            self.fill(path.iter(), paint(fill));
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
        self.fill(outline.iter(), paint(&stroke.fill));
    }

    /// Draws a picture so that it covers `rect`, whose corners are rounded; what stands over is cut.
    pub(super) fn image(&mut self, image: &Arc<Pixmap>, rect: Rect, radius: f64) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let cover = (rect.width() / width).max(rect.height() / height);
        if !(cover > 0.0 && cover.is_finite()) {
            return;
        }
        let corner = rect.center() - kurbo::Vec2::new(width, height) * cover / 2.0;
        let place = self.map_to_pixels * Affine::translate(corner.to_vec2()) * Affine::scale(cover);
        let outline = rounded(rect, [radius; 4]);
        let lines = Lines::of(outline.path_elements(self.tolerance()), self.map_to_pixels, self.seen());
        let paint = image_paint(Arc::clone(image), ImageQuality::Medium);
        self.fill_with(&lines, paint.into(), place);
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
        let sun = kurbo::Circle::new(at(0.7, -0.8), unit * 0.3).to_path(self.tolerance());
        self.path(&sun, Some(&Fill::Solid(MISSING_LINE)), None);
    }
}

/// The raster's form of a picture as paint; beyond its edges the last pixels go on.
pub(super) fn image_paint(image: Arc<Pixmap>, quality: ImageQuality) -> Image {
    Image {
        image: ImageSource::Pixmap(image),
        sampler: ImageSampler { x_extend: Extend::Pad, y_extend: Extend::Pad, quality, alpha: 1.0 },
    }
}

/// A rectangle with rounded corners: top left, top right, bottom right, bottom left.
pub(super) fn rounded(rect: Rect, radii: [f64; 4]) -> RoundedRect {
    let [top_left, top_right, bottom_right, bottom_left] = radii;
    let radii = RoundedRectRadii::new(top_left, top_right, bottom_right, bottom_left);
    RoundedRect::from_rect(rect, radii)
}

fn is_square(radii: [f64; 4]) -> bool {
    radii.iter().all(|radius| *radius <= 0.0)
}

/// The raster's form of a fill. A gradient without extent or stops is its last colour.
pub(super) fn paint(fill: &Fill) -> PaintType {
    match fill {
        Fill::Solid(solid) => PaintType::Solid(color(*solid)),
        Fill::Gradient { from, to, stops } => {
            let last = stops.last().map_or(Rgba::default(), |(_, last)| *last);
            if stops.len() < 2 || is_same(*from, *to) {
                return PaintType::Solid(color(last));
            }
            let stops: Vec<ColorStop> =
                stops.iter().map(|(at, stop)| ColorStop::from((*at, color(*stop)))).collect();
            let kind = LinearGradientPosition { start: *from, end: *to }.into();
            PaintType::Gradient(
                Gradient { kind, extend: Extend::Pad, ..Gradient::default() }.with_stops(stops.as_slice()),
            )
        }
    }
}

fn is_same(a: Point, b: Point) -> bool {
    let distance = a.distance(b);
    distance.is_nan() || distance <= 1e-6
}
