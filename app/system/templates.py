"""The extraction templates of this machine and user."""

from __future__ import annotations

from app.core.extracting.template import Template, load_folders
from app.system import paths


def templates() -> list[Template]:
    """Those shipped, then IT's, then the user's; a later one of the same id replaces an earlier one.

    Raises:
        UsageError: template_invalid.
    """
    return load_folders([paths.resources() / "templates", paths.machine_templates(), paths.user_templates()])
