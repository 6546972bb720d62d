"""How rows of the list look: painted, since a widget for each of thousands of rows would not be smooth."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.engine.protocol.records import DocumentRow
from app.ui.library import words
from app.ui.library.model import HEADER_ROLE, ROW_ROLE, Header
from app.ui.preferences import Preferences
from app.ui.theme.colors import Colors
from app.ui.theme.theme import Theme

PAD = 8
RADIUS = 6
_SMALL = 0.88  # second line, as a part of the first
_NARROW_EMS = 15  # below this width, in heights of a line, words give way to icons
_TINY_EMS = 9

FORMAT_ICONS = {
    "pdf": "file-pdf",
    "docx": "file-word",
    "hwp": "file-hwp",
    "hwpx": "file-hwp",
    "xlsx": "file-sheet",
    "xls": "file-sheet",
    "csv": "file-sheet",
    "pptx": "file-slides",
    "html": "file-web",
    "eml": "mail",
    "msg": "mail",
}
STATE_ICONS = {
    "waiting": ("clock", "muted"),
    "reading": ("refresh", "link"),
    "searchable": ("search", "muted"),
    "ready": ("check", "good"),
    "failed": ("warning", "bad"),
}


def format_icon(format_name: str) -> str:
    """Name of the icon of a document's type."""
    return FORMAT_ICONS.get(format_name, "file-text")


@dataclass(frozen=True, slots=True)
class _Look:
    """What one paint needs."""

    painter: QPainter
    colors: Colors
    font: QFont
    small: QFont
    direction: Qt.LayoutDirection

    def metrics(self, small: bool) -> QFontMetrics:
        return QFontMetrics(self.small if small else self.font)


