"""Frister og møder til kalenderen."""

TEXTS = {
    "calendar.stem": "frister",
    "calendar.title": "Frister: {about}",
    "calendar.action": "Senest i dag: {text} ({project})",
    "calendar.decision": "Skal afgøres: {text} ({project})",
    "calendar.meeting": "Tilbageblik: {project}",
    "calendar.delete": "Projektet skal slettes: {project}",
    "calendar.none": "Der er ingen frister og intet møde, der venter.",
}
