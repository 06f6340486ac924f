"""What the guide says: its Markdown in `da/` and `en/`, and the code that reads it into typed values."""

from content.cache import load
from content.cards import CardField, CardForm
from content.fault import Fault, GuideError
from content.guide import Guide
from content.items import (
    About,
    Bite,
    Block,
    Change,
    Difference,
    Factor,
    Goal,
    Insight,
    Item,
    Part,
    Pitfall,
    Practice,
    Question,
    Reading,
    Recommendation,
    Role,
    Stage,
    Trait,
    Voice,
)
from content.skeleton import skeleton
from content.technologies import TechnologyType
from content.text import plain

__all__ = [
    "About",
    "Bite",
    "Block",
    "CardField",
    "CardForm",
    "Change",
    "Difference",
    "Factor",
    "Fault",
    "Goal",
    "Guide",
    "GuideError",
    "Insight",
    "Item",
    "Part",
    "Pitfall",
    "Practice",
    "Question",
    "Reading",
    "Recommendation",
    "Role",
    "Stage",
    "TechnologyType",
    "Trait",
    "Voice",
    "load",
    "plain",
    "skeleton",
]
