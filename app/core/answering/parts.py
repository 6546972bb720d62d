"""Splitting a question that asks for several things into the parts that are answered one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.answering.expected import ATTRIBUTE
from app.core.answering.labels import as_question, asked_thing, is_request, topic_of
from app.core.grounding.value import readable


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a question asks for.

    Attributes:
        text: a question that can be understood by itself; the topic of the first part is carried over where needed.
        label: short name of what is asked ("고급 기술인력 비율"), for "not found" notices.
        start, end: where it stands in the question (character offsets).
        context: text of the first part, for a later part; else "".
    """

    text: str
    label: str
    start: int
    end: int
    context: str = ""


def split_question(question: str) -> tuple[Part, ...]:
    """The parts of a question, in order; a question that asks for one thing is one part.

    "A는 며칠이고 B는 얼마예요?", "A 되나요? B는요?" and "A랑 B 알려줘" are split; "이름과 주소를 어디에 적나요", "분석과 평가 주기" and
    lists that a question only mentions are not.

    Args:
        question: as typed.
    """
    clean = readable(question)
    spans = [span for sentence in _sentences(clean) for span in _clauses(clean, *sentence)]
    spans = [span for piece in spans for span in _coordinated(clean, *piece)]
    spans = _merged(clean, spans)
    if len(spans) < 2:
        whole = question.strip()
        start = question.find(whole) if whole else 0
        return (Part(whole, asked_thing(whole), start, start + len(whole)),)
    return tuple(_parts(question, spans))


# --- where to cut ----------------------------------------------------------------------------------------------------

_Span = tuple[int, int]
_SENTENCE_END = re.compile(r"[?!]+\s*(?=\S)|(?<=[다요죠줘])\.\s+|\n+")
_WH = re.compile(r"몇|멫|며칠|메칠|얼마|얼만|언제|어디|누가|누구|누굴|뭐|뭘|뭔|무엇|무슨|어떤|어떻|어느|왜(?=\s|$)")
_GOES_ON = re.compile(r"(?P<stem>[가-힣)%])(?:이고|이며|고|며|구)(?:요)?(?:,\s*|\s+)")
_YES_NO_COMMA = re.compile(
    r"(?:되나요|돼요|되나|가능한가요|하나요|인가요|있나요|인지|는지|되는지|얼마|언제|누구|며칠|어디),\s*"
)
# Quoting (하라고), intending (하려고) and auxiliary (갖고 있다) endings go on with the same clause.
_SAME_CLAUSE = re.compile(r"(?:려|라|다|냐|자|달|싶|갖|가지|들|알)고,?\s*$")
# "분실신고 전화번호": a noun that ends in 고; 보고 is a verb only after what is watched for ("며칠 보고").
_NOUN = re.compile(r"(?:신|광|공|경|창|금|사|재|권|최|중|선|참|해|통|충)고,?\s*$|(?<!며칠\s)(?<!부터\s)보고,?\s*$")


