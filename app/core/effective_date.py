"""When a Korean rule takes effect (시행일), read from the words of its own text.

Three kinds of statement, strongest first:
    1. the bracket under a statute's title: "[시행 2026. 2. 13.]" (법제처 국가법령정보센터 style);
    2. a labelled field: "시행일: 2026. 2. 13.", "시행일자 2026-02-13", "시행일 : 2026년 2월 13일";
    3. a sentence of an addendum (부칙): "이 규정은 2025년 3월 1일부터 시행한다."; a rule carries one addendum per
       amendment, so the latest date counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

FRONT_LENGTH = 2000
"""Characters from the start in which a bracket or a labelled field speaks of the document itself. Further down, the
same words usually quote another rule."""

_SEPARATOR = r"\s*(?:\.|-|/|년)\s*"
_DATE = rf"(?P<y>(?:19|20)\d\d){_SEPARATOR}(?P<m>\d{{1,2}})(?:\s*(?:\.|-|/|월)\s*)(?P<d>\d{{1,2}})(?!\d)"
_BRACKET = re.compile(rf"[\[［【]\s*시행(?:일자|일)?\s*:?\s*{_DATE}")
_LABEL = re.compile(rf"시\s*행\s*(?:예\s*정\s*)?일\s*자?\s*[:：|]?\s*{_DATE}")
_ADDENDUM = re.compile(rf"{_DATE}\s*일?\s*\.?\s*부터\s*시행")


def find_effective_date(text: str) -> str:
    """The date a document says it takes effect.

    Args:
        text: the document's text from its start (all of it, so that addenda are seen).

    Returns:
        An ISO date ("2026-02-13"), or "" when the text states none. Impossible dates are passed over.
    """
    front = text[:FRONT_LENGTH]
    for pattern in (_BRACKET, _LABEL):
        for found in _dates(pattern, front):
            return found.isoformat()
    return max((found.isoformat() for found in _dates(_ADDENDUM, text)), default="")


def _dates(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    """Real calendar dates among the matches of a pattern, in order."""
    for match in pattern.finditer(text):
        try:
            yield date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
