### editor

# گام‌های تاریخچه، مانند «واگرد: جابه‌جایی ۲ کارت»

step-add-cards =
    { $count ->
        [one] افزودن کارت
       *[other] افزودن { $count } کارت
    }
step-edit-cards =
    { $count ->
        [one] ویرایش کارت
       *[other] ویرایش { $count } کارت
    }
step-move-cards =
    { $count ->
        [one] جابه‌جایی کارت
       *[other] جابه‌جایی { $count } کارت
    }
step-duplicate-cards =
    { $count ->
        [one] تکثیر کارت
       *[other] تکثیر { $count } کارت
    }
step-delete-cards =
    { $count ->
        [one] حذف کارت
       *[other] حذف { $count } کارت
    }

step-add-stage = افزودن مرحله
step-edit-stages =
    { $count ->
        [one] ویرایش مرحله
       *[other] ویرایش { $count } مرحله
    }
step-move-stages =
    { $count ->
        [one] جابه‌جایی مرحله
       *[other] جابه‌جایی { $count } مرحله
    }
step-duplicate-stages =
    { $count ->
        [one] تکثیر مرحله
       *[other] تکثیر { $count } مرحله
    }
step-delete-stages =
    { $count ->
        [one] حذف مرحله
       *[other] حذف { $count } مرحله
    }

step-add-step = افزودن گام
step-edit-steps =
    { $count ->
        [one] ویرایش گام
       *[other] ویرایش { $count } گام
    }
step-move-step = جابه‌جایی گام
step-delete-steps =
    { $count ->
        [one] حذف گام
       *[other] حذف { $count } گام
    }

step-add-lane = افزودن ردیف
step-edit-lanes =
    { $count ->
        [one] ویرایش ردیف
       *[other] ویرایش { $count } ردیف
    }
step-move-lanes =
    { $count ->
        [one] جابه‌جایی ردیف
       *[other] جابه‌جایی { $count } ردیف
    }
step-duplicate-lanes =
    { $count ->
        [one] تکثیر ردیف
       *[other] تکثیر { $count } ردیف
    }
step-delete-lanes =
    { $count ->
        [one] حذف ردیف
       *[other] حذف { $count } ردیف
    }

step-add-curve = افزودن منحنی احساس
step-edit-curves =
    { $count ->
        [one] ویرایش منحنی احساس
       *[other] ویرایش { $count } منحنی احساس
    }
step-add-point = افزودن نقطهٔ منحنی
step-move-points =
    { $count ->
        [one] جابه‌جایی نقطهٔ منحنی
       *[other] جابه‌جایی { $count } نقطهٔ منحنی
    }
step-edit-points =
    { $count ->
        [one] ویرایش نقطهٔ منحنی
       *[other] ویرایش { $count } نقطهٔ منحنی
    }
step-delete-points =
    { $count ->
        [one] حذف نقطهٔ منحنی
       *[other] حذف { $count } نقطهٔ منحنی
    }

step-add-link = افزودن پیکان
step-edit-links =
    { $count ->
        [one] ویرایش پیکان
       *[other] ویرایش { $count } پیکان
    }
step-delete-links =
    { $count ->
        [one] حذف پیکان
       *[other] حذف { $count } پیکان
    }

step-add-persona = افزودن پرسونا
step-edit-personas =
    { $count ->
        [one] ویرایش پرسونا
       *[other] ویرایش { $count } پرسونا
    }
step-move-persona = جابه‌جایی پرسونا

step-add-comment = افزودن نظر
step-edit-comments =
    { $count ->
        [one] ویرایش نظر
       *[other] ویرایش { $count } نظر
    }

step-delete-items =
    { $count ->
        [one] حذف مورد
       *[other] حذف { $count } مورد
    }

step-edit-title = تغییر نام نقشه
step-edit-kind = تغییر نوع نقشه
step-edit-language = تغییر زبان نقشه
step-edit-flow = تغییر جهت
step-edit-scenario = ویرایش سناریو
step-edit-map = ویرایش نقشه
step-restore-version = بازگرداندن یک نسخه
step-add-media = افزودن تصویر
step-paste-style = چسباندن سبک
step-split-at-caret = تقسیم کارت
step-remove-picture = برداشتن تصویر
step-icon = تغییر نماد

