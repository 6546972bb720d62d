"""추출·점검: a template is chosen, filled from the documents, and shown as a table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QWidget

from app.core.extracting.report import CHECK_WORDS
from app.core.extracting.result import Extraction, Found
from app.engine.protocol.events import AnyEvent, ExtractionShown, Failed, Templates
from app.engine.protocol.records import TemplateRow
from app.engine.protocol.requests import Extract, ListTemplates
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.words import clean
from app.ui.library.elided_label import ElidedLabel
from app.ui.work.extraction_model import ExtractionModel
from app.ui.work.order import Order, kind_name
from app.ui.work.page import Task, WorkPage
from app.ui.work.run import Phase, WorkRun
from app.ui.work.tall_table import TallTable
from app.ui.work.template_chooser import TemplateChooser
from app.ui.work.words import failure_words

_FIRST_COLUMN, _NARROWEST, _STRETCHED = 170, 220, 180
"""Pixels at the plain font size: of the names, of a document among many, of one that shares the room with few others."""
_PLAIN = 17  # pixels of a line at that size


class ExtractionPage(WorkPage):
    """A template and what documents say to it."""

    SUFFIXES = (".xlsx", ".docx")

    def __init__(self, context: Context, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(context, order, Task(self._ask, self._take, self._has_result), parent)
        self.extraction: Extraction | None = None
        self._template: TemplateRow | None = None
        self._listing = WorkRun(context, self)
        self._listing.heard.connect(self._listed)
        self._listing.changed.connect(self._listing_changed)
        self.named = ElidedLabel(Qt.TextElideMode.ElideRight)
        self.named.setProperty("role", "strong")
        self.other = IconButton(context, "list", "", role="secondary")
        self.other.clicked.connect(self.choose_template)
        self.controls.addWidget(self.named, 1)
        self.controls.addWidget(self.other)
        self.chooser = TemplateChooser(context)
        self.chooser.chosen.connect(self.fill)
        self.model = ExtractionModel(self)
        self.table = TallTable(context)
        self.table.setModel(self.model)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self.citation_activated)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.chooser)
        self.pages.addWidget(self.table)
        self.body.addWidget(self.pages)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in another language."""
        super().retranslate()
        self.other.set_words(self.tr("Another template"))
        self.table.setAccessibleName(self.tr("What the documents say"))
        self._show_controls()
        if self.extraction is not None:
            self.model.show_extraction(self.extraction, self.context.preferences.language)

    # --- work -------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Fill the template, or ask which one."""
        if not self.order.template:
            self.choose_template()
            return
        self.reset_progress()
        self.work.begin(
            Extract,
            template=self.order.template,
            document_ids=self.order.document_ids,
            use_model=self.context.preferences.allowed.use_model,
        )

    def choose_template(self) -> None:
        """Offer the templates."""
        self.work.give_up()
        self.show_phase()
        self.order = replace(self.order, template="")
        self.pages.setCurrentWidget(self.chooser)
        self._show_controls()
        self._listing.begin(ListTemplates)

    def fill(self, row: TemplateRow) -> None:
        """This template it is."""
        self.order, self._template = replace(self.order, template=row.template_id), row
        self.extraction = None
        self.name_page()
        self._show_controls()
        self.pages.setCurrentWidget(self.table)
        self.table.setFocus()
        self.begin()

    def _take(self, event: AnyEvent) -> None:
        """The table is filled."""
        if isinstance(event, ExtractionShown):
            self.extraction = event.extraction
            self.model.show_extraction(event.extraction, self.context.preferences.language)
            self._set_widths()

    def _has_result(self) -> bool:
        """It was filled."""
        return self.extraction is not None and self.work.phase is Phase.DONE

    def close_page(self) -> None:
        """Nothing more is measured."""
        self.table.slices.clear()
        self._listing.give_up()
        super().close_page()

    def _listed(self, event: AnyEvent) -> None:
        if isinstance(event, Templates):
            self.chooser.show_templates(event.templates)
            self.chooser.focus_first()

    def _listing_changed(self) -> None:
        failure = self._listing.failure
        self._show_controls()
        if self._listing.phase is Phase.FAILED and isinstance(failure, Failed):
            self.progress.say("error", "bad", failure_words(failure, self.context.preferences.language))

    # --- showing ----------------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """With the template's name once there is one."""
        name = self._template_name() or kind_name(self.order.kind)
        return f"{name} · {self.subject_words()}"

    def _template_name(self) -> str:
        template: TemplateRow | None = getattr(self, "_template", None)
        if template is None:
            return ""
        return clean(template.titles[int(self.context.preferences.language == "en")])

    def _show_controls(self) -> None:
        has_template = bool(self.order.template)
        self.named.setText(self._template_name())
        self.named.setVisible(has_template)
        self.other.setVisible(has_template)
        self.progress.setVisible(has_template or self._listing.phase is Phase.FAILED)

    def _set_widths(self) -> None:
        """The name narrow, documents as wide as there is room; many documents scroll sideways."""
        header = self.table.horizontalHeader()
        scale = max(1.0, self.fontMetrics().height() / _PLAIN)
        wide = [2] if self.model.is_list else range(1, self.model.columnCount())
        room = self.width() - _FIRST_COLUMN * scale  # the table follows the page a moment later
        few = len(wide) * _STRETCHED * scale <= room
        for column in range(self.model.columnCount()):
            stretches = column in wide and few
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
            if not stretches:
                narrow = 80 if self.model.is_list and column == 0 else _FIRST_COLUMN
                pixels = round((_NARROWEST if column in wide else narrow) * scale)
                most = self.width() if column in wide else self.width() * 3 // 10
                self.table.setColumnWidth(column, min(pixels, max(80, most)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Documents share the room, or scroll sideways where there is too little."""
        super().resizeEvent(event)
        if self.extraction is not None:
            self._set_widths()

    # --- words ------------------------------------------------------------------------------------------------------

    def done_words(self) -> tuple[str, str, str]:
        """How much was found."""
        if self.extraction is None:
            return super().done_words()
        rows, at = self.extraction.rows, int(self.context.preferences.language == "en")
        if self.extraction.template.duties:
            bans = sum(row.normalised == "must_not" for row in rows)
            found = self.tr("%1 duties, %2 bans").replace("%1", str(len(rows) - bans)).replace("%2", str(bans))
            return "check-circle", "good", found
        checks = [row for row in rows if row.check is not None]
        values = [row for row in rows if row.check is None]
        parts = [
            f"{words[at]} {sum(row.check is check for row in checks)}" for check, words in CHECK_WORDS.items() if checks
        ]
        if values:
            stated = sum(row.found is Found.FOUND for row in values)
            parts.append(self.tr("%1 of %2 values found").replace("%1", str(stated)).replace("%2", str(len(values))))
        return "check-circle", "good", " · ".join(parts)
