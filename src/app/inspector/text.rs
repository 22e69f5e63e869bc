//! Texts of the panel that can be typed, and how numbers, days and lists are read from them.

use egui::{Id as EguiId, Ui};

use super::{Panel, Wish, sought::At};
use crate::{
    app::{
        text::{Shell, spoken},
        widgets::{field, text_field::Field},
    },
    edit::Command,
    i18n::Digits,
    model::{Direction, range},
};

/// The name of a text, what it is, and the field that it is put into.
pub(super) type Line<'a, Field> = (&'static str, &'a str, fn(String) -> Field);
/// The name of a list, its items, and the field that they are put into.
pub(super) type List<'a, Field> = (&'static str, &'a [String], fn(Vec<String>) -> Field);

/// A text under its name.
pub(super) struct Text<'a> {
    name: &'static str,
    text: &'a str,
    placeholder: &'a str,
    /// Least number of lines; none for a text of one line.
    lines: Option<f32>,
    forced: Option<Direction>,
    badge: Option<(String, egui::Color32)>,
    /// Which of several texts of this name.
    nth: usize,
    /// What a screen reader calls it, where its name alone would not tell it from others.
    called: Option<String>,
}

impl<'a> Text<'a> {
    /// A text of one line under the message `name`.
    pub(super) fn line(name: &'static str, text: &'a str) -> Self {
        Self { name, text, placeholder: "", lines: None, forced: None, badge: None, nth: 0, called: None }
    }

    /// A text of any number of lines, with room for `least`.
    pub(super) fn lines(name: &'static str, text: &'a str, least: f32) -> Self {
        Self { lines: Some(least), ..Self::line(name, text) }
    }

    /// Shown where there is no text.
    pub(super) fn placeholder(mut self, placeholder: &'a str) -> Self {
        self.placeholder = placeholder;
        self
    }

    /// With a forced direction.
    pub(super) fn forced(mut self, direction: Option<Direction>) -> Self {
        self.forced = direction;
        self
    }

    /// From left to right whatever it holds: numbers, days, addresses.
    pub(super) fn ltr(self) -> Self {
        self.forced(Some(Direction::Ltr))
    }

    /// With a badge before it.
    pub(super) fn badge(mut self, badge: Option<(String, egui::Color32)>) -> Self {
        self.badge = badge;
        self
    }

    /// Under this name for who cannot see where it stands.
    pub(super) fn called(mut self, called: String) -> Self {
        self.called = Some(called);
        self
    }

    /// One of several of the same name; only the first shows it.
    pub(super) fn nth(mut self, nth: usize) -> Self {
        self.nth = nth;
        self
    }
}

impl Panel<'_> {
    /// Shows `text` under its name to be typed; what is typed becomes `command` at once, as one step as
    /// long as the field keeps the focus. Gives a direction that was chosen for it.
    pub(super) fn write(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        text: Text<'_>,
        command: impl Fn(String) -> Option<Command>,
    ) -> Option<Direction> {
        let name = shell.tr(text.name);
        let pressed = text.nth == 0 && field::name(shell, ui, &name);
        let mut shown = Field::new(text.called.as_ref().unwrap_or(&name), text.text)
            .placeholder(text.placeholder)
            .forced(text.forced)
            .enabled(self.writable)
            .eager(pressed)
            .marked(self.within(&At::Field(text.name, text.nth)))
            .badge(text.badge);
        if let Some(least) = text.lines {
            shown = shown.multiline(least);
        }
        let id = EguiId::unique(("inspector", self.subject, text.name, text.nth));
        let typed = shown.show(shell, ui, id);
        self.go_to_sought(ui, &At::Field(text.name, text.nth), typed.rect);
        ui.add_space(field::GAP);
        let tidy = typed.tidied.and_then(&command);
        if let Some(command) = typed.changed.and_then(command) {
            self.wishes.push(match typed.reverted {
                true => Wish::Revert(command, typed.burst),
                false => Wish::Type(command, typed.burst),
            });
            self.wishes.extend(tidy.map(|command| Wish::Tidy(command, typed.burst)));
        }
        typed.turned
    }

    /// Lines to be typed, one an item.
    pub(super) fn write_list(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &'static str,
        items: &[String],
        command: impl Fn(Vec<String>) -> Command,
    ) {
        let text = items.join("\n");
        let none = shell.tr("field-one-a-line");
        let text = Text::lines(name, &text, 2.0).placeholder(&none);
        self.write(shell, ui, text, |text| Some(command(lines_of(&text))));
    }
}

