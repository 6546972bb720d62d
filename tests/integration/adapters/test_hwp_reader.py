"""HWP and HWPX on real documents: nothing is lost, and pages agree with the documents' own tables of contents."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from app.adapters.hwp_reader import HwpReader
from app.adapters.hwpx_reader import HwpxReader
from app.core.document import Content
from app.core.errors import DocumentError

SHARED = Path(__file__).resolve().parents[4] / "shared"
FILES = sorted([*SHARED.glob("corpus/**/*.hwp*"), *SHARED.glob("fixtures/hwp*/*.hwp*")])
WITHOUT_TEXT = {"hwpxlib__20240305_2022.hwpx", "hwpxlib__20240416_presentation오류.hwpx"}
HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"


def read(path: Path) -> Content:
    reader = HwpxReader() if path.suffix == ".hwpx" else HwpReader()
    return reader.read(path, None, lambda done, pages: None)


def shared(name: str) -> list[Content]:
    """The shared document of a name; none on a machine without the shared folder."""
    return [read(path) for path in FILES if path.name == name]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_notice_of_several_parts(tmp_path: Path) -> None:
    """The small sample that this suite makes itself, so that the path from file to content is always walked."""
    path = tmp_path / "a.hwpx"
    words = ("여신 심사 지침 알림", "1. 시행일: 2026. 2. 13.", "2. 문의: 심사부")
    paragraphs = "".join(f"<hp:p><hp:run><hp:t>{each}</hp:t></hp:run></hp:p>" for each in words)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Contents/section0.xml", f'<hs:sec xmlns:hs="s" xmlns:hp="{HP}">{paragraphs}</hs:sec>')
        archive.writestr("Contents/section1.xml", f'<hs:sec xmlns:hs="s" xmlns:hp="{HP}">{paragraphs}</hs:sec>')
    content = read(path)
    assert content.pages[0].text == "\n".join(words * 2)
    assert (content.effective_date, content.title) == ("2026-02-13", "여신 심사 지침 알림")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shared_file_is_read_or_refused_with_a_code(path: Path) -> None:
    if path.name in WITHOUT_TEXT:
        with pytest.raises(DocumentError, match="document_no_text"):
            read(path)
        return
    content = read(path)
    assert [page.number for page in content.pages] == list(range(1, len(content.pages) + 1))
    for page in content.pages:
        end = 0
        for block in page.blocks:
            assert end <= block.start < block.end <= len(page.text)
            assert not page.text[end : block.start].strip()
            assert block.locator or block.kind.value in ("margin", "footnote")
            end = block.end
        assert not page.text[end:].strip()


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".hwpx"], ids=lambda path: path.name)
def test_every_word_of_an_hwpx_file_arrives(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if "/section" in name]
        roots = [etree.fromstring(archive.read(name)) for name in names]
    elements = [each for root in roots for each in root.iter() if str(each.tag).endswith("}t")]
    texts = ["".join(each.itertext()) for each in elements]
    if path.name in WITHOUT_TEXT:
        assert not "".join(texts).strip()
        return
    whole = squeezed("".join(page.text for page in read(path).pages))
    missing = [text for text in texts if not all(word in whole for word in text.replace("\u00a0", " ").split())]
    assert not missing


def pages_of(content: Content, headings: dict[str, int], first: int) -> dict[str, int]:
    """The page of each heading (printed number), looked for from page `first` on."""
    found = {}
    for page in content.pages[first - 1 :]:
        for block in page.blocks:
            text = squeezed(page.text[block.start : block.end].split("\n")[0])
            for heading in headings:
                if text.startswith(squeezed(heading)):
                    found.setdefault(heading, page.number - first + 1)
    return found


def test_pages_agree_with_the_contents_of_a_tender() -> None:
    """The numbers are those that the document's own table of contents prints; page 1 is its fourth."""
    stated = {
        "2. 추진배경 및 필요성": 1, "4. 기대효과": 2, "1. 사업 목표": 3, "3. 추진체계": 6, "1. 요구사항 총괄": 8,
        "2. 상세 요구사항": 10, "다. 인터페이스 요구사항": 16, "라. 성능 요구사항": 17, "아. 보안 요구사항": 21,
        "차. 프로젝트 지원 요구사항": 28, "4. 제안서 형식": 31, "8. 제안서 보상": 32, "9. 제안서 작성목차": 33,
        "10. 제안서 세부작성지침": 34, "2. 입찰 및 낙찰": 40,
        "3. 기술제안서 평가방법": 41, "4. 기술제안서 세부평가기준": 43, "5. 기타사항": 47,
    }  # fmt: skip
    for content in shared("kps-ai.hwp"):
        assert content.paged
        assert pages_of(content, stated, 4) == stated


def test_pages_agree_with_the_contents_of_a_plan_and_of_a_specification() -> None:
    plan = {"Ⅰ. 개 요": 1, "Ⅱ. 디지털 정부혁신 추진계획": 2, "Ⅲ. 추진체계": 4, "붙임 디지털 정부혁신": 8}
    for content in shared("디지털 정부혁신 추진계획.hwp"):
        assert pages_of(content, plan, 3) == plan
    specification = {
        "본 문서에 대하여": 5,
        "1. 배포용 문서 데이터": 6,
        "2.1. Seed": 7,
        "2.3. 해시코드": 8,
        "변경 사항 이력": 10,
    }
    for content in shared("hwpjs__distribution.hwp"):
        found = pages_of(content, specification, 4)
        assert {heading: page + 3 for heading, page in found.items()} == specification


def test_page_counts_that_files_or_their_prints_state() -> None:
    counts = {"biz_plan.hwp": 6, "tika__testHWP-v5b.hwp": 1, "한글문서파일형식_배포용문서_revision1.2.hwp": 11}
    for name, count in counts.items():
        for content in shared(name):
            assert len(content.pages) == count, name
