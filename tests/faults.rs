//! The real program, killed and failed at every call to the file system: the file is always the old
//! one or the new one, and what was acknowledged is there.
//!
//! `strace` kills and fails the calls; where it is missing the tests say so and pass. Each run of
//! the tests takes a sample of all calls, faults and sizes; `RIHLA_FAULTS=all` takes all, and
//! `RIHLA_SEED=N` repeats a sample.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests say what must be there by taking it")]

use std::{
    collections::HashMap,
    fs,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use rihla::{
    file::{self, atomic, journal},
    model::JourneyMap,
};
use tempfile::TempDir;

#[path = "common/one_cell.rs"]
mod one_cell;

use one_cell::one_cell;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rihla");
/// Numbers of cards: a small map, a usual one, a large one.
const SIZES: [usize; 3] = [3, 60, 3000];
/// Calls that reach the file system.
const CALLS: &str = "openat,read,write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,\
    fchmod,fchown,flock,statx,newfstatat,readlink,getdents64,mkdir,lseek,copy_file_range,sendfile,\
    flistxattr,listxattr,fsetxattr";
const FAULTS: [&str; 6] = ["ENOSPC", "EIO", "EACCES", "EROFS", "EDQUOT", "EINTR"];

/// Something the program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    /// One change, saved.
    Save,
    /// Changes that reach the journal and are never saved.
    Journal,
    /// A change in the journal, then saved with a version, as a window saves by itself.
    Autosave,
    /// A picture in place of an older one.
    Export,
}

/// A place with a map in it, in which one run takes place.
struct Place {
    folder: TempDir,
    work: Work,
}

impl Place {
    fn new(work: Work, map: &JourneyMap) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap(), work };
        fs::create_dir(place.maps()).unwrap();
        file::save(&place.file(), map).unwrap();
        if work == Work::Export {
            fs::write(place.picture(), b"old").unwrap();
        }
        place
    }

    fn maps(&self) -> PathBuf {
        self.folder.path().join("maps")
    }

    fn file(&self) -> PathBuf {
        self.maps().join("map.journey.json")
    }

    fn picture(&self) -> PathBuf {
        self.maps().join("map.png")
    }

    fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// Does the work under strace with `injections`; gives the exit code, what it said, and the trace.
    fn run(&self, injections: &[&str]) -> (Option<i32>, String, String) {
        let trace = self.folder.path().join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-qq", "-e", &format!("trace={CALLS}"), "-o"]).arg(&trace);
        for injection in injections {
            command.args(["-e", &format!("inject={injection}")]);
        }
        command.arg("--").arg(PROGRAM);
        let orders = match self.work {
            Work::Save => "edit 1\nsave\n",
            Work::Journal => "edit 3\nleave\n",
            Work::Autosave => "edit 1\nsave\n",
            Work::Export => "",
        };
        if self.work == Work::Export {
            let (file, picture) = (self.file(), self.picture());
            command.arg("export").arg(file).arg("-o").arg(picture).args(["--scale", "0.1", "--force"]);
        } else {
            command.arg("rehearse").arg(self.file());
            if self.work != Work::Save {
                command.arg("--state").arg(self.state());
            }
        }
        command.env("RIHLA_LANG", "en").env("RIHLA_CONFIG_DIR", self.folder.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        // The program may be gone before it reads.
        let _ = child.stdin.take().unwrap().write_all(orders.as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), said, fs::read_to_string(trace).unwrap_or_default())
    }

    /// Starts the program's keepers anew and looks at what is there. `new_picture` is the whole one.
    fn check(&self, code: Option<i32>, said: &str, new_picture: &[u8], told: &str) {
        let told = format!("{told}, exit code {code:?}, said {said:?}");
        let lost = journal::lost(&self.state().join("recovery"));
        atomic::sweep(&self.maps());
        let opened = file::read(&self.file()).unwrap_or_else(|error| panic!("{told}: {error}"));
        let in_file = number(&opened.map);
        let in_journal = lost.iter().map(|lost| number(&lost.map)).max().unwrap_or(0);
        let last = |word: &str| {
            said.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).max().unwrap_or(0)
        };
        let (edited, saved): (u64, u64) = (last("edited "), last("saved "));
        match self.work {
            Work::Save | Work::Autosave => {
                assert!(in_file <= 1, "{told}: {in_file}");
                assert!(in_file >= saved, "{told}: an acknowledged save is lost");
                if self.work == Work::Autosave {
                    assert!(in_file.max(in_journal) >= edited, "{told}: an acknowledged change is lost");
                }
                if code == Some(0) {
                    assert_eq!((in_file, saved), (1, 1), "{told}: no error, and not saved");
                }
            }
            Work::Journal => {
                assert_eq!(in_file, 0, "{told}: the file is touched");
                assert!(in_journal >= edited, "{told}: {in_journal} in the journal");
                if code == Some(0) {
                    assert_eq!(in_journal, 3, "{told}: no error, and not in the journal");
                }
            }
            Work::Export => {
                let picture = fs::read(self.picture()).unwrap_or_else(|error| panic!("{told}: {error}"));
                assert!(picture == new_picture || picture == b"old", "{told}: half a picture");
                assert!(code != Some(0) || picture == new_picture, "{told}: no error, and no picture");
            }
        }
        for lost in lost {
            lost.discard();
        }
        let left: Vec<String> = walk(self.folder.path())
            .into_iter()
            .filter(|name| name.contains(".rihla-") || name.ends_with(".journal"))
            .collect();
        let left: Vec<&String> = left.iter().filter(|name| !is_version(name)).collect();
        assert!(left.is_empty(), "{told}: {left:?} stay");
    }
}

