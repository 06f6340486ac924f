"""Backup."""

TEXTS = {
    "backup.made": "The copy is in {folder}. It has been checked and holds everything.",
    "backup.made_of_part": "The copy is in {folder}. It has been looked through, but something in the library is not as it should be:",
    "backup.projects.one": "1 project",
    "backup.projects.many": "{n} projects",
    "backup.holds": "{projects}, {lines} lines, {size}",
    "backup.left_out.one": "One place could not be read and is not in it: {files}",
    "backup.left_out.many": "{n} places could not be read and are not in it: {files}",
    "backup.gone.one": "The project of one folder is gone: another one's log lies there in its place. It is not in the copy, so keep older copies: {files}",
    "backup.gone.many": "The projects of {n} folders are gone: another one's log lies there in their place. They are not in the copy, so keep older copies: {files}",
    "backup.wrong.one": "One place in the library is wrong, and so in the copy too. See what: tilbageblik check",
    "backup.wrong.many": "{n} places in the library are wrong, and so in the copy too. See which: tilbageblik check",
    "backup.folders.one": "1 project that was gone is brought back: {names}",
    "backup.folders.many": "{n} projects that were gone are brought back: {names}",
    "backup.acts.one": "1 change that was missing is brought back in {files}",
    "backup.acts.many": "{n} changes that were missing are brought back in {files}",
    "backup.would": "This would happen:",
    "backup.nothing": "Nothing is missing. All that the copy holds is there already.",
    "backup.unread.one": "1 line of the copy cannot be read and did not come back.",
    "backup.unread.many": "{n} lines of the copy cannot be read and did not come back.",
}
