//! Stories of commands: map before, commands, map after.

pub(super) mod random;

use std::sync::Arc;

use super::{
    story::{assert_map, broken, map, show},
    *,
};
use crate::{
    i18n::Locale,
    model::{Card, Comment, EmotionCurve, Flow, Id, JourneyMap, Persona, Stage, Step},
};

fn ids(words: &str) -> Vec<Id> {
    words.split_whitespace().map(Id::from).collect()
}

fn cards(words: &str) -> Vec<ItemRef> {
    ids(words).into_iter().map(ItemRef::Card).collect()
}

fn to(lane: &str, step: &str, before: Option<&str>) -> CellPlace {
    CellPlace { lane: lane.into(), step: step.into(), before: before.map(Id::from) }
}

/// A document that holds the map shown by `text`.
fn document(text: &str) -> Document {
    Document::new(Arc::new(map(text)))
}

const SHOP: &str = "
               | Look    | Buy      | Stay
    actions    | a b     | c        | d
    emotions   | p:+1    | q:-0.5   | r:+2
    pain-points|         | e f      | g";

#[test]
fn joined_steps_keep_all_cards_in_their_order_locked_ones_too() {
    let mut document = document(
        "
                | Look | ..     | ..  | Buy
        actions | a~2  | b! c~3 | d   | e
        text    |      | x      |     |
        emotions| p:+1 | q:-1   |     | r:+2",
    );
    document.apply(&Command::JoinSteps { ids: ids("Look.1 Look.2") }).unwrap();
    assert_map(
        document.map(),
        "
                | Look             | .. | Buy
        actions | a b! c~3         | d  | e
        text    | x                |    |
        emotions| p:+1@0.25 q:-1@0.75 |  | r:+2",
    );
    document.undo();
    document.apply(&Command::JoinSteps { ids: ids("Look.1 Look.2 Look.3") }).unwrap();
    assert_eq!(document.selection().items(), [ItemRef::Stage("Look".into())]);
    assert_eq!(document.map().stages[0].steps.len(), 1);
    assert_eq!(document.map().cards.len(), 6);
    // Steps that do not follow each other, or belong to several stages, do not join.
    document.undo();
    for steps in ["Look.1 Look.3", "Look.3 Buy.1", "Look.1", "Look.1 nobody"] {
        assert!(document.apply(&Command::JoinSteps { ids: ids(steps) }).is_err(), "{steps}");
    }
}

#[test]
fn cards_move_into_a_cell_in_the_order_given() {
    let mut document = document(SHOP);
    document
        .apply(&Command::MoveCards { ids: ids("e a"), to: to("pain-points", "Stay.1", Some("g")) })
        .unwrap();
    assert_map(
        document.map(),
        "
                   | Look    | Buy      | Stay
        actions    | b       | c        | d
        emotions   | p:+1    | q:-0.5   | r:+2
        pain-points|         | f        | e a g",
    );
    assert_eq!(document.selection().items(), cards("e a"));
    assert_eq!(document.undo_name().unwrap().message(Locale::En), "Move \u{2068}2\u{2069} cards");
}

#[test]
fn a_card_moves_within_its_cell() {
    let mut document = document("      | Look \n actions | a b c d");
    document.apply(&Command::MoveCards { ids: ids("d"), to: to("actions", "Look.1", Some("b")) }).unwrap();
    assert_map(document.map(), "      | Look \n actions | a d b c");
    document.apply(&Command::MoveCards { ids: ids("a"), to: to("actions", "Look.1", None) }).unwrap();
    assert_map(document.map(), "      | Look \n actions | d b c a");
}

#[test]
fn a_drop_before_a_card_that_moves_too_lands_before_the_next_that_rests() {
    let mut document = document("      | Look \n actions | a b c d");
    document.apply(&Command::MoveCards { ids: ids("c a"), to: to("actions", "Look.1", Some("a")) }).unwrap();
    assert_map(document.map(), "      | Look \n actions | c a b d");
}

#[test]
fn a_drop_where_it_came_from_is_no_step() {
    let mut document = document(
        "
                | Look | Buy
        actions | a b  | c
        text    | x    |",
    );
    let before = document.map().clone();
    for place in [to("actions", "Look.1", Some("b")), to("actions", "Look.1", Some("a"))] {
        assert_eq!(document.apply(&Command::MoveCards { ids: ids("a"), to: place }), Ok(false));
    }
    assert!(Arc::ptr_eq(document.map(), &before));
    assert!(document.undo_name().is_none() && !document.is_dirty());
}

