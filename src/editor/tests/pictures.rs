//! Pictures on cards.

use super::*;
use crate::{edit::EditError, model::Media};

fn picture(key: &str) -> (String, Arc<Media>) {
    let media = Media { media_type: "image/png".to_owned(), data: String::new(), ..Media::default() };
    (key.to_owned(), Arc::new(media))
}

impl Person {
    fn puts(&mut self, place: &PicturePlace, keys: &[&str]) {
        let pictures: Vec<_> = keys.iter().map(|key| picture(key)).collect();
        self.request = self.editor.add_pictures(place, &pictures).request;
        self.looks();
    }

    fn puts_where_selected(&mut self, keys: &[&str]) {
        let place = self.editor.picture_place().expect("there is a place for a picture");
        self.puts(&place, keys);
    }

    fn picture_of(&self, card: &str) -> Option<&str> {
        self.map().card(&card.into()).and_then(|card| card.image.as_deref())
    }

    fn media(&self) -> Vec<&str> {
        self.map().media.keys().map(String::as_str).collect()
    }
}

fn card(id: &str) -> PicturePlace {
    PicturePlace::Cards(vec![id.into()])
}

#[test]
fn a_picture_lands_where_it_is_dropped() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let dropped = |person: &Person, at| {
            let pos = person.pos(at);
            person.editor.picture_place_at(pos)
        };
        assert_eq!(dropped(&person, At::Card("b")), Some(card("b")));
        let place = dropped(&person, At::Cell("actions", "Stay.1")).unwrap();
        assert_eq!(place, PicturePlace::Cell { lane: "actions".into(), step: "Stay.1".into() });
        assert_eq!(dropped(&person, At::Cell("emotions", "Look.1")), None, "the curve's lane has no cards");
        assert_eq!(dropped(&person, At::Stage("Buy", 0.5)), None);
        person.puts(&place, &["x", "y"]);
        let cards = person
            .map()
            .cards
            .iter()
            .filter(|card| card.lane.as_str() == "actions" && card.step.as_str() == "Stay.1");
        assert_eq!(cards.map(|card| card.image.as_deref()).collect::<Vec<_>>(), [Some("x"), Some("y")]);
        assert_eq!(person.editor.selection().cards().count(), 2);
        person.wants(Intent::Undo);
        person.sees(SHOP);
        assert!(person.media().is_empty());
    }
}

#[test]
fn a_picture_is_put_on_replaced_and_taken_off_in_one_step_each() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("b"));
    person.puts_where_selected(&["x"]);
    assert_eq!((person.picture_of("b"), person.media()), (Some("x"), vec!["x"]));
    assert_eq!(person.undo_name(), "Add a picture");
    person.puts_where_selected(&["y"]);
    assert_eq!((person.picture_of("b"), person.media()), (Some("y"), vec!["y"]), "nothing shows x any more");
    assert!(person.editor.chosen().pictures);
    person.wants(Intent::Build(Build::RemovePicture));
    assert_eq!((person.picture_of("b"), person.media()), (None, vec![]));
    assert!(!person.editor.chosen().pictures && !person.editor.can(&Intent::Build(Build::RemovePicture)));
    person.wants(Intent::Undo);
    assert_eq!((person.picture_of("b"), person.media()), (Some("y"), vec!["y"]));
    person.wants(Intent::Undo);
    assert_eq!((person.picture_of("b"), person.media()), (Some("x"), vec!["x"]));
}

#[test]
fn a_picture_stays_while_another_card_shows_it() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    person.clicks(At::Card("b"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("e")));
    person.puts_where_selected(&["x"]);
    assert_eq!((person.picture_of("b"), person.picture_of("e")), (Some("x"), Some("x")));
    person.clicks(At::Card("b"));
    person.wants(Intent::Delete);
    assert_eq!(person.media(), ["x"]);
    person.clicks(At::Stage("Buy", 0.5));
    person.wants(Intent::Delete);
    assert!(person.media().is_empty(), "the stage took the last card that showed it");
}

#[test]
fn a_locked_card_keeps_its_picture() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("b"));
    person.wants(Intent::Build(Build::Lock));
    person.puts(&card("b"), &["x"]);
    assert_eq!(person.request, Some(Request::Refused(EditError::Locked)));
    assert!(person.media().is_empty());
}

#[test]
fn cards_and_lanes_get_icons() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("b"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("d")));
    person.wants(Intent::Build(Build::Icon(Some("phone".to_owned()))));
    let icon = |person: &Person, id: &str| person.map().card(&id.into()).unwrap().icon.clone();
    assert_eq!((icon(&person, "b"), icon(&person, "d")), (Some("phone".into()), Some("phone".into())));
    assert_eq!(person.undo_name(), "Change the icon");
    person.wants(Intent::Build(Build::Icon(None)));
    assert_eq!(icon(&person, "d"), None);
    person.clicks(At::Lane("actions", 0.5));
    person.wants(Intent::Build(Build::Icon(Some("phone".to_owned()))));
    assert_eq!(person.map().lanes[0].icon.as_deref(), Some("phone"));
}
