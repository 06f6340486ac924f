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
from tui.cli.plain.plain_session import PlainSession
from tui.cli.plain.talk import ListedChoice, Typed
from tui.cli.value_words import all_words

_SUGGESTED = 3
PitfallMark = tuple[str, Sign | None]
"""A pitfall, and how it went, where the words say so."""


def tag_untagged(plain: PlainSession, journal: Journal) -> None:
    """Go through the observations without a mark; what was written in private is left to the meeting it belongs to."""
    waiting = [each for each in reversed(journal.observations) if each.needs_tag and not each.private]
    if not waiting:
        plain.talk.say_text("plain.tag.none")
        return
    session = plain.session
    ours = own_notes(session.library.journals)
    model = load_model(session.language, session.guide_folder, session.local_folders.cache, ours)
    for number, each in enumerate(waiting, 1):
        plain.talk.say_text("plain.of", n=number, of=len(waiting), what=plain.say("cli.a.observations"), text=each.text)
        plain.talk.read_out(about_observation(plain, each))
        if not plain.attempt(partial(_mark, plain, journal, each, model), stores=True):
            return


def _mark(plain: PlainSession, journal: Journal, old: Observation, model: SuggestionModel) -> bool:
    """Ask for a pitfall, and for how it went; return whether to go on to the next."""
    guide = plain.session.guide
    found = [each for each in suggest(model, old.text) if each.pitfall in guide][:_SUGGESTED]
    choices = [*(_suggested(plain, each) for each in found)]
    choices.append(ListedChoice(("", None), plain.say("plain.tag.skip"), ("videre", "next", "skip")))
    choices.append(ListedChoice(("q", None), plain.say("plain.tag.stop"), ("stop",)))
    if not found:
        plain.talk.say_text("cli.suggest.nothing")
    while True:
        answer = plain.talk.pick_or_type(plain.say("plain.tag.ask"), choices, enter="plain.enter.next")
        if answer is None or answer == ("", None):
            return True
        if answer == ("q", None):
            return False
        mark = _named(plain, guide.match_pitfalls(answer.text), answer.text) if isinstance(answer, Typed) else answer
        if mark is not None:
            break
    pitfall, sounds = mark
    sign = old.sign if old.kind == "worked" else _sign(plain, sounds)
    new = replace(old, pitfalls=old.pitfalls | {pitfall}, sign=sign)
    if plain.store(new, old, lambda ready: journal.edit((old, ready))):
        plain.talk.say_text("plain.tag.stored", about=about_observation(plain, new))
    return True


def _suggested(plain: PlainSession, each: Suggestion) -> ListedChoice[PitfallMark]:
    title, words = f"{each.pitfall} {plain.session.guide[each.pitfall].title}", ", ".join(each.because)
    text = plain.say("plain.tag.suggested", title=title, words=words)
    sounds = f" ({plain.say(f'words.sign.{each.sign}')})" if each.sign else ""
    return ListedChoice((each.pitfall, each.sign), text + sounds)


def _named(plain: PlainSession, found: Sequence[Pitfall], typed: str) -> PitfallMark | None:
    """Return the pitfall that was typed; None where it is none, or none is chosen of several."""
    if len(found) == 1:
        return found[0].id, None
    if not found:
        plain.talk.say_text("plain.tag.no_pitfall", typed=typed)
        return None
    choices = [ListedChoice((each.id, None), f"{each.id} {each.title}") for each in found]
    return plain.talk.pick(plain.say("plain.tag.which"), choices)


def _sign(plain: PlainSession, sounds: Sign | None) -> Sign | None:
    """Ask how it went; what the words sound like comes first, and Enter leaves it open."""
    order = sorted(SIGNS, key=lambda each: each != sounds)
    choices = [ListedChoice(each, plain.say(f"words.sign.{each}"), tuple(all_words("sign", each))) for each in order]
    return plain.talk.pick(plain.say("plain.tag.sign"), choices, enter="plain.enter.open")
