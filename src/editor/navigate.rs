//! Going from one part of the map to its neighbour by keyboard.
//!
//! Arrows move as the eye does: left is left whichever way the map flows. Tab follows the journey.
//! The parts form one field: title and chips on top, stage headers under them, then lanes with their
//! label at the start side, and unplaced cards at the bottom.

use kurbo::Point;

use super::{Intent, Toward, session::Session};
use crate::{
    edit::ItemRef,
    layout::{CardBox, LaneBox, MapLayout},
    model::Id,
};

/// From where a cell is entered, which decides which of its cards is met first.
#[derive(Clone, Copy, Debug)]
enum From {
    Above,
    Below,
    /// From a neighbouring column, at this height.
    Side(f64),
}

/// Which way along the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    Forward,
    Backward,
}

/// Where the keyboard stands.
enum Place {
    Title,
    /// A chip of the header, by its index.
    Chip(usize),
    Stage(usize),
    /// A step's own header, by the column.
    Step(usize),
    Label(usize),
    /// A cell, and the card in it.
    Cell {
        lane: usize,
        column: usize,
        card: Option<Id>,
    },
    /// A point, by its curve's index.
    Point(usize, Id),
    /// An unplaced card, by its index.
    Unplaced(usize),
}

impl Session {
    /// The visual neighbour of what is selected; of the place selected last when nothing is.
    pub(super) fn neighbour(&self, toward: Toward) -> Option<ItemRef> {
        let layout = self.layout();
        if let Some(ItemRef::Link(id)) = self.selection().last() {
            return self.end_of_link(id, toward);
        }
        let Some(place) = self.selection().last().and_then(|item| self.place_of(item)) else {
            return self.starting_item();
        };
        let along = match (toward, layout.direction.is_rtl()) {
            (Toward::Right, false) | (Toward::Left, true) => Some(Along::Forward),
            (Toward::Left, false) | (Toward::Right, true) => Some(Along::Backward),
            (Toward::Up | Toward::Down, _) => None,
        };
        match along {
            Some(along) => beside(layout, &place, along),
            None => vertical(layout, &place, toward == Toward::Up),
        }
    }

    /// The card at the end of a link that lies that way.
    fn end_of_link(&self, id: &Id, toward: Toward) -> Option<ItemRef> {
        let link = self.map().links.iter().find(|link| link.id == *id)?;
        let layout = self.layout();
        let (from, to) = (layout.card(&link.from)?.rect.center(), layout.card(&link.to)?.rect.center());
        let is_to = match toward {
            Toward::Left => to.x < from.x,
            Toward::Right => to.x > from.x,
            Toward::Up => to.y < from.y,
            Toward::Down => to.y > from.y,
        };
        Some(ItemRef::Card(if is_to { link.to.clone() } else { link.from.clone() }))
    }

    /// The next or previous cell in the map's direction, lane by lane.
    pub(super) fn next_cell(&self, along: Along) -> Option<ItemRef> {
        let layout = self.layout();
        let Some(place) = self.selection().last().and_then(|item| self.place_of(item)) else {
            return self.starting_item();
        };
        let columns = layout.columns.len();
        let open: Vec<usize> = (0..layout.lanes.len())
            .filter(|lane| layout.lanes.get(*lane).is_some_and(|lane| !lane.collapsed))
            .collect();
        let row = |lane: usize| open.iter().position(|other| *other == lane);
        let cells = open.len() * columns;
        // From what a collapsed lane hides it goes on as from its label.
        let lane = match &place {
            Place::Cell { lane, .. } => Some(*lane),
            Place::Point(curve, _) => layout.curves.get(*curve).map(|curve| curve.lane),
            _ => None,
        };
        let place = lane.filter(|lane| !open.contains(lane)).map_or(place, Place::Label);
        let index = match &place {
            Place::Cell { lane, column, .. } => row(*lane)? * columns + column,
            Place::Point(curve, id) => {
                let curve = layout.curves.get(*curve)?;
                let point = curve.points.iter().find(|point| point.id == *id)?;
                row(curve.lane)? * columns + point.column
            }
            Place::Label(lane) => {
                let index = open.iter().position(|other| other >= lane).unwrap_or(open.len()) * columns;
                return match along {
                    Along::Forward if index == cells => unplaced(layout, 0),
                    Along::Forward => cell_at(layout, &open, index),
                    Along::Backward => cell_at(layout, &open, index.checked_sub(1)?),
                };
            }
            Place::Unplaced(_) if along == Along::Backward => cells,
            Place::Unplaced(index) => return unplaced(layout, index + 1),
            Place::Title | Place::Chip(_) | Place::Stage(_) | Place::Step(_) => {
                return beside(layout, &place, along)
                    .or_else(|| (along == Along::Forward).then(|| cell_at(layout, &open, 0)).flatten());
            }
        };
        match along {
            Along::Forward if index + 1 == cells => unplaced(layout, 0),
            Along::Forward => cell_at(layout, &open, index + 1),
            Along::Backward => cell_at(layout, &open, index.checked_sub(1)?),
        }
    }

