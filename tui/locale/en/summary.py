"""One page for those who decide."""

TEXTS = {
    "summary.stem": "one-page",
    "summary.title": "One page: {about}",
    "summary.ending": "To those who come next",
    "summary.concerns": "Concerns and questions",
    "summary.decided": "Decided and agreed on the way",
    "summary.tried": "What we tried",
    "summary.elsewhere": "What else happens at the same time",
    "summary.pitfalls": "The pitfalls",
    "summary.bites": "What bites",
    "summary.handled": "What is handled",
    "summary.waiting": "Waiting for a reply",
    "summary.agreements": "Agreements",
    "summary.lessons": "What we learned",
    "summary.seen.one": "1 observation",
    "summary.seen.many": "{n} observations",
    "summary.by": "by {who}",
    "summary.plan": "The plan changed",
    "summary.talked": "Talked about",
}
