"""The learning log as a file."""

TEXTS = {
    "export_room.title": "Learning log",
    "export_room.lines.one": "1 line",
    "export_room.lines.many": "{n} lines",
    "export_room.to": "Enter writes it to",
    "export_room.making": "Making the learning log:",
    "export_room.writing": "Writing the file:",
    "export_room.stopped": "Stopped. Nothing is written. Enter begins again.",
    "export_room.not_written": "Stopped. The file is not written.",
    "export_room.written": "The learning log is written: {path}",
    "export_room.copied": "The text is copied. If it cannot be pasted, write it as a file with Enter.",
    "export_room.ask_name": "Where should the file lie, and what should it be called?",
}
