//! Saving: the file is always whole, old or new.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests say what must be there by taking it")]

use std::{fs, io::Write as _, path::Path};

use rihla::{
    file::{
        self, ContentHash, FileError, Problem,
        atomic::{self, OtherNames},
    },
    i18n::Locale,
    model::JourneyMap,
};
use tempfile::TempDir;

fn map(title: &str) -> JourneyMap {
    JourneyMap {
        title: title.to_owned(),
        ..JourneyMap::blank_from(Locale::Ar, &mut fastrand::Rng::with_seed(7))
    }
}

/// Names of everything in `folder`, sorted.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn refused(path: &Path, map: &JourneyMap) -> FileError {
    file::save(path, map).map(|_| panic!("saved")).unwrap_err()
}

#[test]
fn a_saved_map_opens_again() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("خريطة.journey.json");
    let hash = file::save(&path, &map("first")).unwrap();
    let opened = file::read(&path).unwrap();
    assert_eq!(*opened.map, map("first"));
    assert_eq!(opened.hash, hash);

    let again = file::save(&path, &map("second")).unwrap();
    assert_ne!(again, hash);
    assert_eq!(file::read(&path).unwrap().map.title, "second");
    assert_eq!(ContentHash::of(&fs::read(&path).unwrap()), again);
    assert_eq!(names(folder.path()), ["خريطة.journey.json"]);
}

#[test]
fn a_writer_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("map.png");
    fs::write(&path, "old").unwrap();
    let failed: Result<(), FileError> = atomic::write(&path, |out| {
        out.write_all(&[1; 100_000]).unwrap();
        Err(FileError::writing(&path, std::io::ErrorKind::StorageFull.into()))
    });
    assert!(matches!(failed.unwrap_err().problem(), Problem::DiskFull));
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["map.png"]);

    let mut abandoned = atomic::Replacement::begin(&path).unwrap();
    abandoned.write_all(b"half").unwrap();
    assert_eq!(names(folder.path()).len(), 2, "the new content is written beside the old");
    drop(abandoned);
    assert_eq!(names(folder.path()), ["map.png"]);
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn places_that_take_no_file_say_why() {
    let folder = TempDir::new().unwrap();
    let map = map("x");
    let gone = refused(&folder.path().join("gone/map.journey.json"), &map);
    assert!(matches!(gone.problem(), Problem::FolderMissing), "{gone:?}");
    let directory = refused(folder.path(), &map);
    assert!(matches!(directory.problem(), Problem::IsDirectory), "{directory:?}");
    let long = refused(&folder.path().join("n".repeat(300)), &map);
    assert!(matches!(long.problem(), Problem::BadName), "{long:?}");
    assert_eq!(names(folder.path()), [""; 0]);

    let path = folder.path().join("protected.journey.json");
    file::save(&path, &map).unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let protected = refused(&path, &self::map("y"));
    assert!(matches!(protected.problem(), Problem::WriteProtected), "{protected:?}");
    assert_eq!(file::read(&path).unwrap().map.title, "x");
    for locale in Locale::ALL {
        assert!(protected.message(locale).contains("protected.journey.json"));
    }
}

