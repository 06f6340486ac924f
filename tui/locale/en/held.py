"""Did they help here? Answers about the lessons a project took over from others."""

TEXTS = {
    "held.title": "Did they help here?",
    "held.answered": "{n} of {all} answered",
    "held.question": "The lessons you took over from others. What did they do here? The answer follows the lesson to the next.",
    "held.empty": (
        "You have not taken over any lessons from other projects. "
        "Read others' lessons before a stage (Esc, then j). There you can take over those that apply to you."
    ),
    "held.lesson_gone": "(the lesson is deleted)",
    "held.adapted": "How you adapted it:",
    "held.because": "Because:",
    "held.answer_first": "Answer first: 1 helped, 2 no difference, 3 made it worse. Then you can write why.",
    "held.ask_why": "Why? A few words will do",
}
