### app

# What a screen reader says of a card: parts of a list, and the weight of a pain point
access-and = { $first }, { $second }
access-scroll = Scroll
access-nth = { $name } { $number }
access-severity = severity { $severity } of 3

# What the samples are about
sample-retail = Retail
sample-government = Government service
sample-health = Health
sample-software = Software

app-name = Rihla
app-slogan = Customer-journey maps, in your language, on your own machine

# What can be done
action-new = New map
action-templates = New from template…
action-open = Open…
action-import-table = Import a table…
action-paste-table = Paste a table
action-save = Save
action-save-as = Save as…
action-export-png = Export as PNG…
action-close-map = Close map
action-quit = Quit
action-undo = Undo
action-undo-step = Undo: { $step }
action-redo = Redo
action-redo-step = Redo: { $step }
action-duplicate = Duplicate
action-delete = Delete
action-select-all = Select all
action-find = Find…
action-find-next = Find next
action-find-previous = Find previous
action-replace = Replace…
action-palette = All commands
action-select-tool = Select
action-hand-tool = Hand
action-note-tool = Place a card
action-zoom-in = Zoom in
action-zoom-out = Zoom out
action-zoom-actual = Zoom to 100%
action-zoom-fit = Show the whole map
action-zoom-selection = Show the selection
action-present = Present
action-present-end = End presentation
action-inspector = Details panel
action-next-panel = Move between the bars and the map
action-context-menu = Menu for the selection
action-shortcuts = Keyboard shortcuts
action-about = About Rihla

topbar-present = Present
topbar-export = Export

menu-main = Menu
menu-recent = Open recent
menu-samples = Open an example
menu-edit = Edit
menu-view = View
menu-flow = Map direction
menu-language = Language
menu-appearance = Appearance
menu-context = Context menu
menu-text = Text menu

appearance-system = Same as the system
appearance-light = Light
appearance-dark = Dark

flow-auto = Same as the map’s language
flow-ltr = Left to right
flow-rtl = Right to left
flow-auto-short = Automatic

# The welcome
welcome-new = New map
welcome-new-hint = Five stages and six lanes, ready to type in
welcome-template = From a template…
welcome-template-hint = Future state, service blueprint, day in the life…
welcome-open = Open a file…
welcome-open-hint = or drop it here
welcome-paste = Paste a table
welcome-paste-hint = from Excel, Word or Markdown
welcome-recent = Recent
recent-missing = No longer there
welcome-samples = Examples
hint-palette = all commands
hint-shortcuts = shortcuts
hint-present = present

# How the map stands with the disk
standing-saved = Saved
standing-unsaved = Unsaved changes
standing-saving = Saving…
standing-new = Not saved yet
standing-sample = Example
standing-read-only = Read-only

# The bar at the bottom
status-counts = { $stages } · { $lanes } · { $cards }
status-language = { $language } · { $direction }
status-findings =
    { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }
direction-ltr = left to right
direction-rtl = right to left
count-stages =
    { $count ->
        [one] { $count } stage
       *[other] { $count } stages
    }
count-lanes =
    { $count ->
        [one] { $count } lane
       *[other] { $count } lanes
    }
count-cards =
    { $count ->
        [one] { $count } card
       *[other] { $count } cards
    }
count-points =
    { $count ->
        [one] { $count } curve point
       *[other] { $count } curve points
    }
selected-cards =
    { $count ->
        [one] { $count } card selected
       *[other] { $count } cards selected
    }
selected-stages =
    { $count ->
        [one] { $count } stage selected
       *[other] { $count } stages selected
    }
selected-steps =
    { $count ->
        [one] { $count } step selected
       *[other] { $count } steps selected
    }
selected-lanes =
    { $count ->
        [one] { $count } lane selected
       *[other] { $count } lanes selected
    }
selected-points =
    { $count ->
        [one] { $count } curve point selected
       *[other] { $count } curve points selected
    }
selected-items =
    { $count ->
        [one] { $count } item selected
       *[other] { $count } items selected
    }
selected-cell =
    { $cards ->
        [0] Empty cell selected
        [one] Cell with { $cards } card selected
       *[other] Cell with { $cards } cards selected
    }
selected-cell-points =
    { $points ->
        [0] Empty cell selected
        [one] Cell with { $points } curve point selected
       *[other] Cell with { $points } curve points selected
    }
selected-persona = Persona selected
selected-title = Title selected
selected-scenario = Scenario selected
selected-kind = Kind of map selected
percent = { $number }%

