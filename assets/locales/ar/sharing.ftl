### مقارنة الخرائط ودمجها ومشاركتها.

# ما تغيّر، جملًا في قائمة
diff-none = لا فرق
diff-thing = { $part ->
    [map] الخريطة
    [scenario] السيناريو
    [persona] الشخصية «{ $name }»
    [stage] المرحلة «{ $name }»
    [step] الخطوة «{ $name }»
    [lane] المسار «{ $name }»
    [card] البطاقة «{ $name }»
    [curve] منحنى المشاعر «{ $name }»
    [point] الشعور «{ $name }»
    [comment] التعليق «{ $name }»
   *[other] «{ $name }»
}
diff-thing-unnamed = { $part ->
    [map] الخريطة
    [scenario] السيناريو
    [persona] شخصية بلا اسم
    [stage] مرحلة بلا عنوان
    [step] خطوة بلا عنوان
    [lane] مسار بلا عنوان
    [card] بطاقة بلا نص
    [curve] منحنى المشاعر
    [point] شعور بلا كلمة
    [link] سهم
    [comment] تعليق بلا نص
    [picture] صورة
   *[other] شيء
}
diff-link = السهم من «{ $from }» إلى «{ $to }»
diff-cell = {"\u200F"}{ $lane }/{ $step }
diff-step = {"\u200F"}{ $stage } ({ $step })
diff-added = إضافة { $thing }
diff-added-in = إضافة { $thing } في { $place }
diff-removed = حذف { $thing }
diff-removed-from = حذف { $thing } من { $place }
diff-moved = نقل { $thing } من { $from } إلى { $to }
diff-reordered = نقل { $thing } إلى موضع آخر
diff-reordered-in = نقل { $thing } داخل { $place }
diff-edited = {"\u200F"}{ $thing }: { $fields }
diff-field = {"\u200F"}{ $field }: { $after } (سابقًا { $before })
diff-field-set = {"\u200F"}{ $field }: { $after }
diff-field-cleared = { $field }: لا شيء (سابقًا { $before })
diff-field-changed = تغيير { $field }
diff-quoted = «{ $text }»
diff-conflict = تعارض، { $about }. في الخريطة: { $shown }. القيمة الأخرى: { $other }
diff-settled = حُسم تعارض، { $about }. المختارة: { $shown }. غير المختارة: { $other }
diff-count-conflicts = تعارضات: { $count }
diff-count-settled = محسومات: { $count }
diff-field-separator = {"؛ "}
diff-field-direction = اتجاه النص
diff-field-width = العرض
diff-field-height = الارتفاع
diff-field-span = عدد الخطوات
diff-field-icon = الأيقونة
diff-field-picture = الصورة
diff-field-answers = نقاط الألم التي تعالجها
diff-field-line-below = الخط أسفله
diff-field-resolved = محسوم
diff-field-author = الكاتب
diff-count-added = إضافات: { $count }
diff-count-removed = محذوفات: { $count }
diff-count-moved = منقولات: { $count }
diff-count-edited = تعديلات: { $count }

# خطوات السجل
step-resolve-conflicts = { $count ->
    [zero] حسم التعارضات
    [one] حسم تعارض
    [two] حسم تعارضين
    [few] حسم { $count } تعارضات
    [many] حسم { $count } تعارضًا
   *[other] حسم { $count } تعارض
}
step-merge-outside = دمج تغييرات من خارج البرنامج
step-reload = إعادة قراءة الملف

