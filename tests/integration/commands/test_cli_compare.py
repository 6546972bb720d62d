"""`seogo compare` on files and on documents of the library."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.commands import exit_codes
from tests.bench.bench_compare import measure
from tests.integration.conftest import Run

OLD = """여비 규정

제1조(목적) 이 규정은 임직원의 출장 여비에 관하여 정한다.

제2조(일비) 일비는 하루 3만원으로 한다.

제3조(정산) 출장자는 돌아온 날부터 7일 이내에 여비를 정산하여야 한다.

제4조(지급) 여비는 출장 전에 미리 지급할 수 있다.
"""
NEW = """여비 규정

제1조(목적) 이 규정은 임직원의 출장 여비에 관하여 정한다.

제2조(정의) 이 규정에서 “출장”이란 근무지 밖에서 업무를 하는 것을 말한다.

제3조(일비) 일비는 하루 5만원으로 한다. <개정 2026. 1. 2.>

제4조(정산) 출장자는 돌아온 날부터 7일 이내에 여비를 정산하여야 한다.
"""
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "reg_pdf"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "여비규정_구.txt", tmp_path / "여비규정_신.txt"
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_rows(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("compare", *map(str, files), library=tmp_path / "library")
    assert ran.code == exit_codes.DONE
    (record,) = ran.records
    rows = record["rows"]
    assert [(row["kind"], row["label"], row["moved_from"], row["moved"]) for row in rows] == [
        ("added", "제2조", None, False),
        ("changed", "제3조", "제2조", False),
        ("changed", "제4조", "제3조", True),
        ("removed", "제4조", None, False),
    ]
    assert (rows[0]["old"], rows[3]["new"]) == (None, None)
    assert "금액이 '3만원'에서 '5만원'으로 바뀜" in rows[1]["note"]
    for side, text in (("old", OLD), ("new", NEW)):
        for row in rows:
            if row[side]:
                _verbatim(row[side], text)


def _verbatim(side: dict[str, Any], text: str) -> None:
    """The reader may leave out blank lines; the words of a side stand in the file in one piece."""
    assert side["page"] == 1 and side["start"] < side["end"]
    assert len(side["text"]) == side["end"] - side["start"]
    assert "".join(side["text"].split()) in "".join(text.split())


def test_people_and_english(run: Run, files: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("--lang", "en", "compare", *map(str, files), library=tmp_path / "library", json_mode=False)
    assert "[changed] 제3조(일비)" in ran.out
    assert "amount changed from '3만원' to '5만원'" in ran.out
    assert "[-3만원으로-] [+5만원으로+]" in ran.out


@pytest.mark.parametrize("suffix", [".docx", ".md"])
def test_out(run: Run, files: tuple[Path, Path], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"대비표{suffix}"
    ran = run("compare", *map(str, files), "--out", str(target), library=tmp_path / "library")
    assert ran.code == exit_codes.DONE
    assert target.stat().st_size > 500
    if suffix == ".md":
        assert "5만원" in target.read_text("utf-8")


def test_missing_document(run: Run, tmp_path: Path) -> None:
    ran = run("compare", "없는 문서", "다른 문서", library=tmp_path / "library")
    assert ran.code == exit_codes.NOT_FOUND
    assert ran.records[-1]["error"]["code"] == "document_missing"


def test_real_versions_of_a_rule() -> None:
    """Every changed article is found, and no unchanged one is reported (where the corpus is at hand)."""
    pairs = [
        ("전자금융감독규정*2025-4호*", "전자금융감독규정*2026-7호*"),
        ("개인정보 보호법*19234호*", "개인정보 보호법*20897호*"),
    ]
    for old, new in pairs if CORPUS.is_dir() else []:
        found = measure(next(CORPUS.glob(old)), next(CORPUS.glob(new)))
        assert found.truth and found.found == found.truth
