"""Lessons and actions of a meeting, a line at a time."""

TEXTS = {
    "agree.ask_lesson": "Lesson: what would we do?",
    "agree.store_lesson": "save a draft, the rest can wait",
    "agree.lesson_stored": "The lesson is saved as a draft: “{title}”. The rest can be written later, under v.",
    "agree.ask_action": "Action: what is to be done?",
    "agree.ask_owner": "Who does it? (a function)",
    "agree.ask_due": "By when?",
    "agree.due_how": "Such as 1 February, week 7 or in 14 days. Enter with nothing typed skips this.",
    "agree.to_owner": "save, then who",
    "agree.to_due": "then when",
    "agree.store_action": "save",
    "agree.later": "the rest later",
    "agree.is_lesson": "Lesson: {text}",
    "agree.is_action": "Action: {text}",
    "agree.who": "who: {who}",
    "agree.when": "by {day}",
    "agree.first_step": "first step: {step}",
    "agree.many": "Can you manage that many?",
    "agree.many_how": "This will be action number {n}. Three that get done are worth more than five that do not.",
    "agree.many_yes": "yes, this one too",
}
