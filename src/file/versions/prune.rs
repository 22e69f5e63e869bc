//! Which versions stay.

use rustc_hash::FxHashMap;

use super::Version;

/// Seconds of a day.
const DAY: i64 = 24 * 3600;

/// Keeps of each file the first `recent` of `versions` (the latest first), and of each day before those the last.
pub(super) fn thin(versions: &mut Vec<Version>, recent: usize) {
    let mut files: FxHashMap<String, (usize, Option<i64>)> = FxHashMap::default();
    versions.retain(|version| {
        let (count, last_day) = files.entry(version.file.clone()).or_default();
        *count += 1;
        let day = version.time.div_euclid(DAY);
        *count <= recent || last_day.replace(day) != Some(day)
    });
}

/// Keeps as many of the latest as take no more than `most` bytes, and one at least.
pub(super) fn shrink(versions: &mut Vec<Version>, most: u64) {
    let mut total = 0_u64;
    let mut count = 0;
    versions.retain(|version| {
        total = total.saturating_add(version.size);
        count += 1;
        count == 1 || total <= most
    });
}
