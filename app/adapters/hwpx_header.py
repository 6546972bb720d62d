"""header.xml of an HWPX file: the shapes, styles and numberings that paragraphs refer to by id.

Source: KS X 6101 (OWPML), as written by Hangul 2014 and later.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.adapters.hwp_model import Head, HeadKind, NumberLevel
from app.adapters.number_format import NumberStyle
from app.adapters.safe_xml import Element, child, children, descendants, number
from app.adapters.symbol_text import bullet_sign, clean_signs

NUMBER_STYLES = {
    "DIGIT": NumberStyle.DECIMAL,
    "CIRCLED_DIGIT": NumberStyle.CIRCLED,
    "ROMAN_CAPITAL": NumberStyle.UPPER_ROMAN,
    "ROMAN_SMALL": NumberStyle.LOWER_ROMAN,
    "LATIN_CAPITAL": NumberStyle.UPPER_LETTER,
    "LATIN_SMALL": NumberStyle.LOWER_LETTER,
    "CIRCLED_LATIN_CAPITAL": NumberStyle.CIRCLED_UPPER_LETTER,
    "CIRCLED_LATIN_SMALL": NumberStyle.CIRCLED_LOWER_LETTER,
    "HANGUL_SYLLABLE": NumberStyle.SYLLABLE,
    "CIRCLED_HANGUL_SYLLABLE": NumberStyle.CIRCLED_SYLLABLE,
    "HANGUL_JAMO": NumberStyle.JAMO,
    "CIRCLED_HANGUL_JAMO": NumberStyle.CIRCLED_JAMO,
    "HANGUL_PHONETIC": NumberStyle.KOREAN,
    "IDEOGRAPH": NumberStyle.HANJA,
    "CIRCLED_IDEOGRAPH": NumberStyle.CIRCLED_HANJA,
    "DECAGON_CIRCLE": NumberStyle.STEM,
    "DECAGON_CIRCLE_HANJA": NumberStyle.STEM_HANJA,
}
_LARGEST_SPECK = 200  # 1/100 point
_HEADS = {"OUTLINE": HeadKind.OUTLINE, "NUMBER": HeadKind.NUMBER, "BULLET": HeadKind.BULLET}


@dataclass(frozen=True, slots=True)
class Header:
    """Tables of the document, by id.

    Attributes:
        sizes: size of each character shape, in 1/100 point.
        unseen: character shapes that nobody can read on the bare page: white without a shade, or specks.
        heads: number or bullet of each paragraph shape.
        styles: style names.
        numberings: levels of each numbering.
        bullets: sign of each bullet.
    """

    sizes: dict[str, int] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    heads: dict[str, Head] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    numberings: dict[int, tuple[NumberLevel, ...]] = field(default_factory=dict)
    bullets: dict[int, str] = field(default_factory=dict)


def read_header(root: Element) -> Header:
    """Collect the tables of header.xml."""
    return Header(
        sizes={each.get("id", ""): number(each, "height") for each in descendants(root, "charPr")},
        unseen=frozenset(each.get("id", "") for each in descendants(root, "charPr") if _is_unseen(each)),
        heads={each.get("id", ""): _head(each) for each in descendants(root, "paraPr")},
        styles={each.get("id", ""): each.get("name", "") for each in descendants(root, "style")},
        numberings={number(each, "id"): _numbering(each) for each in descendants(root, "numbering")},
        bullets={number(each, "id"): bullet_sign(each.get("char", "")) for each in descendants(root, "bullet")},
    )


def _is_unseen(shape: Element) -> bool:
    """Two points are a judgement (see `docx_visibility`); a shape without a size is left alone."""
    if 0 < number(shape, "height") <= _LARGEST_SPECK:
        return True
    white = shape.get("textColor", "").upper() == "#FFFFFF"
    return white and shape.get("shadeColor", "none").lower() in ("none", "#ffffff", "")


def _head(shape: Element) -> Head:
    heading = child(shape, "heading")
    if heading is None:
        return Head()
    kind = _HEADS.get(heading.get("type", ""), HeadKind.NONE)
    return Head(kind, number(heading, "idRef"), max(number(heading, "level"), 0))


def _numbering(numbering: Element) -> tuple[NumberLevel, ...]:
    return tuple(
        NumberLevel(
            clean_signs("".join(level.itertext())),
            NUMBER_STYLES.get(level.get("numFormat", ""), NumberStyle.DECIMAL),
            max(number(level, "start", 1), 0),
        )
        for level in children(numbering, "paraHead")
    )
