"""Det, der holder loggene i orden."""

TEXTS = {
    "upkeep.compacted": "Jeres egne logge fyldte {before} og fylder nu {after}. Det, der er skrevet de sidste {keep} dage, kan stadig fortrydes.",
    "upkeep.purged.one": "Slettet for alvor, også alt, der har stået i den før.",
    "upkeep.purged.many": "{n} ting er slettet for alvor, også alt, der har stået i dem før.",
    "upkeep.would_purge.one": "Slettes for alvor, også alt, der har stået i den før:",
    "upkeep.would_purge.many": "{n} ting slettes for alvor, også alt, der har stået i dem før:",
    "upkeep.one": "  {id}  {kind}: {text}",
    "upkeep.more.one": "  … og 1 til",
    "upkeep.more.many": "  … og {n} til",
    "upkeep.sure": "Det kan ikke fortrydes. Skriv ja for at slette:",
    "upkeep.not_purged": "Intet er slettet.",
    "upkeep.would_rewrite": "Her ville teksten blive slettet med det samme: {files}",
    "upkeep.in_use": "Er åben i et andet vindue og ordnes, når det lukkes: {files}",
    "upkeep.waiting": "Er skrevet af andre. Teksten slettes dér, næste gang de starter programmet: {files}",
    "upkeep.elsewhere": "Den samme tekst står også i: {records}",
    "upkeep.beyond": (
        "Papirkurve og tidligere udgaver i OneDrive, SharePoint og lignende, sikkerhedskopier og Gits historik når vi ikke. Slet dem dér."
    ),
}
