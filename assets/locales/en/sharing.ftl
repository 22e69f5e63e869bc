### Comparing, merging and sharing maps.

# What changed, as sentences of a list
diff-none = no difference
diff-thing = { $part ->
    [map] map
    [scenario] scenario
    [persona] persona “{ $name }”
    [stage] stage “{ $name }”
    [step] step “{ $name }”
    [lane] lane “{ $name }”
    [card] card “{ $name }”
    [curve] emotion curve “{ $name }”
    [point] feeling “{ $name }”
    [comment] comment “{ $name }”
   *[other] “{ $name }”
}
diff-thing-unnamed = { $part ->
    [map] map
    [scenario] scenario
    [persona] persona without a name
    [stage] stage without a title
    [step] step without a title
    [lane] lane without a title
    [card] card without text
    [curve] emotion curve
    [point] feeling without a word
    [link] arrow
    [comment] comment without text
    [picture] picture
   *[other] something
}
diff-link = arrow from “{ $from }” to “{ $to }”
diff-cell = { $lane }/{ $step }
diff-step = { $stage } ({ $step })
diff-added = { $thing } added
diff-added-in = { $thing } added in { $place }
diff-removed = { $thing } removed
diff-removed-from = { $thing } removed from { $place }
diff-moved = { $thing } moved from { $from } to { $to }
diff-reordered = { $thing } moved to another place
diff-reordered-in = { $thing } moved within { $place }
diff-edited = { $thing }: { $fields }
diff-field = { $field }: { $after } (was { $before })
diff-field-set = { $field }: { $after }
diff-field-cleared = { $field }: nothing (was { $before })
diff-field-changed = { $field } changed
diff-quoted = “{ $text }”
diff-conflict = conflict, { $about }. In the map: { $shown }. The other value: { $other }
diff-settled = conflict settled, { $about }. Chosen: { $shown }. Not chosen: { $other }
diff-count-conflicts = { $count } in conflict
diff-count-settled = { $count } settled
diff-field-separator = {"; "}
diff-field-direction = Text direction
diff-field-width = Width
diff-field-height = Height
diff-field-span = Number of steps
diff-field-icon = Icon
diff-field-picture = Picture
diff-field-answers = Pain points it answers
diff-field-line-below = Line below
diff-field-resolved = Resolved
diff-field-author = Author
diff-count-added = { $count } added
diff-count-removed = { $count } removed
diff-count-moved = { $count } moved
diff-count-edited = { $count } edited

# Steps of the history
step-resolve-conflicts = { $count ->
    [one] Settle a conflict
   *[other] Settle { $count } conflicts
}
step-merge-outside = Merge changes from outside
step-reload = Read the file again

# The command line
cli-about-diff = Show what changed from one map to another; exit code 0: nothing, 1: something, 2: a file cannot be read
cli-help-diff-before = The earlier map
cli-help-diff-after = The later map
cli-help-diff-json = As data, for other programs
cli-diff-same = The maps are the same.
cli-about-merge = Merge two maps that came from one; a merge driver for git. Exit code 0: merged, 1: with conflicts, which the map keeps for choosing, 130: a file cannot be read or written
cli-help-merge-base = The map from which both came
cli-help-merge-ours = Our map; becomes the merged one unless another file is named
cli-help-merge-theirs = Their map
cli-help-merge-output = The file to write
cli-help-merge-path = Name of the map in messages (git’s %P)
cli-check-conflicts = { $count ->
    [one] One conflict of a merge waits for a choice; open the map to choose.
   *[other] { $count } conflicts of a merge wait for a choice; open the map to choose.
}
cli-merge-conflict = { $about }. In the map: { $shown }. The other value: { $other }.
cli-merge-failed = { $side ->
    [base] The maps cannot be merged because of the one from which both came.
    [ours] The maps cannot be merged because of ours.
   *[theirs] The maps cannot be merged because of theirs.
} { $problem }
cli-merge-conflicts = { $count ->
    [one] One thing was changed in two ways. “{ $file }” shows one of them and keeps the other; open it to choose.
   *[other] { $count } things were changed in two ways. “{ $file }” shows one value of each and keeps the other; open it to choose.
}

