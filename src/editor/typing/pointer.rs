//! The pointer in a text that is typed.

use kurbo::Point;

use crate::{
    editor::{Editor, session::Pointer},
    text::TextEngine,
};

impl Editor {
    /// The primary button went down while a text is typed; false when that was beside it.
    pub(in crate::editor) fn press_text(
        &mut self,
        engine: &mut TextEngine,
        pointer: &Pointer,
        clicks: u8,
    ) -> bool {
        let now = self.session.now;
        let place = self.session.typing_place();
        let area = self.session.typing.as_ref().and_then(|t| self.session.layout().text_area(&t.target));
        if let (Some(place), Some(area)) = (place, area)
            && area.contains(pointer.map)
            && let Some(typing) = &mut self.session.typing
        {
            let at = pointer.map - place.origin;
            let extend = pointer.modifiers.shift;
            typing.editor.press(engine, at.x as f32, at.y as f32, clicks.into(), extend, now);
            typing.selecting = true;
            self.session.show_typing(engine);
            return true;
        }
        false
    }

    /// The pointer moved; whether it is selecting text.
    pub(in crate::editor) fn drag_text(&mut self, engine: &mut TextEngine, pointer: &Pointer) -> bool {
        let Some(place) = self.session.typing_place() else { return false };
        match &mut self.session.typing {
            Some(typing) if typing.selecting => {
                let at = pointer.map - place.origin;
                typing.editor.drag(engine, at.x as f32, at.y as f32);
                true
            }
            _ => false,
        }
    }

    /// The button went up; whether it was selecting text.
    pub(in crate::editor) fn release_text(&mut self) -> bool {
        self.session.typing.as_mut().is_some_and(|typing| std::mem::take(&mut typing.selecting))
    }

    /// Whether a text is typed that may have several lines.
    pub(in crate::editor) fn types_several_lines(&self) -> bool {
        self.session.typing.as_ref().is_some_and(|typing| typing.target.is_multiline())
    }

    /// Whether a part of the text that is typed is selected.
    #[must_use]
    pub fn has_text_selected(&self) -> bool {
        self.session.typing.as_ref().is_some_and(|typing| !typing.editor.selection().is_empty())
    }

    /// Whether the pointer is selecting text.
    pub(in crate::editor) fn selects_text(&self) -> bool {
        self.session.typing.as_ref().is_some_and(|typing| typing.selecting)
    }

    /// Whether `pos_in_map` is on the text that is being typed.
    pub(in crate::editor) fn is_on_typed(&self, pos_in_map: Point) -> bool {
        let target = self.session.typing.as_ref().map(|typing| &typing.target);
        target
            .and_then(|target| self.session.layout().text_area(target))
            .is_some_and(|area| area.contains(pos_in_map))
    }
}
