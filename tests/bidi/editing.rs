//! Editing told as stories: the text before, the keys, the text after. `|` is the caret, `^` the
//! other end of the selection.

use proptest::prelude::*;
use rihla::{
    model::Direction,
    text::{Caret, EditCommand, Motion, TextEditor, TextEngine, TextSelection, TextStyle},
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::common::{config, ltr, mixed_text, rtl};

use EditCommand::{
    DeleteBack, DeleteForward, DeleteToLineEnd, DeleteToLineStart, DeleteWordBack, DeleteWordForward, Redo,
    SelectAll, Undo,
};
use Motion::{
    Down, Left, LineEnd, LineStart, ParagraphEnd, ParagraphStart, Right, TextEnd, TextStart, Up, WordLeft,
    WordRight,
};

/// An editor at work.
struct Story {
    engine: TextEngine,
    editor: TextEditor,
    now: f64,
}

fn open(marked: &str, style: TextStyle, width: Option<f32>) -> Story {
    let text = marked.replace(['|', '^'], "");
    let focus = marked.find('|').unwrap();
    let anchor = marked.find('^');
    let focus_byte = focus - usize::from(anchor.is_some_and(|anchor| anchor < focus));
    let anchor_byte = anchor.map_or(focus_byte, |anchor| anchor - usize::from(focus < anchor));
    let mut editor = TextEditor::new(&text, style, width, true);
    editor.select(TextSelection { anchor: Caret::after(anchor_byte), focus: Caret::after(focus_byte) });
    Story { engine: TextEngine::embedded_only(), editor, now: 0.0 }
}

impl Story {
    fn run(&mut self, command: EditCommand) -> &mut Self {
        self.now += 0.1;
        self.editor.apply(&mut self.engine, command, self.now);
        self
    }

    fn go(&mut self, motion: Motion) -> &mut Self {
        self.run(EditCommand::Move { motion, extend: false })
    }

    fn extend(&mut self, motion: Motion) -> &mut Self {
        self.run(EditCommand::Move { motion, extend: true })
    }

    fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.graphemes(true) {
            self.run(EditCommand::Insert(letter.to_owned()));
        }
        self
    }

    fn wait(&mut self) -> &mut Self {
        self.now += 5.0;
        self
    }

    fn shows(&mut self, expected: &str) -> &mut Self {
        let mut text = self.editor.text().to_owned();
        let TextSelection { anchor, focus } = self.editor.selection();
        let mut marks = vec![(focus.byte, '|')];
        if anchor.byte != focus.byte {
            marks.push((anchor.byte, '^'));
        }
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.0));
        for (byte, mark) in marks {
            text.insert(byte, mark);
        }
        assert_eq!(text, expected);
        self
    }
}

fn english(marked: &str) -> Story {
    open(marked, ltr(), None)
}

fn hebrew(marked: &str) -> Story {
    open(marked, rtl(), Some(300.0))
}

#[test]
fn typing_goes_in_at_the_caret() {
    english("ab|c").types("X").shows("abX|c").types("YZ").shows("abXYZ|c");
    english("a^bc|d").types("X").shows("aX|d");
    hebrew("של|ום").types("א").shows("שלא|ום");
    english("|").types("שלום").go(Left).types("x").shows("שלוםx|");
}

#[test]
fn deleting_goes_by_grapheme_and_by_word() {
    english("abc|").run(DeleteBack).shows("ab|");
    english("|abc").run(DeleteForward).shows("|bc").run(DeleteBack).shows("|bc");
    english("a^bc|d").run(DeleteBack).shows("a|d");
    english("ae\u{301}|").run(DeleteBack).shows("a|");
    english("|👩\u{200d}👩\u{200d}👧!").run(DeleteForward).shows("|!");
    hebrew("שָׁ|").run(DeleteBack).shows("שָ|");
    hebrew("|שָׁל").run(DeleteForward).shows("|ל");
    hebrew("می\u{200c}|خواهم").run(DeleteBack).shows("می|خواهم");
    english("one two.|").run(DeleteWordBack).shows("one |").run(DeleteWordBack).shows("|");
    english("|one two").run(DeleteWordForward).shows("| two").run(DeleteWordForward).shows("|");
    hebrew("שלום עולם|").run(DeleteWordBack).shows("שלום |");
    english("ab cd\nef| gh")
        .run(DeleteToLineStart)
        .shows("ab cd\n| gh")
        .run(DeleteToLineEnd)
        .shows("ab cd\n|");
    english("a\n|b").run(DeleteBack).shows("a|b");
    english("a|\nb").run(DeleteForward).shows("a|b");
}

