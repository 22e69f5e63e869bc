### مقایسه، ادغام و اشتراک نقشه‌ها.

# آنچه تغییر کرده، به‌صورت جمله‌های یک فهرست
diff-none = بدون تفاوت
diff-thing = { $part ->
    [map] نقشه
    [scenario] سناریو
    [persona] پرسونای «{ $name }»
    [stage] مرحلهٔ «{ $name }»
    [step] گام «{ $name }»
    [lane] ردیف «{ $name }»
    [card] کارت «{ $name }»
    [curve] منحنی احساس «{ $name }»
    [point] احساس «{ $name }»
    [comment] نظر «{ $name }»
   *[other] «{ $name }»
}
diff-thing-unnamed = { $part ->
    [map] نقشه
    [scenario] سناریو
    [persona] پرسونای بی‌نام
    [stage] مرحلهٔ بی‌عنوان
    [step] گام بی‌عنوان
    [lane] ردیف بی‌عنوان
    [card] کارت بدون متن
    [curve] منحنی احساس
    [point] احساس بدون واژه
    [link] پیکان
    [comment] نظر بدون متن
    [picture] تصویر
   *[other] چیزی
}
diff-link = پیکان از «{ $from }» به «{ $to }»
diff-cell = {"\u200F"}{ $lane }/{ $step }
diff-step = {"\u200F"}{ $stage } ({ $step })
diff-added = { $thing } افزوده شد
diff-added-in = { $thing } به { $place } افزوده شد
diff-removed = { $thing } حذف شد
diff-removed-from = { $thing } از { $place } حذف شد
diff-moved = { $thing } از { $from } به { $to } رفت
diff-reordered = { $thing } جابه‌جا شد
diff-reordered-in = { $thing } در { $place } جابه‌جا شد
diff-edited = {"\u200F"}{ $thing }: { $fields }
diff-field = {"\u200F"}{ $field }: { $after } (پیش‌تر { $before })
diff-field-set = {"\u200F"}{ $field }: { $after }
diff-field-cleared = { $field }: هیچ (پیش‌تر { $before })
diff-field-changed = { $field } تغییر کرد
diff-quoted = «{ $text }»
diff-conflict = تعارض، { $about }. در نقشه: { $shown }. مقدار دیگر: { $other }
diff-settled = تعارض رفع شد، { $about }. انتخاب‌شده: { $shown }. انتخاب‌نشده: { $other }
diff-count-conflicts = { $count } در تعارض
diff-count-settled = { $count } رفع‌شده
diff-field-separator = {"؛ "}
diff-field-direction = جهت متن
diff-field-width = عرض
diff-field-height = ارتفاع
diff-field-span = تعداد گام‌ها
diff-field-icon = نماد
diff-field-picture = تصویر
diff-field-answers = نقاط دردی که به آن‌ها پاسخ می‌دهد
diff-field-line-below = خط زیرین
diff-field-resolved = حل‌شده
diff-field-author = نویسنده
diff-count-added = { $count } افزوده
diff-count-removed = { $count } حذف‌شده
diff-count-moved = { $count } جابه‌جاشده
diff-count-edited = { $count } ویرایش‌شده

# گام‌های تاریخچه
step-resolve-conflicts = { $count ->
    [one] رفع تعارض
   *[other] رفع { $count } تعارض
}
step-merge-outside = ادغام تغییرات بیرونی
step-reload = بازخوانی پرونده

