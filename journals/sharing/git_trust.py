"""Which programs a repository would have git run: they count only if somebody on this machine has said so.

A `.git` folder lies in the library, so a sync tool can bring it, and in it a hook, a `core.fsmonitor`, an ssh command.
Git runs them where anything is done in the folder. So its configuration is read before git is started there. What
only says where things are is used; all else has to be trusted first, each setting and each hook as it is now.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from journals.errors import Problem
from journals.log.plain_file import read_plain
from journals.sharing.git import Git, sanitized
from journals.sharing.named_files import digest_of_named, file_digest, words_of, words_of_file
from journals.system_error import reason_words

_HARMLESS = re.compile(
    r"""core\.(repositoryformatversion|filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks|autocrlf|eol
        |safecrlf|longpaths|quotepath|sharedrepository|hidedotfiles|compression|checkstat|trustctime|untrackedcache)
    |extensions\.(objectformat|refstorage|worktreeconfig)
    |remote\.[^\n]+\.(fetch|prune|tagopt)
    |branch\.[^\n]+\.(merge|rebase|description|vscode-merge-base|github-pr-owner-number)
    |submodule\.([^\n]+\.)?(url|active)
    |user\.(name|email|useconfigonly)
    |(init\.defaultbranch|pull\.(ff|rebase)|push\.(default|autosetupremote)|merge\.(ff|conflictstyle))
    |(rebase\.auto(stash|squash)|fetch\.prune(tags)?|gc\.auto|maintenance\.(auto|strategy)|lfs\.repositoryformatversion)
    |receive\.(deny\w+|fsckobjects)|(transfer|fetch)\.fsckobjects|uploadpack\.allow\w+|http\.(receivepack|uploadpack)
    |gui\.(wmstate|geometry)|color\.[^\n]+""",
    re.VERBOSE | re.DOTALL,
)
"""Keys whose values name no program, and no file that git would read."""
_ADDRESS = re.compile(r"remote\.([^\n]+)\.(push)?url")
_UPSTREAM = re.compile(r"branch\.[^\n]+\.(push)?remote")
_OPTION_NAME = re.compile(r"remote\.-.*", re.DOTALL)
"""A remote whose name git would take for an option, such as one that names a program."""
_NETWORK = re.compile(r"(https?|ssh|git|git\+ssh|ssh\+git|ftps?)://[^-]|([\w.-]+@)?\w[\w.-]+:(?!:|//)", re.IGNORECASE)


class GitPlace(Struct, frozen=True):
    """Where a repository lies."""

    top: Path
    git_folder: Path
    """Where HEAD is."""
    common: Path
    """Where configuration and hooks are: elsewhere for a second working tree."""


class GitSetting(Struct, frozen=True):
    """Something in a repository that makes git run a program, or may."""

    name: str
    """What a person can look for: a key, or the path of a hook."""
    digest: str
    """Of name and content: what is trusted is trusted as it was."""


def find_place(folder: Path) -> GitPlace | None:
    """Return the repository that a folder is in, found as git finds it, without asking git."""
    for above in (folder.resolve(), *folder.resolve().parents):
        place = _place(above)
        if (above / ".git").is_file() or _is_repository(place):
            return place
        if _is_repository(bare := GitPlace(above, above, above)):  # git would take it for one, with its configuration
            return bare
    return None


def _is_repository(place: GitPlace) -> bool:
    shared = (place.common / "objects").is_dir() and (place.common / "refs").is_dir()
    return shared and os.path.lexists(place.git_folder / "HEAD")


def settings_to_trust(place: GitPlace) -> list[GitSetting]:
    """Return what a repository would have git run, sorted by name.

    Raises:
        Problem: `no_git`, or `git_failed`, when the configuration cannot be read.
    """
    found = {*_settings(place.git_folder, place.top, "")}
    if place.common != place.git_folder:
        found |= {*_settings(place.common, place.top, "")}
    if place.top == place.git_folder:
        found.add(_setting("core.bare", str(place.top)))
    return sorted(found, key=lambda each: (each.name, each.digest))


def _place(top: Path) -> GitPlace:
    git_folder = top / ".git"
    if git_folder.is_file():
        git_folder = _pointed_to(git_folder, b"gitdir:")
    common = git_folder / "commondir"
    return GitPlace(top, git_folder, _pointed_to(common, b"") if common.is_file() else git_folder)


def _pointed_to(file: Path, word: bytes) -> Path:
    try:
        told = os.fsdecode(read_plain(file).removeprefix(word).strip())
    except OSError:
        told = ""
    return Path(os.path.normpath(file.parent / told))


def _settings(folder: Path, top: Path, about: str) -> Iterator[GitSetting]:
    """Yield what is to be trusted in one repository folder; `about`: whose it is, where it is another place's."""
    listed: list[tuple[str, str]] = []
    for name in ("config", "config.worktree"):
        listed += _listed(folder / name)
    remotes = {found[1] for key, _ in listed if (found := _ADDRESS.fullmatch(key))}
    bases = [top, folder]
    for key, value in listed:
        whole = value + digest_of_named(words_of(value, key), bases, bases)
        if _OPTION_NAME.fullmatch(key):
            yield _setting(about + key, whole)
        elif _ADDRESS.fullmatch(key):
            yield from _address(key, value, top, about, whole)
        elif _UPSTREAM.fullmatch(key):
            if value not in remotes:  # git takes any other word for an address
                yield _setting(about + key, whole)
        elif key == "core.hookspath":
            hooks = _files(top / os.path.expanduser(value))  # noqa: PTH111 - never an error
            yield _setting(about + key, value + "".join(f"\n{path}\n{_program(path, bases)}" for path in hooks))
        elif not _HARMLESS.fullmatch(key) or value.startswith("-"):
            yield _setting(about + key, whole)
    yield from _hooks(folder, top, about)


def _program(path: Path, bases: list[Path]) -> str:
    """Return what tells whether a hook has changed since, or what it names."""
    named = digest_of_named(words_of_file(path), [*bases, path.parent], [*bases, path.parent])
    return file_digest(path) + named


def _hooks(folder: Path, top: Path, about: str) -> Iterator[GitSetting]:
    for below in ("hooks", "remotes", "branches"):  # the last two are an old way to write addresses
        for path in _files(folder / below):
            if path.suffix != ".sample":
                yield _setting(f"{about}{below}/{path.name}", _program(path, [top, folder]))


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _listed(file: Path) -> list[tuple[str, str]]:
    """Return the keys and values of a configuration file, includes not followed."""
    try:
        data = read_plain(file)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Problem("git_failed", folder=str(file.parent), step="config", **reason_words(error)) from error
    return Git(Path(file.anchor)).parse_config(data, file)


def _address(key: str, value: str, top: Path, about: str, whole: str) -> Iterator[GitSetting]:
    """Yield what is to be trusted of where a library is sent to: a folder's own hooks run on this machine.

    `whole`: the address with what tells of the files that it names.
    """
    if _NETWORK.match(value):
        return
    if about:  # a place that is sent to does not send on
        return
    local = unquote(value.removeprefix("file://"))
    if value.startswith("-") or "::" in value or "://" in local:
        yield _setting(key, whole)
        return
    place = Path(os.path.normpath(top / local))
    for folder in (place, place / ".git", place.with_name(f"{place.name}.git")):
        if folder.is_dir():
            yield from _settings(folder, place, f"{sanitized(value)}: ")


def _setting(name: str, value: str) -> GitSetting:
    return GitSetting(sanitized(name), sha256(f"{name}\n{value}".encode(errors="surrogateescape")).hexdigest())
