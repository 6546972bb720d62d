"""The parts of the library panel and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.engine.protocol.records import DocumentRow
from app.ui.clipboard import CopyKeys
from app.ui.context import Context
from app.ui.library import words
from app.ui.library.arrange import Arrangement, Choice
from app.ui.library.delegate import LibraryDelegate
from app.ui.library.empty_state import Emptiness, EmptyState
from app.ui.library.model import LibraryModel
from app.ui.library.notice_strip import NoticeStrip
from app.ui.library.progress_card import ProgressCard
from app.ui.library.selection_card import SelectionCard
from app.ui.library.store import DocumentStore
from app.ui.library.top_bar import TopBar
from app.ui.library.view import LibraryView


class LibraryFace(QWidget):
    """From top to bottom: chooser and filter, progress, a notice, the list, the selection, a summary."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.store = DocumentStore(self)
        self.top = TopBar(context, self)
        self.progress = ProgressCard(context, self)
        self.strip = NoticeStrip(context, self)
        self.model = LibraryModel(self.store, context.preferences.language, self)
        self.delegate = LibraryDelegate(context.theme, context.preferences, self)
        self.view = LibraryView(self.model, self.delegate, self)
        self.view.setObjectName("libraryList")
        CopyKeys(self.view, context.preferences)
        self.empty = EmptyState(context, self)
        self.empty.setObjectName("libraryEmpty")
        self.stack = QStackedWidget(self)
        self.selection = SelectionCard(context, self)
        self.summary = QLabel(self)
        self.summary.setObjectName("librarySummary")
        self.summary.setWordWrap(True)
        self.setAcceptDrops(True)
        self._lay_out()
        self.name_parts()

    def name_parts(self) -> None:
        """Names for screen readers."""
        self.view.setAccessibleName(self.tr("Documents"))
        self.setAccessibleName(self.tr("Library"))

    def show_emptiness(
        self, choice: Choice, arrangement: Arrangement, total: int, is_listed: bool, refusal: str = ""
    ) -> None:
        """The list, or why there is nothing to list.

        Args:
            total: documents of the library.
            is_listed: the engine has told them all.
            refusal: why it cannot, and what to do; "" while it can.
        """
        if arrangement.found or (arrangement.keys and choice.collection is None):
            self.stack.setCurrentWidget(self.view)
            return
        if refusal and not total:
            self.empty.show_reason(Emptiness.REFUSED, refusal)
            self.stack.setCurrentWidget(self.empty)
            return
        if total or choice.is_narrowed:
            reason = Emptiness.NO_HITS if choice.words.split() else Emptiness.NO_DOCUMENTS_HERE
        else:
            reason = Emptiness.FIRST_RUN if is_listed else Emptiness.OPENING
        self.empty.show_reason(reason)
        self.stack.setCurrentWidget(self.empty)

    def show_summary(self, choice: Choice, arrangement: Arrangement, rows: Sequence[DocumentRow]) -> None:
        """How many documents there are, or how many of them are listed."""
        found, total = arrangement.found, len(rows)
        if choice.is_narrowed and found != total:
            text = self.tr("%1 of %2 documents").replace("%1", f"{found:,}").replace("%2", f"{total:,}")
        else:
            pages = sum(row.pages for row in rows if row.paged)
            text = words.documents(total) + (f" · {words.pages(pages)}" if pages else "")
        self.summary.setText(text)
        self.summary.setVisible(bool(total))

    def _lay_out(self) -> None:
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        cards = QVBoxLayout()
        cards.setContentsMargins(12, 0, 12, 4)
        cards.setSpacing(8)
        cards.addWidget(self.progress)
        cards.addWidget(self.strip)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 8, 12, 0)
        foot.addWidget(self.selection)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(cards)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        column.addWidget(self.summary)


def count_by_collection(rows: Iterable[DocumentRow]) -> Counter[str]:
    """Documents of each collection; "" for those in none."""
    return Counter(row.collection for row in rows)
