### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }, { $second }
access-severity = severity { $severity } of 3

# What the samples are about
sample-retail = Retail
sample-government = Government service
sample-health = Health
sample-software = Software
