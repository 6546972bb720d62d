"""The extraction templates of this machine and user."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.extracting.template import Template, load_folders
from app.system import paths


def templates(packed: Sequence[Path] = ()) -> list[Template]:
    """Those shipped, then IT's, then the user's; a later one of the same id replaces an earlier one.

    Args:
        packed: folders of the packs in use (`app.packs.current_folders`); they count as IT's.

    Raises:
        UsageError: template_invalid.
    """
    return load_folders([paths.resources() / "templates", paths.machine_templates(), *packed, paths.user_templates()])
