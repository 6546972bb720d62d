"""Lines of standard input as questions."""

from __future__ import annotations

import sys
from io import StringIO

import pytest

from app.commands.questions import Asked, parse_line, questions
from app.core.errors import UsageError


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("비밀번호는?\n", Asked("비밀번호는?")),
        ("  앞뒤 공백  ", Asked("앞뒤 공백")),
        ('{"question": "한도는?", "id": 3}', Asked("한도는?", 3)),
        ('{"query": "한도", "id": "a"}', Asked("한도", "a")),
        ('{"question": "한도는?", "collection": "수신"}', Asked("한도는?", None, "수신")),
        (
            '{"question": "그럼 법인은요?", "history": ["한도는?", 5]}',
            Asked("그럼 법인은요?", None, None, ("한도는?",)),
        ),
        ('{"question": "한도는?", "history": null, "collection": 5}', Asked("한도는?")),
        ('{"question": "한도는?", "history": 7}', Asked("한도는?")),
        (
            '{"question": "그럼요?", "history": [{"question": "한도는?"}, {"role": "user", "content": "가"},'
            ' {"role": "assistant", "content": "나"}, {"x": 1}]}',
            Asked("그럼요?", None, None, ("한도는?", "가")),
        ),
        ("\ufeff첫 줄", Asked("첫 줄")),
        ("[1, 2]", Asked("[1, 2]")),
    ],
)
def test_plain_text_and_objects(line: str, asked: Asked) -> None:
    assert parse_line(line) == asked


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("{깨진 줄", None),
        ('{"다른": "것"}', None),
        ('{"question": 5, "id": 7}', 7),
        ('{"question": " ", "id": "a"}', "a"),
        ('{"a":' * 100_000, None),
    ],
)
def test_a_broken_object_is_no_question_and_keeps_its_id(line: str, identity: object) -> None:
    asked = parse_line(line)
    assert asked.problem is not None
    assert (asked.problem.code, asked.id) == ("question_malformed", identity)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_question_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError):
        list(questions(text))


def test_a_closed_standard_input_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(questions("-")) == []


def test_blank_lines_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("하나\n\n  \n둘"))
    assert [asked.text for asked in questions("-")] == ["하나", "둘"]


def test_an_argument_is_the_question_itself() -> None:
    assert list(questions('{"question": "한도는?"}')) == [Asked('{"question": "한도는?"}')]


def test_an_id_is_given_back_first() -> None:
    assert list(Asked("가", 0).identified({"status": "answered"})) == ["id", "status"]
    assert Asked("가").identified({"status": "answered"}) == {"status": "answered"}
