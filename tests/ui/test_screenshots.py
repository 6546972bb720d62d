"""One command makes pictures of every screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from app.system import paths
from tests.ui.screenshots import HERE, all_scenes


def test_every_package_takes_part_and_names_are_unique() -> None:
    scenes = all_scenes()
    assert {scene.package for scene in scenes} == {file.parent.name for file in HERE.glob("*/scenes.py")}
    assert len({scene.file for scene in scenes}) == len(scenes)
    assert {"shell-at_work.png", "shell-engine_died.png"} <= {scene.file for scene in scenes}


def test_the_command_writes_pictures_in_every_look(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.screenshots", str(tmp_path), "shell-shortcuts"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=paths.PROGRAM, env=environment, check=True, capture_output=True, timeout=120)
    pictures = {file.parent.name: QImage(str(file)) for file in tmp_path.rglob("*.png")}
    assert set(pictures) == {"light-ko", "light-en", "dark-ko", "dark-en"}
    assert all(picture.width() > 300 for picture in pictures.values())
    ground = {name: picture.pixelColor(3, 3).lightness() for name, picture in pictures.items()}
    assert ground["light-ko"] > 200
    assert ground["dark-ko"] < 60
    assert pictures["light-ko"] != pictures["light-en"]
