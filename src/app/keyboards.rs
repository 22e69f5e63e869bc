//! Tests of the shortcuts on keyboards of the world: every one of the table, with the key and the letter that
//! the window system sends for what a person presses.

use egui::{Key, Modifiers};

use super::{actions::Action, shortcut::Shortcut};

/// Keys by their place, as a US keyboard names them, row by row.
const PLACES: &str =
    "` 1 2 3 4 5 6 7 8 9 0 - = q w e r t y u i o p [ ] \\ a s d f g h j k l ; ' z x c v b n m , . /";

/// A keyboard layout.
struct Keyboard {
    name: &'static str,
    /// Whether its letters are Latin.
    latin: bool,
    /// What each of [`PLACES`] types alone, and with Shift.
    types: [&'static str; 2],
}

const KEYBOARDS: &[Keyboard] = &[
    Keyboard {
        name: "US",
        latin: true,
        types: [
            PLACES,
            "~ ! @ # $ % ^ & * ( ) _ + Q W E R T Y U I O P { } | A S D F G H J K L : \" Z X C V B N M < > ?",
        ],
    },
    Keyboard {
        name: "French AZERTY",
        latin: true,
        types: [
            "² & é \" ' ( - è _ ç à ) = a z e r t y u i o p ^ $ * q s d f g h j k l m ù w x c v b n , ; : !",
            "~ 1 2 3 4 5 6 7 8 9 0 ° + A Z E R T Y U I O P ¨ £ µ Q S D F G H J K L M % W X C V B N ? . / §",
        ],
    },
    Keyboard {
        name: "German QWERTZ",
        latin: true,
        types: [
            "^ 1 2 3 4 5 6 7 8 9 0 ß ´ q w e r t z u i o p ü + # a s d f g h j k l ö ä y x c v b n m , . -",
            "° ! \" § $ % & / ( ) = ? ` Q W E R T Z U I O P Ü * ' A S D F G H J K L Ö Ä Y X C V B N M ; : _",
        ],
    },
    Keyboard {
        name: "Dvorak",
        latin: true,
        types: [
            "` 1 2 3 4 5 6 7 8 9 0 [ ] ' , . p y f g c r l / = \\ a o e u i d h t n s - ; q j k x b m w v z",
            "~ ! @ # $ % ^ & * ( ) { } \" < > P Y F G C R L ? + | A O E U I D H T N S _ : Q J K X B M W V Z",
        ],
    },
    Keyboard {
        name: "Arabic",
        latin: false,
        types: [
            "ذ 1 2 3 4 5 6 7 8 9 0 - = ض ص ث ق ف غ ع ه خ ح ج د \\ ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ",
            "ّ ! @ # $ % ^ & * ( ) _ + َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < > | ِ ٍ ] [ لأ أ ـ ، / : \" ~ ْ } { لآ آ ’ , . ؟",
        ],
    },
    Keyboard {
        name: "Arabic with its own digits",
        latin: false,
        types: [
            "ذ ١ ٢ ٣ ٤ ٥ ٦ ٧ ٨ ٩ ٠ - = ض ص ث ق ف غ ع ه خ ح ج د \\ ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ",
            "ّ ! @ # $ ٪ ^ & * ( ) _ + َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < > | ِ ٍ ] [ لأ أ ـ ، / : \" ~ ْ } { لآ آ ’ , . ؟",
        ],
    },
    Keyboard {
        name: "Persian",
        latin: false,
        types: [
            "‍ ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - = ض ص ث ق ف غ ع ه خ ح ج چ \\ ش س ی ب ل ا ت ن م ک گ ظ ط ز ر ذ د پ و . /",
            "÷ ! ٬ ٫ ﷼ ٪ × ، * ) ( ـ + ْ ٌ ٍ ً ُ ِ َ ّ ] [ } { | ؤ ئ ي إ أ آ ة » « : ؛ ك ٓ ژ ٰ ‌ ٔ ء > < ؟",
        ],
    },
    Keyboard {
        name: "Hebrew",
        latin: false,
        types: [
            "; 1 2 3 4 5 6 7 8 9 0 - = / ' ק ר א ט ו ן ם פ ] [ \\ ש ד ג כ ע י ח ל ך ף , ז ס ב ה נ מ צ ת ץ .",
            "~ ! @ # $ % ^ & * ) ( _ + Q W E R T Y U I O P } { | A S D F G H J K L : \" Z X C V B N M > < ?",
        ],
    },
    Keyboard {
        name: "Russian",
        latin: false,
        types: [
            "ё 1 2 3 4 5 6 7 8 9 0 - = й ц у к е н г ш щ з х ъ \\ ф ы в а п р о л д ж э я ч с м и т ь б ю .",
            "Ё ! \" № ; % : ? * ( ) _ + Й Ц У К Е Н Г Ш Щ З Х Ъ / Ф Ы В А П Р О Л Д Ж Э Я Ч С М И Т Ь Б Ю ,",
        ],
    },
    Keyboard {
        name: "Greek",
        latin: false,
        types: [
            "` 1 2 3 4 5 6 7 8 9 0 - = ; ς ε ρ τ υ θ ι ο π [ ] \\ α σ δ φ γ η ξ κ λ ΄ ' ζ χ ψ ω β ν μ , . /",
            "~ ! @ # $ % ^ & * ( ) _ + : Σ Ε Ρ Τ Υ Θ Ι Ο Π { } | Α Σ Δ Φ Γ Η Ξ Κ Λ ¨ \" Ζ Χ Ψ Ω Β Ν Μ < > ?",
        ],
    },
];

/// A key going down: its place, and whether Shift is held.
#[derive(Clone, Copy, Debug)]
struct Press {
    place: usize,
    shift: bool,
}

impl Keyboard {
    fn typed(&self, press: Press) -> &'static str {
        self.types[usize::from(press.shift)].split(' ').nth(press.place).unwrap()
    }

