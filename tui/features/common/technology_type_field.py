"""The field of a form for the type of a technology: typed by how its name begins, or offered by what else is typed."""

from __future__ import annotations

from content.technologies import TechnologyType, suggested_type, types_meant
from journals.errors import Invalid
from journals.records.model import Project
from tui.ui.base_app import BaseApp
from tui.ui.dialogs.form_field import Field, Values
from tui.wording.display import QUOTE_LENGTH, brief

TYPE_FIELD = "technology_type"
_MOST_NAMED = 10
"""Types that are named below the field; more would push the fields below it out of sight."""


def technology_type_field(app: BaseApp, project: Project) -> Field:
    """Return the field; where it is empty, what the project's technology and name suggest is offered."""

    def offer(values: Values) -> str:
        guide, typed = app.guide, values.get(TYPE_FIELD) or ""
        if typed.strip():
            found = meant_types(app, typed)
            return found[0].title if found and found[0].title != typed.strip() else ""
        names = [values.get(name, getattr(project, name)) or "" for name in ("technology", "name")]
        suggested = suggested_type(guide.technologies, *names)
        return suggested.title if suggested else ""

    def hint(typed: str) -> str:
        found = meant_types(app, typed)
        if not typed.strip():
            return app.say("form.technology_type.how")
        if len(found) == 1:
            return ""
        shown = [each.title for each in found or app.guide.technologies]
        more = ["…"] if len(shown) > _MOST_NAMED else []
        listed = " · ".join([*shown[:_MOST_NAMED], *more])
        return app.say(f"form.technology_type.{'several' if found else 'none'}", types=listed)

    return Field(TYPE_FIELD, hint=hint, offer=offer)


def typed_technology_type(app: BaseApp, typed: str | None, there: str) -> str:
    """Return the id of the type that was typed; what was `there` may stay, also where the guide lacks it.

    Raises:
        Invalid: `no_technology_type`, where it is none; `technology_types`, where it may be several.
    """
    wanted = (typed or "").strip()
    if not wanted or wanted == there:
        return wanted
    found = meant_types(app, wanted)
    if len(found) == 1:
        return found[0].id
    quoted = brief(wanted, QUOTE_LENGTH)
    if not found:
        raise Invalid("no_technology_type", typed=quoted)
    raise Invalid("technology_types", typed=quoted, types=[each.title for each in found])


def meant_types(app: BaseApp, typed: str) -> list[TechnologyType]:
    """Return the types that somebody can mean by what is typed: what they are called, or words that suggest one.

    Both in the language of now and, where it is none there, in that of before.
    """
    for guide in app.guides:
        if found := types_meant(guide.technologies, typed):
            ids = {each.id for each in found}
            return [each for each in app.guide.technologies if each.id in ids]
    return []
