"""A number from each that nobody sees."""

TEXTS = {
    "tally.answer": "your number",
    "tally.take_back": "try again",
    "tally.show": "show",
    "tally.keep": "keep the distribution",
    "tally.close": "close",
    "tally.answers.one": "1 has answered.",
    "tally.answers.many": "{n} have answered.",
    "tally.so_far": "{n} of {of} have answered.",
    "tally.sure": "Is that everybody? Then Enter once more shows it. Otherwise the next person types a number.",
    "tally.all": "All {n} have answered. Enter shows the distribution.",
    "tally.guessable": "If fewer than {n} answer, one can guess who answered what.",
    "tally.too_few": "Fewer than {n} have answered. One could guess who answered what, so nothing is shown.",
}
