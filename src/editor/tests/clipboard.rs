//! Cards through the clipboard.

use super::*;
use crate::{edit::Fragment, model::Card};

impl Person {
    fn copies(&self) -> Fragment {
        self.editor.copied().expect("cards are selected")
    }

    fn pastes(&mut self, fragment: &Fragment) {
        assert!(self.editor.can_paste());
        self.request = self.editor.paste(fragment).request;
        self.looks();
    }

    fn chooses_cell(&mut self, lane: &str, step: &str) {
        self.wants(Intent::Select(ItemRef::Cell { lane: lane.into(), step: step.into() }));
    }
}

#[test]
fn a_block_of_cards_is_pasted_as_it_stood() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("d"));
        person.holding(Modifiers::SHIFT, |person| {
            person.clicks(At::Card("b"));
            person.clicks(At::Card("f"));
        });
        let fragment = person.copies();
        assert_eq!(fragment.to_text(), "b\td\n\n\tf");
        person.chooses_cell("actions", "Buy.1");
        person.pastes(&fragment);
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | a b c   | d b      | d
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         | e f      | g f",
        );
        assert_eq!(
            (person.editor.selection().cards().count(), person.undo_name().as_str()),
            (3, "Paste 3 cards")
        );
        // Once more where the map ends: it grows, and that is told.
        person.chooses_cell("pain-points", "Stay.1");
        person.pastes(&fragment);
        person.sees(
            "
                       | Look    | Buy      | Stay   | Stage
            actions    | a b c   | d b      | d      |
            emotions   | p:+1    | q:-0.5   | r:+1.5 |
            pain-points|         | e f      | g f b  | d
            Text       |         |          |        | f",
        );
        let told = Pasted { cards: 3, stages: 1, lanes: 1, ..Pasted::default() };
        assert_eq!(person.request, Some(Request::Pasted(told)));
        person.wants(Intent::Undo);
        assert_eq!((person.map().stages.len(), person.map().lanes.len()), (3, 3), "it was one step");
    }
}

#[test]
fn lines_go_behind_the_selected_card_and_a_spreadsheet_fills_cells() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("a"));
        person.pastes(&Fragment::of_text("x\ny\n").unwrap());
        person.sees(&SHOP.replace("a b c", "a x y b c"));
        person.wants(Intent::Undo);
        person.chooses_cell("actions", "Buy.1");
        person.pastes(&Fragment::of_text("1\t2\n3\t4\n5\t").unwrap());
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | a b c   | d 1      | 2
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         | e f 3    | g 4
            Text       |         | 5        |",
        );
        person.wants(Intent::Undo);
        // Where it begins with the feelings, they are meant.
        person.chooses_cell("emotions", "Buy.1");
        person.pastes(&Fragment::of_text("1\t2\n3\t4").unwrap());
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | a b c   | d        |
            emotions   | p:+1    | 1 q:-0.5 | 2 r:+1.5
            pain-points|         | e f 3    | g 4",
        );
        person.wants(Intent::Undo);
        person.sees(SHOP);
    }
}

#[test]
fn cards_are_cut_but_locked_ones_stay() {
    let mut person = Person::opens("        | Look \n actions | a b! c", Direction::Rtl);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
    let fragment = person.copies();
    assert_eq!(fragment.to_text(), "a\nb");
    person.editor.cut();
    person.looks();
    person.sees("        | Look \n actions | b! c");
    person.clicks(At::Card("c"));
    person.pastes(&fragment);
    person.sees("        | Look \n actions | b! c a b");
}

#[test]
fn cards_go_to_another_map_with_their_pictures() {
    let mut map = story::map("        | Look \n actions | a");
    let media = Arc::new(crate::model::Media::default());
    map.media.insert("key".into(), media);
    let mut card = (*map.cards[0]).clone();
    card.image = Some("key".into());
    map.cards[0] = Arc::new(card);
    let mut person = Person::opens_map(map, Direction::Ltr);
    person.clicks(At::Card("a"));
    let fragment = person.copies();
    // Through the file in which other windows find it.
    let fragment: Fragment = serde_json::from_str(&serde_json::to_string(&fragment).unwrap()).unwrap();
    let mut other = Person::opens(SHOP, Direction::Rtl);
    other.chooses_cell("pain-points", "Look.1");
    other.pastes(&fragment);
    let new = other.editor.selection().cards().next().unwrap().clone();
    assert_eq!(other.map().card(&new).unwrap().image.as_deref(), Some("key"));
    assert!(other.map().media.contains_key("key"));
}

