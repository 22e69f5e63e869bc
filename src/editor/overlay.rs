//! What a gesture in progress shows over the map. All in map points.

use std::sync::Arc;

use kurbo::Rect;
use rustc_hash::FxHashSet;

use super::{
    marks::Mark,
    pick::{Handle, LinkEnd, LinkPreview},
    remarks::Remark,
    spots::Spot,
};
use crate::{
    edit::ItemRef,
    layout::{CardBox, CardSlot, LaneSlot, StageSlot},
    model::Id,
};

/// What is to be drawn over the map.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    /// The marquee.
    pub marquee: Option<Rect>,
    /// What follows the pointer, to be drawn in this order. At most a handful.
    pub ghosts: Vec<Ghost>,
    /// Number of things that are dragged: a badge when it is more than the ghosts.
    pub dragged: usize,
    /// What is dragged, by id: the originals, drawn faint. Empty while copies are dragged.
    pub dimmed: Arc<FxHashSet<Id>>,
    /// Where it would land.
    pub slot: Option<Slot>,
    /// The border under the pointer that can be dragged.
    pub border: Option<kurbo::Line>,
    /// The "+" at or near the pointer.
    pub spot: Option<Spot>,
    /// Every "+" that shows wherever the pointer is.
    pub spots: Vec<Spot>,
    /// The handle from which a link is pulled.
    pub handle: Option<Handle>,
    /// The ends of the selected link.
    pub ends: Vec<LinkEnd>,
    /// A link on its way.
    pub link: Option<LinkPreview>,
    /// Marks of comments.
    pub remarks: Vec<Remark>,
    /// Whether copies will land and the originals stay.
    pub copies: bool,
    /// Where what is searched for stands, as far as it is in sight.
    pub found: Vec<Rect>,
    /// Parts that are marked, in any order.
    pub marks: Arc<[(ItemRef, Mark)]>,
    /// The current place of the search.
    pub found_now: Vec<Rect>,
    /// Things in whose fields something is found that the map does not show, as far as they are in sight, and whether
    /// it is the current place of the search.
    pub found_in: Vec<(ItemRef, bool)>,
}

/// A dragged thing where the pointer has taken it.
#[derive(Clone, Debug)]
pub enum Ghost {
    /// A card.
    Card(CardBox),
    /// A stage.
    Stage {
        /// The stage.
        id: Id,
        /// Its header.
        rect: Rect,
    },
    /// A lane.
    Lane {
        /// The lane.
        id: Id,
        /// Its label.
        rect: Rect,
    },
}

/// Where a dragged thing would land.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// Cards.
    Card(CardSlot),
    /// A stage.
    Stage(StageSlot),
    /// A lane.
    Lane(LaneSlot),
}
