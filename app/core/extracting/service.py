"""Extraction: a template applied to documents. Code finds and checks every value; the model only chooses among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.core.answering.answer import Citation
from app.core.answering.evidence import DocumentUnits
from app.core.errors import Cancelled
from app.core.extracting.candidates import Candidate, Finder
from app.core.extracting.checks import judge_check
from app.core.extracting.duties import duties_of
from app.core.extracting.passages import Passage, Reading, read
from app.core.extracting.picking import Picker
from app.core.extracting.result import Alternative, Check, Extraction, FieldRow, Found
from app.core.extracting.template import Field, FieldType, Template
from app.core.geometry import rectangles
from app.core.library import DocumentRecord
from app.core.model_ports import LanguageModel, never_cancelled
from app.core.ports import Catalogue
from app.core.structure import PageSpan

_CLOSE = 0.06
"""Candidates whose weights lie this close are equally likely; the model may choose, else the first one stands."""
_MOST_ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class ExtractProgress:
    """How far an extraction has come: fields done of all documents."""

    done: int
    total: int
    document: str


@dataclass(slots=True)
class Extractor:
    """Applies templates.

    Args:
        catalogue: holds the documents.
        units: their parsed units.
        model: chooses where several values stand equally likely; None leaves that to the order of reading.
    """

    catalogue: Catalogue
    units: DocumentUnits
    model: LanguageModel | None = None

    def extract(
        self,
        template: Template,
        documents: Sequence[DocumentRecord],
        report: Callable[[ExtractProgress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Extraction:
        """The rows of every document, in the order given.

        Raises:
            Cancelled: `cancelled` returned True.
            ModelError: the model cannot be loaded.
        """
        rows: list[FieldRow] = []
        total = len(documents) * max(1, len(template.fields))
        for document in documents:
            for row in self.rows(template, document, cancelled):
                rows.append(row)
                report(ExtractProgress(min(len(rows), total), total, document.title))
        return Extraction(template, tuple(documents), tuple(rows))

    def rows(
        self, template: Template, document: DocumentRecord, cancelled: Callable[[], bool] = never_cancelled
    ) -> Iterator[FieldRow]:
        """The rows of one document."""
        reading = read(self.units.tree(document))
        if template.duties:
            yield from self._duties(reading, document)
            return
        finder = Finder(reading, template.fields)
        for wanted in template.fields:
            if cancelled():
                raise Cancelled
            if wanted.type is FieldType.CHECK:
                yield self._check(wanted, reading, document)
            else:
                yield self._field(wanted, finder, document, cancelled)

    def _field(
        self, wanted: Field, finder: Finder, document: DocumentRecord, cancelled: Callable[[], bool]
    ) -> FieldRow:
        placed = [(candidate, _place(candidate)) for candidate in finder.candidates(wanted)]
        found = [(candidate, place) for candidate, place in placed if candidate.absent or place]
        if not found or found[0][0].absent:
            return FieldRow(document, wanted, Found.NOT_FOUND)
        values = [(c, place) for c, place in _distinct(found) if not c.absent]
        close = [pair for pair in values if pair[0].weight >= values[0][0].weight - _CLOSE]
        chosen = 0
        if len(close) > 1 and self.model is not None:
            chosen = Picker(self.model).pick(wanted, [candidate for candidate, _ in close], cancelled)
        candidate, place = values.pop(chosen)
        return FieldRow(
            document,
            wanted,
            Found.FOUND,
            value=self._slice(document, place),
            normalised=candidate.normalised,
            citation=self._cite(document, candidate.passage, place),
            alternatives=tuple(
                Alternative(self._slice(document, other), self._cite(document, each.passage, other))
                for each, other in values[:_MOST_ALTERNATIVES]
            ),
        )

    def _check(self, wanted: Field, reading: Reading, document: DocumentRecord) -> FieldRow:
        verdict = judge_check(wanted, reading)
        place = verdict.passage.locate(verdict.start, verdict.end) if verdict else None
        if verdict is None or place is None:
            return FieldRow(document, wanted, Found.NOT_FOUND, check=Check.UNSURE)
        return FieldRow(
            document,
            wanted,
            Found.FOUND,
            value=self._slice(document, place),
            normalised=verdict.outcome.value,
            citation=self._cite(document, verdict.passage, place),
            check=verdict.outcome,
        )

    def _duties(self, reading: Reading, document: DocumentRecord) -> Iterator[FieldRow]:
        for duty in duties_of(reading):
            place = duty.passage.locate(duty.start, duty.end)
            if place:
                yield FieldRow(
                    document,
                    BAN if duty.ban else DUTY,
                    Found.FOUND,
                    value=self._slice(document, place),
                    normalised="must_not" if duty.ban else "must",
                    citation=self._cite(document, duty.passage, place),
                    label=duty.passage.place,
                )

    def _slice(self, document: DocumentRecord, place: PageSpan) -> str:
        page = self.catalogue.page(document.document_id, place.page)
        assert page is not None  # the passage was read from it
        return page.text[place.start : place.end]

    def _cite(self, document: DocumentRecord, passage: Passage, place: PageSpan) -> Citation:
        page = self.catalogue.page(document.document_id, place.page)
        assert page is not None
        return Citation(
            number=1,
            document=document,
            page=place.page,
            start=place.start,
            end=place.end,
            quote=page.text[place.start : place.end],
            rects=tuple(rectangles(page.boxes, place.start, place.end)),
            locator=passage.place or passage.above,
        )


DUTY = Field("duty", "의무", "Duty", FieldType.TEXT)
BAN = Field("ban", "금지", "Ban", FieldType.TEXT)
"""Fields of the rows that a list of duties has."""


def _place(candidate: Candidate) -> PageSpan | None:
    return candidate.passage.locate(candidate.start, candidate.end)


def _distinct(found: Sequence[tuple[Candidate, PageSpan | None]]) -> list[tuple[Candidate, PageSpan]]:
    """The first candidate of each value."""
    kept: dict[str, tuple[Candidate, PageSpan]] = {}
    for candidate, place in found:
        if place is not None:
            kept.setdefault("".join(candidate.normalised.split()).lower(), (candidate, place))
    return list(kept.values())
