"""Text in Markdown: read back word for word, whatever it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from journals.export.escape import ESCAPES, as_read, line, paragraph, paragraph_end, read_escape, text_blocks
from journals.export.markdown_blocks import item
from journals.text.clean import clean, one_line
from tests.hostile import HOSTILE, texts
from tests.journals.markdown import commonmark, github, places

READERS = pytest.mark.parametrize("reader", [commonmark(), github()], ids=["commonmark", "github"])


def kept(text: str) -> str:
    """What a paragraph keeps of a text: its lines, without the space around each."""
    return "\n".join(each.strip() for each in clean(text).strip().split("\n"))


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Lyden faldt ud, kollegaen ringede bare (i stedet).", "Lyden faldt ud, kollegaen ringede bare (i stedet)."),
        ("*a* _b_ `c` ~d~ [e] {f} g|h \\i", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\] \\{f\\} g\\|h \\\\i"),
        ("<b> & &amp;", "&lt;b&gt; &amp; &amp;amp;"),
        ("# 1", "\\# 1"),
        ("- a - b", "\\- a - b"),
        ("+ a", "\\+ a"),
        ("== a", "\\== a"),
        (":- a:", "\\:- a:"),
        ("24. november kl. 14", "24\\. november kl. 14"),
        ("2) b", "2\\) b"),
        ("2026.", "2026\\."),  # a list with nothing in it
        ("24.11 og 4.4", "24.11 og 4.4"),
        ("https://a.dk WWW.b.dk www", "https:/\\/a.dk WWW\\.b.dk www"),
        ("post@a.dk 10 $", "post\\@a.dk 10 \\$"),
    ],
)
def test_escaping(text: str, escaped: str) -> None:
    assert line(text) == escaped
    assert paragraph(text) == escaped


def test_a_line_is_one_line() -> None:
    assert line(" a \n\n  - b\t c ") == "a - b c"


def test_a_paragraph_keeps_its_lines() -> None:
    assert paragraph("\n a  \n\n - b\\\r\n c \n") == "a\\\n\\\n\\- b\\\\\\\nc"


@pytest.mark.parametrize("text", ["", " ", "\n\t\n", "\u00a0\u3000"])
def test_nothing_stays_nothing(text: str) -> None:
    assert line(text) == ""
    assert paragraph(text) == ""


def only_words(reader: MarkdownIt, markdown: str) -> str:
    """The words of a document that is to be one paragraph of nothing but words."""
    tokens = reader.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or []} <= {"text", "hardbreak"}
    return places(tokens)[0]


@READERS
@pytest.mark.parametrize(("escaped", "expected"), [(paragraph, kept), (line, lambda text: one_line(clean(text)))])
def test_each_hostile_text_is_read_back_word_for_word(
    reader: MarkdownIt, escaped: Callable[[str], str], expected: Callable[[str], str]
) -> None:
    for text in HOSTILE:
        if kept(text):
            assert only_words(reader, escaped(text)) == expected(text)


@READERS
@given(texts())
@example("a | b\n:-")
@example("a\n=\n-\nb")
def test_any_text_is_read_back_word_for_word(reader: MarkdownIt, text: str) -> None:
    assert only_words(reader, paragraph(text)) == kept(text)
    assert only_words(reader, line(text)) == one_line(clean(text))


@READERS
@given(texts())
def test_a_line_is_a_whole_heading_and_a_whole_cell(reader: MarkdownIt, text: str) -> None:
    words = one_line(clean(text))
    tokens = reader.parse(f"## {line(text)}\n\n| head |\n| --- |\n| {line(text)} |\n")
    assert [token.tag for token in tokens if token.nesting == 1] == [
        "h2",
        "table",
        "thead",
        "tr",
        "th",
        "tbody",
        "tr",
        "td",
    ]
    assert places(tokens) == [words, "head", words]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("én linje", ["én linje"]),
        ("først\nså", ["først", "så"]),
        ("husk:\n- a\n* b\n\n• c", ["husk:", "- a\n- b\n- c"]),
        ("- a\n\nså\n– b", ["- a", "så", "- b"]),
        ("-5 grader\n1. maj\n-\n+ x", ["\\-5 grader", "1\\. maj", "\\-", "\\+ x"]),
        (" \n ", []),
    ],
)
def test_the_lines_of_a_note_are_paragraphs_and_lists(text: str, blocks: list[str]) -> None:
    assert text_blocks(text) == blocks


@given(texts())
def test_the_lines_of_a_note_stay_in_its_item(text: str) -> None:
    tokens = commonmark().parse(item("**x**", *text_blocks(text), "**end**"))
    said = [one_line(each) for each in clean(text).split("\n") if each.strip()]
    read = [one_line(each) for each in places(tokens)]
    assert (read[0], read[-1]) == ("x", "end")
    assert read[1:-1] == [re.sub(r"^[-*•–]\s+(?=\S)", "", each) for each in said]
    assert {token.type for token in tokens if token.level == 0} == {"bullet_list_open", "bullet_list_close"}
    assert sum(token.type == "list_item_open" and token.level == 1 for token in tokens) == 1


@given(texts())
def test_any_text_is_a_paragraph_and_is_read_as_if_each_sign_were_looked_for(text: str) -> None:
    written = paragraph(text)
    assert paragraph_end(f"{written}\nmere", 0) == paragraph_end(written, 0) == len(written)
    assert as_read(written) == ESCAPES.sub(read_escape, written)
