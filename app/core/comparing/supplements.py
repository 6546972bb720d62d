"""부칙: each amendment brings one of its own, and prints differ in how many earlier ones they carry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.comparing.block import Block, Sort
from app.core.comparing.folding import letters

_ISSUE = re.compile(r"제\s*\d[\d-]*\s*호")
_DATE = re.compile(r"((?:19|20)\d{2})\s*[.\-년]\s*(\d{1,2})\s*[.\-월]\s*(\d{1,2})")


def unlike(old: Block, new: Block) -> bool:
    """Two 부칙 that name different amendments are two, however alike their words."""
    if old.sort is not Sort.SUPPLEMENT or not old.title or not new.title:
        return False
    for known in (issue_of, date_of):
        if known(old) and known(new):
            return known(old) != known(new)
    return letters(old.title) != letters(new.title)


def issue_of(block: Block) -> str:
    """Number of the amendment a 부칙 belongs to, or ""."""
    found = _ISSUE.search(block.title)
    return letters(found[0]) if found else ""


def date_of(block: Block) -> str:
    """ISO date of the amendment a 부칙 belongs to, or ""."""
    found = _DATE.search(block.title)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def only_printed(block: Block, other: Sequence[Block]) -> bool:
    """Whether a 부칙 that the other print lacks is no change.

    An earlier one that the new print left out is not, nor one that the new print carries though it is no later than the
    old version's own.

    Args:
        block: the 부칙.
        other: blocks of the other print.
    """
    if block.sort is not Sort.SUPPLEMENT or not block.title:
        return False
    others = [each for each in other if each.sort is Sort.SUPPLEMENT]
    if not others:
        return False
    dates = [date for each in others if (date := date_of(each))]
    mine = date_of(block)
    return bool(dates and mine) and mine <= max(dates)
