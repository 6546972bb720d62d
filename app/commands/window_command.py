"""The window: what the program does when no command is named."""

from __future__ import annotations

import argparse
import os
import sys

from app.commands import exit_codes
from app.commands.console import Console

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Open the window; 2 where there is no screen."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _SCREENS):
        console.note(
            console.t(
                "화면이 없어 창을 열 수 없습니다. 명령을 쓰려면 --help를 보세요.",
                "There is no screen to open a window on. See --help for the commands.",
            )
        )
        return exit_codes.USAGE
    from app.ui.application import run as open_window

    return open_window(arguments.files, arguments.library, arguments.lang)
