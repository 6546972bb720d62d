"""Numbers of notes, layout of tables, words of the front."""

from __future__ import annotations

from app.core.exporting.citing import number_notes, runs, where
from app.core.exporting.clean import clean
from app.core.exporting.fixed import particulars, running_head
from app.core.exporting.tables import is_wide, marks_changes, shares
from app.core.report import Paragraph, Run, Source, Table, text_cell, text_paragraph
from tests.fakes.reports import answer_like, comparison_like, make_report


def test_notes_are_numbered_as_they_are_met() -> None:
    notes = number_notes(answer_like())
    assert notes.numbers == {2: 1, 1: 2}
    assert [source.number for source in notes.cited] == [2, 1]
    assert [source.number for source in notes.further] == [3]
    assert notes.of(text_paragraph("", sources=(1, 1, 2, 77))) == (2, 1)


def test_notes_of_tables_count_too() -> None:
    assert number_notes(comparison_like()).numbers == {1: 1, 2: 2}


def test_a_place_names_the_file_once() -> None:
    assert where(Source(1, "감독규정.pdf", "감독규정", "제3조", "")) == "감독규정.pdf, 제3조"
    assert where(Source(1, "a.pdf", "감독규정", "", "")) == "감독규정 (a.pdf)"
    assert where(Source(1, "", "감독규정", "제3조", "")) == "감독규정, 제3조"


def test_blanks_before_a_mark_are_left_out() -> None:
    assert runs(Paragraph((Run("글 "), Run(" ")))) == (Run("글"),)
    assert runs(Paragraph((Run("  "),))) == ()


def test_widths_are_shares_and_no_column_vanishes() -> None:
    def table(*widths: float) -> Table:
        return Table(("a", "b"), ((text_cell("1"), text_cell("2")),), widths)

    assert shares(table()) == (0.5, 0.5)
    assert shares(table(1, 3)) == (0.25, 0.75)
    assert shares(table(1)) == (0.5, 0.5)
    assert min(shares(table(1, 0))) > 0.05
    assert shares(Table((), ())) == ()


def test_wide_tables_turn_the_page() -> None:
    assert not is_wide(comparison_like())
    assert is_wide(make_report(Table(tuple("가나다라마"), ())))
    assert is_wide(make_report(Table((), (tuple(text_cell(c) for c in "가나다라마"),))))


def test_a_legend_is_needed_where_changes_are_marked() -> None:
    assert marks_changes(comparison_like())
    assert not marks_changes(answer_like())


def test_many_documents_are_counted() -> None:
    report = make_report(subject=tuple(f"문서 {n}" for n in range(20)))
    assert dict(particulars(report))["대상 문서"].endswith("문서 11 외 8건")
    assert running_head(report) == "질의응답 · 문서 0 외 19건"


def test_cleaning_keeps_words_and_drops_what_cannot_be_shown() -> None:
    assert clean("가\r\n나\x0b다\x00\x1f라\u202e마\ud800") == "가\n나\n다라마\ufffd"
    assert clean("😀 ㆍ「」①") == "😀 ㆍ「」①"
