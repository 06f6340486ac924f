"""What is asked while one gathers, and how it looks."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from content.retro_format import Prompt
from tui.locale import Catalogue
from tui.wording.display import brief

TALL = 18
"""Lines of a screen from which on there is room for more than what is asked now."""


def prompt_at(prompts: Sequence[Prompt], at: int) -> Prompt | None:
    """Return the prompt that is asked now; None where nothing is."""
    return prompts[at] if at < len(prompts) else None


def render_prompts(say: Catalogue, prompts: Sequence[Prompt], at: int, *, every: bool, tall: bool = True) -> Content:
    """Return the prompts: the one in focus large, and the others below it or, where it is `tall`, what comes after."""
    lines = []
    for place, prompt in enumerate(prompts):
        here = place == at
        if here or every:
            mark = "▌" if here and every else " "
            parts = [(mark, "$accent"), (f"{prompt.sign or '·'} ", "bold $accent")]
            lines.append(Content.assemble(*parts, (brief(prompt.text), "bold" if here else "$dim")))
    if tall and not every and len(prompts) > 1:
        after = brief(prompts[(at + 1) % len(prompts)].text)
        lines.append(Content.assemble((" " + say("gather.then", n=at + 1, of=len(prompts), after=after), "$dim")))
    return Content("\n").join(lines)
