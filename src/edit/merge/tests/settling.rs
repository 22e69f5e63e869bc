//! Two who settle one conflict.

use super::*;

/// A map with the conflict `x` or `y` about the text of its only card, which shows `x`.
fn disputed() -> JourneyMap {
    let [base, x, y] = ["o", "x", "y"].map(|text| map(&[&format!("1@l1/a:{text}")]));
    merge(&base, &x, &y).map
}

/// `map` with its only conflict settled.
fn settled(map: &JourneyMap, side: Side) -> JourneyMap {
    let mut map = map.clone();
    let id = map.conflicts[0].id.clone();
    resolve(&mut map, &id, side).unwrap();
    map
}

/// The values of all conflicts: what the map shows, and the other one.
fn values(map: &JourneyMap) -> Vec<(Value, Value)> {
    map.conflicts.iter().map(|conflict| (conflict.ours.clone(), conflict.theirs.clone())).collect()
}

#[test]
fn two_who_settle_a_conflict_differently_are_in_conflict_again() {
    let base = disputed();
    let (x, y) = (settled(&base, Side::Ours), settled(&base, Side::Theirs));
    for (ours, theirs, shown, other) in [(&x, &y, "x", "y"), (&y, &x, "y", "x")] {
        let merged = merge(&base, ours, theirs);
        assert_eq!((printed(&merged.map), merged.conflicts), (vec![format!("1@l1/a:{shown}")], 1));
        assert_eq!(values(&merged.map), [(shown.into(), other.into())]);
        // It is a new one: whoever has settled the first has not settled this.
        let again = merge(&base, ours, &merged.map).map;
        assert_eq!(values(&again), [(shown.into(), other.into())], "{again:?}");
    }
    // Who choose the same agree.
    for side in [&x, &y] {
        let merged = merge(&base, side, side);
        assert_eq!((&merged.map, merged.conflicts), (side, 0));
    }
    let mut edited = y.clone();
    Arc::make_mut(&mut edited.cards[0]).notes = "note".to_owned();
    assert_eq!(merge(&base, &edited, &y).map, edited);
}

#[test]
fn who_settles_and_who_writes_a_third_value_are_in_conflict_again() {
    let base = disputed();
    let x = settled(&base, Side::Ours);
    let mut z = base.clone();
    Arc::make_mut(&mut z.cards[0]).text = "z".to_owned();
    assert_eq!(values(&merge(&base, &x, &z).map), [("x".into(), "z".into())]);
    assert_eq!(values(&merge(&base, &z, &x).map), [("z".into(), "x".into())]);
    // Who did nothing about it follows the one who did.
    assert_eq!(merge(&base, &base, &x).map, x);
    let mut elsewhere = base.clone();
    elsewhere.title = "Other".to_owned();
    let merged = merge(&base, &elsewhere, &x);
    assert_eq!((values(&merged.map), merged.conflicts), (vec![], 0));
}

#[test]
fn whether_a_card_stays_is_asked_again_when_two_choose_differently() {
    for kept_is_ours in [true, false] {
        let (kept, gone) = (map(&["1@l1/a:ONE"]), map(&[]));
        let (ours, theirs) = if kept_is_ours { (&kept, &gone) } else { (&gone, &kept) };
        let base = merge(&map(&["1@l1/a:one"]), ours, theirs).map;
        let [keep, drop] = if kept_is_ours { [Side::Ours, Side::Theirs] } else { [Side::Theirs, Side::Ours] };
        let (keep, drop) = (settled(&base, keep), settled(&base, drop));
        assert_eq!((printed(&keep).len(), printed(&drop).len()), (1, 0));
        let merged = merge(&base, &keep, &drop).map;
        assert_eq!(printed(&merged), ["1@l1/a:ONE"]);
        assert_eq!(merged.conflicts.len(), 1);
        assert!(merged.conflicts[0].theirs.is_null());
        let mut merged = merge(&base, &drop, &keep).map;
        assert_eq!(printed(&merged), Vec::<String>::new());
        let id = merged.conflicts[0].id.clone();
        resolve(&mut merged, &id, Side::Theirs).unwrap();
        assert_eq!(printed(&merged), ["1@l1/a:ONE"], "the card comes back whole");
    }
}

