//! Typing on the map, in both directions.

mod names;

use super::*;
use crate::model::{Card, Limit, MAX_TEXT};

const ARABIC: &str = "زيارة الموقع";

impl Person {
    /// Opens a map on which everything is written in the language of its flow.
    fn opens_written(flow: Direction) -> Self {
        let mut map = story::map(SHOP);
        if flow.is_rtl() {
            map.language = "ar".into();
            map.title = "رحلة".into();
        }
        Self::opens_map(map, flow)
    }

    pub(super) fn writes(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '\n' => self.types(Key::Enter),
                _ => self.does(Input::Text(TextInput::Typed(letter.to_string()))),
            }
        }
    }

    fn text_of(&self, id: &str) -> String {
        self.map().card(&id.into()).map(|card| card.text.clone()).unwrap_or_default()
    }

    fn new_cards(&self) -> Vec<Card> {
        let known = story::map(SHOP);
        let new = self.map().cards.iter().filter(|card| known.card(&card.id).is_none());
        new.map(|card| (**card).clone()).collect()
    }

    fn steps(&self) -> usize {
        let mut document = self.editor.document().clone();
        std::iter::from_fn(|| document.undo().then_some(())).count()
    }

    fn view(&mut self) -> TypingView {
        self.editor.typing_view(&mut self.text).expect("a text is typed")
    }
}

#[test]
fn typing_on_a_selected_card_goes_on_at_its_end_and_is_one_step() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.clicks(At::Card("a"));
        person.writes(ARABIC);
        assert_eq!(person.text_of("a"), "a", "the map changes when the typing is done");
        assert!(person.editor.is_dirty(), "but what is typed is not saved");
        assert_eq!(person.editor.undo_name().map(|name| name.message(Locale::En)), Some("Edit card".into()));
        person.types(Key::Escape);
        assert_eq!(person.text_of("a"), format!("a{ARABIC}"));
        assert_eq!(person.selected(), "a");
        assert_eq!(person.steps(), 1, "one step of the history");
        assert_eq!(person.undo_name(), "Edit card");
        person.wants(Intent::Undo);
        assert_eq!(person.text_of("a"), "a");
    }
}

#[test]
fn the_card_and_its_row_grow_while_it_is_typed() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        let (card, below) = (person.rect("a"), person.rect("g"));
        person.clicks(At::Card("a"));
        person.types(Key::F2);
        person.writes("\nسطر ثان\nthird line");
        assert!(person.rect("a").height() > card.height() + 30.0, "two more lines");
        assert!(person.rect("g").y0 > below.y0, "the rows below moved");
        let layout = person.editor.layout().clone();
        let shown = layout.text(&MapText::Card("a".into())).unwrap();
        let view = person.view();
        assert!(Arc::ptr_eq(&shown.block, &view.block), "the caret stands in the block that is drawn");
        let grown = person.rect("a");
        person.clicks(At::Map(-30.0, -10.0));
        assert_eq!(person.rect("a"), grown, "done, it looks as it did while it was typed");
        assert_eq!(person.text_of("a"), "a\nسطر ثان\nthird line");
    }
}

#[test]
fn a_new_card_is_there_once_it_has_a_text() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        let cell = At::Cell("actions", "Stay.1");
        person.double_clicks(cell);
        person.releases(cell);
        assert!(person.editor.is_typing());
        person.types(Key::Escape);
        person.sees(SHOP);
        assert_eq!(person.steps(), 0, "an empty card leaves no trace");
        person.clicks(cell);
        person.types(Key::Enter);
        person.writes(ARABIC);
        person.holding(Modifiers::COMMAND, |person| person.types(Key::Enter));
        let new = person.new_cards();
        let [card] = new.as_slice() else { panic!("{} cards", new.len()) };
        assert_eq!((card.text.as_str(), card.step.as_str()), (ARABIC, "Stay.1"));
        assert_eq!(person.steps(), 1);
        assert_eq!(person.selected(), card.id.to_string());
        person.wants(Intent::Undo);
        person.sees(SHOP);
    }
}

