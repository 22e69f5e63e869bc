### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }، { $second }
access-scroll = تمرير
access-nth = { $name } { $number }
access-severity = الشدة { $severity } من 3

# What the samples are about
sample-retail = تجارة التجزئة
sample-government = خدمة حكومية
sample-health = صحة
sample-software = برمجيات

app-name = رحلة
app-slogan = خرائط رحلة العميل، بلغتك، على جهازك

# ما يمكن فعله
action-new = خريطة جديدة
action-templates = جديدة من قالب…
action-open = فتح…
action-import-table = استيراد جدول…
action-paste-table = لصق جدول
action-save = حفظ
action-save-as = حفظ باسم…
action-export-png = تصدير كصورة PNG…
action-close-map = إغلاق الخريطة
action-quit = إنهاء
action-undo = تراجع
action-undo-step = تراجع: { $step }
action-redo = إعادة
action-redo-step = إعادة: { $step }
action-duplicate = تكرار
action-delete = حذف
action-select-all = تحديد الكل
action-find = بحث…
action-find-next = البحث عن التالي
action-find-previous = البحث عن السابق
action-replace = استبدال…
action-palette = كل الأوامر
action-select-tool = تحديد
action-hand-tool = تحريك اللوحة
action-note-tool = وضع بطاقة
action-zoom-in = تكبير
action-zoom-out = تصغير
action-zoom-actual = العرض بحجم ‎100%‎
action-zoom-fit = إظهار الخريطة كلها
action-zoom-selection = إظهار التحديد
action-present = تقديم
action-present-end = إنهاء العرض
action-inspector = لوحة التفاصيل
action-next-panel = التنقل بين الأشرطة والخريطة
action-context-menu = قائمة التحديد
action-shortcuts = اختصارات لوحة المفاتيح
action-about = عن «رحلة»

topbar-present = تقديم
topbar-export = تصدير

menu-main = القائمة
menu-recent = الملفات الأخيرة
menu-samples = فتح مثال
menu-edit = تحرير
menu-view = العرض
menu-flow = اتجاه الخريطة
menu-language = اللغة
menu-appearance = المظهر
menu-context = قائمة السياق
menu-text = قائمة النص

appearance-system = حسب النظام
appearance-light = فاتح
appearance-dark = داكن

flow-auto = حسب لغة الخريطة
flow-ltr = من اليسار إلى اليمين
flow-rtl = من اليمين إلى اليسار
flow-auto-short = تلقائي

# شاشة الترحيب
welcome-new = خريطة جديدة
welcome-new-hint = خمس مراحل وستة مسارات، جاهزة للكتابة
welcome-template = من قالب…
welcome-template-hint = حالة مستقبلية، مخطط خدمة، يوم في حياة العميل…
welcome-open = فتح ملف…
welcome-open-hint = أو أفلته هنا
welcome-paste = لصق جدول
welcome-paste-hint = من Excel أو Word أو Markdown
welcome-recent = الأخيرة
recent-missing = لم يعد موجودًا
welcome-samples = أمثلة
hint-palette = كل الأوامر
hint-shortcuts = الاختصارات
hint-present = تقديم

# حال الخريطة مع القرص
standing-saved = محفوظ
standing-unsaved = تغييرات غير محفوظة
standing-saving = جارٍ الحفظ…
standing-new = لم يُحفظ بعد
standing-sample = مثال
standing-read-only = للقراءة فقط

# الشريط السفلي
status-counts = { $stages } · { $lanes } · { $cards }
status-language = { $language } · { $direction }
status-findings =
    { $count ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { $count } تنبيهات
        [many] { $count } تنبيهًا
       *[other] { $count } تنبيه
    }
direction-ltr = من اليسار إلى اليمين
direction-rtl = من اليمين إلى اليسار
count-stages =
    { $count ->
        [zero] بلا مراحل
        [one] مرحلة واحدة
        [two] مرحلتان
        [few] { $count } مراحل
        [many] { $count } مرحلة
       *[other] { $count } مرحلة
    }
count-lanes =
    { $count ->
        [zero] بلا مسارات
        [one] مسار واحد
        [two] مساران
        [few] { $count } مسارات
        [many] { $count } مسارًا
       *[other] { $count } مسار
    }
count-cards =
    { $count ->
        [zero] بلا بطاقات
        [one] بطاقة واحدة
        [two] بطاقتان
        [few] { $count } بطاقات
        [many] { $count } بطاقة
       *[other] { $count } بطاقة
    }
count-points =
    { $count ->
        [one] نقطة واحدة على المنحنى
        [two] نقطتان على المنحنى
        [few] { $count } نقاط على المنحنى
        [many] { $count } نقطة على المنحنى
       *[other] { $count } نقطة على المنحنى
    }
selected-cards =
    { $count ->
        [zero] لا بطاقات محددة
        [one] بطاقة واحدة محددة
        [two] بطاقتان محددتان
        [few] { $count } بطاقات محددة
        [many] { $count } بطاقة محددة
       *[other] { $count } بطاقة محددة
    }
selected-stages =
    { $count ->
        [zero] لا مراحل محددة
        [one] مرحلة واحدة محددة
        [two] مرحلتان محددتان
        [few] { $count } مراحل محددة
        [many] { $count } مرحلة محددة
       *[other] { $count } مرحلة محددة
    }
selected-steps =
    { $count ->
        [zero] لا خطوات محددة
        [one] خطوة واحدة محددة
        [two] خطوتان محددتان
        [few] { $count } خطوات محددة
        [many] { $count } خطوة محددة
       *[other] { $count } خطوة محددة
    }
