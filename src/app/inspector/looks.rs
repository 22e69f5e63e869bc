//! The icon and the picture of cards: what they have, and the buttons that change it.

use egui::{Rect, Ui, vec2};

use super::{Panel, Wish, card::Cards, shared::Shared};
use crate::{
    app::{
        actions::Action,
        dialogs::{icon_name, known_icon},
        text::Shell,
        widgets::{Button, button::Look, field},
    },
    edit::{Command, PersonaField},
    editor::Build,
    model::Persona,
};

impl Panel<'_> {
    /// The icon of cards, and their picture.
    pub(super) fn looks(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let icon = cards.shared(|card| card.icon.clone());
        let (none, mixed) = (icon.is(&None), icon == Shared::Mixed);
        let choose = shell.tr("action-icons");
        let (name, sign) = match &icon.same().flatten() {
            Some(icon) => (icon_name(shell, icon), known_icon(icon).unwrap_or("question")),
            None => (choose, "smiley-sticker"),
        };
        let remove = (!none).then_some((Build::Icon(None), "action-no-icon"));
        self.look(shell, ui, ("field-icon", mixed), (&name, sign, Action::Icons), remove);
        let image = cards.shared(|card| card.image.clone());
        let (none, mixed) = (image.is(&None), image == Shared::Mixed);
        let name = shell.tr(if none { "action-add-picture" } else { "action-change-picture" });
        let remove = (!none).then_some((Build::RemovePicture, "action-remove-picture"));
        self.look(shell, ui, ("field-picture", mixed), (&name, "image", Action::AddPicture), remove);
    }

    /// The portrait of a persona.
    pub(super) fn portrait(&mut self, shell: &mut Shell, ui: &mut Ui, persona: &Persona) {
        let none = persona.portrait.is_none();
        let name = shell.tr(if none { "action-add-picture" } else { "action-change-picture" });
        let (change, remove) = self.pressed(
            shell,
            ui,
            ("field-portrait", false),
            (&name, "user-circle"),
            (!none).then_some("action-remove-picture"),
        );
        if change {
            self.wishes.push(Wish::Do(Action::AddPicture));
        }
        if remove {
            let set = vec![PersonaField::Portrait(None)];
            self.change(Command::EditPersonas { ids: vec![persona.id.clone()], set });
        }
    }

    /// The icon of lanes; without one it is their kind's.
    pub(super) fn lane_icon(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        icon: Shared<Option<String>>,
        kind: &'static str,
    ) {
        let (none, mixed) = (icon.is(&None), icon == Shared::Mixed);
        let chosen = icon.same().flatten();
        let name = chosen.as_ref().map_or_else(|| shell.tr("action-icons"), |icon| icon_name(shell, icon));
        let sign = chosen.as_ref().map_or(kind, |icon| known_icon(icon).unwrap_or("question"));
        let remove = (!none).then_some((Build::Icon(None), "action-no-icon"));
        self.look(shell, ui, ("field-icon", mixed), (&name, sign, Action::Icons), remove);
    }

    /// A button that changes something, and where there is something one that takes it away. `field` is its name
    /// and whether several differ in it.
    fn look(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        field: (&'static str, bool),
        (name, icon, action): (&str, &'static str, Action),
        remove: Option<(Build, &str)>,
    ) {
        let message = remove.as_ref().map(|(_, message)| *message);
        let (changed, removed) = self.pressed(shell, ui, field, (name, icon), message);
        if let Some((build, _)) = remove.filter(|_| removed) {
            self.wishes.push(Wish::Do(Action::Build(build)));
        }
        if changed {
            self.wishes.push(Wish::Do(action));
        }
    }

    /// Two such buttons under a name; which of them was pressed.
    fn pressed(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        (field, mixed): (&'static str, bool),
        (name, icon): (&str, &'static str),
        remove: Option<&str>,
    ) -> (bool, bool) {
        let title = shell.tr(field);
        let called = field::name(shell, ui, &title);
        let (id, row) = ui.allocate_space(vec2(ui.available_width(), Button::HEIGHT));
        let sides = shell.sides();
        let mut rest = row;
        let mut removed = false;
        if let Some(message) = remove {
            let place = sides.take_end(&mut rest, Button::HEIGHT);
            sides.take_end(&mut rest, 6.0);
            let name = shell.tr(message);
            let button = Button::icon_only(&name, "x").look(Look::Outlined).enabled(self.writable);
            removed = button.show_at(shell, ui, square(place), id.with("remove")).clicked();
        }
        let button = Button::new(name, Look::Outlined).icon(icon).enabled(self.writable);
        let choose = button.show_at(shell, ui, rest, id.with("choose"));
        if called && self.writable {
            choose.request_focus();
        }
        let changed = choose.clicked();
        if mixed {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
        (changed, removed)
    }
}

fn square(place: Rect) -> Rect {
    Rect::from_center_size(place.center(), vec2(Button::HEIGHT, Button::HEIGHT))
}