#[test]
fn a_letter_in_an_empty_cell_begins_a_card_and_tab_goes_on() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.clicks(At::Cell("pain-points", "Look.1"));
        person.writes("one");
        person.types(Key::Tab);
        assert_eq!(person.selected(), "e", "the next cell along the journey");
        assert_eq!(person.new_cards()[0].text, "one");
        person.writes("!");
        person.holding(Modifiers::SHIFT, |person| person.types(Key::Tab));
        assert_eq!(person.text_of("e"), "e!");
    }
}

#[test]
fn enter_ends_a_title_and_breaks_a_line_in_a_card() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.clicks(At::Stage("Buy", 0.5));
        person.types(Key::Enter);
        person.writes(ARABIC);
        person.types(Key::Enter);
        assert!(!person.editor.is_typing());
        assert_eq!(person.map().stages[1].title, format!("Buy{ARABIC}"), "a name that is opened goes on");
        assert_eq!(person.selected(), "stage Buy");
        person.clicks(At::Card("d"));
        person.types(Key::Enter);
        person.types(Key::Enter);
        assert!(person.editor.is_typing());
        person.holding(Modifiers::SHIFT, |person| person.types(Key::Escape));
        assert_eq!(person.text_of("d"), "d", "Shift+Escape gives the old text back");
        assert_eq!(person.steps(), 1);
    }
}

#[test]
fn every_text_of_the_map_can_be_typed() {
    let mut map = story::map(SHOP);
    map.personas.push(crate::model::Persona { id: "p1".into(), name: "Leila".into(), ..Default::default() });
    map.scenario.problem = "Why".into();
    let texts = [
        MapText::Title,
        MapText::Persona("p1".into()),
        MapText::Problem,
        MapText::Stage("Buy".into()),
        MapText::Goal("Buy".into()),
        MapText::Step("Buy.1".into()),
        MapText::Lane("actions".into()),
        MapText::Card("d".into()),
        MapText::Word("q".into()),
    ];
    for flow in FLOWS {
        let mut person = Person::opens_map(map.clone(), flow);
        for text in &texts {
            person.editor.type_text(text.clone());
            person.looks();
            assert_eq!(person.editor.typed_text(), Some(text), "{text:?} in {flow:?}");
            person.writes("جديد ");
            let view = person.view();
            assert_eq!(&*view.block.text, "جديد ", "{text:?} shows as it is typed");
            assert!(view.area.width() > 0.0);
            person.types(Key::Escape);
        }
        let map = person.map();
        assert_eq!((map.title.as_str(), map.personas[0].name.as_str()), ("جديد", "جديد"));
        assert_eq!((map.scenario.problem.as_str(), map.stages[1].title.as_str()), ("جديد", "جديد"));
        assert_eq!((map.stages[1].goal.as_str(), map.stages[1].steps[0].title.as_str()), ("جديد", "جديد"));
        assert_eq!((map.lanes[0].title.as_str(), person.text_of("d").as_str()), ("جديد", "جديد"));
        assert_eq!(map.curve_point(&"q".into()).unwrap().1.word, "جديد");
        assert_eq!(person.steps(), texts.len());
    }
}

#[test]
fn ctrl_and_a_shift_key_turn_the_text_for_good() {
    let mut person = Person::opens_written(Direction::Ltr);
    let turns = |person: &mut Person, key| {
        let modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
        person.does(Input::Key { key, pressed: true, modifiers });
        person.does(Input::Key { key, pressed: false, modifiers: Modifiers::COMMAND });
    };
    person.clicks(At::Card("a"));
    person.types(Key::F2);
    turns(&mut person, Key::RightShift);
    assert_eq!(person.view().block.lines[0].direction, Direction::Rtl);
    person.types(Key::Escape);
    assert_eq!(person.map().card(&"a".into()).unwrap().direction, Some(Direction::Rtl));
    person.types(Key::F2);
    turns(&mut person, Key::LeftShift);
    person.types(Key::Escape);
    assert_eq!(person.map().card(&"a".into()).unwrap().direction, None, "its letters say the same");
    // An arrow in between is a selection by words, and turns nothing.
    person.types(Key::F2);
    let modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
    person.does(Input::Key { key: Key::RightShift, pressed: true, modifiers });
    person.does(Input::Key { key: Key::Left, pressed: true, modifiers });
    person.does(Input::Key { key: Key::RightShift, pressed: false, modifiers });
    assert_eq!(person.view().block.lines[0].direction, Direction::Ltr);
    assert!(!person.view().selection.is_empty());
}

