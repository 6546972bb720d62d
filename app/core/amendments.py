"""Amendment marks (<개정 2020.3.24>, [본조신설 …]): part of the page, but nothing a question is about.

They are blanked rather than cut out, so that offsets into the text stay true.
"""

from __future__ import annotations

import re

_WORDS = r"개정|신설|전문\s*개정|제목\s*개정|본조\s*신설|종전|삭제|단서|이동|시행일"
_ANGLED = re.compile(rf"[<〈](?=[^<>〈〉]{{0,200}}(?:{_WORDS}|\d{{4}}\.\s*\d))[^<>〈〉]{{2,300}}[>〉]")
_SQUARE = re.compile(rf"\[(?=[^\[\]]{{0,120}}(?:{_WORDS}))[^\[\]]{{2,200}}\]")


def blank_amendments(text: str) -> str:
    """The text with amendment marks replaced by as many spaces; same length, same offsets.

    "[시행 2026. 2. 13.]" at the head of a print is kept: it says when the rule takes effect.
    """
    if "<" not in text and "[" not in text and "〈" not in text:
        return text
    text = _ANGLED.sub(lambda found: " " * len(found[0]), text)
    return _SQUARE.sub(lambda found: found[0] if found[0].startswith("[시행") else " " * len(found[0]), text)
