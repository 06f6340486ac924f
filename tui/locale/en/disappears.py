"""What disappears with the old way."""

TEXTS = {
    "disappears.about": "What did the old way give that was never written down? A ! first makes the answer a concern.",
    "disappears.more.one": "1 more answer",
    "disappears.more.many": "{n} more answers",
    "disappears.relation": "Contact",
    "disappears.relation.ask": "Which moments with citizens and colleagues become fewer or different?",
    "disappears.whole": "The whole picture",
    "disappears.whole.ask": "What do we no longer know of the whole person, once it is split into boxes?",
    "disappears.latitude": "Room to choose",
    "disappears.latitude.ask": "What can we no longer choose to do in our own way?",
    "disappears.pride": "Pride",
    "disappears.pride.ask": "What were we good at that is no longer needed?",
    "disappears.learning": "Learning in the routine",
    "disappears.learning.ask": "What did we learn along the way while we did it by hand?",
}
