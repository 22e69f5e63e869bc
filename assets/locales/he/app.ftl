### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }, { $second }
access-scroll = גלילה
access-nth = { $name } { $number }
access-severity = חומרה { $severity } מתוך 3

# What the samples are about
sample-retail = קמעונאות
sample-government = שירות ממשלתי
sample-health = בריאות
sample-software = תוכנה

app-name = רִחלה
app-slogan = מפות מסע לקוח, בשפה שלך, במחשב שלך

# מה אפשר לעשות
action-new = מפה חדשה
action-templates = חדשה מתבנית…
action-open = פתיחה…
action-import-table = ייבוא טבלה…
action-paste-table = הדבקת טבלה
action-save = שמירה
action-save-as = שמירה בשם…
action-export-png = ייצוא כ־PNG…
action-close-map = סגירת המפה
action-quit = יציאה
action-undo = ביטול
action-undo-step = ביטול: { $step }
action-redo = ביצוע מחדש
action-redo-step = ביצוע מחדש: { $step }
action-duplicate = שכפול
action-delete = מחיקה
action-select-all = בחירת הכול
action-find = חיפוש…
action-find-next = חיפוש המופע הבא
action-find-previous = חיפוש המופע הקודם
action-replace = החלפה…
action-palette = כל הפקודות
action-select-tool = בחירה
action-hand-tool = הזזת המפה
action-note-tool = הצבת כרטיס
action-zoom-in = הגדלה
action-zoom-out = הקטנה
action-zoom-actual = תצוגה ב־100%
action-zoom-fit = הצגת המפה כולה
action-zoom-selection = הצגת הבחירה
action-present = הצגה
action-present-end = סיום ההצגה
action-inspector = חלונית הפרטים
action-next-panel = מעבר בין הסרגלים למפה
action-context-menu = תפריט הבחירה
action-shortcuts = קיצורי מקלדת
action-about = על רִחלה

topbar-present = הצגה
topbar-export = ייצוא

menu-main = תפריט
menu-recent = קבצים אחרונים
menu-samples = פתיחת דוגמה
menu-edit = עריכה
menu-view = תצוגה
menu-flow = כיוון המפה
menu-language = שפה
menu-appearance = מראה
menu-context = תפריט הקשר
menu-text = תפריט טקסט

appearance-system = לפי המערכת
appearance-light = בהיר
appearance-dark = כהה

flow-auto = לפי שפת המפה
flow-ltr = משמאל לימין
flow-rtl = מימין לשמאל
flow-auto-short = אוטומטי

# מסך הפתיחה
welcome-new = מפה חדשה
welcome-new-hint = חמישה שלבים ושישה מסלולים, מוכנים לכתיבה
welcome-template = מתבנית…
welcome-template-hint = מצב עתידי, תרשים שירות, יום בחיי הלקוח…
welcome-open = פתיחת קובץ…
welcome-open-hint = או לגרור אותו לכאן
welcome-paste = הדבקת טבלה
welcome-paste-hint = מ־Excel,‏ Word או Markdown
welcome-recent = אחרונים
recent-missing = כבר לא קיים
welcome-samples = דוגמאות
hint-palette = כל הפקודות
hint-shortcuts = קיצורים
hint-present = הצגה

# מצב המפה מול הדיסק
standing-saved = נשמר
standing-unsaved = שינויים שלא נשמרו
standing-saving = השמירה מתבצעת…
standing-new = טרם נשמר
standing-sample = דוגמה
standing-read-only = לקריאה בלבד

# השורה התחתונה
status-counts = { $stages } · { $lanes } · { $cards }
status-language = { $language } · { $direction }
status-findings =
    { $count ->
        [one] המלצה אחת
        [two] שתי המלצות
       *[other] { $count } המלצות
    }
direction-ltr = משמאל לימין
direction-rtl = מימין לשמאל
count-stages =
    { $count ->
        [one] שלב אחד
        [two] שני שלבים
       *[other] { $count } שלבים
    }
count-lanes =
    { $count ->
        [one] מסלול אחד
        [two] שני מסלולים
       *[other] { $count } מסלולים
    }
count-cards =
    { $count ->
        [one] כרטיס אחד
        [two] שני כרטיסים
       *[other] { $count } כרטיסים
    }
count-points =
    { $count ->
        [one] נקודה אחת בעקומה
        [two] שתי נקודות בעקומה
       *[other] { $count } נקודות בעקומה
    }
selected-cards =
    { $count ->
        [one] כרטיס אחד נבחר
        [two] שני כרטיסים נבחרו
       *[other] { $count } כרטיסים נבחרו
    }
selected-stages =
    { $count ->
        [one] שלב אחד נבחר
        [two] שני שלבים נבחרו
       *[other] { $count } שלבים נבחרו
    }