def _sentences(text: str) -> list[_Span]:
    spans, start = [], 0
    for cut in [*(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]:
        if text[start:cut].strip():
            spans.append(_trim(text, start, cut))
        start = cut
    return spans


def _clauses(text: str, start: int, end: int) -> list[_Span]:
    """Cut after a clause that asks and goes on ("얼마고, …", "되나요, …"), when what follows asks for something, too."""
    cuts = []
    for link in sorted(
        [*_GOES_ON.finditer(text, start, end), *_YES_NO_COMMA.finditer(text, start, end)], key=lambda m: m.end()
    ):
        left, right = text[start : link.end()], text[link.end() : end]
        if link.end() >= end or not _asks_value(right) or _SAME_CLAUSE.search(left):
            continue
        if link.re is _YES_NO_COMMA or (_WH.search(left[:-2]) and not _NOUN.search(left)):
            cuts.append(link.end())
    return [_trim(text, begin, stop) for begin, stop in zip([start, *cuts], [*cuts, end], strict=True)]


def _asks_value(piece: str) -> bool:
    """It has a question word, or ends in the property it asks for ("… 전화번호는?")."""
    return _WH.search(piece) is not None or _asked_head(piece)


# --- things joined by 와/과/랑/하고 -------------------------------------------------------------------------------------

_JOIN = re.compile(
    r"(?<=[가-힣A-Za-z%)])(?:이랑|랑|하고|과|와)(?:는)?,?\s+|(?<=[가-힣A-Za-z%)])\s*(?:,?\s*(?:및|그리고|그리구))\s+"
)
_WHETHER_LEFT = re.compile(r"(?:는지|은지|인지|한지|될지|할지|건지|여부)$")
_WHETHER_RIGHT = re.compile(
    r"(?:는지|은지|인지|한지|될지|할지|건지)(?:도|를)?\s*(?:[?]|$|알려|궁금|말해)|야\s?(?:하나|해|돼|되나)요?\s*[?]?$|되나요|돼요"
)
_ASKED_RIGHT = re.compile(
    r"(?:은요|는요|은|는|이|가|을|를|도)?\s*(?:각각\s*)?(?:[?]|$|요[?]|알려|말해|가르쳐|설명|찾아|정리|궁금|알고|뭐|뭔|무엇|얼마|어떻게\s?되"
    r"|어떻게\s?돼|언제(?:예|인|야)|좀|최소 얼마|최대 얼마|몇|누구(?:예|인|야)|어디(?:야|예|인))"
)
_HEAD = re.compile(
    r"[가-힣A-Za-z]+?(?=(?:은요|는요|은|는|이|가|을|를|도)?(?:\s|[?]|$))|(?<=\s)수(?=(?:은|는|이|가|를)?(?:\s|[?]|$))"
)
_TOPIC_LAST = re.compile(r"[가-힣A-Za-z]{2,}(?:은|는)(?:요)?\s*[?]?$")
_PLACED = re.compile(r"(?P<noun>\S+?)[을를]\s+(?:\S+\s+)?(?:어디|어떻게|언제|누구|몇\s)")
_COMMON = frozenset("방법 절차 기준 범위 대상 내용 사항 요건 조건 사유 이유 종류 유형 항목 서류".split())
"""Two of these side by side ("절차 및 방법") are one thing said in two words."""
_COMPARED = re.compile(r"차이|다른|달라|다르|비교|같[은이아]|구분|사이(?!트)|중에|가운데|따로따로|나눠|나누어")


def _coordinated(text: str, start: int, end: int) -> list[_Span]:
    """Cut "A 기한이랑 B 금액은?": both sides name something one can ask for, and the right side ends the question."""
    if _COMPARED.search(text, start, end):
        return [(start, end)]
    spans: list[_Span] = []
    begin = start
    for join in _JOIN.finditer(text, start, end):
        if _joins_asked(text[begin : join.start()].strip(), text[join.end() : end].strip()):
            spans.append(_trim(text, begin, join.start()))
            begin = join.end()
    return [*spans, _trim(text, begin, end)]


def _joins_asked(left: str, right: str) -> bool:
    if not left or not right or is_request(right):
        return False
    if _WHETHER_LEFT.search(left):
        return True
    return bool(ATTRIBUTE.search(left)) and _right_is_asked(right) and not _one_thing(left, right)


def _right_is_asked(right: str) -> bool:
    """The right side is a thing asked for, or asks by itself; not merely the object of a verb ("주소를 어디에 적나요")."""
    placed = _PLACED.search(right)
    if placed and ATTRIBUTE.search(placed["noun"]):
        return False
    return bool(_WHETHER_RIGHT.search(right) or _TOPIC_LAST.search(right) or _asked_head(right) or _WH.search(right))


def _asked_head(piece: str) -> bool:
    heads = ((found, piece[max(0, found.start() - 1) : found.end()]) for found in _HEAD.finditer(piece))
    return any(ATTRIBUTE.search(head) and _ASKED_RIGHT.match(piece, found.end()) for found, head in heads)


def _one_thing(left: str, right: str) -> bool:
    first = re.match(r"[가-힣]+?(?=(?:은|는|이|가|을|를|도)?(?:\s|[?]|$))", right)
    return left.rsplit(maxsplit=1)[-1] in _COMMON and first is not None and first[0] in _COMMON


def _trim(text: str, start: int, end: int) -> _Span:
    while start < end and text[start] in " ,\n":
        start += 1
    while end > start and text[end - 1] in " ,\n":
        end -= 1
    return start, end


_STATEMENT = re.compile(r"(?:다|어요|아요|습니다|는데요?|거든요?|네요)[.!]?$")


def _merged(text: str, spans: list[_Span]) -> list[_Span]:
    """A piece that asks for nothing (a statement before the question, a request after it) goes with its neighbour."""
    merged: list[_Span] = []
    begin: int | None = None
    for start, end in spans:
        piece = text[start:end]
        begin = start if begin is None else begin
        if is_request(piece) and merged:
            merged[-1] = (merged[-1][0], end)
        elif "?" not in piece and not _asks_value(piece) and _STATEMENT.search(piece):
            continue
        else:
            merged.append((begin, end))
        begin = None
    if begin is not None and merged:
        merged[-1] = (merged[-1][0], spans[-1][1])
    return merged or [(spans[0][0], spans[-1][1])] if spans else []


# --- what each part says ---------------------------------------------------------------------------------------------


def _parts(question: str, spans: list[_Span]) -> list[Part]:
    pieces = [question[start:end] for start, end in spans]
    tail = _request_of(pieces[-1])
    first = _asking(pieces[0], tail)
    topic = topic_of(pieces[0])
    parts = [Part(first, asked_thing(pieces[0]), *spans[0])]
    for piece, (start, end) in zip(pieces[1:], spans[1:], strict=True):
        text = _carried(_asking(piece, tail), piece, topic, pieces[0])
        parts.append(Part(text, asked_thing(piece), start, end, context=first))
    return parts


_TAIL = re.compile(
    r"(?:각각\s*)?(?:좀\s*)?(?:얼마\S*|뭐\S+|뭔\S+|무엇\S+|알려\s?\S+|어떻게\s?되\S+|어떻게\s?돼\S*|궁금\S+|말해\s?\S+)\s*[?.]?$"
)


def _request_of(last: str) -> str:
    found = _TAIL.search(last)
    return found[0].strip() if found else ""


def _asking(piece: str, tail: str) -> str:
    """A piece as a question: a clause that went on is closed, a bare noun takes the request at the end of the whole."""
    if _WH.search(piece) and "?" not in piece:
        return as_question(piece)
    if "?" in piece or _TAIL.search(piece):
        return piece
    if "얼마" in tail and not re.search(r"[액금료비율률리값가]$|한도|비용|이자", piece):
        tail = ""  # "기간이랑 사업비 얼마예요": a period is not asked for with 얼마
    return f"{piece} {tail}" if tail else f"{piece}?"


_FRAGMENT = re.compile(r"\S+(?:\s\S+)?(?:은요|는요|은|는|면|도)\s*[?]?")
_LEANING = 4  # words; a part with no more of them leans on the topic of the first


def _carried(text: str, own: str, topic: str, first: str) -> str:
    """A later part with the topic of the first set before it, or the whole first part where it has no predicate."""
    bare = re.sub(r"(?:은요|는요|은|는)\s*[?]?$", "", own)
    if _FRAGMENT.fullmatch(own) and not ATTRIBUTE.search(bare):
        return f"{first.rstrip()} {text}"
    both_numbered = re.search(r"\d", topic) and re.search(r"\d", own)
    if topic and topic not in own and not both_numbered and len(own.split()) <= _LEANING:
        return f"{topic} {text}"
    return text
