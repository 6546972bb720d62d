"""Yes or no: what a cell, a ticked box or a sentence answers."""

from __future__ import annotations

import re

from app.core.grounding.clauses import find_clauses
from app.core.grounding.polarity import Modality
from app.core.grounding.value import readable

_YES = (
    "예 네 yes y o ○ ● ◯ ◎ ✓ ✔ √ v ☑ ■ 충족 적합 적정 양호 이행 이행함 실시 실시함 완료 있음 유 가능 허용 확인 확인함 교부 교부함 동의 동의함 준수 준수함 "
    "설명 설명함 해당 해당함 포함 포함됨 체결 체결함 수령 징구 부여 적용"
).split()
_NO = (
    "아니오 아니요 no n x × ✕ ✗ ✘ 미충족 부적합 부적정 미흡 미이행 미실시 미완료 없음 무 불가 불가능 불허 금지 미확인 미교부 미동의 미준수 미설명 미체결 미수령 "
    "비해당 제외 위반 미부여 미적용"
).split()
_TICKED = re.compile(r"(?:[☑☒■▣✓✔√◉●]|\[\s*[vVxXoO✓√]\s*\]|\(\s*[vVoO○✓√]\s*\))\s*(?P<word>[가-힣A-Za-z]{1,4})")
_BOX = re.compile(r"[☐□○◯]|\[\s*\]|\(\s*\)")
ABSENT = re.compile(
    r"[\s_\-–—.…/·:]*|\(?\s*(?:해당\s?(?:사항\s?)?없음|미정|없음|N/?A|not applicable|추후\s?(?:협의|결정|통보)|별도\s?협의|협의\s?(?:중|후\s?결정)|공란|미기재|미기입|확인\s?중|TBD|미작성)"
    r"\s*\)?\.?",
    re.I,
)
"""A place left open: blank lines, "해당 없음", "추후 협의"."""


def is_absent(text: str) -> bool:
    """Whether a cell or line says that there is no value."""
    return ABSENT.fullmatch(text.strip()) is not None


def token(text: str) -> bool | None:
    """What a cell's word or ticked box answers, or None."""
    clean = readable(text).strip()
    ticked = _TICKED.search(clean)
    if ticked:
        return _word(ticked["word"])
    if _BOX.search(clean) and len(clean) > 1:
        return None  # boxes that nobody ticked
    return _word(clean)


def _word(text: str) -> bool | None:
    bare = re.sub(r"[\s.()\[\]]", "", text).lower()
    if bare in _YES:
        return True
    return False if bare in _NO else None


def conditional(sentence: str) -> bool:
    """A ban that leaves something allowed ("사전 동의 없이 …할 수 없다"), or a permission under a condition."""
    for clause in find_clauses(sentence):
        if clause.exceptions or clause.proviso:
            return True
    return bool(
        re.search(
            r"경우에?\s?(?:한하여|한정하여|만)|(?:동의|승인|승낙)(?:을|를)?\s?(?:받아|얻어|받은|얻은|하에)"
            r"|(?:통지|통보|신고|협의)(?:하고|한\s?후|하여|한\s?뒤)",
            sentence,
        )
    )


def stance_answer(modality: Modality) -> bool | None:
    """Whether a clause says yes or no; None where it says neither."""
    return {
        Modality.PERMIT: True,
        Modality.REQUIRE: True,
        Modality.ASSERT: True,
        Modality.FORBID: False,
        Modality.DENY: False,
        Modality.EXEMPT: False,
    }.get(modality)
