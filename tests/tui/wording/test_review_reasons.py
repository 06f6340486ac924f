"""The reasons for which a lesson is shown say no more than is known."""

from __future__ import annotations

import pytest

from journals.lessons.relevance import WEAK, Contribution
from tests.guides import guide_of
from tui.locale import catalogue
from tui.wording.review import because_lines, because_text


@pytest.mark.parametrize(
    ("because", "danish", "english"),
    [
        (
            Contribution("stage", WEAK, ("S1",), (0,)),
            "hører til det trin, I står ved (1 Idé)",
            "about the stage you are at (1 Idea)",
        ),
        (
            Contribution("stage", WEAK, ("S3",), (2,)),
            "hører til et trin, I kommer til (3 Inddrag)",
            "about a stage you are coming to (3 Involve)",
        ),
        (Contribution("stage", WEAK, ("S3",), (-1,)), "hører til trin 3 Inddrag", "about stage 3 Involve"),
        (
            Contribution("ahead", WEAK, ("3.3", "S2"), (3,)),
            "katalogets skøn: »Lederen tættest på var ikke spurgt« rammer tit ved trin 2 Mål",
            "the guide's estimate: “The front-line manager was not asked” often hits at stage 2 Goals",
        ),
        (
            Contribution("ahead", WEAK, ("4.1", "S3"), (1,)),
            "katalogets skøn: »Alle fik samme kursus« kan ramme ved trin 3 Inddrag",
            "the guide's estimate: “One course for all” can hit at stage 3 Involve",
        ),
        (
            Contribution("own", WEAK, ("4.1",)),
            "I har selv skrevet om 4.1 Alle fik samme kursus",
            "you have written about 4.1 One course for all yourselves",
        ),
        (
            Contribution("area", WEAK, ("hjemmepleje", "like")),
            "område, der ligner (hjemmepleje)",
            "similar area (hjemmepleje)",
        ),
    ],
)
def test_a_reason_says_what_is_known(because: Contribution, danish: str, english: str) -> None:
    assert because_text(catalogue("da"), guide_of("da"), because) == danish
    assert because_text(catalogue("en"), guide_of("en"), because) == english


def test_a_pitfall_is_named_once_among_the_reasons() -> None:
    own, ahead = Contribution("own", WEAK, ("4.1",)), Contribution("ahead", WEAK, ("4.1", "S3"), (1,))
    other = Contribution("ahead", WEAK, ("3.3", "S3"), (1,))
    say, guide = catalogue("da"), guide_of("da")
    for reasons in ((own, ahead), (ahead, own)):
        told = " · ".join(because_lines(say, guide, reasons))
        assert told.count("Alle fik samme kursus") == 1
    assert because_lines(say, guide, (own, ahead))[1] == ("katalogets skøn: den faldgrube kan ramme ved trin 3 Inddrag")
    assert because_lines(say, guide, (own, other))[1] == because_text(say, guide, other)