# چرا تغییر پذیرفته نشد

edit-error-not-found = چیزی که می‌خواهید تغییر دهید دیگر در نقشه نیست.
edit-error-locked = کارت‌های قفل‌شده تغییر نمی‌کنند. نخست قفلشان را باز کنید.
edit-error-duplicate-id = بخشی با همین شناسه از پیش در نقشه هست.
edit-error-not-a-number = این مقدار عدد نیست.
edit-error-beyond = { $kind ->
    [text] متن حداکثر { $most } نویسه می‌تواند داشته باشد. چیزی تغییر نکرد.
    [key] نام فیلد حداکثر { $most } نویسه می‌تواند داشته باشد. چیزی تغییر نکرد.
    [cards] نقشه حداکثر { $most } کارت می‌تواند داشته باشد. چیزی تغییر نکرد.
    [steps] نقشه حداکثر { $most } گام می‌تواند داشته باشد. چیزی تغییر نکرد.
    [lanes] نقشه حداکثر { $most } ردیف می‌تواند داشته باشد. چیزی تغییر نکرد.
    [cells] نقشه حداکثر { $most } خانه می‌تواند داشته باشد. چیزی تغییر نکرد.
    [links] نقشه حداکثر { $most } پیکان میان کارت‌ها می‌تواند داشته باشد. چیزی تغییر نکرد.
    [points] منحنی‌های نقشه حداکثر { $most } نقطه می‌توانند داشته باشند. چیزی تغییر نکرد.
    [pictures] تصویرهای نقشه روی هم حداکثر { $most } مگابایت می‌توانند باشند. چیزی تغییر نکرد.
    [values] نقشه بزرگ‌تر از آن می‌شد که دوباره باز شود. چیزی تغییر نکرد.
   *[items] فهرست حداکثر { $most } مورد می‌تواند داشته باشد. چیزی تغییر نکرد.
}
edit-error-read-only = این نقشه فقط برای خواندن باز است. برای ویرایش، آن را با نامی دیگر ذخیره کنید.

step-join-steps =
    { $count ->
        [one] یکی کردن گام‌ها
       *[other] یکی کردن { $count } گام
    }
step-merge-cards =
    { $count ->
        [one] ادغام کارت‌ها
       *[other] ادغام { $count } کارت
    }
step-split-cards =
    { $count ->
        [one] تقسیم کارت
       *[other] تقسیم { $count } کارت
    }
step-color = تغییر رنگ
step-lane-kind = تغییر نوع ردیف
step-fit = متناسب کردن اندازه با محتوا
step-resize = تغییر اندازه
step-span = تغییر تعداد گام‌های کارت
step-paste-cards =
    { $count ->
        [one] چسباندن کارت
       *[other] چسباندن { $count } کارت
    }
step-cut-cards =
    { $count ->
        [one] بریدن کارت
       *[other] بریدن { $count } کارت
    }
step-paste-stages =
    { $count ->
        [one] چسباندن مرحله
       *[other] چسباندن { $count } مرحله
    }
step-paste-lanes =
    { $count ->
        [one] چسباندن ردیف
       *[other] چسباندن { $count } ردیف
    }
step-cut-stages =
    { $count ->
        [one] بریدن مرحله
       *[other] بریدن { $count } مرحله
    }
step-cut-lanes =
    { $count ->
        [one] بریدن ردیف
       *[other] بریدن { $count } ردیف
    }
step-replace =
    { $count ->
        [one] جایگزینی متن
       *[other] جایگزینی متن در { $count } جا
    }

# Links and comments
step-turn-link = برگرداندن جهت پیکان
step-answers = تعیین آنچه پاسخ داده می‌شود
step-resolve = حل کردن نظر
step-reopen = باز کردن دوبارهٔ نظر
