"""Puts the program's folder together as it will lie on a desk."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.provisioning.layout import ROOT, Layout
from app.provisioning.manifest import Model, load_manifest
from app.provisioning.translations import compile_all
from installer.bytecode import compile_folder
from installer.environment import ensure_environment
from installer.launcher.build import build_launchers
from installer.layout import Say, products
from installer.licences import write_licences
from installer.policies.templates import write_templates
from installer.runtime import ensure_runtime
from installer.wine.prefix import Wine

_NOT_SHIPPED = ("screenshots", "samples/sources", "samples/build_samples.py", "translations/*.ts")
"""Of resources: pictures for README, and what samples and translations are made from."""


_KEPT_PROVISIONING = ("__init__.py", "manifest.py", "verification.py")
"""What the program asks of set-up: which model files there should be, and whether they are genuine. Nothing that fetches
or compiles anything is shipped."""


def stage(layout: Layout, target: Path, say: Say) -> None:
    """Make the folder anew.

    Args:
        layout: of the checkout, with its models in place.
        target: the folder; what is in it goes.
        say: called with what is being done.

    Raises:
        SetupError: something could not be fetched or compiled.
        LibraryMissing: a program file wants a library that neither the folder nor Windows has.
    """
    environment, python = ensure_environment(layout, say), ensure_runtime(layout, say)
    say("the program's folder")
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(environment / "runtime", target / "runtime")
    _copy_program(layout, target)
    compile_folder(Wine(products(layout) / "wine" / "build"), python, target / "app", target)
    _copy_models(layout, target / "models")
    write_templates(target / "policies")
    write_licences(target / "licences", python)
    build_launchers(layout, python, target, say)


def answer_model(layout: Layout) -> Model:
    """The model of the second package."""
    return next(model for model in load_manifest(layout.manifest) if model.default and model.role == "answers")


def _copy_program(layout: Layout, target: Path) -> None:
    compile_all(ROOT / "resources" / "translations", layout.python)
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "app", target / "app", ignore=unwanted)
    (target / "app" / "provision.py").unlink()
    for path in (target / "app" / "provisioning").iterdir():
        if path.name not in _KEPT_PROVISIONING:
            path.unlink()
    shutil.copytree(ROOT / "resources", target / "resources", ignore=unwanted)
    for pattern in _NOT_SHIPPED:
        for path in sorted((target / "resources").glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _copy_models(layout: Layout, target: Path) -> None:
    """All that set-up fetches, but for the answer model: a new program must not bring a gigabyte with it."""
    shutil.copytree(ROOT / "models" / "licences", target / "licences")
    shutil.copy(layout.manifest, target)
    for model in load_manifest(layout.manifest):
        if model.default and model.role != "answers":
            for file in model.files:
                shutil.copy(layout.models / file.name, target)
