"""Answers since last time: for those who asked."""

TEXTS = {
    "answers.stem": "answers-since-last-time",
    "answers.title": "Answers since last time: {about}",
    "answers.since": "This is what has been answered and done since {day}.",
    "answers.answered": "What you asked about",
    "answers.done": "What has been done",
    "answers.waiting": "What still waits for a reply",
    "answers.nothing": "Nobody has asked about anything, and nothing has been done since then.",
}
