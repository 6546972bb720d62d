"""Exactness of extraction on five contracts: `python -m tests.bench.bench_extract [--model]`.

For each contract its 20 fields: right (the value, or rightly nothing), wrong, missed, and invented (a value where the
contract has none). Every value is also held against the page: `page.text[start:end] == value`.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from docx import Document

from app.core.answering.evidence import DocumentUnits
from app.core.extracting.result import FieldRow, Found
from app.core.extracting.service import Extractor
from app.core.extracting.template import FieldType, find_template, load_folders
from app.core.model_ports import LanguageModel
from app.system import paths
from app.wiring import Library, answer_model
from tests.bench.contracts import CONTRACTS, Contract


def main() -> None:
    """Measure and print every field that is not right."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", action="store_true", help="let the model choose among equals")
    model = answer_model() if parser.parse_args().model else None
    with tempfile.TemporaryDirectory() as folder:
        totals = measure(Path(folder), CONTRACTS, model)
    fields = sum(totals.values())
    print(f"right {totals['right']}/{fields} = {totals['right'] / fields:.3f}; {totals}")


def measure(folder: Path, contracts: tuple[Contract, ...], model: LanguageModel | None = None) -> dict[str, int]:
    """Counts of right, wrong, missed and invented fields."""
    totals = dict.fromkeys(("right", "wrong", "missed", "invented"), 0)
    files = [write(contract, folder) for contract in contracts]
    templates = load_folders([paths.resources() / "templates"])
    with Library(folder / "library") as library:
        for outcome in library.indexer().add_texts(files):
            assert outcome.error is None, outcome.error
        records = {Path(record.path).stem: record for record in library.catalogue.documents()}
        extractor = Extractor(library.catalogue, DocumentUnits(library.catalogue), model)
        for contract in contracts:
            started = time.perf_counter()
            rows = list(extractor.rows(find_template(contract.template, templates), records[contract.name]))
            seconds = time.perf_counter() - started
            verdicts = [(row, _verdict(row, contract.expected)) for row in rows if row.field.name in contract.expected]
            assert len(verdicts) == len(contract.expected), contract.name
            for row, verdict in verdicts:
                totals[verdict] += 1
                _check_place(row, library)
                if verdict != "right":
                    wanted = contract.expected[row.field.name]
                    print(
                        f"  {contract.name}: {row.field.name} {verdict}: {row.value!r} {row.normalised!r}, wanted {wanted!r}"
                    )
            right = sum(verdict == "right" for _, verdict in verdicts)
            print(f"{contract.name}{contract.suffix}: {right}/{len(verdicts)} right, {seconds * 1000:.0f} ms")
    return totals


def _verdict(row: FieldRow, expected: dict[str, str | None]) -> str:
    wanted = expected[row.field.name]
    if wanted is None:
        return "right" if row.found is Found.NOT_FOUND else "invented"
    if row.found is Found.NOT_FOUND:
        return "missed"
    loose = row.field.type is FieldType.TEXT
    right = wanted in row.value if loose else wanted == row.normalised
    return "right" if right else "wrong"


def _check_place(row: FieldRow, library: Library) -> None:
    if row.citation:
        page = library.catalogue.page(row.document.document_id, row.citation.page)
        assert page is not None and page.text[row.citation.start : row.citation.end] == row.value, row


def write(contract: Contract, folder: Path) -> Path:
    """The contract as a file in its format."""
    path = folder / f"{contract.name}{contract.suffix}"
    if contract.suffix == ".docx":
        document = Document()
        for block in contract.blocks:
            if isinstance(block, str):
                document.add_paragraph(block)
            else:
                table = document.add_table(len(block), len(block[0]))
                for cells, row in zip(table.rows, block, strict=True):
                    for cell, text in zip(cells.cells, row, strict=True):
                        cell.text = text
        document.save(str(path))
    else:
        gap = "\n\n" if contract.suffix == ".md" else "\n"
        path.write_text(gap.join(block for block in contract.blocks if isinstance(block, str)), "utf-8")
    return path


if __name__ == "__main__":
    main()
