//! What is dragged, as it hangs at the pointer.

use kurbo::Point;

use super::{
    mesh::Tile,
    place::{Place, Shown},
    tess::{self, Grid, Tools},
};
use crate::{
    editor::Ghost,
    scene::{self, GroupId, Item},
};

/// The picture of something dragged, and where it is anchored in the map.
pub(super) fn ghost_tile(
    ghost: &Ghost,
    shown: &Shown<'_>,
    place: &Place,
    tools: &mut Tools<'_>,
) -> Option<(Tile, Point)> {
    let everywhere = kurbo::Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);
    let (items, from, to) = match ghost {
        Ghost::Card(card) => {
            let mut items = Vec::new();
            scene::card(card, shown.layout, shown.theme, &mut items);
            (items, card.rect, card.rect)
        }
        Ghost::Stage { id, rect } => {
            let stage = shown.layout.stages.iter().find(|stage| stage.id == *id)?;
            (part(shown, &GroupId::Stage(id.clone()), stage.rect)?, stage.rect, *rect)
        }
        Ghost::Lane { id, rect } => {
            let lane = shown.layout.lanes.iter().find(|lane| lane.id == *id)?;
            (part(shown, &GroupId::Lane(id.clone()), lane.label_rect)?, lane.label_rect, *rect)
        }
    };
    let base = (from.origin().to_vec2() * place.scale()).to_point();
    let grid = Grid { scale: place.scale(), base, clip: everywhere };
    Some((tess::tile(&items, &grid, tools), to.origin()))
}

/// What a group shows in a part of the map, whether that is in sight or not.
fn part(shown: &Shown<'_>, id: &GroupId, rect: kurbo::Rect) -> Option<Vec<Item>> {
    let scene = scene::build_without_cards(shown.layout, shown.map, shown.theme, Some(rect));
    let group = scene.groups.into_iter().find(|group| group.id == *id)?;
    let inside = |item: &Item| rect.inflate(8.0, 8.0).contains_rect(tess::bounds(item));
    Some(group.items.into_iter().filter(inside).collect())
}
