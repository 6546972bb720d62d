"""Rules of risk: what a rule file says, what it may not say, and what the shipped one tells."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.core.errors import PolicyError
from app.core.risk.classifier import Classifier, parse_classifier
from app.core.risk.loading import load_rules
from app.core.risk.rules import RiskRules, parse_rules
from app.core.risk.tier import FREE, Tier
from app.system import paths

SHIPPED = paths.resources() / "risk"
ONE = {"id": "a", "tier": "review", "reason_ko": "까닭", "reason_en": "reason"}


def rules(*categories: dict[str, object], classifier: Classifier | None = None) -> RiskRules:
    return parse_rules({"category": [dict(ONE, **each) for each in categories]}, "t.toml", classifier)


def test_always_never_and_person() -> None:
    found = rules({"always": ["추천해"], "never": ["규정"], "person": ["잔액"]})
    assert found.assess("펀드 추천해 줘").tier is Tier.REVIEW
    assert found.assess("규정을 추천해 줘") == FREE
    assert found.assess("잔액 기준은?") == FREE
    assert found.assess("예금주: 홍길동 잔액은?").category == "a"


def test_the_strictest_category_wins() -> None:
    found = rules({"always": ["펀드"]}, {"id": "b", "tier": "evidence_only", "always": ["펀드"]})
    assert (found.assess("펀드").tier, found.assess("펀드").category) == (Tier.EVIDENCE_ONLY, "b")


def test_the_classifier_is_believed_from_the_threshold_on() -> None:
    classifier = Classifier({"a": (1.0, 0.0), "none": (0.0, 1.0)}, {"a": 0.0, "none": 0.0})
    sure, unsure = (lambda text: (3.0, 0.0)), (lambda text: (0.2, 0.0))
    found = rules({}, classifier=classifier)
    assert found.assess("펀드", sure).category == "a"
    assert found.assess("펀드", unsure) == FREE
    assert found.assess("펀드") == FREE
    assert rules({"threshold": 0.5}, classifier=classifier).assess("펀드", unsure).category == "a"
    assert rules({"never": ["펀드"]}, classifier=classifier).assess("펀드", sure) == FREE


def test_the_classifier_is_believed_only_of_questions_about_what_the_category_is_about() -> None:
    classifier = Classifier({"a": (1.0, 0.0), "none": (0.0, 1.0)}, {"a": 0.0, "none": 0.0})
    found = rules({"about": ["고객", "손님"], "always": ["명단"]}, classifier=classifier)
    assert found.assess("주택담보대출 금리는 얼마인가요?", lambda text: (3.0, 0.0)) == FREE
    assert found.assess("그 손님 대출 금리는?", lambda text: (3.0, 0.0)).category == "a"
    assert found.assess("예금주: 홍길동 대출 금리는?", lambda text: (3.0, 0.0)).category == "a"
    assert found.assess("명단 줘").category == "a"


def test_an_embedding_of_another_model_says_nothing() -> None:
    classifier = Classifier({"a": (9.0, 9.0), "none": (0.0, 0.0)}, {"a": 9.0, "none": 0.0})
    assert classifier.likeliest((1.0, 1.0, 1.0)) == ("none", 0.0)


def test_what_a_model_writes_is_judged_as_well() -> None:
    found = rules({"answer": ["추천드립니다"]})
    assert found.assess_written("이 펀드를 추천드립니다.").tier is Tier.REVIEW
    assert found.assess_written("추천은 금지된다.") == FREE


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"category": []},
        {"category": ["a"]},
        {"category": [ONE], "signs": {}},
        {"category": [dict(ONE, tier="unrestricted")]},
        {"category": [dict(ONE, alway=["x"])]},
        {"category": [dict(ONE, always=["("])]},
        {"category": [dict(ONE, always="x")]},
        {"category": [dict(ONE, always=[""])]},
        {"category": [dict(ONE, reason_ko=" ")]},
        {"category": [dict(ONE, threshold=True)]},
    ],
)
def test_a_rule_that_is_wrong_stops(table: dict[str, object]) -> None:
    with pytest.raises(PolicyError) as caught:
        parse_rules(table, "t.toml")
    assert caught.value.code == "risk_rules_invalid"
    assert caught.value.values["path"] == "t.toml"


@pytest.mark.parametrize(
    "table", [{}, {"bias": {"a": 1}, "weights": {"b": [1]}}, {"bias": {"a": 1}, "weights": {"a": ["x"]}}]
)
def test_coefficients_that_are_wrong_stop(table: dict[str, object]) -> None:
    with pytest.raises(PolicyError):
        parse_classifier(table, "c.toml")


@pytest.mark.parametrize("text", ["[[category", "\udcff".encode("utf-8", "surrogateescape").decode("latin-1")])
def test_a_file_that_cannot_be_read_stops(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ko.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(PolicyError):
        load_rules(file, SHIPPED / "classifier.toml")
    with pytest.raises(PolicyError):
        load_rules(tmp_path / "missing.toml", SHIPPED / "classifier.toml")


def test_the_shipped_rules_name_their_law_and_know_their_classes() -> None:
    shipped = load_rules(SHIPPED / "ko.toml", SHIPPED / "classifier.toml")
    table = tomllib.loads((SHIPPED / "ko.toml").read_text("utf-8"))
    assert all(category["basis"] for category in table["category"])
    assert shipped.classifier is not None
    assert {category.category_id for category in shipped.categories} == shipped.classifier.weights.keys() - {"none"}
    basis = " ".join(category["basis"] for category in table["category"])
    for article in ("제17조", "제18조", "제19조", "제20조", "제21조", "제22조"):
        assert article in basis


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("김철수 고객의 대출 잔액은?", "personal_lookup"),
        ("고객번호 10023345의 계좌 잔액 조회해줘", "personal_lookup"),
        ("코스피 올해 오를까?", "recommendation"),
        ("소송하면 이길 수 있나요", "legal_judgement"),
        ("홍길동 예시 서식의 주소란은 어떻게 적나요?", ""),
        ("적합성 원칙이란 무엇인가요?", ""),
        ("고객의 거래내역을 제3자에게 제공할 수 있는 경우는?", ""),
    ],
)
def test_the_shipped_patterns_alone(question: str, category: str) -> None:
    shipped = load_rules(SHIPPED / "ko.toml", SHIPPED / "classifier.toml")
    assert shipped.assess(question).category == category
