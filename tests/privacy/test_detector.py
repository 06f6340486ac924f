"""The privacy guard: what must always hold, and how well it does on lines that nothing was tuned on."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from time import process_time
from typing import get_args, get_type_hints

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from content.notes import load_notes
from journals.privacy.detector import detect, redact
from journals.privacy.findings import Finding, Severity
from journals.privacy.guard import FieldFindings, new_findings
from journals.records.base import Level, Record
from journals.records.fields import schema
from journals.records.model import RECORDS, Action, Lesson, Observation, Project
from journals.text.clean import clean
from tests.hostile import texts
from tests.privacy.evaluation import evaluate, negatives, positives

BY = "[fjernet]"
BOTH = ("open", "held")
DASHES = ("-", " ", "\u00a0", "–", "—", "\u2011", "\u2212", " - ", " – ")
NUMBER_WORDS = re.compile(
    r"cpr|person|født|borger|beboer|patient|born|citizen|resident|fdt|dob|ssn|\bf\b|nr|nummer", re.IGNORECASE
)


def blocked(text: str) -> list[str]:
    return [text[each.start : each.end] for each in detect(text) if each.level == "block"]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(each.what, each.level) for each in detect(text)]


@st.composite
def numbers(draw: st.DrawFn, dashes: tuple[str, ...] = DASHES) -> str:
    """Give a CPR number of the years 1858 to 1860, which were never given to anyone; some are replacement numbers."""
    born = draw(st.dates(date(1858, 1, 1), date(1860, 12, 31)))
    day = born.day + draw(st.sampled_from([0, 0, 60]))
    return f"{day:02}{born:%m%y}{draw(st.sampled_from(dashes))}{draw(st.integers(5, 8))}{draw(st.integers(0, 999)):03}"


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


# --- the evaluation set ---


def test_the_set_is_large_enough_and_holds_nothing_of_anyone() -> None:
    marked, plain = positives(*BOTH), negatives(*BOTH)
    assert sum(len(case.spans) for case in marked) >= 200
    assert len({case.text for case in plain}) == len(plain) >= 400
    for case in marked:
        for start, end in case.spans:
            digits = re.sub(r"\D", "", case.text[start:end])
            if case.group == "cpr" and len(digits) == 10:
                assert digits[4:6] in ("58", "59", "60"), case
                assert digits[6] in "5678", case
            if case.group == "email":
                assert re.search(r"@([\w-]+\.)*example\.(dk|com)$", case.text[start:end].lower()), case


@pytest.mark.parametrize("split", BOTH)
def test_nearly_every_sure_cpr_number_is_blocked(split: str) -> None:
    result = evaluate(case for case in positives(split) if (case.group, case.level) == ("cpr", "block"))
    assert result.whole["cpr", "block"] / result.wanted["cpr", "block"] >= 0.99, result.missed


@pytest.mark.parametrize("split", BOTH)
def test_nothing_is_blocked_that_only_looks_like_personal_data(split: str) -> None:
    assert [case.text for case in negatives(split) if blocked(case.text)] == []
    others = [case for case in positives(split) if case.level != "block"]
    assert [case.text for case in others if blocked(case.text)] == []


def test_the_other_kinds_do_as_well_as_the_docs_say() -> None:
    result = evaluate(positives("open") + negatives("open"))
    for kind, wanted in result.wanted.items():
        assert result.found[kind] / wanted >= 0.9, kind
    assert result.clean / result.negatives >= 0.95


def test_example_notes_are_hardly_ever_marked() -> None:
    notes = [note.text for language in ("da", "en") for note in load_notes(language)]
    marked = [text for text in notes if detect(text)]
    assert len(marked) / len(notes) < 0.005, marked
    assert not any(each.level != "underline" for text in marked for each in detect(text))


# --- what always holds ---


@given(texts() | st.text() | NOTES)
def test_findings_are_in_order_apart_and_inside_the_text(text: str) -> None:
    at = 0
    for each in detect(text):
        assert at <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]
        at = each.end


@given(
    numbers(),
    SENTENCES,
    SENTENCES,
    st.sampled_from([" ", "\n", " (", "»", ": ", ", "]),
    st.sampled_from([" ", ".", ")", ",", "\n"]),
)
@example("010158-5123", "", "", "", "")
def test_a_cpr_number_is_blocked_among_any_words(number: str, before: str, after: str, left: str, right: str) -> None:
    text = f"{before}{left}{number}{right} {after}"
    assert number in blocked(text)


@given(st.from_regex(r"[0-9]{10}", fullmatch=True), SENTENCES, SENTENCES)
def test_ten_digits_that_nothing_is_said_of_are_never_blocked(digits: str, before: str, after: str) -> None:
    assume(not NUMBER_WORDS.search(before))
    assert blocked(f"{before} {digits} {after}") == []


@given(st.sampled_from(["cpr", "CPR-nr.", "personnummer:", "født", "borger", "born"]), numbers(("",)))
def test_ten_digits_after_such_a_word_are_blocked(word: str, digits: str) -> None:
    assert blocked(f"{word} {digits} kom ikke på") == [digits]


@given(st.from_regex(r"[0-9]{11,40}", fullmatch=True), st.sampled_from(["", "cpr ", "tlf. ", "født "]))
def test_nothing_is_found_inside_a_longer_run_of_digits(run: str, before: str) -> None:
    assume(not run.startswith("00"))
    assert detect(before + run) == []


@given(numbers(), st.sampled_from("0123456789"), st.booleans())
def test_a_cpr_number_is_not_squeezed_into_a_longer_number(number: str, digit: str, ahead: bool) -> None:
    text = digit + number if ahead else number + digit
    assert blocked(text) == []


@given(NOTES)
def test_nothing_is_left_to_block_when_findings_are_replaced(text: str) -> None:
    clear = redact(text, detect(text), BY)
    assert blocked(clear) == []
    assert [each for each in detect(clear) if each.level == "warn"] == []


@given(texts() | st.text())
def test_nothing_is_left_to_block_in_hostile_text_either(text: str) -> None:
    assert blocked(redact(text, detect(text), BY)) == []


@given(NOTES)
def test_replacing_settles(text: str) -> None:
    once = redact(text, detect(text), BY)
    twice = redact(once, detect(once), BY)
    assert detect(twice) == []


def test_replacing_keeps_everything_else() -> None:
    text = "Ring til 33 12 34 56 eller skriv til ab@example.dk. Tak!"
    assert redact(text, detect(text), BY) == "Ring til [fjernet] eller skriv til [fjernet]. Tak!"
    assert redact(text, reversed(detect(text)), "") == "Ring til  eller skriv til . Tak!"
    assert redact(text, [], BY) == text


# --- single rules ---


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0101585123", "warn"),  # a birthday on 1 January: such numbers have no modulus 11
        ("0203585004", "warn"),  # modulus 11
        ("0203585005", None),
        ("cpr 0203585005", "block"),  # modulus 11 never rejects
        ("020358-5005", "block"),
        ("620358-5005", "block"),  # a replacement number: the day and 60
        ("920358-5005", None),
        ("290258-5005", None),  # no leap year
        ("290260-5005", "block"),
        ("010158-4123", "block"),  # seventh digit 4, year 58: 1958
        ("010136-4123", None),  # … year 36: 2036, not yet born
        ("cpr 310258-5123", "warn"),  # no such day, but someone says it is one
        ("ordre 010158-5123", "warn"),
        ("ordre 0101585123", None),
        ("010158.5123", "warn"),
        ("[CPR] 0203585005", "block"),
        ("cpr [fjernet] 0203585005", None),  # that number has gone; this is another
    ],
)
def test_how_sure_a_cpr_number_is(text: str, level: str | None) -> None:
    assert kinds(text) == ([] if level is None else [("cpr", level)])


def test_the_surest_of_two_findings_in_one_place_is_kept() -> None:
    assert kinds("skriv til 010158-5123@example.dk")[0] == ("cpr", "block")
    assert kinds("sagsnr. 24-12-20-25") == [("case", "warn")]
    assert kinds("cpr +4533123456") == [("cpr", "warn")], "where both are as sure, and the lesser kind begins first"
    assert kinds("bor Bent Hansens Vej 4") == [("address", "warn")]


def test_a_finding_hides_no_other_beside_it() -> None:
    assert kinds("Nørregade 12 33 12 34 56") == [("address", "warn"), ("phone", "warn")]


def test_text_in_other_digits_is_read_too() -> None:
    assert kinds("０１０１５８-５１２３") == [("cpr", "block")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a", "1", "@", "-", "‹", "\ud800"])
def test_next_to_nothing_holds_nothing(text: str) -> None:
    assert detect(text) == []


# --- records ---


def found_in(record: Record) -> FieldFindings:
    return new_findings(record, levels=get_args(Severity))


def test_the_findings_of_a_record_are_told_by_field() -> None:
    note = "Spørg Birthe, 33 12 34 56"
    project = Project(
        id="01HF7YAT00TSV4RRFFQ69G5FAV",
        name="010158-5123",
        context={"C3": Level(2, note), "C4": Level(1)},
    )
    assert found_in(project) == {"name": [Finding("cpr", "block", 0, 11)], "context.C3": detect(note)}
    assert found_in(Observation(text="Lyden faldt ud", stage="S1", happened="2026-01-01")) == {}
    assert list(found_in(Lesson(title="t", do="ring 33123456"))) == ["do"]
    assert list(found_in(Action(text="t", owner="Mette Hansen"))) == ["owner"]


NAMED = {"form", "lesson", "origin", "format", "retro", "observation", "theme", "pitfall", "phase", "at", "leader"}
"""Texts that name something and are never typed."""


def test_every_text_of_every_record_is_looked_at() -> None:
    for kind in RECORDS:
        free = {name for name, hint in get_type_hints(kind).items() if name in kind.__struct_fields__ and hint is str}
        free |= {"context", "answers"} & set(kind.__struct_fields__)
        assert set(schema(kind).free_text) == free - {"id", "stage", *NAMED}, kind


def test_a_finding_does_not_say_what_it_found() -> None:
    text = "Borgeren hedder Ejvind, 010158-5123"
    for each in detect(text):
        assert not {"Ejvind", "5123"} & set(re.findall(r"\w+", str(each) + msgspec.json.encode(each).decode()))


# --- cost ---


def test_the_patterns_are_not_made_before_they_are_needed() -> None:
    code = "import sys, journals.privacy.detector; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "journals.privacy.detector" in loaded
    assert not {"journals.privacy.numbers", "journals.privacy.words", "journals.privacy.names"} & loaded


HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "digits and spaces": lambda n: "12 " * (n // 3),
    "pairs": lambda n: "33 12 34 5 " * (n // 11),
    "dots": lambda n: "1." * (n // 2),
    "dashes": lambda n: "010158-" * (n // 7),
    "numbers": lambda n: "010158-5123 " * (n // 12),
    "case numbers": lambda n: "sagsnr. " * (n // 8),
    "case digits": lambda n: "j.nr. 1/" + "1/" * (n // 2),
    "at": lambda n: "@" * n,
    "mail": lambda n: "a.b@" * (n // 4),
    "long mail": lambda n: "a" * n + "@",
    "long host": lambda n: "a@" + "b." * (n // 2),
    "spaces": lambda n: " " * n + "1",
    "capitals": lambda n: "Anna " * (n // 5),
    "joined": lambda n: "Anna-" * (n // 5) + "1",
    "one name": lambda n: "A" * n + "1",
    "streets": lambda n: "Vej 1 " * (n // 6),
    "long street": lambda n: "Vej" * (n // 3) + " 1",
    "lives": lambda n: "bor Aa Bb Cc " * (n // 13) + "1",
    "english street": lambda n: "1 Aa Bb Cc " * (n // 11) + "Street",
    "health": lambda n: "syg " * (n // 4) + "hun",
    "with": lambda n: " med" * (n // 4),
    "plus": lambda n: "+1" * (n // 2),
    "hidden": lambda n: "Nørregade 12 " * (n // 13),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_it_takes_grows_with_the_length_alone(name: str) -> None:
    """Eight times the text may take eight times as long, and some more; in square it would be 64 times."""

    def cost(length: int) -> float:
        text = clean(HOSTILE[name](length))
        times = []
        for _ in range(3):
            begun = process_time()
            detect(text)
            times.append(process_time() - begun)
        return min(times)

    cost(100)
    assert cost(40_000) < 32 * max(cost(5_000), 0.001)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["1", "12", ".", "@", " ", "-", "Aa", "vej", "med", "\n", "010158", "+45", "nr. "])))
def test_any_mixture_of_what_patterns_begin_with_is_looked_at(pieces: list[str]) -> None:
    detect("".join(pieces) * 200)
