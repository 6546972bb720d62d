"""Follow-up questions: "그럼 이메일은요?" means nothing by itself, so it is asked together with the question before it.

By rule, not by the model: the model on a desk parrots the question, takes seconds, and may change what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_POINTS_BACK = re.compile(
    r"^\s*(?:그럼|그러면|그렇다면|그건|그거|그것|그게|그때|그\s?경우|이\s?경우|거기|여기|그리고|또|근데|그런데|반대로|만약|왜요|왜\b)"
)
_POINTS_BACK_INSIDE = re.compile(r"(?:위|앞|방금|아까)(?:의|에서|에)?\s*(?:말한|답|내용|규정|조항|그)")
_ELLIPSIS = re.compile(r"^[^\s]{1,12}(?:\s[^\s]{1,8})?(?:은|는|도|이|가)?\s*요?\s*\?$")
_MOST_WORDS = 3  # a question of so few words that ends in "은요?" asks the same of something else


def standalone(question: str, earlier: Sequence[str]) -> str:
    """The question as it can be understood by itself.

    Args:
        question: as typed.
        earlier: the questions before it in the conversation, oldest first, as they were understood.

    Returns:
        The question unchanged when it stands by itself; otherwise the last question before it, then this one.
    """
    if not earlier or not _depends(question):
        return question
    return f"{earlier[-1].strip()} {question.strip()}"


def _depends(question: str) -> bool:
    text = question.strip()
    if _POINTS_BACK.search(text) or _POINTS_BACK_INSIDE.search(text):
        return True
    return (
        len(text.split()) <= _MOST_WORDS and bool(_ELLIPSIS.match(text)) and text.endswith(("요?", "는?", "은?", "도?"))
    )
