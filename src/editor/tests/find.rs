use super::*;
use crate::{
    edit::{CardField, Command, PersonaField, StageField},
    editor::{TextField, find_all},
    model::{Card, Persona},
};

impl Person {
    fn edits(&mut self, id: &str, set: Vec<CardField>) {
        self.editor.apply(&Command::EditCards { ids: vec![id.into()], set }).unwrap();
        self.looks();
    }

    fn card(&self, id: &str) -> &Card {
        self.map().card(&id.into()).unwrap()
    }

    fn stands(&self) -> (usize, usize) {
        let findings = self.editor.findings();
        (findings.current, findings.count)
    }
}

/// A shop whose cards say something about paying.
fn shop(flow: Direction) -> Person {
    let mut person = Person::opens(SHOP, flow);
    person.edits("a", vec![CardField::Text("Compare prices".into())]);
    person.edits("d", vec![CardField::Text("Pay; then pay again".into())]);
    person.edits("e", vec![CardField::Text("Few ways to PAY".into())]);
    person.edits("g", vec![CardField::Notes("never repays".into()), CardField::Tags(vec!["pay".into()])]);
    let set = vec![StageField::Goal("To pay quickly".into())];
    person.editor.apply(&Command::EditStages { ids: vec!["Buy".into()], set }).unwrap();
    person.looks();
    person
}

#[test]
fn places_come_in_reading_order_and_each_is_selected_and_shown() {
    for flow in FLOWS {
        let mut person = shop(flow);
        person.editor.find("pay");
        person.looks();
        let mut seen = Vec::new();
        for _ in 0..7 {
            seen.push((person.stands(), person.selected()));
            person.editor.find_next();
            person.looks();
        }
        let items = ["stage Buy", "d", "d", "e", "g", "g", "stage Buy"];
        let numbers = [1, 2, 3, 4, 5, 6, 1];
        let expected: Vec<_> =
            numbers.iter().zip(items).map(|(number, item)| ((*number, 6), item.to_owned())).collect();
        assert_eq!(seen, expected, "{flow:?}");
        person.editor.find_previous();
        person.editor.find_previous();
        assert_eq!(person.stands(), (6, 6), "before the first comes the last");
        let tag = &person.editor.current_match().unwrap().place;
        assert_eq!((tag.field, tag.index), (TextField::Tags, 0));
    }
}

#[test]
fn a_longer_query_stays_where_it_is_and_one_that_is_nowhere_says_so() {
    let mut person = shop(Direction::Ltr);
    person.editor.find("pay");
    person.editor.find_next();
    assert_eq!((person.stands(), person.selected().as_str()), ((2, 6), "d"));
    person.editor.find("pay a");
    assert_eq!((person.stands(), person.selected().as_str()), ((1, 1), "d"));
    person.editor.find("pay ax");
    assert_eq!(person.stands(), (0, 0));
    person.editor.find_next();
    person.editor.find_previous();
    assert_eq!((person.stands(), person.selected().as_str()), ((0, 0), "d"), "the selection stays");
    person.editor.find("");
    assert_eq!(person.stands(), (0, 0));
}

#[test]
fn a_search_begins_at_what_is_selected() {
    let mut person = shop(Direction::Rtl);
    person.clicks(At::Card("e"));
    person.editor.find("pay");
    assert_eq!((person.stands(), person.selected().as_str()), ((4, 6), "e"));
}

#[test]
fn what_is_found_is_marked_where_it_stands() {
    for flow in FLOWS {
        let mut person = shop(flow);
        person.editor.find("pay");
        person.editor.find_next();
        person.looks();
        let overlay = person.editor.overlay();
        let card = person.rect("d");
        assert_eq!(overlay.found_now.len(), 1);
        let now = overlay.found_now[0];
        assert!(card.contains_rect(now) && now.width() < 0.5 * card.width(), "{now:?} in {card:?}");
        // The other one on the card, the goal, PAY; once the card whose remarks and tag say it: its face stays as it is.
        assert_eq!(overlay.found.len(), 3);
        assert_eq!(overlay.found_in, [(ItemRef::Card("g".into()), false)]);
        while person.editor.current_match().is_some_and(|found| found.place.item != ItemRef::Card("g".into()))
        {
            person.editor.find_next();
        }
        person.looks();
        let overlay = person.editor.overlay();
        assert!(overlay.found_now.is_empty(), "no letter of it shows");
        assert_eq!(overlay.found_in, [(ItemRef::Card("g".into()), true)]);
        person.editor.end_find();
        assert!(person.editor.overlay().found.is_empty() && person.editor.overlay().found_in.is_empty());
    }
}

