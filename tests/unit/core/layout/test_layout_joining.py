"""Line ends inside paragraphs."""

from __future__ import annotations

import pytest

from app.core.layout.cleaning import SOFT_HYPHEN
from app.core.layout.joining import breaking_of, decide, is_doubtful, space_odds
from app.core.layout.seam import Breaking, Join, Seam
from app.core.layout.vocabulary import Vocabulary


def join(
    left: str,
    right: str,
    *,
    room: float | None = None,
    spaced: bool = False,
    lines: tuple[str, ...] = (),
    **how: Breaking,
) -> str:
    seam = Seam(left, right, room, spaced)
    result = decide(seam, Vocabulary(lines, [seam]), how.get("breaking", Breaking.ANYWHERE))
    if result is Join.DROP_HYPHEN:
        return left[:-1] + right
    return left + result.value + right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("정보를 안전하게 관리하여야 한", "다. 다만"),
        ("금융회사 또는 전자금융업", "자는 다음 각 호의"),
        ("시행령 제2조제", "2호의 회사"),
        ("이용자의 비밀번호를 암호화하", "여 보관하며"),
        ("전산실에 출입하는 사람", "을 통제하고"),
        ("보상한도는 20", "억원 이상으로"),
        ("법 제38조제8호의 회사(명의개서대행회사는 제외한다", ")를 말한다"),
        ("수집ㆍ가공ㆍ저장ㆍ", "검색을 행하는"),
        ("이 규정에서 정하는 「", "전자금융거래법」에 따라"),
        ("연체율이 100분의 10", "% 이상인 경우"),
        ("1,000,", "000원 이상"),
        ("자세한 내용은 https://www.exam", "ple.or.kr/guide에서"),
        ("제척(除", "斥) 사유가"),
    ],
)
def test_cut_words_are_closed_up(left, right):
    assert join(left, right) == left + right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("전산자료 보관 및", "출력장비가 설치된"),
        ("정보처리시스템을", "통하여 은행업을"),
        ("금융위원회가 정하는", "방식으로 보고하여야"),
        ("다음 각 호의 사항을", "포함하여야 한다"),
        ("범죄에 이용된 경우에는", "그 사실을"),
        ("신청한 날부터 30일 이내에", "그 결과를"),
        ("수수료, 이자,", "연체료 등을 말한다"),
        ("보고하여야 한다.", "이 경우 위원회는"),
        ("the schedule of controlled", "substances"),
        ("<개정 2013.", "12. 3.>"),
    ],
)
def test_word_ends_get_their_space(left, right):
    assert join(left, right) == f"{left} {right}"


def test_the_authors_space_is_kept():
    assert join("전자금융업", "자는 다음", spaced=True) == "전자금융업 자는 다음"


def test_room_for_the_next_syllable_means_a_space():
    assert join("국가", "중요시설", room=0.9) == "국가 중요시설"
    assert join("보험사기", "행위", room=-0.3) == "보험사기행위"


def test_a_bare_particle_is_never_a_word():
    assert join("홈페이지(PC, 모바일)", "에서 확인", room=2.0) == "홈페이지(PC, 모바일)에서 확인"


def test_latin_hyphenation_is_undone_unless_the_document_writes_the_hyphen():
    assert join("the informa-", "tion system") == "the information system"
    assert join("up" + SOFT_HYPHEN, "dated text") == "updated text"
    assert join("send an e-", "mail to", lines=("please send an e-mail now",)) == "send an e-mail to"
    assert join("계정 -", "비밀번호") == "계정 - 비밀번호"


def test_straight_quotation_marks_open_and_close():
    assert join('이하 "', '외부주문"이라 한다') == '이하 "외부주문"이라 한다'
    assert join('이하 "외부주문', '"이라 한다') == '이하 "외부주문"이라 한다'


def test_the_documents_own_words_decide():
    written_together = ("그 가상자산사업자는 신고한다", "어느 가상자산사업자는 신고한다")
    written_apart = ("모든 가상자산 사업자는 신고한다", "어느 가상자산 사업자는 신고한다")
    assert join("이하 가상자산", "사업자는 신고한다", lines=written_together) == "이하 가상자산사업자는 신고한다"
    assert join("이하 가상자산", "사업자는 신고한다", lines=written_apart) == "이하 가상자산 사업자는 신고한다"


def test_line_ends_of_the_document_do_not_count_as_words():
    seam = Seam("가상", "자산을")
    vocabulary = Vocabulary(["자산을 취득한 가상"], [seam])
    assert vocabulary.word("가상") == vocabulary.word("자산을") == 0
    assert vocabulary.word("취득한") == 1


def test_vocabulary_counts_pieces_and_gaps():
    seam = Seam("신용정보", "회사는")
    vocabulary = Vocabulary(["이 신용정보회사는 그 회사는 저 신용정보 회사는 끝"], [seam])
    assert vocabulary.as_end("회사는") == 1
    assert vocabulary.word("회사는") == 2
    assert vocabulary.as_start("신용정보") == 1
    assert vocabulary.gaps("보", "회") == (1, 1)
    assert vocabulary.gaps("정보", "회사") == (1, 1)


def test_breaking_is_told_from_the_whole_document():
    fits = [Seam("어느 줄의 끝", "다음 줄의 처음", room=1.5)] * 6
    full = [Seam("어느 줄의 끝", "다음 줄의 처음", room=-0.2)] * 4
    spaced = [Seam("어느 줄의 끝", "다음 줄의 처음", room=0.0, spaced=True)] * 4
    assert breaking_of([*fits, *full]) is Breaking.BETWEEN_WORDS
    assert breaking_of([*full, *full]) is Breaking.ANYWHERE
    assert breaking_of([*full, *spaced]) is Breaking.SPACES_KEPT
    assert breaking_of([]) is Breaking.ANYWHERE


def test_where_spaces_are_kept_their_absence_means_a_cut_word():
    assert join("정보보호", "인증을", breaking=Breaking.BETWEEN_WORDS) == "정보보호 인증을"
    assert join("설치", "기준에", breaking=Breaking.SPACES_KEPT, room=0.6) == "설치기준에"


def test_odds_are_symmetric_about_certainty():
    vocabulary = Vocabulary([], [Seam("가", "나")])
    assert space_odds("보관 및", "출력장비가", vocabulary) > 2
    assert space_odds("하여야 한", "다.", vocabulary) < -2


def test_only_doubtful_seams_need_statistics():
    assert is_doubtful(Seam("보험", "계약을"))
    assert not is_doubtful(Seam("보험", "계약을", spaced=True))
    assert not is_doubtful(Seam("보험,", "계약을"))
    assert not is_doubtful(Seam("up" + SOFT_HYPHEN, "dated"))
