"""What is shown: the document, the place, and anything the person should know about it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.engine.protocol.events import DocumentInfo
from app.engine.protocol.records import PageRef
from app.ui.theme.theme import Theme


class SourceHeader(QWidget):
    """Title and place; a notice below them where there is one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("sourceHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._info: DocumentInfo | None = None
        self._place: tuple[str, PageRef | None] = ("", None)
        self.title, self.place = QLabel(), QLabel()
        self.title.setObjectName("sourceTitle")
        self.place.setObjectName("sourcePlace")
        for label in (self.title, self.place):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.notice = QFrame()
        self.notice.setObjectName("sourceNotice")
        self.notice_text = QLabel(wordWrap=True)
        self.notice_text.setTextFormat(Qt.TextFormat.PlainText)
        self._notice_icon = QLabel()
        row = QHBoxLayout(self.notice)
        row.addWidget(self._notice_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.notice_text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 8)
        column.setSpacing(2)
        for widget in (self.title, self.place, self.notice):
            column.addWidget(widget)
        self.notice.hide()
        theme.changed.connect(self._icon)
        self._icon()

    def set_document(self, info: DocumentInfo) -> None:
        """Another document."""
        self._info = info
        self.notice.hide()
        self.title.setToolTip(info.row.path)
        if info.row.superseded:
            self.show_notice(self.tr("A newer version of this document is in force."))
        self._elide()

    def set_place(self, locator: str, page: PageRef) -> None:
        """The place that is shown."""
        self._place = (locator, page)
        self._elide()

    def show_notice(self, text: str) -> None:
        """Something the person should know about this document."""
        self.notice_text.setText(text)
        self.notice.setAccessibleName(text)
        self.notice.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Long titles lose their middle, where the least is said."""
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._elide()
        super().changeEvent(event)

    def _elide(self) -> None:
        if self._info is None:
            return
        row = self._info.row
        title = row.title or PurePath(row.path).name
        room = max(40, self.width() - 32)
        self.title.setText(self.title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideMiddle, room))
        self.title.setAccessibleName(title)
        self.place.setText(self.place.fontMetrics().elidedText(self._words(), Qt.TextElideMode.ElideRight, room))
        self.place.setAccessibleName(self._words())

    def _words(self) -> str:
        locator, page = self._place
        if self._info is None or page is None:
            return ""
        parts = [locator] if locator else []
        if self._info.row.paged:
            parts.append(self.tr("page %1").replace("%1", str(page.number)))
        elif page.label:
            parts.append(page.label)
        if self._info.row.effective_date:
            parts.append(self.tr("in force from %1").replace("%1", self._info.row.effective_date))
        return " · ".join(parts)

    def _icon(self) -> None:
        self._notice_icon.setPixmap(self._theme.icon("warning", "warning").pixmap(16, 16))