selected-lanes =
    { $count ->
        [zero] لا مسارات محددة
        [one] مسار واحد محدد
        [two] مساران محددان
        [few] { $count } مسارات محددة
        [many] { $count } مسارًا محددًا
       *[other] { $count } مسار محدد
    }
selected-points =
    { $count ->
        [zero] لا نقاط محددة على المنحنى
        [one] نقطة واحدة محددة على المنحنى
        [two] نقطتان محددتان على المنحنى
        [few] { $count } نقاط محددة على المنحنى
        [many] { $count } نقطة محددة على المنحنى
       *[other] { $count } نقطة محددة على المنحنى
    }
selected-items =
    { $count ->
        [zero] لا عناصر محددة
        [one] عنصر واحد محدد
        [two] عنصران محددان
        [few] { $count } عناصر محددة
        [many] { $count } عنصرًا محددًا
       *[other] { $count } عنصر محدد
    }
selected-cell =
    { $cards ->
        [0] خلية فارغة محددة
        [one] خلية محددة فيها بطاقة واحدة
        [two] خلية محددة فيها بطاقتان
        [few] خلية محددة فيها { $cards } بطاقات
        [many] خلية محددة فيها { $cards } بطاقة
       *[other] خلية محددة فيها { $cards } بطاقة
    }
selected-cell-points =
    { $points ->
        [0] خلية فارغة محددة
        [one] خلية محددة فيها نقطة واحدة على المنحنى
        [two] خلية محددة فيها نقطتان على المنحنى
        [few] خلية محددة فيها { $points } نقاط على المنحنى
        [many] خلية محددة فيها { $points } نقطة على المنحنى
       *[other] خلية محددة فيها { $points } نقطة على المنحنى
    }
selected-persona = الشخصية محددة
selected-title = العنوان محدد
selected-scenario = السيناريو محدد
selected-kind = نوع الخريطة محدد
percent = {"\u2066"}{ $number }%{"\u2069"}

# لوحة التفاصيل
inspector-map = الخريطة
inspector-cards =
    { $count ->
        [zero] بطاقات
        [one] البطاقة
        [two] بطاقتان
        [few] { $count } بطاقات
        [many] { $count } بطاقة
       *[other] { $count } بطاقة
    }
inspector-cell = خلية
inspector-curve = منحنى المشاعر
inspector-persona = الشخصية
inspector-scenario = السيناريو
inspector-several = حدّد عناصر من نوع واحد لترى ما يجمعها.
inspector-locked = { $count ->
   *[other] مقفلة
}
mixed-values = قيم مختلفة
field-empty = فارغ
field-text = النص
field-title = العنوان
field-lane = المسار
field-stage = المرحلة
field-step = الخطوة
field-steps = الخطوات
field-cards = البطاقات
field-severity = الشدة
field-impact = الأثر
field-effort = الجهد
field-importance = الأهمية
field-trust = الثقة المكتسبة أو المفقودة
field-status = الحالة
field-due = الموعد
field-channel = القناة
field-owner = المسؤول
field-moment-of-truth = لحظة الحقيقة
field-delight = لحظة إبهار
field-tags = الوسوم
field-color = اللون
field-evidence = الدليل
field-source = المصدر
field-date = التاريخ
field-link = الرابط
field-notes = الملاحظات
field-links = الروابط
field-locked = مقفلة لا تُعدَّل
field-goal = هدف العميل
field-goal-met = هل تحقق؟
goal-met = نعم
goal-missed = لا
goal-unknown = غير معروف
field-kind = النوع
field-collapsed = مطوي
field-word = الشعور
field-value = القيمة
field-face = الوجه
field-curve-state = الحالة
field-from = من
field-to = إلى
field-label = التسمية
field-share = النسبة
field-name = الاسم
field-role = الدور
field-age = العمر
field-gender = الجنس
field-education = التعليم
field-place = مكان الإقامة
field-quote = على لسان الشخصية
field-goals = الأهداف
field-needs = الاحتياجات
field-frustrations = ما يزعجه
field-channels = القنوات
field-traits = السمات
field-found-us = كيف وصل إلينا
field-chose-us = لماذا اختارنا
field-facts = ما نعرفه
field-add-fact = أضف ما تعرفه
field-problem = المشكلة
field-questions = الأسئلة
field-expectations = التوقعات
field-scope = النطاق
field-flow = الاتجاه
field-language = اللغة
field-persona = الشخصية
field-size = الحجم
field-metric = ما يُقاس
field-unit = الوحدة
field-target = المستهدف
field-sample = عدد الإجابات
field-add-tag = أضف وسمًا
field-one-a-line = عنصر في كل سطر
field-day-form = سنة-شهر-يوم
remove-tag = أزل الوسم
field-findings = التنبيهات
findings-more =
    { $count ->
        [zero] … ولا غيرها
        [one] … وتنبيه آخر
        [two] … وتنبيهان آخران
        [few] … و{ $count } تنبيهات أخرى
        [many] … و{ $count } تنبيهًا آخر
       *[other] … و{ $count } تنبيه آخر
    }
