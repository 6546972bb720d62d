"""Desks for tests of the installed program. Run by `python3 -m installer test`, which makes the packages first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.provisioning.layout import default_layout
from installer.build import STAGE
from installer.runtime import ensure_runtime
from installer.wine.prefix import Wine
from installer.wine.shims import OVERRIDES, ensure_shims, install_shims
from tests.installed.desk import PROGRAM_FILES, Desk


@pytest.fixture(scope="session")
def fresh_wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Wine]]:
    """Makes folder trees with the libraries that wine lacks; each ends with the session."""
    shims = ensure_shims(default_layout())
    with ExitStack() as ending:

        def make(name: str) -> Wine:
            wine = Wine(tmp_path_factory.mktemp(name) / "prefix", OVERRIDES)
            wine.make()
            install_shims(shims, wine.drive / "windows" / "system32")
            ending.callback(shutil.rmtree, wine.prefix, ignore_errors=True)  # a gigabyte and a half each
            ending.enter_context(wine.switched_on())
            return wine

        yield make


@pytest.fixture(scope="session")
def staged_desk(fresh_wine: Callable[[str], Wine]) -> Desk:
    """A desk with the program's folder as the package would lay it down, and the answer model, without installing."""
    desk = Desk.at(fresh_wine("staged"), PROGRAM_FILES)
    shutil.copytree(STAGE, desk.folder, copy_function=os.link)
    layout = default_layout()
    for model in layout.models.glob("*.gguf"):
        os.link(model.resolve(), desk.folder / "models" / model.name)
    return desk


@pytest.fixture(scope="session")
def python() -> Path:
    """The shipped version of Python with an interpreter, which desks do not have."""
    return ensure_runtime(default_layout(), print)


@pytest.fixture(scope="session")
def samples() -> dict[str, Path]:
    """The sample documents by their kind."""
    folder = STAGE / "resources" / "samples"
    return {path.suffix.lstrip("."): path for path in sorted(folder.iterdir())}
