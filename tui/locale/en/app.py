"""What holds everywhere."""

TEXTS = {
    "app.projector.on": "The projector is on: more air, fewer columns.",
    "app.projector.off": "The projector is off.",
    "app.first_place": "There is nothing to go back to here. Press {key} to quit; everything is saved.",
    "app.fetching": "Reading {project} …",
    "app.nothing_to_export": "Open or choose a project first. Then it can be written as a learning log.",
    "app.no_project_here": "No project is chosen here. Open one first.",
    "app.no_library": "The folder is not there: {folders}. The first project makes it. If it is not the one you meant to open, close the program and check what it is called.",
    "app.kept": "Something could not be saved in the folder. It is kept here and will be saved next time: {files}",
    "app.closed": "Closed. Everything is saved in {folders}",
    "app.lost.one": "Something we wrote is gone from the library: {files}. See what, and how to get it back: tilbageblik check",
    "app.lost.many": "Something we wrote in {n} places is gone from the library: {files}. See what, and how to get it back: tilbageblik check",
    "app.saves_not": "Nothing has reached the disk for a while: it does not answer. Go on writing; nothing is lost, and it is still being tried.",
    "app.saves_not_kept": "What waits is kept here meanwhile: {files}",
    "app.saves_again": "The disk answers again, and what waited is being saved.",
    "app.look_failed": "Something went wrong when the folders were read ({reason}). What you write is saved, and it is tried again. If it goes on, tell whoever looks after the program.",
    "app.saving_restarted": "What saves had broken down and has been started again. Nothing is lost.",
    "app.erased_at_close": "Personal data was seen in it: when the program is quit it is erased for good.",
    "app.damaged.one": "Something in {files} cannot be read and was skipped; all else is here. The program leaves the file as it is. See what it is: tilbageblik check",
    "app.damaged.many": "Something in {n} files cannot be read and was skipped; all else is here. The program leaves the files as they are. See what it is: tilbageblik check",
    "app.set_aside": "The program’s own file {file} could not be read. It was set aside, and a new one is made. Nothing in the library was touched.",
}
