//! Changes as sentences.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::{Change, Diff, FieldChange, Home, Part, What, compare};
use crate::{
    i18n::{Arg, Digits, Locale, tamed},
    model::{Card, Comment, CurvePoint, Id, JourneyMap, Lane, Link, Stage, Step},
};

/// Most characters of a text that are shown in a sentence.
const MOST_CHARS: usize = 48;
/// Characters that stay before the first difference of two long texts.
const BEFORE_DIFFERENCE: usize = 16;

impl Diff {
    /// A sentence for each change, in the same order.
    #[must_use]
    pub fn lines(&self, locale: Locale) -> Vec<String> {
        self.first_lines(locale, usize::MAX)
    }

    /// The first `most` of them.
    #[must_use]
    pub fn first_lines(&self, locale: Locale, most: usize) -> Vec<String> {
        let words = Words::new(self, locale);
        self.changes().iter().take(most).map(|change| words.line(change)).collect()
    }

    /// The sentence for one change. For many, [`Self::lines`] is cheaper.
    #[must_use]
    pub fn line(&self, change: &Change, locale: Locale) -> String {
        Words::new(self, locale).line(change)
    }

    /// All changes in one short line: the change itself where there is only one, else how many parts were
    /// added, removed, moved and edited.
    #[must_use]
    pub fn summary(&self, locale: Locale) -> String {
        match self.changes() {
            [] => return locale.text("diff-none"),
            [only] => return self.line(only, locale),
            _ => {}
        }
        let kinds = [
            "diff-count-added",
            "diff-count-removed",
            "diff-count-moved",
            "diff-count-edited",
            "diff-count-conflicts",
            "diff-count-settled",
        ];
        let told: Vec<String> = kinds
            .iter()
            .zip(self.counts())
            .filter(|(_, count)| *count > 0)
            .map(|(kind, count)| locale.format(kind, &[("count", count.into())]))
            .collect();
        told.join(&separator(locale))
    }

    /// What the part of each change is called, in the same order; empty where it has no name.
    #[must_use]
    pub fn names(&self, locale: Locale) -> Vec<String> {
        let words = Words::new(self, locale);
        self.changes().iter().map(|change| words.name(change.part, &change.id)).collect()
    }
}

fn separator(locale: Locale) -> String {
    format!("{} ", locale.text("list-separator"))
}

/// One map, ready to be asked for those of its parts of which there can be many. Each list is gone through once, when
/// something in it is first asked for.
struct Index<'a> {
    map: &'a JourneyMap,
    cards: OnceCell<FxHashMap<&'a Id, &'a Card>>,
    steps: OnceCell<FxHashMap<&'a Id, (&'a Stage, &'a Step)>>,
    points: OnceCell<FxHashMap<&'a Id, &'a CurvePoint>>,
    links: OnceCell<FxHashMap<&'a Id, &'a Link>>,
    comments: OnceCell<FxHashMap<&'a Id, &'a Comment>>,
}

impl<'a> Index<'a> {
    fn new(map: &'a JourneyMap) -> Self {
        Self {
            map,
            cards: OnceCell::new(),
            steps: OnceCell::new(),
            points: OnceCell::new(),
            links: OnceCell::new(),
            comments: OnceCell::new(),
        }
    }

    fn card(&self, id: &Id) -> Option<&'a Card> {
        let all = || self.map.cards.iter().map(|card| (&card.id, &**card)).collect();
        self.cards.get_or_init(all).get(id).copied()
    }

    fn step(&self, id: &Id) -> Option<(&'a Stage, &'a Step)> {
        let all = || self.map.steps().map(|(stage, step)| (&step.id, (stage, step))).collect();
        self.steps.get_or_init(all).get(id).copied()
    }

    fn point(&self, id: &Id) -> Option<&'a CurvePoint> {
        let points = || self.map.curves.iter().flat_map(|curve| &curve.points);
        self.points.get_or_init(|| points().map(|point| (&point.id, point)).collect()).get(id).copied()
    }

    fn link(&self, id: &Id) -> Option<&'a Link> {
        let all = || self.map.links.iter().map(|link| (&link.id, link)).collect();
        self.links.get_or_init(all).get(id).copied()
    }

    fn comment(&self, id: &Id) -> Option<&'a Comment> {
        let all = || self.map.comments.iter().map(|comment| (&comment.id, comment)).collect();
        self.comments.get_or_init(all).get(id).copied()
    }
}

