//! From rows of cells to a map.

use std::{collections::HashSet, path::Path, sync::Arc};

use super::{
    ImportNote, Imported, TableHint, emotions,
    grid::Grid,
    headings::{self, Role},
    items, language,
    shape::{self, Shape},
};
use crate::{
    i18n::Locale,
    model::{Card, CurvePoint, EmotionCurve, Id, JourneyMap, Lane, LaneKind, Stage, Step},
};

/// Longest goal, in letters, that still shows well under a stage's title.
const GOAL_LENGTH: usize = 60;

/// A heading with its cells: for every step the texts that stand there.
struct Column {
    heading: String,
    role: Option<Role>,
    cells: Vec<Vec<String>>,
}

/// Makes the map that `grid` describes.
pub(super) fn build(grid: Grid, hint: &TableHint) -> Imported {
    let locale = language::of(grid.rows.iter().flatten().map(String::as_str), hint.locale);
    let title = title(&grid.caption, hint, locale);
    let mut notes = Vec::new();
    if grid.overlong_rows > 0 {
        notes.push(ImportNote::OverlongRows(grid.overlong_rows));
    }
    if grid.lines_left_out > 0 {
        notes.push(ImportNote::LinesLeftOut(grid.lines_left_out));
    }
    let shape = shape::shape(grid.rows);
    if !shape.known {
        notes.push(ImportNote::NoKnownHeading);
    }
    let mut map =
        JourneyMap { id: Id::random(), title, language: locale.tag().to_owned(), ..JourneyMap::default() };
    let columns = fill_stages(&mut map, shape, locale);
    let mut builder = Builder {
        map,
        locale,
        goals_given: false,
        unknown: Vec::new(),
        unknown_feelings: Vec::new(),
        seen_feelings: HashSet::new(),
    };
    for column in &columns {
        builder.add(column);
    }
    if !builder.unknown.is_empty() {
        notes.push(ImportNote::UnknownHeadings(builder.unknown));
    }
    if !builder.unknown_feelings.is_empty() {
        notes.push(ImportNote::UnknownFeelings(builder.unknown_feelings));
    }
    Imported { map: builder.map, notes }
}

