"""What is offered for a word of the command line: commands, options, values in every language, projects, the guide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click
from msgspec import Struct
from msgspec.structs import replace

from content import Guide
from journals.errors import Problem
from journals.text.clean import filter_key, one_line
from tui.cli.completing.parameter import TypedWord, known_options, typed_word
from tui.cli.framework import parameter_help
from tui.cli.param_types import ChoiceType, GuideIdType, PathType, SeveralType, TechnologyTypeType
from tui.cli.session import Session
from tui.cli.usage_error import UsageError
from tui.cli.value_words import all_words, shown_word

FILES = ":files"
"""What is offered where the shell itself knows better: the names of files."""


class Offer(Struct, frozen=True):
    """Something that a word can become."""

    value: str
    about: str = ""
    """What it is, in a few words."""
    words: tuple[str, ...] = ()
    """What it is called besides; by them it is offered where it is the only one."""
    is_other: bool = False
    """Whether it is only another word for what is offered already: offered where it is begun and that is not."""


def offers(program: click.Group, session: Session, words: Sequence[str]) -> list[Offer]:
    """Return what the last of some words can become; nothing where nothing is known of it, or anything is wrong."""
    try:
        typed = typed_word(program, session, words)
        if typed is None:
            return []
        found, text = list(_all_offers(program, session, typed)), typed.text
        if typed.parameter is not None and isinstance(typed.parameter.type, SeveralType):
            given, comma, text = text.rpartition(",")
            typed = replace(typed, before=typed.before + given + comma)
    except (Problem, UsageError):
        return []
    fits = _fitting(found, text)
    return [each if each.value == FILES else replace(each, value=typed.before + each.value) for each in fits]


def _fitting(found: Sequence[Offer], text: str) -> list[Offer]:
    """Return what begins so; else the only one that is called so. Several could not be begun alike."""
    wanted = filter_key(text)
    begun = [each for each in found if each.value == FILES or filter_key(each.value).startswith(wanted)]
    begun = [each for each in begun if not each.is_other] or (begun if wanted else [])
    called = [each for each in found if any(filter_key(word).startswith(wanted) for word in each.words)]
    return begun or (called if len(called) == 1 else [])


def _all_offers(program: click.Group, session: Session, typed: TypedWord) -> Iterator[Offer]:
    context = click.Context(typed.command or program, obj=session)
    if typed.is_option:
        for option in known_options(typed.command):
            yield Offer(option.opts[0], parameter_help(context, option))
    elif typed.parameter is None:
        for name in program.list_commands(context):
            yield Offer(name, session.say(f"cli.{name}").partition("\n")[0])
    else:
        yield from _values(session, typed.parameter)


def _values(session: Session, parameter: click.Parameter) -> Iterator[Offer]:
    kind = parameter.type
    if isinstance(kind, PathType):
        yield Offer(FILES)
    elif isinstance(kind, TechnologyTypeType):
        yield from _technology_types(session)
    elif isinstance(kind, GuideIdType):
        yield from _items(session.guide, session.other_guides, kind.kind)
    elif isinstance(kind, ChoiceType):
        yield from _choices(session, kind)
    elif parameter.name in ("project", "projects"):
        yield from _projects(session)
    elif parameter.name == "page":
        yield from _items(session.guide, session.other_guides)
    elif parameter.name == "form":
        yield from (Offer(each.id, each.title, _words(each.title)) for each in session.guide.cards)


def _choices(session: Session, kind: ChoiceType) -> Iterator[Offer]:
    shown = {name: shown_word(kind.topic, name, session.say) for name in kind.values}
    yield from (Offer(word) for word in shown.values())
    for name, word in shown.items():
        for other in dict.fromkeys((name, *all_words(kind.topic, name))):
            if other != word:
                yield Offer(other, word, is_other=True)


def _items(guide: Guide, others: Iterable[Guide], kind: str | None = None) -> Iterator[Offer]:
    called = {item.id: item.title for each in others for item in each.items()}
    for item in guide.items():
        if kind in (None, item.kind):
            words = _words(item.title, called.get(item.id, ""), *item.also)
            yield Offer(item.id, one_line(item.title), words)


def _technology_types(session: Session) -> Iterator[Offer]:
    for each in session.guide.technologies:
        yield Offer(each.title, each.id, _words(each.title))
        yield Offer(each.id, each.title, is_other=True)
    for guide in session.other_guides:
        yield from (Offer(each.title, each.id, is_other=True) for each in guide.technologies)


def _projects(session: Session) -> Iterator[Offer]:
    """Yield the projects by their names; those of one name by their folders, which tell them apart."""
    journals = session.library.journals
    names = {each.id: one_line(each.project.name) for each in journals}
    alike = Counter(name.casefold() for name in names.values())
    for journal in journals:
        name, folder = names[journal.id], journal.folders[0].path.name if journal.folders else journal.id
        is_told = name and alike[name.casefold()] == 1
        about = ", ".join((journal.project.stage, session.say(f"words.status.{journal.project.status}")))
        yield Offer(name if is_told else folder, about, (*_words(name), folder))


def _words(*texts: str) -> tuple[str, ...]:
    return (*texts, *(word for text in texts for word in re.findall(r"\w+", text)))
