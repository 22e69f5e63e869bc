//! What was measured of each card, kept from layout to layout.
//!
//! With ten thousand cards the cost of a new layout is that of touching their memory, so what is
//! needed of a card is copied here and a card that is still the same is not looked at.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    CardBox, MapText,
    card::{self, CardKey, Measured},
    grid::Grid,
    measures as m,
    media::Pictures,
    pen::Pen,
};
use crate::model::{Card, Id, JourneyMap, LaneKind};

/// Where a card stands in the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// In a cell.
    Cell { lane: u32, column: u32 },
    /// In a lane that is collapsed.
    Hidden,
    /// Nowhere: its lane or its step is not in the map.
    Nowhere,
}

/// A card that was measured. Holding the card keeps its address from being used for another.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    card: Arc<Card>,
    /// What it was measured for; none when it was not.
    key: Option<CardKey>,
    measured: Measured,
    place: Place,
    span: u32,
    comments: u32,
}

impl Kept {
    fn new(card: &Arc<Card>) -> Self {
        Self {
            card: Arc::clone(card),
            key: None,
            measured: Measured::default(),
            place: Place::Nowhere,
            span: card.span,
            comments: 0,
        }
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn height(&self) -> f64 {
        self.measured.height
    }

    pub(super) fn span(&self) -> u32 {
        self.span
    }

    /// The card's box.
    pub(super) fn placed(&self, lane: usize, column: usize, rect: kurbo::Rect) -> CardBox {
        let parts = Arc::clone(&self.measured.parts);
        CardBox { card: Arc::clone(&self.card), lane, column, rect, parts }
    }
}

/// Everything but the cards that decides where cards stand and how many comments they have.
#[derive(Debug, Default, PartialEq)]
struct Frame {
    /// Name of each lane, and whether it is collapsed.
    lanes: Vec<(Id, bool)>,
    /// Names of the steps.
    steps: Vec<Id>,
    /// Number of comments that are not settled, by what they are about.
    comments: FxHashMap<Id, u32>,
}

impl Frame {
    fn new(map: &JourneyMap, grid: &Grid) -> Self {
        let mut comments = FxHashMap::default();
        for comment in map.comments.iter().filter(|comment| !comment.resolved && !comment.about.is_empty()) {
            *comments.entry(comment.about.clone()).or_default() += 1;
        }
        Self {
            lanes: map.lanes.iter().map(|lane| (lane.id.clone(), lane.collapsed)).collect(),
            steps: grid.columns.iter().map(|column| column.step.clone()).collect(),
            comments,
        }
    }
}

/// How much may be measured at once.
#[derive(Clone, Debug)]
pub struct Pace {
    /// Most cards that are measured, beside those of `first`.
    pub most: usize,
    /// Cards that are measured whatever their number: those in sight.
    pub first: FxHashSet<Id>,
}

impl Pace {
    /// Everything at once.
    #[must_use]
    pub fn whole() -> Self {
        Self { most: usize::MAX, first: FxHashSet::default() }
    }
}

/// What came of an update.
pub(super) struct Updated<'a> {
    /// All cards, in the map's order.
    pub(super) kept: &'a [Kept],
    /// Number of cards that were measured.
    pub(super) measured: usize,
    /// Number of cards that wait for it and show what they were.
    pub(super) late: usize,
}

/// Keeps what was measured.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    /// One a card of the map seen last, in its order.
    kept: Vec<Kept>,
    frame: Frame,
    pictures: Pictures,
}

