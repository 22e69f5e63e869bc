//! Which way a table lies and what its columns are.

use super::headings::{self, Role};

/// A table turned so that every row is a step of the journey and the first row has the headings.
pub(super) struct Shape {
    /// Rows, the headings first; all equally long.
    pub rows: Vec<Vec<String>>,
    /// Column with the titles of stages.
    pub stages: usize,
    /// Column with the titles of steps.
    pub steps: Option<usize>,
    /// Whether any heading was recognised.
    pub known: bool,
}

/// Turns `rows` so that its headings of lanes stand in the first row.
pub(super) fn shape(rows: Vec<Vec<String>>) -> Shape {
    let (as_rows, as_columns) = scores(&rows);
    let rows = if as_columns > as_rows { transposed(rows) } else { rows };
    let roles: Vec<Option<Role>> =
        rows.first().map(|head| head.iter().map(|cell| headings::role(cell)).collect()).unwrap_or_default();
    let place_of = |role| roles.iter().position(|other| *other == Some(role));
    let (stages, steps) = match (place_of(Role::Stage), place_of(Role::Step)) {
        (Some(stages), steps) => (stages, steps),
        // Steps without stages are the stages, unless the first column, whatever its name, has those.
        (None, Some(steps)) if steps > 0 && !is_lane(roles.first()) => (0, Some(steps)),
        (None, Some(steps)) => (steps, None),
        (None, None) => (usize::from(roles.first() == Some(&Some(Role::Number)) && roles.len() > 2), None),
    };
    Shape { rows, stages, steps, known: as_rows.max(as_columns) > 0 }
}

/// How sure it is that `rows` are a journey, by what is known of their headings; 0 is a guess.
pub(super) fn certainty(rows: &[Vec<String>]) -> usize {
    let (as_rows, as_columns) = scores(rows);
    as_rows.max(as_columns)
}

fn is_lane(role: Option<&Option<Role>>) -> bool {
    matches!(role, Some(Some(Role::Lane(_) | Role::Goal | Role::Number)))
}

/// How much speaks for stages in rows and for stages in columns: two for a known lane among the
/// headings, one for a usual name of a stage where stages would stand.
fn scores(rows: &[Vec<String>]) -> (usize, usize) {
    let first_row = || rows.first().into_iter().flatten().skip(1);
    let first_column = || rows.iter().skip(1).filter_map(|row| row.first());
    let lanes = |cell: &&String| headings::role(cell).is_some();
    let stages = |cell: &&String| headings::is_stage_name(cell);
    // A column may have a million cells; what it is shows in the first of them.
    let sample = 64;
    let as_rows = 2 * first_row().take(sample).filter(lanes).count()
        + first_column().take(sample).filter(stages).count();
    let as_columns = 2 * first_column().take(sample).filter(lanes).count()
        + first_row().take(sample).filter(stages).count();
    (as_rows, as_columns)
}

/// `rows`, which are all equally long, with columns for rows.
fn transposed(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let width = rows.first().map_or(0, Vec::len);
    let mut columns: Vec<Vec<String>> = (0..width).map(|_| Vec::with_capacity(rows.len())).collect();
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(row) {
            column.push(cell);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape_of(rows: &[&[&str]]) -> Shape {
        shape(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
    }

    #[test]
    fn lanes_are_found_on_either_side() {
        for rows in [
            &[&["Stage", "Actions", "Feelings"][..], &["Buy", "a", "b"], &["Use", "c", "d"]][..],
            &[&["", "Buy", "Use"], &["Actions", "a", "c"], &["Feelings", "b", "d"]],
        ] {
            let shape = shape_of(rows);
            assert_eq!(shape.rows[0][1..], ["Actions", "Feelings"]);
            assert_eq!(shape.rows[2], ["Use", "c", "d"]);
            assert!(shape.known);
        }
    }

    #[test]
    fn names_of_stages_decide_where_no_lane_is_known() {
        let shape = shape_of(&[&["", "Awareness", "Purchase"], &["Weather", "rain", "sun"]]);
        assert_eq!(shape.rows, [["", "Weather"], ["Awareness", "rain"], ["Purchase", "sun"]]);
        let shape = shape_of(&[&["x", "y"], &["1", "2"]]);
        assert_eq!(shape.rows[0], ["x", "y"]);
        assert!(!shape.known);
    }

    #[test]
    fn stages_need_not_come_first() {
        let shape = shape_of(&[&["#", "Phase", "Step", "Pains"], &["1", "Buy", "Pay", "x"]]);
        assert_eq!((shape.stages, shape.steps), (1, Some(2)));
        let shape = shape_of(&[&["م", "الموقف", "المشاعر"], &["1", "الدفع", "قلق"]]);
        assert_eq!((shape.stages, shape.steps), (1, None));
    }
}
