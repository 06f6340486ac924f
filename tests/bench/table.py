"""The table: in the terminal, as JSON, and as Markdown for the docs."""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Sequence
from datetime import date

from tests.bench.pairs import Row, Spread

HEAD = ("what", "against", "ours", "theirs", "ratio", "wanted", "turns")
_WIDTHS = (58, 52, 17, 17, 8, 8, 5)


def line(*cells: str) -> str:
    """Return a line of the table in the terminal: texts to the left, numbers to the right."""
    shown = [
        f"{cell:<{width}}" if place < 2 else f"{cell:>{width}}"
        for place, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    ]
    return " ".join(shown).rstrip()


def cells(row: Row) -> tuple[str, ...]:
    """Return what stands in a row's cells."""
    if row.ratio is None:
        return row.what, row.against, "", "", "–", _wanted(row), row.why
    mark = " !" if row.reached is False else ""
    ours, theirs = _spread(row.ours, row.unit), _spread(row.theirs, row.unit)
    return row.what, row.against, ours, theirs, f"{row.ratio:.2f}{mark}", _wanted(row), str(row.turns)


def as_json(rows: Sequence[Row]) -> str:
    """Return rows as an array of `{what, against, ratio, wanted, better}`."""
    return json.dumps([row.as_json() for row in rows], indent=2, ensure_ascii=False) + "\n"


def as_markdown(rows: Sequence[Row], today: date, growth: str = "") -> str:
    """Return the page that docs/performance.md is: when and on what kind of machine, the table, how it is measured.

    `growth`: charts of how it grows.
    """
    shown = "\n".join(f"| {' | '.join(each)} |" for each in [HEAD, _RULE, *map(cells, rows)])
    drawn = _GROWTH.format(growth) if growth else ""
    return _PAGE.format(today=today.isoformat(), machine=machine(), table=shown, growth=drawn)


def machine() -> str:
    """Return the kind of machine, without its name."""
    import os

    python = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, {python}"


def _wanted(row: Row) -> str:
    return "–" if row.wanted is None else f"≤ {row.wanted:g}"


def _spread(spread: Spread | None, unit: str) -> str:
    if spread is None:
        return ""
    if spread.median == spread.p99:
        return f"{_short(spread.median)} {unit}"
    return f"{_short(spread.median)}/{_short(spread.p99)} {unit}"


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


_RULE = ("---", "---", "---:", "---:", "---:", "---:", "---:")
_GROWTH = """
## How it grows

The same, by how many observations the library holds; the median, or for a letter of a search the median letter.

```text
{}
```
"""
_PAGE = """# Performance

Every row is a ratio that was measured side by side, turn by turn, in one run: how long ours takes, by how long what it
is held against takes on the same machine at the same time. Less is better. *Ours* and *theirs* are median/p99. A `!`
stands where a limit was not reached; rows without a limit are only reported.

This page is written by `python -m tests.bench --docs`; no number in it comes from elsewhere.

Run on {today}: {machine}.

{table}
{growth}
## How it is measured

The library is made by `tilbageblik stress` (500 projects with 200 observations and 10 lessons, three writers each) and
the long project by `tilbageblik stress --one 20000`; both are the same to the byte on any machine. What starts a
process or draws runs in a real pseudo-terminal of 120 by 36: from the start of the process until the name of a project
is on the screen, from a key until the last byte of what it changes. Other programs are installed into environments of
their own. The ratio is the median of the turns' ratios; where a frame or a time is the limit, it is the p99 (for
opening, the median) by that limit. *Cold* means that the program's own cache folder was deleted before each turn; the
system's file cache is warm throughout, for both sides.

## Why some limits are not reached

- **First paint, warm.** Of the processor's time more than half is what the smallest app takes too: Python and Textual
  are loaded. A seventh is loading some 190 modules of ours, none of which takes a hundredth. Of the remaining third a
  quarter is styling thirty widgets and the looks of a row, a fifth painting, and a third taking 500 projects from the
  index and counting what waits in them. Read are the style sheets of Home only, and what an index says is painted
  before a thread looks at the disk; `tests/tui/test_start_work.py` and `tests/tui/ui/test_quick_opening.py` hold it to
  that. The limit would leave us a fifth of the smallest app's time for all of ours: it would take half the modules,
  and projects that are taken from the index only as they come into sight.
- **Memory at Home.** Textual, and the interpreter with it, is 33 MB. Our modules are 10, the screens that are loaded
  beside Home so that the next key need not wait another 8, 500 projects with their summaries 5, the guide and the texts
  of one language 2; the rest is what was painted, SQLite's pages, and room that the interpreter keeps for itself.
- **Logging one, a whole process.** Where the index knows a project and its logs have only grown since, only what they
  have grown by is decoded; a name, a stage or an order to delete that came from elsewhere is in that. What is left is
  loading Python and the packages it is held against, 120 modules of ours, asking the index, the guard's patterns, the
  options, and the sync.
- **Cold.** The names of projects are taken from the first lines of their logs, and what is counted follows. Of the time
  to the names half is a warm start's, a sixth reading the guide from Markdown, and a third looking into 1,500 logs for
  whose they are and what they begin with.
- **Logging one.** Beside the sync of the disk an act is checked by the privacy guard, folded, encoded, and noted in the
  local mark; on a disk with slow syncs the ratio nears one. No part of it stands out: each of the two threads takes
  about as long as the other, and what weighs most is that the one wakes the other and waits for it. It would take to
  write and sync in the screen's own thread, which a slow drive would then hold up.
- **Searching as one types.** It runs in a thread of its own and holds no key up. Its time is partly SQLite's, partly
  that of reading and comparing the first findings.
- **Opening a project.** While one looks at the projects, what shows one is loaded beside the screen, and the records of
  the one under the cursor are read: after that a long project opens as fast as a short one. What is left is Textual's:
  reading the styles of some twenty widgets, laying them out, painting them. Where Enter comes sooner, one waits for the
  records. They are taken from the index, with what its logs have grown by: two fifths of the time, of which unpacking
  is half. The rest is making a typed record of each and sorting them: of that two fifths is looking for signs that no
  text may have, a third checking each field against its type, a fifth putting sets together, and a tenth the sorting.
  Records made only as they are shown would need an order and counts from the index, and keys that wait for the rest.
- **Keys.** What a key changes is one frame, painted when the key has been handled, without waiting for Textual's
  timer; most of its time is drawing the lines of a list that scrolls, and of the pane beside it. The texts that a
  filter looks in are folded beside the screen when a project is opened; what is left of a filter is closing its box.
  What a key may lay out, paint, fold, ask and read is counted in `tests/tui/test_work.py`.
- **Import.** Of each row the guard looks for personal data, it is held against what is there, and becomes a typed
  record, folded and encoded; reading the cells is the least of it. What is held of a row is the row, what was found in
  it, what is planned, and the record: many times the letters of a short note.
- **Export.** Every text is looked at for personal data where it is taken, and what became of it once more as it will be
  read, but for paragraphs that are of nothing else than what was looked at (`journals/export/harmless.py`): of the
  time of a learning log a third is the first look, a sixth the second, and a third what is written of an observation,
  half of it the mark by which it is known again, which is made of all its texts. jrnl does neither. A page and a Word
  file are read from the Markdown by markdown-it, which takes longer than all before it.
- **Fold.** Two dictionaries a record, and a comparison of stamps a field, in plain Python: a third of the time. Reading
  line by line, so that a damaged one is known by its number, takes half, of which decoding is a third and what the gate
  checks of each act another; the rest is letting short words be one text and bringing the logs together.
"""
