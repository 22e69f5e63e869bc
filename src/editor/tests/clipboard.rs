//! Cards through the clipboard.

use super::*;
use crate::edit::Fragment;

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
        // Once more where the map ends: nothing is lost.
        person.chooses_cell("pain-points", "Stay.1");
        person.pastes(&fragment);
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | a b c   | d b      | d
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         | e f      | g f b d f",
        );
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
            emotions   | p:+1    | 3 q:-0.5 | 4 r:+1.5
            pain-points|         | e f 5    | g",
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
    assert!(!other.editor.can_paste());
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
