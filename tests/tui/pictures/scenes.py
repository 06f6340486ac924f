"""What is done in the running app for the pictures: the same keys in both languages, on each one's own samples."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual.strip import Strip

from journals.text.language import Language
from tests.tui.desk import Desk


@dataclass(frozen=True)
class Scene:
    """Something that is shown: what is typed and pressed to come there, and what the tour says of it."""

    name: str
    keys: tuple[str, ...]
    said: dict[Language, str]
    typed: dict[Language, str] = field(default_factory=dict)
    then: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    """What is pressed after that, where the samples differ: one project has held no meeting yet."""
    until: dict[Language, str] = field(default_factory=dict)
    """What comes by itself, and is waited for."""
    still: bool = True
    """Whether it is a picture of its own too."""


SCENES = (
    Scene(
        "home",
        (),
        {
            "da": "Det første, I ser, er det, der venter i alle projekter.",
            "en": "The first thing you see is what waits in all projects.",
        },
    ),
    Scene(
        "project",
        ("enter",),
        {
            "da": "Enter åbner et projekt: hvad der er sket, trin for trin.",
            "en": "Enter opens a project: what has happened, stage by stage.",
        },
    ),
    Scene(
        "typing",
        ("n",),
        {
            "da": "n: Skriv, hvad der sker, mens det sker.",
            "en": "n: Write what happens, while it happens.",
        },
        {"da": "-ingen", "en": "-nobody"},  # one word is too little for a suggestion, whenever the model comes
        still=False,
    ),
    Scene(
        "capture",
        (),
        {
            "da": "Ligner det noget, andre har mødt? Tab mærker det.",
            "en": "Does it look like something others have met? Tab tags it.",
        },
        {
            "da": " spurgte gruppelederen, før tallet blev sat",
            "en": " asked the group manager before the figure was set",
        },
        until={"da": "Tab: mærk", "en": "Tab: tag"},
    ),
    Scene(
        "saved",
        ("tab", "enter"),
        {
            "da": "Enter gemmer. En læring fra et tidligere projekt melder sig.",
            "en": "Enter saves. A lesson of an earlier project announces itself.",
        },
        still=False,
    ),
    Scene(
        "lesson",
        ("escape", "d"),
        {
            "da": "d: Skriv en læring ud fra det, I så.",
            "en": "d: Write a lesson from what you saw.",
        },
        {"da": "Spørg gruppelederen, før tallet sættes", "en": "Ask the group manager before the figure is set"},
    ),
    Scene(
        "others",
        ("ctrl+s", "j"),
        {
            "da": "j: Læs, hvad andre lærte, før det næste trin begynder.",
            "en": "j: Read what others learned, before the next stage begins.",
        },
    ),
    Scene(
        "map",
        ("escape", "o"),
        {
            "da": "o: Hvor det ramte, og hvad ingen har set på endnu.",
            "en": "o: Where it hit, and what nobody has looked at yet.",
        },
    ),
    Scene(
        "meeting",
        ("escape", "r"),
        {
            "da": "r: Hold tilbageblik om én skærm. Det begynder med aftalerne fra sidst.",
            "en": "r: Hold a retro around one screen. It begins with what was agreed last time.",
        },
        then={"da": ("enter",), "en": ("n", "enter")},
    ),
)


async def act(desk: Desk, scene: Scene, language: Language) -> list[Strip]:
    """Do what a scene says, and return what the screen shows then."""
    await desk.press(*scene.keys)
    if language in scene.typed:
        await desk.write(scene.typed[language])
    await desk.press(*scene.then.get(language, ()))
    await desk.until(lambda: scene.until.get(language, "") in desk.words)
    desk.app.screen.refresh()  # what is behind a box was drawn when words were looked for, of any place
    await desk.settle(paints=True)  # what is painted moves what is below it and the cursor: what comes to rest is shown
    return shown(desk)


def shown(desk: Desk) -> list[Strip]:
    """Return the rows of the screen, with what is seen behind a box."""
    update = desk.app.screen._compositor.render_update(full=True, screen_stack=desk.app._background_screens)
    return [Strip.join(row) for row in update.strips]  # type: ignore[union-attr]
