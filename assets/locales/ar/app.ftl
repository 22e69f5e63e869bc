### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }، { $second }
access-severity = الشدة { $severity } من 3

# What the samples are about
sample-retail = تجارة التجزئة
sample-government = خدمة حكومية
sample-health = صحة
sample-software = برمجيات
