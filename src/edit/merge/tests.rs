use super::*;
use crate::{
    i18n::Locale,
    model::{Comment, Lane, LaneKind, Persona, Stage, Step},
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
fn a_thread_that_they_deleted_and_we_answered_comes_back_whole() {
    let thread = |length: usize| {
        let mut map = map(&[]);
        for number in 1..=length {
            let reply_to = if number == 1 { String::new() } else { format!("k{}", number - 1) };
            let (id, reply_to) = (format!("k{number}").as_str().into(), reply_to.as_str().into());
            map.comments.push(Comment { id, reply_to, text: number.to_string(), ..Comment::default() });
        }
        map
    };
    let merged = merge(&thread(9), &thread(10), &thread(0)).map;
    assert_eq!(merged.comments, thread(10).comments);
    assert_eq!(merged.conflicts.len(), 9);
}

/// A map with pictures of these names, of which the card `1` shows `shown`.
fn pictured(media: &[&str], shown: Option<&str>) -> JourneyMap {
    let mut map = map(&["1@l1/a:one"]);
    let media = media.iter().map(|key| ((*key).to_owned(), Arc::default()));
    map.media = media.collect();
    Arc::make_mut(&mut map.cards[0]).image = shown.map(str::to_owned);
    map
}

fn pictures(map: &JourneyMap) -> Vec<&str> {
    map.media.keys().map(String::as_str).collect()
}

#[test]
fn a_picture_that_one_side_took_out_is_gone_and_those_of_both_are_there() {
    let base = pictured(&["old"], Some("old"));
    let ours = pictured(&[], None);
    let mut theirs = pictured(&["old", "new"], Some("old"));
    theirs.personas =
        vec![Persona { id: "p".into(), portrait: Some("new".to_owned()), ..Persona::default() }];
    assert_eq!(pictures(&merge(&base, &ours, &theirs).map), ["new"]);
    assert_eq!(pictures(&merge(&base, &theirs, &ours).map), ["new"]);
}

#[test]
fn a_picture_stays_as_long_as_a_conflict_can_bring_it_back() {
    let base = pictured(&["old"], Some("old"));
    let mut ours = pictured(&[], None);
    ours.cards.clear();
    let mut theirs = base.clone();
    Arc::make_mut(&mut theirs.cards[0]).text = "two".to_owned();
    let mut merged = merge(&base, &ours, &theirs).map;
    assert_eq!((merged.cards.len(), merged.conflicts.len(), pictures(&merged)), (0, 1, vec!["old"]));
    let conflict = merged.conflicts[0].id.clone();
    resolve(&mut merged, &conflict, Side::Theirs).unwrap();
    assert_eq!(merged.cards[0].image.as_deref(), Some("old"));
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
fn a_card_that_we_put_into_a_stage_that_they_deleted_keeps_the_stage() {
    let base = map(&["1@l1/b:one"]);
    let ours = map(&["1@l1/b:one", "2@l1/b:new"]);
    let mut theirs = map(&[]);
    theirs.stages.pop();
    let mut merged = merge(&base, &ours, &theirs).map;
    assert_eq!(merged.stages.len(), 2, "ours is kept until chosen");
    assert_eq!(printed(&merged), ["2@l1/b:new"], "what they deleted and we did not touch is gone");
    let conflict = merged.conflicts[0].clone();
    assert_eq!((conflict.about.as_str(), conflict.list.as_str()), ("s2", "stages"));
    assert!(conflict.ours.is_object() && conflict.theirs.is_null());

    resolve(&mut merged, &conflict.id, Side::Theirs).unwrap();
    assert_eq!((merged.stages.len(), merged.conflicts.len()), (1, 0));
    assert!(merged.cards.is_empty(), "a stage goes with its cards");
}

#[test]
fn a_card_that_they_put_into_a_stage_that_we_deleted_waits_unplaced() {
    let base = map(&["1@l1/b:one"]);
    let mut ours = map(&[]);
    ours.stages.pop();
    let theirs = map(&["1@l1/b:one", "2@l1/b:new"]);
    let mut merged = merge(&base, &ours, &theirs).map;
    assert_eq!(merged.stages.len(), 1);
    assert_eq!(printed(&merged), ["2@l1/b:new"], "it is unplaced");
    let conflict = merged.conflicts[0].clone();
    assert_eq!(conflict.about.as_str(), "s2");
    resolve(&mut merged, &conflict.id, Side::Theirs).unwrap();
    assert!(merged.stage_of_step(&"b".into()).is_some(), "now it has its place");
}

#[test]
fn a_link_to_a_deleted_card_is_told_of_when_it_is_new() {
    let base = map(&["1@l1/a:one", "2@l1/b:two"]);
    let mut linked = base.clone();
    linked.links.push(crate::model::Link {
        id: "x".into(),
        from: "1".into(),
        to: "2".into(),
        ..Default::default()
    });
    let without = map(&["1@l1/a:one"]);
    let merged = merge(&base, &linked, &without).map;
    assert_eq!(merged.links.len(), 1, "our link keeps its card");
    assert_eq!(printed(&merged), ["1@l1/a:one", "2@l1/b:two"]);
    assert_eq!(merged.conflicts.len(), 1);

    let mut merged = merge(&base, &without, &linked).map;
    assert!(merged.links.is_empty());
    let about = |map: &JourneyMap| map.conflicts.iter().map(|c| c.about.to_string()).collect::<Vec<_>>();
    assert_eq!(about(&merged), ["2", "x"]);
    // Their link brings the card that it needs.
    let link = merged.conflicts[1].id.clone();
    resolve(&mut merged, &link, Side::Theirs).unwrap();
    assert_eq!((merged.links.len(), merged.conflicts.len()), (1, 0));
    assert_eq!(printed(&merged), ["1@l1/a:one", "2@l1/b:two"]);
}

#[test]
fn a_step_that_both_moved_stays_where_we_moved_it() {
    let with_stage = |home: usize| {
        let mut map = map(&["1@l1/z:one"]);
        map.stages.push(Stage {
            id: "s3".into(),
            steps: vec![Step { id: "c".into(), ..Step::default() }],
            ..Stage::default()
        });
        map.stages[home].steps.push(Step { id: "z".into(), ..Step::default() });
        map
    };
    let mut merged = merge(&with_stage(0), &with_stage(1), &with_stage(2)).map;
    let home = |map: &JourneyMap| map.stage_of_step(&"z".into()).unwrap().id.to_string();
    assert_eq!((home(&merged), merged.steps().count()), ("s2".to_owned(), 4));
    let conflict = merged.conflicts[0].clone();
    assert_eq!((conflict.about.as_str(), conflict.field.as_str()), ("z", "stage"));
    resolve(&mut merged, &conflict.id, Side::Theirs).unwrap();
    assert_eq!(home(&merged), "s3");
}

#[test]
fn a_stage_keeps_a_step_when_each_side_took_out_another() {
    let base = {
        let mut map = map(&[]);
        map.stages[0].steps.push(Step { id: "a2".into(), ..Step::default() });
        map
    };
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.stages[0].steps.remove(0);
    theirs.stages[0].steps.remove(1);
    let merged = merge(&base, &ours, &theirs).map;
    assert_eq!(merged.stages[0].steps, ours.stages[0].steps);
    assert_eq!(merged.conflicts[0].about.as_str(), "a2");
}

#[test]
fn chosen_values_are_taken_and_undone_as_one_step() {
    let base = map(&["1@l1/a:one", "2@l1/a:two", "3@l1/a:three"]);
    let ours = map(&["1@l1/a:ours", "2@l2/a:two"]);
    let mut theirs = map(&["1@l1/a:theirs", "2@l1/b:two", "3@l1/a:kept"]);
    theirs.scenario.problem = "theirs".to_owned();
    let mut ours = ours;
    ours.scenario.problem = "ours".to_owned();
    let merged = merge(&base, &ours, &theirs).map;
    let fields = |map: &JourneyMap| map.conflicts.iter().map(|c| c.field.clone()).collect::<Vec<_>>();
    assert_eq!(fields(&merged), ["text", "place", "", "scenario.problem"]);
    let ids: Vec<Id> = merged.conflicts.iter().map(|conflict| conflict.id.clone()).collect();
    let mut document = crate::edit::Document::new(Arc::new(merged));
    let settle = |side| crate::edit::Command::ResolveConflicts { ids: ids.clone(), side };
    document.apply(&settle(Side::Theirs)).unwrap();
    let map = document.map();
    assert_eq!(printed(map), ["1@l1/a:theirs", "2@l1/b:two", "3@l1/a:kept"]);
    assert_eq!((map.scenario.problem.as_str(), map.conflicts.len()), ("theirs", 0));
    document.undo();
    assert_eq!(document.map().conflicts.len(), 4);
    document.apply(&settle(Side::Ours)).unwrap();
    assert_eq!(printed(document.map()), ["1@l1/a:ours", "2@l2/a:two"]);
    assert!(document.map().conflicts.is_empty());
}

#[test]
fn the_order_that_they_chose_is_taken() {
    let order = |ids: [usize; 3]| {
        let lane = |n: &usize| Lane { id: format!("l{n}").as_str().into(), ..Lane::default() };
        JourneyMap { lanes: ids.iter().map(lane).collect(), ..map(&[]) }
    };
    let mut merged = merge(&order([1, 2, 3]), &order([2, 3, 1]), &order([3, 1, 2])).map;
    let lanes =
        |map: &JourneyMap| map.lanes.iter().map(|lane| lane.id.to_string()).collect::<Vec<_>>().join(" ");
    let conflict = merged.conflicts[0].clone();
    assert_eq!((lanes(&merged), conflict.field.as_str()), ("l2 l3 l1".to_owned(), "lanes.order"));
    resolve(&mut merged, &conflict.id, Side::Theirs).unwrap();
    assert_eq!(lanes(&merged), "l3 l1 l2");
}

#[test]
fn a_second_merge_keeps_what_the_first_left_open_and_what_was_settled_stays_settled() {
    let base = map(&["1@l1/a:one", "2@l1/a:two"]);
    let first = merge(&base, &map(&["1@l1/a:x", "2@l1/a:x"]), &map(&["1@l1/a:y", "2@l1/a:y"])).map;
    assert_eq!(first.conflicts.len(), 2);
    let mut settled = first.clone();
    let id = first.conflicts[0].id.clone();
    resolve(&mut settled, &id, Side::Theirs).unwrap();
    let mut edited = first.clone();
    Arc::make_mut(&mut edited.cards[1]).text = "z".to_owned();
    let merged = merge(&first, &edited, &settled).map;
    assert_eq!(printed(&merged), ["1@l1/a:y", "2@l1/a:z"]);
    let open = Conflict { ours: "z".into(), ..first.conflicts[1].clone() };
    assert_eq!(merged.conflicts, [open], "what the map shows now, and the other value");
    // Two new conflicts about the same thing are two.
    let again = merge(&first, &map_with(&first, "p"), &map_with(&first, "q")).map;
    assert_eq!(again.conflicts.len(), 4);
    assert_eq!(crate::model::broken_invariants(&again), []);
}

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

/// `map` with the texts of all cards changed.
fn map_with(map: &JourneyMap, text: &str) -> JourneyMap {
    let mut map = map.clone();
    for card in &mut map.cards {
        Arc::make_mut(card).text = text.to_owned();
    }
    map
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

    /// A map and two that were made of it by random commands.
    fn two_sides(seed: u64, dice: [&[[u16; 6]]; 2]) -> [JourneyMap; 3] {
        use crate::edit::{Document, tests::random};

        let mut base = crate::model::random::whole_map(&mut fastrand::Rng::with_seed(seed), 5);
        base.conflicts.clear();
        let base = Arc::new(base);
        let [ours, theirs] = [0, 1].map(|side| {
            let mut document = Document::new(Arc::clone(&base));
            for die in dice[side] {
                // New things of the two sides have different names.
                let mut die = *die;
                die[5] = die[5] / 2 * 2 + side as u16;
                let map = document.map().clone();
                let command = if die[0] < 30_000 {
                    random::any_command(&map, &die)
                } else {
                    random::wild_command(&map, &die)
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
            let same =
                |other: &&crate::edit::diff::Change| other.id == change.id && other.part == change.part;
            let shows = match &change.what {
                What::Reordered => true,
                What::Edited(fields) => fields.iter().all(|field| {
                    // Lists that both changed hold what both added; these follow from other changes.
                    let derived = ["span", "answers", "persona"].contains(&field.field.as_str());
                    let list = field.after.as_ref().or(field.before.as_ref()).is_some_and(Value::is_array);
                    let of = |diff: &Diff| {
                        let mut edits = diff.changes().iter().filter(same).filter_map(|change| match &change
                            .what
                        {
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
                What::Added => super::super::mend::has(&merged, &change.id),
                What::Removed => !super::super::mend::has(&merged, &change.id),
                What::Disputed(conflict) => shown(&merged, conflict) == conflict.theirs,
                What::Settled(conflict) if conflict.field.is_empty() => {
                    super::super::mend::has(&merged, &change.id) == super::super::mend::has(&side, &change.id)
                }
                What::Settled(conflict) => {
                    let [chosen, shows] = [&side, &merged].map(|map| shown(map, conflict));
                    chosen == shows || chosen.is_array()
                }
            };
            let gone_there = !super::super::mend::has(&other, &change.id) && tells(&change.id);
            if !shows && !gone_there && !tells(&change.id) {
                lost.push(format!("{change:?}"));
            }
        }
        lost
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(250))]

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
    }
}
