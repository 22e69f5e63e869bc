//! Building on what is selected: stages, steps, lanes and cards.

use super::*;
use crate::{
    edit::CardField,
    model::{Color, LaneKind, NamedColor},
};

impl Person {
    fn chooses(&mut self, item: ItemRef) {
        self.wants(Intent::Select(item));
    }

    fn builds(&mut self, build: Build) {
        assert!(self.editor.can(&Intent::Build(build.clone())), "{build:?} is offered");
        self.wants(Intent::Build(build));
    }

    fn titles(&self) -> Vec<&str> {
        self.map().stages.iter().map(|stage| stage.title.as_str()).collect()
    }

    fn lane_kinds(&self) -> Vec<&str> {
        self.map().lanes.iter().map(|lane| lane.kind.name()).collect()
    }

    fn says(&mut self, card: &str, text: &str) {
        let set = vec![CardField::Text(text.to_owned())];
        self.editor.apply(&Command::EditCards { ids: vec![card.into()], set }).unwrap();
        self.looks();
    }
}

fn stage(id: &str) -> ItemRef {
    ItemRef::Stage(id.into())
}

fn step(id: &str) -> ItemRef {
    ItemRef::Step(id.into())
}

fn lane(id: &str) -> ItemRef {
    ItemRef::Lane(id.into())
}

#[test]
fn stages_come_before_and_after_what_is_selected_in_the_order_of_the_journey() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.chooses(stage("Buy"));
        person.builds(Build::Stage(Beside::Before));
        assert_eq!(person.titles(), ["Look", "Stage", "Buy", "Stay"]);
        // A card stands for its stage.
        person.chooses(ItemRef::Card("d".into()));
        person.builds(Build::Stage(Beside::After));
        assert_eq!(person.titles(), ["Look", "Stage", "Buy", "Stage", "Stay"]);
        // Without a selection it is the map's end.
        person.wants(Intent::SelectNone);
        person.builds(Build::Stage(Beside::After));
        assert_eq!(person.titles(), ["Look", "Stage", "Buy", "Stage", "Stay", "Stage"]);
        assert_eq!(person.undo_name(), "Add stage");
    }
}

#[test]
fn earlier_and_later_follow_the_flow_and_not_the_screen() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.chooses(stage("Buy"));
        person.builds(Build::Earlier);
        assert_eq!(person.titles(), ["Buy", "Look", "Stay"]);
        person.builds(Build::Later);
        person.builds(Build::Later);
        assert_eq!(person.titles(), ["Look", "Stay", "Buy"]);
        person.chooses(lane("emotions"));
        person.builds(Build::Later);
        assert_eq!(person.lane_kinds(), ["actions", "pain-points", "emotions"]);
    }
}

#[test]
fn lanes_of_a_chosen_kind_come_above_and_below() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    person.chooses(ItemRef::Cell { lane: "emotions".into(), step: "Buy.1".into() });
    person.builds(Build::Lane(Beside::Before, LaneKind::Quotes));
    person.chooses(lane("pain-points"));
    person.builds(Build::Lane(Beside::After, LaneKind::Owner));
    assert_eq!(person.lane_kinds(), ["actions", "quotes", "emotions", "pain-points", "owner"]);
    assert_eq!(person.map().lanes[1].title, "Quotes");
    // Another kind takes its usual title along; a title of one's own stays.
    person.builds(Build::Kind(LaneKind::Metrics));
    assert_eq!(
        (person.map().lanes[4].kind, person.map().lanes[4].title.as_str()),
        (LaneKind::Metrics, "Metrics")
    );
    person.chooses(lane("actions"));
    person.builds(Build::Kind(LaneKind::Goals));
    assert_eq!(
        (person.map().lanes[0].kind, person.map().lanes[0].title.as_str()),
        (LaneKind::Goals, "actions")
    );
    person.builds(Build::Collapse);
    assert!(person.map().lanes[0].collapsed);
    person.builds(Build::Collapse);
    assert!(!person.map().lanes[0].collapsed);
}

