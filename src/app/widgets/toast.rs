//! Short messages that come and go at the bottom of the window.

use std::sync::Arc;

use egui::{Area, Context, Id, Order, Rect, Role, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    button::{Button, Look, icon_button},
    shadow,
};
use crate::app::{
    actions::Action,
    session::Session,
    text::{Shell, Type, report_label},
};
use crate::{edit::Selection, editor::Build, model::JourneyMap, text::TextBlock};

/// Seconds for which a message stays.
const SECONDS: f64 = 6.0;

/// Seconds for which it stays at least once the pointer has left it.
const AFTER_POINTER: f64 = 1.5;

/// The message that shows, if any.
#[derive(Default)]
pub(crate) struct Toast {
    shown: Option<Shown>,
}

struct Shown {
    text: String,
    icon: &'static str,
    /// What it offers to do.
    offer: Option<Action>,
    ends: Ends,
    /// When it goes, in egui's seconds; none until it was first drawn.
    until: Option<f64>,
}

/// When a message is over before its time: when it would no longer be true, or no longer matter.
pub(crate) enum Ends {
    /// Never: it tells what happened.
    Soon,
    /// When the map is no longer this one: it speaks of the map as it is, or of a change that did not come about.
    Changed(Arc<JourneyMap>),
    /// When something else is selected, or the map changes: it says what to select.
    Selected(Selection),
    /// When the map is no longer this one, or something else is selected: it speaks of what is selected.
    Left(Arc<JourneyMap>, Selection),
    /// When the map is saved: it warns that its file does not hold it.
    Saved,
}

impl Ends {
    /// With the next change of the map of `session`.
    pub(crate) fn changed(session: Option<&Session>) -> Self {
        session.map_or(Self::Soon, |session| Self::Changed(Arc::clone(session.map())))
    }

    /// With the next selection in `session`.
    pub(crate) fn selected(session: Option<&Session>) -> Self {
        session.map_or(Self::Soon, |session| Self::Selected(session.editor.selection().clone()))
    }

    /// With the next selection in `session`, or change of its map.
    pub(crate) fn left(session: Option<&Session>) -> Self {
        session.map_or(Self::Soon, |session| {
            Self::Left(Arc::clone(session.map()), session.editor.selection().clone())
        })
    }

    /// Whether that has happened to what is open, if anything.
    fn is_past(&self, session: Option<&Session>) -> bool {
        match self {
            Self::Soon | Self::Saved => false,
            Self::Changed(map) => !session.is_some_and(|session| Arc::ptr_eq(session.map(), map)),
            Self::Selected(selection) => {
                !session.is_some_and(|session| session.editor.selection() == selection)
            }
            Self::Left(map, selection) => !session.is_some_and(|session| {
                Arc::ptr_eq(session.map(), map) && session.editor.selection() == selection
            }),
        }
    }
}

impl Toast {
    /// Shows `text` instead of what showed before.
    pub(crate) fn show(&mut self, icon: &'static str, text: String, ends: Ends) {
        self.shown = Some(Shown { text, icon, offer: None, ends, until: None });
    }

    /// Shows `text` with a button that does `action`, for as long as the map is `map`: of any other the message would
    /// not be true, and the button would do something else.
    pub(crate) fn offer(&mut self, icon: &'static str, text: String, action: Action, map: &Arc<JourneyMap>) {
        let ends = Ends::Changed(Arc::clone(map));
        self.shown = Some(Shown { text, icon, offer: Some(action), ends, until: None });
    }

    /// Shows `text` with a button that unlocks what is selected in `session`, for as long as that is so.
    pub(crate) fn offer_to_unlock(&mut self, text: String, session: &Session) {
        let ends = Ends::left(Some(session));
        let offer = Some(Action::Build(Build::Lock));
        self.shown = Some(Shown { text, icon: "lock-simple", offer, ends, until: None });
    }

    /// Shows `text` with a button that does `action`.
    pub(crate) fn propose(&mut self, icon: &'static str, text: String, action: Action, ends: Ends) {
        self.shown = Some(Shown { text, icon, offer: Some(action), ends, until: None });
    }

    /// The map was saved.
    pub(crate) fn saved(&mut self) {
        self.shown.take_if(|shown| matches!(shown.ends, Ends::Saved));
    }

    /// What it says.
    #[cfg(test)]
    pub(crate) fn text(&self) -> Option<&str> {
        self.shown.as_ref().map(|shown| shown.text.as_str())
    }

    /// Takes it away.
    pub(crate) fn clear(&mut self) {
        self.shown = None;
    }

    /// Where it stands, while there is one.
    pub(crate) fn frame(&self, shell: &mut Shell, ctx: &Context, session: Option<&Session>) -> Option<Rect> {
        let shown = self.shown.as_ref().filter(|shown| !shown.ends.is_past(session))?;
        Some(shown.layout(shell, ctx, session).rect)
    }

