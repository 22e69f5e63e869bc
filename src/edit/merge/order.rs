//! Merging the order of two lists that came from one.

use std::hash::Hash;

use rustc_hash::{FxHashMap, FxHashSet};

/// The order of the things in `present`, from the orders of the three sides; and whether the two
/// sides moved the same things to different places, in which case ours holds.
///
/// Things that one side added stand behind the neighbour after which that side put them; where
/// both added something at one place, the run with the smaller first name goes first, so that the
/// result does not depend on whose side is called ours.
pub(super) fn merge_order<T: Clone + Eq + Hash + Ord>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    present: &FxHashSet<T>,
) -> (Vec<T>, bool) {
    let in_ours: FxHashSet<&T> = ours.iter().collect();
    let in_theirs: FxHashSet<&T> = theirs.iter().collect();
    let shared: FxHashSet<&T> = base
        .iter()
        .filter(|id| present.contains(*id) && in_ours.contains(id) && in_theirs.contains(id))
        .collect();
    let only_shared = |list: &[T]| list.iter().filter(|id| shared.contains(id)).cloned().collect::<Vec<T>>();
    let (main, conflict) = merge_moves(&only_shared(base), &only_shared(ours), &only_shared(theirs));

    let our_runs = added_runs(ours, &shared, |id| present.contains(id));
    let their_runs = added_runs(theirs, &shared, |id| present.contains(id) && !in_ours.contains(id));
    let mut merged = Vec::with_capacity(present.len());
    let put_runs = |after: Option<&T>, merged: &mut Vec<T>| {
        let mut runs: Vec<&Vec<T>> =
            [our_runs.get(&after), their_runs.get(&after)].into_iter().flatten().collect();
        runs.sort();
        merged.extend(runs.into_iter().flatten().cloned());
    };
    put_runs(None, &mut merged);
    for id in &main {
        merged.push(id.clone());
        put_runs(Some(id), &mut merged);
    }
    let mut rest: Vec<T> = {
        let placed: FxHashSet<&T> = merged.iter().collect();
        present.iter().filter(|id| !placed.contains(id)).cloned().collect()
    };
    rest.sort();
    merged.extend(rest);
    (merged, conflict)
}

/// Things of `list` that pass `added` and are not `shared`, in runs by the shared thing before them.
fn added_runs<'a, T: Clone + Eq + Hash>(
    list: &'a [T],
    shared: &FxHashSet<&T>,
    added: impl Fn(&T) -> bool,
) -> FxHashMap<Option<&'a T>, Vec<T>> {
    let mut runs: FxHashMap<Option<&T>, Vec<T>> = FxHashMap::default();
    let mut after = None;
    for id in list {
        if shared.contains(id) {
            after = Some(id);
        } else if added(id) {
            runs.entry(after).or_default().push(id.clone());
        }
    }
    runs
}

/// The order of things that are on all three sides, and whether the sides disagree.
fn merge_moves<T: Clone + Eq + Hash>(base: &[T], ours: &[T], theirs: &[T]) -> (Vec<T>, bool) {
    if ours == theirs || theirs == base {
        return (ours.to_vec(), false);
    }
    if ours == base {
        return (theirs.to_vec(), false);
    }
    let one = replay(&moved(base, theirs), theirs, ours);
    let other = replay(&moved(base, ours), ours, theirs);
    if one == other { (one, false) } else { (ours.to_vec(), true) }
}

/// The fewest things that have to move for `from` to become `to`: all but a longest common
/// subsequence. Both hold the same things.
pub(in crate::edit) fn moved<T: Clone + Eq + Hash>(from: &[T], to: &[T]) -> FxHashSet<T> {
    let place: FxHashMap<&T, usize> = from.iter().enumerate().map(|(place, id)| (id, place)).collect();
    let places: Vec<usize> = to.iter().filter_map(|id| place.get(id).copied()).collect();
    // Patience sorting: `ends[k]` is the index of the smallest end of an increasing run of k + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (i, &value) in places.iter().enumerate() {
        let k = ends.partition_point(|&end| places[end] < value);
        before[i] = k.checked_sub(1).map(|k| ends[k]);
        if k == ends.len() {
            ends.push(i);
        } else {
            ends[k] = i;
        }
    }
    let mut stays = FxHashSet::default();
    let mut at = ends.last().copied();
    while let Some(i) = at {
        stays.insert(&to[i]);
        at = before[i];
    }
    to.iter().filter(|id| !stays.contains(id)).cloned().collect()
}

/// `onto` with the things in `moved` taken out and put behind their neighbours in `like`.
fn replay<T: Clone + Eq + Hash>(moved: &FxHashSet<T>, like: &[T], onto: &[T]) -> Vec<T> {
    let mut order: Vec<T> = onto.iter().filter(|id| !moved.contains(id)).cloned().collect();
    for (i, id) in like.iter().enumerate().filter(|(_, id)| moved.contains(id)) {
        // Everything before `id` in `like` stands in `order` by now.
        let at = match i.checked_sub(1) {
            None => 0,
            Some(before) => {
                order.iter().position(|other| *other == like[before]).map_or(order.len(), |at| at + 1)
            }
        };
        order.insert(at, id.clone());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Merges orders written as letters; `!` marks a conflict.
    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let list = |text: &str| text.chars().collect::<Vec<char>>();
        let (base, ours, theirs) = (list(base), list(ours), list(theirs));
        let gone = |id: &char| base.contains(id) && (!ours.contains(id) || !theirs.contains(id));
        let present = ours.iter().chain(&theirs).filter(|id| !gone(id)).copied().collect();
        let (order, conflict) = merge_order(&base, &ours, &theirs, &present);
        order.into_iter().chain(conflict.then_some('!')).collect()
    }

    #[test]
    fn orders_of_two_sides_merge() {
        for (base, ours, theirs, expected) in [
            ("abc", "abc", "abc", "abc"),
            ("abc", "xabc", "abcy", "xabcy"),
            ("abc", "axbc", "aybc", "axybc"),
            ("abc", "bc", "abxc", "bxc"),
            ("abcdef", "bacdef", "abcdfe", "bacdfe"),
            ("abcd", "dabc", "abcd", "dabc"),
            ("abc", "cab", "bca", "cab!"),
            ("", "ab", "cd", "abcd"),
        ] {
            assert_eq!(merged(base, ours, theirs), expected, "{base} {ours} {theirs}");
            if !expected.ends_with('!') {
                assert_eq!(merged(base, theirs, ours), expected, "the other way: {base} {theirs} {ours}");
            }
        }
    }
}
