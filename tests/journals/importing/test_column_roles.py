"""What columns hold is shown and changed column by column, and nothing that is not shown is lost by that."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journals.importing.column_roles import OFFERED_ROLES, choice_of, roles_of, with_role
from journals.importing.found import ColumnChoice

GUESS = ColumnChoice(text=1, kind=0, names=(2,), kinds_too=(3,), group=4, is_line_kept=True, ignored=(5,))


def test_a_choice_comes_back_as_it_was() -> None:
    roles = roles_of(GUESS, 6)
    assert roles == ["kind", "text", "names", "kinds_too", "group", "ignored"]
    assert choice_of(roles, GUESS, is_column_per_kind=False) == GUESS


def test_only_one_column_holds_the_text() -> None:
    roles = with_role(roles_of(GUESS, 6), 2, "text")
    assert roles == ["kind", "ignored", "text", "kinds_too", "group", "ignored"]
    assert choice_of(roles, GUESS, is_column_per_kind=False).text == 2


def test_a_choice_of_a_wider_table_says_nothing_of_columns_that_are_not_there() -> None:
    assert roles_of(GUESS, 2) == ["kind", "text"]


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(OFFERED_ROLES)), max_size=12))
def test_whatever_is_said_can_be_read_back(changes: list[tuple[int, str]]) -> None:
    roles = roles_of(ColumnChoice(text=0), 5)
    for column, role in changes:
        roles = with_role(roles, column, role)
    choice = choice_of(roles, ColumnChoice(), is_column_per_kind=False)
    assert roles_of(choice, 5) == roles
