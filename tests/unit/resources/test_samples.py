"""The sample documents: they are what their sources say, and they hold what their questions ask for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"
QUESTIONS = tomllib.loads((SAMPLES / "questions.toml").read_text(encoding="utf-8"))["question"]
STATUSES = {"answered", "partial", "not_found"}
KINDS = {"citation", "number", "table", "condition", "multi_document", "two_part", "partial", "unanswerable"}
DEMO_QUESTIONS, QUESTIONS_WANTED, RULEBOOK_PAGES = 3, 12, 4


def text_of(path: Path) -> str:
    """All text of a sample document, read without the project's own readers."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    part = "word/document.xml" if path.suffix == ".docx" else "Contents/section0.xml"
    with zipfile.ZipFile(path) as package:
        return re.sub(r"<[^>]+>", " ", package.read(part).decode("utf-8"))


def bare(text: str) -> str:
    """Without white space and commas, as `must_contain` expects."""
    return re.sub(r"[\s,]", "", text)


@pytest.mark.parametrize("question", QUESTIONS, ids=[str(number) for number in range(1, len(QUESTIONS) + 1)])
def test_a_question_is_well_formed_and_its_documents_hold_the_answer(question: dict[str, object]) -> None:
    assert question["kind"] in KINDS
    assert question["expect_status"] in STATUSES
    documents, patterns = question["document"], question["must_contain"]
    assert isinstance(documents, list) and isinstance(patterns, list)
    answerable = question["expect_status"] != "not_found"
    assert bool(documents) == bool(patterns) == answerable
    held = bare("\n".join(text_of(SAMPLES / str(name)) for name in documents))
    for pattern in patterns:
        assert re.search(str(pattern), held), pattern
        for name in documents if len(documents) > 1 else []:
            others = bare("\n".join(text_of(SAMPLES / str(other)) for other in documents if other != name))
            assert any(not re.search(str(each), others) for each in patterns), f"{name} is not needed"


def test_the_questions_show_every_kind_and_three_are_for_the_demo() -> None:
    assert len(QUESTIONS) >= QUESTIONS_WANTED
    assert {question["kind"] for question in QUESTIONS} == KINDS
    demo = [question for question in QUESTIONS if question["demo"]]
    assert len(demo) == DEMO_QUESTIONS
    assert {question["expect_status"] for question in demo} == {"answered", "not_found"}


def test_the_rulebook_s_korean_can_be_extracted_page_by_page() -> None:
    with pypdfium2.PdfDocument(SAMPLES / "전자금융 업무처리 규정.pdf") as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) == RULEBOOK_PAGES
    for number, page in enumerate(pages, start=1):
        assert f"- {number} -" in page
        assert "가온누리은행" in page
    assert re.findall(r"제\d+조\([^)]*\)", "".join(pages))[:2] == ["제1조(목적)", "제2조(정의)"]


def test_the_committed_documents_are_what_the_sources_build(tmp_path: Path) -> None:
    """All but the PDF, which takes fonts that are not everywhere."""
    script = SAMPLES / "build_samples.py"
    subprocess.run([sys.executable, "-B", str(script), "--out", str(tmp_path), "--skip-pdf"], check=True, timeout=120)
    built = sorted(tmp_path.iterdir())
    assert [path.suffix for path in built] == [".hwpx", ".docx", ".txt"]
    for path in built:
        committed = SAMPLES / path.name
        if path.suffix == ".txt":
            assert path.read_bytes() == committed.read_bytes()
            continue
        # Compressed bytes differ between zlib builds; what they hold must not.
        with zipfile.ZipFile(path) as new, zipfile.ZipFile(committed) as old:
            assert new.namelist() == old.namelist()
            assert [new.read(name) for name in new.namelist()] == [old.read(name) for name in old.namelist()]


def test_the_hwpx_package_begins_with_its_stored_media_type() -> None:
    with zipfile.ZipFile(SAMPLES / "고객안내문_정기점검 및 수수료 변경.hwpx") as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert package.read("mimetype") == b"application/hwp+zip"
