"""What an index says of the logs, as far as they still are as they were when it read them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from journals.index.log_states import FileStates
from journals.log.reader import LogFault
from journals.records.summary import Summary


class KnownLogs(Struct, frozen=True):
    """What an index says of the logs that are as they were when it read them."""

    summaries: dict[str, Summary]
    """Of the projects of which it says all, as far as those logs go."""
    owners: dict[Path, dict[str, str]]
    """Folder → log file name → project."""
    faults: list[LogFault]


def relied_on(said: KnownLogs, indexed: Mapping[str, FileStates], there: Mapping[str, FileStates]) -> KnownLogs:
    """Return what an index says, without the folders whose logs have changed since it read them."""
    same = {Path(folder) for folder, states in indexed.items() if there.get(folder) == states}
    unsure = {project for folder, logs in said.owners.items() if folder not in same for project in logs.values()}
    return KnownLogs(
        {project: each for project, each in said.summaries.items() if project not in unsure},
        {folder: logs for folder, logs in said.owners.items() if folder in same},
        [fault for fault in said.faults if fault.file.parent in same],
    )
