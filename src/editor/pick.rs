//! Choosing a part of the map for something: where a link goes, what a comment is about.
//!
//! While a choice is open the tool is [`Tool::Link`] or [`Tool::Comment`]. It is made with a click, or by going
//! there with the keys and pressing Enter; Escape calls it off and selects again what was selected.

use kurbo::{BezPath, Circle, ParamCurve as _, Point, Rect};

use super::{
    Editor, Key, Modifiers, Outcome, Request, Tool,
    intent::Intent,
    perform,
    session::{Pointer, Session, item_of},
};
use crate::{
    edit::{CardField, Command, ItemRef, LinkField, Selection, StepName},
    layout::{CardBox, Hit, MapLayout},
    model::{Card, Id, Link, LinkKind},
};

/// Radius of the handle from which a link is pulled, in view points.
const HANDLE: f64 = 9.0;
/// Radius of the handles at the ends of a link, in view points.
const LINK_END: f64 = 6.0;
/// A card narrower than this in view points has no handle.
const LEAST_CARD: f64 = 70.0;

/// What something is chosen for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A card to which links go from the selected cards; the first card when none is selected.
    Link,
    /// A card that answers, or is answered by, the selected ones: a pain point for opportunities.
    Answer,
    /// Another end of a link.
    LinkEnd {
        /// The link.
        link: Id,
        /// Whether it is the card from which it goes.
        from: bool,
    },
    /// What a comment is to be about.
    Comment,
}

/// A choice that is open.
#[derive(Clone, Debug)]
pub(super) struct Picking {
    pub(super) pick: Pick,
    /// Cards from which links go; empty until the first is chosen.
    pub(super) from: Vec<Id>,
    /// What was selected when it began.
    before: Selection,
}

/// A link on its way, to be drawn over the map.
#[derive(Clone, Debug, Default)]
pub struct LinkPreview {
    /// The cards from which it goes.
    pub from: Vec<Rect>,
    /// The lines, one a card.
    pub paths: Vec<BezPath>,
    /// The card to which it would go.
    pub target: Option<Rect>,
}

/// The handle of a selected card, from which a link is pulled.
#[derive(Clone, Debug, PartialEq)]
pub struct Handle {
    /// The card.
    pub card: Id,
    /// Its middle, in map points.
    pub center: Point,
    /// Its radius, in map points.
    pub radius: f64,
    /// Whether the pointer is on it.
    pub hovered: bool,
}

/// An end of the selected link, which can be taken to another card.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkEnd {
    /// The link.
    pub link: Id,
    /// Whether it is the end from which the link goes.
    pub from: bool,
    /// Where it is, in map points.
    pub center: Point,
    /// The radius of its handle, in map points.
    pub radius: f64,
    /// Whether the pointer is on it.
    pub hovered: bool,
}

impl Editor {
    /// What is being chosen, and whether the cards from which links go are chosen already.
    #[must_use]
    pub fn picking(&self) -> Option<(&Pick, bool)> {
        self.session.picking.as_ref().map(|picking| (&picking.pick, !picking.from.is_empty()))
    }

    /// Opens a choice; what is selected is what it is for.
    pub(super) fn begin_pick(&mut self, pick: Pick) {
        let session = &mut self.session;
        if session.document.is_read_only() {
            return session.refuse(crate::edit::EditError::ReadOnly);
        }
        self.tool = Tool::Select;
        let from = match &pick {
            Pick::Link | Pick::Answer => session.selected_cards(),
            Pick::LinkEnd { link, from } => {
                let link = session.map().links.iter().find(|other| other.id == *link);
                link.map(|link| if *from { link.to.clone() } else { link.from.clone() }).into_iter().collect()
            }
            Pick::Comment => Vec::new(),
        };
        if pick == Pick::Comment
            && let [item] = session.selection().items()
            && session.about(item).is_some()
        {
            // There is nothing to choose.
            let item = item.clone();
            return session.let_comment(item);
        }
        session.picking = Some(Picking { pick, from, before: session.selection().clone() });
    }

    /// Calls the choice off; whether one was open.
    pub(super) fn cancel_pick(&mut self) -> bool {
        let Some(picking) = self.session.picking.take() else { return false };
        let before = picking.before.within(self.session.map());
        self.session.select(before);
        true
    }

    /// A key while a choice is open: keys go through the map, Enter chooses.
    pub(super) fn pick_key(&mut self, key: Key, modifiers: Modifiers) -> Outcome {
        let redraw = match (key, perform::intent_of(key, modifiers)) {
            (Key::Escape, _) => self.cancel_pick(),
            (Key::Enter, _) => match self.session.selection().last().cloned() {
                Some(item) => self.session.choose(&item),
                None => false,
            },
            (_, Some(intent @ (Intent::Go(_) | Intent::Next | Intent::Previous))) => {
                return Outcome { consumed: true, ..self.perform(intent) };
            }
            _ => false,
        };
        Outcome { redraw, consumed: true, request: self.session.request.take(), wants_tick: false }
    }

