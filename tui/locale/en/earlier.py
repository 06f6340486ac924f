"""The earlier lesson that announces itself when a pitfall is tagged."""

TEXTS = {
    "earlier.ours": "Learned before",
    "earlier.theirs": "Learned at {origin}",
    "earlier.taken": "You have taken over",
    "earlier.later": "You put off",
    "earlier.helped": "helped in {n} of {of}",
    "earlier.helped_hurt": "helped in {n} of {of}, made it worse in {hurt}",
    "earlier.hurt": "made it worse in {n} of {of}",
    "earlier.none": "made no difference in {n}",
    "earlier.unanswered": "used in {n}, no answer yet",
    "earlier.untried": "nobody has tried it yet",
    "earlier.line": "{lead} ({did}): {title} · {project}",
    "earlier.read": "{key} read ",
}