/// Says what changed, in one language.
pub(super) struct Words<'a> {
    locale: Locale,
    before: Index<'a>,
    after: Index<'a>,
}

impl<'a> Words<'a> {
    pub(super) fn new(diff: &'a Diff, locale: Locale) -> Self {
        Self { locale, before: Index::new(&diff.before), after: Index::new(&diff.after) }
    }

    pub(super) fn locale(&self) -> Locale {
        self.locale
    }

    /// The map after.
    pub(super) fn map(&self) -> &JourneyMap {
        self.after.map
    }

    /// Whether a part of this kind called `id` is in the map after.
    pub(super) fn has(&self, part: Part, id: &Id) -> bool {
        compare::has(self.after.map, part, id)
    }

    pub(super) fn cell_name(&self, lane: &Id, step: &Id) -> String {
        self.cell(&self.after, lane, step)
    }

    pub(super) fn step_name(&self, step: &Id) -> String {
        self.step(&self.after, step)
    }

    pub(super) fn stage_name(&self, id: &Id) -> String {
        self.after.map.stage(id).map_or_else(|| self.locale.text("conflict-gone"), |stage| self.stage(stage))
    }

    fn line(&self, change: &Change) -> String {
        let thing = Arg::from(self.thing(change.part, &change.id, matches!(change.what, What::Added)));
        match &change.what {
            What::Added => match self.place(&self.after, change) {
                Some(place) => {
                    self.locale.format("diff-added-in", &[("thing", thing), ("place", place.into())])
                }
                None => self.locale.format("diff-added", &[("thing", thing)]),
            },
            What::Removed => match self.place(&self.before, change) {
                Some(place) => {
                    self.locale.format("diff-removed-from", &[("thing", thing), ("place", place.into())])
                }
                None => self.locale.format("diff-removed", &[("thing", thing)]),
            },
            What::Moved { from, to } => {
                let places = [(&self.before, from), (&self.after, to)];
                let [from, to] = places.map(|(index, home)| Arg::from(self.home(index, home)));
                self.locale.format("diff-moved", &[("thing", thing), ("from", from), ("to", to)])
            }
            What::Reordered => match self.place(&self.after, change) {
                Some(place) => {
                    self.locale.format("diff-reordered-in", &[("thing", thing), ("place", place.into())])
                }
                None => self.locale.format("diff-reordered", &[("thing", thing)]),
            },
            What::Edited(fields) => {
                let fields: Vec<String> = fields.iter().map(|field| self.field(change.part, field)).collect();
                let fields = fields.join(&self.locale.text("diff-field-separator"));
                self.locale.format("diff-edited", &[("thing", thing), ("fields", fields.into())])
            }
            What::Disputed(conflict) => self.disputed(conflict),
            What::Settled(conflict) => self.settled(conflict),
        }
    }

    /// "card “Few ways to pay”"; called as it was, or as it is where it is `new`.
    pub(super) fn thing(&self, part: Part, id: &Id, new: bool) -> String {
        let index = if new { &self.after } else { &self.before };
        let part_arg = ("part", Arg::from(part.name()));
        if part == Part::Link
            && let Some(link) = index.link(id)
        {
            let end = |id: &Id| Arg::from(index.card(id).map_or_else(String::new, |card| short(&card.text)));
            return self.locale.format("diff-link", &[("from", end(&link.from)), ("to", end(&link.to))]);
        }
        match self.name_in(index, part, id) {
            name if name.is_empty() => self.locale.format("diff-thing-unnamed", &[part_arg]),
            name => self.locale.format("diff-thing", &[part_arg, ("name", name.into())]),
        }
    }

