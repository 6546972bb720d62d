"""DocInfo of an HWP 5 file: the shapes, styles and numberings that paragraphs refer to by index.

Source of the layouts: "한글 문서 파일 형식 5.0" revision 1.3, 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.adapters.hwp_model import Head, HeadKind, NumberLevel
from app.adapters.hwp_records import Record, Tag
from app.adapters.number_format import NumberStyle
from app.adapters.symbol_text import bullet_sign, clean_signs

_HEAD_KINDS = (HeadKind.NONE, HeadKind.OUTLINE, HeadKind.NUMBER, HeadKind.BULLET)
NUMBER_STYLES = (
    NumberStyle.DECIMAL, NumberStyle.CIRCLED, NumberStyle.UPPER_ROMAN, NumberStyle.LOWER_ROMAN,
    NumberStyle.UPPER_LETTER, NumberStyle.LOWER_LETTER, NumberStyle.CIRCLED_UPPER_LETTER,
    NumberStyle.CIRCLED_LOWER_LETTER, NumberStyle.SYLLABLE,
    NumberStyle.CIRCLED_SYLLABLE, NumberStyle.JAMO, NumberStyle.CIRCLED_JAMO, NumberStyle.KOREAN, NumberStyle.HANJA,
    NumberStyle.CIRCLED_HANJA, NumberStyle.STEM, NumberStyle.STEM_HANJA,
)  # fmt: skip
"""Number shapes by their code (table 43, 번호 모양)."""
_LEVELS = 7


@dataclass(frozen=True, slots=True)
class DocInfo:
    """Tables of the document, by index.

    Attributes:
        sizes: base size of each character shape, in 1/100 point.
        heads: number or bullet of each paragraph shape.
        styles: style names.
        numberings, bullets: by id, from 1.
    """

    sizes: tuple[int, ...] = ()
    heads: tuple[Head, ...] = ()
    styles: tuple[str, ...] = ()
    numberings: dict[int, tuple[NumberLevel, ...]] = field(default_factory=dict)
    bullets: dict[int, str] = field(default_factory=dict)


def read_doc_info(roots: list[Record]) -> DocInfo:
    """Collect the tables of a DocInfo stream."""
    by_tag: dict[int, list[Record]] = {}
    for record in _walk(roots):
        by_tag.setdefault(record.tag, []).append(record)
    return DocInfo(
        sizes=tuple(record.i32(42) for record in by_tag.get(Tag.CHAR_SHAPE, ())),
        heads=tuple(map(_head, by_tag.get(Tag.PARA_SHAPE, ()))),
        styles=tuple(record.string(0)[0] for record in by_tag.get(Tag.STYLE, ())),
        numberings={index: _numbering(record) for index, record in enumerate(by_tag.get(Tag.NUMBERING, ()), 1)},
        bullets={index: _bullet(record) for index, record in enumerate(by_tag.get(Tag.BULLET, ()), 1)},
    )


def _walk(records: list[Record]) -> Iterator[Record]:
    for record in records:
        yield record
        yield from _walk(record.children)


def _head(shape: Record) -> Head:
    """Bits 23-24 of the first property: kind of head; 25-27: its level; the list's id stands at offset 30."""
    properties = shape.u32(0)
    return Head(_HEAD_KINDS[properties >> 23 & 0x3], shape.u16(30), properties >> 25 & 0x7)


def _numbering(record: Record) -> tuple[NumberLevel, ...]:
    """Seven levels of 12 bytes of layout and a pattern, then the first number of the list and of each level."""
    offset = 0
    raw: list[tuple[str, int]] = []
    for _ in range(_LEVELS):
        properties = record.u32(offset)
        pattern, offset = record.string(offset + 12)
        raw.append((pattern, properties >> 5 & 0x1F))
    list_start, offset = record.u16(offset), offset + 2
    starts = [record.u32(offset + 4 * index) or 1 for index in range(_LEVELS)]
    if offset >= len(record.data):  # files before 5.0.2.5 hold the first number of the list only
        starts = [max(list_start, 1), *([1] * (_LEVELS - 1))]
    return tuple(
        NumberLevel(clean_signs(pattern), number_style(code), start)
        for (pattern, code), start in zip(raw, starts, strict=True)
    )


def number_style(code: int) -> NumberStyle:
    """The number shape of a code; plain digits for an unknown one."""
    return NUMBER_STYLES[code] if code < len(NUMBER_STYLES) else NumberStyle.DECIMAL


def _bullet(record: Record) -> str:
    return bullet_sign(record.data[12:14].decode("utf-16-le", errors="replace"))
