//! The note tool, and cards that are split where the caret stands.

use super::*;

impl Person {
    pub(super) fn presses_keys(&mut self, modifiers: Modifiers, key: Key) {
        self.does(Input::Key { key, pressed: true, modifiers });
        self.does(Input::Key { key, pressed: false, modifiers });
    }

    /// The texts of a cell's cards, in their order.
    fn texts(&self, lane: &str, step: &str) -> Vec<&str> {
        let here = |card: &&Arc<crate::model::Card>| card.lane.as_str() == lane && card.step.as_str() == step;
        self.map().cards.iter().filter(here).map(|card| card.text.as_str()).collect()
    }
}

pub(super) const CTRL: Modifiers = Modifiers { command: true, ..Modifiers::NONE };
const CTRL_SHIFT: Modifiers = Modifiers { command: true, shift: true, ..Modifiers::NONE };

#[test]
fn the_note_tool_puts_one_card_where_it_is_clicked() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::Use(Tool::Note));
        person.moves(At::Cell("actions", "Stay.1"));
        assert!(matches!(person.editor.overlay().slot, Some(Slot::Card(_))), "it shows where a card goes");
        assert_eq!(person.editor.cursor(), Cursor::Crosshair);
        person.clicks(At::Cell("actions", "Stay.1"));
        assert!(person.editor.is_typing());
        person.writes("first");
        assert_eq!(person.editor.tool(), Tool::Select, "one card, and the tool is put down");
        // The next click ends this card and is one like any other.
        person.clicks(At::Card("b"));
        assert_eq!((person.selected().as_str(), person.editor.is_typing()), ("b", false));
        // Between two that are there, too.
        person.wants(Intent::Use(Tool::Note));
        person.clicks(At::Above("b"));
        person.writes("between");
        person.types(Key::Escape);
        assert!(!person.editor.is_typing());
        assert_eq!(person.texts("actions", "Stay.1"), ["first"]);
        assert_eq!(person.texts("actions", "Look.1"), ["a", "between", "b", "c"]);
        // A card that stayed empty leaves no trace.
        let cards = person.map().cards.len();
        person.wants(Intent::Use(Tool::Note));
        person.clicks(At::Cell("pain-points", "Look.1"));
        person.types(Key::Escape);
        assert_eq!(person.map().cards.len(), cards);
    }
}

#[test]
fn the_note_tool_puts_nothing_beside_the_cells() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.wants(Intent::Use(Tool::Note));
    for at in [At::Stage("Buy", 0.5), At::Lane("actions", 0.5), At::Cell("emotions", "Look.1")] {
        person.clicks(at);
        assert!(!person.editor.is_typing(), "{at:?}");
    }
    person.sees(SHOP);
}

#[test]
fn a_card_is_split_where_the_caret_stands_as_one_step() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("d"));
    person.types(Key::Enter);
    person.writes(" and pay later");
    for _ in 0.." later".len() {
        person.types(Key::Left);
    }
    assert!(person.editor.can_split_at_caret());
    person.presses_keys(CTRL_SHIFT, Key::Enter);
    assert!(person.editor.is_typing(), "the second is typed on");
    person.writes("much ");
    person.types(Key::Escape);
    assert_eq!(person.texts("actions", "Buy.1"), ["d and pay", "much later"]);
    person.wants(Intent::Undo);
    assert_eq!(person.texts("actions", "Buy.1"), ["d and pay", "later"]);
    assert_eq!(person.undo_name(), "Split a card");
    person.wants(Intent::Undo);
    person.sees(SHOP);
}

#[test]
fn a_menu_splits_where_the_caret_stood() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    person.clicks(At::Card("d"));
    person.types(Key::Enter);
    person.writes(" قبل بعد");
    for _ in 0.." بعد".chars().count() {
        // The text runs from right to left: back is to the right.
        person.types(Key::Right);
    }
    // The menu takes the keyboard.
    person.editor.finish_typing();
    person.looks();
    assert!(person.editor.can_split_at_caret());
    let mut text = TextEngine::embedded_only();
    person.editor.split_at_caret(&mut text);
    person.looks();
    assert_eq!(person.texts("actions", "Buy.1"), ["d قبل", "بعد"]);
    assert!(!person.editor.can_split_at_caret(), "two cards are selected now");
    person.clicks(At::Card("b"));
    assert!(!person.editor.can_split_at_caret(), "in this one there was no caret");
}

#[test]
fn in_a_list_ctrl_enter_begins_the_next_card() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.editor.set_listing(true);
        person.wants(Intent::Select(ItemRef::Cell { lane: "actions".into(), step: "Stay.1".into() }));
        for word in ["one", "two", "three"] {
            if !person.editor.is_typing() {
                person.types(Key::Enter);
            }
            person.writes(word);
            person.presses_keys(CTRL, Key::Enter);
            assert!(person.editor.is_typing());
        }
        person.types(Key::Escape);
        assert_eq!(person.texts("actions", "Stay.1"), ["one", "two", "three"]);
        // Between two cards, too, and before the first.
        person.editor.type_text(MapText::Card(
            person.map().cards.iter().find(|c| c.text == "one").unwrap().id.clone(),
        ));
        person.looks();
        person.types(Key::End);
        person.presses_keys(CTRL, Key::Enter);
        person.writes("one and a half");
        person.types(Key::Escape);
        assert_eq!(person.texts("actions", "Stay.1"), ["one", "one and a half", "two", "three"]);
        // Without the list, it only ends.
        person.editor.set_listing(false);
        person.clicks(At::Card("d"));
        person.types(Key::Enter);
        person.presses_keys(CTRL, Key::Enter);
        assert!(!person.editor.is_typing());
    }
}

#[test]
fn a_right_click_into_the_text_splits_where_it_was_clicked() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("d"));
    person.types(Key::Enter);
    person.writes(" one two");
    for _ in 0.." two".len() {
        person.types(Key::Left);
    }
    let view = person.editor.typing_view(&mut person.text).unwrap();
    let there = person.editor.camera().view_rect(view.rect(view.ime_area)).center();
    person.types(Key::End);
    let (button, modifiers) = (Button::Secondary, Modifiers::NONE);
    person.does(Input::PointerDown { pos: there, button, modifiers, clicks: 1 });
    assert!(matches!(person.request, Some(Request::OpenTextMenu(_))));
    person.does(Input::PointerUp { pos: there, button, modifiers });
    assert!(person.editor.is_typing() && person.editor.can_split_at_caret());
    person.editor.split_at_caret(&mut person.text);
    person.looks();
    assert_eq!(person.texts("actions", "Buy.1"), ["d one", "two"]);
}

#[test]
fn a_split_that_is_refused_leaves_the_text_open() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.writes("bc");
    person.types(Key::Left);
    person.editor.set_read_only(true);
    person.holding(Modifiers { shift: true, ..Modifiers::COMMAND }, |person| person.types(Key::Enter));
    assert!(person.editor.is_typing(), "{:?}", person.request);
    let view = person.editor.typing_view(&mut person.text).unwrap();
    assert_eq!(&*view.block.text, "abc");
}

#[test]
fn no_plus_lies_over_a_card_that_is_typed() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    let cell = At::Cell("actions", "Stay.1");
    person.moves(cell);
    person.double_clicks(cell);
    person.releases(cell);
    person.writes("one");
    person.moves(cell);
    assert!(person.editor.is_typing() && person.editor.overlay().spot.is_none());
    person.types(Key::Escape);
    person.moves(cell);
    assert!(person.editor.overlay().spot.is_some(), "it is back when the typing is done");
}
