"""What looking costs: nothing before it is needed, and no text makes it slow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journals.privacy.detector import detect
from journals.text.clean import clean


def test_the_patterns_are_not_made_before_they_are_needed() -> None:
    code = "import sys, journals.privacy.detector; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "journals.privacy.detector" in loaded
    assert not {"journals.privacy.numbers", "journals.privacy.words", "journals.privacy.names"} & loaded


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and spaces": lambda n: "12 " * (n // 3),
    "pairs": lambda n: "33 12 34 5 " * (n // 11),
    "dots": lambda n: "1." * (n // 2),
    "dashes": lambda n: "010158-" * (n // 7),
    "numbers": lambda n: "010158-5123 " * (n // 12),
    "case numbers": lambda n: "sagsnr. " * (n // 8),
    "case digits": lambda n: "j.nr. 1/" + "1/" * (n // 2),
    "at": lambda n: "@" * n,
    "mail": lambda n: "a.b@" * (n // 4),
    "long mail": lambda n: "a" * n + "@",
    "long host": lambda n: "a@" + "b." * (n // 2),
    "spaces": lambda n: " " * n + "1",
    "capitals": lambda n: "Anna " * (n // 5),
    "joined": lambda n: "Anna-" * (n // 5) + "1",
    "one name": lambda n: "A" * n + "1",
    "streets": lambda n: "Vej 1 " * (n // 6),
    "long street": lambda n: "Vej" * (n // 3) + " 1",
    "lives": lambda n: "bor Aa Bb Cc " * (n // 13) + "1",
    "english street": lambda n: "1 Aa Bb Cc " * (n // 11) + "Street",
    "health": lambda n: "syg " * (n // 4) + "hun",
    "with": lambda n: " med" * (n // 4),
    "plus": lambda n: "+1" * (n // 2),
    "single digits": lambda n: "1 " * (n // 2),
    "days": lambda n: "1/1 " * (n // 4),
    "days and dashes": lambda n: "1.1.58-" * (n // 7),
    "five digits": lambda n: "10158-" * (n // 6),
    "day and words": lambda n: "cpr 010158 og " * (n // 14),
    "months": lambda n: "1. januar 58 " * (n // 13),
    "day and a long word": lambda n: "cpr 010158" + " og" * (n // 3),
    "spelled mail": lambda n: "a snabel-a b " * (n // 13),
    "mail in brackets": lambda n: "a(at)b." * (n // 7),
    "at and dot": lambda n: "a at b dot " * (n // 11),
    "dots in mail": lambda n: "a." * (n // 2) + "@",
    "one long box": lambda n: "@" + "a" * n,
    "dotted pairs": lambda n: "33.12.34.56/" * (n // 12),
    "hidden": lambda n: "Nørregade 12 " * (n // 13),
}


@pytest.mark.long
@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_it_takes_grows_with_the_length_alone(name: str) -> None:
    """Eight times the text may take eight times as long, and some more; in square it would be 64 times."""

    def cost(length: int) -> float:
        text = clean(HOSTILE[name](length))
        times = []
        for _ in range(3):
            begun = process_time()
            detect(text)
            times.append(process_time() - begun)
        return min(times)

    cost(100)
    assert cost(40_000) < 32 * max(cost(5_000), 0.001)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["1", "12", ".", "@", " ", "-", "Aa", "vej", "med", "\n", "010158", "+45", "nr. "])))
def test_any_mixture_of_what_patterns_begin_with_is_looked_at(pieces: list[str]) -> None:
    detect("".join(pieces) * 200)
