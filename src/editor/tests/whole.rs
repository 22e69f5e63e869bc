//! Stages and lanes through the clipboard, with all that stands in them.

use super::*;
use crate::edit::Fragment;

impl Person {
    fn takes(&mut self, items: impl IntoIterator<Item = ItemRef>) {
        self.editor.select(items.into_iter().collect());
        self.looks();
    }

    fn copied(&self) -> Fragment {
        // Through the file in which other windows find it.
        let fragment = self.editor.copied().expect("something can be copied");
        serde_json::from_str(&serde_json::to_string(&fragment).unwrap()).unwrap()
    }

    fn lays(&mut self, fragment: &Fragment) {
        assert!(self.editor.can_paste());
        self.request = self.editor.paste(fragment).request;
        self.looks();
    }

    /// The map as a table of texts: nothing of ids.
    fn table(&self) -> String {
        let map = self.map();
        let steps: Vec<(String, Id)> =
            map.steps().map(|(stage, step)| (stage.title.clone(), step.id.clone())).collect();
        let mut table = steps.iter().map(|(title, _)| title.as_str()).collect::<Vec<_>>().join(" | ");
        for lane in &map.lanes {
            let cells = steps.iter().map(|(_, step)| {
                let cards = map.cards.iter().filter(|card| card.lane == lane.id && card.step == *step);
                let points = map.curves.iter().flat_map(|curve| &curve.points);
                let points = points.filter(|point| lane.kind == LaneKind::Emotions && point.step == *step);
                let texts =
                    cards.map(|card| card.text.clone()).chain(points.map(|point| point.value.to_string()));
                texts.collect::<Vec<_>>().join(" ")
            });
            table += &format!("\n{}: {}", lane.title, cells.collect::<Vec<_>>().join(" | "));
        }
        table
    }
}

fn stage(id: &str) -> ItemRef {
    ItemRef::Stage(id.into())
}

fn lane(id: &str) -> ItemRef {
    ItemRef::Lane(id.into())
}

#[test]
fn a_stage_is_pasted_itself_behind_the_selected_one() {
    for flow in FLOWS {
        let mut person = Person::opens(&format!("{SHOP}\nlinks: d>e a>d"), flow);
        let before = person.map().clone();
        person.takes([stage("Buy")]);
        let copied = person.copied();
        assert_eq!(copied.to_text(), "Buy\nd\ne\nf");
        person.lays(&copied);
        let expected = "Look | Buy | Buy | Stay
actions: a b c | d | d | 
emotions: 1 | -0.5 | -0.5 | 1.5
pain-points:  | e f | e f | g";
        assert_eq!(person.table(), expected, "{flow:?}");
        assert_eq!(person.request, None);
        let new = &person.map().stages[2];
        assert_eq!(person.selected(), format!("stage {}", new.id));
        assert!(before.stage(&new.id).is_none() && before.stage_of_step(&new.steps[0].id).is_none());
        assert_eq!(person.map().links.len(), 3, "the arrow within it, but not the one into it");
        assert_eq!(person.undo_name(), "Paste stage");
        person.wants(Intent::Undo);
        assert_eq!(*person.map(), before, "it was one step");

        // Behind the stage of a card, and behind what is seen where nothing is selected.
        person.clicks(At::Card("g"));
        person.lays(&copied);
        assert_eq!(person.map().stages[3].title, "Buy");
        person.wants(Intent::Undo);
        person.takes([stage("Look"), stage("Stay")]);
        let two = person.copied();
        assert_eq!(two.to_text(), "Look\tStay\n\"a\nb\nc\"\n\tg");
        person.lays(&two);
        let titles: Vec<&str> = person.map().stages.iter().map(|stage| stage.title.as_str()).collect();
        assert_eq!(titles, ["Look", "Buy", "Stay", "Look", "Stay"]);
    }
}

#[test]
fn a_lane_is_pasted_itself_below_the_selected_one() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.takes([lane("pain-points")]);
        let copied = person.copied();
        assert_eq!(copied.to_text(), "pain-points\t\t\"e\nf\"\tg");
        person.takes([lane("actions")]);
        person.lays(&copied);
        let expected = "Look | Buy | Stay
actions: a b c | d | 
pain-points:  | e f | g
emotions: 1 | -0.5 | 1.5
pain-points:  | e f | g";
        assert_eq!(person.table(), expected, "{flow:?}");
        assert_eq!(
            (person.selected(), person.undo_name()),
            (format!("lane {}", person.map().lanes[1].id), "Paste lane".into())
        );
        // An empty one is one, too.
        person.wants(Intent::Undo);
        person.wants(Intent::AddLane { kind: LaneKind::Goals, index: 0 });
        let goals = person.map().lanes[0].id.clone();
        person.takes([ItemRef::Lane(goals)]);
        assert!(person.editor.can_copy());
        let empty = person.copied();
        person.lays(&empty);
        assert_eq!(person.map().lanes[1].kind, LaneKind::Goals);
    }
}

