"""The title a person would give a document."""

from __future__ import annotations

from app.adapters.title_choice import TitleLine, choose_title, is_heading_text

BODY = [TitleLine("이 지침은 여신 심사의 기준을 정한다.", 1000), TitleLine("담당 부서는 심사부로 한다.", 1000)]


def test_a_stated_title_that_the_text_bears_out_is_taken() -> None:
    assert choose_title("여신 심사 지침", [TitleLine("여신심사지침", 1000), *BODY]) == "여신 심사 지침"


def test_a_title_left_over_from_a_template_is_passed_over() -> None:
    lines = [TitleLine("공고 제1호", 1000), TitleLine("여신 심사 지침", 1600), *BODY]
    assert choose_title("무궁화동산 등", lines) == "여신 심사 지침"


def test_file_names_and_defaults_are_no_titles() -> None:
    for stated in ("제목 없음", "문서1", "Microsoft Word - a.doc", "지침(최종).hwp", "2015", "Untitled"):
        assert choose_title(stated, [TitleLine("여신 심사 지침", 1600), *BODY]) == "여신 심사 지침"


def test_a_title_on_two_lines_is_joined_and_ends_before_the_date() -> None:
    lines = [
        TitleLine("의료기기 보고 방법", 2000),
        TitleLine("일부개정고시(안)", 2000),
        TitleLine("2025. 11.", 2000),
        *BODY,
    ]
    assert choose_title("", lines) == "의료기기 보고 방법 일부개정고시(안)"


def test_letters_set_apart_are_closed_up() -> None:
    assert choose_title("", [TitleLine("통 합 재 정 통 계", 2000), *BODY]) == "통합재정통계"


def test_without_sizes_a_heading_comes_before_the_stated_title() -> None:
    assert (
        choose_title("옛 제목입니다", [TitleLine("공문", 0), TitleLine("여신 심사 지침", 0, heading=True)])
        == "여신 심사 지침"
    )


def test_nothing_to_go_by() -> None:
    assert choose_title("", []) == ""


def test_sentences_are_no_headings() -> None:
    assert is_heading_text("제1장 총칙")
    assert not is_heading_text("이 규정은 공포한 날부터 시행한다.")
    assert not is_heading_text("가" * 200)
    assert not is_heading_text("2025. 1. 2")