#[test]
fn places_and_orders_and_homes_of_steps_are_asked_again_too() {
    let base = merge(&map(&["1@l1/a:o"]), &map(&["1@l2/a:o"]), &map(&["1@l1/b:o"])).map;
    let (ours, theirs) = (settled(&base, Side::Ours), settled(&base, Side::Theirs));
    assert_eq!(printed(&merge(&base, &ours, &theirs).map), ["1@l2/a:o"]);
    assert_eq!(printed(&merge(&base, &theirs, &ours).map), ["1@l1/b:o"]);
    assert_eq!(merge(&base, &ours, &theirs).conflicts + merge(&base, &theirs, &ours).conflicts, 2);

    let order = |ids: [usize; 3]| {
        let lane = |n: &usize| Lane { id: format!("l{n}").as_str().into(), ..Lane::default() };
        JourneyMap { lanes: ids.iter().map(lane).collect(), ..map(&[]) }
    };
    let base = merge(&order([1, 2, 3]), &order([2, 3, 1]), &order([3, 1, 2])).map;
    let (ours, theirs) = (settled(&base, Side::Ours), settled(&base, Side::Theirs));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!((merged.map.lanes.clone(), merged.conflicts), (ours.lanes.clone(), 1));
    let merged = merge(&base, &theirs, &ours);
    assert_eq!((merged.map.lanes.clone(), merged.conflicts), (theirs.lanes.clone(), 1));

    let with_stage = |home: usize| {
        let mut map = map(&[]);
        map.stages.push(Stage {
            id: "s3".into(),
            steps: vec![Step { id: "c".into(), ..Step::default() }],
            ..Stage::default()
        });
        map.stages[home].steps.push(Step { id: "z".into(), ..Step::default() });
        map
    };
    let base = merge(&with_stage(0), &with_stage(1), &with_stage(2)).map;
    let home = |map: &JourneyMap| map.stage_of_step(&"z".into()).unwrap().id.to_string();
    let (ours, theirs) = (settled(&base, Side::Ours), settled(&base, Side::Theirs));
    let merged = merge(&base, &ours, &theirs);
    assert_eq!((home(&merged.map), merged.conflicts), ("s2".to_owned(), 1));
    let merged = merge(&base, &theirs, &ours);
    assert_eq!((home(&merged.map), merged.conflicts), ("s3".to_owned(), 1));
}

#[test]
fn a_card_taken_out_by_one_and_settled_by_the_other_is_a_conflict() {
    let base = disputed();
    let x = settled(&base, Side::Ours);
    let gone = map(&[]);
    let merged = merge(&base, &x, &gone);
    assert_eq!((printed(&merged.map), merged.conflicts), (vec!["1@l1/a:x".to_owned()], 1));
    let merged = merge(&base, &gone, &x);
    assert_eq!((printed(&merged.map), merged.conflicts), (vec![], 1));
}

#[test]
fn the_same_conflict_found_by_both_is_one() {
    let [base, x, y] = ["o", "x", "y"].map(|text| map(&[&format!("1@l1/a:{text}")]));
    let (one, other) = (merge(&base, &x, &y).map, merge(&base, &y, &x).map);
    let merged = merge(&base, &one, &other).map;
    assert_eq!(values(&merged), [("x".into(), "y".into())]);
    assert_eq!(crate::model::broken_invariants(&merged), []);
}

/// A map with one persona who lives in `place`.
fn at_home(place: &str) -> JourneyMap {
    let persona = Persona { id: "p".into(), place: place.to_owned(), ..Persona::default() };
    JourneyMap { personas: vec![persona], ..map(&["1@l1/a:o"]) }
}

#[test]
fn where_a_persona_lives_is_a_text_and_no_place_on_the_map() {
    use crate::edit::diff;

    let base = merge(&at_home("Cairo"), &at_home("Amman"), &at_home("Doha")).map;
    let said = |map: &JourneyMap| -> Vec<[String; 3]> {
        let words = diff::conflicts(&Arc::new(map.clone()), Locale::En);
        let plain = |text: &String| crate::i18n::without_isolates(text);
        words.iter().map(|words| [&words.about, &words.shown, &words.other].map(plain)).collect()
    };
    assert_eq!(said(&base), [["persona without a name: Lives in", "“Amman”", "“Doha”"].map(str::to_owned)]);

    // The next merge leaves it as it is, and drops it where the map has come to show the other value.
    let titled = JourneyMap { title: "Another".to_owned(), ..base.clone() };
    let moved = JourneyMap { personas: at_home("Doha").personas, ..base.clone() };
    let mut worded = base.clone();
    worded.scenario.problem = "Another".to_owned();
    assert_eq!(values(&merge(&base, &titled, &worded).map), [("Amman".into(), "Doha".into())]);
    assert_eq!(values(&merge(&base, &moved, &titled).map), []);

    let (ours, theirs) = (settled(&base, Side::Ours), settled(&base, Side::Theirs));
    assert_eq!((ours.personas[0].place.as_str(), theirs.personas[0].place.as_str()), ("Amman", "Doha"));
    assert_eq!(values(&merge(&base, &ours, &theirs).map), [("Amman".into(), "Doha".into())]);
    assert_eq!(values(&merge(&base, &theirs, &ours).map), [("Doha".into(), "Amman".into())]);
}
