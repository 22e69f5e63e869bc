//! What can go wrong between a map and its file.
//!
//! A [`FileError`] names the file and the [`Problem`]; [`FileError::message`] (in
//! `file/sentences.rs`) says it in a person's language.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::Place;
use crate::{
    i18n::{Locale, without_isolates},
    model::Limit,
};

/// A file could not be read or written.
///
/// `Display` is the English sentence; people see [`Self::message`].
#[derive(Debug, thiserror::Error)]
#[error("{}", without_isolates(&self.message(Locale::En)))]
pub struct FileError {
    file: PathBuf,
    #[source]
    problem: Box<Problem>,
}

impl FileError {
    /// `problem` with `file`.
    pub fn new(file: impl Into<PathBuf>, problem: Problem) -> Self {
        Self { file: file.into(), problem: Box::new(problem) }
    }

    /// The error of reading `file` from the disk.
    pub fn reading(file: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::new(file, Problem::of_reading(error))
    }

    /// The error of writing `file` to the disk.
    pub fn writing(file: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::new(file, Problem::of_writing(error))
    }

    /// The file that could not be read or written.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The same of a file that people know by another name, as git's temporary copies.
    #[must_use]
    pub fn of(self, file: impl Into<PathBuf>) -> Self {
        Self { file: file.into(), ..self }
    }

    /// What went wrong.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

/// What went wrong with a file. `Display` is for logs; people see [`FileError::message`].
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is a folder.
    #[error("a folder")]
    IsDirectory,
    /// It is a device, a pipe or a socket.
    #[error("no regular file")]
    NotRegular,
    /// The system does not let this person read it.
    #[error("no permission to read")]
    MayNotRead,
    /// It is larger than the program reads.
    #[error("{size} bytes, more than {limit}")]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// The disk failed in reading.
    #[error("{0}")]
    Read(#[source] io::Error),

    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// There are only zeros in it, as after a power cut or a broken copy.
    #[error("only zeros")]
    OnlyZeros,
    /// It is text in UTF-16 or UTF-32.
    #[error("UTF-16")]
    Utf16,
    /// It is no text in UTF-8.
    #[error("not UTF-8 at {0:?}")]
    NotUtf8(Place),
    /// It is not JSON.
    #[error("not JSON at {place:?}: {fault:?}")]
    Syntax {
        /// Where it stops being JSON.
        place: Place,
        /// What is wrong there.
        fault: SyntaxFault,
    },
    /// It ends in the middle.
    #[error("ends at {0:?}")]
    Truncated(Place),
    /// Its lists and objects are nested too deep.
    #[error("nested too deep at {0:?}")]
    TooDeep(Place),
    /// The same without our header: it is no journey map.
    #[error("not our header, and nested too deep at {0:?}")]
    NoMapTooDeep(Place),
    /// Git has left both sides of a conflict in it.
    #[error("a conflict of git at {0:?}")]
    MergeMarkers(Place),
    /// It is JSON, but no journey map.
    #[error("JSON without our header")]
    NotAMap,
    /// It is JSON of another program.
    #[error("format `{0}`")]
    OtherFormat(String),
    /// Its header has no version, or none that there ever was.
    #[error("no version")]
    NoVersion,
    /// A value in it is not what it should be.
    #[error("`{at}` at {place:?}: {wrong:?}")]
    WrongValue {
        /// Where; none in a file of an older version, which is changed before it is read.
        place: Option<Place>,
        /// The value's place in the document, as in `cards[3].severity`; empty is the whole.
        at: String,
        /// What is wrong with it.
        wrong: Wrong,
    },

    /// There is more in it than the program opens.
    #[error("more than {} {}", .limit.most(), .limit.name())]
    TooMuch {
        /// More of what.
        limit: Limit,
    },

    /// The map holds more than the program would open again.
    #[error("more than {} {}, or than can be opened", .limit.most(), .limit.name())]
    WouldNotOpen {
        /// More of what.
        limit: Limit,
    },
    /// The map's file would be larger than the program reads.
    #[error("{size} bytes to write, more than {limit}")]
    TooLargeToOpen {
        /// The size in bytes that it would have.
        size: u64,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// Somebody put another map into the file of ours.
    #[error("another map")]
    OtherMap,
    /// The folder to write into is not there.
    #[error("no such folder")]
    FolderMissing,
    /// The system does not let this person write there.
    #[error("no permission to write")]
    MayNotWrite,
    /// The file is marked as not to be changed.
    #[error("write-protected")]
    WriteProtected,
    /// The file has other names, and nobody has said what is to become of them.
    #[error("{others} other names")]
    OtherNames {
        /// How many.
        others: u64,
    },
    /// There is no room left on the disk.
    #[error("disk full")]
    DiskFull,
    /// This person's share of the disk is used up.
    #[error("quota used up")]
    QuotaUsedUp,
    /// The disk can only be read.
    #[error("read-only disk")]
    ReadOnlyDisk,
    /// The system takes no file of that name.
    #[error("the system refuses the name")]
    BadName,
    /// The disk failed in writing.
    #[error("{0}")]
    Write(#[source] io::Error),
    /// The map comes from a newer version of the format and would lose what this one does not know.
    #[error("the map is of version {version}")]
    NewerMap {
        /// That version.
        version: u32,
    },
    /// The file to be replaced is of a newer version of the format.
    #[error("the file there is of version {version}")]
    NewerOnDisk {
        /// That version.
        version: u32,
    },
}

impl Problem {
    fn of_reading(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::MayNotRead,
            io::ErrorKind::IsADirectory => Self::IsDirectory,
            _ => Self::Read(error),
        }
    }

    fn of_writing(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::FolderMissing,
            io::ErrorKind::PermissionDenied => Self::MayNotWrite,
            io::ErrorKind::IsADirectory => Self::IsDirectory,
            io::ErrorKind::StorageFull => Self::DiskFull,
            io::ErrorKind::QuotaExceeded => Self::QuotaUsedUp,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyDisk,
            io::ErrorKind::InvalidFilename => Self::BadName,
            _ => Self::Write(error),
        }
    }
}

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A comma that nothing follows.
    TrailingComma,
    /// Something after the document's end.
    AfterTheEnd,
    /// A number larger than any that programs count with.
    NumberTooLarge,
    /// Half of a character: `\ud83d` without its second part.
    HalfCharacter,
    /// Anything else.
    Other,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is of another type.
    Type(Expected),
    /// It is none of the names that may stand there.
    Choice {
        /// What stands there.
        found: String,
        /// What may stand there.
        choices: Vec<String>,
    },
    /// It is no colour.
    Color(String),
    /// Its key stands twice in the same object.
    Duplicate(String),
    /// Its lists and objects are nested too deep.
    TooDeep,
    /// It is a list with more items than any map has, a text that is longer, or a field with a longer name.
    Beyond(Limit),
    /// Anything else, as the JSON reader puts it.
    Other(String),
}

