"""Synonyms that the documents themselves declare.

Two habits of Korean rules are read: a short name set for a longer one (`전자금융거래법(이하 "법"이라 한다)`), and a foreign
term or abbreviation in brackets behind its Korean name (`이상금융거래탐지시스템(FDS)`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT_NAME = re.compile(
    r"([가-힣A-Za-z0-9ㆍ· 「」]{4,60}?)\s*\((?:[^()]{0,40},\s*)?이하\s*[\"'“‘「]([^\"'”’」]{2,30})[\"'”’」]\s*(?:이)?(?:라|라고)?\s*(?:한다|함|하며)"
)
_FOREIGN = re.compile(r"([가-힣ㆍ·]{3,30})\s?\(([A-Za-z][A-Za-z0-9 .&/-]{1,40})\)")
# Short names that mean something else in every document, or nothing without it.
_LOCAL = re.compile(
    r"^(?:법|영|령|규정|규칙|시행령|시행규칙|세칙|기관|회사|은행|위원회|조합|등|협회|공사|기금|원장|갑|을|본인|당사|계약|사업|센터)$"
)
_ACT = re.compile(r"「([^「」]{2,60})」\s*\(이하\s*[\"“'‘]\s*(법|영|시행령|규정)\s*[\"”'’]")
ACTS_KEY = "acts"
"""Key of a document's metadata under which it is kept which acts it calls by which short name."""
_PARTICLE_END = re.compile(r"(?:에서|에게|으로|부터|까지|하는|하여|에|의|을|를|은|는|이|가|로|와|과|및|또는|중|한)$")


def find_definitions(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs (short, long) that the texts declare to mean the same, without repetition, in order."""
    found: dict[tuple[str, str], None] = {}
    for text in texts:
        for match in _SHORT_NAME.finditer(text):
            _keep(found, match[2], _noun_phrase(match[1]))
        for match in _FOREIGN.finditer(text):
            _keep(found, match[2].strip(), match[1])
    return list(found)


def declared_acts(text: str) -> str:
    """Which acts a document calls "법" or "영" throughout, packed for its metadata: "법=은행법|영=은행법 시행령"."""
    return "|".join(dict.fromkeys(f"{short}={' '.join(name.split())}" for name, short in _ACT.findall(text)))


def read_acts(packed: str) -> list[tuple[str, str]]:
    """The inverse of `declared_acts`: (short name, name of the act) pairs."""
    return [(short, name) for short, _, name in (pair.partition("=") for pair in packed.split("|")) if name]


def _keep(found: dict[tuple[str, str], None], short: str, long: str) -> None:
    short = short.strip()
    if len(long) >= 2 and short != long and not _LOCAL.match(short):
        found[short, long] = None


def _noun_phrase(before: str) -> str:
    """The noun phrase right before the bracket: back to the last word that ends in a particle, at most four words."""
    words: list[str] = []
    for word in reversed(before.strip(" 「」").split()[-4:]):
        if words and _PARTICLE_END.search(word):
            break
        words.insert(0, word)
    return " ".join(words).strip("「」 ")
