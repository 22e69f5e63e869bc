//! Ctrl-C and the polite way to end a program: work ends by itself and leaves nothing half done.

use std::{
    process::ExitCode,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use signal_hook::{
    consts::{SIGINT, SIGTERM},
    flag,
};

/// Whether the program has been asked to end.
#[derive(Debug)]
pub(super) struct Interrupt {
    asked: Arc<AtomicBool>,
    /// The signal that asked; nought for none.
    signal: Arc<AtomicUsize>,
}

impl Interrupt {
    /// Listens from now on. The first Ctrl-C only raises the flag; the second ends the program at once.
    pub(super) fn listen() -> Self {
        let interrupt = Self { asked: Arc::default(), signal: Arc::default() };
        for signal in [SIGINT, SIGTERM] {
            // Where signals cannot be listened to, they end the program as ever.
            let _ = flag::register_conditional_shutdown(
                signal,
                code_of(signal as usize).into(),
                Arc::clone(&interrupt.asked),
            );
            let _ = flag::register_usize(signal, Arc::clone(&interrupt.signal), signal as usize);
            let _ = flag::register(signal, Arc::clone(&interrupt.asked));
        }
        interrupt
    }

    /// Set as soon as the program shall end.
    pub(super) fn flag(&self) -> &AtomicBool {
        &self.asked
    }

    /// What the program ends with: as shells count it, 128 and the signal's number (Ctrl-C: 130).
    pub(super) fn exit_code(&self) -> ExitCode {
        ExitCode::from(code_of(self.signal.load(Ordering::Relaxed)))
    }
}

fn code_of(signal: usize) -> u8 {
    u8::try_from(128 + signal).unwrap_or(u8::MAX)
}