# خط فرمان
cli-about-diff = نشان دادن تفاوت دو نقشه؛ کد خروج ۰: هیچ، ۱: تفاوت هست، ۲: پرونده‌ای خوانده نمی‌شود
cli-help-diff-before = نقشهٔ پیشین
cli-help-diff-after = نقشهٔ پسین
cli-help-diff-json = به‌صورت داده، برای برنامه‌های دیگر
cli-diff-same = دو نقشه یکسان‌اند.
cli-about-merge = ادغام دو نقشه که از یکی پدید آمده‌اند؛ ابزار ادغام برای git. کد خروج ۰: ادغام شد، ۱: با تعارض‌هایی که نقشه برای انتخاب نگه می‌دارد، ۱۳۰: پرونده‌ای خوانده یا نوشته نمی‌شود
cli-help-merge-base = نقشه‌ای که هر دو از آن پدید آمده‌اند
cli-help-merge-ours = نقشهٔ ما؛ نقشهٔ ادغام‌شده می‌شود مگر پروندهٔ دیگری نام برده شود
cli-help-merge-theirs = نقشهٔ آن‌ها
cli-help-merge-output = پرونده‌ای که نوشته می‌شود
cli-help-merge-path = نام نقشه در پیام‌ها (‎%P در git)
cli-check-conflicts = { $count ->
    [one] یک تعارض از ادغام در انتظار انتخاب است؛ برای انتخاب، نقشه را باز کنید.
   *[other] { $count } تعارض از ادغام در انتظار انتخاب است؛ برای انتخاب، نقشه را باز کنید.
}
cli-merge-conflict = { $about }. در نقشه: { $shown }. مقدار دیگر: { $other }.
cli-merge-failed = { $side ->
    [base] ادغام به سبب نقشه‌ای که هر دو از آن پدید آمده‌اند ناکام ماند.
    [ours] ادغام به سبب نقشهٔ ما ناکام ماند.
   *[theirs] ادغام به سبب نقشهٔ آن‌ها ناکام ماند.
} { $problem }
cli-merge-conflicts = { $count ->
    [one] یک چیز به دو شکل تغییر کرده است. «{ $file }» یکی را نشان می‌دهد و دیگری را نگه می‌دارد؛ برای انتخاب بازش کنید.
   *[other] { $count } چیز به دو شکل تغییر کرده‌اند. «{ $file }» یکی را نشان می‌دهد و دیگری را نگه می‌دارد؛ برای انتخاب بازش کنید.
}

# آنچه دیگران با پرونده می‌کنند
outside-read-again = پرونده از بیرون تغییر کرد؛ محتوای تازهٔ آن نشان داده می‌شود.
outside-merged = پرونده از بیرون تغییر کرد؛ آن تغییرات با تغییرات شما ادغام شد.
outside-merged-conflicts = { $count ->
    [one] پرونده از بیرون تغییر کرد و ادغام شد. یک چیز در هر دو سو تغییر کرده است؛ مقدار شما تا زمان انتخاب می‌ماند.
   *[other] پرونده از بیرون تغییر کرد و ادغام شد. { $count } چیز در هر دو سو تغییر کرده‌اند؛ مقدار شما تا زمان انتخاب می‌ماند.
}
outside-read-conflicts = { $count ->
    [one] پرونده از بیرون تغییر کرد؛ محتوای تازهٔ آن نشان داده می‌شود. یک چیز در آن به دو شکل تغییر کرده و در انتظار انتخاب است.
   *[other] پرونده از بیرون تغییر کرد؛ محتوای تازهٔ آن نشان داده می‌شود. { $count } چیز در آن به دو شکل تغییر کرده‌اند و در انتظار انتخاب‌اند.
}
outside-renamed = نام پرونده از بیرون عوض شد؛ اکنون «{ $file }» است.
outside-gone = «{ $file }» از بیرون حذف یا جابه‌جا شد. نقشهٔ شما همین‌جاست؛ ذخیره کردن پرونده را برمی‌گرداند.
outside-unreadable = { $held } نقشهٔ شما همان‌گونه ماند؛ پیش از نوشتن روی آن پرسیده می‌شود.
holds-newer = نقشه‌ای از نسخهٔ تازه‌تر رحله از بیرون جای «{ $file }» را گرفت.
outside-folder-gone = پوشهٔ «{ $file }» دیگر نیست. نقشهٔ شما همین‌جاست: آن را در جای دیگری ذخیره کنید.
holds-other-map = «{ $file }» از بیرون جایگزین شد و اکنون نقشهٔ دیگری در آن است.
holds-nothing = «{ $file }» از بیرون تغییر کرد و اکنون خالی است.
holds-unreadable = «{ $file }» از بیرون تغییر کرد و اکنون آسیب دیده است.
opened-protected = این پرونده در برابر نوشتن محافظت شده است. برای نگه داشتن تغییرات، آن‌ها را با نام دیگری ذخیره کنید.

