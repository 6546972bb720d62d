"""The fixed words of exports, in Korean and English."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.exporting.clean import one_line
from app.core.report import Report


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words that every export of one language shares; `{…}` are filled by the exporter.

    Attributes:
        draft: stands over what a model wrote.
        program: who made the file.
        unreviewed: stands where the reviewer's name will.
        sources: heading of the notes.
        further: heading of sources that no sentence names.
        added, removed: how marked words are named in the legend of a comparison.
        lost: warning: characters that no font has.
        cut: warning: texts that are too long for a cell.
    """

    draft: str
    program: str
    subject: str
    collection: str
    made_on: str
    reviewer: str
    unreviewed: str
    sources: str
    further: str
    remark: str
    overview: str
    table: str
    number: str
    title: str
    place: str
    file: str
    quote: str
    added: str
    removed: str
    lost: str
    cut: str


_MOST_NAMED = 12
"""Documents named under the title; with more, their number follows (the sources name those that are cited)."""

_KO = Fixed(
    draft="AI가 작성한 초안 — 사람이 확인",
    program="서고",
    subject="대상 문서",
    collection="업무 폴더",
    made_on="작성 일시",
    reviewer="확인자",
    unreviewed="(이름 · 날짜)",
    sources="근거",
    further="함께 볼 내용",
    remark="참고",
    overview="개요",
    table="표 {number}",
    number="번호",
    title="문서",
    place="위치",
    file="파일",
    quote="원문",
    added="추가된 말",
    removed="삭제된 말",
    lost="글꼴에 없는 글자 {count}개를 □로 적었습니다: {samples}",
    cut="엑셀 셀에 다 들어가지 않는 글 {count}개는 32,767자까지만 적었습니다.",
)
_EN = Fixed(
    draft="Draft written by AI — to be checked by a person",
    program="Seogo",
    subject="Documents",
    collection="Collection",
    made_on="Made on",
    reviewer="Checked by",
    unreviewed="(name, date)",
    sources="Sources",
    further="See also",
    remark="Note",
    overview="Overview",
    table="Table {number}",
    number="No.",
    title="Document",
    place="Place",
    file="File",
    quote="Words of the document",
    added="added words",
    removed="removed words",
    lost="{count} characters that no font has are shown as □: {samples}",
    cut="{count} texts are cut at 32,767 characters, the most that a cell holds.",
)


def fixed(language: str) -> Fixed:
    """The fixed words of a language; Korean for an unknown one."""
    return _EN if language == "en" else _KO


def particulars(report: Report) -> tuple[tuple[str, str], ...]:
    """(name, value) of what stands under the title: documents, collection, date, who checked it."""
    words = fixed(report.language)
    rows = [
        (words.subject, _subject(report)),
        (words.collection, one_line(report.collection)),
        (words.made_on, report.made_on[: len("2026-01-01T00:00")].replace("T", " ")),
        (words.reviewer, one_line(report.reviewer) or (words.unreviewed if report.draft else "")),
    ]
    return tuple((name, value) for name, value in rows if value)


def running_head(report: Report) -> str:
    """The line at the top of every page: kind and documents."""
    subject = report.subject[0] if report.subject else report.title
    head = f"{shortened(one_line(report.kind), 20)} · {shortened(one_line(subject), 40)}"
    return head + _others(len(report.subject) - 1, report.language)


def _subject(report: Report) -> str:
    named = [one_line(title) for title in report.subject[:_MOST_NAMED]]
    return ", ".join(named) + _others(len(report.subject) - len(named), report.language)


def _others(count: int, language: str) -> str:
    if count <= 0:
        return ""
    return f" and {count} more" if language == "en" else f" 외 {count}건"


def shortened(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