/// The type that a value should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// `true` or `false`.
    YesNo,
    /// A whole number.
    WholeNumber,
    /// A number.
    Number,
    /// A list.
    List,
    /// An object.
    Object,
}

impl Wrong {
    /// The fault that a message of serde names: its errors carry nothing but their text.
    pub(super) fn of_message(message: &str) -> Self {
        use crate::model::{KEY_TOO_LONG, NESTED_TOO_DEEP, TEXT_TOO_LONG, TOO_MANY_ITEMS};

        let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
        let quoted = || message.split('`').nth(1).unwrap_or_default().to_owned();
        if message == NESTED_TOO_DEEP {
            Self::TooDeep
        } else if message == TOO_MANY_ITEMS {
            Self::Beyond(Limit::Items)
        } else if message == TEXT_TOO_LONG {
            Self::Beyond(Limit::Text)
        } else if message == KEY_TOO_LONG {
            Self::Beyond(Limit::Key)
        } else if message.starts_with("duplicate field ") {
            Self::Duplicate(quoted())
        } else if message.ends_with("is neither a colour name nor #rrggbb") {
            Self::Color(quoted())
        } else if let Some((_, choices)) =
            message.strip_prefix("unknown variant ").and_then(|rest| rest.split_once(", expected "))
        {
            // "`a`", "`a` or `b`", or "one of `a`, `b`, `c`"
            let choices = choices.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            Self::Choice { found: quoted(), choices }
        } else if let Some(expected) =
            message.rsplit_once(", expected ").and_then(|(_, expected)| Expected::of_message(expected))
        {
            Self::Type(expected)
        } else {
            Self::Other(message.to_owned())
        }
    }
}

impl Expected {
    fn of_message(expected: &str) -> Option<Self> {
        match expected {
            "a string" => Some(Self::Text),
            "a boolean" => Some(Self::YesNo),
            "a whole number" => Some(Self::WholeNumber),
            "a number" => Some(Self::Number),
            "a list" => Some(Self::List),
            object if object.starts_with("an object") => Some(Self::Object),
            _ => None,
        }
    }
}
