//! Merging and splitting cards by their lines.

use rustc_hash::{FxHashMap, FxHashSet};

use super::session::Session;
use crate::{
    edit::{CardField, Command, CommentField, EditError, ItemRef, LinkField, StepName},
    model::{Card, Id, JourneyMap, Link},
};

/// The cards of `map` by their ids.
fn by_id(map: &JourneyMap) -> FxHashMap<&Id, &Card> {
    map.cards.iter().map(|card| (&card.id, &**card)).collect()
}

impl Session {
    /// Makes one card of the selected ones that are not locked: the first in reading order takes the texts, tags and
    /// answers of the others, and of every other field what the first card that has one says; what led to the others
    /// leads to it, and what was remarked on them is remarked on it.
    pub(super) fn merge_cards(&mut self) {
        let map = self.map().clone();
        let selected = self.selected_cards();
        let by_id = by_id(&map);
        let cards: Vec<&Card> =
            selected.iter().filter_map(|id| by_id.get(id).copied()).filter(|card| !card.locked).collect();
        let [first, others @ ..] = cards.as_slice() else { return self.refuse(EditError::Locked) };
        if others.is_empty() {
            return self.refuse(EditError::Locked);
        }
        let gone: FxHashSet<&Id> = others.iter().map(|card| &card.id).collect();
        let mut commands =
            vec![Command::EditCards { ids: vec![first.id.clone()], set: merged_fields(&cards, &gone) }];
        commands.extend(merged_links(&map, &first.id, &gone));
        for card in map.cards.iter().filter(|card| card.answers.iter().any(|id| gone.contains(id))) {
            let mut answers: Vec<Id> = card.answers.iter().filter(|id| !gone.contains(id)).cloned().collect();
            if card.locked || gone.contains(&card.id) || card.id == first.id || answers.contains(&first.id) {
                continue;
            }
            answers.push(first.id.clone());
            commands.push(Command::EditCards {
                ids: vec![card.id.clone()],
                set: vec![CardField::Answers(answers)],
            });
        }
        let remarks = map.comments.iter().filter(|comment| gone.contains(&comment.about));
        let ids: Vec<Id> = remarks.map(|comment| comment.id.clone()).collect();
        if !ids.is_empty() {
            let set = vec![CommentField::About(first.id.clone())];
            commands.push(Command::EditComments { ids, set });
        }
        commands.push(Command::Delete {
            items: others.iter().map(|card| ItemRef::Card(card.id.clone())).collect(),
        });
        let name = StepName::new("step-merge-cards", cards.len());
        let select = Some(vec![ItemRef::Card(first.id.clone())]);
        self.reveal |= self.apply(&Command::Batch { name, commands, select });
    }

    /// Makes one card a line of each selected card that has several and is not locked.
    pub(super) fn split_cards(&mut self) {
        let map = self.map().clone();
        let (mut commands, mut select) = (Vec::new(), Vec::new());
        let selected = self.selected_cards();
        let by_id = by_id(&map);
        let free: Vec<&Card> =
            selected.iter().filter_map(|id| by_id.get(id).copied()).filter(|card| !card.locked).collect();
        if free.is_empty() {
            return self.refuse(EditError::Locked);
        }
        let mut edits = Vec::new();
        for card in free {
            select.push(ItemRef::Card(card.id.clone()));
            let mut lines = card.text.lines().map(str::trim).filter(|line| !line.is_empty());
            let Some(first) = lines.next() else { continue };
            let cards: Vec<Card> = lines
                .map(|line| Card {
                    id: self.new_id(),
                    lane: card.lane.clone(),
                    step: card.step.clone(),
                    span: card.span,
                    text: line.to_owned(),
                    direction: card.direction,
                    color: card.color,
                    tags: card.tags.clone(),
                    owner: card.owner.clone(),
                    severity: card.severity,
                    ..Card::default()
                })
                .collect();
            if cards.is_empty() {
                continue;
            }
            select.extend(cards.iter().map(|card| ItemRef::Card(card.id.clone())));
            let set = vec![CardField::Text(first.to_owned())];
            edits.push((card.id.clone(), set));
            let before = self.card_behind(&card.id);
            commands.push(Command::InsertCards { cards, before });
        }
        if !commands.is_empty() {
            let name = StepName::new("step-split-cards", edits.len());
            commands.push(Command::EditEachCard { edits });
            self.reveal |= self.apply(&Command::Batch { name, commands, select: Some(select) });
        }
    }

