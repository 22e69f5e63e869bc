### Opening and saving files.

file-error-missing = Cannot open “{ $file }”: there is no such file. It may have been moved, renamed or deleted.
file-error-is-directory = “{ $file }” is a folder. Choose a file.
file-error-not-regular = “{ $file }” is a device or a pipe. Choose a file on a disk.
file-error-may-not-read = Cannot open “{ $file }”: you do not have permission to read it. Ask its owner for access.
file-error-too-large = Cannot open “{ $file }”: it has { $size } MB, and a map can have { $limit } MB at most. Check that it is the right file, or embed smaller pictures.
file-error-read = Cannot read “{ $file }”: the system reports “{ $reason }”. Check the disk or the connection and try again.
file-error-empty = “{ $file }” is empty. Choose another file, or restore this one from a backup.
file-error-only-zeros = “{ $file }” contains nothing but zeros, as after a power cut or a broken copy. Restore it from a backup.
file-error-utf16 = Cannot open “{ $file }”: its text is encoded in UTF-16. Save it as UTF-8 in a text editor and open it again.
file-error-not-utf8 = Cannot open “{ $file }”: what stands at line { $line }, column { $column } is not UTF-8 text. Check that the file is a journey map, and save it as UTF-8.
file-error-syntax = Cannot open “{ $file }”: it is not valid JSON at line { $line }, column { $column }. Check that it is a journey map, or correct that place in a text editor.
file-error-trailing-comma = Cannot open “{ $file }”: there is a comma too many before line { $line }, column { $column }. Remove it in a text editor.
file-error-after-the-end = Cannot open “{ $file }”: there is more text at line { $line }, column { $column }, after the end of the map. Remove it in a text editor.
file-error-number-too-large = Cannot open “{ $file }”: the number at line { $line }, column { $column } is too large. Correct it in a text editor.
file-error-half-character = Cannot open “{ $file }”: at line { $line }, column { $column } there is only half of a character (a lone surrogate). Correct it in a text editor.
file-error-truncated = Cannot open “{ $file }”: it breaks off at line { $line }, column { $column }. It was probably not copied or downloaded completely; get it again.
file-error-too-deep = Cannot open “{ $file }”: its contents are nested too deeply at line { $line }, column { $column }. Check that it is a journey map.
file-error-no-map-too-deep = “{ $file }” is not a journey map: at line { $line }, column { $column } its lists and objects are nested deeper than in any map. Choose another file.
file-error-merge-markers = Cannot open “{ $file }”: line { $line } is the mark of a conflict that Git left unresolved. Resolve the conflict and open the file again.
file-error-not-a-map = “{ $file }” is valid JSON, but it is not a journey map: it does not say "format": "rihla-journey". Choose another file.
file-error-other-format = “{ $file }” is not a journey map: its format is “{ $format }”. Open it with the program that it belongs to.
file-error-no-version = Cannot open “{ $file }”: its "version" is missing or is not a number from 1 up. Write "version": 1 at its top in a text editor.
file-error-wrong-value = Cannot open “{ $file }”: { $where }: { $wrong }. Correct it in a text editor.

file-where-place-and-path = line { $line }, column { $column }, in { $path }
file-where-place = line { $line }, column { $column }
file-where-path = in { $path }

file-wrong-text = this must be a text
file-wrong-yes-no = this must be true or false
file-wrong-whole-number = this must be a whole number
file-wrong-number = this must be a number
file-wrong-list = this must be a list
file-wrong-object = this must be an object
file-wrong-choice = “{ $found }” is not one of { $choices }
file-wrong-color = “{ $found }” is neither the name of a colour nor of the form #rrggbb
file-wrong-duplicate = the key “{ $key }” occurs twice
file-wrong-too-deep = this is nested too deeply
file-wrong-beyond = { $kind ->
    [text] this text has more than { $most } characters
    [key] the name of this field has more than { $most } characters
   *[items] this list has more than { $most } entries
}
file-wrong-other = { $reason }

