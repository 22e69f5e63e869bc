//! Which versions stay.

use super::Version;

/// Seconds of a day.
const DAY: i64 = 24 * 3600;

/// Keeps the first `recent` of `versions` (the latest first), and of each day before those the last.
pub(super) fn thin(versions: &mut Vec<Version>, recent: usize) {
    let mut index = 0;
    let mut last_day = None;
    versions.retain(|version| {
        index += 1;
        let day = version.time.div_euclid(DAY);
        if index <= recent {
            return true;
        }
        last_day.replace(day) != Some(day)
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
