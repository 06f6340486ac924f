"""Of what git documents, all that starts a program or reads a file that may is named; also what hooks start."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from journals.errors import Problem
from journals.sharing.git_trust import GitPlace, settings_to_trust
from journals.sharing.sync import set_up, sync
from tests.journals.sharing.sync.clones import NEEDS_GIT, Clone, MakeClone, git, hook

pytestmark = [NEEDS_GIT]

STARTS = """
alias.x browser.x.cmd browser.x.path core.alternateRefsCommand core.askPass core.attributesFile core.editor
core.excludesFile core.fsmonitor core.gitProxy core.hooksPath core.pager core.sshCommand core.worktree
credential.helper credential.https://host.helper credentialCache.x diff.external diff.tool diff.x.command
diff.x.textconv difftool.x.cmd difftool.x.path fetch.recurseSubmodules filter.x.clean filter.x.smudge
filter.x.process gc.recentObjectsHook gpg.program gpg.ssh.program gpg.x509.program gpg.openpgp.program
gpg.ssh.defaultKeyCommand gpg.format guitool.x.cmd help.browser hook.x.command http.proxy http.sslVerify
imap.tunnel include.path includeIf.gitdir:/.path includeIf.onbranch:main.path
includeIf.hasconfig:remote.*.url:https://*.path init.templateDir instaweb.browser instaweb.httpd
interactive.diffFilter log.showSignature mailmap.file man.x.cmd man.x.path man.viewer merge.x.driver
merge.x.recursive merge.tool merge.verifySignatures mergetool.x.cmd mergetool.x.path pager.diff pager.log
protocol.allow protocol.ext.allow protocol.file.allow push.gpgSign push.recurseSubmodules commit.gpgSign
tag.gpgSign receive.procReceiveRefs remote.x.proxy remote.x.receivepack remote.x.uploadpack remote.x.vcs
remote.x.promisor remote.x.partialCloneFilter sendemail.smtpServer sendemail.ccCmd sendemail.tocmd
sendemail.headerCmd sequence.editor ssh.variant submodule.recurse submodule.x.update
submodule.x.fetchRecurseSubmodules tar.zip.command trailer.x.command trailer.x.cmd trace2.eventTarget
trace2.normalTarget uploadpack.packObjectsHook url.ext::x.insteadOf url.ext::x.pushInsteadOf web.browser
extensions.partialClone core.gitFutureProgram some.key.of.tomorrow
""".split()  # noqa: SIM905
"""From git's own documentation: git-config and gitattributes, githooks, gitremote-helpers, gitcredentials."""
RUNS = re.compile(
    r"(cmd|command|program|helper|hook|driver|textconv|editor|pager|askpass|proxy|insteadof|tool|browser)$"
)


def named(config: str, folder: Path) -> list[str]:
    (folder / "hooks").mkdir(parents=True, exist_ok=True)
    (folder / "config").write_text(config)
    return [each.name for each in settings_to_trust(GitPlace(folder.parent, folder, folder))]


def setting(key: str, value: str) -> str:
    section, _, rest = key.partition(".")
    below, _, name = rest.rpartition(".")
    return f'[{section} "{below}"]\n\t{name} = {value}\n' if below else f"[{section}]\n\t{name} = {value}\n"


def test_what_can_start_a_program_is_named(tmp_path: Path) -> None:
    found = named("".join(setting(key, "true") for key in STARTS), tmp_path / "g")
    assert {key.casefold() for key in STARTS} <= {key.casefold() for key in found}


def test_of_all_that_git_documents_nothing_that_sounds_like_a_program_is_left_out(tmp_path: Path) -> None:
    done = subprocess.run(["git", "help", "--config-for-completion"], capture_output=True, text=True, check=True)
    keys = [key for key in done.stdout.split() if re.fullmatch(r"[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+", key)]
    found = {key.casefold() for key in named("".join(setting(key, "/x") for key in keys), tmp_path / "g")}
    left = {key.casefold() for key in keys} - found
    assert {key for key in left if RUNS.search(key)} == {"color.pager"}, "which is whether to colour"
    sections = "color core gc rebase pull push fetch merge receive transfer uploadpack user init maintenance submodule"
    assert {key.partition(".")[0] for key in left} <= {*sections.split(), "extensions"}


