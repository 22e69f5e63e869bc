### השוואה, מיזוג ושיתוף של מפות.

# מה השתנה, כמשפטים ברשימה
diff-none = אין הבדל
diff-thing = { $part ->
    [map] המפה
    [scenario] התרחיש
    [persona] הפרסונה ״{ $name }״
    [stage] השלב ״{ $name }״
    [step] הצעד ״{ $name }״
    [lane] המסלול ״{ $name }״
    [card] הכרטיס ״{ $name }״
    [curve] עקומת הרגש ״{ $name }״
    [point] הרגש ״{ $name }״
    [comment] התגובה ״{ $name }״
   *[other] ״{ $name }״
}
diff-thing-unnamed = { $part ->
    [map] המפה
    [scenario] התרחיש
    [persona] פרסונה ללא שם
    [stage] שלב ללא כותרת
    [step] צעד ללא כותרת
    [lane] מסלול ללא כותרת
    [card] כרטיס ללא טקסט
    [curve] עקומת הרגש
    [point] רגש ללא מילה
    [link] חץ
    [comment] תגובה ללא טקסט
    [picture] תמונה
   *[other] דבר מה
}
diff-link = החץ מ־״{ $from }״ אל ״{ $to }״
diff-cell = {"\u200F"}{ $lane }/{ $step }
diff-step = {"\u200F"}{ $stage } ({ $step })
diff-added = הוספה: { $thing }
diff-added-in = הוספה אל { $place }: { $thing }
diff-removed = הסרה: { $thing }
diff-removed-from = הסרה מתוך { $place }: { $thing }
diff-moved = העברה מ־{ $from } אל { $to }: { $thing }
diff-reordered = העברה למקום אחר: { $thing }
diff-reordered-in = העברה בתוך { $place }: { $thing }
diff-edited = {"\u200F"}{ $thing }: { $fields }
diff-field = {"\u200F"}{ $field }: { $after } (קודם לכן { $before })
diff-field-set = {"\u200F"}{ $field }: { $after }
diff-field-cleared = { $field }: ריק (קודם לכן { $before })
diff-field-changed = שינוי של { $field }
diff-quoted = ״{ $text }״
diff-conflict = התנגשות, { $about }. במפה: { $shown }. הערך האחר: { $other }
diff-settled = התנגשות נפתרה, { $about }. נבחר: { $shown }. לא נבחר: { $other }
diff-count-conflicts = בהתנגשות: { $count }
diff-count-settled = נפתרו: { $count }
diff-field-separator = {"; "}
diff-field-direction = כיוון הטקסט
diff-field-width = רוחב
diff-field-height = גובה
diff-field-span = מספר הצעדים
diff-field-icon = סמל
diff-field-picture = תמונה
diff-field-answers = נקודות הכאב שההזדמנות פותרת
diff-field-line-below = הקו שמתחת
diff-field-resolved = טופלה
diff-field-author = כותב
diff-count-added = נוספו: { $count }
diff-count-removed = הוסרו: { $count }
diff-count-moved = הועברו: { $count }
diff-count-edited = נערכו: { $count }

# צעדי ההיסטוריה
step-resolve-conflicts = { $count ->
    [one] פתרון התנגשות
    [two] פתרון שתי התנגשויות
   *[other] פתרון { $count } התנגשויות
}
step-merge-outside = מיזוג שינויים מבחוץ
step-reload = קריאת הקובץ מחדש

