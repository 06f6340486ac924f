"""When a project ends."""

TEXTS = {
    "closing.title": "Close the project",
    "closing.question": "What you write now is what the next team gains most from. None of it is required. Enter opens the step.",
    "closing.step.ending": "What would you tell the next team?",
    "closing.step.context": "The context as it turned out",
    "closing.step.goals": "Were the goals met?",
    "closing.step.lessons": "Your own lessons: which are final?",
    "closing.step.held": "The lessons you took over from others: did they help?",
    "closing.step.finished": "Finish: the project is done",
    "closing.step.stopped": "Stop: we end it here",
    "closing.not_yet": "not written yet",
    "closing.known": "{n} of {all} context factors known",
    "closing.lessons_at": "{drafts} draft, {final} final",
    "closing.no_lessons": "no lessons yet",
    "closing.answered": "{n} of {all} answered",
    "closing.none_taken": "no lessons taken over",
    "closing.finished_means": "Enter sets the status to finished, as of today",
    "closing.stopped_means": "A good ending too. Enter sets the status to stopped, as of today",
    "closing.since": "since {day}",
    "closing.is_finished": "“{project}” is finished. Press u to undo.",
    "closing.is_stopped": "“{project}” is stopped, and what you learned is still here. Press u to undo.",
}
