"""Patterns that are compiled when something is first looked for."""

from __future__ import annotations

import re

import pytest

from journals.text.late_pattern import late_pattern


def test_a_late_pattern_finds_what_the_pattern_finds_and_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    make = re.compile

    def compile_pattern(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
        compiled.append(pattern)
        return make(pattern, flags)

    monkeypatch.setattr(re, "compile", compile_pattern)
    late = late_pattern("lyd(en)?", re.IGNORECASE)
    assert compiled == []
    assert [found.span() for found in late.finditer("Lyden, lyd")] == [(0, 5), (7, 10)]
    assert [found.span() for found in late.finditer("lyd")] == [(0, 3)]
    assert late.search("ro") is None
    assert len(compiled) <= 2, "once for each way to look, and Python remembers the pattern"
