### editor

# Steps of the history, as in "Undo: Move 2 cards"

step-add-cards =
    { $count ->
        [one] Add card
       *[other] Add { $count } cards
    }
step-edit-cards =
    { $count ->
        [one] Edit card
       *[other] Edit { $count } cards
    }
step-move-cards =
    { $count ->
        [one] Move card
       *[other] Move { $count } cards
    }
step-duplicate-cards =
    { $count ->
        [one] Duplicate card
       *[other] Duplicate { $count } cards
    }
step-delete-cards =
    { $count ->
        [one] Delete card
       *[other] Delete { $count } cards
    }

step-add-stage = Add stage
step-edit-stages =
    { $count ->
        [one] Edit stage
       *[other] Edit { $count } stages
    }
step-move-stages =
    { $count ->
        [one] Move stage
       *[other] Move { $count } stages
    }
step-duplicate-stages =
    { $count ->
        [one] Duplicate stage
       *[other] Duplicate { $count } stages
    }
step-delete-stages =
    { $count ->
        [one] Delete stage
       *[other] Delete { $count } stages
    }

step-add-step = Add step
step-edit-steps =
    { $count ->
        [one] Edit step
       *[other] Edit { $count } steps
    }
step-move-step = Move step
step-delete-steps =
    { $count ->
        [one] Delete step
       *[other] Delete { $count } steps
    }

step-add-lane = Add lane
step-edit-lanes =
    { $count ->
        [one] Edit lane
       *[other] Edit { $count } lanes
    }
step-move-lanes =
    { $count ->
        [one] Move lane
       *[other] Move { $count } lanes
    }
step-duplicate-lanes =
    { $count ->
        [one] Duplicate lane
       *[other] Duplicate { $count } lanes
    }
step-delete-lanes =
    { $count ->
        [one] Delete lane
       *[other] Delete { $count } lanes
    }

step-add-curve = Add emotion curve
step-edit-curves =
    { $count ->
        [one] Edit emotion curve
       *[other] Edit { $count } emotion curves
    }
step-add-point = Add curve point
step-move-points =
    { $count ->
        [one] Move curve point
       *[other] Move { $count } curve points
    }
step-edit-points =
    { $count ->
        [one] Edit curve point
       *[other] Edit { $count } curve points
    }
step-delete-points =
    { $count ->
        [one] Delete curve point
       *[other] Delete { $count } curve points
    }

step-add-link = Add arrow
step-edit-links =
    { $count ->
        [one] Edit arrow
       *[other] Edit { $count } arrows
    }
step-delete-links =
    { $count ->
        [one] Delete arrow
       *[other] Delete { $count } arrows
    }

step-add-persona = Add persona
step-edit-personas =
    { $count ->
        [one] Edit persona
       *[other] Edit { $count } personas
    }
step-move-persona = Move persona

step-add-comment = Add comment
step-edit-comments =
    { $count ->
        [one] Edit comment
       *[other] Edit { $count } comments
    }

step-delete-items =
    { $count ->
        [one] Delete item
       *[other] Delete { $count } items
    }

step-edit-title = Rename the map
step-edit-kind = Change the kind of map
step-edit-language = Change the map’s language
step-edit-flow = Change the direction
step-edit-scenario = Edit the scenario
step-edit-map = Edit the map
step-restore-version = Restore a version
step-add-media = Add a picture
step-paste-style = Paste the style
step-split-at-caret = Split a card
step-remove-picture = Remove the picture
step-icon = Change the icon

# Why a change was refused

edit-error-not-found = What you want to change is no longer in the map.
edit-error-locked = Locked cards cannot be changed. Unlock them first.
edit-error-duplicate-id = A part with this id is already in the map.
edit-error-not-a-number = This is not a number.
edit-error-beyond = { $kind ->
    [text] A text can have { $most } characters at most. Nothing was changed.
    [key] The name of a field can have { $most } characters at most. Nothing was changed.
    [cards] A map can have { $most } cards at most. Nothing was changed.
    [steps] A map can have { $most } steps at most. Nothing was changed.
    [lanes] A map can have { $most } lanes at most. Nothing was changed.
    [cells] A map can have { $most } cells at most. Nothing was changed.
    [links] A map can have { $most } arrows between cards at most. Nothing was changed.
    [points] The curves of a map can have { $most } points at most. Nothing was changed.
    [pictures] The pictures of a map can have { $most } MB together at most. Nothing was changed.
    [values] The map would become too large to be opened again. Nothing was changed.
   *[items] A list can have { $most } entries at most. Nothing was changed.
}
edit-error-read-only = This map is open for reading only. Save it under another name to change it.

step-join-steps =
    { $count ->
        [one] Join steps
       *[other] Join { $count } steps
    }
step-merge-cards =
    { $count ->
        [one] Merge cards
       *[other] Merge { $count } cards
    }
step-split-cards =
    { $count ->
        [one] Split card
       *[other] Split { $count } cards
    }
step-color = Change the colour
step-lane-kind = Change the kind of lane
step-fit = Fit the size to the content
step-resize = Change the size
step-span = Change how many steps a card spans
step-paste-cards =
    { $count ->
        [one] Paste card
       *[other] Paste { $count } cards
    }
step-cut-cards =
    { $count ->
        [one] Cut card
       *[other] Cut { $count } cards
    }
step-paste-stages =
    { $count ->
        [one] Paste stage
       *[other] Paste { $count } stages
    }
step-paste-lanes =
    { $count ->
        [one] Paste lane
       *[other] Paste { $count } lanes
    }
step-cut-stages =
    { $count ->
        [one] Cut stage
       *[other] Cut { $count } stages
    }
step-cut-lanes =
    { $count ->
        [one] Cut lane
       *[other] Cut { $count } lanes
    }
step-replace =
    { $count ->
        [one] Replace text
       *[other] Replace text in { $count } places
    }

# Links and comments
step-turn-link = Reverse the arrow
step-answers = Choose what is answered
step-resolve = Resolve the comment
step-reopen = Reopen the comment
