"""Answers with the tier they were given."""

from __future__ import annotations

import re
from dataclasses import replace

from app.core.answering.answer import Answer, AnswerStatus
from app.core.risk.tier import Tier, Verdict

_HANGUL = re.compile(r"[가-힣]")
_MARKS = {
    Tier.REVIEW: ("확인 필요", "Needs review"),
    Tier.EVIDENCE_ONLY: ("생성 금지", "Not generated"),
}
NOTICE = "risk_evidence_only"


def marked(answer: Answer, verdict: Verdict) -> Answer:
    """The answer with its tier, the reason, and a line of text that says both wherever the text goes.

    What was not found needs no review; that nothing was generated is said in any case.
    """
    nothing_to_review = verdict.tier is Tier.REVIEW and answer.status is AnswerStatus.NOT_FOUND
    if verdict.tier is Tier.UNRESTRICTED or nothing_to_review:
        return answer
    korean = bool(_HANGUL.search(answer.question))
    reason = verdict.reason_ko if korean else verdict.reason_en
    notice = NOTICE if verdict.tier is Tier.EVIDENCE_ONLY else ""
    return replace(
        answer,
        risk=verdict.tier.value,
        risk_category=verdict.category,
        risk_reason=reason,
        text=f"{answer.text}\n{risk_mark(verdict.tier, 'ko' if korean else 'en')}: {reason}",
        notice=answer.notice or notice,
    )


def risk_mark(tier: str, language: str) -> str:
    """What a tier is called in front of people; "" for free use."""
    names = _MARKS.get(Tier(tier)) if tier else None
    return names[language == "en"] if names else ""


def needs_reviewer(answer: Answer) -> bool:
    """The answer may leave the program only with the name of the person who checked it."""
    return answer.risk == Tier.REVIEW
