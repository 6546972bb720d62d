"""The composition root: paths and models to adapters, adapters to core services. Everything heavy loads on first use."""

from __future__ import annotations

from app.wiring.library import CATALOGUE, Access, Library
from app.wiring.models import answer_model, answer_model_file
from app.wiring.prompts import read_prompts
from app.wiring.reports import write_report
from app.wiring.summaries import summarizer, writing_pen

__all__ = [
    "CATALOGUE",
    "Access",
    "Library",
    "answer_model",
    "answer_model_file",
    "read_prompts",
    "summarizer",
    "write_report",
    "writing_pen",
]
