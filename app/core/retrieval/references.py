"""References to articles and issues, in questions ("13조 1항") and in rules ("제8조제1항에 따른")."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ARTICLE = re.compile(
    # "5조원" and "2조 5천억원" are amounts
    r"제?\s*(?P<article>\d{1,4})\s*조(?!원|\s원[\s을이은의인에]|\s*[\d,천백십]+\s*억)(?:\s*의\s*(?P<branch>\d{1,2}))?(?:\s*제?\s*(?P<paragraph>\d{1,2})\s*항)?(?:\s*제?\s*(?P<item>\d{1,3})\s*호)?"
)
_ISSUE = re.compile(r"제?\s*(\d{4}-\d+)\s*호|제\s*(\d{3,6})\s*호")
_DATE = re.compile(r"(\d{4})\s*[년.\-/]\s*(\d{1,2})\s*[월.\-/]\s*(\d{1,2})\s*일?")


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """A reference to an article, as the label of the unit it means ("제13조제1항")."""

    label: str
    article: str
    start: int
    end: int


def article_references(text: str) -> list[ArticleReference]:
    """The article references in a text, in order, numbers canonical."""
    found = []
    for match in _ARTICLE.finditer(text):
        article = f"제{match['article']}조" + (f"의{match['branch']}" if match["branch"] else "")
        label = article
        if match["paragraph"]:
            label += f"제{match['paragraph']}항"
        if match["item"]:
            label += f"제{match['item']}호"
        found.append(ArticleReference(label, article, match.start(), match.end()))
    return found


def issue_numbers(text: str) -> list[str]:
    """Numbers of issue ("제2025-4호" → "2025-4", "제20897호" → "20897")."""
    return [match[1] or match[2] for match in _ISSUE.finditer(text)]


def iso_dates(text: str) -> list[str]:
    """Full dates in a text as ISO dates."""
    return [f"{int(y):04}-{int(m):02}-{int(d):02}" for y, m, d in _DATE.findall(text)]
