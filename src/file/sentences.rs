//! What errors, repairs and findings say to people.

use super::{Expected, FileError, Place, Problem, ReadOnly, Repair, RepairKind, SyntaxFault, Wrong};
use crate::{
    i18n::{Arg, Locale, tamed},
    model::{Id, JourneyMap, Limit},
};

impl FileError {
    /// What happened, to which file (by its path), where in it, and what to do.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        self.message_for(&self.file().display().to_string(), locale)
    }

    /// The same with the file's name only, for where people see which folder they are in.
    #[must_use]
    pub fn message_by_name(&self, locale: Locale) -> String {
        let file = self.file();
        self.message_for(&file.file_name().unwrap_or(file.as_os_str()).to_string_lossy(), locale)
    }

    fn message_for(&self, file: &str, locale: Locale) -> String {
        let mut args = values_of(self.problem(), locale);
        args.push(("file", tamed(file).into()));
        locale.format(message_of(self.problem()), &args)
    }
}

/// The message for `problem`.
fn message_of(problem: &Problem) -> &'static str {
    match problem {
        Problem::Missing => "file-error-missing",
        Problem::IsDirectory => "file-error-is-directory",
        Problem::NotRegular => "file-error-not-regular",
        Problem::MayNotRead => "file-error-may-not-read",
        Problem::TooLarge { .. } => "file-error-too-large",
        Problem::Read(_) => "file-error-read",
        Problem::Empty => "file-error-empty",
        Problem::OnlyZeros => "file-error-only-zeros",
        Problem::Utf16 => "file-error-utf16",
        Problem::NotUtf8(_) => "file-error-not-utf8",
        Problem::Syntax { fault, .. } => match fault {
            SyntaxFault::TrailingComma => "file-error-trailing-comma",
            SyntaxFault::AfterTheEnd => "file-error-after-the-end",
            SyntaxFault::NumberTooLarge => "file-error-number-too-large",
            SyntaxFault::HalfCharacter => "file-error-half-character",
            SyntaxFault::Other => "file-error-syntax",
        },
        Problem::Truncated(_) => "file-error-truncated",
        Problem::TooDeep(_) => "file-error-too-deep",
        Problem::NoMapTooDeep(_) => "file-error-no-map-too-deep",
        Problem::MergeMarkers(_) => "file-error-merge-markers",
        Problem::NotAMap => "file-error-not-a-map",
        Problem::OtherFormat(_) => "file-error-other-format",
        Problem::NoVersion => "file-error-no-version",
        // A card too many is no mistake to be corrected in a text editor.
        Problem::WrongValue { .. } if are_too_many_cards(problem) => "file-error-too-much",
        Problem::WrongValue { .. } => "file-error-wrong-value",
        Problem::TooMuch { .. } => "file-error-too-much",
        Problem::WouldNotOpen { .. } => "file-error-would-not-open",
        Problem::TooLargeToOpen { .. } => "file-error-too-large-to-open",
        Problem::FolderMissing => "file-error-folder-missing",
        Problem::MayNotWrite => "file-error-may-not-write",
        Problem::WriteProtected => "file-error-write-protected",
        Problem::OtherNames { .. } => "file-error-other-names",
        Problem::DiskFull => "file-error-disk-full",
        Problem::QuotaUsedUp => "file-error-quota",
        Problem::ReadOnlyDisk => "file-error-read-only-disk",
        Problem::BadName => "file-error-bad-name",
        Problem::Write(_) => "file-error-write",
        Problem::NewerMap { .. } => "file-error-newer-map",
        Problem::OtherMap => "file-error-other-map",
        Problem::NewerOnDisk { .. } => "file-error-newer-on-disk",
    }
}

/// What the message for `problem` speaks of.
fn values_of(problem: &Problem, locale: Locale) -> Vec<(&'static str, Arg<'_>)> {
    match problem {
        Problem::TooLarge { size, limit } | Problem::TooLargeToOpen { size, limit } => {
            vec![("size", mebibytes(*size)), ("limit", mebibytes(*limit))]
        }
        Problem::Read(error) | Problem::Write(error) => vec![("reason", error.to_string().into())],
        Problem::NotUtf8(place)
        | Problem::Syntax { place, .. }
        | Problem::Truncated(place)
        | Problem::TooDeep(place)
        | Problem::NoMapTooDeep(place)
        | Problem::MergeMarkers(place) => place_args(*place).into(),
        Problem::OtherFormat(format) => vec![("format", shown(format))],
        Problem::WrongValue { .. } if are_too_many_cards(problem) => limit_args(Limit::Cards, locale).into(),
        Problem::WrongValue { place, at, wrong } => {
            vec![("where", where_text(*place, at, locale).into()), ("wrong", wrong.text(locale).into())]
        }
        Problem::TooMuch { limit } | Problem::WouldNotOpen { limit } => limit_args(*limit, locale).into(),
        Problem::OtherNames { others } => {
            vec![("others", i64::try_from(*others).unwrap_or(i64::MAX).into())]
        }
        Problem::NewerMap { version } | Problem::NewerOnDisk { version } => {
            vec![("version", i64::from(*version).into())]
        }
        _ => Vec::new(),
    }
}

/// Where something is, for a message.
fn place_args(place: Place) -> [(&'static str, Arg<'static>); 2] {
    [("line", place.line.into()), ("column", place.column.into())]
}

/// A text from a file as it may stand in a sentence: short, and nothing in it acts on the rest.
fn shown(text: &str) -> Arg<'static> {
    /// Enough to find it by.
    const MOST_CHARS: usize = 80;

    let mut short: String = tamed(text).chars().take(MOST_CHARS).collect();
    if text.chars().nth(MOST_CHARS).is_some() {
        short.push('…');
    }
    short.into()
}