#[test]
fn unnamed_cards_are_shared_between_snapshots() {
    let mut document = document(SHOP);
    let before = document.map().clone();
    document.apply(&Command::MoveCards { ids: ids("a"), to: to("actions", "Stay.1", None) }).unwrap();
    for card in &before.cards {
        let same = Arc::ptr_eq(card, document.map().card(&card.id).unwrap());
        assert_eq!(same, card.id.as_str() != "a", "card {}", card.id);
    }
}

#[test]
fn locked_cards_stay() {
    let mut document = document("      | Look | Buy \n actions | a! b | ");
    let place = to("actions", "Buy.1", None);
    document.apply(&Command::MoveCards { ids: ids("a b"), to: place.clone() }).unwrap();
    assert_map(document.map(), "      | Look | Buy \n actions | a! | b");
    assert_eq!(document.apply(&Command::MoveCards { ids: ids("a"), to: place }), Err(EditError::Locked));
    assert_eq!(document.apply(&Command::Delete { items: cards("a") }), Err(EditError::Locked));
    let write = |set| Command::EditCards { ids: ids("a"), set };
    assert_eq!(document.apply(&write(vec![CardField::Text("z".into())])), Err(EditError::Locked));
    document.apply(&write(vec![CardField::Locked(false), CardField::Text("z".into())])).unwrap();
    assert_map(document.map(), "      | Look | Buy \n actions | z | b");
}

#[test]
fn an_unplaced_card_finds_a_cell() {
    let mut document = document("      | Look | Buy \n actions | a | \n unplaced: x y");
    document.apply(&Command::MoveCards { ids: ids("x"), to: to("actions", "Buy.1", None) }).unwrap();
    assert_map(document.map(), "      | Look | Buy \n actions | a | x \n unplaced: y");
}

#[test]
fn copies_stand_behind_their_originals_cell_by_cell() {
    let mut document = document(SHOP);
    let copies = ["a", "b", "e"].map(|id| (Id::from(id), Id::from(format!("{id}2").as_str())));
    document.apply(&Command::DuplicateCards { copies: copies.to_vec(), to: None }).unwrap();
    assert_map(
        document.map(),
        "
                   | Look    | Buy      | Stay
        actions    | a b a b | c        | d
        emotions   | p:+1    | q:-0.5   | r:+2
        pain-points|         | e e f    | g",
    );
    assert_eq!(document.selection().items(), cards("a2 b2 e2"));
}

#[test]
fn a_stage_goes_with_all_that_is_in_it() {
    let text = "
               | Look | Buy      | Stay
    actions    | a b  | c        | d
    emotions   | p:+1 | q:-0.5   | r:+2
    links: a>c b>d";
    let mut document = document(text);
    document.apply(&Command::Delete { items: vec![ItemRef::Stage("Buy".into())] }).unwrap();
    assert_map(
        document.map(),
        "
                   | Look | Stay
        actions    | a b  | d
        emotions   | p:+1 | r:+2
        links: b>d",
    );
    document.apply(&Command::Delete { items: vec![ItemRef::Lane("emotions".into())] }).unwrap();
    assert_map(document.map(), "   | Look | Stay \n actions    | a b  | d \n links: b>d");
    assert!(document.map().curves.is_empty());
    document.undo();
    document.undo();
    assert_map(document.map(), text);
}

#[test]
fn a_card_over_several_steps_keeps_what_still_follows() {
    let text = "      | Look | Buy | .. | Stay \n actions | a~3 | | | \n text | | b~3 | | ";
    let mut document = document(text);
    document.apply(&Command::Delete { items: vec![ItemRef::Step("Buy.1".into())] }).unwrap();
    assert_map(document.map(), "      | Look | Buy | Stay \n actions | a~2 | | \n text | | b~2 | ");
    let stage = Stage {
        id: "New".into(),
        title: "New".into(),
        steps: vec![Step { id: "New.1".into(), ..Step::default() }],
        ..Stage::default()
    };
    document.apply(&Command::InsertStage { stage, index: 2 }).unwrap();
    assert_map(document.map(), "      | Look | Buy | New | Stay \n actions | a~2 | | | \n text | | b~3 | | ");
    document.apply(&Command::MoveStages { ids: ids("Look"), index: 4 }).unwrap();
    assert_map(document.map(), "      | Buy | New | Stay | Look \n actions | | | | a \n text | b~3 | | | ");
}

