//! Finding a text in a map, and putting another in its place.
//!
//! In: what is searched for, as a person types it. Out: the places where it stands in reading order, of
//! which one is the current: that is selected and brought into view. [`crate::text::Folded`] decides what is the same.

mod home;
mod marks;
mod texts;

use std::{ops::Range, sync::Arc};

use kurbo::Rect;
use rustc_hash::FxHashMap;

pub(super) use home::Home;
pub use texts::{TextField, TextPlace};

use marks::Holders;

use super::{Editor, Outcome};
use crate::{
    edit::{CardField, Command, EditError, ItemRef, Selection, StepName},
    model::{Card, Id, JourneyMap},
    text::Needle,
};

/// A place where what is searched for stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The text in which it stands.
    pub place: TextPlace,
    /// Its bytes in that text; never empty.
    pub bytes: Range<usize>,
}

/// All places in `map` where `query` stands, in reading order; none for a query that is empty or has no letter
/// that counts.
#[must_use]
pub fn find_all(map: &JourneyMap, query: &str) -> Vec<Match> {
    let query = Needle::new(query);
    let mut found = Vec::new();
    if query.is_empty() {
        return found;
    }
    texts::visit(map, &mut |item, field, index, text| {
        query.places_in(text, |bytes| {
            let place = TextPlace { item: item.clone(), field, index };
            found.push(Match { place, bytes });
        });
    });
    found
}

/// A search in progress.
#[derive(Debug)]
pub(super) struct Search {
    query: String,
    /// The map in which `found` was found.
    map: Arc<JourneyMap>,
    found: Vec<Match>,
    holders: Holders,
    /// The current one of `found`.
    at: Option<usize>,
    /// Whether it is still to be brought into view.
    fresh: bool,
}

/// How a search stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The current place, counted from 1; 0 when there is none.
    pub current: usize,
    /// Number of places.
    pub count: usize,
}

impl Editor {
    /// Searches for `query`. A new query goes to its first place from the current one, or from what is selected, on.
    pub fn find(&mut self, query: &str) -> Outcome {
        if self.search.as_ref().is_some_and(|search| search.query == query) {
            return Outcome::default();
        }
        self.finish_typing();
        self.leave_for_search();
        let map = self.map().clone();
        let found = find_all(&map, query);
        let from = self.search.take().and_then(|mut search| {
            let at = search.at?;
            (at < search.found.len()).then(|| search.found.swap_remove(at))
        });
        let at = match from {
            Some(from) => first_from(&map, &found, &from.place, from.bytes.start).unwrap_or(0),
            None => self.first_in_selection(&found),
        };
        let holders = Holders::of(&map, &found);
        self.search = Some(Search { query: query.to_owned(), map, found, holders, at: None, fresh: false });
        self.go_to_match(at)
    }

    /// Ends the search. Who has only looked, without going to any place but the first that was found, nor doing
    /// anything to the map, sees and has selected what was before the search; else all stays as it is.
    pub fn end_find(&mut self) {
        self.search = None;
        self.return_from_search();
    }

    /// Whether a search is in progress.
    #[must_use]
    pub fn is_finding(&self) -> bool {
        self.search.is_some()
    }

    /// How the search stands.
    #[must_use]
    pub fn findings(&self) -> Findings {
        self.search.as_ref().map_or(Findings::default(), |search| Findings {
            current: search.at.map_or(0, |at| at + 1),
            count: search.found.len(),
        })
    }

    /// The current place.
    #[must_use]
    pub fn current_match(&self) -> Option<&Match> {
        let search = self.search.as_ref()?;
        search.found.get(search.at?)
    }

    /// Goes to the next place, from the last one to the first.
    pub fn find_next(&mut self) -> Outcome {
        self.stay_in_search();
        self.follow_map();
        let Findings { current, count } = self.findings();
        self.go_to_match(current % count.max(1))
    }

    /// Goes to the previous place, from the first one to the last.
    pub fn find_previous(&mut self) -> Outcome {
        self.stay_in_search();
        self.follow_map();
        let Findings { current, count } = self.findings();
        let back = if current > 1 { current - 2 } else { count.saturating_sub(1) };
        self.go_to_match(back)
    }

