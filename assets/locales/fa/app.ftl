### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }، { $second }
access-scroll = پیمایش
access-nth = { $name } { $number }
access-severity = شدت { $severity } از ۳

# What the samples are about
sample-retail = خرده‌فروشی
sample-government = خدمت دولتی
sample-health = سلامت
sample-software = نرم‌افزار

app-name = رحله
app-slogan = نقشهٔ سفر مشتری، به زبان شما، روی رایانهٔ خودتان

# آنچه می‌توان کرد
action-new = نقشهٔ تازه
action-templates = تازه از الگو…
action-open = باز کردن…
action-import-table = وارد کردن جدول…
action-paste-table = چسباندن جدول
action-save = ذخیره
action-save-as = ذخیره با نام…
action-export-png = خروجی PNG…
action-close-map = بستن نقشه
action-quit = خروج
action-undo = واگرد
action-undo-step = واگرد: { $step }
action-redo = ازنو
action-redo-step = ازنو: { $step }
action-duplicate = تکثیر
action-delete = حذف
action-select-all = انتخاب همه
action-find = جستجو…
action-find-next = یافتن بعدی
action-find-previous = یافتن قبلی
action-replace = جایگزینی…
action-palette = همهٔ فرمان‌ها
action-select-tool = انتخاب
action-hand-tool = جابه‌جایی بوم
action-note-tool = گذاشتن کارت
action-zoom-in = بزرگ‌نمایی
action-zoom-out = کوچک‌نمایی
action-zoom-actual = نمایش {"\u2068"}۱۰۰{"\u2069"}٪
action-zoom-fit = نمایش همهٔ نقشه
action-zoom-selection = نمایش انتخاب
action-present = ارائه
action-present-end = پایان ارائه
action-inspector = پنل جزئیات
action-next-panel = رفت‌وآمد میان نوارها و نقشه
action-context-menu = منوی موارد انتخاب‌شده
action-shortcuts = میان‌برهای صفحه‌کلید
action-about = دربارهٔ رحله

topbar-present = ارائه
topbar-export = خروجی

menu-main = منو
menu-recent = پرونده‌های اخیر
menu-samples = باز کردن نمونه
menu-edit = ویرایش
menu-view = نما
menu-flow = جهت نقشه
menu-language = زبان
menu-appearance = ظاهر
menu-context = منوی زمینه
menu-text = منوی متن

appearance-system = مانند سیستم
appearance-light = روشن
appearance-dark = تیره

flow-auto = بر پایهٔ زبان نقشه
flow-ltr = چپ به راست
flow-rtl = راست به چپ
flow-auto-short = خودکار

# صفحهٔ آغاز
welcome-new = نقشهٔ تازه
welcome-new-hint = پنج مرحله و شش ردیف، آمادهٔ نوشتن
welcome-template = از الگو…
welcome-template-hint = وضعیت مطلوب، نقشهٔ خدمت، یک روز از زندگی…
welcome-open = باز کردن پرونده…
welcome-open-hint = یا اینجا رهایش کنید
welcome-paste = چسباندن جدول
welcome-paste-hint = از Excel،‏ Word یا Markdown
welcome-recent = اخیر
recent-missing = دیگر نیست
welcome-samples = نمونه‌ها
hint-palette = همهٔ فرمان‌ها
hint-shortcuts = میان‌برها
hint-present = ارائه

# وضع نقشه با دیسک
standing-saved = ذخیره شد
standing-unsaved = تغییرات ذخیره‌نشده
standing-saving = در حال ذخیره…
standing-new = هنوز ذخیره نشده
standing-sample = نمونه
standing-read-only = فقط‌خواندنی

# نوار پایین
status-counts = { $stages } · { $lanes } · { $cards }
status-language = { $language } · { $direction }
status-findings =
    { $count ->
        [0] بدون نکته
       *[other] { $count } نکته
    }
direction-ltr = چپ به راست
direction-rtl = راست به چپ
count-stages =
    { $count ->
        [0] بدون مرحله
       *[other] { $count } مرحله
    }
count-lanes =
    { $count ->
        [0] بدون ردیف
       *[other] { $count } ردیف
    }
count-cards =
    { $count ->
        [0] بدون کارت
       *[other] { $count } کارت
    }
count-points =
    { $count ->
        [one] { $count } نقطهٔ منحنی
       *[other] { $count } نقطهٔ منحنی
    }
selected-cards = { $count } کارت انتخاب شده
selected-stages = { $count } مرحله انتخاب شده
selected-steps = { $count } گام انتخاب شده
selected-lanes = { $count } ردیف انتخاب شده
selected-points = { $count } نقطهٔ منحنی انتخاب شده
selected-items = { $count } مورد انتخاب شده
selected-cell =
    { $cards ->
        [0] خانهٔ خالی انتخاب شده
        [one] خانه‌ای با { $cards } کارت انتخاب شده
       *[other] خانه‌ای با { $cards } کارت انتخاب شده
    }
