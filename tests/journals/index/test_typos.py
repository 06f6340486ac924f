"""How far words are from one another, and which are nearest."""

from __future__ import annotations

from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st

from journals.index.typos import MIN_LENGTH, _beginning_distance, edit_distance, nearest_words

letters = st.text(st.sampled_from("abcå"), max_size=8)


@given(one=letters, other=letters)
def test_it_is_as_far_there_as_back(one: str, other: str) -> None:
    assert edit_distance(one, other, 8) == edit_distance(other, one, 8)


@given(one=letters, other=letters)
def test_only_the_same_word_is_no_way_off(one: str, other: str) -> None:
    assert (edit_distance(one, other, 8) == 0) is (one == other)
    assert abs(len(one) - len(other)) <= edit_distance(one, other, 8) <= max(len(one), len(other))


@given(one=letters, other=letters, most=st.integers(0, 3))
def test_what_is_too_far_is_one_more_than_allowed(one: str, other: str, most: int) -> None:
    assert edit_distance(one, other, most) == min(edit_distance(one, other, 99), most + 1)


@given(word=letters, place=st.integers(0, 7), letter=st.sampled_from("xy"))
def test_one_slip_is_one(word: str, place: int, letter: str) -> None:
    assume(place < len(word))
    before, after = word[:place], word[place:]
    assert edit_distance(word, before + letter + after, 2) == 1
    assert edit_distance(word, before + letter + after[1:], 2) == 1
    assert edit_distance(word, before + after[1:], 2) == 1
    if len(after) > 1 and after[0] != after[1]:
        assert edit_distance(word, before + after[1] + after[0] + after[2:], 2) == 1


@given(word=letters, known=st.lists(st.text(st.sampled_from("abcå"), min_size=1, max_size=8), max_size=30))
def test_it_finds_the_nearest_of_all(word: str, known: list[str]) -> None:
    most = 0 if len(word) < MIN_LENGTH else 1 if len(word) < 2 * MIN_LENGTH else 2
    ways = {each: edit_distance(word, each, 99) for each in known if each != word}
    known = [each for each in known if each != word]
    least = min(ways.values(), default=99)
    wanted = sorted({each for each, way in ways.items() if way == least}) if 1 <= least <= most else []
    assert nearest_words(word, "\n".join(["", *known, ""])) == wanted


def test_what_stands_nowhere_is_passed_over() -> None:
    assert nearest_words("borgern", "\nborgeren\nborgerne\n", lambda word: word != "borgeren") == ["borgerne"]


@given(one=letters, other=letters, most=st.integers(0, 3))
def test_letter_by_letter_it_is_as_far_as_told_by_the_rule(one: str, other: str, most: int) -> None:
    assert edit_distance(one, other, most) == min(_by_the_rule(one, other), most + 1)


@given(
    word=st.text(st.sampled_from("abcå"), min_size=6, max_size=12), known=st.text(st.sampled_from("abcå"), max_size=14)
)
def test_a_word_begins_with_a_slip_if_any_beginning_of_it_is_one(word: str, known: str) -> None:
    for most in (1, 2):
        beginnings = [_by_the_rule(word, known[:end]) for end in range(1, len(known) + 1)]
        assert _beginning_distance(word, known, most) == min([*beginnings, most + 1])


def _by_the_rule(one: str, other: str) -> int:
    """Return the least number of slips from one word to another, each letter of either looked at in every way."""

    @cache
    def slips(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        ways = [slips(i - 1, j) + 1, slips(i, j - 1) + 1, slips(i - 1, j - 1) + (one[i - 1] != other[j - 1])]
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            ways.append(slips(i - 2, j - 2) + 1)
        return min(ways)

    return slips(len(one), len(other))
