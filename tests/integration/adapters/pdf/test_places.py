"""PDF: words lie where the reader says, on turned and cropped pages too."""

from __future__ import annotations

import pypdf
import pytest

from tests.integration.adapters.pdf.samples import RULES, assert_spans_lie_where_they_say, read, rewritten


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_spans_of_turned_pages(rules, tmp_path, angle):
    path = rewritten(rules, tmp_path / "돌림.pdf", lambda writer: [page.rotate(angle) for page in writer.pages])
    content = read(path)
    page = content.pages[0]
    assert (page.width, page.height) == ((595.0, 842.0) if angle % 180 == 0 else (842.0, 595.0))
    assert RULES[0] in page.text and RULES[5] in page.text
    assert_spans_lie_where_they_say(path, content, 25)


def test_the_crop_box_is_the_page(rules, tmp_path):
    def crop(writer: pypdf.PdfWriter) -> None:
        for page in writer.pages:
            page.cropbox = pypdf.generic.RectangleObject((40, 20, 560, 690))

    path = rewritten(rules, tmp_path / "자름.pdf", crop)
    content = read(path)
    assert (content.pages[0].width, content.pages[0].height) == (520.0, 670.0)
    assert "[시행" not in content.pages[0].text and RULES[0] in content.pages[0].text
    assert_spans_lie_where_they_say(path, content, 25)
