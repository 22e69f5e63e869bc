//! What part of the map the canvas shows, and how large.

use kurbo::{Point, Rect, Size, Vec2};

use super::Toward;
use crate::edit::View;

/// Where the map lies on the canvas: a point of the canvas is a point of the map times [`Self::zoom`]
/// plus [`Self::offset`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where the map's (0, 0) lies, in view points.
    pub offset: Vec2,
    /// View points per map point.
    pub zoom: f64,
    /// Size of the canvas in view points; zero until it is known.
    viewport: Size,
    /// Size of the map in map points; zero until it is known.
    content: Size,
}

impl Default for Camera {
    fn default() -> Self {
        Self { offset: Vec2::ZERO, zoom: 1.0, viewport: Size::ZERO, content: Size::ZERO }
    }
}

impl Camera {
    /// Smallest and largest zoom.
    pub const ZOOMS: std::ops::RangeInclusive<f64> = 0.05..=8.0;
    /// Largest zoom that a fit chooses.
    const FIT_MOST: f64 = 2.0;
    /// View points between what is fitted or revealed and the canvas' edges.
    const MARGIN: f64 = 24.0;
    /// View points of the map that stay on the canvas however far it is panned.
    const KEPT: f64 = 80.0;
    /// Zooms that the plus and minus buttons go through.
    const STOPS: [f64; 18] =
        [0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0];

    /// Where a point of the map lies on the canvas.
    #[must_use]
    pub fn view_from_map(&self, pos_in_map: Point) -> Point {
        (pos_in_map.to_vec2() * self.zoom + self.offset).to_point()
    }

    /// Which point of the map lies at a point of the canvas.
    #[must_use]
    pub fn map_from_view(&self, pos_in_view: Point) -> Point {
        ((pos_in_view.to_vec2() - self.offset) / self.zoom).to_point()
    }

    /// Where a rectangle of the map lies on the canvas.
    #[must_use]
    pub fn view_rect(&self, rect_in_map: Rect) -> Rect {
        Rect::from_points(
            self.view_from_map(rect_in_map.origin()),
            self.view_from_map(Point::new(rect_in_map.x1, rect_in_map.y1)),
        )
    }

    /// Size of the canvas in view points.
    #[must_use]
    pub fn viewport(&self) -> Size {
        self.viewport
    }

    /// The part of the map's plane that the canvas shows, in map points.
    #[must_use]
    pub fn visible(&self) -> Rect {
        let corner = Point::new(self.viewport.width, self.viewport.height);
        Rect::from_points(self.map_from_view(Point::ORIGIN), self.map_from_view(corner))
    }

    /// The zoom in whole per cent, for people.
    #[must_use]
    pub fn percent(&self) -> i64 {
        (self.zoom * 100.0).round() as i64
    }

    /// Tells the camera the size of the canvas.
    pub fn set_viewport(&mut self, size: Size) {
        self.viewport = size;
        self.clamp();
    }

    /// Tells the camera the size of the map.
    pub(super) fn set_content(&mut self, size: Size) {
        self.content = size;
        self.clamp();
    }

    /// Shifts the map by `delta` view points, as far as some of it stays on the canvas.
    pub fn pan_by(&mut self, delta: Vec2) {
        if delta.is_finite() {
            self.offset += delta;
            self.clamp();
        }
    }

    /// Multiplies the zoom by `factor`; the point of the map under `pos_in_view` stays where it is.
    pub fn zoom_at(&mut self, pos_in_view: Point, factor: f64) {
        if factor.is_finite() && factor > 0.0 {
            self.zoom_to(pos_in_view, self.zoom * factor);
        }
    }

    /// Sets the zoom; the point of the map under `pos_in_view` stays where it is.
    pub fn zoom_to(&mut self, pos_in_view: Point, zoom: f64) {
        let anchor = self.map_from_view(pos_in_view);
        self.zoom = zoom.clamp(*Self::ZOOMS.start(), *Self::ZOOMS.end());
        self.offset = pos_in_view.to_vec2() - anchor.to_vec2() * self.zoom;
        self.clamp();
    }

    /// The next larger of the usual zooms.
    #[must_use]
    pub fn next_stop(&self) -> f64 {
        Self::STOPS.into_iter().find(|stop| *stop > self.zoom * 1.001).unwrap_or(*Self::ZOOMS.end())
    }

    /// The next smaller of the usual zooms.
    #[must_use]
    pub fn previous_stop(&self) -> f64 {
        Self::STOPS.into_iter().rev().find(|stop| *stop < self.zoom * 0.999).unwrap_or(*Self::ZOOMS.start())
    }

    /// The middle of the canvas, in view points.
    #[must_use]
    pub fn center(&self) -> Point {
        Point::new(self.viewport.width / 2.0, self.viewport.height / 2.0)
    }

