"""Groups: notes that belong together."""

TEXTS = {
    "groups.loose": "Loose notes",
    "groups.status": "{groups}, {loose} loose",
    "groups.chosen.one": "1 chosen",
    "groups.chosen.many": "{n} chosen",
    "groups.below.one": "1 more line",
    "groups.below.many": "{n} more below",
    "groups.near": "Like it",
    "groups.log": "from the log",
    "groups.notes.one": "1 note",
    "groups.notes.many": "{n} notes",
    "groups.new": "A new group",
    "groups.pick_group": "Which group?",
    "groups.pick_log": "What from the log?",
    "groups.empty_log": "There is no more in the log to fetch.",
    "groups.ask_name": "What is the group called?",
    "groups.choose_first": "First choose with Space what goes into the group.",
    "groups.ungrouped": "The group “{name}” is taken apart. Press u to have it back.",
    "groups.on_a_group": "Del takes a group apart. Go to the name of the group.",
}