file-error-too-much = Cannot open “{ $file }”: { $kind ->
    [cards] it has more than { $most } cards. Split the map into several
    [steps] it has more than { $most } steps. Split the map into several
    [lanes] it has more than { $most } lanes. Split the map into several
    [cells] its steps and lanes make more than { $most } cells. Split the map into several
    [links] it has more than { $most } arrows between cards. Take out some
    [points] its curves have more than { $most } points. Take out some
    [pictures] its pictures have more than { $most } MB. Embed smaller ones
    [values] it has more than { $most } values. Check that it is the right file, or split the map into several
   *[items] one of its lists has more than { $most } entries. Split the map into several
}.
file-error-would-not-open = Cannot save “{ $file }”: { $kind ->
    [text] one of the map’s texts has more than { $most } characters. Shorten it
    [key] the name of a field has more than { $most } characters. Shorten it
    [cards] the map has more than { $most } cards. Take out some
    [steps] the map has more than { $most } steps. Take out some
    [lanes] the map has more than { $most } lanes. Take out some
    [cells] the map’s steps and lanes make more than { $most } cells. Take out some of them
    [links] the map has more than { $most } arrows between cards. Take out some
    [points] the map’s curves have more than { $most } points. Take out some
    [pictures] the map’s pictures have more than { $most } MB. Use smaller ones
    [values] the map has more than { $most } values. Take out what you can do without
   *[items] one of the map’s lists has more than { $most } entries. Take out some
} and save again: nobody could open the file as it is.
file-error-too-large-to-open = Cannot save “{ $file }”: the file would have { $size } MB, and only files of up to { $limit } MB can be opened again. Take out pictures or long texts and save again.
file-error-folder-missing = Cannot save “{ $file }”: its folder is not there. Choose another place.
file-error-may-not-write = Cannot save “{ $file }”: you do not have permission to write there. Choose another place.
file-error-write-protected = Cannot save “{ $file }”: the file is write-protected. Save under another name, or remove the protection.
file-error-other-names = Cannot save “{ $file }” without asking: the same file has { $others ->
    [one] another name
   *[other] { $others } other names
} (hard links). Save under another name, or choose whether they are to follow.
file-error-disk-full = Cannot save “{ $file }”: the disk is full. Free some space or choose another place; the earlier file is unharmed.
file-error-quota = Cannot save “{ $file }”: your share of the disk is used up. Free some space or choose another place; the earlier file is unharmed.
file-error-read-only-disk = Cannot save “{ $file }”: the disk can only be read. Choose another place.
file-error-bad-name = Cannot save “{ $file }”: the system does not accept this name. Choose a shorter or simpler one.
file-error-write = Cannot save “{ $file }”: the system reports “{ $reason }”. Try again or choose another place; the earlier file is unharmed.
file-error-newer-map = Cannot save “{ $file }”: the map comes from a newer version of Rihla (format { $version }) and would lose what this one does not know. Update Rihla to edit it.
file-error-other-map = “{ $file }” now holds another map. Save yours under another name.
file-error-newer-on-disk = Cannot replace “{ $file }”: it was saved by a newer version of Rihla (format { $version }). Save under another name, or update Rihla.

file-read-only-newer = This map was saved by a newer version of Rihla (format { $version }). It can be looked at and exported, but not changed.
file-read-only-newer-lost = This map was saved by a newer version of Rihla (format { $version }). It can be looked at and exported, but not changed; { $lost ->
    [one] one thing in it is not shown, or not in full.
   *[other] { $lost } things in it are not shown, or not in full.
}

