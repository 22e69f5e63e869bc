//! The texts of a map that are typed where they stand.

use kurbo::{Point, Rect};

use super::{CardPart, HeaderChip, MapLayout, PlacedText, measures as m};
use crate::model::Id;

/// A text of the map that can be typed in its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MapText {
    /// The map's title.
    Title,
    /// A persona's name.
    Persona(Id),
    /// The scenario's problem.
    Problem,
    /// A stage's title.
    Stage(Id),
    /// A stage's goal.
    Goal(Id),
    /// A step's title.
    Step(Id),
    /// A lane's title.
    Lane(Id),
    /// A card's text.
    Card(Id),
    /// The word at a point of a curve.
    Word(Id),
    /// The label of a link.
    Label(Id),
}

impl MapText {
    /// Whether it may have several lines.
    #[must_use]
    pub fn is_multiline(&self) -> bool {
        matches!(self, Self::Card(_))
    }
}

impl MapLayout {
    /// Where `text` stands; none when it is not shown.
    #[must_use]
    pub fn text(&self, text: &MapText) -> Option<PlacedText> {
        match text {
            MapText::Title => Some(self.header.title.clone()),
            MapText::Persona(_) | MapText::Problem => self.chip_of(text).map(|chip| chip.text.clone()),
            MapText::Stage(id) => self.stages.iter().find(|stage| stage.id == *id).map(|s| s.title.clone()),
            MapText::Goal(id) => self.stages.iter().find(|stage| stage.id == *id)?.goal.clone(),
            MapText::Step(id) => {
                let mut steps = self.stages.iter().flat_map(|stage| &stage.steps);
                steps.find(|step| step.id == *id).map(|step| step.title.clone())
            }
            MapText::Lane(id) => self.lanes.iter().find(|lane| lane.id == *id).map(|lane| lane.title.clone()),
            MapText::Card(id) => {
                let card = self.card(id)?;
                card.parts.iter().find_map(|part| match part {
                    CardPart::Text(text) => {
                        let PlacedText { block, origin } = text.placed();
                        Some(PlacedText { block, origin: origin + card.rect.origin().to_vec2() })
                    }
                    _ => None,
                })
            }
            MapText::Word(id) => {
                let mut points = self.curves.iter().flat_map(|curve| &curve.points);
                let (_, word) = points.find(|point| point.id == *id)?.word.as_ref()?;
                Some(word.clone())
            }
            MapText::Label(id) => {
                let (_, label) = self.links.iter().find(|link| link.id == *id)?.label.as_ref()?;
                Some(label.clone())
            }
        }
    }

    /// The box of `text` itself; none when it is not shown.
    #[must_use]
    pub fn text_bounds(&self, text: &MapText) -> Option<Rect> {
        if let MapText::Card(id) = text {
            // Without its glyphs.
            let card = self.card(id)?;
            return card.parts.iter().find_map(|part| match part {
                CardPart::Text(text) => {
                    let size = (f64::from(text.lines.width()), f64::from(text.lines.height()));
                    Some(Rect::from_origin_size(text.origin + card.rect.origin().to_vec2(), size))
                }
                _ => None,
            });
        }
        let PlacedText { block, origin } = self.text(text)?;
        Some(Rect::from_origin_size(origin, (f64::from(block.width), f64::from(block.height))))
    }

    /// What belongs to `text` while it is typed: a press in it sets the caret, one beside it ends the typing.
    #[must_use]
    pub fn text_area(&self, text: &MapText) -> Option<Rect> {
        let own = self.text_bounds(text)?;
        let stage = |id: &Id| self.stages.iter().find(|stage| stage.id == *id);
        let around = match text {
            MapText::Title => Some(own),
            MapText::Persona(_) | MapText::Problem => self.chip_of(text).map(|chip| chip.rect),
            // Title and goal share the arrow: each takes its half.
            MapText::Stage(id) => {
                let stage = stage(id)?;
                let end = stage.goal.as_ref().map_or(stage.rect.y1, |goal| goal.origin.y);
                Some(Rect { y1: end, ..stage.rect })
            }
            MapText::Goal(id) => Some(Rect { y0: own.y0, ..stage(id)?.rect }),
            MapText::Step(id) => {
                let mut steps = self.stages.iter().flat_map(|stage| &stage.steps);
                steps.find(|step| step.id == *id).map(|step| step.rect)
            }
            MapText::Lane(id) => self.lanes.iter().find(|lane| lane.id == *id).map(|lane| lane.label_rect),
            MapText::Card(id) => self.card(id).map(|card| card.rect),
            MapText::Word(id) => {
                let mut points = self.curves.iter().flat_map(|curve| &curve.points);
                points.find(|point| point.id == *id)?.word.as_ref().map(roomy)
            }
            MapText::Label(id) => self.links.iter().find(|link| link.id == *id)?.label.as_ref().map(roomy),
        };
        Some(around.map_or(own, |around| around.union(own)))
    }

    /// Whether `pos_in_map` is on the goal of the stage called `id`.
    #[must_use]
    pub fn is_on_goal(&self, id: &Id, pos_in_map: Point) -> bool {
        self.stages
            .iter()
            .find(|stage| stage.id == *id)
            .is_some_and(|stage| stage.goal.as_ref().is_some_and(|goal| pos_in_map.y >= goal.origin.y))
    }

    /// The chip in which a persona's name or the problem stands.
    fn chip_of(&self, text: &MapText) -> Option<&HeaderChip> {
        let chips = &self.header.chips;
        match text {
            MapText::Persona(id) => chips.iter().find(|chip| chip.persona.as_ref() == Some(id)),
            // The kind's chip is the last.
            MapText::Problem => chips.split_last()?.1.iter().find(|chip| chip.persona.is_none()),
            _ => None,
        }
    }
}

/// The ground of a text in its middle, wide enough to be seen while the text is empty.
fn roomy((ground, text): &(Rect, PlacedText)) -> Rect {
    let missing = if text.block.text.is_empty() { m::EMPTY_TYPED - ground.width() } else { 0.0 };
    ground.inflate(missing.max(0.0) / 2.0, 0.0)
}
