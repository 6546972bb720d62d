"""What an installed copy says about the terms it comes under, and what it consists of."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.provisioning.layout import ROOT
from installer.supply_chain.sbom import make_bom, to_json

BILL_OF_MATERIALS = "seogo.cdx.json"


def write_licences(target: Path, runtime: Path) -> None:
    """Fill the folder: our licence and notices, Python's licence, the bill of materials.

    Licences of packages stay beside them (`*.dist-info`), those of models in `models/licences`.
    """
    target.mkdir(parents=True)
    for name in ("LICENSE", "NOTICE", "SECURITY.md"):
        shutil.copy(ROOT / name, target / name)
    shutil.copy(runtime / "LICENSE.txt", target / "Python-LICENSE.txt")
    (target / BILL_OF_MATERIALS).write_text(to_json(make_bom()), encoding="utf-8")
