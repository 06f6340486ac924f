"""What overviews count an observation by: where, how and at which pitfalls it was seen, and by whose eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

import msgspec

from journals.records.model import Observation, Sign
from journals.text.clean import one_line

_LONGEST_ROLE = 60
"""A perspective is a role; of what is longer the beginning tells it from others."""


class Facets(msgspec.Struct, frozen=True, array_like=True):
    """What observations have in common that are counted together."""

    stage: str
    sign: Sign | None = None
    pitfalls: tuple[str, ...] = ()
    """In their order."""
    perspective: str = ""
    """The role, as it was written; "" where none is said, and for what was written in private."""


Tally: TypeAlias = Counter[Facets]
"""How many observations there are of each kind."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Facets).decode


def facets_of(observation: Observation) -> Facets:
    """Return what an observation is counted by."""
    role = "" if observation.private else one_line(observation.perspective)[:_LONGEST_ROLE]
    return Facets(observation.stage, observation.sign, tuple(sorted(observation.pitfalls)), role)


def tally(observations: Iterable[Observation]) -> Tally:
    """Count observations by their facets."""
    return Counter(map(facets_of, observations))


def packed_facets(facets: Facets) -> bytes:
    """Return facets as the index holds them."""
    return _encode(facets)


def unpacked_facets(packed: bytes) -> Facets:
    """Return the facets that `packed_facets` made.

    Raises:
        msgspec.DecodeError: it did not make them.
    """
    return _decode(packed)