selected-steps =
    { $count ->
        [one] צעד אחד נבחר
        [two] שני צעדים נבחרו
       *[other] { $count } צעדים נבחרו
    }
selected-lanes =
    { $count ->
        [one] מסלול אחד נבחר
        [two] שני מסלולים נבחרו
       *[other] { $count } מסלולים נבחרו
    }
selected-points =
    { $count ->
        [one] נקודה אחת בעקומה נבחרה
        [two] שתי נקודות בעקומה נבחרו
       *[other] { $count } נקודות בעקומה נבחרו
    }
selected-items =
    { $count ->
        [one] פריט אחד נבחר
        [two] שני פריטים נבחרו
       *[other] { $count } פריטים נבחרו
    }
selected-cell =
    { $cards ->
        [0] תא ריק נבחר
        [one] נבחר תא ובו כרטיס אחד
        [two] נבחר תא ובו שני כרטיסים
       *[other] נבחר תא ובו { $cards } כרטיסים
    }
selected-cell-points =
    { $points ->
        [0] תא ריק נבחר
        [one] נבחר תא ובו נקודה אחת בעקומה
        [two] נבחר תא ובו שתי נקודות בעקומה
       *[other] נבחר תא ובו { $points } נקודות בעקומה
    }
selected-persona = הפרסונה נבחרה
selected-title = הכותרת נבחרה
selected-scenario = התרחיש נבחר
selected-kind = סוג המפה נבחר
percent = {"\u2066"}{ $number }%{"\u2069"}

# חלונית הפרטים
inspector-map = מפה
inspector-cards =
    { $count ->
        [one] כרטיס
        [two] שני כרטיסים
       *[other] { $count } כרטיסים
    }
inspector-cell = תא
inspector-curve = עקומת הרגש
inspector-persona = פרסונה
inspector-scenario = תרחיש
inspector-several = אפשר לבחור פריטים מסוג אחד כדי לראות מה משותף להם.
inspector-locked = { $count ->
    [one] נעול
   *[other] נעולים
}
mixed-values = ערכים שונים
field-empty = ריק
field-text = טקסט
field-title = כותרת
field-lane = מסלול
field-stage = שלב
field-step = צעד
field-steps = צעדים
field-cards = כרטיסים
field-severity = חומרה
field-impact = השפעה
field-effort = מאמץ
field-importance = חשיבות
field-trust = אמון שנבנה או אבד
field-status = סטטוס
field-due = מועד יעד
field-channel = ערוץ
field-owner = אחראי
field-moment-of-truth = רגע האמת
field-delight = רגע של עונג
field-tags = תגיות
field-color = צבע
field-evidence = ביסוס
field-source = מקור
field-date = תאריך
field-link = קישור
field-notes = הערות
field-links = קישורים
field-locked = נעול
field-goal = מטרת הלקוח
field-goal-met = האם הושגה?
goal-met = כן
goal-missed = לא
goal-unknown = לא ידוע
field-kind = סוג
field-collapsed = מקופל
field-word = רגש
field-value = ערך
field-face = פרצוף
field-curve-state = מצב
field-from = מכרטיס
field-to = אל כרטיס
field-label = תווית
field-share = שיעור
field-name = שם
field-role = תפקיד
field-age = גיל
field-gender = מגדר
field-education = השכלה
field-place = מקום מגורים
field-quote = ציטוט
field-goals = מטרות
field-needs = צרכים
field-frustrations = תסכולים
field-channels = ערוצים
field-traits = תכונות
field-found-us = איך מצאו אותנו
field-chose-us = למה בחרו בנו
field-facts = מה ידוע לנו
field-add-fact = הוספת דבר שידוע לנו
field-problem = הבעיה
field-questions = שאלות
field-expectations = ציפיות
field-scope = היקף
field-flow = כיוון
field-language = שפה
field-persona = פרסונה
field-size = גודל
field-metric = מה נמדד
field-unit = יחידה
field-target = יעד
field-sample = מספר התשובות
field-add-tag = הוספת תגית
field-one-a-line = פריט אחד בכל שורה
field-day-form = שנה-חודש-יום
remove-tag = הסרת תגית
field-findings = המלצות
findings-more = … ועוד { $count }
gender-female = אישה
gender-male = גבר
gender-other = אחר
evidence-observed = נצפה
evidence-reported = דווח
evidence-assumed = הנחה
metric-custom = מדד מותאם
face-auto = לפי הערך
face-angry = כועס
face-sad = עצוב
face-neutral = ניטרלי
face-happy = שמח
face-delighted = נלהב
color-usual = ברירת מחדל
color-blue = כחול
color-sky = תכלת
color-teal = טורקיז
color-green = ירוק
color-violet = סגול
color-pink = ורוד
color-orange = כתום
color-red = אדום
color-amber = ענבר
color-emerald = אזמרגד
color-slate = אפור

