"""Printed lines into paragraphs."""

from __future__ import annotations

from collections.abc import Sequence as Items
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.core.document import BlockKind
from app.core.layout.cleaning import SOFT_HYPHEN
from app.core.layout.line import Line
from app.core.layout.seam import Seam
from app.core.layout.starts import Sequence, ends_entry, ends_sentence, has_bullet, is_open, mark_of
from app.core.structure import Kind

_SHARED_END = 0.12  # of the lines; the rest are last lines of paragraphs, headings and lists
_OTHER_SIZE = 0.12  # share of the font size; a heading differs by more, a line with much Latin in it by less
_WIDE_PITCH = 1.4  # times the usual distance of lines
_WIDEST_PITCH = 2.6  # font sizes; Korean business documents are set with up to 2
_STRETCH_INDENT = 2.5  # font sizes
_INDENT = 0.8  # font sizes
_FAR_INDENT = 5.0  # font sizes
_BOXED = 1.0  # font sizes by which a box of text ends before the column does
_BOX_LINES, _BOX_FULL = 3, 2  # lines of a box, and those of them that reach its right margin
_BOX_WIDTH = 0.6  # of the column; narrower stretches of lines that end alike are lists
_CELL_PADDING = 1.5  # font sizes, both sides together, with a little to spare
_LONGEST_WORD = 12.0  # font sizes; longer ones are broken where they hit the margin
_SLACK = 0.6  # font sizes beyond the next word's width; ragged lines come this close to the margin
_STRONG = (Kind.PARAGRAPH,)  # ① stands at a line start only where it opens a paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that read as one, and how each goes on with the next."""

    lines: tuple[Line, ...]
    seams: tuple[Seam, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0

    @property
    def text(self) -> str:
        """Its lines with spaces between; for measuring, not for reading."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Font size of its first line in points."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """All of its lines are bold."""
        return all(line.bold for line in self.lines)


@dataclass(slots=True)
class Setting:
    """How the text around is set.

    Attributes:
        right: right margin in points.
        pitch: usual distance of neighbouring baselines in points.
        tracking: usual letter spacing in font sizes.
        width: of the table cell that holds the lines, in points, or 0 outside of tables.
    """

    right: float
    pitch: float
    tracking: float = 0.0
    width: float = 0.0


@dataclass(slots=True)
class Builder:
    """Takes lines from top to bottom and hands out paragraphs. The list numbering lives on between calls."""

    sequence: Sequence = field(default_factory=Sequence)
    bullets: set[int] = field(default_factory=set)

    def build(
        self, lines: Items[Line], right: float | None = None, tracking: float = 0.0, width: float = 0.0
    ) -> list[Paragraph]:
        """Paragraphs of one column.

        Args:
            lines: from top to bottom.
            right: right margin of the column, where it is known from other pages.
            tracking: usual letter spacing of the document, in font sizes.
            width: of the table cell that holds the lines, in points.
        """
        if not lines:
            return []
        self.bullets = {round(line.x0) for line in lines if has_bullet(line.text)}
        setting = Setting(max(right or 0.0, right_margin(lines)), usual_pitch(lines), tracking, width)
        settings = local_settings(lines, setting)
        groups: list[list[Line]] = []
        kept: list[Setting] = []
        for line, here in zip(lines, settings, strict=True):
            if groups and not self._opens(groups[-1], line, here):
                groups[-1].append(line)
            else:
                groups.append([line])
                kept.append(here)
                mark = mark_of(line.text, self.sequence)
                if mark is not None:
                    self.sequence.take(mark)
        return [Paragraph(tuple(group), _seams(group, here)) for group, here in zip(groups, kept, strict=True)]

    def _opens(self, group: list[Line], line: Line, setting: Setting) -> bool:
        """The line opens a new paragraph rather than going on with the group."""
        last = group[-1]
        if _looks_apart(group, line, setting):
            return True
        if last.text[-1] == SOFT_HYPHEN:
            return False
        ended = ends_sentence(last.text)
        slack = setting.right - last.x1
        short = slack > _first_word_width(line) + _SLACK * line.size
        if is_open(last.text) and not (short and slack > 4 * line.size):
            return False
        if self._opens_by_mark(group, line, wrapped=not short and not ended):
            return True
        return short or (ended and _is_indented(group, line))

    def _opens_by_mark(self, group: list[Line], line: Line, *, wrapped: bool) -> bool:
        """The line starts with a mark, and the mark is no accident of where the line before happened to end.

        Args:
            group: lines of the paragraph so far.
            line: the next line.
            wrapped: the line before is full and its sentence is not over, so that the mark may be an accident.
        """
        mark = mark_of(line.text, self.sequence)
        if mark is None:
            listed = round(line.x0) in self.bullets and line.text[0] not in "·ㆍ"
            return has_bullet(line.text) and (listed or not wrapped)
        if mark.kind in _STRONG or not wrapped:
            return True
        hanging = len(group) > 1 and group[1].x0 > group[0].x0 + 0.3 * line.size
        if hanging and line.x0 < group[1].x0 - 0.3 * line.size:
            return True  # it stands out to the left of the lines it would have to go on with
        return self.sequence.expects(mark) and mark.kind > Kind.ARTICLE


def _looks_apart(group: list[Line], line: Line, setting: Setting) -> bool:
    """Type size, boldness, distance or a step back to the left set the line apart."""
    last = group[-1]
    size = max(last.size, line.size)
    if last.text[-1] == SOFT_HYPHEN and line.middle < last.middle:
        return False
    if abs(last.size - line.size) > _OTHER_SIZE * size or ends_entry(last.text):
        return True
    if line.x0 - last.x0 > _FAR_INDENT * size or last.x0 - line.x0 > _FAR_INDENT * size:
        return True  # one of them is set right or centred: no paragraph indents a line that far
    if last.middle - line.middle > _WIDE_PITCH * max(setting.pitch, size) or line.middle > last.middle + 0.5 * size:
        return True
    if last.bold != line.bold and not is_open(last.text) and (len(last.text) > 1 and len(line.text) > 1):
        return True
    return len(group) > 1 and line.x0 < group[1].x0 - _INDENT * size and line.x0 < group[0].x0 - _INDENT * size


def _is_indented(group: list[Line], line: Line) -> bool:
    """The line starts to the right of the lines it would go on with, as first lines do."""
    return len(group) > 1 and line.x0 > group[-1].x0 + _INDENT * line.size


def right_margin(lines: Items[Line]) -> float:
    """Where full lines end: the farthest right end that several lines share; of few lines, the farthest."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    needed = max(2, int(_SHARED_END * len(ends)))
    for index, end in enumerate(ends):
        near = lines[0].size
        if index + needed <= len(ends) and end - ends[index + needed - 1] <= near:
            return end
    return ends[0]


def local_settings(lines: Items[Line], setting: Setting) -> list[Setting]:
    """The setting of each line: text in a box has margins and line distances of its own.

    A box shows as three or more neighbouring lines with one left margin, of which two or more end at one place before
    the column does.
    """
    settings = [setting] * len(lines)
    left = min(line.x0 for line in lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines):
            above, below = lines[max(start, index - 2)], lines[min(index + 1, len(lines) - 1)]
            if _same_stretch(above, lines[index - 1], lines[index], below, setting):
                continue
        stretch = lines[start:index]
        if len(stretch) >= _BOX_LINES:
            end = _box_end(stretch, setting.right - left, setting.right)
            local = replace(setting, right=end, pitch=usual_pitch(stretch) or setting.pitch)
            settings[start:index] = [local] * len(stretch)
        start = index
    return settings


def _box_end(stretch: Items[Line], column: float, right: float) -> float:
    """Right margin of a stretch of lines: that of the box it fills, or of the column."""
    end = max(line.x1 for line in stretch)
    size = stretch[0].size
    full = sum(line.x1 > end - 0.7 * size for line in stretch)
    wide = end - min(line.x0 for line in stretch) >= _BOX_WIDTH * column
    return end if full >= _BOX_FULL and wide and right - end > _BOXED * size else right


def _same_stretch(above: Line, a: Line, b: Line, below: Line, setting: Setting) -> bool:
    """Two neighbouring lines belong to one stretch: alike in size and margin, and no farther apart than usual, or
    than the lines above or below them are."""
    if abs(a.size - b.size) > _OTHER_SIZE * a.size or abs(a.x0 - b.x0) > _STRETCH_INDENT * a.size:
        return False
    distance = a.middle - b.middle
    others = (above.middle - a.middle, b.middle - below.middle)
    alike = any(abs(distance - other) <= _OTHER_SIZE * distance for other in others)
    return distance <= _WIDE_PITCH * max(setting.pitch, a.size) or (alike and distance <= _WIDEST_PITCH * a.size)


def usual_pitch(lines: Items[Line]) -> float:
    """Median distance of neighbouring lines of like size, in points; 0 for a single line."""
    pitches = sorted(
        a.middle - b.middle
        for a, b in pairwise(lines)
        if abs(a.size - b.size) <= _OTHER_SIZE * a.size and 0 < a.middle - b.middle < 3 * a.size
    )
    return pitches[len(pitches) // 2] if pitches else 0.0


def _seams(group: list[Line], setting: Setting) -> tuple[Seam, ...]:
    return tuple(
        Seam(a.text, b.text, _room(a, b, setting), a.closes_spaced or b.opens_spaced) for a, b in pairwise(group)
    )


def _room(line: Line, following: Line, setting: Setting) -> float:
    """Width in font sizes that would be left on a line, had the first unbreakable unit of the next one followed."""
    spread = min(line.tracking, max(0.0, setting.tracking) * line.size)  # tight lines were set tight to be full
    natural = line.natural + spread * (len(line.text) - 1)
    if setting.width:  # text in cells is centred as often as not
        return (setting.width - _CELL_PADDING * line.size - natural - _unit_width(following)) / line.size
    return (setting.right - line.x0 - natural - _unit_width(following)) / line.size


def _unit_width(line: Line) -> float:
    """Width in points of what cannot be parted at the start of a line: one East Asian character, and any letters,
    digits or brackets before it (Unicode line breaking, UAX 14, classes ID and AL)."""
    width = 0.0
    for character, box in zip(line.text, line.character_boxes(), strict=True):
        if character == " ":
            break
        width += box[2] - box[0]
        if character >= "\u2e80":
            break
    return width


def _first_word_width(line: Line) -> float:
    """Width in points of what would have had to fit on the line before; a script without spaces breaks anywhere."""
    if "\u3040" <= line.text[0] <= "\u9fff":
        return _unit_width(line)
    width = 0.0
    for character, box in zip(line.text, line.character_boxes(), strict=True):
        if character == " ":
            break
        width = box[2] - line.x0
    return min(width, _LONGEST_WORD * line.size)


def as_kind(paragraph: Paragraph, kind: BlockKind, level: int = 0) -> Paragraph:
    """The same lines in another role."""
    return replace(paragraph, kind=kind, level=level)
