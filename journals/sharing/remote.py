"""The branch elsewhere that a library's branch goes with: which it is, and whether its history was begun anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from journals.errors import Problem
from journals.log.plain_file import read_plain
from journals.sharing.git import Git, sanitized
from journals.sharing.git_memory import GitMemory


class Remote(Struct, frozen=True):
    """The branch, elsewhere, that this one goes with."""

    name: str
    ref: str
    known: bool
    """Whether the user's git knows of it already."""
    address: str


def find_remote(git: Git, branch: str) -> Remote | None:
    """Return where this branch goes: where the user has told git, else the only place there is.

    Raises:
        Problem: `sync_which_remote`, where there are several and none was chosen.
    """
    name = git.query("config", "--get", f"branch.{branch}.remote")
    ref = git.query("config", "--get", f"branch.{branch}.merge")
    if name and ref:
        return Remote(name, ref, True, _address(git, name))
    names = git.query("remote").splitlines()
    if len(names) > 1:
        shown = ", ".join(map(sanitized, names))
        raise Problem("sync_which_remote", folder=str(git.folder), remotes=shown, branch=sanitized(branch))
    return Remote(names[0], f"refs/heads/{branch}", False, _address(git, names[0])) if names else None


def seen_commits(git: Git, remote: Remote, memory: GitMemory) -> frozenset[str]:
    """Return the commits that the remote is known to have been at, before it is asked again."""
    return frozenset(filter(None, (memory.tip(remote.address, remote.ref), *_tracked(git, remote))))


def refuse_rewritten(git: Git, remote: Remote, tip: str | None, seen: frozenset[str], memory: GitMemory) -> None:
    """Stop where we still have what the remote has had and has no longer: sending would bring back what was erased.

    `tip`: what it has now. Where it has nothing it may be a new place of an old name, unless we have sent it something.

    Raises:
        Problem: `sync_rewritten`.
    """
    if tip is None:
        seen = frozenset({memory.tip(remote.address, remote.ref)})
    if not (seen := seen - {"", tip}):
        return
    ours = git.run("rev-list", "HEAD", *(["--not", tip] if tip else []))
    if not seen.isdisjoint(ours.out.decode().split()):
        place = sanitized(remote.address or remote.name)
        raise Problem("sync_rewritten", folder=str(git.folder), remote=sanitized(remote.name), address=place)


def _tracked(git: Git, remote: Remote) -> Iterator[str]:
    """Yield what git's own record of the remote has been at."""
    tracking = f"refs/remotes/{remote.name}/{remote.ref.removeprefix('refs/heads/')}"
    yield git.query("rev-parse", "--verify", "--quiet", tracking)
    with suppress(OSError):  # `git reflog` leaves out what the first entry came from
        log = read_plain(git.folder / git.query("rev-parse", "--git-path", f"logs/{tracking}"))
        yield from (word for line in log.decode(errors="replace").splitlines() for word in line.split(" ")[:2])


def _address(git: Git, name: str) -> str:
    return git.query("remote", "get-url", name)