    /// The beginning or end of the row of what is selected, or of all cells.
    pub(super) fn far(&self, intent: &Intent) -> Option<ItemRef> {
        let layout = self.layout();
        let place = self.selection().last().and_then(|item| self.place_of(item));
        let last_column = layout.columns.len().checked_sub(1);
        let open = |lane: &usize| layout.lanes.get(*lane).is_some_and(|lane| !lane.collapsed);
        let end = |first: bool, count: usize| if first { Some(0) } else { count.checked_sub(1) };
        let first = match intent {
            Intent::First => return enter(layout, (0..layout.lanes.len()).find(open)?, 0, From::Above),
            Intent::Last => {
                return enter(layout, (0..layout.lanes.len()).rfind(open)?, last_column?, From::Below);
            }
            intent => *intent == Intent::RowStart,
        };
        match place? {
            Place::Title => None,
            Place::Chip(_) => chip_item(layout, end(first, layout.header.chips.len())?),
            Place::Stage(_) => stage_item(layout, end(first, layout.stages.len())?),
            Place::Step(column) => {
                let steps = (0..layout.columns.len()).filter(|column| step_item(layout, *column).is_some());
                let far = if first { steps.min() } else { steps.max() };
                step_item(layout, far.unwrap_or(column))
            }
            Place::Label(lane) | Place::Cell { lane, .. } => {
                enter(layout, lane, end(first, layout.columns.len())?, From::Above)
            }
            Place::Point(curve, _) => {
                let points = &layout.curves.get(curve)?.points;
                let point = if first { points.first() } else { points.last() };
                point.map(|point| ItemRef::Point(point.id.clone()))
            }
            Place::Unplaced(_) => unplaced(layout, end(first, layout.unplaced.as_ref()?.cards.len())?),
        }
    }

    /// Where the keyboard begins: the place selected last, or the first cell; in a map that has none, what there is.
    fn starting_item(&self) -> Option<ItemRef> {
        let layout = self.layout();
        let known = self.last_cell.as_ref().and_then(|(lane, step)| {
            let lane = layout.lanes.iter().position(|other| other.id == *lane)?;
            let column = layout.columns.iter().position(|column| column.step == *step)?;
            // A collapsed lane hides its cells: the next open one, else the last.
            let open = |lane: &usize| layout.lanes.get(*lane).is_some_and(|lane| !lane.collapsed);
            let lane = (lane..layout.lanes.len()).find(open).or_else(|| (0..lane).rfind(open))?;
            enter(layout, lane, column, From::Above)
        });
        let known = known.or_else(|| {
            let lane = layout.lanes.iter().position(|lane| !lane.collapsed)?;
            enter(layout, lane, 0, From::Above)
        });
        let first = known.or_else(|| stage_item(layout, 0)).or_else(|| lane_item(layout, 0));
        first.or(Some(ItemRef::Title))
    }

    fn place_of(&self, item: &ItemRef) -> Option<Place> {
        let layout = self.layout();
        let column_of = |step: &Id| layout.columns.iter().position(|column| column.step == *step);
        match item {
            ItemRef::Card(id) => {
                let card = layout.card(id)?;
                if card.lane < layout.lanes.len() {
                    return Some(Place::Cell {
                        lane: card.lane,
                        column: card.column,
                        card: Some(id.clone()),
                    });
                }
                let strip = layout.unplaced.as_ref()?;
                strip.cards.iter().position(|card| card.card.id == *id).map(Place::Unplaced)
            }
            ItemRef::Cell { lane, step } => Some(Place::Cell {
                lane: layout.lanes.iter().position(|other| other.id == *lane)?,
                column: column_of(step)?,
                card: None,
            }),
            ItemRef::Point(id) => layout
                .curves
                .iter()
                .position(|curve| curve.points.iter().any(|point| point.id == *id))
                .map(|curve| Place::Point(curve, id.clone())),
            ItemRef::Stage(id) => layout.stages.iter().position(|stage| stage.id == *id).map(Place::Stage),
            ItemRef::Step(id) => column_of(id).map(Place::Step),
            ItemRef::Lane(id) => layout.lanes.iter().position(|lane| lane.id == *id).map(Place::Label),
            ItemRef::Curve(id) => {
                let curve = layout.curves.iter().find(|curve| curve.id == *id)?;
                Some(Place::Label(curve.lane))
            }
            ItemRef::Title => Some(Place::Title),
            ItemRef::Persona(_) | ItemRef::Scenario | ItemRef::Kind => (0..layout.header.chips.len())
                .find(|chip| chip_item(layout, *chip).as_ref() == Some(item))
                .map(Place::Chip),
            ItemRef::Link(_) | ItemRef::Comment(_) => None,
        }
    }
}

