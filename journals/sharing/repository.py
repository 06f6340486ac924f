"""A library's place in Git: where it lies, whether anything stands in the way, and committing what is ours."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from journals.errors import Problem
from journals.log.folder import log_names, project_folders
from journals.log.plain_file import open_plain, read_plain
from journals.log.reader import LOG_SUFFIX
from journals.sharing.git import Git, sanitized
from journals.sharing.git_diff import LogTree, ProjectChange, changes_between, committed_logs, read_blobs, staged_logs
from journals.sharing.git_trust import find_place, settings_to_trust
from journals.system_error import reason_words

ATTRIBUTES = ".gitattributes"
IGNORE = ".gitignore"
NO_PROGRAMS = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
"""For what compares: git would start itself in a repository within ours, and do what that one's settings say."""
_LISTED = ("--pathspec-from-file=-", "--pathspec-file-nul")
_UNFINISHED = ("MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD")


# Where we are


def find_repository(folder: Path, trusted: Container[str]) -> Git | None:
    """Return git where the folder is in a repository; None where it is in none, or one that wants nothing of it.

    Raises:
        Problem: `sync_untrusted`, where the repository has settings that are not among the `trusted` digests;
            `sync_no_file`, or git's.
    """
    if not folder.is_dir():
        return None
    git, place = Git(folder), find_place(folder)
    for path in _attribute_files(folder, place.top if place else folder):
        refuse_strange(path)
    if place and (strange := [each.name for each in settings_to_trust(place) if each.digest not in trusted]):
        raise Problem("sync_untrusted", folder=str(folder), settings=list(dict.fromkeys(strange)))
    found = git.run("rev-parse", "--is-inside-work-tree")
    if found.status:
        if place or any((above / ".git").exists() for above in (folder.resolve(), *folder.resolve().parents)):
            raise Problem("git_failed", folder=str(folder), step="rev-parse", reason=found.reason)
        return None
    if found.out.strip() != b"true":
        return None
    where = os.fsdecode(git.run_checked("rev-parse", "--absolute-git-dir")).rstrip("\n")
    if place is None or not place.git_folder.samefile(where):  # another one than has been looked at
        raise Problem("git_failed", folder=str(folder), step="rev-parse", reason=where)
    outer = path_prefix(git) and git.run("check-ignore", "--quiet", "x/x").status == 0
    return None if outer else git


def _attribute_files(folder: Path, top: Path) -> Iterator[Path]:
    """Yield what git reads of a library beside the logs: it would wait for a pipe there."""
    folders = [folder, *(each for each in folder.resolve().parents if each.is_relative_to(top))]
    for each in [*folders, *project_folders(folder)]:
        yield from (each / ATTRIBUTES, each / IGNORE)


def refuse_strange(path: Path) -> None:
    """Refuse what is there by the name of a file of ours and is none.

    Raises:
        Problem: `sync_no_file`, where a link, a folder or a pipe has the name: others may have put it there.
    """
    try:
        open_plain(path).close()
    except FileNotFoundError:
        return
    except OSError as error:
        raise Problem("sync_no_file", file=str(path), **reason_words(error)) from error


def path_prefix(git: Git) -> str:
    """Return the way from the repository's top to the library, "" where they are the same."""
    return git.query("rev-parse", "--show-prefix")


def current_branch(git: Git) -> str:
    """Return the branch we are on, once nothing stands in the way.

    Raises:
        Problem: `sync_detached`, `sync_unfinished`.
    """
    place = Path(os.fsdecode(git.run_checked("rev-parse", "--absolute-git-dir")).rstrip("\n"))
    if any((place / name).exists() for name in _UNFINISHED) or git.run_checked("ls-files", "--unmerged"):
        raise Problem("sync_unfinished", folder=str(git.folder))
    branch = git.query("symbolic-ref", "--quiet", "--short", "HEAD")
    if not branch:
        raise Problem("sync_detached", folder=str(git.folder))
    return branch


def is_set_up(git: Git) -> bool:
    """Return whether logs merge by union here, to the byte."""
    probe = git.run_checked("check-attr", "-z", "merge", "text", "--", f"x/x{LOG_SUFFIX}").split(b"\0")
    return (probe[2], probe[5]) == (b"union", b"unset")


def head_commit(git: Git) -> str | None:
    """Return the commit we are at; None before the first."""
    return git.query("rev-parse", "--verify", "--quiet", "HEAD") or None


# Committing


def commit_logs(git: Git, ours: Iterable[str]) -> tuple[list[ProjectChange], list[Path]]:
    """Commit the logs and files of `ours`, nothing else; return what is new in it, and logs that were left alone."""
    before = committed_logs(git, head_commit(git))
    logs, short = _logs(git, before)
    paths = [*(name for name in ours if (git.folder / name).is_file()), *logs]
    listed = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if ignored := git.run("check-ignore", "-z", "--stdin", stdin=listed).out if paths else b"":
        first = os.fsdecode(ignored.partition(b"\0")[0])
        raise Problem("sync_ignored", folder=str(git.folder), file=sanitized(first))
    if paths:
        git.run_checked("--literal-pathspecs", "add", *_LISTED, stdin=listed)
    changed = git.run_checked("diff", *NO_PROGRAMS, "--cached", "--name-only", "-z", "--no-renames", "--relative")
    new = set(changed.split(b"\0")) & set(listed.split(b"\0")) - {b""}
    if not new:
        return [], short
    now = staged_logs(git)
    saved = changes_between(git, before, before | {path: now[path] for path in logs if path in now})
    only = b"".join(path + b"\0" for path in sorted(new))  # what the user has staged stays staged
    git.run_checked("--literal-pathspecs", "commit", "--quiet", "-m", _message(saved), "--only", *_LISTED, stdin=only)
    return saved, short


def _logs(git: Git, before: LogTree) -> tuple[list[str], list[Path]]:
    """Return the paths of the logs on disk, and apart from them those that are only the beginning of what Git has."""
    there = [f"{path.name}/{name}" for path in project_folders(git.folder) for name in log_names(path)]
    known = dict(read_blobs(git, [before[path] for path in there if path in before]))
    short = [path for path in there if path in before and _is_cut(git.folder / path, known[before[path]])]
    empty = [path for path in there if not (git.folder / path).stat().st_size]  # a name whose content has not come
    left = {*short, *empty}
    return [path for path in there if path not in left], [git.folder / path for path in short]


def _is_cut(log: Path, whole: bytes) -> bool:
    return log.stat().st_size < len(whole) and whole.startswith(read_plain(log))


def _message(saved: list[ProjectChange]) -> str:
    """Return the commit message: counts only, no text of a record and no name."""
    names = (("observations", "observation"), ("lessons", "lesson"), ("actions", "action"))
    counts = [(sum(each.counts[table] for each in saved), name) for table, name in names]
    things = ", ".join(_many(n, name) for n, name in counts if n)
    projects = _many(len(saved), "project")
    return f"Tilbageblik: {f'{things} in {projects}' if things else projects if saved else 'upkeep'}"


def _many(n: int, name: str) -> str:
    return f"{n} {name}" if n == 1 else f"{n} {name}s"