#[test]
fn arrows_go_where_they_point() {
    english("ab|c").go(Right).shows("abc|").go(Right).shows("abc|").go(Left).go(Left).shows("a|bc");
    hebrew("|שלום").go(Left).shows("ש|לום").go(Right).shows("|שלום").go(Right).shows("|שלום");
    english("a|\nb").go(Right).shows("a\n|b").go(Left).shows("a|\nb");
    // Over into a right-to-left paragraph the way on is to the left.
    english("a|\nאב").go(Right).shows("a\n|אב").go(Left).shows("a\nא|ב").go(Right).go(Right).shows("a|\nאב");
}

#[test]
fn a_selection_is_left_at_the_side_that_was_pressed() {
    english("a^bc|d").go(Left).shows("a|bcd");
    english("a^bc|d").go(Right).shows("abc|d");
    english("a|bc^d").go(Right).shows("abc|d");
    hebrew("א^בג|ד").go(Left).shows("אבג|ד");
    hebrew("א^בג|ד").go(Right).shows("א|בגד");
}

#[test]
fn words_are_walked_by_the_direction_of_the_line() {
    english("|one, two").go(WordRight).shows("one|, two").go(WordRight).shows("one, two|");
    english("one, two|").go(WordLeft).shows("one, |two").go(WordLeft).shows("|one, two");
    hebrew("|שלום עולם").go(WordLeft).shows("שלום| עולם").go(WordRight).shows("|שלום עולם");
    english("|one\ntwo").go(WordRight).go(WordRight).shows("one\ntwo|");
}

#[test]
fn up_and_down_keep_their_column() {
    english("abcdef\nx\nabcd|ef").go(Up).shows("abcdef\nx|\nabcdef").go(Up).shows("abcd|ef\nx\nabcdef");
    english("ab|c\nabc").go(Down).shows("abc\nab|c").go(Down).shows("abc\nabc|");
    english("abc\nab|c").go(Up).go(Up).shows("|abc\nabc");
    english("abcdef\nx|\nabcdef").go(Up).shows("a|bcdef\nx\nabcdef");
}

#[test]
fn home_and_end_go_to_the_line_and_the_paragraph() {
    english("ab cd|ef\ngh").go(LineStart).shows("|ab cdef\ngh").go(LineEnd).shows("ab cdef|\ngh");
    english("ab\ncd|").go(TextStart).shows("|ab\ncd").go(TextEnd).shows("ab\ncd|");
    english("ab\nc|d\nef").go(ParagraphStart).shows("ab\n|cd\nef").go(ParagraphStart).shows("|ab\ncd\nef");
    english("a|b\ncd\nef").go(ParagraphEnd).shows("ab|\ncd\nef").go(ParagraphEnd).shows("ab\ncd|\nef");
    // In a wrapped paragraph Home and End keep to the visual line.
    let mut story = open("aaaa bb|bb cccc", ltr(), Some(30.0));
    story.go(LineStart).shows("aaaa |bbbb cccc").go(LineEnd).shows("aaaa bbbb |cccc");
    assert_eq!(story.editor.view(&mut story.engine).caret.unwrap().line, 1);
    story.go(LineStart).shows("aaaa |bbbb cccc");
}

#[test]
fn shift_extends_and_select_all_selects_all() {
    english("a|bcd").extend(Right).extend(Right).shows("a^bc|d").extend(Left).shows("a^b|cd");
    english("ab|cd").extend(LineStart).shows("|ab^cd").extend(LineEnd).shows("ab^cd|");
    english("ab|c\nabc").extend(Down).shows("ab^c\nab|c");
    english("a|b\nc").run(SelectAll).shows("^ab\nc|");
    let mut story = english("one two| three");
    story.extend(WordLeft);
    assert_eq!(story.editor.selected_text(), "two");
}