/// Whether `name` is what a killed program left among the versions; it goes when the next one is kept.
fn is_version(name: &str) -> bool {
    let path = Path::new(name);
    if name.contains("/versions/") {
        atomic::sweep(path.parent().unwrap());
    }
    !path.exists()
}

fn walk(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { names.extend(walk(&path)) } else { names.push(path.display().to_string()) }
    }
    names
}

fn number(map: &JourneyMap) -> u64 {
    map.title.strip_prefix("state ").and_then(|number| number.parse().ok()).expect("a state")
}

/// A map of `cards` cards whose title is "state 0".
fn map(cards: usize) -> JourneyMap {
    let text = |number| format!("بطاقة {number}: {}", "نصّ طويل ".repeat(number % 40));
    JourneyMap { title: "state 0".to_owned(), ..one_cell(cards as u64, cards, text) }
}

/// The calls of a trace that touch `folder`: each one's name, and how many of that name its thread had
/// made before, itself included.
fn calls(trace: &str, folder: &Path) -> Vec<(String, usize)> {
    let folder = folder.display().to_string();
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    let mut found = Vec::new();
    for line in trace.lines() {
        let Some((thread, call)) = line.split_once(' ') else { continue };
        let Some((name, _)) = call.trim_start().split_once('(') else { continue };
        if name.contains(' ') || name.starts_with('<') {
            continue;
        }
        let count = counts.entry((thread, name)).or_default();
        *count += 1;
        let entry = (name.to_owned(), *count);
        if line.contains(&folder) && !found.contains(&entry) {
            found.push(entry);
        }
    }
    found
}

fn seed() -> u64 {
    std::env::var("RIHLA_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..1_000_000))
}

fn has_strace() -> bool {
    let works =
        Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success());
    if !works {
        eprintln!("SKIPPED: strace is not installed or may not trace; nothing was killed");
    }
    works
}

/// Kills and fails `work` at its calls; `sample` says at most how often.
fn trial(work: Work, sizes: &[usize], sample: usize) {
    if !has_strace() {
        return;
    }
    let seed = seed();
    println!("{work:?}: RIHLA_SEED={seed}");
    let mut cases = Vec::new();
    let mut baselines = Vec::new();
    for &size in sizes {
        let map = Arc::new(map(size));
        let place = Place::new(work, &map);
        let (code, said, trace) = place.run(&[]);
        assert_eq!(code, Some(0), "{work:?} of {size} cards: {said}");
        let picture = fs::read(place.picture()).unwrap_or_default();
        place.check(code, &said, &picture, "nothing injected");
        let calls = calls(&trace, place.folder.path());
        assert!(calls.len() > 10, "{calls:?}");
        baselines.push((map, picture));
        let baseline = baselines.len() - 1;
        for (name, count) in calls {
            cases.push((baseline, format!("{name}:signal=SIGKILL:when={count}")));
            for fault in FAULTS {
                cases.push((baseline, format!("{name}:error={fault}:when={count}")));
            }
        }
    }
    let all = cases.len();
    fastrand::Rng::with_seed(seed).shuffle(&mut cases);
    if std::env::var("RIHLA_FAULTS").as_deref() != Ok("all") {
        cases.truncate(sample);
    }
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((baseline, injection)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (map, picture) = &baselines[*baseline];
                    let place = Place::new(work, map);
                    let (code, said, trace) = place.run(&[injection]);
                    failed.fetch_add(usize::from(code != Some(0)), Ordering::Relaxed);
                    let told = format!("{work:?} of {} cards, {injection}, seed {seed}", map.cards.len());
                    if injection.contains("SIGKILL") && trace.contains("killed by SIGKILL") {
                        assert_ne!(code, Some(0), "{told}");
                    }
                    place.check(code, &said, picture, &told);
                }
            });
        }
    });
    let (done, failed) = (cases.len(), failed.into_inner());
    println!("{work:?}: {done} of {all} cases, the program ended with an error in {failed}");
    assert!(failed * 8 > done, "only {failed} of {done} were felt at all");
}

#[test]
fn a_save_killed_or_failed_anywhere_leaves_the_old_file_or_the_new() {
    trial(Work::Save, &SIZES, 160);
}

#[test]
fn a_journal_killed_or_failed_anywhere_keeps_what_it_acknowledged() {
    trial(Work::Journal, &SIZES, 120);
}

#[test]
fn a_map_that_saves_itself_is_never_lost() {
    trial(Work::Autosave, &SIZES, 120);
}

#[test]
fn an_export_killed_or_failed_anywhere_leaves_the_old_picture_or_the_new() {
    trial(Work::Export, &[3, 20], 60);
}

