"""How a Markdown document is put together: blocks without empty lines around them, joined by one empty line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence


def document(blocks: Iterable[str]) -> str:
    """Return the blocks as one document, with one line end at its end."""
    return "\n\n".join(blocks) + "\n"


def front_matter(values: Mapping[str, object]) -> str:
    """Return what a document says of itself to programs: YAML, its values written as JSON, which YAML reads."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    return "\n".join(["---", *lines, "---"])


def without_front_matter(text: str) -> str:
    """Return a document as a person reads it, without what it says of itself to programs."""
    end = text.find("\n---\n", 3) if text.startswith("---\n") else -1
    return text[end + 5 :].lstrip("\n") if end > 0 else text


def heading(level: int, text: str) -> str:
    """Return a heading."""
    return f"{'#' * level} {text}"


def item(*paragraphs: str) -> str:
    """Return one item of a list with all its paragraphs, none of which holds an empty line; empty ones are left out."""
    return "- " + "\n\n  ".join(each.replace("\n", "\n  ") for each in paragraphs if each)


def bullets(texts: Iterable[str]) -> str:
    """Return a list with one item, without empty lines, for each text; a text may end with a list of its own."""
    return "\n".join(map(item, texts))


def labelled_text(label: str, text: str) -> str:
    """Return a text after its label."""
    return f"**{label}:** {text}"


def labelled_answer(asked: str, text: str) -> str:
    """Return an answer after what was asked; after a question there is no colon."""
    return f"**{asked}** {text}" if asked.endswith("?") else labelled_text(asked, text)


def labelled_list(label: str, texts: Iterable[str]) -> str:
    """Return a list under its label, to be an item of a list itself."""
    return f"**{label}:**\n{bullets(texts)}"


def page_link(text: str, target: str) -> str:
    """Return a link to a page beside this one; `text` is Markdown."""
    return f"[{text}]({target})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; the first column is for words, the others for short marks."""
    return "\n".join(map(_row, [head, [":-"] + [":-:"] * (len(head) - 1), *rows]))


def _row(cells: Sequence[str]) -> str:
    return "|" + "".join(f" {cell} |" for cell in cells)