#[test]
fn stages_and_lanes_move_together_and_keep_their_order() {
    let mut document = document(
        "     | A | B | C | D \n actions | a | b | c | d \n emotions | p:1 | q:2 | | r:0 \n text | x | | |",
    );
    document.apply(&Command::MoveStages { ids: ids("C A"), index: 4 }).unwrap();
    document.apply(&Command::MoveLanes { ids: ids("text"), index: 0 }).unwrap();
    assert_map(
        document.map(),
        "     | B | D | A | C \n text | | | x | \n actions | b | d | a | c \n emotions | q:+2 | r:+0 | p:+1 | ",
    );
    assert_eq!(document.apply(&Command::MoveStages { ids: ids("B"), index: 1 }), Ok(false));
    assert!(broken(document.map()).is_empty());
}

#[test]
fn a_step_changes_its_stage_unless_it_is_the_last() {
    let mut document = document("     | A | .. | B \n actions | a | b | c");
    let step = |id: &str, stage: &str, index| Command::MoveStep { id: id.into(), stage: stage.into(), index };
    document.apply(&step("A.1", "B", 1)).unwrap();
    assert_map(document.map(), "     | A | B | .. \n actions | b | c | a");
    assert_eq!(document.apply(&step("A.2", "B", 0)), Err(EditError::NotFound));
}

#[test]
fn a_point_is_kept_within_its_range_and_in_order() {
    let mut document = document(SHOP);
    let set = Command::SetPoint { id: "p".into(), step: "Stay.1".into(), at: 0.75, value: -9.0 };
    document.apply(&set).unwrap();
    assert_map(
        document.map(),
        "
                   | Look    | Buy      | Stay
        actions    | a b     | c        | d
        emotions   |         | q:-0.5   | r:+2 p:-2@0.75
        pain-points|         | e f      | g",
    );
    let nan = Command::EditPoints { ids: ids("p"), set: vec![PointField::Value(f32::NAN)] };
    assert_eq!(document.apply(&nan), Err(EditError::NotANumber));
}

#[test]
fn new_things_need_new_names() {
    let mut document = document(SHOP);
    let card =
        |id: &str| Card { id: id.into(), lane: "actions".into(), step: "Look.1".into(), ..Card::default() };
    let insert = |cards| Command::InsertCards { cards, before: None };
    for id in ["", "a", "Buy", "p"] {
        assert_eq!(document.apply(&insert(vec![card(id)])), Err(EditError::DuplicateId), "{id}");
    }
    assert_eq!(document.apply(&insert(vec![card("n"), card("n")])), Err(EditError::DuplicateId));
    assert_eq!(document.apply(&insert(vec![card("n")])), Ok(true));
    assert_eq!(show(document.map()).lines().nth(1), Some("actions     | a b n | c      | d"));
}

#[test]
fn a_batch_is_one_step_or_none() {
    let mut document = document(SHOP);
    let title = |title: &str| Command::EditMap { set: vec![MapField::Title(title.into())] };
    let name = StepName::new("step-edit-map", 1);
    let good = Command::Batch {
        name,
        select: None,
        commands: vec![title("One"), Command::EditMap { set: vec![MapField::Flow(Flow::Rtl)] }],
    };
    document.apply(&good).unwrap();
    let bad = Command::Batch {
        name,
        select: None,
        commands: vec![
            title("Two"),
            Command::Delete { items: vec![] },
            Command::MoveLanes { ids: ids("nix"), index: 0 },
        ],
    };
    assert_eq!(document.apply(&bad), Err(EditError::NotFound));
    assert_eq!((document.map().title.as_str(), document.map().flow), ("One", Flow::Rtl));
    document.undo();
    assert_eq!((document.map().title.as_str(), document.map().flow), ("", Flow::Auto));
}

