"""Reading: the guide, what other projects learned, and what a search finds."""

from __future__ import annotations

from functools import partial

import content
from content import Item
from journals.index.index import Index
from journals.index.search_result import Hit
from journals.lessons.review import ReviewItem, review_items
from journals.library.journal import Journal
from journals.records.model import DECISIONS, Lesson, Project
from tui.cli.plain.plain_session import PlainSession
from tui.cli.plain.talk import ListedChoice, Typed
from tui.cli.record_lines import lesson_lines
from tui.cli.review import decide_command, review_item_lines, standing_text
from tui.cli.search import Search, hit_place, hit_sentence, hit_text
from tui.cli.short_ids import ShortIds
from tui.cli.value_words import all_words
from tui.wording.search_filters import TABLES

_UNWRAPPED = 1_000_000
_MOST_HITS = 20


def browse_guide(plain: PlainSession, _: Journal) -> None:
    """Ask for pages of the guide, and read them out: the pitfalls come first."""
    guide = plain.session.guide
    items = dict.fromkeys([*guide.pitfalls, *guide.items()])
    choices = [ListedChoice(each, f"{each.id} {each.title}", tuple(each.also)) for each in items]
    question, again = plain.say("plain.guide.ask"), False
    while (answer := plain.talk.pick_or_type(question, choices, again=again)) is not None:
        found = guide.find(answer.text) if isinstance(answer, Typed) else answer
        if found is None:
            plain.talk.say_text("plain.guide.none", typed=answer.text if isinstance(answer, Typed) else "")
        else:
            _read_page(plain, found)
        again = True


def _read_page(plain: PlainSession, item: Item) -> None:
    """Read a page out, a paragraph a line."""
    for line in content.plain(plain.session.guide, item, _UNWRAPPED).splitlines():
        plain.talk.read_out(line.strip().removeprefix("- "))


def browse_lessons(plain: PlainSession, journal: Journal) -> None:
    """Read out what others learned that means most for the project, and ask what is decided about it."""
    again = False
    while True:
        found = review_items(plain.session.library, journal, plain.session.guide, stage=journal.project.stage)
        if not found:
            plain.talk.say_text("cli.no_lessons_of_others")
            return
        choices = [ListedChoice(each, f"{each.lesson.title} ({standing_text(plain.say, each)})") for each in found]
        chosen = plain.talk.pick(plain.say("plain.review.which"), choices, again=again)
        if chosen is None:
            return
        again = True
        plain.attempt(partial(_read_lesson, plain, journal, chosen), stores=True)


def _read_lesson(plain: PlainSession, journal: Journal, item: ReviewItem) -> None:
    _, *about = review_item_lines(plain.session, item, ShortIds(()))
    for line in dict.fromkeys((item.lesson.title, *lesson_lines(plain.say, item.lesson), *about)):
        plain.talk.read_out(line)
    choices = [
        ListedChoice(each, plain.say(f"words.decision.{each}"), tuple(all_words("decision", each)))
        for each in DECISIONS
    ]
    decision = plain.talk.pick(plain.say("plain.review.decide"), choices)
    if decision is None:
        return
    because = plain.talk.ask(plain.say("plain.review.because")) if decision in ("adapted", "no") else ""
    if plain.run(decide_command, journal.id, item.lesson.id, decision, *(["--because", because] if because else [])):
        plain.stored += 1


def search(plain: PlainSession, _: Journal) -> None:
    """Ask for words, read out what is found, and read what is chosen as a whole."""
    while typed := plain.talk.ask(plain.say("plain.search.ask"), "plain.help.search"):
        plain.attempt(partial(_search, plain, typed))


def _search(plain: PlainSession, typed: str) -> None:
    session = plain.session
    index = Index(session.local_folders.cache, [folder.absolute() for folder in session.folders[0]])
    try:
        made = Search(session, index, typed, TABLES, _MOST_HITS)
        made.print_notes()
        choices = [ListedChoice(each, _hit_line(plain, made, each)) for each in made.answer.hits]
    finally:
        index.close()
    again = False
    while choices and (hit := plain.talk.pick(plain.say("plain.search.which"), choices, again=again)) is not None:
        again = True
        item = session.guide.get(hit.id)
        if not hit.project and item is not None:
            _read_page(plain, item)
            continue
        plain.talk.read_out(hit_text(session, hit))
        if isinstance(hit.record, Lesson):
            for line in lesson_lines(plain.say, hit.record):
                plain.talk.read_out(line)
        elif isinstance(hit.record, Project):
            plain.talk.read_out(hit_sentence(session, hit, made.answer).text)


def _hit_line(plain: PlainSession, made: Search, hit: Hit) -> str:
    sentence = hit_sentence(plain.session, hit, made.answer).text
    return f"{plain.say(f'cli.a.{hit.table}')}, {hit_place(plain.session, hit, made.answer)}: {sentence}"
