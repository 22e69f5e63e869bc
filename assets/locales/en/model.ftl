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
no-picture = This picture cannot be shown
unplaced = Unplaced
untitled-map = Untitled map
untitled-stage = Stage

finding-stage-without-goal = The stage “{ $stage }” has no goal.
finding-pain-point-without-opportunity = No opportunity answers the pain point “{ $card }”.
finding-opportunity-without-owner = Nobody owns the opportunity “{ $card }”.
finding-stage-without-action = In the stage “{ $stage }” the customer does nothing.
finding-step-without-action = In the step “{ $step }” of the stage “{ $stage }” the customer does nothing.
finding-jump-between-actions = From “{ $from }” the customer jumps to “{ $to }”; what happens in between is missing.
finding-untested-assumption = “{ $card }” is an assumption that nobody has tested.
finding-owner-with-nothing-to-do = “{ $card }” owns a stage in which there is nothing to do.

stage-awareness = Awareness
stage-consideration = Consideration
stage-decision = Decision
stage-retention = Retention
stage-advocacy = Advocacy
stage-early-morning = Early morning
stage-morning = Morning
stage-noon = Midday
stage-afternoon = Afternoon
stage-evening = Evening
stage-discover = Discover
stage-sign-up = Sign up
stage-use = Use
stage-get-help = Get help
stage-renew = Renew or leave

curve-current = As it is
curve-future = As it should be

template-current-state = How customers experience it today: five stages, six lanes
template-future-state = How it should be, beside how it is
template-day-in-the-life = A customer’s whole day, from morning to evening
template-service-blueprint = What customers see, and the people and systems behind it

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
persona-age-role = { $name }, { $age } — { $role }
link-share = { $share }%
curve-of-persona = { $persona } — { $state }

# What the header of a map has none of yet, on a button with a plus.
offer-persona = Persona
offer-scenario = Scenario
