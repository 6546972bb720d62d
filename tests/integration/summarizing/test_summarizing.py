"""Summaries of the sample documents with the real models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.llama_model import LlamaModel
from app.core.indexing.service import Outcome
from app.core.library import DocumentRecord
from app.core.summarizing.generating import SummaryListener
from app.core.summarizing.service import Summarizer
from app.core.summarizing.summary import FactKind, Length, Summary
from app.system import installed
from app.wiring import Access, Library, summarizer, writing_pen
from tests.bench.bench_summary import is_supported
from tests.integration.conftest import Open

RULE = (
    "제1장 위탁의 절차",
    "제1조(위탁의 검토) 업무를 위탁하려는 부서의 장은 위탁의 필요성, 위탁받을 자의 재무 상태와 보안 수준, 위탁에 따른 위험과 그 대책을 미리 검토하여 "
    "준법감시인에게 서면으로 제출하여야 한다. 다만, 계약금액이 1천만원 미만인 경우에는 재무 상태의 검토를 생략할 수 있다.",
    "제2조(계약서에 적을 사항) 위탁 계약서에는 다음 각 호의 사항을 적어야 한다.",
    "1. 위탁하는 업무의 범위와 처리 기한",
    "2. 고객정보의 보호와 비밀유지에 관한 사항",
    "3. 재위탁의 제한과 손해배상에 관한 사항",
    "제2장 위탁의 관리",
    "제3조(점검) 위탁 부서의 장은 위탁받은 자가 고객정보를 안전하게 관리하는지를 반기마다 1회 이상 현장에서 점검하고, 점검을 마친 날부터 14일 이내에 그 결과를 "
    "정보보호최고책임자에게 보고하여야 한다.",
    "제4조(재위탁의 금지) 위탁받은 자는 은행의 서면 동의를 받지 아니하고 위탁받은 업무의 전부 또는 일부를 제3자에게 다시 위탁하여서는 아니 된다.",
)
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"


@pytest.fixture
def library(sample_folder: tuple[Path, list[Outcome]], open_library: Open) -> Library:
    return open_library(sample_folder[0], Access.ASK)


@pytest.fixture(scope="module")
def model() -> Iterator[LlamaModel]:
    loaded = LlamaModel(installed.answer_file().path)
    yield loaded
    loaded.close()


def sample(library: Library, name: str) -> DocumentRecord:
    return next(each for each in library.catalogue.documents() if name in each.path)


def check(library: Library, summary: Summary) -> None:
    """What holds for every summary whatever it says."""
    for citation in summary.citations:
        page = library.catalogue.page(citation.document.document_id, citation.page)
        assert page is not None
        assert page.text[citation.start : citation.end] == citation.quote
        assert citation.quote == citation.quote.strip() != ""
        assert bool(citation.rects) == bool(page.boxes)
    assert all(sentence.citations for sentence in summary.sentences)
    assert all(is_supported(sentence, summary) for sentence in summary.sentences)
    assert summary.coverage.pages_read == summary.coverage.pages
    assert summary.coverage.chunks_read == summary.coverage.chunks


@pytest.mark.parametrize("length", Length)
def test_every_sample_is_summarised_from_its_own_words(library: Library, length: Length) -> None:
    for document in library.catalogue.documents():
        summary = Summarizer(library.catalogue).summarize([document], length)
        check(library, summary)
        if length is not Length.SHORT:
            assert summary.coverage.represented == len(summary.coverage.sections)


def test_the_facts_of_a_rule_are_found(library: Library) -> None:
    summary = Summarizer(library.catalogue).summarize([sample(library, "업무처리 규정.pdf")])
    facts = {(fact.kind, "".join(fact.text.split())) for fact in summary.key_facts}
    assert (FactKind.EFFECTIVE, "이규정은2026년3월2일부터시행한다.") in facts
    assert any(kind is FactKind.DEADLINE and "1시간이내에" in text for kind, text in facts)
    assert any(kind is FactKind.BAN and "보조기억매체를연결해서는아니된다" in text for kind, text in facts)


@pytest.fixture
def outsourcing(open_library: Open, tmp_path: Path) -> tuple[Library, DocumentRecord]:
    """A library with a rule whose sentences are long enough to be shortened."""
    file = tmp_path / "업무위탁 지침.txt"
    file.write_text("\n".join(RULE), "utf-8")
    library = open_library(tmp_path / "library")
    library.indexer().add_texts([file])
    return library, library.catalogue.documents()[0]


def test_the_model_writes_and_what_it_writes_is_checked(
    outsourcing: tuple[Library, DocumentRecord], model: LlamaModel, tmp_path: Path
) -> None:
    library, document = outsourcing
    firsts: list[Summary] = []
    service = summarizer(library, writing_pen(library, model), tmp_path)
    summary = service.summarize([document], Length.STANDARD, SummaryListener(firsts.append))
    check(library, summary)
    written = [sentence for sentence in summary.sentences if not sentence.verbatim]
    assert written
    assert all(sentence.support >= 0.7 for sentence in written)
    assert all(sentence.verbatim for sentence in firsts[0].sentences)
    assert summary.coverage.represented == len(summary.coverage.sections) == 2
    assert summary.timings.completion_tokens > 0
    assert service.summarize([document], Length.STANDARD) == summary


def test_stopping_the_model_keeps_the_sections_it_has_written(
    outsourcing: tuple[Library, DocumentRecord], model: LlamaModel
) -> None:
    library, document = outsourcing
    told: list[Summary] = []
    service = Summarizer(library.catalogue, writing_pen(library, model))
    listener = SummaryListener(on_section=lambda progress, summary: told.append(summary))
    summary = service.summarize([document], Length.STANDARD, listener, lambda: len(told) >= 1)
    check(library, summary)
    assert summary.partial
    assert len(told) == 1
    assert [s for s in summary.sentences if not s.verbatim] == [s for s in told[0].sentences if not s.verbatim]
    assert summary.coverage.represented == 2


def test_real_regulations_are_covered_whole(open_library: Open, tmp_path: Path) -> None:
    files = sorted((CORPUS / "reg_pdf").glob("전자*.pdf")) if CORPUS.is_dir() else []
    library = open_library(tmp_path / "library")
    library.indexer().add_texts(files)
    documents = library.catalogue.documents()
    assert len(documents) == len(files)
    for document in documents:
        summary = Summarizer(library.catalogue).summarize([document])
        check(library, summary)
        assert summary.coverage.represented == len(summary.coverage.sections)
        assert any(fact.kind is FactKind.EFFECTIVE for fact in summary.key_facts)