    /// Draws the message; gives what it offers once that is chosen. Under the pointer a message stays.
    pub(crate) fn ui(
        &mut self,
        shell: &mut Shell,
        ctx: &Context,
        session: Option<&Session>,
    ) -> Option<Action> {
        self.shown.take_if(|shown| shown.ends.is_past(session));
        let typing = session.is_some_and(|session| session.editor.is_typing());
        let shown = self.shown.as_mut()?;
        let now = ctx.input(|input| input.time);
        let until = *shown.until.get_or_insert(now + SECONDS);
        if now >= until {
            self.shown = None;
            return None;
        }
        ctx.request_repaint_after_secs((until - now) as f32 + 0.05);
        let offered = shown.offered(typing);
        let Layout { rect, block, offer, button_width } = shown.layout(shell, ctx, session);
        let size = rect.size();
        let button = Button::new(&offer, Look::Offered);
        let area = Area::new(Id::unique("toast"))
            .order(Order::Foreground)
            .fixed_pos(rect.min)
            .role(Role::Status)
            .sense(Sense::hover())
            .fade_in(false);
        let button = offered.is_some().then_some((button, button_width));
        let (closed, taken, hovered) =
            area.show(ctx, |ui| paint(shell, ui, shown, (&block, size), button)).inner;
        let action = offered.filter(|_| taken).cloned();
        if hovered {
            shown.until = Some(until.max(now + AFTER_POINTER));
        }
        if closed || taken {
            self.shown = None;
        }
        action
    }
}

/// A message laid out.
struct Layout {
    rect: Rect,
    block: Arc<TextBlock>,
    /// The name of the button; empty without one.
    offer: String,
    button_width: f32,
}

impl Shown {
    /// What it offers; while a text of the map is being typed, only what does not act on that.
    fn offered(&self, typing: bool) -> Option<&Action> {
        self.offer.as_ref().filter(|action| !typing || matches!(action, Action::Save | Action::SaveAs))
    }

    fn layout(&self, shell: &mut Shell, ctx: &Context, session: Option<&Session>) -> Layout {
        let typing = session.is_some_and(|session| session.editor.is_typing());
        let screen = ctx.content_rect();
        let most = (screen.width() - 140.0).clamp(120.0, 460.0);
        let block = shell.wrapped(&self.text, Type::BODY, most);
        let offered = self.offered(typing);
        let offer = match offered {
            None => String::new(),
            Some(Action::Undo) => shell.tr("toast-undo"),
            Some(Action::Build(Build::Lock)) => shell.tr("action-unlock"),
            Some(action) => action.name(shell.locale),
        };
        let button_width =
            if offered.is_some() { Button::new(&offer, Look::Offered).width(shell) + 4.0 } else { 0.0 };
        let size = vec2(block.ink_width.ceil() + 92.0 + button_width, block.height + 20.0);
        // Over a map it stands above the cluster that shows the zoom.
        let bottom = if session.is_some() { 84.0 } else { 44.0 };
        let min = pos2(screen.center().x - size.x / 2.0, screen.bottom() - bottom - size.y);
        Layout { rect: Rect::from_min_size(min, size), block, offer, button_width }
    }
}

/// Draws a message around its `block` of text; whether it was closed, whether what `button` offers was taken, and
/// whether the pointer is on it.
fn paint(
    shell: &mut Shell,
    ui: &mut Ui,
    shown: &Shown,
    (block, size): (&Arc<TextBlock>, egui::Vec2),
    button: Option<(Button<'_>, f32)>,
) -> (bool, bool, bool) {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    shadow(ui.painter(), rect, 10, 6, 20, 0x30);
    let line = Stroke::new(1.0, shell.hairline());
    ui.painter().rect(rect, 10.0, shell.surface(), line, StrokeKind::Inside);
    let sides = shell.sides();
    let mut rest = rect.shrink2(vec2(12.0, 0.0));
    let icon_rect = sides.take_start(&mut rest, 20.0);
    sides.take_start(&mut rest, 8.0);
    let close_rect = sides.take_end(&mut rest, 24.0);
    let id = ui.scope_id();
    let taken = button.is_some_and(|(button, width)| {
        let place = sides.take_end(&mut rest, width);
        let place = egui::Rect::from_center_size(place.center(), vec2(width, 28.0));
        button.show_at(shell, ui, place, id.with("offer")).clicked()
    });
    let (accent, ink) = (shell.accent(), shell.ink());
    shell.paint_icon(ui.painter(), shown.icon, false, 18.0, icon_rect, accent);
    let left = if sides.rtl() { rest.right() - block.width } else { rest.left() };
    shell.paint(ui.painter(), block, pos2(left, rect.top() + 10.0), ink);
    report_label(ui, &response, &shown.text);
    let close = shell.tr("close-message");
    let square = egui::Rect::from_center_size(close_rect.center(), vec2(24.0, 24.0));
    let closed = icon_button(shell, ui, square, id.with("close"), ("x", 14.0), &close, None).clicked();
    (closed, taken, ui.rect_contains_pointer(rect))
}
