"""Following up: what a meeting agreed and carried on, what waits for an answer, and what came of it."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from journals.lessons.adoption import adopted_title
from journals.library.journal import Journal
from journals.records.model import Action, Observation, Use
from journals.records.retro import Retro
from journals.retro.answers import FollowedRecord, answers_to, needs_text, settle, with_answer
from journals.retro.meeting import open_retro
from journals.retro.meeting_list import list_meetings
from journals.text.dates import read_date
from tui.cli.plain.plain_session import PlainSession
from tui.cli.plain.talk import ListedChoice
from tui.cli.retro import ShownMeeting
from tui.cli.value_words import all_words
from tui.wording.display import long_date
from tui.wording.meetings import meeting_counts_text, state_text
from tui.wording.retro_formats import retro_titles

_EDIT = "edit"


def follow_meeting(plain: PlainSession, journal: Journal) -> None:
    """Read out a meeting, and go through what waits for an answer."""
    retro = _chosen(plain, journal)
    shown = ShownMeeting(journal, retro.id if retro else None)
    for action in shown.agreed:
        plain.talk.read_out(f"{plain.say('meetings.agreed')}: {_line(plain, action)}")
    if retro is not None:
        for name in ("purpose", "taken", "told"):
            if text := getattr(retro, name):
                plain.talk.read_out(f"{plain.say(f'meetings.{name}')}: {text}")
        if retro.next:
            plain.talk.read_out(f"{plain.say('meetings.next')}: {long_date(plain.say, retro.next)}")
    if retro is not None and retro.closed:
        for record, said in shown.followed:
            answer = "" if isinstance(record, Action) and said != "carried" else f": {plain.say(f'follow_up.{said}')}"
            plain.talk.read_out(_line(plain, record) + answer)  # what became of an action stands in its line
    waiting = _waiting(journal, shown)
    if not waiting:
        plain.talk.say_text("plain.retro.nothing")
        return
    plain.talk.read_out(plain.say.count("follow_up.left", len(waiting)))
    for number, each in enumerate(waiting, 1):
        plain.talk.say_text("plain.of", n=number, of=len(waiting), what=_kind(plain, each), text=_line(plain, each))
        if not plain.attempt(partial(_answer, plain, journal, each), stores=True):
            return


def _chosen(plain: PlainSession, journal: Journal) -> Retro | None:
    """Return the meeting that is chosen; None for the next one, or where none has been held."""
    say, meetings = plain.say, list_meetings(journal)
    if not meetings:
        plain.talk.say_text("plain.retro.none")
        return None
    titles = retro_titles(say, plain.session.guide_folder)
    choices = []
    for each in meetings:
        about = (long_date(say, each.retro.day), state_text(say, each.retro), titles(each.retro.format))
        text = ", ".join(filter(None, (*about, meeting_counts_text(say, each))))
        choices.append(ListedChoice(each.retro, text))
    if len(choices) == 1:
        plain.talk.read_out(choices[0].text)
        return choices[0].value
    return plain.talk.pick(say("plain.retro.which"), choices, enter="plain.enter.latest") or meetings[0].retro


def _waiting(journal: Journal, shown: ShownMeeting) -> list[FollowedRecord]:
    """Return what has no answer yet: what the meeting agreed first, then what the next one follows up."""
    latest = ShownMeeting(journal, None)
    agreed = [each for each in shown.agreed if each.status == "open"]
    found: dict[str, FollowedRecord] = {each.id: each for each in agreed}
    return list((found | {each.id: each for each, said in latest.followed if not said}).values())


def _answer(plain: PlainSession, journal: Journal, old: FollowedRecord) -> bool:
    """Ask what became of a thing, and store it; return whether to go on to the next."""
    choices = [
        ListedChoice(each, _answer_words(plain, old, each), tuple(all_words("retro_answer", each)))
        for each in answers_to(old)
    ]
    if isinstance(old, Action):
        choices.append(ListedChoice(_EDIT, plain.say("plain.retro.edit"), ("ret", "edit")))
    choices.append(ListedChoice("stop", plain.say("plain.tag.stop"), ("stop",)))
    answer = plain.talk.pick(plain.say("plain.retro.ask"), choices, enter="plain.enter.next")
    if answer is None or answer == "stop":
        return answer is None
    if answer == _EDIT and isinstance(old, Action):
        return _answer(plain, journal, _changed(plain, journal, old))
    text = plain.talk.ask(plain.say(f"plain.retro.text.{_text_key(old)}")) if needs_text(old, answer) else ""
    if needs_text(old, answer) and not text:
        plain.talk.say_text("plain.not_stored")
        return True
    meeting, today = open_retro(journal), plain.session.today
    new = with_answer(old, answer, meeting, today=today, text=text)
    if plain.store(new, old, lambda ready: settle(journal, meeting, old, ready, answer, today)):
        plain.talk.say_text("plain.retro.stored", answer=_answer_words(plain, old, answer))
    return True


def _changed(plain: PlainSession, journal: Journal, old: Action) -> Action:
    """Ask who does an action and by when, store both, and return it as it is then; Enter leaves either as it is."""
    owner = plain.talk.ask(plain.say("plain.retro.owner", owner=old.owner or plain.say("plain.nobody")))
    typed = plain.talk.ask(plain.say("plain.retro.due", day=long_date(plain.say, old.due) or plain.say("plain.no_day")))
    due = old.due
    if typed:
        read = read_date(typed, plain.session.today, "future")
        due = read.when if plain.is_meant(read, typed) else old.due
    new = replace(old, owner=owner or old.owner, due=due)
    if new == old:
        plain.talk.say_text("plain.unchanged")
    elif plain.store(new, old, lambda ready: journal.edit((old, ready))):
        plain.talk.say_text("plain.retro.changed", text=_line(plain, new))
    return journal.get(Action, old.id) or old


def _answer_words(plain: PlainSession, record: FollowedRecord, answer: str) -> str:
    return plain.say(f"words.reply_as.{answer}" if isinstance(record, Observation) else f"follow_up.{answer}")


def _text_key(record: FollowedRecord) -> str:
    return "reply" if isinstance(record, Observation) else "because"


def _kind(plain: PlainSession, record: FollowedRecord) -> str:
    if isinstance(record, Observation) and record.kind:
        return plain.say(f"words.kind.{record.kind}")
    return plain.say(f"cli.a.{'lessons' if isinstance(record, Use) else record.TABLE}")


def _line(plain: PlainSession, record: FollowedRecord) -> str:
    """Return a thing that is followed up in words: what it says, who does it, by when, and how it stands."""
    say = plain.say
    if isinstance(record, Use):
        return adopted_title(plain.session.library, record) or say("follow_up.gone")
    if isinstance(record, Observation):
        return say("export.apart") if record.private else record.text
    if not isinstance(record, Action):
        return record.text
    due = say("follow_up.due", day=long_date(say, record.due)) if record.due else ""
    because = say("cli.line.because", text=record.because) if record.because else ""
    return ". ".join(
        filter(
            None,
            (
                record.text.rstrip("."),
                ", ".join(filter(None, (say(f"words.action_status.{record.status}"), record.owner, due, because))),
            ),
        )
    )