    pub(super) fn name(&self, part: Part, id: &Id) -> String {
        match self.name_in(&self.after, part, id) {
            name if name.is_empty() => self.name_in(&self.before, part, id),
            name => name,
        }
    }

    fn name_in(&self, index: &Index<'_>, part: Part, id: &Id) -> String {
        let map = index.map;
        let name = match part {
            Part::Map | Part::Scenario | Part::Picture | Part::Link => None,
            Part::Persona => map.personas.iter().find(|of| of.id == *id).map(|of| of.name.as_str()),
            Part::Stage => map.stage(id).map(|stage| stage.title.as_str()),
            Part::Step => {
                let step = index.step(id);
                step.map(|(stage, step)| {
                    if step.title.is_empty() { &stage.title } else { &step.title }.as_str()
                })
            }
            Part::Lane => return map.lane(id).map_or_else(String::new, |lane| self.lane(lane)),
            Part::Card => index.card(id).map(|card| card.text.as_str()),
            Part::Curve => map.curves.iter().find(|curve| curve.id == *id).map(|curve| {
                let persona = map.personas.iter().find(|persona| persona.id == curve.persona);
                if curve.title.is_empty() { persona.map_or("", |of| &of.name) } else { &curve.title }
            }),
            Part::Point => index.point(id).map(|point| point.word.as_str()),
            Part::Comment => index.comment(id).map(|of| of.text.as_str()),
        };
        short(name.unwrap_or_default())
    }

    /// Where a part stands that stands somewhere.
    fn place(&self, index: &Index<'_>, change: &Change) -> Option<String> {
        match change.part {
            Part::Card => {
                let card = index.card(&change.id)?;
                Some(self.cell(index, &card.lane, &card.step))
            }
            Part::Step => index.step(&change.id).map(|(stage, _)| self.stage(stage)),
            Part::Point => index.point(&change.id).map(|point| self.step(index, &point.step)),
            _ => None,
        }
    }

    fn home(&self, index: &Index<'_>, home: &Home) -> String {
        match home {
            Home::Cell { lane, step } => self.cell(index, lane, step),
            Home::Stage(id) => index.map.stage(id).map_or_else(String::new, |stage| self.stage(stage)),
        }
    }

    /// "Pain points/Decision".
    fn cell(&self, index: &Index<'_>, lane: &Id, step: &Id) -> String {
        match (index.map.lane(lane), index.step(step)) {
            (Some(lane), Some(_)) => {
                let (lane, step) = (self.lane(lane), self.step(index, step));
                self.locale.format("diff-cell", &[("lane", lane.into()), ("step", step.into())])
            }
            _ => self.locale.text("unplaced"),
        }
    }

    fn lane(&self, lane: &Lane) -> String {
        match lane.title.trim() {
            "" => self.locale.text(&format!("lane-{}", lane.kind.name())),
            title => short(title),
        }
    }

    fn stage(&self, stage: &Stage) -> String {
        match stage.title.trim() {
            "" => self.locale.text("untitled-stage"),
            title => short(title),
        }
    }

    /// The stage, and which step of it where there are several.
    fn step(&self, index: &Index<'_>, id: &Id) -> String {
        let Some((stage, step)) = index.step(id) else { return self.locale.text("unplaced") };
        let stage_name = self.stage(stage);
        if stage.steps.len() < 2 {
            return stage_name;
        }
        let number = stage.steps.iter().position(|other| other.id == *id).unwrap_or(0) + 1;
        let number = || self.locale.number(i64::try_from(number).unwrap_or(i64::MAX));
        let step = if step.title.is_empty() { number() } else { short(&step.title) };
        self.locale.format("diff-step", &[("stage", stage_name.into()), ("step", step.into())])
    }