# سطر الأوامر
cli-about-diff = عرض ما تغيّر من خريطة إلى أخرى؛ رمز الخروج 0: لا شيء، 1: فروق، 2: تعذّرت قراءة ملف
cli-help-diff-before = الخريطة الأقدم
cli-help-diff-after = الخريطة الأحدث
cli-help-diff-json = بيانات لبرامج أخرى
cli-diff-same = الخريطتان متطابقتان.
cli-about-merge = دمج خريطتين من أصل واحد؛ يصلح أداةَ دمج لـ git. رمز الخروج 0: تمّ الدمج، 1: مع تعارضات تحفظها الخريطة للاختيار، 130: تعذّرت قراءة ملف أو كتابته
cli-help-merge-base = الخريطة التي نشأت عنها الاثنتان
cli-help-merge-ours = خريطتنا؛ تصبح الخريطة المدموجة ما لم يُذكر ملف آخر
cli-help-merge-theirs = خريطتهم
cli-help-merge-output = الملف المراد كتابته
cli-help-merge-path = اسم الخريطة في الرسائل (‎%P في git)
cli-check-conflicts = { $count ->
    [one] تعارض واحد من دمج سابق ينتظر الاختيار؛ افتح الخريطة لتختار.
    [two] تعارضان من دمج سابق ينتظران الاختيار؛ افتح الخريطة لتختار.
    [few] { $count } تعارضات من دمج سابق تنتظر الاختيار؛ افتح الخريطة لتختار.
    [many] { $count } تعارضًا من دمج سابق تنتظر الاختيار؛ افتح الخريطة لتختار.
   *[other] { $count } تعارض من دمج سابق تنتظر الاختيار؛ افتح الخريطة لتختار.
}
cli-merge-conflict = { $about }. في الخريطة: { $shown }. القيمة الأخرى: { $other }.
cli-merge-failed = { $side ->
    [base] تعذّر الدمج بسبب الخريطة التي نشأت عنها الاثنتان.
    [ours] تعذّر الدمج بسبب خريطتنا.
   *[theirs] تعذّر الدمج بسبب خريطتهم.
} { $problem }
cli-merge-conflicts = { $count ->
    [zero] لا تعارضات في «{ $file }».
    [one] تغيّر أمر واحد على نحوين مختلفين. «{ $file }» يعرض إحدى القيمتين ويحفظ الأخرى؛ افتحه لتختار.
    [two] تغيّر أمران على نحوين مختلفين. «{ $file }» يعرض قيمة واحدة لكل منهما ويحفظ الأخرى؛ افتحه لتختار.
    [few] تغيّرت { $count } أمور على نحوين مختلفين. «{ $file }» يعرض قيمة واحدة لكل منها ويحفظ الأخرى؛ افتحه لتختار.
    [many] تغيّر { $count } أمرًا على نحوين مختلفين. «{ $file }» يعرض قيمة واحدة لكل منها ويحفظ الأخرى؛ افتحه لتختار.
   *[other] تغيّر { $count } أمر على نحوين مختلفين. «{ $file }» يعرض قيمة واحدة لكل منها ويحفظ الأخرى؛ افتحه لتختار.
}

# ما يفعله الآخرون بالملف
outside-read-again = تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد.
outside-merged = تغيّر الملف من خارج البرنامج؛ دُمجت تلك التغييرات مع تغييراتك.
outside-merged-conflicts = { $count ->
    [zero] تغيّر الملف من خارج البرنامج ودُمج.
    [one] تغيّر الملف من خارج البرنامج ودُمج. تغيّر أمر واحد لدى الطرفين؛ تبقى نسختك إلى أن تختار.
    [two] تغيّر الملف من خارج البرنامج ودُمج. تغيّر أمران لدى الطرفين؛ تبقى نسختك إلى أن تختار.
    [few] تغيّر الملف من خارج البرنامج ودُمج. تغيّرت { $count } أمور لدى الطرفين؛ تبقى نسختك إلى أن تختار.
    [many] تغيّر الملف من خارج البرنامج ودُمج. تغيّر { $count } أمرًا لدى الطرفين؛ تبقى نسختك إلى أن تختار.
   *[other] تغيّر الملف من خارج البرنامج ودُمج. تغيّر { $count } أمر لدى الطرفين؛ تبقى نسختك إلى أن تختار.
}
outside-read-conflicts = { $count ->
    [zero] تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد.
    [one] تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد. فيه أمر واحد تغيّر على نحوين مختلفين وينتظر الاختيار.
    [two] تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد. فيه أمران تغيّرا على نحوين مختلفين وينتظران الاختيار.
    [few] تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد. فيه { $count } أمور تغيّرت على نحوين مختلفين وتنتظر الاختيار.
    [many] تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد. فيه { $count } أمرًا تغيّر على نحوين مختلفين وينتظر الاختيار.
   *[other] تغيّر الملف من خارج البرنامج؛ يُعرض محتواه الجديد. فيه { $count } أمر تغيّر على نحوين مختلفين وينتظر الاختيار.
}
outside-renamed = أُعيدت تسمية الملف من خارج البرنامج؛ اسمه الآن «{ $file }».
outside-gone = حُذف «{ $file }» أو نُقل من خارج البرنامج. خريطتك ما زالت هنا؛ والحفظ يعيد الملف.
outside-unreadable = { $held } بقيت خريطتك كما هي؛ ويُسأل قبل استبدال أي شيء عند الحفظ.
holds-newer = استُبدل «{ $file }» من خارج البرنامج بخريطة من إصدار أحدث من «رحلة».
outside-folder-gone = اختفى مجلد «{ $file }». خريطتك ما زالت هنا: احفظها في مكان آخر.
holds-other-map = استُبدل «{ $file }» من خارج البرنامج وفيه الآن خريطة أخرى.
holds-nothing = تغيّر «{ $file }» من خارج البرنامج وهو الآن فارغ.
holds-unreadable = تغيّر «{ $file }» من خارج البرنامج وهو الآن تالف.
opened-protected = هذا الملف محمي من الكتابة. للاحتفاظ بتغييراتك احفظها باسم آخر.

