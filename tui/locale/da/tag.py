"""Mærkning."""

TEXTS = {
    "tag.one": "Mærk med en faldgrube:",
    "tag.many": "Mærk {n} observationer med en faldgrube",
    "tag.do": "mærk eller fjern",
    "tag.sign": "ramte det jer?",
    "tag.meanings": "{bites} den ramte os  {handled} vi gjorde noget i tide  {watch} den kan komme",
    "tag.on": "er på",
}
