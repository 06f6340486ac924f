"""What is asked while one gathers, and what an answer to it is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from content.formats import Prompt
from journals.model import Kind
from tui.locale import Catalogue
from tui.show import KIND_SIGNS, brief

_KINDS: dict[str, Kind] = {sign: kind for kind, sign in KIND_SIGNS.items() if kind}


def kind_of(prompts: Sequence[Prompt], at: int) -> Kind | None:
    """Give the kind of an answer to a prompt that does not say its kind itself."""
    return _KINDS.get(prompts[at].sign) if at < len(prompts) else None


def asked(say: Catalogue, prompts: Sequence[Prompt], at: int, *, every: bool, slips: bool = False) -> Content:
    """Give the prompts: the one in focus large; the others below it, or on the same line what comes after.

    Where slips are typed, it is said how.
    """
    lines = []
    for place, prompt in enumerate(prompts):
        if place == at:
            mark, look = ("▌" if every else " "), "bold"
        elif every:
            mark, look = " ", "$dim"
        else:
            continue
        lines.append(
            Content.assemble((mark, "$accent"), (f"{prompt.sign or '·'} ", "bold $accent"), (brief(prompt.text), look))
        )
    if slips:
        lines.append(Content.assemble((f" {say('gather.slips')}", "bold $accent")))
    elif not every and len(prompts) > 1:
        after = brief(prompts[(at + 1) % len(prompts)].text)
        lines.append(Content.assemble((" " + say("gather.then", n=at + 1, of=len(prompts), after=after), "$dim")))
    return Content("\n").join(lines)