    /// What is seen of a map that begins at the right (`rtl`) or the left.
    pub(super) fn view(&self, rtl: bool) -> View {
        let corner = self.map_from_view(self.corner(rtl));
        View { corner: (corner.x, corner.y), zoom: self.zoom }
    }

    /// Shows what was seen before.
    pub(super) fn look(&mut self, view: View, rtl: bool) {
        self.zoom = view.zoom;
        self.offset = self.corner(rtl).to_vec2() - Vec2::from(view.corner) * self.zoom;
        self.clamp();
    }

    /// The corner of the canvas where a map begins, in view points.
    fn corner(&self, rtl: bool) -> Point {
        Point::new(if rtl { self.viewport.width } else { 0.0 }, 0.0)
    }

    /// Shows all of `rect_in_map` as large as the canvas allows, in its middle.
    pub fn fit(&mut self, rect_in_map: Rect) {
        let rect = rect_in_map;
        if self.viewport.is_zero_area() || !rect.is_finite() {
            return;
        }
        let room = |viewport: f64| (viewport - 2.0 * Self::MARGIN).max(viewport / 2.0);
        let zoom = (room(self.viewport.width) / rect.width().max(1.0))
            .min(room(self.viewport.height) / rect.height().max(1.0));
        self.zoom = zoom.clamp(*Self::ZOOMS.start(), Self::FIT_MOST);
        self.offset = self.center().to_vec2() - rect.center().to_vec2() * self.zoom;
        self.clamp();
    }

    /// The view of a map that was just opened: as wide as the canvas but no larger than 100 % and no
    /// smaller than can be read, beginning at its top and at the side where it begins.
    pub(super) fn show_beginning(&mut self, rtl: bool) {
        if self.viewport.is_zero_area() || self.content.is_zero_area() {
            return;
        }
        let room = self.viewport.width - 2.0 * Self::MARGIN;
        self.zoom = (room / self.content.width).clamp(0.6, 1.0);
        let width = self.content.width * self.zoom;
        let slack = self.viewport.width - width;
        let x = if rtl { slack - Self::MARGIN } else { Self::MARGIN };
        self.offset = Vec2::new(x, Self::MARGIN);
        self.clamp();
    }

    /// Pans as little as needed to show `rect_in_map` of a map that begins at the right (`rtl`) or the left: its
    /// beginning where it is higher or wider than the canvas. Of what is wider, a part that is seen already will do.
    pub fn reveal(&mut self, rect_in_map: Rect, rtl: bool) {
        if self.viewport.is_zero_area() || !rect_in_map.is_finite() {
            return;
        }
        let rect = self.view_rect(rect_in_map);
        let shift = |low: f64, high: f64, viewport: f64| {
            let margin = Self::MARGIN.min(viewport / 4.0);
            if low < margin || high - low > viewport - 2.0 * margin {
                if low > margin && low < viewport - margin { 0.0 } else { margin - low }
            } else {
                (viewport - margin - high).min(0.0)
            }
        };
        let width = self.viewport.width;
        let wider = rect.width() > width - 2.0 * Self::MARGIN.min(width / 4.0);
        let shown = rect.x1.min(width) - rect.x0.max(0.0);
        // Whoever works along a wide lane stays where they are.
        let stays = wider && shown >= Self::KEPT.min(width / 2.0) - 1.0;
        self.pan_by(Vec2::new(
            match (stays, rtl) {
                (true, _) => 0.0,
                (false, false) => shift(rect.x0, rect.x1, width),
                (false, true) => -shift(width - rect.x1, width - rect.x0, width),
            },
            shift(rect.y0, rect.y1, self.viewport.height),
        ));
    }

    /// Shows the page of the map that lies there: most of what the canvas shows, as far as the map goes.
    pub(super) fn turn(&mut self, toward: Toward) {
        /// Part of the canvas that is a page: what was at its end is still seen at its beginning.
        const PAGE: f64 = 0.85;
        let Size { width, height } = self.viewport;
        let map = self.view_rect(Rect::from_origin_size((0.0, 0.0), self.content));
        let room = |rest: f64, viewport: f64| (rest + Self::MARGIN).clamp(0.0, PAGE * viewport);
        self.pan_by(match toward {
            Toward::Up => Vec2::new(0.0, room(-map.y0, height)),
            Toward::Down => Vec2::new(0.0, -room(map.y1 - height, height)),
            Toward::Left => Vec2::new(room(-map.x0, width), 0.0),
            Toward::Right => Vec2::new(-room(map.x1 - width, width), 0.0),
        });
    }

