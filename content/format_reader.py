"""A Markdown file → a format of a retrospective."""

import re
from pathlib import Path

from content.drafts import read_text
from content.fault import Fault
from content.markdown import Node, nodes
from content.retro_format import PHASES, Format, Phase, PhaseKind, Prompt
from content.words import PHASE_NAMES

_HEADING = re.compile(r"(?P<name>.+?)\s*\((?P<minutes>\d{1,3})\)\s*")
_PROMPT = re.compile(r"(?P<text>.+?)\s*(?:\((?P<sign>[-+!?*»])\))?\s*(?:\{(?P<name>[a-z0-9-]+)\})?")


def read_format(path: Path, name: str, faults: list[Fault]) -> Format:
    """Return the format in a file; what is wrong is added to `faults`, called `name` there, and left out."""
    return _Reading(name, path.stem, faults).format(read_text(path, name, faults))


class _Reading:
    """Takes one file's nodes in."""

    def __init__(self, name: str, format_id: str, faults: list[Fault]) -> None:
        self._name, self._id, self._faults = name, format_id, faults
        self._title = self._summary = ""
        self._phases: list[Phase] = []

    def format(self, text: str) -> Format:
        """Return the format that the text describes."""
        for node in nodes(text):
            self._take(node)
        if not self._title or not self._summary:
            self._fault("format-title", 1)
        if not self._phases:
            self._fault("format-phases", 1)
        order = [PHASES.index(phase.kind) for phase in self._phases]
        if order != sorted(set(order)):
            self._fault("format-order", 1)
        phases = tuple(self._phases) or (Phase(kind="gather", title="", minutes=0, lead=""),)
        return Format(id=self._id, title=self._title, summary=self._summary, phases=phases)

    def _take(self, node: Node) -> None:
        if node.kind == "heading" and node.level == 1:
            self._title = node.text
        elif node.kind == "heading" and node.level == 2:
            self._begin(node)
        elif node.kind == "paragraph" and not self._phases:
            self._summary = f"{self._summary} {node.text}".strip()
        elif node.kind == "paragraph":
            last = self._phases[-1]
            self._put(lead=f"{last.lead} {node.text}".strip())
        elif node.kind == "bullet" and self._phases and self._phases[-1].kind == "gather":
            self._ask(node)
        else:
            self._fault("block", node.line)

    def _begin(self, node: Node) -> None:
        match = _HEADING.fullmatch(node.text)
        kind = PHASE_NAMES.get(match["name"].casefold()) if match else None
        if match is None or kind is None:
            self._fault("format-phase", node.line, heading=node.text)
            return
        known: PhaseKind = next(phase for phase in PHASES if phase == kind)
        self._phases.append(Phase(kind=known, title=match["name"], minutes=int(match["minutes"]), lead=""))

    def _ask(self, node: Node) -> None:
        """Take a prompt in; its name is what it says, else its place in the list."""
        asked = self._phases[-1].prompts
        prompt = _prompt(node.text, self._id, len(asked) + 1)
        if prompt.id in {each.id for each in asked}:
            self._fault("format-prompt", node.line, name=prompt.id.rpartition("/")[2])
        self._put(prompts=(*asked, prompt))

    def _put(self, *, lead: str | None = None, prompts: tuple[Prompt, ...] | None = None) -> None:
        last = self._phases[-1]
        self._phases[-1] = Phase(
            kind=last.kind,
            title=last.title,
            minutes=last.minutes,
            lead=last.lead if lead is None else lead,
            prompts=last.prompts if prompts is None else prompts,
        )

    def _fault(self, code: str, line: int, **params: str) -> None:
        self._faults.append(Fault(code, self._name, line, params))


def _prompt(text: str, form: str, place: int) -> Prompt:
    """Read `What worked? (+) {worked}`: what is asked, the sign its answers get, and the name they remember it by."""
    match = _PROMPT.fullmatch(text)
    if match is None:
        return Prompt(id=f"{form}/{place}", text=text)
    return Prompt(id=f"{form}/{match['name'] or place}", text=match["text"], sign=match["sign"] or "")