# שורת הפקודה
cli-about-diff = מה השתנה ממפה אחת לאחרת; קוד יציאה 0: דבר לא השתנה, 1: יש הבדלים, 2: לא ניתן לקרוא קובץ
cli-help-diff-before = המפה המוקדמת
cli-help-diff-after = המפה המאוחרת
cli-help-diff-json = כנתונים, לתוכנות אחרות
cli-diff-same = המפות זהות.
cli-about-merge = מיזוג שתי מפות שמקורן אחד; מתאים כמנהל מיזוג של git. קוד יציאה 0: מוזג, 1: עם התנגשויות, שהמפה שומרת לבחירה, 130: לא ניתן לקרוא או לכתוב קובץ
cli-help-merge-base = המפה שממנה באו שתיהן
cli-help-merge-ours = המפה שלנו; הופכת למפה הממוזגת אלא אם צוין קובץ אחר
cli-help-merge-theirs = המפה שלהם
cli-help-merge-output = הקובץ לכתיבה
cli-help-merge-path = שם המפה בהודעות (‎%P של git)
cli-check-conflicts = { $count ->
    [one] התנגשות אחת ממיזוג ממתינה לבחירה; יש לפתוח את המפה כדי לבחור.
    [two] שתי התנגשויות ממיזוג ממתינות לבחירה; יש לפתוח את המפה כדי לבחור.
   *[other] { $count } התנגשויות ממיזוג ממתינות לבחירה; יש לפתוח את המפה כדי לבחור.
}
cli-merge-conflict = { $about }. במפה: { $shown }. הערך האחר: { $other }.
cli-merge-failed = { $side ->
    [base] המיזוג נכשל בגלל המפה שממנה באו שתיהן.
    [ours] המיזוג נכשל בגלל המפה שלנו.
   *[theirs] המיזוג נכשל בגלל המפה שלהם.
} { $problem }
cli-merge-conflicts = { $count ->
    [one] דבר אחד השתנה בשתי דרכים. ״{ $file }״ מציג אחת מהן ושומר את האחרת; יש לפתוח אותו כדי לבחור.
    [two] שני דברים השתנו בשתי דרכים. ״{ $file }״ מציג אחת מהן ושומר את האחרת; יש לפתוח אותו כדי לבחור.
   *[other] { $count } דברים השתנו בשתי דרכים. ״{ $file }״ מציג אחת מהן ושומר את האחרת; יש לפתוח אותו כדי לבחור.
}

# מה שאחרים עושים לקובץ
outside-read-again = הקובץ השתנה מבחוץ; מוצג התוכן החדש שלו.
outside-merged = הקובץ השתנה מבחוץ; השינויים האלה מוזגו עם שלך.
outside-merged-conflicts = { $count ->
    [one] הקובץ השתנה מבחוץ ומוזג. דבר אחד השתנה בשני הצדדים; הערך שלך נשמר עד לבחירה.
    [two] הקובץ השתנה מבחוץ ומוזג. שני דברים השתנו בשני הצדדים; הערכים שלך נשמרים עד לבחירה.
   *[other] הקובץ השתנה מבחוץ ומוזג. { $count } דברים השתנו בשני הצדדים; הערכים שלך נשמרים עד לבחירה.
}
outside-read-conflicts = { $count ->
    [one] הקובץ השתנה מבחוץ; מוצג התוכן החדש שלו. דבר אחד בו השתנה בשתי דרכים וממתין לבחירה.
    [two] הקובץ השתנה מבחוץ; מוצג התוכן החדש שלו. שני דברים בו השתנו בשתי דרכים וממתינים לבחירה.
   *[other] הקובץ השתנה מבחוץ; מוצג התוכן החדש שלו. { $count } דברים בו השתנו בשתי דרכים וממתינים לבחירה.
}
outside-renamed = שם הקובץ השתנה מבחוץ; כעת שמו ״{ $file }״.
outside-gone = ״{ $file }״ נמחק או הועבר מבחוץ. המפה שלך עדיין כאן; שמירה תחזיר את הקובץ.
outside-unreadable = { $held } המפה שלך נשארה כפי שהיא; לפני שמירה על גבי הקובץ תוצג שאלה.
holds-newer = ״{ $file }״ הוחלף מבחוץ במפה של גרסה חדשה יותר של רִחלה.
outside-folder-gone = התיקייה של ״{ $file }״ נעלמה. המפה שלך עדיין כאן: יש לשמור אותה במקום אחר.
holds-other-map = ״{ $file }״ הוחלף מבחוץ ויש בו כעת מפה אחרת.
holds-nothing = ״{ $file }״ השתנה מבחוץ והוא ריק כעת.
holds-unreadable = ״{ $file }״ השתנה מבחוץ והוא פגום כעת.
opened-protected = הקובץ הזה מוגן מכתיבה. כדי לשמור שינויים, יש לשמור אותם בשם אחר.