#[test]
fn what_was_cut_comes_back_where_it_was_and_else_behind_the_selected() {
    for flow in FLOWS {
        for cut in [
            vec![stage("Look")],
            vec![stage("Stay"), stage("Look")],
            vec![lane("actions")],
            vec![lane("emotions")],
            vec![lane("pain-points"), lane("actions")],
        ] {
            let mut person = Person::opens(SHOP, flow);
            let before = person.table();
            person.takes(cut.clone());
            let copied = person.copied();
            person.editor.cut();
            person.looks();
            assert_ne!(person.table(), before);
            assert!(person.undo_name().starts_with("Cut "), "{}", person.undo_name());
            person.lays(&copied);
            assert_eq!(person.table(), before, "{cut:?} in {flow:?}");
        }
        // Elsewhere it goes where somebody wants it.
        let mut person = Person::opens(SHOP, flow);
        person.takes([stage("Look")]);
        let copied = person.copied();
        person.editor.cut();
        person.looks();
        person.takes([stage("Stay")]);
        person.lays(&copied);
        let titles: Vec<&str> = person.map().stages.iter().map(|stage| stage.title.as_str()).collect();
        assert_eq!(titles, ["Buy", "Stay", "Look"]);
    }
}

#[test]
fn stages_and_lanes_go_to_another_map() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.takes([stage("Buy"), stage("Stay")]);
        let stages = person.copied();
        person.takes([lane("pain-points")]);
        let pains = person.copied();

        // Lanes of the same kind take its cards; one that is missing is added, and that is told.
        let mut other = Person::opens("  | One | Two \n actions | x | \n emotions | s:0 |", flow);
        other.takes([stage("One")]);
        other.lays(&stages);
        let expected = "One | Buy | Stay | Two
actions: x | d |  | 
emotions: 0 | -0.5 | 1.5 | 
pain-points:  | e f | g | ";
        assert_eq!(other.table(), expected);
        let told = Pasted { cards: 4, lanes: 1, ..Pasted::default() };
        assert_eq!(other.request, Some(Request::Pasted(told)));

        // Cards of a lane go where they stood in the journey; where that is shorter, it grows.
        let mut other = Person::opens("  | One | Two \n actions | x |", flow);
        other.lays(&pains);
        let expected = "One | Two | Stay
actions: x |  | 
pain-points:  | e f | g";
        assert_eq!(other.table(), expected);
        let told = Pasted { cards: 3, stages: 1, ..Pasted::default() };
        assert_eq!(other.request, Some(Request::Pasted(told)));
        other.wants(Intent::Undo);
        assert_eq!(other.table(), "One | Two\nactions: x | ");
    }
}

#[test]
fn cards_over_several_steps_end_with_what_was_copied() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let set = vec![crate::edit::CardField::Span(3)];
    person.editor.apply(&crate::edit::Command::EditCards { ids: vec!["a".into()], set }).unwrap();
    person.looks();
    person.takes([stage("Look"), stage("Buy")]);
    let two = person.copied();
    person.lays(&two);
    let spans: Vec<u32> =
        person.map().cards.iter().filter(|card| card.text == "a").map(|card| card.span).collect();
    // What was pasted in the middle of the first is covered by it, too.
    assert_eq!(spans, [5, 2]);
    assert_eq!(crate::model::broken_invariants(person.map()), []);
}

#[test]
fn a_fragment_that_says_nonsense_does_no_harm() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.takes([stage("Buy")]);
    let mut copied = person.copied();
    copied.cards[0].row = usize::MAX;
    copied.cards[1].column = 77;
    let whole = copied.whole.as_mut().unwrap();
    whole.stages[0].steps.clear();
    whole.curves[0].points[0].step = "nowhere".into();
    assert_eq!(copied.to_text().lines().next(), Some("Buy"));
    person.lays(&copied);
    assert_eq!((person.map().stages.len(), person.map().cards.len()), (4, 7));
    assert_eq!(crate::model::broken_invariants(person.map()), []);
    person.takes([lane("actions")]);
    let mut copied = person.copied();
    copied.whole.as_mut().unwrap().stages.clear();
    person.lays(&copied);
    assert_eq!((person.map().lanes.len(), person.map().cards.len()), (4, 7));
    assert_eq!(crate::model::broken_invariants(person.map()), []);
}