@pytest.mark.parametrize(
    ("words", "named_file"),
    [
        ("./tools/check.sh", "tools/check.sh"),
        ('exec "$(git rev-parse --show-toplevel)/tools/check.sh" "$@"', "tools/check.sh"),
        ("sh tools/check.sh", "tools/check.sh"),
        ('. "$(dirname "$0")/common"', ".git/hooks/common"),
        ("./tools/first.sh", "tools/second.sh"),
        ("python3 -c 'exec(open(\"tools/check.sh\").read())'", "tools/check.sh"),
    ],
)
@pytest.mark.parametrize("where", ["hooks", "core.hooksPath"])
def test_what_a_hook_starts_is_trusted_as_it_was(tmp_path: Path, words: str, named_file: str, where: str) -> None:
    top, folder = tmp_path, tmp_path / ".git"
    hooks = folder / "hooks"
    hooks.mkdir(parents=True)
    (top / "tools").mkdir()
    (folder / "config").write_text("" if where == "hooks" else "[core]\n\thooksPath = .git/hooks\n")
    (top / "tools" / "first.sh").write_text("sh tools/second.sh\n")
    for name in (named_file, "tools/other.sh"):
        (top / name).write_text("# nothing\n")
    (hooks / "pre-commit").write_text(f"#!/bin/sh\n{words}\n")
    place = GitPlace(top, folder, folder)
    before = settings_to_trust(place)
    assert settings_to_trust(place) == before
    (top / "tools" / "other.sh").write_text("# not named by anything\n")
    assert settings_to_trust(place) == before
    (top / named_file).write_text("touch trace\n")
    assert settings_to_trust(place) != before


def test_what_an_included_file_includes_is_trusted_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / ".git"
    folder.mkdir()
    (folder / "config").write_text("[include]\n\tpath = ../more\n")
    (tmp_path / "more").write_text("[include]\n\tpath = still-more\n")
    (tmp_path / "still-more").write_text("[core]\n\tcompression = 1\n")
    before = settings_to_trust(GitPlace(tmp_path, folder, folder))
    (tmp_path / "still-more").write_text("[core]\n\tfsmonitor = /x\n")
    assert settings_to_trust(GitPlace(tmp_path, folder, folder)) != before


def test_files_that_name_each_other_are_looked_at_once(tmp_path: Path) -> None:
    hooks = tmp_path / ".git" / "hooks"
    hooks.mkdir(parents=True)
    for number in range(220):
        (tmp_path / f"f{number}").write_text(" ".join(f"f{each}" for each in range(220)))
    (hooks / "pre-commit").write_text("./f0\n")
    assert len(settings_to_trust(GitPlace(tmp_path, tmp_path / ".git", tmp_path / ".git"))) == 1


def planted_within(clone: Clone, top: Path) -> Path:
    """Put a repository into a library, as a submodule, whose settings start a program; return what that leaves."""
    trace, run = top / "trace", top / "run"
    run.write_text(f"#!/bin/sh\ntouch {trace}\nexit 1\n")
    run.chmod(0o755)
    inner = clone.folder / "inner"
    git(clone.folder, "init", "--quiet", "inner")
    git(inner, "commit", "--quiet", "--allow-empty", "-m", "x")
    git(clone.folder, "add", "inner")
    git(clone.folder, "commit", "--quiet", "-m", "inner")
    for key in ("core.fsmonitor", "core.sshCommand", "core.editor", "diff.external", "core.pager"):
        git(inner, "config", key, str(run))
    hook(inner, "post-index-change", str(run))
    return trace


def test_a_repository_within_the_library_starts_nothing(first: Clone, clone: MakeClone, tmp_path: Path) -> None:
    trace = planted_within(first, tmp_path)
    git(first.folder, "status")
    assert trace.exists(), "it would"
    trace.unlink()
    (first.folder / "notes.txt").write_text("here\n")
    git(first.folder, "add", "notes.txt")
    git(first.folder, "commit", "--quiet", "-m", "notes")
    first.write("en til")
    set_up(first.folder)
    second = clone("second")
    (second.folder / "notes.txt").write_text("there\n")
    git(second.folder, "add", "notes.txt")
    git(second.folder, "commit", "--quiet", "-m", "notes")
    git(second.folder, "push", "--quiet")
    first.write("og en til")
    told: Problem | None = sync(first.folder).problem
    assert told is not None
    assert told.code == "sync_conflict"
    assert not trace.exists()