# דו־שיח
button-ok = אישור
button-cancel = ביטול
button-save = שמירה
button-dont-save = לא לשמור
button-open = פתיחה
button-replace = החלפה
close-message = סגירת ההודעה
templates-title = מפה חדשה מתבנית
unsaved-title = לשמור את השינויים?
unsaved-text = ב־״{ $file }״ יש שינויים שלא נשמרו. בלי שמירה הם יאבדו.
recovered-leave-title = לשמור את העבודה ששוחזרה?
recovered-leave-text = ״{ $file }״ עדיין אינה באף קובץ. אפשר לשמור אותה, או להשאיר אותה למועד אחר: רִחלה תציע אותה שוב תחת ״שחזור עבודה שלא נשמרה…״.
recovered-leave-keep = להשאיר למועד אחר
button-try-again = ניסיון נוסף
other-names-title = לקובץ הזה יש שמות נוספים
other-names-follow = לשמור בכל השמות
other-names-stay = רק את השם הזה
changed-title = הקובץ השתנה
changed-text = { $held } אפשר לשמור את המפה שלך בשם אחר, או לדרוס את מה שיש שם.
changed-save-as = שמירה בשם…
changed-overwrite = דריסת הקובץ
error-open = לא ניתן לפתוח את הקובץ
error-import = לא ניתן לייבא את הטבלה
error-save = לא ניתן לשמור את המפה
error-export = לא ניתן לייצא את התמונה
paste-nothing = אין טקסט בלוח. יש להעתיק קודם טבלה מ־Excel, מ־Word או מדף אינטרנט.
drop-hint = אפשר לשחרר כאן מפה או טבלה
drop-question = יש לענות קודם על השאלה, ואז לשחרר את הקובץ שוב.
drop-dialog = יש לסגור קודם את מה שפתוח מעל המפה, ואז לשחרר את התמונה שוב.
present-hint = ‏Esc ליציאה
files-asked = חלון אחר לבחירת קובץ עדיין פתוח. יש להשיב בו תחילה
export-title = ייצוא כ־PNG
export-button = ייצוא…
export-scope = מה לייצא
export-scope-map = המפה כולה
export-scope-stages =
    { $count ->
        [one] השלב שנבחר
        [two] שני השלבים שנבחרו
       *[other] { $count } השלבים שנבחרו
    }
export-scale = גודל
export-scale-times = {"\u2066"}{ $scale }×{"\u2069"}
export-theme = צבעים
export-theme-light = בהיר
export-theme-dark = כהה
export-theme-print = להדפסה
export-transparent = רקע שקוף
export-measuring = מודדים את התמונה…
export-size = {"\u2066"}{ $width } × { $height }{"\u2069"} פיקסלים
export-running = התמונה נוצרת…
export-done = התמונה נשמרה אל { $file }
about-version = גרסה { $version }
about-licence = תוכנה חופשית ברישיון MIT או Apache-2.0.
about-fonts = גופן: Rubik (רישיון SIL לגופנים פתוחים). סמלים: Phosphor (רישיון MIT).
dialog-open-map = פתיחת מפה
dialog-open-table = ייבוא טבלה
dialog-save-map = שמירת המפה
dialog-save-png = ייצוא התמונה
filter-maps = מפות מסע
filter-tables = טבלאות
filter-png = תמונות PNG
filter-all = כל הקבצים
browser-name = שם הקובץ
browser-up = תיקייה אחת למעלה
browser-home = תיקיית הבית
browser-empty = אין כאן מה לבחור
browser-unreadable = לא ניתן לקרוא את התיקייה הזו
browser-replace-title = להחליף את הקובץ?
browser-replace = ״{ $file }״ כבר קיים. החלפה תמחק את תוכנו.

