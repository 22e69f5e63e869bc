//! Languages of the program: locale, direction, messages and digits.
//!
//! Every sentence that a person reads is a Fluent message in `assets/locales/<tag>/*.ftl`, in all
//! languages at once (a test holds that). Values put into a message are wrapped in Unicode
//! isolates, so that a Latin file name cannot reorder an Arabic sentence.

mod quotes;

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unicode_bidi::BidiClass;

use crate::model::Direction;

/// A language of the program's own texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
    /// Hebrew.
    He,
    /// Persian.
    Fa,
}

macro_rules! sources {
    ($tag:literal) => {
        [
            include_str!(concat!("../assets/locales/", $tag, "/app.ftl")),
            include_str!(concat!("../assets/locales/", $tag, "/model.ftl")),
            include_str!(concat!("../assets/locales/", $tag, "/file.ftl")),
            include_str!(concat!("../assets/locales/", $tag, "/editor.ftl")),
            include_str!(concat!("../assets/locales/", $tag, "/cli.ftl")),
            include_str!(concat!("../assets/locales/", $tag, "/sharing.ftl")),
        ]
    };
}

impl Locale {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Ar, Self::He, Self::Fa];

    /// The other languages, English first.
    pub fn others(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |other| *other != self)
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::He => "he",
            Self::Fa => "fa",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ar => "العربية",
            Self::He => "עברית",
            Self::Fa => "فارسی",
        }
    }

    /// The locale that serves a BCP 47 `tag` (or a POSIX one, `ar_EG.UTF-8`) by its primary language.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or("").to_ascii_lowercase();
        match primary.as_str() {
            "iw" => Some(Self::He),
            "prs" => Some(Self::Fa),
            primary => Self::ALL.into_iter().find(|locale| locale.tag() == primary),
        }
    }

    /// The language of the person's desktop, English where it is none of ours.
    #[must_use]
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|tag| Self::of_tag(&tag)).unwrap_or_default()
    }

    /// Which way the language is written.
    #[must_use]
    pub fn direction(self) -> Direction {
        Direction::of_language(self.tag())
    }

    /// The message called `id`.
    #[must_use]
    pub fn text(self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The message called `id` with its variables filled in.
    ///
    /// An unknown id gives the id itself; tests keep that from happening.
    #[must_use]
    pub fn format(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut fluent_args = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(text.as_ref())),
                Arg::Number(number) => FluentValue::from(*number),
            };
            fluent_args.set(*name, value);
        }
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&fluent_args), &mut errors);
        debug_assert!(errors.is_empty(), "message {id}: {errors:?}");
        self.directed(self.with_inner_quotes(text.into_owned()))
    }

    /// `text` with a mark of its direction before it where nothing else in it tells: values stand in
    /// isolates, so that a sentence of nothing but values would run from left to right in any language.
    fn directed(self, text: String) -> String {
        if self.direction() == Direction::Ltr || !text.contains(FIRST_STRONG_ISOLATE) {
            return text;
        }
        let mut depth = 0_usize;
        for c in text.chars() {
            match c {
                FIRST_STRONG_ISOLATE => depth += 1,
                POP_ISOLATE => depth = depth.saturating_sub(1),
                c if depth == 0 => match unicode_bidi::bidi_class(c) {
                    BidiClass::R | BidiClass::AL | BidiClass::L => return text,
                    _ => {}
                },
                _ => {}
            }
        }
        format!("{RIGHT_TO_LEFT_MARK}{text}")
    }

    /// Whether the language has a message called `id`.
    #[must_use]
    pub fn has(self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    /// `text` with its ASCII digits as the language writes them (Persian has its own).
    #[must_use]
    pub fn digits(self, text: &str) -> String {
        Digits::of(self).write(text)
    }

    /// Things one after the other, as the language lists them ("2 cards, 1 link and 1 comment"); none of nothing.
    #[must_use]
    pub fn list(self, parts: impl IntoIterator<Item = String>) -> Option<String> {
        let mut parts: Vec<String> = parts.into_iter().map(|part| without_isolates(&part)).collect();
        let last = parts.pop()?;
        let join = |first: String, next: String| {
            without_isolates(&self.format("list-next", &[("first", first.into()), ("next", next.into())]))
        };
        let Some(first) = parts.into_iter().reduce(join) else { return Some(last) };
        let digit = if last.starts_with(char::is_numeric) { "yes" } else { "no" };
        let args = [("first", first.into()), ("last", last.into()), ("digit", digit.into())];
        Some(without_isolates(&self.format("list-last", &args)))
    }

    /// A whole number as the language writes it.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        self.digits(&number.to_string())
    }

    /// How many of something, its thousands apart: `100,000`.
    #[must_use]
    pub fn count(self, count: usize) -> String {
        let plain = count.to_string();
        let mut grouped = String::with_capacity(plain.len() + plain.len() / 3);
        for (at, digit) in plain.chars().enumerate() {
            if at > 0 && (plain.len() - at).is_multiple_of(3) {
                grouped.push(if self == Self::Fa { '٬' } else { ',' });
            }
            grouped.push(digit);
        }
        self.digits(&grouped)
    }

    /// A day given as `YYYY-MM-DD`, as people of the language write it ("3 March 2026"), in these digits and kept
    /// together in text of any direction. What is no such day stays as it is.
    #[must_use]
    pub fn day(self, iso: &str, digits: Digits) -> String {
        let Ok(day) = iso.trim().parse::<jiff::civil::Date>() else {
            return format!("\u{2068}{iso}\u{2069}");
        };
        let month = self.text(&format!("month-{}", day.month()));
        let [year, day] = [day.year(), day.day().into()].map(|number| digits.write(&number.to_string()));
        let args = [("day", day.into()), ("month", month.into()), ("year", year.into())];
        let text = without_isolates(&self.format("time-date-year", &args));
        let isolate = if self.direction().is_rtl() { '\u{2067}' } else { '\u{2066}' };
        format!("{isolate}{text}\u{2069}")
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 4] = [const { OnceLock::new() }; 4];
        BUNDLES[self as usize].get_or_init(|| match self {
            Self::En => new_bundle(self, sources!("en")),
            Self::Ar => new_bundle(self, sources!("ar")),
            Self::He => new_bundle(self, sources!("he")),
            Self::Fa => new_bundle(self, sources!("fa")),
        })
    }
}