# התנגשויות והשוואות בחלון
action-compare = השוואה אל…
action-conflicts = התנגשויות
dialog-compare-map = השוואה למפה קודמת
changes-close = סגירה
changes-comparison = השוואה
changes-since = מה השתנה מאז ״{ $file }״
changes-since-version = מה השתנה מאז הגרסה של { $time }
changes-conflicts = התנגשויות
changes-conflicts-hint = הדברים האלה השתנו בשתי דרכים. המפה מציגה ערך אחד של כל דבר ושומרת את האחר. יש לבחור מה יישאר; הבחירה תקפה לכל מי שהקובץ אצלו.
changes-settled = כל ההתנגשויות נפתרו. אפשר לחזור מבחירה בעזרת ״ביטול״.
changes-all-settled = כל ההתנגשויות נפתרו
conflict-count = { $count ->
    [one] דבר אחד השתנה בשתי דרכים. המפה מציגה אחת מהן עד שמישהו יבחר.
    [two] שני דברים השתנו בשתי דרכים. המפה מציגה אחת מהן עד שמישהו יבחר.
   *[other] { $count } דברים השתנו בשתי דרכים. המפה מציגה אחת מהן עד שמישהו יבחר.
}
conflict-choose = בחירה
conflict-shown = במפה
conflict-other-value = הערך האחר
conflict-taken = נבחר
conflict-dropped = לא נבחר
conflict-all-shown = להשאיר הכול כמו במפה
conflict-all-other = לקחת את כל הערכים האחרים
conflict-about = { $thing }: { $field }
conflict-place = מקום
conflict-order = סדר
conflict-deleted = נמחק
conflict-kept = נשאר
conflict-kept-changed = נשאר; { $changes }
conflict-nothing = ריק
conflict-other = ערך אחר
conflict-gone = דבר שכבר איננו
cli-help-diff-window = בחלון, מסומן על המפה

# שולחן העבודה
cli-about-install-desktop = הוספת רִחלה לתפריט שולחן העבודה ופתיחת מפות בלחיצה כפולה (לינוקס)
cli-help-install-desktop-remove = הסרה מהתפריט
cli-desktop-installed = רִחלה נמצאת כעת בתפריט, ומפות נפתחות בה. (נכתב אל ״{ $folder }״; הפקודה ״rihla install-desktop --remove״ מסירה אותה.)
cli-desktop-removed = רִחלה כבר אינה בתפריט שולחן העבודה, ומפות לא ייפתחו בה. התוכנה והמפות נשארות במקומן.
cli-desktop-was-not-there = רִחלה לא הייתה בתפריט שולחן העבודה; לא היה מה להסיר.
cli-error-no-desktop-files = פקודה זו מיועדת לשולחנות עבודה של לינוקס. במערכת זו יש לבחור את רִחלה כתוכנה למפות בהגדרות המערכת.
cli-error-no-data-folder = אין תיקיית בית לכתיבה. יש להגדיר HOME או XDG_DATA_HOME.
desktop-generic-name = מפות מסע לקוח
desktop-keywords = מסע;מפה;לקוח;שירות;עיצוב;
desktop-file-type = מפת מסע לקוח

# כתובות שמופיעות במפה
action-open-link = פתיחת הקישור…
action-open-link-named = פתיחת ״{ $name }״…
link-title = לפתוח את { $place }?
link-text =
    הקישור הזה מופיע במפה. הוא מוביל אל:
    { $address }
link-open = פתיחה
link-copy = העתקת הכתובת
link-refused = ממפה נפתחים רק דפי אינטרנט (http, https) וכתובות דואר (mailto). הכתובת הזאת היא ״{ $address }״.
