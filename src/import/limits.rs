//! A table becomes no map that could not be opened again.

use std::sync::Arc;

use super::{ImportFault, ImportNote, Imported};
use crate::model::{JourneyMap, Limit, clip, is_too_long};

/// Cuts the texts of `imported` that are too long, and notes how much was left out.
///
/// # Errors
/// When there are more cards, steps or lanes than a map can have.
pub(super) fn hold(imported: &mut Imported) -> Result<(), ImportFault> {
    if let Some(limit) = Limit::of_parts(&imported.map) {
        return Err(ImportFault::Beyond(limit));
    }
    let left_out = clip_texts(&mut imported.map);
    if left_out > 0 {
        imported.notes.push(ImportNote::Clipped(left_out));
    }
    Ok(())
}

/// Cuts every text that a table fills; gives the number of characters that were left out.
fn clip_texts(map: &mut JourneyMap) -> usize {
    let mut left_out = clip(&mut map.title);
    for stage in &mut map.stages {
        left_out += clip(&mut stage.title) + clip(&mut stage.goal);
        left_out += stage.steps.iter_mut().map(|step| clip(&mut step.title)).sum::<usize>();
    }
    left_out += map.lanes.iter_mut().map(|lane| clip(&mut lane.title)).sum::<usize>();
    for card in map.cards.iter_mut().filter(|card| is_too_long(&card.text)) {
        left_out += clip(&mut Arc::make_mut(card).text);
    }
    for curve in &mut map.curves {
        left_out += clip(&mut curve.title);
        left_out += curve.points.iter_mut().map(|point| clip(&mut point.word)).sum::<usize>();
    }
    left_out
}

#[cfg(test)]
mod tests {
    use crate::{
        file,
        import::{ImportFault, ImportNote, TableHint, table},
        model::{Limit, MAX_TEXT},
    };

    #[test]
    fn what_is_too_long_in_a_table_is_cut_and_told() {
        let long = "كلمة".repeat(MAX_TEXT / 4);
        let text = format!(
            "{long} caption\n\nStage{long} | Feelings | Pain{long}\n---|---|---\n{long}!! | {long}! | {long}?"
        );
        let imported = table(&text, &TableHint::default()).unwrap();
        let clipped = imported.notes.iter().find_map(|note| match note {
            ImportNote::Clipped(characters) => Some(*characters),
            _ => None,
        });
        assert!(clipped.is_some_and(|characters| characters >= 6), "{clipped:?}");
        assert_eq!(Limit::of_map(&imported.map), None);
        let bytes = file::to_json(&imported.map);
        assert_eq!(*file::parse(&bytes, "x".as_ref()).unwrap().map, imported.map);
    }

    #[test]
    fn a_table_of_too_many_steps_is_refused() {
        let rows: String = (0..10_001).map(|row| format!("Stage {row},Pays\n")).collect();
        let error = table(&format!("Stage,Actions\n{rows}"), &TableHint::default()).unwrap_err();
        assert_eq!(error.fault, ImportFault::Beyond(Limit::Steps));
    }
}