gender-female = امرأة
gender-male = رجل
gender-other = غير ذلك
evidence-observed = ملاحَظ
evidence-reported = قاله العميل
evidence-assumed = مفترض
metric-custom = مؤشر مخصص
face-auto = يتبع القيمة
face-angry = غاضب
face-sad = حزين
face-neutral = محايد
face-happy = سعيد
face-delighted = مبتهج
color-usual = الافتراضي
color-blue = أزرق
color-sky = سماوي
color-teal = أزرق مخضر
color-green = أخضر
color-violet = بنفسجي
color-pink = وردي
color-orange = برتقالي
color-red = أحمر
color-amber = كهرماني
color-emerald = زمردي
color-slate = رمادي

# الحوارات
button-ok = موافق
button-cancel = إلغاء
button-save = حفظ
button-dont-save = عدم الحفظ
button-open = فتح
button-replace = استبدال
close-message = إغلاق الرسالة
templates-title = خريطة جديدة من قالب
unsaved-title = هل تريد حفظ تغييراتك؟
unsaved-text = في «{ $file }» تغييرات لم تُحفظ، وستضيع إن لم تحفظها.
recovered-leave-title = هل تريد حفظ العمل المسترجَع؟
recovered-leave-text = «{ $file }» ليس في أي ملف بعد. احفظه، أو أبقه إلى وقت لاحق ليُعرض عليك من جديد تحت «استرجاع عمل لم يُحفظ…».
recovered-leave-keep = إبقاء إلى وقت لاحق
button-try-again = إعادة المحاولة
other-names-title = لهذا الملف أسماء أخرى
other-names-follow = الحفظ في كل الأسماء
other-names-stay = هذا الاسم فقط
changed-title = تغيّر الملف
changed-text = { $held } احفظ خريطتك باسم آخر، أو استبدل ما فيه.
changed-save-as = حفظ باسم…
changed-overwrite = استبدال ما فيه
error-open = تعذّر فتح الملف
error-import = تعذّر استيراد الجدول
error-save = تعذّر حفظ الخريطة
error-export = تعذّر تصدير الصورة
paste-nothing = لا نص في الحافظة. انسخ جدولًا أولًا من Excel أو Word أو صفحة ويب.
drop-hint = أفلت خريطة أو جدولًا لفتحه
drop-question = أجب عن السؤال أولًا، ثم أفلت الملف من جديد.
drop-dialog = أغلق ما هو مفتوح فوق الخريطة أولًا، ثم أفلت الصورة من جديد.
present-hint = اضغط Esc للخروج
files-asked = ما زالت نافذة أخرى لاختيار ملف مفتوحة. أجب عنها أولًا
export-title = تصدير كصورة PNG
export-button = تصدير…
export-scope = ما يُصدَّر
export-scope-map = الخريطة كلها
export-scope-stages =
    { $count ->
        [zero] المراحل المحددة
        [one] المرحلة المحددة
        [two] المرحلتان المحددتان
        [few] { $count } مراحل محددة
        [many] { $count } مرحلة محددة
       *[other] { $count } مرحلة محددة
    }
export-scale = الحجم
export-scale-times = {"\u2066"}{ $scale }×{"\u2069"}
export-theme = الألوان
export-theme-light = فاتحة
export-theme-dark = داكنة
export-theme-print = للطباعة
export-transparent = خلفية شفافة
export-measuring = يجري قياس الصورة…
export-size = {"\u2066"}{ $width } × { $height }{"\u2069"} بكسل
export-running = جارٍ رسم الصورة…
export-done = صُدّرت الصورة إلى { $file }
about-version = الإصدار { $version }
about-licence = برنامج حر برخصة MIT أو Apache-2.0.
about-fonts = الخط: Rubik (رخصة SIL للخطوط المفتوحة). الأيقونات: Phosphor (رخصة MIT).
dialog-open-map = فتح خريطة
dialog-open-table = استيراد جدول
dialog-save-map = حفظ الخريطة
dialog-save-png = تصدير الصورة
filter-maps = خرائط رحلة العميل
filter-tables = جداول
filter-png = صور PNG
filter-all = كل الملفات
browser-name = اسم الملف
browser-up = المجلد الأعلى
browser-home = المجلد الشخصي
browser-empty = لا شيء للاختيار هنا
browser-unreadable = تتعذّر قراءة هذا المجلد
browser-replace-title = هل تريد استبدال الملف؟
browser-replace = «{ $file }» موجود من قبل، وسيضيع محتواه إن استبدلته.

