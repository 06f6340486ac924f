"""Når et projekt slutter."""

TEXTS = {
    "closing.title": "Afslut projektet",
    "closing.question": "Det, I skriver nu, er det, de næste får mest ud af. Intet her er et krav. Enter åbner punktet.",
    "closing.step.ending": "Hvad ville I sige til det næste team?",
    "closing.step.context": "Vilkårene, som de endte med at være",
    "closing.step.goals": "Blev målene nået?",
    "closing.step.lessons": "Jeres egne læringer: hvilke er endelige?",
    "closing.step.held": "De læringer, I tog med fra andre: hjalp de?",
    "closing.step.finished": "Afslut: projektet er færdigt",
    "closing.step.stopped": "Stop: vi holder op her",
    "closing.not_yet": "ikke skrevet endnu",
    "closing.known": "{n} af {all} vilkår kendt",
    "closing.lessons_at": "{drafts} udkast, {final} endelige",
    "closing.no_lessons": "ingen læringer endnu",
    "closing.answered": "{n} af {all} besvaret",
    "closing.none_taken": "ingen læringer taget med",
    "closing.finished_means": "Enter sætter status til afsluttet, med dagen i dag",
    "closing.stopped_means": "Også en god slutning. Enter sætter status til stoppet, med dagen i dag",
    "closing.since": "siden {day}",
    "closing.is_finished": "»{project}« er afsluttet. Tryk u for at fortryde.",
    "closing.is_stopped": "»{project}« er stoppet, og det, I lærte, er her stadig. Tryk u for at fortryde.",
}
