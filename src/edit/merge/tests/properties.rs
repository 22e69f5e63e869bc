//! What holds whatever two people do.

use proptest::prelude::*;

use super::*;
use crate::{edit::merge::parts::find, model::random::cases};

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
    #![proptest_config(cases(256))]

    #[test]
    fn a_change_merged_with_something_else_is_both(edits in edits()) {
        let base = start();
        let change = changed(&base, "o", &edits);
        let titled = |map: &JourneyMap| JourneyMap { title: "Another".to_owned(), ..map.clone() };
        // A side that changed nothing is merged by going through neither.
        for merged in [
            merge(&base, &change, &titled(&base)),
            merge(&base, &titled(&base), &change),
            merge(&base, &change, &titled(&change)),
        ] {
            prop_assert_eq!(merged.conflicts, 0);
            prop_assert_eq!(&merged.map.title, "Another");
            prop_assert_eq!(cells(&merged.map), cells(&change));
        }
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

/// A map and two that were made of it by random commands.
fn two_sides(seed: u64, dice: [&[[u16; 6]]; 2]) -> [JourneyMap; 3] {
    let mut base = crate::model::random::whole_map(&mut fastrand::Rng::with_seed(seed), 5);
    base.conflicts.clear();
    two_sides_of(base, dice)
}

/// Dice for any command; every other time they settle conflicts.
fn often_settling() -> impl Strategy<Value = [u16; 6]> {
    const SETTLING: u16 = 60_001;

    any::<[u16; 6]>().prop_map(|mut die| {
        if die[4] % 2 == 0 {
            die[0] = SETTLING;
        }
        die
    })
}

fn two_sides_of(base: JourneyMap, dice: [&[[u16; 6]]; 2]) -> [JourneyMap; 3] {
    use crate::edit::{Document, tests::random};

    let base = Arc::new(base);
    let [ours, theirs] = [0, 1].map(|side| {
        let mut document = Document::new(Arc::clone(&base));
        for die in dice[side] {
            // New things of the two sides have different names.
            let mut die = *die;
            die[5] = die[5] / 2 * 2 + side as u16;
            let map = document.map().clone();
            let command = match die[0] {
                0..25_000 => random::any_command(&map, &die),
                25_000..55_000 => random::wild_command(&map, &die),
                _ => random::joint_command(&map, &die),
            };
            let _ = document.apply(&command);
        }
        JourneyMap::clone(document.map())
    });
    [JourneyMap::clone(&base), ours, theirs]
}

/// What `side` changed and neither shows in `merged` nor is told of by a conflict.
fn lost([base, side, other, merged]: [&JourneyMap; 4]) -> Vec<String> {
    use crate::edit::diff::{Diff, Home, What};

    let [base, side, other, merged] = [base, side, other, merged].map(|map| Arc::new(map.clone()));
    let disputed: FxHashSet<&Id> = merged.conflicts.iter().map(|conflict| &conflict.about).collect();
    let elsewhere = Diff::of(&base, &other);
    let result = Diff::of(&base, &merged);
    let tells = |id: &Id| {
        let mut homes = [&base, &side, &other].into_iter().filter_map(|map| map.stage_of_step(id));
        let curve = [&base, &side, &other].into_iter().find_map(|map| map.curve_point(id));
        disputed.contains(id)
            || homes.any(|stage| disputed.contains(&stage.id))
            || curve.is_some_and(|(curve, _)| disputed.contains(&curve.id))
    };
    let mut lost = Vec::new();
    for change in Diff::of(&base, &side).changes() {
        let same = |other: &&crate::edit::diff::Change| other.id == change.id && other.part == change.part;
        let shows = match &change.what {
            What::Reordered => true,
            What::Edited(fields) => fields.iter().all(|field| {
                // Lists that both changed hold what both added; these follow from other changes.
                let derived = ["span", "answers", "persona"].contains(&field.field.as_str());
                let list = field.after.as_ref().or(field.before.as_ref()).is_some_and(Value::is_array);
                let of = |diff: &Diff| {
                    let mut edits =
                        diff.changes().iter().filter(same).filter_map(|change| match &change.what {
                            What::Edited(fields) => fields.iter().find(|of| of.field == field.field).cloned(),
                            _ => None,
                        });
                    edits.next_back()
                };
                derived || of(&result).as_ref() == Some(field) || (list && of(&elsewhere).is_some())
            }),
            What::Moved { to: Home::Cell { lane, step }, .. } => {
                merged.card(&change.id).is_some_and(|card| (&card.lane, &card.step) == (lane, step))
            }
            What::Moved { to: Home::Stage(stage), .. } => {
                merged.stage_of_step(&change.id).is_some_and(|home| home.id == *stage)
            }
            What::Added => crate::edit::merge::parts::has(&merged, &change.id),
            What::Removed => !crate::edit::merge::parts::has(&merged, &change.id),
            What::Disputed(conflict) => shown(&merged, conflict) == conflict.theirs,
            What::Settled(conflict) if conflict.field.is_empty() => {
                crate::edit::merge::parts::has(&merged, &change.id)
                    == crate::edit::merge::parts::has(&side, &change.id)
            }
            What::Settled(conflict) => {
                let [chosen, shows] = [&side, &merged].map(|map| shown(map, conflict));
                chosen == shows || chosen.is_array()
            }
        };
        let gone_there = !crate::edit::merge::parts::has(&other, &change.id) && tells(&change.id);
        if !shows && !gone_there && !tells(&change.id) {
            lost.push(format!("{change:?}"));
        }
    }
    lost
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn whatever_two_people_do_the_result_is_valid_and_tells_of_everything(
        seed in any::<u64>(),
        ours in prop::collection::vec(any::<[u16; 6]>(), 0..8),
        theirs in prop::collection::vec(any::<[u16; 6]>(), 0..8),
    ) {
        let [base, ours, theirs] = two_sides(seed, [&ours, &theirs]);
        let merged = merge(&base, &ours, &theirs).map;
        prop_assert_eq!(crate::model::broken_invariants(&merged), vec![]);
        prop_assert_eq!(&merge(&base, &ours, &theirs).map, &merged, "the same merge gives the same map");
        prop_assert_eq!(lost([&base, &ours, &theirs, &merged]), Vec::<String>::new(), "of ours");
        prop_assert_eq!(lost([&base, &theirs, &ours, &merged]), Vec::<String>::new(), "of theirs");
        // Without a disagreement it does not matter who is called ours, but for the order of what both sorted.
        let other = merge(&base, &theirs, &ours).map;
        if merged.conflicts.is_empty() && other.conflicts.is_empty() {
            use crate::edit::diff::{Diff, What};

            let diff = Diff::of(&Arc::new(merged.clone()), &Arc::new(other));
            let differences = diff.changes().iter().filter(|change| change.what != What::Reordered);
            prop_assert_eq!(differences.collect::<Vec<_>>(), Vec::<&crate::edit::diff::Change>::new());
        }
        // Whatever is chosen, the map stays whole and the conflict goes.
        for side in [Side::Ours, Side::Theirs] {
            let mut map = merged.clone();
            for id in merged.conflicts.iter().map(|conflict| &conflict.id) {
                let was = map.clone();
                if resolve(&mut map, id, side).is_err() {
                    map = was;
                    map.conflicts.retain(|conflict| conflict.id != *id);
                }
                prop_assert_eq!(crate::model::broken_invariants(&map), vec![]);
            }
            prop_assert!(map.conflicts.is_empty());
        }
    }

    #[test]
    fn what_a_first_merge_left_open_is_in_the_second_or_settled(
        seed in any::<u64>(),
        first in prop::collection::vec(any::<[u16; 6]>(), 1..8),
        ours in prop::collection::vec(often_settling(), 0..6),
        theirs in prop::collection::vec(often_settling(), 0..6),
    ) {
        // The same is done twice, with other words.
        let [base, one, other] = two_sides(seed, [&first, &first]);
        let base = merge(&base, &one, &other).map;
        let [base, ours, theirs] = two_sides_of(base, [&ours, &theirs]);
        let merged = merge(&base, &ours, &theirs).map;
        prop_assert_eq!(crate::model::broken_invariants(&merged), vec![]);
        prop_assert_eq!(&merge(&base, &ours, &theirs).map, &merged, "the same merge gives the same map");
        prop_assert_eq!(lost([&base, &ours, &theirs, &merged]), Vec::<String>::new(), "of ours");
        prop_assert_eq!(lost([&base, &theirs, &ours, &merged]), Vec::<String>::new(), "of theirs");
        // What a conflict calls ours is what the map shows, where there was anything to merge.
        let was_merged = base != ours && base != theirs && ours != theirs;
        for conflict in merged.conflicts.iter().filter(|of| was_merged && !of.theirs.is_object()) {
            if let Some((_, _, part)) = find(&merged, &conflict.about)
                && let Some(shown) = part.get(&conflict.field)
            {
                prop_assert_eq!(shown, &conflict.ours, "{} of {}", conflict.field, conflict.about);
            }
        }
        // What nobody settled is open still, unless the map has come to show its other value or has lost what it is about.
        for conflict in &base.conflicts {
            let open = |map: &JourneyMap| map.conflicts.iter().any(|open| open.id == conflict.id);
            let answered = open(&merged) || is_other(conflict, &shown(&merged, conflict));
            let asked = merged.conflicts.iter().any(|open| open.about == conflict.about);
            prop_assert!(!(open(&ours) && open(&theirs)) || answered || asked, "{conflict:?}");
        }
    }
}
