"""`seogo audit`: check that the audit log is whole, or write it out for a log server."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import msgspec

from app.adapters.audit_store import CSV_HEADER, AuditStore, csv_fields
from app.commands import exit_codes
from app.commands.console import Console
from app.core.audit import Act, AuditRecord, Verification
from app.core.errors import StorageError
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Verify or export; 3 when the log was touched."""
    with Library(arguments.library, Access.READ) as library:
        store = library.audit_store
        if arguments.action == "verify":
            return _verify(store, console)
        library.audit.began(command=arguments.command)
        library.audit.did(Act.AUDIT_EXPORTED, since=str(arguments.since))
        return _export(store, arguments, console)


def _verify(store: AuditStore, console: Console) -> int:
    found = store.verify()
    console.emit(
        {
            "whole": found.is_whole,
            "records": found.records,
            "problem": found.problem or None,
            "sequence": found.sequence or None,
            "unsealed": found.unsealed,
        }
    )
    style = "green" if found.is_whole else "bold red"
    console.say(_words(found, console), style=style)
    return exit_codes.DONE if found.is_whole else exit_codes.SOME_FAILED


def _words(found: Verification, console: Console) -> str:
    number = found.sequence
    if found.is_whole:
        return console.t(
            f"감사 기록 {found.records}건이 모두 온전합니다.", f"All {found.records} audit records are whole."
        )
    return {
        "changed": console.t(f"{number}번 기록이 바뀌었습니다.", f"Record {number} was changed."),
        "missing": console.t(f"{number}번 기록이 없습니다.", f"Record {number} is missing."),
        "truncated": console.t(f"{number}번부터 기록이 잘려 나갔습니다.", f"Records were cut off at {number}."),
        "replaced": console.t(
            f"{number}번 기록이 봉인과 다릅니다.", f"Record {number} is not the one that was sealed."
        ),
    }[found.problem]


def _export(store: AuditStore, arguments: argparse.Namespace, console: Console) -> int:
    records = store.records(arguments.since)
    count = 0
    with _output(arguments.audit_out) as out:
        write = _csv_lines if arguments.format == "csv" else _json_lines
        for count in write(records, out):  # noqa: B007 - the last count is used below
            pass
    if arguments.audit_out:
        console.emit({"path": str(Path(arguments.audit_out).absolute()), "records": count})
        console.say(console.t(f"감사 기록 {count}건을 내보냈습니다.", f"{count} audit records were written."))
    return exit_codes.DONE


def _json_lines(records: Iterator[AuditRecord], out: TextIO) -> Iterator[int]:
    for count, record in enumerate(records, 1):
        out.write(msgspec.json.encode(record).decode("utf-8") + "\n")
        yield count


def _csv_lines(records: Iterator[AuditRecord], out: TextIO) -> Iterator[int]:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    for count, record in enumerate(records, 1):
        writer.writerow([_inert(field) for field in csv_fields(record)])
        yield count


def _inert(field: str) -> str:
    """A spreadsheet must not take a question for a formula (OWASP: CSV injection)."""
    return f"'{field}" if field[:1] in ("=", "+", "-", "@", "\t") else field


@contextmanager
def _output(path: str | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    try:
        with Path(path).open("w", encoding="utf-8", newline="") as file:
            yield file
    except OSError as error:
        raise StorageError("export_unwritable", path=path) from error
