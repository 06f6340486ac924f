"""What is near to a note: words that say something and are rare, in any inflection."""

from __future__ import annotations

from journals.lessons.similarity import NoteSimilarity
from journals.records.model import Observation

TEXTS = [
    "Lyden faldt ud",
    "Superbrugeren var syg, og så stod vi der",
    "Det er dårlig lyd i mødet",
    "Ingen ved, hvem der er superbruger på aftenvagt",
    "Borgerne er glade, og borgere ringer selv",
    "",
    "Papirerne skrives stadig i hånden",
    "Lederen svarede samme dag",
    "Bussen kører kun hver anden time",
]
NOTES = [Observation(id=str(number), text=text) for number, text in enumerate(TEXTS)]
ALL = {note.id for note in NOTES}


def near(number: int, among: set[str] = ALL) -> list[str]:
    return [note.id for note in NoteSimilarity(NOTES).nearest(TEXTS[number], among - {str(number)})]


def test_inflected_words_are_the_same_and_small_ones_say_nothing() -> None:
    assert near(0) == ["2"]
    assert near(1) == ["3"]
    assert near(4) == []
    assert near(5) == []


def test_only_what_is_asked_for_is_offered_and_no_more_than_is_wanted() -> None:
    assert near(0, {"1", "3"}) == []
    many = [Observation(id=str(number), text="Lyden faldt ud") for number in range(9)]
    assert [note.id for note in NoteSimilarity(many).nearest("lyden", {"3", "5", "7", "8"}, 3)] == ["3", "5", "7"]
    assert NoteSimilarity([]).nearest("lyden", set()) == []
