"""How it grows: what takes time in a whole library, measured in libraries of several sizes and drawn as bars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from journals.demo.stress.making import Size
from tests.bench import folding, memory, searching, starting
from tests.bench.pairs import Row
from tests.bench.peers import Peers
from tests.bench.place import MANY, Place

SIZES = (1_000, 10_000, 100_000)
"""Observations. A million (5,000 projects) is measured where it is asked for: making it alone takes minutes."""
_MEASURED: tuple[Callable[[Place], Iterable[Row]], ...] = (
    starting.warm,
    starting.cold,
    searching.typing,
    memory.measure,
    folding.measure,
)
_WIDEST = 40
"""Signs of the longest bar."""


def measure(
    base: Path, peers: Peers, sizes: Sequence[int] = SIZES, turns: int | None = None
) -> Iterator[tuple[int, Row]]:
    """Yield the rows of libraries of so many observations, each with that number."""
    for size in sizes:
        projects = max(1, size // MANY.observations)
        many = Size(projects, min(size, MANY.observations), MANY.lessons, MANY.writers)
        place = Place(base / f"grown-{size}", peers, turns=turns, many=many)
        for rows in _MEASURED:
            yield from ((size, row) for row in rows(place))


def charts(found: Iterable[tuple[int, Row]]) -> str:
    """Return a small chart for each thing that was measured: its median, size by size."""
    by_name: dict[str, dict[int, Row]] = {}
    for size, row in found:
        by_name.setdefault(row.what.replace(f", {size:,} observations", ""), {})[size] = row
    return "\n\n".join(f"{name}\n{_bars(rows)}" for name, rows in by_name.items())


def _bars(rows: Mapping[int, Row]) -> str:
    took = {size: row.ours.median for size, row in rows.items() if row.ours is not None}
    most = max(took.values(), default=0.0)
    lines = []
    for size, row in rows.items():
        if size in took:
            bar = "█" * max(1, round(_WIDEST * took[size] / most))
            lines.append(f"{size:>11,}  {bar} {took[size]:,.1f} {row.unit}")
        else:
            lines.append(f"{size:>11,}  {row.why}")
    return "\n".join(lines)
