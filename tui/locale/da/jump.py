"""At springe: bogstaver på det, man kan gå til."""

TEXTS = {
    "jump.letters": "gå derhen",
    "jump.nothing": "Her er ikke noget at springe til.",
}
