"""PDF: the shared documents, where they exist."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from app.core.document import BlockKind
from app.core.errors import DocumentError
from app.core.geometry import unpack
from app.core.messages import words
from tests.integration.adapters.pdf.samples import assert_spans_lie_where_they_say, read

SHARED = Path(__file__).resolve().parents[5] / "shared"


def shared(pattern: str) -> list[Path]:
    return sorted(SHARED.glob(pattern)) if SHARED.exists() else []


def fixtures() -> Iterator[dict[str, str]]:
    manifest = SHARED / "fixtures" / "manifest.csv"
    if manifest.exists():
        with manifest.open(encoding="utf-8", newline="") as file:
            yield from (row for row in csv.DictReader(file) if row["file"].endswith(".pdf"))


def test_every_shared_fixture_is_read_or_refused_with_words():
    for row in fixtures():
        for password in {None, row["password"] or None}:
            try:
                content = read(SHARED / "fixtures" / row["file"], password)
            except DocumentError as error:
                assert words(error.code, **error.values).hint, row["file"]
                assert not (password and error.code in ("pdf_encrypted", "password_wrong")), row["file"]
            else:
                assert any(page.text.strip() for page in content.pages), row["file"]
                for page in content.pages:
                    assert len(unpack(page.boxes)) == len(page.text), row["file"]


def test_shared_laws_have_their_title_date_margins_and_places():
    for path in shared("corpus/reg_pdf/*호)(2*).pdf"):
        content = read(path)
        name = re.match(r"[^(]+", path.stem)
        assert name is not None and content.title.replace(" ", "") == name[0].replace(" ", ""), path.name
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", content.effective_date), path.name
        for page in content.pages:
            margins = [page.text[b.start : b.end] for b in page.blocks if b.kind is BlockKind.MARGIN]
            assert margins[-1] == f"법제처 {page.number} 국가법령정보센터", (path.name, page.number)
        assert_spans_lie_where_they_say(path, content, 10)


def test_shared_laws_are_joined_as_the_same_laws_are_written():
    """Words around line ends against the spacing of the same statutes as text, whose amendments differ a little."""
    written = {path.name: path.read_text(encoding="utf-8") for path in shared("corpus/law_md/*.md")}
    known = "\n".join(written.values()).replace("·", "ㆍ")
    for path in shared("corpus/reg_pdf/전자금융거래법*.pdf") + shared("corpus/reg_pdf/전자서명법(법률)*.pdf"):
        body = [p.text[b.start : b.end] for p in read(path).pages for b in p.blocks if b.kind is BlockKind.PARAGRAPH]
        phrases = [text[at : at + 24] for text in body for at in range(30, len(text) - 60, 20)]
        squeezed = re.sub(r"\s", "", known)
        present = [phrase for phrase in phrases if re.sub(r"\s", "", phrase) in squeezed]
        exact = [phrase for phrase in present if phrase in known]
        assert len(present) > 50 and len(exact) >= 0.97 * len(present), (path.name, len(exact), len(present))
