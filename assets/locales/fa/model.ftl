### آنچه نقشهٔ سفر از آن ساخته شده است.

lane-actions = کارها
lane-thoughts = افکار
lane-emotions = احساسات
lane-pain-points = نقاط درد
lane-opportunities = فرصت‌ها
lane-owner = مسئول
lane-goals = هدف‌ها
lane-touchpoints = نقاط تماس
lane-metrics = شاخص‌ها
lane-images = تصویرها
lane-quotes = نقل‌قول‌ها
lane-text = متن
lane-frontstage = روی صحنه
lane-backstage = پشت صحنه
lane-support = فرایندهای پشتیبان
lane-physical-evidence = شواهد فیزیکی

map-kind-current-state = وضعیت موجود
map-kind-future-state = وضعیت مطلوب
map-kind-day-in-the-life = یک روز از زندگی
map-kind-service-blueprint = نقشهٔ خدمت

moment-of-truth = لحظهٔ سرنوشت‌ساز
delight = لحظهٔ شگفتی
unplaced = بدون جای مشخص
untitled-map = نقشهٔ بی‌نام
untitled-stage = مرحله

# مرحله‌های نقشهٔ نو
new-map-stage-awareness = آگاهی
new-map-stage-consideration = بررسی
new-map-stage-decision = تصمیم
new-map-stage-retention = ماندگاری
new-map-stage-advocacy = توصیه

# On the map itself, in the map's own language.
status-idea = ایده
status-planned = برنامه‌ریزی‌شده
status-in-progress = در حال انجام
status-done = انجام‌شده
status-rejected = ردشده
metric-nps = NPS
metric-csat = رضایت مشتری
metric-ces = تلاش مشتری
metric-clv = ارزش طول عمر مشتری
metric-conversion = نرخ تبدیل
metric-target = هدف { $value }
metric-sample = تعداد پاسخ { $count }
line-interaction = خط تعامل
line-visibility = خط دید
line-internal-interaction = خط تعامل درونی
persona-age = { $name }، { $age }
persona-role = { $persona } — { $role }
link-share = { $share }٪
curve-current = وضع موجود
curve-future = وضع مطلوب
curve-of-persona = { $persona } — { $state }
