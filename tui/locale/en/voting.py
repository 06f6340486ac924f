"""The two ways to give dots."""

TEXTS = {
    "voting.how": "How do you give dots?",
    "voting.aloud": "Aloud",
    "voting.aloud.short": "aloud",
    "voting.aloud_how": "You say or point, and one at the keyboard types for each group how many dots it got. This is fastest.",
    "voting.unseen": "Unseen",
    "voting.unseen.short": "unseen",
    "voting.unseen_how": "The keyboard goes round, and each gives their dots alone. Only at the end are they shown, added up. Good when a manager takes part, or when you disagree.",
    "voting.too_few": "You cannot when you are {n}: if you are fewer than {fewest}, one can guess who gave what. Give the dots aloud.",
}
