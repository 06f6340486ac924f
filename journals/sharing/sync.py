"""Carrying a library by Git: what is ours is committed, what others have sent is merged in, and the result is sent.

Logs merge by union (`.gitattributes`): any order of lines is right, so two who write apart never conflict. Nothing is
ever forced, rebased, reset or deleted, and what is not ours (anything but the logs, the shelf and
`.gitattributes`) is never added. Whatever goes wrong after the commit, what was written is both in the files and in
Git.
"""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

from msgspec import Struct

from journals.errors import Problem
from journals.library.meant_losses import is_loss_file, loss_files
from journals.library.paths import LocalFolders, local_folders
from journals.library.shelf import is_shelf_file, shelf_files
from journals.log.atomic import TEMPORARY, atomic_write
from journals.log.file_systems import is_link
from journals.log.plain_file import read_plain
from journals.log.reader import LOG_SUFFIX
from journals.sharing.git import REMOTE_TIMEOUT, Git, sanitized
from journals.sharing.git_diff import ProjectChange, changes_between, committed_logs, is_log
from journals.sharing.git_memory import GitMemory
from journals.sharing.git_trust import find_place, settings_to_trust
from journals.sharing.remote import Remote, find_remote, refuse_rewritten, seen_commits
from journals.sharing.repository import (
    ATTRIBUTES,
    IGNORE,
    NO_PROGRAMS,
    commit_logs,
    current_branch,
    find_repository,
    head_commit,
    is_set_up,
    path_prefix,
    refuse_strange,
)

UNION = f"*{LOG_SUFFIX} merge=union -text"
"""What makes merging logs free of conflicts, and keeps Git from changing their line ends."""
MAX_ATTEMPTS = 6
"""How often to fetch, merge and send again where others send at the same time."""

_MERGED = "Tilbageblik: merge"
_OURS = (ATTRIBUTES, IGNORE)


class SyncResult(Struct):
    """What a round did in one folder."""

    folder: Path
    branch: str
    remote: str | None = None
    """Where it was sent to; None where there is no such place."""
    saved: list[ProjectChange] = []
    """What was committed now."""
    received: list[ProjectChange] = []
    sent: list[ProjectChange] = []
    truncated: list[Path] = []
    """Logs that have lost their end, or have not quite arrived; they were left alone, Git has them whole."""
    other_branches: list[str] = []
    """Other branches there, where this one is new: whoever is on those does not see what is sent."""
    problem: Problem | None = None
    """What stopped it after the commit."""


def sync(folder: Path, local: LocalFolders | None = None) -> SyncResult:
    """Commit, fetch, merge and send.

    Raises:
        Problem: it cannot even begin, and nothing was done: `no_git`, `sync_no_repository`, `sync_untrusted`,
            `sync_not_set_up`, `sync_detached`, `sync_unfinished`, `sync_ignored`, or git's own.
    """
    memory = GitMemory(local or local_folders(), folder)
    git = find_repository(folder, memory.trusted)
    if git is None:
        raise Problem("sync_no_repository", folder=str(folder))
    done = SyncResult(folder, current_branch(git))
    if not is_set_up(git):
        raise Problem("sync_not_set_up", folder=str(folder))
    done.saved, done.truncated = commit_logs(git, [ATTRIBUTES, *_beside(folder)])
    try:
        _exchange(git, done, memory)
    except Problem as problem:
        done.problem = problem
    return done


def set_up(folder: Path, local: LocalFolders | None = None) -> SyncResult:
    """Make a library folder ready to be carried by Git, and commit what is in it; once more changes nothing.

    Raises:
        Problem: as `sync` does.
    """
    folder.mkdir(0o700, parents=True, exist_ok=True)
    memory = GitMemory(local or local_folders(), folder)
    git = find_repository(folder, memory.trusted)
    if git is None:
        git = Git(folder)
        named = [] if git.query("config", "--get", "init.defaultBranch") else ["-b", "main"]
        git.run_checked("init", "--quiet", *named)
        trust(folder, local)  # hooks of the user's own template
    done = SyncResult(folder, current_branch(git))
    if not is_set_up(git) or not _has(folder / ATTRIBUTES, UNION):
        _append(folder / ATTRIBUTES, UNION)
    if not _has(folder / IGNORE, f"*{LOG_SUFFIX}{TEMPORARY}"):
        _append(folder / IGNORE, f"*{LOG_SUFFIX}{TEMPORARY}")
    done.saved, done.truncated = commit_logs(git, [*_OURS, *_beside(folder)])
    done.remote = remote.name if (remote := find_remote(git, done.branch)) else None
    return done


