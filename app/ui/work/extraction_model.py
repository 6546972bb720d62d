"""A filled template as a table: fields down, documents across; a list of duties has a row for each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.extracting.report import CHECK_WORDS
from app.core.extracting.result import Check, Extraction, FieldRow, Found
from app.core.extracting.template import Field
from app.core.report import Mark, Paragraph, Run, Style
from app.ui.conversation.words import clean, place
from app.ui.work.rich_text import plain_text
from app.ui.work.tall_table import BADGE, PARAGRAPHS, SOURCE

BADGES = {Check.MET: ("check-circle", "good"), Check.UNMET: ("error", "bad"), Check.UNSURE: ("help", "warning")}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Words = tuple[Paragraph, ...]


class ExtractionModel(QAbstractTableModel):
    """Shows an extraction."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._extraction: Extraction | None = None
        self._by_place: dict[tuple[str, str], FieldRow] = {}
        self._language = "ko"

    def show_extraction(self, extraction: Extraction, language: str) -> None:
        """Show another one, or the same in another language."""
        self.beginResetModel()
        self._extraction, self._language = extraction, language
        self._by_place = {(row.document.document_id, row.field.name): row for row in extraction.rows}
        self.endResetModel()

    @property
    def is_list(self) -> bool:
        """One row for each duty."""
        return self._extraction is not None and self._extraction.template.duties

    @property
    def _names_documents(self) -> bool:
        return self._extraction is not None and len(self._extraction.documents) > 1

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Fields, or duties."""
        if parent.isValid() or self._extraction is None:
            return 0
        return len(self._extraction.rows if self.is_list else self._extraction.template.fields)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """The name and one for each document; of a list: sort, place, words, and the document where there are more."""
        if parent.isValid() or self._extraction is None:
            return 0
        if self.is_list:
            return 3 + self._names_documents
        return 1 + len(self._extraction.documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        """Words of a cell, its source, its badge."""
        if not index.isValid() or self._extraction is None:
            return None
        row = self._row(index)
        if role == SOURCE:
            return row.citation if row is not None else None
        if role == BADGE:
            return self._badge(row)
        if role in (PARAGRAPHS, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self._words(index, row)
            if role == PARAGRAPHS:
                return words
            badge = self._badge(row)  # painted, and must be heard, too
            return f"{badge[2]} {plain_text(words)}" if badge else plain_text(words)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole.value
    ) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or self._extraction is None:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if self.is_list:
            names = (self.tr("Sort"), self.tr("Place"), self.tr("Words"), self.tr("Document"))
            return names[section]
        if section == 0:
            return self.tr("Item")
        return clean(self._extraction.documents[section - 1].title)

    # --- content ----------------------------------------------------------------------------------------------------

    def _row(self, index: Index) -> FieldRow | None:
        assert self._extraction is not None
        if self.is_list:
            return self._extraction.rows[index.row()]
        if index.column() == 0:
            return None
        document = self._extraction.documents[index.column() - 1]
        return self._by_place.get((document.document_id, self._extraction.template.fields[index.row()].name))

    def _words(self, index: Index, row: FieldRow | None) -> Words:
        assert self._extraction is not None
        if row is None:
            return self._field_words(self._extraction.template.fields[index.row()])
        if self.is_list:
            return self._duty_words(row, index.column())
        return self._value_words(row)

    def _badge(self, row: FieldRow | None) -> tuple[str, str, str] | None:
        if row is None or row.check is None:
            return None
        return (*BADGES[row.check], CHECK_WORDS[row.check][int(self._language == "en")])

    def _field_words(self, field: Field) -> Words:
        name = Paragraph((Run(field.title(self._language), Mark.BOLD),))
        return (name, Paragraph((Run(self.tr("required"), Mark.MUTED),))) if field.required else (name,)

    def _duty_words(self, row: FieldRow, column: int) -> Words:
        if column == 0:
            return (Paragraph((Run(row.field.title(self._language), Mark.BOLD),)),)
        if column == 1:
            where = place(row.citation) if row.citation else row.label
            return (Paragraph((Run(where),), Style.NOTE),)
        return (Paragraph((Run(clean(row.value if column == 2 else row.document.title)),)),)

    def _value_words(self, row: FieldRow) -> Words:
        found: list[Paragraph] = []
        if row.found is Found.FOUND:
            found.append(Paragraph((Run(clean(row.value)),)))
        elif row.check is None:
            found.append(Paragraph((Run(self.tr("Not in the document"), Mark.MUTED),)))
        else:
            found.append(Paragraph((Run(self.tr("Nothing on it was found"), Mark.MUTED),)))
        if row.alternatives:
            others = ", ".join(clean(other.value) for other in row.alternatives)
            found.append(Paragraph((Run(self.tr("also stated: %1").replace("%1", others), Mark.MUTED),)))
        if row.citation is not None:
            found.append(Paragraph((Run(place(row.citation)),), Style.NOTE))
        return tuple(found)
