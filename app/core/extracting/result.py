"""What an extraction found: a row for each field of each document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.answering.answer import Citation
from app.core.extracting.template import Field, Template
from app.core.library import DocumentRecord


class Found(StrEnum):
    """Whether the document states the field."""

    FOUND = "found"
    NOT_FOUND = "not_found"


class Check(StrEnum):
    """The outcome of a check."""

    MET = "met"  # 충족
    UNMET = "unmet"  # 미충족
    UNSURE = "unsure"  # 확인필요


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that the document states under the same name."""

    value: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of one document.

    Attributes:
        value: the document's own words, or "" when it does not say.
        normalised: the value in one form ("2026-02-13", "KRW 100000000", "5.5%", "36개월", "yes"), or "".
        citation: where it stands; None exactly when `found` is NOT_FOUND.
        alternatives: other values under the same name, where the document gives more than one.
        check: the outcome, for a check.
        label: for a duty, the article it stands in; else "".
    """

    document: DocumentRecord
    field: Field
    found: Found
    value: str = ""
    normalised: str = ""
    citation: Citation | None = None
    alternatives: tuple[Alternative, ...] = ()
    check: Check | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The rows of all documents, document by document."""

    template: Template
    documents: tuple[DocumentRecord, ...]
    rows: tuple[FieldRow, ...]
