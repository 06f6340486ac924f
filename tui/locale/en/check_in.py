"""Check-in."""

TEXTS = {
    "check_in.purpose": "The meeting is for",
    "check_in.no_purpose": "Press Enter and write what you want from this meeting.",
    "check_in.ask_purpose": "What is the meeting for?",
    "check_in.rule": "Ground rule",
    "check_in.ground_rule": "Everybody did the best they could with the time, the knowledge and the means they had. We are not looking for blame.",
    "check_in.here": "In the room",
    "check_in.people.one": "1 person (change with + and -)",
    "check_in.people.many": "{n} people (change with + and -)",
    "check_in.no_people": "Press + once for each who is here (or n and a number).",
    "check_in.ask_people": "How many of you are there?",
    "check_in.a_number": "Write a number from 1 to {most}.",
    "check_in.round": "A word each, seat by seat",
    "check_in.how": "Space passes the turn on. Anyone may pass. If a manager is present, they speak last.",
    "check_in.all_spoke": "Everyone has spoken.",
}