#[test]
fn a_stage_is_split_into_steps_that_join_again() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.chooses(stage("Look"));
        assert!(!person.editor.can(&Intent::Build(Build::JoinSteps)));
        person.builds(Build::Step(Beside::After));
        person.sees(
            "
                        | Look    | .. | Buy      | Stay
            actions     | a b c   |    | d        |
            emotions    | p:+1    |    | q:-0.5   | r:+1.5
            pain-points |         |    | e f      | g",
        );
        person.drags(At::Card("e"), At::Cell("actions", &person.map().stages[0].steps[1].id.to_string()));
        person.chooses(step("Look.1"));
        person.builds(Build::JoinSteps);
        person.sees(
            "
                        | Look      | Buy      | Stay
            actions     | a b c e   | d        |
            emotions    | p:+1@0.25 | q:-0.5   | r:+1.5
            pain-points |           | f        | g",
        );
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("stage Look", "Join 2 steps"));
    }
}

#[test]
fn what_goes_with_a_stage_is_told() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.chooses(stage("Buy"));
    person.types(Key::Delete);
    let along = vec![(Part::Cards, 3), (Part::Points, 1)];
    let told = Deleted { item: stage("Buy"), items: 1, mixed: false, title: "Buy".to_owned(), along };
    assert_eq!(person.request, Some(Request::Deleted(told)));
    person.wants(Intent::Undo);
    person.sees(SHOP);
    // With the last lane in which they could run, the curves go whole.
    person.chooses(ItemRef::Lane("emotions".into()));
    person.types(Key::Delete);
    assert_eq!(person.went(), [(Part::Curves, 1)]);
}