# The details panel
inspector-map = Map
inspector-cards =
    { $count ->
        [one] Card
       *[other] { $count } cards
    }
inspector-cell = Cell
inspector-curve = Emotion curve
inspector-persona = Persona
inspector-scenario = Scenario
inspector-several = Select things of one kind to see what they have in common.
inspector-locked = { $count ->
   *[other] Locked
}
mixed-values = Different values
field-empty = Empty
field-text = Text
field-title = Title
field-lane = Lane
field-stage = Stage
field-step = Step
field-steps = Steps
field-cards = Cards
field-severity = Severity
field-impact = Impact
field-effort = Effort
field-importance = Importance
field-trust = Trust gained or lost
field-status = Status
field-due = Due
field-channel = Channel
field-owner = Owner
field-moment-of-truth = Moment of truth
field-delight = Delight
field-tags = Tags
field-color = Colour
field-evidence = Evidence
field-source = Source
field-date = Date
field-link = Link
field-notes = Notes
field-links = Links
field-locked = Locked
field-goal = The customer’s goal
field-goal-met = Was it met?
goal-met = Yes
goal-missed = No
goal-unknown = Not known
field-kind = Kind
field-collapsed = Collapsed
field-word = Feeling
field-value = Value
field-face = Face
field-curve-state = State
field-from = From
field-to = To
field-label = Label
field-share = Share
field-name = Name
field-role = Role
field-age = Age
field-gender = Gender
field-education = Education
field-place = Lives in
field-quote = In their words
field-goals = Goals
field-needs = Needs
field-frustrations = Frustrations
field-channels = Channels
field-traits = Traits
field-found-us = How they found us
field-chose-us = Why they chose us
field-facts = What we know
field-add-fact = Add what else is known
field-problem = Problem
field-questions = Questions
field-expectations = Expectations
field-scope = Scope
field-flow = Direction
field-language = Language
field-persona = Persona
field-size = Size
field-metric = What is measured
field-unit = Unit
field-target = Target
field-sample = Number of answers
field-add-tag = Add a tag
field-one-a-line = One per line
field-day-form = YYYY-MM-DD
remove-tag = Remove tag
field-findings = Hints
findings-more = … and { $count } more
gender-female = Woman
gender-male = Man
gender-other = Other
evidence-observed = Observed
evidence-reported = Reported
evidence-assumed = Assumed
metric-custom = Custom metric
face-auto = Follow the value
face-angry = Angry
face-sad = Sad
face-neutral = Neutral
face-happy = Happy
face-delighted = Delighted
color-usual = Default
color-blue = Blue
color-sky = Sky blue
color-teal = Teal
color-green = Green
color-violet = Violet
color-pink = Pink
color-orange = Orange
color-red = Red
color-amber = Amber
color-emerald = Emerald
color-slate = Slate

# Dialogs
button-ok = OK
button-cancel = Cancel
button-save = Save
button-dont-save = Don’t save
button-open = Open
button-replace = Replace
close-message = Close message
templates-title = New map from a template
unsaved-title = Save your changes?
unsaved-text = “{ $file }” has changes that are not saved. They are lost if you don’t save them.
recovered-leave-title = Save the recovered work?
recovered-leave-text = “{ $file }” is in no file yet. Save it, or keep it for later: Rihla then offers it again under “Recover unsaved work…”.
recovered-leave-keep = Keep for later
button-try-again = Try again
other-names-title = This file has other names
other-names-follow = Save under all names
other-names-stay = Only this one
changed-title = The file has changed
changed-text = { $held } Save yours under another name, or overwrite what is there.
changed-save-as = Save as…
changed-overwrite = Overwrite
error-open = The file could not be opened
error-import = The table could not be imported
error-save = The map could not be saved
error-export = The picture could not be exported
paste-nothing = There is no text on the clipboard. Copy a table first, from Excel, Word or a web page.
drop-hint = Drop a map or a table to open it
drop-question = Answer the question first, then drop the file again.
drop-dialog = Close what is open over the map first, then drop the picture again.
present-hint = Press Esc to leave
files-asked = Another question for a file is still open. Answer that one first
export-title = Export as PNG
export-button = Export…
export-scope = What to export
export-scope-map = Whole map
export-scope-stages =
    { $count ->
        [one] Selected stage
       *[other] { $count } selected stages
    }
