use super::*;
use crate::{
    i18n::Locale,
    model::{Lane, LaneKind, Stage, Step},
};

/// A map of two stages (`s1`, `s2`, one step each) and two lanes (`l1`, `l2`); a card is written
/// `id@lane/step:text`.
fn map(cards: &[&str]) -> JourneyMap {
    let stage = |id: &str, step: &str| Stage {
        id: id.into(),
        title: id.to_owned(),
        steps: vec![Step { id: step.into(), ..Step::default() }],
        ..Stage::default()
    };
    let lane =
        |id: &str| Lane { id: id.into(), kind: LaneKind::Actions, title: id.to_owned(), ..Lane::default() };
    JourneyMap {
        id: "map".into(),
        title: "Map".to_owned(),
        language: Locale::En.tag().to_owned(),
        stages: vec![stage("s1", "a"), stage("s2", "b")],
        lanes: vec![lane("l1"), lane("l2")],
        cards: cards.iter().map(|card| Arc::new(parse(card))).collect(),
        ..JourneyMap::default()
    }
}

fn parse(card: &str) -> Card {
    let (place, text) = card.split_once(':').unwrap();
    let (id, cell) = place.split_once('@').unwrap();
    let (lane, step) = cell.split_once('/').unwrap();
    Card { id: id.into(), lane: lane.into(), step: step.into(), text: text.to_owned(), ..Card::default() }
}

fn printed(map: &JourneyMap) -> Vec<String> {
    map.cards.iter().map(|card| format!("{}@{}/{}:{}", card.id, card.lane, card.step, card.text)).collect()
}

/// Merged cards and the fields in conflict.
fn merged(base: &[&str], ours: &[&str], theirs: &[&str]) -> (Vec<String>, Vec<String>) {
    let merged = merge(&map(base), &map(ours), &map(theirs));
    let fields = merged.map.conflicts.iter().map(|c| format!("{}.{}", c.about, c.field)).collect();
    (printed(&merged.map), fields)
}

#[test]
fn edits_of_different_cards_meet() {
    let (cards, conflicts) =
        merged(&["1@l1/a:one", "2@l1/b:two"], &["1@l1/a:ONE", "2@l1/b:two"], &["1@l1/a:one", "2@l2/b:two"]);
    assert_eq!(cards, ["1@l1/a:ONE", "2@l2/b:two"]);
    assert_eq!(conflicts, Vec::<String>::new());
}

#[test]
fn an_edit_and_a_move_of_one_card_meet() {
    let (cards, conflicts) = merged(&["1@l1/a:one"], &["1@l1/a:ONE"], &["1@l2/b:one"]);
    assert_eq!(cards, ["1@l2/b:ONE"]);
    assert_eq!(conflicts, Vec::<String>::new());
}

#[test]
fn two_texts_of_one_card_are_a_conflict_with_both_values() {
    let merged = merge(&map(&["1@l1/a:one"]), &map(&["1@l1/a:ours"]), &map(&["1@l1/a:theirs"]));
    assert_eq!(printed(&merged.map), ["1@l1/a:ours"]);
    let conflict = &merged.map.conflicts[0];
    assert_eq!((conflict.about.as_str(), conflict.field.as_str()), ("1", "text"));
    assert_eq!([&conflict.base, &conflict.ours, &conflict.theirs], ["one", "ours", "theirs"]);
}

#[test]
fn two_moves_of_one_card_are_one_conflict_of_place() {
    let (cards, conflicts) = merged(&["1@l1/a:one"], &["1@l2/a:one"], &["1@l1/b:one"]);
    assert_eq!(cards, ["1@l2/a:one"], "never a cell that nobody chose");
    assert_eq!(conflicts, ["1.place"]);
}

#[test]
fn a_card_edited_here_and_deleted_there_stays_with_a_conflict() {
    let (cards, conflicts) = merged(&["1@l1/a:one"], &["1@l1/a:ONE"], &[]);
    assert_eq!((cards, conflicts), (vec!["1@l1/a:ONE".to_owned()], vec!["1.".to_owned()]));
    let (cards, conflicts) = merged(&["1@l1/a:one"], &[], &["1@l1/a:ONE"]);
    assert_eq!((cards, conflicts), (vec![], vec!["1.".to_owned()]));
}

#[test]
fn a_card_put_into_a_stage_that_was_deleted_there_is_kept_unplaced() {
    let base = map(&["1@l1/b:one"]);
    let ours = map(&["1@l1/b:one", "2@l1/b:new"]);
    let mut theirs = map(&[]);
    theirs.stages.pop();
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(merged.map.stages.len(), 1);
    assert_eq!(printed(&merged.map), ["2@l1/b:new"]);
}

#[test]
fn a_link_to_a_deleted_card_is_told_of_when_it_is_new() {
    let base = map(&["1@l1/a:one", "2@l1/b:two"]);
    let mut ours = base.clone();
    ours.links.push(crate::model::Link {
        id: "x".into(),
        from: "1".into(),
        to: "2".into(),
        ..Default::default()
    });
    let theirs = map(&["1@l1/a:one"]);
    let merged = merge(&base, &ours, &theirs);
    assert!(merged.map.links.is_empty());
    assert_eq!(merged.map.conflicts[0].about, "x".into());
}

