//! Merges as people meet them.

mod properties;
mod settling;

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

/// Settles one conflict.
fn resolve(map: &mut JourneyMap, id: &Id, side: Side) -> Result<(), crate::edit::EditError> {
    resolve_all(map, std::slice::from_ref(id), side)
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

#[test]
fn a_picture_goes_with_the_last_conflict_that_could_bring_it_back() {
    use crate::edit::{CardField, Command, Document};

    let side = |key: &str| pictured(&[key], Some(key));
    let merged = Arc::new(merge(&pictured(&[], None), &side("ours"), &side("theirs")).map);
    assert_eq!(pictures(&merged), ["ours", "theirs"]);
    let ids = vec![merged.conflicts[0].id.clone()];
    for (choice, kept) in [(Side::Ours, "ours"), (Side::Theirs, "theirs")] {
        let mut document = Document::new(merged.clone());
        document.apply(&Command::ResolveConflicts { ids: ids.clone(), side: choice }).unwrap();
        assert_eq!(pictures(document.map()), [kept]);
        let edits = vec![("1".into(), vec![CardField::Image(None)])];
        document.apply(&Command::EditEachCard { edits }).unwrap();
        assert_eq!(pictures(document.map()), Vec::<&str>::new());
    }
}

#[test]
fn a_stage_of_several_steps_that_cards_need_comes_back_once() {
    let with_steps = |cards: &[&str]| {
        let mut map = map(cards);
        map.stages[1].steps.push(Step { id: "c".into(), ..Step::default() });
        map
    };
    let base = with_steps(&["1@l1/a:one"]);
    let ours = with_steps(&["1@l1/a:one", "2@l1/b:two", "3@l1/c:three"]);
    let mut theirs = base.clone();
    theirs.stages.pop();
    let merged = merge(&base, &ours, &theirs).map;
    let steps: Vec<&str> = merged.steps().map(|(_, step)| step.id.as_str()).collect();
    assert_eq!(steps, ["a", "b", "c"]);
    let about: Vec<&str> = merged.conflicts.iter().map(|conflict| conflict.about.as_str()).collect();
    assert_eq!(about, ["s2"]);
}

#[test]
fn what_comes_back_stands_where_it_stood() {
    let cards = |ids: &[usize]| -> Vec<String> { ids.iter().map(|id| format!("{id}@l1/a:{id}")).collect() };
    let with = |ids: &[usize], links: bool| {
        let cards = cards(ids);
        let mut map = map(&cards.iter().map(String::as_str).collect::<Vec<_>>());
        let link = |id: &str, from: &str, to: &str| crate::model::Link {
            id: id.into(),
            from: from.into(),
            to: to.into(),
            ..crate::model::Link::default()
        };
        if links {
            map.links = vec![link("x", "5", "2"), link("y", "1", "4"), link("z", "7", "3")];
        }
        map
    };
    let base = with(&[1, 2, 3, 4, 5, 6, 7], false);
    let (ours, theirs) = (with(&[1, 2, 3, 4, 5, 6, 7], true), with(&[3, 6], false));
    let merged = merge(&base, &ours, &theirs).map;
    let order: Vec<String> = merged.cards.iter().map(|card| card.id.to_string()).collect();
    assert_eq!(order.join(" "), "1 2 3 4 5 6 7");
    assert_eq!((merged.links.len(), merged.conflicts.len()), (3, 5));
}
