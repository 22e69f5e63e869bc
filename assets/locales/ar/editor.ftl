### editor

# خطوات السجل، كما في «تراجع: نقل بطاقتين»

step-add-cards =
    { $count ->
        [zero] إضافة بطاقات
        [one] إضافة بطاقة
        [two] إضافة بطاقتين
        [few] إضافة { $count } بطاقات
        [many] إضافة { $count } بطاقة
       *[other] إضافة { $count } بطاقة
    }
step-edit-cards =
    { $count ->
        [zero] تعديل بطاقات
        [one] تعديل بطاقة
        [two] تعديل بطاقتين
        [few] تعديل { $count } بطاقات
        [many] تعديل { $count } بطاقة
       *[other] تعديل { $count } بطاقة
    }
step-move-cards =
    { $count ->
        [zero] نقل بطاقات
        [one] نقل بطاقة
        [two] نقل بطاقتين
        [few] نقل { $count } بطاقات
        [many] نقل { $count } بطاقة
       *[other] نقل { $count } بطاقة
    }
step-duplicate-cards =
    { $count ->
        [zero] تكرار بطاقات
        [one] تكرار بطاقة
        [two] تكرار بطاقتين
        [few] تكرار { $count } بطاقات
        [many] تكرار { $count } بطاقة
       *[other] تكرار { $count } بطاقة
    }
step-delete-cards =
    { $count ->
        [zero] حذف بطاقات
        [one] حذف بطاقة
        [two] حذف بطاقتين
        [few] حذف { $count } بطاقات
        [many] حذف { $count } بطاقة
       *[other] حذف { $count } بطاقة
    }

step-add-stage = إضافة مرحلة
step-edit-stages =
    { $count ->
        [zero] تعديل مراحل
        [one] تعديل مرحلة
        [two] تعديل مرحلتين
        [few] تعديل { $count } مراحل
        [many] تعديل { $count } مرحلة
       *[other] تعديل { $count } مرحلة
    }
step-move-stages =
    { $count ->
        [zero] نقل مراحل
        [one] نقل مرحلة
        [two] نقل مرحلتين
        [few] نقل { $count } مراحل
        [many] نقل { $count } مرحلة
       *[other] نقل { $count } مرحلة
    }
step-duplicate-stages =
    { $count ->
        [zero] تكرار مراحل
        [one] تكرار مرحلة
        [two] تكرار مرحلتين
        [few] تكرار { $count } مراحل
        [many] تكرار { $count } مرحلة
       *[other] تكرار { $count } مرحلة
    }
step-delete-stages =
    { $count ->
        [zero] حذف مراحل
        [one] حذف مرحلة
        [two] حذف مرحلتين
        [few] حذف { $count } مراحل
        [many] حذف { $count } مرحلة
       *[other] حذف { $count } مرحلة
    }

step-add-step = إضافة خطوة
step-edit-steps =
    { $count ->
        [zero] تعديل خطوات
        [one] تعديل خطوة
        [two] تعديل خطوتين
        [few] تعديل { $count } خطوات
        [many] تعديل { $count } خطوة
       *[other] تعديل { $count } خطوة
    }
step-move-step = نقل خطوة
step-delete-steps =
    { $count ->
        [zero] حذف خطوات
        [one] حذف خطوة
        [two] حذف خطوتين
        [few] حذف { $count } خطوات
        [many] حذف { $count } خطوة
       *[other] حذف { $count } خطوة
    }

step-add-lane = إضافة مسار
step-edit-lanes =
    { $count ->
        [zero] تعديل مسارات
        [one] تعديل مسار
        [two] تعديل مسارين
        [few] تعديل { $count } مسارات
        [many] تعديل { $count } مسارًا
       *[other] تعديل { $count } مسار
    }
step-move-lanes =
    { $count ->
        [zero] نقل مسارات
        [one] نقل مسار
        [two] نقل مسارين
        [few] نقل { $count } مسارات
        [many] نقل { $count } مسارًا
       *[other] نقل { $count } مسار
    }
step-duplicate-lanes =
    { $count ->
        [zero] تكرار مسارات
        [one] تكرار مسار
        [two] تكرار مسارين
        [few] تكرار { $count } مسارات
        [many] تكرار { $count } مسارًا
       *[other] تكرار { $count } مسار
    }
