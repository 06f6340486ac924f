"""What a meeting needs on paper, as A4 pages of HTML: slips for the paper round, the facilitator's page, and a poster.

Words and minutes are those of a meeting's format, which is content. Everything a person wrote is looked at as it is put
in. Pages hold no more than fits: what is longer is cut, for it can be read in the learning log.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from msgspec import Struct

from content.retro_format import Format, Phase
from journals.export.data_text import DataText
from journals.export.escape import as_read, line
from journals.export.labels import KIND_MARKS, SIGN_MARKS, Labels
from journals.export.map_form import MapSnapshot, count_table, map_snapshot
from journals.export.map_svg import map_svg
from journals.export.markdown_blocks import bullets, document, heading, labelled_text
from journals.export.redaction import Document, Redactor
from journals.export.scope import EVERYTHING
from journals.export.svg import markup
from journals.library.journal import Journal
from journals.records.model import KINDS, Lesson
from journals.records.retro import Retro
from journals.text.clean import one_line

SLIPS = 8
"""On a page: two columns of four."""
_LESSONS = 3
_NAME, _TITLE, _TEXT = 70, 90, 160
"""The most characters of a project's name and a lesson that are shown."""
_RULED = 4
"""Lines to write on."""


class PrintSnapshot(Struct, frozen=True):
    """What the pages are made of."""

    map: MapSnapshot
    lessons: list[Lesson]
    """Those that are final before the drafts, and of each the newest first."""
    latest: str
    """The format of the latest meeting; "" where there was none."""


def print_snapshot(journals: Sequence[Journal]) -> PrintSnapshot:
    """Copy what the pages of these projects together are made of."""
    lessons = [each for journal in journals for each in journal.lessons if each.status != "retired"]
    retros = [each for journal in journals for each in journal.all(Retro)]
    latest = max(retros, key=lambda each: (each.day or "", each.id), default=None)
    lessons.sort(key=lambda each: each.status != "final")
    return PrintSnapshot(map_snapshot(journals, EVERYTHING), lessons[:_LESSONS], latest.format if latest else "")


def chosen_format(formats: Sequence[Format], *names: str) -> Format | None:
    """Return the format with the first of these ids that is known, else the first there is."""
    known = {each.id: each for each in formats}
    return next((known[each] for each in names if each in known), next(iter(formats), None))


def render_print_pack(snapshot: PrintSnapshot, labels: Labels, meeting: str = "") -> Document:
    """Return the pages, and what stands on them; `meeting` is the id of a format."""
    say = labels.say
    form = chosen_format(labels.formats, meeting, snapshot.latest)
    redact = Redactor(say("guard.removed"))
    project = redact(snapshot.map.project) if snapshot.map.project else None
    name = _cut(project.name, _NAME) if project else say.count("export.projects", snapshot.map.number)
    lessons = [redact(each) for each in snapshot.lessons]
    out = DataText()
    _put_head(out, labels, name)
    _put_slips(out, labels, form, name)
    if form:
        _put_facilitator(out, labels, form, name)
    _put_poster(out, labels, snapshot.map, lessons, name)
    out.put("</main>\n</body>\n</html>\n")
    made = out.document(redact.personal, escape)
    return Document(made.text, made.personal, made.found, made.encode, _shown(labels, form, lessons, name))


def _put_head(out: DataText, labels: Labels, name: str) -> None:
    style = files("journals.export").joinpath("print_pack.css").read_text("utf-8")
    out.put(f'<!doctype html>\n<html lang="{labels.guide.language}">\n<head>\n<meta charset="utf-8">\n')
    out.put('<meta name="generator" content="Tilbageblik">\n')
    out.put('<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>')
    _put_about(out, labels, "print_pack.title", name)
    out.put(f'</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1 class="screen">')
    _put_about(out, labels, "print_pack.title", name)
    out.put("</h1>\n")


def _put_about(out: DataText, labels: Labels, key: str, name: str) -> None:
    """Append a text of ours with a project's name in it."""
    before, _, after = labels.say(key, about="\ue000").partition("\ue000")
    out.put(escape(before))
    out.put_value(name, escape)
    out.put(escape(after))


def _put_slips(out: DataText, labels: Labels, form: Format | None, name: str) -> None:
    """Append a page of slips: each has what is asked to tick, and lines for one thing."""
    say = labels.say
    asked = [each.heading.strip() for each in form.prompts] if form else []
    kinds = [f"{as_read(KIND_MARKS[kind])} {say(f'words.kind.{kind}')}" for kind in KINDS]
    ticks = "".join(f"<li>{escape(each)}</li>" for each in asked or kinds)
    lines = '<div class="line"></div>' * _RULED
    out.put(f'<section class="page"><h2 class="screen">{escape(say("print_pack.slips"))}</h2>\n<div class="slips">\n')
    for _ in range(SLIPS):
        out.put(f'<div class="slip"><p class="how">{escape(say("print_pack.slip"))}</p><ul class="ticks">{ticks}</ul>')
        out.put(f'{lines}<p class="foot">')
        out.put_value(name, escape)
        out.put("</p></div>\n")
    out.put("</div></section>\n")


