"""Stems of words."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from journals.text.stemming import stem

WORDS = [
    f"{start}{end}"
    for start in ("opfølg", "registrer", "vejled", "skær", "udvik")
    for end in ("ningerne", "elsernes", "ede")
]


def test_threads_that_stem_at_once_do_not_disturb_each_other() -> None:
    """The search reads texts in a thread while the screen folds what is typed."""
    alone = [stem.__wrapped__(word, "da") for word in WORDS]
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(4) as threads:
            at_once = [*threads.map(lambda word: stem.__wrapped__(word, "da"), WORDS * 30)]
    finally:
        sys.setswitchinterval(before)
    assert at_once == alone * 30
