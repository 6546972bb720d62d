"""Answers and passages as the masking mode lets people see them."""

from __future__ import annotations

from dataclasses import replace

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation, Withheld
from app.core.privacy.masking import mask
from app.core.privacy.policy import Mode, hides_on_screen, holds_personal, shown
from app.core.retrieval.passage import Passage

WITHHELD = "withheld_personal"


def shown_answer(answer: Answer, mode: Mode) -> Answer:
    """The answer as a person may see it.

    Under "display" personal data in it is starred out, offsets staying; under "block" sentences and quotes with
    personal data are withheld, and an answer of which nothing is left says so (`is_refused`).
    """
    if not hides_on_screen(mode):
        return answer
    masked = replace(
        answer,
        question=mask(answer.question),
        text=mask(answer.text),
        sentences=tuple(replace(each, text=mask(each.text)) for each in answer.sentences),
        withheld=tuple(replace(each, text=mask(each.text)) for each in answer.withheld),
        citations=tuple(_shown_citation(each, mode) for each in answer.citations),
        passages=tuple(shown_passage(each, mode) for each in answer.passages),
        missing=tuple(mask(label) for label in answer.missing),
    )
    return masked if mode is Mode.DISPLAY else _without_personal(masked, answer)


def shown_passage(passage: Passage, mode: Mode) -> Passage:
    """The passage as a person may see it; its text stays as long as it is."""
    return replace(passage, text=shown(passage.text, mode)) if hides_on_screen(mode) else passage


def is_refused(answer: Answer) -> bool:
    """Nothing of the answer may be shown, since all of it holds personal data."""
    return answer.notice == WITHHELD


def _shown_citation(citation: Citation, mode: Mode) -> Citation:
    return replace(citation, quote=shown(citation.quote, mode))


def _without_personal(masked: Answer, answer: Answer) -> Answer:
    """The masked answer without the sentences that hold personal data, or rest on quotes that do."""
    tainted = {citation.number for citation in answer.citations if holds_personal(citation.quote)}
    kept: list[AnswerSentence] = []
    lines: list[str] = []
    withheld: list[Withheld] = []
    for plain, hidden in zip(answer.sentences, masked.sentences, strict=True):
        if holds_personal(plain.text) or tainted.intersection(plain.citations):
            withheld.append(Withheld(mask(shown(plain.text, Mode.BLOCK)), WITHHELD))
            lines.append(plain.text)
        else:
            kept.append(hidden)
    if not withheld:
        return masked
    cited = {number for sentence in kept for number in sentence.citations}
    text = "\n".join(mask(line) for line in answer.text.split("\n") if not line.startswith(tuple(lines)))
    return replace(
        masked,
        status=AnswerStatus.PARTIAL if kept else AnswerStatus.NOT_FOUND,
        text=text,
        sentences=tuple(kept),
        withheld=(*masked.withheld, *withheld),
        citations=tuple(citation for citation in masked.citations if citation.number in cited),
        notice=masked.notice if kept else WITHHELD,
    )
