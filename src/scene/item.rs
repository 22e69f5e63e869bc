//! The things a scene is made of. Coordinates are map points, y down.

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect};

use crate::{model::Id, text::TextBlock};

/// A colour: red, green, blue, alpha (straight, sRGB).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgba(pub u8, pub u8, pub u8, pub u8);

/// A picture of a map or a part of it.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What is shown: everything drawn lies in it.
    pub bounds: Rect,
    /// Colour behind everything; transparent for none.
    pub background: Rgba,
    /// The things to draw, from back to front.
    pub groups: Vec<Group>,
}

/// What a group shows, for accessibility, hit tests and links in exports.
#[derive(Clone, Debug, PartialEq)]
pub enum GroupId {
    /// Title, persona, scenario.
    Header,
    /// A stage's header.
    Stage(Id),
    /// A lane's label and row.
    Lane(Id),
    /// A card.
    Card(Id),
    /// An emotion curve with its points.
    Curve(Id),
    /// The line of a link between cards.
    Link(Id),
    /// The label of a link.
    LinkLabel(Id),
    /// The strip of unplaced cards.
    Unplaced,
}

/// Things that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it shows.
    pub id: GroupId,
    /// Everything of it lies in here, shadows too.
    pub bounds: Rect,
    /// What to draw, from back to front.
    pub items: Vec<Item>,
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Item {
    /// A rectangle with rounded corners.
    Rect {
        /// Its outline.
        rect: Rect,
        /// Radii of its corners: top left, top right, bottom right, bottom left.
        radii: [f64; 4],
        /// Inside.
        fill: Option<Fill>,
        /// Line along the outline's inside.
        stroke: Option<Stroke>,
        /// Soft shadow under it.
        shadow: Option<Shadow>,
    },
    /// A circle.
    Circle {
        /// Centre.
        center: Point,
        /// Radius.
        radius: f64,
        /// Inside.
        fill: Option<Fill>,
        /// Line along its outline, centred on it.
        stroke: Option<Stroke>,
    },
    /// Any outline or line.
    Path {
        /// The outline.
        path: Arc<BezPath>,
        /// Inside: then the path is one closed outline of straight lines or curves that does not cross
        /// itself and has no holes, but need not be convex.
        fill: Option<Fill>,
        /// Line along it, with round ends.
        stroke: Option<Stroke>,
    },
    /// A text.
    Text {
        /// The text, laid out.
        block: Arc<TextBlock>,
        /// Its top left corner.
        origin: Point,
        /// Its colour.
        color: Rgba,
    },
    /// A picture of the map's media.
    Image {
        /// Key in the map's media.
        key: String,
        /// Where it goes; the picture is scaled to cover it.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
        /// What is drawn in its place where it cannot be shown; all of it lies in `rect`.
        instead: Vec<Item>,
    },
}

/// What fills a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Fill {
    /// One colour.
    Solid(Rgba),
    /// A linear gradient between two points; stops are sorted, from 0 to 1.
    Gradient {
        /// Where stop 0 lies.
        from: Point,
        /// Where stop 1 lies.
        to: Point,
        /// Place and colour.
        stops: Vec<(f32, Rgba)>,
    },
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour or gradient.
    pub fill: Fill,
    /// Its width in map points.
    pub width: f64,
    /// Lengths of dashes and gaps in map points; empty for a whole line.
    pub dash: Vec<f64>,
}

/// A soft shadow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shadow {
    /// How far down it lies.
    pub offset_y: f64,
    /// Standard deviation of its blur.
    pub blur: f64,
    /// Its colour.
    pub color: Rgba,
}
