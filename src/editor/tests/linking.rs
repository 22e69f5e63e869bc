//! Links between cards, and comments.

use super::*;
use crate::model::LinkKind;

impl Person {
    /// The links in words: `a>d`.
    fn links(&self) -> String {
        let word = |link: &crate::model::Link| {
            let mark = if link.kind == LinkKind::Loop { "<" } else { ">" };
            format!("{}{mark}{}", link.from, link.to)
        };
        self.map().links.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    fn handle(&self) -> Handle {
        self.editor.overlay().handle.expect("the selected card has a handle")
    }
}

#[test]
fn a_link_is_pulled_from_a_cards_handle() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("a"));
        let center = person.editor.camera().view_from_map(person.handle().center);
        let at = At::View(center.x, center.y);
        person.moves(at);
        assert!(person.handle().hovered && person.editor.cursor() == Cursor::Crosshair);
        person.pulls(at, At::Card("f"));
        let link = person.editor.overlay().link.expect("the arrow follows");
        assert_eq!(link.target, Some(person.rect("f")));
        person.releases(At::Card("f"));
        assert_eq!((person.links().as_str(), person.undo_name().as_str()), ("a>f", "Add arrow"));
        assert!(matches!(person.editor.selection().single(), Some(ItemRef::Link(_))));
        person.wants(Intent::Undo);
        assert_eq!((person.links().as_str(), person.selected().as_str()), ("", "a"));
        // Beside every card, and after Escape, nothing happens.
        person.drags(at, At::Map(-40.0, -20.0));
        person.pulls(at, At::Card("f"));
        person.types(Key::Escape);
        assert_eq!((person.links().as_str(), person.undo_name().as_str()), ("", ""));
    }
}

#[test]
fn a_link_is_made_with_the_tool_by_two_clicks_or_a_drag() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::Use(Tool::Link));
        assert_eq!(person.editor.tool(), Tool::Link);
        person.clicks(At::Card("d"));
        person.moves(At::Card("e"));
        assert_eq!(person.editor.overlay().link.unwrap().target, Some(person.rect("e")));
        person.clicks(At::Card("b"));
        assert_eq!(person.links(), "d<b", "back along the journey");
        assert_eq!(person.editor.tool(), Tool::Select, "one link, and the tool is put down");
        person.wants(Intent::SelectNone);
        person.wants(Intent::Use(Tool::Link));
        person.drags(At::Card("e"), At::Card("g"));
        assert_eq!(person.links(), "d<b e>g");
        // The same again is no second one.
        person.wants(Intent::SelectNone);
        person.wants(Intent::Use(Tool::Link));
        person.drags(At::Card("e"), At::Card("g"));
        assert_eq!(person.links(), "d<b e>g");
    }
}

#[test]
fn a_link_is_made_and_labelled_by_keyboard() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("a"));
        person.wants(Intent::Use(Tool::Link));
        let on = if flow.is_rtl() { Key::Left } else { Key::Right };
        person.types(on);
        assert_eq!(person.selected(), "d");
        // Letters are not typed into it meanwhile, and nothing else happens.
        person.does(Input::Text(TextInput::Typed("x".into())));
        person.types(Key::Delete);
        person.types(Key::Enter);
        assert_eq!(person.links(), "a>d");
        person.types(Key::Enter);
        for letter in "pays".chars() {
            person.does(Input::Text(TextInput::Typed(letter.to_string())));
        }
        assert!(person.editor.layout().links[0].label.is_some(), "it shows while it is typed");
        person.types(Key::Enter);
        assert_eq!(person.map().links[0].label, "pays");
        // From the arrow the keys go to the cards at its ends.
        person.types(on);
        assert_eq!(person.selected(), "d");
        person.editor.select(Selection::only(ItemRef::Link(person.map().links[0].id.clone())));
        person.types(Key::Delete);
        assert_eq!(person.links(), "");
        // Escape calls the choice off and selects what was selected.
        person.clicks(At::Card("a"));
        person.wants(Intent::Use(Tool::Link));
        person.types(on);
        person.types(Key::Escape);
        assert_eq!((person.selected().as_str(), person.editor.tool()), ("a", Tool::Select));
    }
}

#[test]
fn several_cards_are_linked_to_one_and_a_link_gets_another_end() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
    person.wants(Intent::Use(Tool::Link));
    person.clicks(At::Card("g"));
    assert_eq!((person.links().as_str(), person.undo_name().as_str()), ("a>g b>g", "Add arrow"));
    let link = person.map().links[0].id.clone();
    person.editor.select(Selection::only(ItemRef::Link(link.clone())));
    person.wants(Intent::Pick(Pick::LinkEnd { link: link.clone(), from: true }));
    person.clicks(At::Card("d"));
    assert_eq!(person.links(), "d>g b>g");
    person.wants(Intent::Build(Build::TurnLink));
    assert_eq!(person.links(), "g>d b>g");
    person.wants(Intent::Build(Build::LinkKind(LinkKind::Loop)));
    assert_eq!(person.links(), "g<d b>g");
}

