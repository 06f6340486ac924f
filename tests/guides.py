"""Our own guide in each language, parsed once for all tests; to parse it takes as long as most of them."""

from __future__ import annotations

import functools

import content
from content import Guide

_load = content.load


@functools.cache
def guide_of(language: str) -> Guide:
    """Return the guide that comes with the program."""
    return _load(language)