# الإيماءات في قائمة الاختصارات
gesture-wheel = عجلة الفأرة
gesture-wheel-does = تحريك اللوحة
gesture-zoom = Ctrl + عجلة الفأرة
gesture-zoom-does = التكبير والتصغير عند مؤشر الفأرة
gesture-space = المسافة + سحب
gesture-space-does = تحريك اللوحة
gesture-shift-click = Shift + نقرة
gesture-shift-click-does = الإضافة إلى التحديد
gesture-marquee = السحب في مكان فارغ
gesture-marquee-does = تحديد ما يقع في إطار
gesture-alt-drag = Alt + سحب
gesture-alt-drag-does = سحب نسخة
gesture-escape = Esc
gesture-escape-does = إلغاء، أو رجوع خطوة
gesture-double-click = نقرة مزدوجة
gesture-double-click-does = تعديل النص في مكانه
gesture-double-cell = نقرة مزدوجة في خلية
gesture-double-cell-does = إضافة بطاقة فيها
gesture-plus = نقرة على «+»
gesture-plus-does = إضافة البطاقة أو المرحلة أو المسار هناك
gesture-curve = نقرة على المنحنى
gesture-curve-does = إضافة نقطة
gesture-drag = سحب
gesture-drag-does = نقل البطاقات والمراحل والمسارات والنقاط
gesture-border = سحب حدّ
gesture-border-does = تغيير عرض العمود أو ارتفاع المسار
gesture-double-border = نقرة مزدوجة على حدّ
gesture-double-border-does = ملاءمة الحجم للمحتوى
gesture-edge = سحب طرف بطاقة
gesture-edge-does = الامتداد على عدة خطوات
gesture-arrow-end = سحب طرف سهم محدّد
gesture-arrow-end-does = توجيهه إلى بطاقة أخرى
gesture-right-click = نقرة بالزر الأيمن
gesture-right-click-does = كل ما يمكن فعله هناك
gesture-drop = إفلات صورة
gesture-drop-does = وضعها على البطاقة، أو على بطاقة جديدة في الخلية
shortcuts-keys = في الخريطة ونصوصها
shortcuts-mouse = الفأرة
shortcuts-search = ابحث بالاسم أو بالمفاتيح
place-file = الخرائط والملفات
place-build = البناء
place-tools = الأدوات
place-program = النافذة والمساعدة
keys-arrows = مفاتيح الأسهم
keys-arrows-does = الانتقال إلى المجاور، ومع Shift تحديده أيضًا
keys-tab = Tab
keys-tab-does = الانتقال إلى الخلية التالية
keys-ends = Home أو End
keys-ends-does = الانتقال إلى طرفي الصف، ومع Ctrl إلى أول خلية أو آخرها
keys-pages = Page Up أو Page Down
keys-pages-does = تحريك اللوحة صفحة، ومع Shift على امتداد الرحلة
keys-alt-arrows = Alt + مفاتيح الأسهم
keys-alt-arrows-does = نقل المحدّد
keys-enter = Enter
keys-enter-does = تعديل النص، وفي خلية فارغة إضافة بطاقة
keys-ctrl-enter = Ctrl + Enter
keys-ctrl-enter-does = إنهاء النص، وفي الكتابة كقائمة بدء البطاقة التالية
keys-shift-escape = Shift + Esc
keys-shift-escape-does = استعادة النص السابق
keys-turn = Ctrl + Shift الأيمن أو الأيسر
keys-turn-does = فرض اتجاه النص

# بدء يشرح نفسه
start-no-display = لا توجد شاشة لفتح نافذة عليها. شغّل «رحلة» في جلسة سطح مكتب، أو استخدم أوامره التي لا تحتاج إلى شاشة (rihla --help).
start-no-library = المكتبة { $library } غير موجودة. ثبّت الحزمة { $package } (على دبيان: sudo apt install { $package }) ثم أعد التشغيل.
start-display = الشاشة لا تستجيب: { $reason }. شغّل «رحلة» في جلسة سطح مكتب، أو استخدم أوامره التي لا تحتاج إلى شاشة (rihla --help).
start-graphics = تعذّر تشغيل OpenGL: { $reason }. ثبّت الحزمة { $package } (على دبيان: sudo apt install { $package }) ثم أعد التشغيل.

# الأوقات
time-now = الآن
time-minutes-ago =
    { $count ->
        [zero] الآن
        [one] منذ دقيقة
        [two] منذ دقيقتين
        [few] منذ { $count } دقائق
        [many] منذ { $count } دقيقة
       *[other] منذ { $count } دقيقة
    }
time-hours-ago =
    { $count ->
        [zero] الآن
        [one] منذ ساعة
        [two] منذ ساعتين
        [few] منذ { $count } ساعات
        [many] منذ { $count } ساعة
       *[other] منذ { $count } ساعة
    }
time-yesterday = أمس
time-days-ago =
    { $count ->
        [zero] اليوم
        [one] منذ يوم
        [two] منذ يومين
        [few] منذ { $count } أيام
        [many] منذ { $count } يومًا
       *[other] منذ { $count } يوم
    }
time-date = { $day } { $month }
time-date-year = { $day } { $month } { $year }
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

