"""Lines of text become headings, items, paragraphs and tables: Markdown, and what people type without knowing it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from journals.importing.diary_days import are_chapters, with_years
from journals.importing.found import DropReason
from journals.importing.inline import cell_text, plain_inline
from journals.importing.line_marks import (
    BulletMark,
    bullet_of,
    is_contents_line,
    is_instruction,
    is_picture_line,
    is_rule_line,
    is_table_rule,
    is_tag_line,
    signs_are_kinds,
)
from journals.importing.outline import FilePart, ListItem, Omitted, Paragraph, SectionHeading, Table, TableRow
from journals.importing.pseudo_headings import PseudoHeadings
from journals.importing.source import ImportSource, counted_out
from journals.importing.wrapping import unwrapped

_ATX = re.compile(r"(#{1,6})[ \t]+(.*)")
_HTML_HEADING = re.compile(r"\s*<(h[1-6]|summary)\b[^<>]*>(.*?)</\1>\s*", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*\{#[^{}]*\}\s*$")
_SHORTCODE = re.compile(r"(?<!\S):[a-z0-9_+-]{2,40}:(?!\S)")
_RUN = re.compile(" {2,}")
_WIKI_HEADING = re.compile(r"(={2,5})[^=\n]+\1\s*")
_WIKI_NUMBER = re.compile(r"^#{1,3}\s+")
_FENCE = re.compile(r"(```+|~~~+)")
_DEFINITION = re.compile(r"\[(?:[^\[\]]+)\]:\s*(\S+)")
_CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*(.*)")
_QUOTE = re.compile(r"[ ]{0,3}((?:>[ ]?)+)")
_QUICK_ACTION = re.compile(
    r"/(?:label|assign|unassign|milestone|due|estimate|cc|confidential|relate|epic|iteration|weight)\b"
)
_CELL_BAR = re.compile(r"(?<!\\)\|")
_CALLOUT_LEVEL = 10
"""Callouts lie below all headings, and one within another deeper still."""
_ROUNDS = 5_000
"""After so many lines it is told how far it is."""
_MOST_NESTED = 30

CALLOUT_MEANINGS = {
    **dict.fromkeys(("success", "check", "done"), "worked"),
    **dict.fromkeys(("failure", "fail", "missing", "bug", "danger", "error"), "hindered"),
    **dict.fromkeys(("warning", "caution", "attention", "important"), "concern"),
    **dict.fromkeys(("question", "help", "faq"), "question"),
    **dict.fromkeys(("tip", "hint"), "idea"),
    "todo": "action",
}
"""What the types of callouts mean, where their title does not say."""


def scan_lines(lines: Sequence[str], source: ImportSource, *, first: int = 1, marked: bool = True) -> list[FilePart]:
    """Return what stands in the lines of a text, which are clean.

    `first` is the number of the first line in the file; `marked`: whether it is Markdown, or only looks like it.
    """
    return _LineScan(lines, source, first, marked).scan()


def scan_paragraphs(paragraphs: Sequence[tuple[int, str]], source: ImportSource) -> list[FilePart]:
    """Return what stands in paragraphs of a document that is no plain text, each with the number of its line.

    In those too people type dashes, and headings that nobody marked as such. `**` around a whole paragraph says that
    it is bold.
    """
    lines = [each for _, text in paragraphs for each in (text.replace("\n", " "), "")]
    blocks = scan_lines(lines, source, first=0, marked=False)
    return [replace(each, line=paragraphs[each.line // 2][0]) for each in blocks]


class _LineScan:
    """One pass over the lines; what is open is an item or a paragraph, and what it will hold."""

    def __init__(self, lines: Sequence[str], source: ImportSource, first: int, marked: bool) -> None:
        self._lines = with_years(lines, source)
        self._first = first
        self._marked = marked
        self._tick: Callable[[int, int], None] = source.tick
        self._pseudo = PseudoHeadings(source.words, counted_out(self._lines, self._tick))
        self._signs = signs_are_kinds(counted_out(lines, self._tick))
        self._chapters = are_chapters(counted_out(lines, self._tick))
        self._wiki = any(line.startswith("==") and _WIKI_HEADING.fullmatch(line) for line in lines)
        """Whether it is written as in a wiki, where `#` numbers items."""
        self._blocks: list[FilePart] = []
        self._indents: list[int] = []
        self._item: tuple[ListItem, list[str]] | None = None
        self._paragraph: list[str] = []
        self._paragraph_line = 0
        self._was_blank = True
        self._quotes = 0
        self._callouts: list[int] = []
        self._fence = ""

    def scan(self) -> list[FilePart]:
        """Return all blocks."""
        at = 0
        while at < len(self._lines):
            if at % _ROUNDS == 0:
                self._tick(at, 2 * len(self._lines))  # the other half is what they mean
            at += self._take(at)
        self._close()
        return self._blocks

    def _take(self, at: int) -> int:
        """Take what begins with a line; return how many lines that are."""
        line = _without_runs(self._lines[at].replace("\xa0", " ").expandtabs(4))
        if self._fence:
            self._fenced(line, at)
            return 1
        if quoted := _QUOTE.match(line) if ">" in line[:4] else None:
            depth = min(quoted[1].count(">"), _MOST_NESTED)
            self._quoted(depth, at)
            line = line[quoted.end() :]
            if callout := _CALLOUT.match(line.strip()):
                self._callout(callout[1], callout[2], depth, at)
                return 1
        elif self._quotes:
            self._quoted(0, at)
        text = line.strip()
        if not text:
            self._end_paragraph()
            self._was_blank = True
            return 1
        taken = self._block(line, text, at)
        self._was_blank = False
        return taken

    def _block(self, line: str, text: str, at: int) -> int:
        number = self._first + at
        if fence := _FENCE.match(text):
            self._fence = fence[1]
        elif not self._wiki and (found := _ATX.match(text)):
            self._heading(found[2].rstrip("#").rstrip() if found[2].strip("# ") else "", len(found[1]), number)
        elif "|" in text and (rows := self._table(at)):
            return rows
        elif self._paragraph and len(self._paragraph) == 1 and len(text) >= 2 and set(text) in ({"="}, {"-"}):
            above = self._paragraph.pop()
            self._heading(above, 1 if text[0] == "=" else 2, self._paragraph_line)
        elif is_rule_line(text) or is_tag_line(text):
            self._close()
        elif reason := self._noise(text):
            self._close()
            self._blocks.append(Omitted(reason, number, text[:200]))
        elif mark := bullet_of(
            _WIKI_NUMBER.sub("* ", line) if self._wiki else line, signs=self._signs, chapters=self._chapters
        ):
            self._bullet(mark, number, at)
        elif found := _HTML_HEADING.fullmatch(line):
            self._heading(found[2], 2 if found[1].lower() == "summary" else int(found[1][1]), number)
        elif heading := self._pseudo_heading(line, text, at):
            self._heading(heading[0], heading[1], number)
        else:
            self._text(line, text, number)
        return 1

    # What is open

    def _close(self) -> None:
        self._end_paragraph()
        self._end_item()
        self._indents.clear()

    def _end_item(self) -> None:
        if self._item is None:
            return
        item, lines = self._item
        self._item = None
        text = plain_inline("\n".join(lines)).strip()
        if not text:
            self._blocks.append(Omitted("empty" if not "".join(lines).strip() else "image", item.line))
            return
        self._blocks.append(ListItem(text, item.depth, item.line, item.ticked, sign=item.sign))

    def _end_paragraph(self) -> None:
        lines, self._paragraph = self._paragraph, []
        for offset, text in unwrapped(lines, marked=self._marked):
            number = self._paragraph_line + offset
            if is_instruction(text):
                self._blocks.append(Omitted("placeholder", number, plain_inline(text)))
            elif plain := plain_inline(text).strip():
                self._blocks.append(Paragraph(plain, number, offset > 0))

    # What begins

    def _heading(self, text: str, level: int, line: int) -> None:
        self._close()
        words = plain_inline(_SHORTCODE.sub("", _ANCHOR.sub("", text))).strip(" *_:")
        if words:
            self._blocks.append(SectionHeading(words, level, line))

    def _bullet(self, mark: BulletMark, line: int, at: int) -> None:
        self._end_paragraph()
        self._end_item()
        if self._is_heading_bullet(mark, at):
            self._heading(mark.text, self._pseudo.level(mark.text), line)
            return
        while self._indents and mark.indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or mark.indent > self._indents[-1] + 1:
            self._indents.append(mark.indent)
        depth = min(len(self._indents) - 1, _MOST_NESTED)
        if not mark.text:
            self._blocks.append(Omitted("empty", line))
            return
        item = ListItem("", depth, line, mark.ticked, sign=mark.sign)
        self._item = (item, [mark.text])

    def _is_heading_bullet(self, mark: BulletMark, at: int) -> bool:
        """Return whether a numbered line is the heading of what stands below it."""
        if mark.sign or mark.indent > 1 or not mark.text:
            return False
        if mark.ticked is not None:
            return self._pseudo.is_known(mark.text) and bool(self._next(at))
        if not (self._pseudo.is_known(mark.text) or self._pseudo.is_numbered(mark.text)):
            return False
        following = self._next(at)
        below = bullet_of(following, signs=self._signs, chapters=self._chapters)
        return bool(following.strip()) and (below is None or (bool(below.sign) and below.indent <= mark.indent + 4))

    def _text(self, line: str, text: str, number: int) -> None:
        if self._item is not None:
            indent = len(line) - len(line.lstrip())
            lines = self._item[1]
            if self._was_blank and indent >= 2:
                lines.append(text)
                return
            if not self._was_blank and (indent >= 2 or self._goes_on(lines[-1], text)):
                if indent < 2 and text[0].isupper():  # it may be a sentence of its own
                    lines.append(text)
                else:
                    lines[-1] = f"{lines[-1]} {text}"
                return
            self._close()
        if len(self._paragraph) >= _ROUNDS and (len(self._paragraph) >= 2 * _ROUNDS or text[0].isupper()):
            self._end_paragraph()  # no paragraph is as long: it is a log without empty lines
        if not self._paragraph:
            self._paragraph_line = number
        self._paragraph.append(line.lstrip() if self._marked else line.strip())

    def _goes_on(self, before: str, text: str) -> bool:
        if self._signs:
            return False
        ends = before.rstrip()[-1:] in ".!?:"
        return text[0].islower() or (not ends and (self._marked or len(before) >= 50))

    def _pseudo_heading(self, line: str, text: str, at: int) -> tuple[str, int] | None:
        if line.startswith("    ") or (self._item is not None and line.startswith("  ")):
            return None
        following = self._next(at)
        ends_list = self._was_blank or self._item is None or self._pseudo.may_end_list(text, following)
        return self._pseudo.read(text, following, alone=not self._paragraph and ends_list)

    def _next(self, at: int) -> str:
        """Return the next line that is not empty, of those near."""
        return next((each for each in self._lines[at + 1 : at + 4] if each.strip()), "")

    def _noise(self, text: str) -> DropReason | None:
        if is_contents_line(text):
            return "contents"
        if text.startswith("/") and _QUICK_ACTION.match(text):
            return "comment"
        if is_picture_line(text):
            return "image"
        if self._marked and (found := _DEFINITION.fullmatch(text)):
            return "image" if found[1].startswith("<data:") else "contents"
        return None

    # Quotes, fences, tables

    def _fenced(self, line: str, at: int) -> None:
        text = line.strip()
        if text.startswith(self._fence) and not text.strip("`~"):
            self._fence = ""
        elif text and self._item is not None:
            self._item[1].append(text)
        elif text:
            if not self._paragraph:
                self._paragraph_line = self._first + at
            self._paragraph.append(text + "  ")

    def _quoted(self, depth: int, at: int) -> None:
        if depth == self._quotes:
            return
        self._close()
        self._was_blank = True
        ended = [each for each in self._callouts if each > depth]
        if ended:
            self._callouts = [each for each in self._callouts if each <= depth]
            self._blocks.append(SectionHeading("", _CALLOUT_LEVEL + ended[0], self._first + at))
        self._quotes = depth

    def _callout(self, kind: str, title: str, depth: int, at: int) -> None:
        self._close()
        self._was_blank = True
        if depth not in self._callouts:
            self._callouts.append(depth)
        meaning = CALLOUT_MEANINGS.get(kind.lower())
        text = plain_inline(title).strip() or kind
        self._blocks.append(SectionHeading(text, _CALLOUT_LEVEL + depth, self._first + at, meaning))

    def _table(self, at: int) -> int:
        """Take the table that begins here; return how many lines it has, 0 where none begins."""
        following = self._lines[at + 1] if at + 1 < len(self._lines) else ""
        ruled = is_table_rule(following)
        if not ruled and not (_is_row(self._lines[at]) and _is_row(following)):
            return 0
        self._close()
        header = _cells(self._lines[at]) if ruled or self._lines[at].strip().startswith("||") else ()
        begin = at + (2 if ruled else 1 if header else 0)
        end = begin
        while end < len(self._lines) and "|" in self._lines[end] and self._lines[end].strip():
            end += 1
        rows = tuple(
            TableRow(_cells(self._lines[each]), self._first + each)
            for each in range(begin, end)
            if not is_table_rule(self._lines[each])
        )
        self._blocks.append(Table(header, rows, self._first + at))
        return end - at


def _without_runs(line: str) -> str:
    """Return a line with one blank for many within it; two at its end say something in Markdown."""
    body = line.strip()
    if "  " not in body:
        return line
    return f"{line[: len(line) - len(line.lstrip())]}{_RUN.sub(' ', body)}{'  ' if line.endswith('  ') else ''}"


def _is_row(line: str) -> bool:
    text = line.strip()
    return len(text) > 2 and text.startswith("|") and text.endswith("|") and text.count("|") > 2


def _cells(line: str) -> tuple[str, ...]:
    text = line.strip()
    if text.startswith("||"):  # a header of Confluence's; elsewhere two bars have an empty cell between them
        text = text.replace("||", "|")
    text = text.removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return tuple(cell_text(each.replace("\\|", "|")) for each in _CELL_BAR.split(text))