def trust(folder: Path, local: LocalFolders | None = None) -> list[str]:
    """Trust whatever the folder's repository would have git run, as it is now; return its names."""
    place = find_place(folder)
    found = settings_to_trust(place) if place else []
    GitMemory(local or local_folders(), folder).trust([each.digest for each in found])
    return list(dict.fromkeys(each.name for each in found))


def _beside(folder: Path) -> list[str]:
    """Return what lies beside the logs, as paths in the library; no file of it is ever changed, so none conflicts."""
    beside = [*shelf_files(folder), *loss_files(folder)]
    return [f"{each.parent.name}/{each.name}" for each in beside if not is_link(each)]


def _has(path: Path, line: str) -> bool:
    """Return whether a file has this line."""
    return line.encode() in [each.strip() for each in _content(path).splitlines()]


def _append(path: Path, line: str) -> None:
    """Append a line to a file unless it is the last one already."""
    data = _content(path)
    if data.strip().rpartition(b"\n")[2].strip() != line.encode():
        gap = b"\n" if data and not data.endswith(b"\n") else b""
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666
        atomic_write(path, data + gap + line.encode() + b"\n", mode=mode)


def _content(path: Path) -> bytes:
    """Return what a file of the library holds; nothing where there is none."""
    refuse_strange(path)
    return read_plain(path) if path.exists() else b""


# Fetching, merging, sending


def _exchange(git: Git, done: SyncResult, memory: GitMemory) -> None:
    """Merge what others have sent and send what they lack, again where somebody else came in between."""
    remote = find_remote(git, done.branch)
    start = head_commit(git)
    if remote is None:
        return
    done.remote = remote.name
    seen = seen_commits(git, remote, memory)
    last, reason = None, ""
    for attempt in range(MAX_ATTEMPTS):
        if attempt:
            time.sleep(secrets.SystemRandom().uniform(0.05, 0.3) * attempt)
        tip = _fetched(git, remote)
        if attempt > 1 and tip == last:
            break  # nobody was in the way: it is refused for another reason
        last = tip
        refuse_rewritten(git, remote, tip, seen, memory)
        if tip:
            _merge(git, tip)
        elif not attempt:
            done.other_branches = _branches(git, remote)
        head = head_commit(git)
        now = committed_logs(git, head)
        done.received = changes_between(git, committed_logs(git, start), now)
        if head is None or (head == tip and remote.known):
            memory.note_tip(remote.address, remote.ref, tip or "")
            return
        _only_ours(git, tip, remote)
        refused = _push(git, done.branch, remote)
        if refused is None:
            memory.note_tip(remote.address, remote.ref, head)
            done.sent = changes_between(git, committed_logs(git, tip), now)
            return
        reason = refused
    raise Problem("sync_not_sent", folder=str(git.folder), remote=remote.name, reason=reason)


def _fetched(git: Git, remote: Remote) -> str | None:
    """Return the commit that the remote has, fetched; None where it has none yet.

    Raises:
        Problem: `sync_no_contact`.
    """
    found = git.run("ls-remote", remote.name, remote.ref, limit=REMOTE_TIMEOUT)
    rows = [row.split(b"\t") for row in found.out.splitlines()]
    tips = [row[0].decode() for row in rows if row[1:] == [os.fsencode(remote.ref)]]
    if not found.status and not tips:
        return None
    if not found.status and git.run("merge-base", "--is-ancestor", tips[0], "HEAD").status == 0:
        return tips[0]  # it has nothing that we lack
    if not found.status:
        found = git.run("fetch", "--quiet", "--no-recurse-submodules", remote.name, remote.ref, limit=REMOTE_TIMEOUT)
    if found.status:
        raise Problem("sync_no_contact", folder=str(git.folder), remote=sanitized(remote.name), reason=found.reason)
    return git.query("rev-parse", "FETCH_HEAD")