#[test]
fn undo_goes_by_bursts() {
    english("|").types("hello").run(Undo).shows("|").run(Redo).shows("hello|").run(Redo).shows("hello|");
    english("|")
        .types("one ")
        .wait()
        .types("two")
        .run(Undo)
        .shows("one |")
        .run(Undo)
        .shows("|")
        .run(Undo)
        .shows("|");
    // Deleting is another burst than typing, a paste one of its own, moving the caret ends one.
    english("|")
        .types("abc")
        .run(DeleteBack)
        .run(DeleteBack)
        .shows("a|")
        .run(Undo)
        .shows("abc|")
        .run(Undo)
        .shows("|");
    english("|")
        .types("ab")
        .run(EditCommand::Insert("pasted".into()))
        .types("cd")
        .run(Undo)
        .run(Undo)
        .shows("ab|");
    english("|").types("ab").go(Left).types("c").shows("ac|b").run(Undo).shows("a|b").run(Undo).shows("|");
    // A new change forgets what was undone.
    english("|").types("ab").run(Undo).types("c").run(Redo).shows("c|");
    // What takes the place of a selection begins the burst that goes on.
    english("a^bc|").types("hello").shows("ahello|").run(Undo).shows("a^bc|");
    // The selection returns with the text.
    english("a^bc|d").types("X").run(Undo).shows("a^bc|d");
}

#[test]
fn bursts_are_counted() {
    let mut story = english("|");
    assert!(!story.editor.can_undo());
    story.types("abc");
    assert_eq!(story.editor.bursts(), 1);
    story.wait().types("d");
    assert_eq!(story.editor.bursts(), 2);
    assert!(story.editor.can_undo() && !story.editor.can_redo());
}

#[test]
fn what_is_pasted_is_cleaned() {
    english("|").run(EditCommand::Insert("a\r\nb\rc\u{2029}d\u{1}e\tf".into())).shows("a\nb\nc\nde\tf|");
    let mut editor = TextEditor::new("a\nb", ltr(), None, false);
    assert_eq!(editor.text(), "a b");
    let mut engine = TextEngine::embedded_only();
    editor.apply(&mut engine, EditCommand::Insert("c\r\nd".into()), 0.0);
    assert_eq!(editor.text(), "a bc d");
}

#[test]
fn an_input_method_composes_at_the_caret() {
    let mut story = english("a^b|c");
    story.editor.set_preedit("ni", Some(2..2), 1.0);
    assert!(story.editor.is_composing());
    assert_eq!(story.editor.text(), "ac", "the selection went, the pre-edit is not in the text");
    let view = story.editor.view(&mut story.engine);
    assert_eq!(&*view.block.text, "anic");
    assert_eq!(view.preedit.len(), 1);
    let clusters = &view.block.lines[0].clusters;
    assert_eq!((view.preedit[0].left, view.preedit[0].right), (clusters[1].left, clusters[2].right));
    assert_eq!(view.caret.unwrap().primary.x, clusters[2].right);
    assert_eq!(view.ime_area.left, clusters[1].left);
    story.editor.set_preedit("nih", None, 1.1);
    assert!(story.editor.view(&mut story.engine).caret.is_none(), "the method draws its own");
    assert!(story.editor.commit("日", 1.2));
    story.shows("a日|c");
    // Given up, nothing is left of it.
    story.editor.set_preedit("x", Some(1..1), 1.3);
    story.editor.set_preedit("", None, 1.4);
    story.shows("a日|c");
    // Anything else keeps what is seen.
    story.editor.set_preedit("x", Some(1..1), 1.5);
    story.go(Left).shows("a日|xc");
}

/// The middle of the cluster that begins at `byte`, a little to its left.
fn point(story: &mut Story, byte: usize) -> (f32, f32) {
    let block = story.editor.view(&mut story.engine).block;
    let line = block.lines.iter().find(|line| line.text_range.contains(&byte)).unwrap();
    let cluster = line.clusters.iter().find(|cluster| cluster.text_range.start == byte).unwrap();
    (cluster.left * 0.6 + cluster.right * 0.4, f32::midpoint(line.top, line.bottom))
}

