"""Tjek ind."""

TEXTS = {
    "check_in.purpose": "Mødet er til for",
    "check_in.no_purpose": "Tryk Enter, og skriv, hvad I vil have ud af mødet.",
    "check_in.ask_purpose": "Hvad er mødet til for?",
    "check_in.rule": "Spilleregel",
    "check_in.ground_rule": "Alle gjorde det bedste, de kunne, med den tid, den viden og de midler, de havde. Vi leder ikke efter skyld.",
    "check_in.here": "I rummet",
    "check_in.people.one": "1 deltager (ret med + og -)",
    "check_in.people.many": "{n} deltagere (ret med + og -)",
    "check_in.no_people": "Tryk + én gang for hver, der er med (eller n og et tal).",
    "check_in.ask_people": "Hvor mange er I?",
    "check_in.a_number": "Skriv et tal fra 1 til {most}.",
    "check_in.round": "Et ord hver, plads for plads",
    "check_in.how": "Mellemrum giver ordet videre. Man må sige pas. Er en leder med, taler lederen helst til sidst.",
    "check_in.all_spoke": "Alle har haft ordet.",
}
