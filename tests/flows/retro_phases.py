"""What is pressed and seen in the first meeting that `tests.flows.retro` plays, until its notes are understood."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from journals.records.retro import Vote
from tests.files import contents
from tests.flows.desk import Desk

PROJECT = "Skærmbesøg i aftenvagten"
PEOPLE = 9
DOTS = 3
RAW = "sagt i enrum"
"""What every note that is written in private begins with."""
ELSEWHERE = "hørt ved den anden maskine"

ROUND = "a private round: 4 write 2 notes each"
GROUPING = "22 notes into 5 piles"
MIRROR = "16 pitfalls in the mirror"


@dataclass(frozen=True)
class Size:
    """How much the room says and does."""

    aloud: int
    writers: int
    each: int
    groups: int
    voters: int
    answers: str
    """What the room says of each pitfall of the mirror."""
    cuts: frozenset[str]
    """The phases in which the plug is pulled."""
    later: int
    """Notes of the second meeting; one more is what the first parked."""

    @property
    def loose(self) -> int:
        """How many notes there are to put together: said aloud, written in private, and one of the other machine."""
        return self.aloud + self.writers * self.each + 1


def begin(desk: Desk, size: Size) -> None:
    desk.see(PROJECT)
    desk.press("Enter")
    desk.see("loggens seddel 8")
    desk.press("r")
    desk.see("60 minutter")
    desk.press("2")
    desk.see("Opfølgning", "Ring til driften om lyden")
    desk.tell("60 minutes begun, on a project with 8 observations and 2 open actions")


def follow_up(desk: Desk, size: Size) -> None:
    desk.press("1")
    desk.see("1 venter på svar")
    desk.press("3")
    desk.see("Hvorfor")
    desk.write("knapperne sidder andre steder")
    desk.cut("Opfølgning", line="knapperne sidder andre steder", opens="3", project=PROJECT)
    desk.write(" nu")
    desk.press("Enter")
    desk.see("Alt er fulgt op")
    answered = {("done", ""), ("dropped", "knapperne sidder andre steder nu")}
    desk.stored(lambda meeting: {(each.status, each.because) for each in meeting.journal.actions} == answered)
    desk.tell("2 open actions followed up: one done, one dropped")
    desk.press("Tab")


def check_in(desk: Desk, size: Size) -> None:
    desk.see("Spilleregel")
    desk.press("n")
    desk.see("Hvor mange er I?")
    desk.write(str(PEOPLE))
    desk.press("Enter")
    desk.see("9 deltagere")
    desk.press(*["Space"] * 4)
    desk.see("[4]")
    desk.press("t")
    desk.see("Esc")
    desk.press(*"544355434", "Enter")
    desk.see("█")
    desk.press("Enter")
    desk.see("[4]")
    desk.press(".", ",", "z")
    desk.see("PAUSE")
    desk.press("Enter")
    desk.see("Hvad er mødet til for?")
    desk.write("Hvad lærte vi af")
    desk.cut("Tjek ind", line="Hvad lærte vi af", opens="Enter", project=PROJECT)
    desk.write(" vinteren?")
    desk.press("Enter")
    desk.see("vinteren?", "[4]")
    desk.stored(lambda meeting: meeting.retro.purpose == "Hvad lærte vi af vinteren?")
    desk.press(*["Space"] * 6)
    desk.see("Alle har haft ordet")
    desk.tell("9 people checked in; a minute given and taken, the clock stopped")
    desk.press("Tab")


def gather(desk: Desk, size: Size) -> None:
    desk.see("Det husker loggen", "loggens seddel")
    desk.press("n")
    for number in range(1, size.aloud + 1):
        if number == size.aloud // 2:
            close_line(desk)  # a look at what there is: after the kill the room looks at it again
            desk.press("Down", "n")
            desk.write("-halvt sagt")
            desk.cut("Saml", line="-halvt sagt", opens="n", project=PROJECT)
            desk.write(f", nummer {number}")
        else:
            desk.write(f"{'+-*'[number % 3]}sagt højt nummer {number}")
        desk.press("Enter")
    close_line(desk)
    desk.see(f"Det nye  {size.aloud}")
    _private_round(desk, size)
    desk.tell(f"{size.aloud} observations said aloud, {size.writers * size.each} written in private by {size.writers}")
    _type_elsewhere_while_the_phase_turns(desk, size)


def close_line(desk: Desk) -> None:
    """Close the line, and wait until it is closed: a key that follows too soon would be one with Alt."""
    desk.see("Esc færdig")
    desk.press("Esc")
    desk.terminal.until_not("Esc færdig")


def _private_round(desk: Desk, size: Size) -> None:
    """Let the keyboard go round; what the next types too soon does nothing, and nothing is stored before the end."""
    with desk.part(ROUND):
        desk.press("t")
        desk.see("Skriv hver for sig")
        for writer in range(1, size.writers + 1):
            desk.press("Enter")
            desk.see(f"Nummer {writer} skriver")
            for number in range(1, size.each + 1):
                desk.write(f"{RAW} {writer} {number}")
                desk.press("Enter")
            assert RAW not in desk.terminal.text
            desk.press("Esc")
            desk.see(f"{writer} har haft tastaturet")
            desk.write("viu")  # the sentence of whoever does not read the page
        stored = b"".join(contents(desk.folder).values())
        assert f"{RAW} 1".encode() not in stored
        desk.press("Esc")
        desk.see("Er runden færdig?")
        desk.press("Enter")
        desk.see("vises nu for alle")
        desk.press("Enter")
        desk.see(f"Det nye  {size.loose - 1}", RAW)


def _type_elsewhere_while_the_phase_turns(desk: Desk, size: Size) -> None:
    """Let somebody type on a second machine while this one turns the phase: the line stays theirs until it is sent."""
    other = desk.join()
    with other.part("on the second machine"):
        other.see("er ikke slut", PROJECT)
        other.press("Enter")
        other.see("Tilbageblik i gang siden", "n ny")
        other.press("r")
        other.see("Det nye", "En anden maskine styrer")
        other.press("n")
        other.write(ELSEWHERE.partition(" ")[0])
        desk.press("Tab")
        desk.see("Uden bunke")
        other.see("gået videre til 4 Forstå")
        other.write(" " + ELSEWHERE.partition(" ")[2])
        other.press("Enter")
        other.see(f"{size.loose} uden bunke")
    desk.stored(lambda meeting: [each.text for each in meeting.gathered].count(ELSEWHERE) == 1)
    desk.tell("the phase was turned while somebody typed on a second machine: the line was sent, and went along after")


def understand(desk: Desk, size: Size) -> None:
    desk.see(f"{size.loose} uden bunke")
    with desk.part(GROUPING):
        for number in range(1, size.groups + 1):
            desk.press("j")
            desk.see("Hvad hedder bunken?")
            if number == 2:
                desk.write("Bunke")
                desk.cut("Forstå", line="Bunke", opens="j", project=PROJECT)
                desk.write(f" {number}")
            else:
                desk.write(f"Bunke {number}")
            desk.press("Enter")
            desk.terminal.until_not("Hvad hedder bunken?")
        desk.press(*(str(number % size.groups + 1) for number in range(size.loose - size.groups)))
        desk.see(f"Bunker {size.groups}, 0 uden bunke")
    desk.tell(f"{size.groups} piles made of {size.loose} notes")
    assert desk.beside
    desk.beside.see(f"Bunker {size.groups}, 0 uden bunke")
    desk.press("c")
    desk.see("foldet")
    desk.press("Home", "Space", "Down", "Space")
    desk.see("2 valgt")
    desk.press("j")
    desk.see(f"Bunker {size.groups - 1}, 0 uden bunke")
    desk.press("t")
    desk.see("Hvad skal med fra loggen?")
    desk.write("seddel 3")
    desk.press("Enter")
    desk.terminal.until_not("Hvad skal med fra loggen?")
    desk.press("m")
    desk.see("Mærk")
    desk.write("44")
    desk.press("Enter")
    desk.terminal.until_not("Mærk")
    desk.tell("two piles merged, one note fetched from the log, one pile tagged")
    _mirror(desk, size)
    _losses(desk)
    desk.press("Tab")


def _sentences(desk: Desk) -> None:
    """Write a sentence for each group that holds private notes, as is asked when the groups are left."""
    for theme in desk.meeting().private_notes.unsummarized:
        desk.see(f"hvad handler »{theme.name}« om?")
        desk.write(f"det siger {theme.name}")
        desk.press("Enter")
    desk.terminal.until_not("Sig det i én sætning")


def _mirror(desk: Desk, size: Size) -> None:
    desk.press("n")
    _sentences(desk)
    desk.see("Ramte den jer?")
    desk.press("f")
    desk.see("alle")
    with desk.part(MIRROR):
        desk.press(*size.answers)
    desk.press("Left", "Enter")
    desk.see("Note til svaret:")
    desk.write("det skete to gange")
    desk.press("Enter")
    desk.see("det skete to gange")
    said = Counter({"1": "yes", "2": "partly", "3": "no", "0": "unknown"}[each] for each in size.answers)
    desk.stored(lambda meeting: Counter(each.answer for each in meeting.reflections.values()) == said)
    desk.tell(f"{said.total()} answers in the mirror, one with a note")


def _losses(desk: Desk) -> None:
    desk.press("n")
    desk.see("Hvad forsvinder?")
    desk.press("Enter")
    desk.write("snakken ved døren")
    desk.press("Enter")
    desk.see("snakken ved døren")
    desk.press("n")
    desk.see("1 uden bunke")
    desk.press("Home", "1")
    desk.see("0 uden bunke")
    desk.tell("one thing that disappears, put into a pile")


def no_dots(desk: Desk) -> bool:
    """Return whether no dot is on disk."""
    return not desk.meeting().journal.all(Vote)
