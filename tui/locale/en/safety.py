"""Safety check."""

TEXTS = {
    "safety.title": "Safety check",
    "safety.ask": (
        "How much can you say here today? The keyboard goes round. The number is not seen and is not saved; "
        "nor is the order. Only the distribution is shown, and only when at least four have answered."
    ),
    "safety.level.1": "say nothing",
    "safety.level.2": "say a little",
    "safety.level.3": "say something, not everything",
    "safety.level.4": "say most of it",
    "safety.level.5": "can talk about anything",
    "safety.low": (
        "It is not safe enough for everybody. Work in smaller groups, write more and talk less, "
        "or let the manager step out while you gather. Nothing of this is saved."
    ),
    "safety.fine": "Nothing of this is saved.",
    "safety.level.lowest": "say nothing or only a little",
    "safety.too_few": "There are {n} of you. The safety check is for at least {fewest}: if you are fewer, one can guess who answered what. Instead ask each other what it takes to speak freely today.",
    "safety.understood": "all right",
}
