"""Putting into words what a question asks for: as a short name, and as a question of its own."""

from __future__ import annotations

import re

from app.core.answering.expected import ATTRIBUTE

_REQUEST = re.compile(
    r"\s*(?:좀\s*)?(?:알려|말해|설명해|가르쳐|찾아|정리해|요약해|보여|답해)\s*(?:줘|주세요|주실래요|주십시오|주라|달라|줄래)\S*\s*[.?!]*$"
    r"|\s*(?:이|가|은|는)?\s*(?:궁금\S*|알고\s*싶\S*)\s*[.?!]*$|\s+좀\s*[?]?$"
)
_EMPTY_REQUEST = re.compile(
    r"(?:그\s?)?(?:근거|출처|이유|조문|자세히|간단히|빨리|정확히|좀|쉽게)?(?:\s?조문)?(?:도|를|을|랑)?"
)
_ASKING = re.compile(
    r"\s*(?:이|가|은|는|을|를)?\s*(?:정확히\s*|각각\s*|최대\s*|최소\s*|보통\s*)?(?:얼마(?:나|예요|인가요|야|죠|인지|이고|고)?|뭐(?:야|예요"
    r"|에요|죠)|뭔가요|뭔지|무엇(?:인가요|입니까|인지)?"
    r"|어떻게\s?(?:되나요|돼|되죠|되는지)|언제(?:예요|인가요|야|인지|고|이고)?|누구(?:예요|인가요|야|인지|고)|어디(?:야|예요|인가요"
    r"|인지))(?:\s?(?:잡아야\s?해|돼|되나요))?\s*$"
)
_PARTICLE = re.compile(r"(?:은요|는요|이요|은|는|을|를|도|요)$")
_OPENING = re.compile(r"^(?:그리고|그리구|그럼|그러면|또|또한|혹시|참고로|그런데|근데)\s+")
_CLAUSE = re.compile(r"[은는]\s|면$")
_WH = re.compile(r"몇|멫|며칠|메칠|얼마|얼만|언제|어디|누가|누구|누굴|뭐|뭘|뭔|무엇|무슨|어떤|어떻|어느|왜")
# Endings of clauses and questions → the indirect question ("…하는지") that names what is asked.
_INDIRECT = (
    (re.compile(r"필요(?:해|한가요|합니까|하나요)$"), "필요한지"),
    (re.compile(r"(?:뭐야|뭐예요|뭐에요|뭔가요|뭐고|뭐죠|무엇인가요|무엇입니까)$"), "무엇인지"),
    (re.compile(r"(?:하고|하나요|하나|하죠|하지|해요|해|합니까|하니|하며)$"), "하는지"),
    (re.compile(r"(?:되고|되나요|되나|돼요|돼|되죠|되지|됩니까|되며)$"), "되는지"),
    (re.compile(r"(?:있고|있나요|있나|있어요|있어|있죠|있습니까)$"), "있는지"),
    (re.compile(r"한가요?$"), "한지"),
    (re.compile(r"(?<=[가-힣])(?<![하되있])나요$"), "는지"),
    (re.compile(r"(?<=[두보받주내생기])고$"), "는지"),
    (re.compile(r"(?:이고|이며|인가요|예요|이에요|이야|입니까|인가|이죠)$"), "인지"),
    (re.compile(r"(?<=[지터상하짜리마구제만내명번회%년월일원건])(?:고|야|죠)$"), "인지"),
    (re.compile(r"(?<![\s신보공광경창금사재권최중선참해통충])고$"), "는지"),
)
_DIRECT = (
    ("하는지", "하나요"),
    ("되는지", "되나요"),
    ("있는지", "있나요"),
    ("한지", "한가요"),
    ("인지", "인가요"),
    ("는지", "나요"),
)
_LONGEST = 40  # characters of a label


def is_request(piece: str) -> bool:
    """Whether a piece only asks to be told ("알려줘", "근거도 알려 주세요") and names nothing of its own."""
    if re.fullmatch(r"(?:근거|출처|조문)\s?(?:조문|조항|규정)?(?:도|는|은)?\s*[.?]?", piece.strip()):
        return True
    if not _REQUEST.search(piece):
        return False
    return _EMPTY_REQUEST.fullmatch(_REQUEST.sub("", piece).strip(" ?.!,")) is not None


def asked_thing(piece: str) -> str:
    """What a question (part) asks for, as a short noun phrase ("고급인력 비율") or an indirect question ("어디에 보고하는지")."""
    text = _OPENING.sub("", _REQUEST.sub("", piece.strip(" ?.!,")).strip(" ?.!,"))
    bare = _ASKING.sub("", text).strip()
    if bare and (ATTRIBUTE.search(bare) or not _CLAUSE.search(bare)):
        text = bare
    text = _indirect(text) if _WH.search(text) or not _noun_phrase(text) else _without_particle(text)
    return text if len(text) <= _LONGEST else text[-_LONGEST:].partition(" ")[2] or text[:_LONGEST]


def as_question(piece: str) -> str:
    """A clause that goes on ("몇 명까지 두고") as a question of its own ("몇 명까지 두나요?")."""
    indirect = _indirect(piece.strip(" ,"))
    for ending, question in _DIRECT:
        if indirect.endswith(ending) and not piece.rstrip(" ,").endswith(ending):
            return f"{indirect.removesuffix(ending)}{question}?"
    return piece.strip(" ,")


def _noun_phrase(text: str) -> bool:
    return not any(pattern.search(text) for pattern, _ in _INDIRECT[:7])


def _indirect(text: str) -> str:
    for pattern, ending in _INDIRECT:
        if pattern.search(text):
            return pattern.sub(ending, text)
    return text


def _without_particle(text: str) -> str:
    if ATTRIBUTE.search(text) or len(text) < 3:
        return text
    return _PARTICLE.sub("", text).strip()


_TOPIC = re.compile(r"(?:은|는|이|가|의)(?=\s+\S)")
_TOPIC_REACH = 26  # characters
_SHORT_PHRASE = 5  # words; a longer first part is a clause of its own
_QUALIFIERS = frozenset("최소 최대 최고 최저 기본 보통 전체 현재 개정".split())
_VERBAL = re.compile(r"(?:[하되있없오받주내드보쓰갖달라치르키리려지나]는|[받남많같좋높낮없있적작]은)$")
_SUBORDINATE = re.compile(r"(?:면|며|고|서|때|지만|는데)\s|다[는고]?$")


def topic_of(first: str) -> str:
    """What the first part is about: its words up to the topic or subject, or a noun phrase without its last word.

    "" where that cannot be told without grammar: a verb's ending may look like a particle.
    """
    for found in _TOPIC.finditer(first, 0, _TOPIC_REACH):
        topic = first[: found.start()].strip()
        if not topic or len(topic.split()[-1]) < 2:
            continue  # "페이 한도": the particle is a syllable of the noun
        plain = not _WH.search(topic) and not _SUBORDINATE.search(topic) and not _VERBAL.search(first[: found.end()])
        return topic if plain else ""
    words = first.split()
    named = 1 < len(words) < _SHORT_PHRASE and ATTRIBUTE.search(first) and not _WH.search(first)
    return " ".join(words[:-1]) if named and words[0] not in _QUALIFIERS else ""
