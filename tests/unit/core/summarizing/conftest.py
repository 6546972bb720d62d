"""A rule with chapters, lists, exceptions, figures and a 부칙, read into a small library."""

from __future__ import annotations

import pytest

from app.core.answering.evidence import DocumentUnits
from app.core.library import DocumentRecord
from app.core.summarizing.sections import Section, sections_of
from app.core.summarizing.statements import StatementReader
from tests.fakes.library import SmallLibrary

RULE = (
    "제1장 총칙",
    "제1조(목적) 이 규정은 자료의 안전한 관리에 필요한 사항을 정함을 목적으로 한다.",
    "제2조(적용범위) 이 규정은 모든 영업점에 적용한다.",
    "제3조(정의) 이 규정에서 사용하는 용어의 뜻은 다음 각 호와 같다.",
    '1. "자료"란 업무 중에 만든 문서와 파일을 말한다.',
    '2. "반출"이란 자료를 은행 밖으로 옮기는 것을 말한다.',
    "제2장 자료의 관리",
    "제4조(점검) 부서장은 자료의 보관 상태를 분기마다 1회 이상 점검하여야 한다. 다만, 보관 자료가 없는 부서는 점검하지 아니할 수 있다.",
    "제5조(반출 금지) 직원은 승인을 받지 아니하고 자료를 반출하여서는 아니 된다.",
    "제6조(보고) ① 직원은 자료를 잃어버린 때에는 그 사실을 안 날부터 3일 이내에 부서장에게 보고하여야 한다.",
    "② 제1항에 따른 보고의 방법은 부서장이 정하는 바에 따른다.",
    "제3장 제재",
    "제7조(과태료) 제5조를 위반한 자에게는 100만원 이하의 과태료를 부과한다.",
    "제4장 삭제",
    "부칙",
    "이 규정은 2026년 3월 2일부터 시행한다.",
)


@pytest.fixture
def rule(library: SmallLibrary) -> DocumentRecord:
    """The rule, searchable."""
    library.add(library.write("자료관리규정.txt", *RULE, title="자료관리규정"))
    return library.catalogue.documents()[0]


def read(library: SmallLibrary, document: DocumentRecord) -> tuple[Section, ...]:
    """The sections of a document of the library."""
    tree = DocumentUnits(library.catalogue).tree(document)
    return sections_of(tree, document, StatementReader(tree))


@pytest.fixture
def sections(library: SmallLibrary, rule: DocumentRecord) -> tuple[Section, ...]:
    """The rule's sections."""
    return read(library, rule)
