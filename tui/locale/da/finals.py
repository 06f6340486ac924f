"""Projektets egne læringer, når de gøres endelige."""

TEXTS = {
    "finals.title": "Endelige læringer",
    "finals.question": "Står I ved dem? Enter gør en læring endelig, og til udkast igen.",
    "finals.empty": "Projektet har ingen læringer. Åbn projektet, vælg observationer, og tryk d for at skrive en.",
}
