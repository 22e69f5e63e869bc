//! Help, and what to say when a command was not understood, in the person's language.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{
    Arg, ArgAction, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};

use super::{WRONG_USAGE, args::Args, voice::Voice};
use crate::i18n::{self, Locale, without_isolates};

/// A heading, kept for as long as the program runs: the parser takes no others. There are
/// a few for each command.
fn heading(locale: Locale, id: &str) -> &'static str {
    without_isolates(&locale.text(id)).leak()
}

/// The command line with its help texts in `locale`'s language.
pub(super) fn command(locale: Locale) -> Command {
    let text = |id: &str| without_isolates(&locale.text(id));
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help(text("cli-help-version"))
        .help_heading(heading(locale, "cli-heading-options"));
    let mut command = localized(Args::command(), locale).arg(version).after_help(text("cli-after-help"));
    let names: Vec<String> = command.get_subcommands().map(|task| task.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |task| localized(task, locale));
    }
    command
}

/// One command with its texts from the messages `cli-about-NAME` and `cli-help-NAME-ARGUMENT`.
fn localized(command: Command, locale: Locale) -> Command {
    let text = |id: &str| without_isolates(&locale.text(id));
    let name = command.get_name().to_owned();
    let options = heading(locale, "cli-heading-options");
    let arguments = heading(locale, "cli-heading-arguments");
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(text("cli-help-help"))
        .help_heading(options);
    let mut order = 0;
    let template =
        format!("{{about}}\n\n{} {{usage}}\n\n{{all-args}}{{after-help}}", text("cli-heading-usage"));
    command
        .about(text(&format!("cli-about-{name}")))
        .mut_args(|arg| {
            // Under a heading of our own clap sorts by name; they stand as they are written.
            order += 1;
            let heading = if arg.is_positional() { arguments } else { options };
            let id = format!("cli-help-{name}-{}", arg.get_id());
            arg.help(text(&id)).help_heading(heading).display_order(order)
        })
        .arg(help)
        .subcommand_help_heading(heading(locale, "cli-heading-commands"))
        .help_template(template)
}

/// Prints what was asked for (help, version) or what was not understood.
pub(super) fn explain(error: &Error, voice: Voice) -> ExitCode {
    if !error.use_stderr() {
        // Nobody may be listening any more.
        let _ = write!(io::stdout().lock(), "{}", error.render());
        return ExitCode::SUCCESS;
    }
    match sentence(error, voice.locale()) {
        Some(sentence) => {
            voice.complain(&sentence);
            let hint = voice.locale().text("cli-hint-help");
            let _ = writeln!(io::stderr().lock(), "{}", without_isolates(&hint));
        }
        None => {
            let _ = write!(io::stderr().lock(), "{}", error.render());
        }
    }
    ExitCode::from(WRONG_USAGE)
}

/// The usual mistakes in the person's language; none where only the parser's own words will do.
fn sentence(error: &Error, locale: Locale) -> Option<String> {
    let context = |kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    let format = |id: &str, values: [(&str, Option<String>); 2]| -> Option<String> {
        let mut args = Vec::new();
        for (name, value) in values {
            args.push((name, i18n::Arg::from(value?)));
        }
        Some(locale.format(id, &args))
    };
    let none = || ("", Some(String::new()));
    match error.kind() {
        ErrorKind::UnknownArgument => format("cli-error-unknown-argument", [("argument", argument), none()]),
        ErrorKind::MissingRequiredArgument => {
            format("cli-error-missing-argument", [("argument", argument), none()])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue)?;
            if value.is_empty() {
                return format("cli-error-missing-value", [("argument", argument), none()]);
            }
            format("cli-error-invalid-value", [("argument", argument), ("value", Some(value))])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every text that help shows, with the id it would have if its message were missing.
    fn texts(command: &Command) -> Vec<String> {
        let mut texts = vec![command.get_about().map(ToString::to_string).unwrap_or_default()];
        for arg in command.get_arguments() {
            texts.push(arg.get_help().map(ToString::to_string).unwrap_or_default());
            texts.push(arg.get_help_heading().unwrap_or_default().to_owned());
        }
        texts
    }

    #[test]
    fn arguments_are_explained_in_the_order_in_which_they_are_written() {
        for locale in Locale::ALL {
            let mut command = command(locale);
            let help = command.find_subcommand_mut("diff").unwrap().render_help().to_string();
            // The last of each is in the list, the first in the usage.
            let place = |name: &str| help.rfind(name).unwrap();
            assert!(place("<BEFORE>") < place("<AFTER>"), "{help}");
        }
    }

    #[test]
    fn everything_has_a_text_in_every_language() {
        for locale in Locale::ALL {
            let mut command = command(locale);
            command.build();
            let all = std::iter::once(&command).chain(command.get_subcommands()).flat_map(texts);
            for text in all {
                assert!(!text.is_empty() && !text.starts_with("cli-"), "{locale:?}: “{text}”");
            }
        }
    }

    #[test]
    fn the_parser_is_consistent() {
        command(Locale::En).debug_assert();
    }
}
