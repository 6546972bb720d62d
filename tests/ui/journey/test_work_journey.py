"""Document work with the real engine: from a document in the library to a table, and from a value to its source."""

from __future__ import annotations

from collections.abc import Callable

from app.core.extracting.result import Found
from app.ui.work.comparison_page import ComparisonPage
from app.ui.work.extraction_page import ExtractionPage
from app.ui.work.run import Phase
from app.ui.work.tall_table import SOURCE
from tests.ui.journey.conftest import Running


def test_the_duties_of_a_rule_are_listed_and_open_their_source(
    start: Callable[[], Running], samples: list[str]
) -> None:
    running = start()
    window = running.program.window
    running.wait_ready()
    window.open_files([path for path in samples if path.endswith((".pdf", ".docx"))])
    running.wait(lambda: len(running.states()) == 2 and set(running.states()) <= {"searchable", "ready"})
    rows = {row.format: row for row in window.library.store.rows()}
    window.library.commands.work_on("extraction", [rows["pdf"].document_id])
    page = window.work.currentWidget()
    assert isinstance(page, ExtractionPage)
    running.wait(lambda: bool(page.chooser.cards))
    page.chooser.cards[0].link.click()  # every duty and ban of a rule
    running.wait(lambda: page.work.phase is Phase.DONE)
    assert page.extraction is not None
    assert len(page.extraction.rows) > 5
    assert {row.found for row in page.extraction.rows} == {Found.FOUND}
    citation = page.model.index(3, 2).data(SOURCE)
    page.citation_activated.emit(citation)
    running.wait(lambda: window.source.shown_page() == citation.page)

    window.library.commands.work_on("comparison", [rows["pdf"].document_id, rows["docx"].document_id])
    other = window.work.currentWidget()
    assert isinstance(other, ComparisonPage)
    running.wait(lambda: other.work.phase is Phase.DONE)
    assert other.model.changes() > 0
    assert window.work.count() == 3
    window.work.go_home()
    assert window.conversation.isVisible()
