//! Tables of text become journey maps.
//!
//! In: CSV, TSV, Markdown or pipe tables, from a file or the clipboard, stages as rows or as
//! columns. Out: a [`JourneyMap`] with a lane for every other heading, feelings as a curve, lists
//! as several cards; and notes on what had to be guessed. What people wrote stays as they wrote it.
//! Pictures become media of a map.

mod build;
mod decode;
mod emotions;
mod error;
mod fold;
mod grid;
mod headings;
mod html;
mod items;
mod language;
mod limits;
mod picture;
mod shape;

use std::{fs::File, io, io::Read as _, path::Path};

pub use error::{ImportError, ImportFault, ImportNote};
pub use html::{HtmlCell, HtmlTable, html_table, own_fragment};
pub use picture::{
    PICTURE_ENDINGS, Picture, PictureError, PictureFault, is_picture, picture, picture_of_pixels,
    read_picture,
};

use crate::{i18n::Locale, model::JourneyMap};

/// Largest file that is read, in megabytes.
const FILE_LIMIT_MB: usize = 64;

/// What is known about a table besides its text.
#[derive(Clone, Debug, Default)]
pub struct TableHint {
    /// Name of its file, for errors and, without its ending, for the title; empty for pasted text.
    pub name: String,
    /// Language of the map where the table's letters do not tell.
    pub locale: Locale,
}

/// A table that has become a map.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The map; its ids are new.
    pub map: JourneyMap,
    /// What was guessed or left out.
    pub notes: Vec<ImportNote>,
}

/// Makes a map of the first table in `text`.
///
/// # Errors
/// When the text holds no table, or one too large for a map.
///
/// ```
/// use rihla::import::{TableHint, table};
/// let text = "Stage | Feelings | Pain points\n---|---|---\nDecision | Tense | Few ways to pay";
/// let map = table(text, &TableHint::default()).unwrap().map;
/// assert_eq!(map.stages[0].title, "Decision");
/// assert!(map.curves[0].points[0].value < 0.0);
/// assert_eq!(map.cards[0].text, "Few ways to pay");
/// ```
pub fn table(text: &str, hint: &TableHint) -> Result<Imported, ImportError> {
    let failed = |fault| ImportError { name: hint.name.clone(), fault };
    let grid = grid::read(text).map_err(failed)?;
    let mut imported = build::build(grid, hint);
    limits::hold(&mut imported).map_err(failed)?;
    Ok(imported)
}

/// Makes a map of the first table in `bytes`: UTF-8, or UTF-16 with a byte order mark.
///
/// # Errors
/// As [`table`], and when the bytes are not text.
pub fn bytes(bytes: &[u8], hint: &TableHint) -> Result<Imported, ImportError> {
    let text = decode::decode(bytes).map_err(|fault| ImportError { name: hint.name.clone(), fault })?;
    table(&text, hint)
}

/// Makes a map of the first table in the file at `path`; `locale` is its language where its
/// letters do not tell.
///
/// # Errors
/// As [`bytes`], and when the file cannot be read.
pub fn read(path: &Path, locale: Locale) -> Result<Imported, ImportError> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let hint = TableHint { name, locale };
    let failed = |fault| ImportError { name: hint.name.clone(), fault };
    let content = read_file(path).map_err(failed)?;
    bytes(&content, &hint)
}

fn read_file(path: &Path) -> Result<Vec<u8>, ImportFault> {
    let fault = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ImportFault::NotFound,
        io::ErrorKind::PermissionDenied => ImportFault::Denied,
        io::ErrorKind::IsADirectory => ImportFault::Folder,
        _ => ImportFault::Unreadable(error.to_string()),
    };
    if path.is_dir() {
        return Err(ImportFault::Folder);
    }
    let limit = FILE_LIMIT_MB * 1024 * 1024;
    let mut content = Vec::new();
    // One byte more than allowed tells a file that is too large, even one without an end.
    let most = u64::try_from(limit).map_or(u64::MAX, |limit| limit + 1);
    File::open(path).map_err(fault)?.take(most).read_to_end(&mut content).map_err(fault)?;
    if content.len() > limit { Err(ImportFault::FileTooLarge { limit: FILE_LIMIT_MB }) } else { Ok(content) }
}

/// Whether `text`, on its way from the clipboard, is a table rather than prose: cells between
/// tabs or pipes, or between commas under headings that are known.
#[must_use]
pub fn looks_like_table(text: &str) -> bool {
    let Ok(grid) = grid::read(text) else { return false };
    match grid.form {
        grid::Form::Markdown | grid::Form::Delimited(b'\t' | b'|') => {
            grid.rows.len() > 2 || shape::certainty(&grid.rows) > 0
        }
        grid::Form::Delimited(_) => shape::certainty(&grid.rows) > 0,
    }
}

#[cfg(test)]
mod tests;
