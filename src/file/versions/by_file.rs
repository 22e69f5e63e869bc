//! Which maps have versions of a file: a table beside their folders, so that whoever looks for the versions of a file
//! reads the indices of its maps and no others. Files and maps only ever come together in it; where nothing of a file is
//! kept any more, its line says nothing that the index does not correct. Without the table it is made anew from all
//! indices.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{MAX_BYTES, Versions};
use crate::file::{
    FileError,
    atomic::{self, OtherNames},
};

const TABLE: &str = "files.json";
/// Files in the table from which on those are taken out of which nothing is kept.
const MANY: usize = 5000;

/// Names of the folders of maps, by the noted path of the file into which they were saved.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Table(BTreeMap<String, BTreeSet<String>>);

impl Table {
    fn add(&mut self, file: &str, folder: &Path) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.0.entry(file.to_owned()).or_default().insert(name);
    }
}

impl Versions {
    /// The folders of the maps of which there may be versions that were saved into the file noted as `file`.
    pub(super) fn folders_of(&self, file: &str) -> Vec<PathBuf> {
        let table = self.table().unwrap_or_else(|| {
            let lock = self.lock(&self.folder);
            let table = self.table().unwrap_or_else(|| self.made_anew());
            if lock.is_ok() {
                // It is made again where it cannot be kept.
                let _ = self.write_table(&table);
            }
            table
        });
        // A name is part of a path.
        let is_name = |name: &&String| name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let names = table.0.get(file).into_iter().flatten().filter(is_name);
        names.map(|name| self.folder.join(name)).collect()
    }

    /// Notes that versions of `file` are in `folder` from now on.
    pub(super) fn note_file(&self, file: &str, folder: &Path) -> Result<(), FileError> {
        let lock = self.lock(&self.folder).map_err(|error| FileError::writing(&self.folder, error))?;
        let known = self.table().filter(|table| table.0.len() < MANY);
        let mut table = known.unwrap_or_else(|| self.made_anew());
        table.add(file, folder);
        self.write_table(&table)?;
        drop(lock);
        Ok(())
    }

    /// The table; none where there is none that can be read.
    fn table(&self) -> Option<Table> {
        let bytes = self.disk.read(&self.folder.join(TABLE), MAX_BYTES).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    fn write_table(&self, table: &Table) -> Result<(), FileError> {
        let path = self.folder.join(TABLE);
        let bytes = serde_json::to_vec(table).map_err(|error| FileError::writing(&path, error.into()))?;
        atomic::put(&self.disk, &path, &bytes, OtherNames::Stay)
    }

    /// What all indices say.
    fn made_anew(&self) -> Table {
        let mut table = Table::default();
        for name in self.disk.names(&self.folder).unwrap_or_default() {
            let folder = self.folder.join(name);
            for version in self.read_index(&folder).unwrap_or_default() {
                if !version.file.is_empty() {
                    table.add(&version.file, &folder);
                }
            }
        }
        table
    }
}
