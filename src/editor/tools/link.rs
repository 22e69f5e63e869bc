//! Pulling a link from a card, and choosing a part of the map with a click.

use super::{DRAG_THRESHOLD, Gesture};
use crate::{
    edit::{Command, ItemRef, LinkField, Selection},
    editor::{
        Cursor, Overlay, Pick,
        pick::{LinkEnd, LinkPreview},
        session::{Pointer, Session},
    },
    layout::Hit,
    model::Id,
};

/// A link is being pulled from a card.
#[derive(Debug)]
pub(in crate::editor) struct LinkDrag {
    from: Vec<Id>,
    start: Pointer,
    moved: bool,
    target: Option<Id>,
    preview: LinkPreview,
}

impl LinkDrag {
    /// Begins to pull a link from these cards.
    pub(in crate::editor) fn new(from: Vec<Id>, start: &Pointer) -> Self {
        Self { from, start: *start, moved: false, target: None, preview: LinkPreview::default() }
    }
}

impl Gesture for LinkDrag {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.moved |= (pointer.view - self.start.view).hypot() >= DRAG_THRESHOLD;
        if !self.moved {
            // The handle reaches over the next card: a click on it is none on that.
            return self;
        }
        self.target = match session.hit(pointer) {
            Hit::Card(id) if !self.from.contains(&id) => Some(id),
            _ => None,
        };
        self.preview =
            session.link_preview(&self.from, self.target.as_ref(), Some(pointer.map), (false, None));
        self
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        match self.target {
            Some(target) => {
                session.picking = None;
                session.link(&self.from, &target);
            }
            None if self.moved => session.picking = None,
            // A click: the other end is chosen with the next one.
            None => {
                // The arrow keys go on from there.
                session.select(Selection::of_cards(&self.from));
                session.pick_from(Pick::Link, self.from);
            }
        }
    }

    fn cancelled(self: Box<Self>, session: &mut Session) {
        session.picking = None;
    }

    fn show(&self, overlay: &mut Overlay) {
        overlay.link = Some(self.preview.clone());
    }

    fn cursor(&self) -> Cursor {
        if self.target.is_some() { Cursor::Pointer } else { Cursor::Crosshair }
    }

    fn scrolls_at_edges(&self) -> bool {
        self.moved
    }
}

/// An end of a link is being taken to another card.
#[derive(Debug)]
pub(in crate::editor) struct LinkEndDrag {
    link: Id,
    /// Whether it is the end from which the link goes.
    from: bool,
    /// The card at the other end.
    fixed: Id,
    start: Pointer,
    moved: bool,
    target: Option<Id>,
    preview: Option<LinkPreview>,
}

impl LinkEndDrag {
    /// Begins to drag an end of a link; none when the link is gone.
    pub(in crate::editor) fn new(session: &Session, end: &LinkEnd, start: &Pointer) -> Option<Self> {
        let link = session.map().links.iter().find(|link| link.id == end.link)?;
        Some(Self {
            link: link.id.clone(),
            from: end.from,
            fixed: if end.from { link.to.clone() } else { link.from.clone() },
            start: *start,
            moved: false,
            target: None,
            preview: None,
        })
    }
}

impl Gesture for LinkEndDrag {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.moved |= (pointer.view - self.start.view).hypot() >= DRAG_THRESHOLD;
        if !self.moved {
            return self;
        }
        self.target = match session.hit(pointer) {
            Hit::Card(id) if session.can_end(&self.link, self.from, &id) => Some(id),
            _ => None,
        };
        let fixed = std::slice::from_ref(&self.fixed);
        let ends = (self.from, Some(&self.link));
        self.preview = Some(session.link_preview(fixed, self.target.as_ref(), Some(pointer.map), ends));
        self
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        let Some(target) = self.target else { return };
        let set = vec![if self.from { LinkField::From(target) } else { LinkField::To(target) }];
        session.apply(&Command::EditLinks { ids: vec![self.link.clone()], set });
        session.select(Selection::only(ItemRef::Link(self.link)));
    }

    fn cancelled(self: Box<Self>, _: &mut Session) {}

    fn show(&self, overlay: &mut Overlay) {
        overlay.link.clone_from(&self.preview);
    }

    fn cursor(&self) -> Cursor {
        if self.target.is_some() { Cursor::Pointer } else { Cursor::Crosshair }
    }

    fn scrolls_at_edges(&self) -> bool {
        self.moved
    }
}

/// The button is down on something that may be chosen.
#[derive(Debug)]
pub(in crate::editor) struct PickPress {
    item: Option<ItemRef>,
}

impl PickPress {
    /// The primary button went down.
    pub(in crate::editor) fn new(session: &Session, pointer: &Pointer) -> Self {
        Self { item: session.pickable(pointer) }
    }
}

impl Gesture for PickPress {
    fn moved(self: Box<Self>, _: &mut Session, _: &Pointer) -> Box<dyn Gesture> {
        self
    }

    fn released(self: Box<Self>, session: &mut Session, pointer: &Pointer) {
        let item = session.pickable(pointer);
        if let Some(item) = item.filter(|item| self.item.as_ref() == Some(item)) {
            session.choose(&item);
        }
    }

    fn show(&self, _: &mut Overlay) {}

    fn cursor(&self) -> Cursor {
        Cursor::Crosshair
    }

    fn scrolls_at_edges(&self) -> bool {
        false
    }
}