/// The forms of the ten digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// 0123456789
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    Arabic,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
}

impl Digits {
    /// The usual ones of a language. Arabic has both, by country; Latin ones are read everywhere.
    #[must_use]
    pub fn of(locale: Locale) -> Self {
        if locale == Locale::Fa { Self::Persian } else { Self::Latin }
    }

    /// Which of them `c` is one of.
    #[must_use]
    pub fn of_char(c: char) -> Option<Self> {
        match c {
            '0'..='9' => Some(Self::Latin),
            '٠'..='٩' => Some(Self::Arabic),
            '۰'..='۹' => Some(Self::Persian),
            _ => None,
        }
    }

    /// Name by which messages choose what goes with the digits.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Arabic => "arabic",
            Self::Persian => "persian",
        }
    }

    /// `number` in its shortest form, with these digits and the decimal sign that goes with them.
    #[must_use]
    pub fn number(self, number: f64) -> String {
        // Display of an `f64` is its shortest form; adding zero turns −0 into 0.
        let text = self.write(&format!("{}", number + 0.0));
        if self == Self::Latin { text } else { text.replace('.', "٫") }
    }

    /// `text` with its ASCII digits in this form.
    #[must_use]
    pub fn write(self, text: &str) -> String {
        let zero = match self {
            Self::Latin => return text.to_owned(),
            Self::Arabic => 0x0660,
            Self::Persian => 0x06F0,
        };
        let digit = |c: char| c.is_ascii_digit().then(|| char::from_u32(zero + c.to_digit(10)?)).flatten();
        text.chars().map(|c| digit(c).unwrap_or(c)).collect()
    }
}

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text, isolated from the sentence around it.
    Text(Cow<'a, str>),
    /// A number; the message may choose its plural form by it.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Stands before each value that is put into a message.
const FIRST_STRONG_ISOLATE: char = '\u{2068}';

/// Stands behind it.
const POP_ISOLATE: char = '\u{2069}';

/// Tells the direction of a sentence that has no letters of its own.
const RIGHT_TO_LEFT_MARK: char = '\u{200f}';

/// `text` without the isolates that messages put around values, for terminals that show them as boxes.
#[must_use]
pub fn without_isolates(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', RIGHT_TO_LEFT_MARK], "")
}

/// `text` with its line breaks, control characters and controls of direction made harmless and visible, for
/// sentences that hold a text from elsewhere.
#[must_use]
pub fn tamed(text: &str) -> String {
    let acts = |c: char| {
        c.is_control()
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    text.chars().map(|c| if acts(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn new_bundle(locale: Locale, sources: [&'static str; 6]) -> FluentBundle<FluentResource> {
    let language = locale.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_formatter(Some(if locale == Locale::Fa { persian_numbers } else { plain_numbers }));
    for source in sources {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                debug_assert!(false, "{} messages: {errors:?}", locale.tag());
                resource
            }
        };
        if let Err(errors) = bundle.add_resource(resource) {
            debug_assert!(false, "{} messages: {errors:?}", locale.tag());
        }
    }
    bundle
}

fn plain_numbers(value: &FluentValue<'_>, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number.as_string().into_owned()),
        _ => None,
    }
}

fn persian_numbers(
    value: &FluentValue<'_>,
    memoizer: &intl_memoizer::concurrent::IntlLangMemoizer,
) -> Option<String> {
    plain_numbers(value, memoizer).map(|text| Locale::Fa.digits(&text))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Ids of the messages in one `.ftl` source: a name at the start of a line, then `=`.
    fn ids(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter_map(|line| line.split_once('=').map(|(id, _)| id.trim_end()))
            .filter(|id| id.starts_with(|c: char| c.is_ascii_alphabetic()))
            .collect()
    }

    #[test]
    fn a_sentence_of_nothing_but_values_runs_as_its_language_does() {
        let args = [("ago", Arg::from("1 يناير")), ("clock", "14:32".into())];
        assert!(Locale::Ar.format("versions-time", &args).starts_with('\u{200f}'));
        assert!(!Locale::En.format("versions-time", &args).contains('\u{200f}'));
        let name = [("name", Arg::from("map.json"))];
        assert!(
            !Locale::Ar.format("recovered-name", &name).contains('\u{200f}'),
            "it has letters of its own"
        );
        assert_eq!(without_isolates(&Locale::Ar.format("versions-time", &args)), "1 يناير، 14:32");
    }

    #[test]
    fn every_language_has_every_message() {
        let english = sources!("en");
        for (locale, sources) in
            [(Locale::Ar, sources!("ar")), (Locale::He, sources!("he")), (Locale::Fa, sources!("fa"))]
        {
            for (english, other) in english.iter().zip(sources) {
                assert_eq!(ids(english), ids(other), "messages of {locale:?}");
            }
        }
    }

    /// What each message of an `.ftl` source names: its variables as `$name`, its attributes as `.name`.
    fn named(source: &str) -> BTreeMap<&str, BTreeSet<String>> {
        let mut messages: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let mut message = "";
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let before = line.split_once('=').map(|(before, _)| before.trim_end());
            if let Some(id) = before.filter(|id| id.starts_with(|c: char| c.is_ascii_alphabetic())) {
                message = id;
            }
            let names = messages.entry(message).or_default();
            names.extend(before.map(str::trim_start).filter(|id| id.starts_with('.')).map(str::to_owned));
            let name = |rest: &str| -> String {
                rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
            };
            names.extend(line.split('$').skip(1).map(|rest| format!("${}", name(rest))));
        }
        messages
    }

    #[test]
    fn every_language_speaks_of_the_same() {
        // Which form a word takes, where that is no question in English.
        let more = [("link-share", "$digits"), ("list-last", "$digit")];
        for (locale, sources) in
            [(Locale::Ar, sources!("ar")), (Locale::He, sources!("he")), (Locale::Fa, sources!("fa"))]
        {
            for (english, other) in sources!("en").iter().zip(sources) {
                let other = named(other);
                for (message, names) in named(english) {
                    let mut others = other.get(message).cloned().unwrap_or_default();
                    others.retain(|name| !more.contains(&(message, name.as_str())));
                    assert_eq!(others, names, "{message} of {locale:?}");
                }
            }
        }
    }

    /// A line of an `.ftl` source without placeables and without the code between marks of direction.
    fn prose(line: &str) -> String {
        let mut depth = 0_usize;
        let mut prose = String::new();
        for text in line.split('\u{200e}').step_by(2) {
            for c in text.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    c if depth == 0 => prose.push(c),
                    _ => {}
                }
            }
        }
        prose
    }

    #[test]
    fn each_language_writes_its_own_letters_and_marks() {
        let wrong: [(Locale, [&str; 6], &[char]); 4] = [
            (Locale::En, sources!("en"), &['\'', '«', '»', '„']),
            (Locale::Ar, sources!("ar"), &['"', '“', '”', '„', 'ی', 'ک', '?']),
            (Locale::He, sources!("he"), &['"', '“', '”', '„', '«', '»']),
            (Locale::Fa, sources!("fa"), &['"', '“', '”', '„', 'ي', 'ك', '?']),
        ];
        for (locale, sources, wrong) in wrong {
            let lines = sources.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
            for line in lines {
                let found = prose(line).chars().find(|c| wrong.contains(c));
                assert_eq!(found, None, "{locale:?}: {line}");
            }
        }
    }

    #[test]
    fn a_locale_is_found_by_its_primary_language() {
        assert_eq!(Locale::of_tag("ar_EG.UTF-8"), Some(Locale::Ar));
        assert_eq!(Locale::of_tag("he-IL"), Some(Locale::He));
        assert_eq!(Locale::of_tag("de"), None);
    }

    #[test]
    fn persian_writes_its_own_digits() {
        assert_eq!(Locale::Fa.number(-204), "-۲۰۴");
        assert_eq!(Locale::Ar.number(204), "204");
        assert_eq!(Locale::Fa.count(100_000), "۱۰۰٬۰۰۰");
        assert_eq!(
            [999, 1_000, 12_345_678].map(|count| Locale::En.count(count)),
            ["999", "1,000", "12,345,678"]
        );
    }

    #[test]
    fn things_are_listed_as_in_the_language() {
        let said = |locale: Locale, parts: &[(&str, usize)]| {
            let part = |(part, count): &(&str, usize)| {
                locale.format("deleted-part", &[("part", (*part).into()), ("count", (*count).into())])
            };
            locale.list(parts.iter().map(part)).unwrap_or_default()
        };
        let some = [("cards", 3), ("points", 2), ("comments", 1)];
        assert_eq!(said(Locale::En, &some), "3 cards, 2 curve points and 1 comment");
        assert_eq!(said(Locale::Ar, &some), "3 بطاقات ونقطتين على المنحنى وتعليق واحد");
        assert_eq!(said(Locale::He, &some), "3 כרטיסים, שתי נקודות בעקומה ותגובה אחת");
        assert_eq!(said(Locale::He, &[("links", 1), ("comments", 4)]), "חץ אחד ו־4 תגובות");
        assert_eq!(said(Locale::Fa, &some), "۳ کارت، ۲ نقطهٔ منحنی و ۱ نظر");
        let many = [("steps", 11), ("curves", 2), ("links", 100), ("comments", 12)];
        assert_eq!(said(Locale::Ar, &many), "11 خطوة ومنحنيين و100 سهم و12 تعليقًا");
        assert_eq!(said(Locale::En, &many[..1]), "11 steps");
        assert_eq!(Locale::En.list([]), None);
    }

    #[test]
    fn days_are_written_as_in_the_language() {
        let said = |locale: Locale| without_isolates(&locale.day("2026-03-03", Digits::of(locale)));
        assert_eq!(said(Locale::En), "3 March 2026");
        assert_eq!(said(Locale::Ar), "3 مارس 2026");
        assert_eq!(said(Locale::He), "3 במרץ 2026");
        assert_eq!(said(Locale::Fa), "۳ مارس ۲۰۲۶");
        assert_eq!(without_isolates(&Locale::Ar.day("2026-12-24", Digits::Arabic)), "٢٤ ديسمبر ٢٠٢٦");
        for no_day in ["2026-02-30", "soon", "", "2026"] {
            assert_eq!(without_isolates(&Locale::Fa.day(no_day, Digits::Persian)), no_day);
        }
    }
}
