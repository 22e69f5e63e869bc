//! Asking for files: the desktop's dialogs, the program's own browser, and what tests answer.

pub(crate) mod browser;
mod native;

pub use native::NativeDialogs;

use std::path::{Path, PathBuf};

use crate::{file::EXTENSION, i18n::Locale, import::PICTURE_ENDINGS};

/// What a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A map to open.
    OpenMap,
    /// A map to compare the open one with.
    CompareMap,
    /// A table to import.
    OpenTable,
    /// A picture for a card.
    AddPicture,
    /// Where to save a map.
    SaveMap,
    /// Where to put a picture.
    SavePng,
}

impl Purpose {
    /// Whether a file is to be written.
    #[must_use]
    pub fn saves(self) -> bool {
        matches!(self, Self::SaveMap | Self::SavePng)
    }

    /// How the names of the files end.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::OpenMap | Self::CompareMap => &["json"],
            Self::OpenTable => &["csv", "tsv", "txt", "md"],
            Self::AddPicture => PICTURE_ENDINGS,
            Self::SaveMap => &[EXTENSION],
            Self::SavePng => &["png"],
        }
    }

    /// Title of the dialog.
    #[must_use]
    pub fn title(self, locale: Locale) -> String {
        locale.text(match self {
            Self::OpenMap => "dialog-open-map",
            Self::CompareMap => "dialog-compare-map",
            Self::OpenTable => "dialog-open-table",
            Self::AddPicture => "dialog-add-picture",
            Self::SaveMap => "dialog-save-map",
            Self::SavePng => "dialog-save-png",
        })
    }

    /// What the files are.
    #[must_use]
    pub fn filter_name(self, locale: Locale) -> String {
        locale.text(match self {
            Self::OpenMap | Self::CompareMap | Self::SaveMap => "filter-maps",
            Self::OpenTable => "filter-tables",
            Self::AddPicture => "filter-pictures",
            Self::SavePng => "filter-png",
        })
    }

    /// Whether the file called `name` is one of those asked for.
    #[must_use]
    pub fn shows(self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.extensions().iter().any(|extension| name.ends_with(&format!(".{extension}")))
    }

    /// `path` with the ending that such files have.
    #[must_use]
    pub fn with_extension(self, path: PathBuf) -> PathBuf {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let lower = name.to_lowercase();
        let ending = match self {
            Self::SaveMap if !lower.ends_with(".json") => EXTENSION,
            Self::SavePng if !lower.ends_with(".png") => "png",
            _ => return path,
        };
        path.with_file_name(format!("{name}.{ending}"))
    }
}

/// A question for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What for.
    pub purpose: Purpose,
    /// Folder to begin in.
    pub folder: Option<PathBuf>,
    /// Name to begin with, where a file is to be written.
    pub name: String,
}

/// What a dialog came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This file.
    Chosen(PathBuf),
    /// None.
    Cancelled,
    /// The desktop has no dialogs: the program has to ask by itself.
    NoDialog,
}

/// Takes an answer, on any thread.
pub type Reply = Box<dyn FnOnce(Answer) + Send>;

/// Something that asks for files. The real one is [`NativeDialogs`]; tests answer by themselves.
pub trait FileDialogs {
    /// Asks `question` in the language `locale` and calls `reply` once, now or later. Never waits.
    fn ask(&mut self, question: &Question, locale: Locale, reply: Reply);
}

/// The name of the file at `path`, for people.
#[must_use]
pub(crate) fn shown_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// As [`shown_name`], without the ending that every map has: for lists of maps.
#[must_use]
pub(crate) fn map_name(path: &Path) -> String {
    let name = shown_name(path);
    let stem = name.strip_suffix(crate::file::EXTENSION).and_then(|stem| stem.strip_suffix('.'));
    stem.filter(|stem| !stem.is_empty()).map(str::to_owned).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_maps_says_their_names_without_the_ending_that_all_have() {
        let named = |path: &str| map_name(Path::new(path));
        assert_eq!(named("/a/رحلة.journey.json"), "رحلة");
        assert_eq!(named("/a/old.json"), "old.json");
        assert_eq!(named("/a/.journey.json"), ".journey.json");
    }

    #[test]
    fn a_saved_file_gets_its_ending_once() {
        let ended = |purpose: Purpose, name: &str| purpose.with_extension(PathBuf::from(name));
        assert_eq!(ended(Purpose::SaveMap, "/a/خريطة"), PathBuf::from("/a/خريطة.journey.json"));
        assert_eq!(ended(Purpose::SaveMap, "/a/x.json"), PathBuf::from("/a/x.json"));
        assert_eq!(ended(Purpose::SaveMap, "/a/v1.2"), PathBuf::from("/a/v1.2.journey.json"));
        assert_eq!(ended(Purpose::SavePng, "/a/x.PNG"), PathBuf::from("/a/x.PNG"));
    }
}
