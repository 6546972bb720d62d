"""Running headers, footers and page numbers."""

from __future__ import annotations

import pytest

from app.core.layout.draft import Draft, Face
from app.core.layout.frames import Turn
from app.core.layout.margins import Margins
from app.core.layout.sheet import Rule
from app.core.layout.table import Cell, Table

TURN = Turn(0, 595.0, 842.0)


@pytest.fixture
def face(typeset_line):
    """A face of lines given as (text, x, y)."""

    def make(*places: tuple[str, float, float], rules: tuple[Rule, ...] = (), tables: tuple[Table, ...] = ()) -> Face:
        return Face(TURN, tuple(typeset_line(text, x, y) for text, x, y in places), tables, rules)

    return make


def split(faces: list[Face], number: int, pictured: bool = False) -> tuple[list[str], list[str], list[str]]:
    margins = Margins([Draft(n, 595.0, 842.0, (face,), pictured=pictured) for n, face in enumerate(faces, 1)])
    found = margins.split(faces[number])

    def texts(rows):
        return [" ".join(piece.text for piece in row) for row in rows]

    return texts(found.head), [piece.text for piece in found.body], texts(found.foot)


def test_what_repeats_at_the_same_place_is_a_margin(face):
    faces = [
        face(
            ("전자금융감독규정", 480, 805),
            (f"{n}번째 쪽의 본문", 50, 600),
            ("법제처", 45, 34),
            (str(n), 285, 34),
            ("국가법령정보센터", 470, 34),
        )
        for n in range(1, 6)
    ]
    assert split(faces, 2) == (["전자금융감독규정"], ["3번째 쪽의 본문"], ["법제처 3 국가법령정보센터"])


def test_forms_of_a_few_lines_are_the_body_even_if_only_their_numbers_differ(face):
    faces = [
        face(
            ("가온누리은행 시재 점검표", 50, 810),
            (f"제{n}조(점검 {n}) {n}번 지점장은 매월 {n}일까지 {n * 7}원의 시재를 점검한다.", 50, 780),
            (f"점검 결과는 {n}일 이내에 감사부에 보고하여야 한다.", 50, 760),
            (f"- {n} -", 285, 34),
        )
        for n in range(1, 9)
    ]
    head, body, foot = split(faces, 4)
    assert (head, foot) == (["가온누리은행 시재 점검표"], ["- 5 -"])
    assert [text[:8] for text in body] == ["제5조(점검 5", "점검 결과는 5"]


def test_what_was_printed_over_scanned_pages_does_not_stand_for_their_text(face):
    stamp = "2025-03-{n:02} 14:22:0{n} 여신지원부 홍길동 출력 (대외비, 무단 복제 금지)"
    faces = [face((stamp.format(n=n), 50, 815)) for n in range(1, 9)]
    assert split(faces, 3, pictured=True) == ([stamp.format(n=4)], [], [])


def test_blank_pages_do_not_make_a_numbered_header_of_the_others_body(face):
    header = ("전자금융감독규정시행세칙 2025. 2. 5. 개정", 50, 805)
    faces = [face(header, (f"본문 {n}", 50, 400)) for n in range(6)] + [face(header), face(header)]
    assert split(faces, 7) == (["전자금융감독규정시행세칙 2025. 2. 5. 개정"], [], [])


def test_body_text_at_the_head_of_a_page_is_not(face):
    faces = [face((f"{n}. 삭제<2013. 12. 3.>", 56, 769), (f"본문 {n}", 56, 400)) for n in (3, 11)]
    faces += [
        face((text, 56, 769), ("본문", 56, 400))
        for text in ("그 밖의 사항", "정한다.", "제7조(보고)", "다음과 같다.", "① 위원회는")
    ]
    assert split(faces, 0)[0] == []


def test_headers_that_alternate_between_even_and_odd_pages(face):
    faces = [
        face(("홈네트워크 보안가이드" if n % 2 else "제2장 보안", 50 if n % 2 else 400, 800), (f"쪽 {n}", 50, 500))
        for n in range(8)
    ]
    assert split(faces, 3)[0] == ["홈네트워크 보안가이드"]
    assert split(faces, 4)[0] == ["제2장 보안"]


@pytest.mark.parametrize("number", ["- 3 -", "12", "iv", "Page 3 of 10", "3 / 10", "7쪽", "- 15 -"])
def test_a_page_number_at_the_edge_needs_no_proof(face, number):
    assert split([face(("본문", 50, 400), (number, 290, 30))], 0) == ([], ["본문"], [number])


def test_a_number_inside_the_page_is_text(face):
    assert split([face(("본문", 50, 400), ("12", 290, 200))], 0)[2] == []


def test_on_a_lone_page_a_rule_sets_header_and_footer_off(face):
    rules = (Rule(36, 801, 559, 801), Rule(36, 51, 559, 51))
    places = (("전자서명법", 480, 805), ("제1조(목적)", 50, 700), ("법제처 1 국가법령정보센터", 45, 34))
    assert split([face(*places, rules=rules)], 0) == (["전자서명법"], ["제1조(목적)"], ["법제처 1 국가법령정보센터"])
    assert split([face(*places)], 0)[0] == []


def test_a_header_set_as_a_table(face, typeset_line):
    def header(page: int) -> Table:
        cells = tuple(
            Cell(0, column, 1, 1, (typeset_line(text, 60 + 150 * column, 800),))
            for column, text in enumerate(("여신규정", f"쪽 {page}"))
        )
        return Table(50, 790, 500, 815, cells)

    faces = [face((f"본문 {n}", 50, 400 + n), tables=(header(n),)) for n in range(4)]
    assert split(faces, 1) == (["여신규정 쪽 1"], ["본문 1"], [])


def test_a_margin_row_never_follows_a_body_row(face):
    faces = [
        face(("머리말", 50, 800), (f"본문 {'가' * n}", 50, 780), ("소제목", 50, 760), ("글", 50, 300 + n))
        for n in range(5)
    ]
    assert split(faces, 1)[0] == ["머리말"]
