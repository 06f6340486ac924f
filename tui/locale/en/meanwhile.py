"""Where two change the same at once."""

TEXTS = {
    "meanwhile.changed": "Another window has changed the same meanwhile. Which is to count?",
    "meanwhile.deleted": "It was deleted meanwhile. Bring it back?",
    "meanwhile.mine": "Here",
    "meanwhile.theirs": "The other window",
    "meanwhile.changed.mine": "save this one",
    "meanwhile.changed.theirs": "keep the other",
    "meanwhile.deleted.mine": "bring it back and save",
    "meanwhile.deleted.theirs": "leave it deleted",
    "meanwhile.about_deleted": "What you were changing was deleted from another window or machine while you typed. Your text is still in the field.",
}