# بناء الخريطة
action-rename = إعادة التسمية
action-add-card = إضافة بطاقة
action-add-picture = إضافة صورة…
action-change-picture = صورة أخرى…
action-remove-picture = إزالة الصورة
action-icons = اختيار أيقونة…
action-no-icon = بلا أيقونة
icons-title = اختيار أيقونة
icons-hint = بحث: هاتف، انتظار، فكرة…
icons-nothing = لا أيقونة بهذا الاسم.
icons-recent = المستخدمة مؤخرًا
icons-people = أشخاص
icons-feelings = مشاعر
icons-contact = تواصل
icons-digital = رقمي
icons-buying = شراء ومال
icons-delivery = توصيل وسفر
icons-places = أماكن
icons-time = وقت
icons-work = عمل
icons-signs = علامات وأسهم
icons-life = حياة
field-picture = الصورة
field-icon = الأيقونة
picture-where = حدّد بطاقة أو خلية أولًا لتوضع الصورة فيها.
picture-no-map = افتح خريطة أولًا، ثم أفلت الصورة على بطاقة أو خلية فيها.
picture-drop-hint = أفلت الصورة على بطاقة أو خلية
dialog-add-picture = إضافة صورة
filter-pictures = صور
action-stage-before = إضافة مرحلة سابقة
action-stage-after = إضافة مرحلة تالية
action-lane-above = إضافة مسار أعلاه
action-lane-below = إضافة مسار أدناه
action-lane-kind = نوع المسار
action-map-kind = نوع الخريطة
action-link-kind = نوع السهم
action-step-before = إضافة خطوة سابقة
action-step-after = إضافة خطوة
action-join-steps = ضم الخطوات
action-earlier = نقل إلى موضع أسبق
action-later = نقل إلى موضع لاحق
action-up = نقل إلى أعلى
action-down = نقل إلى أسفل
action-collapse = طي المسار
action-expand = توسيع المسار
action-fit = ملاءمة الحجم للمحتوى
action-lock = قفل
action-unlock = إلغاء القفل
action-merge-cards = دمج في بطاقة واحدة
action-split-cards = بطاقة لكل سطر
action-split-at-caret = تقسيم عند مؤشر الكتابة
action-list-mode = الكتابة كقائمة: ‎Ctrl+Enter‎ يبدأ البطاقة التالية
action-add-point = إضافة نقطة إلى المنحنى
action-add-persona = إضافة شخصية
action-scenario = وصف السيناريو
action-goal = تحديد هدف المرحلة
untitled = بلا عنوان
deleted =
    { $kind ->
        [card] حُذفت البطاقة
        [cards] { $count ->
            [two] حُذفت بطاقتان
            [few] حُذفت { $count } بطاقات
           *[other] حُذفت { $count } بطاقة
        }
        [stage] حُذفت المرحلة «{ $title }»
        [stages] { $count ->
            [two] حُذفت مرحلتان
            [few] حُذفت { $count } مراحل
           *[other] حُذفت { $count } مرحلة
        }
        [lane] حُذف المسار «{ $title }»
        [lanes] { $count ->
            [two] حُذف مساران
            [few] حُذفت { $count } مسارات
            [many] حُذف { $count } مسارًا
           *[other] حُذف { $count } مسار
        }
        [step] حُذفت الخطوة «{ $title }»
        [steps] { $count ->
            [two] حُذفت خطوتان
            [few] حُذفت { $count } خطوات
           *[other] حُذفت { $count } خطوة
        }
        [persona] حُذفت الشخصية «{ $title }»
        [personas] { $count ->
            [two] حُذفت شخصيتان
            [few] حُذفت { $count } شخصيات
           *[other] حُذفت { $count } شخصية
        }
        [point] حُذفت نقطة المنحنى
        [curve] حُذف منحنى المشاعر
        [link] حُذف السهم
       *[other] { $count ->
            [two] حُذف عنصران
            [few] حُذفت { $count } عناصر
            [many] حُذف { $count } عنصرًا
           *[other] حُذف { $count } عنصر
        }
    }
deleted-with = { $what } مع { $parts }
deleted-part =
    { $part ->
        [steps] { $count ->
            [one] خطوة واحدة
            [two] خطوتين
            [few] { $count } خطوات
           *[other] { $count } خطوة
        }
        [points] { $count ->
            [one] نقطة واحدة على المنحنى
            [two] نقطتين على المنحنى
            [few] { $count } نقاط على المنحنى
           *[other] { $count } نقطة على المنحنى
        }
        [curves] { $count ->
            [one] منحنى مشاعر واحد
            [two] منحنيين
            [few] { $count } منحنيات مشاعر
           *[other] { $count } منحنى مشاعر
        }
        [links] { $count ->
            [one] سهم واحد
            [two] سهمين
            [few] { $count } أسهم
            [many] { $count } سهمًا
           *[other] { $count } سهم
        }
        [comments] { $count ->
            [one] تعليق واحد
            [two] تعليقين
            [few] { $count } تعليقات
            [many] { $count } تعليقًا
           *[other] { $count } تعليق
        }
       *[cards] { $count ->
            [one] بطاقة واحدة
            [two] بطاقتين
            [few] { $count } بطاقات
           *[other] { $count } بطاقة
        }
    }
action-copy = نسخ
action-cut = قص
action-paste = لصق
action-copy-picture = نسخ كصورة
action-copy-style = نسخ النمط
action-paste-style = لصق النمط
menu-copy-as = الصورة والنمط
style-copied = نُسخ النمط. حدّد عناصر أخرى والصقه عليها بالضغط على { $keys }.
picture-copied = الصورة في الحافظة: {"\u2066"}{ $width } × { $height }{"\u2069"} بكسل.
picture-not-copied = حافظة سطح المكتب هذا لا تقبل الصور. صدّر ملف PNG بدلًا من ذلك.
toast-undo = تراجع
action-edit-text = تعديل النص

# البحث وقائمة كل الأوامر
find-field = البحث في الخريطة
find-replacement = الاستبدال بـ
find-replace-one = استبدال
find-replace-all = استبدال الكل
find-nothing = لا نتائج
find-count = { $current } من { $count }
find-close = إغلاق البحث
find-hide-replace = إخفاء الاستبدال
find-replaced =
    { $count ->
        [one] جرى الاستبدال في موضع واحد
        [two] جرى الاستبدال في موضعين
        [few] جرى الاستبدال في { $number } مواضع
        [many] جرى الاستبدال في { $number } موضعًا
       *[other] جرى الاستبدال في { $number } موضع
    }
palette-hint = اكتب اسم أمر أو مرحلة أو بطاقة
palette-nothing = لا نتائج
palette-go-to = انتقال

# Building a map
action-select-lane = تحديد كل ما في المسار
action-select-stage = تحديد كل ما في المرحلة
add-stage = إضافة مرحلة
add-lane = إضافة مسار

