"""The fixed instructions for the answer model, from the resources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.system import paths

if TYPE_CHECKING:
    from app.core.answering.service import Prompts
    from app.core.summarizing.writing import Instruction, SummaryPrompts


def read_prompts() -> Prompts:
    """The fixed instructions, by language."""
    from app.core.answering.service import Prompts

    folder = paths.resources() / "prompts"
    return Prompts(*((folder / f"answer_{language}.txt").read_text("utf-8") for language in ("ko", "en")))


def read_summary_prompts() -> SummaryPrompts:
    """The fixed instructions for summaries, by language."""
    from app.core.summarizing.writing import SummaryPrompts

    folder = paths.resources() / "prompts"
    names = ("summary_ko", "summary_en", "merge_ko", "merge_en")
    return SummaryPrompts(*(_instruction(folder / f"{name}.txt") for name in names))


def _instruction(path: Path) -> Instruction:
    from app.core.summarizing.writing import Instruction

    system, *examples = (part.strip() for part in path.read_text("utf-8").split("\n---\n"))
    return Instruction(system, tuple(zip(examples[::2], examples[1::2], strict=True)))
