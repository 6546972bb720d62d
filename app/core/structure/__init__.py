"""The structure of Korean rules: 편·장·절·관·조·항·호·목, 부칙, 별표, headings and tables, over stored page text."""

from app.core.structure.parser import parse
from app.core.structure.unit import Kind, PageSpan, Unit

__all__ = ["Kind", "PageSpan", "Unit", "parse"]