selected-cell-points =
    { $points ->
        [0] خانهٔ خالی انتخاب شده
        [one] خانه‌ای با { $points } نقطهٔ منحنی انتخاب شده
       *[other] خانه‌ای با { $points } نقطهٔ منحنی انتخاب شده
    }
selected-persona = پرسونا انتخاب شده
selected-title = عنوان انتخاب شده
selected-scenario = سناریو انتخاب شده
selected-kind = نوع نقشه انتخاب شده
percent = { $number }٪

# پنل جزئیات
inspector-map = نقشه
inspector-cards =
    { $count ->
        [one] کارت
       *[other] { $count } کارت
    }
inspector-cell = خانه
inspector-curve = منحنی احساس
inspector-persona = پرسونا
inspector-scenario = سناریو
inspector-several = مواردی از یک نوع انتخاب کنید تا وجه مشترکشان را ببینید.
inspector-locked = { $count ->
   *[other] قفل‌شده
}
mixed-values = مقدارهای گوناگون
field-empty = خالی
field-text = متن
field-title = عنوان
field-lane = ردیف
field-stage = مرحله
field-step = گام
field-steps = گام‌ها
field-cards = کارت‌ها
field-severity = شدت
field-impact = اثر
field-effort = تلاش
field-importance = اهمیت
field-trust = اعتماد به‌دست‌آمده یا ازدست‌رفته
field-status = وضعیت
field-due = موعد
field-channel = کانال
field-owner = مسئول
field-moment-of-truth = لحظهٔ سرنوشت‌ساز
field-delight = لحظهٔ شگفتی
field-tags = برچسب‌ها
field-color = رنگ
field-evidence = نوع شاهد
field-source = منبع
field-date = تاریخ
field-link = پیوند
field-notes = یادداشت‌ها
field-links = پیوندها
field-locked = قفل‌شده
field-goal = هدف مشتری
field-goal-met = برآورده شد؟
goal-met = بله
goal-missed = خیر
goal-unknown = نامعلوم
field-kind = نوع
field-collapsed = جمع‌شده
field-word = احساس
field-value = مقدار
field-face = چهره
field-curve-state = وضعیت
field-from = از
field-to = به
field-label = برچسب
field-share = سهم
field-name = نام
field-role = نقش
field-age = سن
field-gender = جنسیت
field-education = تحصیلات
field-place = محل زندگی
field-quote = از زبان خودش
field-goals = هدف‌ها
field-needs = نیازها
field-frustrations = ناخشنودی‌ها
field-channels = کانال‌ها
field-traits = ویژگی‌ها
field-found-us = چگونه ما را یافت
field-chose-us = چرا ما را برگزید
field-facts = آنچه می‌دانیم
field-add-fact = افزودن دانسته‌ای دیگر
field-problem = مسئله
field-questions = پرسش‌ها
field-expectations = انتظارها
field-scope = دامنه
field-flow = جهت
field-language = زبان
field-persona = پرسونا
field-size = اندازه
field-metric = چه چیزی سنجیده می‌شود
field-unit = واحد
field-target = هدف
field-sample = تعداد پاسخ‌ها
field-add-tag = افزودن برچسب
field-one-a-line = هر سطر یک مورد
field-day-form = سال-ماه-روز
remove-tag = حذف برچسب
field-findings = نکته‌ها
findings-more = … و { $count } نکتهٔ دیگر
gender-female = زن
gender-male = مرد
gender-other = دیگر
evidence-observed = مشاهده‌شده
evidence-reported = گفتهٔ مشتری
evidence-assumed = فرض
metric-custom = شاخص دلخواه
face-auto = پیرو مقدار
face-angry = خشمگین
face-sad = غمگین
face-neutral = خنثی
face-happy = شاد
face-delighted = ذوق‌زده
color-usual = پیش‌فرض
color-blue = آبی
color-sky = آبی آسمانی
color-teal = سبزآبی
color-green = سبز
color-violet = بنفش
color-pink = صورتی
color-orange = نارنجی
color-red = قرمز
color-amber = کهربایی
color-emerald = زمردی
color-slate = خاکستری