# What others do to the file
outside-read-again = The file was changed outside; its new content is shown.
outside-merged = The file was changed outside; those changes were merged into yours.
outside-merged-conflicts = { $count ->
    [one] The file was changed outside and merged. One thing was changed on both sides; yours is kept until you choose.
   *[other] The file was changed outside and merged. { $count } things were changed on both sides; yours are kept until you choose.
}
outside-read-conflicts = { $count ->
    [one] The file was changed outside; its new content is shown. One thing in it was changed in two ways and waits for a choice.
   *[other] The file was changed outside; its new content is shown. { $count } things in it were changed in two ways and wait for a choice.
}
outside-renamed = The file was renamed outside; it is now called “{ $file }”.
outside-gone = “{ $file }” was deleted or moved outside. Your map is still here; saving puts the file back.
outside-unreadable = { $held } Your map is kept as it is; saving asks before it replaces anything.
holds-newer = “{ $file }” was replaced outside by a map of a newer version of Rihla.
outside-folder-gone = The folder of “{ $file }” is gone. Your map is still here: save it in another place.
holds-other-map = “{ $file }” was replaced outside and now holds another map.
holds-nothing = “{ $file }” was changed outside and is empty now.
holds-unreadable = “{ $file }” was changed outside and is damaged now.
opened-protected = This file is write-protected. To keep changes, save them under another name.

# Conflicts and comparisons in the window
action-compare = Compare with…
action-conflicts = Conflicts
dialog-compare-map = Compare with an earlier map
changes-close = Close
changes-comparison = Comparison
changes-since = What changed since “{ $file }”
changes-since-version = What changed since the version of { $time }
changes-conflicts = Conflicts
changes-conflicts-hint = These things were changed in two ways. The map shows one value of each and keeps the other. Choose what is to stay; your choice holds for everybody who has the file.
changes-settled = Everything is settled. Undo takes a choice back.
changes-all-settled = All conflicts are settled
conflict-count = { $count ->
    [one] One thing was changed in two ways. The map shows one of them until somebody chooses.
   *[other] { $count } things were changed in two ways. The map shows one value of each until somebody chooses.
}
conflict-choose = Choose
conflict-shown = In the map
conflict-other-value = The other value
conflict-taken = Chosen
conflict-dropped = Not chosen
conflict-all-shown = Keep everything as in the map
conflict-all-other = Take all other values
conflict-about = { $thing }: { $field }
conflict-place = Place
conflict-order = Order
conflict-deleted = deleted
conflict-kept = kept
conflict-kept-changed = kept; { $changes }
conflict-nothing = nothing
conflict-other = another value
conflict-gone = something that is no longer there
cli-help-diff-window = In the window, marked on the map

# The desktop
cli-about-install-desktop = Put Rihla into your desktop’s menu and open maps with a double-click (Linux)
cli-help-install-desktop-remove = Take it out again
cli-desktop-installed = Rihla is in your menu now, and maps open with it. (Written to “{ $folder }”; “rihla install-desktop --remove” takes it out again.)
cli-desktop-removed = Rihla is no longer in your desktop’s menu, and maps no longer open with it. The program and your maps stay where they are.
cli-desktop-was-not-there = Rihla was not in your desktop’s menu: there was nothing to take out.
cli-error-no-desktop-files = This is for Linux desktops. On this system, choose Rihla as the program for your maps in the system’s settings.
cli-error-no-data-folder = There is no home folder to write to. Set HOME or XDG_DATA_HOME.
desktop-generic-name = Customer-journey maps
desktop-keywords = journey;map;customer;service;design;
desktop-file-type = Customer-journey map

# Addresses that stand in a map
action-open-link = Open the link…
action-open-link-named = Open “{ $name }”…
link-title = Open { $place }?
link-text =
    This link stands in the map. It leads to:
    { $address }
link-open = Open
link-copy = Copy the address
link-refused = Only pages (http, https) and mail addresses (mailto) are opened from a map. This one is “{ $address }”.