    /// The card of the same cell behind the one called `id`.
    pub(super) fn card_behind(&self, id: &Id) -> Option<Id> {
        let map = self.map();
        let card = map.card(id)?;
        let in_cell = |other: &&std::sync::Arc<Card>| other.lane == card.lane && other.step == card.step;
        let mut cell = map.cards.iter().filter(in_cell).skip_while(|other| other.id != *id).skip(1);
        cell.next().map(|card| card.id.clone())
    }
}

/// What the card says that `cards` become, the first of which stays and the others are `gone`.
fn merged_fields(cards: &[&Card], gone: &FxHashSet<&Id>) -> Vec<CardField> {
    let lines = |field: fn(&Card) -> &String| {
        let texts = cards.iter().map(|card| field(card).trim_end()).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join("\n")
    };
    let text = |field: fn(&Card) -> &String| {
        let mut texts = cards.iter().map(|card| field(card)).filter(|text| !text.is_empty());
        texts.next().cloned().unwrap_or_default()
    };
    fn first<T>(cards: &[&Card], field: impl Fn(&Card) -> Option<T>) -> Option<T> {
        cards.iter().find_map(|card| field(card))
    }
    let (mut tags, mut known) = (Vec::<String>::new(), FxHashSet::<&String>::default());
    let (mut answers, mut answered) = (Vec::<Id>::new(), FxHashSet::<&Id>::default());
    for card in cards {
        tags.extend(card.tags.iter().filter(|tag| known.insert(*tag)).cloned());
        let new = card.answers.iter().filter(|id| !gone.contains(id) && answered.insert(*id));
        answers.extend(new.cloned());
    }
    vec![
        CardField::Text(lines(|card| &card.text)),
        CardField::Notes(lines(|card| &card.notes)),
        CardField::Tags(tags),
        CardField::Answers(answers),
        CardField::Links(cards.iter().flat_map(|card| card.links.iter().cloned()).collect()),
        CardField::Color(first(cards, |card| card.color)),
        CardField::Icon(first(cards, |card| card.icon.clone())),
        CardField::Image(first(cards, |card| card.image.clone())),
        CardField::Owner(text(|card| &card.owner)),
        CardField::Evidence(first(cards, |card| card.evidence.clone())),
        CardField::MomentOfTruth(cards.iter().any(|card| card.moment_of_truth)),
        CardField::Delight(cards.iter().any(|card| card.delight)),
        CardField::Channel(text(|card| &card.channel)),
        CardField::Importance(cards.iter().filter_map(|card| card.importance).max()),
        CardField::Trust(first(cards, |card| card.trust)),
        CardField::Severity(cards.iter().filter_map(|card| card.severity).max()),
        CardField::Impact(first(cards, |card| card.impact)),
        CardField::Effort(first(cards, |card| card.effort)),
        CardField::Status(first(cards, |card| card.status)),
        CardField::Due(first(cards, |card| card.due.clone())),
        CardField::Metric(first(cards, |card| card.metric.clone())),
    ]
}

/// Has the links of the cards that are `gone` lead to and from `to`; those that would lead where another does already
/// go.
fn merged_links(map: &JourneyMap, to: &Id, gone: &FxHashSet<&Id>) -> Vec<Command> {
    let end = |id: &Id| if gone.contains(id) { to.clone() } else { id.clone() };
    let touched = |link: &&Link| gone.contains(&link.from) || gone.contains(&link.to);
    let stay = map.links.iter().filter(|link| !touched(link));
    let mut known: FxHashSet<(Id, Id)> = stay.map(|link| (link.from.clone(), link.to.clone())).collect();
    let (mut commands, mut doubled) = (Vec::new(), Vec::new());
    for link in map.links.iter().filter(touched) {
        let (from, to) = (end(&link.from), end(&link.to));
        if from == to {
            // It led from one of the cards to another, and goes with them.
        } else if known.insert((from.clone(), to.clone())) {
            let set = vec![LinkField::From(from), LinkField::To(to)];
            commands.push(Command::EditLinks { ids: vec![link.id.clone()], set });
        } else {
            doubled.push(ItemRef::Link(link.id.clone()));
        }
    }
    if !doubled.is_empty() {
        commands.push(Command::Delete { items: doubled });
    }
    commands
}
