//! Arrows between cards: one or several of them, and those of a card.

use egui::Ui;

use super::{
    Panel, Wish,
    kit::below_rows,
    many::Many,
    text::{Text, share, shown},
};
use crate::{
    app::{actions::link_kind_message, text::Shell, widgets::field},
    edit::{Command, ItemRef, LinkField},
    editor::{Build, Intent, Pick},
    model::{Card, Id, JourneyMap, Link, LinkKind},
};

impl Panel<'_> {
    /// The fields of one or several links.
    pub(super) fn links(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let Some(links) = Many::named(&map.links, ids, |link| &link.id) else { return };
        let name = shell.format("inspector-links", &[("count", links.items.len().into())]);
        let ink = shell.accent();
        self.head(shell, ui, ("arrow-bend-down-right", ink), &name);
        let set = |field| Some(Command::EditLinks { ids: ids.to_vec(), set: vec![field] });
        if let Some(link) = links.single() {
            self.end(shell, ui, map, link, true);
            self.end(shell, ui, map, link, false);
        }
        let shared = links.shared(|link| link.kind);
        let kinds =
            [LinkKind::Next, LinkKind::Loop, LinkKind::Branch].map(|kind| (kind, link_kind_message(kind)));
        if let Some(kind) = self.choose_of(shell, ui, "field-kind", &kinds, &shared, |kind| kind) {
            self.wish_change(set(LinkField::Kind(kind)));
        }
        let (label, mixed) = links.text(shell, |link| link.label.clone());
        let label = Text::line("field-label", &label).placeholder(&mixed);
        self.write(shell, ui, label, |text| set(LinkField::Label(text)));
        let digits = self.digits;
        let (number, mixed) = links.text(shell, |link| shown(digits, link.share.map(f64::from)));
        let form = if mixed.is_empty() { "%".to_owned() } else { mixed };
        let number = Text::line("field-share", &number).placeholder(&form).ltr();
        self.write(shell, ui, number, |text| set(LinkField::Share(share(&text).ok()?)));
        if self.button(shell, ui, ("swap", "action-turn-link")) {
            self.wish(Intent::Build(Build::TurnLink));
        }
    }

    /// The card at one end of a link, and a way to another.
    fn end(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, link: &Link, from: bool) {
        let (name, id) = if from { ("field-from", &link.from) } else { ("field-to", &link.to) };
        let title = shell.tr(name);
        field::name(shell, ui, &title);
        let text = text_of(shell, map, id);
        let tools = [("crosshair-simple", "action-choose-card")];
        let (pressed, chosen) = self.row(shell, ui, (name, &link.id), ("note", &text), &tools);
        if pressed {
            self.wishes.push(Wish::GoTo(id.clone()));
        }
        if chosen.is_some() {
            self.wish(Intent::Pick(Pick::LinkEnd { link: link.id.clone(), from }));
        }
        ui.add_space(field::GAP - 4.0);
    }

    /// The arrows that go from a card and to it.
    pub(super) fn arrows(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, card: &Card) {
        let links: Vec<&Link> =
            map.links.iter().filter(|link| link.from == card.id || link.to == card.id).collect();
        let open = !links.is_empty();
        self.section(shell, ui, ("section-links", links.len()), open, |panel, shell, ui| {
            let any = !links.is_empty();
            for link in links {
                let goes = link.from == card.id;
                let other = if goes { &link.to } else { &link.from };
                let icon = if goes { "arrow-right" } else { "arrow-left" };
                let text = text_of(shell, map, other);
                let tools = [("x", "remove-link")];
                let (pressed, removed) = panel.row(shell, ui, ("link", &link.id), (icon, &text), &tools);
                if pressed {
                    panel.wish(Intent::Select(ItemRef::Link(link.id.clone())));
                }
                if removed.is_some() {
                    panel.change(Command::Delete { items: vec![ItemRef::Link(link.id.clone())] });
                }
            }
            below_rows(ui, any);
            if panel.button(shell, ui, ("arrow-bend-down-right", "action-link-tool")) {
                panel.wish(Intent::Pick(Pick::Link));
            }
        });
    }
}

/// What a card says.
pub(super) fn text_of(shell: &Shell, map: &JourneyMap, id: &Id) -> String {
    match map.card(id).map(|card| card.text.trim()) {
        Some("") | None => shell.tr("untitled"),
        Some(text) => text.to_owned(),
    }
}
