"""The field a question is typed into: it grows with its text, and never sends half a syllable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from app.ui.context import Context
from app.ui.conversation.prose import scaled_font

_MOST_LINES = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionEdit(QTextEdit):
    """Plain text of any length. Enter submits and Shift+Enter begins a line, or Ctrl+Enter submits (a preference).

    Signals:
        submitted(): Enter was pressed outside of a composition.
        escaped(): Escape was pressed.
    """

    submitted = Signal()
    escaped = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._is_composing = False
        self.setProperty("role", "question-edit")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(scaled_font(1.05))
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def question(self) -> str:
        """What was typed, without white space around it."""
        return self.toPlainText().strip()

    def select(self, words: str) -> None:
        """Select the first place where words stand, to be typed over; the end where they stand nowhere."""
        at = self.toPlainText().find(words)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        if at >= 0:
            cursor.setPosition(at)
            cursor.setPosition(at + len(words), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As tall as its text, up to a few lines."""
        return QSize(240, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and Escape; everything else is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in _ENTER and self._submits(event.modifiers()):
            if self._is_composing:
                QGuiApplication.inputMethod().commit()  # the syllable is finished; the next Enter asks
            else:
                self.submitted.emit()
        elif event.key() in _ENTER:
            self.textCursor().insertText("\n")
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Remember whether a syllable is being composed."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Pasted text is plain text."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, another number of lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another font, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _submits(self, modifiers: Qt.KeyboardModifier) -> bool:
        held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
        wanted = Qt.KeyboardModifier.NoModifier
        if not self._context.preferences.allowed.enter_asks:
            wanted = Qt.KeyboardModifier.ControlModifier
        return held == wanted

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        margins = 2 * round(self.document().documentMargin()) + 4
        text = round(self.document().size().height()) + 4
        height = max(line + margins, min(text, _MOST_LINES * line + margins))
        scrolls = text > _MOST_LINES * line + margins
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
