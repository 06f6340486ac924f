"""Den tidligere læring, der melder sig, når en faldgrube bliver mærket."""

TEXTS = {
    "earlier.ours": "Lært før",
    "earlier.theirs": "Lært hos {origin}",
    "earlier.taken": "I har taget over",
    "earlier.later": "I ville vende tilbage til",
    "earlier.helped": "hjalp i {n} af {of}",
    "earlier.helped_hurt": "hjalp i {n} af {of}, gjorde det værre i {hurt}",
    "earlier.hurt": "gjorde det værre i {n} af {of}",
    "earlier.none": "gjorde ingen forskel i {n}",
    "earlier.unanswered": "brugt i {n}, intet svar endnu",
    "earlier.untried": "ingen har prøvet den endnu",
    "earlier.line": "{lead} ({did}): {title} · {project}",
    "earlier.read": "{key} læs ",
}
