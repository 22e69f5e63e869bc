//! Work done side by side and taken in order.

use std::{
    collections::BTreeMap,
    num::NonZeroUsize,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Most threads that one export uses: each holds a band's pixels.
const MAX_THREADS: usize = 8;

/// Why the work ended early.
#[derive(Debug)]
pub(super) enum Stopped<E> {
    /// The one who takes results would not go on.
    Taker(E),
    /// A worker fell over; what it was doing is a defect of ours or of a font.
    Worker,
}

/// How many threads to use on this machine.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MAX_THREADS)
}

struct State<T> {
    /// Index of the result that is to be taken next.
    next: usize,
    ready: BTreeMap<usize, T>,
    stopped: bool,
    broken: bool,
}

struct Shared<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
    /// How many results may lie ready or be in the making.
    ahead: usize,
}

impl<T> Shared<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stop(&self, broken: bool) {
        let mut state = self.lock();
        state.stopped = true;
        state.broken |= broken;
        drop(state);
        self.changed.notify_all();
    }

    /// Waits until job `index` may begin; `false` when there is to be no more work.
    fn may_begin(&self, index: usize) -> bool {
        let mut state = self.lock();
        while !state.stopped && index >= state.next + self.ahead {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.stopped
    }

    fn put(&self, index: usize, result: T) {
        self.lock().ready.insert(index, result);
        self.changed.notify_all();
    }

    /// Waits for the result `index`; none when a worker broke.
    fn take(&self, index: usize) -> Option<T> {
        let mut state = self.lock();
        loop {
            if state.broken {
                return None;
            }
            if let Some(result) = state.ready.remove(&index) {
                state.next = index + 1;
                drop(state);
                self.changed.notify_all();
                return Some(result);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Tells the others when the thread that holds it panics, so that nobody waits for ever.
struct Alarm<'a, T>(&'a Shared<T>);

impl<T> Drop for Alarm<'_, T> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.stop(true);
        }
    }
}

/// Does `jobs` pieces of work on `threads` threads and gives the results to `take` in order.
///
/// Each thread has a tool made by `tool`. Never more than two results a thread are held, so that a
/// slow taker holds the workers back.
///
/// # Errors
/// When `take` refuses a result, or when a worker panics.
pub(super) fn in_order<W, T: Send, E>(
    jobs: usize,
    threads: usize,
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, usize) -> T + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), E>,
) -> Result<(), Stopped<E>> {
    let threads = threads.clamp(1, jobs.max(1));
    let shared = Shared {
        state: Mutex::new(State { next: 0, ready: BTreeMap::new(), stopped: false, broken: false }),
        changed: Condvar::new(),
        ahead: 2 * threads,
    };
    let next_job = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let worker = || {
            let _alarm = Alarm(&shared);
            let mut tool = tool();
            loop {
                let index = next_job.fetch_add(1, Ordering::Relaxed);
                if index >= jobs || !shared.may_begin(index) {
                    return;
                }
                shared.put(index, work(&mut tool, index));
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let mut result = Ok(());
        for index in 0..jobs {
            result = match shared.take(index) {
                Some(done) => take(index, done).map_err(Stopped::Taker),
                None => Err(Stopped::Worker),
            };
            if result.is_err() {
                break;
            }
        }
        shared.stop(false);
        // Joined by hand: a panic that is only left to the scope would go on in this thread.
        for worker in workers {
            if worker.join().is_err() && result.is_ok() {
                result = Err(Stopped::Worker);
            }
        }
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whoever_is_faster() {
        let mut taken = Vec::new();
        let delay = |index: usize| std::thread::sleep(std::time::Duration::from_millis((index % 3) as u64));
        let result = in_order(
            40,
            4,
            || (),
            |(), index| {
                delay(index);
                index * index
            },
            |index, square| {
                taken.push((index, square));
                Ok::<_, ()>(())
            },
        );
        assert!(result.is_ok());
        assert_eq!(taken, (0..40).map(|index| (index, index * index)).collect::<Vec<_>>());
    }

    #[test]
    fn no_more_than_two_results_a_thread_are_made_ahead() {
        let begun = AtomicUsize::new(0);
        let mut most = 0;
        let result = in_order(
            64,
            2,
            || (),
            |(), index| {
                begun.fetch_max(index, Ordering::SeqCst);
            },
            |index, ()| {
                std::thread::sleep(std::time::Duration::from_millis(1));
                most = most.max(begun.load(Ordering::SeqCst) - index);
                Ok::<_, ()>(())
            },
        );
        assert!(result.is_ok());
        // While result `index` is in the taker's hands, `index + 1 ..= index + 4` may be under way.
        assert!(most <= 4, "{most} ahead");
    }

    #[test]
    fn a_taker_who_refuses_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let result = in_order(
            1_000,
            2,
            || (),
            |(), _| {
                begun.fetch_add(1, Ordering::SeqCst);
            },
            |index, ()| if index == 3 { Err("enough") } else { Ok(()) },
        );
        assert!(matches!(result, Err(Stopped::Taker("enough"))));
        assert!(begun.load(Ordering::SeqCst) < 20);
    }

    #[test]
    fn a_worker_that_panics_is_an_error_and_no_deadlock() {
        let result = in_order(
            100,
            3,
            || (),
            |(), index| assert_ne!(index, 7, "this panic belongs to the test"),
            |_, ()| Ok::<_, ()>(()),
        );
        assert!(matches!(result, Err(Stopped::Worker)));
    }
}
