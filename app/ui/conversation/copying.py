"""An answer on the clipboard: plain text, and the same with footnotes for word processors."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QCoreApplication, QMimeData

from app.core.answering.answer import Citation
from app.ui.conversation.entry import Entry, remarks
from app.ui.conversation.words import clean, clean_lines, place, standpoint, title

translate = QCoreApplication.translate


Hide = Callable[[str], str]


def clipboard_data(entry: Entry, hide: Hide = str) -> QMimeData:
    """Question, state, sentences with their numbers, and every source with its verbatim words.

    Args:
        hide: takes personal data out of a text.
    """
    data = QMimeData()
    data.setText(plain_text(entry, hide))
    data.setHtml(rich_text(entry, hide))
    return data


def plain_text(entry: Entry, hide: Hide = str) -> str:
    """As plain text."""
    blocks = [_question(entry), "\n".join(_body(entry))]
    blocks += ["\n".join(_source_lines(citation)) for citation in _sources(entry)]
    if _sources(entry):
        blocks.insert(2, translate("conversation", "Sources"))
    return hide("\n\n".join(block for block in blocks if block)) + "\n"


def rich_text(entry: Entry, hide: Hide = str) -> str:
    """As HTML; every word of people and documents is escaped."""
    body = "".join(f"<p>{escape(hide(line))}</p>" for line in _body(entry))
    sources = "".join(_rich_source(citation, hide) for citation in _sources(entry))
    heading = f"<p><b>{escape(translate('conversation', 'Sources'))}</b></p>" if sources else ""
    question = escape(hide(_question(entry))).replace("\n", "<br>")
    return f'<meta charset="utf-8"><p><b>{question}</b></p>{body}{heading}{sources}'


def _question(entry: Entry) -> str:
    return clean_lines(entry.question)


def _body(entry: Entry) -> list[str]:
    """The state in brackets, then what the answer says besides its quotes; quotes follow as sources."""
    lines = [f"[{standpoint(entry, engine_ready=True).text}]"]
    if entry.found_nothing and entry.answer is not None:
        return [*lines, *clean_lines(entry.answer.text).splitlines()]
    for sentence in entry.headline:
        marks = "".join(f"[{number}]" for number in sentence.citations)
        lines.append(f"{clean(sentence.text)} {marks}")
    if entry.answer is not None:
        lines += [clean(line) for line in remarks(entry.answer)]
    return lines


def _sources(entry: Entry) -> tuple[Citation, ...]:
    return entry.answer.citations if entry.answer is not None and not entry.found_nothing else ()


def _source_lines(citation: Citation) -> tuple[str, str]:
    return (f"[{citation.number}] {title(citation)}, {place(citation)}", f"“{clean(citation.quote)}”")


def _rich_source(citation: Citation, hide: Hide) -> str:
    where, quote = map(hide, _source_lines(citation))
    return f"<p>{escape(where)}<br><i>{escape(quote)}</i></p>"
