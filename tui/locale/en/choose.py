"""Choose: dots, lessons and agreements."""

TEXTS = {
    "choose.no_people": "Press n and say how many you are. Then the dots are counted.",
    "choose.left": "{n} dots left of {all} ({people} people)",
    "choose.all_given": "All {all} dots are given. Press v to count.",
    "choose.over": "{n} dots too many: {given} are given, and there are {all}",
    "choose.counted": "Counted: {given} dots. d makes the group a lesson, a an action.",
    "choose.give": "give dots",
    "choose.hidden": "hidden until you count",
    "choose.hidden_dots": "▒▒▒",
    "choose.empty": "There are no groups yet. Go back to Understand with Shift+Tab and put the notes together.",
    "choose.notes.one": "1 note",
    "choose.notes.many": "{n} notes",
    "choose.rest": "Without a group",
    "choose.more": "and {n} more",
    "choose.people.one": "1 person",
    "choose.people.many": "{n} people",
    "choose.pick_people": "How many are you?",
}
