//! Writing over a file in its place, where no other file can take its name.
//!
//! While the file is only half written, a whole copy of the new content, its spare, stands beside
//! it, durable and with a checksum. A program that is killed on the way leaves both; whoever reads
//! the file next, or sweeps the folder, ends the work ([`settle`]).
//!
//! A spare may have come from anywhere, in an archive for example, and its checksum keeps nobody from
//! writing one. So it is poured only into a file that looks as pouring leaves it: the first bytes of
//! the content, with zeros for what did not reach the disk. Whatever else stands there stays.

use std::{
    ffi::OsStr,
    io::{self, BufReader, Read, SeekFrom},
    path::{Path, PathBuf},
};

use serde::de::IgnoredAny;
use sha2::{Digest as _, Sha256};

use super::{
    atomic::{TEMPORARY_PREFIX, Temporary, follow_links},
    disk::{Disk, DiskFile, Kind, SharedDisk, folder_of},
};

/// How the names of spares end.
pub(super) const SUFFIX: &str = ".whole";

/// What a spare ends with.
const MAGIC: &[u8; 8] = b"rihla-w2";
/// Length of the name (2), hash of the old content (32), checksum (32), length of the content (8), and [`MAGIC`].
const TRAILER: usize = 2 + 32 + 32 + 8 + 8;
/// The largest spare that is settled, in bytes.
const MAX_BYTES: u64 = 4 << 30;
/// Bytes that are read at a time.
const PIECE: usize = 64 << 10;

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
    let mut spare = begin(&**disk, &path, target)?;
    let written = write_spare(&mut *new, &mut *old, &mut *spare, target)
        .and_then(|size| disk.sync_folder(folder_of(target)).map(|()| size));
    let size = match written {
        Ok(size) => size,
        Err(error) => {
            let _ = disk.remove(&path);
            return Err(error);
        }
    };
    // Makes room: a full disk must not stop what follows.
    drop(new);
    drop(temporary);
    if pour(&mut *spare, size, &mut *old).is_err() {
        // Half a file is worth another try.
        pour(&mut *spare, size, &mut *old)?;
    }
    disk.remove(&path)?;
    disk.sync_folder(folder_of(target))
}

/// A new spare at `path`, which nobody may read who may not read `target`.
fn begin(disk: &dyn Disk, path: &Path, target: &Path) -> io::Result<Box<dyn DiskFile>> {
    // What another one was writing is settled or lost to this.
    let mut spare = match disk.create_private(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if !disk.remove_abandoned(path)? {
                return Err(io::ErrorKind::ResourceBusy.into());
            }
            disk.create_private(path)?
        }
        created => created?,
    };
    // Others who may read the file can end the work, too; where that cannot be had we can.
    let _ = spare.dress_as(target);
    Ok(spare)
}

