"""The answer model that settings and policy choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.errors import ModelError
from app.settings import enforcement, keys
from app.settings.resolver import Settings
from app.settings.store import load as load_settings
from app.system import installed
from app.system.installed import InstalledFile
from app.system.verification import genuine
from app.wiring.importing import IMPORTING

if TYPE_CHECKING:
    from app.adapters.llama_model import LlamaModel


def answer_model_file(settings: Settings) -> InstalledFile:
    """The answer model that is wanted and permitted. Raises as `answer_model`."""
    wanted = settings.value(keys.ANSWER_MODEL)
    file = installed.answer_file(wanted, lambda each: enforcement.model_permitted(each.sha256, each.shipped, settings))
    if wanted and settings.locked(keys.ANSWER_MODEL) and file.path.name.casefold() != wanted.casefold():
        raise ModelError("model_missing", file=wanted)
    return file


def answer_model(settings: Settings | None = None) -> LlamaModel:
    """The answer model to use; its hash is checked and its weights load at the first question.

    Args:
        settings: which model is wanted and permitted; those in force by default.

    Raises:
        ModelError: model_missing, or model_refused when its hash is not the one that is known.
        PolicyError: model_forbidden, or the policy is not valid.
    """
    file = answer_model_file(settings or load_settings())
    if not genuine(file):
        raise ModelError("model_refused", file=file.path.name)
    with IMPORTING:
        from app.adapters.llama_model import LlamaModel

    return LlamaModel(file.path)


def model_runner() -> tuple[str, int]:
    """What runs the answer model, loaded now.

    Returns:
        llama.cpp's variant for this processor, such as "haswell" ("" where it was compiled for this one alone), and the
        number of compute threads.

    Raises:
        ModelError: model_engine_missing.
    """
    with IMPORTING:
        try:
            from app.adapters.llama_library import VARIANT
        except (ImportError, OSError, RuntimeError) as error:
            raise ModelError("model_engine_missing") from error
        from app.adapters.processor import physical_cores
    return VARIANT, physical_cores()
