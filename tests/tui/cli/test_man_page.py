"""The manual page says what the commands say of themselves, and troff can read it."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from journals.text.language import LANGUAGES, Language
from tests.man_page import man_file
from tui.cli.man_page import man_page
from tui.cli.program import COMMAND_MODULES

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_the_commands_say_now(language: Language) -> None:
    assert man_file(language).read_text(encoding="utf-8") == man_page(language), "python -m tests.man_page"


@pytest.mark.parametrize("language", LANGUAGES)
def test_troff_reads_it_without_a_complaint(language: Language) -> None:
    if shutil.which("groff") is None:
        pytest.skip("no groff here")
    command = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou", "-rLL=100n", str(man_file(language))]
    answer = subprocess.run(command, capture_output=True, check=True)
    assert answer.stderr == b""
    shown = answer.stdout.decode()
    assert all(f"tilbageblik {name}" in shown for section in COMMAND_MODULES.values() for name in section)
    assert "--allow-personal-data" in shown, "a dash that can be copied"


def test_the_wheel_has_the_pages_where_man_looks() -> None:
    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = made["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert {ROOT / path for path in shared} == set(map(man_file, LANGUAGES))
    assert set(shared.values()) == {"share/man/man1/tilbageblik.1", "share/man/da/man1/tilbageblik.1"}
