//! Where everything of a map goes.
//!
//! In: a [`JourneyMap`] and a [`TextEngine`](crate::text::TextEngine). Out: a [`MapLayout`] in map
//! points (x to the right, y down, (0, 0) at the map's top left corner whatever the direction),
//! already mirrored for a map that flows from right to left. [`direction`] is the only place that mirrors:
//! everything before it thinks in "start" and "end" as if the map flowed from left to right.
//!
//! [`LayoutEngine`] keeps what it measured: after an edit only the cards that changed are laid out
//! again (a card is the same as long as its `Arc` is), the rest is placed anew.

mod boxes;
mod hit;

pub use boxes::{
    CardBox, CardPart, Column, CurveBox, HeaderBox, HeaderChip, LaneBox, LinkBox, MapLayout, PlacedText,
    PointBox, StageBox, StepBox, UnplacedBox,
};
pub use hit::{CardSlot, Hit, LaneSlot, StageSlot};