# מחוות ברשימת הקיצורים
gesture-wheel = גלגלת
gesture-wheel-does = הזזת המפה
gesture-zoom = Ctrl + גלגלת
gesture-zoom-does = הגדלה והקטנה סביב הסמן
gesture-space = רווח + גרירה
gesture-space-does = הזזת המפה
gesture-shift-click = Shift + לחיצה
gesture-shift-click-does = הוספה לבחירה
gesture-marquee = גרירה על מקום ריק
gesture-marquee-does = בחירת מה שבתוך המסגרת
gesture-alt-drag = Alt + גרירה
gesture-alt-drag-does = גרירת עותק
gesture-escape = Esc
gesture-escape-does = ביטול, או צעד אחורה
gesture-double-click = לחיצה כפולה
gesture-double-click-does = עריכת הטקסט במקומו
gesture-double-cell = לחיצה כפולה בתא
gesture-double-cell-does = הוספת כרטיס בו
gesture-plus = לחיצה על ״+״
gesture-plus-does = הוספת הכרטיס, השלב או המסלול שהוא מייצג
gesture-curve = לחיצה על העקומה
gesture-curve-does = הוספת נקודה
gesture-drag = גרירה
gesture-drag-does = הזזת כרטיסים, שלבים, מסלולים ונקודות
gesture-border = גרירת גבול
gesture-border-does = שינוי רוחב של עמודה או גובה של מסלול
gesture-double-border = לחיצה כפולה על גבול
gesture-double-border-does = התאמת הגודל לתוכן
gesture-edge = גרירת קצה של כרטיס
gesture-edge-does = פרישה על כמה צעדים
gesture-arrow-end = גרירת קצה של חץ שנבחר
gesture-arrow-end-does = הפניה לכרטיס אחר
gesture-right-click = לחיצה ימנית
gesture-right-click-does = תפריט של כל מה שאפשר לעשות שם
gesture-drop = שחרור תמונה
gesture-drop-does = הצבתה על הכרטיס, או על כרטיס חדש בתא
shortcuts-keys = במפה ובטקסטים שלה
shortcuts-mouse = עכבר
shortcuts-search = חיפוש לפי שם או מקשים
place-file = מפות וקבצים
place-build = בנייה
place-tools = כלים
place-program = חלון ועזרה
keys-arrows = מקשי החצים
keys-arrows-does = מעבר לתא השכן; עם Shift גם בחירתו
keys-tab = Tab
keys-tab-does = מעבר לתא הבא
keys-ends = Home או End
keys-ends-does = מעבר לקצות השורה; עם Ctrl לתא הראשון או האחרון
keys-pages = Page Up או Page Down
keys-pages-does = הזזת הלוח בעמוד; עם Shift לאורך המסע
keys-alt-arrows = Alt + מקשי החצים
keys-alt-arrows-does = הזזת מה שנבחר
keys-enter = Enter
keys-enter-does = עריכת הטקסט; בתא ריק, הוספת כרטיס
keys-ctrl-enter = Ctrl + Enter
keys-ctrl-enter-does = סיום הטקסט; בהקלדה כרשימה, פתיחת הכרטיס הבא
keys-shift-escape = Shift + Esc
keys-shift-escape-does = החזרת הטקסט הקודם
keys-turn = Ctrl + Shift ימני או שמאלי
keys-turn-does = קביעת כיוון הטקסט

# התחלה שמסבירה את עצמה
start-no-display = אין תצוגה שאפשר לפתוח בה חלון. יש להפעיל את רִחלה בשולחן עבודה, או להשתמש בפקודות שאינן צריכות תצוגה (rihla --help).
start-no-library = הספרייה { $library } חסרה. יש להתקין את החבילה { $package } (בדביאן: sudo apt install { $package }) ולהפעיל שוב.
start-display = התצוגה אינה מגיבה: { $reason }. יש להפעיל את רִחלה בשולחן עבודה, או להשתמש בפקודות שאינן צריכות תצוגה (rihla --help).
start-graphics = לא ניתן להפעיל את OpenGL: { $reason }. יש להתקין את החבילה { $package } (בדביאן: sudo apt install { $package }) ולהפעיל שוב.

# זמנים
time-now = ממש עכשיו
time-minutes-ago =
    { $count ->
        [one] לפני דקה
        [two] לפני שתי דקות
       *[other] לפני { $count } דקות
    }
time-hours-ago =
    { $count ->
        [one] לפני שעה
        [two] לפני שעתיים
       *[other] לפני { $count } שעות
    }
time-yesterday = אתמול
time-days-ago =
    { $count ->
        [one] לפני יום
        [two] לפני יומיים
       *[other] לפני { $count } ימים
    }
time-date = { $day } ב{ $month }
time-date-year = { $day } ב{ $month } { $year }
month-1 = ינואר
month-2 = פברואר
month-3 = מרץ
month-4 = אפריל
month-5 = מאי
month-6 = יוני
month-7 = יולי
month-8 = אוגוסט
month-9 = ספטמבר
month-10 = אוקטובר
month-11 = נובמבר
month-12 = דצמבר

