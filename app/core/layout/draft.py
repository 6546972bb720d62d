"""A page after its first reading: lines and tables, not yet in order."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.layout.cleaning import garbled_share, visible_glyphs
from app.core.layout.frames import Turn, turn_glyphs, turn_rules, turn_shades, writing_turns
from app.core.layout.line import Line
from app.core.layout.lines import build_lines
from app.core.layout.sheet import Glyph, Rule, Sheet
from app.core.layout.table import Table
from app.core.layout.tables import take_tables

OUTLINES = 300
"""Paths on a page without text from which on it is taken for text turned into outlines: one line of it is about 40."""

_PICTURE = 0.1  # of the page; smaller images are logos and seals
_PLAIN_PITCH = 1.2
_MOST_RULES = 3_000  # more are a drawing; looking for tables in it would only cost time


@dataclass(frozen=True, slots=True)
class Face:
    """The text of a page that is written in one direction, turned upright.

    Attributes:
        turn: how it was turned.
        lines, tables: in the upright frame, in no particular order.
        rules: ruled lines outside of tables.
    """

    turn: Turn
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """One page.

    Attributes:
        number: 1-based.
        width, height: displayed size in points.
        faces: the main direction of writing first.
        stamps: lines at odd angles (watermarks), as displayed.
        garbled: share of characters (0 to 1) that are not what a reader sees.
        pictured: an image or outlines show something that the text does not.
    """

    number: int
    width: float
    height: float
    faces: tuple[Face, ...] = ()
    stamps: tuple[str, ...] = ()
    garbled: float = 0.0
    pictured: bool = False

    @property
    def main(self) -> Face | None:
        """The face that holds most of the text."""
        return self.faces[0] if self.faces else None

    @property
    def characters(self) -> int:
        """Number of characters on the page, spaces between lines aside."""
        lines = sum(len(line.text) for face in self.faces for line in face.lines)
        return lines + sum(len(table.text) for face in self.faces for table in face.tables)


def draft_plain(number: int, text: str) -> Draft:
    """A page of which only the text is known: lines below each other, without places.

    Widths count characters, so that a line much shorter than its neighbours still ends a paragraph.
    """
    rows = [" ".join(row.split()) for row in text.splitlines()]
    rows = [row for row in rows if row]
    tall = len(rows) * _PLAIN_PITCH
    lines = [_plain_line(row, tall - index * _PLAIN_PITCH) for index, row in enumerate(rows)]
    turn = Turn(0, max((line.x1 for line in lines), default=0.0), tall)
    return Draft(number, 0.0, 0.0, (Face(turn, tuple(lines)),) if lines else ())


def _plain_line(text: str, top: float) -> Line:
    boxes = array("f", bytes(16 * len(text)))
    return Line(text, boxes, 0.0, top - 1.0, float(len(text)), top, 1.0, False, float(len(text)))


def draft_page(sheet: Sheet) -> Draft:
    """Read lines and tables of a page as drawn."""
    glyphs = visible_glyphs(sheet)
    faces = []
    stamps: list[str] = []
    for turn, group in writing_turns(glyphs, sheet.width, sheet.height):
        if turn is None:
            stamps.append("".join(glyph.text for glyph in group).strip())
        else:
            faces.append(_face(turn, group, sheet))
    return Draft(
        sheet.number,
        sheet.width,
        sheet.height,
        tuple(face for face in faces if face.lines or face.tables),
        tuple(stamp for stamp in stamps if stamp),
        garbled_share(sheet, glyphs),
        sheet.image_cover >= _PICTURE or sheet.drawings >= OUTLINES,
    )


def _face(turn: Turn, glyphs: Sequence[Glyph], sheet: Sheet) -> Face:
    upright = turn_glyphs(turn, glyphs)
    if len(sheet.rules) > _MOST_RULES:
        return Face(turn, tuple(build_lines(upright)))
    rules, shades = turn_rules(turn, sheet.rules), turn_shades(turn, sheet.shades)
    tables, rest, free = take_tables(upright, rules, shades)
    return Face(turn, tuple(build_lines(rest)), tuple(tables), tuple(free))
