"""Notatet til MED: det, der drøftes, før noget bliver besluttet."""

TEXTS = {
    "committee.stem": "med-notat",
    "committee.title": "Notat til MED: {about}",
    "committee.made": "Skrevet {day} ud fra det, teamet selv har noteret.",
    "committee.to_discuss": "Til drøftelse, før der bliver besluttet mere.",
    "committee.what": "Hvad der bliver anderledes",
    "committee.effects": "Hvad det betyder for arbejdet",
    "committee.whom": "Hvem det gælder",
    "committee.told": "Hvem der fortæller om det, og hvordan",
    "committee.follow_up": "Sådan bliver der fulgt op",
    "committee.when": "Hvornår det sker",
    "committee.missing": "Her mangler der svar",
    "committee.goal": "Hovedmål",
    "committee.set_by": "sat af {who}",
    "committee.at_once": "Nyt på samme dag",
    "committee.seen": "Set i hverdagen",
    "committee.agreed": "Aftalt",
    "committee.next": "Næste møde i teamet",
    "committee.felt": "»{goal}« kan mærkes",
}
