"""Messages of a chat become notes, one each: who wrote stays out, and so does what a program says in between."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from journals.importing.found import DroppedText, FileReading, FoundItem
from journals.importing.item_text import read_item
from journals.importing.mentions import PeopleFound
from journals.importing.open_items import ItemMaker, OpenItem
from journals.importing.phrases import is_greeting, is_thanks
from journals.importing.source import ImportSource, counted_out

_BY_PROGRAM = re.compile(
    r"(?:.*\b(?:har (?:tilføjet|inviteret|fjernet|forladt|oprettet|omdøbt)|er (?:blevet )?tilføjet|tilføjede|"
    r"oprettede gruppen|forlod (?:chatten|gruppen|kanalen)|has (?:joined|left|been added|added|invited|renamed)|"
    r"(?:joined|left) (?:the|this|using)|added .+ to the (?:chat|group|channel)|created (?:this |the )?group|"
    r"(?:opkaldet|mødet|call|meeting) (?:er )?(?:startede|sluttede|startet|afsluttet|started|ended))\b.*"
    r"|.*(?:end-to-end|ende-til-ende).*|<?(?:medie\w*|billede\w*|media|image|video|sticker|gif|audio|lyd\w*) "
    r"(?:udeladt|omitted)>?|(?:denne )?besked(?:en)? (?:blev|er) slettet\.?|this message was deleted\.?)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_BY_PROGRAM = 160
_REACTIONS = re.compile(r"[^\w\s](?:[^\w]|\d)*")
"""What stands in a line of its own below a message: signs, and how many gave them."""


class ChatMessage(Struct):
    """What somebody wrote, or a program."""

    author: str
    text: str
    line: int
    day: str | None
    is_reply: bool = False
    is_by_program: bool = False


def read_chat(
    messages: Iterable[ChatMessage], source: ImportSource, form: str, dropped: Iterable[DroppedText] = ()
) -> FileReading:
    """Return the notes that messages are; `dropped`: what of the file is none."""
    every = list(messages)
    people = PeopleFound((), (each.author for each in every))
    maker = ItemMaker(people, None)
    items: list[FoundItem] = []
    gone = list(dropped)
    for each in counted_out(every, source.tick):
        people.add(each.author)
        text = "\n".join(line for line in each.text.split("\n") if not _REACTIONS.fullmatch(line.strip())).strip()
        is_short = len(text) <= _LONGEST_BY_PROGRAM
        if each.is_by_program or (is_short and _BY_PROGRAM.fullmatch(text)):
            gone.append(DroppedText(line=each.line, reason="comment", text=text))
            continue
        read = read_item(text, source, people, None, is_line=True)
        if not any(map(str.isalnum, read.text)) or is_greeting(read.text) or is_thanks(read.text):
            gone.append(DroppedText(line=each.line, reason="greeting" if read.text else "empty", text=read.text))
            continue
        meaning = None if read.meaning in ("none", "overview", "other") else read.meaning
        item = maker.found(OpenItem(read, meaning, each.line, 0, "", read.happened or each.day))
        items.append(replace(item, is_reply=each.is_reply))
    return FileReading(
        file=source.name,
        format=form,
        encoding=source.encoding,
        items=tuple(items),
        dropped=tuple(sorted(gone, key=lambda each: each.line)),
        names=tuple(people.names),
    )