#[test]
fn undo_brings_back_the_snapshot_and_the_selection() {
    let mut document = document(SHOP);
    let start = document.map().clone();
    document.select(Selection::of_cards(&ids("a b")));
    document.apply(&Command::Delete { items: cards("a b") }).unwrap();
    assert!(document.selection().is_empty() && document.is_dirty());
    assert!(document.undo());
    assert!(Arc::ptr_eq(document.map(), &start) && !document.is_dirty());
    assert_eq!(document.selection().items(), cards("a b"));
    assert!(document.redo() && document.selection().is_empty());
    assert!(!document.redo());
}

#[test]
fn a_document_is_clean_where_it_was_saved() {
    let mut document = document(SHOP);
    let rename = |title: &str| Command::EditMap { set: vec![MapField::Title(title.into())] };
    document.apply(&rename("One")).unwrap();
    let saved = document.map().clone();
    document.apply(&rename("Two")).unwrap();
    document.mark_saved(&saved); // The write of "One" ends while "Two" is there already.
    assert!(document.is_dirty());
    document.undo();
    assert!(!document.is_dirty());
    document.undo();
    assert!(document.is_dirty());
    assert!(Document::unsaved(saved).is_dirty());
}

#[test]
fn a_burst_is_one_step() {
    let mut document = document(SHOP);
    let start = document.map().clone();
    let raise = |value| Command::EditPoints { ids: ids("p"), set: vec![PointField::Value(value)] };
    for value in [1.1, 1.2, 1.3] {
        document.apply_in_burst(&raise(value), Some(1)).unwrap();
    }
    document.apply_in_burst(&raise(1.4), Some(2)).unwrap();
    document.undo();
    assert_eq!(document.map().curve_point(&"p".into()).unwrap().1.value, 1.3);
    document.undo();
    assert!(Arc::ptr_eq(document.map(), &start));
}

#[test]
fn a_read_only_document_refuses() {
    let mut document = document(SHOP);
    document.set_read_only(true);
    assert_eq!(document.apply(&Command::Delete { items: cards("a") }), Err(EditError::ReadOnly));
    assert_map(document.map(), SHOP);
}

#[test]
fn a_long_history_forgets_its_beginning() {
    let mut document = document(SHOP);
    for count in 0..1_200 {
        let title = MapField::Title(count.to_string());
        document.apply(&Command::EditMap { set: vec![title] }).unwrap();
    }
    let steps = std::iter::from_fn(|| document.undo().then_some(())).count();
    assert_eq!((steps, document.map().title.as_str()), (1_000, "199"));
}

#[test]
fn steps_are_named_with_the_plural_forms_of_each_language() {
    let name = |locale, count| {
        crate::i18n::without_isolates(&StepName::new("step-move-cards", count).message(locale))
    };
    let names = |locale| [1, 2, 3, 11, 100].map(|count| name(locale, count));
    assert_eq!(
        names(Locale::En),
        ["Move card", "Move 2 cards", "Move 3 cards", "Move 11 cards", "Move 100 cards"]
    );
    assert_eq!(
        names(Locale::Ar),
        ["نقل بطاقة", "نقل بطاقتين", "نقل 3 بطاقات", "نقل 11 بطاقة", "نقل 100 بطاقة"]
    );
    assert_eq!(
        names(Locale::He),
        ["הזזת כרטיס", "הזזת שני כרטיסים", "הזזת 3 כרטיסים", "הזזת 11 כרטיסים", "הזזת 100 כרטיסים"]
    );
    assert_eq!(
        names(Locale::Fa),
        ["جابه‌جایی کارت", "جابه‌جایی ۲ کارت", "جابه‌جایی ۳ کارت", "جابه‌جایی ۱۱ کارت", "جابه‌جایی ۱۰۰ کارت"]
    );
}

#[test]
fn a_persona_goes_with_its_curve_unless_nobody_is_left() {
    let mut map = map(SHOP);
    for id in ["Leila", "Noa"] {
        map.personas.push(Persona { id: id.into(), ..Persona::default() });
    }
    map.curves[0].persona = "Leila".into();
    map.curves.push(EmotionCurve { id: "noa".into(), persona: "Noa".into(), ..EmotionCurve::default() });
    let mut document = Document::new(Arc::new(map));
    let curves = |document: &Document| {
        document
            .map()
            .curves
            .iter()
            .map(|curve| (curve.id.to_string(), curve.persona.to_string()))
            .collect::<Vec<_>>()
    };
    document.apply(&Command::Delete { items: vec![ItemRef::Persona("Noa".into())] }).unwrap();
    assert_eq!(curves(&document), [("curve".to_owned(), "Leila".to_owned())]);
    document.apply(&Command::Delete { items: vec![ItemRef::Persona("Leila".into())] }).unwrap();
    assert_eq!(curves(&document), [("curve".to_owned(), String::new())]);
}

