"""What the words around a number call it: the label before it, or the head of its column.

A number alone seldom says what it is. "관리번호 123-45-67891" is no company, whatever its check digit says, and a
resident number given after 2020-10-05 can be told by its label only.
"""

from __future__ import annotations

import re

_NEAR = 40  # characters before a number in which a label may stand
_ROWS = 60  # rows of a table to look up for its header
_LONGEST_OWN = 8  # characters that a kind's own label has before the part that others share: 국내거소 + 신고번호
_SPACE = re.compile(r"\s+")
_OTHER = re.compile(
    r"(?:(?:문서|접수|관리|일련|참조|주문|거래|거래고유|승인|송장|운송장|등기|쿠폰|상품권|제품|부품|도면|모델|수험|시험|증서|증권|계약|"
    r"고객|직원|사원|단말기?|납부|고지서|부동산고유|필지고유|의안|사건|특허|출원|신고|허가|심의|인가|전표|결의|전문|상품|자산|품목|라이선스|"
    r"법인등록|법인등기|차대|여신|대출|보험증권|회원|전자납부)(?:번호|코드|키|ID)|사번|바코드|시리얼(?:번호|넘버)?|일련|지출결의|전표|분류기호|"
    r"IMEI|ISBN|ISSN|serial(?:no|number)?|barcode|invoice|order(?:no|number|id)?|운송장|송장|코드|코드표|ID|CIF)"
    r"[.:=(\[|\"'은는이가]{0,4}$",
    re.I,
)
"""Labels of other numbers, right before the number, spaces taken out."""
_COLUMN = re.compile(r"[|\t]")


def label_before(text: str, start: int) -> str:
    """Words shortly before a place on its line, or on the line above when it begins its line; spaces taken out."""
    before = text[max(0, start - _NEAR) : start]
    lines = [line for line in before.split("\n") if line.strip(" \t|")]
    return _SPACE.sub("", lines[-1]) if lines else ""


def column_head(text: str, start: int) -> str:
    """Head of the table column that a place is in; "" outside tables. Spaces taken out."""
    opened = text.rfind("\n", 0, start) + 1
    before = text[opened:start]
    closed = text.find("\n", start)
    line = text[opened : closed if closed >= 0 else len(text)]
    mark = "|" if "|" in line else "\t" if "\t" in line else "," if "," in line else ""
    if not mark:
        return ""
    head = ""
    for _ in range(_ROWS):
        above = text[text.rfind("\n", 0, max(0, opened - 1)) + 1 : opened - 1] if opened else ""
        if mark not in above:
            break
        head = above
        opened = text.rfind("\n", 0, opened - 1) + 1
    cells = head.split(mark)
    column = before.count(mark)
    return _SPACE.sub("", cells[column]) if head and column < len(cells) else ""


def named(text: str, start: int, words: re.Pattern[str]) -> bool:
    """The words before a number, or the head of its column, say what it is."""
    return words.search(label_before(text, start)) is not None or words.search(column_head(text, start)) is not None


def named_otherwise(text: str, start: int, own: re.Pattern[str]) -> bool:
    """The label right before a number, or the head of its column, says that it is something else.

    Args:
        own: words of the kind in question; a label that holds them is its own.
    """
    for label in (label_before(text, start), column_head(text, start)):
        found = _OTHER.search(label)
        if found and not own.search(label[max(0, found.start() - _LONGEST_OWN) :]):
            return True
    return False
