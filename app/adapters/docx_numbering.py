"""List numbers of a DOCX file, counted as Word does. Source: ECMA-376 part 1, 17.9 (numbering)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.adapters.docx_styles import NumberRef, Styles, whole
from app.adapters.number_format import NumberStyle, format_number
from app.adapters.safe_xml import Element, attribute, child, children
from app.adapters.symbol_text import bullet_sign

_STYLES = {
    "decimal": NumberStyle.DECIMAL,
    "decimalZero": NumberStyle.DECIMAL_ZERO,
    "decimalFullWidth": NumberStyle.DECIMAL_FULL_WIDTH,
    "decimalFullWidth2": NumberStyle.DECIMAL_FULL_WIDTH,
    "upperRoman": NumberStyle.UPPER_ROMAN,
    "lowerRoman": NumberStyle.LOWER_ROMAN,
    "upperLetter": NumberStyle.UPPER_LETTER,
    "lowerLetter": NumberStyle.LOWER_LETTER,
    "ordinal": NumberStyle.ORDINAL,
    "ganada": NumberStyle.SYLLABLE,
    "chosung": NumberStyle.JAMO,
    "decimalEnclosedCircle": NumberStyle.CIRCLED,
    "decimalEnclosedCircleChinese": NumberStyle.CIRCLED,
    "decimalEnclosedParen": NumberStyle.PARENTHESISED,
    "decimalEnclosedFullstop": NumberStyle.FULL_STOP,
    "koreanDigital": NumberStyle.KOREAN,
    "koreanCounting": NumberStyle.KOREAN,
    "koreanLegal": NumberStyle.NATIVE_KOREAN,
    "koreanDigital2": NumberStyle.HANJA,
    "ideographDigital": NumberStyle.HANJA,
    "japaneseCounting": NumberStyle.HANJA,
    "chineseCounting": NumberStyle.HANJA,
    "taiwaneseCounting": NumberStyle.HANJA,
    "ideographEnclosedCircle": NumberStyle.CIRCLED_HANJA,
    "ideographTraditional": NumberStyle.STEM_HANJA,
    "none": NumberStyle.NONE,
}
_PLACE = re.compile(r"%([1-9])")
_MAX_LEVELS = 9
_MAX_LINKS = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: pattern ("%1.%2"), number style (None: a bullet), first number, whether a number follows
    after which the level begins anew (-1: after any higher one, 0: never), and the style that uses it."""

    pattern: str
    style: NumberStyle | None
    start: int
    restart: int
    plain_digits: bool
    paragraph_style: str


@dataclass(frozen=True, slots=True)
class _List:
    """A numbering instance: the definition it counts in, its levels, and the levels whose count it starts anew."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class ListCounter:
    """Counters of all lists of a document.

    Args:
        lists: by list id.
    """

    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def next(self, ref: NumberRef, style_id: str) -> str:
        """Count a paragraph and give its number or bullet.

        Args:
            ref: the list and level of the paragraph.
            style_id: its style, which names the level when `ref` does not.

        Returns:
            "1.", "가.", "①", "2.1", "•" …; "" for none.
        """
        found = self.lists.get(ref.list_id)
        if found is None:
            return ""
        index = ref.level if ref.level >= 0 else _level_of(found, style_id)
        level = found.levels.get(index)
        if level is None:
            return ""
        self._count(ref.list_id, found, index)
        if level.style is None:
            return bullet_sign(level.pattern) if level.pattern.strip() else ""
        return _PLACE.sub(lambda place: self._written(found, int(place[1]) - 1, level), level.pattern).strip()

    def _count(self, list_id: str, found: _List, index: int) -> None:
        counts = self._counts.setdefault(found.definition, {})
        begins = index in found.starts and (list_id, index) not in self._started
        self._started.add((list_id, index))
        if index in counts and not begins:
            counts[index] += 1
        else:
            counts[index] = found.starts.get(index, found.levels[index].start)
        for deeper in [each for each in counts if each > index]:
            restart = found.levels[deeper].restart if deeper in found.levels else -1
            if restart != 0 and (restart < 0 or index < restart):
                del counts[deeper]

    def _written(self, found: _List, index: int, level: Level) -> str:
        rule = found.levels.get(index)
        if rule is None:
            return ""
        count = self._counts[found.definition].get(index, found.starts.get(index, rule.start))
        return format_number(count, NumberStyle.DECIMAL if level.plain_digits else rule.style or NumberStyle.DECIMAL)


def read_numbering(root: Element | None, styles: Styles) -> ListCounter:
    """Build the counters from a numbering part."""
    if root is None:
        return ListCounter()
    definitions = {attribute(each, "abstractNumId") or "": each for each in children(root, "abstractNum")}
    instances = {attribute(each, "numId") or "": each for each in children(root, "num")}
    lists = {}
    for list_id, instance in instances.items():
        definition = _definition(instance, definitions, instances, styles)
        if definition is not None:
            lists[list_id] = _read_list(instance, definition)
    return ListCounter(lists)


def _definition(
    instance: Element, definitions: dict[str, Element], instances: dict[str, Element], styles: Styles
) -> Element | None:
    """The abstract definition of an instance, through links to list styles (17.9.21 numStyleLink)."""
    for _ in range(_MAX_LINKS):
        definition = definitions.get(attribute(child(instance, "abstractNumId"), "val") or "")
        link = None if definition is None else child(definition, "numStyleLink")
        if link is None:
            return definition
        linked = styles.numbering(attribute(link, "val") or "")
        if linked is None or linked.list_id not in instances:
            return definition
        instance = instances[linked.list_id]
    return None


def _read_list(instance: Element, definition: Element) -> _List:
    levels = {_index(each): _read_level(each) for each in children(definition, "lvl")}
    starts: dict[int, int] = {}
    for override in children(instance, "lvlOverride"):
        replaced, start = child(override, "lvl"), child(override, "startOverride")
        if replaced is not None:
            levels[_index(override)] = _read_level(replaced)
        if start is not None:
            starts[_index(override)] = whole(start)
    return _List(attribute(definition, "abstractNumId") or "", levels, starts)


def _index(element: Element) -> int:
    value = attribute(element, "ilvl") or "0"
    return min(int(value), _MAX_LEVELS) if value.isdigit() else 0


def _read_level(element: Element) -> Level:
    start, restart, legal = child(element, "start"), child(element, "lvlRestart"), child(element, "isLgl")
    kind = attribute(child(element, "numFmt"), "val") or "decimal"
    return Level(
        pattern=attribute(child(element, "lvlText"), "val") or "",
        style=None if kind == "bullet" else _STYLES.get(kind, NumberStyle.DECIMAL),
        start=whole(start) if start is not None else 0,
        restart=-1 if restart is None else whole(restart),
        plain_digits=legal is not None,
        paragraph_style=attribute(child(element, "pStyle"), "val") or "",
    )


def _level_of(found: _List, style_id: str) -> int:
    return next((index for index, level in found.levels.items() if style_id and level.paragraph_style == style_id), 0)