/// Makes `old` hold the first `size` bytes of `new`, durably. It is empty before it is filled, so
/// that it never holds a mixture.
fn pour(new: &mut dyn DiskFile, size: u64, old: &mut dyn DiskFile) -> io::Result<()> {
    new.seek(SeekFrom::Start(0))?;
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

/// Gives `take` the first `most` bytes of `file`, piece by piece.
fn each_piece(
    file: &mut dyn DiskFile,
    most: u64,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    let mut file = file.take(most);
    let mut buffer = vec![0; PIECE];
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => take(buffer.get(..read).unwrap_or_default())?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// The SHA-256 of the first `most` bytes of `file`.
fn hash_of(file: &mut dyn DiskFile, most: u64) -> io::Result<Sha256> {
    let mut hash = Sha256::new();
    each_piece(file, most, |piece| {
        hash.update(piece);
        Ok(())
    })?;
    Ok(hash)
}

/// Writes content, name and checksum into `spare`, durably; the size of the content.
fn write_spare(
    new: &mut dyn DiskFile,
    old: &mut dyn DiskFile,
    spare: &mut dyn DiskFile,
    target: &Path,
) -> io::Result<u64> {
    let name = name_of(target);
    let before = hash_of(old, u64::MAX)?.finalize();
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    each_piece(new, u64::MAX, |piece| {
        hash.update(piece);
        size += piece.len() as u64;
        spare.write_all(piece)
    })?;
    let mut trailer = name.to_vec();
    trailer.extend((name.len() as u16).to_le_bytes());
    trailer.extend(before);
    hash.update(&trailer);
    trailer.extend(hash.finalize());
    trailer.extend(size.to_le_bytes());
    trailer.extend(MAGIC);
    spare.write_all(&trailer)?;
    spare.sync()?;
    Ok(size)
}

/// What a whole spare says.
struct Whole {
    /// The name that it stands in for.
    name: Vec<u8>,
    /// Length of the content, in bytes.
    size: u64,
    /// The SHA-256 of what stood in the file before.
    before: [u8; 32],
}

/// What a spare of `all` bytes says; none where it is not whole.
fn open_spare(spare: &mut dyn DiskFile, all: u64) -> io::Result<Option<Whole>> {
    let Some(rest) = all.checked_sub(TRAILER as u64) else { return Ok(None) };
    let mut trailer = [0; TRAILER];
    spare.seek(SeekFrom::Start(rest))?;
    spare.read_exact(&mut trailer)?;
    let fields = || {
        let (name, trailer) = trailer.split_first_chunk::<2>()?;
        let (before, trailer) = trailer.split_first_chunk::<32>()?;
        let (hash, trailer) = trailer.split_first_chunk::<32>()?;
        let (size, magic) = trailer.split_first_chunk::<8>()?;
        (magic == MAGIC).then_some((u16::from_le_bytes(*name), *before, *hash, u64::from_le_bytes(*size)))
    };
    let Some((name_size, before, hash, size)) = fields() else { return Ok(None) };
    if size.checked_add(u64::from(name_size)) != Some(rest) {
        return Ok(None);
    }
    let mut name = vec![0; usize::from(name_size)];
    spare.seek(SeekFrom::Start(size))?;
    spare.read_exact(&mut name)?;
    // The checksum covers everything that stands before it.
    let summed = hash_of(spare, rest + 2 + 32)?.finalize();
    Ok((summed.as_slice() == hash).then_some(Whole { name, size, before }))
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
    // A link or a pipe of that name is none of ours.
    if disk.link(path)?.is_some() || disk.stat(path)?.kind != Kind::File {
        return Ok(());
    }
    // Whoever is writing it will end the work.
    let Some(_lock) = disk.lock(path)? else { return Ok(()) };
    let stat = disk.stat(path)?;
    if stat.size > MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut spare = disk.open(path)?;
    if let Some(whole) = open_spare(&mut *spare, stat.size)?
        && let Some(target) = sibling(path, &whole.name).filter(|target| spare_of(target) == *path)
    {
        match state_of(disk, &target, &mut *spare, &whole, stat.owner)? {
            State::Whole => {}
            State::Strange => return Ok(()),
            State::Begun => pour(&mut *spare, whole.size, &mut *disk.open(&target)?)?,
        }
    }
    // A spare that is not whole was never relied on: the file was not touched yet.
    disk.remove(path)?;
    disk.sync_folder(folder_of(path))
}

/// How a file stands that has a spare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// As it was before, as it is to be, as somebody wrote it since, or taken away.
    Whole,
    /// The content of the spare was begun to be poured into it.
    Begun,
    /// Neither: whatever it is, the spare has no business with it.
    Strange,
}

fn state_of(
    disk: &SharedDisk,
    target: &Path,
    spare: &mut dyn DiskFile,
    whole: &Whole,
    owner: u32,
) -> io::Result<State> {
    let stat = match disk.stat(target) {
        Ok(stat) => stat,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Whole),
        Err(error) => return Err(error),
    };
    // Nobody else's spare says what is to stand in a file.
    let trusted = owner == stat.owner || disk.me() == Some(owner);
    if !trusted || stat.kind != Kind::File || disk.link(target)?.is_some() {
        return Ok(State::Strange);
    }
    let mut old = disk.open(target)?;
    if let Some(state) = compare(&mut *old, stat.size, spare, whole.size)? {
        return Ok(state);
    }
    if hash_of(&mut *old, u64::MAX)?.finalize().as_slice() == whole.before {
        return Ok(State::Whole);
    }
    old.seek(SeekFrom::Start(0))?;
    let json = serde_json::from_reader::<_, IgnoredAny>(BufReader::with_capacity(PIECE, old));
    Ok(if json.is_ok() { State::Whole } else { State::Strange })
}

/// Whether `old`, which has `there` bytes, holds the first `size` bytes of `new` or a beginning of them, with zeros for
/// what did not reach the disk; none when it holds something else.
fn compare(
    old: &mut dyn DiskFile,
    there: u64,
    new: &mut dyn DiskFile,
    size: u64,
) -> io::Result<Option<State>> {
    if there > size {
        return Ok(None);
    }
    let (mut same, mut begun) = (there == size, true);
    new.seek(SeekFrom::Start(0))?;
    let mut wanted = vec![0; PIECE];
    each_piece(old, there, |piece| {
        let wanted = wanted.get_mut(..piece.len()).unwrap_or_default();
        if begun {
            new.read_exact(wanted)?;
            same &= piece == wanted;
            begun &= same || piece.iter().zip(wanted).all(|(old, new)| *old == *new || *old == 0);
        }
        Ok(())
    })?;
    Ok(match (same, begun) {
        (true, _) => Some(State::Whole),
        (_, true) => Some(State::Begun),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