#[test]
fn the_pointer_selects_inside_and_ends_the_typing_outside() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.clicks(At::Card("a"));
        person.types(Key::F2);
        person.writes(" first second");
        let card = person.rect("a");
        let view = person.view();
        let row = view.rect(view.ime_area).center().y;
        let camera = *person.editor.camera();
        let end = camera.view_from_map(Point::new(card.x1 - 2.0, row));
        let start = camera.view_from_map(Point::new(card.x0 + 2.0, row));
        person.pulls(At::View(start.x, start.y), At::View(end.x, end.y));
        person.releases(At::View(end.x, end.y));
        assert!(person.editor.is_typing());
        person.does(Input::Text(TextInput::Copy));
        assert_eq!(person.request, Some(Request::CopyText("a first second".into())), "{flow:?}");
        person.does(Input::Text(TextInput::Cut));
        person.writes("x");
        person.clicks(At::Card("d"));
        assert!(!person.editor.is_typing());
        assert_eq!((person.text_of("a").as_str(), person.selected().as_str()), ("x", "d"));
    }
}

#[test]
fn what_is_composed_shows_and_is_kept_only_when_it_is_made() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.clicks(At::Card("a"));
        person.types(Key::F2);
        person.does(Input::Text(TextInput::Preedit { text: "かな".into(), cursor: Some(6..6) }));
        let view = person.view();
        assert_eq!((&*view.block.text, view.preedit.len()), ("aかな", 1));
        // Enter belongs to the input method now.
        person.types(Key::Enter);
        person.does(Input::Text(TextInput::Preedit { text: String::new(), cursor: None }));
        person.does(Input::Text(TextInput::Composed("仮名".into())));
        person.types(Key::Escape);
        assert_eq!(person.text_of("a"), "a仮名");
    }
}

#[test]
fn undo_while_typing_takes_bursts_back() {
    let mut person = Person::opens_written(Direction::Rtl);
    person.clicks(At::Card("a"));
    person.editor.set_time(0.0);
    person.writes("bc");
    person.editor.set_time(60.0);
    person.writes("de");
    person.holding(Modifiers::COMMAND, |person| person.types(Key::Z));
    assert_eq!(&*person.view().block.text, "abc");
    person.holding(Modifiers::COMMAND, |person| person.types(Key::Y));
    person.holding(Modifiers::COMMAND, |person| person.types(Key::Z));
    person.types(Key::Escape);
    assert_eq!((person.text_of("a").as_str(), person.steps()), ("abc", 1));
}

#[test]
fn an_emptied_card_stays_and_a_locked_one_does_not_open() {
    let mut person = Person::opens_written(Direction::Ltr);
    person.clicks(At::Card("a"));
    person.types(Key::F2);
    person.types(Key::Backspace);
    person.types(Key::Escape);
    assert_eq!(person.text_of("a"), "");
    assert!(person.map().card(&"a".into()).is_some());
    let mut person = Person::opens("| S\nactions | a!", Direction::Ltr);
    person.clicks(At::Card("a"));
    person.types(Key::Enter);
    assert_eq!(person.request, Some(Request::Refused(EditError::Locked)));
    person.editor.set_read_only(true);
    person.clicks(At::Stage("S", 0.5));
    person.types(Key::Enter);
    assert_eq!(person.request, Some(Request::Refused(EditError::ReadOnly)));
    assert!(!person.editor.is_typing());
}

#[test]
fn what_is_pasted_beyond_the_longest_text_is_left_out_and_told() {
    let mut person = Person::opens_written(Direction::Ltr);
    person.clicks(At::Card("a"));
    person.types(Key::F2);
    person.editor.input_text(&mut person.text, TextInput::Pasted("x\n".repeat(MAX_TEXT)));
    let told = person.editor.input_text(&mut person.text, TextInput::Typed("y".to_owned())).request;
    assert_eq!(told, Some(Request::LeftOut(1)));
    person.types(Key::Escape);
    assert_eq!(person.text_of("a").chars().count(), MAX_TEXT);
    assert_eq!(Limit::of_map(person.map()), None);
}

