"""Markdown files → Guide. Everything wrong with them is found before any of it is refused."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from content import checks
from content.checks import CheckedItem, Named
from content.drafts import Draft, DraftPart, FrontMatter, listed, parse_drafts, read_text
from content.fault import Fault, GuideError
from content.form_reader import read_forms
from content.guide import Guide
from content.items import Bite, Item, Part
from content.kinds import ITEM_KINDS, numbers
from content.markdown import block
from content.synonym_reader import read_synonyms
from content.technology_reader import read_technologies
from content.words import FIELD_WORDS, PART_NAMES, PART_WORDS, word

_BITE = re.compile(r"(\S+) \(([1-3])\): *(\S.*)")


def read_guide(
    folder: Path,
    language: str,
    name: str = "",
    forms: Path | None = None,
    technologies: Path | None = None,
    synonyms: Iterable[Path] = (),
) -> Guide:
    """Read the folder's Markdown files as a guide in the language, and the forms of the profile in `forms`.

    `technologies`: the file with the types of technology; `synonyms`: those with words that say much the same.

    `name` is what to call the folder in faults and in the items' `file`; the bare file name where it is empty.

    Raises:
        GuideError: the guide is broken; it lists every fault.
    """
    faults: list[Fault] = []
    drafts: list[Draft] = []
    front = FrontMatter()
    for path in sorted(folder.glob("*.md")):
        called = f"{name}/{path.name}" if name else path.name
        opening, found = parse_drafts(called, read_text(path, called, faults), faults)
        front = opening if opening.source else front
        drafts += found
    entries = [_Reading(draft, language, faults).entry() for draft in drafts]
    faults += checks.faults(entries, front, name or ".")
    guide = _guide(language, front, [entry.item for entry in entries])
    if forms:
        strict = forms.parent == folder  # the guide's own forms, which ask only about what it has
        called = f"{name}/{forms.name}" if name else forms.name
        guide = replace(guide, cards=read_forms(forms, called, guide, faults, strict=strict))
    if technologies:
        called = f"{name}/{technologies.name}" if name else technologies.name
        guide = replace(guide, technologies=read_technologies(technologies, called, faults))
    lists = [(path, f"{name}/{path.name}" if name else path.name) for path in synonyms]
    guide = replace(guide, synonyms=read_synonyms(lists, faults))
    if faults:
        raise GuideError(faults)
    return guide


def _guide(language: str, front: FrontMatter, items: list[Item]) -> Guide:
    sorted_items: dict[str, Any] = {}
    for kind in ITEM_KINDS:
        own = [item for item in items if item.kind == kind.name]
        sorted_items[kind.plural] = tuple(sorted(own, key=lambda item, kind=kind: numbers(kind, item.id)))  # type: ignore[misc]
    return Guide(language=language, title=front.title, source=front.source, **sorted_items)


class _Reading:
    """Makes an item of one draft. What is missing is reported once and left empty, so that checking can go on."""

    def __init__(self, draft: Draft, language: str, faults: list[Fault]) -> None:
        self.draft = draft
        self.language = language
        self.faults = faults
        self.named: list[Named] = []

    def fault(self, code: str, line: int, **params: str) -> None:
        self.faults.append(Fault(code, self.draft.file, line, {"id": self.draft.id, **params}))

    def entry(self) -> CheckedItem:
        item = self._item()
        return CheckedItem(self.draft, item, self.named)

    def _item(self) -> Item:
        draft = self.draft
        if not draft.title:
            self.fault("title-missing", draft.line)
        summary = draft.nodes[0].text if draft.nodes and draft.nodes[0].kind == "paragraph" else ""
        if not summary:
            self.fault("summary-missing", draft.line)
        values = self._fields()
        if "bites" in draft.kind.parts:
            values["bites"] = self._bites()
        return draft.kind.type(
            id=draft.id,
            title=draft.title,
            summary=summary,
            body=draft.body,
            file=draft.file,
            line=draft.line,
            intro=tuple(block(node) for node in draft.nodes[1:]),
            parts=self._parts(),
            **values,
        )

    def _fields(self) -> dict[str, Any]:
        """Return the fields as the item's type wants them."""
        values: dict[str, Any] = {}
        for name in (*self.draft.kind.fields, *self.draft.kind.optional):
            text, line = self.draft.fields.get(name, ("", self.draft.line))
            if not text and (name in self.draft.kind.fields or name in self.draft.fields):
                self.fault("field-missing", line, field=word(FIELD_WORDS, name, self.language))
            if name in {"links", "insights"}:
                values[name] = tuple(text.replace(",", " ").split())
                self.named += [Named(name, target, line) for target in values[name]]
            elif name == "also":
                values[name] = listed(text)
            elif name == "poles":
                values[name] = tuple(pole.strip() for pole in text.split(" / ")) if text else ()
            else:
                values[name] = text
        return values

    def _parts(self) -> tuple[Part, ...]:
        """Return the parts in the order the kind gives them."""
        found: dict[str, Part] = {}
        for written in self.draft.parts:
            title, line = written.heading.text, written.heading.line
            name = self._name(title)
            if name is None:
                self.fault("part-unknown", line, part=title)
            elif name in found:
                self.fault("part-twice", line, part=title)
            else:
                blocks = tuple(block(node) for node in written.nodes)
                found[name] = Part(name=name, title=title, blocks=blocks, line=line)
                if not blocks:
                    self.fault("part-empty", line, part=title)
        for name in self.draft.kind.parts:
            if name not in found:
                self.fault("part-missing", self.draft.line, part=word(PART_WORDS, name, self.language))
        return tuple(found[name] for name in self.draft.kind.parts if name in found)

    def _name(self, title: str) -> str | None:
        name = PART_NAMES.get(title.casefold())
        return name if name in self.draft.kind.parts else None

    def _written(self, name: str) -> DraftPart | None:
        return next((part for part in self.draft.parts if self._name(part.heading.text) == name), None)

    def _bites(self) -> tuple[Bite, ...]:
        """Return the bites in the order of the stages."""
        written = self._written("bites")
        found: dict[str, Bite] = {}
        for node in written.nodes if written else ():
            match = _BITE.fullmatch(node.text)
            if match is None or node.kind != "bullet":
                self.fault("bite-form", node.line, text=node.text)
            elif match[1] in found:
                self.fault("bite-twice", node.line, stage=match[1])
            else:
                found[match[1]] = Bite(stage=match[1], weight=int(match[2]), reason=match[3])
                self.named.append(Named("bites", match[1], node.line))
        return tuple(found[stage] for stage in sorted(found))
