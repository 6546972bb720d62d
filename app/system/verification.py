"""Whether a model file is the one its hash names; remembered while its size and time stay the same."""

from __future__ import annotations

from app.provisioning.manifest import ModelFile
from app.provisioning.verification import is_genuine
from app.system import paths
from app.system.installed import InstalledFile


def genuine(file: InstalledFile) -> bool:
    """The file has the SHA-256 that the manifest, or its entry on this machine, gives it."""
    return is_genuine(file.path, ModelFile(file.path.name, file.bytes, file.sha256), paths.verified_models())