# בניית המפה
action-rename = שינוי שם
action-add-card = הוספת כרטיס
action-add-picture = הוספת תמונה…
action-change-picture = תמונה אחרת…
action-remove-picture = הסרת התמונה
action-icons = בחירת סמל…
action-no-icon = ללא סמל
icons-title = בחירת סמל
icons-hint = חיפוש: טלפון, המתנה, רעיון…
icons-nothing = אין סמל בשם הזה.
icons-recent = בשימוש לאחרונה
icons-people = אנשים
icons-feelings = רגשות
icons-contact = תקשורת
icons-digital = דיגיטלי
icons-buying = קנייה וכסף
icons-delivery = משלוחים ונסיעות
icons-places = מקומות
icons-time = זמן
icons-work = עבודה
icons-signs = סימנים וחיצים
icons-life = חיים
field-picture = תמונה
field-icon = סמל
picture-where = יש לבחור קודם כרטיס או תא, ושם תופיע התמונה.
picture-no-map = יש לפתוח קודם מפה, ואז לשחרר את התמונה על כרטיס או תא.
picture-drop-hint = יש לשחרר את התמונה על כרטיס או תא
dialog-add-picture = הוספת תמונה
filter-pictures = תמונות
action-stage-before = הוספת שלב לפניו
action-stage-after = הוספת שלב אחריו
action-lane-above = הוספת מסלול מעליו
action-lane-below = הוספת מסלול מתחתיו
action-lane-kind = סוג המסלול
action-map-kind = סוג המפה
action-link-kind = סוג החץ
action-step-before = הוספת צעד לפניו
action-step-after = הוספת צעד
action-join-steps = איחוד הצעדים
action-earlier = הזזה לפני כן
action-later = הזזה לאחר מכן
action-up = הזזה למעלה
action-down = הזזה למטה
action-collapse = כיווץ המסלול
action-expand = הרחבת המסלול
action-fit = התאמת הגודל לתוכן
action-lock = נעילה
action-unlock = ביטול הנעילה
action-merge-cards = מיזוג לכרטיס אחד
action-split-cards = כרטיס לכל שורה
action-split-at-caret = פיצול במקום הסמן
action-list-mode = הקלדה כרשימה: ‎Ctrl+Enter‎ פותח את הכרטיס הבא
action-add-point = הוספת נקודה בעקומה
action-add-persona = הוספת פרסונה
action-scenario = תיאור התרחיש
action-goal = הגדרת מטרת השלב
untitled = ללא שם
deleted =
    { $kind ->
        [card] הכרטיס נמחק
        [cards] { $count ->
            [two] שני כרטיסים נמחקו
           *[other] { $count } כרטיסים נמחקו
        }
        [stage] השלב ״{ $title }״ נמחק
        [stages] { $count ->
            [two] שני שלבים נמחקו
           *[other] { $count } שלבים נמחקו
        }
        [lane] המסלול ״{ $title }״ נמחק
        [lanes] { $count ->
            [two] שני מסלולים נמחקו
           *[other] { $count } מסלולים נמחקו
        }
        [step] הצעד ״{ $title }״ נמחק
        [steps] { $count ->
            [two] שני צעדים נמחקו
           *[other] { $count } צעדים נמחקו
        }
        [persona] הפרסונה ״{ $title }״ נמחקה
        [personas] { $count ->
            [two] שתי פרסונות נמחקו
           *[other] { $count } פרסונות נמחקו
        }
        [point] נקודת העקומה נמחקה
        [curve] עקומת הרגש נמחקה
        [link] החץ נמחק
       *[other] { $count ->
            [two] שני פריטים נמחקו
           *[other] { $count } פריטים נמחקו
        }
    }
deleted-with = { $what } עם { $parts }
deleted-part =
    { $part ->
        [steps] { $count ->
            [one] צעד אחד
            [two] שני צעדים
           *[other] { $count } צעדים
        }
        [points] { $count ->
            [one] נקודה אחת בעקומה
            [two] שתי נקודות בעקומה
           *[other] { $count } נקודות בעקומה
        }
        [curves] { $count ->
            [one] עקומת רגש אחת
            [two] שתי עקומות רגש
           *[other] { $count } עקומות רגש
        }
        [links] { $count ->
            [one] חץ אחד
            [two] שני חצים
           *[other] { $count } חצים
        }
        [comments] { $count ->
            [one] תגובה אחת
            [two] שתי תגובות
           *[other] { $count } תגובות
        }
       *[cards] { $count ->
            [one] כרטיס אחד
            [two] שני כרטיסים
           *[other] { $count } כרטיסים
        }
    }
action-copy = העתקה
action-cut = גזירה
action-paste = הדבקה
action-copy-picture = העתקה כתמונה
action-copy-style = העתקת הסגנון
action-paste-style = הדבקת הסגנון
menu-copy-as = תמונה וסגנון
style-copied = הסגנון הועתק. אפשר לבחור פריטים אחרים ולהדביק אותו ב־{ $keys }.
picture-copied = התמונה בלוח: {"\u2066"}{ $width } × { $height }{"\u2069"} פיקסלים.
picture-not-copied = הלוח של שולחן העבודה הזה אינו מקבל תמונות. אפשר לייצא קובץ PNG במקום.
toast-undo = ביטול
action-edit-text = עריכת הטקסט

# החיפוש ורשימת כל הפקודות
find-field = חיפוש במפה
find-replacement = החלפה ב־
find-replace-one = החלפה
find-replace-all = החלפת הכול
find-nothing = אין תוצאות
find-count = { $current } מתוך { $count }
find-close = סגירת החיפוש
find-hide-replace = הסתרת ההחלפה
find-replaced =
    { $count ->
        [one] הוחלף במקום אחד
        [two] הוחלף בשני מקומות
       *[other] הוחלף ב־{ $number } מקומות
    }