# گفتگوها
button-ok = تأیید
button-cancel = انصراف
button-save = ذخیره
button-dont-save = ذخیره نشود
button-open = باز کردن
button-replace = جایگزینی
close-message = بستن پیام
templates-title = نقشهٔ تازه از الگو
unsaved-title = تغییرات ذخیره شوند؟
unsaved-text = «{ $file }» تغییراتی دارد که ذخیره نشده‌اند. اگر ذخیره نکنید از دست می‌روند.
recovered-leave-title = کار بازیابی‌شده ذخیره شود؟
recovered-leave-text = «{ $file }» هنوز در هیچ پرونده‌ای نیست. آن را ذخیره کنید یا برای بعد نگه دارید: رحله آن را دوباره در «بازیابی کار ذخیره‌نشده…» پیشنهاد می‌کند.
recovered-leave-keep = نگه داشتن برای بعد
button-try-again = تلاش دوباره
other-names-title = این پرونده نام‌های دیگری هم دارد
other-names-follow = ذخیره در همهٔ نام‌ها
other-names-stay = فقط همین نام
changed-title = پرونده تغییر کرده است
changed-text = { $held } نقشهٔ خود را با نام دیگری ذخیره کنید، یا روی آنچه هست بنویسید.
changed-save-as = ذخیره با نام…
changed-overwrite = بازنویسی نسخهٔ او
error-open = پرونده باز نشد
error-import = جدول وارد نشد
error-save = نقشه ذخیره نشد
error-export = خروجی تصویر ساخته نشد
paste-nothing = متنی در بریده‌دان نیست. نخست جدولی را از Excel،‏ Word یا صفحهٔ وب کپی کنید.
drop-hint = نقشه یا جدول را رها کنید تا باز شود
drop-question = نخست به پرسش پاسخ دهید، سپس پرونده را دوباره رها کنید.
drop-dialog = نخست آنچه روی نقشه باز است را ببندید، سپس تصویر را دوباره رها کنید.
present-hint = برای خروج Esc را بزنید
files-asked = پنجرهٔ دیگری برای انتخاب پرونده هنوز باز است. نخست به آن پاسخ دهید
export-title = خروجی PNG
export-button = خروجی…
export-scope = محدودهٔ خروجی
export-scope-map = همهٔ نقشه
export-scope-stages =
    { $count ->
        [one] مرحلهٔ انتخاب‌شده
       *[other] { $count } مرحلهٔ انتخاب‌شده
    }
export-scale = اندازه
export-scale-times = {"\u2066"}{ $scale }×{"\u2069"}
export-theme = رنگ‌ها
export-theme-light = روشن
export-theme-dark = تیره
export-theme-print = چاپ
export-transparent = زمینهٔ شفاف
export-measuring = در حال اندازه‌گیری تصویر…
export-size = {"\u2066"}{ $width } × { $height }{"\u2069"} پیکسل
export-running = تصویر در حال ساخته شدن است…
export-done = تصویر در { $file } ذخیره شد
about-version = نسخهٔ { $version }
about-licence = نرم‌افزار آزاد با پروانهٔ MIT یا Apache-2.0.
about-fonts = قلم: Rubik (پروانهٔ قلم‌های باز SIL). نمادها: Phosphor (پروانهٔ MIT).
dialog-open-map = باز کردن نقشه
dialog-open-table = وارد کردن جدول
dialog-save-map = ذخیرهٔ نقشه
dialog-save-png = خروجی تصویر
filter-maps = نقشه‌های سفر
filter-tables = جدول‌ها
filter-png = تصویرهای PNG
filter-all = همهٔ پرونده‌ها
browser-name = نام پرونده
browser-up = یک پوشه بالاتر
browser-home = پوشهٔ خانه
browser-empty = اینجا چیزی برای انتخاب نیست
browser-unreadable = این پوشه خوانده نمی‌شود
browser-replace-title = پرونده جایگزین شود؟
browser-replace = «{ $file }» از پیش هست. با جایگزینی محتوایش از دست می‌رود.

