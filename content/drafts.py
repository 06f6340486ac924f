"""A Markdown file of the guide, cut at its headings into drafts of items.

The form: `# …` opens a file, `## 2.3 Title` an item (its id is the first word), `### …` one of the item's parts.
Directly below an item's heading stands a list of fields, `- name: value`, and then its summary, one paragraph.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from content.fault import Fault
from content.kinds import ItemKind, item_kind
from content.markdown import Node, nodes
from content.words import FIELD_NAMES

# Control characters (but tab and line feed), direction marks and line separators: none belongs in a guide.
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(slots=True)
class DraftPart:
    """A part as written: its heading and the nodes below it."""

    heading: Node
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """An item as written.

    `fields` maps a field's name in code to its value and line; `nodes` follow the fields, on line `start` and on.
    """

    kind: ItemKind
    id: str
    title: str
    file: str
    line: int
    start: int
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    parts: list[DraftPart] = field(default_factory=list)
    body: str = ""


@dataclass(slots=True)
class FrontMatter:
    """What stands before a file's first item: its heading, and the guide's source in the one file that has it."""

    title: str = ""
    source: str = ""


def read_text(path: Path, name: str, faults: list[Fault]) -> str:
    """Return a file's text, normalised to NFC; unreadable or strange text is a fault and the text is empty."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        faults.append(Fault("unreadable", name, 1))
        return ""
    except UnicodeDecodeError as error:
        faults.append(Fault("encoding", name, error.object[: error.start].count(b"\n") + 1))
        return ""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    for match in _STRANGE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        faults.append(Fault("character", name, line, {"code_point": f"U+{ord(match[0]):04X}"}))
    return text


def parse_drafts(name: str, text: str, faults: list[Fault]) -> tuple[FrontMatter, list[Draft]]:
    """Cut a file's text into its front and its drafts; what fits nowhere is a fault."""
    cutter = _Cutter(name, faults)
    for node in nodes(text):
        cutter.take(node)
    cutter.keep_bodies(text.split("\n"))
    return cutter.front, cutter.drafts


class _Cutter:
    """Puts each node of one file where it belongs: the front, an item, or an item's part."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        self.name = name
        self.faults = faults
        self.front = FrontMatter()
        self.drafts: list[Draft] = []
        self.lost = False  # below a heading that could not be read, so that one fault does not become twenty

    def fault(self, code: str, node: Node, **params: str) -> None:
        self.faults.append(Fault(code, self.name, node.line, params))

    def take(self, node: Node) -> None:
        if node.kind == "other":
            self.fault("block", node)
        elif node.kind != "heading":
            self._take_text(node)
        elif node.level == 1:
            self.front.title = node.text
        elif node.level == 2:
            self._take_item(node)
        elif node.level == 3:
            self._take_part(node)
        else:
            self.fault("level", node, heading=node.text)

    def _take_item(self, node: Node) -> None:
        item_id, _, title = node.text.partition(" ")
        kind = item_kind(item_id)
        self.lost = kind is None
        if kind is None:
            self.fault("heading", node, heading=node.text)
            return
        self.drafts.append(Draft(kind, item_id, title.strip(), self.name, node.line, start=node.end + 1))

    def _take_part(self, node: Node) -> None:
        if self.lost:
            return
        if self.drafts:
            self.drafts[-1].parts.append(DraftPart(node))
        else:
            self.fault("part-place", node, part=node.text)

    def _take_text(self, node: Node) -> None:
        if self.lost:
            return
        if not self.drafts:
            self._take_front(node)
            return
        draft = self.drafts[-1]
        if node.kind == "bullet" and not draft.nodes and not draft.parts:
            self._take_field(node, draft)
            draft.start = node.end + 1
            return
        if node.kind == "bullet" and (label := _field(node.text)[0]).casefold() in FIELD_NAMES:
            self.fault("field-place", node, field=label)
        (draft.parts[-1].nodes if draft.parts else draft.nodes).append(node)

    def _take_front(self, node: Node) -> None:
        label, value = _field(node.text)
        if node.kind == "bullet" and FIELD_NAMES.get(label.casefold()) == "source":
            self.front.source = value
        elif node.kind == "bullet":
            self.fault("text-place", node)

    def _take_field(self, node: Node, draft: Draft) -> None:
        label, value = _field(node.text)
        known = (*draft.kind.fields, *draft.kind.optional)
        name = FIELD_NAMES.get(label.casefold(), "")
        if not label:
            self.fault("field-form", node, id=draft.id, text=node.text)
        elif name not in known:
            self.fault("field-unknown", node, id=draft.id, field=label)
        elif name in draft.fields:
            self.fault("field-twice", node, id=draft.id, field=label)
        else:
            draft.fields[name] = (value, node.line)

    def keep_bodies(self, lines: list[str]) -> None:
        """Set the body of each draft: the Markdown from its fields to the next item."""
        for draft, following in zip_longest(self.drafts, self.drafts[1:]):
            stop = following.line - 1 if following else len(lines)
            draft.body = "\n".join(lines[draft.start - 1 : stop]).strip()


def listed(value: str) -> tuple[str, ...]:
    """Return the entries of a field that holds several, with commas between them, each once."""
    return tuple(dict.fromkeys(entry.strip() for entry in value.split(",") if entry.strip()))


def _field(text: str) -> tuple[str, str]:
    """Return a field's label and value, or two empty texts where the text is no field."""
    label, colon, value = text.partition(":")
    return (label.strip(), value.strip()) if colon else ("", "")
