//! The fields of cards, one or several.

use std::sync::Arc;

use egui::{Color32, Ui};

use super::{Panel, shared::Shared};
use crate::{
    app::{
        text::{Shell, color},
        widgets::{Chip, Segment, Segmented, checkbox, field},
    },
    edit::{CardField, Command},
    i18n::Locale,
    model::{Card, EvidenceKind, Id, JourneyMap, LaneKind, Metric, MetricKind, OpportunityStatus},
    text::Icon,
};

/// The cards that are shown, with what they belong to.
struct Cards<'a> {
    map: &'a JourneyMap,
    cards: Vec<&'a Arc<Card>>,
    /// The kind of their lanes, where it is one.
    kind: Option<LaneKind>,
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
        Self { map, cards, kind }
    }

    fn shared<T: PartialEq>(&self, value: impl Fn(&Card) -> T) -> Shared<T> {
        Shared::of(self.cards.iter().map(|card| value(card))).unwrap_or(Shared::Mixed)
    }

    fn text(&self, shell: &Shell, value: impl Fn(&Card) -> String) -> (String, String) {
        match self.shared(value) {
            Shared::Same(text) => (text, String::new()),
            Shared::Mixed => (String::new(), shell.tr("mixed-values")),
        }
    }

    fn ids(&self) -> Vec<Id> {
        self.cards.iter().map(|card| card.id.clone()).collect()
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
        let icon = cards.kind.map_or("note", icon_of_kind);
        let name = shell.format("inspector-cards", &[("count", cards.cards.len().into())]);
        self.head(shell, ui, (icon, color(colors.ink)), &name);

        let (text, placeholder) = cards.text(shell, |card| card.text.clone());
        let name = shell.tr("field-text");
        let mut value = field::Value::text(&text, &placeholder);
        value.least_lines = 2.7;
        field::show(shell, ui, &name, &value);
        self.place(shell, ui, &cards);
        self.by_kind(shell, ui, &cards, color(colors.ink));
        self.owner(shell, ui, &cards);
        self.flags(shell, ui, &cards);
        self.tags(shell, ui, &cards, (color(colors.tint), color(colors.text)));
        let chosen = cards.shared(|card| card.color);
        if let Some(color) = self.colors(shell, ui, |option| chosen.is(&option)) {
            self.set(&cards, CardField::Color(color));
        }
        self.evidence(shell, ui, &cards);
        if let [card] = cards.cards.as_slice() {
            self.rest(shell, ui, card);
        }
        let locked = shell.tr("field-locked");
        self.flag(shell, ui, &cards, &locked, |card| card.locked, CardField::Locked);
    }

    fn set(&mut self, cards: &Cards<'_>, field: CardField) {
        self.change(Command::EditCards { ids: cards.ids(), set: vec![field] });
    }

    fn place(&self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let map = cards.map;
        let untitled =
            |title: String, fallback: &str| if title.is_empty() { shell.tr(fallback) } else { title };
        let lane = cards.text(shell, |card| match map.lane(&card.lane) {
            Some(lane) => untitled(lane.title.clone(), &format!("lane-{}", lane.kind.name())),
            None => shell.tr("unplaced"),
        });
        let stage = cards.text(shell, |card| match map.stage_of_step(&card.step) {
            Some(stage) => untitled(stage.title.clone(), "untitled-stage"),
            None => shell.tr("unplaced"),
        });
        let (lane_name, stage_name) = (shell.tr("field-lane"), shell.tr("field-stage"));
        field::pair(
            shell,
            ui,
            (&lane_name, &field::Value::text(&lane.0, &lane.1)),
            (&stage_name, &field::Value::text(&stage.0, &stage.1)),
        );
    }

    /// What cards of this kind of lane have.
    fn by_kind(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, ink: Color32) {
        match cards.kind {
            Some(LaneKind::PainPoints) => {
                self.rating(
                    shell,
                    ui,
                    cards,
                    ("field-severity", 3, ink),
                    |card| card.severity,
                    CardField::Severity,
                );
            }
            Some(LaneKind::Opportunities) => {
                self.rating(
                    shell,
                    ui,
                    cards,
                    ("field-impact", 5, ink),
                    |card| card.impact,
                    CardField::Impact,
                );
                self.rating(
                    shell,
                    ui,
                    cards,
                    ("field-effort", 5, ink),
                    |card| card.effort,
                    CardField::Effort,
                );
                self.status(shell, ui, cards);
            }
            Some(LaneKind::Touchpoints) => {
                let (channel, _) = cards.text(shell, |card| card.channel.clone());
                self.text(shell, ui, "field-channel", &channel);
                self.rating(
                    shell,
                    ui,
                    cards,
                    ("field-importance", 3, ink),
                    |card| card.importance,
                    CardField::Importance,
                );
                self.trust(shell, ui, cards);
            }
            _ => {}
        }
    }

    /// A number from 1 to `most`; pressing the one in force takes it away.
    fn rating(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        cards: &Cards<'_>,
        (name, most, ink): (&str, u8, Color32),
        value: fn(&Card) -> Option<u8>,
        set: fn(Option<u8>) -> CardField,
    ) {
        let name = shell.tr(name);
        field::name(shell, ui, &name);
        let shared = cards.shared(value);
        let segments = (1..=most)
            .map(|number| {
                let text = shell.locale.number(number.into());
                let mut segment =
                    Segment::text(text.clone(), format!("{name} {text}"), shared.is(&Some(number)));
                segment.ink = Some(ink);
                segment.enabled = self.writable;
                segment
            })
            .collect();
        if let Some(index) = Segmented::new(segments).show(shell, ui) {
            let number = index as u8 + 1;
            let number = if shared.is(&Some(number)) { None } else { Some(number) };
            self.set(cards, set(number));
        }
        ui.add_space(field::GAP);
    }

    fn trust(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let name = shell.tr("field-trust");
        field::name(shell, ui, &name);
        let shared = cards.shared(|card| card.trust);
        let segments = (-2..=2_i8)
            .map(|trust| {
                let text = signed(shell.locale, f64::from(trust));
                let mut segment =
                    Segment::text(text.clone(), format!("{name} {text}"), shared.is(&Some(trust)));
                segment.ink = Some(color(shell.theme.good_bad(trust >= 0)));
                segment.enabled = self.writable;
                segment
            })
            .collect();
        if let Some(index) = Segmented::new(segments).show(shell, ui) {
            let trust = index as i8 - 2;
            let trust = if shared.is(&Some(trust)) { None } else { Some(trust) };
            self.set(cards, CardField::Trust(trust));
        }
        ui.add_space(field::GAP);
    }

    fn status(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        use OpportunityStatus::{Done, Idea, InProgress, Planned, Rejected};
        let all = [
            (Idea, "status-idea"),
            (Planned, "status-planned"),
            (InProgress, "status-in-progress"),
            (Done, "status-done"),
            (Rejected, "status-rejected"),
        ];
        let shared = cards.shared(|card| card.status);
        let options: Vec<(String, bool)> =
            all.iter().map(|(status, message)| (shell.tr(message), shared.is(&Some(*status)))).collect();
        if let Some((status, _)) = self.choose(shell, ui, "field-status", &options).and_then(|i| all.get(i)) {
            let status = if shared.is(&Some(*status)) { None } else { Some(*status) };
            self.set(cards, CardField::Status(status));
        }
        let (due, _) = cards.text(shell, |card| card.due.clone().unwrap_or_default());
        let due = shell.locale.digits(&due);
        self.text(shell, ui, "field-due", &due);
    }

    fn owner(&self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let (owner, mixed) = cards.text(shell, |card| card.owner.clone());
        if owner.is_empty() && (mixed.is_empty() || cards.cards.iter().all(|card| card.owner.is_empty())) {
            return;
        }
        let name = shell.tr("field-owner");
        let stage = cards.cards.first().and_then(|card| cards.map.stage_of_step(&card.step));
        let index = stage.and_then(|stage| cards.map.stages.iter().position(|other| other.id == stage.id));
        let fill = shell.theme.stage(index.unwrap_or(0), stage.and_then(|stage| stage.color)).badge;
        let mut value = field::Value::text(&owner, &mixed);
        value.badge = first_letter(&owner).map(|letter| (letter, color(fill)));
        field::show(shell, ui, &name, &value);
    }

    fn flags(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let (moment, delight) = (shell.tr("field-moment-of-truth"), shell.tr("field-delight"));
        self.flag(shell, ui, cards, &moment, |card| card.moment_of_truth, CardField::MomentOfTruth);
        self.flag(shell, ui, cards, &delight, |card| card.delight, CardField::Delight);
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
        let shared = cards.shared(value).same();
        let clicked =
            ui.add_enabled_ui(self.writable, |ui| checkbox::show(shell, ui, name, shared).clicked());
        if clicked.inner {
            self.set(cards, set(shared != Some(true)));
        }
        ui.add_space(6.0);
    }

    fn tags(&self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, (tint, ink): (Color32, Color32)) {
        let [card] = cards.cards.as_slice() else { return };
        let name = shell.tr("field-tags");
        let mut marks = Vec::new();
        if card.moment_of_truth {
            marks.push(shell.tr("moment-of-truth"));
        }
        if card.delight {
            marks.push(shell.tr("delight"));
        }
        let metric = card.metric.as_ref().map(|metric| metric_text(shell.locale, metric));
        let mut chips: Vec<Chip<'_>> = marks.iter().map(|mark| Chip::new(mark).colored(tint, ink)).collect();
        chips.extend(metric.iter().map(|metric| Chip::new(metric)));
        chips.extend(card.tags.iter().map(|tag| Chip::new(tag)));
        field::chips(shell, ui, &name, &chips);
    }

    fn evidence(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let all = [
            (EvidenceKind::Observed, "evidence-observed"),
            (EvidenceKind::Reported, "evidence-reported"),
            (EvidenceKind::Assumed, "evidence-assumed"),
        ];
        let shared = cards.shared(|card| card.evidence.as_ref().map(|evidence| evidence.kind));
        let options: Vec<(String, bool)> =
            all.iter().map(|(kind, message)| (shell.tr(message), shared.is(&Some(*kind)))).collect();
        if let Some((kind, _)) = self.choose(shell, ui, "field-evidence", &options).and_then(|i| all.get(i)) {
            let commands = cards
                .cards
                .iter()
                .map(|card| {
                    let mut evidence = card.evidence.clone().unwrap_or_default();
                    evidence.kind = *kind;
                    let set = vec![CardField::Evidence(Some(evidence))];
                    Command::EditCards { ids: vec![card.id.clone()], set }
                })
                .collect::<Vec<_>>();
            let name = crate::edit::StepName::new("step-edit-cards", commands.len());
            self.change(match <[Command; 1]>::try_from(commands) {
                Ok([command]) => command,
                Err(commands) => Command::Batch { name, commands, select: None },
            });
        }
    }

    /// Texts of a single card that are there.
    fn rest(&self, shell: &mut Shell, ui: &mut Ui, card: &Card) {
        if let Some(evidence) = &card.evidence {
            self.text(shell, ui, "field-source", &evidence.source);
            let date = shell.locale.digits(evidence.date.as_deref().unwrap_or_default());
            self.text(shell, ui, "field-date", &date);
            self.text(shell, ui, "field-link", &evidence.link);
        }
        self.text(shell, ui, "field-notes", &card.notes);
        let links: Vec<String> = card
            .links
            .iter()
            .map(|link| if link.title.is_empty() { link.url.clone() } else { link.title.clone() })
            .collect();
        self.text(shell, ui, "field-links", &links.join("\n"));
    }
}

