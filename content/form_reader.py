"""The Markdown files in `cards/` → forms. Everything wrong with them is found, as with the guide's items.

`# purpose Purpose and benefits` opens a form, `## G*.who Who set the number?` a field of it (the first word is its
id; `G*` stands for every goal of the guide), `## Warnings` the list of its rules, `## Warnings across` of those about
all its entries together. Below each stands a list of what is
known of it, `- name: value`, and then its help.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from content.cards import NOTE, STAR, UNKNOWN, CardField, CardForm, CardOption, Condition, FieldKind, Rule
from content.checks import TITLE_MOST
from content.conditions import ParsedCondition, conditions, rule
from content.drafts import listed
from content.fault import Fault
from content.form_drafts import FormDraft, FormFile, cut_form
from content.guide import Guide
from content.items import Item
from content.words import (
    CARD_FIELDS,
    CARD_KIND_NAMES,
    CARD_KINDS,
    TRUTH_NAMES,
    TRUTHS,
    word,
)

_LETTERS = re.compile(r"[A-Z]*")
_OPTION = re.compile(r"([a-z][a-z0-9-]*) = (\S.*)")


def read_forms(folder: Path, name: str, guide: Guide, faults: list[Fault], *, strict: bool) -> tuple[CardForm, ...]:
    """Read the folder's forms, in the order of their files' names; `name` is what to call it in faults.

    Where they are not `strict`, they were written for another guide: what asks about items that this one lacks is
    left out, and so are warnings about one certain item.
    """
    files = [cut_form(path, f"{name}/{path.name}", faults) for path in sorted(folder.glob("*.md"))]
    there = [each for each in files if each is not None]
    forms = [_FormReader(each, guide, faults, strict=strict) for each in there]
    known = {f"{form.file.form.id}/{each.id}": each for form in forms for each in form.askable()}
    several = {form.file.form.id for form in forms if form.is_several}
    _duplicates(there, faults)
    made = [form.form(known, several) for form in forms]
    return tuple(form for form in made if form.fields)


def _duplicates(files: Sequence[FormFile], faults: list[Fault]) -> None:
    first: dict[str, FormFile] = {}
    for each in files:
        earlier = first.setdefault(each.form.id, each)
        if earlier is not each:
            params = {"id": each.form.id, "file": earlier.name, "first": str(earlier.form.line)}
            faults.append(Fault("duplicate-id", each.name, each.form.line, params))


class _FormReader:
    """Makes a form of one file: first its fields, and when those of all forms are known, what asks about them."""

    def __init__(self, file: FormFile, guide: Guide, faults: list[Fault], *, strict: bool) -> None:
        self.file = file
        self.guide = guide
        self.strict = strict
        self._faults = faults
        self._written: dict[str, tuple[FormDraft, str]] = {}
        self._now = file.form
        self.is_several = self._truth("several")
        self._several: set[str] = set()
        self.fields = list(self._expanded())

    def fault(self, code: str, line: int, **params: str) -> None:
        self._faults.append(Fault(code, self.file.name, line, {"id": self._now.id, **params}))

    def form(self, known: dict[str, CardField], several: set[str]) -> CardForm:
        """Return the form; `known` are the fields of all forms, as `form/field`, `several` the forms with entries."""
        self._now, self._several = self.file.form, several - {self.file.form.id}
        draft = self._now
        if len(draft.title) > TITLE_MOST:
            self.fault("title-long", draft.line, length=str(len(draft.title)), most=str(TITLE_MOST))
        if not draft.help:
            self.fault("summary-missing", draft.line)
        stages = self._named_items("stages", {each.id for each in self.guide.stages})
        sources = self._named_items("sources", self.guide, kinds=self._item_kinds())
        if self.is_several and self._truth("reopens"):
            self.fault("card-several-reopens", draft.line)
        if not self.is_several and "entry_warnings" in self.file.rules:
            self.fault("card-across", self.file.form.line)
        asked = [self._with_when(each, known) for each in self.fields]
        own = [self._with_others(each) for each in asked if each is not None]
        self._now = draft
        return CardForm(
            id=draft.id,
            title=draft.title,
            help=" ".join(draft.help),
            stages=stages,
            essential=self._truth("essential"),
            reopens=self._truth("reopens"),
            several=self.is_several,
            sources=sources,
            also=listed(draft.attributes.get("also", ("", 0))[0]),
            fields=tuple(own),
            rules=tuple(self._rules(known)),
            entry_rules=tuple(self._entry_rules(known)) if self.is_several else (),
            file=self.file.name,
            line=draft.line,
        )

    def _item_kinds(self) -> set[str]:
        """Return the letters that items of this guide begin with: it may do without practices, and so on."""
        return {_LETTERS.match(item.id)[0] for item in self.guide.items()}  # type: ignore[index]

    def _named_items(self, name: str, there: Container[str], *, kinds: Container[str] | None = None) -> tuple[str, ...]:
        """Return the items that an attribute names; a fault for one that is not there, of `kinds` that are."""
        written, line = self._now.attributes.get(name, ("", 0))
        named = tuple(dict.fromkeys(written.replace(",", " ").split()))
        for each in named if self.strict else ():
            if each not in there and (kinds is None or _LETTERS.match(each)[0] in kinds):  # type: ignore[index]
                self.fault("link-nowhere", line, target=each)
        return tuple(each for each in named if each in there)

    def askable(self) -> Iterator[CardField]:
        """Yield what conditions can ask about: the fields, and the notes beside them."""
        for each in self.fields:
            yield each
            if each.note:
                yield CardField(id=each.id + NOTE, kind="line", label=each.label)

    # Fields

    def _expanded(self) -> Iterator[CardField]:
        """Yield the fields, with a run of starred headings repeated for each item of the guide."""
        run: list[FormDraft] = []
        for draft in [*self.file.fields, None]:
            star = STAR.match(draft.id) if draft else None
            if run and (star is None or not run[0].id.startswith(star[0])):
                yield from self._starred(run)
                run = []
            if draft and star:
                run.append(draft)
            elif draft:
                yield from self._one(draft, draft.id, self.guide.get(draft.id.partition(".")[0]))

    def _starred(self, run: Sequence[FormDraft]) -> Iterator[CardField]:
        prefix = run[0].id.partition("*")[0]
        items = [item for item in self.guide.items() if re.fullmatch(rf"{prefix}[0-9]+", item.id)]
        if not items and self.strict:
            self._now = run[0]
            self.fault("link-nowhere", run[0].line, target=f"{prefix}*")
        for item in items:
            for draft in run:
                yield from self._one(draft, STAR.sub(item.id, draft.id), item)

    def _one(self, draft: FormDraft, field_id: str, item: Item | None) -> Iterator[CardField]:
        self._now = draft
        is_about = item is not None and field_id == item.id
        if field_id[0].isupper() and item is None:
            if self.strict:
                self.fault("link-nowhere", draft.line, target=field_id)
            return
        if field_id in self._written and "*" not in draft.id:
            earlier = self._written[field_id][0]
            self.fault("duplicate-id", draft.line, file=self.file.name, first=str(earlier.line))
            return
        label = draft.title or (item.title if item and is_about else "")
        if not label:
            self.fault("title-missing", draft.line)
        kind = self._kind(draft)
        poles = (
            draft.attributes["poles"][0].split(" / ")
            if "poles" in draft.attributes
            else list(getattr(item, "poles", ()))
        )
        if len(poles) != 2:
            if "poles" in draft.attributes:
                self.fault("poles", draft.attributes["poles"][1])
            poles = []
        self._written[field_id] = draft, item.id if item else ""
        yield CardField(
            id=field_id,
            kind=kind,
            label=label,
            help=" ".join(draft.help) or (getattr(item, "question", "") or item.summary if item and is_about else ""),
            item=item.id if item else "",
            options=self._options(draft) if kind == "choice" else self._stage_options() if kind == "stage" else (),
            poles=tuple(poles) if kind == "level" else (),
            note=self._truth("note"),
            short=draft.attributes.get("short", ("", 0))[0],
            ahead=kind == "date" and self._truth("ahead"),
            line=draft.line,
        )

    def _kind(self, draft: FormDraft) -> FieldKind:
        written, line = draft.attributes.get("kind", ("", draft.line))
        kind = CARD_KIND_NAMES.get(written.casefold())
        if kind is None:
            valid = ", ".join(word(CARD_KINDS, name, self.guide.language) for name in CARD_KINDS)
            self.fault("card-kind", line, valid=valid)
        return kind or "line"  # type: ignore[return-value]

    def _options(self, draft: FormDraft) -> tuple[CardOption, ...]:
        written, line = draft.attributes.get("options", ("", draft.line))
        found = [_OPTION.fullmatch(part.strip()) for part in written.split(" / ")]
        made = tuple(CardOption(name=match[1], label=match[2]) for match in found if match)
        if len(made) != len(found) or len({option.name for option in made} - {UNKNOWN}) != len(found):
            self.fault("card-options", line)
        elif len(made) > 7:
            self.fault("card-options-many", line, most="7")
        return made

    def _stage_options(self) -> tuple[CardOption, ...]:
        return tuple(CardOption(name=each.id, label=f"{each.id[1:]} {each.short}") for each in self.guide.stages)

    def _truth(self, name: str) -> bool:
        written, line = self._now.attributes.get(name, ("", 0))
        truth = TRUTH_NAMES.get(written.casefold())
        if written and truth is None:
            valid = ", ".join(word(TRUTHS, each, self.guide.language) for each in TRUTHS)
            self.fault("card-truth", line, field=word(CARD_FIELDS, name, self.guide.language), valid=valid)
        return truth == "yes"

    # What asks about fields

    def _with_when(self, own: CardField, known: dict[str, CardField]) -> CardField | None:
        draft, item = self._written[own.id]
        if "when" not in draft.attributes:
            return own
        self._now = draft
        text, line = draft.attributes["when"]
        asked = conditions(text)
        if asked is None:
            self.fault("card-when", line, text=text)
            return own
        made = [self._condition(each, known, line, items=(item,) if item else ()) for each in asked]
        if None in made:
            return own if self.strict else None
        when = tuple(_placed(each, item) for each in made if each is not None)
        return replace(own, when=when)

    def _with_others(self, own: CardField) -> CardField:
        """Return a field with those without which its answer is not shown."""
        self._now = draft = self._written[own.id][0]
        written, line = draft.attributes.get("shown_with", ("", 0))
        there = {each.id for each in self.fields} - {own.id}
        named = tuple(dict.fromkeys(written.replace(",", " ").split()))
        for each in named:
            if each not in there:
                self.fault("card-nowhere", line, target=each)
        return replace(own, shown_with=tuple(each for each in named if each in there))

    def _entry_rules(self, known: dict[str, CardField]) -> Iterator[Rule]:
        """Yield what the form warns of as all entries stand together: each condition counts entries."""
        for node in self.file.rules.get("entry_warnings", ()):
            written = rule(node.text)
            asked = conditions(written[0]) if written else None
            if written is None or asked is None:
                self.fault("card-rule", node.line, text=node.text)
                continue
            if any("*" in name or "/" in name for each in asked for name in (each.field, each.where)):
                self.fault("card-across-field", node.line)
                continue
            made = [self._condition(each, known, node.line, items=()) for each in asked]
            when = tuple(each for each in made if each is not None)
            if len(when) == len(made):
                yield Rule(when=when, text=written[1], line=node.line)

    def _rules(self, known: dict[str, CardField]) -> Iterator[Rule]:
        for node in self.file.rules.get("warnings", ()):
            written = rule(node.text)
            asked = conditions(written[0]) if written else None
            if written is None or asked is None or any(each.where for each in asked):
                self.fault("card-rule", node.line, text=node.text)
                continue
            if not self.strict and any(re.search(r"[A-Z]+[0-9]", each.field) for each in asked):
                continue
            stars = {star[0] for each in asked if each.least is None and (star := STAR.search(each.field))}
            items = self._items(stars, node.line)
            made = [self._condition(each, known, node.line, items=items) for each in asked]
            when = tuple(each for each in made if each is not None)
            if len(when) == len(made):
                yield Rule(when=when, text=written[1], items=items, line=node.line)

    def _items(self, stars: set[str], line: int) -> tuple[str, ...]:
        if len(stars) > 1:
            self.fault("card-stars", line)
        prefix = min(stars).removesuffix("*") if stars else None
        return tuple(each.id for each in self.fields if prefix and re.fullmatch(rf"{prefix}[0-9]+", each.id))

    def _condition(
        self, asked: ParsedCondition, known: dict[str, CardField], line: int, *, items: Iterable[str]
    ) -> Condition | None:
        """Return a condition, or None where it asks about what is not there; a fault, unless it may be so."""
        full = asked.field if "/" in asked.field else f"{self.file.form.id}/{asked.field}"
        if full.partition("/")[0] in self._several:
            self.fault("card-several-asked", line, target=asked.field)
            return None
        if asked.where and f"{self.file.form.id}/{asked.where}" not in known:
            if self.strict:
                self.fault("card-nowhere", line, target=asked.where)
            return None
        if asked.least is not None:
            pattern = re.compile(re.sub(r"([A-Z]+)\\\*", r"\1[0-9]+", re.escape(full)))
            fields = [name for name in known if pattern.fullmatch(name)]
        else:
            wanted = [STAR.sub(item, full) for item in items] if "*" in full else [full]
            fields = [name for name in wanted if name in known] if wanted and set(wanted) <= known.keys() else []
        if not fields:
            if self.strict:
                self.fault("card-nowhere", line, target=asked.field)
            return None
        for value in asked.values:
            if value not in (*known[fields[0]].names, *((UNKNOWN,) if known[fields[0]].names else ())):
                self.fault("card-value", line, target=asked.field, value=value)
        own = f"{self.file.form.id}/"
        among = tuple(name.removeprefix(own) for name in fields) if asked.least is not None else ()
        least = asked.least or 0
        return Condition(
            field=asked.field, test=asked.test, values=asked.values, among=among, least=least, where=asked.where
        )


def _placed(condition: Condition, item: str) -> Condition:
    """Return a condition of a field, with the field's own item in the place of the star."""
    if condition.among or "*" not in condition.field:
        return condition
    return replace(condition, field=STAR.sub(item, condition.field))
