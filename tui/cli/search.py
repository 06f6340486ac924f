"""`tilbageblik search`: words in everything, what teams wrote and the guide, found by the index of the library."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import click

from content import Guide
from journals.errors import Problem
from journals.index.guide_page import IndexedGuidePage
from journals.index.index import Index
from journals.index.query_expansion import ExpandedQuery
from journals.index.search_result import Hit, MatchMode, SearchResult
from journals.index.terms import searchable_text, searched_texts
from journals.library.paths import SHELF_FOLDER
from journals.records.model import Card, Lesson, Observation, Project
from journals.text.clean import MAX_TEXT, one_line
from journals.text.tokens import tokenize
from tui.cli.exit_status import exit_refused
from tui.cli.framework import argument, command, option
from tui.cli.json_shapes import hit_json
from tui.cli.output import print_notice
from tui.cli.param_types import PositiveIntType, SeveralType, TextType
from tui.cli.session import Session
from tui.cli.short_ids import ShortIds
from tui.cli.usage_error import UsageError
from tui.wording.card_hits import card_hit_text, is_written
from tui.wording.display import brief, long_date
from tui.wording.empty_search import empty_search_text
from tui.wording.errors import problem_text
from tui.wording.plain_markdown import without_markdown
from tui.wording.search_completion import hint, time_filter
from tui.wording.search_filters import TABLES, QueryVocabulary, other_guides
from tui.wording.search_hits import NAMING, hit_name
from tui.wording.search_query import ParsedQuery, parse_query
from tui.wording.snippets import Snippet, in_brackets, marked_line, snippet

_WIDTH = 200
"""Characters of a sentence that are printed."""
_NAME = 60


@command("search")
@argument("query", type=TextType())
@option("--limit", type=PositiveIntType(), default=20)
@option("--in", "tables", type=SeveralType("table", TABLES), default=",".join(TABLES))
@click.pass_obj
def search_command(session: Session, /, query: str, limit: int, tables: str) -> None:
    """Find what has all of the words, the nearest first; where nothing has, what is nearest to it."""
    _ = session.missing_folders  # all that are there can be read
    index = Index(session.local_folders.cache, [folder.absolute() for folder in session.folders[0]])
    try:
        made = Search(session, index, query, [each.strip() for each in tables.split(",")], limit)
        session.report_missing()
        if session.json:
            session.out.json([_hit_json(session, hit, made.answer) for hit in made.answer.hits])
        else:
            _lines(session, index, made.answer)
        made.print_notes()
    finally:
        index.close()
    if not made.asked.is_understood:
        exit_refused()


class Search:
    """A query as it was understood, and what was found."""

    def __init__(self, session: Session, index: Index, query: str, tables: Sequence[str], limit: int) -> None:
        """Bring the index up to date, and ask it.

        Raises:
            UsageError: the query holds no words.
        """
        _update(session, index)
        session.report(index.faults())
        self._session, self._query = session, query
        self._projects = {name: each.project for name, each in index.summaries().items()}
        others = partial(other_guides, session.language, session.guide_folder, session.local_folders.cache)
        self._known = QueryVocabulary(session.guide, self._projects, session.today, others)
        self._within = [] if set(tables) == set(TABLES) else [*tables]
        self.asked = parse_query(query, self._known, session.language, self._within)
        if self.asked.query.is_empty and not self.asked.unknown:
            raise UsageError("cli.error.no_words")
        self.answer = SearchResult([])
        if self.asked.is_understood:
            found = index.search(self.asked.query, limit, partial(_is_printable, session.guide))
            self.answer = _with_shelf(session, found, self.asked, limit)

    def print_notes(self) -> None:
        """Print on stderr what was not taken as it stands, and that nothing was found, where that is so."""
        session, asked = self._session, self.asked
        _print_notes(session, asked, self.answer, self._known)
        if not session.json and (offered := time_filter(self._query, self._known, session.say)):
            print_notice(session.say("search.as_time", filter=offered))
        if not self.answer.hits and asked.is_understood and not session.json:
            filters = [*asked.filters, *([f"--in {','.join(self._within)}"] if self._within else [])]
            _print_nothing(session, self._query, asked, filters, len(self._projects))


def hit_place(session: Session, hit: Hit, answer: SearchResult) -> str:
    """Return where something was found: the project's name, or the guide; its day, where a time was asked for."""
    about = one_line(hit.name) if hit.project else session.say("cli.line.guide")
    if origin := _origin(hit):
        about = f"{session.say('shelf.mark', origin=one_line(origin))}, {about}"
    return f"{long_date(session.say, hit.day)}, {about}" if answer.by_day and hit.day else about


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


def _is_printable(guide: Guide, expanded: ExpandedQuery, mode: MatchMode, hit: Hit) -> bool:
    """Return whether a hit may be told: of private notes those whose reply matches by itself, where words are asked.

    That a note holds a word is its writer's to tell, too. So what is left out is left out in the search itself: else it
    would take the places of others, and tell by what is tried next, or not.
    """
    if not len(expanded) or not _is_raw(hit):
        return is_written(guide, expanded, mode, hit)
    found = [expanded.levels(word) for word in tokenize(getattr(hit.record, "reply", ""))]
    there = (any(levels[which] for levels in found) for which in range(len(expanded)))
    return any(there) if mode == "some" else all(there)


