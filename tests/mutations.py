"""Records as anybody may write them: any JSON in any field of any table, in lines that are acts or hardly any.

`MUTATED=20x500` makes the tests of commands and screens do so with 500 records for each of 20 seeds.

What a record's fields are is asked of the records themselves, so that a new table or field is mutated too. All is drawn
from one `Random`, so that a seed says it all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Literal, TypeAlias, get_args, get_type_hints

from journals.ids import ulid_from
from journals.lessons.adoption import use_id
from journals.lessons.due import review_id
from journals.lessons.profile import card_id
from journals.log.fold import DELETED
from journals.log.purge import PURGES
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import RECORDS, TYPES, Lesson, Observation, Project
from journals.records.retro import Retro, RetroProgress, ThemeMember, member_id
from journals.retro.meeting import running_id
from tests.hostile import HOSTILE

Fields: TypeAlias = dict[str, Any]

SEEDS, MANY = (int(number) for number in os.environ.get("MUTATED", "1x60").split("x"))
"""How often, and with how many records."""

RAW = tuple(
    """null true false 0 1 -1 2 5 6 1000 9223372036854775807 -9223372036854775808 9223372036854775808
    1e308 -1e308 5e-324 -0.0 0.5 1e400 NaN "" [] {} [[[]]] {"":{}} {"level":3} {"level":99,"note":7} {"note":null}
    [true] ["S2"] {"C1":{"level":2,"note":"x"}} {"C9":null} {"S2":true} "0000-00-00" "9999-12-31" "2026-W99"
    "2026-W47" "0001-01-01" "2026-11-20\\n" "\\u0662\\u0660\\u0662\\u0666-\\u0661\\u0661-\\u0662\\u0660" "1"
    "2026-99-99" "-1" "99999999999999999999" "S2" "S9" "4.4" "9.9" "I2.3" "C1" "new" "final" "concern" "bites" "open"
    "context" "none" "~" "." "a.b" "\\u0000" "\\ud800" "9999-12-31T23:59:59Z" "0001-01-01T00:00:00+23:59"
    18446744073709551616 """.split()  # noqa: SIM905 - JSON in a list of texts is hard to read
)
"""JSON that has been too much for some part of some program, or nearly is what a field should hold; as text."""


class Mutations:
    """Makes lines of logs, and whole libraries, as if drawn from a hat."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._second = 0

    # A library

    def library(self, folder: Path, records: int, projects: int = 2) -> str:
        """Write a library: projects with whole records of each kind, and mutated ones over and beside them.

        Return the id of the last project.
        """
        folder.mkdir(exist_ok=True)
        project = ""
        for number in range(projects):
            project = ulid_from(1_780_000_000_000 + number, 7)
            path = folder / f"2026-mutated-{number}"
            path.mkdir()
            (path / "aaaaaaaa.jsonl").write_bytes(b"".join(self._whole(project)))
            mutated = [self._head(project, "bbbbbbbb"), *self.lines(project, records // projects)]
            (path / "bbbbbbbb.jsonl").write_bytes(b"".join(mutated))
        return project

    def lines(self, project: str, number: int) -> Iterator[bytes]:
        """Yield so many lines that mutate the records of a project, or add some."""
        for _ in range(number):
            yield self.line(project)

    def line(self, project: str) -> bytes:
        """Return a line of one or two mutated records; now and then the act itself is mutated too."""
        changes = ",".join(self._change(project) for _ in range(1 + self._rarely()))
        act = [f'"at":"{self._stamp("bbbbbbbb")}"', f'"do":[{changes}]']
        mutated = [name for name in ("undoes", "since", "project", "format", "by") if self._chance.random() < 0.01]
        act += [f'"{name}":{self.value()}' for name in mutated]
        if self._chance.random() < 0.03:
            act.append(f'"undoes":"{self._stamp("aaaaaaaa", self._chance.randrange(99))}"')
        return ("{" + ",".join(act) + "}\n").encode("utf-8", "replace")

    # Records

    def _whole(self, project: str) -> Iterator[bytes]:
        """Yield the lines of a project in which each kind of record is as it should be."""
        yield self._head(project, "aaaaaaaa")
        for kind in RECORDS:
            for record in self.ids(kind, project)[:2]:
                change = [kind.TABLE, record, self.whole(kind, project)]
                yield (json.dumps({"at": self._stamp("aaaaaaaa"), "do": [change]}) + "\n").encode()

    def whole(self, kind: type[Record], project: str) -> Fields:
        """Return the fields of a record in which each field has a value of its kind."""
        found = schema(kind)
        fields: Fields = {}
        for name, hint in get_type_hints(kind, include_extras=True).items():
            if name not in kind.__struct_fields__ or name == "id":
                continue
            value = self._fitting(kind, name, hint, project)
            if name in found.maps:
                fields |= {f"{name}.{self._member(kind, name, project)}": value}
            elif name in found.members:
                fields |= {f"{name}.{self._member(kind, name, project)}": True}
            else:
                fields[name] = value
        return fields

    def _change(self, project: str) -> str:
        """Return a mutated change of a record as JSON."""
        if self._chance.random() < 0.03:
            return self._other_table(project)
        kind = self._chance.choice(RECORDS)
        record = self._chance.choice([*self.ids(kind, project), *self.ids(kind, project), "Q1", "-", "x" * 64])
        fields = {name: json.dumps(value) for name, value in self.whole(kind, project).items()}
        if self._chance.random() < 0.5:  # else over what stands there
            fields = {}
        for _ in range(self._chance.choice([1, 1, 2, 3, 9])):
            fields[self._field(kind, project)] = self.value()
        return self._json(kind.TABLE, record, fields)

    def _other_table(self, project: str) -> str:
        """Return a change of purge orders, which every writer obeys, or of a table that nobody knows."""
        table = self._chance.choice([PURGES, PURGES, "a_newer_table", "", "x" * 900])
        kind = self._chance.choice(RECORDS)
        order = {"of": json.dumps(kind.TABLE), "record": json.dumps(self._chance.choice(self.ids(kind, project)))}
        order |= {self._chance.choice(["of", "record", "fields", "done.bbbbbbbb", "x"]): self.value()}
        return self._json(table, f"P{self._chance.randrange(9)}", order)

    def _json(self, table: str, record: str, fields: dict[str, str]) -> str:
        inside = ",".join(f"{json.dumps(name)}:{value}" for name, value in fields.items())
        return f"[{json.dumps(table)},{json.dumps(record)},{{{inside}}}]"

    def _field(self, kind: type[Record], project: str) -> str:
        """Return the name of a field as the log has it; seldom of one that there is not."""
        name = self._chance.choice([*kind.__struct_fields__, DELETED])
        if self._chance.random() < 0.05:
            return self._chance.choice(["", ".", "a_newer_field", "x" * 999, f"{name}.", f"{name}.a.b", f".{name}"])
        if name in schema(kind).members and self._chance.random() < 0.9:
            return f"{name}.{self._member(kind, name, project)}"
        return name

    def _member(self, kind: type[Record], name: str, project: str) -> str:
        """Return the name of a member of a set or map."""
        if self._chance.random() < 0.1:
            return self._text()
        if guide := schema(kind).guide.get(name):
            return {"stage": "S2", "pitfall": "4.4", "insight": "I2.3", "factor": "C1"}[guide]
        if name == "returned":
            return self._chance.choice("12345")
        if name == "answers":
            return self._chance.choice(["G1", "G1.felt", "who", "Q1", "Q1.text"])
        if name == "time_left":
            return self._chance.choice(["gather", "group", "choose", "check-in"])
        return self._chance.choice(self.ids(self._chance.choice([Observation, Lesson, Retro]), project))

    def _fitting(self, kind: type[Record], name: str, hint: Any, project: str) -> Any:
        """Return a value that a field may hold."""
        found = schema(kind)
        if name in found.words or _choices(hint):
            return self._chance.choice(_choices(hint))
        if name in found.days:
            return self._chance.choice(["2026-11-20", "2026-02-28", "2025-12-31"])
        if guide := found.guide.get(name):
            one = {"stage": "S2", "pitfall": "4.4", "insight": "I2.3", "factor": "C1"}[guide]
            return (
                {one: {"level": 2, "note": "note"}}
                if name == "context" and name not in found.maps
                else ({"level": 2, "note": "note"} if name in found.maps else one)
            )
        fixed = {"format": "hour", "phase": "gather", "form": "context", "round": 1, "private": False, "hearsay": False}
        fixed |= {"reply_days": 14, "technology_type": "sensors"}
        if name in fixed:
            return fixed[name]
        if name in {"retro", "origin", "lesson", "observation", "theme", "source", "measure", "reason", "note", "at"}:
            wanted = {"origin": Project, "lesson": Lesson, "observation": Observation, "retro": Retro}.get(name)
            return self._chance.choice(self.ids(wanted, project)) if wanted else self.ids(Observation, project)[0]
        plain = str(hint)
        if "bool" in plain:
            return self._chance.random() < 0.3
        if "int" in plain and "str" not in plain:
            return self._chance.choice([0, 1, 3])
        return self._chance.choice(["1", "Noget skete", "Skærmen frøs, og det gik ud over arbejdet"])

    def ids(self, kind: Any, project: str) -> list[str]:
        """Return the ids of a few records of a kind (a class), made as the program makes them."""
        if kind is Project:
            return [project]
        own = [f"{project[:-3]}{list(TYPES).index(kind.TABLE):X}{number:02}" for number in range(4)]
        retros = [f"{project[:-3]}{list(TYPES).index(Retro.TABLE):X}{number:02}" for number in range(4)]
        made = {
            RetroProgress.TABLE: [running_id(each) for each in retros],
            ThemeMember.TABLE: [member_id(retros[0], each) for each in own],
            "cards": [card_id(form) for form in ("context", "purpose", "roles")],
            "reviews": [review_id(f"S{stage}") for stage in range(1, 4)],
            "uses": [use_id(f"{project[:-3]}2{number:02}") for number in range(4)],
        }
        return made.get(kind.TABLE, own)

    # Values

    def value(self, depth: int = 0) -> str:
        """Return any JSON, as text; now and then what only looks like it."""
        kind = self._chance.random()
        if kind < 0.55 or depth > 3:
            return self._chance.choice(RAW)
        if kind < 0.75:
            return json.dumps(self._text())
        if kind < 0.77:
            return str(self._chance.randrange(-(10**20), 10**20))
        if kind < 0.78:
            times = self._chance.choice([15, 17, 400, 3_000])
            return '{"a":' * times + "1" + "}" * times
        inner = [self.value(depth + 1) for _ in range(self._chance.randrange(3))]
        if kind < 0.9:
            return f"[{','.join(inner)}]"
        return "{" + ",".join(f"{json.dumps(self._text()[:30])}:{each}" for each in inner) + "}"

    def _text(self) -> str:
        text = self._chance.choice(HOSTILE) if self._chance.random() < 0.7 else chr(self._chance.randrange(0xD800))
        return text.encode(errors="replace").decode()

    def _rarely(self) -> int:
        return int(self._chance.random() < 0.2)

    # Lines

    def _head(self, project: str, writer: str) -> bytes:
        head = {"at": self._stamp(writer), "do": [], "project": project, "format": 1}
        return (json.dumps(head) + "\n").encode()

    def _stamp(self, writer: str, at: int | None = None) -> str:
        self._second += at is None
        second = self._second if at is None else at
        day, hour, minute = second // 86_400 % 20 + 1, second // 3_600 % 24, second // 60 % 60
        return f"2026-11-{day:02}T{hour:02}:{minute:02}:{second % 60:02}.000Z-0000-{writer}"


def _choices(hint: Any) -> tuple[Any, ...]:
    """Return the words that a field may hold; none where it is free."""
    if getattr(hint, "__origin__", None) is Literal:
        return get_args(hint)
    return next((found for each in get_args(hint) if (found := _choices(each))), ())