export-scale = Size
export-scale-times = { $scale }×
export-theme = Colours
export-theme-light = Light
export-theme-dark = Dark
export-theme-print = Print
export-transparent = Transparent background
export-measuring = Measuring the picture…
export-size = {"\u2066"}{ $width } × { $height }{"\u2069"} pixels
export-running = Drawing the picture…
export-done = Picture saved to { $file }
about-version = Version { $version }
about-licence = Free software under the MIT or Apache-2.0 licence.
about-fonts = Fonts: Rubik (SIL Open Font License). Icons: Phosphor (MIT).
dialog-open-map = Open a map
dialog-open-table = Import a table
dialog-save-map = Save the map
dialog-save-png = Export the picture
filter-maps = Journey maps
filter-tables = Tables
filter-png = PNG pictures
filter-all = All files
browser-name = File name
browser-up = One folder up
browser-home = Home folder
browser-empty = Nothing to choose here
browser-unreadable = This folder cannot be read
browser-replace-title = Replace the file?
browser-replace = “{ $file }” exists already. Its content is lost if you replace it.

# Gestures in the list of shortcuts
gesture-wheel = Wheel
gesture-wheel-does = Move the canvas
gesture-zoom = Ctrl + wheel
gesture-zoom-does = Zoom at the pointer
gesture-space = Space + drag
gesture-space-does = Move the canvas
gesture-shift-click = Shift + click
gesture-shift-click-does = Add to the selection
gesture-marquee = Drag on empty space
gesture-marquee-does = Select everything in the frame
gesture-alt-drag = Alt + drag
gesture-alt-drag-does = Drag a copy
gesture-escape = Esc
gesture-escape-does = Cancel, or go back one step
gesture-double-click = Double-click
gesture-double-click-does = Edit the text there
gesture-double-cell = Double-click in a cell
gesture-double-cell-does = Add a card there
gesture-plus = Click a “+”
gesture-plus-does = Add the card, stage or lane it stands for
gesture-curve = Click the curve
gesture-curve-does = Add a point
gesture-drag = Drag
gesture-drag-does = Move cards, stages, lanes, points
gesture-border = Drag a border
gesture-border-does = Change a column’s width or a lane’s height
gesture-double-border = Double-click a border
gesture-double-border-does = Fit the size to the content
gesture-edge = Drag a card’s edge
gesture-edge-does = Span several steps
gesture-arrow-end = Drag an end of a selected arrow
gesture-arrow-end-does = Lead it to another card
gesture-right-click = Right-click
gesture-right-click-does = Open the menu of what is there
gesture-drop = Drop a picture
gesture-drop-does = Put it on the card, or on a new one in the cell
shortcuts-keys = In the map and its texts
shortcuts-mouse = Mouse
shortcuts-search = Search by name or keys
place-file = Maps and files
place-build = Building
place-tools = Tools
place-program = Window and help
keys-arrows = Arrow keys
keys-arrows-does = Go to the next card or cell; with Shift, select it too
keys-tab = Tab
keys-tab-does = Go to the next cell
keys-ends = Home or End
keys-ends-does = Go to the ends of the row; with Ctrl, to the first or last cell
keys-pages = Page Up or Page Down
keys-pages-does = Move the canvas by a page; with Shift, along the journey
keys-alt-arrows = Alt + arrow keys
keys-alt-arrows-does = Move the selection
keys-enter = Enter
keys-enter-does = Edit the text; in an empty cell, add a card
keys-ctrl-enter = Ctrl + Enter
keys-ctrl-enter-does = Finish a text; typing as a list, begin the next card
keys-shift-escape = Shift + Esc
keys-shift-escape-does = Restore the old text
keys-turn = Ctrl + left or right Shift
keys-turn-does = Set the text’s direction

# A start that explains itself
start-no-display = There is no display to open a window on. Start Rihla in a desktop session, or use its commands that need none (rihla --help).
start-no-library = The library { $library } is missing. Install the package { $package } (on Debian: sudo apt install { $package }) and start again.
start-display = The display does not answer: { $reason }. Start Rihla in a desktop session, or use its commands that need none (rihla --help).
start-graphics = OpenGL could not be started: { $reason }. Install the package { $package } (on Debian: sudo apt install { $package }) and start again.

# Times
time-now = just now
time-minutes-ago =
    { $count ->
        [one] { $count } minute ago
       *[other] { $count } minutes ago
    }
time-hours-ago =
    { $count ->
        [one] { $count } hour ago
       *[other] { $count } hours ago
    }
