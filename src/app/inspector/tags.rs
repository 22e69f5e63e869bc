//! Tags of cards: chips that can be taken off, and a field for one more.

use egui::{Id as EguiId, Ui};

use super::{Panel, card::Cards, sought::At};
use crate::{
    app::{
        text::Shell,
        widgets::{chip, field, text_field::Field},
    },
    edit::{CardField, Command},
    model::{Card, Id, JourneyMap},
};

/// What ends a tag.
const SEPARATORS: [char; 3] = [',', '،', '\n'];

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

    /// The field for one more: Enter or a comma adds what stands in it. So does leaving it, in whatever way: see
    /// [`NewTag`].
    fn new_tag(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, name: &str, called: bool) {
        let id = EguiId::unique(("inspector", self.subject, "new-tag"));
        let add = shell.tr("field-add-tag");
        let draft = self.new_tag.take_if(|draft| draft.field == id).map(|draft| draft.text);
        let draft = draft.unwrap_or_default();
        let typed = Field::new(&shell.both(name, &add), &draft)
            .placeholder(&add)
            .enabled(self.writable)
            .eager(called)
            .show(shell, ui, id);
        let text = typed.changed.unwrap_or(draft);
        if text.is_empty() {
            // Of thousands of cards nothing is copied with every frame.
            return;
        }
        let cards = cards.cards.iter().map(|card| card.id.clone()).collect();
        let mut draft = NewTag { field: id, cards, text };
        let unfinished = match draft.text.rfind(SEPARATORS) {
            _ if typed.entered => String::new(),
            Some(last) => draft.text.split_off(last).trim_start_matches(SEPARATORS).to_owned(),
            None => std::mem::take(&mut draft.text),
        };
        if let Some(command) = draft.command(self.map) {
            self.change(command);
            shell.fields.forget(id);
            if typed.entered {
                // The next tag can be typed at once.
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        if !unfinished.is_empty() {
            *self.new_tag = Some(NewTag { text: unfinished, ..draft });
        }
    }
}

/// A tag that is being typed, for the cards that were selected when it was begun.
#[derive(Clone, Debug)]
pub(crate) struct NewTag {
    /// The field in which it is typed. Once that has no longer the keyboard's focus, the tag is to be added.
    pub(crate) field: EguiId,
    cards: Vec<Id>,
    text: String,
}

impl NewTag {
    /// Adds what was typed to those of the cards that are there still and lack it; none where that changes nothing.
    pub(crate) fn command(&self, map: &JourneyMap) -> Option<Command> {
        let tags = self.text.split(SEPARATORS).map(str::trim).filter(|tag| !tag.is_empty());
        let tags: Vec<&str> = tags.collect();
        let edit = |id: &Id| {
            let mut with = map.card(id)?.tags.clone();
            let before = with.len();
            for tag in &tags {
                if !with.iter().any(|other| other == tag) {
                    with.push((*tag).to_owned());
                }
            }
            (with.len() > before).then(|| (id.clone(), vec![CardField::Tags(with)]))
        };
        let edits: Vec<_> =
            if tags.is_empty() { Vec::new() } else { self.cards.iter().filter_map(edit).collect() };
        (!edits.is_empty()).then_some(Command::EditEachCard { edits })
    }
}
