"""Where a value may stand, seen from the place that names its field: the next cell, behind a colon, the line below, the
sentence, the article under that title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.extracting.labels import VERBAL, Named
from app.core.extracting.passages import Cell, Passage, Reading
from app.core.extracting.template import FieldType
from app.core.grounding.tables import heading_units
from app.core.grounding.value import readable
from app.core.sentences import sentence_spans
from app.core.structure import Kind


class How(StrEnum):
    """How a region hangs together with the field's name."""

    CELL = "cell"  # the next cell of the row, or the cell below a header
    COLON = "colon"  # behind "name:"
    LINE = "line"  # a short line "name value", or the line below the name alone
    ASIDE = "aside"  # in brackets: "근저당권(채권최고액 24억원)"
    BEHIND = "behind"  # the rest of the sentence
    BEFORE = "before"  # the part of the sentence before the name
    TITLE = "title"  # a sentence of the article or section of that name


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a passage in which the value may stand.

    Attributes:
        start, end: offsets into the passage's text.
        weight: how sure the place is (0-1).
        units: units announced for bare numbers ("대출금액(백만원)").
        named: the name it belongs to.
    """

    passage: Passage
    start: int
    end: int
    how: How
    weight: float
    named: Named
    units: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The stretch itself."""
        return self.passage.text[self.start : self.end]


_BULLET = r"(?:(?:제\s*\d+\s*조|\d{1,3}(?:[.-]\d{1,2})*[.)]?|[가-하][.)]|[①-⑳㉑-㉟]|[-–•·ㆍ*※○●◦□■▪▶◆◇]|\(\d{1,2}\)|[IVX]{1,4}\.)\s*)*"
_LEAD = re.compile(rf"^\s*{_BULLET}[\[(【<「『]?\s*$")
_COLON = re.compile(r"\s*[\])】>」』]?\s*(?:\([^()]{0,30}\)|\[[^\[\]]{0,30}\])?\s*[:=]\s*")
_ASIDE = re.compile(r"\s*[\])】>」』]?\s*(?:\([^()]{0,30}\)|\[[^\[\]]{0,30}\])?\s*[:=]?\s*$")
_NEXT_KEY = re.compile(r"(?:\s{2,}|\t|\s/\s|[;,]\s*)(?=[가-힣A-Za-z() ]{2,20}\s*[:=])|\s{3,}")
# "검수 완료 후": the name is a part of a longer noun; "이자율 연 5%": it is not.
_COMPOUND = re.compile(r"\s+(?!일금|금\s|금[\d일이삼사오육칠팔구]|총|연\s|연간|월\s|약\s|최대|매월|매년)[가-힣]")
_KEY_LINE = re.compile(rf"\s*{_BULLET}[가-힣A-Za-z()·/ ]{{2,24}}\s*:")
_SHORT_LINE = 90  # characters
_SENTENCE = re.compile(r"다[.\s]|다$")
_TOPIC_WEIGHTS = {
    "": 0.82,
    "은": 0.86,
    "는": 0.86,
    "이": 0.84,
    "가": 0.84,
    "을": 0.76,
    "를": 0.76,
    "이란": 0.6,
    "란": 0.6,
    "으로": 0.74,
    "로": 0.74,
}
_SAID_OF = 0.8  # "하도급할 수 있다" answers whether it is allowed
_OTHER_PARTICLE = 0.5  # "대출금액의", "이자율에": the name only qualifies something else


