//! The display list: what every picture of a map is made of.
//!
//! [`build`] turns a layout and a [`Theme`] into a [`Scene`]; the window's painter, PNG and every later
//! format draw the same list, so what is on the screen is what is exported.

mod build;
mod card;
mod color;
mod curve;
mod header;
mod item;
mod lanes;
mod palette;
mod theme;

#[cfg(feature = "gui")]
pub(crate) use build::{LINK_HEAD, arrow_head};
pub use build::{MARGIN, build, build_without_cards, whole};
pub use card::card;
pub use color::{contrast, mix, readable};
pub use item::{Fill, Group, GroupId, Item, Rgba, Scene, Shadow, Stroke};
pub use theme::{LaneColors, StageColors, Theme};

#[cfg(test)]
mod tests;
