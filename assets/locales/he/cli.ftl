### ייצוא ושורת הפקודה.

export-error-too-large = גודל התמונה יהיה {"\u200E"}{ $width } × { $height }{"\u200E"} פיקסלים, יותר ממה שאפשר ליצור. קנה המידה הגדול ביותר למפה הזו הוא { $scale }; אפשר גם לייצא פחות שלבים.
export-error-too-large-at-any-scale = גם בקנה המידה הקטן ביותר גודל התמונה יהיה {"\u200E"}{ $width } × { $height }{"\u200E"} פיקסלים, יותר ממה שאפשר ליצור. יש לייצא פחות שלבים.
export-error-bad-scale = קנה המידה { $scale } אינו הגיוני. יש לבחור ערך מ־{ $least } עד { $most }.
export-error-no-stages = אף אחד מהשלבים שנבחרו אינו במפה. יש לבחור לפחות שלב אחד שנמצא בה.
export-error-would-replace-map = התמונה תחליף את המפה עצמה, ״{ $file }״. יש לבחור שם אחר.
export-error-cancelled = הייצוא בוטל ולא נכתב שום קובץ.
export-error-drawing = לא ניתן היה לצייר חלק מהתמונה, ולכן לא נכתב שום קובץ. זוהי תקלה של רִחלה או של אחד הגופנים; נשמח לדיווח.

cli-error = שגיאה: { $error }
cli-note = הערה: { $note }
cli-error-no-window = בגרסה הזו של רִחלה אין חלון. אפשר להריץ ״rihla --help״ כדי לראות מה אפשר לעשות בלעדיו.
cli-error-exists = הקובץ ״{ $file }״ כבר קיים. יש לבחור שם אחר, או להוסיף ‎--force כדי להחליף אותו.
cli-error-terminal = התמונה תישלח למסוף. יש להפנות אותה לקובץ או לתוכנית אחרת.
cli-error-unknown-format = אי אפשר לייצא אל ״{ $file }״: תמונות הן קובצי PNG. על השם להסתיים ב־‎.png.
cli-error-unknown-stage = אין במפה הזו שלב בשם ״{ $stage }״. השלבים שלה הם: { $stages }.
cli-error-unknown-argument = ״{ $argument }״ אינו מוכר כאן.
cli-error-missing-argument = חסר { $argument }.
cli-error-missing-value = { $argument } דורש ערך.
cli-error-invalid-value = ״{ $value }״ אינו ערך אפשרי של { $argument }.
cli-hint-help = אפשר להריץ ״rihla --help״ כדי לראות מה אפשרי.

cli-heading-usage = שימוש:
cli-heading-arguments = ארגומנטים
cli-heading-options = אפשרויות
cli-heading-commands = פקודות
cli-help-help = הצגת העזרה הזו
cli-help-version = הצגת הגרסה
cli-after-help = בלי פקודה נפתח החלון. ״-״ מציין את הקלט או הפלט התקני. RIHLA_LANG ‏(en, ar, he, fa) קובע את שפת ההודעות.

cli-about-rihla = מפות מסע לקוח, בשפה שלך, במחשב שלך
cli-help-rihla-files = מפות לפתיחה בחלון

cli-about-export = יצירת תמונה של מפה
cli-help-export-file = המפה
cli-help-export-output = התמונה שתיכתב, קובץ PNG; אם לא צוין, לצד המפה ובאותו שם
cli-help-export-scale = פיקסלים לכל נקודה במפה, מ־0.05 עד 64; אם לא צוין, 2
cli-help-export-theme = צבעים: light (בהיר), dark (כהה) או print (להדפסה); אם לא צוין, light
cli-help-export-stages = רק השלבים האלה, לפי כותרת או מזהה, מופרדים בפסיקים
cli-help-export-transparent = השארת הרקע שקוף
cli-help-export-margin = שטח ריק סביב המפה, בנקודות מפה; אם לא צוין, 24
cli-help-export-lang = שפת המילים שהתוכנה מוסיפה לתמונה; אם לא צוין, שפת המפה
cli-help-export-force = החלפת תמונה קיימת גם כששמה לא צוין

cli-about-new = יצירת מפה חדשה עם חמישה שלבים ושישה מסלולים
cli-help-new-lang = שפת המפה; אם לא צוין, שפת שולחן העבודה
cli-help-new-output = הקובץ שייכתב
cli-help-new-force = החלפת קובץ קיים

cli-about-check = בדיקה שהקבצים הם מפות תקינות, והצבעה על מה שאולי חסר בהן
cli-help-check-files = המפות
cli-help-check-strict = סיום בשגיאה אם יש על מה להצביע

cli-about-import = יצירת מפה מטבלה: CSV‏, TSV או Markdown
cli-help-import-table = הטבלה
cli-help-import-output = הקובץ שייכתב
cli-help-import-lang = שפת המפה כשאותיות הטבלה אינן מעידות עליה
cli-help-import-force = החלפת קובץ קיים

cli-about-schema = הצגת סכמת JSON Schema של קובצי המפות

cli-new-done = מפה חדשה נכתבה אל ״{ $file }״.
cli-import-done = מפה נכתבה אל ״{ $file }״ (שלבים: { $stages }, מסלולים: { $lanes }, כרטיסים: { $cards }).
cli-export-done = תמונה של {"\u200E"}{ $width } × { $height }{"\u200E"} פיקסלים נכתבה אל ״{ $file }״.
cli-export-progress = יצירת התמונה: {"\u200E"}{ $percent }%{"\u200E"}
cli-check-fine = ״{ $file }״ היא מפה תקינה, ואין בה על מה להצביע.
cli-check-remarks = ״{ $file }״ היא מפה תקינה. { $count ->
    [one] דבר אחד שכדאי לבדוק:
    [two] שני דברים שכדאי לבדוק:
   *[other] { $count } דברים שכדאי לבדוק:
}

