"""Text safety: what acts on a terminal never gets in, whichever way it comes."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journals.errors import Invalid
from journals.text import MAX_TEXT, checked, clean, danish_key, folded, one_line, slug
from tests import hostile

any_text = hostile.texts() | st.text(st.characters(exclude_categories=()))


def acts_on_a_terminal(character: str) -> bool:
    """Told from what Unicode says, not from our own list."""
    kind = unicodedata.category(character)
    embeds = unicodedata.bidirectional(character) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return (kind in {"Cc", "Cs", "Zl", "Zp"} and character not in "\n\t") or embeds or character == "\ufeff"


@given(any_text)
def test_cleaning_is_done_once_and_leaves_nothing_hostile(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert [character for character in cleaned if acts_on_a_terminal(character)] == []
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()  # lone surrogates could not be


@given(any_text)
def test_cleaning_keeps_every_visible_character(text: str) -> None:
    def visible(some: str) -> str:
        kept = [c for c in unicodedata.normalize("NFC", some) if not acts_on_a_terminal(c) and c not in "\n\ufffd"]
        return unicodedata.normalize("NFD", "".join(kept))

    assert visible(clean(text)) == visible(text.replace("\ufeff", ""))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffa\tb", "a\tb"),
        ("Ska\u030armbes\u00f8g", "Skårmbesøg"),
        ("\x1b[31mrød\x1b[0m", "\ufffd[31mrød\ufffd[0m"),
        ("\u202evenstre", "\ufffdvenstre"),
        ("\ud800", "\ufffd"),
        ("👩\u200d👧 視頻", "👩\u200d👧 視頻"),
        ("[/] #44 *x*", "[/] #44 *x*"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(any_text)
def test_a_checked_text_is_clean_without_space_around_it(text: str) -> None:
    assume(len(clean(text).strip()) <= MAX_TEXT)  # what is longer is refused: see below
    stored = checked(text)
    assert stored == stored.strip() == clean(stored)
    assert checked(stored) == stored


def test_a_text_too_long_or_missing_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        checked("x" * (MAX_TEXT + 1), field="reply")
    assert refused.value.code == "text_too_long"
    assert refused.value.params == {"field": "reply", "length": MAX_TEXT + 1, "most": MAX_TEXT}
    with pytest.raises(Invalid) as refused:
        checked(" \ufeff\n", required=True)
    assert (refused.value.code, refused.value.params) == ("text_empty", {"field": "text"})


@given(any_text, st.integers(5, 60))
def test_a_slug_is_a_short_plain_name(text: str, most: int) -> None:
    name = slug(text, most)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= max(most, len("projekt"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Skærmbesøg i hjemmeplejen", "skaermbesoeg-i-hjemmeplejen"),
        ("ÅRHUS/../c:\\con", "aarhus-c-con"),
        ("Crème brûlée", "creme-brulee"),
        ("", "projekt"),
        ("視頻", "projekt"),
        ("x" * 99, "x" * 40),
        ("et navn der bliver ved langt ud over det rimelige", "et-navn-der-bliver-ved-langt-ud-over-det"),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text) == name


def test_one_line() -> None:
    assert one_line(" a\n\n b\t c ") == "a b c"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Åben", "AABEN"), ("skærm", "Skaerm"), ("SØG", "soeg"), ("é", "e"), ("A\u030a", "å"), ("Straße", "strasse")],
)
def test_what_a_filter_takes_for_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_danish_order() -> None:
    words = ["Aarhus", "øl", "Zebra", "åben", "æble", "ananas", "Ål", "Ärlig", "ödem", "zoo"]
    in_order = ["ananas", "Zebra", "zoo", "æble", "Ärlig", "ödem", "øl", "Aarhus", "åben", "Ål"]
    assert sorted(words, key=danish_key) == sorted(in_order, key=danish_key)
    assert [danish_key(word)[:1] for word in ("æ", "ø", "å")] == ["z"] * 3
    assert sorted(["å", "ø", "æ", "z", "a", "aa", "zz"], key=danish_key)[:4] == ["a", "z", "zz", "æ"]
    assert sorted(["å", "ø", "æ"], key=danish_key) == ["æ", "ø", "å"]
    assert danish_key("Aarhus") == danish_key("Århus")
