"""Articles, issues and names: what a sentence refers to, rather than what it measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.core.grounding.value import BLANK, Scan, Value, ValueKind

_SUBITEMS = "가나다라마바사아자차카타파하"
_ITEM = rf"\s*제?\s*(?P<item>\d{{1,3}})\s*호(?:\s*의\s*(?P<itemsub>\d{{1,2}})(?!\d))?(?:\s*(?P<mok>[{_SUBITEMS}])\s*목(?![가-힣]{{2}}))?"
_CLAUSE = r"\s*제?\s*(?P<clause>\d{1,2})\s*항(?![목공구변해만로])"
# "2조" without 제 is an amount when money or a bound follows it or an asset is named before it.
_NOT_MONEY = r"(?!\s*(?:원|달러|여|규모|이상|이하|초과|미만|넘|\d[\d,]*\s*[천백십]*\s*억|[천백십]+\s*억))"
_ASSET = re.compile(r"(?:자산|자본|자본금|금액|규모|매출|매출액|잔액|총액|총|약|한도)(?:이|은|는|을|가)?\s*$")
_BRANCH = r"(?:\s*의\s*(?P<branch>\d{1,2})(?![\d.,%]|\s*(?:분의|명|일|년|개|배|회|건)))?"
_ARTICLE = re.compile(
    rf"(?P<mark>제\s*)?(?<!\d)(?P<article>\d{{1,4}})\s*조{_NOT_MONEY}(?![치직합건회항용성사기각율]){_BRANCH}"
    rf"(?:\s?,?{_CLAUSE})?(?:{_ITEM})?"
)
_LOWER = re.compile(
    rf"제\s*(?P<clause>\d{{1,2}})\s*항(?![목공구])(?:{_ITEM})?"
    rf"|제\s*(?P<item2>\d{{1,2}})\s*호(?:\s*의\s*(?P<itemsub2>\d{{1,2}})(?!\d))?(?:\s*(?P<mok2>[{_SUBITEMS}])\s*목(?![가-힣]{{2}}))?"
    r"|(?<!\d)(?P<bare>\d{1,2})\s*항(?![목공구변해만로암생])"
    rf"|(?<![가-힣])(?P<mok3>[{_SUBITEMS}])목(?=의|에|을|은|과|부터|까지|\s|[.,·)]|$)"
)
_DIVISION = re.compile(r"제\s*(\d{1,3})\s*(편|장|절|관)(?:\s*의\s*(\d{1,2}))?(?![가-힣]{2}제)")
_ORDINAL = re.compile(r"(?<![가-힣])제\s?(\d{1,3})(?=\s?[가-힣])(?!\s?(?:조|항|호|편|장|절|관))")
_JOINED = re.compile(r"\s*(?:,|·|및|또는|과|와|나|이나|부터|내지|~|까지)?\s*")

_ISSUE = re.compile(r"제?\s*(\d{4}\s?-\s?\d{1,5})\s*호|제\s*(\d{3,6})\s*호")
_ANNEX = re.compile(
    r"(?P<sort>별\s?표|별\s?지|별\s?첨|붙\s?임"
    r"|서식)\s*(?:제\s*)?(?P<number>\d{1,3})\s*(?:호)?(?:의(?P<sub>\d{1,2})(?!\d))?\s*(?:호)?(?:\s*서식)?"
)

_QUOTED = re.compile(
    r"「([^「」\n]{2,80})」|『([^『』\n]{2,80})』|《([^《》\n]{2,80})》|\"([^\"\n]{2,80})\""
    r"|(?<![\w'])'(?!\d{2}[.년])([^'\n]{2,60})'(?![A-Za-z0-9])"
)
_STATUTE = re.compile(
    r"(?P<name>(?:[가-힣A-Za-z]{1,20}(?:법률|법)\s)?[가-힣A-Za-z]{0,20}(?:법률|법|시행령|시행규칙|규정|세칙|규칙|지침|기준|훈령|예규|준칙))\s*$"
)
_ANAPHORA = frozenset(
    "법 동법 같은법 이법 본법 법률 시행령 시행규칙 규정 규칙 세칙 지침 기준 훈령 예규 준칙 동규정 본규정 감독규정 이규정 방법".split()
)


def citation_values(scan: Scan) -> Iterator[Value]:
    """Issues, annexes, articles with their parts, and ordinals (제3자)."""
    yield from scan.take(list(_issues(scan)))
    yield from scan.take(list(_articles(scan)))
    yield from scan.take(
        [
            scan.value(ValueKind.ARTICLE, f"제{m[1]}{m[2]}" + (f"의{m[3]}" if m[3] else ""), m.start(), m.end(), m[2])
            for m in _DIVISION.finditer(scan.rest)
        ]
    )
    yield from scan.take(
        [scan.value(ValueKind.NUMBER, f"제{int(m[1])}", m.start(), m.end(), "제") for m in _ORDINAL.finditer(scan.rest)]
    )


def name_values(scan: Scan) -> Iterator[Value]:
    """Names in quotes or brackets, and statutes named before an article. They may overlap other values."""
    taken = []
    for found in _QUOTED.finditer(scan.clean):
        inner = next(group for group in found.groups() if group is not None)
        if squeezed(inner) and not inner.strip().isdigit():
            taken.append((found.start(), found.end()))
            yield scan.value(ValueKind.NAME, squeezed(inner), found.start(), found.end())
    for article in re.finditer(r"제\s*\d{1,4}\s*조", scan.clean):
        named = _STATUTE.search(scan.clean, max(0, article.start() - 30), article.start())
        if named and named["name"] not in _ANAPHORA and not any(s < named.end() <= e for s, e in taken):
            yield scan.value(ValueKind.NAME, squeezed(named["name"]), named.start(), named.start() + len(named["name"]))


def squeezed(text: str) -> str:
    """A name without spaces, dots and letter case."""
    return re.sub(r"[\s·]", "", text).lower()


def _issues(scan: Scan) -> Iterator[Value]:
    for found in _ISSUE.finditer(scan.rest):
        yield scan.value(ValueKind.ISSUE, re.sub(r"\s", "", found[1] or found[2]), found.start(), found.end())
    for found in _ANNEX.finditer(scan.rest):
        sort = re.sub(r"\s", "", found["sort"])
        key = ("별지" if sort == "서식" else sort) + found["number"] + (f"의{found['sub']}" if found["sub"] else "")
        yield scan.value(ValueKind.ISSUE, key, found.start(), found.end(), sort)


def _articles(scan: Scan) -> Iterator[Value]:
    """Articles in order; a bare 항 or 호 that continues a list ("제13조제1항 및 제3항") belongs to its article."""
    last: dict[str, str] = {}
    end = -1
    for found in _in_order(scan):
        parts = {name: value for name, value in _parts(found).items() if value}
        joined = end >= 0 and _JOINED.fullmatch(scan.rest[end : found.start()])
        if joined and "article" not in parts:
            parts = _inherited(last, parts)
        last, end = parts, found.end()
        yield scan.value(ValueKind.ARTICLE, _label(parts), found.start(), found.end())


def _in_order(scan: Scan) -> Iterator[re.Match[str]]:
    articles = [m for m in _ARTICLE.finditer(scan.rest) if m["mark"] or not _is_amount(scan.rest, m)]
    covered = list(scan.rest)
    for found in articles:
        covered[found.start() : found.end()] = BLANK * (found.end() - found.start())
    lower = list(_LOWER.finditer("".join(covered)))
    return iter(sorted([*articles, *lower], key=lambda m: m.start()))


def _is_amount(text: str, found: re.Match[str]) -> bool:
    return (
        not found["clause"]
        and not found["branch"]
        and bool(_ASSET.search(text, max(0, found.start() - 12), found.start()))
    )


def _parts(found: re.Match[str]) -> dict[str, str | None]:
    groups = found.groupdict()
    return {
        "article": groups.get("article"),
        "branch": groups.get("branch"),
        "clause": groups.get("clause") or groups.get("bare"),
        "item": groups.get("item") or groups.get("item2"),
        "itemsub": groups.get("itemsub") or groups.get("itemsub2"),
        "mok": groups.get("mok") or groups.get("mok2") or groups.get("mok3"),
    }


_LEVELS = ("article", "branch", "clause", "item", "itemsub", "mok")


def _inherited(last: dict[str, str], parts: dict[str, str]) -> dict[str, str]:
    first = next(index for index, level in enumerate(_LEVELS) if level in parts)
    return {level: last[level] for level in _LEVELS[:first] if level in last} | parts


def _label(parts: dict[str, str]) -> str:
    label = f"제{int(parts['article'])}조" if "article" in parts else ""
    label += f"의{parts['branch']}" if "branch" in parts else ""
    label += f"제{int(parts['clause'])}항" if "clause" in parts else ""
    label += f"제{int(parts['item'])}호" if "item" in parts else ""
    label += f"의{parts['itemsub']}" if "itemsub" in parts else ""
    return label + (f"{parts['mok']}목" if "mok" in parts else "")


_LABEL = re.compile(r"(제\d+조)?(?:(?<=조)(의\d+))?(제\d+항)?(제\d+호)?(?:(?<=호)(의\d+))?([가-하]목)?")


@lru_cache(maxsize=4096)
def _levels(key: str) -> tuple[str, ...] | None:
    found = _LABEL.fullmatch(key)
    if not found:
        return None
    article, branch, clause, item, sub, mok = (group or "" for group in found.groups())
    return (article + branch, clause, item + sub, mok)


def article_within(claim: str, evidence: str) -> bool:
    """Whether the article claimed is the one in evidence, or the larger unit it lies in.

    제13조 is borne out by 제13조제1항, and 제1항 by 제13조제1항; 제13조의2 is another article than 제13조, and 제1항 does
    not follow from 제13조 alone.
    """
    mine, theirs = _levels(claim), _levels(evidence)
    if mine is None or theirs is None:
        return claim == evidence
    return all(not level or level == other for level, other in zip(mine, theirs, strict=True))
