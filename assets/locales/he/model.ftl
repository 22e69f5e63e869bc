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
lane-physical-evidence = ראיות מוחשיות

map-kind-current-state = מצב קיים
map-kind-future-state = מצב עתידי
map-kind-day-in-the-life = יום בחיי הלקוח
map-kind-service-blueprint = תרשים שירות

moment-of-truth = רגע האמת
delight = רגע של עונג
unplaced = ללא מקום
untitled-map = מפה ללא שם
untitled-stage = שלב

# השלבים של מפה חדשה
new-map-stage-awareness = מודעות
new-map-stage-consideration = בחינת אפשרויות
new-map-stage-decision = החלטה
new-map-stage-retention = שימור
new-map-stage-advocacy = המלצה

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
link-share = { $share }%
curve-current = המצב הקיים
curve-future = המצב הרצוי
curve-of-persona = { $persona } – { $state }