#[test]
fn arrows_between_cards_are_copied_with_them() {
    let map = "
                | Look | Buy | Stay
        actions | a    | b   | c
        ideas   |      |     |
        links: a>b b>c";
    let texts = |person: &Person| {
        let map = person.map();
        let text = |id: &Id| map.card(id).unwrap().text.clone();
        let ends = map.links.iter().map(|link| format!("{}>{}", text(&link.from), text(&link.to)));
        ends.collect::<Vec<_>>().join(" ")
    };
    let mut person = Person::opens(map, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
    let fragment = person.copies();
    person.chooses_cell("ideas", "Buy.1");
    person.pastes(&fragment);
    assert_eq!(texts(&person), "a>b b>c a>b");
    let link = person.map().links.last().unwrap().clone();
    assert!(person.editor.selection().has_card(&link.from) && person.editor.selection().has_card(&link.to));
    assert_eq!(person.editor.selection().items().len(), 2);
    // A copy of the copies, by command and by dragging, and of a whole lane.
    person.wants(Intent::Duplicate);
    assert_eq!(texts(&person), "a>b b>c a>b a>b");
    assert_eq!((person.selected().split(' ').count(), person.undo_name().as_str()), (2, "Duplicate 2 cards"));
    person.clicks(At::Card("b"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("c")));
    person.held = Modifiers::ALT;
    person.drags(At::Card("b"), At::Cell("ideas", "Look.1"));
    person.held = Modifiers::NONE;
    assert_eq!(texts(&person), "a>b b>c a>b a>b b>c");
    person.wants(Intent::Select(ItemRef::Lane("actions".into())));
    person.wants(Intent::Duplicate);
    assert_eq!(texts(&person), "a>b b>c a>b a>b b>c a>b b>c");
    // To another map, through a file; what an older version copied has no links.
    let whole = serde_json::to_value(&fragment).unwrap();
    let mut old = whole.clone();
    old.as_object_mut().unwrap().remove("links");
    for (json, links) in [(whole, "a>b"), (old, "")] {
        let fragment: Fragment = serde_json::from_value(json).unwrap();
        let mut other = Person::opens(SHOP, Direction::Rtl);
        other.chooses_cell("pain-points", "Look.1");
        other.pastes(&fragment);
        assert_eq!(texts(&other), links);
    }
}

/// Pain points answered by opportunities: a map in which copies could stay joined to their originals.
const ANSWERED: &str = "
                  | Look | Buy | Stay
    pain-points   | a b  | c   |
    opportunities | o    | q   |
    links: a>b b>o o>c";

fn answered(flow: Direction) -> Person {
    let mut map = story::map(ANSWERED);
    for (by, answers) in [("o", vec!["a", "c"]), ("q", vec!["c"])] {
        let card = map.cards.iter_mut().find(|card| card.id.as_str() == by).unwrap();
        Arc::make_mut(card).answers = answers.into_iter().map(Into::into).collect();
    }
    Person::opens_map(map, flow)
}

impl Person {
    /// What answers what and what is linked to what, by the texts of the cards; a copy's has a `'` behind it.
    fn joints(&self) -> Vec<String> {
        let known = story::map(ANSWERED);
        let name = |id: &Id| {
            let text = self.map().card(id).map_or("?", |card| card.text.as_str());
            format!("{text}{}", if known.card(id).is_some() { "" } else { "'" })
        };
        let answers = self.map().cards.iter().flat_map(|card| card.answers.iter().map(move |id| (card, id)));
        let answers = answers.map(|(card, id)| format!("{}={}", name(&card.id), name(id)));
        let links = self.map().links.iter().map(|link| format!("{}>{}", name(&link.from), name(&link.to)));
        let mut all: Vec<String> = answers.chain(links).filter(|joint| joint.contains('\'')).collect();
        all.sort();
        all
    }

    /// Lane, stage and text of every card, sorted.
    fn places(&self) -> Vec<(String, String, String)> {
        let map = self.map();
        let place = |card: &Arc<Card>| {
            let lane = map.lane(&card.lane).unwrap().title.clone();
            (lane, map.stage_of_step(&card.step).unwrap().title.clone(), card.text.clone())
        };
        let mut places: Vec<_> = self.map().cards.iter().map(place).collect();
        places.sort();
        places
    }

    fn chooses_cards(&mut self, ids: &[&str]) {
        self.editor.select(ids.iter().map(|id| ItemRef::Card((*id).into())).collect());
        self.looks();
    }
}

#[test]
fn copies_are_joined_to_each_other_and_not_to_their_originals() {
    let copied = ["a'>b'", "b'>o'", "o'=a'", "o'=c"];
    for flow in FLOWS {
        let mut person = answered(flow);
        person.chooses_cards(&["a", "b", "o"]);
        let fragment = person.copies();
        person.chooses_cell("pain-points", "Stay.1");
        person.pastes(&fragment);
        assert_eq!(person.joints(), copied, "pasted: what is not in the copy is answered as before");
        person.wants(Intent::Undo);

        person.chooses_cards(&["a", "b", "o"]);
        person.wants(Intent::Duplicate);
        assert_eq!(person.joints(), copied, "duplicated");
        assert_eq!(person.editor.selection().cards().count(), 3);
        person.wants(Intent::Undo);
        assert!(person.joints().is_empty());

        person.chooses_cards(&["a", "b", "o"]);
        person.holding(Modifiers::ALT, |person| {
            person.drags(At::Card("a"), At::Cell("pain-points", "Stay.1"));
        });
        assert_eq!(person.joints(), copied, "dragged");
        person.wants(Intent::Undo);

        person.wants(Intent::Select(ItemRef::Stage("Look".into())));
        person.wants(Intent::Duplicate);
        assert_eq!(person.joints(), copied, "with their stage");
        person.wants(Intent::Undo);

        let lanes = ["pain-points", "opportunities"].map(|id| ItemRef::Lane(id.into()));
        person.editor.select(lanes.into_iter().collect());
        person.wants(Intent::Duplicate);
        let all = ["a'>b'", "b'>o'", "o'=a'", "o'=c'", "o'>c'", "q'=c'"];
        assert_eq!(person.joints(), all, "with their lanes");
        person.wants(Intent::Undo);

        // In another map there is nothing else to answer.
        let mut other = Person::opens("  | Other | Map \n pain-points | x | \n opportunities | | ", flow);
        other.chooses_cell("pain-points", "Map.1");
        other.pastes(&fragment);
        let mut answers = other.map().cards.iter().filter(|card| !card.answers.is_empty());
        let (only, rest) = (answers.next().unwrap(), answers.next());
        let answered: Vec<&str> =
            only.answers.iter().map(|id| other.map().card(id).unwrap().text.as_str()).collect();
        assert_eq!((only.text.as_str(), answered, rest), ("o", vec!["a"], None));
        assert_eq!(other.map().links.len(), 2);
    }
}

#[test]
fn a_paste_goes_where_the_selection_stands_or_stood() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let table = Fragment::of_text("1\t2").unwrap();
        for (at, expected) in [
            (ItemRef::Stage("Buy".into()), "actions    | a b c | d 1 | 2"),
            (ItemRef::Lane("pain-points".into()), "pain-points| 1 | e f 2 | g"),
            (ItemRef::Step("Look.1".into()), "actions    | a b c 1 | d 2 | "),
        ] {
            person.wants(Intent::Select(at));
            person.pastes(&table);
            let lane = expected.split('|').next().unwrap().trim();
            let words = |line: &str| line.split('|').map(str::trim).collect::<Vec<_>>().join("|");
            let shown = story::show(person.map());
            let line = shown.lines().find(|line| line.starts_with(lane)).unwrap();
            assert_eq!(words(line).trim_end_matches('|'), words(expected).trim_end_matches('|'));
            person.wants(Intent::Undo);
        }
        // Nothing is selected, but the keyboard would go on from the card that was.
        person.clicks(At::Card("g"));
        person.types(Key::Escape);
        person.pastes(&Fragment::of_text("one\ntwo").unwrap());
        person.sees(&SHOP.replace("| g", "| g one two"));
    }
}

