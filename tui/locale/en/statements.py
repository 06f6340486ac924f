"""Statements without names: what people have said themselves."""

TEXTS = {
    "statements.stem": "statements",
    "statements.title": "Statements without names: {about}",
    "statements.of_area": "This is what people have said along the way. Who they are is not told, only their role. Area: {area}.",
    "statements.of": "This is what people have said along the way. Who they are is not told, only their role.",
    "statements.nothing": "No observation has a role. Write the role in the field “Seen by (role)”, and what was said comes here.",
}