# حرکت‌ها در فهرست میان‌برها
gesture-wheel = چرخ موشواره
gesture-wheel-does = جابه‌جایی بوم
gesture-zoom = Ctrl + چرخ موشواره
gesture-zoom-does = بزرگ‌نمایی و کوچک‌نمایی در جای نشانگر
gesture-space = فاصله + کشیدن
gesture-space-does = جابه‌جایی بوم
gesture-shift-click = Shift + کلیک
gesture-shift-click-does = افزودن به انتخاب
gesture-marquee = کشیدن در جای خالی
gesture-marquee-does = انتخاب آنچه در کادر است
gesture-alt-drag = Alt + کشیدن
gesture-alt-drag-does = کشیدن یک کپی
gesture-escape = Esc
gesture-escape-does = انصراف، یا یک گام به عقب
gesture-double-click = دوبار کلیک
gesture-double-click-does = ویرایش متن در جای خود
gesture-double-cell = دوبار کلیک در خانه
gesture-double-cell-does = افزودن کارت در آن
gesture-plus = کلیک روی «+»
gesture-plus-does = افزودن کارت، مرحله یا ردیفی که نشان می‌دهد
gesture-curve = کلیک روی منحنی
gesture-curve-does = افزودن نقطه
gesture-drag = کشیدن
gesture-drag-does = جابه‌جایی کارت‌ها، مرحله‌ها، ردیف‌ها و نقطه‌ها
gesture-border = کشیدن مرز
gesture-border-does = تغییر عرض ستون یا ارتفاع ردیف
gesture-double-border = دوبار کلیک روی مرز
gesture-double-border-does = متناسب کردن اندازه با محتوا
gesture-edge = کشیدن لبهٔ کارت
gesture-edge-does = گسترش روی چند گام
gesture-arrow-end = کشیدن سرِ پیکان انتخاب‌شده
gesture-arrow-end-does = بردن آن به کارتی دیگر
gesture-right-click = کلیک راست
gesture-right-click-does = هر کاری که آنجا می‌توان کرد
gesture-drop = رها کردن تصویر
gesture-drop-does = گذاشتن روی کارت، یا روی کارتی تازه در خانه
shortcuts-keys = در نقشه و متن‌های آن
shortcuts-mouse = موشواره
shortcuts-search = جستجو با نام یا کلیدها
place-file = نقشه‌ها و پرونده‌ها
place-build = ساختن
place-tools = ابزارها
place-program = پنجره و راهنما
keys-arrows = کلیدهای جهت‌نما
keys-arrows-does = رفتن به همسایه؛ با Shift انتخاب آن هم
keys-tab = Tab
keys-tab-does = رفتن به خانهٔ بعدی
keys-ends = Home یا End
keys-ends-does = رفتن به دو سر سطر؛ با Ctrl به نخستین یا آخرین خانه
keys-pages = Page Up یا Page Down
keys-pages-does = جابه‌جایی بوم به‌اندازهٔ یک صفحه؛ با Shift در راستای سفر
keys-alt-arrows = Alt + کلیدهای جهت‌نما
keys-alt-arrows-does = جابه‌جایی آنچه انتخاب شده
keys-enter = Enter
keys-enter-does = ویرایش متن؛ در خانهٔ خالی، افزودن کارت
keys-ctrl-enter = Ctrl + Enter
keys-ctrl-enter-does = پایان متن؛ در نوشتن فهرستی، آغاز کارت بعدی
keys-shift-escape = Shift + Esc
keys-shift-escape-does = بازگرداندن متن پیشین
keys-turn = Ctrl + Shift راست یا چپ
keys-turn-does = تعیین جهت متن

# آغازی که خود را توضیح می‌دهد
start-no-display = نمایشگری نیست که پنجره روی آن باز شود. رحله را در نشست میزکار اجرا کنید، یا از فرمان‌هایی که نمایشگر نمی‌خواهند استفاده کنید (rihla --help).
start-no-library = کتابخانهٔ { $library } نیست. بستهٔ { $package } را نصب کنید (در دبیان: sudo apt install { $package }) و دوباره اجرا کنید.
start-display = نمایشگر پاسخ نمی‌دهد: { $reason }. رحله را در نشست میزکار اجرا کنید، یا از فرمان‌هایی که نمایشگر نمی‌خواهند استفاده کنید (rihla --help).
start-graphics = OpenGL راه‌اندازی نشد: { $reason }. بستهٔ { $package } را نصب کنید (در دبیان: sudo apt install { $package }) و دوباره اجرا کنید.

# زمان‌ها
time-now = همین حالا
time-minutes-ago =
    { $count ->
        [one] { $count } دقیقه پیش
       *[other] { $count } دقیقه پیش
    }
time-hours-ago =
    { $count ->
        [one] { $count } ساعت پیش
       *[other] { $count } ساعت پیش
    }
time-yesterday = دیروز
time-days-ago =
    { $count ->
        [one] { $count } روز پیش
       *[other] { $count } روز پیش
    }
time-date = { $day } { $month }
time-date-year = { $day } { $month } { $year }
month-1 = ژانویه
month-2 = فوریه
month-3 = مارس
month-4 = آوریل
month-5 = مه
month-6 = ژوئن
month-7 = ژوئیه
month-8 = اوت
month-9 = سپتامبر
month-10 = اکتبر
month-11 = نوامبر
month-12 = دسامبر

