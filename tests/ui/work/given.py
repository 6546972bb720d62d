"""Results of document work: comparisons and extractions by the real services on small texts, summaries by hand."""

from __future__ import annotations

from dataclasses import replace

from app.core.answering.answer import Citation, Withheld
from app.core.comparing.comparison import Comparison
from app.core.comparing.service import compare
from app.core.extracting.result import Alternative, Check, Extraction, FieldRow, Found
from app.core.extracting.template import Field, FieldType, Template
from app.core.library import DocumentRecord, Status
from app.core.structure import parse
from app.core.structure.tree import UnitTree
from app.core.summarizing.summary import (
    Coverage,
    FactKind,
    KeyFact,
    LeftOut,
    LeftOutReason,
    Length,
    SectionCoverage,
    Summary,
    SummarySentence,
)
from app.engine.protocol.events import ComparisonShown, ExtractionShown, SummaryShown, Templates
from app.engine.protocol.records import TemplateRow
from app.engine.protocol.requests import Compare, Extract, ListTemplates, Summarize
from app.ui.context import Context
from app.ui.work.comparison_page import ComparisonPage
from app.ui.work.extraction_page import ExtractionPage
from app.ui.work.order import Order, WorkKind
from app.ui.work.summary_page import SummaryPage
from tests.fakes.documents import make_page
from tests.fakes.engine import FakeEngine
from tests.ui.library import given as shelf

ROWS = (
    shelf.row("a", "전자금융 업무처리 규정", collection="전자금융", pages=41, effective_date="2025-01-02"),
    shelf.row("b", "전자금융 업무처리 규정", collection="전자금융", pages=43, effective_date="2026-07-01"),
    shelf.row("c", "전산 용역 계약서 (주)누리전산", collection="계약", pages=9, format="docx"),
    shelf.row("d", "개인정보 처리위탁 계약서", collection="계약", pages=6, format="hwp"),
)
OLD = (
    "제1조(목적) 이 규정은 전자금융 업무의 처리에 필요한 사항을 정함을 목적으로 한다.",
    "제2조(이체한도) ① 개인 고객의 1일 이체한도는 5천만원으로 한다.",
    "② 한도를 늘리려는 고객에게서는 증빙서류 1종을 받는다.",
    "③ 한도 증액은 영업점장이 승인한다.",
    "제3조(기록 보존) 접근기록은 1년 이상 보존하여야 한다.",
    "제4조(점검) 정보보호 담당자는 분기마다 이상거래 탐지 기준을 점검하고 그 결과를 본부에 보고하여야 한다.",
    "제5조(위탁) 업무의 일부를 외부에 위탁할 수 있다.",
)
NEW = (
    "제1조(목적) 이 규정은 전자금융 업무의 처리에 필요한 사항을 정함을 목적으로 한다.",
    "제2조(이체한도) ① 개인 고객의 1일 이체한도는 1억원으로 한다.",
    "② 한도를 늘리려는 고객에게서는 증빙서류 2종을 받는다.",
    "③ 한도 증액은 영업점장이 승인한다.",
    "제2조의2(고령자 보호) 만 65세 이상인 고객의 한도를 늘릴 때에는 유선으로 한 번 더 확인하여야 한다.",
    "제3조(기록 보존) 접근기록은 3년 이상 보존하여야 한다.",
    "제6조(점검) 정보보호 담당자는 분기마다 이상거래 탐지 기준을 점검하고 그 결과를 본부에 보고하여야 한다.",
)