time-yesterday = yesterday
time-days-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
time-date = { $day } { $month }
time-date-year = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Building a map
action-rename = Rename
action-add-card = Add a card
action-add-picture = Add a picture…
action-change-picture = Choose another picture…
action-remove-picture = Remove the picture
action-icons = Choose an icon…
action-no-icon = No icon
icons-title = Choose an icon
icons-hint = Search: phone, waiting, idea…
icons-nothing = No icon has this name.
icons-recent = Recently used
icons-people = People
icons-feelings = Feelings
icons-contact = Contact
icons-digital = Digital
icons-buying = Buying and money
icons-delivery = Delivery and travel
icons-places = Places
icons-time = Time
icons-work = Work
icons-signs = Signs and arrows
icons-life = Life
field-picture = Picture
field-icon = Icon
picture-where = Select a card or a cell first: the picture goes there.
picture-no-map = Open a map first, then drop the picture on one of its cards or cells.
picture-drop-hint = Drop the picture on a card or a cell
dialog-add-picture = Add a picture
filter-pictures = Pictures
action-stage-before = Add a stage before
action-stage-after = Add a stage after
action-lane-above = Add a lane above
action-lane-below = Add a lane below
action-lane-kind = Kind of lane
action-map-kind = Kind of map
action-link-kind = Kind of arrow
action-step-before = Add a step before
action-step-after = Add a step
action-join-steps = Join the steps
action-earlier = Move earlier
action-later = Move later
action-up = Move up
action-down = Move down
action-collapse = Collapse the lane
action-expand = Expand the lane
action-fit = Fit the size to the content
action-lock = Lock
action-unlock = Unlock
action-merge-cards = Merge into one card
action-split-cards = One card per line
action-split-at-caret = Split at the caret
action-list-mode = Type as a list: Ctrl+Enter begins the next card
action-add-point = Add a curve point
action-add-persona = Add a persona
action-scenario = Describe the scenario
action-goal = Set the stage’s goal
untitled = Untitled
deleted =
    { $kind ->
        [card] Card deleted
        [cards] { $count } cards deleted
        [stage] Stage “{ $title }” deleted
        [stages] { $count } stages deleted
        [lane] Lane “{ $title }” deleted
        [lanes] { $count } lanes deleted
        [step] Step “{ $title }” deleted
        [steps] { $count } steps deleted
        [persona] Persona “{ $title }” deleted
        [personas] { $count } personas deleted
        [point] Curve point deleted
        [curve] Emotion curve deleted
        [link] Arrow deleted
       *[other] { $count } items deleted
    }
deleted-with = { $what } with { $parts }
deleted-part =
    { $part ->
        [steps] { $count ->
            [one] { $count } step
           *[other] { $count } steps
        }
        [points] { $count ->
            [one] { $count } curve point
           *[other] { $count } curve points
        }
        [curves] { $count ->
            [one] { $count } emotion curve
           *[other] { $count } emotion curves
        }
        [links] { $count ->
            [one] { $count } arrow
           *[other] { $count } arrows
        }
        [comments] { $count ->
            [one] { $count } comment
           *[other] { $count } comments
        }
       *[cards] { $count ->
            [one] { $count } card
           *[other] { $count } cards
        }
    }
action-copy = Copy
action-cut = Cut
action-paste = Paste
action-copy-picture = Copy as a picture
action-copy-style = Copy the style
action-paste-style = Paste the style
menu-copy-as = Picture and style
style-copied = The style is copied. Select others and paste it with { $keys }.
picture-copied = The picture is on the clipboard: {"\u2066"}{ $width } × { $height }{"\u2069"} pixels.
picture-not-copied = This desktop’s clipboard takes no pictures. Export a PNG instead.
toast-undo = Undo
action-edit-text = Edit the text
action-select-lane = Select all in the lane
action-select-stage = Select all in the stage
add-stage = Add a stage
add-lane = Add a lane

# Find, and the list of all commands
find-field = Find in the map
find-replacement = Replace with
find-replace-one = Replace
find-replace-all = Replace all
find-nothing = No results
find-count = { $current } of { $count }
find-close = Close find
find-hide-replace = Hide replace
find-replaced =
    { $count ->
        [one] Replaced in 1 place
       *[other] Replaced in { $number } places
    }
palette-hint = Type a command, a stage or a card
palette-nothing = No results
palette-go-to = go to