# ساختن نقشه
action-rename = تغییر نام
action-add-card = افزودن کارت
action-add-picture = افزودن تصویر…
action-change-picture = تصویر دیگر…
action-remove-picture = برداشتن تصویر
action-icons = انتخاب نماد…
action-no-icon = بدون نماد
icons-title = انتخاب نماد
icons-hint = جستجو: تلفن، انتظار، ایده…
icons-nothing = نمادی با این نام نیست.
icons-recent = به‌کاررفته در این اواخر
icons-people = افراد
icons-feelings = احساسات
icons-contact = ارتباط
icons-digital = دیجیتال
icons-buying = خرید و پول
icons-delivery = تحویل و سفر
icons-places = مکان‌ها
icons-time = زمان
icons-work = کار
icons-signs = نشانه‌ها و پیکان‌ها
icons-life = زندگی
field-picture = تصویر
field-icon = نماد
picture-where = نخست یک کارت یا خانه را انتخاب کنید تا تصویر آنجا قرار گیرد.
picture-no-map = نخست نقشه‌ای باز کنید، سپس تصویر را روی یکی از کارت‌ها یا خانه‌ها رها کنید.
picture-drop-hint = تصویر را روی یک کارت یا خانه رها کنید
dialog-add-picture = افزودن تصویر
filter-pictures = تصویرها
action-stage-before = افزودن مرحلهٔ پیش از این
action-stage-after = افزودن مرحلهٔ پس از این
action-lane-above = افزودن ردیف بالای این
action-lane-below = افزودن ردیف پایین این
action-lane-kind = نوع ردیف
action-map-kind = نوع نقشه
action-link-kind = نوع پیکان
action-step-before = افزودن گام پیش از این
action-step-after = افزودن گام
action-join-steps = یکی کردن گام‌ها
action-earlier = جابه‌جایی به پیش
action-later = جابه‌جایی به پس
action-up = جابه‌جایی به بالا
action-down = جابه‌جایی به پایین
action-collapse = جمع کردن ردیف
action-expand = باز کردن ردیف
action-fit = متناسب کردن اندازه با محتوا
action-lock = قفل کردن
action-unlock = باز کردن قفل
action-merge-cards = ادغام در یک کارت
action-split-cards = یک کارت برای هر سطر
action-split-at-caret = تقسیم در جای مکان‌نما
action-list-mode = نوشتن به‌صورت فهرست: ‎Ctrl+Enter‎ کارت بعدی را آغاز می‌کند
action-add-point = افزودن نقطه به منحنی
action-add-persona = افزودن پرسونا
action-scenario = شرح سناریو
action-goal = تعیین هدف مرحله
untitled = بی‌نام
deleted =
    { $kind ->
        [card] کارت حذف شد
        [cards] { $count } کارت حذف شد
        [stage] مرحلهٔ «{ $title }» حذف شد
        [stages] { $count } مرحله حذف شد
        [lane] ردیف «{ $title }» حذف شد
        [lanes] { $count } ردیف حذف شد
        [step] گام «{ $title }» حذف شد
        [steps] { $count } گام حذف شد
        [persona] پرسونای «{ $title }» حذف شد
        [personas] { $count } پرسونا حذف شد
        [point] نقطهٔ منحنی حذف شد
        [curve] منحنی احساس حذف شد
        [link] پیکان حذف شد
       *[other] { $count } مورد حذف شد
    }
deleted-with = { $what }؛ همراه با { $parts }
deleted-part =
    { $part ->
        [steps] { $count } گام
        [points] { $count } نقطهٔ منحنی
        [curves] { $count } منحنی احساس
        [links] { $count } پیکان
        [comments] { $count } نظر
       *[cards] { $count } کارت
    }
action-copy = کپی
action-cut = بریدن
action-paste = چسباندن
action-copy-picture = کپی به‌صورت تصویر
action-copy-style = کپی سبک
action-paste-style = چسباندن سبک
menu-copy-as = تصویر و سبک
style-copied = سبک کپی شد. موارد دیگر را انتخاب کنید و با { $keys } آن را بچسبانید.
picture-copied = تصویر در بریده‌دان است: {"\u2066"}{ $width } × { $height }{"\u2069"} پیکسل.
picture-not-copied = بریده‌دان این میزکار تصویر نمی‌پذیرد. به‌جای آن خروجی PNG بگیرید.
toast-undo = واگرد
action-edit-text = ویرایش متن

# جستجو و فهرست همهٔ فرمان‌ها
find-field = جستجو در نقشه
find-replacement = جایگزین با
find-replace-one = جایگزینی
find-replace-all = جایگزینی همه
find-nothing = نتیجه‌ای نیست
find-count = { $current } از { $count }
find-close = بستن جستجو
find-hide-replace = پنهان کردن جایگزینی
find-replaced =
    { $count ->
        [one] در یک جا جایگزین شد
       *[other] در { $number } جا جایگزین شد
    }
palette-hint = نام فرمان، مرحله یا کارت را بنویسید
palette-nothing = نتیجه‌ای نیست
palette-go-to = رفتن به

