"""How a place with personal data is shown: with whole words around it."""

from __future__ import annotations

import pytest

from journals.privacy.detector import detect
from tui.locale import catalogue
from tui.ui.findings_view import marked
from tui.wording.privacy import FlaggedText

PHONE = "22 22 12 34"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"ring {PHONE} nu", f"ring ‹{PHONE}› nu"),
        (f"tallet bliver sat efter prøven og sammen med os. {PHONE}", f"… og sammen med os. ‹{PHONE}›"),
        (f"{PHONE} er til vagten, som helst ser at", f"‹{PHONE}› er til vagten, som … "),
        (f"{'x' * 50} {PHONE}", f"… {'x' * 23} ‹{PHONE}›"),
        (f"{PHONE} {'x' * 50}", f"‹{PHONE}› {'x' * 23} …"),
        (
            f"{PHONE} er til vagten, men den anden vagt om natten har dette her {PHONE}",
            f"‹{PHONE}› er til vagten, men den … om natten har dette her ‹{PHONE}›",
        ),
    ],
)
def test_what_stands_around_a_place_is_whole_words(text: str, shown: str) -> None:
    say = catalogue("da")
    seen = marked(say, FlaggedText("", text, detect(text))).plain
    assert seen.partition(": ")[2] == shown.strip()
