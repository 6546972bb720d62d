"""Summaries: how fast, how much of a document they speak of, and how well they are supported.

    python -m tests.bench.bench_summary FILE… [--length short|standard|detailed] [--no-model] [--library DIR] [--out FILE.jsonl]

For each document: seconds to the verbatim summary, to the first written sentence and section and in all, sentences (written by the
model / in all), share of sentences that a check without labels supports, sections represented, and the peak of
resident memory. `--out` writes every sentence with the words it cites, to be read. `--library` keeps the texts, so that
a second run reads no file.

The check does not share its verdict with the one that let the sentences through: every figure of a sentence must stand
among the figures of its citations alone, and three quarters of its words in them; the rest of the document is not
looked at.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.core.grounding.clauses import words_of
from app.core.grounding.values import ValueKind, find_values, supports
from app.core.library import DocumentRecord
from app.core.summarizing.service import Summarizer
from app.core.summarizing.summary import Length, Summary, SummarySentence
from app.wiring import Library, answer_model, writing_pen
from tests.bench.bench_index import peak_memory

_TARGETS = (
    "targets: first <= 3 s, section <= 30 s, whole <= 720 s, supported >= .98, sections >= .90 at standard length"
)
_WORDS = 0.75
_FIGURES = frozenset(ValueKind) - {ValueKind.NAME, ValueKind.ARTICLE, ValueKind.ISSUE}


@dataclass(frozen=True)
class Figures:
    """What was measured on one document."""

    title: str
    pages: int
    first: float
    sentence: float
    section: float
    whole: float
    written: int
    sentences: int
    withheld: int
    supported: float
    represented: float
    facts: int

    def line(self) -> str:
        return (
            f"{self.title[:34]:34} {self.pages:>5} {self.first:>6.2f} {self.sentence:>8.1f} {self.section:>8.1f} {self.whole:>7.1f}"
            f" {self.written:>4}/{self.sentences:<4} {self.withheld:>8} {self.supported:>9.3f} {self.represented:>8.2f}"
            f" {self.facts:>5}"
        )


def main() -> None:
    """Summarise each file and print what came of it."""
    arguments = _arguments()
    model = None if arguments.no_model else answer_model()
    print(f"{'document':34} pages  first sentence  section   whole written/all withheld supported sections facts")
    found = []
    with (
        tempfile.TemporaryDirectory(prefix="seogo-summary-") as temporary,
        Library(arguments.library or Path(temporary)) as library,
    ):
        library.indexer().add_texts([path.absolute() for path in arguments.files])
        known = {document.path: document for document in library.catalogue.documents()}
        service = Summarizer(library.catalogue, writing_pen(library, model) if model else None)
        for path in arguments.files:
            document = known[str(path.absolute())]
            summary = service.summarize([document], Length(arguments.length))
            found.append(_figures(document, summary))
            print(found[-1].line(), flush=True)
            if arguments.out:
                _write(summary, arguments.out)
    _print_totals(found)


def _figures(document: DocumentRecord, summary: Summary) -> Figures:
    good = sum(is_supported(sentence, summary) for sentence in summary.sentences)
    t = summary.timings
    return Figures(
        document.title,
        document.pages,
        t.extractive_ms / 1000,
        t.first_sentence_ms / 1000,
        t.first_section_ms / 1000,
        t.total_ms / 1000,
        sum(not sentence.verbatim for sentence in summary.sentences),
        len(summary.sentences),
        len(summary.withheld),
        good / max(1, len(summary.sentences)),
        summary.coverage.represented / max(1, len(summary.coverage.sections)),
        len(summary.key_facts),
    )


def is_supported(sentence: SummarySentence, summary: Summary) -> bool:
    """Whether the cited words alone hold a sentence's figures and most of its words."""
    quotes = " ".join(" ".join(summary.citations[number - 1].quote.split()) for number in sentence.citations)
    held = find_values(quotes)
    figures = [value for value in find_values(sentence.text) if value.kind in _FIGURES]
    words = set(words_of(sentence.text))
    squeezed = re.sub(r"\s", "", quotes).lower()
    known = sum(word in squeezed or word[:2] in squeezed for word in words)
    return all(supports(value, held) for value in figures) and known >= _WORDS * len(words)


def _print_totals(found: list[Figures]) -> None:
    sentences = sum(each.sentences for each in found)
    supported = sum(each.supported * each.sentences for each in found) / max(1, sentences)
    print(_TARGETS)
    totals = {
        "documents": len(found),
        "sentences": sentences,
        "written": sum(each.written for each in found),
        "supported": round(supported, 4),
        "least_represented": round(min(each.represented for each in found), 3),
        "slowest_first_s": round(max(each.first for each in found), 2),
        "slowest_section_s": round(max(each.section for each in found), 1),
        "slowest_whole_s": round(max(each.whole for each in found), 1),
        "peak_memory_mb": peak_memory() >> 20,
    }
    print(json.dumps(totals))


def _write(summary: Summary, path: Path) -> None:
    """One line per sentence, to read against its citations."""
    with path.open("a", encoding="utf-8") as out:
        for sentence in summary.sentences:
            quotes = [summary.citations[number - 1] for number in sentence.citations]
            record = {
                "document": summary.documents[0].title,
                "verbatim": sentence.verbatim,
                "support": sentence.support,
                "text": sentence.text,
                "cited": [f"{c.locator}: {' '.join(c.quote.split())}" for c in quotes],
                "check": is_supported(sentence, summary),
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
        for withheld in summary.withheld:
            out.write(json.dumps({"withheld": withheld.text, "reason": withheld.reason}, ensure_ascii=False) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure summaries")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--length", choices=[length.value for length in Length], default="standard")
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--library", type=Path)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