#[test]
fn the_pointer_selects_by_character_word_and_line() {
    let press = |marked: &str, byte: usize, clicks: u32, extend: bool| {
        let mut story = english(marked);
        let (x, y) = point(&mut story, byte);
        story.editor.press(&mut story.engine, x, y, clicks, extend, 0.0);
        story
    };
    press("|one two\nthree", 5, 1, false).shows("one t|wo\nthree");
    press("on|e two\nthree", 5, 1, true).shows("on^e t|wo\nthree");
    press("|one two\nthree", 5, 2, false).shows("one ^two|\nthree");
    press("|one two\nthree", 5, 3, false).shows("^one two|\nthree");
    press("|one two\nthree", 5, 4, false).shows("^one two\nthree|");
    // A drag goes on by what the press selected, and never gives that up.
    let mut story = press("|one two three", 5, 2, false);
    let (x, y) = point(&mut story, 10);
    story.editor.drag(&mut story.engine, x, y);
    story.shows("one ^two three|");
    let (x, y) = point(&mut story, 1);
    story.editor.drag(&mut story.engine, x, y);
    story.shows("|one two^ three");
    let mut story = press("|one two\nthree", 5, 1, false);
    let (x, y) = point(&mut story, 10);
    story.editor.drag(&mut story.engine, x, y);
    story.shows("one t^wo\nth|ree");
}

#[test]
fn a_click_in_hebrew_finds_its_letter() {
    let mut story = hebrew("|שלום abc");
    let (x, y) = point(&mut story, 4);
    story.editor.press(&mut story.engine, x, y, 1, false, 0.0);
    // The left part of a letter that runs to the left is its end.
    story.shows("שלו|ם abc");
}

#[test]
fn the_direction_follows_the_first_strong_letter() {
    let mut story = hebrew("|");
    assert_eq!(story.editor.direction(&mut story.engine), Direction::Rtl);
    story.types("1 a");
    assert_eq!(story.editor.direction(&mut story.engine), Direction::Ltr);
    let style = story.editor.style().forced(Some(Direction::Rtl));
    story.editor.set_style(style);
    assert_eq!(story.editor.direction(&mut story.engine), Direction::Rtl);
}

fn commands() -> impl Strategy<Value = EditCommand> {
    let motions = proptest::sample::select(vec![
        Left,
        Right,
        WordLeft,
        WordRight,
        Up,
        Down,
        LineStart,
        LineEnd,
        ParagraphStart,
        ParagraphEnd,
        TextStart,
        TextEnd,
    ]);
    prop_oneof![
        3 => mixed_text(3).prop_map(EditCommand::Insert),
        1 => proptest::sample::select(vec![
            DeleteBack, DeleteForward, DeleteWordBack, DeleteWordForward, DeleteToLineStart, DeleteToLineEnd, SelectAll,
        ]),
        4 => (motions, any::<bool>()).prop_map(|(motion, extend)| EditCommand::Move { motion, extend }),
    ]
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_commands_keep_the_caret_between_graphemes(
        text in mixed_text(12),
        commands in proptest::collection::vec(commands(), 1..30),
        width in proptest::option::of(20.0f32..120.0),
    ) {
        let mut story = Story { engine: TextEngine::embedded_only(), editor: TextEditor::new(&text, rtl(), width, true), now: 0.0 };
        let start = story.editor.text().to_owned();
        for command in commands {
            story.wait().run(command);
            let view = story.editor.view(&mut story.engine);
            prop_assert_eq!(&*view.block.text, story.editor.text());
            let TextSelection { anchor, focus } = story.editor.selection();
            prop_assert_eq!(view.block.snap(anchor.byte), anchor.byte);
            prop_assert_eq!(view.block.snap(focus.byte), focus.byte);
            prop_assert_eq!(view.caret.unwrap().line, view.block.line_of(focus));
        }
        let end = story.editor.text().to_owned();
        while story.editor.can_undo() {
            story.run(Undo);
        }
        prop_assert_eq!(story.editor.text(), start);
        while story.editor.can_redo() {
            story.run(Redo);
        }
        prop_assert_eq!(story.editor.text(), end);
    }
}
