"""What is written into the audit log: as much as the policy asks for, and never in the way of the work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.core.answering.answer import Answer
from app.core.audit import Act, AuditEvent
from app.core.errors import SeogoError, StorageError
from app.core.library import DocumentRecord

if TYPE_CHECKING:
    from app.core.indexing.service import Outcome

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class AuditTrail:
    """Writes events.

    Args:
        write: appends one event; None where the policy turned the log off.
        with_words: the policy wants questions and answers word for word.
        hide: takes personal data out of them.
        prune: takes out the records that are older than the policy keeps.

    Attributes:
        problem: code of why the last event could not be written, or "": shown by the self-test and the window.
        missed: events that could not be written since the program started; the self-test tells of them.
    """

    write: Callable[[AuditEvent], object] | None
    with_words: bool = False
    hide: Callable[[str], str] = str
    prune: Callable[[], object] = lambda: None
    problem: str = field(init=False, default="")
    missed: int = field(init=False, default=0)

    def record(self, event: AuditEvent) -> None:
        """Write an event. A full disk is remembered, and the person's work goes on."""
        if self.write is None:
            return
        try:
            self.write(self._kept(event))
            self.problem = ""
        except StorageError as error:
            self.problem = error.code
            self.missed += 1
            _log.warning("audit record not written: %s", error.code)

    def began(self, **detail: str) -> None:
        """The program was started: what the policy keeps no longer goes, and the start is recorded."""
        if self.write is None:
            return
        try:
            self.prune()
        except StorageError as error:
            _log.warning("audit records not pruned: %s", error.code)
        self.record(AuditEvent(Act.STARTED, detail=detail))

    def _kept(self, event: AuditEvent) -> AuditEvent:
        if not self.with_words:
            return replace(event, question="", answer="")
        return replace(event, question=self.hide(event.question), answer=self.hide(event.answer))

    def added(self, outcome: Outcome, content_hash: str = "") -> None:
        """A document was added, or could not be."""
        if outcome.status == "unchanged":
            return
        detail = {"status": outcome.status, "pages": str(outcome.pages)}
        if outcome.error is not None:
            detail["error"] = outcome.error.code
        act = Act.DOCUMENT_FAILED if outcome.error is not None else Act.DOCUMENT_ADDED
        self.record(AuditEvent(act, (outcome.document_id,), (content_hash,), detail=detail))

    def removed(self, records: Sequence[DocumentRecord]) -> None:
        """Documents were taken out."""
        self.record(AuditEvent(Act.DOCUMENT_REMOVED, *_named(records)))

    def answered(self, answer: Answer) -> None:
        """A question was answered."""
        documents = {c.document.document_id: c.document for c in answer.citations}
        citations = tuple(f"{c.document.document_id}:{c.page}:{c.start}-{c.end}" for c in answer.citations)
        timings = answer.timings
        detail = {
            "status": answer.status.value,
            "sentences": str(len(answer.sentences)),
            "withheld": str(len(answer.withheld)),
            "evidence_ms": str(round(timings.evidence_ms)),
            "total_ms": str(round(timings.total_ms)),
            "tokens": str(timings.completion_tokens),
        }
        self.record(
            AuditEvent(Act.ASKED, *_named(list(documents.values())), citations, detail, answer.question, answer.text)
        )

    def exported(self, documents: Sequence[DocumentRecord], file_format: str, reviewer: str) -> None:
        """Answers left as a file; whoever gave a name has checked them."""
        self.did(Act.EXPORTED, documents, format=file_format)
        if reviewer.strip():
            self.did(Act.REVIEWED, documents, reviewer=reviewer.strip())

    def refused(self, error: SeogoError) -> None:
        """The policy refused something."""
        self.record(AuditEvent(Act.REFUSED, detail={"code": error.code}))

    def did(self, act: Act, documents: Sequence[DocumentRecord] = (), **detail: str) -> None:
        """Anything else, with short facts."""
        self.record(AuditEvent(act, *_named(documents), detail=detail))


def _named(records: Sequence[DocumentRecord]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(each.document_id for each in records), tuple(each.content_hash for each in records)
