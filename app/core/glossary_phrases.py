"""Finding a glossary phrase in a question as people type it: spacing, particles, verb endings, letter case.

Korean glues particles and endings to a word, and people leave spaces out or put them in. The rules here say when a
run of letters is really the phrase, so that 로그 is not found in 로그인, nor 페이 in 페이지, while 비번을, 비번변경 and
고객비번 all hold 비번. They need no morphological analyser: a question is matched before any model is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

STEM_MARK = "~"
"""Ends a phrase that is the stem of a verb: any ending may follow (`갚~`: 갚으면, 갚는; `빌리~`: 빌려서, 빌린)."""

MAX_PHRASE = 60
"""Characters; longer than the longest statute name that is worth an entry, short enough to be no sentence."""

SPECIFIC = 4
"""From this many letters on, a phrase may stand anywhere in a word (법정최고금리는) and be spaced freely (보안 카드).
With three, 보험사 was found in 보험사고 and 운영계 in 운영계획 (measured on 6,000 lines of statutes)."""

_SEPARATORS = r"[\s\u00b7\u318d\u30fb\u2027\u2219\u2010\-_]"
"""White space, hyphens, and the middle dots that statutes and word processors write (U+00B7, U+318D and others)."""
_SEPARATOR = re.compile(_SEPARATORS)
_WORD_PARTICLE = "(?:을|를|이|가|은|는|도|의|에|만|과|와|로|으로|에게|한테|에서)?"
"""What may stand between the words of a phrase: `통장 빌려주~` also finds 통장을 빌려준."""

_COMPOUND_WORDS = """
고객 직원 임원 은행 대출 예금 카드 계좌 업무 제도 담당자 담당 책임자 기준 절차 기한 기간 한도 보고 점검 변경 분실 관리
등록 신청 신고 보관 적용 발생 사고 피해 요건 의무 규정 제한 금지 대상 범위 방법 비율 금액 수수료 거래 서비스 회사 업체
사업자 부서 정책 이용 사용 설치 설정 개설 해지 재발급 발급 교체 점수 시장 투자 상품 계약 개인 법인 영업점 내부 외부 전산
금융 계정 업무용 고객용 인력 조직 자료 정보 시스템 내역 조회 요청 처리 위반 위험 소송 상담 통지 예방 대책 대응 교육
"""
"""Nouns that rules and clerks freely compound with others, without a space, before or after."""

_PARTICLE_WORDS = """
으로부터 로부터 에게서 한테서 에서는 이라는 라는 이라고 라고 이라면 이라도 라도 이든지 든지 이란 란 입니다 인가요 인지
인가 이에요 예요 이고 이며 이면 이나 나 까지 부터 보다 처럼 마다 밖에 조차 마저 에게 한테 께서 께 에서 으로 로 와 과
이랑 랑 은 는 이 가 을 를 의 에 도 만 뿐 요 용 별 시 간 치 째 뒤 후 전 내 이내 안 동안 이상 이하 정도 쯤 중
"""
"""Particles, forms of 이다, and the short nouns that follow a noun or a period like particles (한 달 안, 퇴직 시)."""

_LIGHT_VERB_WORDS = """
하 한 할 함 합 해 했 되 된 될 됨 됩 돼 됐 당하 당한 당할 당해 당했 시키 시켜 시킨 시킬 받
"""
"""The verbs that turn a noun into an action (해킹당했을, 환불하는)."""

_COMPOUNDS = tuple(_COMPOUND_WORDS.split())
_GOES_ON = (*_LIGHT_VERB_WORDS.split(), *_COMPOUNDS)
_PARTICLE = "|".join(sorted(_PARTICLE_WORDS.split(), key=len, reverse=True))
_TAIL = re.compile(f"(?:들|님|분|분들)?(?:{_PARTICLE}){{0,3}}")
"""All that may follow a short noun in its word: a plural, an honorific, then at most three particles (들에게는)."""

_FIRST_SYLLABLE, _FINALS = ord("가"), 28
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL_NUMBERS = {"-": 0, "ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅂ": 17, "ㅆ": 20}
"""How Unicode composes a syllable: (consonant x 21 + vowel) x 28 + final (The Unicode Standard, section 3.12)."""

_MERGED = {"ㅣ": "ㅕ", "ㅗ": "ㅘ", "ㅜ": "ㅝ", "ㅡ": "ㅓㅏ", "ㅚ": "ㅙ"}
"""The vowel of an open stem together with -아/-어 (한글 맞춤법 제35항, 제36항): 빌리 + 어 is 빌려, 두 + 어 is 둬."""

_HANGUL_RUN = re.compile("[가-힣]*")
_HANGUL_RUN_BEFORE = re.compile("[가-힣]*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the glossary.

    Attributes:
        text: as written, without the stem mark.
        key: `text` without separators and case; two spellings of one key are one phrase.
        stem: a verb stem: any ending may follow.
    """

    text: str
    key: str
    stem: bool

    @property
    def fixed(self) -> str:
        """The letters of `key` that a text must hold: without the last one when endings change it (빌리 → 빌려)."""
        return self.key[:-1] if self.stem and _is_open(self.key[-1]) else self.key


