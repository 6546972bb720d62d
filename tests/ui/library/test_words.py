"""What documents are said to be, in Korean as shipped and in English."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from app.core.messages import LANGUAGES, MESSAGES
from app.system import paths
from app.ui.library import words
from app.ui.library.progress import JobKind, Summary
from app.ui.library.reports import report
from tests.ui.library.given import row

TODAY = date(2026, 11, 22)


class Korean(QTranslator):
    """The shipped translations, read from their source."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._found: dict[tuple[str, str], str] = {}
        for context in ET.parse(file).getroot().iter("context"):
            for message in context.iter("message"):
                key = (context.findtext("name", ""), message.findtext("source", ""))
                self._found[key] = message.findtext("translation", "")

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        """A translation, or ""."""
        return self._found.get((context, text), "")

    def isEmpty(self) -> bool:  # noqa: N802
        """Never."""
        return False


@pytest.fixture
def korean(qapp: QCoreApplication) -> Iterator[None]:
    """Korean for one test."""
    translator = Korean(paths.resources() / "translations" / "library_ko.ts")
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (-1, ""),
        (0, "1분 안에 끝남"),
        (59, "1분 안에 끝남"),
        (61, "약 1분 남음"),
        (130, "약 2분 남음"),
        (3_599, "약 60분 남음"),
        (3_700, "약 1시간 남음"),
        (4_200, "약 1시간 10분 남음"),
        (7_150, "약 2시간 남음"),
    ],
)
def test_time_left(korean: None, seconds: float, expected: str) -> None:
    """Rounded to what people say."""
    assert words.time_left(seconds) == expected


def test_states(korean: None) -> None:
    """All five, and how far reading has come."""
    said = [words.state(row("a", state=state)) for state in ("waiting", "searchable", "ready", "failed")]
    assert said == ["대기", "검색 가능", "완료", "실패"]
    assert words.state(row("a", state="reading", pages=42, pages_read=3)) == "읽는 중 3/42쪽"
    assert words.state(row("a", state="reading", pages=0, pages_read=3)) == "읽는 중 3쪽"
    assert words.state(row("a", state="reading", pages=0)) == "읽는 중"
    assert words.state(row("a", state="new in a later version")) == "new in a later version"


def test_facts(korean: None) -> None:
    """Pages and dates as they are written in Korea; the kind of file where there are no pages."""
    assert words.facts(row("a", pages=128, effective_date="2026-07-01"), TODAY) == "128쪽 · 시행 2026.7.1."
    assert words.facts(row("a", pages=1_200, effective_date="2026-12-15"), TODAY) == "1,200쪽 · 2026.12.15. 시행 예정"
    assert words.facts(row("a", pages=1, paged=False, format="xlsx"), TODAY) == "XLSX"
    assert words.facts(row("a", pages=0, state="waiting", format="", path="/규정/a.HWPX"), TODAY) == "HWPX"
    assert words.facts(row("a", pages=0, state="waiting", format="", path="/규정/a"), TODAY) == ""
    assert words.day("언젠가") == "언젠가"


def test_english_counts(qapp: QCoreApplication) -> None:
    """One and many."""
    assert words.documents(1) == "1 document"
    assert words.documents(2_000) == "2,000 documents"


def test_every_reason_has_words_without_holes(qapp: QCoreApplication) -> None:
    """Also where the engine gave no values."""
    for code, language in itertools.product(MESSAGES, LANGUAGES):
        why = words.reason(row("a", state="failed", error_code=code), language)
        assert why.message, (code, language)
        assert "{" not in why.message + why.hint, (code, language)
        assert "()" not in why.message, (code, language)


def test_a_password_is_asked_for_here_not_on_the_command_line(korean: None) -> None:
    """The shared words speak of --password."""
    for code in words.PASSWORD_CODES:
        assert "--" not in words.reason(row("a", state="failed", error_code=code), "ko").hint


def test_an_unknown_reason_has_words(korean: None) -> None:
    """An engine of a later version may know more codes."""
    assert words.reason(row("a", state="failed", error_code="new_code"), "ko").message
    assert words.reason(row("a", state="ready"), "ko").message == ""


def test_values_cannot_take_the_place_of_arguments(qapp: QCoreApplication) -> None:
    """Values come from files; "code" and "language" are names of our own."""
    values = {"code": "x", "language": "fr", "format": "rtf"}
    assert "rtf" in words.code_words("format_unsupported", "en", values).message


def test_details_leave_out_what_is_unknown(korean: None) -> None:
    """And show where a file of either system lies."""
    found = dict(words.details(row("a", path=r"C:\규정\여신\a.pdf", size=2_500_000, pages=0, added_at=""), "ko"))
    assert found["파일"] == "a.pdf"
    assert found["위치"] == r"C:\규정\여신"
    assert found["크기"] == "2.4 MB"
    assert "쪽수" not in found
    assert "추가한 날" not in found


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (Summary(added=12, kinds=frozenset({JobKind.ADD})), "문서 12건을 추가했습니다."),
        (
            Summary(added=9, failed=2, unchanged=3, kinds=frozenset({JobKind.ADD})),
            "문서 9건을 추가했습니다. 문서 2건을 읽지 못했습니다. 이미 있는 문서 3건은 그대로입니다.",
        ),
        (
            Summary(unchanged=3, kinds=frozenset({JobKind.ADD})),
            "이미 있는 문서 3건은 그대로입니다.",
        ),
        (Summary(kinds=frozenset({JobKind.ADD})), "추가할 문서가 없습니다."),
        (Summary(kinds=frozenset({JobKind.ADD}), codes=frozenset({"disk_full"})), ""),
        (Summary(added=1, kinds=frozenset({JobKind.RETRY})), "문서 1건을 다시 읽었습니다."),
        (
            Summary(failed=1, kinds=frozenset({JobKind.RETRY}), failed_codes=frozenset({"password_wrong"})),
            "암호가 맞지 않습니다.",
        ),
        (Summary(kinds=frozenset({JobKind.RESUME})), ""),
        (Summary(unchanged=40, kinds=frozenset({JobKind.WATCH})), ""),
        (
            Summary(stopped=True, left_out=36, kinds=frozenset({JobKind.ADD})),
            "멈췄습니다. 읽기를 마친 문서는 그대로 있습니다. 읽지 않은 파일 36건은 추가하지 않았습니다.",
        ),
    ],
)
def test_reports(korean: None, summary: Summary, expected: str) -> None:
    """What is said when reading has ended."""
    assert report(summary, "ko") == expected


def test_every_string_is_translated() -> None:
    """And keeps its placeholders."""
    for message in ET.parse(paths.resources() / "translations" / "library_ko.ts").getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None and translation.text, source
        assert translation.get("type") is None, source
        for placeholder in ("%1", "%2", "%3"):
            assert (placeholder in source) == (placeholder in translation.text), source