/// The message `name` with the number of one of several: "Link 2".
pub(super) fn numbered(shell: &Shell, name: &str, index: usize) -> String {
    let args = [("name", shell.tr(name).into()), ("number", (index + 1).into())];
    spoken(&shell.format("access-nth", &args))
}

/// The lines of `text` that hold something.
pub(super) fn lines_of(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Digits of any of our scripts as those of ASCII, with ASCII signs; nothing that only controls direction.
fn plain(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{660}'..='\u{669}' => char::from_digit(c as u32 - 0x660, 10),
            '\u{6F0}'..='\u{6F9}' => char::from_digit(c as u32 - 0x6F0, 10),
            '٫' => Some('.'),
            '٬' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}' | '\u{61C}' | '\u{A0}' | ' ' => None,
            '\u{2212}' => Some('-'),
            _ => Some(c),
        })
        .collect()
}

/// The number that was typed; none for nothing, an error for what is no number.
pub(super) fn number(text: &str) -> Result<Option<f64>, ()> {
    let text = plain(text).replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    text.parse().ok().filter(|number: &f64| plain && number.is_finite()).map(Some).ok_or(())
}

/// The day that was typed as `YYYY-MM-DD`; none for nothing, an error for what is no day.
pub(super) fn day(text: &str) -> Result<Option<String>, ()> {
    let text = plain(text).replace(['/', '.'], "-");
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split('-').map(|part| part.parse::<u32>().map_err(|_| ()));
    let mut next = || parts.next().unwrap_or(Err(()));
    let (year, month, day) = (next()?, next()?, next()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return Err(()),
    };
    let whole = (1000..=9999).contains(&year) && (1..=days).contains(&day) && parts.next().is_none();
    if whole { Ok(Some(format!("{year:04}-{month:02}-{day:02}"))) } else { Err(()) }
}

/// A number in these digits.
pub(super) fn shown(digits: Digits, number: Option<f64>) -> String {
    number.map_or_else(String::new, |number| digits.number(number))
}

/// A share in per cent that a link may have.
pub(super) fn share(text: &str) -> Result<Option<f32>, ()> {
    let text = plain(text).replace(['%', '٪'], "");
    Ok(number(&text)?.map(|number| (number as f32).clamp(*range::SHARE.start(), *range::SHARE.end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_every_script() {
        assert_eq!(number("٣٤٫٥"), Ok(Some(34.5)));
        assert_eq!(number("۱۲"), Ok(Some(12.0)));
        assert_eq!(number("\u{200E}−3,5"), Ok(Some(-3.5)));
        assert_eq!(number("  "), Ok(None));
        assert_eq!((number("inf"), number("1e9"), number("12a")), (Err(()), Err(()), Err(())));
    }

    #[test]
    fn days_are_read_in_every_script_and_only_if_they_are_in_the_calendar() {
        assert_eq!(day("2026-2-3"), Ok(Some("2026-02-03".into())));
        assert_eq!(day("٢٠٢٤/٢/٢٩"), Ok(Some("2024-02-29".into())));
        assert_eq!(day(""), Ok(None));
        for wrong in ["2026-02-29", "2026-13-01", "2026-1", "26-01-01", "2026-01-01-1", "x"] {
            assert_eq!(day(wrong), Err(()), "{wrong}");
        }
    }

    #[test]
    fn a_list_has_no_empty_items() {
        assert_eq!(lines_of("a\n\n  \n ب \n"), ["a", "ب"]);
    }
}
