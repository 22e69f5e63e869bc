//! Whole tables, as they lie around, and the maps they must become.

#![allow(clippy::float_cmp, reason = "values are rounded to two decimals")]

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::model::{Direction, LaneKind, broken_invariants, random::cases};

fn import(text: &str) -> Imported {
    table(text, &TableHint::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The map as text: stages with goals, then each lane with its cards by step, then the curves.
fn picture(imported: &Imported) -> String {
    let map = &imported.map;
    let mut out = format!("{} [{}]\n", map.title, map.language);
    let steps: Vec<_> = map.steps().collect();
    for stage in &map.stages {
        let titles: Vec<_> =
            stage.steps.iter().map(|step| step.title.as_str()).filter(|t| !t.is_empty()).collect();
        let _ = writeln!(out, "> {} | {} | {}", stage.title, stage.goal, titles.join(" + "));
    }
    for lane in &map.lanes {
        let _ = writeln!(out, "= {} ({})", lane.title, lane.kind.name());
        for (number, (_, step)) in steps.iter().enumerate() {
            for card in map.cards.iter().filter(|card| card.lane == lane.id && card.step == step.id) {
                let _ = writeln!(out, "  {}: {}", number + 1, card.text.replace('\n', "⏎"));
            }
        }
    }
    for curve in &map.curves {
        let _ = writeln!(out, "~ {}", curve.title);
        for point in &curve.points {
            let number = steps.iter().position(|(_, step)| step.id == point.step).unwrap() + 1;
            let _ = writeln!(out, "  {number}+{}: {} {}", point.at, point.value, point.word);
        }
    }
    for note in &imported.notes {
        let _ = writeln!(out, "! {note:?}");
    }
    out.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// As published: `|` after each cell, none before the first, feelings with a remark in brackets.
const ARABIC: &str = "\
مرحلة رحلة العميل | الهدف الرئيسي للعميل | مشاعر العميل | نقاط الاحتكاك المحتملة | فرص التحسين/التميز |
---|---|---|---|---|
الوعي (Awareness) | البحث عن حل لمشكلة أو حاجة | فضول، ارتباك، أمل | صعوبة العثور على المعلومات، إعلانات غير ذات صلة | محتوى جذاب ومفيد، رسائل تسويقية مستهدفة |
الاهتمام (Consideration) | تقييم الخيارات المتاحة | تردد، مقارنة، شك | نقص الشفافية، معلومات متضاربة، صعوبة المقارنة | مقارنات واضحة للمنتجات، دراسات حالة، شهادات عملاء |
القرار (Decision) | إجراء عملية الشراء | إثارة، توتر، توقع | عملية شراء معقدة، طرق دفع محدودة، تكاليف خفية | تبسيط عملية الشراء، خيارات دفع متعددة، دعم فوري |
الاحتفاظ (Retention) | استخدام المنتج/الخدمة وتحقيق القيمة | رضا، رضا بعد الشراء، خيبة أمل (إذا كانت التجربة سيئة) | نقص الدعم، صعوبة الاستخدام، عدم تلبية التوقعات | دعم فني ممتاز، تحديثات منتظمة، برامج ولاء |
الدفاع عن العلامة (Advocacy) | التوصية بالمنتج/الخدمة للآخرين | ولاء، حماس، فخر | عدم وجود منصات للمراجعة، عدم تقدير التوصيات | برامج إحالة، تقدير العملاء المخلصين، منصات مراجعة سهلة الاستخدام |
";

#[test]
fn the_published_arabic_table_is_a_whole_map() {
    let hint = TableHint { name: "journey-table-ar.md".to_owned(), locale: Locale::En };
    let imported = table(ARABIC, &hint).unwrap();
    assert_eq!(imported.map.flow_direction(), Direction::Rtl);
    insta::assert_snapshot!(picture(&imported));
}

#[test]
fn one_map_in_every_form_and_orientation() {
    let english = picture(&import("Stage\tActions\tFeelings\nBuy\tPays\tTense\nUse\tSits\tHappy"));
    for text in [
        "| |Buy|Use|\n|-|-|-|\n|Actions|Pays|Sits|\n|Feelings|Tense|Happy|",
        "Phase;Buy;Use\nActions;Pays;Sits\nFeelings;Tense;Happy\n",
        "Stage,Actions,Feelings\r\nBuy,Pays,Tense\r\nUse,Sits,Happy\r\n",
    ] {
        assert_eq!(picture(&import(text)), english, "{text}");
    }
    insta::assert_snapshot!(english, @r#"
    Customer journey [en]
    > Buy |  |
    > Use |  |
    = Actions (actions)
      1: Pays
      2: Sits
    = Feelings (emotions)
    ~
      1+0.5: -0.9 Tense
      2+0.5: 1.5 Happy
    "#);
}

#[test]
fn hebrew_with_stages_as_columns() {
    insta::assert_snapshot!(picture(&import(
        "מסע המטופלת\t\t\n\
         \tלפני הביקור\tהביקור\n\
         מטרות\tלמצוא תור\tלקבל אבחנה\n\
         פעולות הלקוח\t\"• מחפשת באפליקציה\n• מתקשרת למוקד\"\tנפגשת עם ד\"ר לוי\n\
         תחושות\tתסכול; דאגה\tהקלה\n\
         נקודות כאב\tאין תור, המתנה ארוכה\tהרופא מיהר, אבל הקשיב\n\
         גורם אחראי\tזימון תורים\tמרפאה"
    )), @r#"
    מסע המטופלת [he]
    > לפני הביקור | למצוא תור |
    > הביקור | לקבל אבחנה |
    = פעולות הלקוח (actions)
      1: מחפשת באפליקציה
      1: מתקשרת למוקד
      2: נפגשת עם ד"ר לוי
    = תחושות (emotions)
    = נקודות כאב (pain-points)
      1: אין תור
      1: המתנה ארוכה
      2: הרופא מיהר, אבל הקשיב
    = גורם אחראי (owner)
      1: זימון תורים
      2: מרפאה
    ~
      1+0.25: -1.5 תסכול
      1+0.75: -0.9 דאגה
      2+0.5: 1.3 הקלה
    "#);
}

#[test]
fn persian_with_steps_and_merged_cells() {
    insta::assert_snapshot!(picture(&import(
        "ردیف,مرحله,گام,اقدامات,احساسات مشتری,فرصت‌های بهبود,یادداشت آزاد\n\
         ۱,آشنایی,جست‌وجو,در گوگل می‌گردد,کنجکاوی,راهنمای ساده,\n\
         ۲,,مقایسه,سه برنامه را می‌سنجد,تردید,\"جدول قیمت؛ نسخهٔ نمایشی\",\n\
         ۳,خرید,پرداخت,با کارت می‌پردازد,نگرانی و امید,,مهم\n"
    )), @r#"
    سفر مشتری [fa]
    > آشنایی |  | جست‌وجو + مقایسه
    > خرید |  | پرداخت
    = اقدامات (actions)
      1: در گوگل می‌گردد
      2: سه برنامه را می‌سنجد
      3: با کارت می‌پردازد
    = احساسات مشتری (emotions)
    = فرصت‌های بهبود (opportunities)
      1: راهنمای ساده
      2: جدول قیمت
      2: نسخهٔ نمایشی
    = یادداشت آزاد (text)
      3: مهم
    ~
      1+0.5: 0.7 کنجکاوی
      2+0.5: -0.5 تردید
      3+0.5: 0 نگرانی و امید
    "#);
}

#[test]
fn an_english_table_with_everything_odd() {
    insta::assert_snapshot!(picture(&import(
        "## **Renting a bike**\n\n\
         | # | Journey stage | Customer goals | Channels | Mood | Weather | Pain points |  |\n\
         |--|:--|:-:|--:|--|--|--|--|\n\
         | 1 | Find | See where a bike is; know what it costs | App, street | curious | rain | None, yet | x \\| y |\n\
         | 2 | Ride |  | Bike<br>Phone | glorp |  | 1,000 potholes |\n\
         | 2 | Ride | Get there | Street | 😡 | sun |\n\n\
         Data: spring."
    )), @r#"
    Renting a bike [en]
    > Find |  |
    > Ride |  |
    = Customer goals (goals)
      1: See where a bike is
      1: know what it costs
      2: Get there
    = Channels (touchpoints)
      1: App
      1: street
      2: Bike
      2: Phone
      2: Street
    = Mood (emotions)
    = Weather (text)
      1: rain
      2: sun
    = Pain points (pain-points)
      1: None, yet
      2: 1,000 potholes
    = Text (text)
      1: x | y
    ~
      1+0.5: 0.7 curious
      2+0.25: 0 glorp
      2+0.75: -1.9 😡
    ! OverlongRows(1)
    ! LinesLeftOut(1)
    ! UnknownHeadings(["Weather"])
    ! UnknownFeelings(["glorp"])
    "#);
}

#[test]
fn unknown_headings_become_lanes_of_text() {
    insta::assert_snapshot!(picture(&import("Thing;Colour;Size\nDesk;red;big\nChair;blue;small")), @r#"
    Customer journey [en]
    > Desk |  |
    > Chair |  |
    = Colour (text)
      1: red
      2: blue
    = Size (text)
      1: big
      2: small
    ! NoKnownHeading
    ! UnknownHeadings(["Colour", "Size"])
    "#);
}

#[test]
fn feelings_given_as_numbers_keep_their_scale() {
    let imported = import("Stage,Emotions\nA,1\nB,3\nC,5\n");
    let values: Vec<f32> = imported.map.curves[0].points.iter().map(|point| point.value).collect();
    assert_eq!(values, [-2.0, 0.0, 2.0]);
}

#[test]
fn a_second_column_of_feelings_is_a_second_curve() {
    let imported = import("Stage,Emotions,Desired emotions\nA,angry,calm\nB,sad,happy\n");
    let titles: Vec<&str> = imported.map.curves.iter().map(|curve| curve.title.as_str()).collect();
    assert_eq!(titles, ["", "Desired emotions"]);
    assert_eq!(imported.map.lanes.len(), 1);
}

#[test]
fn many_feelings_in_a_cell_widen_every_step_alike() {
    let widths = |text: &str| -> Vec<Option<f32>> {
        import(text).map.stages.iter().map(|stage| stage.width).collect()
    };
    assert_eq!(widths("Stage|Mood\n-|-\nA|sad, glad\nB|calm"), [None, None]);
    let wide = widths("Stage|Mood\n-|-\nA|sad, glad, tense\nB|calm");
    assert!(wide[0].is_some() && wide[0] == wide[1], "{wide:?}");
}

#[test]
fn long_or_several_goals_are_cards() {
    let goals = |text: &str| {
        let map = import(text).map;
        (map.stages[0].goal.clone(), map.cards.len())
    };
    assert_eq!(goals("Stage|Goal|Pains\nA|to know|x"), ("to know".to_owned(), 1));
    assert_eq!(goals("Stage|Goal|Pains\nA|to know; to see|x"), (String::new(), 3));
    let long = "to know ".repeat(12);
    assert_eq!(goals(&format!("Stage|Goal|Pains\nA|{long}|x")), (String::new(), 2));
}

#[test]
fn the_title_is_the_caption_then_the_file_s_name() {
    let title = |text: &str, name: &str| {
        table(text, &TableHint { name: name.to_owned(), locale: Locale::En }).unwrap().map.title
    };
    assert_eq!(title("# Desks\n\nStage|Pains\n-|-\na|b", "x.md"), "Desks");
    assert_eq!(title("Stage|Pains\n-|-\na|b", "Office desks.md"), "Office desks");
    assert_eq!(title("Stage|Pains\n-|-\na|b", ""), "Customer journey");
    assert_eq!(title("المرحلة|المشاعر\n-|-\nالوعي|أمل", "table.md"), "رحلة العميل");
    assert_eq!(title("المرحلة|المشاعر\n-|-\nالوعي|أمل", "رحلة الأثاث.md"), "رحلة الأثاث");
}

#[test]
fn a_table_is_told_from_prose() {
    for text in [
        "Stage\tPains\nBuy\tslow",
        "a\tb\nc\td\ne\tf",
        "Stage,Feelings\nBuy,sad",
        ARABIC,
        "| a | b |\n|---|---|\n| c | d |\n| e | f |",
    ] {
        assert!(looks_like_table(text), "{text}");
    }
    for text in [
        "",
        "Few ways to pay",
        "First, we go.\nThen, we come.",
        "He said; she said.\nThey left; we stayed.",
        "one\ttwo",
        "- one\n- two",
        "https://example.com/?a=1,2",
    ] {
        assert!(!looks_like_table(text), "{text}");
    }
}

#[test]
fn files_are_read_or_named_in_the_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desks.csv");
    std::fs::write(&path, "Stage;Pains\nBuy;slow\n").unwrap();
    assert_eq!(read(&path, Locale::En).unwrap().map.title, "desks");
    for (path, fault) in [
        (folder.path().to_owned(), ImportFault::Folder),
        (folder.path().join("none.csv"), ImportFault::NotFound),
    ] {
        let error = read(&path, Locale::En).unwrap_err();
        assert_eq!(error.fault, fault);
        assert!(error.to_string().contains(&*path.file_name().unwrap().to_string_lossy()));
    }
}

/// Prints a table as tab-separated text, the way a spreadsheet copies it.
fn to_tsv(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| match cell.contains(['"', '\n', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join("\t") + "\n").collect()
}

/// A sentence: words without anything that would make it a list.
fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-zא-תابتجحپچگ\u{200C}]{1,8}", 7..12)
        .prop_map(|words| format!("“{}”", words.join(" ")))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_text_is_imported_or_refused(text in "[a-zء-ي |,;\t\n\"\\\\<br>()•0-9.:#*،؛«»-]{0,300}") {
        let _ = looks_like_table(&text);
        if let Ok(imported) = table(&text, &TableHint::default()) {
            prop_assert!(!imported.map.stages.is_empty());
            prop_assert!(broken_invariants(&imported.map).is_empty());
            let steps: Vec<_> = imported.map.steps().map(|(_, step)| &step.id).collect();
            for card in &imported.map.cards {
                prop_assert!(!card.text.is_empty());
                prop_assert!(steps.contains(&&card.step) && imported.map.lane(&card.lane).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_are_imported_or_refused(content in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = bytes(&content, &TableHint::default());
    }

    #[test]
    fn cells_come_back_as_they_were(
        cells in prop::collection::vec(prop::collection::vec(sentence(), 3), 1..6),
        across in any::<bool>(),
    ) {
        let lanes = ["Actions", "Pain points", "Opportunities"];
        let mut rows = vec![vec!["Stage".to_owned()]];
        rows[0].extend(lanes.map(str::to_owned));
        for (number, row) in cells.iter().enumerate() {
            rows.push(std::iter::once(format!("Stage {number}")).chain(row.iter().cloned()).collect());
        }
        if across {
            rows = (0..4).map(|at| rows.iter().map(|row| row[at].clone()).collect()).collect();
        }
        let map = import(&to_tsv(&rows)).map;
        prop_assert_eq!(map.stages.len(), cells.len());
        for (lane, kind) in [LaneKind::Actions, LaneKind::PainPoints, LaneKind::Opportunities].into_iter().enumerate() {
            let id = &map.lanes[lane].id;
            prop_assert_eq!(map.lanes[lane].kind, kind);
            let texts: Vec<_> = map.cards.iter().filter(|card| card.lane == *id).map(|card| &card.text).collect();
            prop_assert_eq!(texts, cells.iter().map(|row| &row[lane]).collect::<Vec<_>>());
        }
    }
}
