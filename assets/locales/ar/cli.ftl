### التصدير وسطر الأوامر.

export-error-too-large = ستكون الصورة بأبعاد {"\u200E"}{ $width } × { $height }{"\u200E"} بكسل، وهذا أكبر مما يمكن إنشاؤه. أكبر مقياس لهذه الخريطة هو { $scale }، أو صدّر عددًا أقل من المراحل.
export-error-too-large-at-any-scale = ستكون الصورة حتى بأصغر مقياس {"\u200E"}{ $width } × { $height }{"\u200E"} بكسل، وهذا أكبر مما يمكن إنشاؤه. صدّر عددًا أقل من المراحل.
export-error-bad-scale = المقياس { $scale } غير معقول. اختر مقياسًا من { $least } إلى { $most }.
export-error-no-stages = لا توجد أي من المراحل المختارة في الخريطة. اختر مرحلة واحدة موجودة فيها على الأقل.
export-error-would-replace-map = ستحل الصورة محل الخريطة نفسها «{ $file }». اختر اسمًا آخر.
export-error-cancelled = أُلغي التصدير، ولم يُكتب أي ملف.
export-error-drawing = تعذّر رسم جزء من الصورة، فلم يُكتب أي ملف. هذا خلل في «رحلة» أو في أحد الخطوط؛ نرجو الإبلاغ عنه.

cli-error = خطأ: { $error }
cli-note = ملاحظة: { $note }
cli-error-no-window = هذه النسخة من «رحلة» بلا نافذة. شغّل «rihla --help» لمعرفة ما يمكنها فعله بدونها.
cli-error-exists = الملف «{ $file }» موجود من قبل. اختر اسمًا آخر، أو أضف ‎--force لاستبداله.
cli-error-terminal = ستُرسَل الصورة إلى الطرفية. وجّهها إلى ملف أو إلى برنامج آخر.
cli-error-unknown-format = لا يمكن التصدير إلى «{ $file }»: الصور ملفات PNG، فليكن آخر الاسم ‎.png.
cli-error-unknown-stage = لا توجد في هذه الخريطة مرحلة باسم «{ $stage }». مراحلها هي: { $stages }.
cli-error-unknown-argument = «{ $argument }» غير مفهوم هنا.
cli-error-missing-argument = ينقص { $argument }.
cli-error-missing-value = يحتاج { $argument } إلى قيمة.
cli-error-invalid-value = لا يقبل { $argument } القيمة «{ $value }».
cli-hint-help = شغّل «rihla --help» لمعرفة المتاح.

cli-heading-usage = الاستخدام:
cli-heading-arguments = المعاملات
cli-heading-options = الخيارات
cli-heading-commands = الأوامر
cli-help-help = عرض هذه المساعدة
cli-help-version = عرض رقم الإصدار
cli-after-help = بلا أمر تُفتح النافذة. تعني «-» الإدخال أو الإخراج القياسي. يحدد RIHLA_LANG (en أو ar أو he أو fa) لغة الرسائل.

cli-about-rihla = خرائط رحلة العميل، بلغتك وعلى جهازك
cli-help-rihla-files = الخرائط التي تُفتح في النافذة

cli-about-export = إنشاء صورة من خريطة
cli-help-export-file = الخريطة
cli-help-export-output = الصورة المطلوبة، ملف PNG؛ وإن لم تُذكر فبجانب الخريطة وبالاسم نفسه
cli-help-export-scale = عدد البكسلات لكل نقطة من الخريطة، من 0.05 إلى 64؛ وإن لم يُذكر فهو 2
cli-help-export-theme = الألوان: light (فاتح) أو dark (داكن) أو print (للطباعة)؛ وإن لم تُذكر فهي light
cli-help-export-stages = هذه المراحل فقط، بعناوينها أو معرّفاتها، تفصل بينها فواصل
cli-help-export-transparent = جعل الخلفية شفافة
cli-help-export-margin = المساحة الفارغة حول الخريطة بنقاط الخريطة؛ وإن لم تُذكر فهي 24
cli-help-export-lang = لغة الكلمات التي يضيفها البرنامج إلى الصورة؛ وإن لم تُذكر فهي لغة الخريطة
cli-help-export-force = استبدال صورة موجودة، حتى إن لم يُذكر اسمها

cli-about-new = إنشاء خريطة جديدة بخمس مراحل وستة مسارات
cli-help-new-lang = لغة الخريطة؛ وإن لم تُذكر فهي لغة سطح المكتب
cli-help-new-output = الملف المطلوب
cli-help-new-force = استبدال ملف موجود

cli-about-check = التحقق من أن الملفات خرائط صالحة، والتنبيه إلى ما قد ينقصها
cli-help-check-files = الخرائط
cli-help-check-strict = الانتهاء بخطأ إن وُجد ما يستحق التنبيه

cli-about-import = إنشاء خريطة من جدول: CSV أو TSV أو Markdown
cli-help-import-table = الجدول
cli-help-import-output = الملف المطلوب
cli-help-import-lang = لغة الخريطة إن لم تدل عليها حروف الجدول
cli-help-import-force = استبدال ملف موجود

cli-about-schema = عرض مخطط JSON Schema لملفات الخرائط

cli-new-done = كُتبت خريطة جديدة في «{ $file }».
cli-import-done = كُتبت خريطة في «{ $file }» (المراحل: { $stages }، المسارات: { $lanes }، البطاقات: { $cards }).
cli-export-done = كُتبت صورة بأبعاد {"\u200E"}{ $width } × { $height }{"\u200E"} بكسل في «{ $file }».
cli-export-progress = جارٍ الرسم: {"\u200E"}{ $percent }%{"\u200E"}
cli-check-fine = «{ $file }» خريطة صالحة، وليس فيها ما يستدعي التنبيه.
cli-check-remarks = «{ $file }» خريطة صالحة. { $count ->
    [zero] لا تنبيهات.
    [one] تنبيه واحد:
    [two] تنبيهان:
    [few] { $count } تنبيهات:
    [many] { $count } تنبيهًا:
   *[other] { $count } تنبيه:
}

