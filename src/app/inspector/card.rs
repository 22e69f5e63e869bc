//! The fields of cards, one or several: what every card has. What a kind of lane adds is in `kinds`, what a card
//! rests on in `evidence`.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use egui::{Color32, Ui, vec2};

use super::{
    Panel,
    kinds::any_of_other_kinds,
    many::Many,
    shared::Shared,
    text::{self, Text, number, shown},
};
use crate::{
    app::{
        text::{Shell, Type, color},
        widgets::{Button, button::Look, dropdown::Choice, field, label},
    },
    edit::{CardField, CellPlace, Command, StepName},
    i18n::Digits,
    model::{Card, Id, JourneyMap, LaneKind, range},
    text::Icon,
};

/// The cards that are shown, with what they belong to.
pub(super) struct Cards<'a> {
    pub(super) map: &'a JourneyMap,
    pub(super) cards: Vec<&'a Arc<Card>>,
    many: Many<'a, Card>,
    /// The kind of their lanes, where it is one.
    pub(super) kind: Option<LaneKind>,
}

impl<'a> Cards<'a> {
    fn new(map: &'a JourneyMap, ids: &[Id]) -> Self {
        let cards: Vec<&Arc<Card>> = if let [id] = ids {
            map.card(id).into_iter().collect()
        } else {
            let wanted: rustc_hash::FxHashSet<&Id> = ids.iter().collect();
            map.cards.iter().filter(|card| wanted.contains(&card.id)).collect()
        };
        let kinds = cards.iter().map(|card| map.lane(&card.lane).map(|lane| lane.kind));
        let kind = Shared::of(kinds).and_then(Shared::same).flatten();
        let items = cards.iter().map(|card: &&'a Arc<Card>| -> &'a Card { Arc::as_ref(card) }).collect();
        let many = Many { items };
        Self { map, cards, many, kind }
    }

    pub(super) fn shared<T: PartialEq>(&self, value: impl Fn(&Card) -> T) -> Shared<T> {
        self.many.shared(value)
    }

    pub(super) fn text(&self, shell: &Shell, value: impl Fn(&Card) -> String) -> (String, String) {
        self.many.text(shell, value)
    }

    /// Whether some card is so, to choose what shows at once. Of very many none is asked: the panel is drawn with
    /// every frame.
    pub(super) fn any(&self, is: impl Fn(&Card) -> bool) -> bool {
        const VERY_MANY: usize = 500;
        self.cards.len() <= VERY_MANY && self.cards.iter().any(|card| is(card))
    }

    /// The only card; none of several.
    pub(super) fn single(&self) -> Option<&'a Card> {
        self.many.single()
    }

    /// Sets a field of all of them.
    pub(super) fn all(&self, field: CardField) -> Option<Command> {
        Some(Command::EditCards { ids: self.ids(), set: vec![field] })
    }

    /// Sets a field of each of them, as one step.
    pub(super) fn each(&self, field: impl Fn(&Card) -> CardField) -> Option<Command> {
        let edits: Vec<(Id, Vec<CardField>)> =
            self.cards.iter().map(|card| (card.id.clone(), vec![field(card)])).collect();
        (!edits.is_empty()).then_some(Command::EditEachCard { edits })
    }

    fn ids(&self) -> Vec<Id> {
        self.cards.iter().map(|card| card.id.clone()).collect()
    }

    /// Puts each of them into another lane or step, where it is not yet; as one step.
    fn moved(&self, to: impl Fn(&Card) -> (Id, Id)) -> Option<Command> {
        // One command a cell, not a card: thousands may be selected.
        let mut cells: FxHashMap<(Id, Id), Vec<Id>> = FxHashMap::default();
        let mut order: Vec<(Id, Id)> = Vec::new();
        let mut count = 0;
        let all_locked = self.cards.iter().all(|card| card.locked);
        for card in self.cards.iter().filter(|card| !card.locked || all_locked) {
            let (lane, step) = to(card);
            if card.lane == lane && card.step == step {
                continue;
            }
            count += 1;
            let cards = cells.entry((lane.clone(), step.clone())).or_default();
            if cards.is_empty() {
                order.push((lane, step));
            }
            cards.push(card.id.clone());
        }
        let mut commands: Vec<Command> = order
            .into_iter()
            .filter_map(|cell| {
                let ids = cells.remove(&cell)?;
                Some(Command::MoveCards { ids, to: CellPlace::end_of(cell.0, cell.1) })
            })
            .collect();
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => {
                let name = StepName::new("step-move-cards", count);
                Some(Command::Batch { name, commands, select: None })
            }
        }
    }
}

