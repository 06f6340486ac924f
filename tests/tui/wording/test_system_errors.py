"""What the system could not do is said in the user's language, by its code; its own words reach nobody."""

from __future__ import annotations

import ast
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from journals.errors import Invalid, Problem
from journals.log.reader import LogFault
from journals.privacy.validation import checked_record
from journals.records.base import Level, Record
from journals.records.model import Observation, Project
from journals.system_error import reason_words
from journals.text.language import LANGUAGES
from tests.sources import parsed, reads_sources
from tests.tui.test_catalogue import ROOT, sources
from tui.locale import catalogue
from tui.wording.errors import fault_text, problem_text
from tui.wording.system_errors import SYSTEM_TEXTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_the_system_are_in_what_is_told(language: str) -> None:
    say = catalogue(language)  # type: ignore[arg-type]
    for number, code in errno.errorcode.items():
        words = os.strerror(number)
        error = OSError(number, words, "/tmp/et sted")
        told = [
            problem_text(say, Problem("not_written", file="/tmp/et sted", **reason_words(error))),
            fault_text(say, LogFault("notice", Path("/tmp/x.jsonl"), None, "not_read", reason_words(error))),
        ]
        assert not any(words.casefold() in each.casefold() for each in told), (code, told)
        if code in SYSTEM_TEXTS:
            assert all(say(SYSTEM_TEXTS[code]) in each and code not in each for each in told)
        else:
            assert all(code in each for each in told), "one can look it up"


def test_what_people_meet_has_words_of_its_own() -> None:
    met = "ENOENT EACCES EPERM ENOTDIR EISDIR EEXIST ENOTEMPTY ENOSPC EROFS EIO EBUSY EMFILE ENAMETOOLONG ELOOP EINVAL"
    assert {*met.split()} <= {*SYSTEM_TEXTS}


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError("kun ord"), "OSError"),
        (OSError(99_999, "aldrig hørt om"), "OSError 99999"),
        (sqlite3.OperationalError("uden kode"), None),
    ],
)
def test_an_error_without_a_known_code_is_named(error: Exception, code: str | None) -> None:
    assert reason_words(error).get("system") == code


def test_sqlite_says_the_same_as_the_system(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError) as refused:
        sqlite3.connect(tmp_path / "ikke" / "her.sqlite").execute("CREATE TABLE t (x)")
    assert reason_words(refused.value)["system"] == "EACCES"


# A guard: nobody else shows an error's own words

ALLOWED = {
    "journals/system_error.py",  # where it becomes a reason and a code
    "journals/log/plain_file.py",  # makes errors as the system does
    "journals/log/appender.py",
    "journals/index/store.py",  # looks for what is wrong, and shows it nobody
    "tui/settings/config_file.py",  # takes no more than the line from it
    "content/toml_list.py",  # so does this
    "journals/privacy/validation.py",  # a record no screen and no command makes
}


@pytest.mark.long
@reads_sources
def test_no_error_goes_out_in_its_own_words() -> None:
    raw = [place for path in sources() for place in _raw(path)]
    assert {place.rpartition(":")[0] for place in raw} - ALLOWED == set(), raw


def _raw(path: Path) -> Iterator[str]:
    """Yield where a source takes the words of an error that it has caught, or asks the system for them."""
    tree = parsed(path)
    caught = {each.name for each in ast.walk(tree) if isinstance(each, ast.ExceptHandler) and each.name} | {"error"}
    for node in ast.walk(tree):
        is_words = isinstance(node, ast.Attribute) and node.attr == "strerror"
        is_text = (
            isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("str", "repr") and _is(node.args, caught)
        )
        is_shown = isinstance(node, ast.FormattedValue) and _is([node.value], caught)
        if is_words or is_text or is_shown:
            yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"  # type: ignore[attr-defined]


def _is(nodes: list[ast.expr], names: set[str]) -> bool:
    return len(nodes) == 1 and isinstance(nodes[0], ast.Name) and nodes[0].id in names


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Observation(text="x", happened="i går"), "Hvornår"),
        (Observation(text="x", kind="rumour"), "Slags"),  # type: ignore[arg-type]
        (Project(name="x", context={"C1": Level(level=9)}), "Vilkår"),
        (Project(name="x", context={"C1\n": Level(level=2)}), "Vilkår"),
        (Observation(text="x", pitfalls=frozenset({"a\nb"})), "Faldgrube"),
    ],
)
def test_a_value_of_the_wrong_form_is_told_by_the_name_of_its_field(record: Record, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_record(record)
    told = problem_text(catalogue("da"), refused.value)
    assert told.startswith(f"Det kan ikke gemmes: {field} (")
    assert not {"Expected", "Invalid", "regex", "$"} & set(told.split())
