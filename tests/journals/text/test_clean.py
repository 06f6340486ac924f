"""Text safety: what acts on a terminal never gets in, whichever way it comes."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journals.errors import Invalid
from journals.text.clean import MAX_TEXT, checked_text, clean, filter_key, one_line, slug, sort_key
from journals.text.hostile import MAX_COMBINING_MARKS
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


def shown(text: str) -> str:
    """What anybody can see of a text, but for the marks on its letters; told from what Unicode says."""
    decomposed = unicodedata.normalize("NFD", text).replace("\ufffd", "")
    seen = [c for c in decomposed if unicodedata.category(c)[0] in "LNPS" or unicodedata.category(c) in ("Zs", "Co")]
    return "".join(c for c in seen if not re.match(".*HANGUL.* FILLER", unicodedata.name(c, "")))


@given(any_text)
def test_cleaning_keeps_every_visible_character(text: str) -> None:
    assert shown(clean(text)) == shown(text)


@given(st.text(st.characters(categories=["Cf", "Mn"]) | st.sampled_from("aé👩視क\n\r1 "), max_size=12))
def test_cleaning_is_done_once_also_where_much_is_taken_out(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


def test_nothing_without_a_shape_hides_between_letters() -> None:
    """All format characters there are, but the few that show as a sign of their own, and whatever else shows not."""
    every = [chr(code) for code in (*range(0x20000), *range(0xE0000, 0xE1000))]
    formats = [c for c in every if unicodedata.category(c) == "Cf"]
    signs = ("SIGN", "MARK ABOVE", "MARKER", "SANAH", "SAFHA", "AYAH", "ABBREVIATION MARK", "EGYPTIAN")
    kept = [c for c in formats if c in clean(f"a{c}b")]
    assert [unicodedata.name(c) for c in kept if not any(sign in unicodedata.name(c) for sign in signs)] == []
    others = [
        c for c in every if re.search("VARIATION SELECTOR|HANGUL.* FILLER|GRAPHEME JOINER", unicodedata.name(c, ""))
    ]
    assert [c for c in others if clean(f"a{c}b") != "ab"] == []
    assert {clean(f"120458{c}1234") for c in "\u200b\u2060\xad\u200d\ufe0f\U000e0041"} == {"1204581234"}


def test_a_stack_of_marks_stays_on_its_letter() -> None:
    assert clean("a" + "\u0316" * MAX_COMBINING_MARKS) == "a" + "\u0316" * MAX_COMBINING_MARKS
    assert clean("a" + "\u0316" * 5_000 + "b") == "a" + "\u0316" * MAX_COMBINING_MARKS + "b"
    assert clean("e" + "\u200b\u0316" * 5_000) == "e" + "\u0316" * MAX_COMBINING_MARKS, "nothing between them helps"


@pytest.mark.parametrize(
    "marks", ["\u0301\u0316", "\u05bf\u0591", "\u093c\u0951", "\U0001d165\U0001d167", "\u302e\u302a"]
)
def test_no_number_of_marks_takes_long(marks: str) -> None:
    """Sorting them takes the square of their number, so most are cut first."""
    before = time.process_time()
    cleaned = clean("a" + marks[0] * 60_000 + marks[1] * 60_000)
    assert time.process_time() - before < 3
    assert len(cleaned) <= MAX_COMBINING_MARKS + 1


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\vb\fc\x85d\u2028e\u2029f\r\n\vg", "a\nb\nc\nd\ne\nf\n\ng"),
        ("\ufeffa\tb", "a\tb"),
        ("Ska\u030armbes\u00f8g", "Skårmbesøg"),
        ("\x1b[31mrød\x1b[0m", "\ufffd[31mrød\ufffd[0m"),
        ("\u202evenstre", "\ufffdvenstre"),
        ("\ud800", "\ufffd"),
        ("👩\u200d👧 視頻", "👩\u200d👧 視頻"),
        ("⚠\ufe0f 1\ufe0f\u20e3 🏳\ufe0f\u200d🌈 🧑🏽\u200d🚒", "⚠\ufe0f 1\ufe0f\u20e3 🏳\ufe0f\u200d🌈 🧑🏽\u200d🚒"),
        ("\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937", "\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937"),
        ("skærm\u200bbe\xadsøg\u200d\ufe0f", "skærmbesøg"),
        ("e\u200b\u0301", "é"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴"),
        ("[/] #44 *x*", "[/] #44 *x*"),
    ],
)
def test_cleaning(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(any_text)
def test_a_checked_text_is_clean_without_space_around_it(text: str) -> None:
    assume(len(clean(text).strip()) <= MAX_TEXT)  # what is longer is refused: see below
    stored = checked_text(text)
    assert stored == stored.strip() == clean(stored)
    assert checked_text(stored) == stored


def test_a_text_too_long_or_missing_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        checked_text("x" * (MAX_TEXT + 1), field="reply")
    assert refused.value.code == "text_too_long"
    assert refused.value.params == {"field": "reply", "length": MAX_TEXT + 1, "most": MAX_TEXT}
    with pytest.raises(Invalid) as refused:
        checked_text(" \ufeff\n", required=True)
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
    assert filter_key(one) == filter_key(other)


def test_danish_order() -> None:
    words = ["Aarhus", "øl", "Zebra", "åben", "æble", "ananas", "Ål", "Ärlig", "ödem", "zoo"]
    in_order = ["ananas", "Zebra", "zoo", "æble", "Ärlig", "ödem", "øl", "Aarhus", "åben", "Ål"]
    assert sorted(words, key=sort_key) == sorted(in_order, key=sort_key)
    assert [sort_key(word)[:1] for word in ("æ", "ø", "å")] == ["z"] * 3
    assert sorted(["å", "ø", "æ", "z", "a", "aa", "zz"], key=sort_key)[:4] == ["a", "z", "zz", "æ"]
    assert sorted(["å", "ø", "æ"], key=sort_key) == ["æ", "ø", "å"]
    assert sort_key("Aarhus") == sort_key("Århus")
    numbered = ["Nord 1", "Nord 1 b", "Nord 2", "Nord 10"]
    assert [*map(sort_key, numbered)] == sorted(map(sort_key, numbered))