def regions_of(named: Named, passage: Passage, reading: Reading, names: Names) -> Iterator[Region]:
    """The regions of one place that names a field, likeliest first.

    Args:
        named: the place.
        passage: where it is.
        reading: the whole document.
        names: every place of the document that names a field.
    """
    cell = next(
        (c for c in passage.cells if c.start <= named.start < c.end or c.start == named.start), passage.cells[0]
    )
    before, behind = passage.text[cell.start : named.start], passage.text[named.end : cell.end]
    alone = _LEAD.match(before) is not None and _ASIDE.match(readable(behind)) is not None
    units = heading_units(f"{behind} {passage.above}") or _table_units(passage, reading)
    heads = passage.row and _LEAD.match(before) is not None and cell is passage.cells[0] and not named.particle
    if passage.row and (alone or (heads and not _SENTENCE.search(behind))):
        yield from _beside(named, passage, cell, reading, names, units)
        return
    colon = _COLON.match(readable(passage.text), named.end, cell.end)
    if colon and colon.end() < cell.end:
        end = _line_end(passage, colon.end(), cell.end, named, names)
        weight = 1.0 if _LEAD.match(before) else 0.93
        yield Region(passage, colon.end(), end, How.COLON, weight, named, units)
        return
    if before.rstrip().endswith("(") and (closed := readable(passage.text).find(")", named.end, cell.end)) > 0:
        yield Region(passage, named.end, closed, How.ASIDE, 0.84, named, units)
    if _in_value(named, passage, cell):
        return
    if alone and not passage.row:
        yield from _below(named, passage, reading, names, units)
    if _titled(named, passage):
        yield from _under_title(named, passage, reading)
    if _LEAD.match(before) and len(passage) <= _SHORT_LINE and not named.particle and not _SENTENCE.search(behind):
        yield Region(passage, named.end, cell.end, How.LINE, 0.86, named, units)
    yield from _in_sentence(named, passage, cell)


def _in_value(named: Named, passage: Passage, cell: Cell) -> bool:
    """The name is a word inside the value of another key: "하자보증기간: 검수일부터 12개월", or inside a cell of words."""
    text = readable(passage.text)[cell.start : cell.end]
    if _SENTENCE.search(text):
        return False
    key = _KEY_LINE.match(text)
    return passage.row or (key is not None and cell.start + key.end() <= named.start)


Names = dict[int, list[Named]]
"""The names that stand in each unit, by its ordinal."""


def _table_units(passage: Passage, reading: Reading) -> tuple[str, ...]:
    """Units announced right over a table: "(단위: 백만원)"."""
    index = reading.by_unit[passage.unit.ordinal]
    above = [p.text for p in reading.passages[max(0, index - 12) : index] if "단위" in p.text] if passage.row else []
    return heading_units(above[-1]) if above else ()


def _beside(
    named: Named, passage: Passage, cell: Cell, reading: Reading, names: Names, units: tuple[str, ...]
) -> Iterator[Region]:
    place = passage.cells.index(cell)
    rest = [(i, c) for i, c in enumerate(passage.cells) if i > place and c.end > c.start]
    if _is_header(passage, place, reading, names):
        for depth, (other, below) in enumerate(reading.column(passage, place)[:3]):
            yield Region(other, below.start, below.end, How.CELL, 0.95 - 0.05 * depth, named, units)
        return
    for steps, (_, right) in enumerate(rest[:3]):
        text = passage.text[right.start : right.end]
        if _is_name(passage, right, names):
            break
        if _SUB_LABEL.fullmatch(text.strip()):
            continue
        weight = 1.0 - 0.03 * steps
        yield Region(passage, right.start, right.end, How.CELL, weight, named, (*heading_units(text), *units))
        if named.field.patterns and right.end < len(passage):  # "계약금액 | 1억원 | 부가세 별도"
            yield Region(passage, right.end, len(passage), How.CELL, _REST_OF_ROW, named)
        break


_REST_OF_ROW = 0.8
_SUB_LABEL = re.compile(
    r"(?:상호|회사명|법인명|명칭|성명|기관명|업체명|금액|내용|날짜|일자|기간|구분)(?:\([^()]*\))?\s*[::]?"
)


def _is_name(passage: Passage, cell: Cell, names: Names) -> bool:
    """A cell that only names another field."""
    for named in names.get(passage.unit.ordinal, []):
        if cell.start <= named.start and named.end <= cell.end:
            rest = passage.text[cell.start : named.start] + passage.text[named.end : cell.end]
            if not re.search(r"[가-힣A-Za-z0-9]", re.sub(r"\([^()]*\)", "", rest)):
                return True
    return False