# What must survive a crash
action-autosave = الحفظ التلقائي
action-recover = استرجاع عمل لم يُحفظ…
recover-title = هل تريد استرجاع عمل لم يُحفظ؟
recover-text = توقّف برنامج «رحلة» قبل حفظ هذا العمل. ملفاتك باقية كما كانت، وما تفتحه هنا يبقى بجانبها إلى أن تحفظه.
recover-open = فتح
recover-discard = حذف
recover-discard-sure = هل تريد حذف «{ $name }» نهائيًا؟
recover-keep = إبقاء
recover-later = لاحقًا
recover-when = آخر تغيير: { $time }
recovered-name = { $name } (مسترجَع)
recovered-notice = هذا عمل مسترجَع لم يُحفظ في أي ملف بعد. احفظه باسم جديد أو فوق الملف السابق.
broken-version = احتفظ «رحلة» بإصدار منه حُفظ { $time }. يُفتح بجانب الملف، ويبقى الملف كما هو.
broken-lost = ويوجد أيضًا عمل عليه لم يُحفظ قط.
broken-open-version = فتح آخر إصدار سليم
broken-recover = استرجاع العمل غير المحفوظ
version-name = { $name } (إصدار سابق)
version-notice = حُفظ هذا الإصدار { $time }. بقي «{ $name }» كما كان: احفظ هذا باسم جديد أو فوقه.
recover-more = { $count ->
    [zero] لا خرائط أخرى غير محفوظة.
    [one] خريطة أخرى لم تُحفظ: «استرجاع عمل لم يُحفظ…» في القائمة.
    [two] خريطتان أخريان لم تُحفظا: «استرجاع عمل لم يُحفظ…» في القائمة.
    [few] { $count } خرائط أخرى لم تُحفظ: «استرجاع عمل لم يُحفظ…» في القائمة.
    [many] { $count } خريطة أخرى لم تُحفظ: «استرجاع عمل لم يُحفظ…» في القائمة.
   *[other] { $count } خريطة أخرى لم تُحفظ: «استرجاع عمل لم يُحفظ…» في القائمة.
}
welcome-recover-hint = { $count ->
    [zero] لا خرائط غير محفوظة
    [one] خريطة واحدة لم تُحفظ حين توقّف «رحلة»
    [two] خريطتان لم تُحفظا حين توقّف «رحلة»
    [few] { $count } خرائط لم تُحفظ حين توقّف «رحلة»
    [many] { $count } خريطة لم تُحفظ حين توقّف «رحلة»
   *[other] { $count } خريطة لم تُحفظ حين توقّف «رحلة»
}
journal-trouble = التغييرات غير المحفوظة غير محمية إذا تعطّل البرنامج: { $why ->
    [full] القرص الذي فيه «{ $folder }» ممتلئ
    [quota] نفدت حصتك من القرص الذي فيه «{ $folder }»
    [read-only] القرص الذي فيه «{ $folder }» للقراءة فقط
    [denied] لا يُسمح لـ«رحلة» بالكتابة في «{ $folder }»
    [missing] «{ $folder }» ليس مجلدًا يمكن الكتابة فيه
   *[other] تفشل الكتابة في «{ $folder }» («{ $reason }»)
}. احفظ كثيرًا إلى أن يُعالج الأمر.
status-unprotected = غير محمية
status-unprotected-hint = ستضيع التغييرات غير المحفوظة إذا تعطّل البرنامج. اضغط لمعرفة السبب.
recover-spoiled = تعذّرت قراءة عمل لم يُحفظ
recover-damaged = { $count ->
    [zero] لا ملفات استرجاع تالفة.
    [one] ملف استرجاع واحد تالف، ولم يُعثر فيه على خريطة. أُبقي في { $folder } وينتهي اسمه بـ «.damaged».
    [two] ملفا استرجاع تالفان، ولم يُعثر فيهما على خريطة. أُبقيا في { $folder } وينتهي اسماهما بـ «.damaged».
    [few] { $count } ملفات استرجاع تالفة، ولم يُعثر فيها على خريطة. أُبقيت في { $folder } وتنتهي أسماؤها بـ «.damaged».
    [many] { $count } ملف استرجاع تالفًا، ولم يُعثر فيها على خريطة. أُبقيت في { $folder } وتنتهي أسماؤها بـ «.damaged».
   *[other] { $count } ملف استرجاع تالف، ولم يُعثر فيها على خريطة. أُبقيت في { $folder } وتنتهي أسماؤها بـ «.damaged».
}
recover-unread = { $count ->
    [zero] لا ملفات استرجاع تتعذّر قراءتها.
    [one] تتعذّر حاليًا قراءة ملف استرجاع في { $folder }، أو أنه من إصدار أحدث من «رحلة». سيبقى كما هو.
    [two] تتعذّر حاليًا قراءة ملفي استرجاع في { $folder }، أو أنهما من إصدار أحدث من «رحلة». سيبقيان كما هما.
    [few] تتعذّر حاليًا قراءة { $count } ملفات استرجاع في { $folder }، أو أنها من إصدار أحدث من «رحلة». ستبقى كما هي.
    [many] تتعذّر حاليًا قراءة { $count } ملف استرجاع في { $folder }، أو أنها من إصدار أحدث من «رحلة». ستبقى كما هي.
   *[other] تتعذّر حاليًا قراءة { $count } ملف استرجاع في { $folder }، أو أنها من إصدار أحدث من «رحلة». ستبقى كما هي.
}
autosave-trouble = تعذّر حفظ الخريطة تلقائيًا. { $reason }
still-saving-title = الحفظ يستغرق وقتًا طويلًا
still-saving-text = ما زال حفظ «{ $file }» جاريًا، والقرص أو المجلد المشترك لا يستجيب. إن أغلقت الآن فسيُحتفظ بالعمل للاسترجاع ويُعرض عليك عند التشغيل التالي.
still-saving-wait = مواصلة الانتظار
still-saving-close = إغلاق رغم ذلك
action-versions = الإصدارات…
versions-of-copy = للنسخة «{ $file }»
versions-of-gone = للملف «{ $file }» الذي لم يعد موجودًا
versions-delete-all-of = هل تريد حذف كل إصدارات «{ $file }» نهائيًا؟ يبقى الملف نفسه كما هو.
versions-title = إصدارات هذه الخريطة
versions-none = لا توجد إصدارات لهذه الخريطة بعد. يُحتفظ بإصدار مع كل حفظ.
versions-keep = الاحتفاظ بإصدار مع كل حفظ
versions-first = أقدم إصدار محفوظ
versions-damaged = هذا الإصدار تالف
versions-compare = مقارنة
versions-restore = استعادة
versions-delete = حذف
versions-delete-all = حذف الكل
versions-delete-sure = هل تريد حذف هذا الإصدار نهائيًا؟
versions-delete-all-sure = هل تريد حذف كل إصدارات هذه الخريطة نهائيًا؟ تبقى الخريطة نفسها كما هي.
versions-time = { $ago }، { $clock }
versions-restored = استُعيد إصدار { $time }
versions-changed = ما تغيّر منذ الإصدار السابق
button-close = إغلاق

