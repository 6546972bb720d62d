"""The Korean font of the PDFs made here, and one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.integration.adapters.pdf.samples import FONT, RULES, draw, wrapped


@pytest.fixture(scope="module", autouse=True)
def korean_font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Three pages of rules with running header and footer."""

    def page(number: int) -> Callable[[Canvas], None]:
        def put(canvas: Canvas) -> None:
            canvas.drawRightString(545, 805, "여신업무규정")
            canvas.drawString(50, 34, f"준법감시부 - {number} -")
            start = 640.0
            if number == 1:
                canvas.setFont(FONT, 18)
                canvas.drawString(230, 740, "여신업무규정")
                canvas.setFont(FONT, 10)
                canvas.drawString(200, 715, "[시행 2025. 3. 1.] [규정 제17호, 2025. 2. 14., 일부개정]")
            for index, text in enumerate(wrapped(RULES, 480.0)):
                canvas.drawString(50, start - index * 18, text)
            canvas.drawString(50, start - 300, f"제{number + 3}조(세칙) 세부 사항은 {number}호로 정한다.")

        return put

    return draw(tmp_path / "여신업무규정.pdf", page(1), page(2), page(3))