#[test]
fn a_replacement_goes_on_to_the_next_place_and_is_one_step() {
    let mut person = shop(Direction::Ltr);
    person.editor.find("pay");
    person.editor.find_next();
    person.editor.replace_match("repay");
    person.looks();
    assert_eq!(person.card("d").text, "repay; then pay again");
    assert_eq!((person.undo_name().as_str(), person.selected().as_str()), ("Replace text", "d"));
    assert_eq!(person.editor.current_match().unwrap().bytes, 12..15, "not what was just put there");
    person.editor.replace_match("");
    assert_eq!(person.card("d").text, "repay; then  again");
    assert_eq!(person.selected(), "e");
    person.wants(Intent::Undo);
    assert_eq!(person.card("d").text, "repay; then pay again");
}

#[test]
fn replacing_all_is_one_step_over_every_kind_of_text() {
    let mut person = shop(Direction::Rtl);
    person.edits("e", vec![CardField::Locked(true)]);
    person.edits("b", vec![CardField::Tags(vec!["pay".into(), "x".into(), "pay pay".into()])]);
    let persona = Persona { id: "p1".into(), name: "Payam".into(), ..Persona::default() };
    person.editor.apply(&Command::InsertPersona { persona: Box::new(persona), index: 0 }).unwrap();
    let set = vec![PersonaField::Needs(vec!["pays late".into()])];
    person.editor.apply(&Command::EditPersonas { ids: vec!["p1".into()], set }).unwrap();
    person.looks();
    let before = person.map().clone();
    person.editor.find("PAY");
    let (count, outcome) = person.editor.replace_all_matches("دفع");
    assert_eq!((count, outcome.request), (10, None));
    assert_eq!(person.card("b").tags, ["دفع", "x", "دفع دفع"]);
    assert_eq!(person.card("d").text, "دفع; then دفع again");
    assert_eq!(person.card("g").notes, "never reدفعs");
    assert_eq!(person.card("e").text, "Few ways to PAY", "a locked card stays");
    assert_eq!(person.map().stages[1].goal, "To دفع quickly");
    assert_eq!(
        (person.map().personas[0].name.as_str(), person.map().personas[0].needs[0].as_str()),
        ("دفعam", "دفعs late")
    );
    assert_eq!(person.undo_name(), "Replace text in 10 places");
    assert_eq!(person.stands().1, 1, "the locked one is left");
    person.wants(Intent::Undo);
    assert_eq!(*person.map(), before);
}

#[test]
fn locked_cards_and_read_only_maps_refuse() {
    let mut person = shop(Direction::Ltr);
    person.edits("e", vec![CardField::Locked(true)]);
    person.editor.find("ways");
    assert_eq!(person.editor.replace_match("x").request, Some(Request::Refused(EditError::Locked)));
    assert_eq!(person.editor.replace_all_matches("x").0, 0);
    person.editor.find("compare");
    person.editor.set_read_only(true);
    assert_eq!(person.editor.replace_match("x").request, Some(Request::Refused(EditError::ReadOnly)));
    assert_eq!(person.card("a").text, "Compare prices");
}

#[test]
fn the_places_follow_what_happens_to_the_map() {
    let mut person = shop(Direction::Ltr);
    person.editor.find("pay");
    person.editor.find_next();
    person.wants(Intent::Delete);
    person.looks();
    assert_eq!(person.stands(), (2, 4), "the card with two is gone, the next one is the current");
    person.wants(Intent::Undo);
    person.looks();
    assert_eq!(person.stands().1, 6);
}

#[test]
fn a_word_is_found_however_it_is_written() {
    let mut map = story::map(SHOP);
    map.title = "رحلة العميل".into();
    map.stages[0].title = "الدَّفْع".into();
    map.stages[1].goal = "پرداخت کتاب".into();
    map.lanes[0].title = "תַּשְׁלוּם".into();
    map.scenario.problem = "المدفوعـــات".into();
    map.curves[0].points[0].word = "على راحتي".into();
    let found = |query: &str| -> Vec<TextField> {
        find_all(&map, query).into_iter().map(|found| found.place.field).collect()
    };
    assert_eq!(found("رحله"), [TextField::Text]);
    assert_eq!(found("الدفع").len(), 1);
    assert_eq!(found("كتاب"), [TextField::Goal]);
    assert_eq!(found("תשלום").len(), 1);
    assert_eq!(found("المدفوعات").len(), 1);
    assert_eq!(found("علي").len(), 1);
    assert_eq!(found("\u{64e}"), [], "a mark alone is nothing to search for");
}

