"""What can be done with the selected documents, at the bottom of the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.engine.protocol.records import DocumentRow
from app.ui.context import Context
from app.ui.flow_layout import FlowLayout
from app.ui.library import words
from app.ui.library.elided_label import ElidedLabel
from app.ui.library.part import Part, name_button, push_button, tool_button


class SelectionCard(Part):
    """A bar for one or many documents; with one, it also says what is wrong with it.

    Signals:
        open_asked(), ask_asked(), move_asked(), remove_asked(), retry_asked(), password_asked(), cleared():
        work_asked(str kind): "summary", "comparison" or "extraction".
    """

    open_asked = Signal()
    ask_asked = Signal()
    move_asked = Signal()
    remove_asked = Signal()
    retry_asked = Signal()
    password_asked = Signal()
    cleared = Signal()
    work_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "card")
        self._rows: Sequence[DocumentRow] = ()
        self.headline = ElidedLabel(Qt.TextElideMode.ElideRight, self)
        self.headline.setProperty("role", "strong")
        self.detail = QLabel(self)
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setProperty("role", "muted")
        self.clear = tool_button(self)
        self.password, self.retry, self.open, self.ask, self.move_to, self.remove = (
            push_button(role, self) for role in ("primary", "", "", "", "quiet", "quiet")
        )
        self.summary, self.comparison, self.extraction = (push_button("", self) for _ in range(3))
        self._connect()
        self._lay_out()
        self.retranslate()
        self.restyle()
        self.hide()

    def show_rows(self, rows: Sequence[DocumentRow]) -> None:
        """The selected documents; none hides the card."""
        self._rows = rows
        self.setVisible(bool(rows))
        if not rows:
            return
        single = rows[0] if len(rows) == 1 else None
        self.headline.setText(words.title(single) if single else self._counted(len(rows)))
        self.detail.setText(self._detail(single) if single else self._failed_count(rows))
        self.detail.setVisible(bool(self.detail.text()))
        needs_password = any(row.state == "failed" and row.error_code in words.PASSWORD_CODES for row in rows)
        self.password.setVisible(needs_password)
        self.retry.setVisible(any(_can_be_read_again(row) for row in rows) and not (single and needs_password))
        self.open.setVisible(bool(single and single.state in ("searchable", "ready")))
        self.ask.setVisible(any(row.state in ("searchable", "ready") for row in rows))
        readable = sum(row.state in ("searchable", "ready") for row in rows)
        self.summary.setVisible(readable > 0)
        self.comparison.setVisible(len(rows) == readable == 2)
        self.extraction.setVisible(readable > 0)
        self.ask.setText(self.tr("Ask about it") if single else self.tr("Ask about these"))
        self.updateGeometry()

    def retranslate(self) -> None:
        """Words of the buttons."""
        self.password.setText(self.tr("Enter password"))
        self.retry.setText(self.tr("Read again"))
        self.open.setText(self.tr("Open"))
        self.summary.setText(self.tr("Summarise"))
        self.comparison.setText(self.tr("Compare the two"))
        self.extraction.setText(self.tr("Extract and check"))
        self.move_to.setText(self.tr("Move…"))
        self.remove.setText(self.tr("Take out"))
        self.remove.setToolTip(self.tr("Takes documents out of the library; their files stay (Delete)"))
        name_button(self.clear, self.tr("Select nothing"))
        self.setAccessibleName(self.tr("Selected documents"))
        self.show_rows(self._rows)

    def restyle(self) -> None:
        """Icons."""
        self.clear.setIcon(self.context.theme.icon("close"))

    def _counted(self, count: int) -> str:
        return words.counted(count, self.tr("1 selected"), self.tr("%1 selected"))

    def _failed_count(self, rows: Sequence[DocumentRow]) -> str:
        failed = sum(row.state == "failed" for row in rows)
        one, many = self.tr("1 of them could not be read"), self.tr("%1 of them could not be read")
        return words.counted(failed, one, many) if failed else ""

    def _detail(self, row: DocumentRow) -> str:
        language = self.context.preferences.language
        why = words.reason(row, language)
        lines = [" ".join(part for part in (why.message, why.hint) if part)]
        if row.on_disk == "changed" and row.state != "failed":
            lines.append(self.tr("The file has changed since it was read."))
        elif row.on_disk == "missing":
            lines.append(self.tr("The file is no longer where it was; what was read from it is still there."))
        lines += [notice.message for notice in words.notices(row, language)]
        return "\n".join(line for line in lines if line)

    def _connect(self) -> None:
        self.password.clicked.connect(self.password_asked)
        self.retry.clicked.connect(self.retry_asked)
        self.open.clicked.connect(self.open_asked)
        self.ask.clicked.connect(self.ask_asked)
        for button, kind in (
            (self.summary, "summary"),
            (self.comparison, "comparison"),
            (self.extraction, "extraction"),
        ):
            button.clicked.connect(lambda _=False, kind=kind: self.work_asked.emit(kind))
        self.move_to.clicked.connect(self.move_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.clear.clicked.connect(self.cleared)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        top.addWidget(self.clear)
        buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = FlowLayout(buttons)
        work = (self.summary, self.comparison, self.extraction)
        for button in (self.password, self.retry, self.open, self.ask, *work, self.move_to, self.remove):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 10)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.detail)
        layout.addSpacing(4)
        layout.addWidget(buttons)


def _can_be_read_again(row: DocumentRow) -> bool:
    return row.state == "failed" or row.on_disk != "same"
