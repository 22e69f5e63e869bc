//! Stages and lanes on their way through the clipboard, with all that stands in them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Fragment, FragmentCard, clipboard::cell_of_spreadsheet};
use crate::model::{EmotionCurve, Id, JourneyMap, Lane, LaneKind, Stage};

/// What a fragment is of besides its cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WholeOf {
    /// Stages.
    Stages,
    /// Lanes.
    Lanes,
}

/// Stages or lanes that were copied, and where their cards stand: the row of a card counts `lanes`, its column the
/// steps of `stages`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Whole {
    /// Which of the two are the copy; the others only say where its cards stood.
    pub of: WholeOf,
    /// The stages, in the order of the journey.
    pub stages: Vec<Stage>,
    /// The lanes, from the top.
    pub lanes: Vec<Lane>,
    /// The curves: with the points that are in copied stages, or with all where they run in a copied lane.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub curves: Vec<EmotionCurve>,
}

impl Whole {
    /// The stages or lanes called `ids`.
    fn of(map: &JourneyMap, of: WholeOf, ids: &[Id]) -> Self {
        let (mut stages, mut lanes, mut curves) = (map.stages.clone(), map.lanes.clone(), map.curves.clone());
        match of {
            WholeOf::Stages => {
                stages.retain(|stage| ids.contains(&stage.id));
                let within =
                    |id: &Id| stages.iter().any(|stage| stage.steps.iter().any(|step| step.id == *id));
                curves.iter_mut().for_each(|curve| curve.points.retain(|point| within(&point.step)));
                curves.retain(|curve| !curve.points.is_empty());
            }
            WholeOf::Lanes => {
                lanes.retain(|lane| ids.contains(&lane.id));
                if !lanes.iter().any(|lane| lane.kind == LaneKind::Emotions) {
                    curves.clear();
                }
            }
        }
        Self { of, stages, lanes, curves }
    }

    /// Number of stages or lanes that are the copy.
    #[must_use]
    pub fn len(&self) -> usize {
        match self.of {
            WholeOf::Stages => self.stages.len(),
            WholeOf::Lanes => self.lanes.len(),
        }
    }

    /// Whether it is a copy of nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The steps that columns count, each with the index of its stage.
    pub fn steps(&self) -> impl Iterator<Item = (usize, &Id)> {
        self.stages
            .iter()
            .enumerate()
            .flat_map(|(index, stage)| stage.steps.iter().map(move |step| (index, &step.id)))
    }

    /// Its titles and `cards` as rows of a table; whether a cell is a title stands with it. Lanes without a card are left
    /// out where stages were copied, and nothing stands behind the last card of a row.
    fn table(&self, cards: &[FragmentCard]) -> Vec<Vec<(bool, String)>> {
        let mut cells: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
        for card in cards {
            cells.entry((card.row, card.column)).or_default().push(card.card.text.trim_end());
        }
        let row = |lane: usize| -> Vec<(bool, String)> {
            let here = cells.range((lane, 0)..=(lane, usize::MAX));
            let mut row: Vec<(bool, String)> = Vec::new();
            for ((_, column), texts) in here {
                // What names a column beyond the last step is not ours.
                if *column < self.steps().count() {
                    row.resize(column + 1, (false, String::new()));
                    if let Some(cell) = row.last_mut() {
                        cell.1 = texts.join("\n");
                    }
                }
            }
            row
        };
        match self.of {
            WholeOf::Stages => {
                let head = self.stages.iter().flat_map(|stage| {
                    let rest = stage.steps.iter().skip(1).map(|_| (true, String::new()));
                    std::iter::once((true, stage.title.trim().to_owned())).chain(rest)
                });
                let rows = (0..self.lanes.len()).map(row).filter(|row| !row.is_empty());
                std::iter::once(head.collect()).chain(rows).collect()
            }
            WholeOf::Lanes => {
                let title =
                    |index: usize| self.lanes.get(index).map_or("", |lane| lane.title.trim()).to_owned();
                let rows = (0..self.lanes.len())
                    .map(|index| std::iter::once((true, title(index))).chain(row(index)).collect::<Vec<_>>());
                rows.collect()
            }
        }
    }

    /// The same for other programs: a table with tabs, or a list where there is one column only.
    pub(super) fn to_text(&self, cards: &[FragmentCard]) -> String {
        let table = self.table(cards);
        let is_list = table.iter().all(|row| row.len() <= 1);
        let rows = table.into_iter().map(|row| {
            let cells = row
                .into_iter()
                .map(|(_, text)| if is_list { text } else { cell_of_spreadsheet(&text).into_owned() });
            cells.collect::<Vec<_>>().join("\t")
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// The rows of a table in HTML.
    pub(super) fn to_rows(&self, cards: &[FragmentCard], escaped: impl Fn(&str) -> String) -> String {
        let mut html = String::new();
        for row in self.table(cards) {
            html += "<tr>";
            for (is_title, text) in row {
                let tag = if is_title { "th" } else { "td" };
                let lines: Vec<String> = text.lines().map(&escaped).collect();
                html += &format!("<{tag}>{}</{tag}>", lines.join("<br>"));
            }
            html += "</tr>";
        }
        html
    }
}

impl Fragment {
    /// The stages or lanes of `map` called `ids`, with their cards; none when there are none.
    #[must_use]
    pub fn of_whole(map: &JourneyMap, of: WholeOf, ids: &[Id]) -> Option<Self> {
        let whole = Whole::of(map, of, ids);
        if whole.is_empty() {
            return None;
        }
        let rows: FxHashMap<&Id, usize> =
            whole.lanes.iter().enumerate().map(|(row, lane)| (&lane.id, row)).collect();
        let columns: FxHashMap<&Id, usize> =
            whole.steps().enumerate().map(|(column, (_, step))| (step, column)).collect();
        let placed = map.cards.iter().filter_map(|card| {
            let (row, column) = (*rows.get(&card.lane)?, *columns.get(&card.step)?);
            Some(FragmentCard { row, column, card: card.clone() })
        });
        let mut cards: Vec<FragmentCard> = placed.collect();
        cards.sort_by_key(|card| (card.row, card.column));
        let mut fragment = Self { cards, ..Self::default() };
        fragment.gather(map);
        fragment.whole = Some(Box::new(whole));
        Some(fragment)
    }
}
