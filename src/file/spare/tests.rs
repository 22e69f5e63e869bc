//! Spares that somebody else made, and what a kill leaves.

use std::{fs, sync::Arc};

use super::*;
use crate::file::{
    atomic::{self, OtherNames},
    disk,
};

/// The bytes of a spare for a file called `name`, which held `before`, as anybody can make them.
fn spare_for(name: &str, before: &[u8], content: &[u8]) -> Vec<u8> {
    let mut bytes = [content, name.as_bytes(), &(name.len() as u16).to_le_bytes()].concat();
    bytes.extend(Sha256::digest(before));
    let sum = Sha256::digest(&bytes);
    bytes.extend(sum);
    bytes.extend((content.len() as u64).to_le_bytes());
    bytes.extend(MAGIC);
    bytes
}

/// What a sweep makes of a file that holds `there` and has a spare with `content` beside it, and whether the spare stays.
fn swept(there: &[u8], before: &[u8], content: &[u8]) -> (Vec<u8>, bool) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("notes.txt");
    let spare = spare_of(&target);
    fs::write(&target, there).unwrap();
    fs::write(&spare, spare_for("notes.txt", before, content)).unwrap();
    atomic::sweep(folder.path());
    (fs::read(&target).unwrap(), spare.exists())
}

#[test]
fn a_spare_that_came_in_an_archive_changes_no_file() {
    let content = b"what the archive wants to stand there";
    for there in [&b"my notes"[..], b"what the archive wanted", b"{\"a\": 1}", b"\0\0my notes"] {
        assert_eq!(swept(there, b"", content).0, there, "{there:?}");
    }
    let long = [&content[..], b" and more"].concat();
    assert_eq!(swept(&long, b"", content).0, long);
}

#[test]
fn what_was_begun_is_ended_and_what_is_whole_stays() {
    let content: Vec<u8> = (0..200_000_u32).map(|number| (number % 251) as u8 + 1).collect();
    let mut torn = content[..150_000].to_vec();
    torn[70_000..90_000].fill(0);
    for there in [&b""[..], &content[..1], &content[..70_000], &torn, &[0; 1000]] {
        let (now, stays) = swept(there, b"old", &content);
        assert!(now == content && !stays, "{} bytes", there.len());
    }
    for there in [&content[..], b"old", b"{\"written\": \"since\"}"] {
        let (now, stays) = swept(there, b"old", &content);
        assert!(now == there && !stays, "{} bytes", there.len());
    }
    torn[69_999] ^= 1;
    let (now, stays) = swept(&torn, b"old", &content);
    assert!(now == torn && stays, "nobody knows, and nothing is thrown away");
}

#[test]
fn a_spare_that_is_damaged_or_of_another_name_changes_nothing() {
    let content = b"the content";
    let spare = spare_for("notes.txt", b"", content);
    for at in 0..spare.len() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("notes.txt");
        fs::write(&target, &content[..4]).unwrap();
        let mut damaged = spare.clone();
        damaged[at] ^= 0x10;
        fs::write(spare_of(&target), damaged).unwrap();
        atomic::sweep(folder.path());
        assert_eq!(fs::read(&target).unwrap(), &content[..4], "damage at {at}");
    }
    for name in ["../notes.txt", "other.txt", "", "/etc/notes.txt"] {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("notes.txt");
        fs::write(&target, "").unwrap();
        fs::write(spare_of(&target), spare_for(name, b"", content)).unwrap();
        atomic::sweep(folder.path());
        assert_eq!(fs::read(&target).unwrap(), b"", "{name:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_pipes_that_look_like_ours_are_left_alone() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("notes.txt");
    let spare = spare_of(&target);
    fs::write(folder.path().join("elsewhere"), spare_for("notes.txt", b"", b"content")).unwrap();
    fs::write(&target, "con").unwrap();
    symlink("elsewhere", &spare).unwrap();
    atomic::sweep(folder.path());
    assert_eq!(fs::read(&target).unwrap(), b"con");
    fs::remove_file(&spare).unwrap();

    // The file behind a link is not the one beside the spare.
    fs::rename(&target, folder.path().join("behind")).unwrap();
    symlink("behind", &target).unwrap();
    fs::write(&spare, spare_for("notes.txt", b"", b"content")).unwrap();
    atomic::sweep(folder.path());
    assert_eq!(fs::read(&target).unwrap(), b"con");

    // Opening a pipe would wait for ever.
    for ending in ["whole", "lock", "tmp"] {
        let pipe = folder.path().join(format!("{TEMPORARY_PREFIX}0000000000000000.{ending}"));
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            atomic::sweep(folder.path());
            assert!(pipe.exists());
        }
    }
}

#[cfg(unix)]
#[test]
fn the_spare_of_a_private_file_is_private() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("map.journey.json");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for wanted in [0o600, 0o640, 0o644] {
        fs::write(&target, "{}").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(wanted)).unwrap();
        let spare = spare_of(&target);
        drop(begin(&*disk::real(), &spare, &target).unwrap());
        assert_eq!(mode(&spare), wanted, "{wanted:o}");
        fs::remove_file(&spare).unwrap();
    }
    // Before it has the file's permissions, it has none for others.
    drop(disk::real().create_private(&folder.path().join("new")).unwrap());
    assert_eq!(mode(&folder.path().join("new")), 0o600);
    // And so has the temporary file of a file that is there.
    let seen = Seen(disk::real(), Arc::default());
    let shared: SharedDisk = Arc::new(seen.clone());
    atomic::put(&shared, &target, b"{}", OtherNames::Stay).unwrap();
    assert_eq!(*seen.1.lock().unwrap(), [0o600]);
}

/// The real disk; notes the permissions with which temporary files are made.
#[cfg(unix)]
#[derive(Clone, Debug)]
struct Seen(SharedDisk, Arc<std::sync::Mutex<Vec<u32>>>);

#[cfg(unix)]
impl Disk for Seen {
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.note(path, self.0.create(path)?)
    }
    fn create_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.note(path, self.0.create_private(path)?)
    }
    fn stat(&self, path: &Path) -> io::Result<disk::Stat> {
        self.0.stat(path)
    }
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.0.link(path)
    }
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.0.open(path)
    }
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        self.0.read(path, most)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }
    fn remove_abandoned(&self, path: &Path) -> io::Result<bool> {
        self.0.remove_abandoned(path)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.sync_folder(folder)
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
        self.0.names(folder)
    }
    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        self.0.create_folders(folder)
    }
    fn lock(&self, path: &Path) -> io::Result<Option<disk::Lock>> {
        self.0.lock(path)
    }
}

#[cfg(unix)]
impl Seen {
    fn note(&self, path: &Path, file: Box<dyn DiskFile>) -> io::Result<Box<dyn DiskFile>> {
        use std::os::unix::fs::PermissionsExt as _;

        self.1.lock().unwrap().push(fs::metadata(path)?.permissions().mode() & 0o777);
        Ok(file)
    }
}
