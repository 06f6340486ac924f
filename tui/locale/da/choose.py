"""Vælg: prikker, læringer og aftaler."""

TEXTS = {
    "choose.no_people": "Tast n, og sig, hvor mange I er. Så tælles prikkerne.",
    "choose.left": "{n} prikker tilbage af {all} ({people} mennesker)",
    "choose.all_given": "Alle {all} prikker er givet. Tast v for at tælle op.",
    "choose.over": "{n} prikker for mange: {given} er givet, og der er {all}",
    "choose.counted": "Talt op: {given} prikker. d gør bunken til en læring, a til en handling.",
    "choose.give": "giv prikker",
    "choose.hidden": "skjult, til I tæller op",
    "choose.hidden_dots": "▒▒▒",
    "choose.empty": "Her er ingen bunker endnu. Gå tilbage til Forstå med Shift+Tab, og saml sedlerne.",
    "choose.notes.one": "1 seddel",
    "choose.notes.many": "{n} sedler",
    "choose.rest": "Uden bunke",
    "choose.more": "og {n} mere",
    "choose.people.one": "1 menneske",
    "choose.people.many": "{n} mennesker",
    "choose.pick_people": "Hvor mange er I?",
}
