"""`seogo extract`: the fields of contracts, checklists and lists of duties, each with its passage."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.extracting_records import extraction_record, template_record
from app.commands.opening import note_export, note_work, opened_documents
from app.core.answering.evidence import DocumentUnits
from app.core.audit import Act
from app.core.errors import ModelError, UsageError
from app.core.extracting.report import CHECK_WORDS, extraction_report
from app.core.extracting.result import Extraction, FieldRow, Found
from app.core.extracting.service import Extractor
from app.core.extracting.template import Template, find_template
from app.core.model_ports import LanguageModel
from app.core.packs.manifest import PackKind
from app.packs import current_folders
from app.system.templates import templates
from app.wiring import answer_model


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Extract; 5 when no document states any field."""
    known = templates(current_folders(PackKind.TEMPLATES, arguments.settings))
    if arguments.list_templates:
        return _list(known, console)
    if not arguments.template or not arguments.documents:
        raise UsageError("extract_arguments")
    template = find_template(arguments.template, known)
    with opened_documents(arguments.library, arguments.documents) as (library, documents):
        model = None if arguments.no_model else _model()
        extractor = Extractor(library.catalogue, DocumentUnits(library.catalogue), model)
        with console.progress() as bars:
            extraction = extractor.extract(template, documents, lambda p: bars.move(p.document, p.done, p.total))
    note_work(arguments, Act.EXTRACTED, documents, template=template.template_id)
    console.emit(extraction_record(extraction, console.language))
    say_extraction(extraction, console)
    if arguments.out:
        from app.wiring import write_report  # exporters load their libraries; most runs only show the result

        made_on = datetime.now().astimezone().isoformat(timespec="minutes")
        written = write_report(extraction_report(extraction, made_on, console.language), Path(arguments.out))
        note_export(arguments, documents)
        console.note(console.t(f"저장: {written.path}", f"Written: {written.path}"))
    found = any(row.found is Found.FOUND for row in extraction.rows)
    return exit_codes.DONE if found else exit_codes.NOT_FOUND


def _model() -> LanguageModel | None:
    """The answer model; it only chooses among equally likely values, so nothing is lost without one."""
    try:
        return answer_model()
    except ModelError:
        return None


def _list(known: list[Template], console: Console) -> int:
    console.emit({"templates": [template_record(template, console.language) for template in known]})
    for template in known:
        console.say(f"{template.template_id:22} {template.title(console.language)} ({len(template.fields)})")
    return exit_codes.DONE


def say_extraction(extraction: Extraction, console: Console) -> None:
    """An extraction for people, document by document."""
    for document in extraction.documents:
        console.say(f"\n{document.title}", style="bold")
        for row in extraction.rows:
            if row.document.document_id == document.document_id:
                _say_row(row, console)


def _say_row(row: FieldRow, console: Console) -> None:
    name = row.label or row.field.title(console.language)
    place = f"  — {row.citation.locator}" if row.citation and row.citation.locator and not row.label else ""
    if row.check:
        words = CHECK_WORDS[row.check][0 if console.language == "ko" else 1]
        console.say(f"  [{words}] {name}: {row.value}{place}")
    elif row.found is Found.FOUND:
        form = f" [{row.normalised}]" if row.normalised and row.normalised != row.value and not row.label else ""
        console.say(f"  {name}: {row.value}{form}{place}")
    else:
        missing = console.t("문서에 없음", "not stated")
        console.say(f"  {name}: {missing}", style="yellow" if row.field.required else "dim")
