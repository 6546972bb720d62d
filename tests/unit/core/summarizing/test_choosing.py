"""Roles, weights, key facts, and what a summary speaks of."""

from __future__ import annotations

import pytest

from app.core.library import DocumentRecord
from app.core.summarizing.drafts import quoted
from app.core.summarizing.keyfacts import key_facts
from app.core.summarizing.sections import Section
from app.core.summarizing.selecting import choose, sentences_of
from app.core.summarizing.summary import FactKind, Length
from app.core.summarizing.weighing import Role, Weighed, roles, weigh
from tests.fakes.library import SmallLibrary
from tests.unit.core.summarizing.conftest import read


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("이 규정은 자료의 관리에 필요한 사항을 정함을 목적으로 한다.", Role.PURPOSE),
        ("이 규정은 모든 영업점에 적용한다.", Role.SCOPE),
        ("이 규정은 공포한 날부터 시행한다.", Role.EFFECT),
        ('"자료"란 업무 중에 만든 문서를 말한다.', Role.DEFINITION),
        ("직원은 교육을 받아야 한다.", Role.DUTY),
        ("직원은 이를 알려야 하며, 기록을 남긴다.", Role.DUTY),
        ("자료를 반출하여서는 아니 된다.", Role.BAN),
        ("재위탁할 수 없다.", Role.BAN),
        ("승인을 받아 반출할 수 있다.", Role.RIGHT),
        ("3일 이내에 보고한다.", Role.DEADLINE),
        ("시행예정일 45일 전까지 제출한다.", Role.DEADLINE),
        ("1천만원 이하의 과태료를 부과한다.", Role.PENALTY),
        ("자본금은 50억원 이상으로 한다.", Role.MONEY),
        ("그 밖에 필요한 사항은 대통령령으로 정한다.", Role.DELEGATION),
        ("제5조를 준용한다.", Role.REFERENCE),
        ("Staff must report a loss within 3 days.", Role.DUTY),
        ("Staff must not share passwords.", Role.BAN),
    ],
)
def test_roles_are_told_by_their_words(text: str, role: Role) -> None:
    assert role in roles(text)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("승인을 받아 반출할 수 있다.", Role.BAN),
        ("Staff must not share passwords.", Role.DUTY),
        ("신용카드업자의 원형 자료를 보관한다.", Role.MONEY),
        ("점검을 마친 자료를 보관한다.", Role.DUTY),
    ],
)
def test_roles_are_not_told_by_like_words(text: str, role: Role) -> None:
    assert role not in roles(text)


def scores(weighed: list[list[Weighed]]) -> dict[str, float]:
    return {each.topic.locator: each.score for section in weighed for each in section}


def test_a_purpose_weighs_most_and_a_delegation_least(sections: tuple[Section, ...]) -> None:
    found = scores(weigh(sections))
    assert max(found, key=lambda label: found[label]) == "제1조"
    assert min(found, key=lambda label: found[label]) == "제6조제2항"


def test_key_facts_are_found_by_kind(sections: tuple[Section, ...]) -> None:
    facts = {(fact.kind, fact.topic.locator) for fact in key_facts(weigh(sections))}
    assert facts == {
        (FactKind.EFFECTIVE, "부칙"),
        (FactKind.SUBJECT, "제2조"),
        (FactKind.DUTY, "제4조"),
        (FactKind.BAN, "제5조"),
        (FactKind.DEADLINE, "제6조제1항"),
        (FactKind.PENALTY, "제7조"),
    }


def test_a_sum_in_a_list_is_shown_under_its_opening(library: SmallLibrary) -> None:
    lines = (
        "제1조(보험) 은행은 다음 각 호의 금액 이상을 보상하는 보험에 들어야 한다.",
        "1. 시중은행: 20억원",
        "2. 지방은행: 10억원",
    )
    library.add(library.write("보험.txt", *lines))
    found = key_facts(weigh(read(library, library.catalogue.documents()[0])))
    sums = [fact.text for fact in found if fact.kind is FactKind.MONEY]
    assert sums == [
        "은행은 다음 각 호의 금액 이상을 보상하는 보험에 들어야 한다. 시중은행: 20억원",
        "은행은 다음 각 호의 금액 이상을 보상하는 보험에 들어야 한다. 지방은행: 10억원",
    ]


def test_every_section_is_spoken_of_at_standard_length(sections: tuple[Section, ...]) -> None:
    chosen = choose(sections, weigh(sections), Length.STANDARD)
    assert all(chosen)
    order = [topic.section for section in chosen for topic in section]
    assert order == sorted(order)


def test_a_short_summary_keeps_to_its_size(library: SmallLibrary) -> None:
    lines = [f"제{n}장 업무 {n}\n제{n}조(업무 {n}) 담당자 {n}은 장부를 매월 확인하여야 한다." for n in range(1, 21)]
    library.add(library.write("업무.txt", *"\n".join(lines).split("\n")))
    sections = read(library, library.catalogue.documents()[0])
    assert len(sections) == 20
    chosen = choose(sections, weigh(sections), Length.SHORT)
    assert sum(map(len, chosen)) == sentences_of(sum(s.characters for s in sections), Length.SHORT)


def test_a_short_summary_speaks_of_every_document(library: SmallLibrary) -> None:
    for name in ("가", "나", "다"):
        library.add(
            library.write(
                f"{name}.txt", *(f"제{n}조({name}{n}) {name} 부서는 장부 {n}을 확인한다." for n in range(1, 9))
            )
        )
    documents: list[DocumentRecord] = library.catalogue.documents()
    sections = tuple(section for document in documents for section in read(library, document))
    chosen = choose(sections, weigh(sections), Length.SHORT)
    spoken = {topic.topic.document.document_id for section in chosen for topic in section}
    assert spoken == {document.document_id for document in documents}


def test_longer_lengths_say_more() -> None:
    said = [sentences_of(50_000, length) for length in Length]
    assert said == sorted(said)
    assert len(set(said)) == 3


def by_locator(sections: tuple[Section, ...], locator: str) -> Weighed:
    return next(each for section in weigh(sections) for each in section if each.topic.locator == locator)


def test_a_rule_is_quoted_with_its_exception(sections: tuple[Section, ...]) -> None:
    assert quoted(by_locator(sections, "제4조")).text == (
        "부서장은 자료의 보관 상태를 분기마다 1회 이상 점검하여야 한다. "
        "다만, 보관 자료가 없는 부서는 점검하지 아니할 수 있다."
    )


def test_defined_terms_are_named(sections: tuple[Section, ...]) -> None:
    draft = quoted(by_locator(sections, "제3조"))
    assert draft.text == '"자료", "반출"의 뜻을 정한다.'
    assert len(draft.statements) == 3


def test_an_opening_is_quoted_with_its_items(library: SmallLibrary) -> None:
    items = [f"{n}. 제출 서류 {n}: 최근 3년간의 실적을 적은 서류로서 담당자가 확인한 것" for n in range(1, 12)]
    library.add(library.write("서류.txt", "제1조(서류) 신청인은 다음 각 호의 서류를 내야 한다.", *items))
    sections = read(library, library.catalogue.documents()[0])
    draft = quoted(by_locator(sections, "제1조"))
    assert draft.text.startswith("신청인은 다음 각 호의 서류를 내야 한다. · 제출 서류 1: 최근 3년간의")
    assert draft.text.endswith(" …")
    assert 2 < len(draft.statements) < 12