# Links and comments
action-link-tool = إضافة سهم…
action-comment-tool = تعليق
action-turn-link = عكس اتجاه السهم
link-next = انتقال
link-loop = عودة
link-branch = تفرّع
pick-link-from = اختر البطاقة التي ينطلق منها السهم · Esc للإلغاء
pick-link-to = اختر البطاقة التي يصل إليها السهم: بالنقر، أو بمفاتيح الأسهم ثم Enter · Esc للإلغاء
pick-answer = اختر نقطة الألم التي تعالجها الفرصة: بالنقر، أو بمفاتيح الأسهم ثم Enter · Esc للإلغاء
pick-comment = اختر موضع التعليق · Esc للإلغاء
tool-note-hint = انقر في خلية لوضع بطاقة فيها، ثم اكتب · Esc لترك الأداة
access-link = من { $from } إلى { $to }
count-comments =
    { $count ->
        [zero] لا تعليقات
        [one] تعليق واحد
        [two] تعليقان
        [few] { $count } تعليقات
        [many] { $count } تعليقًا
       *[other] { $count } تعليق
    }

# Details
section-more = المزيد
section-evidence = الأدلة
section-notes = ملاحظات وروابط
section-links = الأسهم
section-comments = التعليقات
section-comments-elsewhere = تعليقات على أجزاء الخريطة
section-settled = محسومة
section-points = النقاط
section-curves = منحنيات المشاعر
section-known = الخلفية
section-personas = الشخصيات
field-direction = اتجاه النص
direction-auto = بحسب أول النص
field-span = عدد الخطوات التي تمتد عليها
field-link-form = عنوان أو ملف
field-tested = جرى التحقق منه لاحقًا
field-answers = نقاط الألم التي تعالجها
field-answered-by = فرص تعالج هذه النقطة
remove-answer = إزالة
action-answer = اختيار نقطة ألم…
action-answered-by = اختيار فرصة…
field-series = قيم سابقة
action-choose-card = اختيار بطاقة أخرى
remove-link = حذف السهم
inspector-links =
    { $count ->
        [one] سهم
        [two] سهمان
        [few] { $count } أسهم
        [many] { $count } سهمًا
       *[other] { $count } سهم
    }
inspector-points =
    { $count ->
        [one] نقطة على المنحنى
        [two] نقطتان على المنحنى
        [few] { $count } نقاط على المنحنى
        [many] { $count } نقطة على المنحنى
       *[other] { $count } نقطة على المنحنى
    }
inspector-curves =
    { $count ->
        [one] منحنى المشاعر
        [two] منحنيا مشاعر
        [few] { $count } منحنيات مشاعر
        [many] { $count } منحنى مشاعر
       *[other] { $count } منحنى مشاعر
    }
inspector-stages =
    { $count ->
        [one] المرحلة
        [two] مرحلتان
        [few] { $count } مراحل
        [many] { $count } مرحلة
       *[other] { $count } مرحلة
    }
inspector-steps =
    { $count ->
        [one] الخطوة
        [two] خطوتان
        [few] { $count } خطوات
        [many] { $count } خطوة
       *[other] { $count } خطوة
    }
inspector-lanes =
    { $count ->
        [one] المسار
        [two] مساران
        [few] { $count } مسارات
        [many] { $count } مسارًا
       *[other] { $count } مسار
    }
inspector-comment = تعليق
field-new-comment = اكتب تعليقًا
action-another-comment = تعليق آخر
field-reply = رد
field-comment = التعليق
comment-nobody = مجهول
comment-you = أنت
action-resolve-comment = حسم التعليق
action-reopen-comment = إعادة فتحه
remove-comment = حذف التعليق
action-go-to-place = الانتقال إلى موضعه
field-at = الموضع داخل الخطوة
remove-point = حذف النقطة
field-width = عرض الخطوة
field-height = أدنى ارتفاع
field-size-usual = تلقائي
field-line-below = خط مخطط الخدمة أسفله
field-trait-low = من
field-trait-high = إلى
add-trait = إضافة سمة
remove-trait = حذف السمة
add-curve = إضافة منحنى
remove-curve = حذف المنحنى
remove-persona = حذف الشخصية
field-language-tag = وسم اللغة (BCP 47)
field-portrait = الصورة الشخصية
selected-links =
    { $count ->
        [one] سهم واحد محدد
        [two] سهمان محددان
        [few] { $count } أسهم محددة
        [many] { $count } سهمًا محددًا
       *[other] { $count } سهم محدد
    }
