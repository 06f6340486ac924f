"""Tagging."""

TEXTS = {
    "tag.one": "Tag with a pitfall:",
    "tag.many": "Tag {n} observations with a pitfall",
    "tag.do": "tag or untag",
    "tag.sign": "did it hit you?",
    "tag.meanings": "{bites} it hit us  {handled} we did something in time  {watch} it may come",
    "tag.on": "is on",
}
