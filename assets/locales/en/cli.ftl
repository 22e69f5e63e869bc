### Exports and the command line.

export-error-too-large = The picture would be {"\u2066"}{ $width } × { $height }{"\u2069"} pixels, which is more than can be made. The largest scale for this map is { $scale }; or export fewer stages.
export-error-too-large-at-any-scale = Even at the smallest scale the picture would be {"\u2066"}{ $width } × { $height }{"\u2069"} pixels, which is more than can be made. Export fewer stages.
export-error-bad-scale = A scale of { $scale } makes no sense. Choose one from { $least } to { $most }.
export-error-no-stages = None of the chosen stages is in the map. Choose at least one that is.
export-error-would-replace-map = The picture would replace the map itself, “{ $file }”. Choose another name.
export-error-cancelled = The export was cancelled; no file was written.
export-error-drawing = A part of the picture could not be drawn, so no file was written. This is a fault of Rihla or of one of the fonts; please report it.

cli-error = error: { $error }
cli-note = note: { $note }
cli-error-no-window = This build of Rihla has no window. Run “rihla --help” to see what it can do without one.
cli-error-exists = “{ $file }” already exists. Choose another name, or add --force to replace it.
cli-error-terminal = The picture would go to the terminal. Send it to a file or to another program.
cli-error-unknown-format = Cannot export to “{ $file }”: pictures are PNG files. Let its name end in .png.
cli-error-unknown-stage = There is no stage “{ $stage }” in this map. Its stages are: { $stages }.
cli-error-unknown-argument = “{ $argument }” is not understood here.
cli-error-missing-argument = { $argument } is missing.
cli-error-missing-value = { $argument } needs a value.
cli-error-invalid-value = “{ $value }” is not a possible value of { $argument }.
cli-hint-help = Run “rihla --help” to see what is possible.

cli-heading-usage = Usage:
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-commands = Commands
cli-help-help = Show this help
cli-help-version = Show the version
cli-after-help = Without a command, the window opens. “-” stands for standard input or output. RIHLA_LANG (en, ar, he, fa) chooses the language of messages.

cli-about-rihla = Customer-journey maps, in your language, on your own machine
cli-help-rihla-files = Maps to open in the window

cli-about-export = Make a picture of a map
cli-help-export-file = The map
cli-help-export-output = The picture to write, a PNG file; without it, beside the map and called like it
cli-help-export-scale = Pixels per map point, from 0.05 to 64; 2 unless given
cli-help-export-theme = Colours: light, dark or print; light unless given
cli-help-export-stages = Only these stages, by title or id, with commas between them
cli-help-export-transparent = Leave the background transparent
cli-help-export-margin = Free space around the map, in map points; 24 unless given
cli-help-export-lang = Language of the words that Rihla adds to the picture; the map’s own unless given
cli-help-export-force = Replace a picture that is there, even when its name was not given

cli-about-new = Make a new map with five stages and six lanes
cli-help-new-lang = Language of the map; that of the system unless given
cli-help-new-output = The file to write
cli-help-new-force = Replace a file that is there

cli-about-check = Check whether files are valid maps, and point out what may be missing in them
cli-help-check-files = The maps
cli-help-check-strict = End with an error when there is anything to point out

cli-about-import = Make a map of a table: CSV, TSV or Markdown
cli-help-import-table = The table
cli-help-import-output = The file to write
cli-help-import-lang = Language of the map where the table’s letters do not tell
cli-help-import-force = Replace a file that is there

cli-about-schema = Print the JSON Schema of map files

cli-new-done = Wrote a new map to “{ $file }”.
cli-import-done = Wrote a map to “{ $file }” ({ $stages } stages, { $lanes } lanes, { $cards } cards).
cli-export-done = Wrote a picture of {"\u2066"}{ $width } × { $height }{"\u2069"} pixels to “{ $file }”.
cli-export-progress = Drawing: { $percent }%
cli-check-fine = “{ $file }” is a valid map. There is nothing to point out.
cli-check-remarks = “{ $file }” is a valid map. { $count ->
    [one] One thing to look at:
   *[other] { $count } things to look at:
}

