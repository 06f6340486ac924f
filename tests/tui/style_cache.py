"""What style sheets mean, remembered from app to app: each of hundreds of apps would work it out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.css.model import RuleSet
from textual.css.styles import RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_parse, _parse_rules, _apply = Stylesheet.parse, Stylesheet._parse_rules, Stylesheet.apply

_RULES: dict[tuple[object, ...], list[RuleSet]] = {}
"""What one source says."""
_SHEETS: dict[tuple[object, ...], Sheet] = {}
"""What the sources of one app say."""
_BY_LIST: dict[int, Sheet] = {}
"""The same by the list of its rules, which `_SHEETS` keeps alive."""


class Sheet:
    """The rules of one app, and what they came to for each place of a node that has been asked about."""

    def __init__(self, rules: list[RuleSet]) -> None:
        self.rules = rules
        self.by_name: dict[str, list[RuleSet]] = {}
        for rule in rules:
            for name in rule.selector_names:
                self.by_name.setdefault(name, []).append(rule)
        self.kinds: dict[frozenset[str], Kind] = {}

    def kind(self, node: DOMNode) -> Kind:
        """Return what is to be known about nodes that the same selectors can end in."""
        names = frozenset(self.by_name.keys() & node._selector_names)
        if names not in self.kinds:
            pseudo = {each for name in names for rule in self.by_name[name] for each in rule.pseudo_classes}
            self.kinds[names] = Kind(tuple(sorted(pseudo)), {})
        return self.kinds[names]


@dataclass(frozen=True)
class Kind:
    """Nodes that the same selectors can end in: the states those ask for, and what they came to by path."""

    pseudo: tuple[str, ...]
    styles: dict[tuple[object, ...], RulesMap | None]

    def path(self, node: DOMNode) -> tuple[object, ...]:
        """Return all that a selector can ask of a node and of what it lies in."""
        return tuple(
            (type(each), each._id, frozenset(each._classes), self._states(each)) for each in node.css_path_nodes
        )

    def _states(self, node: DOMNode) -> tuple[bool, ...]:
        known: dict[str, Any] = node._PSEUDO_CLASSES
        return tuple(name in known and bool(known[name](node)) for name in self.pseudo)


def parse(sheet: Stylesheet) -> None:
    """Read the sources once for all apps that have the same, in the same order."""
    key = (*sheet.source.items(), *sheet._variables.items())
    if key not in _SHEETS:
        _parse(sheet)
        _SHEETS[key] = Sheet(sheet._rules)
        _BY_LIST[id(sheet._rules)] = _SHEETS[key]
    known = _SHEETS[key]
    sheet._rules, sheet._rules_map, sheet._require_parse = known.rules, known.by_name, False


def parse_rules(sheet: Stylesheet, css: str, *args: Any, **named: Any) -> list[RuleSet]:
    """Read one source once for all apps that have the same variables."""
    key = (css, args, *named.items(), *sheet._variables.items())
    if key not in _RULES:
        _RULES[key] = _parse_rules(sheet, css, *args, **named)
    return _RULES[key]


def apply(
    sheet: Stylesheet, node: DOMNode, *, animate: bool = False, cache: dict[tuple[Any, ...], RulesMap] | None = None
) -> None:
    """Style a node; as Textual does, but that what a path came to once is remembered."""
    known = _BY_LIST.get(id(sheet.rules))
    kind = known.kind(node) if known else None
    if kind is None or not Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE.isdisjoint(kind.pseudo):
        _apply(sheet, node, animate=animate, cache=cache)
        return
    path = kind.path(node)
    if path not in kind.styles:
        found: dict[tuple[Any, ...], RulesMap] = {}
        _apply(sheet, node, animate=animate, cache=found)
        kind.styles[path] = next(iter(found.values()), None)
        return
    node._has_hover_style = "hover" in kind.pseudo
    node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
    rules = kind.styles[path]
    if rules is not None:
        sheet.replace_rules(node, rules, animate=animate)
    sheet._process_component_classes(node)
