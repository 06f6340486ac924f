"""Bunker: sedler, der hører sammen."""

TEXTS = {
    "groups.loose": "Løse sedler",
    "groups.status": "{groups}, {loose} løse",
    "groups.chosen.one": "1 valgt",
    "groups.chosen.many": "{n} valgt",
    "groups.below.one": "1 linje mere",
    "groups.below.many": "{n} mere herunder",
    "groups.near": "Ligner",
    "groups.log": "fra loggen",
    "groups.notes.one": "1 seddel",
    "groups.notes.many": "{n} sedler",
    "groups.new": "En ny bunke",
    "groups.pick_group": "Hvilken bunke?",
    "groups.pick_log": "Hvad fra loggen?",
    "groups.empty_log": "Der er ikke mere i loggen at hente.",
    "groups.ask_name": "Hvad hedder bunken?",
    "groups.choose_first": "Vælg først med mellemrum, hvad der skal ned i bunken.",
    "groups.ungrouped": "Bunken »{name}« er skilt ad. Tast u for at få den igen.",
    "groups.on_a_group": "Del skiller en bunke ad. Stil dig på bunkens navn.",
}