step-delete-lanes =
    { $count ->
        [zero] حذف مسارات
        [one] حذف مسار
        [two] حذف مسارين
        [few] حذف { $count } مسارات
        [many] حذف { $count } مسارًا
       *[other] حذف { $count } مسار
    }

step-add-curve = إضافة منحنى مشاعر
step-edit-curves =
    { $count ->
        [zero] تعديل منحنيات مشاعر
        [one] تعديل منحنى مشاعر
        [two] تعديل منحنيي مشاعر
        [few] تعديل { $count } منحنيات مشاعر
        [many] تعديل { $count } منحنى مشاعر
       *[other] تعديل { $count } منحنى مشاعر
    }
step-add-point = إضافة نقطة على المنحنى
step-move-points =
    { $count ->
        [zero] نقل نقاط على المنحنى
        [one] نقل نقطة على المنحنى
        [two] نقل نقطتين على المنحنى
        [few] نقل { $count } نقاط على المنحنى
        [many] نقل { $count } نقطة على المنحنى
       *[other] نقل { $count } نقطة على المنحنى
    }
step-edit-points =
    { $count ->
        [zero] تعديل نقاط على المنحنى
        [one] تعديل نقطة على المنحنى
        [two] تعديل نقطتين على المنحنى
        [few] تعديل { $count } نقاط على المنحنى
        [many] تعديل { $count } نقطة على المنحنى
       *[other] تعديل { $count } نقطة على المنحنى
    }
step-delete-points =
    { $count ->
        [zero] حذف نقاط على المنحنى
        [one] حذف نقطة على المنحنى
        [two] حذف نقطتين على المنحنى
        [few] حذف { $count } نقاط على المنحنى
        [many] حذف { $count } نقطة على المنحنى
       *[other] حذف { $count } نقطة على المنحنى
    }

step-add-link = إضافة سهم
step-edit-links =
    { $count ->
        [zero] تعديل أسهم
        [one] تعديل سهم
        [two] تعديل سهمين
        [few] تعديل { $count } أسهم
        [many] تعديل { $count } سهمًا
       *[other] تعديل { $count } سهم
    }
step-delete-links =
    { $count ->
        [zero] حذف أسهم
        [one] حذف سهم
        [two] حذف سهمين
        [few] حذف { $count } أسهم
        [many] حذف { $count } سهمًا
       *[other] حذف { $count } سهم
    }

step-add-persona = إضافة شخصية
step-edit-personas =
    { $count ->
        [zero] تعديل شخصيات
        [one] تعديل شخصية
        [two] تعديل شخصيتين
        [few] تعديل { $count } شخصيات
        [many] تعديل { $count } شخصية
       *[other] تعديل { $count } شخصية
    }
step-move-persona = نقل شخصية

step-add-comment = إضافة تعليق
step-edit-comments =
    { $count ->
        [zero] تعديل تعليقات
        [one] تعديل تعليق
        [two] تعديل تعليقين
        [few] تعديل { $count } تعليقات
        [many] تعديل { $count } تعليقًا
       *[other] تعديل { $count } تعليق
    }

step-delete-items =
    { $count ->
        [zero] حذف عناصر
        [one] حذف عنصر
        [two] حذف عنصرين
        [few] حذف { $count } عناصر
        [many] حذف { $count } عنصرًا
       *[other] حذف { $count } عنصر
    }

step-edit-title = تغيير عنوان الخريطة
step-edit-kind = تغيير نوع الخريطة
step-edit-language = تغيير لغة الخريطة
step-edit-flow = تغيير الاتجاه
step-edit-scenario = تعديل السيناريو
step-edit-map = تعديل الخريطة
step-restore-version = استعادة إصدار
step-add-media = إضافة صورة
step-paste-style = لصق النمط
step-split-at-caret = تقسيم بطاقة
step-remove-picture = إزالة الصورة
step-icon = تغيير الأيقونة

# سبب رفض التغيير

