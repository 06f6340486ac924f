"""`python -m tests.announcement [--held] [--each]`: how well the rule does. The held half is for the end."""

from __future__ import annotations

import sys

from tests.announcement.judged import figures, said_at, situations


def main() -> None:
    """Print the figures, and with `--each` every note at which something was said or was to be."""
    notes = situations(held="--held" in sys.argv)
    found = figures(notes)
    print(f"{found.notes} notes, something wanted at {found.wanted}: said {found.said}, right {found.right}")
    print(f"precision {found.precision:.2f}, silent {found.silent:.2f}")
    if "--each" in sys.argv:
        for note, said in zip(notes, said_at(notes), strict=True):
            if said or note.wanted:
                print(" " if said in note.wanted else "x", note.project, note.pitfalls, said, note.wanted, note.text)


if __name__ == "__main__":
    main()