    /// The line to what would be chosen now.
    pub(super) fn pick_preview(&self) -> Option<LinkPreview> {
        let session = &self.session;
        let picking = session.picking.as_ref().filter(|picking| picking.pick != Pick::Comment)?;
        // Going there with the keys wins over a pointer that rests somewhere.
        let gone_to = match session.selection().single() {
            Some(ItemRef::Card(id)) if !picking.from.contains(id) => Some(id.clone()),
            _ => None,
        };
        let hovered = match &self.hovered {
            Hit::Card(id) if !picking.from.contains(id) => Some(id.clone()),
            _ => None,
        };
        let pointer = self.pointer.map(|(pos, _)| session.camera.map_from_view(pos));
        let ends = match &picking.pick {
            Pick::LinkEnd { link, from } => (*from, Some(link)),
            _ => (false, None),
        };
        Some(session.link_preview(&picking.from, gone_to.or(hovered).as_ref(), pointer, ends))
    }
}

impl Session {
    /// Opens a choice for these cards.
    pub(super) fn pick_from(&mut self, pick: Pick, from: Vec<Id>) {
        self.picking = Some(Picking { pick, from, before: self.selection().clone() });
    }

    /// The tool that an open choice amounts to.
    pub(super) fn pick_tool(&self) -> Option<Tool> {
        let picking = self.picking.as_ref()?;
        Some(if picking.pick == Pick::Comment { Tool::Comment } else { Tool::Link })
    }

    /// Chooses `item`; whether that means anything.
    pub(super) fn choose(&mut self, item: &ItemRef) -> bool {
        let Some(mut picking) = self.picking.take() else { return false };
        let card = if let ItemRef::Card(id) = item { Some(id.clone()) } else { None };
        match (&picking.pick, card) {
            (Pick::Comment, _) if self.about(item).is_some() => {
                self.select(Selection::only(item.clone()));
                self.let_comment(item.clone());
            }
            (Pick::Link, Some(card)) if picking.from.is_empty() => {
                self.select(Selection::only(ItemRef::Card(card.clone())));
                // What a cancelled choice goes back to: Escape puts down the tool and nothing else.
                picking.before = self.selection().clone();
                picking.from.push(card);
                self.picking = Some(picking);
            }
            (Pick::Link, Some(card)) if picking.from != [card.clone()] => self.link(&picking.from, &card),
            (Pick::Answer, Some(card)) => self.answer(&picking, &card),
            (Pick::LinkEnd { link, from }, Some(card)) if self.can_end(link, *from, &card) => {
                let set = vec![if *from { LinkField::From(card) } else { LinkField::To(card) }];
                self.apply(&Command::EditLinks { ids: vec![link.clone()], set });
                self.select(Selection::only(ItemRef::Link(link.clone())));
            }
            _ => {
                // Nothing that can be chosen: it stays open.
                self.picking = Some(picking);
                return false;
            }
        }
        true
    }

    /// Has a comment on `item` written. One on a part of the header is about the map.
    fn let_comment(&mut self, item: ItemRef) {
        let of_map = self.about(&item).is_some_and(|about| about.is_empty());
        let item = if of_map { ItemRef::Title } else { item };
        if of_map {
            self.select(Selection::only(item.clone()));
        }
        self.request = Some(Request::Comment(item));
    }

    /// Whether the link called `id` can lead from (`is_from`) or to `card`: not where its other end is, nor where another
    /// link leads already.
    pub(super) fn can_end(&self, id: &Id, is_from: bool, card: &Id) -> bool {
        let links = &self.map().links;
        let Some(link) = links.iter().find(|link| link.id == *id) else { return false };
        let (from, to) = if is_from { (card, &link.to) } else { (&link.from, card) };
        from != to && !links.iter().any(|other| other.id != *id && other.from == *from && other.to == *to)
    }

    /// Links each of `from` to `to`, unless it is so already; selects the links.
    pub(super) fn link(&mut self, from: &[Id], to: &Id) {
        let map = self.map().clone();
        let mut links = Vec::new();
        let mut select = Vec::new();
        for from in from.iter().filter(|from| *from != to) {
            if let Some(known) = map.links.iter().find(|link| link.from == *from && link.to == *to) {
                select.push(ItemRef::Link(known.id.clone()));
                continue;
            }
            let id = self.new_id();
            let kind = self.kind_of_link(from, to);
            links.push(Link { id: id.clone(), from: from.clone(), to: to.clone(), kind, ..Link::default() });
            select.push(ItemRef::Link(id));
        }
        if links.is_empty() {
            self.select(select.into_iter().collect());
            return;
        }
        let name = StepName::new("step-add-link", links.len());
        let commands = vec![Command::InsertLinks { links }];
        self.reveal |= self.apply(&Command::Batch { name, commands, select: Some(select) });
    }

    /// A link that goes back along the journey is a loop.
    fn kind_of_link(&self, from: &Id, to: &Id) -> LinkKind {
        let column = |id: &Id| self.layout().card(id).map(|card| card.column);
        if column(to) < column(from) { LinkKind::Loop } else { LinkKind::Next }
    }