#[test]
fn comments_go_with_what_they_are_about_and_with_their_answers() {
    let mut map = map(SHOP);
    for (id, about, reply_to) in [("1", "a", ""), ("2", "", "1"), ("3", "", "2"), ("4", "b", "")] {
        let (about, reply_to) = (about.into(), reply_to.into());
        map.comments.push(Comment { id: id.into(), about, reply_to, ..Comment::default() });
    }
    let mut document = Document::new(Arc::new(map));
    document.apply(&Command::Delete { items: cards("a") }).unwrap();
    assert_eq!(document.map().comments.iter().map(|comment| comment.id.as_str()).collect::<Vec<_>>(), ["4"]);
}

#[test]
fn an_opportunity_forgets_the_pain_point_that_is_gone() {
    let mut document = document(SHOP);
    let set = vec![CardField::Answers(ids("e f nowhere"))];
    document.apply(&Command::EditCards { ids: ids("d"), set }).unwrap();
    assert_eq!(document.map().card(&"d".into()).unwrap().answers, ids("e f"));
    document.apply(&Command::Delete { items: cards("e") }).unwrap();
    assert_eq!(document.map().card(&"d".into()).unwrap().answers, ids("f"));
}

#[test]
fn cards_that_come_together_stand_as_if_they_came_one_by_one() {
    for seed in 0..200 {
        let rng = &mut fastrand::Rng::with_seed(seed);
        let mut map = crate::model::random::whole_map(rng, 4);
        let cells: Vec<(Id, Id)> = map
            .lanes
            .iter()
            .flat_map(|lane| map.steps().map(|(_, step)| (lane.id.clone(), step.id.clone())))
            .collect();
        if cells.is_empty() {
            continue;
        }
        if seed % 2 == 0 {
            let place =
                |card: &Card| cells.iter().position(|cell| (&cell.0, &cell.1) == (&card.lane, &card.step));
            map.cards.sort_by_key(|card| {
                let (lane, step) = cells.get(place(card).unwrap()).unwrap();
                let lane = map.lanes.iter().position(|other| other.id == *lane);
                (lane, map.stages.iter().flat_map(|stage| &stage.steps).position(|other| other.id == *step))
            });
        }
        let new: Vec<Card> = (0..rng.usize(1..12))
            .map(|n| {
                let (lane, step) = rng.choice(&cells).unwrap().clone();
                Card { id: format!("new{n}").as_str().into(), lane, step, ..Card::default() }
            })
            .collect();
        let together = Command::InsertCards { cards: new.clone(), before: None }.apply(&map).unwrap().map;
        let mut singly = map.clone();
        for card in new {
            singly = Command::InsertCards { cards: vec![card], before: None }.apply(&singly).unwrap().map;
        }
        let cell_of = |map: &JourneyMap, cell: &(Id, Id)| -> Vec<Id> {
            let here = map.cards.iter().filter(|card| (&card.lane, &card.step) == (&cell.0, &cell.1));
            here.map(|card| card.id.clone()).collect()
        };
        for cell in &cells {
            assert_eq!(cell_of(&together, cell), cell_of(&singly, cell), "seed {seed}");
        }
        if seed % 2 == 0 {
            let ids = |map: &JourneyMap| map.cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>();
            assert_eq!(ids(&together), ids(&singly), "seed {seed}: in reading order it stays so");
        }
    }
}

