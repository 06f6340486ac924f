"""Når en tekst skrives i et andet program."""

TEXTS = {
    "editor.short": "skriveprogram",
    "editor.encoding": "Filen var ikke UTF-8 og er læst som {encoding}. Se efter, om æ, ø og å står rigtigt.",
    "editor.failed": "Skriveprogrammet sluttede med en fejl ({status}). Det, det nåede at gemme, står her; læs det igennem.",
}
