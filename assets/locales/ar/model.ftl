### ما تتكوّن منه خريطة الرحلة.

lane-actions = الأفعال
lane-thoughts = الأفكار
lane-emotions = المشاعر
lane-pain-points = نقاط الألم
lane-opportunities = الفرص
lane-owner = المالك
lane-goals = الأهداف
lane-touchpoints = نقاط التواصل
lane-metrics = المؤشرات
lane-images = الصور
lane-quotes = اقتباسات
lane-text = نص
lane-frontstage = أمام الكواليس
lane-backstage = خلف الكواليس
lane-support = عمليات الدعم
lane-physical-evidence = الدليل المادي

map-kind-current-state = الحالة الحالية
map-kind-future-state = الحالة المستقبلية
map-kind-day-in-the-life = يوم في الحياة
map-kind-service-blueprint = مخطط الخدمة

moment-of-truth = لحظة الحقيقة
delight = لحظة إبهار
unplaced = بلا مكان
untitled-map = خريطة بلا عنوان
untitled-stage = مرحلة

# مراحل الخريطة الجديدة
new-map-stage-awareness = الوعي
new-map-stage-consideration = المقارنة
new-map-stage-decision = القرار
new-map-stage-retention = الاستمرار
new-map-stage-advocacy = التوصية

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
metric-sample = عدد الردود { $count }
line-interaction = خط التفاعل
line-visibility = خط الرؤية
line-internal-interaction = خط التفاعل الداخلي
persona-age = { $name }، { $age }
persona-role = { $persona } — { $role }
link-share = { $share }٪
curve-current = الوضع الحالي
curve-future = الوضع المنشود
curve-of-persona = { $persona } — { $state }