/// The Phosphor name of a lane kind's icon.
pub(super) fn icon_of_kind(kind: LaneKind) -> &'static str {
    let icon = crate::layout::MapLayout::icon_of_kind(kind);
    Icon::all().find(|(_, other)| Some(*other) == icon).map_or("note", |(name, _)| name)
}

fn first_letter(text: &str) -> Option<String> {
    text.trim().chars().next().map(|letter| letter.to_uppercase().collect())
}

/// A number with its sign, as the language writes it.
pub(super) fn signed(locale: Locale, number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    let sign = if rounded > 0.0 { "+" } else { "" };
    // The mark keeps the sign at its number in right-to-left text.
    locale.digits(&format!("\u{200E}{sign}{rounded}")).replace('-', "−")
}

fn metric_text(locale: Locale, metric: &Metric) -> String {
    let kind = locale.text(match metric.kind {
        MetricKind::Nps => "metric-nps",
        MetricKind::Csat => "metric-csat",
        MetricKind::Ces => "metric-ces",
        MetricKind::Clv => "metric-clv",
        MetricKind::Conversion => "metric-conversion",
        MetricKind::Custom => "metric-custom",
    });
    let Some(value) = metric.value else { return kind };
    format!("{kind} \u{2068}{}{}\u{2069}", locale.digits(&value.to_string()), metric.unit)
}
