"""Bringing in what teams wrote before: files of many kinds become notes, actions and lessons that somebody looks over.

A file goes through these, each of which knows nothing of the next: `source.py` (bytes, encoding, limits), a reader of
`readers/` (what stands in the file: `outline.py`, or the notes themselves where the file's own form says what is
one), `meaning.py` and `columns.py` (what of it is a note, and of what kind), `plan.py` (what of that is new, and what
is personal), `storing.py` (one act).
"""
