"""Papirer til et møde."""

TEXTS = {
    "print_pack.stem": "moedepapirer",
    "print_pack.title": "Papirer til mødet: {about}",
    "print_pack.slips": "Sedler, otte på en side",
    "print_pack.slips_shown": "{n} sedler på en side, med det, der spørges om, og linjer at skrive på. Print så mange sider, I har brug for.",
    "print_pack.slip": "Én ting på hver seddel. Skriv roller, ikke navne.",
    "print_pack.facilitator": "Til mødelederen: {format}",
    "print_pack.phase": "Del",
    "print_pack.from": "Fra",
    "print_pack.clock": "{hours}.{minutes}",
    "print_pack.minutes": "Min.",
    "print_pack.words": "Sig og gør",
    "print_pack.remember.slips": "Print siden med sedler, så der er mindst tre til hver, og klip dem ud.",
    "print_pack.remember.leader": "Er en leder med, taler lederen helst til sidst. Man må sige pas.",
    "print_pack.remember.names": "Saml sedlerne, bland dem, og læs dem op eller tast dem ind i blandet orden.",
    "print_pack.poster": "Det har vi lært",
}