    /// The chosen card answers the others, or is answered by them: whichever is the opportunity.
    fn answer(&mut self, picking: &Picking, card: &Id) {
        let map = self.map().clone();
        let solves = |card: &Card| {
            map.lane(&card.lane).is_some_and(|lane| lane.kind == crate::model::LaneKind::Opportunities)
        };
        let Some(chosen) = map.card(card) else { return };
        let others = picking.from.iter().filter_map(|id| map.card(id)).filter(|other| other.id != *card);
        let pairs: Vec<(&Card, Id)> = others
            .map(|other| match solves(chosen) && !solves(other) {
                true => (&**chosen, other.id.clone()),
                false => (&**other, card.clone()),
            })
            .collect();
        let mut answers: Vec<(&Card, Vec<Id>)> = Vec::new();
        for (by, answered) in pairs {
            let place = answers.iter().position(|(other, _)| other.id == by.id).unwrap_or_else(|| {
                answers.push((by, by.answers.clone()));
                answers.len() - 1
            });
            if let Some((_, list)) = answers.get_mut(place)
                && !list.contains(&answered)
            {
                list.push(answered);
            }
        }
        let commands: Vec<Command> = answers
            .into_iter()
            .map(|(by, list)| Command::EditCards {
                ids: vec![by.id.clone()],
                set: vec![CardField::Answers(list)],
            })
            .collect();
        let name = StepName::new("step-answers", commands.len());
        let select = Some(picking.before.within(&map).items().to_vec());
        self.reveal |= self.apply(&Command::Batch { name, commands, select });
        let before = picking.before.within(self.map());
        self.select(before);
    }

    /// Lines from the cards called `from` to a card or to a point; the other way round where it `swaps`, and in the place
    /// of a link that is there.
    pub(super) fn link_preview(
        &self,
        from: &[Id],
        target: Option<&Id>,
        pointer: Option<Point>,
        (swaps, instead_of): (bool, Option<&Id>),
    ) -> LinkPreview {
        let layout = self.layout();
        let from: Vec<&CardBox> = from.iter().filter_map(|id| layout.card(id)).collect();
        let target = target.and_then(|id| layout.card(id));
        let path = |start: &CardBox| match (target, pointer) {
            (Some(end), _) if swaps => Some(layout.link_between(end, start, instead_of)),
            (Some(end), _) => Some(layout.link_between(start, end, instead_of)),
            (None, Some(pos)) => {
                let end = Rect::from_points(pos, pos);
                let (start, end) = if swaps { (end, start.rect) } else { (start.rect, end) };
                Some(layout.link_path(&start, &end))
            }
            (None, None) => None,
        };
        let paths = from.iter().filter_map(|start| path(start)).collect();
        let from = from.iter().map(|card| card.rect).collect();
        LinkPreview { from, paths, target: target.map(|card| card.rect) }
    }

    /// The handle of the only selected card.
    pub(super) fn handle(&self, pointer: Option<&Pointer>) -> Option<Handle> {
        if self.document.is_read_only() || self.is_presented() || self.typing.is_some() {
            return None;
        }
        let Some(ItemRef::Card(id)) = self.selection().single() else { return None };
        let layout: &MapLayout = self.layout();
        let card = layout.card(id).filter(|card| card.lane < layout.lanes.len())?;
        if card.rect.width() * self.camera.zoom < LEAST_CARD {
            return None;
        }
        let x = if layout.direction.is_rtl() { card.rect.x0 } else { card.rect.x1 };
        let center = Point::new(x, card.rect.y1);
        let radius = HANDLE / self.camera.zoom;
        let hovered = pointer.is_some_and(|pointer| {
            use kurbo::Shape as _;
            Circle::new(center, radius).contains(pointer.map)
        });
        Some(Handle { card: id.clone(), center, radius, hovered })
    }

    /// The ends of the only selected link; the pointer is on the nearer one.
    pub(super) fn link_ends(&self, pointer: Option<&Pointer>) -> Vec<LinkEnd> {
        if self.document.is_read_only() || self.is_presented() || self.typing.is_some() {
            return Vec::new();
        }
        let Some(ItemRef::Link(id)) = self.selection().single() else { return Vec::new() };
        let Some(link) = self.layout().links.iter().find(|link| link.id == *id) else { return Vec::new() };
        let start = link.path.segments().next().map(|segment| segment.start());
        let end = link.path.segments().last().map(|segment| segment.end());
        let (Some(start), Some(end)) = (start, end) else { return Vec::new() };
        let distance = |at: Point| {
            pointer.map_or(f64::INFINITY, |pointer| (pointer.map - at).hypot() * self.camera.zoom)
        };
        let nearer_start = distance(start) < distance(end);
        let end_at = |from: bool, center: Point| LinkEnd {
            link: id.clone(),
            from,
            center,
            radius: LINK_END / self.camera.zoom,
            hovered: from == nearer_start && distance(center) <= HANDLE,
        };
        vec![end_at(true, start), end_at(false, end)]
    }

    /// What the pointer would choose.
    pub(super) fn pickable(&self, pointer: &Pointer) -> Option<ItemRef> {
        item_of(&self.hit(pointer))
    }
}
