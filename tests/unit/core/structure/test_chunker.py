"""Chunks keep to the structure of a rule."""

from __future__ import annotations

from app.core.chunk import Chunk
from app.core.document import BlockKind, Page
from app.core.structure import parse
from app.core.structure.chunker import CHUNK_CHARACTERS, chunk_units
from app.core.structure.tree import join_spans
from tests.fakes.documents import Part, make_page

SENTENCE = "은행은 이용자의 거래기록을 안전하게 보관하고 그 결과를 영업점장에게 보고하여야 한다."


def chunks_of(*parts: Part | Page, limit: int = CHUNK_CHARACTERS) -> tuple[list[Chunk], list[str]]:
    """Chunks with their texts; parts that are no pages make page 1."""
    pages = [part for part in parts if isinstance(part, Page)] or [make_page(*parts)]  # type: ignore[arg-type]
    texts = {page.number: page.text for page in pages}
    chunks = list(chunk_units(parse(pages), texts, limit))
    return chunks, [join_spans(chunk.spans, texts) for chunk in chunks]


def test_an_article_stays_whole_where_it_fits() -> None:
    lines = ("제5조(보고) ① 다음을 보고한다.", "1. 일시", "2. 장소", "② 서면으로 한다.")
    chunks, texts = chunks_of(*lines)
    assert texts == ["\n".join(lines)]
    assert (chunks[0].label, chunks[0].lead_in) == ("제5조", "")


def test_articles_never_share_a_chunk() -> None:
    chunks, texts = chunks_of("제1조(목적) 짧다.", "제2조(정의) 짧다.", "제3조(범위) 짧다.")
    assert texts == ["제1조(목적) 짧다.", "제2조(정의) 짧다.", "제3조(범위) 짧다."]
    assert [c.label for c in chunks] == ["제1조", "제2조", "제3조"]


def test_a_long_article_is_split_between_its_paragraphs() -> None:
    paragraphs = [f"{mark} {SENTENCE} {SENTENCE}" for mark in "①②③④⑤⑥"]
    chunks, texts = chunks_of("제5조(보고)", *paragraphs, limit=250)
    assert len(chunks) > 2
    assert all(text in ("제5조(보고)\n" + "\n".join(paragraphs)) for text in texts)
    assert [c.label for c in chunks[1:]] == [f"제5조제{n}항" if len(t) < 120 else c.label for n, t, c in
                                             zip(range(3, 9), texts[1:], chunks[1:], strict=False)]  # fmt: skip
    assert all(c.path == ("제5조(보고)",) for c in chunks)


def test_a_paragraph_does_not_join_the_tail_of_another_paragraphs_list() -> None:
    items = [f"{n}. {SENTENCE}" for n in range(1, 7)]
    _, texts = chunks_of(
        "제5조(보고) ① 다음 사항을 보고한다.", *items, "② 짧은 항이다.", "③ 또 다른 항이다.", limit=200
    )
    tail = next(text for text in texts if "② 짧은 항이다." in text)
    assert tail.startswith("② 짧은 항이다.")
    assert "③ 또 다른 항이다." in tail


def test_a_list_item_apart_from_its_lead_in_keeps_it() -> None:
    items = [f"{n}. {SENTENCE}" for n in range(1, 7)]
    chunks, texts = chunks_of("제5조(보고) ① 다음 각 호의 사항을 보고한다.", *items, limit=150)
    assert len(chunks) > 2
    for chunk, text in zip(chunks[1:], texts[1:], strict=True):
        assert text[0].isdigit()
        assert chunk.lead_in.endswith("① 다음 각 호의 사항을 보고한다.")
        assert chunk.label.startswith("제5조제1항")


def test_a_lead_in_that_is_a_paragraph_of_its_own_is_kept() -> None:
    items = [f"{n}. {SENTENCE}" for n in range(1, 7)]
    chunks, _ = chunks_of("제5조(보고)", "다음 각 호를 보고한다.", *items, limit=150)
    assert all(chunk.lead_in.endswith("다음 각 호를 보고한다.") for chunk in chunks[1:])


def test_one_long_paragraph_is_cut_between_sentences() -> None:
    sentences = [SENTENCE.replace("은행은", f"{n}번 은행은") for n in range(12)]
    _, texts = chunks_of("제5조(보고) " + " ".join(sentences), limit=200)
    assert len(texts) > 3
    assert " ".join(texts) == "제5조(보고) " + " ".join(sentences)
    for text in texts:
        assert text.endswith("한다.")