#[test]
fn nothing_of_a_newer_version_is_overwritten() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("map.journey.json");
    let newer = String::from_utf8(file::to_json(&map("newer"))).unwrap().replacen("1,", "3,", 1);
    fs::write(&path, &newer).unwrap();

    let over = refused(&path, &map("older"));
    assert!(matches!(over.problem(), Problem::NewerOnDisk { version: 3 }), "{over:?}");
    let opened = file::read(&path).unwrap();
    for target in [path.clone(), folder.path().join("copy.journey.json")] {
        let error = refused(&target, &opened.map);
        assert!(matches!(error.problem(), Problem::NewerMap { version: 3 }), "{error:?}");
        assert!(error.message(Locale::Fa).contains('۳'));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    assert_eq!(names(folder.path()), ["map.journey.json"]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_symbolic_link_stays_and_its_target_is_replaced() {
        let folder = TempDir::new().unwrap();
        let deep = folder.path().join("deep");
        fs::create_dir(&deep).unwrap();
        let (link, hop, target) =
            (folder.path().join("link"), deep.join("hop"), folder.path().join("target"));
        symlink("deep/hop", &link).unwrap();
        symlink("../target", &hop).unwrap();

        // First the link leads to nothing yet.
        for title in ["first", "second"] {
            file::save(&link, &map(title)).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&hop).unwrap().is_symlink());
            assert!(fs::symlink_metadata(&target).unwrap().is_file());
            assert_eq!(file::read(&target).unwrap().map.title, title);
        }
        symlink("round", folder.path().join("round")).unwrap();
        let round = refused(&folder.path().join("round"), &map("x"));
        assert!(matches!(round.problem(), Problem::Write(_)), "{round:?}");
    }

    #[test]
    fn permissions_stay_and_a_new_file_has_those_of_any_other() {
        let folder = TempDir::new().unwrap();
        let (path, plain) = (folder.path().join("map"), folder.path().join("plain"));
        file::save(&path, &map("x")).unwrap();
        fs::write(&plain, "x").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode(), fs::metadata(&plain).unwrap().mode());
        for mode in [0o640, 0o600, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            file::save(&path, &map("y")).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, mode);
        }
    }

    #[test]
    fn attributes_stay() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("map");
        file::save(&path, &map("x")).unwrap();
        if xattr::set(&path, "user.xdg.tags", b"workshop").is_err() {
            eprintln!("skipped: this file system keeps no attributes");
            return;
        }
        file::save(&path, &map("y")).unwrap();
        assert_eq!(xattr::get(&path, "user.xdg.tags").unwrap().as_deref(), Some(&b"workshop"[..]));
        assert_eq!(file::read(&path).unwrap().map.title, "y");
    }

    #[test]
    fn a_file_with_two_names_is_saved_as_somebody_says() {
        let folder = TempDir::new().unwrap();
        let (path, other) = (folder.path().join("a.journey.json"), folder.path().join("b.journey.json"));
        file::save(&path, &map("old")).unwrap();
        fs::hard_link(&path, &other).unwrap();
        let error = refused(&path, &map("new"));
        assert!(matches!(error.problem(), Problem::OtherNames { others: 1 }), "{error:?}");

        let disk = file::disk::real();
        file::save_on(&disk, &path, &map("for both"), OtherNames::Follow).unwrap();
        assert_eq!(file::read(&other).unwrap().map.title, "for both");
        assert_eq!(fs::metadata(&path).unwrap().nlink(), 2);
        file::save_on(&disk, &path, &map("for one"), OtherNames::Stay).unwrap();
        assert_eq!(file::read(&path).unwrap().map.title, "for one");
        assert_eq!(file::read(&other).unwrap().map.title, "for both");
        assert_eq!(names(folder.path()), ["a.journey.json", "b.journey.json"]);
    }

    #[test]
    fn what_a_killed_writer_left_is_swept_and_what_is_not_ours_stays() {
        let folder = TempDir::new().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::write(place(".rihla-0123456789abcdef.tmp"), "half").unwrap();
        fs::write(place(".rihla-notes.txt"), "mine").unwrap();
        fs::write(place(".other.tmp"), "theirs").unwrap();
        let living = atomic::Replacement::begin(&place("living.png")).unwrap();
        assert_eq!(names(folder.path()).len(), 3, "the half one is gone, the living one is there");
        atomic::sweep(folder.path());
        assert_eq!(names(folder.path()).len(), 3);
        living.commit().unwrap();
        assert_eq!(names(folder.path()), [".other.tmp", ".rihla-notes.txt", "living.png"]);
    }

    #[test]
    fn a_device_is_never_replaced() {
        let error = refused(Path::new("/dev/null"), &map("x"));
        assert!(matches!(error.problem(), Problem::NotRegular), "{error:?}");
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
