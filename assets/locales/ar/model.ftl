### ما تتكوّن منه خريطة الرحلة.

lane-actions = الأفعال
lane-thoughts = الأفكار
lane-emotions = المشاعر
lane-pain-points = نقاط الألم
lane-opportunities = الفرص
lane-owner = المسؤول
lane-goals = الأهداف
lane-touchpoints = نقاط التواصل
lane-metrics = المؤشرات
lane-images = الصور
lane-quotes = اقتباسات
lane-text = نص
lane-frontstage = واجهة الخدمة
lane-backstage = خلف الكواليس
lane-support = عمليات الدعم
lane-physical-evidence = الشواهد المادية

map-kind-current-state = الحالة الحالية
map-kind-future-state = الحالة المستقبلية
map-kind-day-in-the-life = يوم في حياة العميل
map-kind-service-blueprint = مخطط الخدمة

moment-of-truth = لحظة الحقيقة
delight = لحظة إبهار
no-picture = تعذّر عرض هذه الصورة
unplaced = بلا مكان
untitled-map = خريطة بلا عنوان
untitled-stage = مرحلة

finding-stage-without-goal = المرحلة «{ $stage }» بلا هدف.
finding-pain-point-without-opportunity = لا فرصة تعالج نقطة الألم «{ $card }».
finding-opportunity-without-owner = لا مسؤول عن الفرصة «{ $card }».
finding-stage-without-action = لا يفعل العميل شيئًا في المرحلة «{ $stage }».
finding-step-without-action = لا يفعل العميل شيئًا في الخطوة «{ $step }» من المرحلة «{ $stage }».
finding-jump-between-actions = يقفز العميل من «{ $from }» إلى «{ $to }»؛ ما يحدث بينهما غائب.
finding-untested-assumption = «{ $card }» افتراض لم يختبره أحد.
finding-owner-with-nothing-to-do = «{ $card }» مسؤول عن مرحلة لا عمل فيها.

stage-awareness = الوعي
stage-consideration = المقارنة
stage-decision = القرار
stage-retention = الاستمرار
stage-advocacy = التوصية
stage-early-morning = الصباح الباكر
stage-morning = الصباح
stage-noon = الظهيرة
stage-afternoon = العصر
stage-evening = المساء
stage-discover = الاكتشاف
stage-sign-up = التسجيل
stage-use = الاستخدام
stage-get-help = طلب المساعدة
stage-renew = التجديد أو المغادرة

curve-current = كما هي الآن
curve-future = كما ينبغي أن تكون

template-current-state = كيف يعيش العملاء الرحلة اليوم: خمس مراحل وستة مسارات
template-future-state = كيف ينبغي أن تكون الرحلة، إلى جانب حالها اليوم
template-day-in-the-life = يوم العميل كله، من الصباح إلى المساء
template-service-blueprint = ما يراه العميل، ومن يقف وراءه من أشخاص وأنظمة

# On the map itself, in the map's own language.
status-idea = فكرة
status-planned = مخطط لها
status-in-progress = قيد التنفيذ
status-done = منجزة
status-rejected = مستبعدة
metric-nps = صافي نقاط الترويج
metric-csat = رضا العملاء
metric-ces = جهد العميل
metric-clv = القيمة الدائمة للعميل
metric-conversion = معدل التحويل
metric-target = الهدف { $value }
metric-sample = عدد الإجابات: { $count }
line-interaction = خط التفاعل
line-visibility = خط الرؤية
line-internal-interaction = خط التفاعل الداخلي
persona-age = { $name }، { $age }
persona-role = { $persona } — { $role }
persona-age-role = { $name }، { $age } — { $role }
link-share =
    { $digits ->
        [arabic] { $share }٪
       *[other] {"\u2066"}{ $share }%{"\u2069"}
    }
curve-of-persona = { $persona } — { $state }

# What the header of a map has none of yet, on a button with a plus.
offer-persona = شخصية
offer-scenario = سيناريو