    /// "Severity: 3 (was 2)".
    pub(super) fn field(&self, part: Part, change: &FieldChange) -> String {
        let (before, after) = match (&change.before, &change.after) {
            (Some(Value::String(before)), Some(Value::String(after)))
                if self.word(part, &change.field, before).is_none() =>
            {
                let (before, after) = apart(before, after);
                (Some(self.quoted(&before)), Some(self.quoted(&after)))
            }
            (before, after) => {
                let value = |value: &Option<Value>| match value {
                    None => Some(String::new()),
                    Some(value) => self.value(part, &change.field, value),
                };
                (value(before), value(after))
            }
        };
        let field = Arg::from(self.field_name(part, &change.field));
        let (Some(before), Some(after)) = (before, after) else {
            return self.locale.format("diff-field-changed", &[("field", field)]);
        };
        let (before_arg, after_arg) = (Arg::from(before.as_str()), Arg::from(after.as_str()));
        match (before.is_empty(), after.is_empty()) {
            (true, true) => self.locale.format("diff-field-changed", &[("field", field)]),
            (true, false) => self.locale.format("diff-field-set", &[("field", field), ("after", after_arg)]),
            (false, true) => {
                self.locale.format("diff-field-cleared", &[("field", field), ("before", before_arg)])
            }
            (false, false) => self
                .locale
                .format("diff-field", &[("field", field), ("before", before_arg), ("after", after_arg)]),
        }
    }

    pub(super) fn field_name(&self, part: Part, field: &str) -> String {
        field_message(part, field).map_or_else(|| short(field), |id| self.locale.text(id))
    }

    /// A value in words; none where it would be too much for a sentence.
    pub(super) fn value(&self, part: Part, field: &str, value: &Value) -> Option<String> {
        match value {
            Value::Null => Some(String::new()),
            Value::Bool(yes) => Some(self.locale.text(if *yes { "goal-met" } else { "goal-missed" })),
            Value::Number(number) => Some(self.number(number)),
            Value::String(text) => {
                Some(self.word(part, field, text).unwrap_or_else(|| self.quoted(&short(text))))
            }
            Value::Array(list) => {
                let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
                // Ids say nothing to anybody.
                let texts = texts.filter(|_| field != "answers")?;
                Some(self.quoted(&short(&texts.join(&separator(self.locale)))))
            }
            Value::Object(_) => None,
        }
    }

    /// A text of the map in quotation marks; nothing for none.
    pub(super) fn quoted(&self, text: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        self.locale.format("diff-quoted", &[("text", text.into())])
    }

    fn number(&self, number: &serde_json::Number) -> String {
        // Two digits are enough for a sentence; `+ 0.0` makes one zero of two.
        let rounded = number.as_f64().map(|number| (number * 100.0).round() / 100.0 + 0.0);
        let digits = Digits::of(self.locale);
        let text = rounded.map_or_else(|| digits.write(&number.to_string()), |number| digits.number(number));
        text.replace('-', "−")
    }

    /// A name of the format in words.
    pub(super) fn word(&self, part: Part, field: &str, name: &str) -> Option<String> {
        let prefix = match (part, field) {
            (Part::Map, "kind") => "map-kind",
            (Part::Map, "flow") => "flow",
            (Part::Lane, "kind") => "lane",
            (Part::Card, "status") => "status",
            (Part::Point, "face") => "face",
            (Part::Curve, "state") => "curve",
            (Part::Persona, "gender") => "gender",
            (Part::Lane, "line_below") => "line",
            (_, "color") => "color",
            (Part::Point, "step") => return Some(self.step(&self.after, &name.into())),
            (_, "direction") => "direction",
            _ => return None,
        };
        let id = format!("{prefix}-{name}");
        self.locale.has(&id).then(|| self.locale.text(&id))
    }
}