# Building a map
action-select-lane = انتخاب همهٔ کارت‌های این ردیف
action-select-stage = انتخاب همهٔ کارت‌های این مرحله
add-stage = افزودن مرحله
add-lane = افزودن ردیف

# What must survive a crash
action-autosave = ذخیرهٔ خودکار
action-recover = بازیابی کار ذخیره‌نشده…
recover-title = کار ذخیره‌نشده بازیابی شود؟
recover-text = رحله پیش از ذخیره شدن این کار بسته شد. پرونده‌های شما همان‌اند که بودند؛ آنچه اینجا باز کنید تا وقتی ذخیره‌اش نکرده‌اید کنار آن‌ها می‌ماند.
recover-open = باز کردن
recover-discard = دور انداختن
recover-discard-sure = «{ $name }» برای همیشه دور انداخته شود؟
recover-keep = نگه داشتن
recover-later = بعداً
recover-when = آخرین تغییر: { $time }
recovered-name = { $name } (بازیابی‌شده)
recovered-notice = این کار بازیابی شده و هنوز در هیچ پرونده‌ای نیست. آن را با نامی تازه یا روی پروندهٔ پیشین ذخیره کنید.
broken-version = رحله نسخه‌ای از آن نگه داشته است که { $time } ذخیره شد. کنار پرونده باز می‌شود و پرونده همان که هست می‌ماند.
broken-lost = کاری ذخیره‌نشده روی آن هم هست.
broken-open-version = باز کردن آخرین نسخهٔ سالم
broken-recover = بازیابی کار ذخیره‌نشده
version-name = { $name } (نسخهٔ پیشین)
version-notice = این نسخه { $time } ذخیره شد. «{ $name }» همان است که بود: این را با نامی تازه یا روی آن ذخیره کنید.
recover-more = { $count ->
    [one] یک نقشهٔ دیگر ذخیره نشده است: «بازیابی کار ذخیره‌نشده…» در منو.
   *[other] { $count } نقشهٔ دیگر ذخیره نشده‌اند: «بازیابی کار ذخیره‌نشده…» در منو.
}
welcome-recover-hint = { $count ->
    [one] یک نقشه هنگام بسته شدن رحله ذخیره نشده بود
   *[other] { $count } نقشه هنگام بسته شدن رحله ذخیره نشده بودند
}
journal-trouble = تغییرات ذخیره‌نشده در برابر ازکارافتادن برنامه محافظت نمی‌شوند: { $why ->
    [full] دیسکی که «{ $folder }» در آن است پر است
    [quota] سهم شما از دیسکی که «{ $folder }» در آن است تمام شده است
    [read-only] دیسکی که «{ $folder }» در آن است فقط‌خواندنی است
    [denied] رحله اجازهٔ نوشتن در «{ $folder }» را ندارد
    [missing] «{ $folder }» پوشه‌ای نیست که بتوان در آن نوشت
   *[other] نوشتن در «{ $folder }» ناموفق است («{ $reason }»)
}. تا برطرف شدن آن، زودبه‌زود ذخیره کنید.
status-unprotected = بدون محافظت
status-unprotected-hint = اگر برنامه از کار بیفتد، تغییرات ذخیره‌نشده از دست می‌روند. برای دیدن علت فشار دهید.
recover-spoiled = بخشی از کار ذخیره‌نشده خوانده نمی‌شود
recover-damaged = { $count ->
    [one] یک پروندهٔ بازیابی آسیب دیده است و نقشه‌ای در آن پیدا نشد. این پرونده با پسوند «.damaged» در { $folder } نگه داشته شده است.
   *[other] { $count } پروندهٔ بازیابی آسیب دیده‌اند و نقشه‌ای در آن‌ها پیدا نشد. این پرونده‌ها با پسوند «.damaged» در { $folder } نگه داشته شده‌اند.
}
recover-unread = { $count ->
    [one] یک پروندهٔ بازیابی در { $folder } فعلاً خوانده نمی‌شود یا از نسخهٔ تازه‌تر رحله است. همان‌طور که هست می‌ماند.
   *[other] { $count } پروندهٔ بازیابی در { $folder } فعلاً خوانده نمی‌شوند یا از نسخهٔ تازه‌تر رحله‌اند. همان‌طور که هستند می‌مانند.
}
autosave-trouble = نقشه خودکار ذخیره نشد. { $reason }
still-saving-title = ذخیره کردن طول کشیده است
still-saving-text = «{ $file }» هنوز در حال ذخیره شدن است و دیسک یا پوشهٔ اشتراکی پاسخ نمی‌دهد. اگر حالا ببندید، کار برای بازیابی نگه داشته می‌شود و در شروع بعدی پیشنهاد می‌شود.
still-saving-wait = ادامهٔ انتظار
still-saving-close = به‌هرحال بستن
action-versions = نسخه‌ها…
versions-of-copy = از کپی «{ $file }»
versions-of-gone = از «{ $file }» که دیگر نیست
versions-delete-all-of = همهٔ نسخه‌های «{ $file }» برای همیشه حذف شوند؟ خود پرونده همان که هست می‌ماند.
versions-title = نسخه‌های این نقشه
versions-none = هنوز نسخه‌ای از این نقشه نیست. با هر بار ذخیره، یک نسخه نگه داشته می‌شود.
versions-keep = نگه داشتن یک نسخه با هر ذخیره
versions-first = قدیمی‌ترین نسخهٔ نگه‌داشته‌شده
versions-damaged = این نسخه آسیب دیده است
versions-compare = مقایسه
versions-restore = بازگرداندن
versions-delete = حذف
versions-delete-all = حذف همه
versions-delete-sure = این نسخه برای همیشه حذف شود؟
versions-delete-all-sure = همهٔ نسخه‌های این نقشه برای همیشه حذف شوند؟ خود نقشه همان که هست می‌ماند.
versions-time = { $ago }، { $clock }
versions-restored = نسخهٔ { $time } بازگردانده شد
versions-changed = تغییرات نسبت به نسخهٔ پیشین
button-close = بستن

