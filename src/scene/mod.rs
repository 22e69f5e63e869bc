//! The display list: what every picture of a map is made of.
//!
//! [`build`] turns a layout and a [`Theme`] into a [`Scene`]; the window's painter, PNG and every later
//! format draw the same list, so what is on the screen is what is exported.

mod item;
mod theme;

pub use item::{Fill, Group, GroupId, Item, Rgba, Scene, Shadow, Stroke};
pub use theme::{LaneColors, Theme};
