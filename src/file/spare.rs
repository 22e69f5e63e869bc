//! Writing over a file in its place, where no other file can take its name.
//!
//! While the file is only half written, a whole copy of the new content, its spare, stands beside
//! it, durable and with a checksum. A program that is killed on the way leaves both; whoever reads
//! the file next, or sweeps the folder, ends the work ([`settle`]).

use std::{
    ffi::OsStr,
    io::{self, Read, SeekFrom},
    path::{Path, PathBuf},
};

use serde::de::IgnoredAny;
use sha2::{Digest as _, Sha256};

use super::{
    atomic::{TEMPORARY_PREFIX, Temporary, follow_links},
    disk::{DiskFile, SharedDisk, folder_of},
};

/// How the names of spares end.
pub(super) const SUFFIX: &str = ".whole";

/// What a spare ends with.
const MAGIC: &[u8; 8] = b"rihla-w1";
/// Length of the name (2), checksum (32), length of the content (8), and [`MAGIC`].
const TRAILER: usize = 2 + 32 + 8 + 8;
/// The largest spare that is settled, in bytes.
const MAX_BYTES: u64 = 4 << 30;

/// Where the spare of `target` stands.
fn spare_of(target: &Path) -> PathBuf {
    // The name itself could make one that is too long.
    let hash: String =
        Sha256::digest(name_of(target)).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    folder_of(target).join(format!("{TEMPORARY_PREFIX}{hash}{SUFFIX}"))
}

/// Writes the content of `new`, which is durable under the name `temporary`, over `target`.
///
/// An error after the first byte of `target` was changed leaves the spare: [`settle`] ends the work.
pub(super) fn overwrite(
    disk: &SharedDisk,
    mut new: Box<dyn DiskFile>,
    temporary: Temporary,
    target: &Path,
) -> io::Result<()> {
    // Nothing is begun that the system does not let us end.
    let mut old = disk.open(target)?;
    let path = spare_of(target);
    // What another one was writing is settled or lost to this.
    let mut spare = match disk.create(&path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if !disk.remove_abandoned(&path)? {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            disk.create(&path)?
        }
        created => created?,
    };
    let written =
        write_spare(&mut *new, &mut *spare, target).and_then(|()| disk.sync_folder(folder_of(target)));
    if let Err(error) = written {
        let _ = disk.remove(&path);
        return Err(error);
    }
    // Makes room: a full disk must not stop what follows.
    drop(new);
    drop(temporary);
    let size = spare.seek(SeekFrom::End(0))?.saturating_sub((name_of(target).len() + TRAILER) as u64);
    spare.seek(SeekFrom::Start(0))?;
    if pour(&mut *spare, size, &mut *old).is_err() {
        // Half a file is worth another try.
        spare.seek(SeekFrom::Start(0))?;
        pour(&mut *spare, size, &mut *old)?;
    }
    disk.remove(&path)?;
    disk.sync_folder(folder_of(target))
}

/// Makes `old` hold the first `size` bytes of `new`, durably. It is empty before it is filled, so
/// that it never holds a mixture.
fn pour(new: &mut dyn Read, size: u64, old: &mut dyn DiskFile) -> io::Result<()> {
    old.set_size(0)?;
    old.sync()?;
    old.seek(SeekFrom::Start(0))?;
    io::copy(&mut new.take(size), old)?;
    old.sync()
}

/// The name of `target` as a spare keeps it.
fn name_of(target: &Path) -> &[u8] {
    target.file_name().map(OsStr::as_encoded_bytes).unwrap_or_default()
}

/// The file beside the spare at `path` that is called `name`.
fn sibling(path: &Path, name: &[u8]) -> Option<PathBuf> {
    #[cfg(unix)]
    let name: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(name);
    #[cfg(not(unix))]
    let name = OsStr::new(std::str::from_utf8(name).ok()?);
    let target = folder_of(path).join(name);
    (target.file_name() == Some(name)).then_some(target)
}

/// Writes content, name and checksum into `spare`, durably.
fn write_spare(new: &mut dyn DiskFile, spare: &mut dyn DiskFile, target: &Path) -> io::Result<()> {
    let name = name_of(target);
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut buffer = vec![0; 64 << 10];
    new.seek(SeekFrom::Start(0))?;
    loop {
        let read = match new.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let piece = buffer.get(..read).unwrap_or_default();
        hash.update(piece);
        size += piece.len() as u64;
        spare.write_all(piece)?;
    }
    hash.update(name);
    let mut trailer = name.to_vec();
    trailer.extend((name.len() as u16).to_le_bytes());
    trailer.extend(hash.finalize());
    trailer.extend(size.to_le_bytes());
    trailer.extend(MAGIC);
    spare.write_all(&trailer)?;
    spare.sync()
}

/// What a whole spare says: the name it stands in for, and its content.
fn open_spare(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (rest, trailer) = bytes.split_at_checked(bytes.len().checked_sub(TRAILER)?)?;
    let (name_size, trailer) = trailer.split_first_chunk::<2>()?;
    let (hash, trailer) = trailer.split_first_chunk::<32>()?;
    let (size, magic) = trailer.split_first_chunk::<8>()?;
    let size = usize::try_from(u64::from_le_bytes(*size)).ok()?;
    let (content, name) = rest.split_at_checked(size)?;
    let agrees = magic == MAGIC
        && name.len() == usize::from(u16::from_le_bytes(*name_size))
        && Sha256::digest(rest).as_slice() == hash;
    agrees.then_some((name, content))
}

/// Ends what a writer that was killed had begun with the file at `path`: afterwards the file is
/// whole. Costs one look at the folder when there is nothing to do.
///
/// # Errors
/// When the disk fails; the spare stays.
pub(super) fn settle(disk: &SharedDisk, path: &Path) -> io::Result<()> {
    let spare = spare_of(&follow_links(&**disk, path)?);
    match disk.stat(&spare) {
        Ok(_) => settle_spare(disk, &spare),
        Err(_) => Ok(()),
    }
}

/// The same for the file that the spare at `path` stands in for.
pub(super) fn settle_spare(disk: &SharedDisk, path: &Path) -> io::Result<()> {
    // Whoever is writing it will end the work.
    let Some(_lock) = disk.lock(path)? else { return Ok(()) };
    if disk.stat(path)?.size > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let bytes = disk.read(path, MAX_BYTES)?;
    if let Some((name, content)) = open_spare(&bytes)
        && let Some(target) = sibling(path, name).filter(|target| spare_of(target) == *path)
        && needs_settling(disk, &target, content)?
    {
        let mut old = disk.open(&target)?;
        pour(&mut &*content, content.len() as u64, &mut *old)?;
    }
    // A spare that is not whole was never relied on: the file was not touched yet.
    disk.remove(path)?;
    disk.sync_folder(folder_of(path))
}

/// Whether `target` is half written. One that is whole, as it was before or as somebody wrote it
/// since, stays.
fn needs_settling(disk: &SharedDisk, target: &Path, content: &[u8]) -> io::Result<bool> {
    let there = match disk.read(target, MAX_BYTES) {
        Ok(there) => there,
        // Somebody took the file away.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(there != content && serde_json::from_slice::<IgnoredAny>(&there).is_err())
}
