"""Names of parties: beside their role, or before the role that a contract gives them ("… (이하 “갑”이라 한다)")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.grounding.value import readable

_DEFINED = re.compile(
    r"(?P<name>[^()\"',.:;|]{2,60}(?:\([^()이]{1,12}\)[^()\"',.:;|]{0,30})?)\s*(?:\([^()]{1,40}\)\s*)?"
    r"\(\s*이하\s*(?:각각\s*|본\s*계약에서\s*)?(?P<roles>[^()]{1,50})\)"
)
_CALLED = re.compile(
    r"(?:이?라\s*(?:고\s*)?(?:만\s*)?(?:한다|함|칭한다|칭함|부른다|하며|합니다)|(?:으?로)\s*(?:칭|한)\S*)\s*\.?\s*$"
)
_ROLE_SPLIT = re.compile(r"\s*(?:또는|혹은|및|[,/])\s*")
_PARTICLE_WORD = re.compile(r".*(?:은|는|과|와|이|가|을|를|에|의|으로|로|및|또는|간|사이)$|^(?:와|과|및|갑|을|병)$")
_END = re.compile(
    r"\s*(?:\((?![주유사재]\))|\(?(?:서명|날인)\b.*|,|;|\||\s{2,}|대표(?:이사|자|이사장)?\s*[:가-힣]|주\s*소\s*[:가-힣]|사업자(?:등록)?번호|법인(?:등록)?번호"
    r"|전화|연락처|생년월일|\[인\]|㊞).*$",
    re.S,
)
_ORGANISATION = re.compile(
    r"주식회사|유한(?:책임)?회사|합자회사|\(주\)|㈜|\(유\)|은행|회사|법인|재단|조합|공사|공단|카드|(?<!보험)(?<!보증)증권|보험(?!증권|금|료)|캐피탈|금고|협회|센터|연구원|대학교?|병원|위원회|기금|금융지주"
    r"|(?:Inc|Co|Ltd|LLC|Corp|GmbH|PLC)\b|Bank|Company"
)
_NAMED_FIRM = re.compile(
    r"(?:^|\s)(?:주식회사|유한회사|재단법인|사단법인|법무법인|회계법인|㈜|\([주유재사]\))"
    r"|(?:주식회사|유한회사|㈜|\([주유재사]\)|은행|카드|증권|생명|화재|보험|캐피탈|금고|공사|공단|조합|재단|법인|금융|Inc\.?|Ltd\.?|Corp\.?|Bank)$"
)
_GENERIC = frozenset("기관 단체 사업자 법인 회사 은행 금융회사 금융기관 계약 당사자 자 사람 업체 조합 재단".split())
_MOST_WORDS = 4  # of a name in running text
_PERSON = re.compile(r"[가-힣]{2,5}")
_LEADING = re.compile(r"(?:\s*\((?![주유사재]\))[^()]{1,12}\))?[\s:\"'「『]*(?:인\s+|은\s+|는\s+)?")
NAME_KEYS = re.compile(
    r"(?:상\s*호|회\s*사\s*명|법\s*인\s*명|명\s*칭|성\s*명|기\s*관\s*명|업\s*체\s*명|상호명|회사|이름)\s*(?:\([^()]{0,12}\))?\s*[:|]?\s*"
)
"""Keys of a signature block under which the party's name stands."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name in a text, and the roles it is given there."""

    start: int
    end: int
    roles: tuple[str, ...] = ()


def defined_parties(text: str, known_roles: Sequence[str]) -> Iterator[PartyName]:
    """Names before "(이하 “갑”이라 한다)".

    Args:
        text: a passage.
        known_roles: names of roles; one that stands right before a name is no part of it, and is a role of it as well.
    """
    clean = readable(text)
    for found in _DEFINED.finditer(clean):
        start, end = _name_in(clean, found.start("name"), found.end("name"))
        named = _ROLE_SPLIT.split(_CALLED.sub("", found["roles"]))
        roles = [role for each in named if (role := each.strip(" \"'「」『』"))]
        while role := _leading_role(clean[start:end], known_roles):
            roles.append(role)
            start += len(role)
            start += len(clean[start:end]) - len(clean[start:end].lstrip(" :\"'"))
        if end - start >= 2 and clean[start:end] not in _GENERIC and len(clean[start:end].split()) <= _MOST_WORDS:
            yield PartyName(start, end, tuple(roles))


def _name_in(text: str, start: int, end: int) -> tuple[int, int]:
    """The last words of a stretch that can be a name: behind the last word that carries a particle."""
    begin = start
    words = list(re.finditer(r"\S+", text[start:end]))
    for word in words[:-1]:
        if _PARTICLE_WORD.match(word[0]) and not _ORGANISATION.search(word[0]):
            begin = start + word.end()
    while begin < end and text[begin].isspace():
        begin += 1
    stop = end
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def _leading_role(text: str, roles: Sequence[str]) -> str:
    for role in sorted(roles, key=len, reverse=True):
        if text.startswith(role) and text[len(role) : len(role) + 1] in (" ", ":", '"', "'"):
            return role
    return ""


def party_in(text: str, start: int, end: int, free: bool) -> PartyName | None:
    """The name that a region opens with.

    Args:
        text: the passage.
        start, end: the region behind the role.
        free: the region holds nothing but the value (a cell, behind a colon), so that a person's name is taken, too.
    """
    clean = readable(text)
    lead = _LEADING.match(clean, start, end)
    begin = lead.end() if lead else start
    if key := NAME_KEYS.match(clean, begin, end):
        begin = key.end()
    cut = _END.search(clean, begin, end)
    stop = cut.start() if cut else end
    while stop > begin and clean[stop - 1] in " .\"'":
        stop -= 1
    name = clean[begin:stop]
    if not free:
        found = re.match(
            r"(?:\([주유사재]\)\s?)?[^()\"',.:;]{2,40}?(?:\s?\([주유사재]\))?(?=\s*(?:\(|은\s|는\s|이\s|가\s|과\s|와\s|을\s|를\s|의\s|에게|$))",
            name,
        )
        if not found or not _named_firm(found[0].strip()):
            return None
        stop = begin + found.end()
        return PartyName(begin, stop)
    return PartyName(begin, stop) if _plausible(name) else None


def _named_firm(name: str) -> bool:
    """In running text only a name that says it is a firm is one, and no word of it but the last carries a particle."""
    words = name.split()
    whole = all(not _PARTICLE_WORD.match(word) or _ORGANISATION.search(word) for word in words[:-1])
    return whole and len(words) <= _MOST_WORDS and name not in _GENERIC and bool(_NAMED_FIRM.search(name))


def _plausible(name: str) -> bool:
    if not 2 <= len(name) <= 60 or re.search(r"다[.\s]|다$|[가-힣]{2,}(?:하여|한다|된다)", name):
        return False
    return bool(_ORGANISATION.search(name) or _PERSON.search(name) or re.search(r"[A-Za-z]{2,}", name))