#[test]
fn the_view_follows_the_caret_out_of_the_canvas() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.editor.set_viewport(Size::new(500.0, 260.0));
        person.looks();
        person.clicks(At::Card("a"));
        person.types(Key::F2);
        person.writes(&"\n.".repeat(30));
        let view = person.view();
        let caret = view.rect(view.ime_area);
        assert!(person.editor.camera().visible().contains_rect(caret), "{flow:?}");
    }
}

#[test]
fn nothing_is_offered_to_an_audience_or_where_nothing_can_be_changed() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    assert_eq!(person.editor.overlay().spots.len(), 2);
    person.moves(At::Stage("Buy", 0.5));
    assert_eq!(person.editor.cursor(), Cursor::Hand);
    person.editor.present();
    assert_eq!(person.editor.cursor(), Cursor::Default, "nothing is marked under a resting pointer");
    person.moves(At::Stage("Look", 0.5));
    assert_eq!(person.editor.cursor(), Cursor::Default, "nor under one that moves");
    assert!(person.editor.overlay().spots.is_empty());
    let offer = person.editor.layout().header.offers[0].1.rect.center();
    person.clicks(At::Map(offer.x, offer.y));
    assert!(!person.editor.is_typing());
    person.editor.end_presentation();
    person.editor.set_read_only(true);
    assert!(person.editor.overlay().spots.is_empty());
}

#[test]
fn what_is_typed_where_the_curve_runs_is_a_feeling() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::Select(ItemRef::Point("q".into())));
        person.wants(Intent::Delete);
        let cell = ItemRef::Cell { lane: "emotions".into(), step: "Buy.1".into() };
        person.wants(Intent::Select(cell.clone()));
        person.writes("calm");
        person.types(Key::Enter);
        let point = &person.map().curves[0].points[1];
        // Between +1 and +1.5, in tenths.
        assert_eq!((point.word.as_str(), point.value, point.at), ("calm", 1.3, 0.5));
        person.wants(Intent::Select(cell));
        person.writes("tense");
        person.types(Key::Enter);
        assert_eq!(person.map().curves[0].points[1].word, "tense");
        assert_eq!(person.map().cards.len(), 7, "no card was made");
    }
}

#[test]
fn undo_in_a_text_that_was_not_touched_takes_back_what_it_was_opened_for() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Stage("Buy", 0.5));
        person.wants(Intent::Build(Build::Stage(Beside::After)));
        assert!(person.editor.is_typing() && person.map().stages.len() == 4);
        person.presses_keys(notes::CTRL, Key::Z);
        assert!(!person.editor.is_typing());
        person.sees(SHOP);
    }
}

#[test]
fn what_nobody_sees_behind_a_text_goes_when_its_typing_ends() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("d"));
        person.writes("-one  \n\n two \n \n\n");
        assert_eq!(&*person.view().block.text, "d-one  \n\n two \n \n\n", "not while it is typed");
        person.types(Key::Escape);
        assert_eq!(person.text_of("d"), "d-one\n\n two", "empty lines between others stay");
        assert_eq!(person.steps(), 1);
        // A text that was only looked at stays as it is.
        let set = vec![crate::edit::CardField::Text("e \n\n".into())];
        person.editor.apply(&crate::edit::Command::EditCards { ids: vec!["e".into()], set }).unwrap();
        person.looks();
        person.clicks(At::Card("e"));
        person.types(Key::Enter);
        person.types(Key::Escape);
        assert_eq!((person.text_of("e").as_str(), person.steps()), ("e \n\n", 2));
        // What is typed and taken away again, too.
        person.types(Key::Enter);
        person.writes("x");
        person.types(Key::Backspace);
        person.types(Key::Escape);
        assert_eq!((person.text_of("e").as_str(), person.steps()), ("e \n\n", 2));
    }
}