/// Properties of the file whose strings nobody searches for: names of things, dates, choices.
const NO_TEXTS: [&str; 29] = [
    "id",
    "lane",
    "step",
    "kind",
    "language",
    "flow",
    "direction",
    "color",
    "icon",
    "image",
    "portrait",
    "gender",
    "date",
    "due",
    "status",
    "face",
    "state",
    "persona",
    "from",
    "to",
    "about",
    "reply_to",
    "time",
    "answers",
    "line_below",
    "format",
    "conflicts",
    "media",
    "version",
];

/// Gives every text in `value` another that ends in "needle"; their number.
fn mark(value: &mut serde_json::Value) -> usize {
    use serde_json::Value;
    match value {
        Value::String(text) => {
            *text = format!("a {}needle", text.len());
            1
        }
        Value::Array(values) => values.iter_mut().map(mark).sum(),
        Value::Object(fields) => {
            fields.remove("locked");
            // What is unknown ("x-") is not the program's to change.
            let is_text = |key: &str| !NO_TEXTS.contains(&key) && !key.starts_with("x-");
            let texts = fields.iter_mut().filter(|(key, _)| is_text(key));
            texts.map(|(_, value)| mark(value)).sum()
        }
        _ => 0,
    }
}

#[test]
fn every_text_of_a_map_is_found_and_replaced() {
    let mut most = 0;
    for seed in 0..60 {
        let map = crate::model::random::whole_map(&mut fastrand::Rng::with_seed(seed), 5);
        let mut value = serde_json::to_value(&map).unwrap();
        let texts = mark(&mut value);
        let map: JourneyMap = serde_json::from_value(value).unwrap();
        let found = find_all(&map, "NEEDLE").len();
        assert_eq!(found, texts, "seed {seed}");
        most = most.max(texts);
        let mut person = Person::opens_map(map, Direction::Rtl);
        person.editor.find("needle");
        for _ in 0..found {
            person.editor.find_next();
            person.looks();
            assert!(!person.editor.selection().is_empty(), "seed {seed}: something shows where");
        }
        assert_eq!(person.editor.replace_all_matches("pin").0, texts, "seed {seed}");
        let written = serde_json::to_string(&**person.map()).unwrap();
        assert_eq!((written.matches("needle").count(), written.matches("pin\"").count()), (0, texts));
        person.wants(Intent::Undo);
        assert_eq!(find_all(person.map(), "needle").len(), texts, "one step");
    }
    assert!(most > 100, "{most}");
}

#[test]
fn what_is_found_does_not_hide_under_what_stands_over_the_canvas() {
    for flow in FLOWS {
        let mut person = shop(flow);
        let long = "line\n".repeat(80) + "pay at last\n" + &"more\n".repeat(80);
        person.edits("b", vec![CardField::Text(long)]);
        let bar = Rect::new(0.0, 12.0, 1400.0, 110.0);
        person.editor.set_covered(vec![bar]);
        person.editor.find("pay");
        for _ in 0..10 {
            person.looks();
            let overlay = person.editor.overlay();
            let now = match overlay.found_in.iter().find(|(_, now)| *now) {
                Some((ItemRef::Card(id), _)) => person.rect(id.as_str()),
                _ => overlay.found_now[0],
            };
            let view = person.editor.camera().view_rect(now);
            assert!(view.y0 >= bar.y1 && view.y1 < 900.0, "{flow:?}: {view:?}");
            person.editor.find_next();
        }
    }
}

#[test]
fn what_is_being_typed_is_kept_by_replacing() {
    for all in [false, true] {
        let mut person = shop(Direction::Rtl);
        person.editor.find("pay");
        person.editor.find_next();
        person.looks();
        assert_eq!(person.selected(), "d");
        person.writes("!");
        assert!(person.editor.is_typing());
        if all {
            person.editor.replace_all_matches("order");
        } else {
            person.editor.replace_match("order");
        }
        person.looks();
        let expected = if all { "order; then order again!" } else { "order; then pay again!" };
        assert_eq!(person.card("d").text, expected);
    }
}