def test_one_long_sentence_is_never_cut() -> None:
    long = "은행은 " + "가나다라 " * 200 + "보고한다."
    chunks, texts = chunks_of("제5조(보고) " + long, limit=200)
    assert len(chunks) == 1
    assert texts[0].endswith("보고한다.")


def test_chapters_live_on_in_the_path_and_not_in_chunks() -> None:
    chunks, texts = chunks_of(
        "제1장 총칙", "제1절 통칙", "제1조(목적) 목적이다.", "제2장 업무", "제2조(보고) 보고한다."
    )
    assert texts == ["제1조(목적) 목적이다.", "제2조(보고) 보고한다."]
    assert [c.path for c in chunks] == [
        ("제1장 총칙", "제1절 통칙", "제1조(목적)"),
        ("제2장 업무", "제2조(보고)"),
    ]


def test_a_free_heading_opens_the_chunk_of_its_text() -> None:
    heading = (BlockKind.HEADING, "가. 수신 업무", 2)
    _, texts = chunks_of((BlockKind.HEADING, "업무 안내", 1), "예금을 받는다.", heading, "적금을 받는다.")
    assert texts[0] == "업무 안내\n예금을 받는다."


def test_a_heading_alone_at_the_end_is_not_lost() -> None:
    _, texts = chunks_of("본문이다.", (BlockKind.HEADING, "끝맺는 제목", 1))
    assert texts == ["본문이다.", "끝맺는 제목"]


def test_a_supplement_is_marked_as_one() -> None:
    chunks, texts = chunks_of(
        "제1조(목적) 목적이다.",
        "부칙 <2026. 3. 1.> 이 규정은 공포한 날부터 시행한다.",
        "부칙",
        "제2조(경과조치) 종전에 따른다.",
    )
    assert [c.supplement for c in chunks] == [False, True, True]
    assert "이 규정은 공포한 날부터 시행한다." in texts[1]
    assert chunks[2].label == "부칙 제2조"


def test_a_table_is_kept_whole_where_it_fits() -> None:
    rows = "구분 | 한도\n개인 | 1억원\n법인 | 50억원"
    chunks, texts = chunks_of("제10조(이체한도) 한도는 다음과 같다.", (BlockKind.TABLE, rows))
    assert texts == ["제10조(이체한도) 한도는 다음과 같다.\n" + rows]
    assert chunks[0].table


def test_rows_apart_from_their_header_keep_it() -> None:
    rows = [f"{n}등급 고객 | 하루에 이체할 수 있는 한도는 {n}억원" for n in range(1, 30)]
    chunks, texts = chunks_of(
        "제10조(이체한도) 한도는 다음과 같다.", (BlockKind.TABLE, "\n".join(["등급 | 한도", *rows])), limit=200
    )
    assert len(chunks) > 3
    assert all(chunk.table for chunk in chunks)
    assert all("등급 | 한도" in chunk.lead_in for chunk in chunks[1:])
    assert [row for text in texts for row in text.split("\n")][2:] == rows


def test_outside_rules_a_page_end_ends_a_chunk() -> None:
    chunks, _ = chunks_of(make_page("첫 쪽이다.", number=1), make_page("둘째 쪽이다.", number=2))
    assert [[s.page for s in c.spans] for c in chunks] == [[1], [2]]


def test_an_article_over_a_page_end_has_a_span_on_each_page() -> None:
    pages = (make_page("제5조(보고) ① 은행은", number=1), make_page("보고한다.", "② 끝이다.", number=2))
    chunks, texts = chunks_of(*pages)
    assert texts == ["제5조(보고) ① 은행은 보고한다.\n② 끝이다."]
    assert [s.page for s in chunks[0].spans] == [1, 2]
    assert chunks[0].page == 1


def test_numbers_with_a_branch_do_not_share_the_label_of_their_stem() -> None:
    items = ["1. " + SENTENCE, "1의2. " + SENTENCE]
    chunks, texts = chunks_of("제5조(보고) " + SENTENCE * 4, *items, limit=200)
    both = next(chunk for chunk, text in zip(chunks, texts, strict=True) if text.startswith("1. ") and "1의2." in text)
    assert both.label == "제5조"
