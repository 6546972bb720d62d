"""Running headers, footers and page numbers, told from the body by what other pages have at the same place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.layout.columns import Piece, level_rows
from app.core.layout.draft import Draft, Face
from app.core.layout.line import Line
from app.core.layout.table import Table

_ZONE = 0.14  # of the page height, at the top and at the bottom
_NUMBER_ZONE = 0.10  # page numbers that nothing else confirms stand this close to the edge
_TALLEST = 0.15  # of the page height; a higher table is no header, wherever its middle stands
_SAME_PLACE = 6.0  # points; heights are rounded to this and compared with their neighbours
_FEWEST_PAGES = 3
_SHARE = 0.12  # of the pages on which a header with the same words stands; chapters have their own
_NUMBERED_SHARE = 0.4  # where digits differ, as in "- 3 -"; list items at the page head differ likewise
_MOST_ROWS = 4  # of one header or footer
_EMPTIED = 0.5  # of the pages; where margins would be all that most pages have, they are forms filled in, one a page
_SENTENCE = 12  # letters beside the digits; a page number or a date of issue has fewer
_FULL_WIDTH = 0.6  # of the page; a rule that long at the edge sets the header or footer off
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-–—―~·|\s]*\(?(?:\d{1,4}|[ivxl]{1,7}|[IVXL]{1,7})(?:\s*/\s*\d{1,4})?\)?[-–—―~·|\s]*"
    r"|(?:page|p\.?|페이지)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:쪽|페이지|면))",
    re.IGNORECASE,
)

Row = list[Piece]


@dataclass(frozen=True, slots=True)
class Split:
    """Rows of the header, pieces of the body, rows of the footer."""

    head: tuple[Row, ...]
    body: tuple[Piece, ...]
    foot: tuple[Row, ...]


class Margins:
    """Which rows at the head and foot of pages are margins.

    Args:
        drafts: all pages of the document.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._seen: Counter[tuple[str, str, int]] = Counter()
        self._pages = 0
        self._are_forms = False
        short: list[set[tuple[str, str, int]]] = []  # of pages that show nothing but rows at the edges
        for draft in drafts:
            self._pages += 1
            face = draft.main
            if face is not None:
                rows = level_rows([*face.lines, *face.tables])
                keys = set(_keys(rows, face))
                self._seen.update(keys)
                if not draft.pictured and _is_all_edge(rows, face):
                    short.append(keys)
        emptied = sum(all(self._repeats(key) for key in keys) for keys in short)
        self._are_forms = emptied > _EMPTIED * self._pages

    def split(self, face: Face) -> Split:
        """Header, body and footer of a page's main face."""
        rows = level_rows([*face.lines, *face.tables])
        head = self._margin_rows(rows, face, top=True)
        foot = len(rows) - self._margin_rows(rows[head:][::-1], face, top=False)
        body = tuple(piece for row in rows[head:foot] for piece in row)
        return Split(tuple(rows[:head]), body, tuple(rows[foot:]))

    def _margin_rows(self, rows: Sequence[Row], face: Face, *, top: bool) -> int:
        """How many rows from the page's edge inwards are margins."""
        for index, row in enumerate(rows[:_MOST_ROWS]):
            if not _in_zone(row, face, top=top) or not self._is_margin(row, face, top=top):
                return index
        return min(len(rows), _MOST_ROWS)

    def _is_margin(self, row: Row, face: Face, *, top: bool) -> bool:
        """The row is one, provided that only margins stand between it and the edge."""
        text = _text(row)
        if _PAGE_NUMBER.fullmatch(text) and _distance(row, face, top=top) <= _NUMBER_ZONE:
            return True
        key = _key(row, top=top)
        if self._are_forms and "#" in key[1] and len(key[1].replace("#", "")) >= _SENTENCE:
            return False
        if self._repeats(key):
            return True
        seen = self._on_pages(key)
        return (self._pages < _FEWEST_PAGES or seen == self._pages) and _is_set_off(row, face, top=top)

    def _repeats(self, key: tuple[str, str, int]) -> bool:
        seen, share = self._on_pages(key), _NUMBERED_SHARE if "#" in key[1] else _SHARE
        return seen >= _FEWEST_PAGES and seen >= share * self._pages

    def _on_pages(self, key: tuple[str, str, int]) -> int:
        """Pages that have the words at about this height."""
        side, pattern, place = key
        return max(self._seen[side, pattern, place + shift] for shift in (-1, 0, 1))


def _keys(rows: Sequence[Row], face: Face) -> Iterable[tuple[str, str, int]]:
    for row in rows[:_MOST_ROWS]:
        if _in_zone(row, face, top=True):
            yield _key(row, top=True)
    for row in rows[-_MOST_ROWS:]:
        if _in_zone(row, face, top=False):
            yield _key(row, top=False)


def _key(row: Row, *, top: bool) -> tuple[str, str, int]:
    pattern = _DIGITS.sub("#", _text(row).replace(" ", ""))
    return "top" if top else "bottom", pattern, round(row[0].middle / _SAME_PLACE)


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row)


def _distance(row: Row, face: Face, *, top: bool) -> float:
    """From the page's edge to the row's middle, as a share of the page height."""
    tall = max(1.0, face.turn.tall)
    middle = row[0].middle
    return (tall - middle) / tall if top else middle / tall


def _in_zone(row: Row, face: Face, *, top: bool) -> bool:
    tall = isinstance(row[0], Table) and row[0].height > _TALLEST * face.turn.tall
    return _distance(row, face, top=top) <= _ZONE and not tall


def _is_all_edge(rows: Sequence[Row], face: Face) -> bool:
    """The page has text, and none between its head and its foot."""
    return bool(rows) and all(_in_zone(row, face, top=True) or _in_zone(row, face, top=False) for row in rows)


def _is_set_off(row: Row, face: Face, *, top: bool) -> bool:
    """A rule as wide as the text separates the row from the body; nothing else tells on a lone page."""
    if not all(isinstance(piece, Line) for piece in row):
        return False
    edge = min(piece.y0 for piece in row) if top else max(piece.y1 for piece in row)
    height = row[0].height
    return any(
        rule.horizontal
        and rule.x1 - rule.x0 >= _FULL_WIDTH * face.turn.wide
        and (0 <= edge - rule.y0 <= 2 * height if top else 0 <= rule.y0 - edge <= 2 * height)
        for rule in face.rules
    )
