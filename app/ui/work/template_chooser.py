"""Which template is to be filled: cards with what each asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.engine.protocol.records import TemplateRow
from app.ui.context import Context
from app.ui.conversation.buttons import LinkButton
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.words import clean

_MOST_NAMED = 8
_WIDEST = 720


class TemplateCard(QFrame):
    """One template; its title begins the work."""

    def __init__(self, context: Context, row: TemplateRow) -> None:
        super().__init__()
        self.setProperty("role", "card")
        at = int(context.preferences.language == "en")
        icon = "list" if row.is_list else "checklist" if row.is_checklist else "tag"
        self.link = LinkButton(context, icon, clean(row.titles[at]))
        self.about = muted_label(self._about(row, at))
        self.link.setAccessibleName(clean(row.titles[at]))
        self.link.setAccessibleDescription(self.about.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(4)
        column.addWidget(self.link)
        column.addWidget(self.about)

    def _about(self, row: TemplateRow, at: int) -> str:
        if row.is_list:
            return self.tr("Finds every duty and every ban that the documents lay down, each with its place.")
        names = ", ".join(clean(titles[at]) for titles in row.field_titles[:_MOST_NAMED])
        more = " …" if row.fields > _MOST_NAMED else ""
        words = self.tr("Checks %1 points: %2") if row.is_checklist else self.tr("Looks up %1 items: %2")
        return words.replace("%1", str(row.fields)).replace("%2", f"{names}{more}")


class TemplateChooser(QScrollArea):
    """All templates.

    Signals:
        chosen(TemplateRow): this one.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: list[TemplateCard] = []
        ground = QWidget()
        ground.setProperty("role", "ground")
        ground.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(ground)
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(10)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(ground)
        self._column.addWidget(muted_label(self.tr("What should be looked up in the documents?")))
        self._column.addStretch(1)

    def show_templates(self, rows: Sequence[TemplateRow]) -> None:
        """Offer these."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [TemplateCard(self._context, row) for row in rows]
        for number, (card, row) in enumerate(zip(self.cards, rows, strict=True)):
            card.link.clicked.connect(lambda _=False, row=row: self.chosen.emit(row))
            self._column.insertWidget(1 + number, card)

    def focus_first(self) -> None:
        """The keyboard goes to the first template."""
        if self.cards:
            self.cards[0].link.setFocus(Qt.FocusReason.TabFocusReason)