#[test]
fn an_opportunity_is_told_which_pain_point_it_answers() {
    let text = "
                   | Look | Buy
        pain-points| a    | b
        opportunities | o | ";
    for (start, chosen) in [("o", "b"), ("b", "o")] {
        let mut person = Person::opens(text, Direction::Rtl);
        person.clicks(At::Card(start));
        person.wants(Intent::Pick(Pick::Answer));
        person.clicks(At::Card(chosen));
        assert_eq!(person.map().card(&"o".into()).unwrap().answers, ["b".into()]);
        assert_eq!(person.selected(), start);
    }
}

#[test]
fn a_comment_is_chosen_a_place_for() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::Use(Tool::Comment));
        person.clicks(At::Stage("Buy", 0.5));
        assert_eq!(person.request, Some(Request::Comment(ItemRef::Stage("Buy".into()))));
        assert_eq!((person.selected().as_str(), person.editor.tool()), ("stage Buy", Tool::Select));
        // What is selected already needs no choice; a cell stands for its column.
        person.clicks(At::Cell("actions", "Stay.1"));
        person.wants(Intent::Use(Tool::Comment));
        assert!(matches!(person.request, Some(Request::Comment(ItemRef::Cell { .. }))));
        let cell = person.editor.selection().single().unwrap().clone();
        assert_eq!(about(person.map(), &cell), Some("Stay".into()));
        // On a part of the header it is about the map.
        person.editor.select(Selection::only(ItemRef::Kind));
        person.wants(Intent::Use(Tool::Comment));
        assert_eq!(person.request, Some(Request::Comment(ItemRef::Title)));
    }
}

#[test]
fn a_thread_is_answered_settled_and_marked() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Stage("Buy", 0.5));
    let new = |reply_to: &Id, text: &str| NewComment {
        about: "Buy".into(),
        reply_to: reply_to.clone(),
        author: "Sara".into(),
        time: "2026-11-22T20:00:00Z".into(),
        text: text.into(),
    };
    person.editor.comment(new(&Id::default(), "  "));
    assert!(person.map().comments.is_empty(), "nothing was said");
    person.editor.comment(new(&Id::default(), "Too slow?"));
    let first = person.map().comments[0].id.clone();
    person.editor.comment(new(&first, "Yes"));
    let second = person.map().comments[1].id.clone();
    person.editor.comment(new(&second, "Then faster"));
    person.looks();
    assert_eq!(person.selected(), "stage Buy", "it stays selected");
    let found = threads(person.map(), &"Buy".into());
    assert_eq!((found.len(), found[0].replies.len()), (1, 2));
    let marks = person.editor.overlay().remarks;
    assert_eq!((marks.len(), marks[0].count), (1, 3));
    person.editor.resolve(&first, true);
    assert!(person.editor.overlay().remarks.is_empty());
    assert_eq!(person.undo_name(), "Resolve the comment");
    person.wants(Intent::Undo);
    assert_eq!(person.editor.overlay().remarks.len(), 1);
    person.editor.apply(&Command::Delete { items: vec![ItemRef::Comment(first)] }).unwrap();
    assert!(person.map().comments.is_empty(), "answers go with what they answer");
}

#[test]
fn answers_in_a_ring_do_not_hang() {
    let mut map = story::map(SHOP);
    for (id, reply_to) in [("x", "y"), ("y", "x"), ("z", "")] {
        map.comments.push(crate::model::Comment {
            id: id.into(),
            reply_to: reply_to.into(),
            ..crate::model::Comment::default()
        });
    }
    assert_eq!(all_threads(&map).iter().filter(|thread| thread.first.id == "z".into()).count(), 1);
}

#[test]
fn escape_puts_down_the_tool_first_and_then_clears_the_selection() {
    for flow in FLOWS {
        for tool in [Tool::Note, Tool::Hand, Tool::Link, Tool::Comment] {
            let mut person = Person::opens(SHOP, flow);
            person.clicks(At::Card("a"));
            person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
            person.wants(Intent::Use(tool));
            assert_eq!(person.editor.tool(), tool);
            person.types(Key::Escape);
            assert_eq!((person.editor.tool(), person.selected().as_str()), (Tool::Select, "a b"), "{tool:?}");
            person.types(Key::Escape);
            assert_eq!(person.selected(), "");
        }
        // The card from which the link was to go stays selected.
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::Use(Tool::Link));
        person.clicks(At::Card("d"));
        assert_eq!((person.editor.tool(), person.selected().as_str()), (Tool::Link, "d"));
        person.types(Key::Escape);
        assert_eq!((person.editor.tool(), person.selected().as_str()), (Tool::Select, "d"));
        person.types(Key::Escape);
        assert_eq!(person.selected(), "");
        assert_eq!(person.links(), "");
    }
}

