"""`seogo export` over a library with a conversation in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pypdf
import pytest
from openpyxl import load_workbook

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation
from app.core.conversation import Turn
from app.core.retrieval.scope import Scope
from app.wiring import Access, Library
from tests.fakes.documents import make_record
from tests.integration.conftest import Run

QUOTE = "영업점장은 3영업일 이내에 증액 여부를 정한다."


def answered(question: str) -> Answer:
    record = make_record("d1", title="이체한도 증액 기준", path="/문서/증액 기준.pdf")
    citation = Citation(1, record, 2, 0, len(QUOTE), QUOTE, (), "제3조")
    sentence = AnswerSentence(QUOTE, (1,), 1.0, verbatim=True)
    return Answer(question, AnswerStatus.ANSWERED, QUOTE, (sentence,), (), (citation,), ())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    """Two conversations; the newer one has a question that was stopped."""
    folder = tmp_path / "library"
    with Library(folder, Access.READ) as opened:
        store = opened.conversations
        for number, title in enumerate(("증액", "시행일")):
            made = store.create(title)
            for kind, answer in (("a", answered(f"{title} 질문")), ("b", None)):
                asked_at = f"2026-11-22T01:0{number}:00"
                store.save_turn(
                    Turn(f"{kind}{number}", made.conversation_id, asked_at, f"{title} 질문", Scope("여신"), answer)
                )
        store.create("빈 대화")
    yield folder


def test_the_last_answer_goes_without_those_before_it(run: Run, library: Path, tmp_path: Path) -> None:
    with Library(library, Access.READ) as opened:
        made = opened.conversations.create("명령줄")
        for number in range(3):
            question = f"{number}번째 질문"
            turn = Turn(
                f"c{number}",
                made.conversation_id,
                f"2026-11-23T01:0{number}:00",
                question,
                Scope("수신" if number < 2 else "여신"),
                answered(question),
            )
            opened.conversations.save_turn(turn)
    path = tmp_path / "a.md"
    assert run("export", "--last", str(path), "--reviewer", "홍길동", library=library).code == 0
    text = path.read_text("utf-8")
    assert ("2번째 질문" in text, "여신" in text, QUOTE in text) == (True, True, True)
    assert ("0번째 질문" in text, "1번째 질문" in text, "명령줄" in text) == (False, False, False)
    assert run("export", "명령줄", str(path), "--reviewer", "홍길동", library=library).code == 0
    text = path.read_text("utf-8")
    assert all(f"{number}번째 질문" in text for number in range(3))


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".md", ".xlsx"])
def test_the_last_answer_in_every_format(run: Run, library: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"답변{suffix}"
    done = run("export", "--last", str(path), "--reviewer", "홍길동", library=library)
    assert (done.code, done.records[0]["event"], done.records[0]["path"]) == (0, "exported", str(path))
    assert done.records[0]["bytes"] == path.stat().st_size
    text = words_of(path)
    for part in ("시행일", "시행일 질문", QUOTE, "여신", "홍길동", "AI가 작성한 초안 — 사람이 확인"):
        assert part in text
    assert "증액 질문" not in text


def words_of(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text("utf-8")
    if path.suffix == ".docx":
        return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    book = load_workbook(path)
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def test_a_conversation_by_title_and_by_id(run: Run, library: Path, tmp_path: Path) -> None:
    by_title = run("export", "증액", str(tmp_path / "a.md"), library=library)
    identity = by_title.records[0]["conversation_id"]
    by_id = run("export", identity, str(tmp_path / "b.md"), library=library)
    assert by_title.code == by_id.code == 0
    assert "증액 질문" in (tmp_path / "b.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "error"),
    [
        (("없는 대화", "a.md"), 5, "conversation_missing"),
        (("빈 대화", "a.md"), 5, "conversation_missing"),
        (("--last", "a.hwp"), 2, "export_format"),
        (("--last", "없는 폴더/a.md"), 2, "export_folder_missing"),
        (("--last", "a" * 300 + ".md"), 2, "export_name"),
        (("a.md",), 2, "argument_missing"),
        (("--last", "증액", "a.md"), 2, "argument_missing"),
    ],
)
def test_what_cannot_be_exported_is_told(
    run: Run, library: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, error: str
) -> None:
    *rest, name = arguments
    done = run("export", *rest, str(tmp_path / name), library=library)
    assert (done.code, done.records[0]["error"]["code"]) == (code, error)
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_an_empty_library_has_no_last_conversation(run: Run, tmp_path: Path) -> None:
    done = run("export", "--last", str(tmp_path / "a.md"), library=tmp_path / "library")
    assert (done.code, done.records[0]["error"]["code"]) == (5, "conversation_missing")
