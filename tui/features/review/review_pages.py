"""An earlier lesson as a project meets it: why, how it stood there and here, and what to ask oneself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from content import Guide
from journals.lessons.review import ReviewItem
from journals.records.comparison import FactorComparison
from journals.records.model import DECISIONS, Lesson
from tui.features.review.context_comparison import context_comparison
from tui.locale import Catalogue
from tui.wording.display import PREVIEW_LENGTH, brief, shortened
from tui.wording.review import because_texts, ending_text, origin_text

FEW = 3
"""Factors that are shown where there is little room: the questions they raise are to be seen too."""


def item_page(say: Catalogue, guide: Guide, item: ReviewItem, width: int, *, most: int, alone: bool) -> Content:
    """Return a lesson with what there is to know before one decides.

    `most`: lines that a note may take; 0 for all of it, and all factors. `alone`: where there is no room to show beside
    it what the lesson says.
    """
    lesson = item.lesson
    parts = [Content.assemble((say("words.quoted", text=brief(lesson.title)), "bold $accent"))]
    if item.use is not None:
        parts.append(Content.assemble((f"{say('review.decided')} ", "$dim"), (decision_text(say, item), "bold")))
    if alone and lesson.do_besides:
        parts.append(Content(brief(lesson.do_besides, 2 * width - 2)))
    parts += [Content.assemble((f"{say('review.from')}: ", "$dim"), origin_text(say, item))]
    if ending := ending_text(say, item):
        parts.append(
            Content.assemble((f"{say('home.ending')} ", "$dim"), brief(ending, (1 if alone else 3) * width - 16))
        )
    if texts := because_texts(say, guide, item):
        parts.append(Content.assemble((f"{say('review.because')}: ", "$dim"), " · ".join(texts)))
    parts += [Content(""), *_contexts(say, guide, item, width, most, FEW if alone else len(item.contexts))]
    if lesson.conditions:
        conditions = shortened(say, lesson.conditions, PREVIEW_LENGTH)
        parts.append(Content.assemble((f"{say('review.conditions')}: ", "bold $watch"), conditions))
    return Content("\n").join([*parts, *context_questions(say, guide, _described(item.differs))])


def _described(pairs: Iterable[FactorComparison]) -> list[FactorComparison]:
    """Return the factors of which somebody has said how they stand: of the others there is nothing to compare."""
    return [pair for pair in pairs if pair.is_described]


def decision_text(say: Catalogue, item: ReviewItem) -> str:
    """Return what was decided about a lesson, in words."""
    if item.use is None:
        return say("words.decision.none")
    word = say(f"words.decision.{item.use.decision}")
    return f"{word}: {brief(item.use.because)}" if item.use.because else word


def lesson_content(say: Catalogue, lesson: Lesson) -> Content:
    """Return what a lesson says."""
    parts = [
        Content.assemble((say(f"form.{key}"), "bold"), "\n", shortened(say, text, PREVIEW_LENGTH))
        for key, text in (("do", lesson.do_besides), ("learned", lesson.learned), ("situation", lesson.situation))
        if text
    ]
    return Content("\n\n").join(parts)


def context_questions(say: Catalogue, guide: Guide, differs: Iterable[FactorComparison]) -> Iterator[Content]:
    """Yield the guide's questions about the factors that differ."""
    asked = [getattr(guide.get(pair.factor), "question", "") for pair in differs]
    if any(asked):
        yield Content("")
        yield Content.assemble((say("review.ask_yourselves"), "bold"))
        yield from (Content(f"- {question}") for question in asked if question)


def summary_page(say: Catalogue, guide: Guide, items: Sequence[ReviewItem], key: str) -> Content:
    """Return what has been decided about all of them, what to ask about, and the `key` by which it ends."""
    parts = [
        Content.assemble((say("review.summary" if items else "review.nothing"), "bold $accent")),
        Content(say("review.how_to_end", key=key)),
    ]
    for decision in (*DECISIONS, None):
        found = [item for item in items if (item.use.decision if item.use else None) == decision]
        if found:
            word = say(f"words.decision.{decision or 'none'}").capitalize()
            heading = f"{word} ({len(found)})"
            parts += [Content(""), Content.assemble((heading, "bold"))]
            parts += [Content(f"- {_line(item)}") for item in found]
    parts += context_questions(say, guide, _to_ask_about(items))
    return Content("\n").join(parts)


def _line(item: ReviewItem) -> str:
    because = f": {brief(item.use.because, 120)}" if item.use and item.use.because else ""
    return f"{brief(item.lesson.title, 120)}{because}"


def _to_ask_about(items: Iterable[ReviewItem]) -> Iterator[FactorComparison]:
    """Yield the factors that differ from where the adopted lessons come from, each once."""
    seen = set[str]()
    for item in items:
        for pair in item.differs if item.use and item.use.decision in ("applies", "adapted") else ():
            if pair.factor not in seen:
                seen.add(pair.factor)
                yield pair


def _contexts(say: Catalogue, guide: Guide, item: ReviewItem, width: int, most: int, few: int) -> Iterator[Content]:
    if not any(pair.is_described for pair in item.contexts):
        yield Content.assemble((say("review.no_conditions"), "$dim"))
        return
    if not any(pair.now.level is not None or pair.now.note for pair in item.contexts):
        yield Content.assemble((say("review.no_own_conditions"), "$dim"))
        if most:
            return
    same = [pair for pair in item.contexts if pair.distance == "same"]
    differs = _described(item.differs)
    pairs = [*item.differs, *same] if not most else differs[:few]
    yield from context_comparison(say, guide, pairs, width, say("review.then"), say("review.now"), most=most)
    if not most:
        yield Content.assemble((say("review.fold"), "$dim"))
    else:
        more = len(item.differs) - len(pairs)
        folded = [say("review.folded", n=len(same), all=len(item.contexts))]
        folded += [say("review.folded_more", n=more)] if more > 0 else []
        yield Content.assemble((" ".join([*folded, say("review.unfold")]), "$dim"))