/// Whether the list that is too long is that of the cards.
fn are_too_many_cards(problem: &Problem) -> bool {
    matches!(problem, Problem::WrongValue { at, wrong: Wrong::Beyond(Limit::Items), .. } if at == "cards")
}

/// What a limit's messages speak of: which it is, and the most that may be.
fn limit_args(limit: Limit, locale: Locale) -> [(&'static str, Arg<'static>); 2] {
    [("kind", limit.name().into()), ("most", locale.count(limit.most()).into())]
}

/// `bytes` in MiB, rounded up.
fn mebibytes(bytes: u64) -> Arg<'static> {
    Arg::from(i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX))
}

/// "line 12, column 5, in cards[3].severity", as far as it is known.
fn where_text(place: Option<Place>, path: &str, locale: Locale) -> String {
    let mut args = vec![("path", shown(path))];
    if let Some(place) = place {
        args.extend(place_args(place));
    }
    let id = match (place.is_some(), path.is_empty()) {
        (true, false) => "file-where-place-and-path",
        (true, true) => "file-where-place",
        (false, _) => "file-where-path",
    };
    locale.format(id, &args)
}

impl Wrong {
    fn text(&self, locale: Locale) -> String {
        match self {
            Self::Type(expected) => locale.text(match expected {
                Expected::Text => "file-wrong-text",
                Expected::YesNo => "file-wrong-yes-no",
                Expected::WholeNumber => "file-wrong-whole-number",
                Expected::Number => "file-wrong-number",
                Expected::List => "file-wrong-list",
                Expected::Object => "file-wrong-object",
            }),
            Self::Choice { found, choices } => {
                let separator = format!("{} ", locale.text("list-separator"));
                let args = [("found", shown(found)), ("choices", choices.join(&separator).into())];
                locale.format("file-wrong-choice", &args)
            }
            Self::Color(found) => locale.format("file-wrong-color", &[("found", shown(found))]),
            Self::Duplicate(key) => locale.format("file-wrong-duplicate", &[("key", shown(key))]),
            Self::TooDeep => locale.text("file-wrong-too-deep"),
            Self::Beyond(limit) => locale.format("file-wrong-beyond", &limit_args(*limit, locale)),
            Self::Other(reason) => locale.format("file-wrong-other", &[("reason", shown(reason))]),
        }
    }
}

impl ReadOnly {
    /// Why the map can be looked at but not changed.
    #[must_use]
    pub fn message(self, locale: Locale) -> String {
        let Self::NewerVersion { version, lost } = self;
        let args = [("version", i64::from(version).into()), ("lost", lost.into())];
        locale.format(if lost == 0 { "file-read-only-newer" } else { "file-read-only-newer-lost" }, &args)
    }
}

impl Repair {
    /// What was mended or found loose, and how often.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let id = match self.kind {
            RepairKind::MissingId => "file-repair-missing-id",
            RepairKind::DuplicateId => "file-repair-duplicate-id",
            RepairKind::StageWithoutSteps => "file-repair-stage-without-steps",
            RepairKind::OutOfRange => "file-repair-out-of-range",
            RepairKind::PointsOutOfOrder => "file-repair-points-out-of-order",
            RepairKind::UnplacedCards => "file-repair-unplaced-cards",
            RepairKind::LoosePoints => "file-repair-loose-points",
            RepairKind::LooseLinks => "file-repair-loose-links",
            RepairKind::LooseMentions => "file-repair-loose-mentions",
            RepairKind::MissingPictures => "file-repair-missing-pictures",
            RepairKind::TooLargePictures => "file-repair-too-large-pictures",
            RepairKind::DamagedPictures => "file-repair-damaged-pictures",
            RepairKind::ClosedAddresses => "file-repair-closed-addresses",
        };
        locale.format(id, &[("count", self.items.len().into())])
    }

    /// The same with the first places in `map` where it happened, where the map itself does not show them.
    #[must_use]
    pub fn message_in(&self, map: &JourneyMap, locale: Locale) -> String {
        /// Enough to begin with.
        const MOST: usize = 3;

        let message = self.message(locale);
        let shows_itself = !matches!(
            self.kind,
            RepairKind::MissingPictures
                | RepairKind::TooLargePictures
                | RepairKind::DamagedPictures
                | RepairKind::ClosedAddresses
        );
        if shows_itself {
            return message;
        }
        let mut places: Vec<String> =
            self.items.iter().filter_map(|id| place_of(map, id, locale)).take(MOST).collect();
        if self.items.len() > MOST {
            places.push("…".to_owned());
        }
        if places.is_empty() {
            return message;
        }
        let separator = format!("{} ", locale.text("list-separator"));
        let args = [("message", message.into()), ("places", places.join(&separator).into())];
        locale.format("file-repair-places", &args)
    }
}

/// What people call the card or persona `id`, and where it stands.
fn place_of(map: &JourneyMap, id: &Id, locale: Locale) -> Option<String> {
    if let Some(persona) = map.personas.iter().find(|persona| persona.id == *id) {
        return Some(locale.format("file-place-persona", &[("name", shown(persona.name.trim()))]));
    }
    let card = map.card(id)?;
    let text = card.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let lane = map.lane(&card.lane).map_or("", |lane| lane.title.trim());
    let stage = map.stage_of_step(&card.step).map_or("", |stage| stage.title.trim());
    let args = [("text", shown(text)), ("lane", shown(lane)), ("stage", shown(stage))];
    Some(locale.format(if text.is_empty() { "file-place-card-untitled" } else { "file-place-card" }, &args))
}