impl Keeper {
    /// Measures the cards of `map` that are not known as they are now, as many as `pace` allows.
    pub(super) fn update(
        &mut self,
        pen: &mut Pen<'_>,
        map: &JourneyMap,
        grid: &Grid,
        pace: &Pace,
    ) -> Updated<'_> {
        let fresh = self.align(&map.cards);
        let frame = Frame::new(map, grid);
        let moved = frame != self.frame;
        self.frame = frame;
        let finder = Finder::new(&self.frame);
        let kinds: Vec<LaneKind> = map.lanes.iter().map(|lane| lane.kind).collect();
        let fonts = pen.text.generation();
        let (mut measured, mut paced, mut late) = (0, 0, 0);
        for (i, kept) in self.kept.iter_mut().enumerate() {
            if moved || fresh.contains(&i) {
                finder.find(kept);
            }
            let (width, badge) = match kept.place {
                Place::Cell { lane, column } => {
                    let kind = kinds.get(lane as usize);
                    (grid.card_width(column as usize, kept.span), kind == Some(&LaneKind::Owner))
                }
                Place::Nowhere => (m::STEP_WIDTH - 2.0 * m::CELL_PAD, false),
                // It keeps what it has for when its lane is opened again.
                Place::Hidden => continue,
            };
            let had_picture = kept.key.is_none_or(|key| key.picture.is_some());
            let picture = if had_picture { kept.card.image.as_ref() } else { None };
            // An empty text shows only while it is typed, where a picture stands for it.
            let typed =
                had_picture && kept.card.image.is_some() && pen.types(|| MapText::Card(kept.card.id.clone()));
            let key = CardKey {
                width,
                badge,
                comments: kept.comments,
                picture: picture.map(|key| self.pictures.size(map, key)),
                flow: pen.flow,
                locale: pen.locale,
                digits: pen.digits,
                fonts,
                typed,
            };
            if kept.key != Some(key) {
                if paced >= pace.most && !is_due(pen, kept, pace) {
                    late += 1;
                    continue;
                }
                paced += 1;
                kept.measured = card::measure(pen, &kept.card, &key);
                kept.key = Some(key);
                measured += 1;
            }
        }
        Updated { kept: &self.kept, measured, late }
    }

    /// Makes `kept` run parallel to `cards`. Gives the range of what may have changed: an edit touches
    /// few cards, and those before and after them are the same ones as before.
    fn align(&mut self, cards: &[Arc<Card>]) -> std::ops::Range<usize> {
        let same = |(kept, card): &(&Kept, &Arc<Card>)| Arc::ptr_eq(&kept.card, card);
        let before = self.kept.iter().zip(cards).take_while(same).count();
        let rest = self.kept[before..].iter().rev().zip(cards[before..].iter().rev());
        let after = rest.take_while(same).count();
        let changed = before..cards.len() - after;
        let old: FxHashMap<*const Card, Kept> = self.kept[before..self.kept.len() - after]
            .iter()
            .map(|kept| (Arc::as_ptr(&kept.card), kept.clone()))
            .collect();
        // A card that was changed shows what it was until it is measured.
        let by_id: FxHashMap<&Id, &Kept> = old.values().map(|kept| (&kept.card.id, kept)).collect();
        let new = cards[changed.clone()].iter().map(|card| match old.get(&Arc::as_ptr(card)) {
            Some(kept) => kept.clone(),
            None => Kept {
                measured: by_id.get(&card.id).map_or_else(guess, |was| was.measured.clone()),
                ..Kept::new(card)
            },
        });
        let new: Vec<Kept> = new.collect();
        let end = self.kept.len() - after;
        self.kept.splice(before..end, new);
        changed
    }
}

/// Whether a card is measured however much was measured already: it is in sight, or its text is being typed.
fn is_due(pen: &Pen<'_>, kept: &Kept, pace: &Pace) -> bool {
    pace.first.contains(&kept.card.id) || pen.types(|| MapText::Card(kept.card.id.clone()))
}

/// What a card that was never measured shows until it is: nothing, on a line's height.
fn guess() -> Measured {
    Measured { height: m::CARD_HEIGHT_GUESS, ..Measured::default() }
}

/// Finds where cards stand.
struct Finder<'a> {
    frame: &'a Frame,
    lanes: FxHashMap<&'a str, u32>,
    columns: FxHashMap<&'a str, u32>,
}

impl<'a> Finder<'a> {
    fn new(frame: &'a Frame) -> Self {
        // Of two with the same name the first counts.
        let lanes =
            frame.lanes.iter().enumerate().rev().map(|(i, (id, _))| (id.as_str(), i as u32)).collect();
        let columns = frame.steps.iter().enumerate().rev().map(|(i, id)| (id.as_str(), i as u32)).collect();
        Self { frame, lanes, columns }
    }

    fn find(&self, kept: &mut Kept) {
        let card = &kept.card;
        kept.place = match (self.lanes.get(card.lane.as_str()), self.columns.get(card.step.as_str())) {
            (Some(&lane), Some(_)) if self.frame.lanes[lane as usize].1 => Place::Hidden,
            (Some(&lane), Some(&column)) => Place::Cell { lane, column },
            _ => Place::Nowhere,
        };
        kept.comments = self.frame.comments.get(&card.id).copied().unwrap_or(0);
    }
}
