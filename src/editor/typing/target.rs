//! What a text that is typed belongs to: reading it from the map, and the command that puts it back.

use crate::{
    edit::{
        CardField, Command, ItemRef, LaneField, LinkField, MapField, PersonaField, PointField, ScenarioField,
    },
    edit::{StageField, StepField},
    layout::MapText,
    model::{Direction, JourneyMap},
};

/// A text as the map has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Written {
    /// The text.
    pub(super) text: String,
    /// The direction forced on it.
    pub(super) direction: Option<Direction>,
    /// Whether it may not be changed.
    pub(super) locked: bool,
}

/// The text under an item; none for what has no text of its own on the map.
pub(in crate::editor) fn text_of_item(item: &ItemRef) -> Option<MapText> {
    Some(match item {
        ItemRef::Card(id) => MapText::Card(id.clone()),
        ItemRef::Stage(id) => MapText::Stage(id.clone()),
        ItemRef::Step(id) => MapText::Step(id.clone()),
        ItemRef::Lane(id) => MapText::Lane(id.clone()),
        ItemRef::Point(id) => MapText::Word(id.clone()),
        ItemRef::Title => MapText::Title,
        ItemRef::Persona(id) => MapText::Persona(id.clone()),
        ItemRef::Scenario => MapText::Problem,
        ItemRef::Link(id) => MapText::Label(id.clone()),
        ItemRef::Cell { .. } | ItemRef::Curve(_) | ItemRef::Comment(_) | ItemRef::Kind => return None,
    })
}

/// What the map says of `text`; none when it is not in the map.
pub(super) fn read(map: &JourneyMap, text: &MapText) -> Option<Written> {
    let free = |text: &str, direction| Written { text: text.to_owned(), direction, locked: false };
    Some(match text {
        MapText::Title => free(&map.title, map.direction),
        MapText::Problem => free(&map.scenario.problem, map.scenario.direction),
        MapText::Persona(id) => {
            let persona = map.personas.iter().find(|persona| persona.id == *id)?;
            free(&persona.name, persona.direction)
        }
        MapText::Stage(id) => map.stage(id).map(|stage| free(&stage.title, stage.direction))?,
        MapText::Goal(id) => map.stage(id).map(|stage| free(&stage.goal, stage.direction))?,
        MapText::Step(id) => {
            let (_, step) = map.steps().find(|(_, step)| step.id == *id)?;
            free(&step.title, step.direction)
        }
        MapText::Lane(id) => map.lane(id).map(|lane| free(&lane.title, lane.direction))?,
        MapText::Card(id) => {
            let card = map.card(id)?;
            Written { text: card.text.clone(), direction: card.direction, locked: card.locked }
        }
        MapText::Word(id) => free(&map.curve_point(id)?.1.word, None),
        MapText::Label(id) => {
            map.links.iter().find(|link| link.id == *id).map(|link| free(&link.label, None))?
        }
    })
}

/// What the map says of `text`, without its direction.
#[cfg(test)]
pub(in crate::editor) fn written(map: &JourneyMap, text: &MapText) -> Option<String> {
    read(map, text).map(|written| written.text)
}

/// Whether a direction can be kept with `text`.
pub(super) fn keeps_direction(text: &MapText) -> bool {
    !matches!(text, MapText::Word(_) | MapText::Label(_))
}

/// The change that makes `before` into `text` with `direction`: only what differs is set.
pub(super) fn write(
    target: &MapText,
    before: &Written,
    text: &str,
    direction: Option<Direction>,
) -> Option<Command> {
    let text = (text != before.text).then(|| text.to_owned());
    let direction = (direction != before.direction && keeps_direction(target)).then_some(direction);
    if text.is_none() && direction.is_none() {
        return None;
    }
    macro_rules! set {
        ($Field:ident, $Text:ident) => {
            text.map($Field::$Text).into_iter().chain(direction.map($Field::Direction)).collect()
        };
    }
    let ids = |id: &crate::model::Id| vec![id.clone()];
    Some(match target {
        MapText::Title => Command::EditMap { set: set!(MapField, Title) },
        MapText::Problem => Command::EditScenario { set: set!(ScenarioField, Problem) },
        MapText::Persona(id) => Command::EditPersonas { ids: ids(id), set: set!(PersonaField, Name) },
        MapText::Stage(id) => Command::EditStages { ids: ids(id), set: set!(StageField, Title) },
        MapText::Goal(id) => Command::EditStages { ids: ids(id), set: set!(StageField, Goal) },
        MapText::Step(id) => Command::EditSteps { ids: ids(id), set: set!(StepField, Title) },
        MapText::Lane(id) => Command::EditLanes { ids: ids(id), set: set!(LaneField, Title) },
        MapText::Card(id) => Command::EditCards { ids: ids(id), set: set!(CardField, Text) },
        MapText::Word(id) => {
            Command::EditPoints { ids: ids(id), set: text.map(PointField::Word).into_iter().collect() }
        }
        MapText::Label(id) => {
            Command::EditLinks { ids: ids(id), set: text.map(LinkField::Label).into_iter().collect() }
        }
    })
}
