"""The private round: the keyboard goes round."""

TEXTS = {
    "private.title": "The keyboard goes round",
    "private.between.one": "1 has had the keyboard. Hand it on.",
    "private.between.many": "{n} have had the keyboard. Hand it on.",
    "private.writes": "Number {n} writes",
    "private.how": "The text is shown as blocks. Enter is ready for the next thought, and the line is empty again. Esc, or Enter on an empty line, hands the keyboard on. You may pass.",
    "private.fewest": "At least {fewest} must write. If you are fewer, nothing is shown and nothing is kept.",
    "private.nobody": "We do not keep who. Colleagues may still know a way of writing.",
    "private.disk": "Nothing is on disk until you show it: all at once, in random order, only with the week. If the program closes before, it is gone.",
    "private.erased": "The raw texts are erased when the meeting ends, unless you choose to keep them.",
    "private.too_few": "You are {n}. There must be at least {fewest}, or one could guess who wrote what. Nothing would be shown or kept. Use slips, or say it aloud.",
    "private.next_note": "next thought",
    "private.hand_on": "next person",
    "private.sit": "I am ready",
    "private.show": "shuffle and show",
    "private.stop": "stop the round",
    "private.unsaved": "The private round: it has not been shown, and nothing of it is kept",
    "private.lose": "The round has not been shown. If you stop now, all that was written is gone for everyone.",
    "private.shown.one": "1 text is shown. Press u to undo.",
    "private.shown.many": "{n} texts are shown in random order. Press u to undo them all.",
}
