"""What the answer model's package does: one large file, and the licences it comes under."""

from __future__ import annotations

from collections.abc import Sequence

from installer.msi import wording
from installer.msi.draft import INSTALLDIR, Draft, folder_keys, lay_down, remove_folders
from installer.msi.identity import Kind
from installer.msi.product import describe, refuse_downgrade, refuse_unfit_machines
from installer.msi.program import MACHINE_KEY
from installer.msi.tree import Item

FEATURE = "Model"
_KEY = rf"{MACHINE_KEY}\Model"
_EARLIER = "EARLIERMODELDIR"


def draft_model(items: Sequence[Item], version: str) -> Draft:
    """Every row but the codes that follow from the content.

    The files go where the program is, whichever package came first: both have the same default, and a program that was
    put elsewhere says where. Windows counts them as this product's own, so they outlive the program's upgrades.

    Args:
        items: model and licences, by their places below the program's folder.
        version: of the product.
    """
    draft = Draft(Kind.MODEL, items)
    describe(draft, wording.MODEL, version, (INSTALLDIR, f"EARLIER{INSTALLDIR}", _EARLIER))
    refuse_downgrade(draft, version)
    refuse_unfit_machines(draft, {})
    draft.remember(INSTALLDIR, MACHINE_KEY, "InstallDir", 60)
    draft.remember(INSTALLDIR, _KEY, "InstallDir", 61, earlier=_EARLIER)
    draft.add("Directory", "TARGETDIR", None, "SourceDir")
    draft.add("Directory", "ProgramFiles64Folder", "TARGETDIR", ".")
    draft.add("Directory", INSTALLDIR, "ProgramFiles64Folder", "Seogo")
    draft.add("Feature", FEATURE, None, "답변 모델", "Qwen2.5 1.5B", 2, 1, INSTALLDIR, 24)
    lay_down(draft, {}, FEATURE)
    values = [(_KEY, "InstallDir", "[INSTALLDIR]"), (_KEY, "Version", version)]
    own = draft.registry_component("ModelValues", FEATURE, values)
    remove_folders(draft, own, [*folder_keys(draft), INSTALLDIR])
    return draft
