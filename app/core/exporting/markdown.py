"""Reports as Markdown with GitHub's tables and footnotes (github.github.com/gfm)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.exporting.citing import Notes, number_notes, runs, where
from app.core.exporting.clean import clean, one_line
from app.core.exporting.fixed import Fixed, fixed, particulars
from app.core.exporting.placing import placed
from app.core.exporting.tables import cells, columns, header, marks_changes
from app.core.report import Mark, Paragraph, Report, Run, Source, Style, Table, Written

_SPECIAL = re.compile(r"[\\`*_\[\]|~$]")
_LINE_START = re.compile(r"^([ \t]*)([#+=-]|\d{1,9}(?=[.)]))")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TAGS = {Mark.BOLD: ("<b>", "</b>"), Mark.ADDED: ("<ins><b>", "</b></ins>"), Mark.REMOVED: ("<del>", "</del>")}
_SIGNS = {Mark.BOLD: "**", Mark.REMOVED: "~~"}


@dataclass(frozen=True, slots=True)
class MarkdownExporter:
    """Writes `.md` files."""

    suffix: str = ".md"

    def write(self, report: Report, path: Path) -> Written:
        """See `Exporter`."""
        text = "\n".join(_lines(report)).rstrip("\n") + "\n"
        with placed(path) as unfinished:
            unfinished.write_text(text, encoding="utf-8", newline="\n")
        return Written(str(path), path.stat().st_size)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    text = _SPECIAL.sub(r"\\\g<0>", one_line(text)).translate(_HTML)
    return _LINE_START.sub(_line_start, text)


def _line_start(found: re.Match[str]) -> str:
    """A list, heading or rule begins with these; a number is escaped behind it."""
    blank, sign = found.groups()
    return f"{blank}{sign}\\" if sign.isdigit() else f"{blank}\\{sign}"


def _lines(report: Report) -> Iterator[str]:
    words, notes = fixed(report.language), number_notes(report)
    yield f"# {escaped(report.title)}"
    yield ""
    if report.draft:
        yield f"> **{words.draft}**"
        yield ""
    yield f"- {escaped(report.kind)}"
    for name, value in particulars(report):
        yield f"- {name}: {escaped(value)}"
    yield ""
    yield "---"  # or a list that follows would go on with this one
    yield ""
    if marks_changes(report):
        yield f"<ins><b>{words.added}</b></ins> · <del>{words.removed}</del>"
        yield ""
    for position, block in enumerate(report.blocks):
        if isinstance(block, Table):
            yield from _table(block, notes)
        else:
            following = report.blocks[position + 1] if position + 1 < len(report.blocks) else None
            yield from _paragraph(block, notes, words)
            listed = isinstance(following, Paragraph) and following.style is block.style is Style.ITEM
            yield from () if listed else ("",)
    yield from _notes(notes, words)


def _paragraph(paragraph: Paragraph, notes: Notes, words: Fixed) -> Iterator[str]:
    lines = _texts(paragraph)
    lines[-1] += _marks(paragraph, notes)
    if paragraph.style is Style.HEADING:
        yield f"## {' '.join(lines)}"
    elif paragraph.style is Style.ITEM:
        yield "- " + "<br>".join(lines)
    elif paragraph.style is Style.QUOTE:
        yield from (f"> {line}  ".rstrip() if line is lines[-1] else f"> {line}  " for line in lines)
    elif paragraph.style is Style.NOTE:
        yield f"*{words.remark}:* " + "<br>".join(lines)
    else:
        yield "  \n".join(lines)


def _texts(paragraph: Paragraph) -> list[str]:
    """The paragraph's lines, marked and escaped; at least one."""
    lines = [""]
    for run in runs(paragraph):
        first, *rest = clean(run.text).split("\n")
        lines[-1] += _run(first, run, bool(lines[-1]))
        lines += [_run(text, run, False) for text in rest]
    return lines


def _run(text: str, run: Run, inside: bool) -> str:
    """Marked words. The blanks around them stay outside the marks, or Markdown would not see these."""
    bare = text.strip()
    if not bare:
        return " " if text else ""
    before, after = " " * (text[0] != bare[0]), " " * (text[-1] != bare[-1])
    shown = escaped(bare)
    if inside:  # what opens a line may stand inside one
        shown = escaped(f"x {bare}")[2:]
    if run.mark in _SIGNS and bare[0].isalnum() and bare[-1].isalnum():
        # Beside Hangul a mark with punctuation inside it does not close: spec.commonmark.org/0.31.2/#right-flanking
        sign = _SIGNS[run.mark]
        return f"{before}{sign}{shown}{sign}{after}"
    start, end = _TAGS.get(run.mark, ("", ""))
    return f"{before}{start}{shown}{end}{after}"


def _marks(paragraph: Paragraph, notes: Notes) -> str:
    return "".join(f"[^{number}]" for number in notes.of(paragraph))


def _table(table: Table, notes: Notes) -> Iterator[str]:
    count = columns(table)
    if not count:
        return
    if table.caption:
        yield _run(one_line(table.caption), Run("", Mark.BOLD), False)
        yield ""
    yield _row([escaped(text) for text in header(table)])
    yield "|" + " --- |" * count
    for row in table.rows:
        yield _row(["<br>".join(_cell(p, notes) for p in cell.paragraphs) for cell in cells(row, count)])
    yield ""


def _cell(paragraph: Paragraph, notes: Notes) -> str:
    return "<br>".join(_texts(paragraph)) + _marks(paragraph, notes)


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(text or " " for text in texts) + " |"


def _notes(notes: Notes, words: Fixed) -> Iterator[str]:
    if notes.further:
        yield f"## {words.further}"
        yield ""
        for source in notes.further:
            yield f"- {escaped(where(source))}: {escaped(source.quote)}"
        yield ""
    for number, source in enumerate(notes.cited, 1):
        yield f"[^{number}]: {_note(source)}"


def _note(source: Source) -> str:
    """One line: a note of several lines would need its quote indented, which not every reader of Markdown knows."""
    quote = one_line(source.quote)
    return escaped(where(source)) + (f" — “{escaped(quote)}”" if quote else "")