#[test]
fn from_afar_whole_texts_are_marked() {
    for flow in FLOWS {
        let mut person = shop(flow);
        person.editor.find("pay");
        person.editor.find_next();
        person.wants(Intent::ZoomTo(0.2));
        let overlay = person.editor.overlay();
        let bounds =
            |id: &str| person.editor.layout().text_bounds(&crate::layout::MapText::Card(id.into())).unwrap();
        assert_eq!(overlay.found_now, [bounds("d")], "one mark for both of its places");
        assert!(overlay.found.contains(&bounds("e")) && overlay.found.len() == 2, "{:?}", overlay.found);
        assert_eq!(overlay.found_in, [(ItemRef::Card("g".into()), false)]);
    }
}

/// Something that somebody does in a search.
type Deed = (&'static str, fn(&mut Person));

/// Somebody who sees a part of the shop only, far from where it says something about remarks.
fn looks_at_a_corner(flow: Direction) -> Person {
    let mut person = shop(flow);
    person.editor.set_viewport(Size::new(600.0, 400.0));
    person.looks();
    person.wants(Intent::ZoomTo(1.5));
    person.clicks(At::Card("b"));
    person.wants(Intent::PanBy(Vec2::new(3.0, 5.0)));
    person
}

#[test]
fn who_only_looked_comes_back_to_where_the_search_began() {
    for flow in FLOWS {
        let mut person = looks_at_a_corner(flow);
        let before = person.offset();
        for query in ["p", "pa", "pay", "repays"] {
            person.editor.find(query);
            person.looks();
        }
        assert_eq!(person.selected(), "g");
        assert!((person.offset() - before).hypot() > 100.0, "{flow:?}: it is far away");
        person.editor.end_find();
        person.looks();
        assert_eq!(person.offset(), before, "{flow:?}");
        assert_eq!(person.selected(), "b");

        // Whoever goes on, edits, clicks, scrolls or zooms wants to be there.
        let deeds: [Deed; 6] = [
            ("next", |person| drop(person.editor.find_next())),
            ("replace", |person| drop(person.editor.replace_match("x"))),
            ("edit", |person| person.edits("g", vec![CardField::MomentOfTruth(true)])),
            ("click", |person| person.clicks(At::Card("g"))),
            ("scroll", |person| person.wants(Intent::PanBy(Vec2::new(0.0, 40.0)))),
            ("zoom", |person| person.wants(Intent::ZoomIn)),
        ];
        for (deed, does) in deeds {
            let mut person = looks_at_a_corner(flow);
            person.editor.find("repays");
            person.looks();
            does(&mut person);
            person.looks();
            let there = person.offset();
            person.editor.end_find();
            person.looks();
            assert_eq!(person.offset(), there, "{deed} in {flow:?}");
            assert_ne!(person.selected(), "b", "{deed}");
        }
    }
}

#[test]
fn what_is_found_in_sight_moves_nothing() {
    for flow in FLOWS {
        let mut person = looks_at_a_corner(flow);
        let word = "last";
        person.edits("b", vec![CardField::Text(format!("{}{word}", "line\n".repeat(40)))]);
        // The end of a long card is before somebody's eyes, its beginning far above.
        person.editor.find(word);
        person.looks();
        person.wants(Intent::PanBy(Vec2::new(0.0, -31.0)));
        person.editor.end_find();
        let before = person.offset();
        person.editor.find(word);
        person.looks();
        assert_eq!(person.stands(), (1, 1));
        assert_eq!(person.offset(), before, "{flow:?}");
        // Unless something stands over it.
        person.editor.end_find();
        let rects = {
            person.editor.find(word);
            person.looks();
            person.editor.overlay().found_now
        };
        let seen = person.editor.camera().view_rect(rects[0]);
        person.editor.end_find();
        person.editor.set_covered(vec![seen.inflate(20.0, 5.0)]);
        person.editor.find(word);
        person.looks();
        let now = person.editor.camera().view_rect(rects[0]);
        assert!(now.intersect(seen.inflate(20.0, 5.0)).is_zero_area(), "{flow:?}: {now:?} {seen:?}");
    }
}
