//! Comments on parts of the map: what they are about, where their marks stand, and threads of answers.

use kurbo::Rect;
use rustc_hash::FxHashMap;

use super::{Editor, Outcome, session::Session};
use crate::{
    edit::{Command, CommentField, ItemRef, StepName},
    layout::MapText,
    model::{Comment, Id, JourneyMap},
};

/// The mark of comments on a part of the map that has no room for one of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What they are about.
    pub item: ItemRef,
    /// Where that is, in map points; the mark stands at its upper end corner.
    pub rect: Rect,
    /// Number of comments that are not settled.
    pub count: usize,
}

/// A new comment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewComment {
    /// What it is about; empty is the map.
    pub about: Id,
    /// The comment that it answers; empty begins a thread.
    pub reply_to: Id,
    /// Who writes it.
    pub author: String,
    /// When, RFC 3339.
    pub time: String,
    /// What it says.
    pub text: String,
}

/// A comment with its answers, oldest first.
#[derive(Clone, Debug)]
pub struct Thread<'a> {
    /// The comment that began it.
    pub first: &'a Comment,
    /// Its answers, also those to answers.
    pub replies: Vec<&'a Comment>,
}

/// The threads on what is called `about` (empty: on the map as a whole), in the order of the map.
#[must_use]
pub fn threads<'a>(map: &'a JourneyMap, about: &Id) -> Vec<Thread<'a>> {
    all_threads(map).into_iter().filter(|thread| thread.first.about == *about).collect()
}

/// Every thread of the map, in its order. An answer to what is not there begins a thread.
#[must_use]
pub fn all_threads(map: &JourneyMap) -> Vec<Thread<'_>> {
    let by_id: FxHashMap<&Id, &Comment> = map.comments.iter().map(|comment| (&comment.id, comment)).collect();
    let root_of = |comment: &Comment| {
        let mut root = by_id.get(&comment.id).copied();
        // A ring of answers has no root: it ends after as many steps as there are comments.
        for _ in 0..by_id.len() {
            match root.and_then(|at| by_id.get(&at.reply_to)) {
                Some(above) => root = Some(above),
                None => break,
            }
        }
        root.map(|root| root.id.clone())
    };
    let mut threads: Vec<Thread<'_>> = Vec::new();
    let mut places: FxHashMap<Id, usize> = FxHashMap::default();
    for comment in &map.comments {
        if root_of(comment).as_ref() == Some(&comment.id) {
            places.insert(comment.id.clone(), threads.len());
            threads.push(Thread { first: comment, replies: Vec::new() });
        }
    }
    for comment in &map.comments {
        let place = root_of(comment).filter(|root| *root != comment.id).and_then(|root| places.get(&root));
        if let Some(thread) = place.and_then(|place| threads.get_mut(*place)) {
            thread.replies.push(comment);
        }
    }
    threads
}

impl Session {
    /// The id under which comments on `item` are kept: empty for the map; none where there can be none. One on a
    /// cell is about its step, and about the stage where that is its only step.
    pub(super) fn about(&self, item: &ItemRef) -> Option<Id> {
        about(self.map(), item)
    }
}

/// See `Session::about`.
#[must_use]
pub fn about(map: &JourneyMap, item: &ItemRef) -> Option<Id> {
    Some(match item {
        ItemRef::Card(id) | ItemRef::Stage(id) | ItemRef::Lane(id) | ItemRef::Point(id) => id.clone(),
        ItemRef::Step(step) | ItemRef::Cell { step, .. } => {
            let stage = map.stage_of_step(step)?;
            match stage.steps.as_slice() {
                [only] if only.title.trim().is_empty() => stage.id.clone(),
                _ => step.clone(),
            }
        }
        ItemRef::Title | ItemRef::Persona(_) | ItemRef::Scenario | ItemRef::Kind => Id::default(),
        ItemRef::Comment(id) => map.comments.iter().find(|comment| comment.id == *id)?.about.clone(),
        ItemRef::Curve(_) | ItemRef::Link(_) => return None,
    })
}

/// The part of the map that is called `about`: the title stands for the map.
#[must_use]
pub fn item_about(map: &JourneyMap, about: &Id) -> Option<ItemRef> {
    if about.is_empty() { Some(ItemRef::Title) } else { ItemRef::called(map, about) }
}

impl Editor {
    /// Adds a comment; what is selected stays selected. One of nothing but spaces is none.
    pub fn comment(&mut self, new: NewComment) -> Outcome {
        let text = new.text.trim().to_owned();
        if text.is_empty() {
            return Outcome::default();
        }
        self.finish_typing();
        let session = &mut self.session;
        let NewComment { about, reply_to, author, time, .. } = new;
        let comment =
            Comment { id: session.new_id(), about, reply_to, author, time, text, ..Comment::default() };
        let insert = Command::InsertComment { comment };
        let (name, select) = (insert.name(), Some(session.selection().items().to_vec()));
        session.apply(&Command::Batch { name, commands: vec![insert], select });
        Outcome { redraw: true, consumed: true, wants_tick: false, request: session.request.take() }
    }

    /// Settles a thread, or opens it again.
    pub fn resolve(&mut self, thread: &Id, resolved: bool) -> Outcome {
        let map = self.map().clone();
        let of_it = all_threads(&map).into_iter().find(|other| other.first.id == *thread);
        let Some(Thread { first, replies }) = of_it else { return Outcome::default() };
        let ids = std::iter::once(first).chain(replies).map(|comment| comment.id.clone()).collect();
        let command = Command::EditComments { ids, set: vec![CommentField::Resolved(resolved)] };
        let name = StepName::new(if resolved { "step-resolve" } else { "step-reopen" }, 1);
        self.session.apply(&Command::Batch { name, commands: vec![command], select: None });
        Outcome { redraw: true, consumed: true, wants_tick: false, request: self.session.request.take() }
    }

    /// Marks of comments that are not settled, on everything but cards: those show their own.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let map = self.map();
        if map.comments.is_empty() || self.session.is_presented() {
            return Vec::new();
        }
        let mut counts: FxHashMap<&Id, usize> = FxHashMap::default();
        for comment in map.comments.iter().filter(|comment| !comment.resolved) {
            *counts.entry(&comment.about).or_default() += 1;
        }
        let place = |item: &ItemRef| match item {
            ItemRef::Card(_) => None,
            ItemRef::Title => {
                let title = self.layout().text(&MapText::Title)?;
                let line = title.block.lines.first()?;
                let (left, right) = (f64::from(line.left), f64::from(line.right));
                Some(Rect::new(left, line.top.into(), right, line.bottom.into()) + title.origin.to_vec2())
            }
            ItemRef::Lane(id) => {
                let lanes = &self.layout().lanes;
                lanes.iter().find(|lane| lane.id == *id).map(|lane| lane.label_rect)
            }
            item => self.session.rect_of(item),
        };
        let remark = |(about, count)| {
            if self.layout().card(about).is_some() {
                return None;
            }
            let item = item_about(map, about)?;
            Some(Remark { rect: place(&item)?, item, count })
        };
        counts.into_iter().filter_map(remark).collect()
    }
}
