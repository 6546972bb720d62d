"""Which documents are versions of the same rule, and which of them is in force."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from app.core.library import DocumentRecord, Status

_BRACKETED = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_DECREE_NUMBER = re.compile(r"제?\s*\d{4}-\d+호|제\d+호|v(?:er)?\.?\s?\d[\d.]*$|개정[안본]?$|현행$|(?<=[\s_-])구$")
_SPACE = re.compile(r"[\s_·ㆍ.,-]+")


def title_key(title: str) -> str:
    """What the titles of a rule's versions have in common: no brackets, numbers of issue, or spaces.

    "전자금융감독규정(금융위원회고시)(제2026-7호)" and "전자금융감독규정" share one key; an act and its decree do not.
    """
    bare = _DECREE_NUMBER.sub("", _BRACKETED.sub("", title))
    return _SPACE.sub("", bare).lower()


def superseded(documents: Sequence[DocumentRecord], today: date) -> list[tuple[str, str]]:
    """For every document, the version in force that replaces it, or "".

    Only documents that state an effective date take part, and only within one collection: copies of a rule kept by
    different departments may be kept apart on purpose. A version that takes effect in the future replaces nothing yet.
    """
    groups: dict[tuple[str, str], list[DocumentRecord]] = defaultdict(list)
    for document in documents:
        if document.status is not Status.FAILED and document.effective_date and title_key(document.title):
            groups[document.collection, title_key(document.title)].append(document)
    replaced: dict[str, str] = {document.document_id: "" for document in documents}
    for group in groups.values():
        started = [d for d in group if d.effective_date <= today.isoformat()]
        if not started:
            continue
        current = max(started, key=lambda d: (d.effective_date, d.path))
        for document in started:
            if document.effective_date < current.effective_date:
                replaced[document.document_id] = current.document_id
    return list(replaced.items())
