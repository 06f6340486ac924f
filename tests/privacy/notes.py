"""Notes as Hypothesis makes them, with numbers that were never given to anyone, and what is found in them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from journals.privacy.detector import detect

SPACES = (" ", "\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f", "\u3000")
"""Of every width that a word processor has."""
DASHES = (
    "-",
    "–",
    "—",
    "\u2011",
    "\u2212",
    "--",
    "––",
    *SPACES,
    "   ",
    *(f"{space}-{space}" for space in SPACES),
    "   –   ",
)


def blocked(text: str) -> list[str]:
    return [text[each.start : each.end] for each in detect(text) if each.level == "block"]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(each.what, each.level) for each in detect(text)]


@st.composite
def numbers(draw: st.DrawFn, dashes: tuple[str, ...] = DASHES) -> str:
    """Return a CPR number of the years 1858 to 1860, which were never given to anyone; some are replacement numbers."""
    born = draw(st.dates(date(1858, 1, 1), date(1860, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 0, 60]))
    dash, digits = draw(st.sampled_from(dashes)), f"{draw(st.integers(5, 8))}{draw(st.integers(0, 999)):03}"
    form = draw(st.sampled_from(FORMS if dash.strip() else FORMS[:2])) if dash else FORMS[0]
    return form.format(day=f"{day:02}", month=f"{born:%m}", year=f"{born:%y}", dash=dash, digits=digits)


FORMS = (
    "{day}{month}{year}{dash}{digits}",
    "({day}{month}{year}){dash}{digits}",
    "{day}{month} {year}{dash}{digits}",
    "{day} {month}\u2002{year}{dash}{digits}",
    "{day}. {month}. {year}{dash}{digits}",
)
"""How the parts are put together; the last need a dash to be sure."""


WORDS = st.sampled_from(
    [
        *[
            "vi",
            "prøvede",
            "den",
            "nye",
            "tablet",
            "hos",
            "og",
            "så",
            "gik",
            "lyden",
            "i",
            "stå",
            "Sensoren",
            "hun",
            "sagde",
            "at",
            "det",
            "var",
            "svært",
            "the",
            "team",
        ],
        *[
            "kl.",
            "uge",
            "(",
            ")",
            ",",
            ".",
            ":",
            "»ja«",
            "–",
            "stue",
            "*fed*",
            "[fjernet]",
            "#",
            "-",
            "?",
            "borger",
            "cpr",
            "fru",
            "Hansen",
            "æble",
            "Åen",
            "\n",
        ],
    ]
)
SENTENCES = st.lists(WORDS, max_size=8).map(" ".join)
DETAILS = """33 12 34 56|+4533123456|tlf. 2012 3456|ab@example.dk|Nørregade 12|Skovvej 3, 2. tv|ordre|konto|sms|12
27.03.04-G01-12-26|sagsnr. 24/12345|AB 12 345|fru Birthe Hansen|Bo Jensen|kollega Viggo|hende med rygskaden
han er sygemeldt|12.03.2024|5798000123456|0101598888""".replace("\n", "|")
PIECES = WORDS | numbers() | numbers(("",)) | st.sampled_from(DETAILS.split("|"))
NOTES = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", ", ", "\n", " – ", "("])), max_size=12).map(
    lambda pieces: "".join(map("".join, pieces))
)
