"""Paragraphs of a report as a text document that Qt can measure and paint. Nothing in them is taken for markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from app.core.report import Mark, Paragraph, Style
from app.ui.conversation.words import clean_lines
from app.ui.theme.colors import Colors

LINE_HEIGHT = 135.0
"""Per cent of the font's own."""
_GAP = 3.0  # pixels between paragraphs


def text_document(
    paragraphs: Sequence[Paragraph], colors: Colors, font: QFont, width: float, indent: float = 0.0
) -> QTextDocument:
    """The paragraphs, laid out.

    Args:
        paragraphs: with marks; a NOTE is a place that can be opened, and looks like a link.
        font: of plain words.
        width: in pixels.
        indent: room in the first line for a badge, in pixels.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    for number, paragraph in enumerate(paragraphs):
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(_GAP if number else 0)
        block.setTextIndent(0 if number else indent)
        if number:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        for run in paragraph.runs:
            cursor.insertText(clean_run(run.text), _format(run.mark, paragraph.style, colors))
    document.setTextWidth(max(40.0, width))
    return document


def clean_run(text: str) -> str:
    """Words without control characters; the blanks at both ends stay, for they part the runs."""
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and len(text) > 1 else ""
    return f"{lead}{clean_lines(text)}{tail}" if text.strip() else lead


def _format(mark: Mark, style: Style, colors: Colors) -> QTextCharFormat:
    made = QTextCharFormat()
    color = colors.link if style is Style.NOTE else colors.muted if mark is Mark.MUTED else colors.text
    if mark is Mark.BOLD or style is Style.HEADING:
        made.setFontWeight(QFont.Weight.DemiBold.value)
    elif mark is Mark.ADDED:
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold.value)
        color = colors.good
        made.setBackground(QColor(colors.good_soft))
    elif mark is Mark.REMOVED:
        made.setFontStrikeOut(True)
        color = colors.bad
        made.setBackground(QColor(colors.bad_soft))
    made.setForeground(QColor(color))
    return made


def plain_text(paragraphs: Sequence[Paragraph]) -> str:
    """The words alone, a line for each paragraph."""
    return "\n".join("".join(clean_run(run.text) for run in paragraph.runs) for paragraph in paragraphs)


def spoken_text(paragraphs: Sequence[Paragraph], added: str, removed: str) -> str:
    """The words as a screen reader says them, where changes cannot be seen.

    Args:
        added, removed: "[added: %1]" and "[removed: %1]" in the language of the window.
    """
    frames = {Mark.ADDED: added, Mark.REMOVED: removed}
    return "\n".join(
        "".join(frames.get(run.mark, "%1").replace("%1", clean_run(run.text)) for run in paragraph.runs)
        for paragraph in paragraphs
    )
