"""Document work: summaries, comparisons and extractions, whose newest results are held so that they can be exported."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.core.answering.evidence import DocumentUnits
from app.core.audit import Act
from app.core.comparing.comparison import Comparison
from app.core.comparing.report import comparison_report
from app.core.comparing.service import compare
from app.core.errors import ModelError, NotFoundError
from app.core.extracting.report import extraction_report
from app.core.extracting.result import Extraction
from app.core.extracting.service import Extractor, ExtractProgress
from app.core.extracting.template import Template, find_template
from app.core.library import DocumentRecord, Status
from app.core.model_ports import LanguageModel
from app.core.packs.manifest import PackKind
from app.core.ports import Catalogue
from app.core.report import Report
from app.core.summarizing.generating import SummaryListener, SummaryProgress
from app.core.summarizing.report import summary_report
from app.core.summarizing.service import Pen
from app.core.summarizing.summary import Length, Summary
from app.engine.protocol.events import (
    ComparisonShown,
    ExtractionShown,
    FileWritten,
    SummaryShown,
    Templates,
    WorkProgress,
)
from app.engine.protocol.requests import Compare, ExportWork, Extract, Summarize
from app.engine.server.patience import PatientModel
from app.engine.server.session import Session
from app.engine.server.tasks import Task
from app.engine.server.work_shapes import lean_comparison, lean_extraction, template_row
from app.packs import current_folders
from app.settings import enforcement, keys
from app.system.templates import templates
from app.wiring import summarizer, write_report, writing_pen

KEPT: Final = 24
"""Results that are held for exports. A summary takes about 0.2 MB, a comparison of two long rules 10 MB."""
_EVERY = 20  # rows of an extraction between two tellings

Result = Summary | Comparison | Extraction


@dataclass(slots=True)
class WorkDesk:
    """Does document work.

    Attributes:
        catalogue: a connection of its own; a summary reads one state of the library.
        lend: the answer model, until the function given says to stop.
        language: of words in exported files, "ko" or "en".
    """

    session: Session
    catalogue: Catalogue
    lend: Callable[[Callable[[], bool]], LanguageModel]
    language: Callable[[], str]
    _results: OrderedDict[int, tuple[Result, str]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    # --- summaries --------------------------------------------------------------------------------------------------

    def summarize(self, task: Task) -> None:
        """Summarize; a stop keeps what was written until then."""
        request = task.request
        assert isinstance(request, Summarize)
        documents = self._documents(request.document_ids, request.collection)
        pen, notice = self._pen(task) if request.use_model else (None, "")
        service = summarizer(self.session.library, pen, catalogue=self.catalogue)
        listener = SummaryListener(
            on_extractive=lambda summary: task.send(SummaryShown(summary=summary, final=False)),
            on_section=lambda progress, summary: self._section(task, progress, summary),
            on_sentence=lambda progress, summary: _tell_section(task, progress),
        )
        summary = service.summarize(documents, Length(request.length), listener, task.cancelled)
        self._hold(task, summary, request.collection)
        if notice and not summary.notice:
            summary = replace(summary, notice=notice)
        task.send(SummaryShown(summary=summary, final=True))
        detail = {"length": request.length, "sentences": str(len(summary.sentences)), "partial": str(summary.partial)}
        self.session.library.audit.did(Act.SUMMARIZED, documents, **detail)
        task.check()

    def _section(self, task: Task, progress: SummaryProgress, summary: Summary) -> None:
        _tell_section(task, progress)
        task.send(SummaryShown(summary=summary, final=False))

    def _pen(self, task: Task) -> tuple[Pen | None, str]:
        """What writes, or None and the reason's code."""
        library = self.session.library
        model = PatientModel(self.lend(task.cancelled), self.session.gate)
        try:
            return writing_pen(library, model, library.settings), ""
        except ModelError as error:
            return None, error.code

    # --- tables -----------------------------------------------------------------------------------------------------

    def compare(self, task: Task) -> None:
        """Compare."""
        request = task.request
        assert isinstance(request, Compare)
        old, new = self._documents((request.old_id, request.new_id))
        units = DocumentUnits(self.catalogue)
        trees = []
        for done, document in enumerate((old, new)):
            task.send(WorkProgress(done=done, total=3, label=document.title))
            trees.append(units.tree(document))
            task.check()
        task.send(WorkProgress(done=2, total=3, label=""))
        comparison = compare(old, trees[0], new, trees[1])
        task.check()
        self._hold(task, comparison)
        task.send(ComparisonShown(comparison=lean_comparison(comparison)))
        self.session.library.audit.did(Act.COMPARED, (old, new), rows=str(len(comparison.rows)))

    def extract(self, task: Task) -> None:
        """Extract."""
        request = task.request
        assert isinstance(request, Extract)
        documents = self._documents(request.document_ids)
        template = find_template(request.template, self._templates())
        model = PatientModel(self.lend(task.cancelled), self.session.gate) if request.use_model else None

        def tell(progress: ExtractProgress) -> None:
            if progress.done % _EVERY == 0 or progress.done == progress.total or not template.duties:
                task.send(WorkProgress(done=progress.done, total=progress.total, label=progress.document))
            task.check()

        units = DocumentUnits(self.catalogue)
        try:
            extraction = Extractor(self.catalogue, units, model).extract(template, documents, tell, task.cancelled)
        except ModelError:  # it only chooses among equally likely values, so nothing is lost without one
            extraction = Extractor(self.catalogue, units).extract(template, documents, tell, task.cancelled)
        self._hold(task, extraction)
        task.send(ExtractionShown(extraction=lean_extraction(extraction)))
        self.session.library.audit.did(Act.EXTRACTED, documents, template=template.template_id)

    def list_templates(self, task: Task) -> None:
        """ListTemplates."""
        task.send(Templates(templates=tuple(map(template_row, self._templates()))))

    # --- exports ----------------------------------------------------------------------------------------------------

    def export(self, task: Task) -> None:
        """ExportWork."""
        request = task.request
        assert isinstance(request, ExportWork)
        enforcement.require(self.session.library.settings, keys.EXPORT_ALLOWED)
        with self._lock:
            found = self._results.get(request.work)
        if found is None:
            raise NotFoundError("work_gone")
        result, collection = found
        report = self._report(result, collection, request.reviewer)
        task.check()
        written = write_report(report, Path(request.path))
        documents = (result.old, result.new) if isinstance(result, Comparison) else result.documents
        suffix = Path(request.path).suffix.lower()
        self.session.library.audit.did(Act.EXPORTED, documents, format=suffix)
        task.send(FileWritten(path=written.path))

    def _report(self, result: Result, collection: str, reviewer: str) -> Report:
        made_on, language = datetime.now().astimezone().isoformat(timespec="minutes"), self.language()
        if isinstance(result, Summary):
            report = summary_report(result, made_on, language, collection)
        elif isinstance(result, Comparison):
            report = comparison_report(result, made_on, language)
        else:
            report = extraction_report(result, made_on, language)
        return replace(report, reviewer=reviewer)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _documents(self, document_ids: Sequence[str], collection: str = "") -> tuple[DocumentRecord, ...]:
        """The documents named, or those of a collection that are in force.

        Raises:
            NotFoundError: document_missing: one is not in the library or has no text, or the collection has none.
        """
        if not document_ids:
            held = self.catalogue.documents(collection) if collection else []
            found = [each for each in held if _is_readable(each) and not each.superseded_by]
            if not found:
                raise NotFoundError("document_missing", document=collection)
            return tuple(found)
        return tuple(map(self._document, document_ids))

    def _document(self, document_id: str) -> DocumentRecord:
        record = self.catalogue.document(document_id)
        if record is None or not _is_readable(record):
            raise NotFoundError("document_missing", document=record.title if record else document_id)
        return record

    def _templates(self) -> list[Template]:
        return templates(current_folders(PackKind.TEMPLATES, self.session.library.settings))

    def _hold(self, task: Task, result: Result, collection: str = "") -> None:
        with self._lock:
            self._results[task.id] = (result, collection)
            while len(self._results) > KEPT:
                self._results.popitem(last=False)


def _is_readable(record: DocumentRecord) -> bool:
    return record.status in (Status.SEARCHABLE, Status.READY)


def _tell_section(task: Task, progress: SummaryProgress) -> None:
    task.send(
        WorkProgress(
            done=progress.done, total=progress.total, label=progress.section, seconds_left=progress.seconds_left
        )
    )