class LibraryDelegate(QStyledItemDelegate):
    """Paints headers and documents.

    Attributes:
        drop_section: collection that would take what is being dragged, or None.
    """

    def __init__(self, theme: Theme, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preferences = preferences
        self.drop_section: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """One height for all rows: a view with thousands of rows asks once."""
        line = QFontMetrics(option.font).height()
        small = QFontMetrics(_small(option.font)).height()
        return QSize(10 * line, max(44, line + small + 2 * PAD + 4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        look = _Look(painter, self._theme.colors, font, _small(font), option.direction)
        header = index.data(HEADER_ROLE)
        row = index.data(ROW_ROLE)
        rect = QRect(option.rect)
        state = option.state
        if isinstance(header, Header):
            self._paint_header(look, rect, header, state, is_first=index.row() == 0)
        elif isinstance(row, DocumentRow):
            self._paint_document(look, rect, row, state)
        painter.restore()

    def menu_rect(self, rect: QRect) -> QRect:
        """Where the … of a header is."""
        side = min(28, rect.height())
        return QRect(rect.right() - PAD - side + 4, rect.center().y() - side // 2 + 2, side, side)

    # --- headers ----------------------------------------------------------------------------------------------------

    def _paint_header(self, look: _Look, rect: QRect, header: Header, state: QStyle.StateFlag, is_first: bool) -> None:
        painter, colors = look.painter, look.colors
        is_target = self.drop_section == header.name
        if is_target or state & QStyle.StateFlag.State_MouseOver:
            self._fill(painter, rect, colors.accent_soft if is_target else colors.raised)
        if not is_first:
            painter.setPen(QPen(QColor(colors.line), 1))
            painter.drawLine(rect.left() + PAD, rect.top(), rect.right() - PAD, rect.top())
        side = look.metrics(False).height()
        chevron = "chevron-right" if header.is_collapsed else "chevron-down"
        box = QRect(rect.left() + PAD, rect.center().y() - side // 2 + 1, side, side)
        self._icon(painter, box, chevron, "muted")
        folder = box.translated(side + 4, 0)
        self._icon(painter, folder, "folder" if header.is_collapsed else "folder-open", "muted")
        menu = self.menu_rect(rect)
        is_active = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus))
        if is_active:
            self._icon(painter, menu.adjusted(5, 5, -5, -5), "more", "muted")
        count = f"{header.count:,}"
        width = look.metrics(True).horizontalAdvance(count) + PAD + 2
        right = QRect(menu.left() - width, rect.top(), width, rect.height())
        self._text(look, right, count, colors.faint, small=True, right=True)
        bold = QFont(look.font)
        bold.setWeight(QFont.Weight.DemiBold)
        left = folder.right() + PAD
        painter.setFont(bold)
        painter.setPen(QColor(colors.text))
        space = right.left() - left
        text = QFontMetrics(bold).elidedText(header.label, Qt.TextElideMode.ElideRight, space)
        painter.drawText(QRect(left, rect.top(), space, rect.height()), Qt.AlignmentFlag.AlignVCenter, text)
        self._focus(look, rect, state)

    # --- documents --------------------------------------------------------------------------------------------------

    def _paint_document(self, look: _Look, rect: QRect, row: DocumentRow, state: QStyle.StateFlag) -> None:
        colors = look.colors
        if state & QStyle.StateFlag.State_Selected:
            self._fill(look.painter, rect, colors.selected)
        elif self.drop_section is not None and self.drop_section == row.collection:
            self._fill(look.painter, rect, colors.accent_soft)
        elif state & QStyle.StateFlag.State_MouseOver:
            self._fill(look.painter, rect, colors.raised)
        line, small = look.metrics(False).height(), look.metrics(True).height()
        inner = rect.adjusted(PAD + 4, (rect.height() - line - small - 4) // 2, -PAD - 4, 0)
        if rect.width() > _TINY_EMS * line:
            side = round(line * 1.35)
            box = QRect(inner.left(), rect.center().y() - side // 2, side, side)
            self._icon(look.painter, box, format_icon(words.kind(row)), "muted")
            inner.setLeft(box.right() + PAD + 2)
        title = QRect(inner.left(), inner.top(), inner.width(), line)
        is_old = row.superseded or row.state in ("waiting", "reading")
        self._text(look, title, words.title(row), colors.muted if is_old else colors.text)
        second = QRect(inner.left(), inner.top() + line + 4, inner.width(), small)
        self._second_line(look, second, row, is_narrow=rect.width() < _NARROW_EMS * line)
        if row.state == "reading":
            self._progress(look, rect, inner, row)
        self._focus(look, rect, state)

    def _second_line(self, look: _Look, rect: QRect, row: DocumentRow, is_narrow: bool) -> None:
        colors = look.colors
        icon, role = STATE_ICONS.get(row.state, ("clock", "muted"))
        state_words = "" if is_narrow and row.state in ("ready", "searchable") else words.state(row)
        metrics = look.metrics(True)
        needed = metrics.horizontalAdvance(state_words) + 2 if state_words else 0
        words_width = max(0, min(needed, rect.width() - rect.height() - 4))
        state_rect = QRect(rect.right() - words_width + 1, rect.top(), words_width, rect.height())
        icon_rect = QRect(state_rect.left() - rect.height() - 3, rect.top(), rect.height(), rect.height())
        self._text(look, state_rect, state_words, colors.bad if row.state == "failed" else colors.muted, small=True)
        self._icon(look.painter, icon_rect, icon, role)
        left = rect.left()
        for mark in words.marks(row):
            left = self._chip(look, left, icon_rect.left() - PAD, rect, mark)
        why = words.reason(row, self._preferences.language).message
        space = QRect(left, rect.top(), icon_rect.left() - PAD - left, rect.height())
        self._text(look, space, why or words.facts(row), colors.muted, small=True)

    def _chip(self, look: _Look, left: int, limit: int, rect: QRect, mark: str) -> int:
        """A mark on a tint; returns where the next thing may begin. One that does not fit is left to the tooltip."""
        width = look.metrics(True).horizontalAdvance(mark) + 12
        if left + width > limit:
            return left
        chip = QRect(left, rect.top() - 1, width, rect.height() + 2)
        look.painter.setPen(Qt.PenStyle.NoPen)
        look.painter.setBrush(QColor(look.colors.warning_soft))
        look.painter.drawRoundedRect(chip, 4, 4)
        self._text(look, chip.adjusted(5, 0, -4, 0), mark, look.colors.warning, small=True)
        return left + width + 6

    def _progress(self, look: _Look, rect: QRect, inner: QRect, row: DocumentRow) -> None:
        """A line at the bottom of a row that is being read; its words are in the row."""
        if not row.pages:
            return
        track = QRect(inner.left(), rect.bottom() - 4, inner.width(), 2)
        look.painter.fillRect(track, QColor(look.colors.line))
        part = min(1.0, row.pages_read / row.pages)
        look.painter.fillRect(
            QRect(track.left(), track.top(), round(track.width() * part), 2), QColor(look.colors.accent)
        )

    # --- strokes ----------------------------------------------------------------------------------------------------

    def _fill(self, painter: QPainter, rect: QRect, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), RADIUS, RADIUS)

    def _focus(self, look: _Look, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_HasFocus:
            look.painter.setPen(QPen(QColor(look.colors.accent), 2))
            look.painter.setBrush(Qt.BrushStyle.NoBrush)
            look.painter.drawRoundedRect(rect.adjusted(5, 2, -5, -2), RADIUS, RADIUS)

    def _icon(self, painter: QPainter, rect: QRect, name: str, role: str) -> None:
        self._theme.icon(name, role).paint(painter, rect)

    def _text(self, look: _Look, rect: QRect, text: str, color: str, small: bool = False, right: bool = False) -> None:
        if not text or rect.width() <= 0:
            return
        font = look.small if small else look.font
        look.painter.setFont(font)
        look.painter.setPen(QColor(color))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        look.painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(max(11, round(font.pixelSize() * _SMALL)))
    else:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
