"""A comparison as the two-column table that Korean regulators use: 현행 on the left, 개정 on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from app.core.comparing.block import Sort
from app.core.comparing.comparison import Comparison, Part, Row, RowKind, Side
from app.core.library import DocumentRecord
from app.core.particles import particle
from app.core.report import Cell, Mark, Paragraph, Report, Run, Source, Style, Table, text_cell, text_paragraph

_LONGEST_QUOTE = 400  # characters of a footnote; the whole article stands in the table
_ADDED = {"ko": "(신설)", "en": "(new)"}
_GONE = {"ko": "(삭제)", "en": "(deleted)"}
_OMITTED = {"ko": "(생략)", "en": "(omitted)"}
_AS_BEFORE = {"ko": "(현행과 같음)", "en": "(unchanged)"}
_KINDS = {
    RowKind.ADDED: ("신설", "added"),
    RowKind.REMOVED: ("삭제", "deleted"),
    RowKind.CHANGED: ("변경", "changed"),
    RowKind.MOVED: ("이동", "moved"),
}
_LAST_NUMBER = re.compile(
    r"(?:제(?P<article>\d+)조(?:의\d+)?|제(?P<paragraph>\d+)항|제(?P<item>\d+)호(?P<sub>의\d+)?|(?P<sign>[가-하]목)|(?P<bracket>.\)))$"
)


def comparison_report(comparison: Comparison, made_on: str, language: str = "ko") -> Report:
    """What an export writes.

    Args:
        comparison: the two versions.
        made_on: ISO date and time to the minute.
        language: "ko" or "en", for headings and fixed words.
    """
    sources = _Sources(comparison)
    korean = language != "en"
    notes = tuple(_notes(comparison, sources, language))
    table = Table(
        header=(
            f"{'현행' if korean else 'Current'} · {_version(comparison.old)}",
            f"{'개정' if korean else 'Revised'} · {_version(comparison.new)}",
        ),
        rows=tuple(
            (_cell(row, "old", sources, language), _cell(row, "new", sources, language)) for row in comparison.rows
        ),
        widths=(1.0, 1.0),
    )
    return Report(
        title=f"{'신구대비표' if korean else 'Comparison'} — {comparison.new.title}",
        kind="신구대비표" if korean else "Comparison of versions",
        subject=(comparison.old.title, comparison.new.title),
        collection=comparison.new.collection,
        made_on=made_on,
        language=language,
        blocks=(
            text_paragraph(_summary(comparison, korean), Style.BODY),
            *((text_paragraph("주요 변경 내용" if korean else "What changed", Style.HEADING), *notes) if notes else ()),
            *((text_paragraph("대비표" if korean else "Side by side", Style.HEADING), table) if notes else ()),
            *_printed_note(comparison, korean),
        ),
        sources=tuple(sources.found),
        draft=False,
    )


def _version(document: DocumentRecord) -> str:
    return f"{document.title} ({document.effective_date})" if document.effective_date else document.title


def _summary(comparison: Comparison, korean: bool) -> str:
    counts = [
        f"{words[0 if korean else 1]} {count}"
        for kind, words in _KINDS.items()
        if (count := sum(row.kind is kind for row in comparison.rows))
    ]
    if not counts:
        return "두 문서의 내용이 같습니다." if korean else "Both versions say the same."
    return " · ".join(counts)


def _printed_note(comparison: Comparison, korean: bool) -> Iterator[Paragraph]:
    if comparison.only_printed:
        names = ", ".join(comparison.only_printed)
        words = (
            "한쪽 인쇄본에만 실린 종전 부칙(변경 아님)" if korean else "Earlier addenda that one print alone carries"
        )
        yield text_paragraph(f"{words}: {names}", Style.NOTE)


def _notes(comparison: Comparison, sources: _Sources, language: str) -> Iterator[Paragraph]:
    for row in comparison.rows:
        kind = _KINDS[row.kind][0 if language != "en" else 1]
        runs = (Run(f"{_name(row)} [{kind}] ", Mark.BOLD), Run(row.note(language)))
        yield Paragraph(runs, Style.ITEM, sources.of(row))


def _name(row: Row) -> str:
    return f"{row.label}({row.title})" if row.title and row.sort is Sort.ARTICLE else row.label


@dataclass(slots=True)
class _Sources:
    """Numbers the footnotes: one for each side of a row."""

    comparison: Comparison
    found: list[Source] = field(default_factory=list)
    _known: dict[tuple[int, int], int] = field(default_factory=dict)

    def of(self, row: Row) -> tuple[int, ...]:
        """Footnotes of both sides of a row, in reading order."""
        sides = ((self.comparison.old, row.old), (self.comparison.new, row.new or row.repealed_at))
        return tuple(self.number(document, side) for document, side in sides if side)

    def number(self, document: DocumentRecord, side: Side) -> int:
        """The footnote of one side."""
        key = (id(document), id(side))
        if key not in self._known:
            self._known[key] = len(self.found) + 1
            quote = side.text if len(side.text) <= _LONGEST_QUOTE else f"{side.text[:_LONGEST_QUOTE]}…"
            place = ", ".join(part for part in (side.label, _page(document, side)) if part)
            name = PurePath(document.path.replace("\\", "/")).name
            self.found.append(Source(self._known[key], name, document.title, place, quote))
        return self._known[key]


def _page(document: DocumentRecord, side: Side) -> str:
    return f"{side.page}쪽" if document.paged else ""


# --- the table -------------------------------------------------------------------------------------------------------


def side_paragraphs(row: Row, side: str, language: str = "ko") -> tuple[Paragraph, ...]:
    """One side of a row as the table shows it: its heading, then its clauses; no sources are named.

    Args:
        row: what changed.
        side: "old" or "new".
        language: "ko" or "en", for the fixed words.
    """
    here = row.old if side == "old" else row.new
    if here is None:
        return (text_paragraph((_ADDED if side == "old" else _GONE)[language]),)
    heading = _name_of(row, here)
    return (*((Paragraph((Run(heading, Mark.BOLD),)),) if heading else ()), *_parts(row, side, language))


def _name_of(row: Row, here: Side) -> str:
    return here.label if not here.title or row.sort is not Sort.ARTICLE else f"{here.label}({here.title})"


def _cell(row: Row, side: str, sources: _Sources, language: str) -> Cell:
    here = row.old if side == "old" else row.new
    document = sources.comparison.old if side == "old" else sources.comparison.new
    if here is None:
        return text_cell((_ADDED if side == "old" else _GONE)[language])
    number = (sources.number(document, here),)
    heading = _name_of(row, here)
    paragraphs = [Paragraph((Run(heading, Mark.BOLD),), Style.BODY, number)] if heading else []
    paragraphs.extend(_parts(row, side, language))
    return Cell(tuple(paragraphs))


def _parts(row: Row, side: str, language: str) -> Iterator[Paragraph]:
    """The clauses of one side; runs of unchanged ones are named, not repeated, but for those that hold a changed one."""
    if row.kind is RowKind.MOVED:
        yield text_paragraph((_OMITTED if side == "old" else _AS_BEFORE)[language])
        return
    touched = [part.label for part in row.parts if part.kind is not RowKind.SAME]
    run: list[Part] = []
    for part in row.parts:
        holds = part.kind is RowKind.SAME and any(label.startswith(part.label) for label in touched)
        if run and (part.kind is not run[-1].kind or holds):
            yield from _named(run, side, language)
            run = []
        if part.kind in (RowKind.SAME, RowKind.MOVED) and not holds:
            run.append(part)
        else:
            yield from _clause(part, side, language)
    yield from _named(run, side, language)


def _named(parts: Sequence[Part], side: str, language: str) -> Iterator[Paragraph]:
    """ "① ~ ③ (현행과 같음)", or for clauses that moved "④ ~ ⑤ (현행 제3항~제4항과 같음)"."""
    if not parts:
        return
    top = min(part.depth for part in parts)
    heads = [part for part in parts if part.depth == top]
    own = [here.label for part in heads if (here := part.old if side == "old" else part.new) and here.label]
    words = (_OMITTED if side == "old" else _AS_BEFORE)[language]
    if parts[0].kind is RowKind.MOVED and side == "new":
        before = _range([part.old.label for part in heads if part.old])
        words = f"(same as {before})" if language == "en" else f"(현행 {before}{particle(before, '과', '와')} 같음)"
    yield text_paragraph(f"{_range([_mark(label) for label in own], ' ~ ')} {words}".strip())


def _range(labels: Sequence[str], to: str = "~") -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}{to}{labels[-1]}" if labels else ""


def _clause(part: Part, side: str, language: str) -> Iterator[Paragraph]:
    here, words = (part.old, part.old_words) if side == "old" else (part.new, part.new_words)
    if not words:
        other = _mark(part.label)
        yield text_paragraph(f"{other} {(_ADDED if side == 'old' else _GONE)[language]}".strip())
        return
    mark = _mark(here.label) if here else ""
    yield Paragraph((Run(f"{mark} "), *words) if mark else words)


def _mark(label: str) -> str:
    """A clause's mark as it is printed: "제2항제3호" → "3."."""
    found = _LAST_NUMBER.search(label)
    if not found:
        return label
    if found["paragraph"]:
        value = int(found["paragraph"])
        return chr(0x2460 + value - 1) if value <= 20 else found[0]
    if found["item"]:
        return f"{found['item']}{found['sub'] or ''}."
    return f"{found['sign'][0]}." if found["sign"] else found[0]
