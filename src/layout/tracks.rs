//! Which arrow runs where in the gutters that several share, so that no two lie on each other.
//!
//! A gutter has as many tracks as fit beside each other; an arrow takes the free one that is nearest to where it would
//! run alone. Where all are taken it shares the one with most room. Arrows come in the order of the map, so that the
//! same map always looks the same.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// Least distance from track to track, so that lines can be told apart.
const APART: f64 = 3.0;
/// How far beyond its ends a line keeps others off its track: one would seem to go on as the other.
const BEYOND: f64 = 6.0;
/// Least distance from an arrow that leaves or reaches a card to another one at its height.
const HEIGHT_APART: f64 = 6.0;

/// Tracks across what is free of a gutter, evenly, at least `edge` from its sides; an odd number of them, so that one
/// runs in the middle.
pub(super) fn places((from, to): (f64, f64), edge: f64) -> Vec<f64> {
    /// More are never needed beside each other.
    const MOST: f64 = 15.0;
    let room = to - from - 2.0 * edge;
    let steps = (room / APART).floor().clamp(0.0, MOST);
    // An even number of steps is an odd number of tracks; `as` is exact for so few.
    let steps = (steps / 2.0).floor() as usize * 2;
    if steps == 0 {
        return vec![(from + to) / 2.0];
    }
    (0..=steps).map(|i| from + edge + room * i as f64 / steps as f64).collect()
}

/// What of one track is taken: pieces along it that do not meet, sorted.
#[derive(Debug, Default)]
struct Track(Vec<Range<f64>>);

impl Track {
    /// Indices of the pieces that meet `along`.
    fn met(&self, along: &Range<f64>) -> Range<usize> {
        let from = self.0.partition_point(|piece| piece.end < along.start);
        let to = self.0.partition_point(|piece| piece.start <= along.end);
        from..to.max(from)
    }

    /// How much of `along` is taken.
    fn taken(&self, along: &Range<f64>) -> f64 {
        let met = self.0.get(self.met(along)).unwrap_or_default();
        met.iter().map(|piece| (piece.end.min(along.end) - piece.start.max(along.start)).max(0.0)).sum()
    }

    fn take(&mut self, along: Range<f64>) {
        let met = self.met(&along);
        let whole = self
            .0
            .get(met.clone())
            .unwrap_or_default()
            .iter()
            .fold(along, |all, piece| all.start.min(piece.start)..all.end.max(piece.end));
        self.0.splice(met, [whole]);
    }
}

/// The tracks of a gutter, by where they are across it, in thousandths of a point.
type Gutter = FxHashMap<i64, Track>;

/// Takes the place of `places` nearest to `wanted` whose track is free between `ends`, or else the one with most room.
fn take(gutter: &mut Gutter, places: &[f64], wanted: f64, (from, to): (f64, f64)) -> f64 {
    let along = from.min(to) - BEYOND..from.max(to) + BEYOND;
    let key = |place: f64| (place * 1000.0).round() as i64;
    let mut places = places.to_vec();
    places.sort_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs()));
    let taken = |place: f64| gutter.get(&key(place)).map_or(0.0, |track| track.taken(&along));
    // The first of those that are equally free.
    let best = places.into_iter().map(|place| (taken(place), place)).min_by(|a, b| a.0.total_cmp(&b.0));
    let place = best.map_or(wanted, |(_, place)| place);
    gutter.entry(key(place)).or_default().take(along);
    place
}

/// The lines that run so far.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    columns: FxHashMap<usize, Gutter>,
    rows: FxHashMap<usize, Gutter>,
    /// Heights at which arrows cross a column's gutter in a lane: where they leave or reach its cards, or pass.
    heights: FxHashMap<(usize, usize), Vec<f64>>,
    /// Arrows straight up or down in a column: where, and between which heights.
    uprights: FxHashMap<usize, Vec<(f64, Range<f64>)>>,
}

impl Tracks {
    /// Takes a place along the gutter before a column, between two heights.
    pub(super) fn in_column(&mut self, gutter: usize, places: &[f64], wanted: f64, ends: (f64, f64)) -> f64 {
        take(self.columns.entry(gutter).or_default(), places, wanted, ends)
    }

    /// Takes a place along the gutter above a lane, between two x.
    pub(super) fn in_row(&mut self, row: usize, places: &[f64], wanted: f64, ends: (f64, f64)) -> f64 {
        take(self.rows.entry(row).or_default(), places, wanted, ends)
    }

    /// Takes the first of `wanted` that no arrow uses in a lane across these columns' gutters, or else the one farthest
    /// from others; none when nothing is wanted.
    pub(super) fn height(
        &mut self,
        lane: usize,
        gutters: &Range<usize>,
        wanted: impl Iterator<Item = f64>,
    ) -> Option<f64> {
        let distance = |y: f64| {
            let taken = gutters.clone().filter_map(|gutter| self.heights.get(&(lane, gutter))).flatten();
            taken.map(|other| (other - y).abs()).fold(f64::INFINITY, f64::min)
        };
        let y = farthest(wanted, distance)?;
        for gutter in gutters.clone() {
            self.heights.entry((lane, gutter)).or_default().push(y);
        }
        Some(y)
    }

    /// The same for an arrow straight up or down in a column, between two heights.
    pub(super) fn upright(
        &mut self,
        column: usize,
        heights: &Range<f64>,
        wanted: impl Iterator<Item = f64>,
    ) -> Option<f64> {
        let others = self.uprights.entry(column).or_default();
        let meets = |other: &Range<f64>| other.start < heights.end && other.end > heights.start;
        let distance = |x: f64| {
            let taken = others.iter().filter(|(_, other)| meets(other));
            taken.map(|(other, _)| (other - x).abs()).fold(f64::INFINITY, f64::min)
        };
        let x = farthest(wanted, distance)?;
        others.push((x, heights.clone()));
        Some(x)
    }
}

/// The first of `wanted` that is far enough from others, or else the one farthest from them.
fn farthest(wanted: impl Iterator<Item = f64>, distance: impl Fn(f64) -> f64) -> Option<f64> {
    let mut best: Option<(f64, f64)> = None;
    for at in wanted {
        let distance = distance(at);
        if distance >= HEIGHT_APART {
            return Some(at);
        }
        if best.is_none_or(|(most, _)| distance > most) {
            best = Some((distance, at));
        }
    }
    best.map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracks_lie_evenly_within_their_gutter_with_one_in_the_middle() {
        assert_eq!(places((100.0, 118.0), 2.0), [102.0, 105.5, 109.0, 112.5, 116.0]);
        assert_eq!(places((0.0, 6.0), 2.0), [3.0]);
        assert_eq!(places((5.0, 5.0), 2.0), [5.0]);
        assert!(places((0.0, 1e9), 2.0).len() < 20);
    }

    #[test]
    fn what_is_taken_of_a_track_is_known_whatever_the_order() {
        let mut rng = fastrand::Rng::with_seed(3);
        let mut track = Track::default();
        let mut taken = [false; 200];
        for _ in 0..60 {
            let from = rng.usize(0..190);
            let to = from + rng.usize(1..10);
            let along = from as f64..to as f64;
            let expected = taken[from..to].iter().filter(|taken| **taken).count();
            assert_eq!(track.taken(&along), expected as f64, "{along:?} of {track:?}");
            track.take(along);
            taken[from..to].fill(true);
            assert!(track.0.windows(2).all(|pair| pair[0].end < pair[1].start), "{track:?}");
        }
    }
}