# Links and comments
action-link-tool = افزودن پیکان…
action-comment-tool = نظر
action-turn-link = برگرداندن جهت پیکان
link-next = ادامه
link-loop = بازگشت
link-branch = انشعاب
pick-link-from = کارتی را انتخاب کنید که پیکان از آن آغاز می‌شود · Esc برای انصراف
pick-link-to = کارتی را انتخاب کنید که پیکان به آن می‌رسد: با کلیک، یا با کلیدهای جهت‌نما و Enter · Esc برای انصراف
pick-answer = نقطهٔ دردی را انتخاب کنید که فرصت به آن پاسخ می‌دهد: با کلیک، یا با کلیدهای جهت‌نما و Enter · Esc برای انصراف
pick-comment = انتخاب کنید نظر دربارهٔ چه باشد · Esc برای انصراف
tool-note-hint = در خانه‌ای کلیک کنید تا کارتی آنجا گذاشته شود، سپس بنویسید · Esc برای کنار گذاشتن ابزار
access-link = از { $from } به { $to }
count-comments =
    { $count ->
        [0] بدون نظر
       *[other] { $count } نظر
    }

# Details
section-more = بیشتر
section-evidence = شواهد
section-notes = یادداشت‌ها و پیوندها
section-links = پیکان‌ها
section-comments = نظرها
section-comments-elsewhere = نظرها دربارهٔ بخش‌های نقشه
section-settled = حل‌شده
section-points = نقطه‌ها
section-curves = منحنی‌های احساس
section-known = پیشینه
section-personas = پرسوناها
field-direction = جهت متن
direction-auto = بر پایهٔ آغاز متن
field-span = تعداد گام‌هایی که می‌پوشاند
field-link-form = نشانی یا پرونده
field-tested = پس از آن آزموده شده
field-answers = نقاط دردی که به آن‌ها پاسخ می‌دهد
field-answered-by = فرصت‌هایی که به این نقطهٔ درد پاسخ می‌دهند
remove-answer = برداشتن
action-answer = انتخاب نقطهٔ درد…
action-answered-by = انتخاب فرصت…
field-series = مقدارهای پیشین
action-choose-card = انتخاب کارتی دیگر
remove-link = حذف پیکان
inspector-links =
    { $count ->
        [one] پیکان
       *[other] { $count } پیکان
    }
inspector-points =
    { $count ->
        [one] نقطهٔ منحنی
       *[other] { $count } نقطهٔ منحنی
    }
inspector-curves =
    { $count ->
        [one] منحنی احساس
       *[other] { $count } منحنی احساس
    }
inspector-stages =
    { $count ->
        [one] مرحله
       *[other] { $count } مرحله
    }
inspector-steps =
    { $count ->
        [one] گام
       *[other] { $count } گام
    }
inspector-lanes =
    { $count ->
        [one] ردیف
       *[other] { $count } ردیف
    }
