//! What a drag that shows its result has in common: the map as a release would make it.

use std::sync::Arc;

use crate::{edit::Command, editor::session::Session};

/// The command that a release would do, shown meanwhile.
#[derive(Debug, Default)]
pub(in crate::editor) struct Preview {
    command: Option<Command>,
}

impl Preview {
    /// Whether nothing was shown yet.
    pub(super) fn is_untouched(&self) -> bool {
        self.command.is_none()
    }

    /// Shows what `command` would make of the map; none shows the map as it is.
    pub(super) fn show(&mut self, session: &mut Session, command: Option<Command>) {
        if self.command == command {
            return;
        }
        let applied = command.as_ref().and_then(|command| command.apply(session.map()).ok());
        session.preview = applied.map(|applied| Arc::new(applied.map));
        self.command = command;
    }

    /// Does what was shown last.
    pub(super) fn finish(self, session: &mut Session) {
        session.preview = None;
        if let Some(command) = self.command {
            session.apply(&command);
        }
    }

    /// Leaves no trace.
    pub(super) fn cancel(session: &mut Session) {
        session.preview = None;
    }
}
