"""Whether the time was well spent."""

TEXTS = {
    "spent.title": "Was the time well spent?",
    "spent.ask": "The keyboard goes round. The number is not seen; only how many answered what is saved.",
    "spent.level.1": "wasted",
    "spent.level.2": "mostly wasted",
    "spent.level.3": "so-so",
    "spent.level.4": "mostly well spent",
    "spent.level.5": "well spent",
}