palette-hint = פקודה, שלב או כרטיס
palette-nothing = אין תוצאות
palette-go-to = מעבר אל

# Building a map
action-select-lane = בחירת כל מה שבמסלול
action-select-stage = בחירת כל מה שבשלב
add-stage = הוספת שלב
add-lane = הוספת מסלול

# What must survive a crash
action-autosave = שמירה אוטומטית
action-recover = שחזור עבודה שלא נשמרה…
recover-title = לשחזר עבודה שלא נשמרה?
recover-text = רִחלה נסגרה לפני שהעבודה הזו נשמרה. הקבצים שלך נשארו כפי שהיו, ומה שייפתח כאן יעמוד לצידם עד לשמירה.
recover-open = פתיחה
recover-discard = מחיקה
recover-discard-sure = למחוק את ״{ $name }״ לצמיתות?
recover-keep = להשאיר
recover-later = אחר כך
recover-when = שינוי אחרון: { $time }
recovered-name = { $name } (שוחזר)
recovered-notice = העבודה הזו שוחזרה ועדיין אינה שמורה באף קובץ. אפשר לשמור אותה בשם חדש, או על גבי הקובץ הקודם.
broken-version = יש גרסה שלו שנשמרה { $time }. היא תיפתח לצד הקובץ, והקובץ יישאר כפי שהוא.
broken-lost = יש גם עבודה עליו שמעולם לא נשמרה.
broken-open-version = פתיחת הגרסה התקינה האחרונה
broken-recover = שחזור העבודה שלא נשמרה
version-name = { $name } (גרסה קודמת)
version-notice = זו גרסה שנשמרה { $time }. ״{ $name }״ נשאר כפי שהיה: אפשר לשמור אותה בשם חדש, או על גביו.
recover-more = { $count ->
    [one] עוד מפה אחת לא נשמרה: ״שחזור עבודה שלא נשמרה…״ בתפריט.
    [two] עוד שתי מפות לא נשמרו: ״שחזור עבודה שלא נשמרה…״ בתפריט.
   *[other] עוד { $count } מפות לא נשמרו: ״שחזור עבודה שלא נשמרה…״ בתפריט.
}
welcome-recover-hint = { $count ->
    [one] מפה אחת לא נשמרה כשרִחלה נסגרה
    [two] שתי מפות לא נשמרו כשרִחלה נסגרה
   *[other] { $count } מפות לא נשמרו כשרִחלה נסגרה
}
journal-trouble = שינויים שלא נשמרו אינם מוגנים מפני קריסה: { $why ->
    [full] הדיסק שבו ״{ $folder }״ מלא
    [quota] המכסה שלך בדיסק שבו ״{ $folder }״ נוצלה
    [read-only] הדיסק שבו ״{ $folder }״ הוא לקריאה בלבד
    [denied] לרִחלה אין הרשאה לכתוב אל ״{ $folder }״
    [missing] ״{ $folder }״ אינה תיקייה שאפשר לכתוב בה
   *[other] הכתיבה אל ״{ $folder }״ נכשלת (״{ $reason }״)
}. כדאי לשמור לעיתים קרובות עד שהדבר יתוקן.
status-unprotected = לא מוגן
status-unprotected-hint = שינויים שלא נשמרו יאבדו אם התוכנה תקרוס. לחיצה מראה מדוע.
recover-spoiled = יש עבודה שלא נשמרה ואי אפשר לקרוא אותה
recover-damaged = { $count ->
    [one] קובץ שחזור אחד פגום, ולא נמצאה בו מפה. הוא נשמר ב־{ $folder } עם הסיומת ״.damaged״.
    [two] שני קובצי שחזור פגומים, ולא נמצאה בהם מפה. הם נשמרו ב־{ $folder } עם הסיומת ״.damaged״.
   *[other] { $count } קובצי שחזור פגומים, ולא נמצאה בהם מפה. הם נשמרו ב־{ $folder } עם הסיומת ״.damaged״.
}
recover-unread = { $count ->
    [one] כרגע אי אפשר לקרוא קובץ שחזור אחד ב־{ $folder }, או שהוא מגרסה חדשה יותר של רִחלה. הוא נשאר כמו שהוא.
    [two] כרגע אי אפשר לקרוא שני קובצי שחזור ב־{ $folder }, או שהם מגרסה חדשה יותר של רִחלה. הם נשארים כמו שהם.
   *[other] כרגע אי אפשר לקרוא { $count } קובצי שחזור ב־{ $folder }, או שהם מגרסה חדשה יותר של רִחלה. הם נשארים כמו שהם.
}
autosave-trouble = המפה לא נשמרה אוטומטית. { $reason }
still-saving-title = השמירה מתארכת
still-saving-text = ״{ $file }״ עדיין בשמירה, והדיסק או התיקייה המשותפת לא מגיבים. אם סוגרים עכשיו, העבודה נשמרת לשחזור ותוצע בהפעלה הבאה.
still-saving-wait = להמשיך לחכות
still-saving-close = לסגור בכל זאת
action-versions = גרסאות…
versions-of-copy = של העותק ״{ $file }״
versions-of-gone = של ״{ $file }״, שכבר איננו
versions-delete-all-of = למחוק לצמיתות את כל הגרסאות של ״{ $file }״? הקובץ עצמו יישאר כפי שהוא.
versions-title = גרסאות של המפה
versions-none = אין עדיין גרסאות של המפה. בכל שמירה נשמרת גרסה.
versions-keep = לשמור גרסה בכל שמירה
versions-first = הגרסה המוקדמת ביותר שנשמרה
versions-damaged = הגרסה הזו פגומה
versions-compare = השוואה
versions-restore = שחזור
versions-delete = מחיקה
versions-delete-all = מחיקת הכול
versions-delete-sure = למחוק את הגרסה הזו לצמיתות?
versions-delete-all-sure = למחוק לצמיתות את כל הגרסאות של המפה? המפה עצמה תישאר כפי שהיא.
versions-time = { $ago }, { $clock }
versions-restored = הגרסה של { $time } שוחזרה
versions-changed = מה השתנה מאז הגרסה הקודמת
button-close = סגירה

