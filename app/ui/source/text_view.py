"""A page's text for reading, with the cited words marked; for documents whose pages cannot be drawn, and on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from app.core.document import BlockKind
from app.engine.protocol.events import PageContent
from app.ui.clipboard import CopiedText
from app.ui.context import Context

Span = tuple[int, int]
_HEADING_SCALE = {1: 1.35, 2: 1.2, 3: 1.1}
_PARAGRAPH_GAP = 6.0


class TextView(CopiedText):
    """Shows one page as text. Never interprets it: everything is inserted as plain text.

    Signals:
        turn(int): a page key at the edge of the text.
    """

    turn = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.preferences, parent)
        self._theme = context.theme
        self._units: list[int] = []  # UTF-16 position of each character beyond the BMP, see `_position`
        self._marks: tuple[Sequence[Span], Sequence[Span], Span | None] = ((), (), None)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(20)
        self._theme.changed.connect(self._paint_marks)

    def set_content(self, content: PageContent) -> None:
        """Show a page."""
        # U+2029 and U+FDD0… would start blocks of their own and shift every offset behind them
        text = content.text.translate(_NO_BREAKS)
        self._units = [i for i, character in enumerate(text) if ord(character) > 0xFFFF]
        self.setPlainText(text)
        self._style_blocks(content)
        self._marks = ((), (), None)
        self._paint_marks()

    def set_marks(self, cited: Sequence[Span], found: Sequence[Span] = (), current: Span | None = None) -> None:
        """Spans of the page text: the citation's, those searched for, the one the search stands at."""
        self._marks = (cited, found, current)
        self._paint_marks()

    def reveal(self, span: Span) -> None:
        """Scroll so that a span is seen about a third down the view."""
        cursor = self._cursor(span[0], span[0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 3)

    def to_edge(self, bottom: bool) -> None:
        """Top or bottom of the page."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if bottom else bar.minimum())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Page keys turn the page at its edges."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() >= bar.maximum():
            self.turn.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() <= bar.minimum():
            self.turn.emit(-1)
        else:
            super().keyPressEvent(event)

    def _position(self, offset: int) -> int:
        """Qt counts UTF-16 units, spans count characters."""
        return offset + sum(1 for place in self._units if place < offset)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._position(start), last))
        cursor.setPosition(min(self._position(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _style_blocks(self, content: PageContent) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        spacing.setBottomMargin(_PARAGRAPH_GAP)
        everything = self._cursor(0, len(content.text))
        everything.select(QTextCursor.SelectionType.Document)
        everything.mergeBlockFormat(spacing)
        size = self.font().pointSizeF()
        for kind, start, end, level in content.blocks:
            if kind == BlockKind.HEADING:
                style = QTextCharFormat()
                style.setFontWeight(QFont.Weight.Bold)
                style.setFontPointSize(size * _HEADING_SCALE.get(level, 1.05))
                self._cursor(start, end).mergeCharFormat(style)
            elif kind in (BlockKind.MARGIN, BlockKind.METADATA):
                style = QTextCharFormat()
                style.setForeground(QColor(self._theme.colors.faint))
                self._cursor(start, end).mergeCharFormat(style)

    def _paint_marks(self) -> None:
        cited, found, current = self._marks
        colors = self._theme.colors
        selections = [self._selection(span, colors.accent_soft, colors.text, False) for span in found]
        selections += [self._selection(span, colors.highlight, colors.highlight_text, True) for span in cited]
        if current:
            selections.append(self._selection(current, colors.highlight_strong, colors.highlight_text, True))
        self.setExtraSelections(selections)

    def _selection(self, span: Span, ground: str, ink: str, underlined: bool) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(*span)
        style = QTextCharFormat()
        style.setBackground(QColor(ground))
        style.setForeground(QColor(ink))
        style.setProperty(QTextFormat.Property.FullWidthSelection, False)
        style.setFontUnderline(underlined)
        selection.format = style
        return selection


_NO_BREAKS = {0x2028: " ", 0x2029: " ", 0xFDD0: " ", 0xFDD1: " ", 0xFFFC: " ", 0x0D: " ", 0x0C: " ", 0x0B: " "}
"""Characters that Qt's text documents take as structure, replaced one for one so that offsets stay."""
