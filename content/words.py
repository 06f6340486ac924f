"""The words a guide's Markdown uses for fields and parts, in each language.

One table serves both ways: the reader accepts either language's words in any guide, and the text output writes those
of the guide's own language.
"""

GUIDE_LANGUAGES = ("da", "en")
"""Those that the built-in guide is written in."""

FIELD_WORDS = {
    "source": ("Kilde", "Source"),
    "reference": ("Henvisning", "Reference"),
    "insights": ("Indsigt", "Insight"),
    "links": ("Se også", "See also"),
    "short": ("Kort", "Short"),
    "question": ("Spørg", "Ask"),
    "poles": ("Fra og til", "From and to"),
    "first": ("Første skridt", "First step"),
    "url": ("Findes på", "Found at"),
    "also": ("Også kaldet", "Also called"),
}

PART_WORDS = {
    "shows": ("Sådan viser den sig", "How it shows"),
    "why": ("Derfor falder man i", "Why one falls in"),
    "helps": ("Det hjælper", "What helps"),
    "ask": ("Spørg hinanden", "Ask each other"),
    "bites": ("Her bider den", "Where it bites"),
    "reasons": ("Hvorfor", "Why"),
    "how": ("Sådan gør I", "How to go about it"),
    "tasks": ("Opgaver", "Tasks"),
    "checks": ("Er rollen på plads?", "Is the role in place?"),
}

# What stands below the headings of a form and of its fields (`cards/`).
CARD_FIELDS = {
    "stages": ("Trin", "Stages"),
    "essential": ("Vigtigst", "Essential"),
    "reopens": ("Åbnes igen", "Opens again"),
    "several": ("Flere", "Several"),
    "sources": ("Bygger på", "Rests on"),
    "also": ("Også kaldet", "Also called"),
    "kind": ("Slags", "Kind"),
    "options": ("Valg", "Options"),
    "poles": ("Fra og til", "From and to"),
    "note": ("Note", "Note"),
    "short": ("Kort", "Short"),
    "ahead": ("Fremad", "Ahead"),
    "shown_with": ("Vises med", "Shown with"),
    "when": ("Når", "When"),
}
CARD_KINDS = {
    "line": ("linje", "line"),
    "text": ("tekst", "text"),
    "choice": ("valg", "choice"),
    "level": ("niveau", "level"),
    "check": ("ja/nej", "yes/no"),
    "date": ("dato", "date"),
    "stage": ("trin", "stage"),
    "role": ("rolle", "role"),
    "observation": ("observation", "observation"),
}
WARNINGS = {
    "warnings": ("Advarsler", "Warnings"),
    "entry_warnings": ("Advarsler på tværs", "Warnings across"),
}
TRUTHS = {"yes": ("ja", "yes"), "no": ("nej", "no")}
# The phases of a retrospective, as `formats/` names them.
PHASE_WORDS = {
    "follow-up": ("Opfølgning", "Follow up"),
    "check-in": ("Tjek ind", "Check in"),
    "gather": ("Saml", "Gather"),
    "understand": ("Forstå", "Understand"),
    "choose": ("Vælg", "Choose"),
    "check-out": ("Tjek ud", "Check out"),
}

# Words the text output needs and the Markdown does not.
LABELS = {
    "pitfalls": ("Faldgruber på trinnet", "Pitfalls at this stage"),
    "forms": ("Her skriver I det ned", "Where to write it down"),
}


def _names(table: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {word.casefold(): name for name, words in table.items() for word in words}


FIELD_NAMES = _names(FIELD_WORDS)
PART_NAMES = _names(PART_WORDS)
CARD_FIELD_NAMES = _names(CARD_FIELDS)
CARD_KIND_NAMES = _names(CARD_KINDS)
WARNING_NAMES = _names(WARNINGS)
TRUTH_NAMES = _names(TRUTHS)
PHASE_NAMES = _names(PHASE_WORDS)


def word(table: dict[str, tuple[str, str]], name: str, language: str) -> str:
    """Return the word for a field or part in the language, in English where the language is another."""
    danish, english = table[name]
    return danish if language == "da" else english