#[test]
fn each_card_gets_its_own_values_or_none_does() {
    let mut document = document(SHOP);
    let text = |text: &str| vec![CardField::Text(text.into())];
    let edits = vec![("a".into(), text("one")), ("e".into(), text("two"))];
    document.apply(&Command::EditEachCard { edits }).unwrap();
    assert_eq!(document.map().card(&"a".into()).unwrap().text, "one");
    assert_eq!(document.map().card(&"e".into()).unwrap().text, "two");
    let edits = vec![("a".into(), text("three")), ("nobody".into(), text("four"))];
    assert_eq!(document.apply(&Command::EditEachCard { edits }), Err(EditError::NotFound));
    assert_eq!(document.map().card(&"a".into()).unwrap().text, "one");
    document.apply(&Command::EditCards { ids: ids("a"), set: vec![CardField::Locked(true)] }).unwrap();
    let edits = vec![("a".into(), text("three")), ("e".into(), text("four"))];
    document.apply(&Command::EditEachCard { edits }).unwrap();
    assert_eq!(document.map().card(&"a".into()).unwrap().text, "one", "locked");
    assert_eq!(document.map().card(&"e".into()).unwrap().text, "four");
}

#[test]
fn what_was_asked_about_a_joined_step_is_asked_no_more() {
    use crate::model::Conflict;

    let mut start = map("
                | Look | ..  | Buy
        actions | a    | b   | c");
    let about = |step: &str| Conflict {
        id: format!("conflict-{step}").as_str().into(),
        about: step.into(),
        field: "title".to_owned(),
        ours: "x".into(),
        theirs: "y".into(),
        ..Conflict::default()
    };
    start.conflicts = vec![about("Look.1"), about("Look.2"), about("Buy.1")];
    let mut document = Document::new(Arc::new(start));
    document.apply(&Command::JoinSteps { ids: ids("Look.1 Look.2") }).unwrap();
    let open: Vec<Id> = document.map().conflicts.iter().map(|conflict| conflict.id.clone()).collect();
    assert_eq!(open, ids("conflict-Look.1 conflict-Buy.1"));
    let settle = Command::ResolveConflicts { ids: open, side: merge::Side::Theirs };
    assert_eq!(document.apply(&settle), Ok(true));
}

#[test]
fn a_card_without_a_place_keeps_its_width() {
    let mut start = map(SHOP);
    let card = |id: &str, step: &str| Card { id: id.into(), step: step.into(), span: 3, ..Card::default() };
    start.cards.push(Arc::new(card("x", "gone")));
    let mut document = Document::new(Arc::new(start));
    let edit = Command::EditCards { ids: ids("x"), set: vec![CardField::Text("Other".to_owned())] };
    document.apply(&edit).unwrap();
    assert_eq!(document.map().card(&"x".into()).unwrap().span, 3);
    // Back in the map it ends where that does.
    document.apply(&Command::MoveCards { ids: ids("x"), to: to("actions", "Buy.1", None) }).unwrap();
    assert_eq!(document.map().card(&"x".into()).unwrap().span, 2);
}

#[test]
fn copies_take_one_command_for_all_links_and_one_for_all_points_of_a_curve() {
    let map = map("
                    | Look        | Buy
        actions     | a b c       | d
        emotions    | p:+1 q:-0.5 | r:0
        links: a>b b>c a>c c>d");
    let mut rng = fastrand::Rng::with_seed(1);
    let copy = copies::of_stages(&map, &ids("Look"), 2, &mut rng);
    let Command::Batch { commands, .. } = &copy else { panic!("{copy:?}") };
    let counts: Vec<usize> = commands
        .iter()
        .filter_map(|command| match command {
            Command::InsertLinks { links } => Some(links.len()),
            Command::InsertPoints { points, .. } => Some(points.len()),
            _ => None,
        })
        .collect();
    assert_eq!(counts, [3, 2]);
    let mut document = Document::new(Arc::new(map));
    assert_eq!(document.apply(&copy), Ok(true));
    assert_eq!((document.map().links.len(), document.map().curves[0].points.len()), (7, 5));
}

#[test]
fn links_are_added_all_or_none() {
    let mut document = document(SHOP);
    let link = |id: &str, to: &str| crate::model::Link {
        id: id.into(),
        from: "a".into(),
        to: to.into(),
        ..crate::model::Link::default()
    };
    let before = document.map().clone();
    for wrong in [[link("1", "c"), link("2", "nowhere")], [link("1", "c"), link("1", "d")]] {
        assert!(document.apply(&Command::InsertLinks { links: wrong.into() }).is_err());
        assert!(Arc::ptr_eq(&before, document.map()));
    }
    document.apply(&Command::InsertLinks { links: vec![link("1", "c"), link("2", "d")] }).unwrap();
    assert_eq!(document.selection().items(), [ItemRef::Link("1".into()), ItemRef::Link("2".into())]);
}