    /// Keeps a piece of the map on the canvas.
    fn clamp(&mut self) {
        if self.viewport.is_zero_area() || self.content.is_zero_area() {
            return;
        }
        let axis = |offset: f64, content: f64, viewport: f64| {
            let kept = Self::KEPT.min(viewport / 2.0);
            offset.clamp(kept - content * self.zoom, viewport - kept)
        };
        self.offset = Vec2::new(
            axis(self.offset.x, self.content.width, self.viewport.width),
            axis(self.offset.y, self.content.height, self.viewport.height),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn camera() -> Camera {
        let mut camera = Camera::default();
        camera.set_content(Size::new(1200.0, 700.0));
        camera.set_viewport(Size::new(800.0, 600.0));
        camera
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_while_zooming() {
        let mut camera = camera();
        let pointer = Point::new(311.0, 207.0);
        let under = camera.map_from_view(pointer);
        for factor in [1.7, 0.4, 1.1, 30.0, 0.001, 5.0] {
            camera.zoom_at(pointer, factor);
            let now = camera.map_from_view(pointer);
            assert!((now - under).hypot() < 1e-6, "{now:?} after {factor}");
            assert!(Camera::ZOOMS.contains(&camera.zoom));
        }
    }

    #[test]
    fn the_map_cannot_be_lost() {
        let mut camera = camera();
        for delta in [(1e9, 1e9), (-1e9, 1e9), (-1e9, -1e9), (f64::NAN, 1.0)] {
            camera.pan_by(delta.into());
            let map = camera.view_rect(Rect::from_origin_size((0.0, 0.0), camera.content));
            let shown = map.intersect(Rect::from_origin_size((0.0, 0.0), camera.viewport()));
            assert!(shown.width() >= 80.0 && shown.height() >= 80.0, "{shown:?} after {delta:?}");
        }
    }

    #[test]
    fn a_fit_shows_everything_in_the_middle() {
        let mut camera = camera();
        let map = Rect::new(0.0, 0.0, 1200.0, 700.0);
        camera.fit(map);
        let view = camera.view_rect(map);
        assert!(view.x0 >= 23.9 && view.x1 <= 776.1 && view.y0 >= 23.9 && view.y1 <= 576.1, "{view:?}");
        assert!((view.center() - camera.center()).hypot() < 1e-6);
        camera.fit(Rect::new(10.0, 10.0, 20.0, 20.0));
        assert_eq!(camera.zoom, 2.0);
    }

    #[test]
    fn a_map_opens_where_it_begins() {
        let mut camera = camera();
        camera.set_content(Size::new(5000.0, 700.0));
        camera.show_beginning(false);
        assert_eq!((camera.zoom, camera.view_from_map(Point::ORIGIN)), (0.6, Point::new(24.0, 24.0)));
        camera.show_beginning(true);
        assert_eq!(camera.view_from_map(Point::new(5000.0, 0.0)).round(), Point::new(776.0, 24.0));
        // A narrow one begins there too.
        camera.set_content(Size::new(320.0, 700.0));
        camera.show_beginning(false);
        assert_eq!((camera.zoom, camera.view_from_map(Point::ORIGIN)), (1.0, Point::new(24.0, 24.0)));
        camera.show_beginning(true);
        assert_eq!(camera.view_from_map(Point::new(320.0, 0.0)), Point::new(776.0, 24.0));
    }

    #[test]
    fn revealing_pans_no_further_than_needed() {
        let mut camera = camera();
        let before = camera.offset;
        camera.reveal(Rect::new(100.0, 100.0, 200.0, 200.0), false);
        assert_eq!(camera.offset, before);
        camera.reveal(Rect::new(900.0, 100.0, 1000.0, 200.0), false);
        assert_eq!(camera.offset, Vec2::new(-224.0, 0.0));
        camera.reveal(Rect::new(0.0, 500.0, 100.0, 690.0), false);
        assert_eq!(camera.offset, Vec2::new(24.0, -114.0));
    }

    #[test]
    fn what_is_wider_than_the_canvas_shows_where_it_begins() {
        for (rtl, left) in [(false, 24.0), (true, 800.0 - 24.0 - 900.0)] {
            let mut camera = camera();
            camera.set_content(Size::new(5000.0, 700.0));
            let rect = Rect::new(2000.0, 0.0, 2900.0, 50.0);
            camera.reveal(rect, rtl);
            assert_eq!(camera.view_rect(rect).x0, left, "{rtl}");
            camera.pan_by(Vec2::new(-5000.0, 0.0));
            camera.reveal(rect, rtl);
            assert_eq!(camera.view_rect(rect).x0, left, "{rtl}, from the other side");
        }
    }

    #[test]
    fn zoom_stops_lie_on_both_sides() {
        let mut camera = camera();
        camera.zoom = 0.87;
        assert_eq!((camera.previous_stop(), camera.next_stop()), (0.75, 0.9));
        camera.zoom = 8.0;
        assert_eq!((camera.previous_stop(), camera.next_stop()), (6.0, 8.0));
    }
}