/// The caption of the table; else the name of its file, where that is in the map's own script;
/// else "Customer journey".
fn title(caption: &str, hint: &TableHint, locale: Locale) -> String {
    if !caption.is_empty() {
        return caption.to_owned();
    }
    let stem = Path::new(&hint.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let has_letters = stem.contains(char::is_alphabetic);
    if has_letters && language::of(std::iter::once(stem.as_str()), locale).direction() == locale.direction() {
        stem
    } else {
        locale.text("import-title")
    }
}

/// Gives `map` its stages and steps, and returns the other columns.
///
/// A row without a stage's title, or with that of the row before, goes on with that stage: in a
/// new step where the table has steps, otherwise in the same cells.
fn fill_stages(map: &mut JourneyMap, shape: Shape, locale: Locale) -> Vec<Column> {
    let Shape { rows, stages, steps, .. } = shape;
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let others = |at: &usize| *at != stages && Some(*at) != steps;
    let mut columns: Vec<Column> = head
        .into_iter()
        .enumerate()
        .filter(|(at, _)| others(at))
        .map(|(_, heading)| Column {
            role: headings::role(&heading),
            heading: in_one_line(&heading),
            cells: Vec::new(),
        })
        .collect();
    for mut row in rows {
        let title = row.get(stages).map(|cell| in_one_line(cell)).unwrap_or_default();
        let step = steps.and_then(|at| row.get_mut(at)).map(std::mem::take).unwrap_or_default();
        let goes_on = map.stages.last().is_some_and(|stage| title.is_empty() || title == stage.title);
        if !goes_on {
            let title = if title.is_empty() { locale.text("untitled-stage") } else { title };
            map.stages.push(Stage { id: Id::random(), title, ..Stage::default() });
        }
        if !goes_on || !step.is_empty() {
            let step = Step { id: Id::random(), title: in_one_line(&step), ..Step::default() };
            if let Some(stage) = map.stages.last_mut() {
                stage.steps.push(step);
            }
            for column in &mut columns {
                column.cells.push(Vec::new());
            }
        }
        let cells = row.into_iter().enumerate().filter(|(at, _)| others(at)).map(|(_, cell)| cell);
        for (column, cell) in columns.iter_mut().zip(cells) {
            if let Some(texts) = column.cells.last_mut().filter(|_| !cell.is_empty()) {
                texts.push(cell);
            }
        }
    }
    columns
}

/// A title without line breaks.
fn in_one_line(title: &str) -> String {
    let title = items::with_line_breaks(title);
    if title.contains('\n') { title.lines().map(str::trim).collect::<Vec<_>>().join(" ") } else { title }
}

/// A map that is being given its lanes.
struct Builder {
    map: JourneyMap,
    locale: Locale,
    /// Whether the stages have their goals.
    goals_given: bool,
    /// Headings that were not recognised.
    unknown: Vec<String>,
    /// Feelings that no lexicon knows, each once.
    unknown_feelings: Vec<String>,
    /// The same, to find them.
    seen_feelings: HashSet<String>,
}

impl Builder {
    fn add(&mut self, column: &Column) {
        match column.role {
            Some(Role::Number)
                if column.cells.iter().flatten().all(|cell| emotions::number(cell).is_some()) => {}
            Some(Role::Goal) if !self.goals_given && self.give_goals(column) => self.goals_given = true,
            Some(Role::Goal) => self.add_cards(column, LaneKind::Goals),
            Some(Role::Lane(LaneKind::Emotions)) => self.add_feelings(column),
            Some(Role::Lane(kind)) => self.add_cards(column, kind),
            Some(Role::Stage | Role::Step | Role::Number) => self.add_cards(column, LaneKind::Text),
            None => {
                if !column.heading.is_empty() {
                    self.unknown.push(column.heading.clone());
                }
                self.add_cards(column, LaneKind::Text);
            }
        }
    }

    fn add_lane(&mut self, heading: &str, kind: LaneKind) -> Id {
        let title = match heading {
            "" => self.locale.text(&format!("lane-{}", kind.name())),
            heading => heading.to_owned(),
        };
        let id = Id::random();
        self.map.lanes.push(Lane { id: id.clone(), kind, title, ..Lane::default() });
        id
    }

    fn step_ids(&self) -> Vec<Id> {
        self.map.steps().map(|(_, step)| step.id.clone()).collect()
    }

    fn add_cards(&mut self, column: &Column, kind: LaneKind) {
        let lane = self.add_lane(&column.heading, kind);
        for (step, texts) in self.step_ids().into_iter().zip(&column.cells) {
            for text in texts.iter().flat_map(|text| items::items(text, kind)) {
                let card = Card {
                    id: Id::random(),
                    lane: lane.clone(),
                    step: step.clone(),
                    text,
                    ..Card::default()
                };
                self.map.cards.push(Arc::new(card));
            }
        }
    }

    /// Puts each stage's goal into the stage, where it shows under the title. Refuses when a
    /// stage has several goals or a long one: those are better read as cards.
    fn give_goals(&mut self, column: &Column) -> bool {
        let mut cells = column.cells.iter();
        let mut goals = Vec::new();
        for stage in &self.map.stages {
            let texts: Vec<&String> = cells.by_ref().take(stage.steps.len()).flatten().collect();
            let goal = texts.first().map(|text| text.as_str()).unwrap_or_default();
            let items = items::items(goal, LaneKind::Goals).len();
            if texts.len() > 1 || items > 1 || goal.chars().count() > GOAL_LENGTH {
                return false;
            }
            goals.push(items::with_line_breaks(goal));
        }
        for (stage, goal) in self.map.stages.iter_mut().zip(goals) {
            stage.goal = goal;
        }
        true
    }

    /// Feelings become points of a curve. The first column of them makes the lane; another one
    /// makes another curve in it.
    fn add_feelings(&mut self, column: &Column) {
        let first = !self.map.lanes.iter().any(|lane| lane.kind == LaneKind::Emotions);
        if first {
            self.add_lane(&column.heading, LaneKind::Emotions);
        }
        let feelings: Vec<Vec<String>> = column
            .cells
            .iter()
            .map(|texts| texts.iter().flat_map(|text| items::items(text, LaneKind::Emotions)).collect())
            .collect();
        let numbers: Option<Vec<f32>> =
            feelings.iter().flatten().map(|word| emotions::number(word)).collect();
        let scale = numbers.as_deref().map(emotions::Scale::of);
        self.make_room(feelings.iter().map(Vec::len).max().unwrap_or(0));
        let mut points = Vec::new();
        for (step, words) in self.step_ids().into_iter().zip(feelings) {
            let count = words.len();
            for (at, word) in words.into_iter().enumerate() {
                let value = match (scale, emotions::number(&word)) {
                    (Some(scale), Some(number)) => scale.height(number),
                    _ => self.value_of(&word),
                };
                points.push(CurvePoint {
                    id: Id::random(),
                    step: step.clone(),
                    at: spread(at, count),
                    value,
                    word,
                    ..CurvePoint::default()
                });
            }
        }
        if !points.is_empty() {
            let title = if first { String::new() } else { column.heading.clone() };
            self.map.curves.push(EmotionCurve { id: Id::random(), title, points, ..EmotionCurve::default() });
        }
    }

    /// Widens the steps, all alike, so that the words of `feelings` points have room beside each other.
    fn make_room(&mut self, feelings: usize) {
        /// A word, or two above each other, in map points.
        const WORD: f32 = 74.0;
        /// More points than this stand closer.
        const MOST: usize = 4;

        if feelings > 2 {
            #[expect(clippy::cast_precision_loss, reason = "at most MOST")]
            let width = WORD * feelings.min(MOST) as f32;
            for stage in &mut self.map.stages {
                stage.width = Some(width);
            }
        }
    }

    fn value_of(&mut self, word: &str) -> f32 {
        emotions::value_of(word).unwrap_or_else(|| {
            if self.seen_feelings.insert(word.to_owned()) {
                self.unknown_feelings.push(word.to_owned());
            }
            0.0
        })
    }
}

/// Place within its step of the feeling number `at` of `count`, evenly spread, to three decimals.
fn spread(at: usize, count: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a cell does not hold millions of feelings")]
    let place = (at as f32 + 0.5) / count as f32;
    (place * 1000.0).round() / 1000.0
}
