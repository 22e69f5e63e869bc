### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }، { $second }
access-severity = شدت { $severity } از ۳

# What the samples are about
sample-retail = خرده‌فروشی
sample-government = خدمت دولتی
sample-health = سلامت
sample-software = نرم‌افزار
