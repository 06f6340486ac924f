"""Tagging."""

TEXTS = {
    "tag.one": "Tag with a pitfall:",
    "tag.many": "Tag {n} observations with a pitfall",
    "tag.do": "tag or untag",
    "tag.sign": "does it bite?",
    "tag.on": "is on",
}
