"""The languages of texts: what people read here, and what they write."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Language: TypeAlias = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
