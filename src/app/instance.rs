//! Windows that know of each other: a map that is open already comes forward instead of opening twice, and a file
//! that is opened a second time goes to a window that runs.
//!
//! Each window is a process of its own, so that a defect in one map takes no other along. It listens at a socket in a
//! folder that only this person can read. Who opens a file asks all windows in turn whether they have it, then one of them
//! to open it; a socket that nobody answers at was left by a program that died, and is taken away.

use std::path::{Path, PathBuf};

#[cfg(unix)]
pub(crate) use unix::Instance;
#[cfg(unix)]
pub(crate) use unix::hand_over;

/// Tells a process that was started to show a file in a window of its own not to hand it on again.
const OWN_WINDOW: &str = "RIHLA_OWN_WINDOW";

/// Starts a window of its own for `file`.
pub(crate) fn open_in_new_window(file: &Path) {
    let Ok(program) = std::env::current_exe() else { return };
    // A window that could not be started has said so itself.
    let window = std::process::Command::new(program).arg("--").arg(file).env(OWN_WINDOW, "1").spawn();
    if let Ok(mut window) = window {
        // Somebody has to take note of its end.
        std::thread::spawn(move || window.wait());
    }
}

/// Whether this process is to show its file itself.
pub(crate) fn is_own_window() -> bool {
    std::env::var_os(OWN_WINDOW).is_some()
}

