"""Mærkning."""

TEXTS = {
    "tag.one": "Mærk med en faldgrube:",
    "tag.many": "Mærk {n} observationer med en faldgrube",
    "tag.do": "mærk eller fjern",
    "tag.sign": "bider det?",
    "tag.on": "er på",
}