def _is_header(passage: Passage, place: int, reading: Reading, names: Names) -> bool:
    """The row heads columns: a name stands beside a name, or it opens a table whose next row opens with no name."""
    if len(passage.cells) < 2 or not reading.column(passage, place):
        return False
    if any(_is_name(passage, passage.cells[i], names) for i in (place - 1, place + 1) if 0 <= i < len(passage.cells)):
        return True
    if passage.unit.ordinal != passage.unit.parent + 1 or len(passage.cells) < 3:
        return False
    below = reading.column(passage, 0)
    return not re.search(r"\d", passage.text) and bool(below) and not _is_name(below[0][0], below[0][1], names)


def _line_end(passage: Passage, start: int, end: int, named: Named, names: Names) -> int:
    """Where the value behind a colon ends: at the next "key:" of the line."""
    text = readable(passage.text)
    cut = _NEXT_KEY.search(text, start, end)
    stop = cut.start() if cut else end
    for other in names.get(passage.unit.ordinal, []):
        if start < other.start < stop and other.field is not named.field and _COLON.match(text, other.end, end):
            stop = min(stop, other.start)
    return stop


def _below(named: Named, passage: Passage, reading: Reading, names: Names, units: tuple[str, ...]) -> Iterator[Region]:
    """The name alone on its line (or as a heading): the value stands on the next one."""
    following = reading.after(passage)
    if following is None or following.row or following.unit.kind is Kind.ARTICLE:
        return
    first = names.get(following.unit.ordinal, [])
    opens = any(
        _LEAD.match(following.text[: other.start])
        and other.field is not named.field
        and (_COLON.match(following.text, other.end) or _ASIDE.match(following.text, other.end))
        for other in first
    )
    if not opens:
        yield Region(following, 0, len(following), How.LINE, 0.88, named, units)


def _titled(named: Named, passage: Passage) -> bool:
    title = passage.unit.title
    return bool(title) and passage.text.find(title) <= named.start < passage.text.find(title) + len(title)


def _under_title(named: Named, passage: Passage, reading: Reading) -> Iterator[Region]:
    """The sentences of an article in order; the later, the less likely.

    A table behind the last article stands under it as far as layout tells: its rows count only where the article speaks
    of a table.
    """
    count = 0
    head = passage.text.find(passage.unit.title) + len(passage.unit.title)
    said = [passage, *reading.under(passage)]
    announced = any(_ANNOUNCES_TABLE.search(each.text) for each in said if not each.row)
    for each in said:
        if each.row and not announced:
            continue
        for start, end in sentence_spans(each.text):
            begin = max(start, head + 1) if each is passage else start
            if begin < end:
                yield Region(each, begin, end, How.TITLE, max(0.6, 0.76 - 0.03 * count), named)
                count += 1


_ANNOUNCES_TABLE = re.compile(r"(?:다음|아래|별지|별표|[하상]기|[이본]\s?표|표[와에의로는]|도표|내역|명세)")


def _in_sentence(named: Named, passage: Passage, cell: Cell) -> Iterator[Region]:
    for start, end in sentence_spans(passage.text[cell.start : cell.end]):
        begin, stop = cell.start + start, cell.start + end
        if begin <= named.start < stop:
            weight = _TOPIC_WEIGHTS.get(named.particle, _OTHER_PARTICLE)
            if named.particle in VERBAL and named.field.type is FieldType.YES_NO:
                weight = _SAID_OF
            if (
                not named.particle
                and named.field.type is not FieldType.PARTY
                and _COMPOUND.match(passage.text, named.end)
            ):
                weight = _OTHER_PARTICLE
            yield Region(passage, named.end, stop, How.BEHIND, weight, named)
            if begin < named.start:
                yield Region(passage, begin, named.start, How.BEFORE, 0.75, named)
