"""A table whose cells hold paragraphs. Rows are measured in slices, those on the screen first, and painted when seen."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui.clipboard import copies_current
from app.ui.context import Context
from app.ui.work.rich_text import LINE_HEIGHT, text_document
from app.ui.work.slices import Slices

PARAGRAPHS = Qt.ItemDataRole.UserRole.value + 1
"""tuple[Paragraph, …] of a cell."""
SOURCE = Qt.ItemDataRole.UserRole.value + 2
"""The Citation that a cell opens, or None."""
BADGE = Qt.ItemDataRole.UserRole.value + 3
"""(icon, tone, words) of a badge in front of a cell's words, or None; the tone is a field of `Colors` with a tint."""
GROUP = Qt.ItemDataRole.UserRole.value + 4
"""True for a row that heads the rows below it: one cell over the whole width."""
_TINTS = {"good": "good_soft", "bad": "bad_soft", "warning": "warning_soft", "link": "accent_soft"}
_PAD_X, _PAD_Y = 12, 8
_DOCUMENTS_KEPT = 80  # laid-out cells: about two screens
_GUESS = 96  # pixels of a row before it is measured
Index = QModelIndex | QPersistentModelIndex


class RichDelegate(QStyledItemDelegate):
    """Measures and paints cells of paragraphs."""

    def __init__(self, context: Context, view: TallTable) -> None:
        super().__init__(view)
        self._context, self._view = context, view
        self._documents: OrderedDict[tuple[int, int, int], QTextDocument] = OrderedDict()

    def forget(self) -> None:
        """Content, colours or font are others."""
        self._documents.clear()

    def height(self, index: Index, width: int) -> int:
        """Pixels of a cell at a width."""
        return max(_PAD_Y * 2 + round(self._document(index, width).size().height()), 36)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """At the column's width."""
        width = self._view.cell_width(index)
        return QSize(width, self.height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, badge, words, focus ring."""
        colors, rect = self._context.theme.colors, option.rect
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(self._ground(option, index)))
        painter.setPen(QPen(QColor(colors.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if not index.data(GROUP):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        document = self._document(index, rect.width())
        painter.translate(rect.left() + _PAD_X, rect.top() + _PAD_Y)
        if badge := index.data(BADGE):
            self._paint_badge(painter, badge)
        document.drawContents(painter)
        painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(QPen(QColor(colors.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.restore()

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> str:
        colors = self._context.theme.colors
        if index.data(GROUP):
            return colors.raised
        if option.state & QStyle.StateFlag.State_MouseOver and index.data(SOURCE) is not None:
            return colors.raised
        return colors.surface

    def _paint_badge(self, painter: QPainter, badge: tuple[str, str, str]) -> None:
        """A tinted field with an icon and words, as tall as the first line."""
        icon, tone, words = badge
        height = round(QFontMetricsF(self._view.font()).height() * LINE_HEIGHT / 100)
        field = QRect(0, 0, round(self._badge_width(words)), height)
        tint = getattr(self._context.theme.colors, _TINTS[tone])
        color = getattr(self._context.theme.colors, tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(field, 6, 6)
        side = self._icon_side()
        drawn: QIcon = self._context.theme.icon(icon, tone)
        drawn.paint(painter, QRect(6, (field.height() - side) // 2, side, side))
        painter.setPen(QColor(color))
        painter.setFont(self._badge_font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(field.adjusted(side + 10, 0, 0, 0), flags, words)

    def _badge_font(self) -> QFont:
        font = QFont(self._view.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _badge_width(self, words: str) -> float:
        return self._icon_side() + 18 + QFontMetricsF(self._badge_font()).horizontalAdvance(words)

    def _icon_side(self) -> int:
        return max(14, round(self._view.fontMetrics().height() * 0.9))

    def _document(self, index: Index, width: int) -> QTextDocument:
        inner = width - 2 * _PAD_X
        key = (index.row(), index.column(), inner)
        if key in self._documents:
            self._documents.move_to_end(key)
        else:
            badge = index.data(BADGE)
            self._documents[key] = text_document(
                index.data(PARAGRAPHS) or (),
                self._context.theme.colors,
                self._view.font(),
                float(inner),
                self._badge_width(badge[2]) + 8 if badge else 0.0,
            )
            while len(self._documents) > _DOCUMENTS_KEPT:
                self._documents.popitem(last=False)
        return self._documents[key]


class TallTable(QTableView):
    """Rows as tall as their words.

    Signals:
        opened(Citation): a cell with a source was clicked, or entered with the keyboard.
    """

    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._measured: set[int] = set()
        self.slices = Slices(self)
        self.delegate_ = RichDelegate(context, self)
        self.setItemDelegate(self.delegate_)
        self.setObjectName("workTable")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_GUESS)
        self.verticalHeader().setMinimumSectionSize(28)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().sectionResized.connect(self._widths_changed)
        self.verticalScrollBar().valueChanged.connect(self._measure_visible)
        context.theme.changed.connect(self.forget)

    # --- model ------------------------------------------------------------------------------------------------------

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Show a model; its rows are measured anew whenever it is reset."""
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._reset)
        self._reset()

    def _reset(self) -> None:
        self.delegate_.forget()
        self.clearSpans()
        model = self.model()
        if model is None:
            return
        for row in range(model.rowCount()):
            if model.index(row, 0).data(GROUP):
                self.setSpan(row, 0, 1, model.columnCount())
        self.forget()

    def forget(self) -> None:
        """Everything is to be measured and painted anew."""
        self.delegate_.forget()
        self._measured.clear()
        self.slices.clear()
        model = self.model()
        if model is not None and self.isVisible():  # later: while the header is being resized, its widths are old
            self.slices.add(self._measure_visible)
            self.slices.add(*(partial(self._measure, row) for row in range(model.rowCount())))
        self.viewport().update()

    # --- heights ----------------------------------------------------------------------------------------------------

    def cell_width(self, index: Index) -> int:
        """Pixels a cell has, spans counted."""
        if index.data(GROUP):
            return max(self.horizontalHeader().length(), 100)
        return self.columnWidth(index.column())

    def _measure_visible(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return
        row, model = first, self.model()
        bottom = self.viewport().height()
        while row < model.rowCount() and (row <= last or self.rowViewportPosition(row) < bottom):
            self._measure(row)
            row += 1

    def _measure(self, row: int) -> None:
        """Give a row its height; what is on the screen stays where it is."""
        model = self.model()
        if row in self._measured or model is None or row >= model.rowCount():
            return
        self._measured.add(row)
        columns = 1 if model.index(row, 0).data(GROUP) else model.columnCount()
        cells = (model.index(row, column) for column in range(columns))
        height = max(self.delegate_.height(index, self.cell_width(index)) for index in cells)
        if height == self.rowHeight(row):
            return
        top = self.rowAt(0)
        before = self.rowViewportPosition(top)
        self.setRowHeight(row, height)
        if 0 <= row < top:
            bar = self.verticalScrollBar()
            self.updateGeometries()
            bar.setValue(bar.value() + self.rowViewportPosition(top) - before)

    def _widths_changed(self) -> None:
        self.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """More rows may be seen."""
        super().resizeEvent(event)
        self._measure_visible()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Measured when first seen."""
        super().showEvent(event)
        if not self._measured:
            self.forget()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.forget()

    # --- opening ----------------------------------------------------------------------------------------------------

    def _open(self, index: Index) -> None:
        source = index.data(SOURCE) if index.isValid() else None
        if source is not None:
            self.opened.emit(source)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click opens the source."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            if index == self.currentIndex():
                self._open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A hand over what can be opened."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if index.data(SOURCE) is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens the source, Ctrl+C copies the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif not copies_current(self, event, self._context.preferences):
            super().keyPressEvent(event)
