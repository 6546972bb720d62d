"""신구대비: two versions side by side, change by change."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QHeaderView, QLabel, QStackedWidget, QWidget

from app.core.comparing.comparison import Comparison, RowKind
from app.engine.protocol.events import AnyEvent, ComparisonShown
from app.engine.protocol.requests import Compare
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.words import clean
from app.ui.work.choice_row import ChoiceRow
from app.ui.work.comparison_model import ComparisonModel
from app.ui.work.order import Order
from app.ui.work.page import Task, WorkPage
from app.ui.work.run import Phase
from app.ui.work.tall_table import TallTable
from app.ui.work.words import change_name, counted

_KINDS = (RowKind.CHANGED, RowKind.ADDED, RowKind.REMOVED, RowKind.MOVED)


class ComparisonPage(WorkPage):
    """Comparison of two versions; `order.rows` are the older and the newer one."""

    def __init__(self, context: Context, order: Order, parent: QWidget | None = None) -> None:
        super().__init__(context, order, Task(self._ask, self._take, self._has_result), parent)
        self.comparison: Comparison | None = None
        self.kinds = ChoiceRow(context, list(_KINDS), exclusive=False)
        self.kinds.chosen.connect(self._filter)
        self.swap = IconButton(context, "sort", "", role="secondary")
        self.swap.clicked.connect(self._swap)
        self.controls.addWidget(self.kinds, 1)
        self.controls.addWidget(self.swap)
        self.model = ComparisonModel(self)
        self.table = TallTable(context)
        self.table.setModel(self.model)
        self.setFocusProxy(self.table)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.opened.connect(self.citation_activated)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(24, 24, 24, 24)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self.table)
        self.body.addWidget(self.pages)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in another language."""
        super().retranslate()
        self.kinds.setAccessibleName(self.tr("Kinds of changes"))
        self.swap.set_words(self.tr("Swap"), self.tr("The other document is the current one"))
        self.table.setAccessibleName(self.tr("Changes side by side"))
        self.name_kinds()
        if self.comparison is not None:
            self.model.show_comparison(self.comparison, self.context.preferences.language)
            self._filter()

    # --- work -------------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Compare."""
        self.reset_progress()
        old, new = self.order.document_ids
        self.work.begin(Compare, old_id=old, new_id=new)

    def _take(self, event: AnyEvent) -> None:
        """The comparison is there."""
        if isinstance(event, ComparisonShown):
            self.comparison = event.comparison
            self.name_kinds()
            self.model.show_comparison(event.comparison, self.context.preferences.language)
            self._filter()

    def _has_result(self) -> bool:
        """It was compared."""
        return self.comparison is not None and self.work.phase is Phase.DONE

    def close_page(self) -> None:
        """Nothing more is measured."""
        self.table.slices.clear()
        super().close_page()

    def subject_words(self) -> str:
        """Old and new."""
        old, new = (clean(row.title) for row in self.order.rows)
        return old if old == new else f"{old} → {new}"

    # --- showing ----------------------------------------------------------------------------------------------------

    def name_kinds(self) -> None:
        """Kinds with their numbers."""
        rows = self.comparison.rows if self.comparison else ()
        counts = Counter(row.kind for row in rows)
        for kind in _KINDS:
            self.kinds.set_words(kind, f"{change_name(kind)} {counts[kind]}")
            self.kinds.buttons[kind].setEnabled(counts[kind] > 0)
        self.kinds.setVisible(bool(rows))

    def _filter(self) -> None:
        self.model.show_kinds([RowKind(value) for value in self.kinds.values()])
        self.pages.setCurrentWidget(self.table if self.model.changes() else self.nothing)
        if self.comparison is not None and not self.comparison.rows:
            self.nothing.setText(self.tr("Both documents say the same."))
        else:
            self.nothing.setText(self.tr("No change of the kinds chosen above.") if self.comparison else "")

    def _swap(self) -> None:
        old, new = self.order.rows
        self.order = Order(self.order.kind, (new, old))
        self.name_page()
        self.begin()

    # --- words ------------------------------------------------------------------------------------------------------

    def done_words(self) -> tuple[str, str, str]:
        """How many changes there are."""
        if self.comparison is None:
            return super().done_words()
        changes = counted(len(self.comparison.rows), self.tr("1 change"), self.tr("%1 changes"))
        found = self.tr("%1 found; underlined words are new, struck ones are gone").replace("%1", changes)
        if self.comparison.only_printed:
            names = ", ".join(clean(each) for each in self.comparison.only_printed)
            found += " · " + self.tr("Printed in one version only: %1").replace("%1", names)
        return "check-circle", "good", found