def record(row_id: str = "b", **changed: object) -> DocumentRecord:
    """The record of one of the rows."""
    row = next(row for row in ROWS if row.document_id == row_id)
    made = DocumentRecord(
        row.document_id,
        row.path,
        row.title,
        row.format,
        row.collection,
        "h" + row_id,
        100,
        Status.READY,
        row.pages,
        effective_date=row.effective_date,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def engine_of(context: Context) -> FakeEngine:
    """The fake behind a context."""
    assert isinstance(context.engine, FakeEngine)
    return context.engine


def cite(number: int, quote: str, page: int = 3, locator: str = "제2조제1항", document: str = "b") -> Citation:
    """A citation."""
    return Citation(number, record(document), page, 10 * number, 10 * number + len(quote), quote, (), locator)


# --- comparisons ------------------------------------------------------------------------------------------------------


def _tree(lines: tuple[str, ...]) -> UnitTree:
    page = make_page(*lines)
    return UnitTree(parse([page]), {1: page.text})


def comparison(old: tuple[str, ...] = OLD, new: tuple[str, ...] = NEW) -> Comparison:
    """Two versions, compared by the real service."""
    return compare(record("a"), _tree(old), record("b"), _tree(new))


def long_comparison(articles: int = 300) -> Comparison:
    """Every article is another."""
    clause = "한도를 늘리려는 고객에게서는 실명확인증표와 자금의 용도를 확인할 수 있는 서류를 합하여 증빙서류"
    old = tuple(f"제{n}조(이체한도 {n}) 개인 고객 {n}호의 {clause} {n}종을 받는다." for n in range(1, articles + 1))
    new = tuple(f"제{n}조(이체한도 {n}) 개인 고객 {n}호의 {clause} {n + 7}종을 받는다." for n in range(1, articles + 1))
    return comparison(old, new)


def comparison_page(context: Context, found: Comparison | None = None) -> ComparisonPage:
    """A finished page."""
    page = ComparisonPage(context, Order(WorkKind.COMPARISON, (ROWS[0], ROWS[1])))
    page.begin()
    engine = engine_of(context)
    engine.finish(engine.last(Compare).id, ComparisonShown(comparison=found or comparison()))
    return page


# --- summaries --------------------------------------------------------------------------------------------------------

TITLES = ("제1장 총칙", "제2장 이용자 보호", "제3장 전자금융거래의 안전성 확보", "제4장 보칙", "부칙")


def summary(written: int = 2, partial: bool = False, sections: int = 5, notice: str = "") -> Summary:
    """A summary of which the model has written the first sections."""
    names = [TITLES[n % len(TITLES)] if sections <= 5 else f"제{n + 1}장 {TITLES[n % 5][4:]}" for n in range(sections)]
    spoken = [n for n in range(sections) if n != 3]
    sentences = tuple(
        SummarySentence(
            _written(n) if n < written else _verbatim(n), (n + 1,), 0.93 if n < written else 1.0, n >= written, n
        )
        for n in spoken
    )
    citations = tuple(cite(n + 1, _verbatim(n), page=2 + 3 * n, locator=f"제{4 * n + 2}조제1항") for n in spoken)
    covered = tuple(
        SectionCoverage(name, "b", 1 + 3 * n, 3 + 3 * n, n != 3, int(n != 3), 900 + 700 * (n % 4), ("제2조(정의)",))
        for n, name in enumerate(names)
    )
    left = (
        LeftOut(LeftOutReason.SECTION, "b", names[3], 10),
        LeftOut(LeftOutReason.NO_TEXT, "b", "", 41),
    )
    return Summary(
        documents=(record(),),
        length=Length.STANDARD,
        korean=True,
        sentences=sentences,
        citations=citations,
        withheld=(Withheld("한도는 언제든지 3억원까지 늘릴 수 있다.", "withheld_value"),) if written else (),
        coverage=Coverage(43, 42, 120, 120, 30, covered, left),
        key_facts=(
            KeyFact(FactKind.EFFECTIVE, "이 규정은 2026년 7월 1일부터 시행한다.", (sections,)),
            KeyFact(FactKind.SUBJECT, "전자금융 업무를 처리하는 모든 영업점과 본부 부서에 적용한다.", (1,)),
            KeyFact(FactKind.DUTY, "접근기록은 3년 이상 보존하여야 한다.", (3,)),
            KeyFact(FactKind.DUTY, "만 65세 이상인 고객의 한도를 늘릴 때에는 유선으로 한 번 더 확인하여야 한다.", (2,)),
            KeyFact(FactKind.MONEY, "개인 고객의 1일 이체한도는 1억원으로 한다.", (2,)),
        ),
        generated=written > 0,
        partial=partial,
        notice=notice,
    )


def _written(n: int) -> str:
    texts = (
        "이 규정은 전자금융 업무를 처리하는 모든 부서에 적용됩니다.",
        "개인 고객의 1일 이체한도는 1억원이며, 한도를 늘리려면 증빙서류 2종을 받아 영업점장이 승인합니다.",
        "접근기록은 3년 이상 보존하고, 이상거래 탐지 기준은 분기마다 점검해 본부에 보고해야 합니다.",
    )
    return texts[n % 3]


def _verbatim(n: int) -> str:
    texts = (
        "이 규정은 전자금융 업무를 처리하는 모든 영업점과 본부 부서에 적용한다.",
        "개인 고객의 1일 이체한도는 1억원으로 하고, 한도를 늘리려는 고객에게서는 증빙서류 2종을 받는다.",
        "접근기록은 3년 이상 보존하여야 하며, 정보보호 담당자는 분기마다 이상거래 탐지 기준을 점검하여야 한다.",
    )
    return texts[n % 3]


def summary_page(context: Context) -> SummaryPage:
    """A page that has asked for a summary."""
    page = SummaryPage(context, Order(WorkKind.SUMMARY, (ROWS[1],)))
    page.begin()
    return page


def settle(page: SummaryPage) -> None:
    """Everything that is built in slices is built."""
    page.slices.finish()
    page.strip.slices.finish()


def finished_summary(context: Context, found: Summary | None = None) -> SummaryPage:
    """A page with a summary."""
    page = summary_page(context)
    engine = engine_of(context)
    engine.finish(engine.last(Summarize).id, SummaryShown(summary=found or summary(5), final=True))
    settle(page)
    return page


# --- extractions ------------------------------------------------------------------------------------------------------

TEMPLATES = (
    TemplateRow(
        "loan_agreement",
        ("여신·대출 계약서 핵심조항", "Loan agreement: key terms"),
        4,
        False,
        field_titles=(
            ("대출금액", "Amount"),
            ("이자율", "Interest"),
            ("만기일", "Maturity"),
            ("연체이자율", "Default interest"),
        ),
    ),
    TemplateRow(
        "full_sale_check",
        ("완전판매 점검표", "Proper selling checklist"),
        3,
        True,
        field_titles=(
            ("적합성 확인", "Suitability"),
            ("위험(원금손실) 설명", "Risks explained"),
            ("계약서류 교부", "Documents delivered"),
        ),
    ),
    TemplateRow("duties", ("내규 의무사항 목록", "Duties and bans of a rule"), 0, False, is_list=True),
)


def extraction(documents: int = 2, checks: bool = True) -> Extraction:
    """A template with values and checks, of two contracts."""
    fields = (
        Field("amount", "계약금액", "Contract amount", FieldType.MONEY, required=True),
        Field("period", "계약기간", "Period", FieldType.PERIOD),
        Field("penalty", "지체상금", "Penalty", FieldType.PERCENTAGE),
        *((Field("audit", "감독·점검 권한", "Right to audit", FieldType.CHECK),) if checks else ()),
        *((Field("return", "종료 시 자료 반환·파기", "Return of data", FieldType.CHECK),) if checks else ()),
        *((Field("sub", "재위탁 제한", "Limits on subcontracting", FieldType.CHECK),) if checks else ()),
    )
    records = tuple(record("cd"[n % 2], document_id=f"doc{n}") for n in range(documents))
    rows = tuple(_field(record_, field, n) for n, record_ in enumerate(records) for field in fields)
    return Extraction(Template("service_contract", "용역·위탁 계약서 점검", "Service contract", fields), records, rows)


def _field(document: DocumentRecord, field: Field, n: int) -> FieldRow:
    values = {
        "amount": "금 120,000,000원(부가가치세 별도)",
        "period": "2026년 3월 1일부터 2027년 2월 28일까지",
        "audit": "갑은 을의 업무 처리를 연 1회 이상 점검할 수 있고, 을은 이에 협조하여야 한다.",
        "return": "을은 계약이 끝난 뒤에도 자료를 보관할 수 있다.",
    }
    outcome = {"audit": Check.MET, "return": Check.UNMET, "sub": Check.UNSURE}.get(field.name)
    value = values.get(field.name, "")
    if n == 1 and field.name == "period":
        value = ""
    if not value:
        return FieldRow(document, field, Found.NOT_FOUND, check=outcome)
    citation = Citation(1, document, 2 + n, 5, 5 + len(value), value, (), "제3조제1항")
    others = (Alternative("금 12,000,000원", citation),) if field.name == "amount" and n == 0 else ()
    return FieldRow(document, field, Found.FOUND, value=value, citation=citation, alternatives=others, check=outcome)


def duties() -> Extraction:
    """A list of duties and bans."""
    ban, duty = Field("ban", "금지", "Ban", FieldType.TEXT), Field("duty", "의무", "Duty", FieldType.TEXT)
    texts = (
        (duty, "접근기록은 3년 이상 보존하여야 한다."),
        (ban, "담당자는 고객의 비밀번호를 물어서는 아니 된다."),
        (duty, "정보보호 담당자는 분기마다 이상거래 탐지 기준을 점검하고 그 결과를 본부에 보고하여야 한다."),
    )
    rows = tuple(
        FieldRow(
            record(),
            field,
            Found.FOUND,
            value=text,
            normalised="must_not" if field is ban else "must",
            citation=cite(1, text, page=4 + n, locator=f"제{n + 3}조제1항"),
            label=f"제{n + 3}조제1항",
        )
        for n, (field, text) in enumerate(texts)
    )
    return Extraction(Template("duties", "내규 의무사항 목록", "Duties and bans", (), duties=True), (record(),), rows)


def choosing_page(context: Context) -> ExtractionPage:
    """A page that offers templates."""
    page = ExtractionPage(context, Order(WorkKind.EXTRACTION, (ROWS[2], ROWS[3])))
    page.begin()
    engine = engine_of(context)
    engine.finish(engine.last(ListTemplates).id, Templates(templates=TEMPLATES))
    return page


def extraction_page(context: Context, found: Extraction | None = None) -> ExtractionPage:
    """A finished page."""
    page = choosing_page(context)
    page.chooser.cards[0].link.click()
    engine = engine_of(context)
    engine.finish(engine.last(Extract).id, ExtractionShown(extraction=found or extraction()))
    return page