    /// Puts `with` in the current place and goes to the next one.
    pub fn replace_match(&mut self, with: &str) -> Outcome {
        self.end_work();
        let Some(current) = self.current_match().cloned() else { return Outcome::default() };
        let (place, after) = (current.place.clone(), current.bytes.start + with.len());
        let (_, outcome) = self.replace(&[current], with);
        if outcome.request.is_some() {
            return outcome;
        }
        self.follow_map();
        let next =
            self.search.as_ref().and_then(|search| first_from(&search.map, &search.found, &place, after));
        self.go_to_match(next.unwrap_or(0))
    }

    /// Puts `with` in every place as one step of the history; what is in locked cards stays. Gives the number of
    /// places that changed.
    pub fn replace_all_matches(&mut self, with: &str) -> (usize, Outcome) {
        self.end_work();
        let Some(search) = &mut self.search else { return Default::default() };
        let found = std::mem::take(&mut search.found);
        let (count, outcome) = self.replace(&found, with);
        if let Some(search) = &mut self.search {
            search.found = found;
        }
        self.follow_map();
        (count, outcome)
    }

    /// Ends what is being typed or dragged, and searches what the map then says.
    fn end_work(&mut self) {
        self.cancel_gesture();
        self.finish_typing();
        self.follow_map();
    }

    /// Puts `with` in these places of the map as it is; how many of them changed.
    fn replace(&mut self, found: &[Match], with: &str) -> (usize, Outcome) {
        self.stay_in_search();
        let map = self.map().clone();
        let (commands, count) = replacements(&map, found, with);
        if commands.is_empty() {
            if !found.is_empty() {
                self.session.refuse(EditError::Locked);
            }
        } else {
            let select = self.selection().items().to_vec();
            let name = StepName::new("step-replace", count);
            self.session.apply(&Command::Batch { name, commands, select: Some(select) });
        }
        let request = self.session.request.take();
        let count = if request.is_some() { 0 } else { count };
        (count, Outcome { redraw: true, consumed: true, wants_tick: false, request })
    }

    /// Searches again after the map changed.
    pub(super) fn follow_map(&mut self) {
        let Some(search) = &mut self.search else { return };
        let map = self.session.map();
        if Arc::ptr_eq(map, &search.map) {
            return;
        }
        let current = search.at.and_then(|at| search.found.get(at)).cloned();
        // Where the current thing is gone, what came after it is the current one.
        let of_others =
            |found: &&Match| current.as_ref().is_some_and(|now| now.place.item != found.place.item);
        let before = search.found.iter().take(search.at.unwrap_or(0)).filter(of_others).count();
        search.map = map.clone();
        search.found = find_all(map, &search.query);
        search.holders = Holders::of(map, &search.found);
        search.at = current
            .map(|now| first_from(map, &search.found, &now.place, now.bytes.start).unwrap_or(before))
            .map(|at| at.min(search.found.len().saturating_sub(1)))
            .filter(|_| !search.found.is_empty());
    }

    fn first_in_selection(&self, found: &[Match]) -> usize {
        let map = self.map();
        let selected = |found: &Match| self.selection().contains(&texts::shown_item(map, &found.place.item));
        found.iter().position(selected).unwrap_or(0)
    }

    fn go_to_match(&mut self, at: usize) -> Outcome {
        let Some(search) = &mut self.search else { return Outcome::default() };
        let Some(found) = search.found.get(at) else {
            search.at = None;
            return Outcome { redraw: true, ..Outcome::default() };
        };
        (search.at, search.fresh) = (Some(at), true);
        let item = texts::shown_item(self.session.map(), &found.place.item);
        self.finish_typing();
        self.cancel_gesture();
        self.session.hold_view();
        self.session.select(Selection::only(item));
        self.session.remember_cell();
        Outcome { redraw: true, consumed: true, ..Outcome::default() }
    }

