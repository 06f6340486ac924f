"""What keeps the logs in order."""

TEXTS = {
    "upkeep.compacted": "Your own logs took {before} and now take {after}. What was written in the last {keep} days can still be undone.",
    "upkeep.purged.one": "Erased for good, with all that was ever written in it.",
    "upkeep.purged.many": "{n} things are erased for good, with all that was ever written in them.",
    "upkeep.would_purge.one": "To be erased for good, with all that was ever written in it:",
    "upkeep.would_purge.many": "{n} things to be erased for good, with all that was ever written in them:",
    "upkeep.one": "  {id}  {kind}: {text}",
    "upkeep.more.one": "  … and 1 more",
    "upkeep.more.many": "  … and {n} more",
    "upkeep.sure": "This cannot be undone. Type yes to erase:",
    "upkeep.not_purged": "Nothing was erased.",
    "upkeep.would_rewrite": "The text would be erased here at once: {files}",
    "upkeep.in_use": "Open in another window; done when it closes: {files}",
    "upkeep.waiting": "Written by others. The text is erased there when they next start the program: {files}",
    "upkeep.elsewhere": "The same text is also in: {records}",
    "upkeep.beyond": (
        "Recycle bins and earlier versions in OneDrive, SharePoint and the like, backups and Git's history are out of our reach. Erase them there."
    ),
}
