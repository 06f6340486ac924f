"""What style sheets mean, remembered from app to app: each of hundreds of apps would work it out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.css.model import RuleSet, SelectorType
from textual.css.styles import RenderStyles, RulesMap
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_parse, _parse_rules, textual_apply = Stylesheet.parse, Stylesheet._parse_rules, Stylesheet.apply
textual_components = Stylesheet._process_component_classes

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
        chains = (chain.selectors for rule in rules for chain in rule.selector_set)
        self.ids = {part.name for chain in chains for part in chain if part.type is SelectorType.ID}
        """What nodes are told apart by; many have an id that no selector names."""

    def kind(self, node: DOMNode) -> Kind:
        """Return what is to be known about nodes that the same selectors can end in."""
        names = frozenset(self.by_name.keys() & node._selector_names)
        if names not in self.kinds:
            pseudo = {each for name in names for rule in self.by_name[name] for each in rule.pseudo_classes}
            self.kinds[names] = Kind(tuple(sorted(pseudo)), self.ids, {})
        return self.kinds[names]


@dataclass(frozen=True)
class Kind:
    """Nodes that the same selectors can end in: the states those ask for, and what they came to by path."""

    pseudo: tuple[str, ...]
    ids: set[str]
    styles: dict[tuple[object, ...], Found]

    def path(self, node: DOMNode) -> tuple[object, ...]:
        """Return all that a selector can ask of a node and of what it lies in."""
        return tuple(
            (type(each), each._id in self.ids and each._id, frozenset(each._classes), self._states(each))
            for each in node.css_path_nodes
        )

    def _states(self, node: DOMNode) -> tuple[bool, ...]:
        known: dict[str, Any] = node._PSEUDO_CLASSES
        return tuple(name in known and bool(known[name](node)) for name in self.pseudo)


@dataclass
class Found:
    """What the rules of one path come to, and what stands in a node that had none before."""

    rules: RulesMap | None
    alone: RulesMap | None = None

    def put(self, sheet: Stylesheet, node: DOMNode, *, animate: bool) -> None:
        """Let a node have these rules; one that is new and not shown yet is told of all at once."""
        if self.rules is None:
            return
        base = node.styles.base
        if animate or base._rules or node._is_mounted:
            sheet.replace_rules(node, self.rules, animate=animate)
        elif self.alone is None:
            sheet.replace_rules(node, self.rules)
            self.alone = base.get_rules()
        else:
            base.merge_rules(self.alone)
            if "display" in self.alone and node.parent:
                node._nodes.updated()
            node.notify_style_update()


class Components(dict[str, RenderStyles]):
    """The styles of the parts of a node that it draws itself, each worked out when somebody asks for it."""

    def __init__(self, sheet: Stylesheet, node: DOMNode) -> None:
        super().__init__()
        self._sheet, self._node, self._names = sheet, node, node._get_component_classes()

    def __contains__(self, name: object) -> bool:
        return name in self._names or super().__contains__(name)

    def __missing__(self, name: str) -> RenderStyles:
        if name not in self._names:
            raise KeyError(name)
        part = DOMNode(classes=name)
        part._attach(self._node)
        self._sheet.apply(part)
        self[name] = part.styles
        return part.styles

    def clear(self) -> None:
        """Forget all, also what nobody asked for."""
        super().clear()
        self._names = frozenset()


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
        textual_apply(sheet, node, animate=animate, cache=cache)
        return
    path = kind.path(node)
    if path not in kind.styles:
        found: dict[tuple[Any, ...], RulesMap] = {}
        textual_apply(sheet, node, animate=animate, cache=found)
        kind.styles[path] = Found(next(iter(found.values()), None))
        return
    node._has_hover_style = "hover" in kind.pseudo
    node._has_focus_within = node._has_order_style = node._has_odd_or_even = False
    kind.styles[path].put(sheet, node, animate=animate)
    sheet._process_component_classes(node)


def process_components(sheet: Stylesheet, node: DOMNode) -> None:
    """Style the parts of a node that somebody has asked for; the others when somebody does."""
    if not node._get_component_classes():
        return
    before, now = node._component_styles, Components(sheet, node)
    node._component_styles = now
    if not isinstance(before, Components) or any(now[name] != old for name, old in before.items() if name in now):
        node.refresh()
