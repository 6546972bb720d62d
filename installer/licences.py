"""What an installed copy says about the terms it comes under, and what it consists of."""

from __future__ import annotations

import shutil
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression

from app.provisioning.layout import ROOT
from installer.runtime import runtime_pin
from installer.supply_chain.sbom import make_bom, to_json
from installer.trimming import NOT_SHIPPED

BILL_OF_MATERIALS = "seogo.cdx.json"


def write_licences(target: Path, runtime: Path) -> None:
    """Fill the folder: our licence and notices, Python's licence, the bill of materials.

    Licences of packages stay beside them (`*.dist-info`), those of models in `models/licences`.
    """
    target.mkdir(parents=True)
    for name in ("LICENSE", "NOTICE", "SECURITY.md"):
        shutil.copy(ROOT / name, target / name)
    shutil.copy(runtime / "LICENSE.txt", target / "Python-LICENSE.txt")
    (target / BILL_OF_MATERIALS).write_text(to_json(make_bom(windows_parts(), NOT_SHIPPED)), encoding="utf-8")


def windows_parts() -> list[Component]:
    """What the packages hold beside the locked Python packages and the models."""
    pin = runtime_pin()
    library = ComponentType.LIBRARY
    python = Component(
        name="CPython",
        bom_ref="CPython",
        version=pin.runtime,
        type=ComponentType.PLATFORM,
        description=f"as signed by the Python Software Foundation, carried by {pin.package} {pin.version}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=pin.sha256)],
    )
    python.licenses.add(LicenseExpression("PSF-2.0"))
    visual = Component(
        name="Microsoft Visual C++ runtime", bom_ref="visual-c++", type=library, description="as carried by PySide6"
    )
    visual.licenses.add(DisjunctiveLicense(name="Microsoft Visual C++ redistributable"))
    gcc = Component(
        name="libgcc and libstdc++", bom_ref="gcc", type=library, description="linked into llama.cpp's libraries"
    )
    gcc.licenses.add(DisjunctiveLicense(name="GPL-3.0-or-later WITH GCC-exception-3.1"))
    mingw = Component(
        name="mingw-w64 runtime and winpthreads",
        bom_ref="mingw-w64",
        type=library,
        description="linked into our programs",
    )
    mingw.licenses.add(DisjunctiveLicense(name="mingw-w64 runtime licence (permissive)"))
    return [python, visual, gcc, mingw]