#[test]
fn without_a_place_a_paste_goes_before_the_eyes_of_whoever_pastes() {
    let two = Fragment::of_text("one\ntwo").unwrap();
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.editor.set_viewport(Size::new(700.0, 700.0));
        person.looks();
        person.wants(Intent::ZoomTo(1.5));
        let middle_of = |person: &mut Person, lane: &str, step: &str| {
            person.chooses_cell(lane, step);
            let rect = person.editor.selection_in_view().unwrap();
            person.wants(Intent::PanBy(Point::new(350.0, 350.0) - rect.center()));
            person.wants(Intent::Select(ItemRef::Title));
        };
        // The cell that is looked at is the one that was selected last.
        middle_of(&mut person, "actions", "Stay.1");
        let offset = person.offset();
        person.wants(Intent::PanBy(offset - person.offset()));
        person.pastes(&two);
        person.sees(&SHOP.replace("d        |", "d        | one two"));
        person.wants(Intent::Undo);

        // Somebody who works elsewhere has scrolled: of the cells that are seen now the empty one.
        person.chooses_cell("actions", "Look.1");
        person.wants(Intent::Select(ItemRef::Title));
        let cell = ItemRef::Cell { lane: "actions".into(), step: "Stay.1".into() };
        let view = person.editor.camera().view_rect(person.editor.session.rect_of(&cell).unwrap());
        person.wants(Intent::PanBy(Point::new(350.0, 350.0) - view.center()));
        person.wants(Intent::SelectNone);
        let before = person.offset();
        person.pastes(&two);
        person.sees(&SHOP.replace("d        |", "d        | one two"));
        assert_eq!(person.request, None, "it is seen where they went");
        assert!((person.offset() - before).hypot() < 1.0, "{flow:?}: and the map need not move");
        person.wants(Intent::Undo);

        // A place that was chosen is a place, but who does not see it is told.
        person.chooses_cell("pain-points", "Look.1");
        person.wants(Intent::PanBy(Vec2::new(0.0, 5000.0)));
        person.pastes(&two);
        let told = person.request.clone();
        let place = Some(("pain-points".into(), "Look.1".into()));
        assert_eq!(told, Some(Request::Pasted(Pasted { cards: 2, place, ..Pasted::default() })));
    }
}

