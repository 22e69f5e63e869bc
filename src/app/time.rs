//! Times as people say them: "2 hours ago", "yesterday", "12 November".

use jiff::{Timestamp, Zoned, tz::TimeZone};

use crate::i18n::Locale;

/// How long before `now` something at `then` was (both in seconds since 1970), in `locale`.
pub(crate) fn ago(locale: Locale, then: i64, now: i64, zone: &TimeZone) -> String {
    let seconds = (now - then).max(0);
    let (Ok(then), Ok(now)) = (Timestamp::from_second(then), Timestamp::from_second(now)) else {
        return String::new();
    };
    let (then, now) = (then.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    let days = (now.date() - then.date()).get_days();
    let minutes = seconds / 60;
    if minutes < 1 {
        return locale.text("time-now");
    }
    if minutes < 60 {
        return locale.format("time-minutes-ago", &[("count", minutes.into())]);
    }
    if days == 0 || minutes < 6 * 60 {
        return locale.format("time-hours-ago", &[("count", (minutes / 60).into())]);
    }
    if days == 1 {
        return locale.text("time-yesterday");
    }
    if days < 7 {
        return locale.format("time-days-ago", &[("count", i64::from(days).into())]);
    }
    day_of(locale, &then, &now)
}

/// The day of `then`, as seen from `now`: "12 November", with the year where it is another one.
fn day_of(locale: Locale, then: &Zoned, now: &Zoned) -> String {
    let month = locale.text(&format!("month-{}", then.month()));
    let args = [("day", i64::from(then.day()).into()), ("month", month.into())];
    if then.year() == now.year() {
        return locale.format("time-date", &args);
    }
    let [day, month] = args;
    let year = locale.number(i64::from(then.year()));
    locale.format("time-date-year", &[day, month, ("year", year.into())])
}

/// The day of `then` (in seconds since 1970) where it is not that of `now`.
pub(crate) fn date(locale: Locale, then: i64, now: i64, zone: &TimeZone) -> Option<String> {
    let zoned = |time| Some(Timestamp::from_second(time).ok()?.to_zoned(zone.clone()));
    let (then, now) = (zoned(then)?, zoned(now)?);
    (then.date() != now.date()).then(|| day_of(locale, &then, &now))
}

/// The time of day of `then`, in seconds since 1970, to the second: "14:32:05".
pub(crate) fn clock_with_seconds(locale: Locale, then: i64, zone: &TimeZone) -> String {
    let Ok(then) = Timestamp::from_second(then) else { return String::new() };
    let then = then.to_zoned(zone.clone());
    locale.digits(&format!("{:02}:{:02}:{:02}", then.hour(), then.minute(), then.second()))
}

/// The time of day of `then`, in seconds since 1970: "14:32".
pub(crate) fn clock(locale: Locale, then: i64, zone: &TimeZone) -> String {
    let Ok(then) = Timestamp::from_second(then) else { return String::new() };
    let then = then.to_zoned(zone.clone());
    locale.digits(&format!("{:02}:{:02}", then.hour(), then.minute()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::without_isolates;

    /// 22 November 2026, 12:00 UTC.
    const NOW: i64 = 1_795_348_800;

    fn said(locale: Locale, seconds: i64) -> String {
        without_isolates(&ago(locale, NOW - seconds, NOW, &TimeZone::UTC))
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        assert_eq!(said(Locale::En, 20), "just now");
        assert_eq!(said(Locale::En, 60), "1 minute ago");
        assert_eq!(said(Locale::En, 2 * 3600 + 5), "2 hours ago");
        assert_eq!(said(Locale::En, 24 * 3600), "yesterday");
        assert_eq!(said(Locale::En, 3 * 24 * 3600), "3 days ago");
        assert_eq!(said(Locale::En, 10 * 24 * 3600), "12 November");
        assert_eq!(said(Locale::En, 365 * 24 * 3600), "22 November 2025");
    }

    #[test]
    fn a_time_of_day_has_the_digits_of_its_language() {
        assert_eq!(clock(Locale::En, NOW + 2 * 3600 + 5 * 60, &TimeZone::UTC), "14:05");
        assert_eq!(clock(Locale::Fa, NOW, &TimeZone::UTC), "۱۲:۰۰");
        assert_eq!(clock_with_seconds(Locale::Fa, NOW + 5, &TimeZone::UTC), "۱۲:۰۰:۰۵");
    }

    #[test]
    fn a_date_is_told_only_where_it_is_another_day() {
        let said = |seconds: i64| date(Locale::En, NOW - seconds, NOW, &TimeZone::UTC);
        assert_eq!(said(11 * 3600), None);
        assert_eq!(said(13 * 3600).map(|date| without_isolates(&date)), Some("21 November".to_owned()));
    }

    #[test]
    fn arabic_hebrew_and_persian_have_their_own_forms() {
        assert_eq!(said(Locale::Ar, 2 * 3600), "منذ ساعتين");
        assert_eq!(said(Locale::Ar, 3 * 3600), "منذ 3 ساعات");
        assert_eq!(said(Locale::He, 2 * 3600), "לפני שעתיים");
        assert_eq!(said(Locale::Fa, 3 * 3600), "۳ ساعت پیش");
        assert_eq!(said(Locale::Fa, 10 * 24 * 3600), "۱۲ نوامبر");
    }
}
