"""The keyboard goes round: the pages between two people, and the one on which all is shown."""

TEXTS = {
    "round.between.one": "1 has had the keyboard. Hand it on.",
    "round.between.many": "{n} have had the keyboard. Hand it on.",
    "round.all.one": "1 has had the keyboard.",
    "round.all.many": "All {n} have had the keyboard.",
    "round.asks": "Is the round done?",
    "round.asks_how": "Enter: see what happens when you show it all. Tab: the next one sits down.",
    "round.thrown_away.one": "The round is thrown away. 1 had had the keyboard.",
    "round.thrown_away.many": "The round is thrown away. {n} had had the keyboard.",
    "round.too_few_yet": "Enter: the next one sits down. There must be at least {fewest} before anything can be shown.",
    "round.shows": "Show it now?",
    "round.sit": "I am ready",
    "round.to_show": "on to showing",
    "round.done": "are you done?",
    "round.go_on": "the next one",
    "round.show": "show all",
    "round.do_show": "show",
    "round.back": "back",
}
