"""A summary as it grows: the documents' own sentences at once, then the model's, section by section."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core.summarizing.report import coverage_line
from app.core.summarizing.summary import Length, Summary, SummarySentence
from app.engine.protocol.events import AnyEvent, SummaryShown
from app.engine.protocol.requests import Summarize
from app.ui.context import Context
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.withheld import WithheldPart
from app.ui.conversation.words import clean, notice_words
from app.ui.work.choice_row import ChoiceRow
from app.ui.work.coverage import CoverageStrip
from app.ui.work.order import Order
from app.ui.work.page import Task, WorkPage
from app.ui.work.run import Phase
from app.ui.work.slices import Slices, polish
from app.ui.work.summary_parts import Chips, Citations, FactsCard, LeftOutPart, SectionPart
from app.ui.work.words import length_name

_WIDEST = 860  # pixels: longer lines are hard to read


class SummaryPage(WorkPage):
    """Summary of one document or several."""

    def __init__(self, context: Context, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(context, order, Task(self._ask, self._take, self._has_result), parent)
        self.summary: Summary | None = None
        self._sections: dict[int, SectionPart] = {}
        self._groups: dict[int, list[SummarySentence]] = {}
        self._withheld: WithheldPart | None = None
        self.slices = Slices(self)
        self.lengths = ChoiceRow(context, list(Length), exclusive=True)
        self.lengths.choose(context.preferences.allowed.length)
        self.lengths.chosen.connect(self.begin)
        self.controls.addWidget(self.lengths, 1)
        self._build_body()
        self.retranslate()

    def retranslate(self) -> None:
        """Words in another language; a summary keeps its own."""
        super().retranslate()
        self.lengths.setAccessibleName(self.tr("Length of the summary"))
        for length in Length:
            self.lengths.set_words(length, length_name(length))
        self.scroller.setAccessibleName(self.tr("Summary text"))
        self.strip.setAccessibleName(self.tr("Sections of the documents"))
        if self.summary is not None:
            self._show(self.summary, not self.work.is_open)

    def _build_body(self) -> None:
        self._make_parts()
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 20, 24)
        column.setSpacing(12)
        for part in (self.draft, self.coverage_words, self.strip, self.facts):
            column.addWidget(part)
        column.addLayout(self._text)
        column.addLayout(self._foot)
        column.addWidget(self.left_out)
        column.addStretch(1)
        ground = QWidget()
        ground.setProperty("role", "ground")
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(inside, 1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.scroller)
        self.scroller.setWidget(ground)
        self.body.addWidget(self.scroller)

    def _make_parts(self) -> None:
        self.preview = QuotePreview(self)
        self._chips = Chips(self.preview, self.citation_activated.emit)
        self.draft, self.draft_text = QFrame(), QLabel()
        self.draft.setProperty("role", "draft")
        self.draft_text.setWordWrap(True)
        draft_row = QHBoxLayout(self.draft)
        draft_row.setContentsMargins(12, 6, 12, 6)
        draft_row.addWidget(self.draft_text)
        self.draft.hide()
        self.coverage_words = muted_label("")
        self.strip = CoverageStrip()
        self.facts = FactsCard(self.context, self._chips)
        self._text, self._foot = QVBoxLayout(), QVBoxLayout()
        self._text.setSpacing(10)
        self.left_out = LeftOutPart(self.context)
        self.strip.section_activated.connect(self.page_activated)
        self.left_out.opened.connect(self.page_activated)

    # --- work -------------------------------------------------------------------------------------------------------

    @property
    def length(self) -> Length:
        """How much it is to say."""
        return Length(self.lengths.values()[0])

    def _ask(self) -> None:
        """Summarise; what is shown stays until the first words of the new summary come."""
        self.reset_progress()
        self.work.begin(
            Summarize,
            document_ids=self.order.document_ids,
            collection=self.order.label,
            length=self.length.value,
            use_model=self.context.preferences.allowed.use_model,
        )

    def _take(self, event: AnyEvent) -> None:
        """A summary as far as it has come."""
        if isinstance(event, SummaryShown):
            self.summary = event.summary
            self.slices.clear()
            self._show(event.summary, event.final)

    def _has_result(self) -> bool:
        """A finished or stopped summary."""
        return self.summary is not None and self.work.phase in (Phase.DONE, Phase.STOPPED)

    def close_page(self) -> None:
        """Nothing more is built."""
        self.slices.clear()
        self.strip.slices.clear()
        super().close_page()

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show(self, summary: Summary, final: bool) -> None:
        language = self.context.preferences.language
        citations = {citation.number: citation for citation in summary.citations}
        self._show_draft(summary, final)
        self.coverage_words.setText(f"{coverage_line(summary, language)} — {self._legend()}")
        self.strip.show_sections(summary.coverage.sections)
        self.slices.add(partial(self._show_facts, summary, citations, language))
        self.left_out.show_entries(summary.coverage.left_out)
        self._groups = groups = {
            index: list(group) for index, group in groupby(summary.sentences, key=lambda sentence: sentence.section)
        }
        for index in [index for index in self._sections if index not in groups]:
            part = self._sections.pop(index)
            self._text.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.slices.add(*(partial(self._show_section, summary, place, index) for place, index in enumerate(groups)))
        self._show_withheld(summary, final)

    def _show_facts(self, summary: Summary, citations: Citations, language: str) -> None:
        self.facts.show_facts(summary.key_facts, citations, language)
        polish(self.facts)

    def _show_section(self, summary: Summary, place: int, index: int) -> None:
        if index not in self._sections:
            part = SectionPart(self.context, self._chips, summary.coverage.sections[index], self._title(summary, index))
            part.opened.connect(self.page_activated)
            self._sections[index] = part
            self._text.insertWidget(place, part)
        citations = {citation.number: citation for citation in summary.citations}
        self._sections[index].show_sentences(self._groups[index], citations, summary.generated)
        polish(self._sections[index])

    def _title(self, summary: Summary, index: int) -> str:
        section = summary.coverage.sections[index]
        titles = {document.document_id: document.title for document in summary.documents}
        if len(titles) > 1:
            return f"{clean(titles.get(section.document_id, ''))} · {clean(section.title)}"
        return clean(section.title)

    def _show_draft(self, summary: Summary, final: bool) -> None:
        notice = notice_words(summary.notice, self.context.preferences.language) if summary.notice else ""
        if summary.generated:
            text = self.tr(
                "Draft written by AI — to be checked by a person. Words in quotation marks are the document's."
            )
        elif final or not self.context.preferences.allowed.use_model:
            text = self.tr("Made of the documents' own sentences.")
        else:
            text = self.tr("The documents' own sentences for now; written ones will take their place.")
        self.draft_text.setText(f"{text} {notice}".strip())
        self.draft.setProperty("tone", "" if summary.generated else "info")
        self.draft.style().unpolish(self.draft)
        self.draft.style().polish(self.draft)
        self.draft_text.style().unpolish(self.draft_text)
        self.draft_text.style().polish(self.draft_text)
        self.draft.show()

    def _legend(self) -> str:
        return self.tr("filled: in the summary; dashed: read, not in it. Click to open.")

    def _show_withheld(self, summary: Summary, final: bool) -> None:
        if self._withheld is not None:
            self._foot.removeWidget(self._withheld)
            self._withheld.hide()
            self._withheld.deleteLater()
            self._withheld = None
        if final and summary.withheld and self.context.preferences.allowed.show_withheld:
            self._withheld = WithheldPart(self.context, summary.withheld)
            self._foot.addWidget(self._withheld)

    # --- words ------------------------------------------------------------------------------------------------------

    def stopped_words(self) -> str:
        """It was stopped."""
        if self.summary is None:
            return self.tr("Stopped before anything was found")
        return self.tr("Stopped — what was written until then is kept")

    def done_words(self) -> tuple[str, str, str]:
        """How it was made."""
        summary = self.summary
        if summary is None:
            return super().done_words()
        if summary.generated:
            return "check-circle", "good", self.tr("Finished: every sentence was checked against its source")
        return "quote", "muted", self.tr("Finished: quotes only")
