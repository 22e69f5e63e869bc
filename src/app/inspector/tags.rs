//! Tags of cards: chips that can be taken off, and a field for one more.

use egui::{Id as EguiId, Ui};

use super::{Panel, card::Cards, sought::At};
use crate::{
    app::{
        text::Shell,
        widgets::{chip, field, text_field::Field},
    },
    edit::CardField,
    model::Card,
};

impl Panel<'_> {
    /// The tags that all of `cards` have.
    pub(super) fn tags(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let Some((first, rest)) = cards.cards.split_first() else { return };
        let common = |tag: &&String| rest.iter().all(|card| card.tags.contains(tag));
        let tags: Vec<&String> = first.tags.iter().filter(common).collect();
        let name = shell.tr("field-tags");
        let called = field::name(shell, ui, &name);
        if !tags.is_empty() {
            let remove = shell.tr("remove-tag");
            let sought = |index: &usize| self.within(&At::Tag(*index)).is_some();
            let marked = (0..tags.len()).find(sought).filter(|_| cards.single().is_some());
            let shown = |ui: &mut Ui| chip::removable(shell, ui, &tags, &remove, "tags", marked);
            let shown = ui.add_enabled_ui(self.writable, shown);
            if let Some(index) = marked {
                self.go_to_sought(ui, &At::Tag(index), shown.response.rect);
            }
            let removed = shown.inner;
            if let Some(tag) = removed.and_then(|index| tags.get(index)) {
                let without = |card: &Card| card.tags.iter().filter(|other| other != tag).cloned().collect();
                self.wish_change(cards.each(|card| CardField::Tags(without(card))));
            }
            ui.add_space(6.0);
        }
        self.new_tag(shell, ui, cards, &name, called);
        if rest.iter().any(|card| card.tags != first.tags) {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
    }

    /// The field for one more: Enter, a comma or leaving it adds what stands in it.
    fn new_tag(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, name: &str, called: bool) {
        let id = EguiId::unique(("inspector", self.subject, "new-tag"));
        let add = shell.tr("field-add-tag");
        let draft: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        let typed = Field::new(&shell.both(name, &add), &draft)
            .placeholder(&add)
            .enabled(self.writable)
            .eager(called)
            .show(shell, ui, id);
        let draft = typed.changed.unwrap_or(draft);
        let left = !ui.memory(|memory| memory.has_focus(id));
        let mut parts: Vec<&str> = draft.split([',', '،', '\n']).collect();
        let unfinished = if typed.entered || left { "" } else { parts.pop().unwrap_or("") };
        let new: Vec<String> =
            parts.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()).map(str::to_owned).collect();
        if !new.is_empty() {
            let with = |card: &Card| {
                let mut tags = card.tags.clone();
                tags.extend(new.iter().filter(|tag| !card.tags.contains(tag)).cloned());
                tags
            };
            self.wish_change(cards.each(|card| CardField::Tags(with(card))));
            shell.fields.forget(id);
            if typed.entered {
                // The next tag can be typed at once.
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        let unfinished = unfinished.to_owned();
        ui.data_mut(|data| data.insert_temp(id, unfinished));
    }
}
