### app

# What the samples are about
sample-retail = خرده‌فروشی
sample-government = خدمت دولتی
sample-health = سلامت
sample-software = نرم‌افزار