/// The same file by one name, however it was given.
fn settled(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

#[cfg(not(unix))]
mod other {
    use super::{Path, PathBuf};
    use crate::app::jobs::Reporter;

    /// Elsewhere every window is alone.
    #[derive(Debug)]
    pub(crate) struct Instance;

    impl Instance {
        pub(crate) fn listen(_: Reporter) -> Option<Self> {
            None
        }

        pub(crate) fn shows(&mut self, _: Option<&PathBuf>) {}
    }

    pub(crate) fn hand_over(_: &Path, _: bool) -> bool {
        false
    }
}
#[cfg(not(unix))]
pub(crate) use other::{Instance, hand_over};

#[cfg(unix)]
mod unix {
    use std::{
        collections::hash_map::DefaultHasher,
        env,
        hash::{Hash as _, Hasher as _},
        io::{self, BufRead as _, BufReader, Read as _, Write as _},
        os::unix::{
            fs::{DirBuilderExt as _, MetadataExt as _},
            net::{UnixListener, UnixStream},
        },
        path::{Path, PathBuf},
        sync::{Arc, Mutex, PoisonError},
        thread,
        time::Duration,
    };

    use serde_json::{Value, json};

    use super::settled;
    use crate::{
        app::jobs::{Done, Reporter},
        file::settings,
    };

    /// How long one window waits for another's answer.
    const PATIENCE: Duration = Duration::from_secs(2);
    /// Longest message, in bytes.
    const LONGEST: u64 = 64 << 10;

    /// Where the windows of this person's desktop listen.
    fn folder() -> Option<PathBuf> {
        let runtime = env::var_os("XDG_RUNTIME_DIR").filter(|folder| !folder.is_empty()).map(PathBuf::from);
        let folder = match runtime {
            Some(folder) => folder.join("rihla"),
            None => settings::state_folder()?.join("windows"),
        };
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder).ok()?;
        let metadata = std::fs::symlink_metadata(&folder).ok()?;
        // Nobody else may listen in or answer.
        let own = metadata.is_dir() && metadata.mode() & 0o077 == 0;
        own.then_some(folder)
    }

    /// Windows on different displays, and with different settings, have nothing to do with each other.
    fn kinship() -> String {
        let mut hasher = DefaultHasher::new();
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "RIHLA_CONFIG_DIR"] {
            env::var_os(name).hash(&mut hasher);
        }
        format!("{:016x}-", hasher.finish())
    }

    /// A window at which others can knock. Dropping it closes the door.
    #[derive(Debug)]
    pub(crate) struct Instance {
        socket: PathBuf,
        shown: Arc<Mutex<Option<PathBuf>>>,
        last: Option<PathBuf>,
    }

    impl Instance {
        /// Listens for others; what they ask for is reported. None where there is no place for that.
        pub(crate) fn listen(reporter: Reporter) -> Option<Self> {
            Self::listen_in(&folder()?, &kinship(), reporter)
        }

        fn listen_in(folder: &Path, kin: &str, reporter: Reporter) -> Option<Self> {
            let socket = folder.join(format!("{kin}{}-{:04x}.sock", std::process::id(), fastrand::u16(..)));
            let listener = UnixListener::bind(&socket).ok()?;
            let shown = Arc::new(Mutex::new(None));
            let known = Arc::clone(&shown);
            thread::spawn(move || {
                for stream in listener.incoming().map_while(Result::ok) {
                    // Who says nothing sensible gets no answer.
                    drop(answer(&stream, &known, &reporter));
                }
            });
            Some(Self { socket, shown, last: None })
        }

        /// Notes which file the window shows.
        pub(crate) fn shows(&mut self, path: Option<&PathBuf>) {
            if self.last.as_ref() == path {
                return;
            }
            self.last = path.cloned();
            *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = path.map(|path| settled(path));
        }
    }

    impl Drop for Instance {
        fn drop(&mut self) {
            // Whoever finds it left over takes it away.
            let _ = std::fs::remove_file(&self.socket);
        }
    }

    fn answer(stream: &UnixStream, shown: &Mutex<Option<PathBuf>>, reporter: &Reporter) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut line = String::new();
        BufReader::new(stream.take(LONGEST)).read_line(&mut line)?;
        let wish: Value = serde_json::from_str(&line)?;
        let file = wish.get("file").and_then(Value::as_str).map(PathBuf::from);
        let Some(file) = file.filter(|file| file.is_absolute()) else { return Ok(()) };
        let here = shown.lock().unwrap_or_else(PoisonError::into_inner).as_ref() == Some(&file);
        let take = wish.get("take").and_then(Value::as_bool).unwrap_or(false);
        if here {
            reporter.report(Done::ComeForward);
        } else if take {
            reporter.report(Done::Handed { path: file });
        }
        let mut stream = stream;
        stream.write_all(if here || take { b"yes\n" } else { b"no\n" })
    }

    /// Asks the windows that run to show `file`: one that has it comes forward; else, if any may `take` it, one of them
    /// opens it. Whether one did.
    pub(crate) fn hand_over(file: &Path, take: bool) -> bool {
        folder().is_some_and(|folder| hand_over_in(&folder, &kinship(), file, take))
    }

    fn hand_over_in(folder: &Path, kin: &str, file: &Path, take: bool) -> bool {
        let file = settled(file);
        let Some(name) = file.to_str() else { return false };
        let names = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let mut sockets: Vec<PathBuf> = names
            .filter(|entry| {
                let name = entry.file_name();
                name.to_str().is_some_and(|name| name.starts_with(kin) && name.ends_with(".sock"))
            })
            .map(|entry| entry.path())
            .collect();
        sockets.sort();
        let rounds: &[bool] = if take { &[false, true] } else { &[false] };
        rounds.iter().any(|take| {
            let wish = json!({ "file": name, "take": take });
            sockets.iter().any(|socket| ask(socket, &wish).unwrap_or(false))
        })
    }

    fn ask(socket: &Path, wish: &Value) -> io::Result<bool> {
        let mut stream = match UnixStream::connect(socket) {
            Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
                // Its program died.
                let _ = std::fs::remove_file(socket);
                return Err(error);
            }
            stream => stream?,
        };
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(format!("{wish}\n").as_bytes())?;
        let mut said = String::new();
        BufReader::new(stream.take(16)).read_line(&mut said)?;
        Ok(said.trim() == "yes")
    }

    #[cfg(test)]
    mod tests {
        use super::*;
        use crate::app::jobs::Jobs;

        #[test]
        fn a_file_goes_to_the_window_that_has_it_and_else_to_one_that_runs() {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("map.journey.json");
            std::fs::write(&file, "{}").expect("a file");
            let hand = |take| hand_over_in(folder.path(), "kin-", &file, take);
            assert!(!hand(true), "nobody runs");

            let listen =
                |jobs: &Jobs| Instance::listen_in(folder.path(), "kin-", jobs.reporter()).expect("a socket");
            let (one, two) =
                (Jobs::new(egui::Context::default(), true), Jobs::new(egui::Context::default(), true));
            let (_first, mut second) = (listen(&one), listen(&two));
            assert!(!hand(false), "nobody has it");
            assert!(one.next().is_none() && two.next().is_none());
            assert!(hand(true));
            let handed: Vec<Done> = [one.next(), two.next()].into_iter().flatten().collect();
            assert!(matches!(handed.as_slice(), [Done::Handed { path }] if *path == settled(&file)));

            // Under another name, the file is the same.
            let link = folder.path().join("link.journey.json");
            std::os::unix::fs::symlink(&file, &link).expect("a link");
            second.shows(Some(&link));
            assert!(hand(true));
            assert!(one.next().is_none());
            assert!(matches!(two.next(), Some(Done::ComeForward)));
        }

        #[test]
        fn a_socket_of_a_dead_program_is_taken_away_and_strangers_are_let_alone() {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("map.journey.json");
            let dead = folder.path().join("kin-1-0000.sock");
            drop(UnixListener::bind(&dead).expect("a socket"));
            let stranger = folder.path().join("other-1-0000.sock");
            drop(UnixListener::bind(&stranger).expect("a socket"));
            assert!(!hand_over_in(folder.path(), "kin-", &file, true));
            assert!(!dead.exists() && stranger.exists());
        }
    }
}
