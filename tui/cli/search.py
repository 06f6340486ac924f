"""`tilbageblik search`: words in everything, what teams wrote and the guide, found by the index of the library."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from journals.errors import Problem
from journals.index.guide_page import IndexedGuidePage
from journals.index.index import Index
from journals.index.search import Hit, SearchResult
from journals.library.paths import SHELF_FOLDER
from journals.records.model import Card, Lesson, Observation, Project
from journals.text.clean import one_line
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command, option
from tui.cli.json_shapes import hit_json
from tui.cli.output import print_notice
from tui.cli.param_types import PositiveIntType, TextType
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.usage_error import UsageError
from tui.wording.card_hits import card_hit_text, without_chosen
from tui.wording.errors import problem_text
from tui.wording.search_query import TABLES, ParsedQuery, QueryVocabulary, other_guides, parse_query


class TablesType(TextType):
    """One or more tables, with commas between them."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return all of them."""
        return ",".join(TABLES)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return them as they stand, checked."""
        for each in value.split(","):
            if each.strip() not in TABLES:
                raise UsageError("cli.error.choice", name="--in", value=each, valid=", ".join(TABLES))
        return value


@command("search")
@argument("query", type=TextType())
@option("--limit", type=PositiveIntType(), default=20)
@option("--in", "tables", type=TablesType(), default=",".join(TABLES))
@click.pass_obj
def search_command(session: Session, /, query: str, limit: int, tables: str) -> None:
    """Find what has all of the words, the nearest first; where nothing has, what is nearest to it."""
    session.check_readable()
    index = Index(session.local_folders.cache, [folder.absolute() for folder in session.folders[0]])
    try:
        _update(session, index)
        session.report(index.faults())
        projects = {name: each.project for name, each in index.summaries().items()}
        wanted = [each.strip() for each in tables.split(",")]
        others = partial(other_guides, session.language, session.guide_folder, session.local_folders.cache)
        known = QueryVocabulary(session.guide, projects, session.today, others)
        asked = parse_query(query, known, session.language, () if set(wanted) == set(TABLES) else wanted)
        if asked.query.is_empty and not asked.unknown:
            raise UsageError("cli.error.no_words")
        answer = SearchResult([])
        if asked.is_understood:
            answer = without_chosen(session.guide, _with_shelf(session, index.search(asked.query, limit), asked, limit))
        if session.json:
            session.out.json([_hit_json(session, hit) for hit in answer.hits])
        else:
            _lines(session, index, answer)
        _print_notes(session, query, asked, answer)
    finally:
        index.close()
    if not asked.is_understood:
        exit_refused()


def _with_shelf(session: Session, found: SearchResult, asked: ParsedQuery, most: int) -> SearchResult:
    """Add what other organisations' lessons say, where there are any: else nothing of a library need be loaded."""
    folders = [folder.absolute() for folder in session.folders[0]]
    if not any((folder / SHELF_FOLDER).is_dir() for folder in folders):
        return found
    from journals.library.shelf import Shelf
    from journals.library.shelf_search import with_shelf

    return with_shelf(found, Shelf(folders), asked.query, most)


def _origin(hit: Hit) -> str:
    """Return whose lesson was found on the shelf; "" for what is one's own."""
    return getattr(hit, "origin", "")


def _update(session: Session, index: Index) -> None:
    line = session.progress_line("cli.indexing")
    try:
        for step in index.update(guide=session.guide):
            if line is not None:
                line(round(100 * step.done), 100)
    except Problem as problem:
        if problem.code != "index_incomplete":
            raise
        print_notice(problem_text(session.say, problem))  # the rest can be found


def _hit_json(session: Session, hit: Hit) -> dict[str, Any]:
    found = hit_json(hit, _text(session, hit))
    return found | {"origin": origin} if (origin := _origin(hit)) else found


def _lines(session: Session, index: Index, answer: SearchResult) -> None:
    short = ShortIds(index.record_ids())
    for hit in answer.hits:
        about = one_line(hit.name) if hit.project else session.say("cli.line.guide")
        if origin := _origin(hit):
            about = f"{session.say('shelf.mark', origin=one_line(origin))}, {about}"
        name = short(hit.id) if hit.project else hit.id
        session.out.line(f"{name}  {session.say(f'cli.a.{hit.table}')}, {about}: {one_line(_text(session, hit))}")


def _print_notes(session: Session, query: str, asked: ParsedQuery, answer: SearchResult) -> None:
    """Print on stderr what was not taken as it stands."""
    from tui.wording.privacy import without_echo

    for each in asked.unknown:
        text = session.say("search.unknown", **without_echo(session.say, {"filter": each}))
        session.report_error("unknown_filter", text)
    if answer.mode == "near":
        typed, words = answer.corrections()
        print_notice(session.say("search.near", **without_echo(session.say, {"typed": typed}), words=words))
    elif answer.mode == "some":
        print_notice(session.say("search.some"))
    elif not answer.hits and not session.json and asked.is_understood:
        print_notice(session.say("cli.nothing_found", **without_echo(session.say, {"query": query})))


def _text(session: Session, hit: Hit) -> str:
    """Return what shows best what it is: an observation's text, a lesson's title."""
    record = hit.record
    if isinstance(record, Observation) and record.private:
        return session.say("export.apart")
    if isinstance(record, Project):
        return record.name
    if isinstance(record, Lesson):
        return record.title
    if isinstance(record, IndexedGuidePage):
        return f"{record.title}\n{record.summary}"
    if isinstance(record, Card):
        return card_hit_text(session.say, session.guide, record)
    return str(getattr(record, "text", ""))
