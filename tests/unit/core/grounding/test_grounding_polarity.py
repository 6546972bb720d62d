"""May against must not, must against need not, 이상 against 초과: told apart, however they are worded."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.grounding.bounds import find_comparisons
from app.core.grounding.polarity import Bound, Modality, contradicts, stance
from app.core.sentences import sentence_spans

M = Modality


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("금융회사는 접근매체를 교체할 수 있다.", M.PERMIT),
        ("고객에게 안내해도 됩니다.", M.PERMIT),
        ("원격 접속이 가능합니다.", M.PERMIT),
        ("외부 반출이 허용된다.", M.PERMIT),
        ("생략해도 무방하다.", M.PERMIT),
        ("보내도 돼요.", M.PERMIT),
        ("출력을 금지하지 아니한다.", M.PERMIT),
        ("접근매체를 양도할 수 없다.", M.FORBID),
        ("누구든지 접근매체를 양도하여서는 아니 된다.", M.FORBID),
        ("계좌를 빌려주면 안 됩니다.", M.FORBID),
        ("그렇게 하시면 안 돼요.", M.FORBID),
        ("무선통신망을 설치하지 아니할 것", M.FORBID),
        ("비밀번호를 적지 말 것", M.FORBID),
        ("고객정보를 조회하지 못한다.", M.FORBID),
        ("혼자서는 못 해요.", M.FORBID),
        ("외부 반출을 금지한다.", M.FORBID),
        ("외부 반출 금지", M.FORBID),
        ("원격 접속은 불가합니다.", M.FORBID),
        ("겸직은 허용되지 않습니다.", M.FORBID),
        ("개인정보를 요구하지 않도록 하여야 한다.", M.FORBID),
        ("동의를 받지 아니하고는 제공할 수 없다.", M.FORBID),
        ("자기자본의 100분의 20을 초과할 수 없다.", M.FORBID),
        ("금융위원회에 보고하여야 한다.", M.REQUIRE),
        ("즉시 신고해야 해요.", M.REQUIRE),
        ("서면으로 알려야 합니다.", M.REQUIRE),
        ("5년간 보존할 것", M.REQUIRE),
        ("자본금은 3억원 이상이어야 한다.", M.REQUIRE),
        ("동의가 필요하다.", M.REQUIRE),
        ("부서장의 확인이 필수입니다.", M.REQUIRE),
        ("이를 갖추도록 한다.", M.REQUIRE),
        ("동의를 받지 않으면 안 된다.", M.REQUIRE),
        ("보고하지 아니할 수 없다.", M.REQUIRE),
        ("수수료를 면제하지 아니한다.", M.REQUIRE),
        ("통지를 생략할 수 없다.", M.REQUIRE),
        ("공시하지 아니할 수 있다.", M.EXEMPT),
        ("신고하지 않아도 됩니다.", M.EXEMPT),
        ("신고 안 해도 돼요.", M.EXEMPT),
        ("제출할 필요가 없다.", M.EXEMPT),
        ("별도의 동의는 불필요합니다.", M.EXEMPT),
        ("보고 의무가 없습니다.", M.EXEMPT),
        ("이 조를 적용하지 아니한다.", M.EXEMPT),
        ("수수료를 면제한다.", M.EXEMPT),
        ("확인을 생략할 수 있다.", M.EXEMPT),
        ("국가기관은 제외한다.", M.EXEMPT),
        ("은행의 결산일은 12월 31일로 한다.", M.ASSERT),
        ("보존기간은 5년입니다.", M.ASSERT),
        ("은행은 배상할 책임이 없다.", M.DENY),
        ("이는 겸직에 해당하지 아니한다.", M.DENY),
        ("영업일이 아니다.", M.DENY),
    ],
)
def test_modality(sentence: str, modality: Modality) -> None:
    found = stance(sentence)
    assert found.modality is modality
    assert found.negated is (modality in (M.FORBID, M.EXEMPT, M.DENY))


def test_a_proviso_does_not_change_the_main_clause() -> None:
    found = stance("금융사고를 공시하여야 한다. 다만, 10억원 미만인 경우에는 그러하지 아니하다.")
    assert found.modality is M.REQUIRE
    assert [(value.text, bound) for value, bound in found.comparisons] == [("10억원", Bound.LESS_THAN)]


def test_what_is_embedded_does_not_count_for_the_sentence() -> None:
    assert stance("인출할 수 없는 자는 신청하여야 한다.").modality is M.REQUIRE
    assert stance("필요하다고 인정하는 경우 자료를 요구할 수 있다.").modality is M.PERMIT
    assert stance("불가피한 사유가 있으면 연장할 수 있다.").modality is M.PERMIT


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("2년 이상", Bound.AT_LEAST),
        ("2년 초과", Bound.MORE_THAN),
        ("2년을 넘는 기간", Bound.MORE_THAN),
        ("2년 이하", Bound.AT_MOST),
        ("2년 이내", Bound.AT_MOST),
        ("2년 안에", Bound.AT_MOST),
        ("2년 미만", Bound.LESS_THAN),
        ("최소 2년", Bound.AT_LEAST),
        ("적어도 2년은", Bound.AT_LEAST),
        ("최대 2년", Bound.AT_MOST),
        ("한도는 50만원이다", Bound.AT_MOST),
        ("1천만원부터", Bound.AT_LEAST),
        ("3회까지", Bound.AT_MOST),
        ("10일 전까지", Bound.BEFORE),
        ("3년이 지난 후", Bound.AFTER),
        ("오후 9시부터", Bound.SINCE),
        ("오전 8시까지", Bound.UNTIL),
        ("3월 31일까지", Bound.UNTIL),
        ("100분의 20을 초과할 수 없다", Bound.AT_MOST),
        ("100분의 20을 초과하여서는 아니 된다", Bound.AT_MOST),
        ("60개월을 초과하지 못한다", Bound.AT_MOST),
        ("3개월을 넘지 않는 범위", Bound.AT_MOST),
        ("100분의 20 미만으로 정할 수 없다", Bound.AT_LEAST),
    ],
)
def test_bounds(text: str, bound: Bound) -> None:
    assert [found.bound for found in find_comparisons(text)] == [bound]


def test_a_value_without_a_comparison_word_is_not_bounded() -> None:
    assert find_comparisons("보증금은 15만원으로 하고, 이상거래 3건을 보고한다.") == []


_LIST = "누구든지 다음 각 호의 행위를 하여서는 아니 된다.\n1. 「민사집행법」에 따른 압류ㆍ가압류의 신청\n2. 소의 제기"
_PROVISO = "임직원은 가상자산을 매매하여서는 아니 된다. 다만, 법원의 명령에 따른 경우에는 그러하지 아니하다."
_EXCEPTION = "부서장의 승인 없이는 외부 저장매체를 사용할 수 없다."
_LIMIT = "은행은 자기자본의 100분의 20을 초과하는 신용공여를 할 수 없다."
_SMALL = "해당 금융사고 금액이 10억원 미만인 경우에는 공시하지 아니할 수 있다."


@pytest.mark.parametrize(
    ("claim", "evidence", "code"),
    [
        # may ↔ must not
        ("무선통신망을 설치할 수 있습니다.", "무선통신망을 설치하지 아니할 것", "polarity"),
        ("와이파이를 설치해도 됩니다.", "무선통신망을 설치하지 아니할 것", "polarity"),
        ("와이파이 사용이 가능합니다.", "무선통신망을 설치하지 아니할 것", "polarity"),
        ("네, 가능합니다.", "무선통신망을 설치하지 아니할 것", "polarity"),
        ("통장을 빌려줄 수 있습니다.", "접근매체를 대여하는 행위를 하여서는 아니 된다.", "polarity"),
        ("원격으로 관리하면 안 됩니다.", "비상시에는 원격으로 관리할 수 있다.", "polarity"),
        ("가압류를 신청할 수 있습니다.", _LIST, "polarity"),
        # must ↔ need not, may ↔ must
        ("10억원 미만인 경우에도 공시해야 합니다.", _SMALL, "polarity"),
        ("10억원 미만인 경우 공시할 수 없습니다.", _SMALL, "polarity"),
        ("금융위원회에 보고하지 않아도 됩니다.", "금융위원회에 보고하여야 한다.", "polarity"),
        ("금융위원회에 보고할 수 있다.", "금융위원회에 보고하여야 한다.", "polarity"),
        ("자료를 제출하여야 한다.", "금융회사는 자료를 제출할 수 있다.", "polarity"),
        ("수수료를 면제받습니다.", "수수료를 면제하지 아니한다.", "polarity"),
        # is ↔ is not
        ("은행은 손해를 배상할 책임이 없다.", "은행은 손해를 배상할 책임을 진다.", "polarity"),
        ("해당 기간은 포함한다.", "자료를 보완하는 기간은 포함하지 않는다.", "polarity"),
        # exceptions and provisos
        ("외부 저장매체를 사용할 수 있습니다.", _EXCEPTION, "polarity"),
        ("승인 없이 외부 저장매체를 사용할 수 있습니다.", _EXCEPTION, "polarity"),
        ("가상자산을 매매할 수 있다.", _PROVISO, "polarity"),
        ("20%를 초과하여 신용공여를 할 수 있다.", _LIMIT, "polarity"),
        # opposites
        ("보험료는 3% 증가했다.", "보험료가 3% 감소하였다.", "polarity"),
        ("부서장의 사후 승인을 받아야 한다.", "부서장의 사전 승인을 받아야 한다.", "polarity"),
        # bounds
        ("자기자본의 20% 이상은 신용공여를 할 수 없습니다.", _LIMIT, "bound"),
        ("10억원 이하인 경우 공시하지 않아도 됩니다.", _SMALL, "bound"),
        ("2년 초과 보존해야 합니다.", "보존기간은 2년 이상으로 한다.", "bound"),
        ("2년 이하로 보존해야 합니다.", "보존기간은 2년 이상으로 한다.", "bound"),
        (
            "14세 이하 아동은 법정대리인의 동의가 필요합니다.",
            "만 14세 미만 아동은 법정대리인의 동의를 받아야 한다.",
            "bound",
        ),
        ("시행일부터 10일 이내에 통지해야 합니다.", "시행일 10일 전까지 통지하여야 한다.", "bound"),
        ("3년이 지난 후에 해지할 수 있습니다.", "3년 이내에 해지할 수 있다.", "bound"),
        ("1천만원 초과 현금거래는 보고해야 합니다.", "1천만원 이상의 현금거래를 보고하여야 한다.", "bound"),
        ("20% 초과로 정할 수 있습니다.", "100분의 20을 초과할 수 없다.", "bound"),
    ],
)
def test_contradictions_are_caught(claim: str, evidence: str, code: str) -> None:
    assert contradicts(claim, evidence) == code


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("무선통신망을 설치하면 안 됩니다.", "무선통신망을 설치하지 아니할 것"),
        ("가압류를 신청할 수 없습니다.", _LIST),
        ("최소 2년은 보존해야 합니다.", "보존기간은 2년 이상으로 한다."),
        ("보존기간은 2년 이상입니다.", "2년 이상 보존하여야 한다."),
        ("자기자본의 20%까지 신용공여를 할 수 있습니다.", _LIMIT),
        ("자기자본의 20%를 초과하는 신용공여는 금지됩니다.", _LIMIT),
        ("최대 60개월입니다.", "징수하는 기간은 60개월을 초과하지 못한다."),
        ("20% 이상으로 정해야 합니다.", "100분의 20 미만으로 정할 수 없다."),
        ("10억원 미만이면 공시하지 않아도 됩니다.", _SMALL),
        ("승인을 받으면 외부 저장매체를 사용할 수 있습니다.", _EXCEPTION),
        ("승인 없이는 외부 저장매체를 쓸 수 없습니다.", _EXCEPTION),
        ("부서장의 승인을 받아야 합니다.", _EXCEPTION),
        ("법원의 명령에 따른 경우에는 가상자산을 매매할 수 있다.", _PROVISO),
        ("임직원은 가상자산을 매매할 수 없습니다.", _PROVISO),
        ("고객 확인을 생략할 수 있습니다.", "고객의 확인을 하지 아니할 수 있다."),
        ("시행 10일 전에 알려야 합니다.", "시행일 10일 전까지 통지하여야 한다."),
        ("최소 10일 전에 통지해야 합니다.", "시행일 10일 전까지 통지하여야 한다."),
        ("은행은 손해를 배상해야 합니다.", "은행은 손해를 배상할 책임을 진다."),
        ("동의 없이 제공하면 안 됩니다.", "동의를 받지 아니하고 제공하여서는 아니 된다."),
        ("동의를 받으면 제공할 수 있습니다.", "동의를 받지 아니하고는 제공할 수 없다."),
        ("5년간 보존해야 합니다.", "5년간 보존할 것"),
        ("매년 1회 점검합니다.", "연 1회 이상 점검하여야 한다."),
        (
            "오후 9시부터 다음 날 오전 8시까지는 연락하면 안 됩니다.",
            "야간(오후 9시 이후부터 다음 날 오전 8시까지를 말한다)에 금융소비자에게 연락하여서는 아니 된다.",
        ),
        ("보고하지 않으면 과태료가 부과됩니다.", "보고를 하지 아니한 자에게는 과태료를 부과한다."),
        ("3만원 이하면 요청하지 않아도 됩니다.", "잔액이 3만원 이하인 경우에는 요청하지 아니할 수 있다."),
        ("결산일은 12월 31일입니다.", "은행의 결산일은 12월 31일로 한다."),
    ],
)
def test_paraphrases_pass(claim: str, evidence: str) -> None:
    assert contradicts(claim, evidence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        _LIST,
        _PROVISO,
        _EXCEPTION,
        _LIMIT,
        _SMALL,
        "다만, 정당한 사유가 있는 경우에는 3개월을 초과하지 아니하는 범위에서 연장할 수 있다.",
    ],
)
def test_no_sentence_contradicts_itself(sentence: str) -> None:
    assert contradicts(sentence + " ", sentence) is None


def test_statutes_do_not_contradict_their_own_polite_rewording() -> None:
    pairs = [
        ("하여서는 아니 된다.", "해서는 안 됩니다."),
        ("하여야 한다.", "해야 합니다."),
        ("할 수 있다.", "할 수 있습니다."),
        ("할 수 없다.", "할 수 없습니다."),
        ("하지 아니할 수 있다.", "하지 않을 수 있습니다."),
    ]
    for formal, polite in pairs:
        for subject in ("금융회사는 이용자의 동의를 얻어 정보를 제공", "은행은 제1항에 따른 자료를 금융위원회에 제출"):
            assert contradicts(subject + polite, subject + formal) is None


_FLIPS = (
    ("할 수 있다.", "할 수 없다."),
    ("하여야 한다.", "하지 아니할 수 있다."),
    ("하여서는 아니 된다.", "할 수 있다."),
    ("할 수 없다.", "할 수 있다."),
)
_POLITE = (
    ("하여야 한다.", "해야 합니다."),
    ("할 수 있다.", "할 수 있습니다."),
    ("하여서는 아니 된다.", "해서는 안 됩니다."),
)


def _statute_sentences() -> list[str]:
    """Some hundred sentences of real statutes, or a few typical ones where the statutes are not at hand."""
    folder = Path(__file__).parents[5] / "shared" / "corpus" / "law_md"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))] if folder.is_dir() else []
    found = [text[start:end] for text in texts for start, end in sentence_spans(text)]
    plain = [s for s in found if 30 < len(s) < 300 and s.endswith("다.") and "개정" not in s]
    return plain[::40] or [
        "금융회사는 이용자의 동의를 얻어 정보를 제공할 수 있다.",
        "은행은 제1항에 따른 자료를 금융위원회에 제출하여야 한다.",
        "누구든지 접근매체를 다른 사람에게 양도하여서는 아니 된다.",
    ]


def _reworded(endings: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [
        (sentence.removesuffix(old) + new, sentence)
        for sentence in _statute_sentences()
        for old, new in endings
        if sentence.endswith(old)
    ]


def test_reversed_statutes_are_caught() -> None:
    pairs = _reworded(_FLIPS)
    missed = [claim for claim, evidence in pairs if contradicts(claim, evidence) is None]
    assert len(missed) <= 0.02 * len(pairs), missed


def test_polite_rewordings_of_statutes_pass() -> None:
    pairs = _reworded(_POLITE)
    alarms = [claim for claim, evidence in pairs if contradicts(claim, evidence) is not None]
    assert len(alarms) <= 0.005 * len(pairs), alarms
