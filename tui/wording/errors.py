"""Error messages: what happened, what is safe, what to do; never repeating personal data that was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journals.errors import Problem
from journals.log.own_file import set_aside_files
from journals.log.reader import LogFault
from journals.system_error import reason_words
from journals.text.clean import clean, one_line, shown_name, shown_names
from tui.locale import Catalogue

if TYPE_CHECKING:
    import content
    from journals.privacy.findings import FindingKind
    from journals.privacy.guard import FieldFindings

_MOST = 5


def problem_text(say: Catalogue, problem: Problem, *, is_typed: bool = False) -> str:
    """Return a problem as one line; `is_typed`: for who types commands, where the screen has other words for it."""
    key = f"problem.{problem.code}"
    if problem.code == "text_empty" and say.has(of_field := f"{key}.{problem.params['field']}"):
        key = of_field
    if is_typed and say.has(f"{key}.typed"):
        key += ".typed"
    return clean(say(key, **_words(say, problem.code, problem.params)))


def fault_text(say: Catalogue, fault: LogFault) -> str:
    """Return a fault as one line, without its place."""
    return clean(say(f"fault.{fault.code}", **_words(say, fault.code, fault.params)))


def guide_fault_text(say: Catalogue, fault: content.Fault) -> str:
    """Return a fault of the guide as one line, without its place; in English where a newer guide knows a new one."""
    key = f"fault.guide.{fault.code}"
    params: Mapping[str, object] = fault.params
    return say(key, **params) if say.has(key) else fault.text


def guide_fault_line(say: Catalogue, fault: content.Fault) -> str:
    """Return a fault of the guide as one line, with its place."""
    from tui.wording.privacy import brief_file

    return f"{brief_file(shown_name(fault.file))}:{fault.line}: {guide_fault_text(say, fault)}."


def system_problem(error: OSError) -> Problem:
    """Return what the system could not do as the problem that says so."""
    file = {"file": str(error.filename)} if error.filename else {}
    return Problem("system_file" if file else "system", **file, **reason_words(error))


def closing_lines(say: Catalogue, kept: Iterable[Path], faults: Iterable[LogFault]) -> list[str]:
    """Return what is to be said of a closed library: where what it could not store is kept, and what is damaged.

    Own files among it, which are told once.
    """
    lines = [say("app.kept", files=files)] if (files := shown_names(kept)) else []
    lines += [f"{shown_name(fault.file)}: {fault_text(say, fault)}" for fault in faults]
    return lines + set_aside_lines(say)


def end_lines(say: Catalogue, folders: Sequence[Path], kept: Iterable[Path], faults: Iterable[LogFault]) -> list[str]:
    """Return what is said when the app is closed: what `closing_lines` has to say, else where all is saved.

    `folders`: of the library, none of which need be there.
    """
    there = shown_names([folder for folder in folders if folder.is_dir()])
    return closing_lines(say, kept, faults) or ([say("app.closed", folders=there)] if there else [])


def set_aside_lines(say: Catalogue) -> list[str]:
    """Return what is to be said, once, of own files that could not be read."""
    found = []
    while set_aside_files:
        found.append(clean(say("app.set_aside", file=set_aside_files.popleft())))
    return found


def _words(say: Catalogue, code: str, params: Mapping[str, object]) -> dict[str, object]:
    # Only here, because only where something is wrong are these words needed:
    from tui.wording.privacy import (
        PATH_PARAMS,
        advice_text,
        field_text,
        findings_by_field_text,
        kinds_text,
        without_echo,
    )

    if not code.startswith("personal_"):
        words = {name: _word(each, is_path=name in PATH_PARAMS) for name, each in params.items()}
        if code in ("unfit_value", "cut_text", "crowded", "bad_value"):
            words |= _named_field(say, str(params["table"]), str(params["name"]))
        return without_echo(say, words) | _reason(say, params)
    named = dict(params)
    what: list[FindingKind] = []
    if "field" in params:
        what = [params["what"]]  # type: ignore[list-item]
        named |= {"field": field_text(say, str(params["field"])), "what": kinds_text(say, what)}
    if "found" in params:
        found: FieldFindings = params["found"]  # type: ignore[assignment]
        what = [each.what for those in found.values() for each in those]
        named["found"] = findings_by_field_text(say, found)
    named["instead"] = advice_text(say, what)
    return {"removed": say("guard.removed"), **named}


def _reason(say: Catalogue, params: Mapping[str, object]) -> dict[str, object]:
    """Return why the system could not do it, where that is known by its code: in the language of whoever reads it."""
    if "system" not in params:
        return {}
    from tui.wording.system_errors import reason_text

    return {"reason": reason_text(say, params)}


def _named_field(say: Catalogue, table: str, name: str) -> dict[str, object]:
    """Return what a kind of record and a field of it are called."""
    name, dot, member = name.partition(".")
    called = say(key) if say.has(key := f"history.field.{name}") else one_line(name)
    return {"kind": say(f"bin.kind.{table}"), "name": f"{called}{dot}{one_line(member)}"}


def _word(word: object, *, is_path: bool) -> object:
    """Return a word of a problem as it can stand in one line; of many things the first few."""
    from tui.wording.display import brief

    if isinstance(word, list):
        each = word[:_MOST] if is_path else [brief(str(one)) for one in word[:_MOST]]
        return shown_names(map(str, each)) + (" …" if len(word) > _MOST else "")
    if isinstance(word, str):
        return shown_name(word) if is_path else one_line(word)
    return word