# Links and comments
action-link-tool = הוספת חץ…
action-comment-tool = תגובה
action-turn-link = היפוך כיוון החץ
link-next = המשך
link-loop = חזרה לאחור
link-branch = הסתעפות
pick-link-from = יש לבחור את הכרטיס שממנו יוצא החץ · Esc לביטול
pick-link-to = יש לבחור את הכרטיס שאליו מגיע החץ: בלחיצה, או במקשי החצים ו־Enter · Esc לביטול
pick-answer = יש לבחור את נקודת הכאב שההזדמנות פותרת: בלחיצה, או במקשי החצים ו־Enter · Esc לביטול
pick-comment = יש לבחור למה תתייחס התגובה · Esc לביטול
tool-note-hint = לחיצה בתא מוסיפה בו כרטיס, ואז מקלידים · Esc להנחת הכלי
access-link = מ־{ $from } אל { $to }
count-comments =
    { $count ->
        [one] תגובה אחת
        [two] שתי תגובות
       *[other] { $count } תגובות
    }

# Details
section-more = עוד
section-evidence = ביסוס
section-notes = הערות וקישורים
section-links = חצים
section-comments = תגובות
section-comments-elsewhere = תגובות על חלקי המפה
section-settled = טופלו
section-points = נקודות
section-curves = עקומות רגש
section-known = רקע
section-personas = פרסונות
field-direction = כיוון הטקסט
direction-auto = לפי תחילת הטקסט
field-span = מספר הצעדים שהוא מכסה
field-link-form = כתובת או קובץ
field-tested = נבדק מאז
field-answers = נקודות הכאב שההזדמנות פותרת
field-answered-by = הזדמנויות שפותרות את נקודת הכאב
remove-answer = הסרה
action-answer = בחירת נקודת כאב…
action-answered-by = בחירת הזדמנות…
field-series = ערכים קודמים
action-choose-card = בחירת כרטיס אחר
remove-link = מחיקת החץ
inspector-links =
    { $count ->
        [one] חץ
        [two] שני חצים
       *[other] { $count } חצים
    }
inspector-points =
    { $count ->
        [one] נקודה בעקומה
        [two] שתי נקודות בעקומה
       *[other] { $count } נקודות בעקומה
    }
inspector-curves =
    { $count ->
        [one] עקומת רגש
        [two] שתי עקומות רגש
       *[other] { $count } עקומות רגש
    }
inspector-stages =
    { $count ->
        [one] שלב
        [two] שני שלבים
       *[other] { $count } שלבים
    }
inspector-steps =
    { $count ->
        [one] צעד
        [two] שני צעדים
       *[other] { $count } צעדים
    }
inspector-lanes =
    { $count ->
        [one] מסלול
        [two] שני מסלולים
       *[other] { $count } מסלולים
    }
inspector-comment = תגובה
field-new-comment = כתיבת תגובה
action-another-comment = תגובה נוספת
field-reply = תשובה
field-comment = תגובה
comment-nobody = אנונימי
comment-you = אני
action-resolve-comment = סימון כטופלה
action-reopen-comment = פתיחה מחדש
remove-comment = מחיקת התגובה
action-go-to-place = מעבר אל מה שהיא עוסקת בו
field-at = המקום בתוך הצעד
remove-point = מחיקת הנקודה
field-width = רוחב צעד
field-height = גובה מינימלי
field-size-usual = אוטומטי
field-line-below = קו של תרשים השירות מתחתיו
field-trait-low = הקצה האחד
field-trait-high = הקצה השני
add-trait = הוספת תכונה
remove-trait = מחיקת התכונה
add-curve = הוספת עקומה
remove-curve = מחיקת העקומה
remove-persona = מחיקת הפרסונה
field-language-tag = תג שפה (BCP 47)
field-portrait = תמונת פרופיל
selected-links =
    { $count ->
        [one] חץ אחד נבחר
        [two] שני חצים נבחרו
       *[other] { $count } חצים נבחרו
    }
