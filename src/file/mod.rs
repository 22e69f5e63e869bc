//! The document on disk: one journey map as a JSON file, `NAME.journey.json`.
//!
//! Reading: bytes → header → (migrations of an older version) → model → [`repair`]. Writing: the
//! model in a fixed order of keys, pretty-printed, one property a line, put in place of the old
//! file at once ([`atomic`]). What goes wrong is a [`FileError`], a sentence in the person's
//! language that names the file, the place in it and what to do.
//!
//! A file of a newer version opens read-only, as far as it can be understood. Such a map carries
//! its version among its unknown fields, so that nothing here can write it as an older one.

pub mod atomic;
pub mod disk;
mod error;
mod header;
pub mod journal;
pub mod keep;
mod migrate;
pub mod picture;
mod place;
mod read;
mod repair;
mod samples;
mod schema;
mod sentences;
pub mod settings;
pub mod shared;
mod spare;
mod traces;
pub mod versions;
mod write;

#[cfg(test)]
mod power_tests;
#[cfg(test)]
mod tests;

pub use error::{Expected, FileError, Problem, SyntaxFault, Wrong};
pub use header::FORMAT;
pub use migrate::VERSION;
pub use place::Place;
pub use read::{ContentHash, MAX_BYTES, Opened, ReadOnly, bytes_of, parse, read};
pub use repair::{Repair, RepairKind, examine_pictures, repair};
pub use samples::{SAMPLES, Sample};
pub use schema::schema;
pub use traces::remember_in;
pub use write::{newer_version, save, save_on, to_json, to_readable};

/// What the name of a map's file ends with.
pub const EXTENSION: &str = "journey.json";