/// The neighbour along the journey.
fn beside(layout: &MapLayout, place: &Place, along: Along) -> Option<ItemRef> {
    let step = |index: usize| match along {
        Along::Forward => Some(index + 1),
        Along::Backward => index.checked_sub(1),
    };
    match place {
        Place::Title => (along == Along::Forward).then(|| chip_item(layout, 0)).flatten(),
        Place::Chip(0) if along == Along::Backward => Some(ItemRef::Title),
        Place::Chip(chip) => chip_item(layout, step(*chip)?),
        Place::Stage(stage) => stage_item(layout, step(*stage)?),
        Place::Step(column) => {
            let column = step(*column)?;
            step_item(layout, column).or_else(|| stage_item(layout, layout.columns.get(column)?.stage))
        }
        Place::Label(_) if along == Along::Backward => None,
        Place::Label(lane) => enter(layout, *lane, 0, From::Above),
        Place::Cell { lane, column, card } => {
            let card = card.as_ref().and_then(|id| layout.card(id));
            let height =
                card.map_or_else(|| cell_height(layout, *lane, *column), |card| card.rect.center().y);
            let column = match along {
                Along::Forward => column + card.map_or(1, |card| card.card.span.max(1) as usize),
                Along::Backward => match column.checked_sub(1) {
                    Some(column) => column,
                    None => return lane_item(layout, *lane),
                },
            };
            enter(layout, *lane, column, From::Side(height))
        }
        Place::Point(curve, id) => {
            let curve = layout.curves.get(*curve)?;
            let index = curve.points.iter().position(|point| point.id == *id)?;
            match step(index).and_then(|index| curve.points.get(index)) {
                Some(point) => Some(ItemRef::Point(point.id.clone())),
                None if along == Along::Backward => lane_item(layout, curve.lane),
                None => None,
            }
        }
        Place::Unplaced(index) => unplaced(layout, step(*index)?),
    }
}

/// The neighbour above or below.
fn vertical(layout: &MapLayout, place: &Place, up: bool) -> Option<ItemRef> {
    match place {
        Place::Title | Place::Chip(_) if !up => stage_item(layout, 0).or_else(|| lane_item(layout, 0)),
        Place::Title => None,
        Place::Chip(_) => Some(ItemRef::Title),
        Place::Stage(_) if up => Some(ItemRef::Title),
        Place::Stage(stage) => {
            let column = layout.stages.get(*stage)?.columns.start;
            step_item(layout, column).or_else(|| next_row(layout, None, column, false))
        }
        Place::Step(column) if up => stage_item(layout, layout.columns.get(*column)?.stage),
        Place::Step(column) => next_row(layout, None, *column, false),
        Place::Label(0) if up && layout.columns.is_empty() => Some(ItemRef::Title),
        Place::Label(lane) => lane_item(layout, if up { lane.checked_sub(1)? } else { lane + 1 }),
        Place::Cell { lane, column, card } => {
            let cards = cards_of(layout, layout.lanes.get(*lane)?, *column);
            let index = card.as_ref().and_then(|id| cards.iter().position(|other| other.card.id == *id));
            let next = index.and_then(|index| if up { index.checked_sub(1) } else { Some(index + 1) });
            match next.and_then(|next| cards.get(next)) {
                Some(card) => Some(ItemRef::Card(card.card.id.clone())),
                None => next_row(layout, Some(*lane), *column, up),
            }
        }
        Place::Point(curve, id) => {
            let curve = layout.curves.get(*curve)?;
            let point = curve.points.iter().find(|point| point.id == *id)?;
            next_row(layout, Some(curve.lane), point.column, up)
        }
        Place::Unplaced(_) if up => {
            let lane = (0..layout.lanes.len())
                .rev()
                .find(|lane| layout.lanes.get(*lane).is_some_and(|lane| !lane.collapsed))?;
            enter(layout, lane, 0, From::Below)
        }
        Place::Unplaced(_) => None,
    }
}

