"""`seogo compare`: two versions of a rule or contract side by side (신구대비표)."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from app.commands import exit_codes
from app.commands.comparing_records import comparison_record
from app.commands.console import Console
from app.commands.opening import note_export, note_work, opened_documents
from app.core.answering.evidence import DocumentUnits
from app.core.audit import Act
from app.core.comparing.comparison import Comparison, Row, RowKind
from app.core.comparing.report import comparison_report
from app.core.comparing.service import compare
from app.core.report import Mark, Run

_MARKS = {Mark.ADDED: ("[+", "+]"), Mark.REMOVED: ("[-", "-]")}


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Compare; the result is shown, and written to a file where one is named."""
    with opened_documents(arguments.library, (arguments.old, arguments.new)) as (library, (old, new)):
        units = DocumentUnits(library.catalogue)
        comparison = compare(old, units.tree(old), new, units.tree(new))
    note_work(arguments, Act.COMPARED, (old, new), rows=str(len(comparison.rows)))
    console.emit(comparison_record(comparison, console.language))
    say_comparison(comparison, console)
    if arguments.out:
        from app.wiring import write_report  # exporters load their libraries; most runs only show the result

        made_on = datetime.now().astimezone().isoformat(timespec="minutes")
        written = write_report(comparison_report(comparison, made_on, console.language), Path(arguments.out))
        note_export(arguments, (old, new))
        console.note(console.t(f"저장: {written.path}", f"Written: {written.path}"))
    return exit_codes.DONE


def say_comparison(comparison: Comparison, console: Console) -> None:
    """A comparison for people: what changed, then the changed words."""
    console.say(f"{comparison.old.title} → {comparison.new.title}", style="bold")
    for row in comparison.rows:
        kind, style = {
            RowKind.ADDED: (console.t("신설", "added"), "green"),
            RowKind.REMOVED: (console.t("삭제", "deleted"), "red"),
            RowKind.CHANGED: (console.t("변경", "changed"), "yellow"),
            RowKind.MOVED: (console.t("이동", "moved"), "cyan"),
        }[row.kind]
        title = f"({row.title})" if row.title else ""
        console.say(f"\n[{kind}] {row.label}{title}", style=style)
        console.say(f"  {row.note(console.language)}")
        for line in _lines(row):
            console.say(f"    {line}", style="dim")
    if not comparison.rows:
        console.say(console.t("두 문서의 내용이 같습니다.", "Both versions say the same."))
    if comparison.only_printed:
        names = ", ".join(comparison.only_printed)
        console.say(
            console.t(f"\n한쪽 인쇄본에만 실린 종전 부칙: {names}", f"\nAddenda in one print only: {names}"), "dim"
        )


def _lines(row: Row) -> list[str]:
    """Changed clauses with their changed words bracketed; new and deleted articles are named by their note."""
    if row.kind is not RowKind.CHANGED:
        return []
    parts = [part for part in row.parts if part.kind not in (RowKind.SAME, RowKind.MOVED)]
    return [f"{part.label} {''.join(map(_marked, part.words))}".strip() for part in parts]


def _marked(run: Run) -> str:
    opened, closed = _MARKS.get(run.mark, ("", ""))
    bare = run.text.rstrip()
    return f"{opened}{bare}{closed}{run.text[len(bare) :]}"
