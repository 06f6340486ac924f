"""A run of the command line: its options, texts, library and guide, and where results go."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journals.errors import Ambiguous, Problem
from journals.library.paths import LocalFolders, local_folders
from journals.log.own_file import drop_cache, set_aside_files
from journals.log.reading_watch import reading_watch
from journals.system_error import reason_words
from journals.text.clean import shown_name, shown_names
from journals.text.language import LANGUAGES, Language
from tui.cli.output import Output, is_piped, print_error, print_notice
from tui.cli.progress_line import ProgressLine
from tui.locale import Catalogue, catalogue
from tui.settings import Config, Settings, library_folders, read_config
from tui.settings.folders import environment_folders

if TYPE_CHECKING:
    from content import Guide
    from journals.library.library import Library
    from journals.log.reader import LogFault

LANGUAGE_ENV = "TILBAGEBLIK_LANG"
CONFIG_CHECK = "tilbageblik config check"
"""What shows all that is wrong in the config file."""
_WHOLE_FILE = ("config_unread", "config_bad_line")
"""What is wrong with the config file where none of it is used."""


class Session:
    """One run. What costs time (library, guide, settings) is fetched when a command first asks for it."""

    def __init__(self, args: Sequence[str]) -> None:
        """`args`: the command line, for the language that its very first text needs."""
        self.requested_language = _language_option(args)
        self.requested_folders: list[Path] = []
        self.guide_folder: Path | None = None
        self.json = False
        self._wants_json = "--json" in args[: args.index("--")] if "--" in args else "--json" in args
        """The same of a command line that may be wrong: what is wrong with it is then told so."""
        self.allow_personal_data = False
        """Whether what the privacy guard asks about may be stored as it is."""
        self.takes_any_date = False
        """Whether a date is stored as it is read, also one that is asked about."""
        self.mouse = True
        """Whether the app heeds the mouse; a terminal marks text with it otherwise."""
        self.has_told_missing = False
        """Whether this run has said which folders of the library are not there, or is to make them."""
        self.has_told_config = False
        """Whether this run says otherwise what is wrong in the config file."""
        self.only_outlines = False
        """Whether it is enough to know what the projects are called, and which are there."""
        self.out = Output()

    @cached_property
    def local_folders(self) -> LocalFolders:
        """This installation's own folders."""
        return local_folders()

    @cached_property
    def config(self) -> Config:
        """The user's settings, and what of the config file cannot be used."""
        return read_config(self.local_folders)

    @property
    def settings(self) -> Settings:
        """The user's settings, as far as they can be used."""
        return self.config.settings

    @cached_property
    def language(self) -> Language:
        """The language of texts: from the command line, the environment, chosen before, configured, or the system's."""
        for requested in (self.requested_language, os.environ.get(LANGUAGE_ENV)):
            if language := meant_language(requested):
                return language
        return self.settings.language

    @property
    def say(self) -> Catalogue:
        """The texts."""
        return catalogue(self.language)

    @property
    def today(self) -> date:
        """The user's own day."""
        return date.today()  # noqa: DTZ011

    @cached_property
    def guide(self) -> Guide:
        """The guide.

        Raises:
            Problem: `guide` or `guide_more`, when the folder that was named holds no whole guide.
        """
        import content

        try:
            return content.load(self.language, self.guide_folder, cache=self.local_folders.cache, on_damage=drop_cache)
        except content.GuideError as error:
            from tui.wording.errors import guide_fault_line

            first, *more = (guide_fault_line(self.say, each) for each in error.faults)
            code = "guide_more" if more else "guide"
            raise Problem(code, folder=str(self.guide_folder), first=first, n=len(more)) from error

    def check_guide_folder(self) -> None:
        """Check that the guide's folder is there, where one was named: a command may not need what is in it.

        Raises:
            Problem: `guide`.
        """
        if self.guide_folder is not None and not self.guide_folder.is_dir():
            _ = self.guide

    @property
    def other_guides(self) -> tuple[Guide, ...]:
        """The guide in the other languages, as far as it is whole: what one types is understood in each."""
        from tui.wording.search_filters import other_guides

        return other_guides(self.language, self.guide_folder, self.local_folders.cache)

    @cached_property
    def folders(self) -> tuple[list[Path], bool]:
        """The library's folders, and whether anyone named them.

        Raises:
            Problem: the config file, which may name them, cannot be read: none else is taken for the user's own.
        """
        fault = self.config.library_fault
        if fault is not None and not self.requested_folders and not environment_folders():
            raise fault
        return library_folders(self.requested_folders, self.settings)

    @cached_property
    def unread_library(self) -> Library:
        """The library, opened but not read.

        Raises:
            Problem: `library_not_read`.
        """
        from journals.library.library import Library

        _ = self.missing_folders
        return Library(self.folders[0], self.local_folders, self.settings.function)

    @cached_property
    def missing_folders(self) -> list[Path]:
        """Those of the library's folders that are not there; whoever writes the first project makes them.

        Raises:
            Problem: `library_not_read`, where one that is there cannot be read.
        """
        missing = []
        for folder in self.folders[0]:
            try:
                os.scandir(folder).close()
            except FileNotFoundError:
                missing.append(folder)
            except OSError as error:
                raise Problem("library_not_read", folder=str(folder), **reason_words(error)) from error
        return missing

    def named_but_missing(self) -> list[Path]:
        """Return the folders of the library that somebody named and that are not there now."""
        return [folder for folder in self.missing_folders if not folder.exists()] if self.folders[1] else []

    def report_missing(self) -> None:
        """Print on stderr, once, that folders which somebody named are not there, where that is so."""
        missing = self.named_but_missing()
        if missing and not self.has_told_missing:
            self.has_told_missing = True
            self.report_error("no_library", self.say("cli.no_library", folders=shown_names(missing)))

    @cached_property
    def library(self) -> Library:
        """The library as it is on disk now; what could not be read is said on stderr."""
        from journals.library.remembering import read_library

        library = self.unread_library
        self.report_missing()
        self.show_reading()
        read_library(library, only_outlines=self.only_outlines)
        self.report(library.faults())
        return library

    def progress_line(self, key: str) -> ProgressLine | None:
        """Return a line that shows how far something has come; None where it would stand beside JSON for a program."""
        return None if self.json and is_piped() else ProgressLine(self.say, key)

    def show_reading(self) -> None:
        """Show from now on how much of long logs has been read."""
        if (line := self.progress_line("cli.reading")) is not None:
            reading_watch.heard = lambda done: line(done, 0)

    def report(self, faults: Sequence[LogFault]) -> None:
        """Print on stderr that logs could not be read whole, and which are so long that it takes its time."""
        long = [fault for fault in faults if fault.code == "long_log"]
        if damaged := len(faults) - len(long):
            print_notice(self.say.count("cli.damaged", damaged))
        for fault in long:
            from tui.wording.errors import fault_text

            print_notice(f"{shown_name(fault.file)}: {fault_text(self.say, fault)}")

    def report_error(self, code: str, text: str, **about: object) -> None:
        """Report on stderr why something was not done: as a line to read, or with `--json` as one object.

        `about`: what a script wants to know of it besides.
        """
        if self.json or self._wants_json:
            print_error(code, text, **about)
        else:
            print_notice(text)

    def report_problem(self, problem: Problem) -> None:
        """Report a problem so."""
        from tui.wording.errors import problem_text

        if problem.code == "same_name":
            problem = Ambiguous(problem.code, **problem.params | {"fits": self._short_ids(problem.params["fits"])})
        config: Config | None = self.__dict__.get("config")
        self.has_told_config |= config is not None and config.faults == (problem,)
        self.report_error(problem.code, problem_text(self.say, problem, is_typed=True))

    def _short_ids(self, projects: object) -> list[str]:
        """Return what names projects everywhere else that they are listed."""
        from tui.cli.short_ids import ShortIds

        assert isinstance(projects, list)
        return [*map(ShortIds.of(self.library), projects)]

    def report_config(self) -> None:
        """Print on stderr, once, that something in the config file is left out, where that is so."""
        config: Config | None = self.__dict__.get("config")
        if config and config.faults and not self.has_told_config and not (self.json or self._wants_json):
            if any(fault.code in _WHOLE_FILE for fault in config.faults):
                print_notice(self.say("config.all_left_out", command=CONFIG_CHECK))
            else:
                print_notice(self.say.count("config.left_out", len(config.faults), command=CONFIG_CHECK))

    @property
    def has_stored(self) -> bool:
        """Whether this command has claimed a name to write with, and so may have stored what it has shown."""
        library = self.__dict__.get("unread_library")
        return library is not None and any(library.writer_of(folder).names for folder in library.folders)

    def turn_to(self, folder: Path, places: LocalFolders) -> None:
        """Have the library be in this folder from now on, and these the local folders."""
        self.close()
        self.requested_folders, self.local_folders = [folder], places
        for name in ("folders", "missing_folders"):
            self.__dict__.pop(name, None)

    def release_library(self) -> Library:
        """Return the library, unread, to a caller who closes it."""
        library = self.unread_library
        del self.__dict__["unread_library"]
        return library

    def forget_settings(self) -> None:
        """Read settings, and which folders the library has, anew when they are next asked for."""
        for name in ("config", "language", "folders", "missing_folders"):
            self.__dict__.pop(name, None)

    def close(self) -> None:
        """Close the library, and say where what could not be written to it is kept."""
        library = self.__dict__.pop("unread_library", None)
        self.__dict__.pop("library", None)
        kept, faults = (library.close(), library.notices) if library else ([], ())
        if library and library.index:
            library.index.close()
        if kept or faults or set_aside_files:
            from tui.wording.errors import closing_lines

            for line in closing_lines(self.say, kept, faults):
                print_notice(line)


def current_session(ctx: click.Context) -> Session:
    """Return the session that a command runs in."""
    found = ctx.find_object(Session)
    assert found is not None
    return found


def meant_language(typed: str | None) -> Language | None:
    """Return the language that is called so in any language; None where it is none of ours."""
    from tui.cli.value_words import meant_value

    found = meant_value("lang", LANGUAGES, typed) if typed else None
    return next((language for language in LANGUAGES if language == found), None)


def _language_option(args: Sequence[str]) -> str | None:
    for place, arg in enumerate(args):
        if arg == "--":
            break
        if arg.startswith("--lang="):
            return arg.removeprefix("--lang=")
        if arg == "--lang":
            return args[place + 1] if place + 1 < len(args) else None
    return None
