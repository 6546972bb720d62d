"""Answers as the engine gives them on the sample documents, and conversations made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation, Timings, Withheld
from app.core.conversation import Conversation, Turn
from app.core.library import DocumentRecord, Status
from app.core.retrieval.passage import Passage
from app.core.retrieval.scope import EVERYTHING, Scope
from app.engine.protocol.events import Done, Evidence, Sentence, TurnDone, TurnStarted
from app.engine.protocol.requests import Ask
from app.ui.context import Context
from app.ui.conversation.panel import ConversationPanel
from tests.fakes.engine import FakeEngine

RULES = DocumentRecord(
    "d1",
    "/home/clerk/전자금융 업무처리 규정.pdf",
    "전자금융 업무처리 규정",
    "pdf",
    "전자금융",
    "h1",
    100,
    Status.READY,
    4,
)
CIRCULAR = DocumentRecord(
    "d2",
    "/home/clerk/업무연락_이체한도 증액 업무처리 기준.docx",
    "이체한도 증액 업무처리 기준 안내 및 특별점검 실시",
    "docx",
    "전자금융",
    "h2",
    100,
    Status.READY,
    1,
    paged=False,
)
OLD_RULES = replace(RULES, document_id="d0", title="전자금융 업무처리 규정(2023)", superseded_by="d1")

LIMIT_QUESTION = "개인 고객이 이체한도를 올려 달라고 하면 누가 승인하고, 증빙서류는 몇 종을 받아야 하나요?"
PASSWORD_QUESTION = "비밀번호를 몇 번 틀리면 인터넷뱅킹이 막히나요?"
LOAN_QUESTION = "전세자금대출은 최대 얼마까지 받을 수 있나요?"
FEE_QUESTION = "OTP 재발급 수수료는 6월부터 얼마이고, 배송에는 며칠이 걸리나요?"


def cite(number: int, quote: str, document: DocumentRecord = RULES, page: int = 2, locator: str = "") -> Citation:
    """A citation whose place in its page does not matter."""
    return Citation(number, document, page, 10 * number, 10 * number + len(quote), quote, (), locator)


def said(text: str, *citations: int) -> AnswerSentence:
    """A sentence of the model."""
    return AnswerSentence(text, citations, 0.95, verbatim=False)


def quoted(text: str, *citations: int) -> AnswerSentence:
    """A sentence of a document."""
    return AnswerSentence(text, citations, 1.0, verbatim=True)


def answer(
    question: str,
    headline: tuple[AnswerSentence, ...],
    quotes: tuple[AnswerSentence, ...],
    citations: tuple[Citation, ...],
    missing: tuple[str, ...] = (),
    withheld: tuple[Withheld, ...] = (),
    notice: str = "",
) -> Answer:
    """An answer whose text is made as the engine makes it."""
    sentences = (*headline, *quotes)
    lines = [f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in sentences]
    lines += [f"‘{name}’에 대한 내용은 등록된 문서에서 찾지 못했습니다." for name in missing]
    status = AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED
    timings = Timings(evidence_ms=150, total_ms=5_710)
    return Answer(question, status, "\n".join(lines), sentences, withheld, citations, (), timings, missing, notice)


def limit_answer() -> Answer:
    """Two sentences of the model, a table and a sentence of another document."""
    rows = (
        "구분 | 1회 이체한도 | 1일 이체한도 | 증액 승인권자",
        "개인(일반) | 1천만원 | 5천만원 | 영업점장",
        "개인(안심등급) | 5천만원 | 2억원 | 지역본부장",
    )
    evidence = (
        "1. 이체한도를 늘리려는 고객에게서는 증빙서류 2종을 모두 받습니다. 하나는 실명확인증표이고, "
        "다른 하나는 계약서나 세금계산서 등 자금의 용도를 확인할 수 있는 서류입니다."
    )
    citations = (
        *(cite(n, row, locator="제10조제1항") for n, row in enumerate(rows, 1)),
        cite(4, evidence, CIRCULAR, 1, "문단 5"),
    )
    headline = (
        said("개인(일반) 고객의 이체한도 증액은 영업점장이 승인합니다.", 1, 2),
        said("증빙서류는 실명확인증표와 자금의 용도를 확인할 수 있는 서류 2종을 모두 받습니다.", 4),
    )
    quotes = (quoted(" ".join(rows), 1, 2, 3), quoted(evidence, 4))
    return answer(LIMIT_QUESTION, headline, quotes, citations)


def password_answer() -> Answer:
    """Quotes alone, and a sentence that was withheld."""
    texts = (
        ("② 비밀번호를 연속하여 5회 잘못 입력한 때에는 즉시 전자금융거래의 이용을 정지한다.", "제8조제2항"),
        (
            "③ 제2항에 따라 이용이 정지된 이용자는 영업점을 방문하거나 영상통화로 본인확인을 거쳐 비밀번호를 다시 "
            "등록하여야 한다.",
            "제8조제3항",
        ),
    )
    citations = tuple(cite(n, text, locator=locator) for n, (text, locator) in enumerate(texts, 1))
    withheld = (
        Withheld("비밀번호를 3회 틀리면 인터넷뱅킹이 막힙니다.", "withheld_value"),
        Withheld("정지는 다음 날 자동으로 풀립니다.", "withheld_unsupported"),
    )
    quotes = tuple(quoted(c.quote, c.number) for c in citations)
    return answer(PASSWORD_QUESTION, (), quotes, citations, withheld=withheld)


def fee_answer() -> Answer:
    """One part is answered, the other is not in the documents."""
    quote = "OTP 생성기 재발급 수수료는 2026년 6월 1일부터 3,000원으로 한다."
    citations = (cite(1, quote, replace(CIRCULAR, title="전자금융 서비스 정기점검 및 수수료 변경 안내"), 1, "문단 9"),)
    headline = (said("OTP 재발급 수수료는 6월 1일부터 3,000원입니다.", 1),)
    return answer(FEE_QUESTION, headline, (quoted(quote, 1),), citations, missing=("배송 기간",))


def nothing_found(text: str = "등록된 문서에서 답을 찾지 못했습니다.") -> Answer:
    """No answer, but passages near the question."""
    passages = (
        Passage(
            1,
            1.1,
            RULES,
            2,
            768,
            900,
            "제10조(이체한도) ① 이용자별 이체한도와 한도를 늘리는 경우의 승인권자는 다음 표와 같다.\n"
            "구분 | 1회 이체한도 | 1일 이체한도 | 증액 승인권자\n개인(일반) | 1천만원 | 5천만원 | 영업점장\n"
            "② 이용자가 한도를 줄이려는 때에는 즉시 처리한다.\n③ 한도를 늘리려는 때에는 자금의 사용목적을 확인한다.",
            "제10조",
            (),
            1.0,
            0.8,
            0.2,
        ),
        Passage(
            2,
            0.9,
            CIRCULAR,
            1,
            242,
            400,
            "2. 이체한도 증액 시 확인사항\n1. 이체한도를 늘리려는 고객에게서는 증빙서류 2종을 모두 받습니다.",
            "2. 이체한도 증액 시 확인사항",
            (),
            1.0,
            0.8,
            0.2,
        ),
    )
    return Answer(LOAN_QUESTION, AnswerStatus.NOT_FOUND, text, (), (), (), passages, Timings(total_ms=31), ())


def long_answer() -> Answer:
    """Quotes that fold, from a document that is not in force any more."""
    text = (
        "④ "
        + "은행은 접근매체의 분실이나 도난 신고를 받은 때에는 지체 없이 그 접근매체의 이용을 정지하여야 한다. " * 12
    )
    citations = (cite(1, text.strip(), OLD_RULES, locator="제9조제4항"),)
    question = "분실 신고를 받으면 어떻게 하나요?"
    return answer(question, (), (quoted(text.strip(), 1),), citations, notice="model_missing")


def hostile_answer() -> Answer:
    """Markup, reversed writing and a word without an end: none of it may be taken for more than text."""
    quote = "<b>굵게</b> <img src=x onerror=alert(1)> \u202egnp.exe\u202c &lt;script&gt; " + "가나다라" * 120 + " A" * 3
    document = replace(RULES, title="<h1>규정</h1> & ‘별첨’ " + "아주긴제목" * 20)
    citations = (cite(1, quote, document, locator="<i>제1조</i>"),)
    headline = (said("<a href='http://x'>여기</a>를 누르세요. %1 & %2", 1),)
    return answer("<script>alert(1)</script>\u202e 질문", headline, (quoted(quote, 1),), citations)


def conversation(
    conversation_id: str = "c1", title: str = LIMIT_QUESTION, turns: int = 1, age_days: float = 0
) -> Conversation:
    """An entry of the history."""
    when = (datetime.now(UTC) - timedelta(days=age_days)).isoformat(timespec="seconds")
    return Conversation(conversation_id, title, when, when, turns)


def turn(
    turn_id: str,
    found: Answer | None,
    question: str = "",
    scope: Scope = EVERYTHING,
    stopped: bool = False,
    conversation_id: str = "c1",
) -> Turn:
    """A turn of the history."""
    asked = question or (found.question if found else "질문")
    return Turn(turn_id, conversation_id, "2026-05-20T05:31:00+00:00", asked, scope, found, stopped)


def many_turns(count: int, conversation_id: str = "c1") -> tuple[Turn, ...]:
    """A long conversation."""
    answers = (limit_answer(), password_answer(), fee_answer(), nothing_found(), long_answer())
    return tuple(
        turn(
            f"t{n}",
            answers[n % len(answers)],
            f"{n + 1}번째 질문: {answers[n % len(answers)].question}",
            conversation_id=conversation_id,
        )
        for n in range(count)
    )


def engine_of(context: Context) -> FakeEngine:
    """The fake behind a context."""
    assert isinstance(context.engine, FakeEngine)
    return context.engine


def begin(engine: FakeEngine, found: Answer, turn_id: str = "t1") -> Ask:
    """The engine takes up the newest question and shows its evidence."""
    ask = engine.last(Ask)
    started = turn(turn_id, None, ask.question, ask.scope)
    quotes = tuple(s for s in found.sentences if s.verbatim)
    said_by_model = {line for s in found.sentences if not s.verbatim for line in [s.text]}
    lines = [line for line in found.text.splitlines() if not any(line.startswith(s) for s in said_by_model)]
    bare = replace(found, text="\n".join(lines), sentences=quotes, withheld=())
    engine.reply(
        ask.id,
        TurnStarted(turn=started, conversation=conversation(title=ask.question)),
        Evidence(turn_id=turn_id, answer=bare),
    )
    return ask


def finish(engine: FakeEngine, ask: Ask, found: Answer, turn_id: str = "t1") -> None:
    """The engine says the rest of an answer."""
    for sentence in found.sentences:
        if not sentence.verbatim:
            engine.reply(ask.id, Sentence(turn_id=turn_id, sentence=sentence))
    engine.reply(ask.id, TurnDone(turn=turn(turn_id, found, ask.question, ask.scope)), Done())


def answered(context: Context, *answers: Answer) -> ConversationPanel:
    """A panel with these answers."""
    panel, engine = ready_panel(context)
    for n, found in enumerate(answers, 1):
        panel.ask(found.question)
        finish(engine, begin(engine, found, f"t{n}"), found, f"t{n}")
    return panel


def ready_panel(context: Context) -> tuple[ConversationPanel, FakeEngine]:
    """A panel of a library with documents."""
    panel = ConversationPanel(context)
    engine = engine_of(context)
    engine.get_ready(4, ("전자금융", "여신"))
    panel.set_collections(["전자금융", "여신"])
    panel.set_documents_available(True)
    return panel, engine
