"""Mærkning."""

TEXTS = {
    "tag.one": "Mærk med en faldgrube:",
    "tag.many": "Mærk {n} observationer med en faldgrube",
    "tag.do": "mærk (eller tag mærket af)",
    "tag.sign": "bider det?",
    "tag.on": "er på",
}
