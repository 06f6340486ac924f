"""What is found in a text, and what always holds when it is replaced."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from journals.privacy.detector import detect, redact
from tests.hostile import texts
from tests.privacy.notes import NOTES, SENTENCES, blocked, kinds, numbers

BY = "[fjernet]"
TODAY = datetime.now(UTC).date()
MONTHS = [f"{date(2026, month, 1):%B}" for month in range(1, 13)]
NUMBER_WORDS = re.compile(
    r"cpr|person|født|borger|beboer|patient|born|citizen|resident|fdt|dob|ssn|\bf\b|nr|nummer", re.IGNORECASE
)


# what always holds


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


@given(
    st.dates(TODAY - timedelta(days=3650), TODAY + timedelta(days=700)),
    st.times(),
    st.sampled_from(
        ["%d.%m.%y-%H%M", "%d%m%y-%H%M", "%d-%m-%y %H%M", "%d/%m/%y - %H%M", "%d%m%y-%d%m", "%d.%m.%y-20%y"]
    ),
    SENTENCES,
)
def test_a_day_of_these_years_with_a_time_is_never_blocked(day: date, time: time, form: str, before: str) -> None:
    assume(not NUMBER_WORDS.search(before))
    assert blocked(f"{before} {datetime.combine(day, time):{form}} gik det godt") == []
    assert kinds(f"Mødet {datetime.combine(day, time):{form}}") == []


@given(st.integers(1, 31).filter(lambda n: n not in (1, 2, 3, 21, 22, 23, 31)), st.sampled_from(MONTHS), SENTENCES)
def test_an_english_day_is_no_address(day: int, month: str, before: str) -> None:
    assert "address" not in [what for what, _ in kinds(f"{before} on {month} {day}th the sound dropped out")]


@given(st.sampled_from(["cpr", "CPR-nr.", "personnummer:", "født", "borger", "born"]), numbers(("",)))
def test_ten_digits_after_such_a_word_are_blocked(word: str, digits: str) -> None:
    assert blocked(f"{word} {digits} kom ikke på") == [digits]


@given(st.from_regex(r"[0-9]{11,40}", fullmatch=True), st.sampled_from(["", "cpr ", "tlf. ", "født "]))
def test_nothing_is_found_inside_a_longer_run_of_digits(run: str, before: str) -> None:
    assume(not run.startswith("00"))
    assume(not (run.startswith("0") and len(run) == 11))  # a British telephone
    assert detect(before + run) == []


@given(numbers(), st.sampled_from("0123456789"), st.booleans())
def test_a_cpr_number_is_not_squeezed_into_a_longer_number(number: str, digit: str, ahead: bool) -> None:
    assume(not ahead or number[0] != "(")
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


# single rules


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
        ("cpr 01 03 585123", "block"),
        ("01 01 90 12 34", "warn"),  # in pairs to the end
        ("borger 01 01 90 12 34", "block"),
        ("målt 10 11 12 13 14", None),
        ("mødet er 28 11 26 14 30", None),
        ("ring 01 01 90 12 34", None),
        ("0 1 0 1 9 0 1 2 3 4", "warn"),
        ("1 0 1 0 1 1 0 1 0 1", None),
        ("cpr: 010190 og de sidste fire 1234", "block"),
        ("født 010190, de sidste fire cifre er 1234", "block"),
        ("010190 og så 1234 besøg", None),
        ("01 jan 90 1234", "warn"),
        ("1. januar 1990-1234", "warn"),
        ("12. marts 2024 1430", None),
        ("1. januar 1990 2026", None),
        ("010190xxxx", "warn"),
        ("A010190xxxx", None),
        ("cpr: 01.03.585123", "block"),
        ("01 03 585123", None),
        ("cpr [fjernet] 0203585005", None),  # that number has gone; this is another
        ("01 01 58 - 11 23", "warn"),
        ("010158-11 23", "warn"),
        ("borger 01 01 58-11 23", "block"),
        ("12 12 24 - 14 00", None),
        ("31 12 99 - 33 44 55", None),
        ("tlf. 01 01 58 - 11 23", None),
        ("01.01.1958-5123", "block"),  # the whole year tells the century
        ("01/01/1958-5123", "block"),
        ("1/1 1958-5123", "block"),
        ("1.1.1958-5123", "block"),
        ("1.1.58-5123", "warn"),  # may be a version
        ("cpr 1.1.58-5123", "block"),
        ("10158-5123", "warn"),  # a spreadsheet takes the nought
        ("cpr 101585123", "block"),
        ("101585123", None),
        ("0101-585123", "warn"),
        ("010158-512 3", "warn"),
        ("cpr 010158-512 3", "block"),
        ("cpr 010158 og 5123", "block"),
        ("010158 og 5123", None),
        ("cpr 010158 og 5123 besøg", None),
        ("social security no. 0203585005", "block"),
        ("født 1. januar 1958, sidste fire 5123", "block"),
        ("født 1/1-58, 5123", "warn"),
        ("født 1/1-58, 5123 Rynkeby", None),
        ("1. apr\u0130l 1958-5123", None),  # a letter that only looks like one in a month
        ("12.03.2024-1430", None),
        ("RFC 150124-0001", "warn"),
        ("1.1.2026-31.12.2026", None),
        ("kl. 08.00-1530", None),
        ("cpr. 010158, sidste 4: 5123", "block"),
        ("010158, de sidste 4 cifre er 5123", "warn"),
        ("1958-01-01-5123", "warn"),
        ("19580101-5123", "warn"),
        ("20240312-1430", None),
        ("cpr 1.1.58 [fjernet] 5123", None),
        ("2022/01/28-1031", None),
        ("ordre 1/1 1958-5123", "warn"),
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


@pytest.mark.parametrize(
    "between",
    [
        "&nbsp;",
        "&#160;-",
        "&ndash;",
        "&#x2011;",
        "<br>",
        "</b>-",
        "-<wbr>",
        "\\\\-",
        "%2D",
        "=2D",
        "-=\n",
        "&shy;-\u200b",
    ],
)
def test_what_stands_in_a_number_unseen_hides_neither_it_nor_where_it_is(between: str) -> None:
    text = f"om 010158{between}5123 og 5&nbsp;600 kr"
    (found,) = detect(text)
    assert (found.what, found.level, text[found.start : found.end]) == ("cpr", "block", f"010158{between}5123")
    assert not detect(redact(text, [found], "[fjernet]"))


@given(st.text(st.sampled_from("0158-123 &nbsp;#160<b>/*_\\%2D=\u200b\n"), max_size=60))
def test_whatever_signs_there_are_what_is_found_lies_in_the_text(text: str) -> None:
    found = detect(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Robotstøvsugeren Rasmus kører fast", ""),
        ("Robotstøvsugeren »Rasmus« kører fast", ""),
        ("vores robot, som vi kalder »Ida«, er væk", ""),
        ("the robot called Peter stopped", ""),
        ("Vi prøvede robotten, Peter og jeg", "Peter"),
        ("Robotten. Peter ringede", "Peter"),
        ("Robotten til Peter", "Peter"),
        ("Rasmus kører robotten", "Rasmus"),
        ("Robotten Rasmus Jensen", "Rasmus Jensen"),
    ],
)
def test_a_machine_with_the_name_of_a_person_is_none(text: str, name: str) -> None:
    assert [text[each.start : each.end] for each in detect(text)] == [name] * bool(name)
