//! The only place where the window mirrors.
//!
//! Panels, rows and menus think in start and end; a [`Sides`] turns that into left and right for the
//! language of the program. A map's own direction is its own matter: [`crate::layout`] mirrors that.

use egui::{Rect, Vec2, pos2, vec2};

use crate::model::Direction;

/// Which side things start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sides(pub(crate) Direction);

impl Sides {
    /// Whether the start is at the right.
    pub(crate) fn rtl(self) -> bool {
        self.0.is_rtl()
    }

    /// The rectangle in `bounds` that begins `start` from its start side and `top` from its top.
    pub(crate) fn place(self, bounds: Rect, start: f32, top: f32, size: Vec2) -> Rect {
        let left = if self.rtl() { bounds.right() - start - size.x } else { bounds.left() + start };
        Rect::from_min_size(pos2(left, bounds.top() + top), size)
    }

    /// Cuts `width` from the start side of `rest`.
    pub(crate) fn take_start(self, rest: &mut Rect, width: f32) -> Rect {
        if self.rtl() { cut_right(rest, width) } else { cut_left(rest, width) }
    }

    /// Cuts `width` from the end side of `rest`.
    pub(crate) fn take_end(self, rest: &mut Rect, width: f32) -> Rect {
        if self.rtl() { cut_left(rest, width) } else { cut_right(rest, width) }
    }

    /// The x of the start side.
    pub(crate) fn start_x(self, rect: Rect) -> f32 {
        if self.rtl() { rect.right() } else { rect.left() }
    }

    /// The left edge of what is so wide and stands at the start side of `rect`.
    pub(crate) fn start_of(self, rect: Rect, width: f32) -> f32 {
        if self.rtl() { rect.right() - width } else { rect.left() }
    }

    /// The left edge of what is so wide and stands at the end side of `rect`.
    pub(crate) fn end_of(self, rect: Rect, width: f32) -> f32 {
        if self.rtl() { rect.left() } else { rect.right() - width }
    }

    /// `x` points towards the end.
    pub(crate) fn towards_end(self, x: f32) -> Vec2 {
        vec2(if self.rtl() { -x } else { x }, 0.0)
    }

    /// The name of a Phosphor icon in this direction: arrows turn round, everything else stays.
    pub(crate) fn icon(self, name: &'static str) -> &'static str {
        if !self.rtl() {
            return name;
        }
        match name {
            "arrow-u-up-left" => "arrow-u-up-right",
            "arrow-u-up-right" => "arrow-u-up-left",
            "arrow-left" => "arrow-right",
            "arrow-right" => "arrow-left",
            "caret-left" => "caret-right",
            "caret-right" => "caret-left",
            "arrow-line-right" => "arrow-line-left",
            "arrow-line-left" => "arrow-line-right",
            "columns-plus-left" => "columns-plus-right",
            "columns-plus-right" => "columns-plus-left",
            "arrow-bend-down-right" => "arrow-bend-down-left",
            "sign-out" => "sign-in",
            other => other,
        }
    }

    /// The key that points to where things go on: right, or left when mirrored.
    pub(crate) fn forward_key(self) -> egui::Key {
        if self.rtl() { egui::Key::ArrowLeft } else { egui::Key::ArrowRight }
    }

    /// The key that points back.
    pub(crate) fn back_key(self) -> egui::Key {
        if self.rtl() { egui::Key::ArrowRight } else { egui::Key::ArrowLeft }
    }
}

fn cut_left(rest: &mut Rect, width: f32) -> Rect {
    let width = width.clamp(0.0, rest.width().max(0.0));
    let cut = Rect::from_min_max(rest.min, pos2(rest.left() + width, rest.bottom()));
    rest.min.x += width;
    cut
}

fn cut_right(rest: &mut Rect, width: f32) -> Rect {
    let width = width.clamp(0.0, rest.width().max(0.0));
    let cut = Rect::from_min_max(pos2(rest.right() - width, rest.top()), rest.max);
    rest.max.x -= width;
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_to_left_is_the_mirror_of_left_to_right() {
        let bounds = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, 20.0));
        let mirrored = |r: Rect| {
            Rect::from_min_max(pos2(120.0 - r.right(), r.top()), pos2(120.0 - r.left(), r.bottom()))
        };
        let (ltr, rtl) = (Sides(Direction::Ltr), Sides(Direction::Rtl));
        let size = vec2(30.0, 5.0);
        assert_eq!(mirrored(ltr.place(bounds, 7.0, 3.0, size)), rtl.place(bounds, 7.0, 3.0, size));
        let (mut a, mut b) = (bounds, bounds);
        assert_eq!(mirrored(ltr.take_start(&mut a, 25.0)), rtl.take_start(&mut b, 25.0));
        assert_eq!(mirrored(ltr.take_end(&mut a, 25.0)), rtl.take_end(&mut b, 25.0));
        assert_eq!(mirrored(a), b);
    }

    #[test]
    fn arrows_turn_and_pictures_do_not() {
        let rtl = Sides(Direction::Rtl);
        assert_eq!(rtl.icon("arrow-u-up-left"), "arrow-u-up-right");
        assert_eq!(rtl.icon("caret-right"), "caret-left");
        assert_eq!(rtl.icon("presentation"), "presentation");
        assert_eq!(Sides(Direction::Ltr).icon("caret-right"), "caret-right");
    }
}
