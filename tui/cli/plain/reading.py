"""Reading: the guide, what other projects learned, and what a search finds."""

from __future__ import annotations

from functools import partial

from content import Item, plain
from journals.index.index import Index
from journals.index.search_result import Hit
from journals.lessons.review import ReviewItem, review_items
from journals.library.journal import Journal
from journals.records.model import DECISIONS, Lesson, Project
from tui.cli.plain.room import Room
from tui.cli.plain.talk import ListedChoice, Typed
from tui.cli.record_lines import lesson_lines
from tui.cli.review import decide_command, review_item_lines
from tui.cli.search import Search, hit_place, hit_sentence, hit_text
from tui.cli.short_ids import ShortIds
from tui.cli.value_words import all_words
from tui.wording.search_filters import TABLES

_UNWRAPPED = 1_000_000
_MOST_HITS = 20


def browse_guide(room: Room, _: Journal) -> None:
    """Ask for pages of the guide, and read them out: the pitfalls come first."""
    guide = room.session.guide
    items = dict.fromkeys([*guide.pitfalls, *guide.items()])
    choices = [ListedChoice(each, f"{each.id} {each.title}", tuple(each.also)) for each in items]
    question, again = room.say("plain.guide.ask"), False
    while (answer := room.talk.pick_or_type(question, choices, again=again)) is not None:
        found = guide.find(answer.text) if isinstance(answer, Typed) else answer
        if found is None:
            room.talk.tell("plain.guide.none", typed=answer.text if isinstance(answer, Typed) else "")
        else:
            _read_page(room, found)
        again = True


def _read_page(room: Room, item: Item) -> None:
    """Read a page out, a paragraph a line."""
    for line in plain(room.session.guide, item, _UNWRAPPED).splitlines():
        room.talk.read_out(line.strip().removeprefix("- "))


def browse_lessons(room: Room, journal: Journal) -> None:
    """Read out what others learned that means most for the project, and ask what is decided about it."""
    again = False
    while True:
        found = review_items(room.session.library, journal, room.session.guide, stage=journal.project.stage)
        if not found:
            room.talk.tell("cli.no_lessons_of_others")
            return
        choices = [ListedChoice(each, f"{each.lesson.title} ({_decided(room, each)})") for each in found]
        chosen = room.talk.pick(room.say("plain.review.which"), choices, again=again)
        if chosen is None:
            return
        again = True
        room.attempt(partial(_read_lesson, room, journal, chosen), stores=True)


def _decided(room: Room, met: ReviewItem) -> str:
    return room.say(f"words.decision.{met.use.decision}" if met.use else "words.decision.none")


def _read_lesson(room: Room, journal: Journal, met: ReviewItem) -> None:
    _, *about = review_item_lines(room.session, met, ShortIds(()))
    for line in dict.fromkeys((met.lesson.title, *lesson_lines(room.say, met.lesson), *about)):
        room.talk.read_out(line)
    choices = [
        ListedChoice(each, room.say(f"words.decision.{each}"), tuple(all_words("decision", each))) for each in DECISIONS
    ]
    decision = room.talk.pick(room.say("plain.review.decide"), choices)
    if decision is None:
        return
    because = room.talk.ask(room.say("plain.review.because")) if decision in ("adapted", "no") else ""
    if room.run(decide_command, journal.id, met.lesson.id, decision, *(["--because", because] if because else [])):
        room.stored += 1


def search(room: Room, _: Journal) -> None:
    """Ask for words, read out what is found, and read what is chosen as a whole."""
    while typed := room.talk.ask(room.say("plain.search.ask"), "plain.help.search"):
        room.attempt(partial(_search, room, typed))


def _search(room: Room, typed: str) -> None:
    session = room.session
    index = Index(session.local_folders.cache, [folder.absolute() for folder in session.folders[0]])
    try:
        made = Search(session, index, typed, TABLES, _MOST_HITS)
        made.print_notes()
        choices = [ListedChoice(each, _hit_line(room, made, each)) for each in made.answer.hits]
    finally:
        index.close()
    again = False
    while choices and (hit := room.talk.pick(room.say("plain.search.which"), choices, again=again)) is not None:
        again = True
        item = session.guide.get(hit.id)
        if not hit.project and item is not None:
            _read_page(room, item)
            continue
        room.talk.read_out(hit_text(session, hit))
        if isinstance(hit.record, Lesson):
            for line in lesson_lines(room.say, hit.record):
                room.talk.read_out(line)
        elif isinstance(hit.record, Project):
            room.talk.read_out(hit_sentence(session, hit, made.answer).text)


def _hit_line(room: Room, made: Search, hit: Hit) -> str:
    sentence = hit_sentence(room.session, hit, made.answer).text
    return f"{room.say(f'cli.a.{hit.table}')}, {hit_place(room.session, hit, made.answer)}: {sentence}"
