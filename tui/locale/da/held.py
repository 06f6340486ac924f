"""Hjalp det hos jer? Svar om de læringer, projektet tog med fra andre."""

TEXTS = {
    "held.title": "Hjalp det hos jer?",
    "held.answered": "{n} af {all} besvaret",
    "held.question": "De læringer, I tog med fra andre. Hvad gjorde de her hos jer? Svaret følger læringen til de næste.",
    "held.empty": (
        "I har ikke taget nogen læringer med fra andre projekter. "
        "Hold erfaringstjek før et trin (Esc, og så j). Dér kan I tage dem med, der gælder hos jer."
    ),
    "held.lesson_gone": "(læringen er slettet)",
    "held.adapted": "Sådan tilpassede I den:",
    "held.because": "Fordi:",
    "held.answer_first": "Svar først: 1 hjalp, 2 ingen forskel, 3 gjorde det værre. Så kan I skrive hvorfor.",
    "held.ask_why": "Hvorfor? Et par ord er nok",
}
