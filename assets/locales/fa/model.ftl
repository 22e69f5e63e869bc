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
map-kind-day-in-the-life = یک روز از زندگی مشتری
map-kind-service-blueprint = نقشهٔ خدمت

moment-of-truth = لحظهٔ سرنوشت‌ساز
delight = لحظهٔ شگفتی
no-picture = این تصویر نشان داده نمی‌شود
unplaced = بدون جای مشخص
untitled-map = نقشهٔ بی‌نام
untitled-stage = مرحله

finding-stage-without-goal = مرحلهٔ «{ $stage }» هدفی ندارد.
finding-pain-point-without-opportunity = هیچ فرصتی به نقطهٔ درد «{ $card }» پاسخ نمی‌دهد.
finding-opportunity-without-owner = فرصت «{ $card }» مسئولی ندارد.
finding-stage-without-action = مشتری در مرحلهٔ «{ $stage }» کاری نمی‌کند.
finding-step-without-action = مشتری در گام «{ $step }» از مرحلهٔ «{ $stage }» کاری نمی‌کند.
finding-jump-between-actions = مشتری از «{ $from }» به «{ $to }» می‌پرد؛ آنچه در این میان رخ می‌دهد جا افتاده است.
finding-untested-assumption = «{ $card }» فرضی است که کسی آن را نیازموده است.
finding-owner-with-nothing-to-do = «{ $card }» مسئول مرحله‌ای است که در آن کاری نیست.

stage-awareness = آگاهی
stage-consideration = بررسی
stage-decision = تصمیم
stage-retention = ماندگاری
stage-advocacy = توصیه
stage-early-morning = صبح زود
stage-morning = پیش از ظهر
stage-noon = ظهر
stage-afternoon = بعدازظهر
stage-evening = شب
stage-discover = آشنایی
stage-sign-up = ثبت‌نام
stage-use = استفاده
stage-get-help = دریافت کمک
stage-renew = تمدید یا ترک

curve-current = وضع موجود
curve-future = وضع مطلوب

template-current-state = تجربهٔ امروز مشتریان: پنج مرحله، شش ردیف
template-future-state = آنچه باید باشد، در کنار آنچه هست
template-day-in-the-life = یک روز کامل مشتری، از صبح تا شب
template-service-blueprint = آنچه مشتری می‌بیند، و آدم‌ها و سیستم‌های پشت آن

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
metric-sample = تعداد پاسخ‌ها: { $count }
line-interaction = خط تعامل
line-visibility = خط دید
line-internal-interaction = خط تعامل درونی
persona-age = { $name }، { $age }
persona-role = { $persona } — { $role }
persona-age-role = { $name }، { $age } — { $role }
link-share =
    { $digits ->
        [persian] { $share }٪
       *[other] {"\u2066"}{ $share }%{"\u2069"}
    }
curve-of-persona = { $persona } — { $state }

# What the header of a map has none of yet, on a button with a plus.
offer-persona = پرسونا
offer-scenario = سناریو