impl Person {
    /// What went with what was deleted last.
    fn went(&self) -> Vec<(Part, usize)> {
        match &self.request {
            Some(Request::Deleted(deleted)) => deleted.along.clone(),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn links_comments_and_steps_that_go_along_are_told_and_what_was_named_is_not() {
    let text = "
                   | Look    | Buy | .. | Stay
        actions    | a b     | c   | d  | e
        emotions   | p:1     | q:0 |    |
        links: a>c c>e d>e a>e";
    let mut map = story::map(text);
    for (id, about, reply_to) in [("1", "c", ""), ("2", "", "1"), ("3", "Look", ""), ("4", "c>e", "")] {
        let (id, about, reply_to) = (id.into(), about.into(), reply_to.into());
        map.comments.push(crate::model::Comment { id, about, reply_to, ..Default::default() });
    }
    for flow in FLOWS {
        let mut person = Person::opens_map(map.clone(), flow);
        person.chooses(stage("Buy"));
        person.types(Key::Delete);
        let along =
            [(Part::Steps, 2), (Part::Cards, 2), (Part::Points, 1), (Part::Links, 3), (Part::Comments, 3)];
        assert_eq!(person.went(), along);
        person.wants(Intent::Undo);
        // A single card with what hangs on it; the card itself is no part of that.
        person.chooses(ItemRef::Card("c".into()));
        person.types(Key::Delete);
        assert_eq!(person.went(), [(Part::Links, 2), (Part::Comments, 3)]);
        person.wants(Intent::Undo);
        let link = ItemRef::Link("c>e".into());
        person.editor.select([ItemRef::Card("c".into()), link].into_iter().collect());
        person.types(Key::Delete);
        assert_eq!(person.went(), [(Part::Links, 1), (Part::Comments, 3)]);
        person.wants(Intent::Undo);
        person.chooses(ItemRef::Step("Buy.2".into()));
        person.types(Key::Delete);
        assert_eq!(person.went(), [(Part::Cards, 1), (Part::Links, 1)]);
        person.wants(Intent::Undo);
        // A locked card stays, and is not counted.
        person.chooses(ItemRef::Card("a".into()));
        person.wants(Intent::Build(Build::Lock));
        person.editor.select(["a", "b"].map(|id| ItemRef::Card(id.into())).into_iter().collect());
        person.types(Key::Delete);
        let Some(Request::Deleted(told)) = &person.request else { panic!("{:?}", person.request) };
        assert_eq!((told.items, told.along.len()), (1, 0));
    }
}

#[test]
fn cards_merge_into_the_first_and_split_by_lines() {
    let mut person = Person::opens(&format!("{SHOP}\nlinks: e>d b>g"), Direction::Rtl);
    person.says("b", "two\nlines");
    person.clicks(At::Card("e"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
    person.builds(Build::MergeCards);
    let merged = person.map().card(&"b".into()).unwrap();
    assert_eq!(merged.text, "two\nlines\ne");
    assert!(person.map().card(&"e".into()).is_none());
    // What led to the one that went leads to the one that stays.
    let links: Vec<(&str, &str)> =
        person.map().links.iter().map(|link| (link.from.as_str(), link.to.as_str())).collect();
    assert_eq!(links, [("b", "d"), ("b", "g")]);
    assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("b", "Merge 2 cards"));
    person.builds(Build::SplitCards);
    person.sees(
        "
                   | Look              | Buy      | Stay
        actions    | a two lines e c   | d        |
        emotions   | p:+1              | q:-0.5   | r:+1.5
        pain-points|                   | f        | g
        links: b>d b>g",
    );
    assert_eq!(person.undo_name(), "Split card");
}

#[test]
fn locked_cards_are_neither_merged_nor_split() {
    let mut person = Person::opens("        | Look \n actions | a! b! c", Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
    person.wants(Intent::Build(Build::MergeCards));
    assert_eq!(person.request, Some(Request::Refused(EditError::Locked)));
    person.builds(Build::Lock);
    person.builds(Build::MergeCards);
    assert_eq!(person.map().cards.len(), 2);
}

#[test]
fn a_colour_goes_to_everything_selected_as_one_step() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Stage("Buy", 0.5)));
    let teal = Some(Color::Named(NamedColor::Teal));
    person.builds(Build::Color(teal));
    assert_eq!((person.map().card(&"a".into()).unwrap().color, person.map().stages[1].color), (teal, teal));
    person.wants(Intent::Undo);
    person.sees(SHOP);
    assert_eq!(person.map().stages[1].color, None);
}

#[test]
fn nothing_is_built_on_a_map_that_is_read_only() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.editor.set_read_only(true);
    person.chooses(stage("Buy"));
    assert!(!person.editor.can(&Intent::Build(Build::Stage(Beside::After))));
    person.wants(Intent::Build(Build::Stage(Beside::After)));
    assert_eq!(person.request, Some(Request::Refused(EditError::ReadOnly)));
    person.sees(SHOP);
}

#[test]
fn a_merged_card_keeps_what_any_of_them_said() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let color = crate::model::Color::Rgb(1, 2, 3);
    let fields = |owner: &str| {
        vec![
            CardField::Owner(owner.into()),
            CardField::Channel("web".into()),
            CardField::Icon(Some("star".into())),
            CardField::Color(Some(color)),
            CardField::Due(Some("2026-01-02".into())),
            CardField::Delight(true),
            CardField::Importance(Some(3)),
            CardField::Effort(Some(2)),
        ]
    };
    person.editor.apply(&Command::EditCards { ids: vec!["f".into()], set: fields("Sara") }).unwrap();
    person.editor.apply(&Command::EditCards { ids: vec!["g".into()], set: fields("Omar") }).unwrap();
    let comment = crate::model::Comment { id: "note".into(), about: "g".into(), ..Default::default() };
    person.editor.apply(&Command::InsertComment { comment }).unwrap();
    person.looks();
    person.editor.select(["e", "f", "g"].map(|id| ItemRef::Card(id.into())).into_iter().collect());
    person.builds(Build::MergeCards);
    let card = person.map().card(&"e".into()).unwrap();
    assert_eq!(
        (card.owner.as_str(), card.channel.as_str(), card.icon.as_deref()),
        ("Sara", "web", Some("star"))
    );
    assert_eq!((card.color, card.due.as_deref(), card.delight), (Some(color), Some("2026-01-02"), true));
    assert_eq!((card.importance, card.effort), (Some(3), Some(2)));
    assert_eq!(person.map().comments.iter().map(|c| c.about.as_str()).collect::<Vec<_>>(), ["e"]);
    person.wants(Intent::Undo);
    assert_eq!(person.map().comments[0].about.as_str(), "g");
}
