//! What no command may bring into a map: more than can be opened again.

use super::{Command, EditError, field::Field};
use crate::model::{JourneyMap, Limit};

/// Refuses what is beyond a limit.
pub(super) fn hold(beyond: Option<Limit>) -> Result<(), EditError> {
    beyond.map_or(Ok(()), |limit| Err(EditError::Beyond(limit)))
}

/// The first limit that a text or a list in `command` is beyond.
pub(super) fn beyond(command: &Command) -> Option<Limit> {
    match command {
        Command::InsertCards { cards, .. } => Limit::of_value(cards),
        Command::EditCards { set, .. } => of_fields(set),
        Command::EditEachCard { edits } => edits.iter().find_map(|(_, set)| of_fields(set)),
        Command::InsertStage { stage, .. } => Limit::of_value(stage),
        Command::EditStages { set, .. } => of_fields(set),
        Command::InsertStep { step, .. } => Limit::of_value(step),
        Command::EditSteps { set, .. } => of_fields(set),
        Command::InsertLane { lane, .. } => Limit::of_value(lane),
        Command::EditLanes { set, .. } => of_fields(set),
        Command::InsertCurve { curve } => Limit::of_value(curve),
        Command::EditCurves { set, .. } => of_fields(set),
        Command::InsertPoints { points, .. } => Limit::of_value(points),
        Command::EditPoints { set, .. } => of_fields(set),
        Command::InsertLinks { links } => Limit::of_value(links),
        Command::EditLinks { set, .. } => of_fields(set),
        Command::InsertPersona { persona, .. } => Limit::of_value(persona),
        Command::EditPersonas { set, .. } => of_fields(set),
        Command::InsertComment { comment } => Limit::of_value(comment),
        Command::EditComments { set, .. } => of_fields(set),
        Command::EditScenario { set } => of_fields(set),
        Command::EditMap { set } => of_fields(set),
        Command::InsertMedia { key, media } => Limit::of_value(&(key, media)),
        Command::SetMap { map, .. } => Limit::of_value(map),
        Command::Batch { commands, .. } => commands.iter().find_map(beyond),
        Command::MoveCards { .. }
        | Command::DuplicateCards { .. }
        | Command::Delete { .. }
        | Command::MoveStages { .. }
        | Command::MoveStep { .. }
        | Command::JoinSteps { .. }
        | Command::MoveLanes { .. }
        | Command::SetPoint { .. }
        | Command::MovePersona { .. }
        | Command::ResolveConflicts { .. } => None,
    }
}

/// The first limit that `map` is beyond after `command`, by the number of its parts or by what was made of their texts.
pub(super) fn made_beyond(command: &Command, map: &JourneyMap) -> Option<Limit> {
    Limit::of_parts(map).or_else(|| joins(command).then(|| Limit::of_value(&map.stages)).flatten())
}

fn joins(command: &Command) -> bool {
    match command {
        Command::JoinSteps { .. } => true,
        Command::Batch { commands, .. } => commands.iter().any(joins),
        _ => false,
    }
}

fn of_fields<F: Field>(set: &[F]) -> Option<Limit> {
    set.iter().find_map(Field::beyond)
}