def _branches(git: Git, remote: Remote) -> list[str]:
    rows = git.run_checked("ls-remote", "--heads", remote.name, limit=REMOTE_TIMEOUT).split()
    return [sanitized(os.fsdecode(row).removeprefix("refs/heads/")) for row in rows[1::2]]


def _merge(git: Git, tip: str) -> None:
    """Merge a commit in; where that cannot be, everything is as it was before.

    Raises:
        Problem: `sync_unrelated`, `sync_conflict`, `sync_not_merged`.
    """
    head = head_commit(git)
    strangers: list[str] = []
    if head and not git.query("merge-base", head, tip):
        strangers = ["--allow-unrelated-histories"]
        if path_prefix(git) or not _holds_only_logs(git, tip):
            raise Problem("sync_unrelated", folder=str(git.folder))
    elif head and git.run("merge-base", "--is-ancestor", tip, head).status == 0:
        return
    done = git.run("merge", "--quiet", "--ff", "--no-edit", "-m", _MERGED, *strangers, tip)
    if done.status == 0:
        return
    if git.query("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
        files = git.run_checked("diff", *NO_PROGRAMS, "--name-only", "-z", "--diff-filter=U").split(b"\0")[:-1]
        git.run_checked("merge", "--abort")
        raise Problem("sync_conflict", folder=str(git.folder), files=[sanitized(os.fsdecode(each)) for each in files])
    waiting = git.run("diff", *NO_PROGRAMS, "--cached", "--quiet").status == 1
    reason = "" if waiting else done.reason
    raise Problem("sync_staged" if waiting else "sync_not_merged", folder=str(git.folder), reason=reason)


def _holds_only_logs(git: Git, commit: str) -> bool:
    """Return whether a commit is a library and nothing else: then two that began apart may become one."""
    paths = [
        os.fsdecode(each) for each in git.run_checked("ls-tree", "-r", "-z", "--name-only", commit).split(b"\0")[:-1]
    ]
    return all(path in _OURS or is_log(path) or is_shelf_file(path) or is_loss_file(path) for path in paths)


def _only_ours(git: Git, tip: str | None, remote: Remote) -> None:
    """Verify that a push would send nothing but the library, where that lies in a larger repository.

    Raises:
        Problem: `sync_others_unsent`.
    """
    prefix = os.fsencode(path_prefix(git))
    if not prefix:
        return
    known = [f"--remotes={remote.name}", *([tip] if tip else [])]
    rows = git.run_checked(
        "log", "--format=", "--name-only", "-z", "--no-renames", *NO_PROGRAMS, "HEAD", "--not", *known
    )
    if any(path.strip() and not path.strip().startswith(prefix) for path in rows.split(b"\0")):
        raise Problem("sync_others_unsent", folder=str(git.folder))


def _push(git: Git, branch: str, remote: Remote) -> str | None:
    """Send; return git's reason where the other side refused, None where it is there.

    Raises:
        Problem: `sync_not_sent`.
    """
    known = [] if remote.known else ["-u"]
    done = git.run(
        "push",
        "--porcelain",
        "--no-recurse-submodules",
        *known,
        remote.name,
        f"refs/heads/{branch}:{remote.ref}",
        limit=REMOTE_TIMEOUT,
    )
    if done.status == 0:
        return None
    refused = [line for line in done.out.decode(errors="replace").splitlines() if line.startswith("!")]
    if refused:
        return sanitized(refused[0].rpartition("\t")[2])
    raise Problem("sync_not_sent", folder=str(git.folder), remote=sanitized(remote.name), reason=done.reason)