def _put_facilitator(out: DataText, labels: Labels, form: Format, name: str) -> None:
    """Append the page of whoever leads the meeting: the phases with their minutes, words and prompts."""
    say = labels.say
    out.put(
        f'<section class="page"><h2>{escape(say("print_pack.facilitator", format=form.title))}</h2>\n<p class="about">'
    )
    out.put_value(name, escape)
    out.put(f" · {escape(say('retro.minutes', n=form.minutes))}</p>\n<p>{escape(form.summary)}</p>\n")
    out.put(
        f'<p class="rule"><strong>{escape(say("check_in.rule"))}:</strong> {escape(say("check_in.ground_rule"))}</p>\n'
    )
    heads = "".join(
        f'<th scope="col">{escape(say(f"print_pack.{each}"))}</th>' for each in ("phase", "from", "minutes", "words")
    )
    out.put(f"<table><thead><tr>{heads}</tr></thead><tbody>\n")
    begun = 0
    for phase in form.phases:
        out.put(_phase_row(phase, say("print_pack.clock", hours=begun // 60, minutes=f"{begun % 60:02}")))
        begun += phase.minutes
    out.put('</tbody></table>\n<ul class="remember">')
    out.put("".join(f"<li>{escape(say(f'print_pack.remember.{each}'))}</li>" for each in ("slips", "leader", "names")))
    out.put("</ul></section>\n")


def _phase_row(phase: Phase, begins: str) -> str:
    asked = "".join(f"<li>{escape(each.text)}</li>" for each in phase.prompts)
    told = f"{escape(phase.lead)}{f'<ul>{asked}</ul>' if asked else ''}"
    minutes = f"<td>{escape(begins)}</td><td>{phase.minutes}</td>"
    return f'<tr><th scope="row">{escape(phase.title)}</th>{minutes}<td class="words">{told}</td></tr>\n'


def _put_poster(out: DataText, labels: Labels, snapshot: MapSnapshot, lessons: Sequence[Lesson], name: str) -> None:
    say = labels.say
    out.put(f'<section class="page poster"><h2>{escape(say("print_pack.poster"))}</h2>\n<p class="about">')
    out.put_value(name, escape)
    out.put("</p>\n")
    if lessons:
        out.put('<ol class="lessons">\n')
        for each in lessons:
            out.put("<li><h3>")
            out.put_value(_cut(each.title, _TITLE), escape)
            if each.status == "draft":
                out.put(f" ({escape(say('words.lesson_status.draft'))})")
            out.put("</h3><p>")
            out.put_value(_cut(each.do_besides or each.learned, _TEXT), escape)
            out.put("</p></li>\n")
        out.put("</ol>\n")
    else:
        out.put(f"<p>{escape(say('export.no_lessons'))}</p>\n")
    drawn = map_svg(count_table(snapshot.observations, labels), say, name="map", title=say("export.matrix"))
    out.put(f'<h3>{escape(say("export.matrix"))}</h3>\n<div class="map">{markup(drawn)}</div>\n<p class="foot">')
    out.put(f"{escape(_legend(labels))}</p></section>\n")


def _legend(labels: Labels) -> str:
    return as_read(labels.say("export.legend", signs=", ".join(map(labels.sign, SIGN_MARKS))))


def _cut(text: str, most: int) -> str:
    whole = one_line(text)
    return whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}…"


def _shown(labels: Labels, form: Format | None, lessons: Sequence[Lesson], name: str) -> str:
    """Return what the pages hold, as it is read."""
    say = labels.say
    blocks = [heading(1, line(say("print_pack.title", about=name))), heading(2, line(say("print_pack.slips")))]
    blocks += [line(say("print_pack.slips_shown", n=SLIPS))]
    if form:
        phases = [labelled_text(f"{line(each.title)} ({each.minutes})", line(each.lead)) for each in form.phases]
        blocks += [heading(2, line(say("print_pack.facilitator", format=form.title))), bullets(phases)]
    titles = [line(each.title) or "–" for each in lessons]
    blocks += [heading(2, line(say("print_pack.poster"))), line(say("export.matrix")), bullets(titles)]
    return document(filter(None, blocks))
