### app

# What the samples are about
sample-retail = Retail
sample-government = Government service
sample-health = Health
sample-software = Software
