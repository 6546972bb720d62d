"""The marks that open a unit at the start of a line, as Korean statutes and internal rules print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.structure.unit import Kind

CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3251 + i): i + 21 for i in range(15)}
_GANADA = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"

_DIVISION = re.compile(r"제\s*(\d+)\s*(편|장|절|관)(?:의\s*(\d+))?(?=[\s<\[(.:]|$)\s*(.*)")
_DIVISION_KIND = {"편": Kind.PART, "장": Kind.CHAPTER, "절": Kind.SECTION, "관": Kind.SUBSECTION}
_DIVISION_LIMIT = 80  # characters; a longer line that opens with "제2장" is a sentence about the chapter

_ARTICLE = re.compile(r"제\s*(\d+)\s*조(?:\s*의\s*(\d+))?")
_TITLE = re.compile(r"\s*[(\[【]([^()\[\]【】]{1,80}(?:\([^()]*\)[^()\[\]【】]{0,40})*)[)\]】]")
# What follows a reference ("제5조에 따른", "제5조제1항", "제3조 및"), never an article's own opening. A particle counts only as a
# whole word: "제7조 은행은 …" opens an article, and so does "제1조(목적)이 규정은 …".
_REFERENCE = re.compile(
    r"\s*(?:제\d|[ㆍ·,∼~]|및|또는|내지\s*제|부터|까지|각\s?[호항목]|(?:중|단서|본문|전단|후단)(?=[\s중에의을은]|$)"
    r"|(?:에|의|를|을|과|와|은|는|도|로|으로|에서|에도|에게)(?=[\s,.]|$))"
    r"|가(?=\s)|이(?=\s)(?!\s(?:규정|법|영|령|규칙|세칙|지침|기준|내규|요령|약관|장|조)(?![가-힣]{3}))"
)
# The same behind a title and a space, where an article's own text may well open with "제3조의 개정규정은 …" or "각 부서는 …".
_CONNECTED = re.compile(r"\s+(?:및|또는|내지\s*제|[ㆍ·,∼~]|[의에을를]\s)")
_SUPPLEMENT = re.compile(r"부\s*칙(?:\s*\([^)]{1,60}\))?\s*(?:[<〈\[(]([^>〉\])]*)[>〉\])]?.*)?\s*$")
_ANNEX = re.compile(
    r"[\[【<(]?\s*(별\s*표|별\s*지|붙\s*임|별\s*첨)\s*(?:(?:제\s*)?(\d+(?:의\s*\d+)?)|(?!\s*(?:제\s*)?\d))\s*(?:호)?\s*(?:서식)?\s*[\]】>)]?(?=[\s:(<]|$)(.*)"
)
_ANNEX_LIMIT = 90
_ITEM = re.compile(r"(\d{1,3})(?:의(\d{1,2}))?\.(?!\d)\s*(?=\S)")
_SUBITEM = re.compile(rf"([{_GANADA}])\.\s*(?=\S)")
_DETAIL = re.compile(r"\(?(\d{1,2})\)\s*(?=\S)")
_SUBDETAIL = re.compile(rf"\(?([{_GANADA}])\)\s*(?=\S)")
_DATE = re.compile(r"\d{4}\.\s*\d{1,2}\.\s*\d{1,2}|\d{1,2}\.\s*\d{1,2}\.\s*\d")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark found at the start of a line.

    Attributes:
        kind: the unit it opens.
        number: canonical number ("제13조의2", "제1항"), or "".
        title: the title printed with it, or "".
        length: characters of the line that belong to the mark (and the article's title).
        value: the bare number, for sequence checks.
    """

    kind: Kind
    number: str
    title: str
    length: int
    value: int


def find_mark(line: str, previous_article: int = 0) -> Mark | None:
    """The mark that opens this line, or None for running text.

    Args:
        line: one line of page text without leading space.
        previous_article: number of the last article; an article that follows it in sequence is accepted even where
            its text is set right against its title.
    """
    return (
        _division(line)
        or _article(line, previous_article)
        or _supplement(line)
        or _annex(line)
        or _paragraph(line)
        or _listed(line)
    )