#[test]
fn a_long_list_stays_one_cell_and_a_long_table_is_held() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.chooses_cell("pain-points", "Look.1");
    // A column as the HTML of a spreadsheet brings it: one row a cell.
    let cell = |row, column| crate::edit::FragmentCard::of_cell(row, column, "x").unwrap();
    let list = Fragment { cards: (0..5).map(|row| cell(row, 0)).collect(), ..Fragment::default() };
    person.pastes(&list);
    person.sees(&SHOP.replace("pain-points|         |", "pain-points| x x x x x |"));
    assert_eq!(person.request, None);
    person.wants(Intent::Undo);
    let large = (0..200).flat_map(|row| (0..300).map(move |column| cell(row, column)));
    let large = Fragment { cards: large.collect(), ..Fragment::default() };
    person.pastes(&large);
    let Some(Request::Pasted(told)) = &person.request else { panic!("it is told") };
    assert_eq!((told.cards, told.stages, told.lanes), (60_000, 60, 24));
    assert_eq!(told.crowded, 60_000 - 63 * 25, "one lane was there, and three stages");
    assert_eq!(person.map().cards.len(), 7 + 60_000, "and nothing is lost");
}

#[test]
fn the_cards_of_cells_and_steps_are_copied_and_cut() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.chooses_cell("actions", "Look.1");
        assert_eq!(person.copies().to_text(), "a\nb\nc");
        person.wants(Intent::Select(ItemRef::Step("Buy.1".into())));
        let step = person.copies();
        assert_eq!((step.to_text().as_str(), step.whole), ("d\ne\nf", None));
        person.request = person.editor.cut().request;
        person.looks();
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | a b c   |          |
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         |          | g",
        );
        assert_eq!(person.undo_name(), "Cut 3 cards");
        // There is nothing in it now.
        person.wants(Intent::Select(ItemRef::Step("Buy.1".into())));
        assert!(!person.editor.can_copy() && person.editor.copied().is_none());
        person.wants(Intent::Select(ItemRef::Title));
        assert!(!person.editor.can_copy() && person.editor.copied().is_none());
    }
}

#[test]
fn what_is_cut_and_pasted_at_once_stands_where_it_stood() {
    let cell = |lane: &str, step: &str| ItemRef::Cell { lane: lane.into(), step: step.into() };
    for flow in FLOWS {
        for selected in [
            vec![ItemRef::Stage("Buy".into())],
            vec![ItemRef::Stage("Look".into()), ItemRef::Stage("Stay".into())],
            vec![ItemRef::Lane("actions".into())],
            vec![ItemRef::Lane("pain-points".into())],
            vec![ItemRef::Card("g".into()), ItemRef::Card("a".into())],
            vec![ItemRef::Card("e".into()), ItemRef::Card("f".into())],
            vec![cell("pain-points", "Stay.1"), cell("actions", "Look.1")],
        ] {
            let mut person = Person::opens(SHOP, flow);
            let before = person.places();
            person.editor.select(selected.iter().cloned().collect());
            let fragment = person.copies();
            person.request = person.editor.cut().request;
            person.looks();
            assert_ne!(person.places(), before);
            person.pastes(&fragment);
            assert_eq!(person.places(), before, "{selected:?} in {flow:?}");
            let titles: Vec<&str> = person.map().stages.iter().map(|stage| stage.title.as_str()).collect();
            assert_eq!(titles, ["Look", "Buy", "Stay"]);
            assert_eq!(person.map().lanes.len(), 3);
        }
    }
}
