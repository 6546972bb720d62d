"""The embedded font shows real regulations: the shared ones where they exist, and the samples of this project."""

from __future__ import annotations

from pathlib import Path

from app.adapters.export_pdf_fonts import Typesetter
from app.system import installed

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpus"
SAMPLE = "제13조(전자금융) ① 「은행법」 제2조제1항제2호 ㆍ · ㉠ Ⅱ ※ → 1,000만원(￦) 5.0% ㎡ ℃ 金融 ▪ ∙ ☑"


def test_hardly_a_character_of_regulations_is_lost() -> None:
    setter = Typesetter(installed.font_files()[:1])
    assert "□" not in setter.markup(SAMPLE)
    texts = [
        path.read_text("utf-8") for folder in ("law_md", "reg_md") for path in sorted(SHARED.glob(f"{folder}/*.md"))
    ]
    for text in texts:
        setter.markup(text)
    assert setter.lost.total() <= sum(map(len, texts)) / 50_000, setter.lost.most_common(20)
