//! The fields of cards, one or several.

use std::sync::Arc;

use egui::{Color32, Ui};

use super::{
    Panel,
    shared::Shared,
    text::{self, Text, lines_of, number, shown},
};
use crate::{
    app::{
        text::{Shell, color},
        widgets::{Segment, Segmented, checkbox, field},
    },
    edit::{CardField, Command, StepName},
    i18n::Locale,
    model::{
        Card, Evidence, EvidenceKind, Id, JourneyMap, LaneKind, Metric, MetricKind, OpportunityStatus,
        WebLink,
    },
    text::Icon,
};

/// The cards that are shown, with what they belong to.
pub(super) struct Cards<'a> {
    map: &'a JourneyMap,
    pub(super) cards: Vec<&'a Arc<Card>>,
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

    pub(super) fn shared<T: PartialEq>(&self, value: impl Fn(&Card) -> T) -> Shared<T> {
        Shared::of(self.cards.iter().map(|card| value(card))).unwrap_or(Shared::Mixed)
    }

    fn text(&self, shell: &Shell, value: impl Fn(&Card) -> String) -> (String, String) {
        match self.shared(value) {
            Shared::Same(text) => (text, String::new()),
            Shared::Mixed => (String::new(), shell.tr("mixed-values")),
        }
    }

    /// Sets a field of all of them.
    fn all(&self, field: CardField) -> Option<Command> {
        Some(Command::EditCards { ids: self.ids(), set: vec![field] })
    }

    /// Sets a field of each of them, as one step.
    pub(super) fn each(&self, field: impl Fn(&Card) -> CardField) -> Command {
        let one =
            |card: &&Arc<Card>| Command::EditCards { ids: vec![card.id.clone()], set: vec![field(card)] };
        let commands: Vec<Command> = self.cards.iter().map(one).collect();
        let name = StepName::new("step-edit-cards", commands.len());
        match <[Command; 1]>::try_from(commands) {
            Ok([command]) => command,
            Err(commands) => Command::Batch { name, commands, select: None },
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
        let direction = cards.shared(|card| card.direction).same().flatten();
        let text = Text::lines("field-text", &text, 2.7).placeholder(&placeholder).forced(direction);
        if let Some(turned) = self.write(shell, ui, text, |text| cards.all(CardField::Text(text))) {
            self.set(&cards, CardField::Direction(Some(turned)));
        }
        self.place(shell, ui, &cards);
        self.by_kind(shell, ui, &cards, color(colors.ink));
        self.owner(shell, ui, &cards);
        self.flags(shell, ui, &cards);
        self.tags(shell, ui, &cards);
        let chosen = cards.shared(|card| card.color);
        if let Some(color) = self.colors(shell, ui, |option| chosen.is(&option)) {
            self.set(&cards, CardField::Color(color));
        }
        self.looks(shell, ui, &cards);
        self.evidence(shell, ui, &cards);
        self.rest(shell, ui, &cards);
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
                let (channel, mixed) = cards.text(shell, |card| card.channel.clone());
                let channel = Text::line("field-channel", &channel).placeholder(&mixed);
                self.write(shell, ui, channel, |text| cards.all(CardField::Channel(text)));
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
            Some(LaneKind::Metrics) => self.metric(shell, ui, cards),
            _ => {}
        }
        if cards.kind != Some(LaneKind::Metrics) && cards.cards.iter().any(|card| card.metric.is_some()) {
            self.metric(shell, ui, cards);
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
        let (due, mixed) = cards.text(shell, |card| card.due.clone().unwrap_or_default());
        self.day(shell, ui, "field-due", &due, &mixed, |day| cards.all(CardField::Due(day)));
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
            let command = cards.each(|card| {
                let mut evidence = card.evidence.clone().unwrap_or_default();
                evidence.kind = *kind;
                CardField::Evidence(Some(evidence))
            });
            self.change(command);
        }
    }

    /// Where what is known comes from, remarks and addresses.
    fn rest(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        if cards.cards.iter().any(|card| card.evidence.is_some()) {
            let evidence = |card: &Card| card.evidence.clone().unwrap_or_default();
            let (source, mixed) = cards.text(shell, |card| evidence(card).source);
            let source = Text::line("field-source", &source).placeholder(&mixed);
            self.write(shell, ui, source, |source| {
                let with = |card: &Card| Evidence { source: source.clone(), ..evidence(card) };
                Some(cards.each(|card| CardField::Evidence(Some(with(card)))))
            });
            let (date, mixed) = cards.text(shell, |card| evidence(card).date.unwrap_or_default());
            self.day(shell, ui, "field-date", &date, &mixed, |date| {
                let with = |card: &Card| Evidence { date: date.clone(), ..evidence(card) };
                Some(cards.each(|card| CardField::Evidence(Some(with(card)))))
            });
            let (link, mixed) = cards.text(shell, |card| evidence(card).link);
            let link = Text::line("field-link", &link).placeholder(&mixed).ltr();
            self.write(shell, ui, link, |link| {
                let with = |card: &Card| Evidence { link: link.clone(), ..evidence(card) };
                Some(cards.each(|card| CardField::Evidence(Some(with(card)))))
            });
        }
        let (notes, mixed) = cards.text(shell, |card| card.notes.clone());
        let notes = Text::lines("field-notes", &notes, 2.0).placeholder(&mixed);
        self.write(shell, ui, notes, |text| cards.all(CardField::Notes(text)));
        if let [card] = cards.cards.as_slice() {
            let urls: Vec<&str> = card.links.iter().map(|link| link.url.as_str()).collect();
            let links = urls.join("\n");
            let one_a_line = shell.tr("field-one-a-line");
            let links = Text::lines("field-links", &links, 1.0).placeholder(&one_a_line).ltr();
            self.write(shell, ui, links, |text| {
                let old = |url: &String| card.links.iter().find(|link| link.url == *url).cloned();
                let new = |url: String| old(&url).unwrap_or(WebLink { url, ..WebLink::default() });
                cards.all(CardField::Links(lines_of(&text).into_iter().map(new).collect()))
            });
        }
    }

    /// A day to be typed; what is no day changes nothing.
    fn day(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &'static str,
        day: &str,
        mixed: &str,
        command: impl FnOnce(Option<String>) -> Option<Command>,
    ) {
        let day = shell.locale.digits(day);
        let form = if mixed.is_empty() { shell.tr("field-day-form") } else { mixed.to_owned() };
        let text = Text::line(name, &day).placeholder(&form).ltr();
        self.write(shell, ui, text, |text| text::day(&text).ok().and_then(command));
    }

    /// What is measured, its value, what it is aimed at.
    fn metric(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        use MetricKind::{Ces, Clv, Conversion, Csat, Custom, Nps};
        let all = [
            (Nps, "metric-nps"),
            (Csat, "metric-csat"),
            (Ces, "metric-ces"),
            (Clv, "metric-clv"),
            (Conversion, "metric-conversion"),
            (Custom, "metric-custom"),
        ];
        let metric = |card: &Card| card.metric.clone().unwrap_or_default();
        let set = |change: &dyn Fn(&mut Metric)| {
            cards.each(|card| {
                let mut metric = metric(card);
                change(&mut metric);
                CardField::Metric(Some(metric))
            })
        };
        let shared = cards.shared(|card| card.metric.as_ref().map(|metric| metric.kind));
        let options: Vec<(String, bool)> =
            all.iter().map(|(kind, message)| (shell.tr(message), shared.is(&Some(*kind)))).collect();
        if let Some((kind, _)) = self.choose(shell, ui, "field-metric", &options).and_then(|i| all.get(i)) {
            self.change(set(&|metric| metric.kind = *kind));
        }
        let locale = shell.locale;
        let (value, mixed) = cards.text(shell, |card| shown(locale, metric(card).value));
        let text = Text::line("field-value", &value).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let value = number(&text).ok()?;
            Some(set(&|metric| metric.value = value))
        });
        let (unit, mixed) = cards.text(shell, |card| metric(card).unit);
        let text = Text::line("field-unit", &unit).placeholder(&mixed);
        self.write(shell, ui, text, |text| Some(set(&|metric| metric.unit.clone_from(&text))));
        let (target, mixed) = cards.text(shell, |card| shown(locale, metric(card).target));
        let text = Text::line("field-target", &target).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let target = number(&text).ok()?;
            Some(set(&|metric| metric.target = target))
        });
        let (sample, mixed) =
            cards.text(shell, |card| shown(locale, metric(card).sample.map(|sample| sample as f64)));
        let text = Text::line("field-sample", &sample).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let sample = number(&text).ok()?.filter(|number| *number >= 0.0).map(|number| number as u64);
            Some(set(&|metric| metric.sample = sample))
        });
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
