"""Searching: as one types, in this process; and whole commands, against jrnl and ripgrep."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random

from journals.index.index import Index
from journals.log import act as acts
from tests.bench.pairs import FRAME_MS, Peer, Row, compare, missing, seconds, within
from tests.bench.peers import jrnl_config
from tests.bench.place import Place, logs, output
from tests.guides import guide_of
from tui.features.search.screen import MOST
from tui.wording.search_filters import QueryVocabulary
from tui.wording.search_query import parse_query
from tui.wording.snippets import Snippet, snippet

FRAME = "one frame, 16 ms (p99)"
WORDS = (1, 2, 3)
ROWS, WIDTH = 16, 100
"""What shows of the findings at once."""
QUERIES = 100
"""So many queries of each length are typed, letter by letter."""


def typing(place: Place) -> Iterator[Row]:
    """Measure each letter of queries of one, two and three words; the p99 of all letters counts."""
    find = searcher(place)
    for words in WORDS:
        what = f"search as you type, {words} word{'s' if words > 1 else ''}, {place.observations}"
        typed = [part for query in queries(place, words, place.turns(QUERIES)) for part in prefixes(query)]
        for part in typed[:20]:
            find(part)
        took = [seconds(lambda part=part: find(part)) for part in typed]  # type: ignore[misc]
        yield within(what, took, FRAME_MS, FRAME)


def searcher(place: Place) -> Callable[[str], object]:
    """Return what does all that the search room does for a line: read it, search, and make what the first rows show."""
    place.run("searcher", "--library", str(place.many), "search", "skærm")
    index, guide = Index(place.places("searcher").cache, [place.many]), guide_of("da")
    known = QueryVocabulary(guide, {name: each.project for name, each in index.summaries().items()}, date(2026, 1, 1))

    def find(line: str) -> list[Snippet]:
        answer = index.search(parse_query(line, known, "da").query, MOST)
        return [snippet(hit.record, answer.expanded, WIDTH) for hit in answer.hits[:ROWS]]

    return find


def whole_process(place: Place) -> Iterator[Row]:
    """Measure `tilbageblik search` from its start to its end, with its index built, against jrnl and ripgrep."""
    what = f"tilbageblik search, whole process, {place.observations}"
    size = place.number(10_000)
    (word,) = queries(place, 1, 1)
    told = ["--library", str(place.many), "search", word, "--json"]
    jrnl, grep = place.peers.find("jrnl"), place.peers.find("rg") or shutil.which("grep")
    peers: list[Peer] = []
    if jrnl is None:
        yield missing(what, f"jrnl -contains, {size:,} entries", "jrnl could not be installed", 0.25)
    else:
        config = jrnl_config(place.base, texts(place, size))
        theirs = [jrnl, "--config-file", str(config), "-contains", word]
        peers.append(Peer(f"jrnl -contains, {size:,} entries", lambda: seconds(lambda: output(theirs, {})), 0.25))
    if grep is None:
        yield missing(what, "rg -i over the same folder", "neither rg nor grep is here")
    else:
        name = Path(grep).stem
        scan = [grep, "-i", *(["-r"] if name == "grep" else []), "--", word, str(place.many)]
        peers.append(Peer(f"{name} -i over the same folder", lambda: seconds(lambda: output(scan, {}))))
    if peers:
        yield from compare(what, lambda: seconds(lambda: place.run("searcher", *told)), peers, place.turns(5))


def texts(place: Place, number: int) -> list[str]:
    """Return so many texts of observations, a line each."""
    found: list[str] = []
    for log in logs(place.many):
        for line in log.read_bytes().splitlines():
            found += [
                fields["text"]
                for table, _, fields in acts.decode(line).do
                if table == "observations" and "text" in fields
            ]
        if len(found) >= number:
            break
    return (found * (1 + number // max(1, len(found))))[:number]


def queries(place: Place, words: int, number: int) -> list[str]:
    """Return queries of so many words that stand beside each other in some text; always the same ones."""
    chance = Random(f"queries/{words}")
    known = texts(place, 2_000)
    found: list[str] = []
    while len(found) < number:
        said = [word for word in re.findall(r"\w+", chance.choice(known).casefold()) if len(word) > 2]
        start = int(chance.random() * max(1, len(said) - words))
        found.append(" ".join(said[start : start + words]))
    return found


def prefixes(query: str) -> Iterator[str]:
    """Yield what stands in the line as the last word is typed, letter by letter."""
    before, _, last = query.rpartition(" ")
    for end in range(1, len(last) + 1):
        yield f"{before} {last[:end]}".strip()