selected-curves =
    { $count ->
        [one] עקומת רגש אחת נבחרה
        [two] שתי עקומות רגש נבחרו
       *[other] { $count } עקומות רגש נבחרו
    }
action-send-comment = שליחה

text-left-out = { $count ->
    [one] הטקסט ארוך מדי: יכולים להיות בו { $most } תווים לכל היותר. תו אחד הושמט.
    [two] הטקסט ארוך מדי: יכולים להיות בו { $most } תווים לכל היותר. שני תווים הושמטו.
   *[other] הטקסט ארוך מדי: יכולים להיות בו { $most } תווים לכל היותר. { $count } תווים הושמטו.
}
copy-nothing = אין כרטיסים במה שנבחר. יש לבחור כרטיסים להעתקה, או תא, שלב או מסלול שיש בהם כרטיסים.
paste-no-place = יש לבחור תחילה תא או כרטיס, כדי לקבוע היכן להדביק. { $keys } יוצר מפה חדשה מטבלה.
pasted-cards =
    { $count ->
        [one] הודבק כרטיס אחד
        [two] הודבקו שני כרטיסים
       *[other] הודבקו { $count } כרטיסים
    }
pasted-with = { $what }; לשם כך נוספו: { $parts }
pasted-where = { $what } ב״{ $lane }״, ״{ $stage }״
pasted-crowded =
    { $count ->
        [one] לכרטיס אחד לא היה מקום, והוא הושם בתא האחרון.
        [two] לשני כרטיסים לא היה מקום, והם הושמו בתאים האחרונים.
       *[other] ל־{ $count } כרטיסים לא היה מקום, והם הושמו בתאים האחרונים.
    }
spans-shortened =
    { $count ->
        [one] כרטיס אחד פרוש עכשיו על פחות צעדים: הצעדים שכיסה כבר אינם רצופים.
        [two] שני כרטיסים פרושים עכשיו על פחות צעדים: הצעדים שכיסו כבר אינם רצופים.
       *[other] { $count } כרטיסים פרושים עכשיו על פחות צעדים: הצעדים שכיסו כבר אינם רצופים.
    }
action-span-more = פרישה על צעד נוסף
action-span-less = פרישה על צעד אחד פחות

# למה אי אפשר לעשות משהו כרגע
why-no-map = יש לפתוח מפה קודם
why-presented = יש לסיים קודם את ההצגה
why-read-only = המפה לקריאה בלבד
why-no-conflicts = אין התנגשויות
why-no-versions = גרסאות אינן נשמרות במחשב הזה
why-nothing-lost = לא נמצאה עבודה שלא נשמרה
why-nothing-done = אין מה לבטל
why-nothing-undone = אין מה לבצע מחדש
why-nothing-selected = יש לבחור משהו קודם
why-not-with-this = לא אפשרי עם מה שנבחר
why-one-thing = יש לבחור פריט אחד שיש בו טקסט
why-no-cards = יש לבחור כרטיסים קודם
why-no-card = יש לבחור כרטיס קודם
why-no-lane = יש לבחור מסלול קודם
why-no-card-or-lane = יש לבחור כרטיס או מסלול קודם
why-no-stage-or-lane = יש לבחור שלב או מסלול קודם
why-no-stage = יש לבחור שלב או משהו בתוכו
why-no-steps = יש לבחור שלב שיש בו כמה צעדים
why-no-cell = יש לבחור תא או כרטיס קודם
why-no-curve-cell = יש לבחור תא במסלול הרגשות
why-no-point = יש לבחור נקודה בעקומה קודם
why-no-arrow = יש לבחור חץ קודם
why-no-picture = אין תמונה בכרטיס
why-no-step-left = אין עוד צעד לכסות
why-one-step = הכרטיס מכסה צעד אחד בלבד
why-no-cards-to-merge = יש לבחור שני כרטיסים או יותר
why-locked = הכרטיס נעול
why-no-looks = יש לבחור כרטיס, שלב או מסלול קודם
why-no-style = יש להעתיק עיצוב קודם
why-no-caret = יש להציב את הסמן בטקסט של כרטיס
why-not-in-lane = יש לבחור משהו במסלול שיש בו כרטיסים
why-not-in-stage = יש לבחור משהו בשלב שיש בו כרטיסים
why-no-text = יש לבחור טקסט קודם