file-repair-missing-id = { $count ->
    [one] One part had no id and got one.
   *[other] { $count } parts had no id and got one.
}
file-repair-duplicate-id = { $count ->
    [one] One part had the same id as another and got a new one.
   *[other] { $count } parts had the same id as another and got new ones.
}
file-repair-stage-without-steps = { $count ->
    [one] One stage had no step and got one.
   *[other] { $count } stages had no step and got one each.
}
file-repair-out-of-range = { $count ->
    [one] One part had a number out of range; it is now the nearest one allowed.
   *[other] { $count } parts had a number out of range; it is now the nearest one allowed.
}
file-repair-points-out-of-order = { $count ->
    [one] The points of one emotion curve were put in the order of the journey.
   *[other] The points of { $count } emotion curves were put in the order of the journey.
}
file-repair-unplaced-cards = { $count ->
    [one] One card belongs to a stage or lane that is not in the map; it is kept under “Unplaced”.
   *[other] { $count } cards belong to a stage or lane that is not in the map; they are kept under “Unplaced”.
}
file-repair-loose-points = { $count ->
    [one] One point of an emotion curve belongs to a step that is not in the map; it is kept but not shown.
   *[other] { $count } points of emotion curves belong to steps that are not in the map; they are kept but not shown.
}
file-repair-loose-links = { $count ->
    [one] One arrow leads to or from a card that is not in the map; it is kept but not shown.
   *[other] { $count } arrows lead to or from cards that are not in the map; they are kept but not shown.
}
file-repair-loose-mentions = { $count ->
    [one] One part mentions something that is not in the map; it is kept as it is.
   *[other] { $count } parts mention something that is not in the map; they are kept as they are.
}
file-repair-missing-pictures = { $count ->
    [one] One part has a picture that is not in the file.
   *[other] { $count } parts have a picture that is not in the file.
}
file-repair-too-large-pictures = { $count ->
    [one] One picture is too large, or claims to be; it is kept but not shown. The most is 8192 pixels a side and 64 MB unpacked.
   *[other] { $count } pictures are too large, or claim to be; they are kept but not shown. The most is 8192 pixels a side and 64 MB unpacked.
}
file-repair-damaged-pictures = { $count ->
    [one] One picture is damaged or of a kind that cannot be read; it is kept but not shown.
   *[other] { $count } pictures are damaged or of a kind that cannot be read; they are kept but not shown.
}
file-repair-places = { $message } Where: { $places }.
file-place-card = “{ $text }” in { $lane }, { $stage }
file-place-card-untitled = a card in { $lane }, { $stage }
file-place-persona = { $name }
file-repair-closed-addresses = { $count ->
    [one] One card has a link that is neither a web page nor a mail address; it is kept but never opened.
   *[other] { $count } cards have links that are neither web pages nor mail addresses; they are kept but never opened.
}

# Importing a table
import-failed = “{ $name }” could not be imported. { $fault }
import-failed-text = The text could not be imported. { $fault }
import-not-found = There is no such file. Check its name and folder.
import-denied = You may not read this file. Ask its owner for access, or copy it to a folder of yours.
import-folder = It is a folder. Choose the table inside it.
import-unreadable = The system could not read it: { $reason }
import-file-too-large = It is larger than { $limit } MB. Keep only the journey table in the file and try again.
import-encoding = Its characters could not be read. Save it as UTF-8 (in Excel: “CSV UTF-8”) and try again.
import-workbook = It is a spreadsheet file. Save it as CSV, or copy the cells and paste them onto the map.
import-empty = There is no text in it.
import-one-column = It has no columns. A table needs a column of stages and at least one lane, separated by commas, tabs or “|”.
import-one-row = There are headings but no rows under them.
import-too-large = The table has more than { $limit } cells. Keep only the journey and try again.
picture-failed = “{ $name }” could not be added. { $fault }
picture-failed-pasted = The picture could not be added. { $fault }
picture-file-too-large = The file is larger than { $limit } MB. Make it smaller and try again.
picture-format = It is not a PNG, JPEG or WebP picture. Save it as one of these and try again.
picture-too-large = It is {"\u2066"}{ $width } × { $height }{"\u2069"} pixels; at most { $limit } a side can be read. Make it smaller and try again.
picture-damaged = It is damaged or not complete. Open it in an image viewer and save it again.
import-title = Customer journey
import-note-no-known-heading = No heading was recognised, so the first column became the stages.
import-note-unknown-headings = Became lanes of text: { $headings }
import-note-unknown-feelings = Feelings put at neutral, because no lexicon knows them: { $words }
import-note-overlong-rows = { $rows ->
    [one] One row had more cells than there are headings.
   *[other] { $rows } rows had more cells than there are headings.
}
import-note-clipped = { $characters ->
    [one] A text can have { $most } characters at most: one character was left out.
   *[other] A text can have { $most } characters at most: { $characters } characters were left out.
}
import-beyond = It would make a map too large to be opened: a map can have at most { $kind ->
    [cards] { $most } cards
    [steps] { $most } steps
    [lanes] { $most } lanes
    [cells] { $most } cells
    [points] { $most } points on its curves
   *[items] { $most } entries in a list
}. Keep only the journey and try again.
import-note-lines-left-out = { $lines ->
    [one] One line around the table was not imported.
   *[other] { $lines } lines around the table were not imported.
}
list-separator = ,
list-next = { $first }, { $next }
list-last = { $first } and { $last }