#[test]
fn an_end_of_a_link_is_dragged_to_another_card() {
    for flow in FLOWS {
        let mut person = Person::opens(&format!("{SHOP}\n links: a>d"), flow);
        let link = person.map().links[0].id.clone();
        assert!(person.editor.overlay().ends.is_empty(), "only a selected link has them");
        person.editor.select(Selection::only(ItemRef::Link(link.clone())));
        let end = |person: &Person, from: bool| {
            let ends = person.editor.overlay().ends;
            let end = ends.into_iter().find(|end| end.from == from).expect("both ends show");
            let at = person.editor.camera().view_from_map(end.center);
            At::View(at.x, at.y)
        };
        let at = end(&person, false);
        person.moves(at);
        assert!(person.editor.overlay().ends[1].hovered && person.editor.cursor() == Cursor::Crosshair);
        person.pulls(at, At::Card("g"));
        assert_eq!(person.editor.overlay().link.expect("it shows").target, Some(person.rect("g")));
        person.releases(At::Card("g"));
        assert_eq!(person.links(), "a>g");
        assert!(person.editor.selection().contains(&ItemRef::Link(link.clone())));
        let at = end(&person, true);
        person.drags(at, At::Card("e"));
        assert_eq!(person.links(), "e>g");
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        assert_eq!((person.links().as_str(), person.undo_name().as_str()), ("a>d", ""), "one step each");
        // Beside every card, on the card at the other end, and after Escape, nothing changes.
        person.editor.select(Selection::only(ItemRef::Link(link.clone())));
        for to in [At::Map(-40.0, -20.0), At::Card("a"), At::Card("d")] {
            let at = end(&person, false);
            person.drags(at, to);
            assert_eq!((person.links().as_str(), person.undo_name().as_str()), ("a>d", ""));
            person.editor.select(Selection::only(ItemRef::Link(link.clone())));
        }
        let at = end(&person, false);
        person.pulls(at, At::Card("g"));
        person.types(Key::Escape);
        person.releases(At::Card("g"));
        assert_eq!((person.links().as_str(), person.undo_name().as_str()), ("a>d", ""));
        assert!(person.editor.overlay().link.is_none());
    }
}

#[test]
fn a_click_on_the_handle_over_the_next_card_begins_a_choice() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("a"));
        let center = person.handle().center;
        // Just inside the handle, on the card below.
        let over = Point::new(center.x, person.rect("b").y0 + 1.0);
        assert!((over - center).hypot() * person.editor.camera().zoom < 9.0, "the handle reaches over it");
        let at = person.editor.camera().view_from_map(over);
        person.moves(At::View(at.x, at.y));
        assert!(person.handle().hovered);
        person.clicks(At::View(at.x, at.y));
        assert_eq!((person.links().as_str(), person.editor.tool()), ("", Tool::Link), "{flow:?}");
    }
}

#[test]
fn a_press_near_the_edge_of_the_canvas_does_not_scroll_before_it_moves() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.wants(Intent::ZoomTo(3.0));
    let at = person.editor.camera().view_from_map(person.handle().center);
    person.does(Input::Wheel { pos: at, delta: Vec2::new(0.0, 890.0 - at.y), modifiers: Modifiers::NONE });
    let at = person.editor.camera().view_from_map(person.handle().center);
    assert!((at.y - 890.0).abs() < 1.0, "{at:?}");
    person.presses(At::View(at.x, at.y));
    assert!(!person.wants_tick, "held still");
    person.does(Input::PointerMove { pos: at + Vec2::new(-30.0, 0.0), modifiers: Modifiers::NONE });
    assert!(person.wants_tick, "dragged");
}

#[test]
fn no_two_links_lead_the_same_way() {
    let turned = "\n links: a>d d>a";
    let mut person = Person::opens(&format!("{SHOP}{turned}"), Direction::Ltr);
    let link = person.map().links[0].id.clone();
    person.wants(Intent::Select(ItemRef::Link(link.clone())));
    person.wants(Intent::Build(Build::TurnLink));
    assert_eq!(
        (person.links().as_str(), person.undo_name().as_str()),
        ("a>d d>a", ""),
        "it would be there twice"
    );

    let mut person = Person::opens(&format!("{SHOP}\n links: a>d a>g"), Direction::Ltr);
    let link = person.map().links[0].id.clone();
    person.wants(Intent::Select(ItemRef::Link(link.clone())));
    person.wants(Intent::Pick(Pick::LinkEnd { link, from: false }));
    person.clicks(At::Card("g"));
    assert_eq!(person.links(), "a>d a>g");
    person.clicks(At::Card("e"));
    assert_eq!(person.links(), "a>e a>g", "the choice stayed open");

    let mut person = Person::opens(&format!("{SHOP}\n links: a>d b>d a>b c>a"), Direction::Ltr);
    person.editor.select(["a", "b"].map(|id| ItemRef::Card(id.into())).into_iter().collect());
    person.wants(Intent::Build(Build::MergeCards));
    assert_eq!(person.links().replace('<', ">"), "a>d c>a");
}