edit-error-not-found = ما تريد تغييره لم يعد موجودًا في الخريطة.
edit-error-locked = لا يمكن تغيير البطاقات المقفلة. ألغِ قفلها أولًا.
edit-error-duplicate-id = يوجد في الخريطة جزء آخر بالمعرّف نفسه.
edit-error-not-a-number = هذه القيمة ليست رقمًا.
edit-error-beyond = { $kind ->
    [text] الحد الأقصى للنص { $most } حرف. لم يتغيّر شيء.
    [key] الحد الأقصى لاسم الحقل { $most } حرف. لم يتغيّر شيء.
    [cards] الحد الأقصى للخريطة { $most } بطاقة. لم يتغيّر شيء.
    [steps] الحد الأقصى للخريطة { $most } خطوة. لم يتغيّر شيء.
    [lanes] الحد الأقصى للخريطة { $most } مسار. لم يتغيّر شيء.
    [cells] الحد الأقصى للخريطة { $most } خلية. لم يتغيّر شيء.
    [links] الحد الأقصى للخريطة { $most } سهم بين البطاقات. لم يتغيّر شيء.
    [points] الحد الأقصى لمنحنيات الخريطة { $most } نقطة. لم يتغيّر شيء.
    [pictures] الحد الأقصى لصور الخريطة كلها { $most } ميغابايت. لم يتغيّر شيء.
    [values] ستكبر الخريطة إلى حد لا يمكن معه فتحها من جديد. لم يتغيّر شيء.
   *[items] الحد الأقصى للقائمة { $most } عنصر. لم يتغيّر شيء.
}
edit-error-read-only = هذه الخريطة مفتوحة للقراءة فقط. احفظها باسم آخر لتتمكن من تعديلها.

step-join-steps =
    { $count ->
        [zero] ضم خطوات
        [one] ضم خطوة
        [two] ضم خطوتين
        [few] ضم { $count } خطوات
        [many] ضم { $count } خطوة
       *[other] ضم { $count } خطوة
    }
step-merge-cards =
    { $count ->
        [zero] دمج بطاقات
        [one] دمج بطاقة
        [two] دمج بطاقتين
        [few] دمج { $count } بطاقات
        [many] دمج { $count } بطاقة
       *[other] دمج { $count } بطاقة
    }
step-split-cards =
    { $count ->
        [zero] تقسيم بطاقات
        [one] تقسيم بطاقة
        [two] تقسيم بطاقتين
        [few] تقسيم { $count } بطاقات
        [many] تقسيم { $count } بطاقة
       *[other] تقسيم { $count } بطاقة
    }
step-color = تغيير اللون
step-lane-kind = تغيير نوع المسار
step-fit = ملاءمة الحجم للمحتوى
step-resize = تغيير الحجم
step-span = تغيير عدد الخطوات التي تمتد عليها البطاقة
step-paste-cards =
    { $count ->
        [zero] لصق بطاقات
        [one] لصق بطاقة
        [two] لصق بطاقتين
        [few] لصق { $count } بطاقات
        [many] لصق { $count } بطاقة
       *[other] لصق { $count } بطاقة
    }
step-cut-cards =
    { $count ->
        [zero] قص بطاقات
        [one] قص بطاقة
        [two] قص بطاقتين
        [few] قص { $count } بطاقات
        [many] قص { $count } بطاقة
       *[other] قص { $count } بطاقة
    }
step-paste-stages =
    { $count ->
        [zero] لصق مراحل
        [one] لصق مرحلة
        [two] لصق مرحلتين
        [few] لصق { $count } مراحل
        [many] لصق { $count } مرحلة
       *[other] لصق { $count } مرحلة
    }
step-paste-lanes =
    { $count ->
        [zero] لصق مسارات
        [one] لصق مسار
        [two] لصق مسارين
        [few] لصق { $count } مسارات
        [many] لصق { $count } مسارًا
       *[other] لصق { $count } مسار
    }
step-cut-stages =
    { $count ->
        [zero] قص مراحل
        [one] قص مرحلة
        [two] قص مرحلتين
        [few] قص { $count } مراحل
        [many] قص { $count } مرحلة
       *[other] قص { $count } مرحلة
    }
step-cut-lanes =
    { $count ->
        [zero] قص مسارات
        [one] قص مسار
        [two] قص مسارين
        [few] قص { $count } مسارات
        [many] قص { $count } مسارًا
       *[other] قص { $count } مسار
    }
step-replace =
    { $count ->
        [one] استبدال نص
        [two] استبدال النص في موضعين
        [few] استبدال النص في { $count } مواضع
        [many] استبدال النص في { $count } موضعًا
       *[other] استبدال النص في { $count } موضع
    }

# Links and comments
step-turn-link = عكس اتجاه السهم
step-answers = تحديد ما تعالجه الفرصة
step-resolve = حسم التعليق
step-reopen = إعادة فتح التعليق