selected-curves =
    { $count ->
        [one] منحنى مشاعر واحد محدد
        [two] منحنيا مشاعر محددان
        [few] { $count } منحنيات مشاعر محددة
        [many] { $count } منحنى مشاعر محددًا
       *[other] { $count } منحنى مشاعر محدد
    }
action-send-comment = إرسال

text-left-out = { $count ->
    [one] هذا النص أطول مما ينبغي: الحد الأقصى { $most } حرف. لم يُضف حرف واحد.
    [two] هذا النص أطول مما ينبغي: الحد الأقصى { $most } حرف. لم يُضف حرفان.
    [few] هذا النص أطول مما ينبغي: الحد الأقصى { $most } حرف. لم تُضف { $count } أحرف.
    [many] هذا النص أطول مما ينبغي: الحد الأقصى { $most } حرف. لم يُضف { $count } حرفًا.
   *[other] هذا النص أطول مما ينبغي: الحد الأقصى { $most } حرف. لم يُضف { $count } حرف.
}
copy-nothing = لا بطاقات في ما حددته. حدّد بطاقات لنسخها، أو خلية أو مرحلة أو مسارًا فيه بطاقات.
paste-no-place = حدّد خلية أو بطاقة أولًا ليُعرف أين يكون اللصق. ولإنشاء خريطة جديدة من جدول اضغط { $keys }.
pasted-cards =
    { $count ->
        [zero] لم تُلصق أي بطاقة
        [one] أُلصقت بطاقة واحدة
        [two] أُلصقت بطاقتان
        [few] أُلصقت { $count } بطاقات
        [many] أُلصقت { $count } بطاقة
       *[other] أُلصقت { $count } بطاقة
    }
pasted-with = { $what }، وأُضيفت لذلك: { $parts }
pasted-where = { $what } في «{ $lane }»، «{ $stage }»
pasted-crowded =
    { $count ->
        [one] ولم تجد بطاقة واحدة مكانًا فوُضعت في آخر خلية.
        [two] ولم تجد بطاقتان مكانًا فوُضعتا في آخر الخلايا.
        [few] ولم تجد { $count } بطاقات مكانًا فوُضعت في آخر الخلايا.
       *[other] ولم تجد { $count } بطاقة مكانًا فوُضعت في آخر الخلايا.
    }
spans-shortened =
    { $count ->
        [one] صارت بطاقة واحدة تمتد على خطوات أقل، لأن الخطوات التي كانت تغطيها لم تعد متتالية.
        [two] صارت بطاقتان تمتدان على خطوات أقل، لأن الخطوات التي كانتا تغطيانها لم تعد متتالية.
        [few] صارت { $count } بطاقات تمتد على خطوات أقل، لأن الخطوات التي كانت تغطيها لم تعد متتالية.
       *[other] صارت { $count } بطاقة تمتد على خطوات أقل، لأن الخطوات التي كانت تغطيها لم تعد متتالية.
    }
action-span-more = الامتداد خطوة إضافية
action-span-less = تقليل الامتداد خطوة

# لماذا يتعذّر الأمر الآن
why-no-map = افتح خريطة أولًا
why-presented = أنهِ العرض أولًا
why-read-only = الخريطة للقراءة فقط
why-no-conflicts = لا توجد تعارضات
why-no-versions = لا يُحتفظ بالإصدارات على هذا الجهاز
why-nothing-lost = لا يوجد عمل غير محفوظ
why-nothing-done = لا شيء للتراجع عنه
why-nothing-undone = لا شيء لإعادته
why-nothing-selected = حدّد شيئًا أولًا
why-not-with-this = غير ممكن مع التحديد الحالي
why-one-thing = حدّد عنصرًا واحدًا له نص
why-no-cards = حدّد بطاقات أولًا
why-no-card = حدّد بطاقة أولًا
why-no-lane = حدّد مسارًا أولًا
why-no-card-or-lane = حدّد بطاقة أو مسارًا أولًا
why-no-stage-or-lane = حدّد مرحلة أو مسارًا أولًا
why-no-stage = حدّد مرحلة أو شيئًا فيها
why-no-steps = حدّد مرحلة فيها عدة خطوات
why-no-cell = حدّد خلية أو بطاقة أولًا
why-no-curve-cell = حدّد خلية في مسار المشاعر
why-no-point = حدّد نقطة على المنحنى أولًا
why-no-arrow = حدّد سهمًا أولًا
why-no-picture = لا صورة على البطاقة
why-no-step-left = لا توجد خطوة أخرى لتغطيتها
why-one-step = البطاقة تغطي خطوة واحدة فقط
why-no-cards-to-merge = حدّد بطاقتين أو أكثر
why-locked = البطاقة مقفلة
why-no-looks = حدّد بطاقة أو مرحلة أو مسارًا أولًا
why-no-style = انسخ نمطًا أولًا
why-no-caret = ضع المؤشر داخل نص بطاقة
why-not-in-lane = حدّد شيئًا في مسار فيه بطاقات
why-not-in-stage = حدّد شيئًا في مرحلة فيها بطاقات
why-no-text = حدّد نصًا أولًا