    /// What egui is told: the key by its letter where egui has a name for that, else by its place.
    fn sends(&self, press: Press) -> (Key, Option<Key>) {
        let place = PLACES.split(' ').nth(press.place).and_then(Key::from_name);
        let letter = Key::from_name(self.typed(press));
        (letter.or(place).unwrap(), place)
    }

    /// Every key that types one of these.
    fn typing(&self, letters: &[&str]) -> Vec<Press> {
        let all = [false, true]
            .into_iter()
            .flat_map(|shift| (0..PLACES.split(' ').count()).map(move |place| Press { place, shift }));
        all.filter(|press| letters.contains(&self.typed(*press))).collect()
    }

    /// What a person presses for a shortcut; nothing for keys that are the same on every keyboard.
    fn presses(&self, shortcut: Shortcut) -> Vec<Press> {
        let name = match shortcut.key {
            Key::Questionmark => return self.typing(&["?", "؟"]),
            Key::Plus => return self.typing(&["+"]),
            Key::Minus => return self.typing(&["-"]),
            Key::Equals => return self.typing(&["="]),
            key => key.name().to_lowercase(),
        };
        let is_digit = name.len() == 1 && name.chars().all(|c| c.is_ascii_digit());
        let at = |name: &str| PLACES.split(' ').position(|place| place == name);
        // Letters are looked for on the keys; on keyboards of other scripts, and for digits, at their place.
        let place = if self.latin && !is_digit {
            self.typing(&[&name]).first().map(|press| press.place)
        } else {
            at(&name)
        };
        place.map(|place| Press { place, shift: shortcut.shift }).into_iter().collect()
    }

    fn asks(&self, press: Press, command: bool, alt: bool) -> Option<Action> {
        let (key, physical) = self.sends(press);
        let modifiers = Modifiers { shift: press.shift, command, ctrl: command, alt, ..Modifiers::NONE };
        let typed = (!command && !alt).then(|| self.typed(press));
        Action::of_key(key, physical, modifiers, typed, self.latin)
    }
}

#[test]
fn every_layout_has_a_letter_for_every_key() {
    for keyboard in KEYBOARDS {
        for types in keyboard.types {
            assert_eq!(types.split(' ').count(), PLACES.split(' ').count(), "{}: {types}", keyboard.name);
        }
    }
}

#[test]
fn every_shortcut_works_on_every_keyboard() {
    let mut tried = 0;
    for keyboard in KEYBOARDS {
        for action in &Action::all().collect::<Vec<_>>() {
            for shortcut in action.entry().shortcuts {
                let presses = keyboard.presses(*shortcut);
                let is_named = shortcut.key.name().len() > 1 && presses.is_empty();
                if is_named {
                    let modifiers = Modifiers {
                        shift: shortcut.shift,
                        command: shortcut.command,
                        ctrl: shortcut.command,
                        alt: shortcut.alt,
                        ..Modifiers::NONE
                    };
                    let key = shortcut.key;
                    let asked = Action::of_key(key, Some(key), modifiers, None, keyboard.latin);
                    assert_eq!(asked.as_ref(), Some(action), "{} on {}", shortcut.label(), keyboard.name);
                }
                for press in presses {
                    let asked = keyboard.asks(press, shortcut.command, shortcut.alt);
                    let what = format!("{} on {}: {press:?}", shortcut.label(), keyboard.name);
                    assert_eq!(asked.as_ref(), Some(action), "{what}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn only_the_keys_of_a_shortcut_do_something_without_ctrl() {
    for keyboard in KEYBOARDS {
        for place in 0..PLACES.split(' ').count() {
            for shift in [false, true] {
                let press = Press { place, shift };
                let Some(asked) = keyboard.asks(press, false, false) else { continue };
                let meant = asked.entry().shortcuts.iter().any(|shortcut| {
                    !(shortcut.command || shortcut.alt)
                        && keyboard.presses(*shortcut).iter().any(|other| {
                            other.place == place
                                && (other.shift == shift || shortcut.key == Key::Questionmark)
                        })
                });
                assert!(meant, "{} on {} does {asked:?}", keyboard.typed(press), keyboard.name);
            }
        }
    }
}

#[test]
fn ctrl_with_a_letter_of_another_place_is_that_letter() {
    let [azerty, dvorak] = ["French AZERTY", "Dvorak"]
        .map(|name| KEYBOARDS.iter().find(|keyboard| keyboard.name == name).unwrap());
    let at = |keyboard: &Keyboard, place: &str| {
        let place = PLACES.split(' ').position(|other| other == place).unwrap();
        keyboard.asks(Press { place, shift: false }, true, false)
    };
    assert_eq!(at(azerty, "w"), Some(Action::Undo), "the key that types z");
    assert_eq!(at(azerty, "q"), Some(Action::SelectAll), "the key that types a");
    assert_eq!(at(azerty, "z"), Some(Action::CloseMap), "the key that types w");
    assert_eq!(at(dvorak, "q"), None, "Ctrl and ' does not quit");
    assert_eq!(at(dvorak, "x"), Some(Action::Quit), "the key that types q");
}