impl Panel<'_> {
    pub(super) fn cards(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let cards = Cards::new(map, ids);
        let Some(first) = cards.cards.first() else { return };
        let lane = map.lane(&first.lane);
        let colors = match (cards.kind, lane) {
            (Some(kind), Some(lane)) => shell.theme.lane(kind, lane.color),
            _ => shell.theme.no_lane(),
        };
        let ink = color(colors.ink);
        let icon = cards.kind.map_or("note", icon_of_kind);
        let name = shell.format("inspector-cards", &[("count", cards.cards.len().into())]);
        self.head(shell, ui, (icon, ink), &name);

        // The fields of locked cards are to be read only; arrows and comments are no part of the card.
        let map_is_writable = self.writable;
        let locked = cards.cards.iter().all(|card| card.locked);
        if locked && map_is_writable {
            self.unlock(shell, ui, &cards);
            self.writable = false;
        }
        let (text, placeholder) = cards.text(shell, |card| card.text.clone());
        let direction = cards.shared(|card| card.direction);
        let forced = direction.clone().same().flatten();
        let text = Text::lines("field-text", &text, 2.7).placeholder(&placeholder).forced(forced);
        if let Some(turned) = self.write(shell, ui, text, |text| cards.all(CardField::Text(text))) {
            self.set(&cards, CardField::Direction(Some(turned)));
        }
        self.place(shell, ui, &cards);
        self.by_kind(shell, ui, &cards, ink);
        self.owner(shell, ui, &cards);
        self.flags(shell, ui, &cards);
        self.tags(shell, ui, &cards);
        let chosen = cards.shared(|card| card.color);
        if let Some(color) = self.colors(shell, ui, &chosen) {
            self.set(&cards, CardField::Color(color));
        }
        self.looks(shell, ui, &cards);
        if let Some(card) = cards.single() {
            let of_card = std::mem::replace(&mut self.writable, map_is_writable);
            self.arrows(shell, ui, map, card);
            self.writable = of_card;
        }
        self.evidence(shell, ui, &cards);
        self.notes(shell, ui, &cards);
        if let Some(card) = cards.single() {
            let of_card = std::mem::replace(&mut self.writable, map_is_writable);
            self.comments(shell, ui, map, &card.id);
            self.writable = of_card;
        }
        let open = any_of_other_kinds(&cards);
        self.section(shell, ui, ("section-more", 0), open, |panel, shell, ui| {
            panel.span(shell, ui, &cards);
            if let Some(direction) = panel.direction(shell, ui, &direction) {
                panel.set(&cards, CardField::Direction(direction));
            }
            let of_card = std::mem::replace(&mut panel.writable, map_is_writable);
            panel.flag(shell, ui, &cards, "field-locked", |card| card.locked, CardField::Locked);
            panel.writable = of_card;
            ui.add_space(field::GAP - 6.0);
            panel.other_kinds(shell, ui, &cards);
        });
    }

    /// Says that the cards are locked, with a way to unlock them.
    fn unlock(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let said = shell.format("inspector-locked", &[("count", cards.cards.len().into())]);
        let name = shell.tr("action-unlock");
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 42.0));
        ui.painter().rect_filled(rect, 8.0, shell.sunken());
        let sides = shell.sides();
        let mut rest = rect.shrink2(vec2(10.0, 6.0));
        let icon = sides.take_start(&mut rest, 18.0);
        sides.take_start(&mut rest, 8.0);
        let button = Button::new(&name, Look::Outlined).icon("lock-simple-open");
        let place = sides.take_end(&mut rest, button.width(shell));
        sides.take_end(&mut rest, 8.0);
        let ink = shell.secondary();
        shell.paint_icon(ui.painter(), "lock-simple", true, 17.0, icon, ink);
        label::fitted(shell, ui, rest, id.with("locked"), &said, Type::BODY, ink);
        if button.show_at(shell, ui, place, id.with("unlock")).clicked() {
            self.set(cards, CardField::Locked(false));
        }
        ui.add_space(field::GAP);
    }

    pub(super) fn set(&mut self, cards: &Cards<'_>, field: CardField) {
        self.wish_change(cards.all(field));
    }

    /// Lane and step, side by side as the look has them.
    fn place(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let map = cards.map;
        let titled = |shell: &Shell, title: &str, fallback: &str| {
            if title.trim().is_empty() { shell.tr(fallback) } else { title.to_owned() }
        };
        let lane = cards.text(shell, |card| match map.lane(&card.lane) {
            Some(lane) => titled(shell, &lane.title, &format!("lane-{}", lane.kind.name())),
            None => shell.tr("unplaced"),
        });
        let steps = step_names(shell, map);
        let step = cards.text(shell, |card| match steps.iter().find(|(id, _)| *id == &card.step) {
            Some((_, name)) => name.clone(),
            None => shell.tr("unplaced"),
        });
        let (mut to_lane, mut to_step) = (None, None);
        let lanes = |shell: &Shell| {
            let choice = |lane: &crate::model::Lane| Choice {
                name: titled(shell, &lane.title, &format!("lane-{}", lane.kind.name())),
                icon: Some(icon_of_kind(lane.kind)),
                chosen: cards.shared(|card| card.lane.clone()).is(&lane.id),
            };
            map.lanes.iter().map(choice).collect()
        };
        let columns = |_: &Shell| step_choices(&steps, |id| cards.shared(|card| card.step == *id).is(&true));
        self.pair(
            shell,
            ui,
            |panel, shell, ui| {
                to_lane = panel.pick(shell, ui, "field-lane", (&lane.0, &lane.1), lanes);
            },
            |panel, shell, ui| {
                to_step = panel.pick(shell, ui, "field-stage", (&step.0, &step.1), columns);
            },
        );
        let first = |card: &Card| {
            if map.stage_of_step(&card.step).is_some() { card.step.clone() } else { first_step(map) }
        };
        if let Some(lane) = to_lane.and_then(|index| map.lanes.get(index)) {
            self.wish_change(cards.moved(|card| (lane.id.clone(), first(card))));
        }
        if let Some((step, _)) = to_step.and_then(|index| steps.get(index)) {
            let lane = |card: &Card| match map.lane(&card.lane) {
                Some(_) => card.lane.clone(),
                None => map.lanes.first().map(|lane| lane.id.clone()).unwrap_or_default(),
            };
            self.wish_change(cards.moved(|card| (lane(card), Id::clone(step))));
        }
    }

    fn owner(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let (owner, mixed) = cards.text(shell, |card| card.owner.clone());
        let stage = cards.cards.first().and_then(|card| cards.map.stage_of_step(&card.step));
        let index = stage.and_then(|stage| cards.map.stages.iter().position(|other| other.id == stage.id));
        let fill = shell.theme.stage(index.unwrap_or(0), stage.and_then(|stage| stage.color)).badge;
        let badge = first_letter(&owner).map(|letter| (letter, color(fill)));
        let owner = Text::line("field-owner", &owner).placeholder(&mixed).badge(badge);
        self.write(shell, ui, owner, |text| cards.all(CardField::Owner(text)));
    }

    fn flags(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let moment = |card: &Card| card.moment_of_truth;
        self.flag(shell, ui, cards, "field-moment-of-truth", moment, CardField::MomentOfTruth);
        self.flag(shell, ui, cards, "field-delight", |card| card.delight, CardField::Delight);
        ui.add_space(field::GAP - 6.0);
    }

    fn flag(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        cards: &Cards<'_>,
        name: &str,
        value: fn(&Card) -> bool,
        set: fn(bool) -> CardField,
    ) {
        if let Some(to) = self.tick(shell, ui, name, cards.shared(value)) {
            self.set(cards, set(to));
        }
    }

    /// How many steps they cover.
    fn span(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let digits = self.digits;
        let (span, mixed) = cards.text(shell, |card| shown(digits, Some(f64::from(card.span))));
        let text = Text::line("field-span", &span).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let span = number(&text).ok()??.round().max(1.0) as u32;
            cards.all(CardField::Span(span.clamp(*range::SPAN.start(), *range::SPAN.end())))
        });
    }

    /// A day to be typed; what is no day changes nothing.
    pub(super) fn day(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &'static str,
        (day, mixed): (&str, &str),
        command: impl Fn(Option<String>) -> Option<Command>,
    ) {
        let day = self.digits.write(day);
        let form = if mixed.is_empty() { shell.tr("field-day-form") } else { mixed.to_owned() };
        let text = Text::line(name, &day).placeholder(&form).ltr();
        self.write(shell, ui, text, |text| text::day(&text).ok().and_then(&command));
    }
}

