"""The prompt: a fixed system part that stays in the model's cache, then evidence within a token budget, then the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.core.answering.evidence import Evidence
from app.core.model_ports import ChatMessage

EVIDENCE_TOKENS = 230
"""At about 54 tokens a second a prompt of this size is read within the five seconds a person waits (MODELS.md)."""
_LONGEST_ENTRY = 150  # tokens; one long 항 must not crowd the others out
NO_EVIDENCE = ("근거 없음", "근거없음", "no evidence")


def build_prompt(
    system: str,
    question: str,
    evidence: Sequence[Evidence],
    count_tokens: Callable[[str], int],
    korean: bool = True,
    budget: int = EVIDENCE_TOKENS,
) -> tuple[tuple[ChatMessage, ...], int]:
    """Messages for the model, and how many pieces of evidence fitted.

    Args:
        system: the fixed instructions; the same for every question, so that the model reads them once.
        question: as asked.
        evidence: best first.
        count_tokens: the model's own count.
        korean: language of the frame.
        budget: tokens for the evidence.
    """
    lines: list[str] = []
    left = budget
    for number, each in enumerate(evidence, 1):
        entry = _entry(number, each, count_tokens, min(left, _LONGEST_ENTRY))
        if not entry:
            break
        lines.append(entry)
        left -= count_tokens(entry)
    headings = ("[근거]", "[질문]") if korean else ("[Evidence]", "[Question]")
    user = "\n".join((headings[0], *lines, "", headings[1], question.strip()))
    return (ChatMessage("system", system.strip()), ChatMessage("user", user)), len(lines)


def _entry(number: int, evidence: Evidence, count_tokens: Callable[[str], int], room: int) -> str:
    """One line of evidence, its lead-in first; cut to the room there is, or "" when nothing useful fits."""
    place = f"{evidence.document.title} {evidence.locator}".strip()
    text = f"{number}. ({place}) {evidence.lead_in_text} {evidence.text}".replace("  ", " ")
    tokens = count_tokens(text)
    if tokens <= room:
        return text
    keep = int(len(text) * room / tokens) - 1
    return text[:keep] if room >= 40 and keep > len(place) + 20 else ""
