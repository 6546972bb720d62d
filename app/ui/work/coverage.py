"""The coverage strip: a button for each section of the documents, filled where the summary speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from app.core.summarizing.summary import SectionCoverage
from app.ui.conversation.buttons import plain_tip
from app.ui.conversation.words import clean
from app.ui.flow_layout import FlowLayout
from app.ui.work.slices import Slices, polish
from app.ui.work.words import counted, page_name

HEIGHT = 28
_WIDEST = 84  # pixels of the longest section; its share of the text decides


class Segment(QToolButton):
    """A section: filled with its number of sentences, or dashed and empty."""

    def __init__(self, section: SectionCoverage, longest: int) -> None:
        super().__init__()
        self.section: SectionCoverage = section
        self.setProperty("role", "coverage")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._share = section.characters / max(1, longest)
        self.show_section(section)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its share of the text, and never too small to hit."""
        height = max(HEIGHT, self.fontMetrics().height() + 10)
        return QSize(max(height, round(_WIDEST * self._share)), height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It is not squeezed."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space clicks; the strip knows what the other keys do."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def show_section(self, section: SectionCoverage) -> None:
        """Whether the summary speaks of it by now."""
        self.section = section
        represented = section.sentences > 0 or section.represented
        state = self._state(section)
        name = f"{clean(section.title)}, {page_name(section.page)}: {state}"
        self.setText(str(section.sentences) if represented else "")
        self.setAccessibleName(name)
        contents = ", ".join(clean(each) for each in section.contents[:6])
        self.setToolTip(plain_tip(f"{name}\n{contents}" if contents else name))
        if self.property("represented") != represented:
            self.setProperty("represented", represented)
            if self.isVisible():
                self.style().unpolish(self)
                self.style().polish(self)

    def _state(self, section: SectionCoverage) -> str:
        if section.sentences:
            return counted(section.sentences, self.tr("1 sentence"), self.tr("%1 sentences"))
        return self.tr("in the summary") if section.represented else self.tr("read, not in the summary")


class CoverageStrip(QWidget):
    """All sections in the order of the documents. One stop of the Tab key; arrows go from section to section.

    Signals:
        section_activated(str document_id, int page): the source is to be shown there.
    """

    section_activated = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.segments: list[Segment] = []
        self._sections: Sequence[SectionCoverage] = ()
        self.slices = Slices(self)
        self._flow = FlowLayout(self, gap=3)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sections(self, sections: Sequence[SectionCoverage]) -> None:
        """Show these; the buttons stay where they are while only their state changes."""
        is_same = [section.title for section in self._sections] == [section.title for section in sections]
        self._sections = sections
        if is_same:
            for segment, section in zip(self.segments, sections, strict=False):
                segment.show_section(section)
            return
        self.slices.clear()
        for segment in self.segments:
            self._flow.removeWidget(segment)
            segment.hide()
            segment.deleteLater()
        self.segments = []
        longest = max((section.characters for section in sections), default=1)
        self.slices.add(*(partial(self._add, number, longest) for number in range(len(sections))))

    def _add(self, number: int, longest: int) -> None:
        segment = Segment(self._sections[number], longest)
        segment.clicked.connect(lambda _=False: self._activate(segment))
        segment.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.segments else Qt.FocusPolicy.StrongFocus)
        self.segments.append(segment)
        self._flow.addWidget(segment)
        polish(segment)
        self.updateGeometry()

    def _activate(self, segment: Segment) -> None:
        self.section_activated.emit(segment.section.document_id, segment.section.page)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows, Home and End move the focus; Enter opens."""
        at = next((n for n, segment in enumerate(self.segments) if segment.hasFocus()), -1)
        last = len(self.segments) - 1
        steps = {
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Down: at + 1,
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Up: at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if at >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.segments[at].click()
        elif at >= 0 and key in steps and 0 <= steps[key] <= last:
            self.segments[at].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.segments[steps[key]].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.segments[steps[key]].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