def _is_raw(hit: Hit) -> bool:
    return isinstance(hit.record, Observation) and hit.record.private


def _reply(hit: Hit, expanded: ExpandedQuery) -> Snippet:
    """Return the sentence of a reply, which was written for everyone."""
    return snippet(Observation(text=getattr(hit.record, "reply", "")), expanded, _WIDTH)


def _hit_json(session: Session, hit: Hit, answer: SearchResult) -> dict[str, Any]:
    found = hit_json(hit, hit_text(session, hit))
    found |= {"match": hit_sentence(session, hit, answer).text, "found_by": answer.mode}
    return found | {"origin": origin} if (origin := _origin(hit)) else found


def hit_sentence(session: Session, hit: Hit, answer: SearchResult) -> Snippet:
    """Return the sentence for which something was found; of a card all that was written, with its terms."""
    if _is_raw(hit):
        shown = _reply(hit, answer.expanded)
        return shown if shown.marks else Snippet(session.say("export.apart"))
    if isinstance(hit.record, Card):
        return marked_line(without_markdown(hit_text(session, hit)), answer.expanded, MAX_TEXT)
    return snippet(hit.record, answer.expanded, _WIDTH)


def _told(session: Session, hit: Hit, answer: SearchResult) -> str:
    """Return a hit on one line: what it is called, the sentence, and what matches beside it."""
    shown = hit_sentence(session, hit, answer)
    name = "" if isinstance(hit.record, Card) or _is_raw(hit) else hit_name(session.guide, hit.record)
    if isinstance(hit.record, IndexedGuidePage):
        name = hit.record.title
    name = "" if shown.field in NAMING and len(shown.marks) else brief(without_markdown(name), _NAME)
    named = [] if shown.text.startswith(name.rstrip("…")) else [in_brackets(marked_line(name, answer.expanded, _NAME))]
    return " · ".join([*named, in_brackets(shown), *map(in_brackets, shown.labels)])


def _lines(session: Session, index: Index, answer: SearchResult) -> None:
    short = ShortIds(index.record_ids())
    for hit in answer.hits:
        name = short(hit.id) if hit.project else hit.id
        about = f"{session.say(f'cli.a.{hit.table}')}, {hit_place(session, hit, answer)}"
        session.out.line(f"{name}  {about}: {_told(session, hit, answer)}")


def _print_nothing(session: Session, query: str, asked: ParsedQuery, filters: list[str], projects: int) -> None:
    """Print on stderr that nothing was found, what was looked through, and what could be tried."""
    from tui.wording.privacy import without_echo

    named = [str(without_echo(session.say, {"filter": each})["filter"]) for each in filters]
    if not (asked.query.words or asked.query.phrases):
        print_notice(session.say("cli.nothing_fits", filters=brief(" ".join(named))))
        return
    nothing = session.say("cli.nothing_found", **without_echo(session.say, {"query": query}))
    print_notice(f"{nothing} {empty_search_text(session.say, asked.query, named, projects)}")


def _print_notes(session: Session, asked: ParsedQuery, answer: SearchResult, known: QueryVocabulary) -> None:
    """Print on stderr what was not taken as it stands."""
    from tui.wording.privacy import without_echo

    for each in asked.unknown:
        clean_words = without_echo(session.say, {"filter": each})
        text = session.say("search.unknown", **clean_words)
        if clean_words["filter"] == each:  # else what could be meant would repeat it
            text = f"{text}. {hint(each, known, session.say)}"
        session.report_error("unknown_filter", text)
    if answer.mode == "near" and answer.hits:
        typed, words = answer.corrections()
        words = ", ".join(each for each in words.split(", ") if each in _printed_words(answer))
        text = session.say("search.near", **without_echo(session.say, {"typed": typed}), words=words)
        session.report_error("found_near", text)
    elif answer.mode == "parts" and answer.hits:
        typed, words = answer.parts()
        text = session.say("search.parts", **without_echo(session.say, {"typed": typed}), words=words)
        session.report_error("found_parts", text)
    elif answer.mode == "some" and answer.hits:
        session.report_error("found_some", session.say("search.some"))

    if not session.json and answer.is_by_synonyms and (also := answer.synonyms(_printed_words(answer))):
        print_notice(session.say("search.also", words=", ".join(also)))


def _printed_words(answer: SearchResult) -> set[str]:
    """Return the words of what was found, but for the raw texts of private notes."""
    texts = (getattr(hit.record, "reply", "") if _is_raw(hit) else searchable_text(hit.record) for hit in answer.hits)
    return {word for text in texts for word in tokenize(text)}


def hit_text(session: Session, hit: Hit) -> str:
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
    return str(getattr(record, "text", "")) or next((text for text in searched_texts(record) if text), "")
