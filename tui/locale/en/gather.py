"""The phase Gather: what the log remembers, and what is new."""

TEXTS = {
    "gather.memory": "The log remembers",
    "gather.now": "New",
    "gather.nothing_yet": "Nothing new yet. n: write what is said. d: type slips in. t: let the keyboard go round.",
    "gather.with_us": "in",
    "gather.new": "new",
    "gather.now_only": "It is written now and is in. Go to what the log remembers with m.",
    "gather.taken.one": "1 note of the log is in.",
    "gather.taken.many": "{n} notes of the log are in.",
    "gather.all_taken": "All that is shown is in.",
    "gather.then": "{n} of {of}. Then: {after}",
    "gather.next_prompt": "next question",
    "gather.slips": "Slips: shuffle them and type them in mixed order, so that the order gives nobody away.",
    "gather.not_memory": "That was in the log before. Delete it in the project, not here.",
    "gather.looks_like": "pitfall?",
}
