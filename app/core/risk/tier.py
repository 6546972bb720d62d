"""What the rules decide about a question and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """How far an answer may be used; later ones are stricter."""

    UNRESTRICTED = "unrestricted"  # 제한 없음
    REVIEW = "review"  # 사람 확인 후 사용
    EVIDENCE_ONLY = "evidence_only"  # 생성 금지: the words of the documents, none of the model's


STRICTNESS = {tier: place for place, tier in enumerate(Tier)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The tier of a question or an answer, and why.

    Attributes:
        category: id of the category in the rules, or "".
        reason_ko, reason_en: for the person who asked.
    """

    tier: Tier = Tier.UNRESTRICTED
    category: str = ""
    reason_ko: str = ""
    reason_en: str = ""

    def stricter(self, other: Verdict) -> Verdict:
        """The stricter of two; this one when they are alike."""
        return other if STRICTNESS[other.tier] > STRICTNESS[self.tier] else self


FREE = Verdict()
