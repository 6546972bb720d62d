"""The property lines ("---" … "---") that Markdown files of rules begin with: plain values, so no YAML is needed."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

_TITLE_KEYS = ("제목", "title", "문서명", "규정명", "법령명", "명칭")
_DATE_KEYS = ("시행일자", "시행일", "effective_date", "effective", "시행")
_KEY_LINE = re.compile(r"([^\s:#\-][^:]{0,60}):(?:\s+(.*))?")
_ITEM_LINE = re.compile(r"\s*-\s+([^:]+)")
_DATE = re.compile(r"(\d{4})\D{0,3}(\d{1,2})\D{1,3}(\d{1,2})|(\d{4})(\d{2})(\d{2})")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a file says about itself.

    Attributes:
        values: plain values and lists (joined with ", ") by their own keys.
        line_count: lines of the file that the front matter takes.
    """

    values: dict[str, str] = field(default_factory=dict)
    line_count: int = 0

    @property
    def title(self) -> str:
        """The document's title, or ""."""
        return next((self.values[key] for key in _TITLE_KEYS if self.values.get(key)), "")

    @property
    def effective_date(self) -> str:
        """The day the rules take effect as an ISO date, or ""."""
        return next((iso_date(self.values[key]) for key in _DATE_KEYS if self.values.get(key)), "")


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; empty when it has none, or when the lines between the rules are no properties."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), 0)
    values: dict[str, str] = {}
    key = ""
    for line in lines[1:end]:
        found = _KEY_LINE.fullmatch(line.rstrip())
        if found:
            key = found.group(1).strip()
            values[key] = _plain(found.group(2) or "")
        elif key and (item := _ITEM_LINE.fullmatch(line.rstrip())):
            values[key] = ", ".join(filter(None, (values[key], _plain(item.group(1)))))
        elif not key or (line.strip() and line[0] not in " -#"):
            return FrontMatter()
    if not values:
        return FrontMatter()
    return FrontMatter({name: value for name, value in values.items() if value and value != "[]"}, end + 1)


def iso_date(text: str) -> str:
    """ "2026. 2. 13.", "2026-02-13" or "20260213" as "2026-02-13"; "" when it is no date."""
    found = _DATE.search(text)
    if not found:
        return ""
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _plain(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
