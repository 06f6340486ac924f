"""`tilbageblik search`: words in everything, what teams wrote and the guide. A plain scan; the score is words hit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import click

from journals.journal import Journal
from journals.text import folded, one_line
from tui.cli.clicking import Usage, argument, command, option
from tui.cli.out import notice
from tui.cli.records import ShortIds
from tui.cli.session import Session
from tui.cli.values import Count, Text

TABLES = ("observations", "lessons", "actions", "projects", "guide")


class Hit(NamedTuple):
    """Something that was found."""

    score: int
    id: str
    project: Journal | None
    table: str
    text: str
    """What shows best what it is: an observation's text, a lesson's title."""


class Tables(Text):
    """One or more tables, with commas between them."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Show them."""
        return ",".join(TABLES)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give them as they stand, checked."""
        for each in value.split(","):
            if each.strip() not in TABLES:
                raise Usage("cli.error.choice", name="--in", value=each, valid=", ".join(TABLES))
        return value


@command("search")
@argument("query", type=Text())
@option("--limit", type=Count(), default=20)
@option("--in", "tables", type=Tables(), default=",".join(TABLES))
@click.pass_obj
def search_command(session: Session, /, query: str, limit: int, tables: str) -> None:
    """Find what has most of the words; of equals, what is newest."""
    words = set(folded(query).split())
    if not words:
        raise Usage("cli.error.no_words")
    wanted = [each.strip() for each in tables.split(",")]
    found = [hit for hit in _all(session, wanted, lambda text: sum(word in text for word in words)) if hit.score]
    best = sorted(sorted(found, key=lambda hit: hit.id, reverse=True), key=lambda hit: -hit.score)[:limit]
    if session.json:
        session.out.json([_json(hit) for hit in best])
        return
    short = ShortIds(session.library)
    for hit in best:
        about = one_line(hit.project.project.name) if hit.project else session.say("cli.line.guide")
        name = short(hit.id) if hit.project else hit.id
        session.out.line(f"{name}  {session.say(f'cli.a.{hit.table}')}, {about}: {one_line(hit.text)}")
    if not best:
        from tui.guarding import without_echo

        notice(session.say("cli.nothing_found", **without_echo(session.say, {"query": query})))


def _all(session: Session, tables: Sequence[str], score: Callable[[str], int]) -> Iterator[Hit]:
    def hit(journal: Journal, record: Any, *fields: str) -> Hit:
        texts = [getattr(record, field) for field in fields]
        return Hit(score(folded(" ".join(texts))), record.id, journal, record.TABLE, texts[0])

    for journal in session.library.journals:
        if "observations" in tables:
            yield from (hit(journal, each, "text", "perspective", "reply") for each in journal.observations)
        if "lessons" in tables:
            names = ("title", "situation", "learned", "do", "conditions")
            yield from (hit(journal, each, *names) for each in journal.lessons)
        if "actions" in tables:
            yield from (hit(journal, each, "text", "owner", "first_step", "because") for each in journal.actions)
        if "projects" in tables:
            yield hit(journal, journal.project, "name", "technology", "area", "unit", "ending")
    if "guide" in tables:
        for item in session.guide.items():
            text = f"{item.title}\n{item.summary}"
            yield Hit(score(folded(f"{item.id} {text} {item.body}")), item.id, None, "guide", text)


def _json(hit: Hit) -> dict[str, Any]:
    project = hit.project.id if hit.project else None
    return {"id": hit.id, "project": project, "table": hit.table, "score": hit.score, "text": hit.text}