/// The message with a field's name.
fn field_message(part: Part, field: &str) -> Option<&'static str> {
    Some(match (part, field) {
        (Part::Map | Part::Lane | Part::Link, "kind") => "field-kind",
        (Part::Scenario, "direction") | (_, "direction") => "diff-field-direction",
        (_, "title") => "field-title",
        (_, "text") => "field-text",
        (_, "goal") => "field-goal",
        (_, "goal_met") => "field-goal-met",
        (_, "color") => "field-color",
        (_, "width") => "diff-field-width",
        (_, "height") => "diff-field-height",
        (_, "span") => "diff-field-span",
        (_, "notes") => "field-notes",
        (_, "icon") => "diff-field-icon",
        (_, "image" | "portrait") => "diff-field-picture",
        (_, "tags") => "field-tags",
        (_, "links") => "field-links",
        (_, "owner") => "field-owner",
        (_, "locked") => "field-locked",
        (_, "evidence") => "field-evidence",
        (_, "moment_of_truth") => "field-moment-of-truth",
        (_, "delight") => "field-delight",
        (_, "channel") => "field-channel",
        (_, "importance") => "field-importance",
        (_, "trust") => "field-trust",
        (_, "severity") => "field-severity",
        (_, "impact") => "field-impact",
        (_, "effort") => "field-effort",
        (_, "status") => "field-status",
        (_, "due") => "field-due",
        (_, "answers") => "diff-field-answers",
        (_, "metric") => "field-metric",
        (_, "collapsed") => "field-collapsed",
        (_, "line_below") => "diff-field-line-below",
        (_, "word") => "field-word",
        (_, "value") => "field-value",
        (_, "face") => "field-face",
        (_, "state") => "field-curve-state",
        (_, "persona") => "field-persona",
        (_, "step" | "at") => "field-step",
        (_, "from") => "field-from",
        (_, "to") => "field-to",
        (_, "label") => "field-label",
        (_, "share") => "field-share",
        (_, "flow") => "field-flow",
        (_, "language") => "field-language",
        (_, "resolved") => "diff-field-resolved",
        (_, "author") => "diff-field-author",
        (_, "time") => "field-date",
        (Part::Persona | Part::Scenario, field) => return people_field(field),
        _ => return None,
    })
}

/// The same for what only personas and scenarios have.
fn people_field(field: &str) -> Option<&'static str> {
    Some(match field {
        "name" => "field-name",
        "role" => "field-role",
        "age" => "field-age",
        "gender" => "field-gender",
        "place" => "field-place",
        "education" => "field-education",
        "quote" => "field-quote",
        "goals" => "field-goals",
        "needs" => "field-needs",
        "frustrations" => "field-frustrations",
        "channels" => "field-channels",
        "traits" => "field-traits",
        "found_us" => "field-found-us",
        "chose_us" => "field-chose-us",
        "facts" => "field-facts",
        "problem" => "field-problem",
        "questions" => "field-questions",
        "expectations" => "field-expectations",
        "scope" => "field-scope",
        _ => return None,
    })
}

/// `text` on one line and not too long, and so that nothing in it acts on the sentence around it.
pub(super) fn short(text: &str) -> String {
    cut(&one_line(text), 0)
}

pub(super) fn one_line(text: &str) -> String {
    tamed(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The part of `line` from its character `from` on, with marks where something is left out.
fn cut(line: &str, from: usize) -> String {
    cut_to(line, from, MOST_CHARS)
}

/// The same with at most `most` characters.
fn cut_to(line: &str, from: usize, most: usize) -> String {
    let rest: String = line.chars().skip(from).collect();
    let mut shown: String = rest.chars().take(most).collect();
    if rest.chars().nth(most).is_some() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    if from > 0 { format!("…{shown}") } else { shown }
}

/// Two texts so that where they differ shows.
fn apart(before: &str, after: &str) -> (String, String) {
    apart_within(before, after, MOST_CHARS)
}

/// The same with at most `most` characters of each.
pub(super) fn apart_within(before: &str, after: &str, most: usize) -> (String, String) {
    let (before, after) = (one_line(before), one_line(after));
    let same = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let from = if same < most - BEFORE_DIFFERENCE { 0 } else { same - BEFORE_DIFFERENCE };
    // At the beginning of a word, where one begins before the difference.
    let begins = |at: &usize| *at == 0 || before.chars().nth(at - 1).is_some_and(char::is_whitespace);
    let from = (from..=same).find(begins).unwrap_or(from);
    (cut_to(&before, from, most), cut_to(&after, from, most))
}
