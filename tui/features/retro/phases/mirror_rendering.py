"""How a pitfall looks in the mirror: the question, what was written for it and against it, and the answers so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.geometry import Size

from content.items import Pitfall
from journals.records.model import Observation
from journals.records.retro import MIRROR_ANSWERS, MirrorAnswer, Reflection, Retro
from tui.locale import Catalogue
from tui.ui.text_layout import wrap
from tui.wording.display import KIND_SIGNS, PREVIEW_LENGTH, answer_signs, brief, long_date, shortened, signs

_MOST = 4
_MOST_WIDE = 12
_BESIDE = 96
"""Cells from which what was written stands beside the question."""
_NARROW = 60
"""Cells below which the answers stand close."""
_INDENT = 5
_EDGES = 5
"""Cells at both sides of what was written."""
FEW_LINES = 18
"""Lines below which there are no empty ones."""
_KEYS: dict[MirrorAnswer, str] = {"yes": "1", "partly": "2", "no": "3", "unknown": "0"}


def question(
    say: Catalogue,
    pitfall: Pitfall,
    head: str,
    given: Reflection | None,
    size: Size,
    earlier: tuple[Retro, Reflection] | None = None,
) -> Content:
    """Return the pitfall and its answers; `head` says which of how many it is, `size` is the screen's.

    `earlier`: what the room said at a meeting before.
    """
    title = Content.assemble((f"{pitfall.id}  {pitfall.title}", "bold $accent"))
    asked, choices = Content.assemble((say("mirror.bit"), "bold")), _choices(say, given, size.width)
    if size.height < FEW_LINES:
        parts = [title, choices, Content(pitfall.summary)]
    else:
        counted = Content.assemble((f"{head}   ({pitfall.reference})", "$dim"))
        parts = [counted, Content(""), title, Content(""), Content(pitfall.summary), Content(""), asked, choices]
    if given is not None and given.note:
        parts.append(Content.assemble((say("mirror.note") + " ", "$dim"), shortened(say, given.note, PREVIEW_LENGTH)))
    if earlier:
        parts.append(_earlier_answer(say, *earlier))
    return Content("\n").join([*parts, Content("")])


def _earlier_answer(say: Catalogue, retro: Retro, given: Reflection) -> Content:
    answer = f"{_sign(given.answer)}{say(f'mirror.answer.{given.answer}')}"
    note = f" · {shortened(say, given.note, PREVIEW_LENGTH)}" if given.note else ""
    return Content.assemble(
        (say("mirror.earlier", day=long_date(say, retro.day)) + " ", "$dim"), answer, (note, "$dim")
    )


def evidence(say: Catalogue, bit: Sequence[Observation], handled: Sequence[Observation], width: int) -> Content:
    """Return the observations that say the pitfall bit, then those that say it was handled."""
    if not bit and not handled:
        return Content.assemble((say("mirror.nothing"), "$dim"))
    return Content("\n").join([*_side(say, "mirror.for", bit, width), *_side(say, "mirror.against", handled, width)])


def answer_counts(say: Catalogue, given: Sequence[MirrorAnswer], total: int) -> Content:
    """Return how often each answer was given; what was not answered is not counted as no."""
    numbers = Counter(given)
    counts = "   ".join(
        f"{_sign(answer)}{say(f'mirror.answer.{answer}')} {numbers[answer]}" for answer in MIRROR_ANSWERS
    )
    left = say("mirror.left", n=total - len(given))
    return Content.assemble((say("mirror.so_far") + "  ", "$dim"), counts, ("   " + left, "$dim"))


def answers_given(pitfalls: Sequence[Pitfall], answers: Mapping[str, Reflection], here: str) -> Content:
    """Return each pitfall with the sign of its answer, so that what is answered stays in sight; `here` is asked now."""
    parts: list[str | tuple[str, str]] = []
    for each in pitfalls:
        given = answers.get(each.id)
        look = "bold reverse" if each.id == here else "bold" if given else "$dim"
        parts += [(f"{each.id}{_sign(given.answer).strip() if given else '·'}", look), " "]
    return Content.assemble(*parts)


def latest_answer(say: Catalogue, pitfall: Pitfall, given: Reflection, key: str) -> Content:
    """Return what was answered last, and the key that goes back to it."""
    answer = f"{_sign(given.answer)}{say(f'mirror.answer.{given.answer}')}"
    return Content.assemble(
        (say("mirror.latest", key=key, pitfall=f"{pitfall.id} {pitfall.title}") + " ", "$dim"), answer
    )


def _choices(say: Catalogue, given: Reflection | None, width: int) -> Content:
    words: list[tuple[str, str]] = []
    for answer in MIRROR_ANSWERS:
        here = given is not None and given.answer == answer
        word = say(f"mirror.answer.{answer}")
        words.append((f" {_KEYS[answer]} {_sign(answer) if here else ''}{word} ", "bold reverse" if here else ""))
        words.append((" " if width < _NARROW else "  ", ""))
    return Content.assemble(*words)


def _side(say: Catalogue, key: str, notes: Sequence[Observation], width: int) -> list[Content]:
    if not notes:
        return []
    wide = width >= _BESIDE
    most = _MOST_WIDE if wide else _MOST
    room = max(10, (width // 2 - 1 if wide else width) - _EDGES - _INDENT)
    parts = [Content.assemble((say(key), "bold"))]
    for note in notes[:most]:
        sign = f" {signs()[note.sign]} {KIND_SIGNS[note.kind]} "
        look = note.sign or "dim"
        first, *rest = wrap(f"{brief(note.text)}  {say('mirror.stage', n=note.stage[1:])}", room, 3)
        parts.append(Content.assemble((sign, f"${look}"), first))
        parts += [Content(" " * _INDENT + line) for line in rest]
    if (more := len(notes) - most) > 0:
        parts.append(Content.assemble((" " + say.count("mirror.more", more), "$dim")))
    return parts


def _sign(answer: MirrorAnswer) -> str:
    """Return the sign of an answer with a space after it."""
    return f"{answer_signs()[answer]} "