fn first_step(map: &JourneyMap) -> Id {
    map.steps().next().map(|(_, step)| step.id.clone()).unwrap_or_default()
}

/// Every step with a name that tells it from the others: its stage's, and its own where the stage has several.
pub(super) fn step_names<'a>(shell: &Shell, map: &'a JourneyMap) -> Vec<(&'a Id, String)> {
    let mut names = Vec::new();
    for stage in &map.stages {
        let stage_name =
            if stage.title.trim().is_empty() { shell.tr("untitled-stage") } else { stage.title.clone() };
        for (index, step) in stage.steps.iter().enumerate() {
            let name = if stage.steps.len() < 2 && step.title.trim().is_empty() {
                stage_name.clone()
            } else if step.title.trim().is_empty() {
                format!("{stage_name} · {}", shell.locale.number(i64::try_from(index + 1).unwrap_or(0)))
            } else {
                format!("{stage_name} · {}", step.title)
            };
            names.push((&step.id, name));
        }
    }
    names
}

/// The steps as entries of a list.
pub(super) fn step_choices(steps: &[(&Id, String)], is: impl Fn(&Id) -> bool) -> Vec<Choice> {
    steps.iter().map(|(id, name)| Choice { name: name.clone(), icon: None, chosen: is(id) }).collect()
}

/// The Phosphor name of a lane kind's icon.
pub(super) fn icon_of_kind(kind: LaneKind) -> &'static str {
    let icon = crate::layout::MapLayout::icon_of_kind(kind);
    Icon::all().find(|(_, other)| Some(*other) == icon).map_or("note", |(name, _)| name)
}

fn first_letter(text: &str) -> Option<String> {
    text.trim().chars().next().map(|letter| letter.to_uppercase().collect())
}

/// A number with its sign, in these digits.
pub(super) fn signed(digits: Digits, number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0 + 0.0;
    let sign = if rounded > 0.0 { "+" } else { "" };
    // The mark keeps the sign at its number in right-to-left text.
    format!("\u{200E}{sign}{}", digits.number(rounded)).replace('-', "−")
}

/// The steps of a rating from 1 to `most`.
pub(super) fn rating_steps(digits: Digits, most: u8, ink: Color32) -> Vec<(i8, String, Color32)> {
    (1..=most).map(|number| (number as i8, digits.number(number.into()), ink)).collect()
}
