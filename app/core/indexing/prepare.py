"""From what a reader delivered to what the catalogue stores: metadata, chunks, terms, declared synonyms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.amendments import blank_amendments
from app.core.chunk import Chunk
from app.core.document import Content
from app.core.effective_date import find_effective_date
from app.core.indexing.definitions import ACTS_KEY, declared_acts, find_definitions
from app.core.library import IndexedChunk, IndexTerms
from app.core.morphology import Morpheme, content_terms
from app.core.ports import Analyzer
from app.core.privacy.counting import PERSONAL_KEY, count_personal
from app.core.structure import parse
from app.core.structure.chunker import chunk_units
from app.core.structure.tree import join_spans

INDEX_VERSION = 2
"""Raised when chunks or terms change, so that unchanged files are indexed again after an update.

2: forms of a few lines, one a page, are body text; up to then they were taken for running headers and left out.
"""

_HEAD = 2_000  # characters at the start of a document in which its date and number of issue are looked for
_DECLARATIONS = 20_000  # characters in which the short names of acts are declared (the first articles)
_ISSUE = re.compile(r"제\s*(\d{4}-\d+|\d{3,6})\s*호")
_LEAD_IN_EMBEDDED = 150
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document ready to be stored."""

    title: str
    effective_date: str
    metadata: dict[str, str]
    chunks: tuple[IndexedChunk, ...]
    definitions: tuple[tuple[str, str], ...]


def prepare(content: Content, path: Path, analyzer: Analyzer) -> Prepared:
    """Chunk a document and find the terms it will be searched by.

    Args:
        content: what the reader delivered.
        path: the source file, whose name stands in for a missing title.
        analyzer: morphemes.
    """
    texts = {page.number: page.text for page in content.pages}
    title = content.title.strip() or printable(path.stem)
    head = _SPACE.sub(" ", content.pages[0].text[:_HEAD])
    chunks = chunk_units(parse(content.pages), texts)
    return Prepared(
        title=title,
        effective_date=content.effective_date or find_effective_date(head),
        metadata=_metadata(content, head),
        chunks=tuple(_with_terms(chunks, texts, title, analyzer)),
        definitions=tuple(find_definitions(blank_amendments(text) for text in texts.values())),
    )


def printable(name: str) -> str:
    """A file name as it can be stored: bytes that are no UTF-8 (archives from old systems) are written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def embedding_text(title: str, chunk: Chunk, body: str) -> str:
    """The text whose vector stands for a chunk: where it stands, what it continues, what it says."""
    place = f"{title} {chunk.path[-1]}" if chunk.path else title
    lead_in = blank_amendments(chunk.lead_in)[-_LEAD_IN_EMBEDDED:]
    return _SPACE.sub(" ", f"{place}\n{lead_in}\n{blank_amendments(body)}").strip()


def _metadata(content: Content, head: str) -> dict[str, str]:
    issue = _ISSUE.search(head)
    acts = declared_acts(" ".join(page.text for page in content.pages[:2])[:_DECLARATIONS])
    personal = count_personal(page.text for page in content.pages)
    found = {"issue": issue[1] if issue else "", ACTS_KEY: acts, PERSONAL_KEY: personal}
    return {**content.metadata, **{key: value for key, value in found.items() if value}}


def _with_terms(
    chunks: Sequence[Chunk], texts: dict[int, str], title: str, analyzer: Analyzer
) -> Iterable[IndexedChunk]:
    bodies = [blank_amendments(join_spans(chunk.spans, texts)) for chunk in chunks]
    headings = [" / ".join((title, *chunk.path[-2:])) for chunk in chunks]
    lead_ins = [blank_amendments(chunk.lead_in) for chunk in chunks]
    unique = list(dict.fromkeys([*bodies, *headings, *lead_ins]))
    terms = {text: _forms(found) for text, found in zip(unique, analyzer.analyse(unique), strict=True)}
    for chunk, body, heading, lead_in in zip(chunks, bodies, headings, lead_ins, strict=True):
        yield IndexedChunk(chunk, IndexTerms(terms[body], terms[heading], terms[lead_in]), _fingerprint(body))


def _forms(morphemes: Sequence[Morpheme]) -> tuple[str, ...]:
    return tuple(term.form for term in content_terms(morphemes))


def _fingerprint(body: str) -> str:
    """Equal for copies of one passage, whatever their spacing and amendment marks."""
    return hashlib.sha256(_SPACE.sub("", body).encode()).hexdigest()[:16]
