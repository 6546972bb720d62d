"""What writes summaries, and where finished ones are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.core.model_ports import LanguageModel
from app.core.ports import Catalogue
from app.settings import enforcement, keys
from app.settings.resolver import Settings
from app.settings.store import load as load_settings
from app.system import installed
from app.wiring.library import SUMMARIES, Library
from app.wiring.prompts import read_summary_prompts

if TYPE_CHECKING:
    from app.core.summarizing.service import Pen, Summarizer


def writing_pen(library: Library, model: LanguageModel, settings: Settings | None = None) -> Pen:
    """What writes summaries of a library's documents.

    Args:
        library: its embedder and analyzer check what the model writes.
        model: the answer model.
        settings: which model is wanted; those in force by default.

    Raises:
        ModelError: model_missing: the embedding model.
    """
    from app.core.summarizing.service import Pen

    in_force = settings or load_settings()
    file = installed.answer_file(
        in_force.value(keys.ANSWER_MODEL), lambda each: enforcement.model_permitted(each.sha256, each.shipped, in_force)
    )
    return Pen(model, library.embedder, library.analyzer, read_summary_prompts(), file.sha256)


def summarizer(
    library: Library, pen: Pen | None, cache_folder: Path | None = None, catalogue: Catalogue | None = None
) -> Summarizer:
    """Summarises documents.

    Args:
        library: holds them.
        pen: what writes; None leaves it at verbatim sentences.
        cache_folder: where finished summaries are kept; the library's own folder by default.
        catalogue: another connection to the catalogue (see `Library.another_catalogue`).
    """
    from app.adapters.summary_cache import SqliteSummaryCache
    from app.core.summarizing.service import Summarizer

    cache = SqliteSummaryCache((cache_folder or library.folder) / SUMMARIES, library.key.key)
    return Summarizer(catalogue or library.catalogue, pen, cache)