#[test]
fn stages_added_and_moved_on_both_sides_meet() {
    let base = map(&[]);
    let mut ours = base.clone();
    ours.stages.insert(
        0,
        Stage {
            id: "s0".into(),
            steps: vec![Step { id: "z".into(), ..Step::default() }],
            ..Stage::default()
        },
    );
    let mut theirs = base.clone();
    theirs.stages.swap(0, 1);
    theirs.stages[0].title = "Renamed".to_owned();
    let merged = merge(&base, &ours, &theirs);
    let titles: Vec<&str> = merged.map.stages.iter().map(|stage| stage.title.as_str()).collect();
    assert_eq!((titles, merged.conflicts), (vec!["", "Renamed", "s1"], 0));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Random changes of a map; ids of new cards begin with `who`.
    fn changed(base: &JourneyMap, who: &str, edits: &[(u8, u8, u8)]) -> JourneyMap {
        let mut map = base.clone();
        for (number, &(kind, which, place)) in edits.iter().enumerate() {
            let (lane, step) = [("l1", "a"), ("l1", "b"), ("l2", "a"), ("l2", "b")][usize::from(place) % 4];
            let count = map.cards.len();
            let at = usize::from(which) % count.max(1);
            match kind % 4 {
                0 => {
                    let card = parse(&format!("{who}{number}@{lane}/{step}:new"));
                    map.cards.insert(at.min(count), Arc::new(card));
                }
                _ if count == 0 => {}
                1 => Arc::make_mut(&mut map.cards[at]).text = format!("{who} {place}"),
                2 => {
                    let card = Arc::make_mut(&mut map.cards[at]);
                    (card.lane, card.step) = (lane.into(), step.into());
                }
                _ => drop(map.cards.remove(at)),
            }
        }
        map
    }

    fn edits() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
        prop::collection::vec(any::<(u8, u8, u8)>(), 0..6)
    }

    fn start() -> JourneyMap {
        map(&["1@l1/a:1", "2@l1/a:2", "3@l1/b:3", "4@l2/a:4", "5@l2/b:5", "6@l2/b:6"])
    }

    /// The cards of each cell in order, whatever the order of the cells in the file.
    fn cells(map: &JourneyMap) -> Vec<(Cell, Vec<Card>)> {
        let mut cells: Vec<(Cell, Vec<Card>)> = cells_of(map)
            .into_iter()
            .map(|(cell, ids)| (cell, ids.iter().map(|id| map.card(id).unwrap().as_ref().clone()).collect()))
            .collect();
        cells.sort_by(|a, b| a.0.cmp(&b.0));
        cells
    }

    proptest! {
        #[test]
        fn a_change_merged_with_nothing_is_the_change(edits in edits()) {
            let base = start();
            let change = changed(&base, "o", &edits);
            prop_assert_eq!(&merge(&base, &change, &base).map, &change);
            prop_assert_eq!(&merge(&base, &base, &change).map, &change);
            prop_assert_eq!(&merge(&base, &change, &change).map, &change);
        }

        #[test]
        fn sides_commute_where_they_do_not_disagree(ours in edits(), theirs in edits()) {
            let base = start();
            let (ours, theirs) = (changed(&base, "o", &ours), changed(&base, "t", &theirs));
            let (one, other) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
            prop_assert_eq!(one.conflicts, other.conflicts);
            // The order within a cell that both sorted is ours, which is no conflict.
            let unordered = |map: &JourneyMap| {
                let mut cells = cells(map);
                cells.iter_mut().for_each(|(_, cards)| cards.sort_by(|a, b| a.id.cmp(&b.id)));
                cells
            };
            if one.conflicts == 0 {
                prop_assert_eq!(unordered(&one.map), unordered(&other.map));
            }
        }

        #[test]
        fn every_edit_is_in_the_result_or_in_a_conflict(ours in edits(), theirs in edits()) {
            let base = start();
            let (ours, theirs) = (changed(&base, "o", &ours), changed(&base, "t", &theirs));
            let merged = merge(&base, &ours, &theirs).map;
            let disputed: FxHashSet<&Id> = merged.conflicts.iter().map(|conflict| &conflict.about).collect();
            for side in [&ours, &theirs] {
                for card in &side.cards {
                    let before = base.card(&card.id);
                    if before == Some(card) || disputed.contains(&card.id) {
                        continue;
                    }
                    let result = merged.card(&card.id);
                    prop_assert!(result.is_some(), "{} is lost", card.id);
                    let result = result.unwrap();
                    if before.is_none_or(|before| before.text != card.text) {
                        prop_assert_eq!(&result.text, &card.text);
                    }
                    if before.is_none_or(|before| (&before.lane, &before.step) != (&card.lane, &card.step)) {
                        prop_assert_eq!((&result.lane, &result.step), (&card.lane, &card.step));
                    }
                }
                for card in base.cards.iter().filter(|card| side.card(&card.id).is_none()) {
                    prop_assert!(merged.card(&card.id).is_none() || disputed.contains(&card.id), "{} is back", card.id);
                }
            }
        }
    }
}
