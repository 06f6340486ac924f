"""The project's own lessons, when they are made final."""

TEXTS = {
    "finals.title": "Final lessons",
    "finals.question": "Do you stand by them? Enter makes a lesson final, and a draft again.",
    "finals.empty": "The project has no lessons. Open the project, choose observations, and press d to distil one.",
}
