"""Where things are: the program's own files, the user's library, the caches."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from app.system.interpreter import is_installed

PROGRAM = Path(__file__).resolve().parents[2]
"""The folder that holds app/, resources/ and models/."""


def resources() -> Path:
    """Icons, prompts, glossary, samples."""
    return PROGRAM / "resources"


def models() -> Path:
    """Model weights; `SEOGO_MODELS` moves them (a shared folder on a terminal server)."""
    return Path(os.environ.get("SEOGO_MODELS") or PROGRAM / "models")


def verified_models() -> Path | None:
    """Where an installed copy remembers which model files it has checked, since nobody writes to its own folder; None
    for a checkout, which remembers it beside the models."""
    return Path(platformdirs.user_data_dir("Seogo", False)) / "verified.json" if is_installed() else None


def default_library() -> Path:
    """The user's library; `SEOGO_LIBRARY` moves it."""
    return moved_library() or own_library()


def moved_library() -> Path | None:
    """Where `SEOGO_LIBRARY` moves the library to, if it does."""
    chosen = os.environ.get("SEOGO_LIBRARY")
    return Path(chosen) if chosen else None


def own_library() -> Path:
    """Where the library lies when nobody says otherwise."""
    return Path(platformdirs.user_data_dir("Seogo", False)) / "library"


def user_glossary() -> Path:
    """Folder of the user's own glossary files (TOML)."""
    return Path(platformdirs.user_config_dir("Seogo", False)) / "glossary"


def user_templates() -> Path:
    """Folder of the user's own extraction templates (TOML)."""
    return Path(platformdirs.user_config_dir("Seogo", False)) / "templates"


def machine_templates() -> Path:
    """Folder of extraction templates that IT puts on every machine."""
    return Path(platformdirs.site_config_dir("Seogo", False)) / "templates"


def machine_glossary() -> Path:
    """Folder of glossary files that IT puts on every machine."""
    return Path(platformdirs.site_config_dir("Seogo", False)) / "glossary"


def user_packs() -> Path:
    """Folder of the packs that this user has installed."""
    return Path(platformdirs.user_data_dir("Seogo", False)) / "packs"


def machine_packs() -> Path:
    """Folder of the packs that IT has installed for everybody. No environment variable moves it: packs carry rules."""
    if os.name == "nt":
        return Path(platformdirs.site_data_dir("Seogo", False)) / "packs"
    return Path("/var/lib/seogo/packs")


def machine_risk_rules() -> Path:
    """Risk rules that IT puts on every machine in place of the shipped ones."""
    return Path(platformdirs.site_config_dir("Seogo", False)) / "risk" / "ko.toml"


def user_settings() -> Path:
    """The user's settings file."""
    return Path(platformdirs.user_config_dir("Seogo", False)) / "settings.toml"


def secrets() -> Path:
    """Folder of this user's keys. Not roaming: keys are for this machine."""
    return Path(platformdirs.user_data_dir("Seogo", False)) / "keys"
