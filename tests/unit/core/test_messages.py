"""Every code that is raised anywhere has words in both languages."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from app.core.errors import DocumentError, SeogoError
from app.core.grounding.reasons import Reason
from app.core.messages import LANGUAGES, MESSAGES, TOPICS, Words, describe, words

APP = Path(app.__file__).parent
_ERRORS = {
    "SeogoError",
    "UsageError",
    "DocumentError",
    "StorageError",
    "ModelError",
    "PolicyError",
    "NotFoundError",
    "ExportError",
}
_RECORDS = {"Notice", "GlossaryProblem"}


def raised() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """(file, code, names of the values; None where they are passed on as a whole) of every error made in app/."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
                continue
            if node.func.id not in _ERRORS | _RECORDS:
                continue
            values = frozenset(k.arg for k in node.keywords if k.arg) if node.func.id in _ERRORS else None
            whole = any(k.arg is None for k in node.keywords)
            for code in _strings(node.args[0]):
                yield path.relative_to(APP).as_posix(), code, None if whole else values


def _strings(node: ast.expr) -> Iterator[str]:
    """The codes an argument may take: a literal, or either side of a conditional."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


RAISED = sorted(set(raised()), key=str)


def placeholders(found: Words) -> set[str]:
    texts = (found.message, found.hint)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_scan_finds_the_errors() -> None:
    codes = {code for _, code, _ in RAISED}
    assert {"library_in_use", "vectors_damaged", "pdf_encrypted", "document_missing", "model_missing"} <= codes
    assert len(codes) > 30


def test_no_code_stands_in_two_topics() -> None:
    codes = [code for topic in TOPICS for code in topic]
    assert [code for code in MESSAGES if codes.count(code) > 1] == []
    assert all(TOPICS)


@pytest.mark.parametrize("code", sorted({code for _, code, _ in RAISED}))
def test_every_code_that_is_raised_has_words(code: str) -> None:
    assert code in MESSAGES


@pytest.mark.parametrize(("file", "code", "values"), [each for each in RAISED if each[2] is not None])
def test_every_placeholder_is_given_a_value(file: str, code: str, values: frozenset[str]) -> None:
    wanted = set().union(*(placeholders(MESSAGES[code][language]) for language in LANGUAGES))
    assert wanted <= values, f"{file} raises {code} without {wanted - values}"


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_both_languages_say_the_same_with_the_same_values(code: str) -> None:
    entry = MESSAGES[code]
    assert set(entry) == set(LANGUAGES)
    assert placeholders(entry["ko"]) == placeholders(entry["en"])
    for found in entry.values():
        assert found.message.strip()
        assert found.hint.strip()
    assert any("가" <= letter <= "힣" for letter in entry["ko"].message)
    assert not any("가" <= letter <= "힣" for letter in entry["en"].message)


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_to_withhold_has_words(reason: Reason) -> None:
    assert words(reason.value, "ko").message != words(reason.value, "en").message


def test_a_missing_value_shows_as_an_ellipsis_rather_than_failing() -> None:
    assert "…" in words("page_missing").message


def test_an_unknown_language_falls_back_to_korean() -> None:
    assert words("disk_full", "fr") == words("disk_full", "ko")


def test_errors_are_described_by_code_message_and_hint() -> None:
    found = describe(DocumentError("file_missing", path="가.txt"), "en")
    assert found == {"code": "file_missing", **vars_of(words("file_missing", "en", path="가.txt"))}


def vars_of(found: Words) -> dict[str, str]:
    return {"message": found.message, "hint": found.hint}


def test_an_error_prints_its_code_and_values() -> None:
    assert str(SeogoError("disk_full")) == "disk_full"
    assert "가.txt" in str(SeogoError("file_missing", path="가.txt"))
