"""Comparison of versions: `python -m tests.bench.bench_compare ../shared`, or `… OLD NEW` for two files.

Precision and recall by article. The truth is taken from the new print alone, without the program's parser: its articles
are cut at the lines that open one, and an article counts as changed when an amendment mark in it (<개정 …>, <신설 …>,
[본조신설 …], 삭제<…>) bears a date after the old version's promulgation. 부칙 are left out. Articles that were dropped
without a trace cannot be seen this way; those of the pairs below were checked by reading.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.comparing.block import Sort
from app.core.comparing.service import compare
from app.core.document import Content
from app.core.library import DocumentRecord, Status
from app.core.structure import parse
from app.core.structure.tree import UnitTree
from app.engine.sandbox import read_in_sandbox

PAIRS = (
    ("reg_pdf/전자금융감독규정*2025-4호*.pdf", "reg_pdf/전자금융감독규정*2026-7호*.pdf"),
    ("reg_pdf/개인정보 보호법*19234호*.pdf", "reg_pdf/개인정보 보호법*20897호*.pdf"),
    ("reg_pdf/개인정보 보호법*20897호*.pdf", "law_md/개인정보보호법__법률.md"),
    ("reg_pdf/개인정보보호법_35343호.pdf", "law_md/개인정보보호법__시행령.md"),
    ("reg_pdf/전자금융거래법*19734호*.pdf", "hwp/전자금융거래법*21205호*.hwpx"),
    ("reg_pdf/전자금융거래법*19734호*.pdf", "law_md/전자금융거래법__법률.md"),
    ("reg_pdf/전자서명법*18479호*.pdf", "law_md/전자서명법__법률.md"),
    ("reg_pdf/전자서명법_제33723호.pdf", "law_md/전자서명법__시행령.md"),
    ("reg_pdf/신용정보의 이용*20304호*.pdf", "law_md/신용정보의이용및보호에관한법률__법률.md"),
    ("reg_pdf/정보통신망*20678호*.pdf", "law_md/정보통신망이용촉진및정보보호등에관한법률__법률.md"),
)

_OPENS = re.compile(r"(?m)^[ \t]*(제\d+조(?:의\d+)?)\s*(?=[(\[]|삭제|<삭제)")
_END = re.compile(r"(?m)^[ \t#]*부\s*칙")
_MARK = re.compile(r"[<〈\[][^<>〈〉\[\]]*(?:[<〈][^<>〈〉]*[>〉])?[^<>〈〉\[\]]*[>〉\]]")
_DATE = re.compile(r"((?:19|20)\d{2})\.\s*(\d{1,2})\.\s*(\d{1,2})")
_WORDS = re.compile(r"개정|신설|삭제|이동|\d{4}\.")
_PROMULGATED = re.compile(r"\[[^\[\]]*호,\s*([^\[\]]*?)(?:일부개정|전부개정|제정|타법개정)")


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of one pair."""

    found: frozenset[str]
    truth: frozenset[str]
    seconds: float

    @property
    def precision(self) -> float:
        """Share of the reported articles that did change."""
        return len(self.found & self.truth) / len(self.found) if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the changed articles that were reported."""
        return len(self.found & self.truth) / len(self.truth) if self.truth else 1.0


def main() -> None:
    """Measure the known pairs, or the pair named."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    paths = parser.parse_args().paths
    pairs = [tuple(paths)] if len(paths) == 2 else _known(paths[0] / "corpus")
    all_found, all_truth, hits = 0, 0, 0
    for old, new in pairs:
        figures = measure(old, new)
        all_found, all_truth = all_found + len(figures.found), all_truth + len(figures.truth)
        hits += len(figures.found & figures.truth)
        print(
            f"{old.name} → {new.name}: changed {len(figures.truth)}, reported {len(figures.found)}, "
            f"precision {figures.precision:.3f}, recall {figures.recall:.3f}, {figures.seconds * 1000:.0f} ms"
        )
        print(f"   missed {sorted(figures.truth - figures.found)}, unasked {sorted(figures.found - figures.truth)}")
    if len(pairs) > 1:
        print(f"all: precision {hits / max(1, all_found):.3f}, recall {hits / max(1, all_truth):.3f}")


def measure(old: Path, new: Path) -> Figures:
    """Compare two files and hold the result against the amendment marks of the new one."""
    before, after = read_in_sandbox(old), read_in_sandbox(new)
    started = time.perf_counter()
    comparison = compare(_record(old, before), _tree(before), _record(new, after), _tree(after))
    seconds = time.perf_counter() - started
    rows = [row for row in comparison.rows if row.sort is Sort.ARTICLE]
    found = frozenset(row.label for row in rows) | {row.moved_from for row in rows if row.moved_from}
    return Figures(found, frozenset(changed_articles(_text(before), _text(after))), seconds)


def changed_articles(old: str, new: str) -> Iterator[str]:
    """Articles of the new text that the old one does not open, or with a mark later than the old one's promulgation."""
    since = _promulgation(old)
    known = {found[1] for found in _OPENS.finditer(old)}
    body = new[: end.start()] if (end := _END.search(new)) else new
    openings = list(_OPENS.finditer(body))
    for opening, following in zip(openings, [*openings[1:], None], strict=True):
        article = body[opening.start() : following.start() if following else len(body)]
        marks = " ".join(mark for mark in _MARK.findall(article.replace("\n", " ")) if _WORDS.search(mark))
        if opening[1] not in known or any(date > since for date in _dates(re.sub(r"\[시행일[^\]]*\]", "", marks))):
            yield opening[1]


def _promulgation(text: str) -> str:
    """When the old version was promulgated: by its masthead, else its latest mark."""
    named = _PROMULGATED.search(text[:2000])
    dates = list(_dates(named[1])) if named else []
    return max(dates or _dates(text), default="")


def _dates(text: str) -> Iterator[str]:
    for year, month, day in _DATE.findall(text):
        yield f"{year}-{int(month):02}-{int(day):02}"


def _known(corpus: Path) -> list[tuple[Path, Path]]:
    files = {unicodedata.normalize("NFC", str(f.relative_to(corpus))): f for f in corpus.rglob("*") if f.is_file()}

    def one(pattern: str) -> Path:
        return next(file for name, file in sorted(files.items()) if Path(name).match(pattern))

    return [(one(old), one(new)) for old, new in PAIRS]


def _tree(content: Content) -> UnitTree:
    return UnitTree(parse(content.pages), {page.number: page.text for page in content.pages})


def _text(content: Content) -> str:
    return "\n".join(page.text for page in content.pages)


def _record(path: Path, content: Content) -> DocumentRecord:
    return DocumentRecord(str(path), str(path), content.title, content.format, "", "", 0, Status.READY)


if __name__ == "__main__":
    main()