# تعارض‌ها و مقایسه‌ها در پنجره
action-compare = مقایسه با…
action-conflicts = تعارض‌ها
dialog-compare-map = مقایسه با نقشه‌ای پیشین
changes-close = بستن
changes-comparison = مقایسه
changes-since = آنچه از «{ $file }» تاکنون تغییر کرده است
changes-since-version = تغییرات از نسخهٔ { $time } تاکنون
changes-conflicts = تعارض‌ها
changes-conflicts-hint = این‌ها به دو شکل تغییر کرده‌اند. نقشه از هر کدام یک مقدار را نشان می‌دهد و دیگری را نگه می‌دارد. انتخاب کنید کدام بماند؛ انتخاب شما برای همهٔ دارندگان پرونده است.
changes-settled = همهٔ تعارض‌ها رفع شد. با واگرد، انتخاب پس گرفته می‌شود.
changes-all-settled = همهٔ تعارض‌ها حل شدند
conflict-count = { $count ->
    [one] یک چیز به دو شکل تغییر کرده است. نقشه یکی را نشان می‌دهد تا وقتی کسی انتخاب کند.
   *[other] { $count } چیز به دو شکل تغییر کرده‌اند. نقشه یکی را نشان می‌دهد تا وقتی کسی انتخاب کند.
}
conflict-choose = انتخاب
conflict-shown = در نقشه
conflict-other-value = مقدار دیگر
conflict-taken = انتخاب‌شده
conflict-dropped = انتخاب‌نشده
conflict-all-shown = همه همان‌گونه که در نقشه است
conflict-all-other = گرفتن همهٔ مقدارهای دیگر
conflict-about = { $thing }: { $field }
conflict-place = جا
conflict-order = ترتیب
conflict-deleted = حذف‌شده
conflict-kept = مانده
conflict-kept-changed = مانده؛ { $changes }
conflict-nothing = هیچ
conflict-other = مقداری دیگر
conflict-gone = چیزی که دیگر نیست
cli-help-diff-window = در پنجره، با نشانه روی نقشه

# میز کار
cli-about-install-desktop = افزودن رحله به منوی میزکار و باز شدن نقشه‌ها با دوبار کلیک (لینوکس)
cli-help-install-desktop-remove = برداشتن آن از منو
cli-desktop-installed = رحله اکنون در منوی شماست و نقشه‌ها با آن باز می‌شوند. (در «{ $folder }» نوشته شد؛ «rihla install-desktop --remove» آن را برمی‌دارد.)
cli-desktop-removed = رحله دیگر در منوی میزکار شما نیست و نقشه‌ها با آن باز نمی‌شوند. برنامه و نقشه‌های شما سر جای خود می‌مانند.
cli-desktop-was-not-there = رحله در منوی میزکار شما نبود؛ چیزی برای برداشتن نبود.
cli-error-no-desktop-files = این برای میزکارهای لینوکس است. در این سیستم، رحله را در تنظیمات سیستم برنامهٔ نقشه‌هایتان کنید.
cli-error-no-data-folder = پوشهٔ خانه‌ای برای نوشتن نیست. HOME یا XDG_DATA_HOME را تعیین کنید.
desktop-generic-name = نقشه‌های سفر مشتری
desktop-keywords = سفر;نقشه;مشتری;خدمت;طراحی;
desktop-file-type = نقشهٔ سفر مشتری

# نشانی‌هایی که در نقشه آمده‌اند
action-open-link = باز کردن پیوند…
action-open-link-named = باز کردن «{ $name }»…
link-title = { $place } باز شود؟
link-text =
    این پیوند در نقشه آمده است و به اینجا می‌رود:
    { $address }
link-open = باز کردن
link-copy = کپی نشانی
link-refused = از نقشه تنها صفحه‌های وب (http و https) و نشانی‌های ایمیل (mailto) باز می‌شوند. این یکی «{ $address }» است.
