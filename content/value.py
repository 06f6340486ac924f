"""What all values of the guide have in common."""

import msgspec


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Values are frozen, and a cache of another shape is refused."""
