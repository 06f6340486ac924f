"""Læringsloggen som fil."""

TEXTS = {
    "export_room.title": "Læringslog",
    "export_room.lines.one": "1 linje",
    "export_room.lines.many": "{n} linjer",
    "export_room.to": "Enter skriver den til",
    "export_room.making": "Læringsloggen gøres klar:",
    "export_room.writing": "Filen skrives:",
    "export_room.stopped": "Stoppet. Intet er skrevet. Enter begynder forfra.",
    "export_room.not_written": "Stoppet. Filen er ikke skrevet.",
    "export_room.written": "Læringsloggen er skrevet: {path}",
    "export_room.copied": "Teksten er kopieret. Kan den ikke sættes ind, så skriv den som fil med Enter.",
    "export_room.ask_name": "Hvor skal filen ligge, og hvad skal den hedde?",
}