    /// Brings the current place into view, with all of that in which it stands if there is room: in a long text it may
    /// stand far from the beginning. What is in sight already moves nothing. The map is laid out.
    pub(super) fn reveal_match(&mut self) {
        if !self.search.as_mut().is_some_and(|search| std::mem::take(&mut search.fresh)) {
            return;
        }
        let everywhere = Rect::from_origin_size((0.0, 0.0), self.session.layout().size).inflate(1e6, 1e6);
        let rects = self.current_match().map(|found| {
            self.rects_of(found, &texts::shown_item(self.session.map(), &found.place.item), everywhere)
        });
        let rect = rects.unwrap_or_default().into_iter().reduce(|all, rect| all.union(rect));
        let rect = rect.or_else(|| self.session.selection_rect());
        if let Some(rect) = rect.filter(|rect| !self.session.is_in_sight(*rect)) {
            if let Some(whole) = self.session.selection_rect() {
                self.session.reveal_rect(whole);
            }
            if !self.session.is_in_sight(rect) {
                self.session.reveal_rect(rect);
            }
        }
        self.note_search_view();
    }

    /// Tells over which parts of the canvas something stands, in view points: what is brought into view is not
    /// put under it.
    pub fn set_covered(&mut self, covered: Vec<Rect>) {
        self.session.covered = covered;
    }
}

/// The first of `found` that stands at or after byte `start` of the text at `place`, in reading order; the first of all
/// when none does. None when `map` has no text there.
fn first_from(map: &JourneyMap, found: &[Match], place: &TextPlace, start: usize) -> Option<usize> {
    if let Some(at) = found.iter().position(|found| found.place == *place && found.bytes.start >= start) {
        return Some(at);
    }
    // The text has none (left): the next text that does. Both go through the map in reading order.
    let (mut passed, mut after) = (0, None);
    texts::visit(map, &mut |item, field, index, _| {
        let is_here = |place: &TextPlace| place.is(item, field, index);
        passed += found.iter().skip(passed).take_while(|found| is_here(&found.place)).count();
        if after.is_none() && is_here(place) {
            after = Some(passed);
        }
    });
    after.map(|after| if after < found.len() { after } else { 0 })
}

/// One command for every field in which something of `found` stands and may be changed, and how many of `found` may.
/// `found` is in reading order.
fn replacements(map: &JourneyMap, found: &[Match], with: &str) -> (Vec<Command>, usize) {
    let locked = texts::locked(map);
    let mut new: Vec<(TextPlace, String)> = Vec::new();
    let mut replaced = 0;
    texts::visit(map, &mut {
        let mut rest = found;
        let (new, locked, replaced) = (&mut new, &locked, &mut replaced);
        move |item, field, index, text| {
            let count = rest.iter().take_while(|found| found.place.is(item, field, index)).count();
            let (here, others) = rest.split_at(count);
            rest = others;
            if here.is_empty() || locked.contains(item) {
                return;
            }
            *replaced += count;
            let mut text = text.to_owned();
            for found in here.iter().rev() {
                text.replace_range(found.bytes.clone(), with);
            }
            new.push((TextPlace { item: item.clone(), field, index }, text));
        }
    });
    (commands_for(map, &new), replaced)
}

/// The changes that put `new` in its places: one for all cards, one for each field of anything else.
fn commands_for(map: &JourneyMap, new: &[(TextPlace, String)]) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut edits: Vec<(Id, Vec<CardField>)> = Vec::new();
    let mut cards: FxHashMap<&Id, &Card> = FxHashMap::default();
    if new.iter().any(|(place, _)| matches!(place.item, ItemRef::Card(_))) {
        cards.extend(map.cards.iter().map(|card| (&card.id, &**card)));
    }
    let same_field =
        |a: &(TextPlace, String), b: &(TextPlace, String)| a.0.item == b.0.item && a.0.field == b.0.field;
    for texts in new.chunk_by(same_field) {
        let Some((place, _)) = texts.first() else { continue };
        let texts: Vec<texts::Nth<'_>> =
            texts.iter().map(|(place, text)| (place.index, text.as_str())).collect();
        let ItemRef::Card(id) = &place.item else {
            commands.extend(texts::write(map, &place.item, place.field, &texts));
            continue;
        };
        let set = cards.get(id).and_then(|card| texts::of_card(card, place.field, &texts));
        match edits.last_mut() {
            Some((last, fields)) if last == id => fields.extend(set),
            _ => edits.extend(set.map(|set| (id.clone(), vec![set]))),
        }
    }
    if !edits.is_empty() {
        commands.push(Command::EditEachCard { edits });
    }
    commands
}