def key_of(text: str) -> str:
    """The text without spaces, hyphens, middle dots and letter case: what two spellings of a phrase share."""
    return _SEPARATOR.sub("", text.strip().removesuffix(STEM_MARK)).lower()


def parse(text: str) -> Phrase | None:
    """The phrase that the text writes, or None when it can be none: empty, too long, or a single Latin letter."""
    key = key_of(text)
    stem = text.strip().endswith(STEM_MARK)
    if not key or len(key) > MAX_PHRASE or STEM_MARK in key:
        return None
    lone_letter = len(key) == 1 and (not _is_hangul(key) or (stem and _is_open(key)))  # "꾸~" would find 꾼, 꿔, 꿀
    if lone_letter or (stem and not _is_hangul(key[-1])):
        return None
    return Phrase(text.strip().removesuffix(STEM_MARK).strip(), key, stem)


def occurrences(phrase: Phrase, text: str) -> Iterator[tuple[int, int]]:
    """Where the phrase stands in the text, as offsets `(start, end)` without the particles that follow it."""
    for found in _pattern(phrase.text, phrase.stem).finditer(text):
        start, end = found.span()
        if _begins_well(phrase, text, start) and _ends_well(phrase, text, end):
            yield start, end


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_open(syllable: str) -> bool:
    """Whether a Hangul syllable ends in its vowel."""
    return _is_hangul(syllable) and (ord(syllable) - _FIRST_SYLLABLE) % _FINALS == 0


def _conjugated(syllable: str) -> str:
    """A character class of what the last, open syllable of a stem becomes before endings: 리 → 리 린 릴 립 림 려 렸."""
    consonant, vowel = divmod((ord(syllable) - _FIRST_SYLLABLE) // _FINALS, len(_VOWELS))

    def syllables(vowels: str, finals: str) -> str:
        starts = (_FIRST_SYLLABLE + (consonant * len(_VOWELS) + _VOWELS.index(one)) * _FINALS for one in vowels)
        return "".join(chr(start + _FINAL_NUMBERS[final]) for start in starts for final in finals)

    own = _VOWELS[vowel]
    merged = "ㅐ" if syllable == "하" else _MERGED.get(own, "")  # 하 + 어 is 해, the one irregular everybody uses
    return f"[{syllables(own, '-ㄴㄹㅁㅂㅆ')}{syllables(merged, '-ㅆ')}]"


@lru_cache(maxsize=8192)
def _pattern(text: str, stem: bool) -> re.Pattern[str]:
    words = [word for word in _SEPARATOR.split(text) if word]
    loose = len(key_of(text)) >= SPECIFIC
    pattern = _word_pattern(words[0], loose)
    for before, word in pairwise(words):
        particle = _WORD_PARTICLE if _is_hangul(before[-1]) else ""
        pattern += f"{particle}{_SEPARATORS}*{_word_pattern(word, loose)}"
    last = words[-1][-1]
    if stem and _is_open(last):
        pattern = pattern.removesuffix(last) + _conjugated(last)
    return re.compile(pattern, re.IGNORECASE)


def _word_pattern(word: str, loose: bool) -> str:
    pattern = re.escape(word[0])
    for before, letter in pairwise(word):
        both_hangul = _is_hangul(before) and _is_hangul(letter)
        script_changes = _is_hangul(before) != _is_hangul(letter)  # "DR센터" is also written "DR 센터"
        gap = f"{_SEPARATORS}?" if script_changes or (loose and both_hangul) else ""
        pattern += gap + re.escape(letter)
    return pattern


def _begins_well(phrase: Phrase, text: str, start: int) -> bool:
    if start == 0:
        return True
    first, before = text[start], text[start - 1]
    if _is_latin(first):
        return not _is_latin(before)
    if len(phrase.key) >= SPECIFIC:
        return True
    if not _is_hangul(before):
        return not before.isdigit()  # 제2항의 is no 항의
    head = _HANGUL_RUN_BEFORE.search(text, 0, start)
    return head is not None and head.group() in _COMPOUNDS


def _ends_well(phrase: Phrase, text: str, end: int) -> bool:
    if _is_latin(text[end - 1]):
        return end == len(text) or not _is_latin(text[end])
    if phrase.stem or len(phrase.key) >= SPECIFIC:
        return True
    rest = _HANGUL_RUN.match(text, end)
    tail = rest.group() if rest else ""
    return bool(_TAIL.fullmatch(tail)) or tail.startswith(_GOES_ON)