# What must survive a crash
action-autosave = Save automatically
action-recover = Recover unsaved work…
recover-title = Recover unsaved work?
recover-text = Rihla ended before this work was saved. Your files are as they were: what you open here stands beside them until you save it.
recover-open = Open
recover-discard = Discard
recover-discard-sure = Discard “{ $name }” for good?
recover-keep = Keep
recover-later = Later
recover-when = Last change: { $time }
recovered-name = { $name } (recovered)
recovered-notice = This work was recovered and is not in any file yet. Save it under a new name, or over the earlier file.
broken-version = Rihla kept a version of it that was saved { $time }. It opens beside the file, which stays as it is.
broken-lost = There is also work on it that was never saved.
broken-open-version = Open the last good version
broken-recover = Recover unsaved work
version-name = { $name } (earlier version)
version-notice = This version was saved { $time }. “{ $name }” is as it was: save this under a new name, or over it.
recover-more = { $count ->
    [one] One more map was not saved: “Recover unsaved work…” in the menu.
   *[other] { $count } more maps were not saved: “Recover unsaved work…” in the menu.
}
welcome-recover-hint = { $count ->
    [one] One map was not saved when Rihla ended
   *[other] { $count } maps were not saved when Rihla ended
}
journal-trouble = Unsaved changes are not protected against a crash: { $why ->
    [full] the disk with “{ $folder }” is full
    [quota] your share of the disk with “{ $folder }” is used up
    [read-only] the disk with “{ $folder }” can only be read
    [denied] Rihla may not write to “{ $folder }”
    [missing] “{ $folder }” is no folder that can be written to
   *[other] writing to “{ $folder }” fails (“{ $reason }”)
}. Save often until this is mended.
status-unprotected = Not protected
status-unprotected-hint = Unsaved changes would be lost in a crash. Press to see why.
recover-spoiled = Some unsaved work cannot be read
recover-damaged = { $count ->
    [one] A recovery file is damaged, and no map could be found in it. It is kept in { $folder } with the ending “.damaged”.
   *[other] { $count } recovery files are damaged, and no map could be found in them. They are kept in { $folder } with the ending “.damaged”.
}
recover-unread = { $count ->
    [one] A recovery file in { $folder } cannot be read right now, or comes from a newer version of Rihla. It stays as it is.
   *[other] { $count } recovery files in { $folder } cannot be read right now, or come from a newer version of Rihla. They stay as they are.
}
autosave-trouble = The map could not be saved automatically. { $reason }
still-saving-title = Saving is taking long
still-saving-text = “{ $file }” is still being saved, and the disk or the share does not answer. If you close it now, the work is kept for recovery and offered at the next start.
still-saving-wait = Keep waiting
still-saving-close = Close anyway
action-versions = Versions…
versions-of-copy = Of the copy “{ $file }”
versions-of-gone = Of “{ $file }”, which is no longer there
versions-delete-all-of = Delete all versions of “{ $file }” for good? The file itself stays as it is.
versions-title = Versions of this map
versions-none = There are no versions of this map yet. Each time you save, one is kept.
versions-keep = Keep a version with every save
versions-first = The earliest version that is kept
versions-damaged = This version is damaged
versions-compare = Compare
versions-restore = Restore
versions-delete = Delete
versions-delete-all = Delete all
versions-delete-sure = Delete this version for good?
versions-delete-all-sure = Delete all versions of this map for good? The map itself stays as it is.
versions-time = { $ago }, { $clock }
versions-restored = The version of { $time } was restored
versions-changed = Changed since the previous version
button-close = Close

# Links and comments
action-link-tool = Add an arrow…
action-comment-tool = Comment
action-turn-link = Reverse the arrow
link-next = Goes on
link-loop = Loops back
link-branch = Branches off
pick-link-from = Choose the card where the arrow starts · Esc cancels
pick-link-to = Choose the card where the arrow ends: click, or arrow keys and Enter · Esc cancels
pick-answer = Choose the pain point that the opportunity answers: click, or arrow keys and Enter · Esc cancels
pick-comment = Choose what the comment is about · Esc cancels
tool-note-hint = Click in a cell to put a card there, then type · Esc puts the tool down
access-link = From { $from } to { $to }
count-comments =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }

