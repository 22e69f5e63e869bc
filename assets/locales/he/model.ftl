### ממה עשויה מפת מסע.

lane-actions = פעולות
lane-thoughts = מחשבות
lane-emotions = רגשות
lane-pain-points = נקודות כאב
lane-opportunities = הזדמנויות
lane-owner = אחראי
lane-goals = מטרות
lane-touchpoints = נקודות מגע
lane-metrics = מדדים
lane-images = תמונות
lane-quotes = ציטוטים
lane-text = טקסט
lane-frontstage = קדמת הבמה
lane-backstage = מאחורי הקלעים
lane-support = תהליכי תמיכה
lane-physical-evidence = ראיות פיזיות

map-kind-current-state = מצב קיים
map-kind-future-state = מצב עתידי
map-kind-day-in-the-life = יום בחיי הלקוח
map-kind-service-blueprint = תרשים שירות

moment-of-truth = רגע האמת
delight = רגע של עונג
no-picture = לא ניתן להציג את התמונה
unplaced = ללא מקום
untitled-map = מפה ללא שם
untitled-stage = שלב

finding-stage-without-goal = לשלב ״{ $stage }״ אין מטרה.
finding-pain-point-without-opportunity = אין הזדמנות שנותנת מענה לנקודת הכאב ״{ $card }״.
finding-opportunity-without-owner = אין אחראי להזדמנות ״{ $card }״.
finding-stage-without-action = בשלב ״{ $stage }״ הלקוח אינו עושה דבר.
finding-step-without-action = בצעד ״{ $step }״ שבשלב ״{ $stage }״ הלקוח אינו עושה דבר.
finding-jump-between-actions = הלקוח קופץ מ־״{ $from }״ אל ״{ $to }״; מה שקורה ביניהם חסר.
finding-untested-assumption = ״{ $card }״ היא הנחה שאיש לא בדק.
finding-owner-with-nothing-to-do = ״{ $card }״ אחראי לשלב שאין בו מה לעשות.

stage-awareness = מודעות
stage-consideration = בחינת אפשרויות
stage-decision = החלטה
stage-retention = שימור
stage-advocacy = המלצה
stage-early-morning = בוקר מוקדם
stage-morning = בוקר
stage-noon = צהריים
stage-afternoon = אחר הצהריים
stage-evening = ערב
stage-discover = היכרות
stage-sign-up = הרשמה
stage-use = שימוש
stage-get-help = קבלת עזרה
stage-renew = חידוש או עזיבה

curve-current = המצב היום
curve-future = המצב הרצוי

template-current-state = איך הלקוחות חווים את המסע היום: חמישה שלבים, שישה מסלולים
template-future-state = איך המסע צריך להיראות, לצד מצבו היום
template-day-in-the-life = יום שלם בחיי הלקוח, מבוקר עד ערב
template-service-blueprint = מה שהלקוח רואה, והאנשים והמערכות שמאחורי השירות

# On the map itself, in the map's own language.
status-idea = רעיון
status-planned = מתוכנן
status-in-progress = בביצוע
status-done = הושלם
status-rejected = נדחה
metric-nps = NPS
metric-csat = CSAT
metric-ces = CES
metric-clv = CLV
metric-conversion = שיעור המרה
metric-target = יעד { $value }
metric-sample = n = { $count }
line-interaction = קו האינטראקציה
line-visibility = קו הנראות
line-internal-interaction = קו האינטראקציה הפנימית
persona-age = { $name }, { $age }
persona-role = { $persona } – { $role }
persona-age-role = { $name }, { $age } – { $role }
link-share = {"\u2066"}{ $share }%{"\u2069"}
curve-of-persona = { $persona } – { $state }

# What the header of a map has none of yet, on a button with a plus.
offer-persona = פרסונה
offer-scenario = תרחיש
