"""From an act that delegates to the decree that sets the figure."""

from __future__ import annotations

import pytest

from app.core.answering.evidence import DocumentUnits, Evidence
from app.core.answering.following import Follower
from tests.fakes.library import SmallLibrary

ACT = "제35조(열람) ③ 정보처리자는 대통령령으로 정하는 기간 내에 열람하게 하여야 한다."
DECREE = (
    "제1조(목적) 이 영은 「개인정보 보호법」(이하 “법”이라 한다)에서 위임된 사항을 정한다.",
    "제41조(열람 절차) ① 법 제35조제3항에서 “대통령령으로 정하는 기간”이란 10일을 말한다.",
    "② 법 제35조의2제3항에서 정하는 기간은 20일을 말한다.",
    "제42조(제한) 법 제36조에 따라 제한한다.",
    "부칙",
    "제2조(경과조치) 법 제35조제3항의 개정규정은 종전에 따른다.",
)


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    act = library.write("개인정보 보호법.md", ACT, title="개인정보 보호법")
    library.add(act, library.write("개인정보 보호법 시행령.md", *DECREE, title="개인정보 보호법 시행령"))
    return library


def followed(library: SmallLibrary, question: str = "열람 기간") -> list[Evidence]:
    (passage, *_) = (p for p in library.search(question) if p.document.title == "개인정보 보호법")
    evidence = next(e for e in library.evidence(question) if "대통령령" in e.text and e.document == passage.document)
    return Follower(library.catalogue, DocumentUnits(library.catalogue)).delegated(evidence, passage)


def test_the_article_that_carries_it_out_is_found(filled: SmallLibrary) -> None:
    assert [e.label for e in followed(filled)] == ["제41조제1항"]
    assert "10일" in followed(filled)[0].text


def test_what_is_followed_inherits_the_rank(filled: SmallLibrary) -> None:
    assert [e.passage_rank for e in followed(filled)] == [
        next(p.rank for p in filled.search("열람 기간") if p.document.title == "개인정보 보호법")
    ]


def test_a_rule_that_delegates_nothing_is_not_followed(filled: SmallLibrary) -> None:
    (passage, *_) = filled.search("제한")
    follower = Follower(filled.catalogue, DocumentUnits(filled.catalogue))
    plain = [e for e in filled.evidence("제한") if "대통령령" not in e.in_context]
    assert plain
    assert all(follower.delegated(e, passage) == [] for e in plain)


def test_a_decree_of_another_collection_or_a_superseded_one_is_not_followed(filled: SmallLibrary) -> None:
    decree = next(d for d in filled.catalogue.documents() if d.title.endswith("시행령"))
    filled.catalogue.set_superseded([(decree.document_id, "other")])
    assert followed(filled) == []
    filled.catalogue.set_superseded([(decree.document_id, "")])
    assert followed(filled)
    filled.catalogue.set_collection(decree.document_id, "다른 곳")
    assert followed(filled) == []
