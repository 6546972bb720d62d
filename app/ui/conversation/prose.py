"""Text of answers and documents: plain, selectable, as tall as it needs to be, with citation chips in the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from app.ui.clipboard import CopiedText
from app.ui.preferences import Preferences

_OBJECT = "\ufffc"
_NO_BREAK = "\u202f"  # a chip stays on the line of the word before it (UAX 14, class GL)
_CHIP = QUrl("seogo:chip")
_WIDTHS_KEPT = 8
_MIDDLE = 0.36
"""Where Hangul has its middle, as a share of the ascent above the baseline."""
_LINE_HEIGHT = 150.0  # per cent; Hangul is dense, and answers are read closely


def scaled_font(factor: float = 1.0, bold: bool = False) -> QFont:
    """The application's font in another size, so that the font size that was chosen in the settings counts."""
    font = QFont(QApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(round(font.pixelSize() * factor))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


class Prose(CopiedText):
    """Read-only plain text. Nothing in it is ever taken for markup.

    Args:
        preferences: whether and how it may be copied; None for never.
        role: what the style sheet knows it by.
        fold: number of lines shown until `unfold`; 0 for all.
        beside: height of the chip beside or in its first line, in pixels; 0 for none.

    Signals:
        overflows(bool): there is more text than the fold shows.
    """

    overflows = Signal(bool)

    def __init__(
        self,
        preferences: Preferences | None,
        role: str,
        factor: float = 1.0,
        bold: bool = False,
        fold: int = 0,
        beside: int = 0,
    ) -> None:
        super().__init__(preferences)
        self._fold = fold
        self._is_over = False
        self._measured: dict[tuple[int, int], tuple[int, int]] = {}
        self._ruler: QTextDocument | None = None
        self._chips: list[tuple[int, QWidget]] = []
        self.setProperty("role", role)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFont(scaled_font(factor, bold))
        self.document().setDefaultFont(self.font())
        self._top = max(0, (beside - self.fontMetrics().height()) // 2)  # a chip is taller than the words beside it
        self.setViewportMargins(0, self._top, 0, 0)

    # --- content ----------------------------------------------------------------------------------------------------

    def set_text(self, text: str) -> None:
        """Show text that `words.clean` has made safe."""
        self.clear_parts()
        self.add_parts([(text, ())])

    def clear_parts(self) -> None:
        """Show nothing; chips are deleted."""
        for _, chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips.clear()
        self.clear()

    def add_parts(self, parts: Sequence[tuple[str, Sequence[QWidget]]]) -> None:
        """Append sentences, each followed by its chips."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.position() == 0:
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, _CHIP, _nothing())
            cursor.setBlockFormat(_block_format())
        for text, chips in parts:
            cursor.insertText(f" {text}" if cursor.position() else text, QTextCharFormat())
            for chip in chips:
                self._insert(cursor, chip)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # or a folded text would be scrolled to its end
        self._forget_sizes()
        self._place()

    def _insert(self, cursor: QTextCursor, chip: QWidget) -> None:
        size = chip.sizeHint()
        found = QTextImageFormat()
        found.setName(_CHIP.toString())
        found.setWidth(size.width())
        found.setHeight(1)  # the chip reaches into the leading instead of pushing the lines apart
        cursor.insertText(_NO_BREAK, QTextCharFormat())
        self._chips.append((cursor.position(), chip))
        cursor.insertImage(found)
        chip.setParent(self)
        chip.resize(size)
        chip.show()

    def unfold(self) -> None:
        """Show all of it."""
        self._fold = 0
        self.updateGeometry()

    # --- size -------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of the text that is shown, in pixels."""
        return self._top + self._measure(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it is, as tall as its text."""
        width = max(self.width(), 40)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Text can always be wrapped further."""
        return QSize(40, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Chips move with their sentences."""
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)
        self._place()
        full, shown = self._measure(self.width())
        is_over = shown < full
        if is_over != self._is_over:
            self._is_over = is_over
            self.overflows.emit(is_over)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_sizes()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The conversation scrolls, not the text."""
        event.ignore()

    def _measure(self, width: int) -> tuple[int, int]:
        """Height of all the text at a width, and of the lines that are shown; whole lines only.

        Layouts ask many times for the same width; laying text out is what costs most in a long conversation.
        """
        key = (width, self._fold)
        if key not in self._measured:
            if len(self._measured) > _WIDTHS_KEPT:
                self._measured.clear()
            self._measured[key] = self._lay_out(width)
        return self._measured[key]

    def _lay_out(self, width: int) -> tuple[int, int]:
        """Lay a copy out: the one on the screen must not be touched while it is being resized."""
        if self._ruler is None:
            self._ruler = self.document().clone(self)
            self._ruler.setDocumentMargin(0)
            self._ruler.setDefaultTextOption(self.document().defaultTextOption())
        self._ruler.setTextWidth(width)
        full = self._ruler.size().height()
        lines = _count_lines(self._ruler) if self._fold else 0
        shown = full * self._fold / lines if lines > self._fold else full
        return round(full), round(shown)

    def _forget_sizes(self) -> None:
        """The text or the font is another."""
        self._measured.clear()
        if self._ruler is not None:
            self._ruler.deleteLater()
            self._ruler = None
        self.updateGeometry()

    def _place(self) -> None:
        for position, chip in self._chips:
            block = self.document().findBlock(position)
            line = block.layout().lineForTextPosition(position - block.position())
            if not line.isValid():
                continue
            top = self.document().documentLayout().blockBoundingRect(block).top()
            x = line.cursorToX(position - block.position())
            left = float(x[0]) if isinstance(x, tuple) else float(str(x))
            middle = self._top + top + line.y() + line.ascent() - self.fontMetrics().ascent() * _MIDDLE
            chip.move(round(left), max(0, round(middle - chip.height() / 2)))

    def selected_text(self) -> str:
        """Selected words without the places of chips."""
        return super().selected_text().replace(f"{_NO_BREAK}{_OBJECT}", "")


def _count_lines(document: QTextDocument) -> int:
    count, block = 0, document.begin()
    while block.isValid():
        count += block.layout().lineCount()
        block = block.next()
    return count


def _block_format() -> QTextBlockFormat:
    found = QTextBlockFormat()
    found.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return found


def _nothing() -> QImage:
    found = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(Qt.GlobalColor.transparent)
    return found
