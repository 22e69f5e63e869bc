### What a journey map is made of.

lane-actions = Actions
lane-thoughts = Thoughts
lane-emotions = Emotions
lane-pain-points = Pain points
lane-opportunities = Opportunities
lane-owner = Owner
lane-goals = Goals
lane-touchpoints = Touchpoints
lane-metrics = Metrics
lane-images = Images
lane-quotes = Quotes
lane-text = Text
lane-frontstage = Frontstage
lane-backstage = Backstage
lane-support = Support processes
lane-physical-evidence = Physical evidence

map-kind-current-state = Current state
map-kind-future-state = Future state
map-kind-day-in-the-life = Day in the life
map-kind-service-blueprint = Service blueprint

moment-of-truth = moment of truth
delight = delight
unplaced = Unplaced
untitled-map = Untitled map
untitled-stage = Stage

# Stages of a new map
new-map-stage-awareness = Awareness
new-map-stage-consideration = Consideration
new-map-stage-decision = Decision
new-map-stage-retention = Retention
new-map-stage-advocacy = Advocacy
