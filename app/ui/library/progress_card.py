"""How far the reading has come, as a whole: counts, time left, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from app.engine.protocol.records import DocumentRow
from app.ui.context import Context
from app.ui.library import words
from app.ui.library.elided_label import ElidedLabel
from app.ui.library.part import Part, name_button, push_button
from app.ui.library.progress import Overall

MANY_FILES = 1_000
"""From here on the card says that it will take a while."""


class ProgressCard(Part):
    """Shown while files are read.

    Signals:
        stop_asked():
    """

    stop_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "card")
        self._overall: Overall | None = None
        self._reading: DocumentRow | None = None
        self.headline = QLabel(self)
        self.headline.setWordWrap(True)
        self.time = QLabel(self)
        self.time.setProperty("role", "muted")
        self.time.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.file = ElidedLabel(Qt.TextElideMode.ElideMiddle, self)
        self.file.setProperty("role", "muted")
        self.stop = push_button("quiet", self)
        self.stop.clicked.connect(self.stop_asked)
        self._lay_out()
        self.retranslate()
        self.hide()

    def show_overall(self, overall: Overall | None, reading: DocumentRow | None = None) -> None:
        """Show how far it has come; None hides the card. `reading` is the document at hand."""
        self._overall, self._reading = overall, reading
        self.setVisible(overall is not None)
        if overall is not None:
            self._fill(overall)

    def retranslate(self) -> None:
        """Words."""
        self.stop.setText(self.tr("Stop"))
        name_button(self.stop, self.tr("Stop reading; finished documents stay"))
        self.bar.setAccessibleName(self.tr("Reading of documents"))
        if self._overall is not None:
            self._fill(self._overall)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.headline, 1)
        first.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 10)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self.bar)
        layout.addWidget(self.time)
        layout.addWidget(self.file)

    def _fill(self, overall: Overall) -> None:
        self.headline.setText(self._headline(overall))
        self.time.setText(self._time(overall))
        self.time.setVisible(bool(self.time.text()))
        self.file.setText(self._file(overall))
        self.file.setVisible(bool(self.file.text()))
        self.stop.setEnabled(overall.stage != "stopping")
        self.bar.setRange(0, overall.total)  # 0 to 0: busy, the end is not known
        self.bar.setValue(min(overall.done, overall.total))
        self.bar.setAccessibleDescription(self.headline.text())

    def _file(self, overall: Overall) -> str:
        """The file at hand; one that is read for long shows its pages, too."""
        row = self._reading
        if overall.stage not in ("read", "queued"):
            return ""
        if row is None:
            return words.file_name(overall.path)
        name = words.file_name(row.path)
        return f"{name} · {words.state(row)}" if row.pages_read else name

    def _headline(self, overall: Overall) -> str:
        if overall.stage == "read":
            text = self.tr("Reading files: %1 of %2")
        elif overall.stage == "embed":
            text = self.tr("Indexing by meaning: %1 of %2")
        elif overall.stage == "stopping":
            return self.tr("Stopping…")
        elif self._reading is not None:
            return self.tr("Reading files…")
        else:
            return self.tr("Getting ready…")
        return text.replace("%1", f"{overall.done:,}").replace("%2", f"{overall.total:,}")

    def _time(self, overall: Overall) -> str:
        parts = [words.time_left(overall.seconds_left)]
        if overall.failed:
            one, many = self.tr("1 could not be read"), self.tr("%1 could not be read")
            parts.append(words.counted(overall.failed, one, many))
        if overall.stage == "read" and overall.total >= MANY_FILES:
            parts.append(self.tr("many files; you can go on working"))
        elif overall.stage == "embed":
            parts.append(self.tr("you can ask already"))
        return " · ".join(part for part in parts if part)
