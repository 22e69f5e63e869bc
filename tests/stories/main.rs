//! Somebody empties the new map and builds one from nothing, by keyboard alone and by mouse alone, in Arabic, English and Hebrew.
//!
//! Each story goes through the window as its events come from the system: keys with the letters that they type,
//! pointer moves and buttons. The map that is saved at the end must be the one of the fixture, property by
//! property; only the ids, which are random, are compared by their place.

#![allow(clippy::unwrap_used, reason = "a test fails where something is missing")]

#[path = "../common/mod.rs"]
mod common;

mod by_keyboard;
mod by_mouse;
mod person;
mod plan;

use person::Person;
use plan::Plan;
use rihla::i18n::Locale;

/// A way to build the map of a plan.
type Way = fn(&mut Person, &Plan);

fn builds(locale: Locale, way: Way) {
    let plan = Plan::of(locale);
    let mut person = Person::at(locale);
    way(&mut person, &plan);
    plan.assert_same(&person.saved());
}

#[test]
fn an_arabic_map_by_keyboard() {
    builds(Locale::Ar, by_keyboard::builds);
}

#[test]
fn an_arabic_map_by_mouse() {
    builds(Locale::Ar, by_mouse::builds);
}

#[test]
fn an_english_map_by_keyboard() {
    builds(Locale::En, by_keyboard::builds);
}

#[test]
fn an_english_map_by_mouse() {
    builds(Locale::En, by_mouse::builds);
}

#[test]
fn a_hebrew_map_by_keyboard() {
    builds(Locale::He, by_keyboard::builds);
}

#[test]
fn a_hebrew_map_by_mouse() {
    builds(Locale::He, by_mouse::builds);
}
