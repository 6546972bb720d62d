"""Retrieval over a small library."""

from __future__ import annotations

import pytest

from app.core.document import BlockKind
from app.core.retrieval.scope import Scope
from app.core.retrieval.service import Mode
from tests.fakes.documents import make_content, make_page
from tests.fakes.library import SmallLibrary

RULE = (
    "제1조(목적) 이 규정은 전자금융 업무를 정한다.",
    "제5조(비밀번호) 은행은 비밀번호를 분기마다 변경한다.",
    "제6조(보고) 영업점장은 사고를 1시간 이내에 보고한다.",
)


@pytest.mark.parametrize("mode", list(Mode))
def test_the_article_that_speaks_of_it_comes_first(library: SmallLibrary, mode: Mode) -> None:
    library.add(library.write("규정.txt", *RULE))
    best = library.search("비밀번호 변경", mode=mode)[0]
    assert (best.rank, best.locator) == (1, "제5조")
    page = library.catalogue.page(best.document.document_id, best.page)
    assert page is not None
    assert page.text[best.start : best.end] == best.text


@pytest.mark.parametrize("mode", [Mode.VECTOR, Mode.HYBRID])
def test_meaning_finds_every_chunk_of_a_small_library(library: SmallLibrary, mode: Mode) -> None:
    library.add(library.write("규정.txt", *RULE))
    assert {p.locator for p in library.search("보고", mode=mode)} == {"제1조", "제5조", "제6조"}


def test_an_empty_library_and_an_empty_question_find_nothing_or_something_harmless(library: SmallLibrary) -> None:
    assert library.search("비밀번호") == ()
    library.add(library.write("규정.txt", *RULE))
    assert library.search("", mode=Mode.LEXICAL) == ()
    assert all(p.text for p in library.search("???"))


@pytest.mark.parametrize("mode", list(Mode))
def test_a_collection_is_searched_alone(library: SmallLibrary, mode: Mode) -> None:
    library.add(library.write("수신.txt", "제5조(비밀번호) 비밀번호는 분기마다 변경한다."), collection="수신")
    library.add(library.write("여신.txt", "제9조(비밀번호) 비밀번호는 매년 변경한다."), collection="여신")
    found = library.search("비밀번호 변경", scope=Scope("여신"), mode=mode)
    assert [p.locator for p in found] == ["제9조"]
    assert library.search("비밀번호", scope=Scope("없음"), mode=mode) == ()


@pytest.mark.parametrize("mode", [Mode.LEXICAL, Mode.HYBRID])
def test_a_small_collection_is_found_beside_a_large_one_that_speaks_of_the_same(
    library: SmallLibrary, mode: Mode
) -> None:
    lines = [f"제{n}조(비밀번호) 비밀번호 변경은 비밀번호 변경 대장에 적는다. {n}" for n in range(1, 801)]
    library.add(library.write("큰규정.txt", *lines), collection="큰곳")
    sentence = "비밀번호를 매년 한 번은 새로운 것으로 변경하여야 하고 그 밖의 절차는 따로 정하는 바에 따른다."
    library.add(
        library.write("작은규정.txt", f"제9조(관리) {sentence}", "제10조(보고) 지체 없이 보고한다."),
        collection="작은곳",
    )
    found = library.search("비밀번호 변경", scope=Scope("작은곳"), mode=mode)
    assert found[0].locator == "제9조"
    assert found[0].lexical > 0


def test_near_copies_of_a_passage_are_shown_once(library: SmallLibrary) -> None:
    library.add(*(library.write(f"{n}.txt", *RULE) for n in "가나다"))
    assert [p.locator for p in library.search("비밀번호 변경")].count("제5조") == 1


def test_an_older_version_stands_behind_the_one_in_force(library: SmallLibrary) -> None:
    old = library.write(
        "규정_2024.txt", "제5조(비밀번호) 비밀번호는 매년 변경한다.", title="규정", effective_date="2024-01-01"
    )
    new = library.write(
        "규정_2026.txt", "제5조(비밀번호) 비밀번호는 분기마다 변경한다.", title="규정", effective_date="2026-01-01"
    )
    library.add(old, new)
    assert [p.document.path for p in library.search("비밀번호 변경 주기")] == [str(new)]
    both = library.search("개정 전 비밀번호 변경 주기")
    assert {p.document.path for p in both} == {str(old), str(new)}


def test_a_named_article_of_a_named_rule_comes_first(library: SmallLibrary) -> None:
    library.add(
        library.write("전자금융규정.txt", "제7조(보관) 열쇠를 보관한다.", "제8조(열람) 열람한다."),
        library.write("여신규정.txt", "제7조(담보) 담보를 받는다. 전자금융 전자금융 제7조 제7조 열쇠"),
    )
    best = library.search("전자금융규정 제7조는 무슨 내용인가요?")[0]
    assert (best.document.title, best.locator) == ("전자금융규정", "제7조")


def test_a_document_without_vectors_yet_is_found_by_its_words(library: SmallLibrary) -> None:
    path = library.write("규정.txt", *RULE)
    library.add(path)
    library.vectors.reset()
    assert library.search("비밀번호 변경")[0].locator == "제5조"


def test_a_passage_over_a_page_end_refers_to_one_page(library: SmallLibrary) -> None:
    pages = (
        make_page("제5조(비밀번호) 은행은", number=1),
        make_page((BlockKind.MARGIN, "규정"), "비밀번호를 분기마다 변경하여야 한다.", number=2),
    )
    library.add(library.put("규정.pdf", make_content(*pages, title="규정")))
    best = library.search("비밀번호 변경")[0]
    assert (best.page, best.text) == (2, "비밀번호를 분기마다 변경하여야 한다.")
    assert best.locator == "제5조"


def test_no_more_passages_than_asked_for_ranked_from_one(library: SmallLibrary) -> None:
    library.add(
        library.write(
            "규정.txt", *(f"제{n}조(보고) {n}번 사고를 보고한다. {'가나다라마바사'[n] * 30}" for n in range(1, 7))
        )
    )
    found = library.search("사고 보고", count=3)
    assert [p.rank for p in found] == [1, 2, 3]
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
