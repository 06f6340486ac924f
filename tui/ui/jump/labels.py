"""Which letters stand over what one can jump to."""

from __future__ import annotations

from itertools import islice, product

_LETTERS = "fjdkslaghruteiwovncmbxpqyz"
"""What lies under the fingers first; all of them are on every keyboard of ours."""


def labels(number: int) -> list[str]:
    """Return as many labels, all as long as each other: none is the beginning of another."""
    length = 1
    while len(_LETTERS) ** length < number:
        length += 1
    return ["".join(each) for each in islice(product(_LETTERS, repeat=length), number)]
