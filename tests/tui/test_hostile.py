"""Text that tries to do more than be read: shown everywhere, it neither crashes, nor acts, nor reaches the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import pytest

from journals.act import Act, encode
from journals.library import Library
from journals.model import Action, Lesson, Level, Observation, Project
from tests.hostile import HOSTILE, TERMINAL, UNICODE
from tests.tui.conftest import Desk, Sit, acts, begin
from tui.widgets.rows import Rows

LONG = "langt ord " * 1_000
TEXTS = (*HOSTILE, LONG, "[link='https://example.org']x[/link]", "$primary [$accent]", "linje et\nlinje to\ttab")
WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("e",),
    ("delete",),
    ("enter", "0"),
    ("enter", "0", "e"),
    ("enter", "0", "m"),
    ("enter", "0", "space", "space", "d"),
    ("enter", "0", "a"),
    ("enter", "p"),
    ("enter", "0", "w"),
    ("v",),
    ("v", "enter"),
    ("v", "p"),
    ("v", "e"),
    ("b",),
    ("b", "full_stop", "end"),
    ("b", "end", "enter"),
    ("b", "end", "e"),
    ("b", "end", "d"),
    ("x",),
    ("k", "end"),
)


def take(number: int, start: int = 0) -> Iterator[str]:
    return islice(cycle(TEXTS), start, start + number)


@pytest.fixture
def hostile(colleague: Library) -> None:
    """A library where every text is hostile."""
    observations = [
        Observation(
            text=text.strip() and f"{text}x",
            stage=f"S{number % 7 + 1}",
            happened="2026-11-20",
            kind=("concern", "question", "worked", None)[number % 4],
            perspective=other,
            reply=other if number % 5 == 0 else "",
            pitfalls=frozenset({"4.4"} if number % 3 else ()),
        )
        for number, (text, other) in enumerate(zip(take(len(TEXTS)), take(len(TEXTS), 7), strict=True))
    ]
    for number, text in enumerate(take(len(TEXTS) // 12, 3)):
        project = Project(
            name=f"{text}n",
            technology=text,
            area=text,
            unit=text,
            ending=text,
            context={"C1": Level(2, text), "C2": Level(None, f"{text}\n\n")},
        )
        journal = begin(colleague, project)
        part = observations[number :: len(TEXTS) // 12]
        made, ticket = journal.add(*part)
        ticket.wait()
        evidence = frozenset(each.id for each in made[:3])
        for title, body in zip(take(3, number), take(3, number + 20), strict=True):
            lesson = Lesson(
                title=f"{title}t",
                situation=body,
                learned=body,
                do=body,
                conditions=body,
                evidence=evidence,
                pitfalls=frozenset({"2.3"}),
                context=project.context,
            )
            journal.add(lesson)[1].wait()
            action = Action(text=f"{body}a", owner=title, first_step=title, because=title, due="2026-01-01")
            journal.add(action)[1].wait()


def harmless(desk: Desk, what: object) -> None:
    """Say that what is on the screen is text and nothing else."""
    assert len(desk.strips) == desk.app.size.height
    for strip in desk.strips:
        assert strip.cell_length == desk.app.size.width, (what, strip.text)
        for segment in strip:
            assert not any(map(acts, segment.text)), (what, segment.text)
            assert not segment.style or not segment.style.link, (what, segment.text)
            assert not segment.style or "@click" not in segment.style.meta, (what, segment.text)


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("size", [(40, 12), (120, 36)])
async def test_every_screen_shows_it_as_text(sit_empty: Sit, size: tuple[int, int]) -> None:
    async with sit_empty(size=size, language="en") as desk:
        for row, way in enumerate(WAYS):
            await desk.press(*["down"] * (row % 8), *way)
            harmless(desk, way)
            await home(desk)


async def home(desk: Desk) -> None:
    while len(desk.app.screen_stack) > 2:
        await desk.press("escape")
        if type(desk.place).__name__ == "Confirm":
            await desk.press("enter")
    await desk.press("home")


@pytest.mark.usefixtures("hostile")
async def test_every_observation_is_drawn_under_the_cursor_and_beside(sit_empty: Sit) -> None:
    async with sit_empty(size=(110, 30)) as desk:
        for _ in desk.app.library.journals:
            await desk.press("enter", "0")
            for _ in desk.journal.observations:
                harmless(desk, desk.one("#observations", Rows).item)
                await desk.press("down")
            await desk.press("escape", "down")


async def test_what_is_pasted_is_shown_as_text_and_kept_clean(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Alt"))
    pasted = ("\n\n", "", "\t", *TERMINAL, *UNICODE, *TEXTS[-3:])
    async with sit_empty() as desk:
        await desk.press("enter", "n")
        for text in pasted:
            await desk.paste(f"{text}x")
            harmless(desk, text)
            await desk.press("enter")
            harmless(desk, text)
            if desk.place.is_modal:
                await desk.press("escape", "enter")
        await desk.press("escape", "d")
        for field in ("line", "text"):
            for text in pasted:
                await desk.paste(text)
                harmless(desk, (field, text))
            await desk.press("tab")
        await desk.press("ctrl+s")
        (lesson,) = desk.made(Lesson)
        kept = [lesson.title, lesson.situation, *(each.text for each in desk.made(Observation))]
        assert len(kept) >= len(pasted)
        assert "\n" not in lesson.title
        assert not any(acts(character) for text in kept for character in text if character not in "\n\t")
        for way in (("m",), ("f",), ("t",), ("p",), ("v", "f"), ("v", "m"), ("v", "p"), ("k", "f"), ("ctrl+p",)):
            await desk.press(*way)
            await desk.paste("".join(TERMINAL))
            harmless(desk, way)
            await desk.press("enter")
            harmless(desk, way)
            while len(desk.app.screen_stack) > 3:
                await desk.press("escape")
                if type(desk.place).__name__ == "Confirm":
                    await desk.press("enter")


async def test_a_log_from_elsewhere_can_hold_anything(sit_empty: Sit, folder: Path) -> None:
    evil = "\x1b]0;evil\x07[@click=app.quit]x[/]\u202e"
    lines = [
        Act(at="2026-11-01T10:00:00.000Z-0000-evilevil", do=[], project="01EVIL", format=1),
        Act(
            at="2026-11-01T10:00:00.001Z-0000-evilevil",
            do=[
                ("projects", "01EVIL", {"name": evil, "stage": evil, "kind": evil, "context.C1": {"note": evil}}),
                ("observations", "01A", {"text": evil, "stage": evil, "happened": evil, f"pitfalls.{evil}": True}),
                ("observations", "01B", {"text": "", "stage": "S99", "kind": "concern", "happened": "2026-W99"}),
                ("observations", "01C", {"text": 7, "pitfalls.4.4": True, "pitfalls.1.1": True, "pitfalls.2.2": True}),
                ("lessons", "01D", {"title": "", "stage": evil, f"evidence.{evil}": True, "context": {evil: 7}}),
                ("lessons", "01E", {"title": evil, f"pitfalls.{evil}": True, "context": {"C1": {"level": 99}}}),
                ("actions", "01F", {"text": evil, "due": "2026-99-99", "source": evil, "status": "?"}),
            ],
        ),
    ]
    path = folder / "2026-evil"
    path.mkdir()
    (path / "evilevil.jsonl").write_bytes(b"".join(map(encode, lines)))
    async with sit_empty(size=(120, 36)) as desk:
        assert desk.app.library.journals
        for way in (
            (),
            ("e",),
            ("enter", "0"),
            ("enter", "0", "e"),
            ("v",),
            ("v", "enter"),
            ("v", "e"),
            ("b", "e"),
            ("x",),
        ):
            await desk.press(*way)
            harmless(desk, way)
            await home(desk)
