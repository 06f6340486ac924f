"""Words that say much the same: `synonyms.toml` beside a guide's files, which anybody may add to.

The groups of a guide of one's own are added to the built-in ones; with `only = true` its own are the only ones.
"""

from typing import TypeAlias

SYNONYMS = "synonyms.toml"
"""What the file is called."""
SynonymGroup: TypeAlias = tuple[str, ...]
"""Words of which each may stand for the others."""