inspector-comment = نظر
field-new-comment = نوشتن نظر
action-another-comment = نظری دیگر
field-reply = پاسخ
field-comment = نظر
comment-nobody = ناشناس
comment-you = شما
action-resolve-comment = حل شد
action-reopen-comment = باز کردن دوباره
remove-comment = حذف نظر
action-go-to-place = رفتن به موضوع آن
field-at = جای آن در گام
remove-point = حذف نقطه
field-width = عرض گام
field-height = کمترین ارتفاع
field-size-usual = خودکار
field-line-below = خط نقشهٔ خدمت زیر آن
field-trait-low = یک سر
field-trait-high = سر دیگر
add-trait = افزودن ویژگی
remove-trait = حذف ویژگی
add-curve = افزودن منحنی
remove-curve = حذف منحنی
remove-persona = حذف پرسونا
field-language-tag = برچسب زبان (BCP 47)
field-portrait = عکس
selected-links = { $count } پیکان انتخاب شده
selected-curves = { $count } منحنی احساس انتخاب شده
action-send-comment = فرستادن

text-left-out = { $count ->
    [one] این متن بیش از اندازه بلند است: حداکثر { $most } نویسه می‌تواند داشته باشد. یک نویسه کنار گذاشته شد.
   *[other] این متن بیش از اندازه بلند است: حداکثر { $most } نویسه می‌تواند داشته باشد. { $count } نویسه کنار گذاشته شد.
}
copy-nothing = در آنچه انتخاب شده کارتی نیست. کارت‌هایی را برای کپی انتخاب کنید، یا خانه، مرحله یا ردیفی که کارت دارد.
paste-no-place = نخست خانه یا کارتی را انتخاب کنید تا جای چسباندن معلوم باشد. { $keys } از جدول نقشه‌ای تازه می‌سازد.
pasted-cards =
    { $count ->
        [one] { $count } کارت چسبانده شد
       *[other] { $count } کارت چسبانده شد
    }
pasted-with = { $what }؛ برای آن افزوده شد: { $parts }
pasted-where = { $what } در «{ $lane }»، «{ $stage }»
pasted-crowded =
    { $count ->
        [one] برای { $count } کارت جا نبود و در خانهٔ آخر گذاشته شد.
       *[other] برای { $count } کارت جا نبود و در خانه‌های آخر گذاشته شدند.
    }
spans-shortened =
    { $count ->
        [one] { $count } کارت اکنون گام‌های کمتری را می‌پوشاند: گام‌هایی که می‌پوشاند دیگر پشت سر هم نیستند.
       *[other] { $count } کارت اکنون گام‌های کمتری را می‌پوشانند: گام‌هایی که می‌پوشاندند دیگر پشت سر هم نیستند.
    }
action-span-more = گسترش روی یک گام بیشتر
action-span-less = گسترش روی یک گام کمتر

# چرا کاری اکنون شدنی نیست
why-no-map = نخست نقشه‌ای باز کنید
why-presented = نخست ارائه را پایان دهید
why-read-only = نقشه فقط‌خواندنی است
why-no-conflicts = تعارضی نیست
why-no-versions = نسخه‌ها در این رایانه نگه داشته نمی‌شوند
why-nothing-lost = کار ذخیره‌نشده‌ای پیدا نشد
why-nothing-done = چیزی برای واگرد نیست
why-nothing-undone = چیزی برای ازنو نیست
why-nothing-selected = نخست چیزی را انتخاب کنید
why-not-with-this = با آنچه انتخاب شده شدنی نیست
why-one-thing = یک مورد دارای متن انتخاب کنید
why-no-cards = نخست کارت‌هایی انتخاب کنید
why-no-card = نخست کارتی انتخاب کنید
why-no-lane = نخست ردیفی انتخاب کنید
why-no-card-or-lane = نخست کارت یا ردیفی انتخاب کنید
why-no-stage-or-lane = نخست مرحله یا ردیفی انتخاب کنید
why-no-stage = مرحله یا چیزی در آن را انتخاب کنید
why-no-steps = مرحله‌ای با چند گام انتخاب کنید
why-no-cell = نخست خانه یا کارتی انتخاب کنید
why-no-curve-cell = خانه‌ای در ردیف احساسات انتخاب کنید
why-no-point = نخست نقطه‌ای روی منحنی انتخاب کنید
why-no-arrow = نخست پیکانی انتخاب کنید
why-no-picture = کارت تصویری ندارد
why-no-step-left = گام دیگری برای پوشاندن نیست
why-one-step = کارت تنها یک گام را می‌پوشاند
why-no-cards-to-merge = دو کارت یا بیشتر انتخاب کنید
why-locked = کارت قفل است
why-no-looks = نخست کارت، مرحله یا ردیفی انتخاب کنید
why-no-style = نخست سبکی را کپی کنید
why-no-caret = مکان‌نما را در متن کارتی بگذارید
why-not-in-lane = چیزی در ردیفی که کارت دارد انتخاب کنید
why-not-in-stage = چیزی در مرحله‌ای که کارت دارد انتخاب کنید
why-no-text = نخست متنی انتخاب کنید
