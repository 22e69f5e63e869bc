//! What errors, repairs and findings say to people.

use super::{Expected, FileError, Place, Problem, ReadOnly, Repair, RepairKind, SyntaxFault, Wrong};
use crate::{
    i18n::{Arg, Locale, tamed},
    model::Limit,
};

impl FileError {
    /// What happened, to which file, where in it, and what to do.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut args = vec![("file", Arg::from(tamed(&self.file().display().to_string())))];
        let id = describe(self.problem(), locale, &mut args);
        locale.format(id, &args)
    }
}

/// The message for `problem`; puts its values into `args`.
fn describe(problem: &Problem, locale: Locale, args: &mut Vec<(&'static str, Arg<'_>)>) -> &'static str {
    let mut at = |place: &Place| {
        args.push(("line", place.line.into()));
        args.push(("column", place.column.into()));
    };
    match problem {
        Problem::Missing => "file-error-missing",
        Problem::IsDirectory => "file-error-is-directory",
        Problem::NotRegular => "file-error-not-regular",
        Problem::MayNotRead => "file-error-may-not-read",
        Problem::TooLarge { size, limit } => {
            args.push(("size", mebibytes(*size)));
            args.push(("limit", mebibytes(*limit)));
            "file-error-too-large"
        }
        Problem::Read(error) => {
            args.push(("reason", error.to_string().into()));
            "file-error-read"
        }
        Problem::Empty => "file-error-empty",
        Problem::OnlyZeros => "file-error-only-zeros",
        Problem::Utf16 => "file-error-utf16",
        Problem::NotUtf8(place) => {
            at(place);
            "file-error-not-utf8"
        }
        Problem::Syntax { place, fault } => {
            at(place);
            match fault {
                SyntaxFault::TrailingComma => "file-error-trailing-comma",
                SyntaxFault::AfterTheEnd => "file-error-after-the-end",
                SyntaxFault::NumberTooLarge => "file-error-number-too-large",
                SyntaxFault::HalfCharacter => "file-error-half-character",
                SyntaxFault::Other => "file-error-syntax",
            }
        }
        Problem::Truncated(place) => {
            at(place);
            "file-error-truncated"
        }
        Problem::TooDeep(place) => {
            at(place);
            "file-error-too-deep"
        }
        Problem::MergeMarkers(place) => {
            at(place);
            "file-error-merge-markers"
        }
        Problem::NotAMap => "file-error-not-a-map",
        Problem::OtherFormat(format) => {
            args.push(("format", shown(format)));
            "file-error-other-format"
        }
        Problem::NoVersion => "file-error-no-version",
        Problem::WrongValue { place, at: path, wrong } => {
            if let Some(place) = place {
                at(place);
            }
            args.push(("where", where_text(*place, path, locale).into()));
            args.push(("wrong", wrong.text(locale).into()));
            "file-error-wrong-value"
        }
        Problem::TooMuch { limit } => {
            args.extend(limit_args(*limit, locale));
            "file-error-too-much"
        }
        Problem::WouldNotOpen { limit } => {
            args.extend(limit_args(*limit, locale));
            "file-error-would-not-open"
        }
        Problem::TooLargeToOpen { size, limit } => {
            args.push(("size", mebibytes(*size)));
            args.push(("limit", mebibytes(*limit)));
            "file-error-too-large-to-open"
        }
        Problem::FolderMissing => "file-error-folder-missing",
        Problem::MayNotWrite => "file-error-may-not-write",
        Problem::WriteProtected => "file-error-write-protected",
        Problem::OtherNames { others } => {
            args.push(("others", i64::try_from(*others).unwrap_or(i64::MAX).into()));
            "file-error-other-names"
        }
        Problem::DiskFull => "file-error-disk-full",
        Problem::QuotaUsedUp => "file-error-quota",
        Problem::ReadOnlyDisk => "file-error-read-only-disk",
        Problem::BadName => "file-error-bad-name",
        Problem::Write(error) => {
            args.push(("reason", error.to_string().into()));
            "file-error-write"
        }
        Problem::NewerMap { version } => {
            args.push(("version", i64::from(*version).into()));
            "file-error-newer-map"
        }
        Problem::OtherMap => "file-error-other-map",
        Problem::NewerOnDisk { version } => {
            args.push(("version", i64::from(*version).into()));
            "file-error-newer-on-disk"
        }
    }
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
        args.push(("line", place.line.into()));
        args.push(("column", place.column.into()));
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
                let args = [("found", shown(found)), ("choices", choices.as_str().into())];
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
            RepairKind::ClosedAddresses => "file-repair-closed-addresses",
        };
        locale.format(id, &[("count", self.items.len().into())])
    }
}