def _division(line: str) -> Mark | None:
    found = _DIVISION.match(line)
    if not found or len(line) > _DIVISION_LIMIT or line.rstrip().endswith(("다.", "다")):
        return None
    number = f"제{found[1]}{found[2]}" + (f"의{found[3]}" if found[3] else "")
    return Mark(_DIVISION_KIND[found[2]], number, found[4].strip(), len(line), int(found[1]))


def _article(line: str, previous: int) -> Mark | None:
    found = _ARTICLE.match(line)
    if not found:
        return None
    number = f"제{found[1]}조" + (f"의{found[2]}" if found[2] else "")
    value, end = int(found[1]), found.end()
    title = _TITLE.match(line, end)
    rest = line[title.end() :] if title else line[end:]
    opens = not rest or rest[0] in CIRCLED or rest[0] in " \t<[" or rest.startswith("삭제")
    if title:
        in_sequence = value in (previous, previous + 1)
        if _CONNECTED.match(rest) or (not opens and (not in_sequence or _REFERENCE.match(rest))):
            return None
        return Mark(Kind.ARTICLE, number, title[1].strip(), title.end(), value)
    if not opens or _REFERENCE.match(rest):
        return None
    return Mark(Kind.ARTICLE, number, "", end, value)


def _supplement(line: str) -> Mark | None:
    found = _SUPPLEMENT.match(line)
    if not found:
        return None
    # "부칙 <2026. 3. 1.> 이 규정은 … 시행한다.": the sentence is text of the 부칙, not its heading.
    length = found.end(1) + 1 if found[1] is not None and line.rstrip().endswith("다.") else len(line)
    return Mark(Kind.SUPPLEMENT, "부칙", (found[1] or "").strip(), length, 0)


def _annex(line: str) -> Mark | None:
    found = _ANNEX.match(line)
    if not found or len(line) > _ANNEX_LIMIT or line.rstrip().endswith("다."):
        return None
    rest = found[3].strip()
    if (
        _REFERENCE.match(found[3].lstrip())
        and not rest.startswith(("(", "<"))
        and not line.startswith(("[", "【", "<"))
    ):
        return None
    number = re.sub(r"\s", "", found[1]) + (f" {found[2]}" if found[2] else "")
    return Mark(Kind.ANNEX, number, rest.strip("]】> "), len(line), 0)


def _paragraph(line: str) -> Mark | None:
    value = CIRCLED.get(line[:1])
    return Mark(Kind.PARAGRAPH, f"제{value}항", "", 1, value) if value else None


def _listed(line: str) -> Mark | None:
    if _DATE.match(line):
        return None
    if found := _ITEM.match(line):
        suffix = f"의{found[2]}" if found[2] else ""
        return Mark(Kind.ITEM, f"제{found[1]}호{suffix}", "", found.end(), int(found[1]))
    if found := _SUBITEM.match(line):
        return Mark(Kind.SUBITEM, f"{found[1]}목", "", found.end(), _GANADA.index(found[1]) + 1)
    if found := _DETAIL.match(line):
        return Mark(Kind.DETAIL, f"{found[1]})", "", found.end(), int(found[1]))
    if found := _SUBDETAIL.match(line):
        return Mark(Kind.SUBDETAIL, f"{found[1]})", "", found.end(), _GANADA.index(found[1]) + 1)
    return None


_INLINE = re.compile(r"(?<=[\s.)\]>])[①-⑳㉑-㉟]")


def inline_paragraphs(line: str, start: int, expected: int) -> list[int]:
    """Offsets of further 항 marks inside a line ("제5조(…) ① … ② …"), in sequence from `expected`.

    A circled number out of sequence is a reference or a list inside a sentence and opens nothing.
    """
    offsets = []
    for found in _INLINE.finditer(line, start):
        if CIRCLED[found[0]] == expected:
            offsets.append(found.start())
            expected += 1
    return offsets
