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

# On the map itself, in the map's own language.
status-idea = idea
status-planned = planned
status-in-progress = in progress
status-done = done
status-rejected = rejected
metric-nps = NPS
metric-csat = CSAT
metric-ces = CES
metric-clv = CLV
metric-conversion = conversion
metric-target = target { $value }
metric-sample = n = { $count }
line-interaction = Line of interaction
line-visibility = Line of visibility
line-internal-interaction = Line of internal interaction
persona-age = { $name }, { $age }
persona-role = { $persona } — { $role }
link-share = { $share }%
curve-current = as it is
curve-future = as it should be
curve-of-persona = { $persona } — { $state }
