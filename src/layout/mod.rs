//! Where everything of a map goes.
//!
//! In: a [`JourneyMap`](crate::model::JourneyMap) and a [`TextEngine`](crate::text::TextEngine). Out: a [`MapLayout`] in map
//! points (x to the right, y down, (0, 0) at the map's top left corner whatever the direction),
//! already mirrored for a map that flows from right to left. `direction.rs` is the only place that mirrors:
//! everything before it thinks in "start" and "end" as if the map flowed from left to right.
//!
//! [`LayoutEngine`] keeps what it measured: after an edit only the cards that changed are laid out
//! again (a card is the same as long as its `Arc` is), the rest is placed anew.

mod boxes;
mod card;
mod curve;
mod digits;
mod direction;
mod engine;
mod find;
mod grid;
mod header;
mod hit;
mod keep;
mod lanes;
mod link;
mod measures;
mod media;
mod pen;
mod route;
mod slot;
mod tracks;
mod typed;
mod unplaced;
mod words;

#[cfg(test)]
mod tests;

pub use boxes::{
    CardBox, CardPart, CardText, Column, CurveBox, HeaderBox, HeaderChip, HeaderOffer, LaneBox, LinkBox,
    MapLayout, Mark, PlacedText, PointBox, StageBox, StepBox, UnplacedBox,
};
pub use curve::face_icon;
pub use engine::LayoutEngine;
pub use hit::Hit;
pub use keep::Pace;
pub(crate) use measures::{DOT_RADIUS, FACE_RADIUS, ROW_GAP};
pub use slot::{CardSlot, LaneSlot, StageSlot};
pub use typed::MapText;
