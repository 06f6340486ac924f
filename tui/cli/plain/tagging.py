"""Marking what nobody has marked yet with a pitfall, one observation at a time, with what it looks like and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from content import Pitfall
from journals.lessons.suggest import Suggestion, SuggestionModel, suggest
from journals.lessons.suggestion_model import load_model, own_notes
from journals.library.journal import Journal
from journals.records.model import SIGNS, Observation, Sign
from tui.cli.plain.capture import about_observation
from tui.cli.plain.room import Room
from tui.cli.plain.talk import ListedChoice, Typed
from tui.cli.value_words import all_words

_SUGGESTED = 3
Mark = tuple[str, Sign | None]
"""A pitfall, and how it went, where the words say so."""


def tag_untagged(room: Room, journal: Journal) -> None:
    """Go through the observations without a mark; what was written in private is left to the meeting it belongs to."""
    waiting = [each for each in reversed(journal.observations) if each.needs_tag and not each.private]
    if not waiting:
        room.talk.tell("plain.tag.none")
        return
    session = room.session
    ours = own_notes(session.library.journals)
    model = load_model(session.language, session.guide_folder, session.local_folders.cache, ours)
    for number, each in enumerate(waiting, 1):
        room.talk.tell("plain.of", n=number, of=len(waiting), what=room.say("cli.a.observations"), text=each.text)
        room.talk.read_out(about_observation(room, each))
        if not room.attempt(partial(_mark, room, journal, each, model), stores=True):
            return


def _mark(room: Room, journal: Journal, old: Observation, model: SuggestionModel) -> bool:
    """Ask for a pitfall, and for how it went; return whether to go on to the next."""
    guide = room.session.guide
    found = [each for each in suggest(model, old.text) if each.pitfall in guide][:_SUGGESTED]
    choices = [*(_suggested(room, each) for each in found)]
    choices.append(ListedChoice(("", None), room.say("plain.tag.skip"), ("videre", "next", "skip")))
    choices.append(ListedChoice(("q", None), room.say("plain.tag.stop"), ("stop",)))
    if not found:
        room.talk.tell("cli.suggest.nothing")
    while True:
        answer = room.talk.pick_or_type(room.say("plain.tag.ask"), choices, enter="plain.enter.next")
        if answer is None or answer == ("", None):
            return True
        if answer == ("q", None):
            return False
        mark = _named(room, guide.match_pitfalls(answer.text), answer.text) if isinstance(answer, Typed) else answer
        if mark is not None:
            break
    pitfall, sounds = mark
    sign = old.sign if old.kind == "worked" else _sign(room, sounds)
    new = replace(old, pitfalls=old.pitfalls | {pitfall}, sign=sign)
    if room.store(new, old, lambda ready: journal.edit((old, ready))):
        room.talk.tell("plain.tag.stored", about=about_observation(room, new))
    return True


def _suggested(room: Room, each: Suggestion) -> ListedChoice[Mark]:
    title, words = f"{each.pitfall} {room.session.guide[each.pitfall].title}", ", ".join(each.because)
    text = room.say("plain.tag.suggested", title=title, words=words)
    sounds = f" ({room.say(f'words.sign.{each.sign}')})" if each.sign else ""
    return ListedChoice((each.pitfall, each.sign), text + sounds)


def _named(room: Room, found: Sequence[Pitfall], typed: str) -> Mark | None:
    """Return the pitfall that was typed; None where it is none, or none is chosen of several."""
    if len(found) == 1:
        return found[0].id, None
    if not found:
        room.talk.tell("plain.tag.no_pitfall", typed=typed)
        return None
    choices = [ListedChoice((each.id, None), f"{each.id} {each.title}") for each in found]
    return room.talk.pick(room.say("plain.tag.which"), choices)


def _sign(room: Room, sounds: Sign | None) -> Sign | None:
    """Ask how it went; what the words sound like comes first, and Enter leaves it open."""
    order = sorted(SIGNS, key=lambda each: each != sounds)
    choices = [ListedChoice(each, room.say(f"words.sign.{each}"), tuple(all_words("sign", each))) for each in order]
    return room.talk.pick(room.say("plain.tag.sign"), choices, enter="plain.enter.open")
