"""The model's checked sentences, each followed by the chips of the sources it rests on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.answering.answer import AnswerSentence, Citation
from app.ui.context import Context
from app.ui.conversation.chip import TARGET, CitationChip
from app.ui.conversation.entry import Entry
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.prose import Prose
from app.ui.conversation.words import clean


class AnswerPart(QWidget):
    """Grows sentence by sentence; what stands already keeps its chips, and with them the keyboard focus.

    Signals:
        citation_activated(Citation): a chip was pressed.
    """

    citation_activated = Signal(object)

    def __init__(self, context: Context, preview: QuotePreview) -> None:
        super().__init__()
        self._preview = preview
        self._key: tuple[tuple[str, tuple[int, ...], bool], ...] = ()
        self.shown: tuple[AnswerSentence, ...] = ()
        self.chips: list[CitationChip] = []
        self.prose = Prose(context.preferences, "answer", factor=1.1, beside=TARGET)
        self.prose.setAccessibleName(self.tr("Answer"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.prose)
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        """Show the entry's headline."""
        if entry.found_nothing and entry.answer is not None:
            self._show_plain(clean(entry.answer.text))
            return
        sentences = entry.headline
        key = tuple((s.text, s.citations, all(entry.citation(n) for n in s.citations)) for s in sentences)
        if key == self._key:
            return
        is_longer = bool(self._key) and key[: len(self._key)] == self._key
        new = sentences[len(self._key) :] if is_longer else sentences
        if not is_longer:
            self.chips.clear()
            self.prose.clear_parts()
        self._key, self.shown = key, sentences
        self.prose.add_parts([(clean(s.text), self._chips(entry, s)) for s in new])
        self.setVisible(bool(sentences))

    def _show_plain(self, text: str) -> None:
        """What is said where nothing was found, or where the documents disagree with the question."""
        if self._key != ((text, (), True),):
            self.chips.clear()
            self._key, self.shown = ((text, (), True),), ()
            self.prose.set_text(text)
        self.show()

    def _chips(self, entry: Entry, sentence: AnswerSentence) -> list[CitationChip]:
        made = [self._chip(number, entry.citation(number)) for number in sentence.citations]
        self.chips += made
        return made

    def _chip(self, number: int, citation: Citation | None) -> CitationChip:
        chip = CitationChip(number, citation, self._preview)
        if citation is not None:
            chip.clicked.connect(lambda: self.citation_activated.emit(citation))
        return chip
