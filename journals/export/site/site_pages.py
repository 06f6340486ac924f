"""The pages of a site as Markdown: a first page, and one for each project, pitfall and lesson.

The same records give the same bytes, so that what is published anew changes only where something was changed; only the
first page says when.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct

from content import Pitfall
from journals.export import entries
from journals.export.coverage_matrix import matrix_table
from journals.export.decided_lessons import decision_blocks
from journals.export.escape import line
from journals.export.finished import finished, own_texts
from journals.export.labels import SIGN_MARKS, Labels
from journals.export.learning_log import document_head
from journals.export.log_opening import opening
from journals.export.markdown_blocks import bullets, document, front_matter, heading, labelled_text, page_link
from journals.export.project_facts import project_facts
from journals.export.project_section import project_title
from journals.export.redaction import Document, zero_counts
from journals.export.site.page_names import INDEX, link_to
from journals.export.site.site_snapshot import SiteContent, SiteProject
from journals.records.model import Lesson

PageKind: TypeAlias = Literal["index", "project", "pitfall", "lesson"]


class SitePage(Struct, frozen=True):
    """A page of a site."""

    kind: PageKind
    path: str
    """Where it lies in the folder, as Markdown."""
    document: Document
    about: str = ""
    """Id of the project, lesson or pitfall."""
    project: str = ""
    """Id of the project that learned a lesson."""


def site_pages(site: SiteContent) -> Iterator[SitePage]:
    """Yield all pages, each looked at as it will be read."""
    labels = site.labels
    own = own_texts(labels, *(text for each in labels.guide.pitfalls for text in _guide_texts(each)))

    def page(kind: PageKind, path: str, blocks: Iterable[str], about: str = "", project: str = "") -> SitePage:
        made = finished(document(blocks), zero_counts(), own, by=labels.say("guard.removed"))
        return SitePage(kind, path, made, about, project)

    yield page("index", INDEX, _index(site))
    for each in site.projects:
        yield page("project", site.project_paths[each.id], _project(each, site), each.id)
    for pitfall in labels.guide.pitfalls:
        yield page("pitfall", site.pitfall_paths[pitfall.id], _pitfall(pitfall, site), pitfall.id)
    for project, lesson in site.lessons():
        yield page("lesson", site.lesson_paths[lesson.id], _lesson(lesson, project, site), lesson.id, project.id)


def _index(site: SiteContent) -> Iterator[str]:
    labels, say, guide = site.labels, site.labels.say, site.labels.guide
    yield _about(labels, "index", date=labels.today.isoformat(), projects=[each.id for each in site.projects])
    yield from document_head("site.title", say.count("export.projects", len(site.projects)), labels)
    yield heading(2, say("export.lessons"))
    in_use = [pair for pair in site.lessons() if pair[1].status != "retired"]
    for stage in [*labels.stages, ""]:
        there = [pair for pair in in_use if (pair[1].stage if pair[1].stage in labels.stages else "") == stage]
        if there:
            known = say("export.at_stage", stage=labels.stage(stage))
            yield heading(3, known if stage else say("export.other_stages"))
            yield bullets(_lesson_links(there, site, INDEX))
    if out := [pair for pair in site.lessons() if pair[1].status == "retired"]:
        yield heading(3, say("site.retired"))
        yield bullets(_lesson_links(out, site, INDEX))
    if not site.lesson_paths:
        yield say("export.no_lessons")
    yield heading(2, say("export.contents"))
    yield bullets(_project_lines(site))
    yield heading(2, say("export.pitfalls"))
    yield bullets(
        _counted(page_link(labels.pitfall(each.id), site.pitfall_paths[each.id]), site.lessons_of(each.id), labels)
        for each in guide.pitfalls
    )


def _project_lines(site: SiteContent) -> Iterator[str]:
    for each in site.projects:
        named = page_link(project_title(each.project, site.labels), site.project_paths[each.id])
        told = ", ".join(filter(None, [line(each.project.technology), line(each.project.area)]))
        yield _counted(f"{named} ({told})" if told else named, each.lessons, site.labels)


def _counted(named: str, lessons: Sequence[object], labels: Labels) -> str:
    return f"{named}: {labels.say.count('site.lessons', len(lessons))}" if lessons else named


def _project(project: SiteProject, site: SiteContent) -> Iterator[str]:
    labels, say, path = site.labels, site.labels.say, site.project_paths[project.id]
    yield _about(labels, "project", id=project.id)
    yield heading(1, project_title(project.project, labels))
    yield page_link(say("site.index"), link_to(INDEX, path))
    if project.audience == "internal":
        yield opening(project, labels)
    yield heading(2, say("export.lessons"))
    learned = [(project, each) for each in reversed(project.lessons)]
    yield bullets(_lesson_links(learned, site, path)) if learned else say("export.no_lessons")
    if project.held_back:
        yield say.count("export.held_back", project.held_back)
    if project.audience == "internal":
        yield from decision_blocks(project.decided, labels, 2)
        yield heading(2, say("export.matrix"))
        yield from matrix_table(project.observations, labels)
    yield heading(2, say("export.project"))
    yield project_facts(project.project, labels)
    yield heading(2, say("export.context"))
    yield say("export.context_scale")
    yield bullets(labels.context([factor.id for factor in labels.guide.factors], project.project.context))


def _pitfall(pitfall: Pitfall, site: SiteContent) -> Iterator[str]:
    labels, say, path = site.labels, site.labels.say, site.pitfall_paths[pitfall.id]
    yield _about(labels, "pitfall", id=pitfall.id)
    yield heading(1, labels.pitfall(pitfall.id))
    yield page_link(say("site.index"), link_to(INDEX, path))
    yield line(pitfall.summary)
    if helps := pitfall.part("helps"):
        yield heading(2, line(helps.title))
        for kind, blocks in groupby(helps.blocks, key=lambda block: block.kind):
            texts = [line(block.text) for block in blocks]
            yield from [bullets(texts)] if kind == "bullet" else texts
    yield heading(2, say("export.lessons"))
    learned = site.lessons_of(pitfall.id)
    yield bullets(_lesson_links(learned, site, path)) if learned else say("site.no_lessons_of_pitfall")
    if seen := [told for each in site.projects if (told := _seen(each, pitfall.id, site))]:
        yield heading(2, say("site.seen"))
        yield bullets(seen)


def _seen(project: SiteProject, pitfall: str, site: SiteContent) -> str:
    """Return how often a project saw a pitfall, by sign; "" where it never did."""
    counts = Counter(each.sign for each in project.observations if pitfall in each.pitfalls)
    if not counts:
        return ""
    labels, path = site.labels, site.pitfall_paths[pitfall]
    told = [f"{labels.sign(sign)} {counts[sign]}" for sign in SIGN_MARKS if counts[sign]]
    told += [labels.say.count("site.without_sign", counts[None])] if counts[None] else []
    named = page_link(project_title(project.project, labels), link_to(site.project_paths[project.id], path))
    return f"{named}: {' · '.join(told)}"


def _lesson(lesson: Lesson, project: SiteProject, site: SiteContent) -> Iterator[str]:
    labels, path = site.labels, site.lesson_paths[lesson.id]
    pitfalls = [each for each in sorted(lesson.pitfalls) if each in site.pitfall_paths]
    yield _about(labels, "lesson", id=lesson.id, project=project.id, status=lesson.status)
    yield heading(1, line(lesson.title) or labels.say("export.untitled"))
    origin = project_title(project.project, labels)
    links = [
        (labels.say("site.index"), INDEX),
        (labels.say("site.origin", project=origin), site.project_paths[project.id]),
        *((labels.pitfall(each), site.pitfall_paths[each]) for each in pitfalls),
    ]
    yield " · ".join(page_link(words, link_to(to, path)) for words, to in links)
    yield entries.lesson(lesson, project, labels)
    if told := _outcome(lesson, site):
        yield labelled_text(labels.say("site.outcome"), told)
    if before := [each for each in sorted(lesson.came_from) if each in site.lesson_paths]:
        named = (page_link(line(site.titles[each]) or "–", link_to(site.lesson_paths[each], path)) for each in before)
        yield labelled_text(labels.say("site.came_from"), " · ".join(named))


def _outcome(lesson: Lesson, site: SiteContent) -> str:
    """Return how a lesson did where others took it over; "" where nobody has."""
    did, say = site.outcomes.get(lesson.id), site.labels.say
    if not did or not (did.used or did.refused):
        return ""
    counts = (("helped", did.helped), ("none", did.none), ("hurt", did.hurt), ("refused", did.refused))
    used = [say.count("site.used", did.used)] if did.used else []
    return ", ".join([*used, *(say.count(f"site.outcome.{name}", number) for name, number in counts if number)])


def _lesson_links(lessons: Iterable[tuple[SiteProject, Lesson]], site: SiteContent, path: str) -> Iterator[str]:
    labels = site.labels
    for project, each in lessons:
        named = page_link(line(each.title) or labels.say("export.untitled"), link_to(site.lesson_paths[each.id], path))
        facts = [project_title(project.project, labels)] if path != site.project_paths[project.id] else []
        if each.status != "final":
            facts.append(labels.say(f"words.lesson_status.{each.status}"))
        yield f"{named} ({', '.join(facts)})" if facts else named


def _about(labels: Labels, kind: str, **values: object) -> str:
    """Return what a page says of itself to programs; no text that a person wrote."""
    return front_matter({"generator": "Tilbageblik", "lang": labels.guide.language, "page": kind, **values})


def _guide_texts(pitfall: Pitfall) -> Iterator[str]:
    yield pitfall.title
    yield pitfall.summary
    if helps := pitfall.part("helps"):
        yield helps.title
        yield from (block.text for block in helps.blocks)
