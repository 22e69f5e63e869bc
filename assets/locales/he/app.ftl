### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }, { $second }
access-severity = חומרה { $severity } מתוך 3

# What the samples are about
sample-retail = קמעונאות
sample-government = שירות ממשלתי
sample-health = בריאות
sample-software = תוכנה
