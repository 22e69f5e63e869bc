### app

# What the samples are about
sample-retail = تجارة التجزئة
sample-government = خدمة حكومية
sample-health = صحة
sample-software = برمجيات
