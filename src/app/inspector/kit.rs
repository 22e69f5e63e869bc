//! The controls of the panel, each under its name.

use egui::{Id as EguiId, Rect, Ui, vec2};

use super::{Panel, Wish, shared::Shared, sought::At, text::numbered};
use crate::{
    app::{
        text::{Shell, Type, color},
        widgets::{
            Segment, Segmented,
            button::icon_button,
            checkbox, choice,
            dropdown::{self, Choice},
            field, label, section,
            slider::{self, Scale},
        },
    },
    edit::Command,
    editor::Intent,
    model::{Color, Direction, NamedColor},
};

/// A small button with an icon: the icon and the message that names it.
pub(super) type Tool = (&'static str, &'static str);

/// Keeps a button off the rows above it, if there are any.
pub(super) fn below_rows(ui: &mut Ui, any: bool) {
    if any {
        ui.add_space(6.0);
    }
}

impl Panel<'_> {
    /// A part that opens and closes. `count` is what it holds.
    pub(super) fn section(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        (key, count): (&'static str, usize),
        open: bool,
        content: impl FnOnce(&mut Self, &mut Shell, &mut Ui),
    ) {
        let name = shell.tr(key);
        let top = ui.cursor().min;
        section::show(shell, ui, key, (&name, count), open, |shell, ui| content(self, shell, ui));
        if self.moment.reveal == Some(key) {
            self.moment.reveal = None;
            let whole = Rect::from_min_max(top, egui::pos2(ui.max_rect().right(), ui.cursor().top()));
            ui.scroll_to_rect(whole, Some(egui::Align::TOP));
        }
    }

    /// What is marked in a field: the text that was found.
    pub(super) fn within(&self, field: &At) -> Option<std::ops::Range<usize>> {
        self.moment.sought.as_ref()?.within(field)
    }

    /// Scrolls to `rect`, if the text that was found stands there and was gone to just now.
    pub(super) fn go_to_sought(&self, ui: &Ui, field: &At, rect: Rect) {
        let sought = self.moment.sought.as_ref();
        if sought.is_some_and(|sought| sought.fresh && sought.within(field).is_some()) {
            ui.scroll_to_rect(rect.expand2(vec2(0.0, 60.0)), None);
        }
    }

    /// One of `all` by message, each standing for the value that `of` gives; gives the one that was pressed.
    pub(super) fn choose_of<V: Copy, S: PartialEq>(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &str,
        all: &[(V, &str)],
        shared: &Shared<S>,
        of: impl Fn(V) -> S,
    ) -> Option<V> {
        let options: Vec<(String, bool)> =
            all.iter().map(|(value, message)| (shell.tr(message), shared.is(&of(*value)))).collect();
        let mixed = *shared == Shared::Mixed;
        let chosen = self.choose(shell, ui, name, &options, mixed);
        chosen.and_then(|index| all.get(index)).map(|(value, _)| *value)
    }

    /// Labels to choose from under a name; gives the one that was pressed.
    fn choose(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &str,
        options: &[(String, bool)],
        mixed: bool,
    ) -> Option<usize> {
        let name = shell.tr(name);
        let called = field::name(shell, ui, &name);
        let pressed = ui.add_enabled_ui(self.writable, |ui| choice::labels(shell, ui, options, called)).inner;
        if mixed {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
        pressed
    }

    /// A number of a short scale; pressing the one in force takes it away.
    pub(super) fn rating(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &str,
        steps: &[(i8, String, egui::Color32)],
        shared: &Shared<Option<i8>>,
    ) -> Option<Option<i8>> {
        let name = shell.tr(name);
        let called = field::name(shell, ui, &name);
        let segments = steps.iter().map(|(number, text, ink)| {
            let is = shared.is(&Some(*number));
            let mut segment = Segment::text(text.clone(), format!("{name} {text}"), is);
            segment.ink = Some(*ink);
            segment.enabled = self.writable;
            segment
        });
        let pressed = Segmented::new(segments.collect()).called(called).show(shell, ui);
        if *shared == Shared::Mixed {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
        let number = pressed.and_then(|index| steps.get(index)).map(|(number, ..)| *number)?;
        Some(Some(number).filter(|number| !shared.is(&Some(*number))))
    }

    /// Says that several differ, where a control cannot show it.
    pub(super) fn mixed(&self, shell: &mut Shell, ui: &mut Ui) {
        ui.add_space(3.0);
        let (text, ink) = (shell.tr("mixed-values"), shell.faint());
        label::line(shell, ui, &text, Type::SMALL, ink);
    }

    /// The colours to choose from; gives the chosen one.
    pub(super) fn colors(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        shared: &Shared<Option<Color>>,
    ) -> Option<Option<Color>> {
        let name = shell.tr("field-color");
        let called = field::name(shell, ui, &name);
        let options: Vec<Option<Color>> = std::iter::once(None)
            .chain(NamedColor::ALL.iter().map(|named| Some(Color::Named(*named))))
            .collect();
        let patches: Vec<choice::Patch> = options
            .iter()
            .map(|option| choice::Patch {
                fill: option.map(|option| color(shell.theme.color(option))),
                name: match option {
                    Some(option) => shell.tr(&format!("color-{option}")),
                    None => shell.tr("color-usual"),
                },
                chosen: shared.is(option),
            })
            .collect();
        let pressed =
            ui.add_enabled_ui(self.writable, |ui| choice::patches(shell, ui, &patches, called)).inner;
        if *shared == Shared::Mixed {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
        pressed.and_then(|index| options.get(index).copied())
    }

    /// Whether a text follows its letters or is forced one way.
    pub(super) fn direction(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        shared: &Shared<Option<Direction>>,
    ) -> Option<Option<Direction>> {
        let all = [
            (None, None, "direction-auto"),
            // These arrows do not turn with the window.
            (Some(Direction::Ltr), Some("arrow-circle-right"), "direction-ltr"),
            (Some(Direction::Rtl), Some("arrow-circle-left"), "direction-rtl"),
        ];
        let name = shell.tr("field-direction");
        let called = field::name(shell, ui, &name);
        let segments = all.iter().map(|(of, icon, message)| {
            let name = format!("{name}: {}", shell.tr(message));
            let is = shared.is(of);
            let mut segment = match icon {
                Some(icon) => Segment::icon(icon, name, Some(is)),
                None => Segment::text(shell.tr("flow-auto-short"), name, is),
            };
            segment.enabled = self.writable;
            segment
        });
        let segments = segments.collect();
        let pressed = Segmented::new(segments).called(called).show(shell, ui);
        if *shared == Shared::Mixed {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
        let direction = pressed.and_then(|index| all.get(index)).map(|(of, ..)| *of)?;
        (!shared.is(&direction)).then_some(direction)
    }

    /// A box with a tick; gives what it is to be.
    pub(super) fn tick(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &str,
        shared: Shared<bool>,
    ) -> Option<bool> {
        let (name, shared) = (shell.tr(name), shared.same());
        let clicked =
            ui.add_enabled_ui(self.writable, |ui| checkbox::show(shell, ui, &name, shared).clicked()).inner;
        ui.add_space(6.0);
        clicked.then_some(shared != Some(true))
    }

    /// One of many under its name; gives the place of the chosen one.
    pub(super) fn pick(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &'static str,
        (text, placeholder): (&str, &str),
        choices: impl FnOnce(&Shell) -> Vec<Choice>,
    ) -> Option<usize> {
        let title = shell.tr(name);
        let called = field::name(shell, ui, &title);
        let id = EguiId::unique(("inspector", self.subject, name));
        let shown = |ui: &mut Ui| dropdown::show(shell, ui, id, &title, (text, placeholder), choices);
        let chosen = ui.add_enabled_ui(self.writable, shown).inner;
        if called && self.writable {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.add_space(field::GAP);
        chosen
    }

    /// A place between two ends; what is changed becomes `command`, a drag one step.
    pub(super) fn slide(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        (name, nth): (&'static str, usize),
        value: Option<f32>,
        scale: &Scale,
        command: impl FnOnce(f32) -> Option<Command>,
    ) {
        // Of several, each has its number.
        let title = match nth.checked_sub(1) {
            Some(index) => numbered(shell, name, index),
            None => shell.tr(name),
        };
        let id = self.slider_id((name, nth));
        let shown = |ui: &mut Ui| slider::show(shell, ui, id, &title, value, scale);
        let slid = ui.add_enabled_ui(self.writable, shown).inner;
        if let Some(command) = slid.value.and_then(command) {
            self.wishes.push(Wish::Type(command, slid.burst));
        }
    }

    fn slider_id(&self, (name, nth): (&'static str, usize)) -> EguiId {
        EguiId::unique(("inspector", self.subject, name, "slider", nth))
    }

    /// Gives the focus to a slider.
    pub(super) fn focus_slider(&self, ui: &Ui, slider: (&'static str, usize)) {
        let id = self.slider_id(slider);
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    /// A row with a name that can be pressed, and small buttons at its end; gives whether the row was pressed
    /// and which button was.
    pub(super) fn row(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        salt: impl egui::AsIdSalt,
        (icon, text): (&'static str, &str),
        tools: &[Tool],
    ) -> (bool, Option<usize>) {
        self.row_called(shell, ui, salt, (icon, text, text), tools)
    }

    /// The same, `called` so for who cannot see under which heading it stands.
    pub(super) fn row_called(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        salt: impl egui::AsIdSalt,
        (icon, text, called): (&'static str, &str, &str),
        tools: &[Tool],
    ) -> (bool, Option<usize>) {
        let tools = if self.writable { tools } else { &[] };
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
        let id = id.with(salt);
        let sides = shell.sides();
        let mut rest = rect;
        let places: Vec<Rect> = tools.iter().map(|_| sides.take_end(&mut rest, 24.0)).collect();
        let response = ui.interact(rest, id, egui::Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, crate::app::text::spoken(called))
        });
        if response.hovered() {
            ui.painter().rect_filled(rest, 6.0, shell.hover());
        }
        crate::app::widgets::focus_ring(shell, ui.painter(), &response, rest, 6.0);
        let mut inside = rest.shrink2(vec2(4.0, 0.0));
        let icon_rect = sides.take_start(&mut inside, 16.0);
        sides.take_start(&mut inside, 6.0);
        let (secondary, ink) = (shell.secondary(), shell.ink());
        shell.paint_icon(ui.painter(), icon, false, 15.0, icon_rect, secondary);
        let block = shell.fitted(&text.replace('\n', " "), Type::BODY, inside.width());
        shell.paint_start(ui.painter(), &block, inside, ink);
        if block.truncated {
            crate::app::widgets::tooltip(shell, &response, text, None);
        }
        let mut pressed = None;
        // The first tool stands first: the places were cut from the end.
        for (index, ((icon, message), place)) in tools.iter().zip(places.into_iter().rev()).enumerate() {
            let name = format!("{}: {called}", shell.tr(message));
            let square = Rect::from_center_size(place.center(), vec2(22.0, 22.0));
            if icon_button(shell, ui, square, id.with(("tool", index)), (icon, 14.0), &name, None).clicked() {
                pressed = Some(index);
            }
        }
        (response.clicked(), pressed)
    }

    /// A control with a small button at its end; whether that was pressed.
    pub(super) fn beside(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        salt: impl egui::AsIdSalt,
        (icon, name): (&'static str, &str),
        control: impl FnOnce(&mut Self, &mut Shell, &mut Ui),
    ) -> bool {
        let (room, top) = (ui.available_width(), ui.cursor().top());
        let mut rest = Rect::from_min_size(egui::pos2(ui.max_rect().left(), top), vec2(room, 1000.0));
        let end = shell.sides().take_end(&mut rest, 28.0);
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rest).id_salt(("beside", name)));
        control(self, shell, &mut child);
        let bottom = child.min_rect().bottom();
        let (id, _) = ui.allocate_space(vec2(room, bottom - top));
        let middle = egui::pos2(end.center().x, f32::midpoint(top, bottom));
        let square = Rect::from_center_size(middle, vec2(22.0, 22.0));
        if !self.writable {
            return false;
        }
        icon_button(shell, ui, square, id.with(salt), (icon, 14.0), name, None).clicked()
    }

    /// A quiet button over the whole width.
    pub(super) fn button(&self, shell: &mut Shell, ui: &mut Ui, (icon, message): Tool) -> bool {
        use crate::app::widgets::{Button, button::Look};
        let name = shell.tr(message);
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), Button::HEIGHT));
        let button = Button::new(&name, Look::Outlined).icon(icon).enabled(self.writable);
        let clicked = button.show_at(shell, ui, rect, id.with(message)).clicked();
        ui.add_space(field::GAP);
        clicked
    }

    /// Two controls side by side.
    pub(super) fn pair(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        start: impl FnOnce(&mut Self, &mut Shell, &mut Ui),
        end: impl FnOnce(&mut Self, &mut Shell, &mut Ui),
    ) {
        let (room, top) = (ui.available_width(), ui.cursor().top());
        let width = (room - 8.0) / 2.0;
        let bounds = Rect::from_min_size(egui::pos2(ui.max_rect().left(), top), vec2(room, 0.0));
        let mut bottom = top;
        let child = |ui: &mut Ui, shell: &Shell, index: usize| {
            let place = shell.sides().place(bounds, index as f32 * (width + 8.0), 0.0, vec2(width, 1000.0));
            ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(("pair", index)))
        };
        let mut first = child(ui, shell, 0);
        start(self, shell, &mut first);
        bottom = f32::max(bottom, first.min_rect().bottom());
        let mut second = child(ui, shell, 1);
        end(self, shell, &mut second);
        bottom = f32::max(bottom, second.min_rect().bottom());
        ui.allocate_space(vec2(room, bottom - top));
    }

    /// Asks for something that is no change of the map by itself.
    pub(super) fn wish(&mut self, intent: Intent) {
        self.wishes.push(Wish::Want(intent));
    }
}
