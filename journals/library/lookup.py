"""Finding a project or a record by what a person calls it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from journals.errors import Ambiguous, NotFound
from journals.ids import is_named_by
from journals.library.across import records_named
from journals.library.journal import Journal
from journals.library.library import Library
from journals.records.base import Record
from journals.records.fields import schema
from journals.records.model import TYPES, Project
from journals.text.clean import clean, filter_key

_TELLING = 12
"""Characters; a shorter text can stand in two records by chance."""


def find_project(library: Library, name: str) -> Journal:
    """Return the project with this id, folder name, or unambiguous start of a name or id, else with these words in it.

    Raises:
        NotFound: `no_project`. Ambiguous: `ambiguous_project`, or `same_name` where only the id tells them apart.
    """
    return _only(projects_named(library, name), name)


def projects_named(library: Library, name: str) -> list[Journal]:
    """Return the projects that may be meant so."""
    wanted = clean(name).strip().casefold()
    return _begun(library, wanted) or _with_words(library, wanted)


def _with_words(library: Library, wanted: str) -> list[Journal]:
    """Return the projects that these words fit best: in their names, else in name and technology together.

    Whole words fit better than how words begin, and that better than parts; words that stand together best of all.
    """
    phrase = _words_apart(wanted)
    if not phrase:  # signs alone
        return [j for j in library.journals if wanted and wanted in j.project.name]
    words = phrase.split()
    tries: tuple[list[str], ...] = (
        [f" {phrase} "],
        [f" {word} " for word in words],
        [f" {phrase}"],
        [f" {word}" for word in words],
        words,
    )
    for with_technology in (False, True):
        texts = [(j, f" {_words_apart(_called(j, with_technology=with_technology))} ") for j in library.journals]
        for parts in tries:
            if fits := [journal for journal, text in texts if all(part in text for part in parts)]:
                return fits
    return []


def _called(journal: Journal, *, with_technology: bool) -> str:
    project = journal.project
    return f"{project.name} {project.technology}" if with_technology else project.name


def _words_apart(text: str) -> str:
    return " ".join(re.findall(r"\w+", filter_key(text)))


def _begun(library: Library, wanted: str) -> list[Journal]:
    """Return the projects that are called so, else those whose name or id begins so, with whole words before parts.

    *Nord 1* is *Nord 1, sensorer* and not *Nord 10*.
    """
    if named := _named_whole(library, wanted):
        return named
    begun = [j for j in library.journals if wanted and j.project.name.casefold().startswith(wanted)]
    in_words = [j for j in begun if not j.project.name[len(wanted) : len(wanted) + 1].isalnum()]
    return in_words or [j for j in library.journals if j in begun or (wanted and _starts(j, wanted))]


def _named_whole(library: Library, wanted: str) -> list[Journal]:
    """Return the projects whose whole name, folder or id this is."""
    return [j for j in library.journals if wanted in (j.id.casefold(), j.project.name.casefold(), *_names(j))]


def _only(fits: Sequence[Journal], name: str) -> Journal:
    if not fits:
        raise NotFound("no_project", project=clean(name))
    if len(fits) > 1 and len({each.project.name.casefold() for each in fits}) == 1:
        raise Ambiguous("same_name", project=fits[0].project.name, n=len(fits), fits=[each.id for each in fits])
    if len(fits) > 1:
        raise Ambiguous("ambiguous_project", project=clean(name), fits=_told_apart(fits))
    return fits[0]


def find_record(library: Library, name: str) -> tuple[Journal, Record]:
    """Return the record with this id, or unambiguous start or end of it, and the project it is in.

    Raises:
        NotFound: `no_record`. Ambiguous: `ambiguous_record`.
    """
    wanted = clean(name).strip().casefold()
    fits = [
        (journal, table, record)
        for journal, table, record, is_there in (records_named(library, wanted) if wanted else ())
        if is_there and journal.exists
    ]
    exact = [fit for fit in fits if fit[2].casefold() == wanted] or fits
    if not exact:
        raise _no_record(library, name)
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(record for _, _, record in exact))
    journal, table, record = exact[0]
    found = journal.get(TYPES[table], record)
    assert found is not None
    return journal, found


def _no_record(library: Library, name: str) -> NotFound:
    """Return that nothing has such an id; where a project is called so, its id is what is asked for."""
    is_project = bool(_begun(library, clean(name).strip().casefold()))
    return NotFound("no_record", record=clean(name), list=f"tilbageblik {'projects' if is_project else 'observations'}")


def find_known(library: Library, name: str, *, whole: bool = False) -> tuple[Journal, str, str]:
    """Return the project, table and id of a record with this id (or unambiguous start or end of it), deleted ones too.

    A project can be named too, by how it begins; with `whole` by its whole name or folder alone, for what is erased is
    not found by a part of a name.

    Raises:
        NotFound: `no_record`. Ambiguous: `ambiguous_record`.
    """
    wanted = clean(name).strip().casefold()  # the ids of cards are in small letters, all others in capitals
    fits = [
        (journal, table, record) for journal, table, record, _ in (records_named(library, wanted) if wanted else ())
    ]
    exact = [fit for fit in fits if fit[2].casefold() == wanted] or fits
    if len(exact) > 1:
        raise Ambiguous("ambiguous_record", record=clean(name), fits=sorted(record for _, _, record in exact))
    if exact:
        return exact[0]
    if called := _named_whole(library, wanted) if whole else _begun(library, wanted):
        journal = _only(called, name)
        return journal, Project.TABLE, journal.id
    raise _no_record(library, name)


def same_text(library: Library, journal: Journal, records: Iterable[tuple[str, str]]) -> list[str]:
    """Return the ids of other records that contain a whole text of these, as a lesson quotes an observation."""
    of = set(records)
    wanted = [text for table, record in of for text in _texts(journal, table, record) if len(text) >= _TELLING]
    return [
        record
        for other in library.journals
        for table, record in other.known_ids()
        if (other is not journal or (table, record) not in of)
        and any(text in each for text in wanted for each in _texts(other, table, record))
    ]


def _texts(journal: Journal, table: str, record: str) -> list[str]:
    """Return what somebody wrote in a record: no ids, no days, and no functions, which many records have alike."""
    fields = schema(TYPES[table])
    written = {*fields.free_text} - fields.functions
    values = journal.values(table, record).items()
    return [value for name, value in values if isinstance(value, str) and name.partition(".")[0] in written]


def _told_apart(journals: Sequence[Journal]) -> list[str]:
    """Return what projects are called; of those with one name the folder or id too, which can be typed instead."""
    count = Counter(journal.project.name.casefold() for journal in journals)
    folders = Counter(name for journal in journals for name in set(_names(journal)))

    def label(journal: Journal) -> str:
        name = journal.project.name
        if name and count[name.casefold()] == 1:
            return name
        own = next((each for each in _names(journal) if folders[each] == 1), journal.id)
        return f"{name} ({own})" if name else own

    return [label(journal) for journal in journals]


def _names(journal: Journal) -> list[str]:
    return [folder.path.name.casefold() for folder in journal.outbox.homes]


def _starts(journal: Journal, wanted: str) -> bool:
    return is_named_by(journal.id, wanted) or any(name.startswith(wanted) for name in _names(journal))
