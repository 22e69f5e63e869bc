### app

# What the samples are about
sample-retail = קמעונאות
sample-government = שירות ממשלתי
sample-health = בריאות
sample-software = תוכנה
