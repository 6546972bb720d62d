"""Commands that ask, over the sample documents."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.core.indexing.service import Outcome
from app.wiring import Library
from tests.integration.conftest import Ran, Run

NUMBER = "비번을 몇 번 틀리면 인터넷뱅킹이 막히나요?"
NOWHERE = "전세자금대출은 최대 얼마까지 받을 수 있나요?"


@pytest.fixture
def library(sample_folder: tuple[Path, list[Outcome]]) -> Path:
    return sample_folder[0]


def page_text(run: Run, library: Path, place: dict[str, Any]) -> str:
    (record,) = run("page", place["document_id"], str(place["page"]), library=library).records
    assert (record["document_id"], record["page"]) == (place["document_id"], place["page"])
    text: str = record["text"]
    return text


def check_places(run: Run, library: Path, record: dict[str, Any]) -> None:
    """Every citation and passage is the slice of its page that it says it is."""
    for passage in record["passages"]:
        assert page_text(run, library, passage)[passage["start"] : passage["end"]] == passage["text"]
        assert "locator" in passage
    for citation in record.get("citations", []):
        assert page_text(run, library, citation)[citation["start"] : citation["end"]] == citation["quote"]
        assert all(len(rect) == 4 for rect in citation["rects"])
        assert "locator" in citation


def test_the_samples_are_indexed_whole(sample_folder: tuple[Path, list[Outcome]]) -> None:
    _, outcomes = sample_folder
    assert len(outcomes) == 4
    assert {o.status for o in outcomes} == {"ready"}
    assert all(o.chunks for o in outcomes)


def test_search_prints_passages_with_their_places(run: Run, library: Path) -> None:
    done = run("search", "비밀번호 오류 횟수", "-k", "3", library=library)
    assert done.code == 0
    (record,) = done.records
    assert list(record) == ["query", "passages", "milliseconds"]
    assert [p["rank"] for p in record["passages"]] == [1, 2, 3]
    keys = {"rank", "score", "document_id", "path", "page", "start", "end", "text"}
    assert all(keys <= set(p) for p in record["passages"])
    assert record["passages"][0]["locator"].startswith("제8조")
    check_places(run, library, record)


@pytest.mark.parametrize("mode", ["hybrid", "lexical", "vector"])
def test_every_mode_finds_the_article(run: Run, library: Path, mode: str) -> None:
    (record,) = run("search", "비밀번호를 연속하여 잘못 입력한 경우", "--mode", mode, library=library).records
    assert any(p["locator"].startswith("제8조") for p in record["passages"][:3])


def test_questions_are_read_from_standard_input_and_their_ids_given_back(run: Run, library: Path) -> None:
    lines = "\n".join(
        ["비밀번호", "", json.dumps({"id": 7, "query": "OTP 수수료"}), '{"id": "a", "question": "이체한도"}', "{broken"]
    )
    done = run("search", "-", library=library, stdin=lines)
    assert [(r.get("id"), r.get("query")) for r in done.records] == [
        (None, "비밀번호"),
        (7, "OTP 수수료"),
        ("a", "이체한도"),
        (None, None),
    ]
    assert done.records[-1]["error"]["code"] == "question_malformed"
    assert done.code == 3


@pytest.mark.parametrize("command", [("search",), ("ask", "--no-model")])
def test_a_line_that_is_no_question_is_told_and_the_others_go_on(
    run: Run, library: Path, command: tuple[str, ...]
) -> None:
    lines = "\n".join(
        ['{"id": 1}', json.dumps({"id": 2, "question": "가" * 5_000}), '{"id": 3, "question": "이체한도"}']
    )
    done = run(command[0], "-", *command[1:], library=library, stdin=lines)
    assert [(r["id"], r.get("error", {}).get("code")) for r in done.records] == [
        (1, "question_malformed"),
        (2, "question_too_long"),
        (3, None),
    ]
    assert done.code == 3


@pytest.mark.parametrize(
    ("question", "code"), [("", "question_empty"), (" ", "question_empty"), ("가" * 5_000, "question_too_long")]
)
def test_a_question_that_is_none_ends_with_2(run: Run, library: Path, question: str, code: str) -> None:
    for command in (("search", question), ("ask", "--no-model", question)):
        done = run(*command, library=library)
        assert (done.code, done.records[0]["error"]["code"]) == (2, code)


def test_a_damaged_vector_store_does_not_stop_answers(run: Run, library: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "library"
    shutil.copytree(library, damaged)
    (damaged / "vectors" / "chroma.sqlite3").write_bytes(b"not a database" * 1_000)
    done = run("ask", NUMBER, "--no-model", library=damaged)
    (record,) = done.records
    assert (done.code, record["status"], record["notice"]["code"]) == (0, "answered", "vectors_damaged")
    assert "doctor --repair" in done.err
    check_places(run, damaged, record)
    found = run("search", NUMBER, library=damaged)
    assert (found.code, found.records[0]["notice"]["code"]) == (0, "vectors_damaged")
    only = run("search", NUMBER, "--mode", "vector", library=damaged)
    assert (only.code, only.records[0]["error"]["code"]) == (2, "vectors_damaged")


def test_answers_go_on_while_another_process_indexes(run: Run, library: Path) -> None:
    with Library(library):
        done = run("ask", NUMBER, "--no-model", library=library)
    assert (done.code, done.records[0]["status"], done.records[0]["notice"]["code"]) == (0, "answered", "vectors_busy")


def test_nothing_found_ends_with_5(run: Run, library: Path) -> None:
    done = run("search", "비밀번호", "--collection", "없는 곳", library=library)
    assert (done.code, done.records[0]["passages"]) == (5, [])


def test_an_answer_without_a_model_is_verbatim_and_cited(run: Run, library: Path) -> None:
    done = run("ask", NUMBER, "--no-model", library=library)
    assert done.code == 0
    (record,) = done.records
    keys = ["question", "status", "text", "sentences", "withheld", "citations", "passages", "timings"]
    assert [key for key in record if key in keys] == keys
    assert record["status"] == "answered"
    assert "5회" in record["text"]
    assert list(record["timings"]) == [
        "retrieve_ms",
        "evidence_ms",
        "first_token_ms",
        "total_ms",
        "prompt_tokens",
        "completion_tokens",
    ]
    numbers = [c["number"] for c in record["citations"]]
    assert numbers == list(range(1, len(numbers) + 1))
    for sentence in record["sentences"]:
        assert 0.0 <= sentence["support"] <= 1.0
        assert set(sentence["citations"]) <= set(numbers)
        assert sentence["citations"]
    assert {c["path"].rpartition("/")[2] for c in record["citations"]} == {"전자금융 업무처리 규정.pdf"}
    assert all(c["rects"] for c in record["citations"])
    check_places(run, library, record)


def test_what_the_documents_do_not_hold_is_not_found(run: Run, library: Path) -> None:
    done = run("ask", NOWHERE, "--no-model", library=library)
    assert done.code == 5
    (record,) = done.records
    assert (record["status"], record["sentences"], record["citations"]) == ("not_found", [], [])
    check_places(run, library, record)


def test_several_questions_are_answered_in_turn(run: Run, library: Path) -> None:
    lines = f"{NOWHERE}\n" + json.dumps({"id": "q2", "question": NUMBER}, ensure_ascii=False) + "\n"
    done = run("ask", "-", "--no-model", library=library, stdin=lines)
    assert done.code == 0
    assert [(r.get("id"), r["status"]) for r in done.records] == [(None, "not_found"), ("q2", "answered")]


def test_a_page_is_shown_as_it_is_stored(run: Run, library: Path) -> None:
    done = run("page", "전자금융 업무처리 규정.pdf", "1", library=library)
    assert done.code == 0
    assert "전자금융" in done.records[0]["text"]
    people = run("page", "전자금융 업무처리 규정.pdf", "1", library=library, json_mode=False)
    assert people.out == done.records[0]["text"] + "\n"


@pytest.mark.parametrize(
    ("document", "page", "code"),
    [("없는 문서", "1", "document_missing"), ("창구 실무회의 메모.txt", "9", "page_missing")],
)
def test_a_page_that_is_not_there_ends_with_5(run: Run, library: Path, document: str, page: str, code: str) -> None:
    done = run("page", document, page, library=library)
    assert (done.code, done.records[0]["error"]["code"]) == (5, code)
    assert {"code", "message", "hint"} == set(done.records[0]["error"])


def test_people_see_status_quotes_and_places(run: Run, library: Path) -> None:
    done = run("ask", NUMBER, "--no-model", library=library, json_mode=False)
    assert "근거 확인됨" in done.out
    assert "5회" in done.out
    assert "전자금융 업무처리 규정" in done.out
    english = run("ask", NOWHERE, "--no-model", "--lang", "en", library=library, json_mode=False)
    assert "not in the documents" in english.out


def test_an_evaluation_prints_a_line_per_question_and_the_metrics(run: Run, library: Path, tmp_path: Path) -> None:
    labels = [
        {"id": "1", "type": "answerable", "question": NUMBER, "answer_must_contain": ["5회"],
         "gold": [{"file": "전자금융 업무처리 규정.pdf", "page": 2, "quote": "연속하여 5회 잘못 입력"}]},
        {"id": "2", "type": "unanswerable", "subtype": "off_topic", "question": NOWHERE},
    ]  # fmt: skip
    file = tmp_path / "질문.jsonl"
    file.write_text("\n".join(json.dumps(label, ensure_ascii=False) for label in labels), "utf-8")
    done = run("evaluate", str(file), "--no-model", library=library)
    assert done.code == 0
    assert [r["id"] for r in done.records[:-1]] == ["1", "2"]
    found = done.records[-1]["metrics"]
    assert (found["questions"], found["answered_with_every_value"], found["off_topic_refused"]) == (2, 1.0, 1.0)
    assert found["quotes_true"] == 1.0


@pytest.mark.parametrize("text", ["{", '{"id": 1}', "[]", "7", "질문".encode("cp949")])
def test_a_question_file_that_makes_no_sense_ends_with_2(
    run: Run, library: Path, tmp_path: Path, text: str | bytes
) -> None:
    file = tmp_path / "질문.jsonl"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = run("evaluate", str(file), "--no-model", library=library)
    assert (done.code, done.records[0]["error"]["code"]) == (2, "questions_malformed")


def test_a_question_file_that_is_not_there_ends_with_2(run: Run, library: Path, tmp_path: Path) -> None:
    done = run("evaluate", str(tmp_path / "없음.jsonl"), "--no-model", library=library)
    assert (done.code, done.records[0]["error"]["code"]) == (2, "file_missing")


def usage(run: Run, library: Path, *arguments: str) -> Ran | int | str | None:
    with pytest.raises(SystemExit) as error:
        run(*arguments, library=library)
    return error.value.code


@pytest.mark.parametrize(
    "arguments",
    [("search",), ("search", "가", "-k", "0"), ("search", "가", "--mode", "magic"), ("page", "가", "하나"), ("fly",)],
)
def test_wrong_usage_ends_with_2(run: Run, library: Path, arguments: tuple[str, ...]) -> None:
    assert usage(run, library, *arguments) == 2


def test_no_command_means_the_window_and_ends_with_2_where_there_is_no_screen(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = run(library=library, json_mode=False)
    assert done.code == 2
    assert "--help" in done.err
