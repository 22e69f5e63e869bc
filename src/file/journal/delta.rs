//! What changed from one map to the next, so small that an edit of a huge map costs little.
//!
//! Cards are compared by identity first: a snapshot shares every card that an edit did not touch.

use std::{collections::BTreeMap, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::{Card, Id, JourneyMap, Media, fields_of};

/// The way from one map to the next.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Delta {
    /// Cards that leave their place in the list of cards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    taken: Vec<Id>,
    /// Cards that come into the list, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    put: Vec<Put>,
    /// Cards that changed where they stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    edited: Vec<Arc<Card>>,
    /// Fields of the map itself that have other values.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    fields: Map<String, Value>,
    /// Fields of the map itself that are not written any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields_gone: Vec<String>,
    /// Files that came.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    media: BTreeMap<String, Arc<Media>>,
    /// Files that went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    media_gone: Vec<String>,
}

/// A card that comes into the list.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Put {
    /// The card before it; none is the list's start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<Id>,
    card: Arc<Card>,
}

impl Delta {
    /// The way from `old` to `new`; none when ids of cards are not unique.
    pub(super) fn between(old: &JourneyMap, new: &JourneyMap) -> Option<Self> {
        let mut delta = Self::default();
        delta.compare_cards(&old.cards, &new.cards)?;
        if !old.has_same_fields(new) {
            delta.compare_fields(old, new);
        }
        for (key, media) in &new.media {
            if !old.media.get(key).is_some_and(|old| Arc::ptr_eq(old, media) || old == media) {
                delta.media.insert(key.clone(), media.clone());
            }
        }
        delta.media_gone = old.media.keys().filter(|key| !new.media.contains_key(*key)).cloned().collect();
        Some(delta)
    }

