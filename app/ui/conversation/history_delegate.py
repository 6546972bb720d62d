"""How a row of the history looks: a title with its time, or the heading of a day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.context import Context
from app.ui.conversation.history_model import CONVERSATION_ROLE, HEADING_ROLE, WHEN_ROLE, turns_words
from app.ui.conversation.prose import scaled_font

Index = QModelIndex | QPersistentModelIndex
_PAD = 10


class HistoryDelegate(QStyledItemDelegate):
    """Paints rows in the theme's colours."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines for a conversation, one for a heading."""
        line = option.fontMetrics.height()
        return QSize(120, round(line * 1.9) if index.data(HEADING_ROLE) else 2 * line + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        painter.save()
        rect: QRect = option.rect
        if heading := index.data(HEADING_ROLE):
            painter.setFont(scaled_font(0.9, bold=True))
            painter.setPen(QColor(self._context.theme.colors.muted))
            place = rect.adjusted(_PAD, 6, -_PAD, -4)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(heading))
        else:
            self._paint_ground(painter, option, rect)
            self._paint_words(painter, index, rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        colors = self._context.theme.colors
        state: QStyle.StateFlag = option.state
        ground = rect.adjusted(3, 1, -3, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colors.selected))
            painter.drawRoundedRect(ground, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colors.raised))
            painter.drawRoundedRect(ground, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_words(self, painter: QPainter, index: Index, rect: QRect) -> None:
        colors = self._context.theme.colors
        inner = rect.adjusted(_PAD + 3, 7, -_PAD - 3, -7)
        painter.setFont(scaled_font())
        metrics = painter.fontMetrics()
        title = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.setPen(QColor(colors.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
        painter.setFont(scaled_font(0.88))
        painter.setPen(QColor(colors.muted))
        conversation = index.data(CONVERSATION_ROLE)
        more = f"{index.data(WHEN_ROLE)} · {turns_words(conversation.turns)}"
        shown = painter.fontMetrics().elidedText(more, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shown)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:  # noqa: N802
        """A field for the title."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Title of the conversation"))
        editor.setMaxLength(200)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:  # noqa: N802
        """The field is as wide as the row."""
        rect: QRect = option.rect
        height = min(rect.height() - 6, editor.sizeHint().height())
        editor.setGeometry(rect.x() + 6, rect.center().y() - height // 2, rect.width() - 12, height)
