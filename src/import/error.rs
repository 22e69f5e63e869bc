//! Why a table could not be imported, and what is worth saying when it was.

use crate::{
    i18n::{Arg, Locale, tamed},
    model::{Limit, MAX_TEXT},
};

/// A table could not be imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Locale::En))]
pub struct ImportError {
    /// Name of the file; empty for pasted text.
    pub name: String,
    /// What was wrong.
    pub fault: ImportFault,
}

/// What can be wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportFault {
    /// There is no such file.
    NotFound,
    /// The file may not be read.
    Denied,
    /// It is a folder.
    Folder,
    /// The system could not read it and says why.
    Unreadable(String),
    /// The file has more than this many megabytes.
    FileTooLarge {
        /// Largest size, in megabytes.
        limit: usize,
    },
    /// The bytes are neither UTF-8 nor UTF-16.
    Encoding,
    /// It is a spreadsheet's own file, not a text.
    Workbook,
    /// There is no text.
    Empty,
    /// The text has one column at most.
    OneColumn,
    /// There are headings and nothing under them.
    OneRow,
    /// The table has more than this many cells.
    TooLarge {
        /// Most cells.
        limit: usize,
    },
    /// There are more parts in it than a map can have.
    Beyond(Limit),
}

impl ImportFault {
    /// What is wrong and what to do about it, in the language of `locale`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::NotFound => locale.text("import-not-found"),
            Self::Denied => locale.text("import-denied"),
            Self::Folder => locale.text("import-folder"),
            Self::Unreadable(reason) => {
                locale.format("import-unreadable", &[("reason", Arg::from(reason.as_str()))])
            }
            Self::FileTooLarge { limit } => {
                locale.format("import-file-too-large", &[("limit", Arg::from(*limit))])
            }
            Self::Encoding => locale.text("import-encoding"),
            Self::Workbook => locale.text("import-workbook"),
            Self::Empty => locale.text("import-empty"),
            Self::OneColumn => locale.text("import-one-column"),
            Self::OneRow => locale.text("import-one-row"),
            Self::TooLarge { limit } => locale.format("import-too-large", &[("limit", Arg::from(*limit))]),
            Self::Beyond(limit) => {
                let args = [("kind", limit.name().into()), ("most", locale.count(limit.most()).into())];
                locale.format("import-beyond", &args)
            }
        }
    }
}

impl ImportError {
    /// What happened, to which file and what to do next, in the language of `locale`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let fault = self.fault.message(locale);
        if self.name.is_empty() {
            return locale.format("import-failed-text", &[("fault", Arg::from(fault))]);
        }
        locale.format("import-failed", &[("name", tamed(&self.name).into()), ("fault", Arg::from(fault))])
    }
}

/// Something that was decided while importing and that a person may want to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportNote {
    /// No heading was recognised: the first column was taken for the stages.
    NoKnownHeading,
    /// These headings were not recognised and became lanes of text; in the order of the table.
    UnknownHeadings(Vec<String>),
    /// These feelings are in no lexicon and stand at neutral; in the order of the journey.
    UnknownFeelings(Vec<String>),
    /// This many rows had more cells than there are headings.
    OverlongRows(usize),
    /// This many lines around the table were not imported.
    LinesLeftOut(usize),
    /// This many characters of texts that are too long were left out.
    Clipped(usize),
}

impl ImportNote {
    /// The note as a sentence in the language of `locale`.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let list = |words: &[String]| Arg::from(shortened(words, &locale.text("list-separator")));
        match self {
            Self::NoKnownHeading => locale.text("import-note-no-known-heading"),
            Self::UnknownHeadings(headings) => {
                locale.format("import-note-unknown-headings", &[("headings", list(headings))])
            }
            Self::UnknownFeelings(words) => {
                locale.format("import-note-unknown-feelings", &[("words", list(words))])
            }
            Self::OverlongRows(rows) => {
                locale.format("import-note-overlong-rows", &[("rows", Arg::from(*rows))])
            }
            Self::LinesLeftOut(lines) => {
                locale.format("import-note-lines-left-out", &[("lines", Arg::from(*lines))])
            }
            Self::Clipped(characters) => {
                let args = [("characters", Arg::from(*characters)), ("most", locale.count(MAX_TEXT).into())];
                locale.format("import-note-clipped", &args)
            }
        }
    }
}

/// The first of `words` in one line, each as it may stand in a sentence, and an ellipsis where there are more.
fn shortened(words: &[String], separator: &str) -> String {
    const SHOWN: usize = 6;
    const LETTERS: usize = 60;
    let short = |word: &String| match word.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", tamed(word.get(..end).unwrap_or(word))),
        None => tamed(word),
    };
    let mut shown: Vec<String> = words.iter().take(SHOWN).map(short).collect();
    if words.len() > SHOWN {
        shown.push("…".to_owned());
    }
    // Fluent trims the ends of a message, so the space after a separator is added here.
    shown.join(&format!("{separator} "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::without_isolates;

    #[test]
    fn every_fault_and_note_speaks_every_language() {
        let faults = [
            ImportFault::NotFound,
            ImportFault::Denied,
            ImportFault::Folder,
            ImportFault::Unreadable("disk on fire".to_owned()),
            ImportFault::FileTooLarge { limit: 64 },
            ImportFault::Encoding,
            ImportFault::Workbook,
            ImportFault::Empty,
            ImportFault::OneColumn,
            ImportFault::OneRow,
            ImportFault::TooLarge { limit: 7 },
            ImportFault::Beyond(Limit::Cards),
            ImportFault::Beyond(Limit::Text),
        ];
        let notes = [
            ImportNote::NoKnownHeading,
            ImportNote::UnknownHeadings(vec!["x".to_owned()]),
            ImportNote::UnknownFeelings(vec!["x".to_owned(); 9]),
            ImportNote::OverlongRows(3),
            ImportNote::LinesLeftOut(1),
            ImportNote::Clipped(12),
        ];
        for locale in Locale::ALL {
            for fault in &faults {
                let error = ImportError { name: "table.csv".to_owned(), fault: fault.clone() };
                let message = error.message(locale);
                assert!(message.contains("table.csv") && !message.contains("import-"), "{message}");
            }
            for note in &notes {
                assert!(!note.message(locale).contains("import-"), "{locale:?} {note:?}");
            }
        }
    }

    #[test]
    fn an_error_is_a_sentence() {
        let error = ImportError { name: "a.csv".to_owned(), fault: ImportFault::OneColumn };
        insta::assert_snapshot!(without_isolates(&error.to_string()), @r#"
    “a.csv” could not be imported. It has no columns. A table needs a column of stages and at least one lane, separated by commas, tabs or “|”.
    "#);
    }
}