    fn compare_cards(&mut self, old: &[Arc<Card>], new: &[Arc<Card>]) -> Option<()> {
        let same_id = |(old, new): &(&Arc<Card>, &Arc<Card>)| old.id == new.id;
        let head = old.iter().zip(new).take_while(same_id).count();
        let (old_rest, new_rest) = (old.get(head..)?, new.get(head..)?);
        let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same_id).count();
        let stays = |old: &Arc<Card>, new: &Arc<Card>| Arc::ptr_eq(old, new) || old == new;
        let ends = old.iter().zip(new).take(head);
        let ends = ends.chain(old_rest.iter().rev().zip(new_rest.iter().rev()).take(tail));
        for (old, new) in ends {
            if !stays(old, new) {
                self.edited.push(new.clone());
            }
        }
        let old_middle = old_rest.get(..old_rest.len() - tail)?;
        let new_middle = new_rest.get(..new_rest.len() - tail)?;
        if old_middle.is_empty() && new_middle.is_empty() {
            return Some(());
        }
        let all: FxHashSet<&Id> = new.iter().map(|card| &card.id).collect();
        if all.len() != new.len()
            || old.iter().map(|card| &card.id).collect::<FxHashSet<_>>().len() != old.len()
        {
            return None;
        }
        let before = head.checked_sub(1).and_then(|last| new.get(last)).map(|card| &card.id);
        self.compare_middle(old_middle, new_middle, before);
        Some(())
    }

    /// Compares lists with unique ids that follow the card called `before`.
    fn compare_middle(&mut self, old: &[Arc<Card>], new: &[Arc<Card>], before: Option<&Id>) {
        let in_new: FxHashSet<&Id> = new.iter().map(|card| &card.id).collect();
        let in_old: FxHashSet<&Id> = old.iter().map(|card| &card.id).collect();
        let mut moved: FxHashSet<&Id> = FxHashSet::default();
        let mut olds = old.iter().peekable();
        let mut after = before;
        for (index, card) in new.iter().enumerate() {
            // Cards that are gone, or come back further on.
            while let Some(next) = olds.peek()
                && (!in_new.contains(&next.id) || moved.contains(&next.id))
            {
                if !in_new.contains(&next.id) {
                    self.taken.push(next.id.clone());
                }
                olds.next();
            }
            // Where one card went further down, what follows it stands first now.
            if olds.peek().is_some_and(|next| next.id != card.id) && in_old.contains(&card.id) {
                let mut ahead = olds
                    .clone()
                    .skip(1)
                    .filter(|next| in_new.contains(&next.id) && !moved.contains(&next.id));
                let went_down = ahead.next().is_some_and(|second| second.id == card.id);
                let came_up =
                    new.get(index + 1).is_some_and(|next| olds.peek().is_some_and(|old| old.id == next.id));
                if went_down
                    && !came_up
                    && let Some(first) = olds.next()
                {
                    self.taken.push(first.id.clone());
                    moved.insert(&first.id);
                    while olds.peek().is_some_and(|next| next.id != card.id) {
                        if let Some(gone) = olds.next()
                            && !in_new.contains(&gone.id)
                        {
                            self.taken.push(gone.id.clone());
                        }
                    }
                }
            }
            match olds.peek() {
                Some(next) if next.id == card.id => {
                    if !Arc::ptr_eq(next, card) && *next != card {
                        self.edited.push(card.clone());
                    }
                    olds.next();
                }
                _ => {
                    if in_old.contains(&card.id) && moved.insert(&card.id) {
                        self.taken.push(card.id.clone());
                    }
                    self.put.push(Put { after: after.cloned(), card: card.clone() });
                }
            }
            after = Some(&card.id);
        }
        let gone = olds.filter(|card| !in_new.contains(&card.id));
        self.taken.extend(gone.map(|card| card.id.clone()));
    }

    fn compare_fields(&mut self, old: &JourneyMap, new: &JourneyMap) {
        let (old, new) = (fields_of(&old.without_cards()), fields_of(&new.without_cards()));
        for (key, value) in &new {
            if old.get(key) != Some(value) {
                self.fields.insert(key.clone(), value.clone());
            }
        }
        self.fields_gone = old.keys().filter(|key| !new.contains_key(*key)).cloned().collect();
    }

    /// Goes the way from `map`; none when the delta is of another map.
    pub(super) fn apply(self, map: JourneyMap) -> Option<JourneyMap> {
        let mut next = if self.fields.is_empty() && self.fields_gone.is_empty() {
            map.without_cards()
        } else {
            let mut fields = fields_of(&map.without_cards());
            for key in &self.fields_gone {
                fields.shift_remove(key);
            }
            fields.extend(self.fields.clone());
            serde_json::from_value(Value::Object(fields)).ok()?
        };
        next.cards = self.apply_to_cards(map.cards)?;
        next.media = map.media;
        for key in &self.media_gone {
            next.media.remove(key);
        }
        next.media.extend(self.media);
        Some(next)
    }

    fn apply_to_cards(&self, cards: Vec<Arc<Card>>) -> Option<Vec<Arc<Card>>> {
        let edited: FxHashMap<&Id, &Arc<Card>> = self.edited.iter().map(|card| (&card.id, card)).collect();
        let taken: FxHashSet<&Id> = self.taken.iter().collect();
        let puts: FxHashMap<Option<&Id>, &Arc<Card>> =
            self.put.iter().map(|put| (put.after.as_ref(), &put.card)).collect();
        let expected = (cards.len() + self.put.len()).checked_sub(taken.len())?;
        let mut result: Vec<Arc<Card>> = Vec::with_capacity(expected);
        let follow = |result: &mut Vec<Arc<Card>>, after: Option<Id>| {
            let mut next = puts.get(&after.as_ref());
            while let Some(card) = next.filter(|_| result.len() < expected) {
                result.push(Arc::clone(card));
                next = puts.get(&Some(&card.id));
            }
        };
        follow(&mut result, None);
        for card in cards {
            if taken.contains(&card.id) {
                continue;
            }
            let id = card.id.clone();
            result.push(edited.get(&id).map_or(card, |edited| Arc::clone(edited)));
            if !puts.is_empty() {
                follow(&mut result, Some(id));
            }
        }
        (result.len() == expected).then_some(result)
    }
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;
    use crate::model::random;

    /// Another map made of some of the cards of `map`, in some other order, edited here and there.
    fn changed(map: &JourneyMap, rng: &mut Rng) -> JourneyMap {
        let other = random::whole_map(rng, 4);
        let mut next = if rng.u8(..4) == 0 { other.clone() } else { map.clone() };
        next.cards = map.cards.clone();
        for _ in 0..rng.usize(0..6) {
            let index = rng.usize(..=next.cards.len());
            match rng.u8(..5) {
                0 if index < next.cards.len() => {
                    next.cards.remove(index);
                }
                1 if index < next.cards.len() => {
                    let card = next.cards.remove(index);
                    next.cards.insert(rng.usize(..=next.cards.len()), card);
                }
                2 if index < next.cards.len() => {
                    Arc::make_mut(&mut next.cards[index]).text = random::text(rng);
                }
                3 => {
                    next.cards.insert(index, Arc::new(Card { id: Id::from_rng(rng), ..Card::default() }));
                }
                4 if rng.u8(..8) == 0 => rng.shuffle(&mut next.cards),
                _ => {}
            }
        }
        next
    }

    #[test]
    fn the_way_leads_from_any_map_to_any_other() {
        for seed in 0..2000 {
            let mut rng = Rng::with_seed(seed);
            let size = rng.usize(0..6);
            let old = random::whole_map(&mut rng, size);
            let new = changed(&old, &mut rng);
            let delta = Delta::between(&old, &new).unwrap();
            let written = serde_json::to_vec(&delta).unwrap();
            let read: Delta = serde_json::from_slice(&written).unwrap();
            assert_eq!(read.apply(old), Some(new), "seed {seed}");
        }
    }

    #[test]
    fn one_card_that_moves_is_all_that_is_told() {
        let cards: Vec<_> = (0..1000)
            .map(|number| Arc::new(Card { id: Id::from(format!("{number}").as_str()), ..Card::default() }))
            .collect();
        let old = JourneyMap { cards, ..JourneyMap::default() };
        for (from, to) in [(3, 900), (900, 3), (5, 6), (6, 5), (0, 999), (999, 0)] {
            let mut new = old.clone();
            let card = new.cards.remove(from);
            new.cards.insert(to, card);
            let delta = Delta::between(&old, &new).unwrap();
            assert_eq!((delta.taken.len(), delta.put.len()), (1, 1), "{from} to {to}");
            assert_eq!(delta.apply(old.clone()), Some(new));
        }
    }
}
