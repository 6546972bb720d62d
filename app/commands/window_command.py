"""The window: what the program does when no command is named."""

from __future__ import annotations

import argparse
import os
import sys

from app.commands import exit_codes
from app.commands.console import Console
from app.core.errors import UsageError

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Open the window; 2 where there is no screen."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        console.error(UsageError("no_screen"))
        return exit_codes.USAGE
    from app.ui.application import run as open_window

    return open_window(arguments.files, arguments.library, arguments.lang)