/// The cell above or below `lane` (below the headers when there is none), collapsed lanes skipped; past the
/// first lane the headers, past the last one the unplaced cards.
fn next_row(layout: &MapLayout, lane: Option<usize>, column: usize, up: bool) -> Option<ItemRef> {
    let is_open = |lane: &usize| layout.lanes.get(*lane).is_some_and(|lane| !lane.collapsed);
    if up {
        let above = (0..lane?).rev().find(is_open);
        return match above {
            Some(lane) => enter(layout, lane, column, From::Below),
            None => {
                step_item(layout, column).or_else(|| stage_item(layout, layout.columns.get(column)?.stage))
            }
        };
    }
    match (lane.map_or(0, |lane| lane + 1)..layout.lanes.len()).find(is_open) {
        Some(lane) => enter(layout, lane, column, From::Above),
        None => unplaced(layout, 0),
    }
}

/// What is met first in a cell: a card of it, or the empty cell itself. None past the last column.
fn enter(layout: &MapLayout, lane: usize, column: usize, from: From) -> Option<ItemRef> {
    let lane = layout.lanes.get(lane)?;
    let step = layout.columns.get(column)?.step.clone();
    let cards = cards_of(layout, lane, column);
    let card = match from {
        From::Above => cards.first(),
        From::Below => cards.last(),
        From::Side(y) => {
            let distance = |card: &&CardBox| (card.rect.center().y - y).abs();
            cards.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
        }
    };
    let card = card.or_else(|| covering(layout, lane, column));
    Some(match card {
        Some(card) => ItemRef::Card(card.card.id.clone()),
        None => ItemRef::Cell { lane: lane.id.clone(), step },
    })
}

/// A card that begins in an earlier column and covers this one, in a cell without cards of its own.
fn covering<'a>(layout: &'a MapLayout, lane: &LaneBox, column: usize) -> Option<&'a CardBox> {
    let cell = lane.cells.get(column)?;
    let middle = cell.center().x;
    let line = kurbo::Rect::from_points(Point::new(middle, cell.y0), Point::new(middle, cell.y1));
    layout.visible_cards(line).find(|card| {
        card.column < column && layout.lanes.get(card.lane).is_some_and(|other| other.id == lane.id)
    })
}

fn cards_of<'a>(layout: &'a MapLayout, lane: &LaneBox, column: usize) -> &'a [CardBox] {
    lane.cards.get(column).and_then(|range| layout.cards.get(range.clone())).unwrap_or_default()
}

fn cell_height(layout: &MapLayout, lane: usize, column: usize) -> f64 {
    layout.lanes.get(lane).and_then(|lane| lane.cells.get(column)).map_or(0.0, |cell| cell.y0)
}

/// The cell with this number, counting through the open lanes.
fn cell_at(layout: &MapLayout, open: &[usize], index: usize) -> Option<ItemRef> {
    let columns = layout.columns.len();
    let lane = *open.get(index.checked_div(columns)?)?;
    enter(layout, lane, index % columns, From::Above)
}

fn stage_item(layout: &MapLayout, stage: usize) -> Option<ItemRef> {
    layout.stages.get(stage).map(|stage| ItemRef::Stage(stage.id.clone()))
}

/// The header of a column's step; none where the stage shows none.
fn step_item(layout: &MapLayout, column: usize) -> Option<ItemRef> {
    let column = layout.columns.get(column)?;
    let steps = &layout.stages.get(column.stage)?.steps;
    steps.iter().find(|step| step.id == column.step).map(|step| ItemRef::Step(step.id.clone()))
}

fn lane_item(layout: &MapLayout, lane: usize) -> Option<ItemRef> {
    layout.lanes.get(lane).map(|lane| ItemRef::Lane(lane.id.clone()))
}

/// What a chip of the header stands for: personas come first, the kind is the last.
fn chip_item(layout: &MapLayout, chip: usize) -> Option<ItemRef> {
    let chips = &layout.header.chips;
    Some(match &chips.get(chip)?.persona {
        Some(persona) => ItemRef::Persona(persona.clone()),
        None if chip + 1 == chips.len() => ItemRef::Kind,
        None => ItemRef::Scenario,
    })
}

fn unplaced(layout: &MapLayout, index: usize) -> Option<ItemRef> {
    let strip = layout.unplaced.as_ref()?;
    strip.cards.get(index).map(|card| ItemRef::Card(card.card.id.clone()))
}
