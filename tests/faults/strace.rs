//! Failing and killing single calls of a program with `strace`.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    place::Thread,
    skip::{skip, tell},
};

/// Calls that name a file or work on one that is open.
const CALLS: &str = "trace=%file,%desc";

/// How often it is told to attach, on a machine where that fails now and then.
const TRIES: usize = 3;

/// What strace is to do.
pub(crate) struct Strace<'a> {
    /// Where it writes what it sees.
    pub(crate) trace: &'a Path,
    /// As `-e inject=` takes them.
    pub(crate) injections: &'a [&'a str],
}

impl Strace<'_> {
    fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = ["-y", "-qq", "-e", CALLS, "-o"].map(str::to_owned).into();
        words.push(self.trace.display().to_string());
        for injection in self.injections {
            words.extend(["-e".to_owned(), format!("inject={injection}")]);
        }
        words
    }

    /// What stands before the words of a program that is started under it: its first thread is traced.
    pub(crate) fn before_a_program(&self) -> Vec<String> {
        let words = self.words().into_iter().chain(["--".to_owned()]);
        ["strace".to_owned()].into_iter().chain(words).collect()
    }

    /// Attaches to one thread of a running program; only its calls are seen and counted from now on. Else the first
    /// calls of every program, for its libraries, would be hit in place of the same calls of a later thread.
    pub(crate) fn attach(&self, program: u32, thread: Thread) -> Child {
        let id = match thread {
            Thread::Main => program,
            Thread::Journal => thread_called("journal", program),
        };
        let mut command = Command::new("strace");
        command.args(self.words()).args(["-p", &id.to_string()]).stderr(Stdio::piped());
        for _ in 0..TRIES {
            let mut tracer = command.spawn().unwrap();
            let attached = has_attached(&mut tracer, program, id);
            // The call in which the thread waits may have been hit already.
            if attached || fs::read_to_string(self.trace).is_ok_and(|trace| trace.contains("+++ killed")) {
                return tracer;
            }
            let said = tracer.wait_with_output().unwrap().stderr;
            eprintln!("strace does not attach: {}", String::from_utf8_lossy(&said));
        }
        panic!("strace does not attach")
    }
}

/// Waits until `tracer` traces the thread `id` of `program`, or gives up; whether it does.
fn has_attached(tracer: &mut Child, program: u32, id: u32) -> bool {
    wait_for(|| {
        let status = fs::read_to_string(format!("/proc/{program}/task/{id}/status")).ok()?;
        let by = status.lines().find_map(|line| line.strip_prefix("TracerPid:"))?;
        let given_up = tracer.try_wait().is_ok_and(|status| status.is_some());
        (by.trim() != "0" || given_up).then_some(!given_up)
    })
}

fn thread_called(name: &str, program: u32) -> u32 {
    wait_for(|| {
        let mut threads = fs::read_dir(format!("/proc/{program}/task")).ok()?.filter_map(Result::ok);
        threads.find_map(|thread| {
            let called = fs::read_to_string(thread.path().join("comm")).ok()?;
            let id = thread.file_name().to_string_lossy().parse().ok()?;
            (called.trim() == name).then_some(id)
        })
    })
}

fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "no answer for a minute");
        thread::sleep(Duration::from_millis(1));
    }
}

/// Whether strace is installed and may attach to a program.
pub(crate) fn has_strace() -> bool {
    let mut sleep = Command::new("sleep").arg("600").spawn().unwrap();
    let nothing: PathBuf = "/dev/null".into();
    let attach = Strace { trace: &nothing, injections: &["kill:error=EIO"] }.words();
    let mut command = Command::new("strace");
    command.args(attach).args(["-p", &sleep.id().to_string()]);
    let tracer = command.stderr(Stdio::null()).spawn();
    let installed = tracer.is_ok();
    let works = tracer.is_ok_and(|mut tracer| {
        let attached = has_attached(&mut tracer, sleep.id(), sleep.id());
        let _ = sleep.kill();
        // It has nothing left to trace.
        tracer.wait().is_ok() && attached
    });
    let _ = sleep.kill();
    sleep.wait().unwrap();
    if !installed {
        skip("strace is not installed; nothing was killed");
    } else if !works {
        tell("strace may not trace on this machine; nothing was killed");
    }
    works
}

/// The calls of a thread's trace that touch `folder`: each one's name, and how many of that name the thread had made
/// before, itself included.
pub(crate) fn calls(trace: &str, folder: &Path) -> Vec<(String, usize)> {
    let folder = folder.display().to_string();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for line in trace.lines() {
        let Some((name, _)) = line.split_once('(') else { continue };
        if name == "execve" || name.contains(' ') || name.starts_with(['<', '+', '-']) {
            continue;
        }
        let count = counts.entry(name).or_default();
        *count += 1;
        if line.contains(&folder) {
            found.push((name.to_owned(), *count));
        }
    }
    found
}