# التعارضات والمقارنات في النافذة
action-compare = مقارنة مع…
action-conflicts = التعارضات
dialog-compare-map = مقارنة مع خريطة أقدم
changes-close = إغلاق
changes-comparison = مقارنة
changes-since = ما تغيّر منذ «{ $file }»
changes-since-version = ما تغيّر منذ إصدار { $time }
changes-conflicts = التعارضات
changes-conflicts-hint = تغيّرت هذه الأمور على نحوين مختلفين. تعرض الخريطة إحدى القيمتين وتحفظ الأخرى. اختر ما يبقى؛ ويسري اختيارك على كل من لديه الملف.
changes-settled = حُسمت كل التعارضات. يمكنك التراجع عن اختيارك.
changes-all-settled = حُسمت كل التعارضات
conflict-count = { $count ->
    [zero] لا تعارضات.
    [one] تغيّر أمر واحد على نحوين مختلفين. تعرض الخريطة إحدى القيمتين إلى أن يُختار بينهما.
    [two] تغيّر أمران على نحوين مختلفين. تعرض الخريطة قيمة واحدة لكل منهما إلى أن يُختار بين القيمتين.
    [few] تغيّرت { $count } أمور على نحوين مختلفين. تعرض الخريطة قيمة واحدة لكل منها إلى أن يُختار بين القيمتين.
    [many] تغيّر { $count } أمرًا على نحوين مختلفين. تعرض الخريطة قيمة واحدة لكل منها إلى أن يُختار بين القيمتين.
   *[other] تغيّر { $count } أمر على نحوين مختلفين. تعرض الخريطة قيمة واحدة لكل منها إلى أن يُختار بين القيمتين.
}
conflict-choose = اختيار
conflict-shown = في الخريطة
conflict-other-value = القيمة الأخرى
conflict-taken = المختارة
conflict-dropped = غير المختارة
conflict-all-shown = إبقاء كل شيء كما في الخريطة
conflict-all-other = اعتماد كل القيم الأخرى
conflict-about = { $thing }: { $field }
conflict-place = المكان
conflict-order = الترتيب
conflict-deleted = الحذف
conflict-kept = الإبقاء
conflict-kept-changed = الإبقاء؛ { $changes }
conflict-nothing = لا شيء
conflict-other = قيمة أخرى
conflict-gone = شيء لم يعد موجودًا
cli-help-diff-window = في النافذة، مع تعليم الفروق على الخريطة

# سطح المكتب
cli-about-install-desktop = إضافة «رحلة» إلى قائمة سطح المكتب وفتح الخرائط بنقرة مزدوجة (لينكس)
cli-help-install-desktop-remove = إزالته من جديد
cli-desktop-installed = أصبح «رحلة» في قائمتك وتُفتح الخرائط به. (كُتب في «{ $folder }»؛ الأمر «rihla install-desktop --remove» يزيله.)
cli-desktop-removed = لم يعد «رحلة» في قائمة سطح مكتبك، ولا تُفتح الخرائط به. البرنامج وخرائطك باقية في مكانها.
cli-desktop-was-not-there = لم يكن «رحلة» في قائمة سطح مكتبك، فلا شيء لإزالته.
cli-error-no-desktop-files = هذا لأسطح مكتب لينكس. في هذا النظام اختر «رحلة» برنامجًا لخرائطك من إعدادات النظام.
cli-error-no-data-folder = لا يوجد مجلد شخصي للكتابة فيه. عيّن HOME أو XDG_DATA_HOME.
desktop-generic-name = خرائط رحلة العميل
desktop-keywords = رحلة;خريطة;عميل;خدمة;تصميم;
desktop-file-type = خريطة رحلة عميل

# عناوين ترد في خريطة
action-open-link = فتح الرابط…
action-open-link-named = فتح «{ $name }»…
link-title = أتريد فتح { $place }؟
link-text =
    يرد هذا الرابط في الخريطة، ويؤدي إلى:
    { $address }
link-open = فتح
link-copy = نسخ العنوان
link-refused = لا تُفتح من خريطة إلا صفحات الويب (http وhttps) وعناوين البريد (mailto). وهذا العنوان هو «{ $address }».
