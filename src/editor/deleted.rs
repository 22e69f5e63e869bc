//! Telling what a deletion took out of the map: what was pointed at, and what could not be without it.

use crate::{
    edit::ItemRef,
    model::{Id, JourneyMap},
};

/// What a deletion took out of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    /// The first of what went: its kind says what went.
    pub item: ItemRef,
    /// Number of things that were to go and went.
    pub items: usize,
    /// Whether they are of several kinds.
    pub mixed: bool,
    /// Title of that first thing, where it has one.
    pub title: String,
    /// What went with them, by kind, with how many of it; never 0.
    pub along: Vec<(Part, usize)>,
}

/// A kind of thing that goes with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Steps of a stage that had several.
    Steps,
    /// Cards.
    Cards,
    /// Whole emotion curves.
    Curves,
    /// Points of curves that stay.
    Points,
    /// Links.
    Links,
    /// Comments with their answers.
    Comments,
}

impl Part {
    /// Its name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Cards => "cards",
            Self::Curves => "curves",
            Self::Points => "points",
            Self::Links => "links",
            Self::Comments => "comments",
        }
    }
}

impl Deleted {
    /// What went from `before` to `after` when `items` were to go; none when nothing of them went.
    pub(super) fn of(before: &JourneyMap, after: &JourneyMap, items: &[ItemRef]) -> Option<Self> {
        let kept = items.iter().cloned().collect::<crate::edit::Selection>().within(after);
        let gone: Vec<&ItemRef> = items.iter().filter(|item| !kept.contains(item)).collect();
        let first = (*gone.first()?).clone();
        let kind = std::mem::discriminant(&first);
        let named = |is: fn(&ItemRef) -> bool| gone.iter().filter(|item| is(item)).count();
        let lost = |count: fn(&JourneyMap) -> usize| count(before).saturating_sub(count(after));
        let along = [
            (Part::Steps, steps_of_gone(before, after), named(|item| matches!(item, ItemRef::Step(_)))),
            (Part::Cards, lost(|map| map.cards.len()), named(|item| matches!(item, ItemRef::Card(_)))),
            (Part::Curves, lost(|map| map.curves.len()), named(|item| matches!(item, ItemRef::Curve(_)))),
            (Part::Points, points_of_kept(before, after), named(|item| matches!(item, ItemRef::Point(_)))),
            (Part::Links, lost(|map| map.links.len()), named(|item| matches!(item, ItemRef::Link(_)))),
            (
                Part::Comments,
                lost(|map| map.comments.len()),
                named(|item| matches!(item, ItemRef::Comment(_))),
            ),
        ];
        let along = along.into_iter().map(|(part, lost, named)| (part, lost.saturating_sub(named)));
        Some(Self {
            items: gone.len(),
            mixed: gone.iter().any(|item| std::mem::discriminant(*item) != kind),
            title: title_of(before, &first),
            item: first,
            along: along.filter(|(_, count)| *count > 0).collect(),
        })
    }
}

/// Number of steps that went with their stages, as far as these had several: a single one is the stage itself.
fn steps_of_gone(before: &JourneyMap, after: &JourneyMap) -> usize {
    let gone = before.stages.iter().filter(|stage| after.stage(&stage.id).is_none());
    gone.map(|stage| stage.steps.len()).filter(|steps| *steps > 1).sum()
}

/// Number of points that went from curves that stay.
fn points_of_kept(before: &JourneyMap, after: &JourneyMap) -> usize {
    let points = |map: &JourneyMap, id: &Id| {
        map.curves.iter().find(|curve| curve.id == *id).map(|curve| curve.points.len())
    };
    let lost = before.curves.iter().filter_map(|curve| {
        let left = points(after, &curve.id)?;
        Some(curve.points.len().saturating_sub(left))
    });
    lost.sum()
}

fn title_of(map: &JourneyMap, item: &ItemRef) -> String {
    let title = match item {
        ItemRef::Stage(id) => map.stage(id).map(|stage| &stage.title),
        ItemRef::Lane(id) => map.lane(id).map(|lane| &lane.title),
        ItemRef::Step(id) => map.steps().find(|(_, step)| step.id == *id).map(|(_, step)| &step.title),
        ItemRef::Persona(id) => {
            map.personas.iter().find(|persona| persona.id == *id).map(|persona| &persona.name)
        }
        _ => None,
    };
    title.cloned().unwrap_or_default()
}
