"""The private round: the keyboard goes round."""

TEXTS = {
    "private.how": "The text is shown as blocks. Enter is ready for the next thought, and the line is empty again. Esc, or Enter on an empty line, hands the keyboard on. You may pass.",
    "private.fewest": "At least {fewest} must write. If you are fewer, nothing is shown and nothing is kept.",
    "private.nobody": "We do not keep who. Colleagues may still know a way of writing.",
    "private.disk": "Nothing is on disk until you show it: all at once, in random order, only with the week. If the program closes before, it is gone.",
    "private.erased": "The raw texts are erased when the meeting ends, unless you choose to keep them.",
    "private.too_few": "You are {n}. There must be at least {fewest}, or one could guess who wrote what. Nothing would be shown or kept. Use slips, or say it aloud.",
    "private.next_note": "next thought",
    "private.hand_on": "next person",
    "private.unsaved": "The private round: it has not been shown, and nothing of it is kept",
    "private.lose": "If you throw the round away, all that was written is gone for everyone.",
    "private.shown.one": "1 text is shown. Press u to undo.",
    "private.shown.many": "{n} texts are shown in random order. Press u to undo them all.",
    "private.ask_sentence": "Say it in one sentence: what is “{name}” about?",
    "private.why_sentence.one": "The sentence stands in the record instead of the text that was written in private:",
    "private.why_sentence.many": "The sentence stands in the record instead of the {n} texts you wrote in private:",
    "private.more_notes.one": "… and 1 more",
    "private.more_notes.many": "… and {n} more",
    "private.sits": "Number {n} writes",
    "private.will_show.one": "The text is now shown to all. Nobody can see who wrote it.",
    "private.will_show.many": "All {n} texts are now shown to all, shuffled. Nobody can see who wrote what.",
}
