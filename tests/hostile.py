"""Texts that try to do more than be read: for every test where user text goes somewhere."""

from __future__ import annotations

from hypothesis import strategies as st

from journals.text.clean import clean

TERMINAL = (
    "[bold red]markup[/]",
    "[/]",
    "[@click=app.quit()]press[/]",
    "\\[not markup]",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]52;c;aGVq\x1b\\",
    "\x9b2J\x85\x90",
    "\a\b\f\v\0",
    "one\rtwo",
    "\u202eright to left\u202c",
    "\u2066isolated\u2069",
    "\u2028line\u2029paragraph",
    "\ufeffmark",
    "\x1b[2J\x1b[H\x1b[?1049l",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\\x1b_G\x1b\\",
    "\x9d0;title\x9c",
    "\u202d\u2067\u2068crossed\u2069\u2069",
    "\ufff9note\ufffaon\ufffb",
    "[link=https://example.org]x[/link]",
    "[@click='app.bell']x[/] [@click=screen.dismiss]y[/]",
    "$primary [$accent]",
)
INVISIBLE = (
    "zero\u200bwidth\u2060joined",
    "soft\xadhyphen",
    "marks\u200eof\u200fdirection\u061c",
    "tagged\U000e0001\U000e0068\U000e0069\U000e007f",
    "chosen\ufe0f\ufe0f\ufe00\U000e0100",
    "fillers\u3164\uffa0\u115f\u1160\u034f",
    "a\u200cb\u200dc\u200d\u200d",
    "\u200d\ufe0f\u180e\u206aunseen",
)
UNICODE = (
    "\ud800 alone \udfff",
    "\U0001f469‍\U0001f469‍\U0001f467",
    "\U0001f1e9\U0001f1f0",
    "視頻訪問",
    "Ａfullwidth",
    "e\u0301 A\u030a",
    "\u00a0\u3000space\u2003",
    "\u200b\u200d\u2060none",
    "ZALGO\u0300\u0301\u0302\u0303",
    "stack" + "\u0301\u0316" * 60,
    "\u0e01" + "\u0e47" * 40,
    "שלום عليكم",
    "\ue000 private \U000f0000",
    "\ufffe no \U0001ffff character",
    "\u26a0\ufe0f 1\ufe0f\u20e3 \U0001f3f3\ufe0f\u200d\U0001f308 \U0001f9d1\U0001f3fd\u200d\U0001f692",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
)
MARKDOWN = (
    "# heading",
    "####### seven",
    "closed #",
    "- bullet",
    "+ bullet",
    "* bullet",
    "1. number",
    "2) number",
    "123456789. number",
    "24. november",
    "[ ] box",
    "> quote",
    "```",
    "~~~ python",
    "`code`",
    "``",
    "    indented",
    "\tindented",
    "---",
    "===",
    "- - -",
    "***",
    "___",
    "*em* **strong** _em_ __strong__ ***both***",
    "~struck~ ~~struck~~",
    "[link](https://example.org 'title')",
    "![image](data:image/png;base64,AA)",
    "[reference]: https://example.org 'title'",
    "[reference]",
    "[^1]: note",
    "[^1]",
    "<https://example.org>",
    "<post@example.org>",
    "https://example.org/a_b*c",
    "//example.org",
    "www.example.org",
    "WWW.example.org",
    "mailto:post@example.org",
    "post@example.org",
    "a | b",
    "a \\| b",
    "|",
    "| --- | --- |",
    ":-",
    "title\n===",
    "title\n-",
    "a | b\n:-",
    "a | b\n--|--\nc | d",
    "a\n\n\n# b",
    ":-: | :-:",
    "-|-",
    "backslash \\",
    "\\",
    "\\\\",
    "two spaces  ",
    "&amp; &#35; &#x3c;b&gt; &copy;",
    "&NewLine;&Tab;",
    "$x$ $$y$$",
    "{#id .class}",
    ": definition",
    ":::note",
    "*[abbr]: text",
    "@someone #12 :smile:",
)
HTML = (
    "<b>",
    "</li></ul><h1>out</h1>",
    "<script>alert(1)</script>",
    "<!-- comment",
    "-->",
    "<![CDATA[",
    "<?php",
    "<!DOCTYPE html>",
    "<img src=x onerror=alert(1)>",
    "<div>\n\n# out\n\n</div>",
    "<textarea>",
)
FILES = ("../../etc/passwd", "..\\..\\x", "C:\\con", "/absolute", "a/b", "nul.md", ".hidden", "~", "%s %d {0} {name}")
SHEETS = ("=1+1", "+SUM(A1)", "-2+3", "@x", "\t=1", '"quoted", "cells";', "'=1")
LONG = ("x" * 300, "æ" * 5_000, "ord " * 1_000, "linje\n" * 60)

HOSTILE = (*TERMINAL, *INVISIBLE, *UNICODE, *MARKDOWN, *HTML, *FILES, *SHEETS, *LONG)
"""One of each kind."""
HUGE = ("x" * 100_000, "ord " * 25_000, "視頻" * 20_000, "e" + "\u0301" * 50_000, "linje\n" * 20_000, "[b]" * 30_000)
"""Longer than any text we store; others may write them."""

_BETWEEN = ("", " ", "\n", "\n\n", "\r\n", "\n    ", "\n\t", "  \n", "\\\n", "\n- ", "\n| ", "\n> ", "\n1. ")


def texts() -> st.SearchStrategy[str]:
    """Return hostile texts of one line or several, as they may be typed, pasted or found in a log; never without words.

    They are not cleaned: lone surrogates and control characters are among them.
    """
    piece = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=()), max_size=20) | st.just("ord")
    joined = st.lists(st.tuples(piece, st.sampled_from(_BETWEEN)), min_size=1, max_size=6)
    return joined.map(lambda pieces: "".join(map("".join, pieces))).filter(lambda text: bool(clean(text).strip()))
