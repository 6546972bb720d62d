"""The parts of a summary: key facts, the sentences of a section, what was left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.answering.answer import Citation
from app.core.summarizing.report import FACT_NAMES, LEFT_OUT_WORDS
from app.core.summarizing.summary import KeyFact, LeftOut, SectionCoverage, SummarySentence
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton, LinkButton
from app.ui.conversation.chip import TARGET, CitationChip
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.prose import Prose
from app.ui.conversation.words import clean
from app.ui.work.words import counted, page_name

Citations = Mapping[int, Citation]
Activate = Callable[[Citation], None]
_MOST_LEFT_OUT = 60
_INSET = 6  # a link's own border and padding: its icon is to stand above the words below it


class Chips:
    """Makes citation chips that open their source."""

    def __init__(self, preview: QuotePreview, activate: Activate) -> None:
        self._preview, self._activate = preview, activate

    def of(self, numbers: Sequence[int], citations: Citations) -> list[QWidget]:
        """A chip for each number."""
        return [self._chip(number, citations.get(number)) for number in numbers]

    def _chip(self, number: int, citation: Citation | None) -> CitationChip:
        chip = CitationChip(number, citation, self._preview)
        if citation is not None:
            chip.clicked.connect(lambda _=False: self._activate(citation))
        return chip


class FactsCard(QFrame):
    """시행일, 대상, 의무 …: what people look for first, in the document's own words."""

    def __init__(self, context: Context, chips: Chips) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._preferences, self._chips = context.preferences, chips
        self._shown: tuple[KeyFact, ...] | None = None
        self._numbers: list[int] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        self.heading = QLabel(self.tr("Key facts"))
        self.heading.setProperty("role", "heading")
        column.addWidget(self.heading)
        self._holder = QWidget()
        column.addWidget(self._holder)
        self._column = column
        self.hide()

    def show_facts(self, facts: tuple[KeyFact, ...], citations: Citations, language: str) -> None:
        """Show these; the same ones stay as they are."""
        if facts == self._shown:
            return
        self._shown = facts
        self.setVisible(bool(facts))
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        line = 0
        for kind, group in groupby(facts, key=lambda fact: fact.kind):
            name = QLabel(FACT_NAMES[kind][int(language == "en")])
            name.setProperty("role", "strong")
            name.setMinimumHeight(TARGET)
            grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            for fact in group:
                words = Prose(self._preferences, "answer", beside=TARGET)
                words.add_parts([(clean(fact.text), self._chips.of(fact.citations, citations))])
                words.setAccessibleName(name.text())
                grid.addWidget(words, line, 1)
                line += 1
        self._column.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh


class SectionPart(QFrame):
    """A section's sentences below its heading.

    Signals:
        opened(str document_id, int page): the heading was clicked.
    """

    opened = Signal(str, int)

    def __init__(self, context: Context, chips: Chips, section: SectionCoverage, title: str) -> None:
        super().__init__()
        self._preferences, self._chips = context.preferences, chips
        self._key: object = None
        self._prose: list[Prose] = []
        self.heading = LinkButton(context, "document", title)
        self.heading.setAccessibleName(self.tr("Open %1").replace("%1", f"{title}, {page_name(section.page)}"))
        self.heading.clicked.connect(lambda _=False: self.opened.emit(section.document_id, section.page))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(-_INSET, 0, 0, 0)
        head.addWidget(self.heading)
        self._column.addLayout(head)

    def show_sentences(self, sentences: Sequence[SummarySentence], citations: Citations, quoted: bool) -> None:
        """Show these; nothing happens where they are what is shown already.

        Args:
            quoted: mark the documents' own words, because a model wrote others.
        """
        key = (quoted, [(s.text, s.verbatim, _places(s.citations, citations)) for s in sentences])
        if key == self._key:
            return
        self._key = key
        while len(self._prose) > len(sentences):
            gone = self._prose.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._prose) < len(sentences):
            self._prose.append(Prose(self._preferences, "answer", beside=TARGET))
            self._column.addWidget(self._prose[-1])
        for prose, sentence in zip(self._prose, sentences, strict=True):
            text = clean(sentence.text)
            prose.clear_parts()
            shown = f"“{text}”" if quoted and sentence.verbatim else text
            prose.add_parts([(shown, self._chips.of(sentence.citations, citations))])
            prose.setAccessibleName(self.tr("Quoted sentence") if sentence.verbatim else self.tr("Written sentence"))


class LeftOutPart(QWidget):
    """What of the documents is not in the summary, behind a disclosure.

    Signals:
        opened(str document_id, int page): an entry was clicked.
    """

    opened = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._entries: tuple[LeftOut, ...] = ()
        self._body: QFrame | None = None
        self.toggle = IconButton(context, "chevron-right", "")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_entries(self, entries: tuple[LeftOut, ...]) -> None:
        """Show these."""
        if entries == self._entries:
            return
        self._entries = entries
        self.setVisible(bool(entries))
        self.toggle.set_words(
            counted(len(entries), self.tr("1 part left out"), self.tr("%1 parts left out")),
            self.tr("Shows what of the documents is not in the summary, and why"),
        )
        self._drop_body()
        self._open(self.toggle.isChecked())

    def _drop_body(self) -> None:
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    def _open(self, is_open: bool) -> None:
        self.toggle.set_icon("chevron-down" if is_open else "chevron-right")
        if is_open and self._body is None:
            self._body = self._make_body()
            self._column.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)

    def _make_body(self) -> QFrame:
        body = QFrame()
        body.setProperty("role", "inset")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(2)
        at = int(self._context.preferences.language == "en")
        shown = self._entries[:_MOST_LEFT_OUT]
        for reason, group in groupby(sorted(shown, key=lambda each: each.reason), key=lambda each: each.reason):
            column.addWidget(muted_label(LEFT_OUT_WORDS[reason][at]))
            for each in group:
                words = f"{clean(each.title)} · {page_name(each.page)}".strip(" ·")
                link = LinkButton(self._context, "document", words)
                link.setAccessibleName(self.tr("Open %1").replace("%1", words))
                link.clicked.connect(lambda _=False, e=each: self.opened.emit(e.document_id, e.page))
                column.addWidget(link)
        if more := len(self._entries) - len(shown):
            column.addWidget(muted_label(self.tr("and %1 more").replace("%1", str(more))))
        return body


def _places(numbers: Sequence[int], citations: Citations) -> list[tuple[int, str, int, int]]:
    found = ((number, citations[number]) for number in numbers if number in citations)
    return [(number, c.document.document_id, c.page, c.start) for number, c in found]
