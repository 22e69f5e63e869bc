//! The colour at a place of a shape: one colour or a gradient.

use egui::{Color32, Pos2, Vec2};

use super::mesh::color;
use crate::scene::{Fill, Rgba};

/// What a shape is filled with, in pixels of its tile.
#[derive(Clone, Debug)]
pub(super) enum Shade {
    /// One colour, premultiplied.
    Solid(Color32),
    /// A linear gradient.
    Gradient {
        /// Where stop 0 lies.
        from: Pos2,
        /// From stop 0 to stop 1.
        along: Vec2,
        /// Place and colour, sorted; straight alpha.
        stops: Vec<(f32, Rgba)>,
    },
}

impl Shade {
    /// `fill` with its places turned into pixels by `px`.
    pub(super) fn new(fill: &Fill, px: impl Fn(kurbo::Point) -> Pos2) -> Self {
        match fill {
            Fill::Solid(rgba) => Self::Solid(color(*rgba)),
            Fill::Gradient { from, to, stops } => {
                let start = px(*from);
                Self::Gradient { from: start, along: px(*to) - start, stops: stops.clone() }
            }
        }
    }

    /// The colour at a place, premultiplied.
    pub(super) fn at(&self, pos: Pos2) -> Color32 {
        match self {
            Self::Solid(color) => *color,
            Self::Gradient { from, along, stops } => {
                let length = along.length_sq();
                let place = if length > 0.0 { (pos - *from).dot(*along) / length } else { 0.0 };
                color(stop_at(stops, place))
            }
        }
    }

    /// Whether the colour is the same everywhere.
    pub(super) fn is_solid(&self) -> bool {
        matches!(self, Self::Solid(_))
    }

    /// Whether nothing shines through anywhere.
    pub(super) fn is_opaque(&self) -> bool {
        match self {
            Self::Solid(color) => color.a() == 255,
            Self::Gradient { stops, .. } => stops.iter().all(|(_, Rgba(.., a))| *a == 255),
        }
    }
}

/// The colour of a gradient at `place`, 0 … 1.
fn stop_at(stops: &[(f32, Rgba)], place: f32) -> Rgba {
    let next = stops.partition_point(|(at, _)| *at < place);
    match (next.checked_sub(1).and_then(|i| stops.get(i)), stops.get(next)) {
        (Some((a_at, a)), Some((b_at, b))) => {
            let part = if b_at > a_at { (place - a_at) / (b_at - a_at) } else { 1.0 };
            let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * part).round() as u8;
            Rgba(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2), mix(a.3, b.3))
        }
        (Some((_, only)), None) | (None, Some((_, only))) => *only,
        (None, None) => Rgba::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gradient_passes_through_its_stops() {
        let stops =
            vec![(0.0, Rgba(0, 0, 0, 255)), (0.5, Rgba(100, 0, 0, 255)), (1.0, Rgba(100, 200, 0, 255))];
        let shade = Shade::Gradient { from: Pos2::new(0.0, 10.0), along: Vec2::new(0.0, 20.0), stops };
        assert_eq!(shade.at(Pos2::new(7.0, 0.0)), Color32::from_rgb(0, 0, 0));
        assert_eq!(shade.at(Pos2::new(7.0, 15.0)), Color32::from_rgb(50, 0, 0));
        assert_eq!(shade.at(Pos2::new(7.0, 25.0)), Color32::from_rgb(100, 100, 0));
        assert_eq!(shade.at(Pos2::new(7.0, 99.0)), Color32::from_rgb(100, 200, 0));
    }
}