/// A file that may grow no further takes a part of what is written, and then nothing.
#[test]
fn a_short_write_leaves_the_old_file() {
    let map = map(60);
    let size = file::to_json(&map).len();
    for blocks in [0, 1, size / 1024, size / 512 - 1] {
        let place = Place::new(Work::Save, &map);
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" rehearse \"$1\"");
        let mut command = Command::new("sh");
        command.args(["-c", &script, PROGRAM]).arg(place.file()).env("RIHLA_LANG", "en");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"edit 1\nsave\n").unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(1), "{blocks} blocks");
        assert_eq!(number(&file::read(&place.file()).unwrap().map), 0, "{blocks} blocks");
        assert_eq!(fs::read_dir(place.maps()).unwrap().count(), 1, "{blocks} blocks");
    }
}

/// Where the folder does not let a file take another's name, the file is whole all the same.
#[test]
fn a_share_that_refuses_to_rename_takes_a_save_all_the_same() {
    if !has_strace() {
        return;
    }
    for fault in ["EPERM", "EBUSY", "EEXIST", "EXDEV"] {
        let place = Place::new(Work::Save, &map(60));
        let (code, said, trace) = place.run(&[&format!("rename:error={fault}")]);
        assert!(trace.contains("INJECTED"), "{trace}");
        assert_eq!((code, said.contains("saved 1")), (Some(0), true), "{fault}");
        place.check(code, &said, &[], fault);
        assert_eq!(fs::read_dir(place.maps()).unwrap().count(), 1, "{fault}");
    }
    // And whole again after a kill in the middle.
    let place = Place::new(Work::Save, &map(60));
    let (_, _, trace) = place.run(&["rename:error=EPERM"]);
    let calls = calls(&trace, place.folder.path());
    let from = calls.iter().position(|(name, _)| name == "rename").expect("it renames");
    for (name, count) in calls.iter().skip(from + 1).filter(|(name, _)| name != "rename") {
        let place = Place::new(Work::Save, &map(60));
        let kill = format!("{name}:signal=SIGKILL:when={count}");
        let (code, said, _) = place.run(&["rename:error=EPERM", &kill]);
        place.check(code, &said, &[], &format!("refused, then {kill}"));
    }
}

/// Milliseconds since 1970.
fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

#[test]
fn hundreds_of_kills_while_editing_lose_at_most_the_last_second() {
    const KILLS: usize = 200;
    const AT_ONCE: usize = 16;
    let seed = seed();
    println!("RIHLA_SEED={seed}");
    let rng = Mutex::new(fastrand::Rng::with_seed(seed));
    let next = AtomicUsize::new(0);
    let (judged, starved) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let maps = [map(3), map(60)];
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= KILLS {
                        return;
                    }
                    let life = Duration::from_millis(rng.lock().unwrap().u64(1100..1900));
                    let enough = kill_while_typing(&maps[index % maps.len()], life, &format!("seed {seed}"));
                    if enough { &judged } else { &starved }.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    let (judged, starved) = (judged.into_inner(), starved.into_inner());
    println!("{judged} kills judged; in {starved} the machine gave the program too little time to tell");
}

/// Kills a program that makes a change every few milliseconds after `life`; `false` when the machine
/// was too busy for a judgement on seconds.
fn kill_while_typing(map: &JourneyMap, life: Duration, told: &str) -> bool {
    let place = Place::new(Work::Journal, map);
    let mut command = Command::new(PROGRAM);
    command.arg("rehearse").arg(place.file()).arg("--state").arg(place.state());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"type 100000 8\n").unwrap();
    let out = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let parse = |line: String| {
            let (number, time) = line.split_once(' ')?;
            Some((number.parse::<u64>().ok()?, time.parse::<u128>().ok()?))
        };
        lines.filter_map(parse).collect::<Vec<_>>()
    });
    let began = Instant::now();
    thread::sleep(life);
    child.kill().unwrap();
    let killed = now();
    let overslept = began.elapsed() > life + Duration::from_millis(100);
    child.wait().unwrap();
    let typed = reader.join().unwrap();
    let lost = journal::lost(&place.state().join("recovery"));
    let recovered = lost.first().map_or(0, |lost| number(&lost.map));
    let last = typed.last().map_or(0, |(number, _)| *number);
    assert!(recovered <= last + 1, "{told}: {recovered} of {last}");
    assert_eq!(number(&file::read(&place.file()).unwrap().map), 0, "{told}");
    let recent = typed.iter().skip_while(|(_, time)| *time + 1500 < killed);
    let times: Vec<u128> = recent.map(|(_, time)| *time).chain([killed]).collect();
    let busy = times.windows(2).any(|pair| pair[1].saturating_sub(pair[0]) > 150);
    if overslept || busy || typed.is_empty() {
        return false;
    }
    let due = typed.iter().rev().find(|(_, time)| *time + 1000 <= killed).map_or(0, |(number, _)| *number);
    assert!(
        recovered >= due,
        "{told}: {recovered} recovered, {due} is more than a second old, {last} the last"
    );
    true
}