# Details
section-more = More
section-evidence = Evidence
section-notes = Notes and links
section-links = Arrows
section-comments = Comments
section-comments-elsewhere = Comments on the map
section-settled = Resolved
section-points = Points
section-curves = Emotion curves
section-known = Background
section-personas = Personas
field-direction = Text direction
direction-auto = As the text begins
field-span = Steps covered
field-link-form = Address or file
field-tested = Tested since
field-answers = Pain points it answers
field-answered-by = Opportunities that answer it
remove-answer = Remove
action-answer = Choose a pain point…
action-answered-by = Choose an opportunity…
field-series = Earlier values
action-choose-card = Choose another card
remove-link = Delete the arrow
inspector-links =
    { $count ->
        [one] Arrow
       *[other] { $count } arrows
    }
inspector-points =
    { $count ->
        [one] Curve point
       *[other] { $count } curve points
    }
inspector-curves =
    { $count ->
        [one] Emotion curve
       *[other] { $count } emotion curves
    }
inspector-stages =
    { $count ->
        [one] Stage
       *[other] { $count } stages
    }
inspector-steps =
    { $count ->
        [one] Step
       *[other] { $count } steps
    }
inspector-lanes =
    { $count ->
        [one] Lane
       *[other] { $count } lanes
    }
inspector-comment = Comment
field-new-comment = Write a comment
action-another-comment = Another comment
field-reply = Reply
field-comment = Comment
comment-nobody = Anonymous
comment-you = You
action-resolve-comment = Resolve
action-reopen-comment = Reopen
remove-comment = Delete the comment
action-go-to-place = Go to what it is about
field-at = Place in the step
remove-point = Delete the point
field-width = Width of a step
field-height = Minimum height
field-size-usual = Automatic
field-line-below = Blueprint line below
field-trait-low = From
field-trait-high = To
add-trait = Add a trait
remove-trait = Delete the trait
add-curve = Add a curve
remove-curve = Delete the curve
remove-persona = Delete the persona
field-language-tag = Language tag (BCP 47)
field-portrait = Portrait
selected-links =
    { $count ->
        [one] Arrow selected
       *[other] { $count } arrows selected
    }
selected-curves =
    { $count ->
        [one] Emotion curve selected
       *[other] { $count } emotion curves selected
    }
action-send-comment = Send

text-left-out = { $count ->
    [one] This text is too long: it can have { $most } characters at most. One character was left out.
   *[other] This text is too long: it can have { $most } characters at most. { $count } characters were left out.
}
copy-nothing = There are no cards in what is selected. Select cards to copy, or a cell, a stage or a lane with cards.
paste-no-place = Select a cell or a card first, to say where to paste. { $keys } makes a new map of a table.
pasted-cards =
    { $count ->
        [one] { $count } card pasted
       *[other] { $count } cards pasted
    }
pasted-with = { $what }; added for that: { $parts }
pasted-where = { $what } in “{ $lane }”, “{ $stage }”
pasted-crowded =
    { $count ->
        [one] There was no room for { $count } card, which is in the last cell.
       *[other] There was no room for { $count } cards, which are in the last cells.
    }
spans-shortened =
    { $count ->
        [one] { $count } card covers fewer steps now: the steps it covered no longer follow each other.
       *[other] { $count } cards cover fewer steps now: the steps they covered no longer follow each other.
    }
action-span-more = Span one more step
action-span-less = Span one step less

# Why something cannot be done just now
why-no-map = Open a map first
why-presented = End the presentation first
why-read-only = The map is read-only
why-no-conflicts = There are no conflicts
why-no-versions = Versions are not kept on this machine
why-nothing-lost = No unsaved work was found
why-nothing-done = Nothing to undo
why-nothing-undone = Nothing to redo
why-nothing-selected = Select something first
why-not-with-this = Not possible with what is selected
why-one-thing = Select one thing with a text
why-no-cards = Select cards first
why-no-card = Select a card first
why-no-lane = Select a lane first
why-no-card-or-lane = Select a card or a lane first
why-no-stage-or-lane = Select a stage or a lane first
why-no-stage = Select a stage or something in it
why-no-steps = Select a stage with several steps
why-no-cell = Select a cell or a card first
why-no-curve-cell = Select a cell of the emotions lane
why-no-point = Select a curve point first
why-no-arrow = Select an arrow first
why-no-picture = The card has no picture
why-no-step-left = There is no further step to cover
why-one-step = The card covers one step only
why-no-cards-to-merge = Select two cards or more
why-locked = The card is locked
why-no-looks = Select a card, a stage or a lane first
why-no-style = Copy a style first
why-no-caret = Put the caret into a card’s text
why-not-in-lane = Select something in a lane that has cards
why-not-in-stage = Select something in a stage that has cards
why-no-text = Select some text first
