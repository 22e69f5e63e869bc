### برون‌بری و خط فرمان.

export-error-too-large = تصویر {"\u200E"}{ $width } × { $height }{"\u200E"} پیکسل خواهد شد که بیش از اندازهٔ ممکن است. بزرگ‌ترین مقیاس برای این نقشه { $scale } است؛ یا از مرحله‌های کمتری خروجی بگیرید.
export-error-too-large-at-any-scale = تصویر حتی در کوچک‌ترین مقیاس {"\u200E"}{ $width } × { $height }{"\u200E"} پیکسل خواهد شد که بیش از اندازهٔ ممکن است. از مرحله‌های کمتری خروجی بگیرید.
export-error-bad-scale = مقیاس { $scale } معنایی ندارد. مقیاسی از { $least } تا { $most } انتخاب کنید.
export-error-no-stages = هیچ‌یک از مرحله‌های انتخاب‌شده در نقشه نیست. دست‌کم یکی را انتخاب کنید که در آن باشد.
export-error-would-replace-map = تصویر جای خود نقشه، «{ $file }»، را می‌گیرد. نام دیگری انتخاب کنید.
export-error-cancelled = خروجی گرفتن لغو شد و هیچ پرونده‌ای نوشته نشد.
export-error-drawing = بخشی از تصویر کشیده نشد و از این رو هیچ پرونده‌ای نوشته نشد. این خطای رحله یا یکی از قلم‌هاست؛ لطفاً گزارش دهید.

cli-error = خطا: { $error }
cli-note = توجه: { $note }
cli-error-no-window = این نسخهٔ رحله پنجره ندارد. برای دیدن آنچه بدون پنجره می‌تواند، «rihla --help» را اجرا کنید.
cli-error-exists = «{ $file }» از پیش هست. نام دیگری انتخاب کنید یا برای جایگزینی ‎--force را بیفزایید.
cli-error-terminal = تصویر به پایانه می‌رود. آن را به یک پرونده یا برنامهٔ دیگر بفرستید.
cli-error-unknown-format = نمی‌توان در «{ $file }» خروجی گرفت: تصویرها پروندهٔ PNG هستند. نام باید به ‎.png پایان یابد.
cli-error-unknown-stage = در این نقشه مرحله‌ای به نام «{ $stage }» نیست. مرحله‌های آن: { $stages }.
cli-error-unknown-argument = «{ $argument }» در اینجا شناخته نیست.
cli-error-missing-argument = { $argument } نیامده است.
cli-error-missing-value = { $argument } به مقدار نیاز دارد.
cli-error-invalid-value = «{ $value }» برای { $argument } پذیرفته نیست.
cli-hint-help = برای دیدن آنچه ممکن است، «rihla --help» را اجرا کنید.

cli-heading-usage = کاربرد:
cli-heading-arguments = آرگومان‌ها
cli-heading-options = گزینه‌ها
cli-heading-commands = فرمان‌ها
cli-help-help = نمایش همین راهنما
cli-help-version = نمایش نسخه
cli-after-help = بدون فرمان، پنجره باز می‌شود. «-» به جای ورودی یا خروجی استاندارد است. RIHLA_LANG (‏en، ar، he، fa) زبان پیام‌ها را تعیین می‌کند.

cli-about-rihla = نقشهٔ سفر مشتری، به زبان شما، روی رایانهٔ خودتان
cli-help-rihla-files = نقشه‌هایی که در پنجره باز می‌شوند

cli-about-export = ساختن تصویر از یک نقشه
cli-help-export-file = نقشه
cli-help-export-output = تصویری که نوشته می‌شود، پروندهٔ PNG؛ اگر نیاید، کنار نقشه و همنام آن
cli-help-export-scale = پیکسل برای هر نقطهٔ نقشه، از ۰٫۰۵ تا ۶۴؛ اگر نیاید، ۲
cli-help-export-theme = رنگ‌ها: light (روشن)، dark (تیره) یا print (چاپ)؛ اگر نیاید، light
cli-help-export-stages = تنها این مرحله‌ها، با عنوان یا شناسه، جدا از هم با ویرگول
cli-help-export-transparent = پس‌زمینهٔ شفاف
cli-help-export-margin = فضای خالی گرد نقشه، به نقطهٔ نقشه؛ اگر نیاید، ۲۴
cli-help-export-lang = زبان واژه‌هایی که برنامه به تصویر می‌افزاید؛ اگر نیاید، زبان خود نقشه
cli-help-export-force = جایگزینی تصویری که هست، حتی اگر نامش نیامده باشد

cli-about-new = ساختن نقشه‌ای تازه با پنج مرحله و شش ردیف
cli-help-new-lang = زبان نقشه؛ اگر نیاید، زبان میزکار
cli-help-new-output = پرونده‌ای که نوشته می‌شود
cli-help-new-force = جایگزینی پرونده‌ای که هست

cli-about-check = بررسی درستی نقشه‌ها و یادآوری آنچه شاید در آن‌ها کم باشد
cli-help-check-files = نقشه‌ها
cli-help-check-strict = پایان با خطا، اگر نکته‌ای باشد

cli-about-import = ساختن نقشه از جدول: CSV،‏ TSV یا Markdown
cli-help-import-table = جدول
cli-help-import-output = پرونده‌ای که نوشته می‌شود
cli-help-import-lang = زبان نقشه، جایی که حروف جدول آن را نشان نمی‌دهد
cli-help-import-force = جایگزینی پرونده‌ای که هست

cli-about-schema = نمایش JSON Schema پرونده‌های نقشه

cli-new-done = نقشه‌ای تازه در «{ $file }» نوشته شد.
cli-import-done = نقشه‌ای در «{ $file }» نوشته شد (مرحله‌ها: { $stages }، ردیف‌ها: { $lanes }، کارت‌ها: { $cards }).
cli-export-done = تصویری به اندازهٔ {"\u200E"}{ $width } × { $height }{"\u200E"} پیکسل در «{ $file }» نوشته شد.
cli-export-progress = در حال کشیدن: { $percent }٪
cli-check-fine = «{ $file }» نقشه‌ای درست است و نکته‌ای ندارد.
cli-check-remarks = «{ $file }» نقشه‌ای درست است. { $count ->
    [one] یک نکته:
   *[other] { $count } نکته:
}

